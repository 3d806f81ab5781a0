"""Samples and settings in, PDFs and texts out.

`python data/samples/render.py` makes the files of data/raw; `render.py --all OUT` every sample in every setting, with
the pages of the headings beside them (`OUT/pages`); `--scan` adds the settings that are pictures, `--designs` those
that Chromium and LaTeX print.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import render_latex
import render_pdf
import render_scan
import render_source
import render_templates
import render_text
import render_web
import render_word
from render_settings import NAMES, SETTINGS

RAW = Path(__file__).resolve().parents[1] / "raw"
COMMITTED = (
    ("westerveld", "text"),
    ("westerveld", "bands"),
    ("hulst", "ruled"),
    ("ooststellingwerf", "stacked"),
    ("hollands-kroon", "bare"),
)
BUILDING = render_web.DESIGNS | render_latex.DESIGNS  # designs that whoever writes the layout's rules may look at
LOCKED = render_web.LOCKED | render_latex.LOCKED  # measured only
DESIGNS = BUILDING | LOCKED


@dataclass(frozen=True, slots=True)
class Printed:
    """How many pages there are (None for text), and the body's headings with the pages they stand on."""

    pages: int | None
    headings: list[tuple[str, int]]


def produce(source: render_source.Source, setting: str) -> tuple[bytes, Printed]:
    """The file's bytes, and what is on which page; raises CannotPrint where a design's program isn't there."""
    if setting == "text":
        return render_text.text(source).encode(), Printed(None, [])
    if setting in render_word.DESIGNS:
        return render_word.word(source, render_word.DESIGNS[setting]), Printed(None, [])
    if setting in DESIGNS:
        program = render_web.web if DESIGNS[setting].suffix == ".html" else render_latex.latex
        data, total, headings = program(source, DESIGNS[setting])
        return data, Printed(total, headings)
    data, total, headings = render_pdf.pdf(source, SETTINGS[setting])
    return render_scan.scan(data) if SETTINGS[setting].images else data, Printed(total, headings)


def render(source: render_source.Source | str, setting: str, path: str | Path) -> Printed:
    """Print a sample (or the one of that name) in a setting to a path."""
    data, printed = produce(render_source.load(source) if isinstance(source, str) else source, setting)
    Path(path).write_bytes(data)
    return printed


def file_name(sample: str, setting: str) -> str:
    return f"{sample}.{setting}." + (
        "txt" if setting == "text" else "docx" if setting in render_word.DESIGNS else "pdf"
    )


def combinations(scans: bool, designs: bool) -> Iterator[tuple[str, str]]:
    for sample in render_source.samples():
        yield from ((sample, name) for name in NAMES if name == "text" or scans or not SETTINGS[name].images)
        yield from ((sample, name) for name in render_word.DESIGNS)
        yield from ((sample, name) for name in BUILDING if designs)


def render_all(out: Path, scans: bool, designs: bool) -> None:
    """Every sample in every setting: OUT/files, and OUT/pages for the scorer. What can't be printed is told."""
    for folder in ("files", "pages"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for sample, setting in combinations(scans, designs):
        try:
            printed = render(sample, setting, out / "files" / file_name(sample, setting))
        except render_templates.CannotPrint as why:
            print(f"{sample}.{setting}: {why}", file=sys.stderr)
            continue
        text = json.dumps(asdict(printed), ensure_ascii=False, indent=1)
        (out / "pages" / f"{sample}.{setting}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", type=Path, metavar="OUT", help="every sample in every setting")
    parser.add_argument("--scan", action="store_true", help="with --all: the pictures too")
    parser.add_argument("--designs", action="store_true", help="with --all: the designs of HTML and LaTeX too")
    args = parser.parse_args()
    if args.all:
        render_all(args.all, args.scan, args.designs)
        return
    RAW.mkdir(exist_ok=True)
    for sample, setting in COMMITTED:
        render(sample, setting, RAW / file_name(sample, setting))


if __name__ == "__main__":
    main()
