"""From a Document to the rows of every table."""

from pipelines.rows.build import rows_of

__all__ = ["rows_of"]
