"""`python -m pipelines` is `gka`."""

import sys

from pipelines.run.import_safety import without_here

sys.path[:] = without_here(sys.path)  # -m puts the current folder first; a file `json.py` among the agendas is not ours

from pipelines.cli import main  # noqa: E402

main(prog_name="gka")
