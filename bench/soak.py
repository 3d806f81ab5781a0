"""Puts thousands of agendas through `gka ingest` and measures whether it holds, and whether it stays as fast.

    python bench/make_agendas.py /tmp/soak 10000 --hostile 100
    python bench/soak.py /tmp/soak all            # or steps by name, in any order: main again changed accounts ...

Each step prints its figures and adds them to bench/results/soak.json (ratios; what depends on the machine stands apart,
under `here`), so that a soak can be done in parts. `plot` draws them. What each file must give is in the folder's
expected.jsonl, which make_agendas.py wrote.
"""

import argparse
import json
import random
import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import soak_check as check
from make_agendas import MadeFile, agenda, read_expected, write_expected
from soak_run import EndedCommand, gka, growth, knows, limits, run

RESULTS = Path(__file__).parent / "results"
KILLS = 10


@dataclass(frozen=True, slots=True)
class Soak:
    """Where the agendas are, and how large the parts are that the costlier steps use."""

    folder: Path
    workers: int
    subset: int
    killed: int
    timeout: int
    memory: int

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def tables(self) -> Path:
        return self.folder / "tables"

    def command(self, files: Path, out: Path, *more: object, workers: int | None = None) -> list[str]:
        fixed = ["--out", out, "--workers", workers or self.workers, "--no-ocr"]
        return gka("ingest", files, *fixed, *limits(self.timeout, self.memory), *more)


def main_run(soak: Soak) -> dict[str, Any]:
    """All files, for the first time."""
    shutil.rmtree(soak.tables, ignore_errors=True)
    ran = run(soak.command(soak.files, soak.tables))
    rows = check.last_run(check.log_rows(soak.tables))
    last = max(row["started_at"].timestamp() + row["seconds"] for row in rows)
    rates = check.tenths(rows)
    workers = [max(sample.workers) for sample in ran.samples if sample.workers]
    return {
        "files": len(rows),
        "status": ran.status,
        "rate_by_tenth": [round(rate / rates[0], 3) for rate in rates] if rates else [],
        "last_tenth_to_first": round(rates[-1] / rates[0], 3) if rates else None,
        "cost_by_tenth": check.costs(rows),
        "parent_growth": growth([sample.parent for sample in ran.samples]),
        "worker_growth": growth(workers),
        "publishing_share": round((ran.ended - last) / ran.seconds, 4),
        "here": {
            "seconds": round(ran.seconds, 1),
            "documents_per_second": round(len(rows) / ran.seconds, 2),
            "parent_mb": max((sample.parent for sample in ran.samples), default=None),
            "worker_mb": max(workers, default=None),
            "memory": _thinned(ran),
        },
    }


def _thinned(ran: EndedCommand, points: int = 300) -> list[tuple[float, float, float]]:
    """(seconds, MB of the parent, MB of the largest worker), few enough to draw."""
    step = max(1, len(ran.samples) // points)
    return [(one.at, one.parent, max(one.workers, default=0.0)) for one in ran.samples[::step]]


def again(soak: Soak) -> dict[str, Any]:
    """A second run with nothing new, against the first."""
    ran = run(soak.command(soak.files, soak.tables))
    return {"to_first": _to_first(ran), "status": ran.status, "here": {"seconds": round(ran.seconds, 2)}}


def changed(soak: Soak) -> dict[str, Any]:
    """A run after one file in a hundred has got other content."""
    made = read_expected(soak.folder)
    places = [n for n in range(0, len(made), 100) if not made[n].hostile]
    for n in places:
        other = agenda(soak.files, 1, n, edition=1)
        made[n] = other if other != made[n] else agenda(soak.files, 1, n)
    write_expected(soak.folder, made)
    prune = ["--prune", "--prune-max", "100"] if knows("--prune-max") else []
    ran = run(soak.command(soak.files, soak.tables, *prune))
    report = check.accounts(soak.tables, made)
    return {
        "changed": len(places),
        "to_first": _to_first(ran),
        "agendas_lost": report["agendas_lost_count"],
        "here": {"seconds": round(ran.seconds, 2)},
    }


def _to_first(ran: EndedCommand) -> float | None:
    first = _results().get("main", {}).get("here", {}).get("seconds")
    return round(ran.seconds / first, 4) if first else None


def workers(soak: Soak) -> dict[str, Any]:
    """A part of the agendas with one worker and with two, in turns."""
    files, out = _part(soak, "part", soak.subset, hostile=False), soak.folder / "part-tables"
    spent: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(3):
        # In turns: what else the machine does then falls on both.
        for count in spent:
            shutil.rmtree(out, ignore_errors=True)
            spent[count].append(run(soak.command(files, out, workers=count)).seconds)
    faster = statistics.median(spent[1]) / statistics.median(spent[2])
    ratios = [round(one / two, 3) for one, two in zip(spent[1], spent[2], strict=True)]
    return {"two_to_one": round(faster, 3), "each": ratios, "here": {"seconds": spent}}


def kill(soak: Soak) -> dict[str, Any]:
    """Killed at ten moments and started again each time; the end must be that of an undisturbed run, byte for byte."""
    files = _part(soak, "kill", soak.killed, hostile=False)
    calm, out = _calm(soak, files), soak.folder / "kill-tables"
    shutil.rmtree(out, ignore_errors=True)
    dice, broken, hits, orphans = random.Random(1), 0, 0, 0
    first = min(row["started_at"].timestamp() for row in check.log_rows(soak.folder / "calm-tables"))
    # A kill while the process still loads shows nothing, so most moments lie behind that.
    loading = first - (calm.ended - calm.seconds)
    for _ in range(KILLS):
        moment = loading + dice.uniform(-0.3, 2.0) * (calm.seconds - loading) / KILLS
        ran = run(soak.command(files, out), kill_after=max(0.1, moment))
        hits += ran.status == -9
        orphans += ran.orphans
        broken += not _readable(out)
    last = run(soak.command(files, out))
    different = check.differences(soak.folder / "calm-tables", out)
    return {
        "kills": hits,
        "unreadable_after_a_kill": broken,
        "workers_left_behind": orphans,
        "last_status": last.status,
        "last_to_undisturbed": round(last.seconds / calm.seconds, 3),
        "files_that_differ": different[:20],
    }


def _calm(soak: Soak, files: Path) -> EndedCommand:
    """An undisturbed run over a part."""
    out = soak.folder / "calm-tables"
    shutil.rmtree(out, ignore_errors=True)
    return run(soak.command(files, out))


def _readable(out: Path) -> bool:
    """No dataset yet, or one that is whole."""
    if not (out / "documents").exists():
        return True
    return all(check.open_everywhere(out).values())


def dask(soak: Soak) -> dict[str, Any]:
    """The same on a cluster, one of whose workers is killed on the way."""
    if not knows("--engine"):
        return {"passed_over": "gka ingest has no --engine yet"}
    from soak_dask import cluster

    files = _part(soak, "kill", soak.killed, hostile=False)
    calm, out = _calm(soak, files), soak.folder / "dask-tables"
    shutil.rmtree(out, ignore_errors=True)
    with cluster(2) as (address, kill_one):
        killer = kill_one(after=calm.seconds / 2)
        ran = run(soak.command(files, out, "--engine", "dask", "--scheduler", address))
        killed = killer()
    different = check.differences(soak.folder / "calm-tables", out)
    return {
        "workers_killed": killed,
        "status": ran.status,
        "to_own_engine": round(ran.seconds / calm.seconds, 3),
        "files_that_differ": different[:20],
        "said": ran.said[-300:] if ran.status else "",
    }


def accounts(soak: Soak) -> dict[str, Any]:
    """Where each file of the first run went."""
    return check.accounts(soak.tables, read_expected(soak.folder))


def query(soak: Soak) -> dict[str, Any]:
    """The dataset as analysts open it."""
    parts = [path for path in soak.tables.rglob("*.parquet") if path.relative_to(soak.tables).parts[0] != "runs"]
    size = sum(path.stat().st_size for path in parts)
    return {
        **check.question(soak.tables),
        "opens_alike": check.open_everywhere(soak.tables),
        "files": len(parts),
        "here": {"megabytes": round(size / 1e6, 1)},
    }


def plot(_: Soak) -> dict[str, Any]:
    """Memory and rate over time."""
    from soak_plot import draw

    draw(_results(), RESULTS / "soak.svg")
    return {"drawn": "soak.svg"}


def _part(soak: Soak, name: str, count: int, *, hostile: bool) -> Path:
    """The first files, in a folder of their own."""
    folder = soak.folder / f"{name}-files"
    shutil.rmtree(folder, ignore_errors=True)
    chosen = [one for one in read_expected(soak.folder) if hostile or not one.hostile][:count]
    for one in chosen:
        _copy(one, soak.files, folder)
    return folder


def _copy(one: MadeFile, source: Path, target: Path) -> None:
    (target / one.name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / one.name, target / one.name)


STEPS: dict[str, Callable[[Soak], dict[str, Any]]] = {
    "main": main_run,
    "accounts": accounts,
    "query": query,
    "again": again,
    "changed": changed,
    "workers": workers,
    "kill": kill,
    "dask": dask,
    "plot": plot,
}


def _results() -> dict[str, Any]:
    path = RESULTS / "soak.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _keep(step: str, figures: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(_results() | {step: figures}, ensure_ascii=False, indent=1)
    (RESULTS / "soak.json").write_text(text + "\n", encoding="utf-8")


def _say(step: str, figures: dict[str, Any]) -> None:
    shown = {key: value for key, value in figures.items() if key != "here"}
    here = {key: value for key, value in figures.get("here", {}).items() if key != "memory"}
    print(f"{step}: {json.dumps(shown | here, ensure_ascii=False)}", flush=True)


def main(given: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="what make_agendas.py made")
    parser.add_argument("steps", nargs="+", choices=[*STEPS, "all"])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--subset", type=int, default=300, help="agendas for one worker against two")
    parser.add_argument("--killed", type=int, default=200, help="agendas for the runs that are killed")
    parser.add_argument("--timeout", type=int, default=30, help="seconds for a document")
    parser.add_argument("--memory", type=int, default=1500, help="MB for a worker")
    args = parser.parse_args(given)
    soak = Soak(args.folder.resolve(), args.workers, args.subset, args.killed, args.timeout, args.memory)
    for step in STEPS if "all" in args.steps else args.steps:
        figures = STEPS[step](soak)
        _say(step, figures)
        _keep(step, figures)


if __name__ == "__main__":
    main(sys.argv[1:])
