"""What the rows of a matrix are told from: level rules, and lines of segments that know their columns."""

from dataclasses import dataclass
from typing import NamedTuple

from extract.layout.lines import Segment


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
class TableLine:
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
        """True if one text over several columns is all that it holds: a name of what follows."""
        return len(self.bits) == 1 and self.bits[0].first < self.bits[0].last
