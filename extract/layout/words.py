"""The words of a page, read off its glyphs.

A PDF says where letters stand, not where words end: many files hold no spaces at all. So a word ends where the gap to
the next letter is wide for the size of type. A small raised figure after a letter
is a footnote mark, no part of the word.
"""

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.pdf.page_objects import Glyphs, Numbers, Truths

WORD_GAP = 0.16  # of the type's size: a gap this wide parts words
SPACED_GAP = (
    0.05  # of the type's size: where the file prints a space, a gap this wide is one that justification pressed
)
_OVERLAP = 0.12  # of the type's size: letters that lie this far over each other on the whole have wrong widths
_ENOUGH = 10  # pairs of letters that tell so
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = frozenset("0123456789")
_SMALL = 0.8  # times the size of the letter before it: what is larger is no mark
_DEPTH = 0.24  # of the size: how far a letter's box reaches below its line of writing
_RAISED = 0.15  # of the size of the letter before it: how high a mark stands (programs raise by a third)
_MARKED = re.compile(r"^(.*[^\W⁰¹²³⁴-⁹]|.*[.,%)’”\"'])[⁰¹²³⁴-⁹]{1,2}([.,;:)]?)$")
_POWER = re.compile(r"^(?:[\d.,]*(?:[mcdk]?m)|CO|O)[²³₂][.,;:)]?$")
_LEADER = re.compile(r"(?<=[^.…_·])(?=[.…_·]{4,})|(?<=[.…_·]{4})(?=[^.…_·])")
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
            texts[n:end] = [text.translate(SUPERSCRIPT) for text in texts[n:end]]
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
