"""What scoring printed samples takes: print them with their gold, read them, compare, and log a milestone once.

`voices.py` (agendas by many hands) and `designs.py` (pages that others drew) are built on it. The scorer is the
project's `score.py`, beside the folder that GKA_AGENDAS names.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
import render
import render_gold
import render_source

HOUSE = Path(__file__).resolve().parent.parent
Report = dict[str, Any]  # what score.py writes with --json
_WEAKEST = 4  # tables named beside a document's figure


def write_gold(source: render_source.Source, folder: Path) -> str:
    """The gold of a source below `folder`, ready for its prints; the path of the file."""
    for name in ("files", "pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    gold = folder / "gold" / f"{source.id}.json"
    gold.write_text(json.dumps(render_gold.expected(source), ensure_ascii=False), encoding="utf-8")
    return str(gold)


def write_print(source: render_source.Source, setting: str, folder: Path) -> None:
    """A source in a setting or design, with the pages of its headings beside it."""
    printed = render.render(source, setting, folder / "files" / render.file_name(source.id, setting))
    pages = json.dumps(asdict(printed), ensure_ascii=False)
    (folder / "pages" / f"{source.id}.{setting}.json").write_text(pages, encoding="utf-8")


def read_prints(folder: Path) -> Path:
    """Read all prints; the folder of the tables."""
    tables = folder / "tables"
    read = [sys.executable, "-P", "-m", "pipelines", "ingest", str(folder / "files"), "--out", str(tables)]
    subprocess.run(read, check=True, cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)}, capture_output=True)
    return tables


def compared(folder: Path, golds: Sequence[str]) -> Report:
    """What the scorer says of the tables of `folder`."""
    report = folder / "report.json"
    compare = [sys.executable, str(scorer()), "--gold", *golds, "--pred", str(folder / "tables"), "--by-style"]
    compare += ["--pages", str(folder / "pages"), "--json", str(report)]
    subprocess.run(compare, check=True, capture_output=True)
    told: Report = json.loads(report.read_text(encoding="utf-8"))
    return told


def scorer() -> Path:
    """The scorer's path. UsageError where it isn't there."""
    agendas = os.environ.get("GKA_AGENDAS")
    path = Path(agendas).parent / "bench" / "score.py" if agendas else None
    if path is None or not path.exists():
        raise click.UsageError("The scorer isn't here: GKA_AGENDAS names a folder that has bench/score.py beside it.")
    return path


def show_documents(report: Report) -> None:
    """A line for each document: its figure, and the tables that are worst."""
    for name, one in report["by_document"].items():
        weakest = sorted(one["tables"], key=lambda table: one["tables"][table]["score"])[:_WEAKEST]
        worst = ", ".join(f"{table} {one['tables'][table]['score']:.2f}" for table in weakest)
        click.echo(f"{name:36}{one['headline']:.3f}  {worst}")


def earlier_scores(log: Path, milestone: str) -> list[dict[str, Any]]:
    """The log of locked scores. UsageError where it has this milestone: each is scored once."""
    entries: list[dict[str, Any]] = json.loads(log.read_text(encoding="utf-8")) if log.exists() else []
    if any(entry["milestone"] == milestone for entry in entries):
        raise click.UsageError(f"The locked ones were scored for {milestone} already: see {log.name}.")
    return entries


def log_scores(log: Path, earlier: Sequence[object], milestone: str, figures: Mapping[str, object]) -> None:
    """Add an entry: the milestone, the day, the commit, and these figures."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=HOUSE, capture_output=True, text=True, check=True).stdout.strip()
    entry = {"milestone": milestone, "date": date.today().isoformat(), "commit": commit, **figures}
    log.write_text(json.dumps([*earlier, entry], indent=1) + "\n", encoding="utf-8")
