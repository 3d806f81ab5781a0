"""A dataset, or the result of a query, in the file that somebody's own tool opens: Excel, CSV, SQLite, DuckDB."""

from pipelines.export.excel import Link, Sheet, Workbook, picture_rows
from pipelines.export.results import FORMATS, write_result

__all__ = ["FORMATS", "Link", "Sheet", "Workbook", "picture_rows", "write_result"]
