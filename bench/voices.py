"""Scores the program on agendas that many hands wrote (`data/voices`).

    python bench/voices.py                    # the building voices: by table, then by voice
    python bench/voices.py --voice schagen    # one of them
    python bench/voices.py --locked "0.3.0"   # the locked voices: totals by table alone, once for a milestone, logged

Each voice is printed as the plain text of the web form and in a ruled table, read, and compared with its gold by the
project's scorer (`score.py` beside the folder that GKA_AGENDAS names). Of the locked voices nothing but totals is
shown: whoever sees which one fails, and where, will mend it, and then it measures nothing any more. The log of their
scores is `bench/results/voices.json`.
"""

import sys
import tempfile
from pathlib import Path

import click
import pyarrow
from pyarrow import compute, parquet

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "samples"))

import render_source
import scored_prints as scoring
from scored_prints import HOUSE, Report

VOICES = HOUSE / "data" / "voices"
LOG = Path(__file__).with_name("results") / "voices.json"
SETTINGS = ("text", "ruled")
COMPARED = ("dubbele_agenda", "organisatie_twee_typen")  # findings by a comparison of documents


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
    earlier = scoring.earlier_scores(LOG, milestone)
    with tempfile.TemporaryDirectory() as temporary:
        report = score(voices("locked", None), Path(temporary))
    show(report, by_voice=False)
    tables = {table: round(one["score"], 4) for table, one in report["tables"].items()}
    figures = {"headline": round(report["headline"], 4), "tables": tables}
    scoring.log_scores(LOG, earlier, milestone, figures)


def voices(half: str, only: str | None) -> list[Path]:
    """The files of the building or the locked voices."""
    found = sorted((VOICES / half).glob(f"{only or '*'}.toml"))
    if not found:
        raise click.UsageError(f"There is no voice {only or '*'} in {VOICES / half}.")
    return found


def score(files: list[Path], folder: Path) -> Report:
    """What the project's scorer says of these voices, each printed in all settings below `folder`."""
    golds = []
    for file in files:
        source = render_source.load(file)
        golds.append(scoring.write_gold(source, folder))
        for setting in SETTINGS:
            scoring.write_print(source, setting, folder)
    _without_comparisons(scoring.read_prints(folder) / "findings")
    return scoring.compared(folder, golds)


def show(report: Report, *, by_voice: bool) -> None:
    """Totals by table; by voice only where they may be looked at."""
    click.echo(f"{'table':16}{'gold':>6}{'read':>6}{'prec.':>8}{'recall':>8}{'F1':>8}{'values':>8}{'score':>8}")
    for table, one in report["tables"].items():
        figures = "".join(f"{one[name]:8.3f}" for name in ("precision", "recall", "f1", "accuracy", "score"))
        click.echo(f"{table:16}{one['gold']:6}{one['pred']:6}{figures}")
    click.echo(f"{'all':16}{'':52}{report['headline']:8.3f}\n")
    if by_voice:
        scoring.show_documents(report)


def _without_comparisons(findings: Path) -> None:
    """Take out what a document's neighbours tell: each voice lies in the folder twice, which says nothing of it."""
    for file in findings.rglob("*.parquet"):
        rows = parquet.read_table(file)
        parquet.write_table(rows.filter(compute.invert(compute.is_in(rows["code"], pyarrow.array(COMPARED)))), file)


if __name__ == "__main__":
    main()
