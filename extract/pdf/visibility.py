"""Rectangles and lines as a PDF draws them in, strokes and fills out; which glyphs nobody can see. For both decoders.

Coordinates are those of `raw.py`: points from the page's top left corner, as a reader sees the page.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from extract.pdf.page_objects import Fill, Glyphs, Stroke, Truths

THIN = 2.6  # points: a filled rectangle this thin is a line
_STRAIGHT = 0.6  # points off the straight that a line may be
_WHITE = 0xF4  # each of red, green and blue at least this: white on paper
_TINY = 1.0  # points: type that nobody reads
_TWICE = 0.18  # of the type's size: the same letter again this near is drawn twice, for bold
_ROW = 2.0**24  # more steps than a page is wide


def rectangle(x0: float, top: float, x1: float, bottom: float, colour: int | None, edged: bool) -> list[Stroke | Fill]:
    """What a rectangle is to a reader: a line where it is thin, else its edges where drawn, and its shade."""
    width, height = x1 - x0, bottom - top
    if min(width, height) <= THIN and max(width, height) > 3 * min(width, height):
        return [_line(x0, top, x1, bottom)] if colour is not None or edged else []
    found: list[Stroke | Fill] = []
    if edged:
        found += [
            Stroke(x0, top, x1, top),
            Stroke(x0, bottom, x1, bottom),
            Stroke(x0, top, x0, bottom),
            Stroke(x1, top, x1, bottom),
        ]
    if colour is not None and not is_white(colour):
        found.append(Fill(x0, top, x1, bottom, colour))
    return found


def line(x0: float, top: float, x1: float, bottom: float) -> list[Stroke]:
    """A drawn line, if it is level or upright and longer than a dot."""
    x0, x1, top, bottom = min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom)
    straight = min(x1 - x0, bottom - top) <= _STRAIGHT
    return [_line(x0, top, x1, bottom)] if straight and max(x1 - x0, bottom - top) > 1 else []


def _line(x0: float, top: float, x1: float, bottom: float) -> Stroke:
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Stroke(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Stroke(middle, top, middle, bottom)


def is_white(colour: int) -> bool:
    return all((colour >> shift & 255) >= _WHITE for shift in (16, 8, 0))


def seen_and_hidden(
    glyphs: Glyphs, drawn: Truths, fills: Iterable[Fill] | None, width: float, height: float
) -> tuple[Glyphs, Glyphs]:
    """Glyphs that a reader sees, and those that nobody does.

    Not drawn, white on white paper, too small, or off the page. A letter drawn twice counts once, bold.
    fills: what white letters may stand on; None where `drawn` already tells whether these show.
    """
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    on_page = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    seen = drawn & (glyphs.size >= _TINY) & on_page
    shades = list(fills or ())
    for n in np.flatnonzero(seen & np.isin(glyphs.colour, _whites(glyphs))) if fills is not None else ():
        seen[n] = any(s.x0 <= x[n] <= s.x1 and s.top <= y[n] <= s.bottom for s in shades)
    return _once(glyphs.where(seen)), glyphs.where(~seen)


def beyond(glyphs: Glyphs, width: float, height: float, sheet: tuple[float, float, float, float]) -> Truths:
    """Glyphs that a reader of the whole sheet would see, but not one of the part that is shown: a file may say that.

    sheet: x0, top, x1, bottom of all that is printed, from the corner of the part that is shown.
    """
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    on_page = (x >= 0) & (x <= width) & (y >= 0) & (y <= height)
    on_sheet = (x >= sheet[0]) & (x <= sheet[2]) & (y >= sheet[1]) & (y <= sheet[3])
    return np.asarray(on_sheet & ~on_page & (glyphs.size >= _TINY))


def _whites(glyphs: Glyphs) -> list[int]:
    return [colour for colour in set(glyphs.colour.tolist()) if is_white(colour)]


def _once(glyphs: Glyphs) -> Glyphs:
    """A letter that is drawn twice, the second a little beside the first, as one in bold."""
    step = _TWICE * glyphs.size
    across, down = np.round(glyphs.x0 / step), np.round(glyphs.top / step)
    _, cell, count = np.unique(across + _ROW * down, return_inverse=True, return_counts=True)
    again, bold = np.zeros(len(glyphs), bool), glyphs.bold.copy()
    first: dict[tuple[str, float, float], int] = {}
    for n in np.flatnonzero(count[cell] > 1).tolist():  # few: letters twice, and the parts of ligatures
        key = glyphs.texts[n], across[n], down[n]
        twin = first.setdefault(key, n)
        if twin != n and abs(glyphs.x0[twin] - glyphs.x0[n]) < step[n]:
            again[n] = bold[twin] = True
        else:
            first[key] = n
    return replace(glyphs, bold=bold).where(~again)
