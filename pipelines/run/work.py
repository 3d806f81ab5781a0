"""Reads one source file and stages its rows: what a worker process does.

The border of a worker: a file that can't be read is a result with a reason; a bug is caught here and nowhere else, and
is a result with its traceback.
"""

import os
import re
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from extract.errors import Code, ReadError
from pipelines.dataset.dataset_findings import organisations
from pipelines.dataset.staging import Staging
from pipelines.dataset.text_sketch import sketch
from pipelines.inputs.sources import SourceFile, read_source
from pipelines.io.machine import machine_mark
from pipelines.io.system_faults import is_machine_fault
from pipelines.outcome import FileStatus, Outcome
from pipelines.run.import_safety import HOME
from pipelines.run.pool import LostJob, WorkerEnd
from pipelines.run.reader import ReadingSteps
from pipelines.schema.arrow import arrow_tables
from pipelines.schema.correction import CORRECTED, Correction, corrections_stamp, is_of
from pipelines.schema.document import DocumentRow, FieldRow, MediaType, SectionRow, TableCellRow, TextLayer
from pipelines.schema.tables import DOCUMENT_TABLES, DocumentRows

BUG: Code = "interne_fout"
CHANGED: Code = "bestand_gewijzigd"
NO_MEMORY: Code = "geheugen_op"
KILLED: Code = "proces_gedood"
LOSSES: dict[WorkerEnd, tuple[Code, str]] = {  # how a worker ended: its code, and a sentence for the log
    WorkerEnd.CRASHED: (
        "proces_gestopt",
        "De decoder is vastgelopen ({}); bekijk het bestand los, of vraag om een kopie.",
    ),
    WorkerEnd.KILLED: (
        KILLED,
        "Het proces is van buiten beëindigd ({}), vaak omdat het geheugen vol was; probeer opnieuw.",
    ),
    WorkerEnd.TOO_LONG: ("tijd_op", "Het lezen duurde langer dan {} seconden; geef met --timeout meer tijd."),
    WorkerEnd.TOO_LARGE: (NO_MEMORY, "Het lezen vroeg meer dan {} MB geheugen; geef met --memory meer."),
}
FOLDERS = re.compile(r"(?<![\w.:/])/(?:[^/\s\"']+/)+(?=[^/\s\"']+/)")  # of an absolute path: all but its last folder


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A file to read, under the name that its document gets."""

    source: SourceFile
    name: str
    sha256: str
    made_with: str  # of the software and its options, and of the corrections of this document
    corrections: tuple[Correction, ...] = ()  # those that may be of this document

    def outcome(self, status: FileStatus, **given: object) -> Outcome:
        blank = Outcome(self.sha256, self.name, self.made_with, status, worker=f"{machine_mark()}:{os.getpid()}")
        return replace(blank, **given)  # type: ignore[arg-type]


def work(parts: ReadingSteps, staging: Staging, job: ReadJob) -> Outcome:
    """Read one file and stage its tables; the one place that catches everything. OSError where the system fails."""
    started, clock = datetime.now(UTC), time.perf_counter()
    tables = {}
    try:
        # Given again: what stands on disk now need not be what was hashed for the plan (see CHANGED below).
        document = parts.read(read_source(job.source, parts.max_bytes, job.sha256), job.name)
        rows = parts.build_rows(document, job.corrections) if job.corrections else parts.build_rows(document)
        rows = _contained(rows, job.source.container)
        tables = dict(zip(DOCUMENT_TABLES, arrow_tables(rows), strict=True))
        done = _read(job, rows)
    except ReadError as refused:
        done = job.outcome(refused.status, error_code=refused.code, error=str(refused))
    except MemoryError:
        done = job.outcome("mislukt", error_code=NO_MEMORY, error="Er was te weinig geheugen om dit bestand te lezen.")
    except Exception as error:  # a bug, ours or a decoder's: the other files must not suffer
        if is_machine_fault(error):  # a full disk is no bug, and the other files would fare no better
            raise
        done = job.outcome("mislukt", error_code=BUG, error=_storable(traceback.format_exc()))
    done = replace(done, started_at=started.isoformat(), seconds=round(time.perf_counter() - clock, 3))
    # Nothing is staged of a file that changed: its outcome would stand under the sha256 of bytes that were never read.
    if done.error_code != CHANGED:
        staging.put(done, tables if done.status == "ok" else {})
    return done


def lost(staging: Staging, job: ReadJob, loss: LostJob) -> Outcome:
    """The result of a file whose worker ended; staged too, so that it isn't tried again after a kill of the run."""
    code, sentence = LOSSES[loss.end]
    limit = float(loss.detail) if loss.end in (WorkerEnd.TOO_LONG, WorkerEnd.TOO_LARGE) else None
    done = job.outcome("mislukt", error_code=code, error=sentence.format(loss.detail), limit=limit)
    done = replace(done, started_at=datetime.now(UTC).isoformat())
    # A kill from outside says nothing of the file: staged, it would be taken for done when the run is given again.
    if code != KILLED:
        staging.put(done, {})
    return done


def _contained(rows: DocumentRows, archive: str | None) -> DocumentRows:
    """The rows with the archive that the file came from."""
    if archive is None:
        return rows
    # What the reader said goes before: a file inside a file of the archive has a nearer container.
    return replace(rows, documents=tuple(replace(d, container=d.container or archive) for d in rows.documents))


def _read(job: ReadJob, rows: DocumentRows) -> Outcome:
    counts = {name: number for name in DOCUMENT_TABLES if (number := len(getattr(rows, name)))}
    document = rows.documents[0]  # the file's own; those that it holds besides follow
    # Only now is it known whose agenda it is, and so which corrections are its own.
    own = [
        one
        for one in job.corrections
        for each in rows.documents
        if is_of(one, each.document_id, each.municipality_code, each.period_start_year)
    ]
    return job.outcome(
        "ok",
        made_with=job.made_with.partition(CORRECTED)[0] + corrections_stamp(own),
        counts=counts,
        municipality=document.municipality,
        municipality_code=document.municipality_code,
        kind=document.document_kind,
        municipalities=document.municipalities,
        others=tuple(
            name
            for each in rows.documents[1:]
            for name in (each.document_id, f"{each.municipality_code} {each.period_start_year}")
        ),
        years=(document.period_start_year, document.period_end_year),
        reading=_trust(document),
        organisations=organisations(
            (row.organisation_key, row.party_type) for row in rows.parties if row.document_id == document.document_id
        ),
        sketch=sketch(chain(_texts(rows.sections), _texts(rows.fields), _texts(rows.table_cells))),
    )


# Which reading of one agenda counts: a digital PDF has pages and places; a Word file has headings that somebody marked
# as such, a text has none; what was recognised from a picture may have errors.
_TRUST: tuple[tuple[MediaType, TextLayer], ...] = (
    ("application/pdf", "digitaal"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "tekst"),
    ("text/plain", "tekst"),
    ("application/pdf", "gemengd"),
    ("application/pdf", "ocr"),
)


def _trust(document: DocumentRow) -> int:
    """The rank of a reading among several of one agenda, from 0, the best."""
    ranked = [(media, layer) == (document.media_type, document.text_layer) for media, layer in _TRUST]
    return ranked.index(True)


def _texts(rows: Iterable[SectionRow | FieldRow | TableCellRow]) -> Iterator[str]:
    return (row.text for row in rows if row.text)


def _storable(text: str) -> str:
    """A traceback may quote half a character, which no table takes, and paths, which are nobody else's business."""
    return FOLDERS.sub("", text.replace(f"{HOME}/", "")).encode("utf-8", errors="replace").decode("utf-8")
