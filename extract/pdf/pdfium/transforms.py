"""From a page's own space to the reader's: which way is up, where the top left corner is.

In a PDF y runs upwards from a corner that the file chooses, and /Rotate turns the whole; everything after the decoder
has y downwards from the top left corner of the upright page.
"""

import math
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from extract.pdf.page_objects import Numbers
from extract.pdf.pdfium.characters import Characters

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
Measure = TypeVar("Measure", float, Numbers)
_MAJORITY = 0.6  # share of the sample that must run one way: a poster's words run every way
_SAMPLE = 60  # characters that tell which way a page's text runs


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A page's box in its own space (left, bottom, right, top), and the degrees it is turned to be read."""

    box: Bounds
    turn: int  # 0, 90, 180 or 270, clockwise

    @property
    def size(self) -> Point:
        """Width and height as a reader sees them, in points."""
        x0, y0, x1, y1 = self.box
        across, up = abs(x1 - x0), abs(y1 - y0)
        return (up, across) if self.turn in (90, 270) else (across, up)

    def seen(
        self, left: Measure, bottom: Measure, right: Measure, top: Measure
    ) -> tuple[Measure, Measure, Measure, Measure]:
        """A box of the page's own space, or many, as (x0, top, x1, bottom) from the corner that a reader sees."""
        # Four cases and no matrix: quarter turns are exact, sines of 90 degrees aren't, and edges that meet must stay
        # so.
        x0, y0, x1, y1 = self.box
        if self.turn == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if self.turn == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if self.turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left


class Matrix(NamedTuple):
    """A PDF matrix; of arrays, where many are side by side."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "Matrix") -> "Matrix":
        """This matrix applied after an inner one."""
        a, b, cc, d, e, f = inner
        return Matrix(
            a * self.a + b * self.c,
            a * self.b + b * self.d,
            cc * self.a + d * self.c,
            cc * self.b + d * self.d,
            e * self.a + f * self.c + self.e,
            e * self.b + f * self.d + self.f,
        )


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def writing_turn(raw: Any, count: int) -> int | None:
    """How many degrees to the right the page as stored must be turned so that most of its text stands upright.

    0, 90, 180 or 270; None where its text runs every way. What the page's own /Rotate says is only the usual answer:
    a table on its side on a page that isn't turned is to be read all the same.
    """
    # A sample: each question to PDFium costs, and pages of text and of a turned table differ in nearly all letters.
    step = max(1, count // _SAMPLE)
    turns: dict[int, int] = {}
    characters = Characters(raw)
    for a, b in characters.matrices(characters.letters(range(0, count, step)))[:, :2].tolist():
        # `atan2` of what is no number is none either, and can't be rounded.
        if not (math.isfinite(a) and math.isfinite(b)):
            continue
        degrees = round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360
        turns[degrees] = turns.get(degrees, 0) + 1
    # Most and not all: a page of text may hold a running title set upward.
    best = max(turns, key=lambda turn: turns[turn], default=0)
    return best if turns.get(best, 0) > _MAJORITY * sum(turns.values()) else None
