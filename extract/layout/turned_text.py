"""Text set upward or downward: heads of narrow columns, running titles at a page's edge.

Letters of such text stand one above the other, each as wide as a line is high. A line of them becomes one word, spaces
and all: what is left or right of a word, or above it, means nothing within a line on its side.
"""

from itertools import pairwise

import numpy as np

from extract.layout.lines import Segment
from extract.layout.words import SPACED_GAP, WORD_GAP, Word
from extract.pdf.page_objects import Glyphs, Truths

_LEAST = 3  # letters that show a direction: two figures below each other may be a column
_FLAT = 0.8  # of its width: letters that are higher stand upright below each other, such as `M`
_NO_SIZE = 0.01  # points: glyphs of size 0, as broken files have them, stand in no line

# In sizes of type.
_SAME = 0.06  # letters of one line are as wide, and begin as far from the edge
_LINE = 0.9  # a letter on its side takes up this much width at least, whatever letter it is
_SPACE = 1.0  # the widest white space in a line
_KERNED = 0.3  # how far the next letter may begin before the one before it ends


def turned_words(glyphs: Glyphs) -> tuple[Glyphs, list[Word]]:
    """The glyphs that stand upright, and a word for each line of those that don't."""
    if len(glyphs) < _LEAST:
        return glyphs, []
    upward, downward = _steps(glyphs)
    if not (upward.any() or downward.any()):
        return glyphs, []
    turned: list[Word] = []
    upright = np.ones(len(glyphs), bool)
    # Letters that were taken for one direction aren't taken for the other.
    for steps, up in ((upward, True), (downward, False)):
        for start, end in _runs(steps):
            if end - start >= _LEAST and _is_flat(glyphs, start, end) and upright[start:end].all():
                turned.append(_word(glyphs, start, end, up))
                upright[start:end] = False
    return glyphs.where(upright), turned


def _steps(glyphs: Glyphs) -> tuple[Truths, Truths]:
    """For each glyph but the last: whether the next one of its line stands just above it, and whether just below it."""
    size = np.maximum(glyphs.size[1:], _NO_SIZE)
    same = abs(glyphs.x0[1:] - glyphs.x0[:-1]) < _SAME * size
    same &= abs(glyphs.x1[1:] - glyphs.x1[:-1]) < _SAME * size
    # Upright figures of a column stand below each other too, but are half as wide as their size: a letter on its side
    # takes up the height of its line.
    same &= (abs(glyphs.size[1:] - glyphs.size[:-1]) < _SAME * size) & (glyphs.x1[1:] - glyphs.x0[1:] > _LINE * size)
    above = glyphs.top[:-1] - glyphs.bottom[1:]
    below = glyphs.top[1:] - glyphs.bottom[:-1]
    near = (-_KERNED * size, _SPACE * size)
    return same & (above > near[0]) & (above < near[1]), same & (below > near[0]) & (below < near[1])


def _runs(steps: Truths) -> list[tuple[int, int]]:
    """(start, end) of each run of glyphs that follow each other."""
    changes = np.flatnonzero(np.diff(np.concatenate([[False], steps, [False]]).astype(int)))
    return [(int(start), int(end) + 1) for start, end in changes.reshape(-1, 2)]


def _is_flat(glyphs: Glyphs, start: int, end: int) -> bool:
    """True if letters on top of each other are wider than high on the whole, as letters on their side are."""
    height = glyphs.bottom[start:end] - glyphs.top[start:end]
    return float(height.mean()) < _FLAT * float((glyphs.x1[start:end] - glyphs.x0[start:end]).mean())


def _word(glyphs: Glyphs, start: int, end: int, up: bool) -> Word:
    """A line of letters as one word."""
    text = glyphs.texts[start]
    for before, n in pairwise(range(start, end)):
        gap = glyphs.top[before] - glyphs.bottom[n] if up else glyphs.top[n] - glyphs.bottom[before]
        spaced = gap > (SPACED_GAP if glyphs.spaced[n] else WORD_GAP) * glyphs.size[n]
        text += " " * bool(spaced) + glyphs.texts[n]
    own = slice(start, end)
    return Word(
        text,
        float(glyphs.x0[own].min()),
        float(glyphs.top[own].min()),
        float(glyphs.x1[own].max()),
        float(glyphs.bottom[own].max()),
        float(glyphs.size[start]),
        bool(glyphs.bold[start]),
        bool(glyphs.italic[start]),
        int(glyphs.colour[start]),
        float(glyphs.confidence[own].mean()),
        end - start,
    )


def running_titles(turned: list[Word], lines: list[list[Segment]]) -> list[Word]:
    """Those of a page's turned lines that stand at its edge, with all upright text at one side: running titles.

    What stands in a table heads its columns, and lies between them.
    """
    if not lines:
        return turned
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    # By the upright text and not by the page's margin: a brochure's margin may hold text of its own.
    return [word for word in turned if word.x1 <= left or word.x0 >= right]
