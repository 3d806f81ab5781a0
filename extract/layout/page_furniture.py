"""Page furniture: running headers, footers, page numbers, watermarks. It is counted, and no part of the text.

Furniture stands at the edge of the page, at the same height on several pages, with the same words but for the page's
number; or it names the section that a page is in, which other pages name otherwise. Rows of a table do so too where a
table fills page after page: what a table of the body goes on to is no furniture. What is furniture is learnt from all
pages of a batch, and asked of each.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.layout.figures import is_named_page_number, is_page_number
from extract.layout.lines import Segment
from extract.layout.tables.column_edges import ALIGNED
from extract.layout.tables.ruled import RuledTable
from extract.layout.words import Word

_EDGE_LINES = 4  # lines from the top and from the bottom of a page that may be furniture
_MARGIN = 0.16  # of the page's height: nothing further in is a running header or footer
_BODY = 3  # lines within the margins by which a page is known again

# The same text at the same height, in the same size. OCR measures ink and tells letters by looks: it is off by more.
_SAME_HEIGHT, _SAME_HEIGHT_MEASURED = 0.012, 0.025  # of the page's height: 10 and 21 points on A4
_SAME_SIZE, _SAME_SIZE_MEASURED = 0.08, 0.35  # of the size: 10 and 11 point differ by 0.09
_NEARLY = 85  # of 100: running lines as alike as this are one to OCR
_FEW_PAGES = 4  # in a document of as many pages two that agree are enough, in a longer one it takes three
_STEPS = 2  # a number may grow by so many a page; set on the samples

# A line that names the section, set on the designs of data/samples/designs (1.05 to 3 sizes from the text).
_APART = 1.0  # of its size: white space below it
_LARGER = 1.07  # times its size: the heading itself
_NEARLY_ALL = 0.8  # of the pages: what stands on so many is no title of slides (ten of fifteen were one's)

# Rows of a table that reach into the margin.
_ROW_GAP = 2.0  # of the type's size: white space between rows of one table (padding of two lines was the most seen)
_FRAME = 0.5  # of the page's height: a cell over the whole width that is this high is the page's frame, no row

# A label above its value, in sizes of type; running heads stand a size or more from the text.
_CLOSE = 0.5
_SAME_EDGE = 0.3  # label and value begin as near to each other
_VALUE_SIZE = 1.4  # of a label's size: what is larger is a title
_HANG = 4.0  # or the value so far to the right

_WATERMARK = 2.2  # times the running text; set on the samples
# Watermarks at one place are known by squares of 4 points: stamped by a program, they stand at the same place but for
# rounding. In points, since a stamp's place doesn't depend on the type.
_PLACE = 4
_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_DIGITS = re.compile(r"\d+")
_MOST_DIGITS = 9  # of a number that is compared: longer ones are no page numbers, and int() needn't read them


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines of segments, top to bottom."""

    number: int
    width: float
    height: float
    lines: list[list[Segment]]
    tables: tuple[RuledTable, ...] = ()  # those drawn on the page


class _EdgeText(NamedTuple):
    """Where a text stood at a page's edge; bottom: its foot, in points from the nearer edge, as `_from_edge` has it."""

    page: int
    bottom: float
    size: float
    numbers: tuple[int, ...]


class Furniture:
    """The furniture of a document, learnt from its pages; more pages may be added."""

    def __init__(self) -> None:
        self.seen: dict[str, list[_EdgeText]] = defaultdict(list)
        self.headings: dict[str, float] = {}  # texts by the largest size that they are set in
        self.sizes: Counter[float] = Counter()  # letters in each size, of each text once: slides have little else
        self.texts: set[str] = set()  # all lines' texts
        self.tops: list[_EdgeText] = []  # the topmost lines of pages
        self.bodies: set[int] = set()
        self.pages = 0

    def learn(self, pages: Sequence[PageLines]) -> None:
        """Notes the lines at the pages' edges; a page that is there twice tells nothing the second time."""
        for page in pages:
            body = [_line_text(line) for line in page.lines if not _in_margin(page, line)]
            # Scanned twice or copied, a page would make its own title a running one.
            if len(body) >= _BODY and hash(tuple(body)) in self.bodies:
                continue
            self.bodies.add(hash(tuple(body)))
            self.pages += 1
            self._learn_headings(page)
            for _, line in _edge_lines(page):
                # A header repeats as a whole or in part: `Veldenrode` at the left of a title that changes by chapter.
                texts = {segment.text: segment for segment in line} | {_line_text(line): line[0]}
                for text, segment in texts.items():
                    seen = _EdgeText(page.number, _from_edge(page, segment), segment.size, _numbers(text))
                    self.seen[_key(text)].append(seen)

    def _learn_headings(self, page: PageLines) -> None:
        """Notes how large each line is set, and each two lines of one size: headings are set larger than what repeats
        them at the top of a page."""
        for segment in (segment for line in page.lines for segment in line):
            if segment.text not in self.texts:
                self.texts.add(segment.text)
                self.sizes[round(segment.size, 1)] += segment.characters
        whole = [(_line_text(line), line[0].size) for line in page.lines]
        pairs = [(f"{one} {other}", size) for (one, size), (other, below) in pairwise(whole) if size == below]
        for text, size in (*whole, *pairs):
            key = _unnumbered(text)
            self.headings[key] = max(size, self.headings.get(key, 0.0))
        if page.lines:
            first = page.lines[0][0]
            self.tops.append(_EdgeText(page.number, first.bottom, first.size, ()))

    def positions_on(self, page: PageLines) -> set[int]:
        """The positions of the page's lines that are furniture: from each edge inwards, until one isn't."""
        edges = [n for n, _ in _edge_lines(page)]
        header = self._from_edge_inwards(page, [n for n in edges if _at_top(page, n)])
        footer = self._from_edge_inwards(page, [n for n in reversed(edges) if not _at_top(page, n)])
        return {*header, *footer}

    def _from_edge_inwards(self, page: PageLines, positions: list[int]) -> list[int]:
        """The first positions that are furniture, without the last ones if these are rows of a table of the body."""
        # Furniture lies outside all text: what stands further in than a line of text is text.
        run: list[int] = []
        for n in positions:
            if _in_table_of_body(page, page.lines[n]) or not self._is_furniture(page, page.lines[n]):
                break
            run.append(n)
        # The innermost may be rows of a table that fills page after page, at one height on each.
        while run and (_is_row_of_body(page, run[-1]) or self._is_label(page, run[-1])):
            run.pop()
        return run

    def _is_label(self, page: PageLines, n: int) -> bool:
        """True if a page's line is a label above its value; one that names a section is none."""
        return _heads_value(page, n) and not self._names_sections(page, page.lines[n])

    def _is_furniture(self, page: PageLines, line: list[Segment]) -> bool:
        """True if a line repeats as a whole, or all its texts but a page number do: `Veldenrode | 2026 | 3`."""
        text = _line_text(line)
        if is_named_page_number(text) or self._repeats(page, text, line[0]) or self._names_sections(page, line):
            return True
        # A line of numbers alone was asked as a whole; each by itself may stand there on any page.
        words = [s for s in line if not is_page_number(s.text)]
        return bool(words) and all(self._repeats(page, s.text, s) for s in words)

    def _repeats(self, page: PageLines, text: str, place: Segment) -> bool:
        """True if the same words stand at the same height, in the same size, on enough pages."""
        measured = place.words[0].confidence < 1.0
        near = (_SAME_HEIGHT_MEASURED if measured else _SAME_HEIGHT) * page.height
        sized = _SAME_SIZE_MEASURED if measured else _SAME_SIZE
        here = _EdgeText(page.number, _from_edge(page, place), place.size, _numbers(text))
        # Rows of a table may differ in their figures only, running lines in the page's number. Bare numbers aren't
        # asked, nor is what OCR reads: it may take a 1 for a 7.
        numbers_tell_nothing = measured or is_page_number(text)
        pages = {
            seen.page
            for key in (self._keys_like(text) if measured else (_key(text),))
            for seen in self.seen.get(key, [])
            if abs(seen.bottom - here.bottom) < near
            and abs(seen.size - place.size) < sized * seen.size
            and (numbers_tell_nothing or _numbered_alike(seen, here))
        }
        enough = len(pages) >= (2 if self.pages <= _FEW_PAGES else 3)
        return enough and not self._heads_slides(pages, place)

    def _heads_slides(self, pages: set[int], place: Segment) -> bool:
        """True if larger type repeats on pages that follow each other, and not on nearly all: the title of slides."""
        follow = max(pages) - min(pages) < len(pages) < _NEARLY_ALL * self.pages
        return follow and place.size > self._body_size() * _LARGER

    def _body_size(self) -> float:
        """The size that most letters have."""
        return max(self.sizes, key=lambda one: self.sizes[one], default=0.0)

    def _names_sections(self, page: PageLines, line: list[Segment]) -> bool:
        """True if a page's first line says but headings of the document, in smaller type: `2 Kennis | 2.1 Leren`.

        It stands apart from the text, and other pages begin at its height in its size.
        """
        size = line[0].size
        # A heading at the top of a page may be the title once more, in smaller type.
        if line is not page.lines[0] or not _in_margin(page, line) or size > self._body_size() * _LARGER:
            return False
        below = page.lines[1][0] if len(page.lines) > 1 else None
        over_title = self._stands_over_title(page)
        if below is not None and not over_title and below.top - line[0].bottom < _APART * size:
            return False
        # Above the titles of slides it stands as high as they have lines.
        alike = {
            top.page
            for top in self.tops
            if abs(top.size - size) < _SAME_SIZE * size
            and (over_title or abs(top.bottom - line[0].bottom) < _SAME_HEIGHT * page.height)
        }
        words = [_unnumbered(s.text) for s in line if not is_page_number(s.text)]
        return len(alike) > 1 and bool(words) and all(self.headings.get(text, 0.0) > size * _LARGER for text in words)

    def _stands_over_title(self, page: PageLines) -> bool:
        """True if a page's title stands below its first line; a part's name in small type may stand between."""
        below = [line[0].size for line in page.lines[1:3]]
        between = len(below) > 1 and below[0] < self._body_size() / _LARGER
        return bool(below) and below[1 if between else 0] > self._body_size() * _LARGER

    def _keys_like(self, text: str) -> list[str]:
        """The keys of texts that OCR may have read otherwise."""
        key = _key(text)
        return [other for other in self.seen if fuzz.ratio(key, other) >= _NEARLY]


def _edge_lines(page: PageLines) -> list[tuple[int, list[Segment]]]:
    """(position, line) of the lines that may be furniture, top to bottom."""
    low, high = _EDGE_LINES, len(page.lines) - _EDGE_LINES
    return [(n, line) for n, line in enumerate(page.lines) if (n < low or n >= high) and _in_margin(page, line)]


def _from_edge(page: PageLines, segment: Segment) -> float:
    """How far a line stands from the nearer edge, below zero at the bottom: pages of one document differ in height."""
    return segment.bottom if segment.bottom < 0.5 * page.height else segment.bottom - page.height


def _in_margin(page: PageLines, line: list[Segment]) -> bool:
    return line[0].bottom < _MARGIN * page.height or line[0].top > (1 - _MARGIN) * page.height


def _unnumbered(text: str) -> str:
    """A heading without its number, whatever its capitals."""
    return _SECTION_NUMBER.sub("", text).casefold()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(digits[:_MOST_DIGITS]) for digits in _DIGITS.findall(text))


def _numbered_alike(one: _EdgeText, other: _EdgeText) -> bool:
    """True if the numbers of two texts are equal, but for those that grow with the pages, one or two a page."""
    pages = other.page - one.page
    grown = [n * pages for n in range(_STEPS + 1)]
    pairs = zip(one.numbers, other.numbers, strict=False)
    return len(one.numbers) == len(other.numbers) and all(b - a in grown for a, b in pairs)


def _in_table_of_body(page: PageLines, line: list[Segment]) -> bool:
    """True if a line stands in a drawn table with columns that reaches from the margin into the body of the page.

    A header drawn as a table ends in the margin; a frame around the page holds the body in one cell.
    """
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    for table in page.tables:
        inside = table.box.top < line[0].middle < table.box.bottom and table.box.x0 < line[0].x1
        if inside and table.columns_drawn and table.box.top < high and table.box.bottom > low:
            return not _is_frame(table, page.height)
    return False


def _is_frame(table: RuledTable, height: float) -> bool:
    """True if one cell over all columns holds half of the page: a frame around the page."""
    columns = len(table.xs) - 1
    return any(c.column_span == columns and c.box.bottom - c.box.top > _FRAME * height for c in table.cells)


def _is_row_of_body(page: PageLines, n: int) -> bool:
    """True if a line is a row of a table that goes on towards the middle of the page: the same columns, close by."""
    inward = n + 1 if _at_top(page, n) else n - 1
    if not 0 <= inward < len(page.lines):
        return False
    line, other = page.lines[n], page.lines[inward]
    size = max(line[0].size, other[0].size)
    space = max(other[0].top - line[0].bottom, line[0].top - other[0].bottom)
    shared = sum(any(_aligned(a, b) for b in other) for a in line)
    return shared > 1 and space < _ROW_GAP * size and abs(line[0].size - other[0].size) < _SAME_SIZE * size


def _heads_value(page: PageLines, n: int) -> bool:
    """True if a page's line stands as close to the one below as a label to its value, and begins where that does.

    On slides that are set alike the first label stands at one height on each.
    """
    below = [segment for line in page.lines[n + 1 : n + 3] for segment in line]
    return _at_top(page, n) and any(_is_value_of(page.lines[n][0], segment) for segment in below)


def _is_value_of(label: Segment, value: Segment) -> bool:
    begun = -_SAME_EDGE * label.size < value.x0 - label.x0 < _HANG * label.size
    near = -label.size < value.top - label.bottom < _CLOSE * label.size and value.size < _VALUE_SIZE * label.size
    return begun and near and label.style != value.style


def _aligned(a: Segment, b: Segment) -> bool:
    """True if two texts begin or end at one x: they stand in one column."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1)) < ALIGNED * max(a.size, b.size)


def _at_top(page: PageLines, n: int) -> bool:
    """True for the lines of the page's upper half."""
    return page.lines[n][0].bottom < 0.5 * page.height


def is_running_title(text: str) -> bool:
    """True if furniture says more than a page number: two words or more."""
    return len(text.split()) > 1 and not is_page_number(text) and not is_named_page_number(text)


def _line_text(line: list[Segment]) -> str:
    return line[0].text if len(line) == 1 else " ".join([segment.text for segment in line])


def _key(text: str) -> str:
    """A text by which it is known again on other pages, whatever the numbers in it."""
    return _DIGITS.sub("#", text).casefold()


WatermarkKey = tuple[str, int, int]


def watermark_key(word: Word) -> WatermarkKey:
    """(text, x, y) of a word, by which a watermark is known again on other pages."""
    return word.text, round(word.x0 / _PLACE), round(word.top / _PLACE)


def watermark_keys(pages: Sequence[PageLines], body_size: float) -> set[WatermarkKey]:
    """The keys of words far larger than the running text that stand at the same place on several pages.

    Not where other words follow on the same line: `Interventie 4 | Taal` and `Interventie 5 | Sport` begin alike.
    """
    seen_on: dict[WatermarkKey, set[int]] = defaultdict(set)
    beside: dict[WatermarkKey, set[WatermarkKey]] = defaultdict(set)
    for page in pages:
        for segment in (segment for line in page.lines for segment in line):
            large = [watermark_key(word) for word in segment.words if word.size > _WATERMARK * body_size]
            for key in large:
                seen_on[key].add(page.number)
                beside[key].update(large)
    again = {key for key, numbers in seen_on.items() if len(numbers) >= 2}
    return {key for key in again if beside[key] <= again}
