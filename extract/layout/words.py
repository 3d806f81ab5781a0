"""The words of a page, read off its glyphs.

A PDF says where letters stand, not where words end: many files hold no spaces at all. So a word ends where the gap to
the next letter is wide for the size of type. A small raised figure after a letter is a footnote mark, no part of the
word: `€ 500²` says 500.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.pdf.page_objects import Glyphs, Numbers, Truths, median_of

# Gaps, in sizes of type. A space is a quarter to a third of it in most fonts; letters of a word nearly touch.
WORD_GAP = 0.16
# Justification may press a space far below its own width. Where the file prints one, so little is enough.
SPACED_GAP = 0.05
_OVERTAKEN = 0.6  # a letter that begins this far back doesn't follow the one before it: the line goes on elsewhere
_SHARED_HEIGHT = 0.5  # of the lower letter's height: two letters of one line share as much

# Some fonts say that letters are wider than they are set. Their boxes lie over each other all along the page, and where
# a space is printed no gap is left.
_OVERLAP = 0.12  # of the size: set on one such file; kerning overlaps by less
_ENOUGH_PAIRS = 10  # pairs of letters without a space between them whose median overlap counts

# Letter-spaced type, in sizes of type: designers set 0.08 to 0.3 between letters that else touch; from 0.6 on they are
# columns. Set on the designs of data/samples/designs.
_TRACKED = (0.07, 0.6)
_FEWEST_TRACKED = 5  # gaps in a row that are all wide: in a plain line two never are
_SPACED_ALL_OVER = 0.5  # of a stretch's gaps: in plain type one in three to seven has a space
_KERNED = 0.15  # of the size: by which a font draws two capitals together
_KERNED_AMONG = 3  # wide gaps beside them, on both sides together
_LETTERS = 0.7  # of the characters of the stretch; the rest are digits and signs

# Footnote marks. The glyph's box is as high as its type, so its line of writing has to be reckoned from the foot.
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Small capitals: capitals of one size below a larger one (LaTeX, Word: 0.8; browsers: 0.7 to 0.84 by the font).
_SMALL_CAPITAL = (0.66, 0.87)
_SAME_SIZE = 0.02  # of the size: what rounding makes unlike
_LEAST_SIZE = 1e-6  # points; so that nothing is divided by the size of what has none
_FEWEST_CAPITALS = 2  # after the large one: `Hs` isn't set in them
_DIGITS = frozenset("0123456789")
SMALL = 0.8  # times the size of the letter before it: a mark is smaller (word processors set it at 0.58 to 0.67)
_DESCENT = 0.24  # of the size: how far a letter's box reaches below its line of writing
_RAISED = 0.15  # of the size of the letter before it: a mark stands higher than this (programs raise by a third)
_MOST_DIGITS = 2  # in a mark: no agenda has a hundred footnotes, and `500` small and raised is no mark
MARK_REACH = 0.6  # of the size: a mark stands no further from its letter, before or after its end
_MARKED = re.compile(r"^(.*[^\W⁰¹²³⁴-⁹]|.*[.,%)’”\"'])[⁰¹²³⁴-⁹]{1,2}([.,;:)]?)$")
_POWER = re.compile(r"^(?:[\d.,]*(?:[mcdk]?m)|CO|O)[²³₂][.,;:)]?$")

# Leader dots between a contents entry and its page number: four and more, or two ellipses.
_LEADER_EDGE = re.compile(r"(?<=[^.…_·])(?=[.…_·]{4,})|(?<=[.…_·]{4})(?=[^.…_·])")
_DASH = re.compile(r"(?<=\S)[–—](?=\S)")
_LEADERS = re.compile(r"\.{4}|……|_{4}")

Positions = NDArray[np.int64]  # of glyphs on their page


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
    glyphs = _with_small_capitals(_with_marks(glyphs))
    tracking = _tracking(glyphs)
    glyphs = _with_spaced_capitals(glyphs, tracking)
    starts = _word_starts(glyphs, tracking)
    counts = np.diff(starts, append=len(glyphs))
    typical = _typical(glyphs, starts, counts)
    texts = [
        word_without_mark("".join(glyphs.texts[start : start + count]))
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
    """The glyphs, small raised figures that touch the letter before them being the superscripts that they are.

    They get that letter's size and height, so that they belong to its word; `word_without_mark` takes them off it.
    """
    # On glyphs, before there are words: in a word nobody can tell `500²` from `5002`.
    small = np.flatnonzero(np.append(False, glyphs.size[1:] < SMALL * glyphs.size[:-1]))
    if not len(small):
        return glyphs
    texts = list(glyphs.texts)
    size, top, bottom = glyphs.size.copy(), glyphs.top.copy(), glyphs.bottom.copy()
    for start in small.tolist():
        letter, end = start - 1, _digits_end(glyphs, start)
        writing = bottom - _DESCENT * glyphs.size
        raised = writing[letter] - writing[start] > _RAISED * size[letter]
        beside = -MARK_REACH * size[letter] < glyphs.x0[start] - glyphs.x1[letter] < WORD_GAP * size[letter]
        abreast = top[start] < bottom[letter] and bottom[start] > top[letter]
        if start < end <= start + _MOST_DIGITS and raised and beside and abreast:
            texts[start:end] = [text.translate(SUPERSCRIPT) for text in texts[start:end]]
            size[start:end], top[start:end], bottom[start:end] = size[letter], top[letter], bottom[letter]
    return replace(glyphs, texts=tuple(texts), size=size, top=top, bottom=bottom)


def _with_small_capitals(glyphs: Glyphs) -> Glyphs:
    """The glyphs, small capitals being the small letters that they stand for, in bold and the size of their capital.

    Bold, since what a designer sets in small capitals is a label or a heading, set apart from the text as bold would.
    """
    ratio = np.append(0.0, glyphs.size[1:] / np.maximum(glyphs.size[:-1], _LEAST_SIZE))
    # The letters of the file are capitals (LaTeX) or small letters that a browser draws as capitals.
    begins = [
        n
        for n in np.flatnonzero((ratio > _SMALL_CAPITAL[0]) & (ratio < _SMALL_CAPITAL[1])).tolist()
        if glyphs.texts[n - 1].isupper() and glyphs.texts[n].isalpha()
        if _touches_letter_before(glyphs, n) and not _touches_letter_before(glyphs, n - 1)
    ]
    if not begins:
        return glyphs
    texts, size, bold = list(glyphs.texts), glyphs.size.copy(), glyphs.bold.copy()
    for start in begins:
        end = _small_capitals_end(glyphs, start)
        letters = "".join(filter(str.isalpha, texts[start:end]))
        # Text in smaller type has both: `Samen` after a large `A` in the margin.
        if len(letters) >= _FEWEST_CAPITALS and (letters.isupper() or letters.islower()):
            texts[start:end] = [text.lower() for text in texts[start:end]]
            size[start:end] = size[start - 1]
            bold[start - 1 : end] = True
    return replace(glyphs, texts=tuple(texts), size=size, bold=bold)


def _touches_letter_before(glyphs: Glyphs, n: int) -> bool:
    """True if a glyph goes on in the word of a letter before it: small capitals begin behind the first of a word."""
    if n == 0 or not glyphs.texts[n - 1].isalnum() or glyphs.spaced[n]:
        return False
    gap = glyphs.x0[n] - glyphs.x1[n - 1]
    abreast = glyphs.top[n] < glyphs.bottom[n - 1] and glyphs.top[n - 1] < glyphs.bottom[n]
    return bool(abreast and -glyphs.size[n] < gap < WORD_GAP * glyphs.size[n - 1])


def _small_capitals_end(glyphs: Glyphs, start: int) -> int:
    """Where small capitals that begin at a glyph end: at a letter of another size, or on another line."""
    end, n = start + 1, start + 1
    while n < len(glyphs) and glyphs.bottom[n] > glyphs.top[start] and glyphs.top[n] < glyphs.bottom[start]:
        if glyphs.texts[n].isalnum():
            if abs(glyphs.size[n] - glyphs.size[start]) > _SAME_SIZE * glyphs.size[start]:
                break
            end = n + 1
        n += 1  # brackets and commas have the full size
    return end


def _digits_end(glyphs: Glyphs, start: int) -> int:
    """Where a run of digits of one size ends; `start` itself where none begins there."""
    end = start
    while end < len(glyphs) and glyphs.size[end] == glyphs.size[start] and glyphs.texts[end] in _DIGITS:
        end += 1
    return end


def word_without_mark(text: str) -> str:
    """A word without the footnote mark at its end: `500²` says 500. A unit keeps its power: `m²`."""
    if text.isascii():  # as nearly all words are, and no mark is
        return text
    marked = _MARKED.match(text)
    return marked[1] + marked[2] if marked and not _POWER.match(text) else text


def _word_starts(glyphs: Glyphs, tracking: Numbers) -> Positions:
    """Where words begin; leader dots that touch an entry or its page number are words of their own."""
    starts = np.append(0, np.flatnonzero(~_touching(glyphs, tracking)) + 1)
    # Some files set leaders so that they touch the entry and the number. Asked of the whole page first: few have any.
    letters = "".join(glyphs.texts)
    if len(letters) != len(glyphs):  # a ligature is several letters
        letters = "".join(text[0] for text in glyphs.texts)
    if dashes := _dashes_between_types(glyphs, letters):
        starts = np.union1d(starts, np.array(dashes, int))
    if not _LEADERS.search(letters):
        return starts
    words = itertools.pairwise([*starts.tolist(), len(letters)])
    dotted = [(a, b) for a, b in words if _LEADERS.search(letters, a, b)]
    cuts = [a + edge.start() for a, b in dotted for edge in _LEADER_EDGE.finditer(letters[a:b])]
    return np.union1d(starts, np.array(cuts, int))


def _dashes_between_types(glyphs: Glyphs, letters: str) -> list[int]:
    """Where dashes begin and end that touch a label in other type at one side and its value at the other."""
    found = []
    for dash in _DASH.finditer(letters):
        before, after = dash.start() - 1, dash.end()
        if (glyphs.bold[before], glyphs.italic[before]) != (glyphs.bold[after], glyphs.italic[after]):
            found += [dash.start(), after]
    return found


def _touching(glyphs: Glyphs, tracking: Numbers) -> Truths:
    """For each glyph but the last: True if the next one follows in the same word."""
    size, gap, shared = _gaps(glyphs)
    height = glyphs.bottom - glyphs.top
    gap = gap - _overlaps(glyphs, gap, size) - tracking
    # Between spaced letters a decoder sees a space everywhere: there it says nothing.
    wide = np.where(glyphs.spaced[1:] & (tracking == 0), SPACED_GAP, WORD_GAP) * size
    return (gap > -_OVERTAKEN * size) & (gap < wide) & (shared > _SHARED_HEIGHT * np.minimum(height[:-1], height[1:]))


def _gaps(glyphs: Glyphs) -> tuple[Numbers, Numbers, Numbers]:
    """For each glyph but the last: the size of the larger of it and the next, the gap between them, the height that
    they share."""
    size = np.maximum(glyphs.size[:-1], glyphs.size[1:])
    shared = np.minimum(glyphs.bottom[:-1], glyphs.bottom[1:]) - np.maximum(glyphs.top[:-1], glyphs.top[1:])
    return size, glyphs.x0[1:] - glyphs.x1[:-1], shared


def _overlaps(glyphs: Glyphs, gap: Numbers, size: Numbers) -> Numbers:
    """How far letters of one size lie over each other on the whole page, in points, negative: for each gap in which a
    space is printed; 0 for other gaps, and where letters don't overlap.

    Gaps without a printed space may lie between narrow letters among wide boxes (an `i` in a font of one width), which
    nothing should part.
    """
    overlaps, spaced = np.zeros(len(gap)), glyphs.spaced[1:]
    beside = ~spaced & (np.abs(gap) < size)
    for one in np.unique(size[spaced]).tolist():
        usual = gap[beside & (size == one)]
        if len(usual) >= _ENOUGH_PAIRS and (middle := median_of(usual)) < -_OVERLAP * one:
            overlaps[spaced & (size == one)] = middle
    return overlaps


def _tracking(glyphs: Glyphs) -> Numbers:
    """How far letters are set apart on purpose, in points, for each gap in a letter-spaced stretch; 0 elsewhere.

    In such a stretch (`I N T E R V E N T I E`) every gap is wide, also those within words; in any other line a wide gap
    has narrow ones at both sides.
    """
    size, gap, shared = _gaps(glyphs)
    abreast = shared > 0
    tracking = np.zeros(len(gap))
    wide = abreast & (gap > _TRACKED[0] * size) & (gap < _TRACKED[1] * size) & (glyphs.size[:-1] == glyphs.size[1:])
    # A printed space belongs to the stretch, whatever its width; it says nothing of the letters' distance.
    within = wide | (glyphs.spaced[1:] & abreast & (gap > 0) & (gap < 2 * size))
    within |= _kerned(glyphs, within & (gap > 0), gap, size) & abreast
    edges = np.flatnonzero(np.diff(np.concatenate(([False], within, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        letters = glyphs.texts[start : end + 1]
        # Letters a printed space apart each, with no wide gap among them, are words of one letter.
        if end - start < _FEWEST_TRACKED or not wide[start:end].any() or not _is_text(letters):
            continue
        between = gap[start:end][wide[start:end]]
        spaced = glyphs.spaced[start + 1 : end + 1][wide[start:end]]
        # PDFium sees a space in most of such gaps: then all of them tell, few of which part words.
        told = between if spaced.mean() > _SPACED_ALL_OVER else between[~spaced]
        if len(told) >= _FEWEST_TRACKED:
            tracking[start:end] = np.median(told)
    return tracking


def _is_text(letters: Sequence[str]) -> bool:
    """True if a stretch is words, or begins with one: figures in columns stand apart too."""
    mostly = sum(map(str.isalpha, letters)) >= _LETTERS * len(letters)
    return mostly or all(map(str.isalpha, letters[: _FEWEST_TRACKED + 1]))


def _kerned(glyphs: Glyphs, wide: Truths, gap: Numbers, size: Numbers) -> Truths:
    """The gaps between capitals that a font draws together (`AV`, `RT`) in the midst of wide ones.

    Three wide gaps beside them: words of two letters have one at each side.
    """
    near = ~wide & (gap > -_KERNED * size) & (gap < WORD_GAP * size)
    padded = np.pad(wide, _KERNED_AMONG)
    beside = np.zeros(len(gap), int)
    for way in (-1, 1):
        run = np.ones(len(gap), bool)
        for n in range(1, _KERNED_AMONG + 1):
            run &= padded[_KERNED_AMONG + way * n :][: len(gap)]
            beside += run
    kerned = near & (beside >= _KERNED_AMONG)
    # Asked last, of single letters: on most pages there is no such place.
    for n in np.flatnonzero(kerned).tolist():
        kerned[n] = glyphs.texts[n].isupper() and glyphs.texts[n + 1].isupper()
    return np.asarray(kerned, bool)


def _with_spaced_capitals(glyphs: Glyphs, tracking: Numbers) -> Glyphs:
    """The glyphs, spaced capitals in bold: as small capitals, a designer sets them for labels and headings."""
    spaced = np.append(tracking, 0.0) + np.append(0.0, tracking) > 0
    if not spaced.any():
        return glyphs
    return replace(glyphs, bold=glyphs.bold | (spaced & np.array([not text.islower() for text in glyphs.texts])))


def _typical(glyphs: Glyphs, starts: Positions, counts: Positions) -> Positions:
    """For each word the position of a glyph that is set as most of the word's glyphs are."""
    typical = starts.copy()
    kinds = np.stack([glyphs.size, glyphs.bold, glyphs.italic, glyphs.colour])
    changes = np.append(False, (kinds[:, 1:] != kinds[:, :-1]).any(axis=0))
    changes[starts] = False
    for n in np.flatnonzero(np.add.reduceat(changes.astype(int), starts)):  # few words change their type midway
        start, count = starts[n], counts[n]
        types = list(map(tuple, kinds[:, start : start + count].T.tolist()))
        typical[n] = start + (types.index(Counter(types).most_common(1)[0][0]) if count > 2 else count // 2)
    return typical
