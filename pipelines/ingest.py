"""Source files in, a dataset out: the run. Knows not how a file is read or turned into rows; it is handed both.

Three loudnesses: a file that can't be read is a row in `runs` with a reason, and the run goes on; a bug is caught here,
once, and is a row with its traceback; what the output folder says no to ends the run before it begins.
"""

import os
import secrets
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa

from extract.errors import ReadError
from pipelines.ids import finding_id
from pipelines.parts import Parts
from pipelines.pool import in_order
from pipelines.schema import arrow_table, arrow_tables
from pipelines.sources import Source, hash_source, read_source
from pipelines.store import earlier_runs, replacing, write_dataset
from pipelines.tables import DOCUMENT_TABLES, LOG, DocumentRows
from pipelines.tables_log import FindingRow, RunRow
from pipelines.version import PARSER_VERSION

BUG = "interne_fout"
DIED = "proces_gestopt"
TWICE = "dubbel_document"


@dataclass(frozen=True, slots=True)
class Job:
    """A file of a run, and the other files with the same bytes: only the first of these is read."""

    run_id: str
    source: Source
    sha256: str | None  # None where the file can't be opened
    twins: tuple[str, ...] = ()  # of the first: the names of the others
    twin_of: str | None = None  # of the others: the name of the first


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with a file: its row in the log, and a table for each of DOCUMENT_TABLES if it was read."""

    run: RunRow
    tables: tuple[pa.Table, ...] = ()

    def count(self, table: str) -> int:
        return len(self.tables[DOCUMENT_TABLES.index(table)]) if self.tables else 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What the closing line counts; a file that was skipped as a duplicate is no failure."""

    documents: int
    interventions: int
    findings: int
    failures: int
    skipped: int


def ingest(
    sources: Sequence[Source],
    out: Path,
    *,
    parts: Parts,
    workers: int | None = None,
    progress: Callable[[RunRow], None] | None = None,
) -> Summary:
    """Read all files and write the dataset; the log keeps earlier runs' rows. StoreError if `out` can't be written.

    workers: processes, by default as many as the machine has cores; the dataset doesn't depend on it.
    progress: is called with each file's row of the log, as soon as it and all before it are done.
    """
    with replacing(out) as draft:
        log = earlier_runs(out)
        outcomes = []
        for outcome in _outcomes(sources, parts, workers or os.cpu_count() or 1):
            outcomes.append(outcome)
            if progress is not None:
                progress(outcome.run)
        read = [outcome.tables for outcome in outcomes if outcome.tables]
        tables = dict(zip(DOCUMENT_TABLES, zip(*read, strict=True), strict=True)) if read else {}
        write_dataset(draft, tables | {LOG: (log, arrow_table(LOG, [outcome.run for outcome in outcomes]))})
    return _summary(outcomes)


def _summary(outcomes: Sequence[Outcome]) -> Summary:
    statuses = [outcome.run.status for outcome in outcomes]
    documents, interventions, findings = (
        sum(outcome.count(table) for outcome in outcomes) for table in ("documents", "interventions", "findings")
    )
    return Summary(documents, interventions, findings, statuses.count("mislukt"), statuses.count("overgeslagen"))


def _outcomes(sources: Sequence[Source], parts: Parts, workers: int) -> Iterator[Outcome]:
    """One for each file, in the order of the files."""
    jobs = _jobs(sources)
    results = in_order(partial(work, parts), [job for job in jobs if job.twin_of is None], workers, _died)
    for job in jobs:
        yield next(results) if job.twin_of is None else _skipped(job, job.twin_of)


def _jobs(sources: Sequence[Source]) -> list[Job]:
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
    hashes = [hash_source(source) for source in sources]
    same: dict[str, list[int]] = {}
    for n, sha256 in enumerate(hashes):
        same.setdefault(sha256 or f"unopened {n}", []).append(n)
    jobs = [Job(run_id, source, sha256) for source, sha256 in zip(sources, hashes, strict=True)]
    for first, *others in same.values():
        jobs[first] = replace(jobs[first], twins=tuple(sources[n].name for n in others))
        for n in others:
            jobs[n] = replace(jobs[n], twin_of=sources[first].name)
    return jobs


def work(parts: Parts, job: Job) -> Outcome:
    """Read one file and build its columns; the border of a worker, so the one place that catches everything."""
    started, clock = datetime.now(UTC), time.perf_counter()
    tables: tuple[pa.Table, ...] = ()
    code = error = None
    try:
        data = read_source(job.source, parts.max_bytes, job.sha256)
        document = parts.read(data, job.source.name)
        tables = arrow_tables(_with_twins(parts.rows_of(document), job.twins))
    except ReadError as refused:
        code, error = refused.code, str(refused)
    except Exception:  # a bug, ours or a decoder's: the other files must not suffer
        code, error = BUG, _storable(traceback.format_exc())
    status = job.source.trouble.status if job.source.trouble else "mislukt" if code else "ok"
    run = _run(job, status, started=started, seconds=time.perf_counter() - clock, error_code=code, error=error)
    return Outcome(run, tables)


def _storable(text: str) -> str:
    """A traceback may quote half a character, which no table takes."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _with_twins(rows: DocumentRows, twins: Sequence[str]) -> DocumentRows:
    """The document's findings, and one for each other file with the same bytes."""
    if not twins:
        return rows
    (document,) = rows.documents
    found = tuple(
        FindingRow(
            document_id=document.document_id,
            finding_id=finding_id(document.document_id, number),
            severity="waarschuwing",
            code=TWICE,
            message=f"Hetzelfde bestand is ook aangeleverd als {twin}; het telt één keer mee.",
            section_id=None,
            field_id=None,
            page=None,
            expected=None,
            found=twin,
            municipality=document.municipality,
            municipality_code=document.municipality_code,
        )
        for number, twin in enumerate(twins, len(rows.findings))
    )
    return replace(rows, findings=rows.findings + found)


def _skipped(job: Job, first: str) -> Outcome:
    message = f"Dit bestand is gelijk aan {first}; het is niet nog eens gelezen."
    return Outcome(_run(job, "overgeslagen", error_code=TWICE, error=message))


def _died(job: Job) -> Outcome:
    message = "Het proces dat dit bestand las is gestopt (geheugen vol, of een fout in een decoder); bekijk het los."
    return Outcome(_run(job, "mislukt", error_code=DIED, error=message))


def _run(
    job: Job,
    status: str,
    *,
    started: datetime | None = None,
    seconds: float = 0.0,
    error_code: str | None,
    error: str | None,
) -> RunRow:
    return RunRow(
        run_id=job.run_id,
        source_name=job.source.name,
        source_sha256=job.sha256,
        document_id=job.sha256[:16] if job.sha256 else None,
        started_at=started or datetime.now(UTC),
        seconds=round(seconds, 3),
        status=status,
        error_code=error_code,
        error=error,
        worker=str(os.getpid()),
        parser_version=PARSER_VERSION,
    )
