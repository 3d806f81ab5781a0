"""The lines of several pages in, those that are page furniture out: running headers, footers, page numbers, watermarks.

Furniture stands at the edge of the page, at the same height on several pages, with the same words but for the page's
number. Rows of a table do so too where a table fills page after page: what a table of the body goes on to is no
furniture. Knows repetition and margins, no template.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.layout.figures import is_named_page_number, is_page_number
from extract.layout.lines import Segment
from extract.layout.tables.column_edges import ALIGNED
from extract.layout.tables.ruled import RuledTable

_DEPTH = 4  # lines from the top and from the bottom of a page that may be furniture
_MARGIN = 0.16  # of the page's height: nothing further in is a running header or footer
_NEARLY = 85  # of 100: running lines as alike as this are one to OCR
_ROW = (
    2.0  # of the type's size: white space between rows of one table, at most (padding of two lines was the most seen)
)
_FRAME = 0.5  # of the page's height: a cell over the whole width that is this high is the page's frame, no row
_BODY = 3  # lines within the margins by which a page is known again
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines of segments, top to bottom."""

    number: int
    width: float
    height: float
    lines: list[list[Segment]]
    tables: tuple[RuledTable, ...] = ()  # those drawn on the page


class _Seen(NamedTuple):
    """A text at a page's edge."""

    page: int
    bottom: float
    size: float
    numbers: tuple[int, ...]


class Furniture:
    """The furniture of a document, learnt from its pages; more pages may be added."""

    def __init__(self) -> None:
        self.seen: dict[str, list[_Seen]] = defaultdict(list)
        self.bodies: set[int] = set()
        self.pages = 0

    def learn(self, pages: Sequence[PageLines]) -> None:
        """Notes the lines at the pages' edges; a page that is there twice tells nothing the second time."""
        for page in pages:
            body = [_line_text(line) for line in page.lines if not _in_margin(page, line)]
            if len(body) >= _BODY and hash(tuple(body)) in self.bodies:
                continue
            self.bodies.add(hash(tuple(body)))
            self.pages += 1
            for _, line in _edge_lines(page):
                texts = {segment.text: segment for segment in line} | {_line_text(line): line[0]}
                for text, segment in texts.items():
                    seen = _Seen(page.number, _from_edge(page, segment), segment.size, _numbers(text))
                    self.seen[_key(text)].append(seen)

    def of(self, page: PageLines) -> set[int]:
        """The positions of the page's lines that are furniture: from each edge inwards, until one isn't."""
        found: set[int] = set()
        edges = dict(_edge_lines(page))
        for positions in (
            sorted(n for n in edges if n < len(page.lines) and _at_top(page, n)),
            sorted((n for n in edges if not _at_top(page, n)), reverse=True),
        ):
            run: list[int] = []
            for n in positions:
                if _of_the_body(page, page.lines[n]) or not self._is_furniture(page, page.lines[n]):
                    break
                run.append(n)
            while run and _row_of_the_body(page, run[-1]):
                run.pop()
            found.update(run)
        return found

    def _is_furniture(self, page: PageLines, line: list[Segment]) -> bool:
        text = _line_text(line)
        if is_named_page_number(text) or self._repeats(page, text, line[0]):
            return True
        words = [s for s in line if not is_page_number(s.text)]
        return bool(words) and all(self._repeats(page, s.text, s) for s in words)

    def _repeats(self, page: PageLines, text: str, place: Segment) -> bool:
        """Whether the same words stand at the same height, in the same size, on enough pages.

        What OCR reads is the same where it is nearly so: letters, heights and sizes are measured there.
        """
        measured = place.words[0].confidence < 1.0
        near, sized = (0.025, 0.35) if measured else (0.012, 0.08)
        here = _Seen(page.number, _from_edge(page, place), place.size, _numbers(text))
        alone = measured or is_page_number(text)
        found = {
            seen.page
            for key in (self._like(text) if measured else (_key(text),))
            for seen in self.seen.get(key, [])
            if abs(seen.bottom - here.bottom) < near * page.height
            and abs(seen.size - place.size) < sized * seen.size
            and (alone or _numbered_alike(seen, here))
        }
        return len(found) >= (2 if self.pages <= 4 else 3)

    def _like(self, text: str) -> list[str]:
        """The keys of texts that OCR may have read otherwise."""
        key = _key(text)
        return [other for other in self.seen if fuzz.ratio(key, other) >= _NEARLY]


def _edge_lines(page: PageLines) -> list[tuple[int, list[Segment]]]:
    count = len(page.lines)
    return [
        (n, line) for n, line in enumerate(page.lines) if (n < _DEPTH or n >= count - _DEPTH) and _in_margin(page, line)
    ]


def _from_edge(page: PageLines, segment: Segment) -> float:
    """How far a line stands from the nearer edge, below zero at the bottom: pages of one document differ in height."""
    return segment.bottom if segment.bottom < 0.5 * page.height else segment.bottom - page.height


def _in_margin(page: PageLines, line: list[Segment]) -> bool:
    return line[0].bottom < _MARGIN * page.height or line[0].top > (1 - _MARGIN) * page.height


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(digits[:9]) for digits in _DIGITS.findall(text))


def _numbered_alike(one: _Seen, other: _Seen) -> bool:
    """Whether the numbers of two texts are equal, but for those that grow with the pages, one or two a page."""
    step = other.page - one.page
    pairs = zip(one.numbers, other.numbers, strict=False)
    return len(one.numbers) == len(other.numbers) and all(b - a in (0, step, 2 * step) for a, b in pairs)


def _of_the_body(page: PageLines, line: list[Segment]) -> bool:
    """Whether a line stands in a drawn table with columns that reaches from the margin into the body of the page.

    A header drawn as a table ends in the margin; a frame around the page holds the body in one cell.
    """
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    for table in page.tables:
        inside = table.box.top < line[0].middle < table.box.bottom and table.box.x0 < line[0].x1
        if inside and table.columns_drawn and table.box.top < high and table.box.bottom > low:
            return not _is_frame(table, page.height)
    return False


def _is_frame(table: RuledTable, height: float) -> bool:
    columns = len(table.xs) - 1
    return any(c.column_span == columns and c.box.bottom - c.box.top > _FRAME * height for c in table.cells)


def _row_of_the_body(page: PageLines, n: int) -> bool:
    """Whether a line is a row of a table that goes on towards the middle of the page: the same columns, close by."""
    inward = n + 1 if _at_top(page, n) else n - 1
    if not 0 <= inward < len(page.lines):
        return False
    line, other = page.lines[n], page.lines[inward]
    size = max(line[0].size, other[0].size)
    space = max(other[0].top - line[0].bottom, line[0].top - other[0].bottom)
    shared = sum(any(_below(a, b) for b in other) for a in line)
    return shared > 1 and space < _ROW * size and abs(line[0].size - other[0].size) < 0.08 * size


def _below(a: Segment, b: Segment) -> bool:
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1)) < ALIGNED * max(a.size, b.size)


def _at_top(page: PageLines, n: int) -> bool:
    return page.lines[n][0].bottom < 0.5 * page.height


def is_title(text: str) -> bool:
    """Whether furniture says more than a page number: two words or more."""
    return len(text.split()) > 1 and not is_page_number(text) and not is_named_page_number(text)


def _line_text(line: list[Segment]) -> str:
    return " ".join(segment.text for segment in line)


def _key(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def watermark_keys(pages: Sequence[PageLines], body_size: float) -> set[tuple[str, int, int]]:
    """(text, x, y) of words far larger than the running text that stand at the same place on several pages."""
    places: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            for segment in line:
                for word in segment.words:
                    if word.size > 2.2 * body_size:
                        places[word.text, round(word.x0 / 4), round(word.top / 4)].add(page.number)
    return {key for key, numbers in places.items() if len(numbers) >= 2}
