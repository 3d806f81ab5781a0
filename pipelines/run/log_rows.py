"""The rows of `runs`: one for each file that a run was given, and one for each that `--prune` dropped."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from extract.errors import Code
from pipelines.dataset.dataset_findings import SAME_BYTES
from pipelines.dataset.state import DatasetState, KnownFile
from pipelines.outcome import FileStatus, Outcome
from pipelines.run.plan import Plan
from pipelines.schema.log import RunRow
from pipelines.version import PARSER_VERSION

UNCHANGED: Code = "ongewijzigd"
LEFT: Code = "run_gestopt"
PRUNED: Code = "opgeruimd"
LOG_SENTENCES = {
    PRUNED: "Dit bestand hoort niet meer bij de invoer; de rijen zijn weggehaald (--prune).",
    UNCHANGED: "Dit bestand is niet veranderd sinds een eerdere run; het is niet opnieuw gelezen.",
    LEFT: "De run is gestopt voordat dit bestand aan de beurt was; de volgende run leest het.",
}


def log_rows(
    run_id: str, plan: Plan, after: DatasetState, finished: Mapping[str, Outcome], language_model: str | None
) -> list[RunRow]:
    """A row for each file of the run, in the order of the files; then one for each that goes from the dataset."""
    firsts = {sha256: files[0] for sha256, files in plan.wanted.same_bytes().items()}
    due = {job.sha256 for job in plan.jobs}
    rows = []
    for file in plan.wanted.files:
        if file.place not in plan.sources:
            continue
        sha256 = file.sha256 or ""
        if firsts.get(sha256) is not file:
            rows.append(_unread(run_id, file, firsts.get(sha256)))
        elif sha256 in finished:
            rows.append(work_row(run_id, finished[sha256], language_model))
        else:
            rows.append(_as_before(run_id, file, None if sha256 in due else after.documents.get(sha256)))
    return rows + [_row(run_id, file, "overgeslagen", PRUNED, LOG_SENTENCES[PRUNED]) for file in plan.dropped]


def seen_before_work(run_id: str, plan: Plan) -> Iterator[RunRow]:
    """Files that need no reading to say something new of: those that can't be opened, and new duplicates."""
    firsts = {sha256: files[0] for sha256, files in plan.wanted.same_bytes().items()}
    known = {(file.place, file.sha256) for file in plan.before.files}
    for file in plan.wanted.files:
        first = firsts.get(file.sha256 or "")
        if file.place in plan.sources and first is not file and (file.place, file.sha256 or "") not in known:
            yield _unread(run_id, file, first)


def work_row(run_id: str, done: Outcome, language_model: str | None) -> RunRow:
    """The row of a file that a worker had."""
    return RunRow(
        run_id=run_id,
        source_name=done.name,
        source_sha256=done.sha256,
        document_id=done.document_id,
        started_at=datetime.fromisoformat(done.started_at) if done.started_at else datetime.now(UTC),
        seconds=done.seconds,
        status=done.status,
        error_code=done.error_code,
        error=done.error,
        worker=done.worker,
        parser_version=PARSER_VERSION,
        language_model=language_model,
    )


def _unread(run_id: str, file: KnownFile, first: KnownFile | None) -> RunRow:
    if first is None:
        return _row(run_id, file, file.status or "mislukt", file.error_code, file.error)
    return _row(
        run_id,
        file,
        "overgeslagen",
        SAME_BYTES,
        f"Dit bestand is gelijk aan {first.name}; het is niet nog eens gelezen.",
    )


def _as_before(run_id: str, file: KnownFile, done: Outcome | None) -> RunRow:
    if done is None:
        return _row(run_id, file, "overgeslagen", LEFT, LOG_SENTENCES[LEFT])
    if done.status != "ok":
        return _row(run_id, file, done.status, done.error_code, done.error)
    return _row(run_id, file, "overgeslagen", UNCHANGED, LOG_SENTENCES[UNCHANGED])


def _row(run_id: str, file: KnownFile, status: FileStatus, code: Code | None, error: str | None) -> RunRow:
    return RunRow(
        run_id=run_id,
        source_name=file.name,
        source_sha256=file.sha256,
        document_id=file.sha256[:16] if file.sha256 else None,
        started_at=datetime.now(UTC),
        seconds=0.0,
        status=status,
        error_code=code,
        error=error,
        worker="",
        parser_version=PARSER_VERSION,
        language_model=None,
    )
