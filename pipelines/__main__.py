"""`python -m pipelines` is `gka`."""

from pipelines.cli import main

main(prog_name="gka")
