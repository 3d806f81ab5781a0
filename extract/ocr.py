"""Pages without a usable text layer in, pages with recognised glyphs out. The only module that knows Tesseract.

Words come with boxes and confidence; each becomes glyphs of equal width, sized by the line that it stands on. Ruling
lines are found in the picture itself, and a page that was laid down askew is turned straight first.
"""

import os
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from extract.errors import ReadError
from extract.letters import UNKNOWN
from extract.ocr_second import Again, boxes, merged
from extract.ocr_words import OcrWord, measure, mended, words_in
from extract.pdfium.pictures import grey_page
from extract.picture import drawn_marks, straight
from extract.picture_clean import ink_of, letters_only
from extract.raw import Glyph, Glyphs, RawPage

DPI = 300
_POINTS = 72 / DPI
_LARGEST = 150_000_000  # pixels of a page: an A0 has 140 million
_LANGUAGE = "nld"
_PAGE_MODE = "4"  # one column of text of several sizes: lines stay whole across a table
_LINE_MODE = "7"  # a single line
_SECONDS = 120  # for one page
_FEW, _COVERED = 25, 0.3  # characters and share of image below and above which a page is a picture of text
_GARBLED = 0.3  # share of unknown characters above which a text layer is useless
_NOISE = 0.14  # of the size of type: how far a measured line may be off
_DARK = 128  # grey below which a pixel is ink of a ruler
_MISSING = (
    "Voor deze scan is Tesseract met Nederlands nodig; installeer het met "
    "‘apt-get install tesseract-ocr tesseract-ocr-nld’ en lees het document opnieuw."
)


def needs_ocr(page: RawPage) -> bool:
    """Whether a page is a picture of text, or has a text layer that nobody can read."""
    if len(page.glyphs) < _FEW and page.image_area > _COVERED:
        return True
    unknown = page.glyphs.texts.count(UNKNOWN)
    return len(page.glyphs) >= _FEW and unknown > _GARBLED * len(page.glyphs)


@cache
def check_tesseract() -> None:
    """ReadError where the command or its Dutch is missing."""
    if shutil.which("tesseract") is None:
        raise ReadError("ocr_ontbreekt", _MISSING)
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    if _LANGUAGE not in listed.stdout.split():
        raise ReadError("ocr_ontbreekt", _MISSING)


def ocr_pages(data: bytes, wanted: list[RawPage], workers: int = 1) -> Iterator[RawPage]:
    """The pages with what Tesseract reads on them, in their order; `workers` pages at a time.

    Their pictures are all drawn by the thread that asks: PDFium may be called by one thread only, whatever document it
    is about (a searchable scan of eight pages, drawn by two threads, ended the process each time).
    """
    check_tesseract()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        yield from pool.map(_recognised, wanted, [_picture(data, page) for page in wanted])


def _picture(data: bytes, page: RawPage) -> Image.Image:
    if page.width * page.height > _LARGEST * _POINTS**2:
        raise ReadError("te_groot", f"Pagina {page.number} is te groot om te herkennen; scan haar op papierformaat.")
    return grey_page(data, page.number, DPI)


def _recognised(page: RawPage, picture: Image.Image) -> RawPage:
    image = straight(picture)
    strokes, fills = drawn_marks(np.asarray(image) < _DARK, _POINTS)
    letters = letters_only(image, strokes, _POINTS)
    lines = [(line, *measure(line)) for line in _looked_at_twice(letters, ink_of(letters, fills, _POINTS))]
    body = _body(lines)
    glyphs = Glyphs.of(glyph for line, size, base in lines for glyph in _glyphs(line, _settled(line, size, body), base))
    return RawPage(
        page.number,
        image.width * _POINTS,
        image.height * _POINTS,
        page.rotation,
        "ocr",
        glyphs,
        strokes,
        fills,
        page.image_area,
        page.hidden,
        page.notes,
        comments=page.comments,
    )


def _looked_at_twice(letters: Image.Image, ink: Any) -> list[list[OcrWord]]:
    """The lines of words on a picture: of the whole page first, then of what that left out or doubts, cut out."""
    first = words_in(_tesseract([letters], _PAGE_MODE), DPI)
    size = float(np.median([size for size, _ in map(measure, first)])) if first else 0.0
    again = boxes(first, ink, size) if first else []
    if again:
        tables = _by_picture(_tesseract([letters.crop(box[:4]) for box in again], _LINE_MODE))
        read = [(box, _placed(tables.get(n, ""), box)) for n, box in enumerate(again, 1)]
        first = merged(first, read)
    return mended(first, ink)


def _by_picture(table: str) -> dict[int, str]:
    """Tesseract's table parted by picture, which it calls page."""
    found: dict[int, str] = {}
    head, *rows = table.splitlines() or [""]
    for row in rows:
        number = row.split("\t", 2)[1]
        found[int(number)] = found.get(int(number), head) + "\n" + row
    return found


def _placed(table: str, box: Again) -> list[OcrWord]:
    """The words of a box, where they stand on the page."""
    return [
        word._replace(
            left=word.left + box.left,
            right=word.right + box.left,
            top=word.top + box.top,
            bottom=word.bottom + box.top,
            line=("again", str(box.left), str(box.top)),
        )
        for line in words_in(table, DPI)
        for word in line
    ]


def _tesseract(images: list[Image.Image], mode: str) -> str:
    """Tesseract's table of words (TSV) for several pictures."""
    options = ["-l", _LANGUAGE, "--psm", mode, "--dpi", str(DPI), "tsv"]
    with tempfile.TemporaryDirectory(prefix="gka-ocr-") as folder:
        names = [f"{folder}/{n}.png" for n in range(len(images))]
        for image, name in zip(images, names, strict=True):
            image.save(name, "PNG", dpi=(DPI, DPI), compress_level=1)
        Path(folder, "list.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
        command = ["tesseract", f"{folder}/list.txt", "-", *options]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True, env=environment)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            raise ReadError("ocr_mislukt", "Tesseract kon een pagina niet lezen; scan het document opnieuw.") from error
    return done.stdout.decode("utf-8", "replace")


def _body(lines: list[tuple[list[OcrWord], float, float]]) -> float:
    """The size of most of a page's type, in pixels."""
    counts: dict[int, int] = defaultdict(int)
    for line, size, _ in lines:
        counts[round(size)] += sum(len(word.text) for word in line)
    return max(counts, key=lambda size: sum(counts.get(size + d, 0) for d in (-1, 0, 1)), default=40)


def _settled(line: list[OcrWord], size: float, body: float) -> float:
    """A size that is the running text's but for the noise of measuring, which is greater in short lines."""
    noise = _NOISE if sum(len(word.text) for word in line) > 18 else 3 * _NOISE
    return body if abs(size - body) < noise * body else size


def _glyphs(line: list[OcrWord], size: float, base: float) -> Iterator[Glyph]:
    """A line's words as glyphs that share its size and base line."""
    for word in line:
        step = (word.right - word.left) / len(word.text)
        for n, character in enumerate(word.text):
            yield Glyph(
                character,
                (word.left + n * step) * _POINTS,
                (base - 0.88 * size) * _POINTS,
                (word.left + (n + 1) * step) * _POINTS,
                (base + 0.24 * size) * _POINTS,
                round(size * _POINTS * 2) / 2,
                False,
                False,
                0,
                word.confidence,
            )
