"""The result of a query as a table for the eye, CSV, JSON, Parquet or Excel."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import InputError, StoreError
from pipelines.export.cells import cell_of, text_of
from pipelines.export.excel import Sheet, Workbook
from pipelines.io.atomic_write import draft_beside

_WIDEST = 60  # characters of a column in a table for the eye
_LONGEST = 1000  # rows of a table for the eye; more is for a file
Batches: TypeAlias = pa.RecordBatchFileReader


def write_result(result: Batches, form: str, out: Path | None) -> None:
    """Write to a file, or to stdout where there is none. Parquet and Excel are no text: InputError without a file."""
    if out is None:
        if form not in _TEXT:
            raise InputError(f"{form} is no text: say with --out FILE where it goes.")
        _TEXT[form](result, sys.stdout)
        return
    try:
        with draft_beside(out) as draft:
            if form in _TEXT:
                with draft.open("w", encoding="utf-8", newline="") as stream:
                    _TEXT[form](result, stream)
            else:
                _FILES[form](result, draft)
    except OSError as error:
        raise StoreError(f"{out} can't be written ({error.strerror}); choose another file for --out.") from error


def rows_of(result: Batches) -> Iterator[tuple[Any, ...]]:
    for n in range(result.num_record_batches):
        batch = result.get_batch(n)
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _table(result: Batches, stream: Any) -> None:
    names = result.schema.names
    rows = [[_short(text_of(value)) for value in row] for _, row in zip(range(_LONGEST), rows_of(result), strict=False)]
    right = [
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
        for kind in result.schema.types
    ]
    widths = [max(len(name), *(len(row[n]) for row in rows), 0) for n, name in enumerate(names)]
    for row in [names, ["-" * width for width in widths], *rows]:
        cells = [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        ]
        stream.write("  ".join(cells).rstrip() + "\n")
    more = sum(result.get_batch(n).num_rows for n in range(result.num_record_batches)) - len(rows)
    if more:
        stream.write(f"... and {more} more rows: ask for less, or write them with --format csv.\n")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 3] + "..."


def _csv(result: Batches, stream: Any) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.schema.names)
    writer.writerows([text_of(value) for value in row] for row in rows_of(result))


def _json(result: Batches, stream: Any) -> None:
    names = result.schema.names
    stream.write("[")
    for n, row in enumerate(rows_of(result)):
        one = {name: _json_value(value) for name, value in zip(names, row, strict=True)}
        stream.write((",\n " if n else "\n ") + json.dumps(one, ensure_ascii=False, default=str))
    stream.write("\n]\n")


def _json_value(value: object) -> object:
    if isinstance(value, list):
        return value
    cell = cell_of(value)
    return cell.isoformat() if isinstance(cell, date) else cell


def _parquet(result: Batches, path: Path) -> None:
    with pq.ParquetWriter(path, result.schema) as writer:
        for n in range(result.num_record_batches):
            writer.write_batch(result.get_batch(n))


def _xlsx(result: Batches, path: Path) -> None:
    with Workbook(path) as book:
        book.add(Sheet("resultaat", tuple(result.schema.names)), rows_of(result))


_TEXT: dict[str, Callable[[Batches, Any], None]] = {"table": _table, "csv": _csv, "json": _json}
_FILES: dict[str, Callable[[Batches, Path], None]] = {"parquet": _parquet, "xlsx": _xlsx}
FORMATS = (*_TEXT, *_FILES)


def as_text_table(result: pa.Table) -> str:
    """A small table for the eye."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, result.schema) as writer:
        writer.write_table(result)
    stream = io.StringIO()
    _table(pa.ipc.open_file(sink.getvalue()), stream)
    return stream.getvalue()
