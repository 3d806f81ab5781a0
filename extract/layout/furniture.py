"""The lines of several pages in, those that are page furniture out: running headers, footers, page numbers, watermarks.

Furniture stands at the edge of the page, at the same height on several pages, with the same words but for numbers.
Knows repetition and margins, no template.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.layout.lines import Segment

_DEPTH = 4  # lines from the top and from the bottom of a page that may be furniture
_MARGIN = 0.16  # of the page's height: nothing further in is a running header or footer
_NEARLY = 85  # of 100: running lines as alike as this are one to OCR
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:(?:pagina|pag\.?|p\.?|blz\.?|blad|page)\s*)?[-–|]?\s*\d{1,4}\s*[-–|]?(?:\s*(?:van|/|of)\s*\d{1,4})?$",
    re.IGNORECASE,
)
_SURE_NUMBER = re.compile(
    r"^(?:pagina|pag\.?|blz\.?|blad|page)\s*\d{1,4}(?:\s*(?:van|/|of)\s*\d{1,4})?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines of segments, top to bottom."""

    number: int
    width: float
    height: float
    lines: list[list[Segment]]


class Furniture:
    """The furniture of a document, learnt from its pages; more pages may be added."""

    def __init__(self) -> None:
        self.seen: dict[str, list[tuple[int, float, float]]] = defaultdict(list)  # key: page, bottom, size
        self.pages = 0

    def learn(self, pages: Sequence[PageLines]) -> None:
        """Notes the lines at the pages' edges."""
        self.pages += len(pages)
        for page in pages:
            for _, line in _edge_lines(page):
                texts = {segment.text: segment for segment in line} | {_line_text(line): line[0]}
                for text, segment in texts.items():
                    self.seen[_key(text)].append((page.number, segment.bottom, segment.size))

    def of(self, page: PageLines) -> set[int]:
        """The positions of the page's lines that are furniture: from each edge inwards, until one isn't."""
        found: set[int] = set()
        edges = dict(_edge_lines(page))
        for positions in (
            sorted(n for n in edges if n < len(page.lines) and _at_top(page, n)),
            sorted((n for n in edges if not _at_top(page, n)), reverse=True),
        ):
            for n in positions:
                if not self._is_furniture(page, page.lines[n]):
                    break
                found.add(n)
        return found

    def _is_furniture(self, page: PageLines, line: list[Segment]) -> bool:
        text = _line_text(line)
        if _SURE_NUMBER.match(text) or self._repeats(page, text, line[0]):
            return True
        words = [s for s in line if not _PAGE_NUMBER.match(s.text)]
        return bool(words) and all(self._repeats(page, s.text, s) for s in words)

    def _repeats(self, page: PageLines, text: str, place: Segment) -> bool:
        """Whether the same words stand at the same height, in the same size, on enough pages.

        What OCR reads is the same where it is nearly so: letters, heights and sizes are measured there.
        """
        measured = place.words[0].confidence < 1.0
        near, sized = (0.025, 0.35) if measured else (0.012, 0.08)
        found = {
            number
            for key in (self._like(text) if measured else (_key(text),))
            for number, bottom, size in self.seen.get(key, [])
            if abs(bottom - place.bottom) < near * page.height and abs(size - place.size) < sized * size
        }
        return len(found) >= (2 if self.pages <= 4 else 3)

    def _like(self, text: str) -> list[str]:
        """The keys of texts that OCR may have read otherwise."""
        key = _key(text)
        return [other for other in self.seen if fuzz.ratio(key, other) >= _NEARLY]


def _edge_lines(page: PageLines) -> list[tuple[int, list[Segment]]]:
    count = len(page.lines)
    return [
        (n, line)
        for n, line in enumerate(page.lines)
        if (n < _DEPTH and line[0].bottom < _MARGIN * page.height)
        or (n >= count - _DEPTH and line[0].top > (1 - _MARGIN) * page.height)
    ]


def _at_top(page: PageLines, n: int) -> bool:
    return page.lines[n][0].bottom < 0.5 * page.height


def is_title(text: str) -> bool:
    """Whether furniture says more than a page number: two words or more."""
    return len(text.split()) > 1 and not _PAGE_NUMBER.match(text) and not _SURE_NUMBER.match(text)


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
