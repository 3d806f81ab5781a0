"""What a table's rows are made from: rules, and lines of bits that know their columns. Knows what looks like a figure.

Rules and segments in, no decisions out: these are taken in `matrix`, `matrix_heads` and `matrix_rows`.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extract.layout.lines import Segment

_FIGURE = re.compile(
    r"^[(\[<>≤≥~±+–−-]*\s*(?:€|\$|£|EUR)?\s*[(+–−-]?\s*\d[\d.,:/ ]*\s*(?:[%‰)*]|,-{1,2}|,[–—]|[a-z]{1,3}\.?)?\)?"
    r"(?:\s*(?:±|[(\[])\s*[\d.,–-]+\s*[)\]%]?)?\s*[*†‡)a-c]{0,3}$|^[–—−-]+$|^(?:n\.?v\.?t\.?|n/?a|x|X|ja|nee|yes|no)$"
)
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?$")
_MARK = re.compile(r"^\(?\d{1,2}\)$|^\([a-z]\)$")


class Rule(NamedTuple):
    """A level rule."""

    x0: float
    x1: float
    y: float


class PlacedSegment(NamedTuple):
    """A segment with the columns that it stands in: the first, and the last."""

    first: int
    last: int
    segment: Segment


@dataclass(slots=True)
class Line:
    """A printed line of a table: its bits, and the columns whose figures it holds."""

    bits: list[PlacedSegment]
    middle: float
    size: float
    band: int  # how many full rules lie above it
    figures: set[int]
    shade: int = 0  # how many edges of shades lie above it

    @property
    def columns(self) -> set[int]:
        return {n for bit in self.bits for n in range(bit.first, bit.last + 1)}

    @property
    def alone(self) -> bool:
        """Whether one text over several columns is all that it holds: a name of what follows."""
        return len(self.bits) == 1 and self.bits[0].first < self.bits[0].last


def is_figure(text: str) -> bool:
    """Whether a text is a number, an amount, a share, a dash or a tick: what stands in a column of figures."""
    return bool(_FIGURE.match(text))


def is_year(text: str) -> bool:
    """Whether a text is a year, or a stretch of years such as `2021-2022`: what often heads a column of figures."""
    return bool(_YEAR.match(text))


def is_mark(text: str) -> bool:
    """Whether a text is a number in brackets, such as heads a column: `(3)`."""
    return bool(_MARK.match(text))


def counts(text: str) -> bool:
    """Whether a text is a figure that counts something: no year, no number of a column."""
    return is_figure(text) and not is_year(text) and not is_mark(text)
