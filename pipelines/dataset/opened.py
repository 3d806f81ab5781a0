"""Opens a dataset for those who read it: queries, exports, reports, the copy that may be published.

What ingest wrote is held against its manifest first, so that a folder that is no dataset, one of an older schema, a
table that somebody removed and a file that was cut short are each one sentence and never a figure that is too low.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipelines.errors import StoreError
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.tables import DOCUMENT_TABLES, LOG, MANIFEST
from pipelines.version import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class OpenedDataset:
    """A folder with tables that is whole, and the files of each table."""

    folder: Path
    files: Mapping[str, tuple[Path, ...]]  # of each table, the log included
    made_with: str  # version of the software and of its data files, as the manifest has it

    def table(self, name: str) -> pa.Table:
        """All rows of a table, in the dataset's own order. StoreError where a file can't be decoded."""
        paths = self.files[name]
        if not paths:
            return arrow_schema(name).empty_table()
        with _whole_files(name, self.folder):
            return ds.dataset([str(path) for path in paths], format="parquet").to_table()


def read_rows(path: Path, columns: list[str] | None = None) -> list[dict[str, Any]]:
    """The rows of one file of a table; none where the table has no such file. StoreError where it can't be decoded."""
    if not path.is_file():
        return []
    with _whole_files(path.parent.name, path.parent.parent):
        rows: list[dict[str, Any]] = pq.read_table(path, columns=columns).to_pylist()
        return rows


@contextmanager
def _whole_files(table: str, folder: Path) -> Iterator[None]:
    """A file whose bytes changed and whose size didn't shows when it is decoded."""
    try:
        yield
    except (OSError, UnicodeDecodeError, pa.ArrowException) as error:
        raise StoreError(
            f"Table {table} of {folder} is damaged ({error}); run `gka ingest` again with the same folders: it reads "
            "anew what was lost."
        ) from error


def open_dataset(folder: Path) -> OpenedDataset:
    """The dataset in a folder.

    StoreError where there is none, where another version of the tables wrote it, or where files are missing, cut short
    or of something else.
    """
    manifest = _manifest(folder)
    version = str(manifest.get("schema_version"))
    if version != SCHEMA_VERSION:
        raise StoreError(
            f"{folder} has tables of schema {version}, and this version reads {SCHEMA_VERSION}; run `gka ingest` "
            "again with the same folders: it rewrites them."
        )
    listed: Mapping[str, list[Mapping[str, object]]] = manifest["tables"]
    lost = [
        f"{table}/{one['file']}"
        for table in DOCUMENT_TABLES
        for one in listed.get(table, [])
        if _size(folder / table / str(one["file"])) != one.get("bytes")
    ]
    lost += [f"{table}/" for table in DOCUMENT_TABLES if table not in listed]
    if lost:
        names = ", ".join(lost[:3]) + (", ..." if len(lost) > 3 else "")
        raise StoreError(
            f"{folder} is not whole: {names} is missing or was changed; run `gka ingest` again with the same folders."
        )
    # Only what the manifest lists: a file that somebody left there would be counted too.
    files = {table: tuple(folder / table / str(one["file"]) for one in listed[table]) for table in DOCUMENT_TABLES}
    return OpenedDataset(
        folder, {**files, LOG: tuple(sorted((folder / LOG).glob("*.parquet")))}, str(manifest.get("made_with"))
    )


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / MANIFEST
    if not path.is_file():
        raise StoreError(f"{folder} is no dataset of gka; give the folder that `gka ingest ... --out` wrote.")
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} can't be read; run `gka ingest` again with the same folders.") from error
    if not isinstance(told, dict) or not isinstance(told.get("tables"), dict):
        raise StoreError(f"{path} is no manifest of gka; run `gka ingest` again with the same folders.")
    return told


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
