"""What is missing from a dataset, or is there and shouldn't be, compared with what the last run left.

A file that somebody deleted, or that a copy cut short, would else go unnoticed: the next run has nothing to read, and
says that all is well. Names and sizes are looked at, at every run; bytes are not.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.dataset.state import DatasetState, named_chunks
from pipelines.schema.tables import DOCUMENT_TABLES


@dataclass(frozen=True, slots=True)
class Damage:
    """How a dataset differs from what the last run left."""

    files: tuple[str, ...] = ()  # `table/file`: missing, or of another size
    strangers: tuple[str, ...] = ()  # `table/file`: there, and no part of the dataset; its rows would count twice
    undescribed: bool = False  # the manifest is missing or can't be read
    documents: frozenset[str] = frozenset()  # the sha256 of those whose rows are in `files`

    @property
    def found(self) -> bool:
        return bool(self.files or self.strangers or self.undescribed)


NO_DAMAGE = Damage()


def find_damage(state: DatasetState, manifest: bytes | None, there: Mapping[str, int]) -> Damage:
    """there: the size of each file of the tables, by `table/file`."""
    named = named_chunks(state)
    told = _sizes(manifest)
    wanted = {f"{table}/{name}": name for table in DOCUMENT_TABLES for name in named}
    # Where no size was noted the file is compared with itself: a missing manifest makes no file a damaged one.
    files = sorted(path for path in wanted if path not in there or (told or {}).get(path, there[path]) != there[path])
    # One table's file is broken, but its documents are read whole: rows of one reading belong together in all tables.
    lost = {wanted[path] for path in files}
    return Damage(
        tuple(files),
        # Only tables of documents: the log's files have names of their own, and none of them is in the state.
        tuple(sorted(path for path in there if path not in wanted and path.partition("/")[0] in DOCUMENT_TABLES)),
        told is None,
        frozenset(document.outcome.sha256 for name in lost for document in named[name].documents),
    )


def _sizes(manifest: bytes | None) -> dict[str, int] | None:
    """As the last run noted them; an older version noted none. None where the manifest can't be read."""
    try:
        tables = json.loads(manifest or b"")["tables"]
        return {f"{table}/{one['file']}": one["bytes"] for table in tables for one in tables[table] if "bytes" in one}
    except (ValueError, KeyError, TypeError):
        return None
