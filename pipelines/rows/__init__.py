"""From a Document to the rows of every table."""

from pipelines.rows.build import build_rows

__all__ = ["build_rows"]
