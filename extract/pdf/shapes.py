"""What a rectangle or a line that a PDF draws is to a reader: strokes (thin lines) and fills (shaded areas).

Both decoders use it, so that the same file gives the same table lines whichever of them reads it. A table's ruling is
drawn in many ways: as a line, as a filled rectangle half a point high (Word), as the outline of every cell. All of them
become strokes here. Coordinates are points from the page's top left corner (`page_objects.py`).
"""

from extract.pdf.page_objects import Fill, Stroke

# Points: a filled rectangle this thin is a line. Word draws borders as filled rectangles; 2.25 points is the fattest of
# its usual choices (then comes 3), and an area that is to be seen as colour behind text is higher than its type.
THIN = 2.6
# A line longer than three times its own thickness; a square of two points is a bullet or a dot.
_LONG = 3
_STRAIGHT = 0.6  # points by which a line may be off the level or the upright: a rounding error, never a slant
_DOT = 1  # point: a shorter line is a dot of a dotted leader
# Each of red, green and blue at least this: white on paper. The palest tint that Word offers as a cell shade is F2F2F2.
_WHITE = 0xF4


def rectangle(x0: float, top: float, x1: float, bottom: float, colour: int | None, edged: bool) -> list[Stroke | Fill]:
    """What a rectangle is to a reader: a line where it is thin, else its edges where drawn, and its shade."""
    width, height = x1 - x0, bottom - top
    if min(width, height) <= THIN and max(width, height) > _LONG * min(width, height):
        return [_line(x0, top, x1, bottom)] if colour is not None or edged else []
    marks: list[Stroke | Fill] = []
    if edged:
        marks += [
            Stroke(x0, top, x1, top),
            Stroke(x0, bottom, x1, bottom),
            Stroke(x0, top, x0, bottom),
            Stroke(x1, top, x1, bottom),
        ]
    if colour is not None and not is_white(colour):
        marks.append(Fill(x0, top, x1, bottom, colour))
    return marks


def line(x0: float, top: float, x1: float, bottom: float) -> list[Stroke]:
    """A drawn line, if it is level or upright and longer than a dot."""
    x0, x1, top, bottom = min(x0, x1), max(x0, x1), min(top, bottom), max(top, bottom)
    straight = min(x1 - x0, bottom - top) <= _STRAIGHT
    return [_line(x0, top, x1, bottom)] if straight and max(x1 - x0, bottom - top) > _DOT else []


def _line(x0: float, top: float, x1: float, bottom: float) -> Stroke:
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Stroke(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Stroke(middle, top, middle, bottom)


def is_white(colour: int) -> bool:
    return all((colour >> shift & 255) >= _WHITE for shift in (16, 8, 0))
