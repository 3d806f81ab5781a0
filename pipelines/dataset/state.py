"""What a dataset was made from, as JSON: `_state` for the next run, `_manifest` for readers.

The manifest depends on the files alone; what a clock or a place on disk decides is in the state.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, field, replace
from itertools import groupby

from extract.errors import Code
from pipelines.dataset.dataset_findings import DatasetFinding, dataset_findings, twin_finding
from pipelines.dataset.same_agendas import Verdict, verdicts
from pipelines.errors import StoreError
from pipelines.inputs.sources import place_mark
from pipelines.outcome import FileStatus, Outcome
from pipelines.version import PARSER_VERSION, SCHEMA_VERSION

STATE = "_state"
FORMAT, FIRST_FORMAT = 2, 1  # of these two files: today's, and the one that is still understood
# On average. Smaller files: less is written anew where one document changes; larger ones: fewer files to open for a
# reader of all. Set by judgement.
DOCUMENTS_PER_FILE = 512


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A source file as a run found it. Two files may have one name, never one place."""

    name: str
    place: str
    stamp: str | None  # differs where the bytes may; None: look at the bytes each time
    sha256: str | None  # None where it can't be opened
    size: int = 0
    status: FileStatus | None = None  # these three where it can't be: as in the log
    error_code: Code | None = None
    error: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        return self.name, self.place


@dataclass(frozen=True, slots=True)
class DatasetState:
    """The files of a dataset, and what came of their bytes, by sha256."""

    files: tuple[KnownFile, ...] = ()  # in their order
    documents: Mapping[str, Outcome] = field(default_factory=dict)
    schema: str = ""  # the names and types of all columns, as a hash

    def same_bytes(self) -> dict[str, list[KnownFile]]:
        """The files of each document, in their order: the first gives it its name."""
        found: dict[str, list[KnownFile]] = {}
        for file in self.files:
            if file.sha256 is not None:
                found.setdefault(file.sha256, []).append(file)
        return found


@dataclass(frozen=True, slots=True)
class DatasetDocument:
    """A document of the dataset, and the names of other files with the same bytes."""

    outcome: Outcome
    twins: tuple[str, ...] = ()
    verdict: Verdict = Verdict()  # noqa: RUF009  frozen
    told: tuple[DatasetFinding, ...] = ()  # by the other documents

    @property
    def added(self) -> tuple[DatasetFinding, ...]:
        """Findings that only the whole dataset tells."""
        return (*map(twin_finding, self.twins), *self.told)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents whose rows share a file in each table."""

    documents: tuple[DatasetDocument, ...]

    @property
    def key(self) -> str:
        """The same key: the same bytes in every table."""
        told = [
            (
                m.outcome.sha256,
                m.outcome.name,
                m.outcome.made_with,
                m.twins,
                astuple(m.verdict),
                [*map(astuple, m.told)],
            )
            for m in self.documents
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def dataset_documents(state: DatasetState) -> list[DatasetDocument]:
    """All documents that have rows, in the order of the dataset."""
    found = []
    for sha256, files in state.same_bytes().items():
        done = state.documents.get(sha256)
        if done is not None and done.status == "ok":
            names = [file.name for file in files]
            # The name that it was read under is in its rows; the others are its twins. It may have gone since the last
            # run.
            if done.name in names:
                names.remove(done.name)
            found.append(DatasetDocument(done, tuple(names)))
    outcomes = [document.outcome for document in found]
    judged = verdicts(outcomes)
    told = dataset_findings(outcomes, judged)
    found = [
        replace(document, verdict=judged[document.outcome.sha256], told=told.get(document.outcome.sha256, ()))
        for document in found
    ]
    return sorted(found, key=lambda document: document.outcome.order)


def chunks(state: DatasetState, mean: int = 0) -> list[Chunk]:
    """The documents, cut where a document's own id says so: a change moves no cut but its own.

    So the same documents make the same files whatever the history, and a change rewrites the files that it falls in.
    """
    # Not a number of documents for each file: one that comes in at the front would shift all cuts, and rewrite all
    # files.
    cut = 0
    numbered = []
    for document in dataset_documents(state):
        numbered.append((cut, document))
        cut += int(document.outcome.sha256[:12], 16) % (mean or DOCUMENTS_PER_FILE) == 0
    return [Chunk(tuple(document for _, document in group)) for _, group in groupby(numbered, key=lambda pair: pair[0])]


def named_chunks(state: DatasetState) -> dict[str, Chunk]:
    """The files of a dataset; one, empty, where there are no documents: each table is there."""
    parts = chunks(state) or [Chunk(())]
    # A name with the key in it: other contents never stand under an old name, so a reader's cache or copy can't be
    # wrong.
    return {f"part-{n:05}-{part.key[:12]}.parquet": part for n, part in enumerate(parts)}


def to_json(state: DatasetState) -> str:
    """One line for each file and document."""
    return _lines(
        {
            "format": FORMAT,
            "schema": state.schema,
            "files": map(asdict, state.files),
            "documents": (asdict(done) for _, done in sorted(state.documents.items())),
        }
    )


def from_json(text: str | bytes) -> DatasetState:
    """StoreError where it isn't what `to_json` wrote."""
    try:
        told = json.loads(text)
        if told["format"] == FIRST_FORMAT:  # it had the places as they are
            told["files"] = [each | {"place": place_mark(each["place"])} for each in told["files"]]
        # An unknown format is of a newer or much older version: nothing is known, so all is read anew. That is no
        # damage.
        elif told["format"] != FORMAT:
            return DatasetState()
        documents = {each["sha256"]: Outcome(**each) for each in told["documents"]}
        return DatasetState(tuple(KnownFile(**each) for each in told["files"]), documents, told["schema"])
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"The dataset's {STATE} is damaged ({error}); delete that file, and all is read anew."
        ) from None


def manifest(state: DatasetState, made_with: str, tables: Mapping[str, Iterable[tuple[str, int, int]]]) -> str:
    """What readers may want to know. tables: the files of each with their rows and bytes."""
    kept = {name: list(files) for name, files in tables.items()}
    return _lines(
        {
            "format": FORMAT,
            "schema_version": SCHEMA_VERSION,
            "parser_version": PARSER_VERSION,
            "made_with": made_with,
            "rows": {name: sum(rows for _, rows, _ in files) for name, files in kept.items()},
            "tables": {
                name: [{"file": file, "rows": rows, "bytes": size} for file, rows, size in files]
                for name, files in kept.items()
            },
            "files": (_told(file, state.documents.get(file.sha256 or "")) for file in state.files),
        }
    )


def _told(file: KnownFile, done: Outcome | None) -> dict[str, object]:
    status, code = (done.status, done.error_code) if done else (file.status, file.error_code)
    return {
        "source_name": file.name,
        "source_sha256": file.sha256,
        "source_bytes": file.size,
        "document_id": file.sha256[:16] if file.sha256 else None,
        "status": status,
        "error_code": code,
    }


def _lines(told: Mapping[str, object]) -> str:
    """JSON with a line for each item of a list, so that two of them can be compared by eye."""
    parts = []
    for name, value in told.items():
        if isinstance(value, (str, int, dict)):
            text = json.dumps(value, ensure_ascii=False)
        else:
            items = [json.dumps(item, ensure_ascii=False) for item in value]  # type: ignore[attr-defined]
            text = "[\n" + ",\n".join(items) + "\n]" if items else "[]"
        parts.append(f"{json.dumps(name)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
