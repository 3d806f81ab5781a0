"""Leaves only the letters on a picture of a page: ruling lines and leader dots are painted over with paper.

They mislead recognition: letters are read into them, and those beside them are swallowed.
"""

from typing import Any

import numpy as np
from PIL import Image

from extract.ocr.runs import joined_runs, runs_of_true
from extract.pdf.page_objects import Fill, Stroke

# Greys set on the sample scans (300 dots to the inch): dots and dashes come out paler than letters.
_INK = 150  # grey below which a pixel is ink
_PALE = 170  # grey below which a pixel is ink of a dot or a dash
_PAPER = 255
_EDGE = 8  # pixels: an area's own edge, blurred and a little askew
_LOW_LINE, _HIGH_LINE = 0.006, 0.03  # of the picture's width: how high a line of text may be; 3.6 and 18 points on A4
_LEADER = 2.0  # of the line's height: thin ink on the base line this long leads to a page number
_DOT_GAP = 1.2  # of the line's height: the widest space between the dots of a leader
_THIN = 0.3  # of the line's height: how high dots and dashes on the base line may be
_FOOT = 0.42  # of the line's height: the lowest part, in which dots stand; letters have ink above it too
_LINE = 0.0018  # of the picture's width: half the thickness of a ruler, with its blur


def letters_only(image: Image.Image, strokes: tuple[Stroke, ...], scale: float) -> Image.Image:
    """The picture without leaders and rulers; `scale` points a pixel. White letters stay as they are."""
    pixels = np.array(image)
    reach = max(2, round(_LINE * image.width))
    for stroke in strokes:
        if stroke.horizontal:
            _erase(pixels, stroke.top / scale, stroke.x0 / scale, stroke.x1 / scale, reach)
        else:
            _erase(pixels.T, stroke.x0 / scale, stroke.top / scale, stroke.bottom / scale, reach)
    _erase_leaders(pixels)
    return Image.fromarray(pixels)


def ink_of(image: Image.Image, fills: tuple[Fill, ...], scale: float) -> Any:
    """Where the picture has letters' ink: pale dots and dashes too, and in dark areas the pale letters."""
    pixels = np.asarray(image)
    ink = pixels < _PALE
    for fill in fills:
        # A dark title row is ink all over; its letters are what is pale in it, but for its edge.
        rows, columns = _pixels(fill.top, fill.bottom, scale), _pixels(fill.x0, fill.x1, scale)
        ink[rows, columns] = False
        inner = _inner(rows), _inner(columns)
        ink[inner] = pixels[inner] > _PALE
    return ink


def _inner(part: slice) -> slice:
    return slice(part.start + _EDGE, max(part.start + _EDGE, part.stop - _EDGE))


def _pixels(start: float, end: float, scale: float) -> slice:
    return slice(max(0, round(start / scale) - 2), max(0, round(end / scale) + 3))


def _erase(pixels: Any, place: float, start: float, end: float, reach: int) -> None:
    """Makes a level line paper, but where a letter crosses it."""
    y = round(place)
    top, bottom = max(0, y - reach), min(pixels.shape[0], y + reach + 1)
    along = slice(max(0, round(start) - reach), round(end) + reach + 1)
    # Ink above and below the line at one place is a letter standing on it (`g` on a ruled form), which must not lose
    # its foot.
    above, below = pixels[max(0, top - 2) : top, along], pixels[bottom : bottom + 2, along]
    crossed = (above < _INK).any(axis=0) & (below < _INK).any(axis=0) if len(above) and len(below) else False
    band = pixels[top:bottom, along]
    band[:, ~np.asarray(crossed) & np.ones(band.shape[1], bool)] = _PAPER


def _erase_leaders(pixels: Any) -> None:
    """Makes paper of dots that lead to page numbers: thin ink on the base line, and none above it."""
    width = pixels.shape[1]
    ink = pixels < _INK
    # One dark pixel in a row is dust; two are the dots of a leader.
    for top, bottom in runs_of_true(ink.sum(axis=1) > 1):
        height = bottom - top
        if not _LOW_LINE * width < height < _HIGH_LINE * width:
            continue
        # Where letters stand there is ink in the upper part of the line; what is left between them may be dots.
        upper = ink[top : bottom - round(_FOOT * height)].sum(axis=0) > 1
        low = slice(bottom - round(_FOOT * height), bottom)
        for start, end in runs_of_true(~upper):
            for left, right in joined_runs(runs_of_true(ink[low, start:end].any(axis=0)), _DOT_GAP * height):
                rows = np.flatnonzero(ink[low, start + left : start + right].sum(axis=1) > 1)
                # Longer than an ellipsis, lower than a comma: an underscore that somebody fills in on goes too, as a
                # ruler would.
                if right - left > _LEADER * height and len(rows) and rows[-1] - rows[0] < _THIN * height:
                    pixels[top:bottom, start + left : start + right] = _PAPER
