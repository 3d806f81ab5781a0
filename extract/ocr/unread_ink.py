"""How much type a picture shows beside the letters of its page's text layer, counted in characters.

Ink is parted in stretches of lines, and those that are as high as type count.
"""

from typing import Any

import numpy as np
from PIL import Image

from extract.ocr.runs import joined_runs, runs_of_true
from extract.pdf.page_objects import Glyphs

_INK = 150  # grey below which a pixel is ink
_PAPER = 255
_LOWEST, _HIGHEST = 0.05, 0.3  # inch: how high the ink of a line of type is, from 6 points to 20
_WIDE = 2.5  # times as wide as high: the least that a word or figure of several letters is
_LETTER = 0.6  # of its line's ink in height: how wide a letter is, with the space after it
_FULLEST = 0.6  # share of ink: type is mostly paper, a photograph or a bar is not


def with_letters_erased(image: Image.Image, glyphs: Glyphs, scale: float) -> Image.Image:
    """The picture with paper where letters stand that are known already; `scale` points a pixel."""
    if not len(glyphs):
        return image
    pixels = np.array(image)
    boxes = np.stack([glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom], axis=1) / scale
    for x0, top, x1, bottom in np.round(boxes).clip(0).astype(int).tolist():
        pixels[top : bottom + 1, max(0, x0 - 1) : x1 + 2] = _PAPER
    return Image.fromarray(pixels)


def count_unknown_letters(image: Image.Image, known: Glyphs, scale: float) -> float:
    """How many characters stand on a picture beside those that are known, about; `scale` points a pixel."""
    ink = np.asarray(with_letters_erased(image, known, scale)) < _INK
    inch = 72 / scale
    count = 0.0
    for left, right in _parts(ink, inch):
        for top, bottom in runs_of_true(ink[:, left:right].any(axis=1)):
            height = bottom - top
            if not _LOWEST * inch < height < _HIGHEST * inch:
                continue
            band = ink[top:bottom, left:right]
            for start, end in joined_runs(runs_of_true(band.any(axis=0)), 0.6 * height):
                if end - start > _WIDE * height and band[:, start:end].mean() < _FULLEST:
                    count += (end - start) / (_LETTER * height)
    return count


def _parts(ink: Any, inch: float) -> list[tuple[int, int]]:
    """Strips of the page an inch and a half wide: rulers and pictures beside text don't join its lines."""
    # Narrow enough that a ruler beside a text leaves some strips free of it, wide enough for two words.
    step = round(1.5 * inch)
    return [(left, min(left + step, ink.shape[1])) for left in range(0, ink.shape[1], step)]
