"""The white rows of tables in which only every other row is shaded.

Shades draw the cells of the rows that they lie behind. The white rows between, above and below are drawn by nothing:
they are rows of the same table where their texts keep to its columns.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.layout.lines import Lines, Segment
from extract.layout.tables.ruled import Box, RuledCell, RuledTable

# Set on data/samples/designs (budgets with every other row shaded) and held against all other prints.
_ROW = 1.7  # heights of the table's lowest row: white space between two shades that is one row
_NEAR = 0.3  # of the type's size: what begins or ends so near to a column's edge keeps to it
_STEP = 1.2  # of the size: from a shade to a row beside it, and from line to line in it
_BETWEEN = 0.7  # heights of the lowest row: white space from row to row
_ONE_ROW = 0.8  # heights of the lowest row: lines as near are of one row
_LINES = 8  # above or below all shades, at most: a head and a row of several lines

# In points: the edges of two shades in one column meet.
_MEET = 2.0


def with_white_rows(tables: Sequence[RuledTable], lines: Lines) -> list[RuledTable]:
    """Drawn tables with their white rows; what shades drew in parts is one table. lines: all of the page."""
    groups: list[list[RuledTable]] = []
    whole: list[RuledTable] = []
    for table in tables:  # top to bottom
        if whole and (joined := _joined(whole[-1], table, lines)):
            groups[-1].append(table)
            whole[-1] = joined
        else:
            groups.append([table])
            whole.append(table)
    found: list[RuledTable] = []
    for table, parts in zip(whole, groups, strict=True):
        if len(parts) == 1:  # one shade, or all cells drawn: nothing shows that every other row is white
            found.append(table)
            continue
        ended = _with_ends(table, lines)
        # Where rows go on, shades only mark some of them, such as totals: then the whole is read by its white space.
        found += parts if _goes_on(ended, lines) or _adjoins(ended, whole) else [ended]
    return found


def _joined(above: RuledTable, below: RuledTable, lines: Lines) -> RuledTable | None:
    """Two parts of one table with the white row between them; None where they are two tables."""
    if not (above.shaded and below.shaded and _same_width(above, below)):
        return None
    top, bottom = above.box.bottom, below.box.top
    row = [segment for line in lines for segment in line if top < segment.middle < bottom]
    if not -_MEET < bottom - top < _ROW * _lowest(above, below) or not row:
        return None
    xs = _places(above.xs, below.xs)
    if not _keep_to(row, xs, above.box):
        return None
    ys = (*above.ys, *below.ys)
    first = len(above.ys)  # the row of the part below that comes first
    cells = [
        *(_moved(cell, above, xs, 0) for cell in above.cells),
        *_white_cells(first - 1, top, bottom, xs),
        *(_moved(cell, below, xs, first) for cell in below.cells),
    ]
    box = Box(above.box.x0, above.box.top, above.box.x1, below.box.bottom)
    return replace(above, box=box, xs=xs, ys=ys, cells=tuple(cells))


def _same_width(one: RuledTable, other: RuledTable) -> bool:
    return abs(one.box.x0 - other.box.x0) < _MEET and abs(one.box.x1 - other.box.x1) < _MEET


def _lowest(*tables: RuledTable) -> float:
    """The height of the lowest row."""
    return min(below - above for table in tables for above, below in pairwise(table.ys))


def _places(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    """The edges of both, those that meet made one."""
    return tuple(sorted([*one, *(x for x in other if all(abs(x - at) > _MEET for at in one))]))


def _moved(cell: RuledCell, table: RuledTable, xs: Sequence[float], rows: int) -> RuledCell:
    """A cell of a part of a table among the columns of the whole, so many rows lower."""
    start, end = table.xs[cell.column], table.xs[cell.column + cell.column_span]
    columns = [n for n, x in enumerate(xs[:-1]) if start - _MEET < x < end - _MEET]
    return RuledCell(cell.row + rows, columns[0], cell.row_span, len(columns), cell.box)


def _white_cells(row: int, top: float, bottom: float, xs: Sequence[float]) -> list[RuledCell]:
    return [RuledCell(row, n, 1, 1, Box(x0, top, x1, bottom)) for n, (x0, x1) in enumerate(pairwise(xs))]


def _with_ends(table: RuledTable, lines: Lines) -> RuledTable:
    """A table with the white rows above its first shade and below its last."""
    above, below = (_rows_beside(_lines_from(table, lines, way), table, way) for way in (-1, 1))
    for row in above:
        table = _with_row(table, min(s.top for s in row), above=True)
    for row in below:
        table = _with_row(table, max(s.bottom for s in row), above=False)
    return table


def _goes_on(table: RuledTable, lines: Lines) -> bool:
    return any(_rows_beside(_lines_from(table, lines, way), table, way) for way in (-1, 1))


def _adjoins(table: RuledTable, others: Sequence[RuledTable]) -> bool:
    """True if a table that is drawn otherwise stands right above or below: its rows are that one's too."""
    near = _BETWEEN * _lowest(table)
    apart = (other for other in others if not other.shaded and _same_width(table, other))
    return any(
        -near < table.box.top - other.box.bottom < near or -near < other.box.top - table.box.bottom < near
        for other in apart
    )


def _lines_from(table: RuledTable, lines: Lines, way: int) -> Lines:
    """The lines above a table from the nearest up (-1), or those below it (1)."""
    if way < 0:
        return [line for line in reversed(lines) if _middle(line) < table.box.top]
    return [line for line in lines if _middle(line) > table.box.bottom]


def _middle(line: Sequence[Segment]) -> float:
    return (min(s.top for s in line) + max(s.bottom for s in line)) / 2


def _rows_beside(lines: Lines, table: RuledTable, way: int) -> list[list[Segment]]:
    """The texts of the white rows next to a table, going up (-1) or down (1) from it."""
    rows: list[list[Segment]] = []
    whole = 0
    edge = table.box.top if way < 0 else table.box.bottom
    for line in lines[:_LINES]:
        top, bottom = min(s.top for s in line), max(s.bottom for s in line)
        far = edge - bottom if way < 0 else top - edge
        if far > max(_STEP * line[0].size, _BETWEEN * _lowest(table)) or not _keep_to(line, table.xs, table.box):
            break
        # Lines of one cell stand closer than the table's rows do.
        if rows and abs(_middle(line) - _middle(rows[-1])) < _ONE_ROW * _lowest(table):
            rows[-1] += line
        else:
            rows.append([*line])
        # A text alone on its line goes on in its cell, or is a heading: only what has another beside it is a row.
        if len(line) > 1:
            whole = len(rows)
        edge = top if way < 0 else bottom
    return rows[:whole]


def _keep_to(line: Sequence[Segment], xs: Sequence[float], box: Box) -> bool:
    """True if each text of a line lies in one column, or begins a cell over several; none lies outside the table."""
    for segment in line:
        near = _NEAR * segment.size
        if segment.x0 < box.x0 - near or segment.x1 > box.x1 + near:
            return False
        if any(segment.x0 < x - near and segment.x1 > x + near for x in xs[1:-1]):
            return False
    return True


def _with_row(table: RuledTable, end: float, above: bool) -> RuledTable:
    """A table with one more row, which ends at a height."""
    box = table.box
    if above:
        moved = [replace(cell, row=cell.row + 1) for cell in table.cells]
        cells = (*_white_cells(0, end, box.top, table.xs), *moved)
        return replace(table, box=box._replace(top=end), ys=(end, *table.ys), cells=cells)
    cells = (*table.cells, *_white_cells(len(table.ys) - 1, box.bottom, end, table.xs))
    return replace(table, box=box._replace(bottom=end), ys=(*table.ys, end), cells=cells)
