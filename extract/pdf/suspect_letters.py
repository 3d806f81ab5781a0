"""Which letters of a page may not show, by their colours and by what is painted over them: only these need a picture.

A letter is suspect where its colour is near that of what it stands on, or where something is painted over it. That only
says: look. `pdfium/seen_letters.py` then draws the page, which costs far more than decoding it.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extract.pdf.page_objects import Glyphs, Numbers, Truths

_ALIKE = 0x30  # in each of red, green and blue: colours further apart show, even in thin type (half of it is ink)
_MANY = 400  # areas painted on a page beyond which it is a drawing: all letters among them are looked at
_PAPER = 0xFFFFFF
LARGE = 4.0  # points: what is lower or narrower than that hides no letter that anybody could read


class Cover(NamedTuple):
    """An area or a picture that is painted on a page, and when: what is later lies over what is earlier."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: float
    colour: int | None  # 0xRRGGBB; None for a picture


def may_be_hidden(glyphs: Glyphs, orders: Numbers, covers: list[Cover]) -> Truths:
    """Whether each letter may not show. `orders`: when each letter is painted, as those of the covers."""
    x, y = (glyphs.x0 + glyphs.x1) / 2, (glyphs.top + glyphs.bottom) / 2
    if len(covers) > _MANY:
        x0, top, x1, bottom = (np.array([cover[side] for cover in covers]) for side in range(4))
        covers = [Cover(x0.min(), top.min(), x1.max(), bottom.max(), max(cover.order for cover in covers), None)]
    suspect = np.zeros(len(glyphs), bool)
    ground = np.full(len(glyphs), _PAPER)
    # In the order of painting: the last area below a letter is what it stands on, one after it may hide it.
    for cover in sorted(covers, key=lambda cover: cover.order):
        inside = (x >= cover.x0) & (x <= cover.x1) & (y >= cover.top) & (y <= cover.bottom)
        suspect |= inside & (orders < cover.order)
        if cover.colour is not None:
            # A picture has no single colour: letters on it keep the ground that they had, so that white ones are looked
            # at.
            ground[inside & (orders > cover.order)] = cover.colour
    return np.asarray(suspect | _alike(ground, glyphs.colour))


def _alike(one: NDArray[np.int64], other: NDArray[np.int64]) -> Truths:
    apart = [np.abs((one >> shift & 255) - (other >> shift & 255)) for shift in (16, 8, 0)]
    return np.asarray(np.maximum.reduce(apart) < _ALIKE)
