"""Measures how scans are read: our samples, printed and made into pictures as scanners, phones and faxes give them.

    python bench/scans.py                           # renkum, five pages, every kind of scan
    python bench/scans.py --kind fax --kind photo --sample hulst --setting bands --pages 3
    python bench/scans.py --held-out                # the samples that nobody looks at: totals only
    python bench/scans.py --write                   # and tracks the figures (bench/results/scans.json)

For each kind: the share of the printed words that were read (found) and of the words read that are printed (right);
how alike the fields are to those of the digital print (similarity, and the share that is exact); the share of the rows
of the digital print, all tables, that its scan gives with the same values; characters unread; and CPU seconds a page
beside those of `tesseract` run once on the same pages by one thread (ratio).
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import mean
from time import process_time
from typing import Any

import click
import pypdfium2
from rapidfuzz import fuzz

from extract.agenda import build_document
from extract.document import Document
from extract.formats.options import ReadOptions
from extract.formats.pdf import pages_of
from extract.layout import lay_out_pages
from extract.layout.words import words_of
from extract.pdf.page_objects import RawPage
from pipelines.rows import build_rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "samples"))
import render_pdf
import render_scan
import render_source
from render_settings import SETTINGS

RESULTS = Path(__file__).parent / "results" / "scans.json"
HELD_OUT = ("hoogeveen", "gooise-meren", "oss")
# What depends on where something stands, or on how sure its reading was, and so differs without harm.
PLACES = {"regions", "page", "page_first", "page_last", "actual_page", "char_start", "char_end", "confidence"}

ACCOUNTS = {"documents", "pages", "residue"}  # tables of what was read, not of what it says


@dataclass(frozen=True, slots=True)
class Figures:
    """What one scan gives; shares from 0 to 1."""

    found: float
    right: float
    similarity: float
    exact: float
    rows: float
    unread: int
    seconds: float  # of CPU, a page
    ratio: float  # to `tesseract` run once


@click.command()
@click.option("--sample", "samples", multiple=True, default=["renkum"], show_default=True)
@click.option("--setting", default="bands", show_default=True, help="How the sample is printed.")
@click.option("--kind", "kinds", multiple=True, help="Only these kinds of scan.")
@click.option("--pages", default=5, show_default=True, help="Of each sample, at most.")
@click.option("--held-out", is_flag=True, help="The held-out samples instead; prints totals only.")
@click.option("--write", is_flag=True, help="Make these results the tracked ones.")
def main(
    samples: tuple[str, ...], setting: str, kinds: tuple[str, ...], pages: int, held_out: bool, write: bool
) -> None:
    """Measure how scans are read."""
    chosen = HELD_OUT if held_out else samples
    results: dict[str, Any] = {}
    click.echo(f"{'':12} found  right  fields exact  rows   unread  s/page  to tesseract")
    for kind in kinds or render_scan.KINDS:
        figures = _mean([_measured(sample, setting, kind, pages) for sample in chosen])
        click.echo(
            f"{kind:12} {figures.found:.3f}  {figures.right:.3f}  {figures.similarity:.3f}  {figures.exact:.3f}  "
            f"{figures.rows:.3f}  {figures.unread:5}  {figures.seconds:6.2f}  {figures.ratio:6.2f}"
        )
        results[kind] = {name: round(value, 3) for name, value in asdict(figures).items() if name != "seconds"}
    if write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _mean(measured: list[Figures]) -> Figures:
    means = {f.name: mean(getattr(figures, f.name) for figures in measured) for f in fields(Figures)}
    return Figures(**means | {"unread": round(means["unread"])})


def _measured(sample: str, setting: str, kind: str, pages: int) -> Figures:
    printed = _cut(render_pdf.pdf(render_source.load(sample), SETTINGS[setting])[0], pages)
    scanned = render_scan.scan(printed, kind)
    begun = process_time() + _children()
    read = list(pages_of(scanned, ReadOptions()))
    seconds = (process_time() + _children() - begun) / pages
    true, got = _printed_words(printed), _read_words(read)
    same = sum((true & got).values())
    plain, document = _document(list(pages_of(printed, ReadOptions())), printed), _document(read, scanned)
    alike = _likeness(plain, document)
    return Figures(
        same / max(1, sum(true.values())),
        same / max(1, sum(got.values())),
        mean(alike),
        mean(share == 1 for share in alike),
        _rows_kept(plain, document),
        sum(page.unread or 0 for page in read),
        seconds,
        seconds / (_tesseract_seconds(scanned) / pages),
    )


def _cut(data: bytes, pages: int) -> bytes:
    """The first pages of a PDF."""
    with tempfile.TemporaryFile() as out:
        source, cut = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
        cut.import_pages(source, list(range(min(pages, len(source)))))
        cut.save(out)
        out.seek(0)
        return out.read()


def _document(pages: list[RawPage], data: bytes) -> Document:
    return build_document("scan.pdf", data, lay_out_pages(pages))


def _printed_words(data: bytes) -> Counter[str]:
    pages = pypdfium2.PdfDocument(data)
    return _words(word for page in pages for word in page.get_textpage().get_text_bounded().split())


def _read_words(pages: list[RawPage]) -> Counter[str]:
    return _words(word.text for page in pages for word in words_of(page.glyphs))


def _words(words: Iterator[str]) -> Counter[str]:
    """Words that say something; a dash or a dot for a dash is no loss."""
    return Counter(word for word in words if any(c.isalnum() for c in word))


def _likeness(plain: Document, scan: Document) -> list[float]:
    """How alike each field of the digital print is to the scan's of the same name in the same intervention."""
    read = _fields(scan)
    return [_alike(text, read.get(key, "")) for key, text in _fields(plain).items()]


def _fields(document: Document) -> dict[tuple[int | None, str, str], str]:
    return {(f.intervention, f.name, f.label if f.name == "overig" else ""): f.text for f in document.fields}


def _alike(true: str, read: str) -> float:
    return fuzz.ratio(" ".join(true.split()), " ".join(read.split())) / 100


def _rows_kept(plain: Document, scan: Document) -> float:
    true, read = _rows(plain), _rows(scan)
    return sum((true & read).values()) / max(1, sum(true.values()))


def _rows(document: Document) -> Counter[str]:
    """The rows of all tables but the log's, each by its values."""
    return Counter(
        f"{name} {sorted((key, ' '.join(str(value).split())) for key, value in asdict(row).items() if _tells(key))}"
        for name, rows in _tables(document)
        for row in rows
    )


def _tells(column: str) -> bool:
    return column not in PLACES and not column.endswith("_id")


def _tables(document: Document) -> Iterator[tuple[str, tuple[Any, ...]]]:
    rows = build_rows(document)
    yield from ((each.name, getattr(rows, each.name)) for each in fields(rows) if each.name not in ACCOUNTS)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tesseract_seconds(data: bytes) -> float:
    """CPU seconds of `tesseract` run once on each page, by one thread: several wait for each other, and take longer."""
    before = _children()
    with tempfile.TemporaryDirectory() as folder:
        for n, page in enumerate(pypdfium2.PdfDocument(data)):
            path = f"{folder}/{n}.png"
            page.render(scale=300 / 72, grayscale=True).to_pil().save(path, dpi=(300, 300))
            environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
            subprocess.run(["tesseract", path, "-", "-l", "nld"], check=False, capture_output=True, env=environment)
    return _children() - before


if __name__ == "__main__":
    sys.exit(main())
