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

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "samples"))

import render
import render_source
import render_templates
import scored_prints as scoring
from scored_prints import Report

LOG = Path(__file__).with_name("results") / "designs.json"
# Ordinary, made of lists, an addendum. (Not `hulst`: of its scores its own errors are the half.)
SAMPLES = ("westerveld", "kerkrade", "renkum")
LOCKED_SAMPLES = ("soest", "zutphen")
TABLES = ("sections", "interventions", "fields", "signatories", "contents", "parties", "contacts", "financing")


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
    earlier = scoring.earlier_scores(LOG, milestone)
    with tempfile.TemporaryDirectory() as temporary:
        report = score(LOCKED_SAMPLES, tuple(render.LOCKED), Path(temporary), whole=True)
    figures = {name: round(one["headline"], 4) for name, one in report["by_style"].items()}
    figures["all"] = round(report["headline"], 4)
    for name, headline in figures.items():
        click.echo(f"{name:24}{headline:8.3f}")
    scoring.log_scores(LOG, earlier, milestone, {"designs": figures})


def score(samples: Iterable[str], designs: Iterable[str], folder: Path, *, whole: bool = False) -> Report:
    """What the project's scorer says of these samples in these designs; `whole`: all must be printed."""
    scoring.scorer()  # asked first: printing takes minutes
    golds = []
    for sample in samples:
        source = render_source.load(sample)
        golds.append(scoring.write_gold(source, folder))
        for design in designs:
            try:
                scoring.write_print(source, design, folder)
            except render_templates.CannotPrint as why:
                if whole:
                    raise click.ClickException(str(why)) from why
                click.echo(f"{sample}.{design}: {why}", err=True)
    scoring.read_prints(folder)
    return scoring.compared(folder, golds)


def show(report: Report) -> None:
    """By design, with the tables that a layout decides; then by document, with the weakest tables."""
    click.echo(f"{'design':24}{'all':>8}" + "".join(f"{table[:9]:>11}" for table in TABLES))
    for name, one in [*report["by_style"].items(), ("all", report)]:
        figures = "".join(f"{one['tables'][table]['score']:11.3f}" for table in TABLES)
        click.echo(f"{name:24}{one['headline']:8.3f}{figures}")
    click.echo()
    scoring.show_documents(report)


if __name__ == "__main__":
    main()
