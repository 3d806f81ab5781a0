"""Pages without a usable text layer in, pages with recognised glyphs out. The only module that knows Tesseract.

Words come with boxes and confidence; each becomes glyphs of equal width, sized by the line that it stands on. Ruling
lines are found in the picture itself, and a page that was laid down askew is turned straight first.
"""

import math
import os
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from extract.errors import ReadError
from extract.ocr.image_cleanup import ink_of, letters_only
from extract.ocr.page_image import askew, drawn_marks, on_its_side, turned_by
from extract.ocr.second_pass import Again, boxes, merged
from extract.ocr.unread_ink import characters_unread, type_like, without
from extract.ocr.word_repair import OcrWord, measure, mended, words_in
from extract.pdf.character_map import UNKNOWN
from extract.pdf.page_objects import NO_GLYPHS, Fill, Glyph, Glyphs, RawPage, Stroke
from extract.pdf.pdfium.render import grey_page

DPI = 300
_POINTS = 72 / DPI
_LARGEST = 150_000_000  # pixels of a page: an A0 has 140 million
_LANGUAGE = "nld"
_PAGE_MODE = "4"  # one column of text of several sizes: lines stay whole across a table
_LINE_MODE = "7"  # a single line
_SECONDS = 120  # for one page
_FEW, _COVERED = 25, 0.3  # characters and share of image below and above which a page is a picture of text
_GARBLED = 0.3  # share of unknown characters above which a text layer is useless
_PICTURED = 0.03  # share of image below which a page is not looked at for text in pictures: a logo, a signature
_WHOLE = 0.85  # share of image above which a page is a picture, whatever a program added to it
_GLANCE = 100  # dots to the inch: enough to tell lines of letters
_ENOUGH = 60  # letters, about: two lines of text, a small table; a logo or a caption in a picture is let be
_UPRIGHT = 0.75  # mean confidence: legible pages that lie upright have 0.85 and more, on their head 0.57 at most
_NOISE = 0.14  # of the size of type: how far a measured line may be off
_DARK = 128  # grey below which a pixel is ink of a ruler
_MISSING = (
    "Voor deze scan is Tesseract met Nederlands nodig; installeer het met "
    "‘apt-get install tesseract-ocr tesseract-ocr-nld’ en lees het document opnieuw."
)


def needs_ocr(page: RawPage) -> bool:
    """Whether a page is a picture of text, or has a text layer that nobody can read."""
    return (len(page.glyphs) < _FEW and page.image_area > _COVERED) or _garbled(page)


def shows_more(data: bytes, page: RawPage) -> bool:
    """Whether a page shows text that its letters are not: a scan with a digital signature, a table as a picture,
    letters drawn as outlines. Only a page with pictures, or with marks and hardly a letter, is drawn to see it.
    """
    drawn = len(page.glyphs) < _FEW and (page.fills or page.strokes)
    if (not drawn and page.image_area < _PICTURED) or page.width * page.height > _LARGEST * _POINTS**2:
        return False
    enough = _FEW if page.image_area > _WHOLE else _ENOUGH
    return type_like(grey_page(data, page.number, _GLANCE), page.glyphs, 72 / _GLANCE) >= enough


def _garbled(page: RawPage) -> bool:
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


class _Look(NamedTuple):
    """What was made of a page's picture, turned so many degrees clockwise."""

    turn: int
    image: Image.Image
    angle: float  # by which it was turned straight
    strokes: tuple[Stroke, ...]
    fills: tuple[Fill, ...]
    lines: list[list[OcrWord]]
    unread: float  # characters whose ink no word covers, about

    @property
    def sure(self) -> float:
        """The mean confidence of its letters; 0 where there are none."""
        told = [(word.confidence, len(word.text)) for line in self.lines for word in line]
        return sum(sure * count for sure, count in told) / max(1, sum(count for _, count in told))


def _recognised(page: RawPage, picture: Image.Image) -> RawPage:
    kept = page.glyphs if len(page.glyphs) >= _FEW and not _garbled(page) else NO_GLYPHS
    look = _look(picture, 0, kept) if len(kept) else _best_look(picture)
    image = look.image
    lines = [(line, *measure(line)) for line in look.lines]
    body = _body(lines)
    found = (glyph for line, size, base in lines for glyph in _glyphs(line, _settled(line, size, body), base))
    own = _turned(kept, look.angle, image.width * _POINTS, image.height * _POINTS)
    return replace(
        page,
        width=image.width * _POINTS,
        height=image.height * _POINTS,
        text_layer="gemengd" if len(kept) else "ocr",
        glyphs=Glyphs.of([*own, *found]),
        strokes=look.strokes,
        fills=look.fills,
        turned=(page.turned + look.turn) % 360,
        unread=round(look.unread),
    )


def _best_look(picture: Image.Image) -> _Look:
    """The page read as it lies; where no words are sure, read as it may have been laid down otherwise."""
    turns = (90, 270, 0) if on_its_side(picture) else (0, 180)
    best: _Look | None = None
    for turn in turns:
        look = _look(picture, turn, NO_GLYPHS)
        best = look if best is None or look.sure > best.sure else best
        if best.sure > _UPRIGHT:
            break
    assert best is not None
    return best


def _look(picture: Image.Image, turn: int, kept: Glyphs) -> _Look:
    """What Tesseract reads in a picture, but for the letters that need not be recognised."""
    upright = picture.rotate(-turn, expand=True) if turn else picture
    angle = askew(upright)
    image = turned_by(without(upright, kept, _POINTS), angle)
    whole = turned_by(upright, angle) if len(kept) else image
    strokes, fills = drawn_marks(np.asarray(whole) < _DARK, _POINTS)
    letters = letters_only(image, strokes, _POINTS)
    ink = ink_of(letters, fills, _POINTS)
    lines = _looked_at_twice(letters, ink)
    return _Look(turn, image, angle, strokes, fills, lines, characters_unread(lines, ink))


def _turned(glyphs: Glyphs, angle: float, width: float, height: float) -> Iterator[Glyph]:
    """Letters of the page's own, where they stand once it is turned straight."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2 - width / 2, (glyph.top + glyph.bottom) / 2 - height / 2
        right, down = x * cosine + y * sine - x, y * cosine - x * sine - y
        yield glyph._replace(x0=glyph.x0 + right, x1=glyph.x1 + right, top=glyph.top + down, bottom=glyph.bottom + down)


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
