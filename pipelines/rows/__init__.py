"""From a document that was read to its rows in every table: `build_rows(document)`."""

from pipelines.rows.build import build_rows

__all__ = ["build_rows"]
