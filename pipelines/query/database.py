"""A dataset as one DuckDB file: all tables, all views, and the meaning of each column as a comment."""

from pathlib import Path

import duckdb

from pipelines.dataset.opened import OpenedDataset
from pipelines.query.engine import table_rows
from pipelines.schema.columns import declared_columns, table_summary
from pipelines.schema.tables import TABLES
from pipelines.views import all_views, reference_tables


def write_database(dataset: OpenedDataset, path: Path) -> None:
    """Write the file; `path` must not be there yet. OSError where that can't be."""
    try:
        connection = duckdb.connect(str(path), config={"threads": "2"})
    except duckdb.IOException as error:
        raise OSError(0, str(error).splitlines()[0], str(path)) from error
    try:
        for name, row_type in TABLES.items():
            connection.register("_rows", table_rows(dataset, name))
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM _rows')
            _comment(connection, "TABLE", name, table_summary(row_type))
            for column in declared_columns(row_type):
                _comment(connection, "COLUMN", f'{name}"."{column.name}', column.description)
        for name, table in reference_tables().items():
            connection.register("_rows", table)
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM _rows')
        for view in all_views():
            connection.execute(f'CREATE VIEW "{view.name}" AS {view.sql}')
            said = " ".join((view.summary, f"Een rij is {view.grain}", f"Niet erin: {view.leaves_out}", *view.rules))
            _comment(connection, "VIEW", view.name, said)
            for column_name, meaning in view.columns.items():
                _comment(connection, "COLUMN", f'{view.name}"."{column_name}', meaning)
    finally:
        connection.close()


def _comment(connection: duckdb.DuckDBPyConnection, kind: str, name: str, text: str) -> None:
    # DuckDB takes no parameter here: the text is ours, and its quotes are doubled.
    quoted = text.replace("'", "''")
    connection.execute(f"""COMMENT ON {kind} "{name}" IS '{quoted}'""")
