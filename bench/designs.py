"""Scores the program on designs that somebody drew who doesn't know it (`data/samples/designs`).

    python bench/designs.py                              # the building designs: by design, then by document
    python bench/designs.py --design slides --keep OUT   # one of them; leave files, gold and tables in OUT
    python bench/designs.py --sample renkum              # with this sample alone
    python bench/designs.py --locked "0.3.0"             # the locked designs: a figure for each, once, logged

Chosen samples are printed in each design, read, and compared with their gold by the project's scorer (`score.py` beside
the folder that GKA_AGENDAS names). Of the locked designs nothing but a figure for each is shown: whoever sees what goes
wrong in one will mend it, and then it measures nothing any more. The log of their scores is
`bench/results/designs.json`, with one entry for a milestone. A design whose program isn't installed (Chromium, LaTeX)
is named and left out; the locked ones need both.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "samples"))

import render
import render_gold
import render_source
import render_templates

HOUSE = Path(__file__).resolve().parent.parent
LOG = Path(__file__).with_name("results") / "designs.json"
# Ordinary, made of lists, an addendum. (Not `hulst`: of its scores its own errors are the half.)
SAMPLES = ("westerveld", "kerkrade", "renkum")
LOCKED_SAMPLES = ("soest", "zutphen")
TABLES = ("sections", "interventions", "fields", "signatories", "contents", "parties", "contacts", "financing")
Report = dict[str, Any]  # what score.py writes with --json


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--design", "only", multiple=True, help="One of the building designs; may be given again.")
@click.option("--sample", "samples", multiple=True, help="A sample to print; may be given again.")
@click.option("--keep", type=click.Path(path_type=Path), help="Leave files, gold and tables here.")
@click.option("--locked", "milestone", metavar="MILESTONE", help="Score the locked designs, log it as this.")
def main(only: tuple[str, ...], samples: tuple[str, ...], keep: Path | None, milestone: str | None) -> None:
    """Score the program on the designs."""
    if milestone is not None:
        if only or samples or keep:
            raise click.UsageError("Of the locked designs only totals are shown: --locked stands alone.")
        locked(milestone)
        return
    if unknown := set(only) - set(render.BUILDING):
        raise click.UsageError(
            f"No building design: {', '.join(sorted(unknown))}. There are {', '.join(render.BUILDING)}."
        )
    with tempfile.TemporaryDirectory() as temporary:
        show(score(samples or SAMPLES, only or tuple(render.BUILDING), keep or Path(temporary)))


def locked(milestone: str) -> None:
    """Score the locked designs and log it; a milestone is scored once."""
    log = json.loads(LOG.read_text(encoding="utf-8")) if LOG.exists() else []
    if any(entry["milestone"] == milestone for entry in log):
        raise click.UsageError(f"The locked designs were scored for {milestone} already: see {LOG.name}.")
    with tempfile.TemporaryDirectory() as temporary:
        report = score(LOCKED_SAMPLES, tuple(render.LOCKED), Path(temporary), whole=True)
    entry = _entry(milestone, report)
    for name, headline in entry["designs"].items():
        click.echo(f"{name:24}{headline:8.3f}")
    LOG.write_text(json.dumps([*log, entry], indent=1) + "\n", encoding="utf-8")


def score(samples: Iterable[str], designs: Iterable[str], folder: Path, *, whole: bool = False) -> Report:
    """What the project's scorer says of these samples in these designs; `whole`: all must be printed."""
    scorer, golds = _scorer(), []
    for name in ("files", "pages", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for sample in samples:
        source = render_source.load(sample)
        gold = folder / "gold" / f"{sample}.json"
        gold.write_text(json.dumps(render_gold.expected(source), ensure_ascii=False), encoding="utf-8")
        golds.append(str(gold))
        for design in designs:
            try:
                _print(source, design, folder)
            except render_templates.CannotPrint as why:
                if whole:
                    raise click.ClickException(str(why)) from why
                click.echo(f"{sample}.{design}: {why}", err=True)
    read = [sys.executable, "-P", "-m", "pipelines", "ingest", str(folder / "files"), "--out", str(folder / "tables")]
    subprocess.run(read, check=True, cwd=HOUSE, env=os.environ | {"PYTHONPATH": str(HOUSE)}, capture_output=True)
    report = folder / "report.json"
    compare = [sys.executable, str(scorer), "--gold", *golds, "--pred", str(folder / "tables"), "--by-style"]
    compare += ["--pages", str(folder / "pages"), "--json", str(report)]
    subprocess.run(compare, check=True, capture_output=True)
    told: Report = json.loads(report.read_text(encoding="utf-8"))
    return told


def show(report: Report) -> None:
    """By design, with the tables that a layout decides; then by document, with the weakest tables."""
    click.echo(f"{'design':24}{'all':>8}" + "".join(f"{table[:9]:>11}" for table in TABLES))
    for name, one in [*report["by_style"].items(), ("all", report)]:
        figures = "".join(f"{one['tables'][table]['score']:11.3f}" for table in TABLES)
        click.echo(f"{name:24}{one['headline']:8.3f}{figures}")
    click.echo()
    for name, one in report["by_document"].items():
        weakest = sorted(one["tables"], key=lambda table: one["tables"][table]["score"])[:4]
        worst = ", ".join(f"{table} {one['tables'][table]['score']:.2f}" for table in weakest)
        click.echo(f"{name:36}{one['headline']:.3f}  {worst}")


def _print(source: render_source.Source, design: str, folder: Path) -> None:
    """Print a sample in a design, with the pages of its headings beside it."""
    printed = render.render(source, design, folder / "files" / render.file_name(source.id, design))
    pages = json.dumps(asdict(printed), ensure_ascii=False)
    (folder / "pages" / f"{source.id}.{design}.json").write_text(pages, encoding="utf-8")


def _scorer() -> Path:
    agendas = os.environ.get("GKA_AGENDAS")
    scorer = Path(agendas).parent / "bench" / "score.py" if agendas else None
    if scorer is None or not scorer.exists():
        raise click.UsageError("The scorer isn't here: GKA_AGENDAS names a folder that has bench/score.py beside it.")
    return scorer


def _entry(milestone: str, report: Report) -> dict[str, Any]:
    """A line of the log: when, on which commit, and a figure for each design."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    return {
        "milestone": milestone,
        "date": date.today().isoformat(),
        "commit": commit.stdout.strip(),
        "designs": {name: round(one["headline"], 4) for name, one in report["by_style"].items()}
        | {"all": round(report["headline"], 4)},
    }


if __name__ == "__main__":
    main()
