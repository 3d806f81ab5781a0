"""What Tesseract should look at again: doubtful words and ink without a word, cut out as single lines.

Tesseract passes over what stands alone (a page number at the end of leader dots, an amount in a cell), and misreads a
line at the edge of another; cut out and read as single lines, most of these come out right.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from extract.ocr.ocr_word import OcrWord
from extract.ocr.page_image import joined_runs, runs_of_true
from extract.ocr.word_repair import column_parts

_DOUBTFUL = 0.6  # confidence of a word below which its stretch of line is read again
_MOST = 60  # boxes on a page: with more it is a drawing, no text
_AROUND = 0.25  # of the type's size: white space around a box
_SMALL, _LARGE = 0.4, 1.7  # of the type's size: how high the ink of a line may be (`-` is lower, a picture higher)
_SURER = 0.05  # by how much the second reading's confidence must be the greater: less is chance
_SAME_LENGTH = 0.75  # share of the first reading's letters that the second must have: else it lost some at an edge
_OVERLAP = 0.2  # share of the narrower word's width, and of the lower one's height, from which ink was read twice
_BESIDE, _BELOW = 0.12, 0.3  # of the type's size: letters may reach beyond the box that Tesseract gives, below most
_WORD_SPACE = 0.6  # of the type's size: a wider gap ends what stands together
_NARROWEST = 0.2  # of the type's size: an `i`; narrower ink is a speck
_PALEST = 0.08  # share of ink in its box: what has less is dust or a slanted line


class RereadBox(NamedTuple):
    """A box to read again, in pixels, and the words that what is read there would replace."""

    left: int
    top: int
    right: int
    bottom: int
    words: tuple[OcrWord, ...]


def boxes_to_reread(lines: list[list[OcrWord]], ink: Any, size: float) -> list[RereadBox]:
    """Stretches of lines with a doubtful word, and ink as high as a line of type of that size that no word covers."""
    boxes = [*_doubtful(lines, ink, size), *unread_ink_boxes(lines, ink, size)]
    # A drawing or a map: it would be cut in hundreds of pieces, each read as a line of nonsense.
    return boxes if len(boxes) <= _MOST else []


def _doubtful(lines: list[list[OcrWord]], ink: Any, size: float) -> Iterator[RereadBox]:
    for line in lines:
        for part in column_parts(line):
            if min((word.confidence for word in part if _lettered(word)), default=1.0) < _DOUBTFUL:
                yield _box(
                    part[0].left, min(w.top for w in part), part[-1].right, max(w.bottom for w in part), size, ink, part
                )


def unread_ink_boxes(lines: list[list[OcrWord]], ink: Any, size: float) -> Iterator[RereadBox]:
    """Boxes around ink outside all words, stretch by stretch: rows of ink, and in each row what stands together."""
    left_over = ink.copy()
    margin, low = round(_BESIDE * size), round(_BELOW * size)
    for word in (word for line in lines for word in line):
        left_over[
            max(0, round(word.top) - margin) : round(word.bottom) + low,
            max(0, round(word.left) - margin) : round(word.right) + margin,
        ] = False
    for top, bottom in runs_of_true(left_over.sum(axis=1) > 1):
        # Two lines that touch, or a picture's edge: read as one line they would give anything.
        if not _SMALL * size < bottom - top < _LARGE * size:
            continue
        for left, right in joined_runs(runs_of_true(left_over[top:bottom].sum(axis=0) > 1), _WORD_SPACE * size):
            here = left_over[top:bottom, left:right]
            rows = np.flatnonzero(here.any(axis=1))
            if right - left > _NARROWEST * size and rows[-1] - rows[0] > _SMALL * size and here.mean() > _PALEST:
                yield _box(left, top, right, bottom, size, ink, [])


def _box(
    left: float, top: float, right: float, bottom: float, size: float, ink: Any, words: list[OcrWord]
) -> RereadBox:
    around = round(_AROUND * size)
    height, width = ink.shape
    return RereadBox(
        max(0, round(left) - around),
        max(0, round(top) - around),
        min(width, round(right) + around),
        min(height, round(bottom) + around),
        tuple(words),
    )


def with_reread_words(lines: list[list[OcrWord]], read: list[tuple[RereadBox, list[OcrWord]]]) -> list[list[OcrWord]]:
    """The lines with what a second look read better, and with the new words that it is sure of."""
    replaced: set[OcrWord] = set()
    new_lines: list[list[OcrWord]] = []
    for box, words in read:
        # By confidence, since nothing else is known; a second reading that lost letters at the cut's edge is often
        # surer.
        if words and box.words and _is_better(words, box.words):
            replaced |= set(box.words)
            new_lines.append([word._replace(line=box.words[0].line) for word in words])
        # New words have no first reading to be better than, so each of them has to be sure: ink without a word is often
        # a stamp.
        elif words and not box.words and min(word.confidence for word in words) > _DOUBTFUL:
            new_lines.append(_unread_before(words, lines))
    kept = [[word for word in line if word not in replaced] for line in lines]
    return [line for line in (*kept, *new_lines) if line]


def _is_better(words: list[OcrWord], before: tuple[OcrWord, ...]) -> bool:
    """Whether a second reading is surer than the first, and no part of it only."""
    return _sure(words) > _sure(list(before)) + _SURER and _as_long(words, before)


def _unread_before(words: list[OcrWord], lines: list[list[OcrWord]]) -> list[OcrWord]:
    """The words of new ink, but for those that a first look read already (their boxes reach into the new one)."""
    return [word for word in words if not any(_over(word, other) for line in lines for other in line)]


def _over(word: OcrWord, other: OcrWord) -> bool:
    """Whether two words lie over each other: the same ink read twice."""
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    narrow = min(word.right - word.left, other.right - other.left)
    return across > _OVERLAP * narrow and down > _OVERLAP * min(word.bottom - word.top, other.bottom - other.top)


def _lettered(word: OcrWord) -> bool:
    return any(c.isalnum() for c in word.text)


def _as_long(words: list[OcrWord], before: tuple[OcrWord, ...]) -> bool:
    return sum(len(word.text) for word in words) > _SAME_LENGTH * sum(len(word.text) for word in before)


def _sure(words: list[OcrWord]) -> float:
    """The mean confidence over letters; a bar or a dash says nothing."""
    told = [word for word in words if _lettered(word)]
    return sum(word.confidence * len(word.text) for word in told) / max(1, sum(len(word.text) for word in told))
