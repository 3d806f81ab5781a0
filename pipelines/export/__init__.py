"""A dataset, or the result of a query, in the file that somebody's own tool opens: Excel, CSV, SQLite, DuckDB."""

from pipelines.export.excel import Workbook
from pipelines.export.results import FORMATS, write_result

__all__ = ["FORMATS", "Workbook", "write_result"]
