"""Tells on stderr how a run goes: for people, with a bar where it is a terminal; for programs, a JSON object a line."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelines.run.ingest import RunSummary
    from pipelines.run.plan import Plan
    from pipelines.schema.log import RunRow

WHY = {
    "": "new or changed",
    "forced": "all, as --force asks",
    "changed": "also what older software or other options had read",
}


class Report(NamedTuple):
    """Whom a run tells what."""

    begun: Callable[[str], None]  # with the run's id
    planned: Callable[["Plan", int], None]  # with how many documents were read before a kill
    row: Callable[["RunRow"], None]
    say: Callable[[str], None]
    close: Callable[["RunSummary"], None]


@contextmanager
def reporter(form: str, out: str) -> Iterator[Report]:
    """form: `text` or `json`; out: where the tables go, as the user said it."""
    if form == "json":
        yield _for_programs(out)
        return
    from tqdm import tqdm

    # `disable=None` is tqdm's word for: only on a terminal.
    with tqdm(unit="file", file=sys.stderr, disable=None, leave=False, smoothing=0.05) as bar:

        def say(line: str) -> None:
            tqdm.write(line, file=sys.stderr)

        def planned(plan: "Plan", staged: int) -> None:
            bar.reset(len(plan.jobs) - staged)
            for line in _opening(plan, staged):
                say(line)

        def row(run: "RunRow") -> None:
            line = _refusal(run)
            if line:
                say(line)
            bar.set_postfix_str(run.source_name[-40:], refresh=False)
            bar.update(bool(run.worker))

        def close(summary: "RunSummary") -> None:
            bar.close()
            for line in _closing(summary, out):
                print(line, file=sys.stderr)  # noqa: T201

        yield Report(lambda _run_id: None, planned, row, say, close)


def _opening(plan: "Plan", staged: int) -> Iterator[str]:
    if plan.damage.found:
        yield _damage(plan)
    if plan.before.files:
        yield f"{len(plan.jobs)} of {len(plan.sources)} files to read: {WHY[plan.why]}."
    if staged:
        yield f"{staged} of these were read by a run that did not end; they are not read again."
    left = len(plan.wanted.files) - len(plan.sources)
    if left:
        yield f"{left} files of earlier runs are not among the inputs; their rows stay (--prune drops them)."
    elif plan.gone:
        yield f"{plan.gone} files of earlier runs are not among the inputs; their rows go."


def _damage(plan: "Plan") -> str:
    hurt = plan.damage
    names = hurt.files or hurt.strangers or ("_manifest",)
    told = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
    again = f"{len(hurt.documents)} documenten worden opnieuw gelezen" if hurt.documents else "dat wordt hersteld"
    return f"De dataset is niet meer wat de vorige run achterliet ({told}): {again}."


def _refusal(run: "RunRow") -> str | None:
    """A line for a file that wasn't read. A bug's traceback is in the log; here its last line will do."""
    if run.status == "ok" or run.error is None:
        return None
    return f"{run.source_name}: {run.status} ({run.error_code}): {run.error.strip().splitlines()[-1]}"


def _closing(summary: "RunSummary", out: str) -> Iterator[str]:
    if summary.codes:
        old = "" if summary.news else " (no new ones)"
        yield "Not read: " + ", ".join(f"{number} {code}" for code, number in summary.codes) + old
    if summary.left:
        yield f"Stopped: {_counted(summary.left, 'file')} left for the next run."
    told = [
        _counted(summary.documents, "document"),
        _counted(summary.interventions, "intervention"),
        _counted(summary.findings, "finding"),
        _counted(summary.failures, "failure"),
    ]
    told += [f"{summary.skipped} skipped as duplicate"] if summary.skipped else []
    told += [f"{summary.unchanged} unchanged and not read again"] if summary.unchanged else []
    yield ", ".join(told) + f"; tables in {out}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _for_programs(out: str) -> Report:
    """One JSON object a line; `event` says what it is."""
    began = time.monotonic()
    total = done = 0
    run: str | None = None  # not known before the run has begun

    def put(event: str, **told: object) -> None:
        line = {"event": event, "time": datetime.now(UTC).isoformat(timespec="milliseconds"), "run_id": run, **told}
        print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201

    def begun(run_id: str) -> None:
        nonlocal run
        run = run_id

    def planned(plan: "Plan", staged: int) -> None:
        nonlocal began, total
        began, total = time.monotonic(), len(plan.jobs) - staged
        gone = {"gone": plan.gone, "kept": len(plan.wanted.files) - len(plan.sources)}
        gone |= {"damaged": len(plan.damage.files)}
        put("begin", files=len(plan.sources), to_read=total, resumed=staged, why=WHY[plan.why], **gone)

    def row(read: "RunRow") -> None:
        nonlocal done
        done += bool(read.worker)
        rate = done / max(time.monotonic() - began, 1e-6)
        remaining = round((total - done) / rate) if rate else None
        told = {name: getattr(read, name) for name in ("source_name", "status", "error_code", "error", "seconds")}
        put("file", **told, done=done, total=total, per_second=round(rate, 2), seconds_left=remaining)

    def close(summary: "RunSummary") -> None:
        told = {name: getattr(summary, name) for name in summary.__slots__ if name != "codes"}
        put("end", out=out, **told, codes=dict(summary.codes))

    return Report(begun, planned, row, lambda line: put("message", text=line), close)
