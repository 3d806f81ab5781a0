"""Finds the tables that strokes and shades draw.

A table is a set of strokes that touch. Its cells are the smallest boxes between strokes, joined where no stroke parts
them: so spans come out right. Where only rules between the rows are drawn, text tells the columns (`detect.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extract.pdf.page_objects import Fill, Stroke

_NEAR = 2.2  # points between strokes that meet: the width of a stroke or two, whatever the size of the type
_COVERED = 0.55  # share of a cell's side that strokes must cover to close it


class Box(NamedTuple):
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A drawn table. `columns_drawn` is false where only rules part its rows; `shaded`: shades alone part columns."""

    box: Box
    xs: tuple[float, ...]  # the columns' edges
    ys: tuple[float, ...]  # the rows' edges
    cells: tuple[RuledCell, ...]
    columns_drawn: bool
    shaded: bool = False


def ruled_tables(strokes: Sequence[Stroke], fills: Iterable[Fill], width: float, height: float) -> list[RuledTable]:
    """The drawn tables of a page, top to bottom; boxes of one cell are none, nor are those with a label on them."""
    # Brochures draw tables without a stroke: coloured cells with white between them. A fill's edges are as good as
    # strokes.
    lines = [*strokes, *(edge for fill in fills if _is_cell(fill, width, height) for edge in _edges(fill))]
    across = _merged([s for s in lines if s.horizontal], horizontal=True)
    down = _merged([s for s in lines if not s.horizontal], horizontal=False)
    uprights = [s for s in strokes if not s.horizontal]
    tables = [t for group in _connected(across, down) if (t := _table_of(group)) and not _is_labelled_box(t)]
    found = [replace(table, shaded=_only_shaded(table, uprights)) for table in tables]
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _table_of(strokes: list[Stroke]) -> RuledTable | None:
    return _table([s for s in strokes if s.horizontal], [s for s in strokes if not s.horizontal])


def _is_labelled_box(table: RuledTable) -> bool:
    """True for a box with a chip on its upper edge, as cards have: half of the chip lies in the box, half above it.

    So is a panel that the page's end cut through, with a chip where it begins.
    """
    # Cells of tables never lie in each other.
    if any(cell.box == table.box for cell in table.cells):
        return True
    whole = next((c for c in table.cells if c.column_span == len(table.xs) - 1 and c.row == 1), None)
    if whole is None or whole.row_span != len(table.ys) - 2:
        return False
    inside = [c for c in table.cells if c.row == 1 and c is not whole]
    return len(inside) == 1 and any(c.row == 0 and c.column == inside[0].column for c in table.cells)


def _only_shaded(table: RuledTable, uprights: list[Stroke]) -> bool:
    """True if no upright is drawn between the table's columns, but where shades end."""
    drawn = [s.x0 for s in uprights if s.top < table.box.bottom and s.bottom > table.box.top]
    # Shaded label columns part columns, but nobody drew rows: a rule below every two rows made one row of two.
    return table.columns_drawn and not any(abs(x - at) < 2 * _NEAR for x in table.xs[1:-1] for at in drawn)


def level_rules(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The level rules of a page, pieces in one line joined."""
    return _merged([s for s in strokes if s.horizontal], horizontal=True)


def level_edges(fills: Iterable[Fill], width: float, height: float) -> list[Stroke]:
    """The level edges of a page's shades that may lie behind rows: where every other row is shaded, they part all."""
    edges = [edge for fill in fills if _is_cell(fill, width, height) for edge in _edges(fill) if edge.horizontal]
    return _merged(edges, horizontal=True)


def _is_cell(fill: Fill, width: float, height: float) -> bool:
    """A fill large enough to lie behind a cell, and not behind the whole page."""
    across, down = fill.x1 - fill.x0, fill.bottom - fill.top
    # points: what is smaller is a line drawn as a fill, or a bullet
    return across > 15 and down > 7 and not (across > 0.9 * width and down > 0.5 * height)


def _edges(fill: Fill) -> list[Stroke]:
    x0, top, x1, bottom, _ = fill
    return [
        Stroke(x0, top, x1, top),
        Stroke(x0, bottom, x1, bottom),
        Stroke(x0, top, x0, bottom),
        Stroke(x1, top, x1, bottom),
    ]


def _merged(strokes: list[Stroke], horizontal: bool) -> list[Stroke]:
    """Strokes in one line that touch are one; doubles are gone."""

    def at(s: Stroke) -> float:
        return (s.top + s.bottom) / 2 if horizontal else (s.x0 + s.x1) / 2

    def span(s: Stroke) -> tuple[float, float]:
        return (s.x0, s.x1) if horizontal else (s.top, s.bottom)

    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=at):
        # From the group's first stroke, not its last: a hatching's strokes, a point apart each, would all become one.
        if groups and at(stroke) - at(groups[-1][0]) < _NEAR * 0.6:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    found = []
    for group in groups:
        place = sum(at(s) for s in group) / len(group)
        spans: list[list[float]] = []
        for start, end in sorted(span(s) for s in group):
            # Word draws each cell's border by itself: a table's rule comes as one piece for each cell.
            if spans and start <= spans[-1][1] + _NEAR:
                spans[-1][1] = max(spans[-1][1], end)
            else:
                spans.append([start, end])
        found += [Stroke(a, place, b, place) if horizontal else Stroke(place, a, place, b) for a, b in spans]
    return found


def _connected(across: list[Stroke], down: list[Stroke]) -> list[list[Stroke]]:
    """Groups of strokes that touch each other, and rules without uprights that lie below each other."""
    strokes = across + down
    parent = list(range(len(strokes)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, line in enumerate(across):
        for j, upright in enumerate(down, len(across)):
            # Every pair is looked at. That is slow for a drawing of thousands of strokes, which the limit on marks
            # bounds.
            if (line.x0 - _NEAR <= upright.x0 <= line.x1 + _NEAR) and (
                upright.top - _NEAR <= line.top <= upright.bottom + _NEAR
            ):
                parent[root(j)] = root(i)
    touched = {root(n) for n in range(len(across), len(strokes))}
    for same in _same_extent(across):
        for above, below in pairwise(sorted(same, key=lambda n: across[n].top)):
            # Rules without uprights belong together by their ends; with uprights only by touching, so that two tables
            # of the page's width, one below the other, stay two.
            bare = root(above) not in touched and root(below) not in touched
            if bare or across[below].top - across[above].top < 3 * _NEAR:
                parent[root(below)] = root(above)
    groups: dict[int, list[Stroke]] = defaultdict(list)
    for n, stroke in enumerate(strokes):
        groups[root(n)].append(stroke)
    return list(groups.values())


def _same_extent(across: list[Stroke]) -> list[list[int]]:
    """Positions of rules with the same ends: the rows of a table without uprights."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, line in enumerate(across):
        key = next(
            (k for k in found if abs(k[0] - line.x0) < 4 and abs(k[1] - line.x1) < 4), (round(line.x0), round(line.x1))
        )
        found[key].append(n)
    return list(found.values())


def _table(across: list[Stroke], down: list[Stroke]) -> RuledTable | None:
    ys = _places(s.top for s in across)
    if len(ys) < 2:
        return None
    # The page's end cuts a table's last row open: its uprights run on below the last rule, and its text would lie
    # outside.
    ys = _with_ends(ys, down)
    left, right = min(s.x0 for s in across), max(s.x1 for s in across)
    if down:
        left, right = min(left, min(s.x0 for s in down)), max(right, max(s.x0 for s in down))
    # No column is narrower than a letter or two (8 points): nearer to the edge it is the frame, drawn double.
    inner = [x for x in _places(s.x0 for s in down) if left + 8 < x < right - 8]
    xs = [left, *inner, right]
    box = Box(left, ys[0], right, ys[-1])
    cells = _cells(xs, ys, across, down)
    if len(cells) < 2:
        return None
    return RuledTable(box, tuple(xs), tuple(ys), tuple(cells), bool(inner))


def _with_ends(ys: list[float], down: list[Stroke]) -> list[float]:
    """The rows' edges with those where uprights end beyond the last rule: a table that the page's end cut open."""
    for end, sign in (
        (min((s.top for s in down), default=ys[0]), -1),
        (max((s.bottom for s in down), default=ys[-1]), 1),
    ):
        outer = ys[0] if sign < 0 else ys[-1]
        shared = sum(abs((s.top if sign < 0 else s.bottom) - end) < 2 * _NEAR for s in down)
        # Two uprights that end at one height: a single one may be a rule beside the table.
        if (end - outer) * sign > 3 * _NEAR and shared >= 2:
            ys = [end, *ys] if sign < 0 else [*ys, end]
    return ys


def _places(values: Iterable[float]) -> list[float]:
    """Values that lie together made one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] < _NEAR * 1.3:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _cells(xs: list[float], ys: list[float], across: list[Stroke], down: list[Stroke]) -> list[RuledCell]:
    """The boxes between the edges, joined where no stroke parts them."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _closed(down, xs[column + 1], ys[row], ys[row + 1], upright=True):
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and not _closed(across, ys[row + 1], xs[column], xs[column + 1], upright=False):
                parent[root(here + columns)] = root(here)
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(columns * rows):
        groups[root(n)].append(n)
    return sorted((_cell(group, columns, xs, ys) for group in groups.values()), key=lambda c: (c.row, c.column))


def _closed(strokes: list[Stroke], place: float, start: float, end: float, upright: bool) -> bool:
    """True if strokes at a place cover enough of the stretch from start to end."""
    covered = 0.0
    for s in strokes:
        at, a, b = (s.x0, s.top, s.bottom) if upright else (s.top, s.x0, s.x1)
        # A side may be drawn in pieces, or by the neighbours' edges: what counts is how much of it is covered.
        if abs(at - place) < _NEAR * 1.5:
            covered += max(0.0, min(b, end) - max(a, start))
    return covered > _COVERED * (end - start)


def _cell(group: list[int], columns: int, xs: list[float], ys: list[float]) -> RuledCell:
    rows, cols = [n // columns for n in group], [n % columns for n in group]
    r0, r1, c0, c1 = min(rows), max(rows), min(cols), max(cols)
    return RuledCell(r0, c0, r1 - r0 + 1, c1 - c0 + 1, Box(xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]))
