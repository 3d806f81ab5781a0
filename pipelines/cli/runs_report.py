"""The text of `gka runs`: all runs with their counts, and one of them with its slowest documents and its failures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from extract.errors import CODES, Code
from pipelines.errors import StoreError

LogRow = Mapping[str, Any]


def report(rows: Sequence[LogRow], run_id: str | None = None, slowest: int = 10) -> str:
    """The runs, then one of them (the last, if none is named): its slowest documents, its failures with reasons.

    StoreError where there is no such run.
    """
    runs: dict[str, list[LogRow]] = {}
    for row in sorted(rows, key=lambda row: (row["run_id"], row["source_name"])):
        runs.setdefault(row["run_id"], []).append(row)
    if not runs:
        return "No runs yet.\n"
    wanted = run_id or list(runs)[-1]
    if wanted not in runs:
        raise StoreError(f"There is no run {wanted}; the last is {list(runs)[-1]} (gka runs DATA lists them).")
    return "\n".join([*_list(runs), "", *_one(wanted, runs[wanted], slowest)]) + "\n"


def _list(runs: Mapping[str, Sequence[LogRow]]) -> Iterator[str]:
    yield f"{'run':34}{'files':>8}{'ok':>8}{'overgeslagen':>14}{'mislukt':>9}"
    for run_id, rows in runs.items():
        counts = Counter(row["status"] for row in rows)
        yield f"{run_id:34}{len(rows):>8}{counts['ok']:>8}{counts['overgeslagen']:>14}{counts['mislukt']:>9}"


def _one(run_id: str, rows: Sequence[LogRow], slowest: int) -> Iterator[str]:
    yield f"run {run_id}"
    yield from _times([row for row in rows if row["worker"]])
    codes = Counter((row["status"], row["error_code"]) for row in rows if row["error_code"])
    for (status, code), number in sorted(codes.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1])):
        yield f"  {number:>7} {status} ({code}){_meaning(code)}"
    slow = sorted((row for row in rows if row["seconds"]), key=lambda row: -row["seconds"])[:slowest]
    if slow:
        yield from ("", "slowest")
        yield from (f"  {row['seconds']:>9.2f} s  {row['source_name']}" for row in slow)
    failed = [row for row in rows if row["status"] == "mislukt"]
    if failed:
        yield from ("", "mislukt")
        yield from (f"  {row['source_name']} ({row['error_code']}): {_last_line(row['error'])}" for row in failed)


def _meaning(code: str) -> str:
    """What it is and what to do; nothing for a code of an older version."""
    known = CODES.get(cast(Code, code))
    return f": {known.what} {known.todo}" if known else ""


def _times(read: Sequence[LogRow]) -> Iterator[str]:
    """From the first beginning to the last end, and what that is a document."""
    if not read:
        yield "  nothing was read"
        return
    first: datetime = min(row["started_at"] for row in read)
    last = max(row["started_at"] + timedelta(seconds=row["seconds"]) for row in read)
    elapsed = max((last - first).total_seconds(), 0.001)
    workers = len({row["worker"] for row in read})
    yield f"  {first:%Y-%m-%d %H:%M:%S} to {last:%Y-%m-%d %H:%M:%S} UTC, {workers} processes"
    yield f"  {len(read)} read in {elapsed:.1f} s: {len(read) / elapsed:.2f} a second"


def _last_line(error: str | None) -> str:
    """A bug's traceback ends in what it is; all of it is in the table."""
    return (error or "").strip().splitlines()[-1] if error else ""
