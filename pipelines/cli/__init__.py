"""The command line: `main` is `gka`."""

from pipelines.cli.commands import main

__all__ = ["main"]
