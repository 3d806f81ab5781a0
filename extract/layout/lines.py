"""The glyphs of a page in, its words and segments out. Knows type, no tables.

A segment is a run of words on one line with ordinary spaces between them; where a wider gap parts a line, a column may
begin. Words are read off the gaps between glyphs, since a file may hold no spaces at all.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extract.blocks import Style
from extract.document import Region
from extract.layout.figures import CURRENCY_SIGNS, begins_figure, is_whole_amount
from extract.layout.words import SUPERSCRIPT, Word

SEGMENT_GAP = 0.95  # of the type's size: a gap this wide parts segments
MARKER_GAP = 4.0  # a list marker may stand this far before its item
FIGURE_GAP = 0.4  # of the size: as far apart two figures are two
_TEXT = 2.5  # times a footnote mark's size: what is larger is no text that it marks, but a watermark
_STRETCHED = 3  # gaps as wide as each other that tell of a justified line
SIGN_GAP = 16.0  # a currency's sign may stand this far before its amount, at the left edge of a column
_MARKER = re.compile(r"^(?:[^\w\s€§\"'“”‘’(\[]|\(cid:\d+\)|o|\(?\d{1,2}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])$")
_DOT = ".…_·"
_DOTS = re.compile(r"^[.…_·]{2,}$")
_TRAILING_DOTS = re.compile(r"[.…_·]{4,}$")


_LEFT, _TOP, _BOTTOM = attrgetter("x0"), attrgetter("top"), attrgetter("bottom")
_TYPE = attrgetter("size", "bold", "italic", "colour")


class Segment(NamedTuple):
    """Words on one line with ordinary spaces between them."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def characters(self) -> int:
        return sum(word.characters for word in self.words)

    @property
    def style(self) -> Style:
        """The type of most of its characters."""
        if len(set(map(_TYPE, self.words))) == 1:  # nearly always, and counting is dear
            return _style(*_TYPE(self.words[0]))
        counts: Counter[Style] = Counter()
        for word in self.words:
            counts[_style(*_TYPE(word))] += word.characters
        return counts.most_common(1)[0][0]

    def region(self, page: int) -> Region:
        return Region(page, round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


@lru_cache(maxsize=4096)
def _style(size: float, bold: bool, italic: bool, colour: int) -> Style:
    return Style(round(size, 1), bold, italic, colour)


def segment_of(words: Iterable[Word]) -> Segment:
    """The segment that words make, from left to right."""
    found = tuple(words)
    _, x0, top, x1, bottom, size, *_ = zip(*found, strict=True)
    return Segment(found, min(x0), min(top), max(x1), max(bottom), max(size))


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into printed lines, top to bottom, each from left to right; a superscript joins its line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        for line in reversed(lines[-4:]):
            if _same_line(line[0], word):
                line.append(word)
                break
        else:
            lines.append([word])
    for n, line in enumerate(lines):
        lines[n] = [_raised(word, line) if word.text.isdecimal() else word for word in sorted(line, key=_LEFT)]
    lines.sort(key=lambda line: min(map(_TOP, line)) + max(map(_BOTTOM, line)))
    return lines


def _raised(word: Word, line: list[Word]) -> Word:
    """A figure, where it is small and raised, as the footnote mark that it is: `1` becomes `¹`."""
    if len(word.text) > 2:
        return word
    text = [w for w in line if w is not word and w.size < _TEXT * word.size]
    beside = [w for w in text if min(abs(w.x0 - word.x1), abs(word.x0 - w.x1)) < 0.6 * w.size]
    full = max(beside, key=lambda w: w.size, default=word)
    raised = (word.top + word.bottom) / 2 < (full.top + full.bottom) / 2 - 0.05 * full.size
    return word._replace(text=word.text.translate(SUPERSCRIPT)) if word.size < 0.8 * full.size and raised else word


def _same_line(anchor: Word, word: Word) -> bool:
    small, large = (anchor.size, word.size) if anchor.size < word.size else (word.size, anchor.size)
    if small > 0.8 * large:
        return abs((anchor.top + anchor.bottom) / 2 - (word.top + word.bottom) / 2) < 0.36 * large
    overlap = min(anchor.bottom, word.bottom) - max(anchor.top, word.top)
    return overlap > 0.65 * min(anchor.bottom - anchor.top, word.bottom - word.top)


def segments_of(words: Iterable[Word], gap: float = SEGMENT_GAP) -> list[list[Segment]]:
    """The segments of each line, top to bottom. Leader dots are left out, and part what is at their sides."""
    return [parts for line in lines_of(words) if (parts := split_line(line, gap))]


def split_line(line: list[Word], gap: float = SEGMENT_GAP) -> list[Segment]:
    """The segments of one line."""
    parts: list[list[Word]] = []
    parted = True
    for n, word in enumerate(line):
        dotted = word.text[-1:] in _DOT
        if dotted and _is_leader(line, n):
            parted = True
            continue
        trimmed = word._replace(text=_TRAILING_DOTS.sub("", word.text)) if dotted else word
        if parts and not parted and _joins(parts[-1], word, gap):
            parts[-1].append(trimmed)
        else:
            parts.append([trimmed])
        parted = trimmed.text != word.text
    return [segment_of(part) for part in _justified(parts)]


def _justified(parts: list[list[Word]]) -> list[list[Word]]:
    """The parts of a line, words that justification set far apart made one: as wide gaps between words not as wide.

    Columns whose texts differ in width leave gaps that differ; figures are left alone, they end where others do.
    """
    found: list[list[Word]] = []
    n = 0
    while n < len(parts):
        end = n + 1
        while end < len(parts) and _as_far(parts, n, end):
            end += 1
        run = parts[n:end]
        widths = [part[-1].x1 - part[0].x0 for part in run[:-1]]
        lettered = sum(any(map(str.isalpha, part[0].text)) for part in run)
        differ = widths and max(widths) - min(widths) > 0.5 * run[0][0].size
        if len(run) > _STRETCHED and differ and lettered > 0.5 * len(run):
            found.append([word for part in run for word in part])
        else:
            end = n + 1
            found.append(parts[n])
        n = end
    return found


def _as_far(parts: list[list[Word]], start: int, n: int) -> bool:
    """Whether a part stands as far from the one before it as the second of a run from its first; all single words."""
    first, gap = parts[start + 1][0].x0 - parts[start][-1].x1, parts[n][0].x0 - parts[n - 1][-1].x1
    return len(parts[n - 1]) == len(parts[n]) == 1 and gap > 0 and abs(gap - first) < 0.025 * parts[n][0].size


def _is_leader(line: list[Word], n: int) -> bool:
    """Whether a word is one of the dots between a contents entry and its page number."""
    if _DOTS.match(line[n].text) and len(line[n].text) >= 4:
        return True
    if line[n].text.strip(_DOT):
        return False
    first = last = n
    while first > 0 and _dots_on(line[first - 1], line[first]):
        first -= 1
    while last + 1 < len(line) and _dots_on(line[last], line[last + 1]):
        last += 1
    return last - first > 1


def _dots_on(word: Word, after: Word) -> bool:
    """Whether two words are dots of one leader; dots in two cells stand further apart."""
    return not (word.text + after.text).strip(_DOT) and after.x0 - word.x1 < 3.0 * word.size


def _joins(part: list[Word], word: Word, gap: float) -> bool:
    size = max(part[-1].size, word.size)
    distance = word.x0 - part[-1].x1
    if len(part) == 1 and part[0].text in CURRENCY_SIGNS and begins_figure(word.text):
        return distance < SIGN_GAP * size
    if len(part) == 1 and _MARKER.match(part[0].text):
        return distance < MARKER_GAP * size
    return distance < (min(gap, FIGURE_GAP) if _begins_figure(part, word) else gap) * size


def _begins_figure(part: list[Word], word: Word) -> bool:
    """Whether a figure may begin at a word, after one that stands there whole: columns of figures stand close."""
    sign, before = word.text[0] in CURRENCY_SIGNS, part[-1].text
    if not (sign or word.text[0].isdigit()) or any(map(str.isalpha, "".join(w.text for w in (*part, word)))):
        return False
    if sign:
        return before[-1:].isdigit() or before in CURRENCY_SIGNS
    return is_whole_amount(before)
