"""Counts how often the rows of each confidence are right, on agendas whose gold is known.

    python bench/calibration.py             # the building voices and the samples, by table
    python bench/calibration.py --write     # and makes their tables those of docs/confidence.md
    python bench/calibration.py --locked    # the locked voices: totals by table alone

Each document is printed as the plain text of the web form and in a ruled table, and read; a row is right where it pairs
with an expected row of the same intervention and all its values agree (`calibration_rows.py`). The samples were written
beside the rules, so they say little about other authors' agendas; the voices weren't.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import get_args

import click
from calibration_rows import TABLES, judged

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE / "data" / "samples"))

import render  # noqa: E402
import render_gold  # noqa: E402
import render_source  # noqa: E402

from extract.read import read  # noqa: E402
from pipelines.rows import build_rows  # noqa: E402
from pipelines.schema.columns import Confidence  # noqa: E402

VOICES, SAMPLES = HOUSE / "data" / "voices", HOUSE / "data" / "samples"
PAGE = HOUSE / "docs" / "confidence.md"
HELD_OUT = ("hoogeveen", "gooise-meren", "oss")  # samples that nobody looks at
SETTINGS = ("text", "ruled")
LEVELS: tuple[Confidence, ...] = get_args(Confidence)
ALL = "all"
Counts = Counter[tuple[str, str, bool]]  # by table, confidence, right
BEGIN, END = "<!-- counted by bench/calibration.py --write -->", "<!-- end -->"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--write", is_flag=True, help="Put the tables into docs/confidence.md.")
@click.option("--locked", is_flag=True, help="The locked voices: totals by table alone.")
def main(write: bool, locked: bool) -> None:
    """Count how often the rows of each confidence are right."""
    if locked:
        click.echo(table(count(VOICES.glob("locked/*.toml")), (*TABLES, ALL)))
        return
    samples = (path for path in SAMPLES.glob("*.toml") if path.stem not in HELD_OUT)
    counted = {"building voices": count(VOICES.glob("building/*.toml")), "samples": count(samples)}
    text = "\n".join(f"### {name.capitalize()}\n\n{table(counts, (*TABLES, ALL))}" for name, counts in counted.items())
    click.echo(text)
    if write:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def count(files: Iterable[Path]) -> Counts:
    """The rows of some sources by table, confidence and whether they are right."""
    counts: Counts = Counter()
    for name, confidence, right in _rows(sorted(files)):
        counts[name, confidence, right] += 1
        counts[ALL, confidence, right] += 1
    return counts


def _rows(files: Sequence[Path]) -> Iterator[tuple[str, Confidence, bool]]:
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            source = render_source.load(file)
            gold = render_gold.expected(source)
            for setting in SETTINGS:
                path = Path(folder) / render.file_name(file.stem, setting)
                render.render(source, setting, path)
                for name, row, right in judged(build_rows(read(path, path.name)), gold):
                    yield name, row.confidence, right


def table(counts: Counts, tables: Sequence[str]) -> str:
    """Markdown: of each table and confidence how many rows there are, and which part of them is right."""
    lines = [f"| table | {' | '.join(LEVELS)} |", "| --- |" + " --- |" * len(LEVELS)]
    for name in tables:
        cells = (_cell(counts[name, level, True], counts[name, level, False]) for level in LEVELS)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cell(right: int, wrong: int) -> str:
    return f"{right / (right + wrong):.2f} of {right + wrong}" if right + wrong else "-"


if __name__ == "__main__":
    main()
