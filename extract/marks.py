"""Rectangles and lines as a PDF draws them in, strokes and fills out; which glyphs nobody can see. For both decoders.

Coordinates are those of `raw.py`: points from the page's top left corner, as a reader sees the page.
"""

from collections.abc import Iterable
from functools import lru_cache

from extract.raw import Fill, Glyph, Stroke

THIN = 2.6  # points: a filled rectangle this thin is a line
_STRAIGHT = 0.6  # points off the straight that a line may be
_WHITE = 0xF4  # each of red, green and blue at least this: white on paper
_TINY = 1.0  # points: type that nobody reads
_TWICE = 0.18  # of the type's size: the same letter again this near is drawn twice, for bold


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


@lru_cache(maxsize=4096)
def is_white(colour: int) -> bool:
    return all((colour >> shift & 255) >= _WHITE for shift in (16, 8, 0))


def seen_and_hidden(
    glyphs: Iterable[tuple[Glyph, bool]], fills: Iterable[Fill], width: float, height: float
) -> tuple[list[Glyph], list[Glyph]]:
    """Glyphs that a reader sees, and those that nobody does: (glyph, drawn) pairs in.

    Not drawn, white on white paper, too small, or off the page. A letter drawn twice counts once, bold.
    """
    shades = list(fills)
    seen: list[Glyph] = []
    hidden: list[Glyph] = []
    places: dict[tuple[str, int, int], int] = {}
    for glyph, drawn in glyphs:
        if (
            not drawn
            or glyph.size < _TINY
            or _off_page(glyph, width, height)
            or (is_white(glyph.colour) and not _on_shade(glyph, shades))
        ):
            hidden.append(glyph)
            continue
        step = _TWICE * glyph.size
        key = glyph.text, round(glyph.x0 / step), round(glyph.top / step)
        twin = places.get(key)
        if twin is not None and abs(seen[twin].x0 - glyph.x0) < step:
            seen[twin] = seen[twin]._replace(bold=True)
            continue
        places[key] = len(seen)
        seen.append(glyph)
    return seen, hidden


def _off_page(glyph: Glyph, width: float, height: float) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return not (0 <= x <= width and 0 <= y <= height)


def _on_shade(glyph: Glyph, shades: list[Fill]) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return any(s.x0 <= x <= s.x1 and s.top <= y <= s.bottom for s in shades)
