"""Pages with what is read in their pictures: a page's picture becomes glyphs, ruling lines and shaded areas.

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
from extract.ocr.page_choice import DPI, FEW, LARGEST, POINTS, is_garbled
from extract.ocr.page_image import askew, drawn_marks, on_its_side, turned_by
from extract.ocr.page_repair import (
    bend_of,
    even_light,
    sheet_of,
    shining_through,
    slopes_of,
    unbent,
    without_other_side,
)
from extract.ocr.ppocr import TextBox, read_boxes, text_boxes, text_map, text_paths, turned_box
from extract.ocr.runs import runs_of_true
from extract.ocr.second_pass import boxes_to_read, characters_unread, with_new_words
from extract.ocr.unread_ink import count_unknown_letters, with_letters_erased
from extract.ocr.word_repair import repaired_words, size_and_baseline, with_lone_dashes, without_specks
from extract.pdf.page_objects import NO_GLYPHS, Fill, Glyph, Glyphs, RawPage, Stroke
from extract.pdf.pdfium import grey_page

# Mean confidence above which a page lies upright: on the sample scans legible pages that do have 0.85 and more, pages
# on their head 0.57 at most.
_UPRIGHT = 0.75
_WIDER = 1.2  # times as wide as high: a sheet of two pages, each 1.4 times as high as wide
_GUTTER = 0.06  # of a sheet's width: the two inner margins of its pages, 2.5 centimetres on A3
_DUST = 3  # dark pixels in a column that is white but for dust
_FEWEST_LINES = 2  # on either page
_FIRST_LINES = 5  # the widest of a page, by which it is told whether it lies upright
_NOISE = 0.14  # of the size of type: how far the size measured of a line may be off; set on the sample scans
_SHORT_LINE = 18  # characters: a line of fewer gives too few letters to measure by
_DARK = 150  # grey below which a pixel is ink of a ruler; at 128 a thin one on a coarse scan falls into pieces
# Of the height of a line's box: how high a bar between words is at most, and how far its middle is off the line's. A
# ruler between cells reaches from row to row, which is higher than the box of the line in a cell.
_BAR, _BAR_OFF = 1.25, 0.25
_ABOVE, _BELOW = 0.88, 0.24  # of the type's size: a letter's box above and below its line, as the decoders give it
_USUAL = 40  # pixels: the size of type where nothing was read, about 10 points


def recognised_pages(data: bytes, wanted: list[RawPage], workers: int) -> Iterator[RawPage]:
    """The pages with what is read in their pictures, in their order; `workers` pages at a time.

    Their pictures are all drawn by the thread that asks: PDFium may be called by one thread only, whatever document it
    is about (a searchable scan of eight pages, drawn by two threads, ended the process each time).
    """
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        yield from pool.map(_recognised, wanted, [_picture(data, page) for page in wanted])


def _picture(data: bytes, page: RawPage) -> Image.Image:
    if page.width * page.height > LARGEST * POINTS**2:
        raise ReadError("te_groot", f"Pagina {page.number} is te groot om te herkennen; scan haar op papierformaat.")
    return grey_page(data, page.number, DPI)


class Laid(NamedTuple):
    """A page's picture, turned so many degrees clockwise and then laid level, with what is drawn on it."""

    turn: int
    image: Image.Image
    angle: float  # by which it was turned straight
    boxes: list[TextBox]  # of its lines of text
    letters: Image.Image  # the picture without rulers
    ink: Any
    strokes: tuple[Stroke, ...]
    fills: tuple[Fill, ...]


class Sample(NamedTuple):
    """The widest lines of a page, read first, since they tell whether it lies upright."""

    read: dict[int, list[OcrWord]]  # by position among its boxes

    @property
    def sure(self) -> float:
        """The mean confidence of its letters; 0 where there are none."""
        told = [(word.confidence, len(word.text)) for line in self.read.values() for word in line]
        return sum(sure * count for sure, count in told) / max(1, sum(count for _, count in told))


def _recognised(page: RawPage, picture: Image.Image) -> RawPage:
    # Fewer are a stamp or a page number: these are recognised with the rest, so that the page has one kind of letters.
    kept = page.glyphs if len(page.glyphs) >= FEW and not is_garbled(page) else NO_GLYPHS
    # Letters of its own say which way is up, and where the sheet lies; without them the page may lie any way.
    laid, sample = _as_it_lies(picture, kept) if len(kept) else laid_upright(picture)
    lines = lines_of(laid, sample)
    pale = None if len(kept) else shining_through(laid.image, lines)
    if pale is not None:
        laid = _laid(without_other_side(laid.image, pale), laid.turn, NO_GLYPHS)
        lines = lines_of(laid, Sample({}))
    image = laid.image
    sized = [(line, *size_and_baseline(line)) for line in lines]
    body = _body(sized)
    recognised = (glyph for line, size, base in sized for glyph in _glyphs(line, _settled(line, size, body), base))
    own = _turned(kept, laid.angle, image.width * POINTS, image.height * POINTS)
    return replace(
        page,
        width=image.width * POINTS,
        height=image.height * POINTS,
        text_layer="gemengd" if len(kept) else "ocr",
        glyphs=Glyphs.of([*own, *recognised]),
        strokes=laid.strokes,
        fills=laid.fills,
        turned=(page.turned + laid.turn) % 360,
        fold=_fold(laid, lines),
        unread=round(_unread(laid, lines)),
    )


def _fold(laid: Laid, lines: list[list[OcrWord]]) -> float | None:
    """Where the left of two pages ends that were scanned side by side, in points; None on a single page.

    Two pages have a broad white stretch from top to bottom, in the middle of a sheet that is wider than high, with text
    on both sides: what a rule crosses is a table, and no table's label column takes half a page.
    """
    width, height = laid.image.size
    if width < _WIDER * height:
        return None
    white = laid.ink.sum(axis=0) <= _DUST
    gutter = next((part for part in runs_of_true(white) if part[0] < width / 2 < part[1]), (0, 0))
    spans = [(mark.x0, mark.x1) for mark in laid.strokes] + [(mark.x0, mark.x1) for mark in laid.fills]
    crossed = any(left < width * POINTS / 2 < right for left, right in spans)
    at_left = sum(line[-1].right < width / 2 for line in lines)
    if crossed or gutter[1] - gutter[0] < _GUTTER * width or min(at_left, len(lines) - at_left) < _FEWEST_LINES:
        return None
    return width * POINTS / 2


def _unread(laid: Laid, lines: list[list[OcrWord]]) -> float:
    """The characters that nobody read; where there is no line to measure by, by how high type may be."""
    return characters_unread(lines, laid.ink) if lines else count_unknown_letters(laid.letters, NO_GLYPHS, POINTS)


def laid_upright(picture: Image.Image) -> tuple[Laid, Sample]:
    """A page flat and as it is to be read: as it lies, or where its widest lines can't be read so, turned."""
    picture = even_light(sheet_of(picture))
    # Ink shows whether a page lies on its side, but not on which, nor whether it stands on its head: only reading does.
    # As it lies comes last in the first case, since the ink may have been misjudged.
    turns = (90, 270, 0) if on_its_side(picture) else (0, 180)
    best: tuple[Laid, Sample] | None = None
    for turn in turns:
        laid = _laid(picture.rotate(-turn, expand=True) if turn else picture, turn, NO_GLYPHS)
        sample = _sample(laid)
        best = (laid, sample) if best is None or sample.sure > best[1].sure else best
        if best[1].sure > _UPRIGHT:
            break
    assert best is not None
    return best


def _as_it_lies(picture: Image.Image, kept: Glyphs) -> tuple[Laid, Sample]:
    return _laid(picture, 0, kept), Sample({})


def _laid(upright: Image.Image, turn: int, kept: Glyphs) -> Laid:
    """A picture laid level, and without the letters that need not be recognised."""
    found = text_map(upright)
    slopes = slopes_of(text_paths(found), upright.width)
    angle = askew(upright, math.degrees(math.atan(float(np.median(slopes)))))
    level = turned_by(upright, angle)
    bend = None if len(kept) else bend_of(slopes, *level.size)
    if bend is not None:
        level = unbent(level, bend)
    # Rulers are looked for on the whole picture: with known letters blanked out, a rule through them would be in
    # pieces.
    image = turned_by(with_letters_erased(upright, kept, POINTS), angle) if len(kept) else level
    if bend is None and not len(kept):
        boxes = [turned_box(box, angle, *upright.size) for box in text_boxes(found)]
    else:
        boxes = text_boxes(text_map(image))
    strokes, fills = drawn_marks(np.asarray(level) < _DARK, POINTS)
    strokes = tuple(stroke for stroke in strokes if not _is_bar(stroke, boxes))
    letters = letters_only(image, strokes, POINTS)
    # Of the picture without rulers: these are ink that no word covers, and would count as unread.
    return Laid(turn, image, angle, boxes, letters, ink_of(letters, fills, POINTS), strokes, fills)


def _is_bar(stroke: Stroke, boxes: list[TextBox]) -> bool:
    """Whether an upright is print in large type, a bar (`Interventie | Taal`) or an `I`: within a line, and as high."""
    x, top, bottom = stroke.x0 / POINTS, stroke.top / POINTS, stroke.bottom / POINTS
    return not stroke.horizontal and any(
        abs(box.x - x) < box.width / 2
        and abs(box.y - (top + bottom) / 2) < _BAR_OFF * box.height
        and bottom - top < _BAR * box.height
        for box in boxes
    )


def _sample(laid: Laid) -> Sample:
    widest = sorted(range(len(laid.boxes)), key=lambda n: -laid.boxes[n].width)[:_FIRST_LINES]
    return Sample(dict(zip(widest, read_boxes(laid.letters, [laid.boxes[n] for n in widest]), strict=True)))


def lines_of(laid: Laid, sample: Sample) -> list[list[OcrWord]]:
    """The lines of words on a page: those that the detector found, then those in ink that no word covers."""
    rest = [n for n in range(len(laid.boxes)) if n not in sample.read]
    read = sample.read | dict(zip(rest, read_boxes(laid.letters, [laid.boxes[n] for n in rest]), strict=True))
    lines = without_specks([read[n] for n in sorted(read)], DPI)
    size = float(np.median([size for size, _ in map(size_and_baseline, lines)])) if lines else 0.0
    missed = boxes_to_read(lines, laid.ink, size) if lines else []
    repaired = repaired_words(with_new_words(lines, read_boxes(laid.letters, missed)), laid.ink)
    return with_lone_dashes(repaired, laid.ink)


def _turned(glyphs: Glyphs, angle: float, width: float, height: float) -> Iterator[Glyph]:
    """Letters of the page's own, where they stand once it is turned straight."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2 - width / 2, (glyph.top + glyph.bottom) / 2 - height / 2
        right, down = x * cosine + y * sine - x, y * cosine - x * sine - y
        yield glyph._replace(x0=glyph.x0 + right, x1=glyph.x1 + right, top=glyph.top + down, bottom=glyph.bottom + down)


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
