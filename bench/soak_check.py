"""Checks a soak's dataset: how each file ended, whether its rows are there, whether three readers see the same."""

import filecmp
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import polars
import pyarrow.dataset as ds
from make_agendas import MadeFile

TABLES = ("documents", "pages", "sections", "table_cells", "fields", "interventions", "financing", "budget_lines")
QUESTION = """
    SELECT source, province, sum(amount_eur) AS euros
    FROM financing JOIN documents USING (document_id)
    GROUP BY source, province ORDER BY source, province
"""
COUNT = "SELECT (SELECT count(*) FROM financing), (SELECT count(*) FROM documents)"


def log_rows(data: Path) -> list[dict[str, Any]]:
    """The rows of `runs`, in the order in which the work on them began."""
    rows: list[dict[str, Any]] = _read(data, "runs").to_pylist()
    return sorted(rows, key=lambda row: (row["started_at"], row["source_name"]))


def last_run(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the run that was started last."""
    return [row for row in rows if row["run_id"] == rows[-1]["run_id"]] if rows else []


def _read(data: Path, table: str) -> Any:
    return ds.dataset(data / table, format="parquet", partitioning="hive").to_table()


def accounts(data: Path, made: Sequence[MadeFile]) -> dict[str, Any]:
    """Whether each file is in the log with a reason that it may have, and each agenda in the tables, with its rows."""
    ends = _ends(data)
    hostile = [file for file in made if file.hostile]
    agendas = [file for file in made if not file.hostile]
    documents = {row["source_name"]: row for row in _documents(data)}
    read_although_hostile = {file.name for file in hostile if ends.get(file.name) == "ok"}
    lost = [file.name for file in agendas if documents.get(file.name, {}).get("source_sha256") != file.sha256]
    present = [(file, documents[file.name]["document_id"]) for file in agendas if file.name in documents]
    return {
        "files": len(made),
        "hostile": len(hostile),
        "hostile_ends": dict(Counter(ends.get(file.name, "absent") for file in hostile).most_common()),
        "hostile_wrong": _wrong_ends(hostile, ends),
        "agendas_lost": lost[:20],
        "agendas_lost_count": len(lost),
        "not_ok_in_log": sum(ends.get(file.name) != "ok" for file in agendas),
        "documents_that_should_not_be": _strangers(documents, agendas, read_although_hostile),
        **_equal_counts(data, present),
    }


def _ends(data: Path) -> dict[str, str]:
    """How each file of the log ended: `ok` or an error's code. Runs that found it unchanged don't count."""
    worked_on = [row for row in log_rows(data) if row["error_code"] != "ongewijzigd"]
    return {row["source_name"]: row["error_code"] or "ok" for row in worked_on}


def _documents(data: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        _read(data, "documents").select(["document_id", "source_name", "source_sha256"]).to_pylist()
    )
    return rows


def _wrong_ends(hostile: Sequence[MadeFile], ends: Mapping[str, str]) -> dict[str, str]:
    """Hostile files that ended in another way than they may."""
    return {file.name: ends.get(file.name, "absent") for file in hostile if ends.get(file.name) not in file.ends}


def _strangers(documents: Mapping[str, object], agendas: Sequence[MadeFile], also: set[str]) -> list[str]:
    """Documents in the tables (at most 20) that are no agenda of this soak."""
    return sorted(documents.keys() - {file.name for file in agendas} - also)[:20]


def _equal_counts(data: Path, present: Sequence[tuple[MadeFile, str]]) -> dict[str, float]:
    """The share of agendas with as many interventions and budget lines as were printed."""
    interventions = Counter(_read(data, "interventions")["document_id"].to_pylist())
    lines = Counter(_read(data, "budget_lines")["document_id"].to_pylist())
    return {
        "interventions_equal": _share(interventions[number] == file.interventions for file, number in present),
        "budget_lines_equal": _share(lines[number] == file.budget_lines for file, number in present),
    }


def _share(held: Iterator[bool]) -> float:
    values = list(held)
    return round(sum(values) / max(1, len(values)), 4)


def tenths(rows: Sequence[dict[str, Any]]) -> list[float]:
    """Documents per second in each tenth of a run, by when the work on each ended."""
    ended = sorted(row["started_at"].timestamp() + row["seconds"] for row in rows)
    if len(ended) < 20:
        return []
    start = min(row["started_at"].timestamp() for row in rows)
    cuts = [len(ended) * n // 10 for n in range(11)]
    times = [start, *(ended[cut - 1] for cut in cuts[1:])]
    return [round((cuts[n + 1] - cuts[n]) / max(1e-9, times[n + 1] - times[n]), 3) for n in range(10)]


def costs(rows: Sequence[dict[str, Any]]) -> list[float]:
    """Mean seconds of a document that was read, in each tenth of a run, the first tenth's being 1.

    Beside the rate, which also counts what hostile files cost: a process that is killed and begins anew.
    """
    started = sorted(rows, key=lambda row: row["started_at"])
    cuts = [len(started) * n // 10 for n in range(11)]
    parts = [[row["seconds"] for row in started[a:b] if row["status"] == "ok"] for a, b in pairwise(cuts)]
    if not all(parts):
        return []
    first = statistics.fmean(parts[0])
    return [round(statistics.fmean(part) / first, 3) for part in parts]


def open_everywhere(data: Path) -> dict[str, bool]:
    """True for each of three readers that sees the same number of rows in each table."""
    arrow = {name: _read(data, name).num_rows for name in TABLES}
    duck = _duck(data)
    by_duck = {name: _fetched(duck, f"SELECT count(*) FROM {name}")[0][0] for name in TABLES}
    by_polars = {
        name: int(polars.scan_parquet(data / name / "**/*.parquet").select(polars.len()).collect().item())
        for name in TABLES
    }
    return {"pyarrow": bool(arrow), "duckdb": by_duck == arrow, "polars": by_polars == arrow}


def question(data: Path, times: int = 15) -> dict[str, Any]:
    """What `euros per source and province` takes DuckDB, against counting the rows of the same tables."""
    duck = _duck(data)
    counting, asking = _median(lambda: _fetched(duck, COUNT), times), _median(lambda: _fetched(duck, QUESTION), times)
    cold = _median(lambda: _fetched(_duck(data), QUESTION), times) / _median(
        lambda: _fetched(_duck(data), COUNT), times
    )
    answer = _fetched(duck, QUESTION)
    return {"ratio": round(asking / counting, 2), "ratio_with_opening": round(cold, 2), "groups": len(answer)}


def _duck(data: Path) -> duckdb.DuckDBPyConnection:
    duck = duckdb.connect()
    for name in TABLES:
        duck.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{data}/{name}/**/*.parquet')")
    return duck


def _fetched(duck: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    return duck.execute(query).fetchall()


def _median(work: Callable[[], object], times: int) -> float:
    spent = []
    # Once before the clock: the first call reads the files into the system's cache.
    work()
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def differences(one: Path, other: Path, leave_out: Sequence[str] = ("runs", "_state")) -> list[str]:
    """Files that are in one folder only, or differ in a byte; the log and the clock's notes are left out."""
    here, there = _files(one, leave_out), _files(other, leave_out)
    return sorted(here ^ there) + sorted(
        name for name in here & there if not filecmp.cmp(one / name, other / name, shallow=False)
    )


def _files(folder: Path, leave_out: Sequence[str]) -> set[str]:
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if path.parts[0] not in leave_out}
