"""What Tesseract should look at again: doubtful words and ink without a word, cut out as single lines.

Tesseract passes over what stands alone (a page number at the end of leader dots, an amount in a cell), and misreads a
line at the edge of another; cut out and read as single lines, most of these come out right.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from extract.ocr.page_image import joined_runs, runs_of_true
from extract.ocr.tesseract import OcrWord
from extract.ocr.word_repair import column_parts

_DOUBTFUL = 0.6  # confidence of a word below which its stretch of line is read again
_MOST = 60  # boxes on a page: with more it is a drawing, no text
_AROUND = 0.25  # of the type's size: white space around a box
_SMALL, _LARGE = 0.4, 1.7  # of the type's size: how high the ink of a line may be


class RereadBox(NamedTuple):
    """A box to read again, in pixels, and the words that what is read there would replace."""

    left: int
    top: int
    right: int
    bottom: int
    words: tuple[OcrWord, ...]


def boxes_to_reread(lines: list[list[OcrWord]], ink: Any, size: float) -> list[RereadBox]:
    """Stretches of lines with a doubtful word, and ink as high as a line of type of that size that no word covers."""
    found = [*_doubtful(lines, ink, size), *unread_ink_boxes(lines, ink, size)]
    return found if len(found) <= _MOST else []


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
    margin, low = round(0.12 * size), round(0.3 * size)  # letters may reach below the box that Tesseract gives
    for word in (word for line in lines for word in line):
        left_over[
            max(0, round(word.top) - margin) : round(word.bottom) + low,
            max(0, round(word.left) - margin) : round(word.right) + margin,
        ] = False
    for top, bottom in runs_of_true(left_over.sum(axis=1) > 1):
        if not _SMALL * size < bottom - top < _LARGE * size:
            continue
        for left, right in joined_runs(runs_of_true(left_over[top:bottom].sum(axis=0) > 1), 0.6 * size):
            here = left_over[top:bottom, left:right]
            rows = np.flatnonzero(here.any(axis=1))
            if right - left > 0.2 * size and rows[-1] - rows[0] > _SMALL * size and here.mean() > 0.08:
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
    gone: set[OcrWord] = set()
    new: list[list[OcrWord]] = []
    for again, words in read:
        if not words:
            continue
        if again.words and _sure(words) > _sure(list(again.words)) + 0.05 and _as_long(words, again.words):
            gone |= set(again.words)
            new.append([word._replace(line=again.words[0].line) for word in words])
        elif not again.words and min(word.confidence for word in words) > _DOUBTFUL:
            fresh = [word for word in words if not any(_over(word, other) for line in lines for other in line)]
            new += [fresh] if fresh else []
    kept = [left for line in lines if (left := [word for word in line if word not in gone])]
    return kept + new


def _over(word: OcrWord, other: OcrWord) -> bool:
    """Whether two words lie over each other: the same ink read twice."""
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    narrow = min(word.right - word.left, other.right - other.left)
    return across > 0.2 * narrow and down > 0.2 * min(word.bottom - word.top, other.bottom - other.top)


def _lettered(word: OcrWord) -> bool:
    return any(c.isalnum() for c in word.text)


def _as_long(words: list[OcrWord], before: tuple[OcrWord, ...]) -> bool:
    return sum(len(word.text) for word in words) > 0.75 * sum(len(word.text) for word in before)


def _sure(words: list[OcrWord]) -> float:
    """The mean confidence over letters; a bar or a dash says nothing."""
    told = [word for word in words if _lettered(word)]
    return sum(word.confidence * len(word.text) for word in told) / max(1, sum(len(word.text) for word in told))
