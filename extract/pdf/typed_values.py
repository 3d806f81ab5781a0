"""Sets what was typed into a page's form fields as if it had been printed there, with room for all of it.

A form field's box may be smaller than its value. The value is set in ordinary type from the box's top, and what stands
below moves down by what it needs more than the box has: so layout sees the page that a form without boxes would have
made. Afterwards every place found is put back where it is on the real page (`InsertedSpace.back`).

Example: a box 20 points high whose value takes 80 points in type of 10. Everything below the box moves 60 points down,
the page becomes 60 points higher, and a paragraph found at 500 points is reported at 440.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Region
from extract.pdf.character_map import printed_character
from extract.pdf.page_objects import Glyph, Glyphs, Numbers, RawPage, TypedText

TICK, UNTICKED = "☒", "☐"
_PITCH = 1.18  # of the size, from line to line: what Acrobat and PDFium set (1.15 to 1.2)
_PARTED = 1.0  # of the size, more between two paragraphs of a value: layout parts them at any pitch up to 1.7
_ABOVE, _BELOW = 0.88, 0.24  # of the size: a letter's box above and below its line, as the decoders give it
# Points, as viewers leave it whatever the size of type.
_MARGIN = 2.0  # points between a box and its text, as viewers leave
_USUAL, _SMALLEST, _LARGEST = 10.0, 6.0, 14.0  # points: of type that is made to fit, where the page has none to follow
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_SIZE = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s+Tf\b")
_WIDTH = 0.5  # of the size: a letter's, where Helvetica has none of it


@dataclass(frozen=True, slots=True)
class InsertedSpace:
    """Gaps made on a page: a height (on the real page) and how much was put in there, from the top.

    right: how far right of its sheet's edge the page lies, where a sheet holds two.
    """

    gaps: tuple[tuple[float, float], ...] = ()
    right: float = 0.0

    def down(self, y: float) -> float:
        """A height of the real page on the page with gaps."""
        return y + sum(more for at, more in self.gaps if at < y)

    def height(self, height: float) -> float:
        """The real page's height, of that of the page with gaps."""
        return height - sum(more for _, more in self.gaps) if self.gaps else height

    def back(self, region: Region) -> Region:
        """A place on the page with gaps, on the real page."""
        if self.right:
            region = region._replace(x0=round(region.x0 + self.right, 2), x1=round(region.x1 + self.right, 2))
        if not self.gaps:
            return region
        return region._replace(top=round(self._up(region.top), 2), bottom=round(self._up(region.bottom), 2))

    def _up(self, y: float) -> float:
        done = 0.0
        for at, more in self.gaps:
            # Gaps from the top: a place inside one is where the box's own lower edge was, for all lines of the value in
            # it.
            if y <= at + done:
                break
            done += min(more, y - at - done)
        return y - done


def font_size_in(appearance: str) -> float:
    """The size of type in a field's default appearance (`/Helv 9 Tf 0 g`), in points; 0 where it is made to fit."""
    operator = _SIZE.search(appearance)
    # A size of 0 in `/DA` means made to fit (ISO 32000-1, 12.7.3.3), and so does no `/DA` at all.
    return float(operator[1]) if operator else 0.0


def with_typed_texts(page: RawPage) -> tuple[RawPage, InsertedSpace]:
    """The page with its typed texts among its glyphs, and the room that was made for them."""
    # What is beside the page nobody sees, and it would make room in the middle of nothing.
    on_page = [typed for typed in page.typed if _on(page, typed)]
    if not on_page:
        return page, InsertedSpace()
    usual = _usual(page.glyphs)
    set_texts = [(typed, *_set(typed, usual)) for typed in sorted(on_page, key=lambda t: (t.top, t.x0))]
    room = _room([(typed, height) for typed, _, _, height in set_texts])
    added = Glyphs.of(
        glyph for typed, size, lines, _ in set_texts for glyph in _glyphs(typed, size, lines, room.down(typed.top))
    )
    glyphs = _concatenated(_moved(page.glyphs, room), added)
    strokes = tuple(s._replace(top=room.down(s.top), bottom=room.down(s.bottom)) for s in page.strokes)
    fills = tuple(f._replace(top=room.down(f.top), bottom=room.down(f.bottom)) for f in page.fills)
    height = page.height + sum(more for _, more in room.gaps)
    return replace(page, glyphs=glyphs, strokes=strokes, fills=fills, height=height), room


def moved_back(block: Paragraph | Grid, room: InsertedSpace) -> Paragraph | Grid:
    """A block of the page with gaps, its places those of the real page."""
    if isinstance(block, Paragraph):
        return replace(block, regions=tuple(map(room.back, block.regions)))
    return replace(block, cells=tuple(_placed_cell(cell, room) for cell in block.cells))


def _placed_cell(cell: GridCell, room: InsertedSpace) -> GridCell:
    paragraphs = tuple(replace(p, regions=tuple(map(room.back, p.regions))) for p in cell.paragraphs)
    return replace(cell, paragraphs=paragraphs, region=room.back(cell.region) if cell.region else None)


def _on(page: RawPage, typed: TypedText) -> bool:
    """Whether a box has its middle on the page: a form may keep values in boxes that lie beside it."""
    x, y = (typed.x0 + typed.x1) / 2, (typed.top + typed.bottom) / 2
    return 0 <= x <= page.width and 0 <= y <= page.height


def _usual(glyphs: Glyphs) -> float:
    """The size of most of a page's type, in points: what is made to fit its box is set like it."""
    if not len(glyphs):
        return _USUAL
    most = Counter(np.round(glyphs.size, 1).tolist()).most_common(1)[0][0]
    return min(_LARGEST, max(_SMALLEST, float(most)))


def _set(typed: TypedText, usual: float) -> tuple[float, list[tuple[str, float]], float]:
    """A text's size, its lines with how far each one's top is from the first's, and the height of all, in points."""
    box = typed.bottom - typed.top
    # A value's own size may be absurd (0.1, or 200 to fill a box): between the smallest and three times the page's.
    size = min(max(typed.size or min(usual, max(_SMALLEST, 0.8 * box)), _SMALLEST), 3 * usual)
    if typed.ticked:
        return size, [(typed.text, max(0.0, (box - (_ABOVE + _BELOW) * size) / 2 - _MARGIN))], box
    # Line ends in a value part paragraphs, as whoever typed it meant; the box's width breaks lines, as a viewer would.
    lines: list[tuple[str, float]] = []
    y = 0.0
    for paragraph in filter(str.strip, _BREAK.split(typed.text)):
        y += _PARTED * size if lines else 0.0
        for line in _wrapped(paragraph, (typed.x1 - typed.x0 - 2 * _MARGIN) / size):
            lines.append((line, y))
            y += _PITCH * size
    if len(lines) == 1:  # in the middle of its box, as viewers set it: beside its label
        lines = [(lines[0][0], max(0.0, min(0.5 * size, (box - (_ABOVE + _BELOW) * size) / 2 - _MARGIN)))]
    return size, lines, y + 2 * _MARGIN


def _wrapped(text: str, width: float) -> Iterator[str]:
    """The lines that a paragraph makes in a width, in sizes of type; a word is never cut."""
    line, used = "", 0.0
    for word in text.split():
        wide = _width(word)
        if line and used + _width(" ") + wide > width:
            yield line
            line, used = word, wide
        else:
            line, used = (f"{line} {word}", used + _width(" ") + wide) if line else (word, wide)
    yield line


def _width(text: str) -> float:
    """How wide a text is in Helvetica, in sizes of type."""
    return sum(map(_letter_width, text))


@cache
def _widths() -> dict[str, float]:
    from pdfminer.fontmetrics import FONT_METRICS

    return {char: width / 1000 for char, width in FONT_METRICS["Helvetica"][1].items()}


@cache
def _letter_width(char: str) -> float:
    return _widths().get(char, _WIDTH)


def _room(needs: list[tuple[TypedText, float]]) -> InsertedSpace:
    """The gaps that let each box hold its text; boxes side by side share theirs."""
    gaps: list[tuple[float, float]] = []
    for typed, height in sorted(needs, key=lambda need: need[0].bottom):
        at = typed.bottom - min(_MARGIN + 1, 0.25 * (typed.bottom - typed.top))  # above the box's own lower edge
        # Boxes side by side: the first one's gap lies in the second's height too, which needs less of its own then.
        has = typed.bottom - typed.top + sum(more for place, more in gaps if typed.top < place <= typed.bottom)
        if height > has:
            gaps.append((at, height - has))
    return InsertedSpace(tuple(sorted(gaps)))


def _moved(glyphs: Glyphs, room: InsertedSpace) -> Glyphs:
    """Glyphs, each as far down as the middle of it."""
    if not room.gaps or not len(glyphs):
        return glyphs
    at = np.array([place for place, _ in room.gaps])
    total = np.concatenate([[0.0], np.cumsum([more for _, more in room.gaps])])
    # By its middle, as everywhere: a label beside a box must not be torn off its own line by a gap that begins in it.
    shift: Numbers = total[np.searchsorted(at, (glyphs.top + glyphs.bottom) / 2, side="left")]
    return replace(glyphs, top=glyphs.top + shift, bottom=glyphs.bottom + shift)


def _glyphs(typed: TypedText, size: float, lines: list[tuple[str, float]], top: float) -> Iterator[Glyph]:
    for line, down in lines:
        x, spaced = typed.x0 + (0.0 if typed.ticked else _MARGIN), False
        high = top + _MARGIN + down
        for char in line:
            text, wide = printed_character(char), _letter_width(char) * size
            if text:
                low = high + (_ABOVE + _BELOW) * size
                yield Glyph(text, x, high, x + wide, low, round(size, 2), False, False, 0, 1.0, spaced)
            x, spaced = x + wide, not text


def _concatenated(first: Glyphs, second: Glyphs) -> Glyphs:
    if not len(second):
        return first
    return Glyphs(
        first.texts + second.texts,
        *(np.concatenate([getattr(first, name), getattr(second, name)]) for name in Glyph._fields[1:]),
    )
