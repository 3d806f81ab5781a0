"""Pages with what Tesseract reads on them: a page's picture becomes glyphs, ruling lines and shaded areas.

So a scan goes on through layout as any other page. Words come with boxes and confidence; each becomes glyphs of equal
width, sized by the line that it stands on. Ruling lines are found in the picture itself (`page_image.py`), and a page
that was laid down askew, on its side or on its head is turned first.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from extract.errors import ReadError
from extract.ocr.image_cleanup import ink_of, letters_only
from extract.ocr.ocr_word import OcrWord
from extract.ocr.page_choice import FEW, LARGEST, POINTS, is_garbled
from extract.ocr.page_image import askew, drawn_marks, on_its_side, turned_by
from extract.ocr.second_pass import RereadBox, boxes_to_reread, with_reread_words
from extract.ocr.tesseract import DPI, PAGE_OF_TEXT, SINGLE_LINE, check_tesseract, recognise_pictures
from extract.ocr.unread_ink import characters_unread, with_letters_erased
from extract.ocr.word_repair import repaired_words, size_and_baseline, words_of_tsv
from extract.pdf.page_objects import NO_GLYPHS, Fill, Glyph, Glyphs, RawPage, Stroke
from extract.pdf.pdfium import grey_page

# Mean confidence above which a page lies upright: on the sample scans legible pages that do have 0.85 and more, pages
# on their head 0.57 at most.
_UPRIGHT = 0.75
_NOISE = 0.14  # of the size of type: how far the size measured of a line may be off; set on the sample scans
_SHORT_LINE = 18  # characters: a line of fewer gives too few letters to measure by
_DARK = 128  # grey below which a pixel is ink of a ruler
_ABOVE, _BELOW = 0.88, 0.24  # of the type's size: a letter's box above and below its line, as the decoders give it
_USUAL = 40  # pixels: the size of type where nothing was read, about 10 points


def ocr_pages(data: bytes, wanted: list[RawPage], workers: int = 1) -> Iterator[RawPage]:
    """The pages with what Tesseract reads on them, in their order; `workers` pages at a time.

    Their pictures are all drawn by the thread that asks: PDFium may be called by one thread only, whatever document it
    is about (a searchable scan of eight pages, drawn by two threads, ended the process each time).
    """
    # Before any picture is made, and not at start: a run over digital agendas needs no Tesseract.
    check_tesseract()
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        yield from pool.map(_recognised, wanted, [_picture(data, page) for page in wanted])


def _picture(data: bytes, page: RawPage) -> Image.Image:
    if page.width * page.height > LARGEST * POINTS**2:
        raise ReadError("te_groot", f"Pagina {page.number} is te groot om te herkennen; scan haar op papierformaat.")
    return grey_page(data, page.number, DPI)


class _Attempt(NamedTuple):
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
    # Fewer are a stamp or a page number: these are recognised with the rest, so that the page has one kind of letters.
    kept = page.glyphs if len(page.glyphs) >= FEW and not is_garbled(page) else NO_GLYPHS
    # Letters of its own say which way is up; without them the page may lie any way.
    attempt = _attempt(picture, 0, kept) if len(kept) else _best_attempt(picture)
    image = attempt.image
    lines = [(line, *size_and_baseline(line)) for line in attempt.lines]
    body = _body(lines)
    recognised = (glyph for line, size, base in lines for glyph in _glyphs(line, _settled(line, size, body), base))
    own = _turned(kept, attempt.angle, image.width * POINTS, image.height * POINTS)
    return replace(
        page,
        width=image.width * POINTS,
        height=image.height * POINTS,
        text_layer="gemengd" if len(kept) else "ocr",
        glyphs=Glyphs.of([*own, *recognised]),
        strokes=attempt.strokes,
        fills=attempt.fills,
        turned=(page.turned + attempt.turn) % 360,
        unread=round(attempt.unread),
    )


def _best_attempt(picture: Image.Image) -> _Attempt:
    """The page read as it lies; where no words are sure, read as it may have been laid down otherwise."""
    # Ink shows whether a page lies on its side, but not on which, nor whether it stands on its head: only reading does.
    # As it lies comes last in the first case, since the ink may have been misjudged.
    turns = (90, 270, 0) if on_its_side(picture) else (0, 180)
    best: _Attempt | None = None
    for turn in turns:
        attempt = _attempt(picture, turn, NO_GLYPHS)
        best = attempt if best is None or attempt.sure > best.sure else best
        if best.sure > _UPRIGHT:
            break
    assert best is not None
    return best


def _attempt(picture: Image.Image, turn: int, kept: Glyphs) -> _Attempt:
    """What Tesseract reads in a picture, but for the letters that need not be recognised."""
    upright = picture.rotate(-turn, expand=True) if turn else picture
    angle = askew(upright)
    image = turned_by(with_letters_erased(upright, kept, POINTS), angle)
    # Rulers are looked for on the whole picture: with known letters blanked out, a rule through them would be in
    # pieces.
    whole = turned_by(upright, angle) if len(kept) else image
    strokes, fills = drawn_marks(np.asarray(whole) < _DARK, POINTS)
    letters = letters_only(image, strokes, POINTS)
    # Of the picture without rulers: these are ink that no word covers, and would count as unread.
    ink = ink_of(letters, fills, POINTS)
    lines = _looked_at_twice(letters, ink)
    return _Attempt(turn, image, angle, strokes, fills, lines, characters_unread(lines, ink))


def _turned(glyphs: Glyphs, angle: float, width: float, height: float) -> Iterator[Glyph]:
    """Letters of the page's own, where they stand once it is turned straight."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2 - width / 2, (glyph.top + glyph.bottom) / 2 - height / 2
        right, down = x * cosine + y * sine - x, y * cosine - x * sine - y
        yield glyph._replace(x0=glyph.x0 + right, x1=glyph.x1 + right, top=glyph.top + down, bottom=glyph.bottom + down)


def _looked_at_twice(letters: Image.Image, ink: Any) -> list[list[OcrWord]]:
    """The lines of words on a picture: of the whole page first, then of what that left out or doubts, cut out."""
    first = words_of_tsv(recognise_pictures([letters], PAGE_OF_TEXT)[0], DPI)
    size = float(np.median([size for size, _ in map(size_and_baseline, first)])) if first else 0.0
    doubtful = boxes_to_reread(first, ink, size) if first else []
    # One call for all boxes: starting Tesseract takes longer than reading a line.
    if doubtful:
        tables = recognise_pictures([letters.crop(box[:4]) for box in doubtful], SINGLE_LINE)
        reread = [(box, _placed(table, box)) for box, table in zip(doubtful, tables, strict=True)]
        first = with_reread_words(first, reread)
    return repaired_words(first, ink)


def _placed(table: str, box: RereadBox) -> list[OcrWord]:
    """The words of a box, where they stand on the page."""
    return [
        word._replace(
            left=word.left + box.left,
            right=word.right + box.left,
            top=word.top + box.top,
            bottom=word.bottom + box.top,
            line=("again", str(box.left), str(box.top)),
        )
        for line in words_of_tsv(table, DPI)
        for word in line
    ]


def _body(lines: list[tuple[list[OcrWord], float, float]]) -> float:
    """The size of most of a page's type, in pixels."""
    counts: dict[int, int] = defaultdict(int)
    for line, size, _ in lines:
        counts[round(size)] += sum(len(word.text) for word in line)
    return max(counts, key=lambda size: sum(counts.get(size + d, 0) for d in (-1, 0, 1)), default=_USUAL)


def _settled(line: list[OcrWord], size: float, body: float) -> float:
    """A size that is the running text's but for the noise of measuring, which is greater in short lines."""
    noise = _NOISE if sum(len(word.text) for word in line) > _SHORT_LINE else 3 * _NOISE
    # Headings are told by their size; measured from ink, lines of one type differ by as much as a heading does.
    return body if abs(size - body) < noise * body else size


def _glyphs(line: list[OcrWord], size: float, base: float) -> Iterator[Glyph]:
    """A line's words as glyphs that share its size and base line."""
    for word in line:
        # Letters of equal width: nothing in layout asks where inside a word a letter stands.
        step = (word.right - word.left) / len(word.text)
        for n, character in enumerate(word.text):
            yield Glyph(
                character,
                (word.left + n * step) * POINTS,
                (base - _ABOVE * size) * POINTS,
                (word.left + (n + 1) * step) * POINTS,
                (base + _BELOW * size) * POINTS,
                round(size * POINTS * 2) / 2,
                False,
                False,
                0,
                word.confidence,
            )
