"""A dataset in DuckDB, in memory: its tables as they lie in their files, and the views over them.

DuckDB itself opens no file here. The tables come to it through Arrow, so that it needs no access to disk or network,
and has none.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import StoreError
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.tables import TABLES
from pipelines.views import all_views, reference_tables

# No files, no network, no extensions; none of it can be switched on again once the configuration is locked.
_CLOSED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    # Nothing spills to a disk: what needs more memory than it gets is refused.
    "temp_directory": "",
    # An error as JSON has its place in the query and the names that come near.
    "errors_as_json": "true",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """An open connection. Use it from one thread; `interrupt` may come from another."""

    connection: duckdb.DuckDBPyConnection

    def table(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        """The whole result. `parameters` by name, for `$name` in the query."""
        return self.batches(sql, parameters).read_all()

    def batches(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pa.RecordBatchReader:
        """The result in pieces, as they are made."""
        with warnings.catch_warnings():
            # DuckDB advises `sql()`, which saves a copy of the rows; but its errors don't say where they are.
            warnings.simplefilter("ignore", UserWarning)
            return self.connection.execute(sql, dict(parameters or {})).to_arrow_reader(10_000)

    def interrupt(self) -> None:
        self.connection.interrupt()


@contextmanager
def open_engine(dataset: OpenedDataset, *, memory_mb: int = 2000, threads: int = 2) -> Iterator[Engine]:
    """The dataset with its views, for as long as the block is open."""
    connection = duckdb.connect(config={**_CLOSED, "memory_limit": f"{memory_mb}MB", "threads": str(threads)})
    try:
        for name in TABLES:
            connection.register(name, table_rows(dataset, name))
        for name, table in reference_tables().items():
            connection.register(name, table)
        for view in all_views():
            connection.execute(f"CREATE TEMP VIEW {view.name} AS {view.sql}")
        # A progress bar goes to stdout, which is the result's own place. Asked first: in Jupyter without ipywidgets it
        # is off, and to switch it off is an error there.
        if connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()[0][0]:
            connection.execute("SET enable_progress_bar = false")
        connection.execute("SET lock_configuration = true")
        yield Engine(connection)
    finally:
        connection.close()


def table_rows(dataset: OpenedDataset, name: str) -> pa.Table | ds.Dataset:
    """A table, read only where a query asks for it. StoreError where one of its files is no Parquet any more."""
    paths = [str(path) for path in dataset.files[name]]
    if not paths:
        return arrow_schema(name).empty_table()
    try:
        found = ds.dataset(paths, format="parquet", schema=arrow_schema(name))
        # The columns of one file tell whether it can be read; the manifest has told that none was cut short.
        next(found.get_fragments()).physical_schema  # noqa: B018
    except (OSError, pa.ArrowException) as error:
        raise StoreError(
            f"Table {name} of {dataset.folder} is damaged; run `gka ingest` again with the same folders: it reads anew "
            "what was lost."
        ) from error
    return found
