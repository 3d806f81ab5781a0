"""Scores the program on agendas that many hands wrote (`data/voices`).

    python bench/voices.py                    # the building voices: by table, then by voice
    python bench/voices.py --voice schagen    # one of them
    python bench/voices.py --locked "0.3.0"   # the locked voices: totals by table alone, once for a milestone, logged

Each voice is printed as the plain text of the web form and in a ruled table, read, and compared with its gold by the
project's scorer (`score.py` beside the folder that GKA_AGENDAS names). Of the locked voices nothing but totals is
shown: whoever sees which one fails, and where, will mend it, and then it measures nothing any more. The log of their
scores is `bench/results/voices.json`.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import click
import pyarrow
from pyarrow import compute, parquet

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE / "data" / "samples"))

import render  # noqa: E402
import render_gold  # noqa: E402
import render_source  # noqa: E402

VOICES = HOUSE / "data" / "voices"
LOG = Path(__file__).with_name("results") / "voices.json"
SETTINGS = ("text", "ruled")
COMPARED = ("dubbele_agenda", "organisatie_twee_typen")  # findings by a comparison of documents
Report = dict[str, Any]  # what score.py writes with --json


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--voice", "only", help="One of the building voices, by its file's name.")
@click.option("--keep", type=click.Path(path_type=Path), help="Leave the building voices' files, gold and tables here.")
@click.option("--locked", "milestone", metavar="MILESTONE", help="Score the locked voices, and log it under this name.")
def main(only: str | None, keep: Path | None, milestone: str | None) -> None:
    """Score the program on the voices."""
    if milestone is None:
        with tempfile.TemporaryDirectory() as temporary:
            show(score(voices("building", only), keep or Path(temporary)), by_voice=True)
        return
    if only or keep:
        raise click.UsageError("Of the locked voices only totals are shown: leave out --voice and --keep.")
    log = json.loads(LOG.read_text(encoding="utf-8")) if LOG.exists() else []
    if any(entry["milestone"] == milestone for entry in log):
        raise click.UsageError(f"The locked voices were scored for {milestone} already: see {LOG.name}.")
    with tempfile.TemporaryDirectory() as temporary:
        report = score(voices("locked", None), Path(temporary))
    show(report, by_voice=False)
    LOG.write_text(json.dumps([*log, _entry(milestone, report)], indent=1) + "\n", encoding="utf-8")


def voices(half: str, only: str | None) -> list[Path]:
    """The files of the building or the locked voices."""
    found = sorted((VOICES / half).glob(f"{only or '*'}.toml"))
    if not found:
        raise click.UsageError(f"There is no voice {only or '*'} in {VOICES / half}.")
    return found


def score(files: list[Path], folder: Path) -> Report:
    """What the project's scorer says of these voices, each printed in all settings below `folder`."""
    golds = [_print(file, folder) for file in files]
    read = [sys.executable, "-P", "-m", "pipelines", "ingest", str(folder / "files"), "--out", str(folder / "tables")]
    subprocess.run(read, check=True, cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)}, capture_output=True)
    _without_comparisons(folder / "tables" / "findings")
    report = folder / "report.json"
    compare = [sys.executable, str(_scorer()), "--gold", *golds, "--pred", str(folder / "tables")]
    compare += ["--pages", str(folder / "pages"), "--json", str(report)]
    subprocess.run(compare, check=True, capture_output=True)
    told: Report = json.loads(report.read_text(encoding="utf-8"))
    return told


def show(report: Report, *, by_voice: bool) -> None:
    """Totals by table; by voice only where they may be looked at."""
    click.echo(f"{'table':16}{'gold':>6}{'read':>6}{'prec.':>8}{'recall':>8}{'F1':>8}{'values':>8}{'score':>8}")
    for table, one in report["tables"].items():
        figures = "".join(f"{one[name]:8.3f}" for name in ("precision", "recall", "f1", "accuracy", "score"))
        click.echo(f"{table:16}{one['gold']:6}{one['pred']:6}{figures}")
    click.echo(f"{'all':16}{'':52}{report['headline']:8.3f}\n")
    if by_voice:
        for name, one in report["by_document"].items():
            weakest = sorted(one["tables"], key=lambda table: one["tables"][table]["score"])[:4]
            worst = ", ".join(f"{table} {one['tables'][table]['score']:.2f}" for table in weakest)
            click.echo(f"{name:28}{one['headline']:.3f}  {worst}")


def _print(file: Path, folder: Path) -> str:
    """Print a voice in each setting; returns the path of its gold."""
    source = render_source.load(file)
    for name in ("files", "pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for setting in SETTINGS:
        printed = render.render(source, setting, folder / "files" / render.file_name(source.id, setting))
        pages = {"pages": printed.pages, "headings": printed.headings}
        (folder / "pages" / f"{source.id}.{setting}.json").write_text(json.dumps(pages), encoding="utf-8")
    gold = folder / "gold" / f"{source.id}.json"
    gold.write_text(json.dumps(render_gold.expected(source), ensure_ascii=False), encoding="utf-8")
    return str(gold)


def _without_comparisons(findings: Path) -> None:
    """Take out what a document's neighbours tell: each voice lies in the folder twice, which says nothing of it."""
    for file in findings.rglob("*.parquet"):
        rows = parquet.read_table(file)
        parquet.write_table(rows.filter(compute.invert(compute.is_in(rows["code"], pyarrow.array(COMPARED)))), file)


def _scorer() -> Path:
    agendas = os.environ.get("GKA_AGENDAS")
    scorer = Path(agendas).parent / "bench" / "score.py" if agendas else None
    if scorer is None or not scorer.exists():
        raise click.UsageError("The scorer isn't here: GKA_AGENDAS names a folder that has bench/score.py beside it.")
    return scorer


def _entry(milestone: str, report: Report) -> dict[str, object]:
    """A line of the log: when, on which commit, and the score of each table."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    tables = {table: round(one["score"], 4) for table, one in report["tables"].items()}
    return {
        "milestone": milestone,
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "headline": round(report["headline"], 4),
        "tables": tables,
    }


if __name__ == "__main__":
    main()
