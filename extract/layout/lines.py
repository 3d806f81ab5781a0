"""The glyphs of a page in, its words and segments out. Knows type, no tables.

A segment is a run of words on one line with ordinary spaces between them; where a wider gap parts a line, a column may
begin. Words are read off the gaps between glyphs, since a file may hold no spaces at all.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from extract.blocks import Style
from extract.model import Region
from extract.raw import Glyph

WORD_GAP = 0.16  # of the type's size: a gap this wide parts words
SPACED_GAP = (
    0.05  # of the type's size: where the file prints a space, a gap this wide is one that justification pressed
)
SEGMENT_GAP = 0.95  # of the type's size: a gap this wide parts segments
MARKER_GAP = 4.0  # a list marker may stand this far before its item
_MARKER = re.compile(r"^(?:[^\w\s€§\"'“”‘’(\[]|\(cid:\d+\)|o|\(?\d{1,2}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])$")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOTS = re.compile(r"^[.…_·]{2,}$")
_TRAILING_DOTS = re.compile(r"[.…_·]{4,}$")
_LEADER = re.compile(r"(?<=[^.…_·])(?=[.…_·]{4,})|(?<=[.…_·]{4})(?=[^.…_·])")


class Word(NamedTuple):
    """A word with its box and the type of most of its letters."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    colour: int
    confidence: float
    characters: int


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
        counts: Counter[Style] = Counter()
        for word in self.words:
            counts[Style(round(word.size, 1), word.bold, word.italic, word.colour)] += word.characters
        return counts.most_common(1)[0][0]

    def region(self, page: int) -> Region:
        return Region(page, round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


def segment_of(words: Iterable[Word]) -> Segment:
    """The segment that words make, from left to right."""
    found = tuple(words)
    return Segment(
        found,
        min(w.x0 for w in found),
        min(w.top for w in found),
        max(w.x1 for w in found),
        max(w.bottom for w in found),
        max(w.size for w in found),
    )


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of a page, in the order of the stream: glyphs that touch and stand on one line."""
    found: list[Word] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _touches(run[-1], glyph):
            found += _words(run)
            run = []
        run.append(glyph)
    return found + _words(run)


def _touches(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    gap = glyph.x0 - before.x1
    if not -0.6 * size < gap < (SPACED_GAP if glyph.spaced else WORD_GAP) * size:
        return False
    overlap = min(before.bottom, glyph.bottom) - max(before.top, glyph.top)
    return overlap > 0.5 * min(before.bottom - before.top, glyph.bottom - glyph.top)


def _words(run: list[Glyph]) -> list[Word]:
    """The word of a run of glyphs; leader dots that touch an entry or its page number are words of their own."""
    if not run:
        return []
    text = "".join(glyph.text[:1] for glyph in run)
    if "...." not in text and "……" not in text and "____" not in text:
        return [_word(run)]
    cuts = [0, *(found.start() for found in _LEADER.finditer(text)), len(run)]
    return [_word(run[a:b]) for a, b in itertools.pairwise(cuts) if a < b]


def _word(run: list[Glyph]) -> Word:
    text = "".join(glyph.text for glyph in run)
    most = (
        run[len(run) // 2]
        if len(run) < 3
        else Counter([(g.size, g.bold, g.italic, g.colour) for g in run]).most_common(1)[0][0]
    )
    size, bold, italic, colour = (
        most if not isinstance(most, Glyph) else (most.size, most.bold, most.italic, most.colour)
    )
    return Word(
        text,
        run[0].x0,
        min(g.top for g in run),
        max(g.x1 for g in run),
        max(g.bottom for g in run),
        size,
        bold,
        italic,
        colour,
        sum(g.confidence for g in run) / len(run),
        len(run),
    )


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
        lines[n] = [_raised(word, line) for word in sorted(line, key=lambda w: w.x0)]
    lines.sort(key=lambda line: (min(w.top for w in line) + max(w.bottom for w in line)) / 2)
    return lines


def _raised(word: Word, line: list[Word]) -> Word:
    """A small raised figure as the footnote mark that it is: `1` becomes `¹`."""
    if not word.text.isdigit() or len(word.text) > 2:
        return word
    beside = [w for w in line if w is not word and min(abs(w.x0 - word.x1), abs(word.x0 - w.x1)) < 0.6 * w.size]
    full = max(beside, key=lambda w: w.size, default=word)
    raised = (word.top + word.bottom) / 2 < (full.top + full.bottom) / 2 - 0.05 * full.size
    return word._replace(text=word.text.translate(_SUPERSCRIPT)) if word.size < 0.8 * full.size and raised else word


def _same_line(anchor: Word, word: Word) -> bool:
    middle, other = (anchor.top + anchor.bottom) / 2, (word.top + word.bottom) / 2
    if min(anchor.size, word.size) > 0.8 * max(anchor.size, word.size):
        return abs(middle - other) < 0.36 * max(anchor.size, word.size)
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
        if _is_leader(line, n):
            parted = True
            continue
        trimmed = _TRAILING_DOTS.sub("", word.text)
        if parts and not parted and _joins(parts[-1], word, gap):
            parts[-1].append(word._replace(text=trimmed))
        else:
            parts.append([word._replace(text=trimmed)])
        parted = trimmed != word.text
    return [segment_of(part) for part in parts]


def _is_leader(line: list[Word], n: int) -> bool:
    """Whether a word is one of the dots between a contents entry and its page number."""
    if _DOTS.match(line[n].text) and len(line[n].text) >= 4:
        return True
    alone = [word.text.strip(".…_·") == "" for word in line[max(0, n - 2) : n + 3]]
    return line[n].text.strip(".…_·") == "" and sum(alone) >= 3


def _joins(part: list[Word], word: Word, gap: float) -> bool:
    size = max(part[-1].size, word.size)
    distance = word.x0 - part[-1].x1
    if len(part) == 1 and _MARKER.match(part[0].text):
        return distance < MARKER_GAP * size
    return distance < gap * size
