"""Arrow tables in, a dataset folder out: DIR/<table>/part-0.parquet, whole or not at all. Knows no document.

A run writes a folder beside DIR, then gives it DIR's name: a kill at any moment leaves the old dataset or the new one.
Only what this module wrote is ever replaced; anything else in DIR is a refusal. The same tables give the same bytes
(with the same pyarrow, which signs its files with its version).
"""

import fcntl
import glob
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipelines.dictionary import TITLE, as_markdown
from pipelines.errors import StoreError
from pipelines.exchange import put_in_place, recover
from pipelines.schema import TABLE_KEY, arrow_schema
from pipelines.tables import LOG, TABLES

ROW_GROUP = 65_536  # rows; fixed, for the same bytes
KEPT = ".gitkeep"  # may stand in DIR, and goes along to the new one
README = "README.md"  # the data dictionary; replaced only if it is one


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A folder to write the dataset in; it takes DIR's place when the block ends well, and goes when it doesn't.

    StoreError before the block runs if DIR can't be written, holds what isn't ours, or is being written by another run.
    """
    out = Path(os.path.realpath(out))  # a link to a folder: the folder is replaced, the link stays
    with _in_a_sentence(out):
        recover(out, _aside(out))
        refuse_foreign(out)
        draft = _new_draft(out)
    try:
        with _lock(draft, out):
            _clear_leftovers(out, draft)
            yield draft
            with _in_a_sentence(out):
                _finish(draft, out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def write_dataset(draft: Path, tables: Mapping[str, Sequence[pa.Table]]) -> None:
    """Every table's pieces, one after the other; a table without pieces is there too, empty."""
    with _in_a_sentence(draft):
        (draft / README).write_text(as_markdown(), encoding="utf-8")
        for name in TABLES:
            _write(draft / name / "part-0.parquet", name, tables.get(name, ()))


def _write(path: Path, name: str, pieces: Sequence[pa.Table]) -> None:
    """combine_chunks: pages follow the chunks, and the chunks follow how the work was cut."""
    table = pa.concat_tables([arrow_schema(name).empty_table(), *pieces]).combine_chunks()
    path.parent.mkdir()
    pq.write_table(
        table,
        path,
        version="2.6",
        compression="zstd",
        use_dictionary=True,
        write_statistics=True,
        row_group_size=ROW_GROUP,
        data_page_version="1.0",
        store_schema=True,
    )


def read_table(out: Path, name: str) -> pa.Table:
    """A whole table of a dataset, as analysts read it. StoreError if it isn't there or is broken."""
    try:
        table = ds.dataset(out / name, format="parquet", partitioning="hive").to_table()
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"{out / name} can't be read as a table: {error}") from error
    return table


def earlier_runs(out: Path) -> pa.Table:
    """The log so far, in today's columns: one that an older version didn't write yet is null."""
    schema = arrow_schema(LOG)
    if not (out / LOG).is_dir():
        return schema.empty_table()
    old = read_table(out, LOG)
    arrays = [
        old[field.name].cast(field.type) if field.name in old.column_names else pa.nulls(len(old), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def refuse_foreign(out: Path) -> None:
    """StoreError if DIR exists and isn't a dataset of ours: its files are not ours to replace."""
    if not out.exists():
        return
    if not out.is_dir():
        raise StoreError(f"{out} is a file; give a folder for the tables (--out DIR).")
    foreign = sorted(entry.name for entry in out.iterdir() if not _ours(entry))
    if foreign:
        names = ", ".join(foreign[:3]) + (", ..." if len(foreign) > 3 else "")
        raise StoreError(f"{out} holds what gka didn't write ({names}); choose another folder or move that away.")


def _ours(entry: Path) -> bool:
    if entry.name == KEPT:
        return entry.is_file()
    if entry.name == README:
        return entry.is_file() and entry.read_bytes().startswith(TITLE.encode())
    return entry.name in TABLES and entry.is_dir() and all(_part_of(entry.name, path) for path in _files(entry))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _part_of(table: str, path: Path) -> bool:
    """Whether a file is a part of this table, by the name in its own metadata."""
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (OSError, pa.ArrowException):
        return False
    return bool(metadata.get(TABLE_KEY) == table.encode())


def _new_draft(out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    draft = out.with_name(f".{out.name}.gka-{secrets.token_hex(4)}")
    draft.mkdir()
    if out.exists():
        shutil.copymode(out, draft)
    return draft


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.gka-old")


def _clear_leftovers(out: Path, draft: Path) -> None:
    """Drafts of killed runs go. A living run holds a lock on its draft: then this run may not go on."""
    for other in out.parent.glob(f".{glob.escape(out.name)}.gka-*"):
        if other != draft:
            with suppress(FileNotFoundError), _lock(other, out):  # it may have gone by itself just now
                shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _lock(folder: Path, out: Path) -> Iterator[None]:
    """Hold a folder; the lock ends with the process, however that ends. StoreError if another process has it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise StoreError(f"Another run is writing to {out}; wait until it has ended.") from error
    finally:
        os.close(handle)


def _finish(draft: Path, out: Path) -> None:
    refuse_foreign(out)  # again: somebody may have put a file there during a long run
    if (out / KEPT).exists():
        shutil.copy2(out / KEPT, draft / KEPT)
    _flush(draft)
    old = put_in_place(draft, out, _aside(out))
    if old is not None:
        shutil.rmtree(old, ignore_errors=True)


def _flush(folder: Path) -> None:
    """To the disk before the rename, so that a power cut can't leave a new name on empty files."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


@contextmanager
def _in_a_sentence(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"Can't write {out} ({error.strerror or error}); choose a folder that you may write in, "
            "inside one that you may write in too."
        ) from error
