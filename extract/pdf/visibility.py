"""Which glyphs of a page nobody can see: not drawn, white on white, too small, off the page. For both decoders.

What can't be seen never becomes text (it goes to `RawPage.hidden`), or a table could hold amounts that no reader of the
agenda can check. Coordinates are points from the page's top left corner (`page_objects.py`).
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from extract.pdf.page_objects import Fill, Glyphs, Truths
from extract.pdf.shapes import is_white

# Points: type that nobody reads. Programs hide anchors and field codes in type this small; small print has 4 and more.
_TINY = 1.0
# Of the type's size: the same letter this near was drawn twice, which is how some programs make bold. The narrowest
# letter, an `i` or `l` of Helvetica, advances 0.22: two real ones (`ll`) are never as near.
_TWICE = 0.18
_ROW = 2.0**24  # makes one number of (row, column): more steps than a page is wide


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
    # White letters on a dark title row are the only ones that need a shade: of others any colour shows on paper.
    for n in np.flatnonzero(seen & np.isin(glyphs.colour, _whites(glyphs))) if fills is not None else ():
        seen[n] = any(s.x0 <= x[n] <= s.x1 and s.top <= y[n] <= s.bottom for s in shades)
    return _once(glyphs.where(seen)), glyphs.where(~seen)


def cropped_off(glyphs: Glyphs, width: float, height: float, sheet: tuple[float, float, float, float]) -> Truths:
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
    # A raster instead of pairs: a page has thousands of letters.
    across, down = np.round(glyphs.x0 / step), np.round(glyphs.top / step)
    places = across + _ROW * down
    if (np.diff(np.sort(places)) != 0).all():  # as on most pages
        return glyphs
    _, cell, count = np.unique(places, return_inverse=True, return_counts=True)
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
