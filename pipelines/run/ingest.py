"""The run: brings a dataset up to date with the source files it is given.

What is new is read by workers into a staging area, then the dataset's files that it touches are written anew and put in
place in one step. What the output folder says no to ends the run before it begins. How a file is read and turned into
rows is an argument (`ReadingSteps`), so that tests can run without a decoder.
"""

import os
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from math import ceil
from pathlib import Path

from extract.errors import ReadError
from pipelines.dataset.commit import DatasetStore, DatasetUpdate, commit
from pipelines.dataset.damage import NO_DAMAGE, find_damage
from pipelines.dataset.dataset_findings import SAME_BYTES
from pipelines.dataset.folder import held_folder
from pipelines.dataset.staging import Staging, blob_name
from pipelines.dataset.state import DatasetState, KnownFile, dataset_documents, from_json
from pipelines.errors import StorageFault, StoreError
from pipelines.inputs.sources import SourceFile, hash_source
from pipelines.io.remote import local_path, only_here
from pipelines.io.system_faults import storage_faults
from pipelines.outcome import Outcome
from pipelines.run.log_rows import LEFT, PRUNED, UNCHANGED, log_rows, seen_before_work, work_row
from pipelines.run.plan import Plan, RunOptions, RunResources, plan, state_after_run
from pipelines.run.pool import UNLIMITED, ProcessPool, WorkerLimits
from pipelines.run.reader import ReadingSteps
from pipelines.run.work import ReadJob, lost, work
from pipelines.schema.arrow import columns_stamp
from pipelines.schema.log import RunRow


@dataclass(frozen=True, slots=True)
class Engine:
    """Who does the work: processes of this machine, or a cluster."""

    workers: int | None = None  # None: as many as there are cores
    limits: WorkerLimits = UNLIMITED
    dask: bool = False
    scheduler: str | None = None  # Dask's address; None: a cluster on this machine, for this run


@dataclass(frozen=True, slots=True)
class Watch:
    """How a run is watched and stopped."""

    begun: Callable[[str], None] = lambda _run_id: None
    planned: Callable[[Plan, int], None] = lambda _plan, _staged: None  # with how many were done before a kill
    row: Callable[[RunRow], None] = lambda _row: None  # each file's row of the log, as soon as it is known
    stopped: Callable[[], bool] = lambda: False  # once true: what was begun is finished and published


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What the closing lines count. The first three are of the dataset, the others of this run's files."""

    documents: int
    interventions: int
    findings: int
    failures: int
    skipped: int  # duplicates, which are no failures
    read: int = 0
    unchanged: int = 0
    left: int = 0  # not begun when the run was stopped
    news: int = 0  # failures that no earlier run had, or that were tried again in this one
    pruned: int = 0  # files whose rows went
    codes: tuple[tuple[str, int], ...] = ()  # this run's failures by error code, the commonest first


def ingest(
    sources: Sequence[SourceFile],
    out: str | Path,
    *,
    parts: ReadingSteps,
    made_with: str = "",
    run_options: RunOptions = RunOptions(),  # noqa: B008  frozen
    engine: Engine = Engine(),
    watch: Watch = Watch(),
) -> RunSummary:
    """Bring the dataset up to date with these files. StoreError if `out` can't be written, StorageFault if it fails.

    made_with: a stamp of the software and its options; documents that were read with another are read again.
    The dataset depends on the files and `made_with`, not on engine, workers or earlier runs; its log does.
    """
    run_id = _run_id()
    watch.begun(run_id)
    with storage_faults(str(out)), _held(str(out), engine, run_options.keep) as place:
        # Asked while the place is held: what another run is writing would be known by half, and its files be read
        # again.
        known = place.state()
        before = from_json(known) if known else DatasetState()
        hurt = find_damage(before, place.manifest(), place.sizes()) if known else NO_DAMAGE
        look = partial(_look, parts.max_bytes)
        todo = plan(before, sources, made_with, columns_stamp(), run_options, look, hurt, _resources(engine))
        # All three before any reading: a refusal after hours of work would be worth less.
        _refuse_mixture(todo)
        _refuse_loss(todo)
        _refuse_large_prune(todo, run_options.prune_max)
        staging = Staging(place.blobs)
        finished = {} if run_options.force else _staged(staging, todo.jobs)
        watch.planned(todo, len(finished))
        # Before the first result: what is known already (not opened, not changed) needn't wait for a slow file.
        for row in seen_before_work(run_id, todo):
            watch.row(row)
        for done in _results(staging, [job for job in todo.jobs if job.sha256 not in finished], parts, engine, watch):
            finished[done.sha256] = done
            watch.row(work_row(run_id, done, parts.language_model))
        after = state_after_run(todo, finished)
        log = tuple(log_rows(run_id, todo, after, finished, parts.language_model))
        # Only what went well has rows: a failure has nothing in the tables, and would rewrite files for nothing.
        fresh = frozenset(sha256 for sha256, done in finished.items() if done.status == "ok")
        commit(place, DatasetUpdate(before, after, fresh, staging, made_with, log, hurt))
        # Only after the commit: until then the staging area is all that a kill leaves of hours of reading.
        place.clear()
    return _summary(before, after, log)


def _held(out: str, engine: Engine, keep: int) -> AbstractContextManager[DatasetStore]:
    local = local_path(out)
    if local is not None:
        return held_folder(Path(local), keep)
    # Imported here: a run into a folder needs no store's library.
    from pipelines.dataset.bucket import held_url

    return held_url(out, shared=engine.dask and not only_here(out))


def _run_id() -> str:
    """To the millisecond: the order of the ids is that of the runs."""
    now = datetime.now(UTC)
    return f"{now:%Y%m%dT%H%M%S}.{now.microsecond // 1000:03}Z-{secrets.token_hex(4)}"


def _refuse_mixture(todo: Plan) -> None:
    """Rows of two schemas can't stand in one dataset."""
    left = len(todo.wanted.files) - len(todo.sources)
    if left and todo.before.schema != todo.wanted.schema:
        raise StoreError(
            f"The columns of the tables have changed, and {left} files of earlier runs are not among the inputs; "
            "give these too, or drop their rows with --prune."
        )


def _refuse_loss(todo: Plan) -> None:
    """Rows that are gone, of documents that can't be read again: that is for a person to decide."""
    due = {job.sha256 for job in todo.jobs}
    lost = [sha256 for sha256 in todo.wanted.same_bytes() if sha256 in todo.damage.documents and sha256 not in due]
    if lost:
        raise StorageFault(
            f"Bestanden van de dataset ontbreken of zijn veranderd ({_few(todo.damage.files)}), en {len(lost)} van de "
            "documenten erin horen niet bij de invoer; geef die erbij, of laat hun rijen vallen met --prune."
        )


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _refuse_large_prune(todo: Plan, most: float | None) -> None:
    """A folder that wasn't mounted, or a wrong one, must not empty the dataset."""
    stay = {file.sha256 for file in todo.wanted.files}
    had = {sha256 for sha256, done in todo.before.documents.items() if done.status == "ok"}
    go = {file.sha256 for file in todo.dropped if file.sha256 in had and file.sha256 not in stay}
    if most is not None and 100 * len(go) > most * len(had):
        raise StoreError(
            f"--prune zou {len(go)} van de {len(had)} documenten laten vallen, meer dan {most:g} %; "
            f"controleer de invoer, of geef --prune-max {ceil(100 * len(go) / len(had))}."
        )


def _resources(engine: Engine) -> RunResources:
    """A cluster's workers may have what this machine hasn't: there it is tried."""
    seconds, memory = engine.limits
    return RunResources(seconds, memory and memory / 2**20, (lambda: True) if engine.dask else _can_recognise)


def _can_recognise() -> bool:
    from extract.ocr import check_ocr

    try:
        check_ocr()
    except ReadError:
        return False
    return True


def _look(max_bytes: int, file: KnownFile, source: SourceFile) -> KnownFile:
    """A file with what its bytes are, or why they can't be had."""
    try:
        sha256, size = hash_source(source, max_bytes)
    except ReadError as error:
        status = source.trouble.status if source.trouble else "mislukt"
        return replace(file, status=status, error_code=error.code, error=str(error))
    return replace(file, sha256=sha256, size=size)


def _staged(staging: Staging, jobs: Sequence[ReadJob]) -> dict[str, Outcome]:
    """What a run that was killed had done."""
    # One list of names and not a look at each: behind a URL a look costs a request, also for the many that aren't
    # there.
    names = staging.blobs.names()
    wanted = [job for job in jobs if blob_name(job.sha256, job.name, job.made_with) in names]
    found = (staging.find(job.sha256, job.name, job.made_with) for job in wanted)
    return {each.outcome.sha256: each.outcome for each in found if each is not None}


def _results(
    staging: Staging, jobs: Sequence[ReadJob], parts: ReadingSteps, engine: Engine, watch: Watch
) -> Iterator[Outcome]:
    if not jobs:
        return
    task, instead = partial(work, parts, staging), partial(lost, staging)
    if engine.dask:
        from pipelines.run.dask_cluster import ClusterWork, cluster_results

        common = ClusterWork(task, instead, engine.limits, parts.preload)
        yield from cluster_results(common, jobs, engine.scheduler, engine.workers, watch.stopped)
        return
    # No more than there are jobs: each process imports the decoders before it can say that it has nothing to do.
    size = min(engine.workers or os.cpu_count() or 1, len(jobs))
    with ProcessPool(task, size, instead, engine.limits, parts.preload) as crew:
        yield from crew.run(jobs, watch.stopped)


def _summary(before: DatasetState, after: DatasetState, log: Sequence[RunRow]) -> RunSummary:
    rows = Counter[str]()
    for document in dataset_documents(after):
        rows.update(document.outcome.counts)
        rows["findings"] += len(document.added)
    statuses = Counter((row.status, row.error_code) for row in log)
    codes = Counter({str(code): number for (status, code), number in statuses.items() if status == "mislukt"})
    return RunSummary(
        documents=rows["documents"],
        interventions=rows["interventions"],
        findings=rows["findings"],
        failures=codes.total(),
        skipped=statuses["overgeslagen", SAME_BYTES],
        read=sum(1 for row in log if row.worker),
        unchanged=statuses["overgeslagen", UNCHANGED],
        left=statuses["overgeslagen", LEFT],
        news=_news(before, log),
        pruned=statuses["overgeslagen", PRUNED],
        codes=tuple(sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _news(before: DatasetState, log: Sequence[RunRow]) -> int:
    """Failures that a person has not been told of; one that was tried again and failed again is news too."""
    known = set()
    for file in before.files:
        done = before.documents.get(file.sha256 or "")
        known.add((file.name, file.sha256, done.error_code if done else file.error_code))
    failed = (row for row in log if row.status == "mislukt")
    return sum(1 for row in failed if row.worker or (row.source_name, row.source_sha256, row.error_code) not in known)
