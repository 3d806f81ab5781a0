"""Ink as high as type that no word covers: read after the lines that the detector found, and counted where it stays.

The detector passes over what stands alone: a page number at the end of leader dots, an amount in a cell.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import cv2
import numpy as np

from extract.ocr.ocr_word import OcrWord
from extract.ocr.ppocr import TextBox
from extract.ocr.runs import joined_runs, runs_of_true
from extract.ocr.word_repair import size_and_baseline

_DOUBTFUL = 0.6  # confidence below which a new word isn't taken
_MOST = 60  # boxes on a page: with more it is a drawing, no text
_AROUND = 0.25  # of the type's size: white space around a box
_SMALL, _LARGE = 0.4, 1.7  # of the type's size: how high the ink of a line may be (`-` is lower, a picture higher)
_OVERLAP = 0.2  # share of the narrower word's width, and of the lower one's height, from which ink was read twice
_BESIDE, _BELOW = 0.12, 0.3  # of the type's size: letters may reach beyond their word's box, below most
_WORD_SPACE = 0.6  # of the type's size: a wider gap ends what stands together
_NARROWEST = 0.2  # of the type's size: an `i`; narrower ink is a speck
_WIDEST = 2.5  # times its height: one mark of ink that is wider is a signature or a rule; `w` and `m` are 1.7
_PALEST = 0.08  # share of ink in its box: what has less is dust or a slanted line


class InkBox(NamedTuple):
    """A box around ink, in pixels, with some white around it."""

    left: int
    top: int
    right: int
    bottom: int


def boxes_to_read(lines: list[list[OcrWord]], ink: Any, size: float) -> list[TextBox]:
    """Boxes of ink as high as a line of type of that size that no word covers."""
    boxes = list(unread_ink_boxes(lines, ink, size))
    # A drawing or a map: it would be cut in hundreds of pieces, each read as a line of nonsense.
    return [_text_box(box) for box in boxes] if len(boxes) <= _MOST else []


def _text_box(box: InkBox) -> TextBox:
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return TextBox(*middle, box.right - box.left, box.bottom - box.top, 0.0)


def unread_ink_boxes(lines: list[list[OcrWord]], ink: Any, size: float) -> Iterator[InkBox]:
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
            high = rows[-1] - rows[0]
            type_like = high > _SMALL * size and here.mean() > _PALEST and _widest_mark(here) < _WIDEST * high
            if right - left > _NARROWEST * size and type_like:
                yield _box(left, top, right, bottom, size, ink)


def _widest_mark(ink: Any) -> int:
    """How wide the widest of the marks is that hang together."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return int(stats[1:, cv2.CC_STAT_WIDTH].max(initial=0))


def _box(left: float, top: float, right: float, bottom: float, size: float, ink: Any) -> InkBox:
    around = round(_AROUND * size)
    height, width = ink.shape
    return InkBox(
        max(0, round(left) - around),
        max(0, round(top) - around),
        min(width, round(right) + around),
        min(height, round(bottom) + around),
    )


def with_new_words(lines: list[list[OcrWord]], read: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """The lines with the words of ink that no word covered, where all in a box are sure."""
    # Ink without a word is often a stamp or a signature: each word has to be sure.
    sure = [words for words in read if words and min(word.confidence for word in words) > _DOUBTFUL]
    new = ([word for word in words if not any(_over(word, old) for line in lines for old in line)] for words in sure)
    return [*lines, *(line for line in new if line)]


def _over(word: OcrWord, other: OcrWord) -> bool:
    """Whether two words lie over each other: the same ink read twice."""
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    narrow = min(word.right - word.left, other.right - other.left)
    return across > _OVERLAP * narrow and down > _OVERLAP * min(word.bottom - word.top, other.bottom - other.top)


def characters_unread(lines: list[list[OcrWord]], ink: Any) -> float:
    """The characters whose ink no word covers, about: that ink beside the ink that a recognised character has."""
    words = [word for line in lines for word in line]
    if not words:
        return 0.0
    boxes = [ink[round(w.top) : round(w.bottom), round(w.left) : round(w.right)].sum() for w in words]
    each = float(sum(boxes)) / max(1, sum(len(word.text) for word in words))
    size = float(np.median([size_and_baseline(line)[0] for line in lines]))
    left = sum(int(ink[b.top : b.bottom, b.left : b.right].sum()) for b in unread_ink_boxes(lines, ink, size))
    # Ink and not boxes: what was passed over may be a single amount or a whole table, and has no letters to count.
    return left / each if each else 0.0
