"""A dataset in a folder, DIR/<table>/*.parquet: all of it is replaced, or nothing.

A run works in a hidden folder beside DIR, `.DIR.gka-work`, and gives the new dataset DIR's name at the end: a kill at
any moment leaves the old dataset or the new one, and what was done in the work folder. Only what this module wrote is
ever replaced; anything else in DIR is a refusal.
"""

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from pipelines.dataset.commit import OLD_README, KeptFiles
from pipelines.dataset.folder_swap import put_in_place, recover
from pipelines.dataset.snapshots import keep_snapshot
from pipelines.dataset.staging import FolderBlobStore
from pipelines.dataset.state import STATE
from pipelines.description import DATA_PACKAGE, META, META_FILES, PACKAGE_NAME
from pipelines.errors import StoreError
from pipelines.io.system_faults import is_machine_fault, storage_fault, storage_faults
from pipelines.schema.arrow import TABLE_KEY
from pipelines.schema.dictionary import TITLE
from pipelines.schema.tables import MANIFEST, TABLES

STAGED_FOLDER = "docs"  # in the work folder
GITKEEP = ".gitkeep"  # may stand in DIR, and goes along to the new one
OWN_NAME = re.compile(r"part-\d{5}-[0-9a-f]{12}\.parquet")  # nobody else calls a file so


@dataclass(frozen=True, slots=True)
class FolderDataset:
    """A folder for a dataset, held by this run."""

    out: Path
    work: Path
    keep: int = 0  # snapshots of earlier states

    @property
    def blobs(self) -> FolderBlobStore:
        return FolderBlobStore(str(self.work / STAGED_FOLDER))

    def state(self) -> bytes | None:
        path = self.out / STATE
        return path.read_bytes() if path.is_file() else None

    def manifest(self) -> bytes | None:
        path = self.out / MANIFEST
        return path.read_bytes() if path.is_file() else None

    def sizes(self) -> dict[str, int]:
        return {f"{path.parent.name}/{path.name}": path.stat().st_size for path in self.out.glob("*/*.parquet")}

    def files(self, table: str) -> list[str]:
        return sorted(path.name for path in (self.out / table).glob("*.parquet"))

    def local(self, path: str) -> Path:
        return self.out / path

    def draft(self) -> Path:
        draft = self.work / "draft"
        # What a run that was killed left of its draft: its files would be published with ours.
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        return draft

    def commit(self, draft: Path, kept: KeptFiles) -> None:
        with storage_faults(str(self.out)):
            refuse_foreign(self.out)  # again: somebody may have put a file there during a long run
            # The files before their folders, and all before the swap: a flush of a folder holds only names.
            _flush(_files(draft))
            for new, old in kept.items():
                (draft / new).parent.mkdir(exist_ok=True)
                _link(self.out / old, draft / new)
            if (self.out / GITKEEP).exists():
                shutil.copy2(self.out / GITKEEP, draft / GITKEEP)
            _flush([*filter(Path.is_dir, draft.rglob("*")), draft])
            old_folder = put_in_place(draft, self.out, _aside(self.work))
        # After the commit and with its errors ignored: the new dataset stands, an old folder that stays is no failure.
        if old_folder is not None:
            with suppress(OSError):
                keep_snapshot(self.out, old_folder, self.keep)
            shutil.rmtree(old_folder, ignore_errors=True)

    def add(self, draft: Path) -> None:
        """Each file at once, in its place."""
        with storage_faults(str(self.out)):
            _flush(_files(draft))
            for path in sorted(_files(draft)):
                path.replace(self.out / path.relative_to(draft))

    def clear(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)


@contextmanager
def held_folder(out: Path, keep: int = 0) -> Iterator[FolderDataset]:
    """The folder, held until the block ends or the process does; keep: so many earlier states stay beside it.

    StoreError if `out` can't be written, holds what isn't ours, or is held by another run.
    """
    out = Path(os.path.realpath(out))  # a link to a folder: the folder is replaced, the link stays
    # Beside DIR and not in /tmp: a rename works within one file system only, and so do hard links.
    work = out.with_name(f".{out.name}.gka-work")
    with folder_errors(out):
        if out.exists() and not out.is_dir():
            raise StoreError(f"{out} is a file; give a folder for the tables (--out DIR).")
        handle = _lock(work, out)
    try:
        with folder_errors(out):
            # First of all: after a kill between the two renames DIR is missing, and the run would begin a dataset from
            # nothing.
            recover(out, _aside(work))
            refuse_foreign(out)
            (work / STAGED_FOLDER).mkdir(exist_ok=True)
        yield FolderDataset(out, work, keep)
    finally:
        _leave(work)
        os.close(handle)


def _lock(work: Path, out: Path) -> int:
    """Hold the work folder; the lock ends with the process, however that ends."""
    while True:
        work.mkdir(parents=True, exist_ok=True)
        handle = os.open(work, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise StoreError(f"Another run is writing to {out}; wait until it has ended.") from error
        # A run that ends removes its work folder: our lock may be on a folder without a name, and another run would
        # lock the new one. So the name must still lead to what we hold.
        if work.is_dir() and os.path.samestat(os.fstat(handle), work.stat()):
            return handle
        os.close(handle)  # the run that held it has just taken it away


def _leave(work: Path) -> None:
    """An unfinished run keeps what it has read; nothing else is worth keeping."""
    shutil.rmtree(work / "draft", ignore_errors=True)
    if work.is_dir() and not any(_files(work)):
        shutil.rmtree(work, ignore_errors=True)


def _aside(work: Path) -> Path:
    return work / "old"


def read_table(out: Path, name: str) -> pa.Table:
    """A whole table of a dataset, as analysts read it. StoreError if it isn't there or is broken."""
    try:
        table = ds.dataset(out / name, format="parquet", partitioning="hive").to_table()
    except (OSError, pa.ArrowException) as error:
        raise StoreError(f"{out / name} can't be read as a table: {error}") from error
    return table


def refuse_foreign(out: Path) -> None:
    """StoreError if DIR exists and isn't a dataset of ours: its files are not ours to replace."""
    if not out.exists():
        return
    foreign = sorted(entry.name for entry in out.iterdir() if not _ours(entry))
    if foreign:
        names = ", ".join(foreign[:3]) + (", ..." if len(foreign) > 3 else "")
        raise StoreError(f"{out} holds what gka didn't write ({names}); choose another folder or move that away.")


def _ours(entry: Path) -> bool:
    if entry.name in (GITKEEP, STATE, MANIFEST):
        return entry.is_file()
    if entry.name == DATA_PACKAGE:
        return entry.is_file() and _is_our_package(entry)
    if entry.name == META:
        return entry.is_dir() and all(path.parent == entry and path.name in META_FILES for path in _files(entry))
    # A README.md may be anybody's: only one that begins with our title is replaced.
    if entry.name == OLD_README:
        return entry.is_file() and entry.read_bytes().startswith(TITLE.encode())
    return entry.name in TABLES and entry.is_dir() and all(_part_of(entry.name, path) for path in _files(entry))


def _is_our_package(path: Path) -> bool:
    try:
        told = json.loads(path.read_bytes())
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("name") == PACKAGE_NAME


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _part_of(table: str, path: Path) -> bool:
    """Whether a file is a part of this table, by its name or by that in its own metadata."""
    # By name first: a part that was cut short can't be opened, and as a stranger it would stop the run that mends it.
    if OWN_NAME.fullmatch(path.name) and path.parent.name == table:
        return True
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (OSError, pa.ArrowException):
        return False
    return bool(metadata.get(TABLE_KEY) == table.encode())


def _link(old: Path, new: Path) -> None:
    """The same file under a second name, where the file system can; a copy where not."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _flush(paths: Iterable[Path]) -> None:
    """To the disk before the rename, so that a power cut can't leave a new name on empty files."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


@contextmanager
def folder_errors(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if is_machine_fault(error):
            raise storage_fault(error, str(out)) from error
        raise StoreError(
            f"Can't write {out} ({error.strerror or error}); choose a folder that you may write in, "
            "inside one that you may write in too."
        ) from error
