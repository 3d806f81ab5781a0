"""Pages without a usable text layer in, pages with recognised glyphs out. The only module that knows Tesseract.

Words come with boxes and confidence; each becomes glyphs of equal width, sized by the line that it stands on. Ruling
lines are found in the picture itself, and a page that was laid down askew is turned straight first.
"""

import io
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import NamedTuple

import numpy as np
from PIL import Image

from extract.errors import ReadError
from extract.picture import drawn_marks, straight
from extract.picture_clean import letters_only
from extract.raw import Glyph, RawPage
from extract.render import grey_page

DPI = 300
_POINTS = 72 / DPI
_LANGUAGE = "nld"
_PAGE_MODE = "4"  # one column of text of several sizes: lines stay whole across a table
_SECONDS = 120  # for one page
_FEW, _COVERED = 25, 0.3  # characters and share of image below and above which a page is a picture of text
_GARBLED = 0.3  # share of unknown characters above which a text layer is useless
_DARK = 128  # grey below which a pixel is ink
_SURE = 0.30  # confidence below which a word without letters is a speck
_MISSING = (
    "Voor deze scan is Tesseract met Nederlands nodig; installeer het met "
    "‘apt-get install tesseract-ocr tesseract-ocr-nld’ en lees het document opnieuw."
)


class _Word(NamedTuple):
    text: str
    left: float  # pixels
    top: float
    right: float
    bottom: float
    confidence: float  # 0..1
    line: tuple[str, str, str]


def needs_ocr(page: RawPage) -> bool:
    """Whether a page is a picture of text, or has a text layer that nobody can read."""
    if len(page.glyphs) < _FEW and page.image_area > _COVERED:
        return True
    unknown = sum(glyph.text == "\ufffd" for glyph in page.glyphs)
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
    """The pages with what Tesseract reads on them, in their order; `workers` pages at a time."""
    check_tesseract()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        yield from pool.map(partial(_recognised, data), wanted)


def _recognised(data: bytes, page: RawPage) -> RawPage:
    image = straight(grey_page(data, page.number, DPI))
    strokes, fills = drawn_marks(np.asarray(image) < _DARK, _POINTS)
    words = _words(_tesseract(letters_only(image, strokes, fills, _POINTS)))
    lines = [(line, *_measure(line)) for line in _lines(words)]
    body = _body(lines)
    glyphs = tuple(glyph for line, size, base in lines for glyph in _glyphs(line, _settled(line, size, body), base))
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
    )


def _tesseract(image: Image.Image) -> str:
    """Tesseract's table of words (TSV)."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(DPI, DPI), compress_level=1)
    command = ["tesseract", "-", "-", "-l", _LANGUAGE, "--psm", _PAGE_MODE, "--dpi", str(DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=buffer.getvalue(), capture_output=True, timeout=_SECONDS, check=True, env=environment
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise ReadError("ocr_mislukt", "Tesseract kon een pagina niet lezen; scan het document opnieuw.") from error
    return done.stdout.decode("utf-8", "replace")


def _words(table: str) -> list[_Word]:
    """The words of the table, without specks."""
    found = []
    for row in table.splitlines()[1:]:
        parts = row.split("\t")
        if len(parts) < 12 or parts[0] != "5" or not parts[11].strip():
            continue
        left, top, width, height = (float(part) for part in parts[6:10])
        word = _Word(
            parts[11].strip(),
            left,
            top,
            left + width,
            top + height,
            max(0.0, float(parts[10])) / 100,
            (parts[2], parts[3], parts[4]),
        )
        if not _is_speck(word):
            found.append(word)
    return found


def _is_speck(word: _Word) -> bool:
    """A rule, a stamp's edge or a signature that was taken for a word."""
    letters = sum(c.isalnum() for c in word.text)
    height, width = word.bottom - word.top, word.right - word.left
    if not letters and (word.confidence < _SURE or set(word.text) <= set("|_—[]{}~=\\/'’‘`\"”“")):
        return True
    return word.confidence < 0.12 or height > 4 * DPI / 10 or (letters <= 2 and height > 5 * width and height > DPI / 8)


def _lines(words: list[_Word]) -> list[list[_Word]]:
    """The words by Tesseract's own lines."""
    lines: dict[tuple[str, str, str], list[_Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    return list(lines.values())


_NOISE = 0.14  # of the size of type: how far a measured line may be off
_TALL, _LOW = set("bdfhklt0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ€&?!"), set("gjpqy,;()/")


def _body(lines: list[tuple[list[_Word], float, float]]) -> float:
    """The size of most of a page's type, in pixels."""
    counts: dict[int, int] = defaultdict(int)
    for line, size, _ in lines:
        counts[round(size)] += sum(len(word.text) for word in line)
    return max(counts, key=lambda size: sum(counts.get(size + d, 0) for d in (-1, 0, 1)), default=40)


def _settled(line: list[_Word], size: float, body: float) -> float:
    """A size that is the running text's but for the noise of measuring, which is greater in short lines."""
    noise = _NOISE if sum(len(word.text) for word in line) > 18 else 3 * _NOISE
    return body if abs(size - body) < noise * body else size


def _glyphs(line: list[_Word], size: float, base: float) -> Iterator[Glyph]:
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


def _measure(line: list[_Word]) -> tuple[float, float]:
    """Type size and base line in pixels, by the ink of words whose letters tell how high and low they reach."""
    bases = [w.bottom for w in line if not _LOW & set(w.text)] or [w.bottom for w in line]
    base = float(np.median(bases))
    tall = [(base - w.top) / 0.72 for w in line if _TALL & set(w.text) and w.bottom >= base - 3]
    short = [(base - w.top) / 0.53 for w in line if not _TALL & set(w.text) and any(c.isalpha() for c in w.text)]
    sizes = tall or short or [(w.bottom - w.top) / 0.75 for w in line]
    return max(8.0, float(np.median(sizes))), base
