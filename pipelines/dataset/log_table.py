"""The files of the table `runs`: each run adds one; many become one, and old ones get today's columns."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import StoreError
from pipelines.io.remote import Bucket, local_path
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.tables import LOG


def log_name(run_id: str) -> str:
    """A run's id begins with its time: the names' order is that of the runs."""
    return f"part-{run_id}.parquet"


def is_todays(path: Path) -> bool:
    try:
        return bool(pq.read_schema(path).equals(arrow_schema(LOG)))
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"{path} can't be read as a table: {error}") from error


def todays_pieces(path: Path) -> Iterator[pa.Table]:
    """The rows, a row group at a time; a column that an older version didn't write yet is null."""
    try:
        with pq.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                yield _todays(file.read_row_group(number))
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"{path} can't be read as a table: {error}") from error


def read_log(data: str) -> list[dict[str, Any]]:
    """All rows of the log of a dataset, in a folder or behind a URL. StoreError if there is none."""
    local = local_path(data)
    with TemporaryDirectory() as fetched:
        folder = Path(local) if local is not None else _fetched(Bucket(data), Path(fetched))
        paths = sorted((folder / LOG).glob("*.parquet"))
        if not paths:
            raise StoreError(f"{data} has no {LOG}; give the folder that `gka ingest --out` wrote.")
        pieces = [piece for path in paths for piece in todays_pieces(path)]
    return list(pa.concat_tables([arrow_schema(LOG).empty_table(), *pieces]).to_pylist())


def _fetched(bucket: Bucket, folder: Path) -> Path:
    for path in bucket.paths(LOG):
        bucket.download(path, folder / path)
    return folder


def _todays(old: pa.Table) -> pa.Table:
    schema = arrow_schema(LOG)
    arrays = [
        old[field.name].cast(field.type) if field.name in old.column_names else pa.nulls(len(old), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
