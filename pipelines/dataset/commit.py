"""Makes the dataset's new files from a run's documents and the files that stay, and puts them in place in one step.

A file whose documents are the same as before is kept as it is; the others are written anew, table by table. Where the
dataset stands, a folder or a bucket, is behind `DatasetStore`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

from pipelines.dataset.damage import NO_DAMAGE, Damage
from pipelines.dataset.log_table import is_todays, log_name, todays_pieces
from pipelines.dataset.staging import BlobStore, Staged, Staging
from pipelines.dataset.state import STATE, Chunk, DatasetState, manifest, named_chunks, to_json
from pipelines.dataset.table_files import count_rows, table_rows, write_table
from pipelines.description import TableFile, describe
from pipelines.errors import StoreError
from pipelines.schema.arrow import arrow_table
from pipelines.schema.log import RunRow
from pipelines.schema.tables import DOCUMENT_TABLES, LOG, MANIFEST

OLD_README = "README.md"  # where the dictionary stood until version 0.2.0; now below `_meta`
# Files of the log, one a run, that become one: a nightly batch would else leave hundreds. A round figure.
MANY_LOGS = 20
KeptFiles = dict[str, str]  # a new file's path in the dataset: the old file's that it is


class DatasetStore(Protocol):
    """Where a dataset stands: a folder, or behind a URL. Held by one run at a time."""

    @property
    def blobs(self) -> BlobStore:
        """Where workers leave what they have read."""

    def state(self) -> bytes | None:
        """What the last run left to know; None where there is no dataset of this kind."""

    def manifest(self) -> bytes | None:
        """What the last run told readers; None where it isn't there."""

    def files(self, table: str) -> list[str]:
        """The names of a table's files now, in their order."""

    def sizes(self) -> dict[str, int]:
        """The bytes of each file of the tables, by `table/file`."""

    def local(self, path: str) -> Path:
        """A file of the dataset as a file of this machine."""

    def draft(self) -> Path:
        """An empty folder of this machine, for what is new."""

    def commit(self, draft: Path, kept: KeptFiles) -> None:
        """The new files and the kept ones take the dataset's place, at once or in the safest order there is."""

    def add(self, draft: Path) -> None:
        """The new files join the dataset, or replace those of the same name; nothing else changes."""

    def clear(self) -> None:
        """Nothing is left but the dataset."""


@dataclass(frozen=True, slots=True)
class DatasetUpdate:
    """What a run brings."""

    before: DatasetState
    after: DatasetState
    fresh: frozenset[str]  # the documents that were read in this run, by sha256
    staging: Staging
    made_with: str
    log: tuple[RunRow, ...]
    damage: Damage = NO_DAMAGE  # of the dataset as the run found it


def commit(place: DatasetStore, news: DatasetUpdate) -> int:
    """How many files of the tables were written anew; none where the documents are the same as before."""
    draft = place.draft()
    named = named_chunks(news.after)
    old = named_chunks(news.before)
    # The names of one table stand for all: a file has the same name in each. A damaged one is written anew in every
    # table.
    whole = set(place.files(DOCUMENT_TABLES[0])) - {path.partition("/")[2] for path in news.damage.files}
    fresh = [name for name in named if _is_new(named[name], news) or _old_name(named[name], old) not in whole]
    log = place.files(LOG)
    same = not fresh and not news.damage.found and _told(news.before) == _told(news.after)
    # A run that brought nothing adds its log and state and leaves the rest alone: after a night without news the folder
    # is still the one that its readers had open.
    if same and named.keys() == whole and len(log) < MANY_LOGS:
        _write_log(draft, news.log)
        (draft / STATE).write_text(to_json(news.after), encoding="utf-8")
        place.add(draft)
        return 0
    kept = _write(place, draft, news, named, old, fresh)
    kept |= _logs(place, draft, log, news.log)
    _describe(draft, news, named, _sizes(place, draft, kept))
    place.commit(draft, kept)
    return len(fresh) * len(DOCUMENT_TABLES)


def _is_new(part: Chunk, news: DatasetUpdate) -> bool:
    return any(document.outcome.sha256 in news.fresh for document in part.documents)


def _old_name(part: Chunk, old: Mapping[str, Chunk]) -> str | None:
    """A file of the old dataset with the same documents, perhaps in another place."""
    # Any place will do: the number in a name shifts when a file comes before it, the bytes don't.
    return next((name for name, each in old.items() if each.key == part.key), None)


def _told(state: DatasetState) -> list[tuple[object, ...]]:
    """What the manifest says of the files."""
    # Only what the manifest prints: stamps and durations differ from run to run and are no reason to write anew.
    return [(f.name, f.sha256, f.size, f.sha256 in state.documents) for f in state.files] + [
        (done.sha256, done.status, done.error_code) for _, done in sorted(state.documents.items())
    ]


def _write(
    place: DatasetStore,
    draft: Path,
    news: DatasetUpdate,
    named: Mapping[str, Chunk],
    old: Mapping[str, Chunk],
    fresh: Sequence[str],
) -> KeptFiles:
    kept: KeptFiles = {}
    for name, part in named.items():
        sources = _holding(part, news, old) if name in fresh else []
        staged = _staged(part, news) if name in fresh else {}
        for table in DOCUMENT_TABLES:
            if name in fresh:
                files = [place.local(f"{table}/{each}") for each in sources]
                write_table(draft / table / name, table, table_rows(table, part.documents, staged, files))
            else:
                kept[f"{table}/{name}"] = f"{table}/{_old_name(part, old)}"
    return kept


def _holding(part: Chunk, news: DatasetUpdate, old: Mapping[str, Chunk]) -> list[str]:
    """The old files that hold rows of documents that were not read again."""
    wanted = {document.outcome.sha256 for document in part.documents if document.outcome.sha256 not in news.fresh}
    return [name for name, each in old.items() if any(document.outcome.sha256 in wanted for document in each.documents)]


def _staged(part: Chunk, news: DatasetUpdate) -> dict[str, Staged]:
    found = {}
    for done in (document.outcome for document in part.documents if document.outcome.sha256 in news.fresh):
        staged = news.staging.find(done.sha256, done.name, done.made_with)
        if staged is None:
            raise StoreError(f"What was read of {done.name} has gone from the staging area; run the command again.")
        found[done.sha256] = staged
    return found


def _logs(place: DatasetStore, draft: Path, old: Sequence[str], log: Sequence[RunRow]) -> KeptFiles:
    """The log keeps its files; many small ones become one."""
    _write_log(draft, log)
    paths = [place.local(f"{LOG}/{name}") for name in old]
    if len(old) < MANY_LOGS and all(is_todays(path) for path in paths):
        return {f"{LOG}/{name}": f"{LOG}/{name}" for name in old}
    # The newest name is kept for the joined file: log names are in the order of runs, and so is what stands in it.
    write_table(draft / LOG / old[-1], LOG, chain.from_iterable(map(todays_pieces, paths)))
    return {}


def _write_log(draft: Path, log: Sequence[RunRow]) -> None:
    if log:
        write_table(draft / LOG / log_name(log[0].run_id), LOG, [arrow_table(LOG, log)])


def _sizes(place: DatasetStore, draft: Path, kept: KeptFiles) -> dict[str, int]:
    """The bytes of each file of the new dataset."""
    there = place.sizes()
    new = {str(path.relative_to(draft)): path.stat().st_size for path in draft.rglob("*.parquet")}
    return new | {path: there[old] for path, old in kept.items()}


def _describe(draft: Path, news: DatasetUpdate, named: Mapping[str, Chunk], sizes: Mapping[str, int]) -> None:
    tables = {
        table: [(name, count_rows(table, part.documents), sizes[f"{table}/{name}"]) for name, part in named.items()]
        for table in DOCUMENT_TABLES
    }
    told = {table: [TableFile(*file) for file in files] for table, files in tables.items()}
    describe(draft, news.made_with, told)
    (draft / MANIFEST).write_text(manifest(news.after, news.made_with, tables), encoding="utf-8")
    (draft / STATE).write_text(to_json(news.after), encoding="utf-8")
