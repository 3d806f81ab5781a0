"""The glyphs of a page in, its words and segments out. Knows type, no tables.

A segment is a run of words on one line with ordinary spaces between them; where a wider gap parts a line, a column may
begin. Words are read off the gaps between glyphs, since a file may hold no spaces at all.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.blocks import Style
from extract.document import Region
from extract.pdf.page_objects import Glyphs, Numbers, Truths

WORD_GAP = 0.16  # of the type's size: a gap this wide parts words
SPACED_GAP = (
    0.05  # of the type's size: where the file prints a space, a gap this wide is one that justification pressed
)
_OVERLAP = 0.12  # of the type's size: letters that lie this far over each other on the whole have wrong widths
_ENOUGH = 10  # pairs of letters that tell so
SEGMENT_GAP = 0.95  # of the type's size: a gap this wide parts segments
MARKER_GAP = 4.0  # a list marker may stand this far before its item
FIGURE_GAP = 0.4  # of the size: as far apart two figures are two
_TEXT = 2.5  # times a footnote mark's size: what is larger is no text that it marks, but a watermark
_STRETCHED = 3  # gaps as wide as each other that tell of a justified line
_CURRENCY = "€$£"
SIGN_GAP = 16.0  # a currency's sign may stand this far before its amount, at the left edge of a column
_SIGNED = re.compile(r"^[(+–−-]?[\d–−-]")  # how an amount begins
_AMOUNT = re.compile(r"\d[.,](?:\d{2,3}|[-–—=]+)$")  # not a piece of a phone number or of `10 000`
_MARKER = re.compile(r"^(?:[^\w\s€§\"'“”‘’(\[]|\(cid:\d+\)|o|\(?\d{1,2}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])$")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = frozenset("0123456789")
_SMALL = 0.8  # times the size of the letter before it: what is larger is no mark
_DEPTH = 0.24  # of the size: how far a letter's box reaches below its line of writing
_RAISED = 0.15  # of the size of the letter before it: how high a mark stands (programs raise by a third)
_MARKED = re.compile(r"^(.*[^\W⁰¹²³⁴-⁹]|.*[.,%)’”\"'])[⁰¹²³⁴-⁹]{1,2}([.,;:)]?)$")
_POWER = re.compile(r"^(?:[\d.,]*(?:[mcdk]?m)|CO|O)[²³₂][.,;:)]?$")
_DOT = ".…_·"
_DOTS = re.compile(r"^[.…_·]{2,}$")
_TRAILING_DOTS = re.compile(r"[.…_·]{4,}$")
_LEADER = re.compile(r"(?<=[^.…_·])(?=[.…_·]{4,})|(?<=[.…_·]{4})(?=[^.…_·])")


_LEFT, _TOP, _BOTTOM = attrgetter("x0"), attrgetter("top"), attrgetter("bottom")
_TYPE = attrgetter("size", "bold", "italic", "colour")
_LEADERS = re.compile(r"\.{4}|……|_{4}")

Places = NDArray[np.int64]


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


def words_of(glyphs: Glyphs) -> list[Word]:
    """The words of a page, in the order of the stream: glyphs that touch and stand on one line."""
    if not len(glyphs):
        return []
    glyphs = _with_marks(glyphs)
    starts = _word_starts(glyphs)
    counts = np.diff(starts, append=len(glyphs))
    typical = _typical(glyphs, starts, counts)
    texts = [
        without_mark("".join(glyphs.texts[start : start + count]))
        for start, count in zip(starts.tolist(), counts.tolist(), strict=True)
    ]
    columns = (
        glyphs.x0[starts],
        np.minimum.reduceat(glyphs.top, starts),
        np.maximum.reduceat(glyphs.x1, starts),
        np.maximum.reduceat(glyphs.bottom, starts),
        *(column[typical] for column in (glyphs.size, glyphs.bold, glyphs.italic, glyphs.colour)),
        np.add.reduceat(glyphs.confidence, starts) / counts,
        counts,
    )
    return list(map(Word, texts, *(column.tolist() for column in columns)))


def _with_marks(glyphs: Glyphs) -> Glyphs:
    """Small raised figures that touch the letter before them as the marks that they are, in that letter's type."""
    small = np.append(False, glyphs.size[1:] < _SMALL * glyphs.size[:-1])
    found = np.flatnonzero(small)
    if not len(found):
        return glyphs
    texts = list(glyphs.texts)
    size, top, bottom = glyphs.size.copy(), glyphs.top.copy(), glyphs.bottom.copy()
    for n in found.tolist():
        full, end = n - 1, n
        while end < len(texts) and glyphs.size[end] == glyphs.size[n] and texts[end] in _FIGURES:
            end += 1
        low = _DEPTH * glyphs.size
        raised = (bottom[full] - low[full]) - (bottom[n] - low[n]) > _RAISED * size[full]
        near = -0.6 * size[full] < glyphs.x0[n] - glyphs.x1[full] < WORD_GAP * size[full] and top[n] < bottom[full]
        if n < end <= n + 2 and raised and near and bottom[n] > top[full]:
            texts[n:end] = [text.translate(_SUPERSCRIPT) for text in texts[n:end]]
            size[n:end], top[n:end], bottom[n:end] = size[full], top[full], bottom[full]
    return replace(glyphs, texts=tuple(texts), size=size, top=top, bottom=bottom)


def without_mark(text: str) -> str:
    """A word without the footnote mark at its end: `500²` says 500. A unit keeps its power: `m²`."""
    marked = _MARKED.match(text)
    return marked[1] + marked[2] if marked and not _POWER.match(text) else text


def _word_starts(glyphs: Glyphs) -> Places:
    """Where words begin; leader dots that touch an entry or its page number are words of their own."""
    starts = np.append(0, np.flatnonzero(~_touching(glyphs)) + 1)
    letters = "".join(text[0] for text in glyphs.texts)
    if not _LEADERS.search(letters):
        return starts
    words = itertools.pairwise([*starts.tolist(), len(letters)])
    dotted = [(a, b) for a, b in words if _LEADERS.search(letters, a, b)]
    cuts = [a + found.start() for a, b in dotted for found in _LEADER.finditer(letters[a:b])]
    return np.union1d(starts, np.array(cuts, int))


def _touching(glyphs: Glyphs) -> Truths:
    """Whether each glyph but the last touches the next one."""
    size = np.maximum(glyphs.size[:-1], glyphs.size[1:])
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    height = glyphs.bottom - glyphs.top
    overlap = np.minimum(glyphs.bottom[:-1], glyphs.bottom[1:]) - np.maximum(glyphs.top[:-1], glyphs.top[1:])
    gap = gap - _overlaps(glyphs, gap, size)
    wide = np.where(glyphs.spaced[1:], SPACED_GAP, WORD_GAP) * size
    return (gap > -0.6 * size) & (gap < wide) & (overlap > 0.5 * np.minimum(height[:-1], height[1:]))


def _overlaps(glyphs: Glyphs, gap: Numbers, size: Numbers) -> Numbers:
    """How far letters of one size lie over each other all over the page, as a negative gap before those that a printed
    space precedes; 0 where they don't.

    A font that says that its letters are wider than they are set leaves no gap where the file prints a space.
    """
    found, spaced = np.zeros(len(gap)), glyphs.spaced[1:]
    beside = ~spaced & (np.abs(gap) < size)
    for one in np.unique(size[spaced]).tolist():
        usual = gap[beside & (size == one)]
        if len(usual) >= _ENOUGH and (middle := float(np.median(usual))) < -_OVERLAP * one:
            found[spaced & (size == one)] = middle  # others may be narrow letters among wide ones: nothing parts these
    return found


def _typical(glyphs: Glyphs, starts: Places, counts: Places) -> Places:
    """For each word a glyph in the type of most of its glyphs."""
    found = starts.copy()
    kinds = np.stack([glyphs.size, glyphs.bold, glyphs.italic, glyphs.colour])
    changes = np.append(False, (kinds[:, 1:] != kinds[:, :-1]).any(axis=0))
    changes[starts] = False
    for n in np.flatnonzero(np.add.reduceat(changes.astype(int), starts)):
        start, count = starts[n], counts[n]
        types = list(map(tuple, kinds[:, start : start + count].T.tolist()))
        found[n] = start + (types.index(Counter(types).most_common(1)[0][0]) if count > 2 else count // 2)
    return found


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
    return word._replace(text=word.text.translate(_SUPERSCRIPT)) if word.size < 0.8 * full.size and raised else word


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
    if len(part) == 1 and part[0].text in _CURRENCY and _SIGNED.match(word.text):
        return distance < SIGN_GAP * size
    if len(part) == 1 and _MARKER.match(part[0].text):
        return distance < MARKER_GAP * size
    return distance < (min(gap, FIGURE_GAP) if _begins_figure(part, word) else gap) * size


def _begins_figure(part: list[Word], word: Word) -> bool:
    """Whether a figure may begin at a word, after one that stands there whole: columns of figures stand close."""
    sign, before = word.text[0] in _CURRENCY, part[-1].text
    if not (sign or word.text[0].isdigit()) or any(map(str.isalpha, "".join(w.text for w in (*part, word)))):
        return False
    if sign:
        return before[-1:].isdigit() or before in _CURRENCY
    return _AMOUNT.search(before) is not None
