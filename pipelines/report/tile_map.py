"""The map of the overview: a honeycomb in which each municipality of today has a cell, near where it lies.

Not its borders: no package was found that holds those under a free licence. A cell of one size has an advantage too: a
small town is seen as well as a large polder. Where cells lie is in `map_tiles.tsv`, whose first lines say from what.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.report.facts import OnMap

# Interventions from which a cell gets the next shade; the first is any agenda at all. Half of the sample municipalities
# have three or fewer.
SHADES = (0, 3, 6)
_WIDE = 10  # units of the drawing between two cells of a row
_HIGH = _WIDE * math.sqrt(3) / 2  # between two rows
_SIDE = _WIDE / math.sqrt(3)  # of a cell
# Its corners from the top, clockwise; a side runs from a corner to the next, and these are the cells behind the sides:
# columns and rows away, in even and in odd rows.
_CORNERS = tuple((_SIDE * math.sin(n * math.pi / 3), -_SIDE * math.cos(n * math.pi / 3)) for n in range(6))
_BEHIND = (
    ((0, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (-1, -1)),
    ((1, -1), (1, 0), (1, 1), (0, 1), (-1, 0), (0, -1)),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A municipality on the map; shade 0 has no agenda, 1 to 3 ever more interventions."""

    of: OnMap
    x: float
    y: float
    shade: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """Cells, the sides that part provinces as one path, and the size of the drawing."""

    cells: tuple[Cell, ...]
    borders: str
    width: float
    height: float
    outline: str  # of one cell, around its middle


def tile_map(municipalities: Iterable[OnMap]) -> TileMap:
    """Of the municipalities that exist today; one that the file doesn't know yet is left to the table."""
    at = places()
    shown = {at[one.gemeentecode]: one for one in municipalities if one.gemeentecode in at}
    cells = tuple(Cell(one, *_middle(place), _shade(one)) for place, one in sorted(shown.items()))
    return TileMap(
        cells,
        " ".join(_borders({place: one.provincie for place, one in shown.items()})),
        round((max((column for column, _ in at.values()), default=0) + 2) * _WIDE, 1),
        round((max((row for _, row in at.values()), default=0) + 2) * _HIGH, 1),
        "M" + "L".join(_point(x, y) for x, y in _CORNERS) + "Z",
    )


@cache
def places() -> Mapping[str, tuple[int, int]]:
    """Column and row of each municipality, by code."""
    lines = Path(__file__).with_name("map_tiles.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {code: (int(column), int(row)) for code, column, row in rows}


def _shade(one: OnMap) -> int:
    return sum(one.interventies >= least for least in SHADES) if one.agendas else 0


def _middle(place: tuple[int, int]) -> tuple[float, float]:
    column, row = place
    return round((column + row % 2 / 2 + 0.75) * _WIDE, 1), round((row + 0.8) * _HIGH, 1)


def _borders(provinces: Mapping[tuple[int, int], str]) -> Iterator[str]:
    """Each side between two provinces, or between one and no cell at all; that between two only once."""
    for (column, row), province in sorted(provinces.items()):
        x, y = _middle((column, row))
        for n, (right, down) in enumerate(_BEHIND[row % 2]):
            other = provinces.get((column + right, row + down))
            if other is None or (other != province and n < len(_CORNERS) // 2):
                (ax, ay), (bx, by) = _CORNERS[n], _CORNERS[(n + 1) % 6]
                yield f"M{_point(x + ax, y + ay)}L{_point(x + bx, y + by)}"


def _point(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"
