"""Reads a table whose cells strokes or shades draw: which words stand in which cell, and whether it is a table at all.

A chart's scale, a frame around figures and shades that part columns only are drawn as tables are: what tells them apart
is how words stand in their cells.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.layout.lines import Lines, lines_of, segment_of, segments_of
from extract.layout.tables.figure_blocks import figures_abreast
from extract.layout.tables.ruled import Box, RuledCell, RuledTable
from extract.layout.tables.table_region import PlacedCell, PlacedTable
from extract.layout.words import Word

_HARDLY = 0.15  # of the cells
_ABREAST = 0.25  # of the type's size: lines whose feet are as near stand side by side
_ROW_STEP = 1.6  # of the type's size: lines of one text stand closer (1.2 to 1.5 in all settings), rows further apart
_FULL_CELL = 4  # words in a cell that may hold several columns


def within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 0.5 <= x < box.x1 + 0.5 and box.top - 0.5 <= y < box.bottom + 0.5


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A drawn table, and the words in each of its cells."""

    drawn: RuledTable
    words: tuple[tuple[Word, ...], ...]

    @property
    def count(self) -> int:
        """How many words it holds."""
        return sum(map(len, self.words))


def filled_table(table: RuledTable, words: Iterable[Word]) -> FilledTable:
    """A drawn table with the words that stand in it: each in the cell that its middle lies in."""
    by_cell: list[list[Word]] = [[] for _ in table.cells]
    for word in words:
        by_cell[_cell_of(word, table)].append(word)
    return FilledTable(table, tuple(map(tuple, by_cell)))


def is_drawing(table: FilledTable) -> bool:
    """True if hardly a cell holds a word, and no row or column is half filled: the scale and the bars of a chart."""
    cells = table.drawn.cells
    # Counting words is cheap and settles nearly all tables; what follows is for grids that are all but empty.
    if table.count > _HARDLY * len(cells):
        return False
    filled = [cell for cell, words in zip(cells, table.words, strict=True) if words]
    fullest_row = max(Counter(cell.row for cell in filled).values(), default=0)
    fullest_column = max(Counter(cell.column for cell in filled).values(), default=0)
    # A planning with months above and activities at the left is as empty as a chart, but its heads fill a row or a
    # column.
    headed = 2 * fullest_row >= len(table.drawn.xs) - 1 or 2 * fullest_column >= len(table.drawn.ys) - 1
    return len(filled) < _HARDLY * len(cells) and not headed


def half_drawn(table: FilledTable) -> bool:
    """True if a cell holds columns of figures: then the uprights draw some of the columns only."""
    # Cheap, and settles most: where cells hold four words on average, some may hold the figures of several columns.
    if table.count < _FULL_CELL * len(table.words):
        return False
    return any(figures_abreast(segments_of(words)) for words in table.words if len(words) >= _FULL_CELL)


def rows_undrawn(table: FilledTable) -> bool:
    """True if shades part the columns and a row between them holds several: texts that begin abreast in its cells."""
    # Where uprights are drawn the drawing holds: whoever drew the columns drew the rows that were meant.
    if not table.drawn.shaded:
        return False
    rows: dict[int, Lines] = {}
    for cell, words in zip(table.drawn.cells, table.words, strict=True):
        lines = segments_of(words)
        if lines and cell.row_span == 1:
            rows.setdefault(cell.row, []).append([line[0] for line in lines])
    return any(_several_rows(cells) for cells in rows.values())


def _several_rows(cells: Lines) -> bool:
    """True if the cell with fewest lines has two or more, further apart than lines of one text, each beside others."""
    # The cell with fewest lines: a label of one line beside a value of five is one row, however the five lines stand.
    few = min(cells, key=len)
    size = max(line.size for line in few)
    apart = all(below.bottom - above.bottom > _ROW_STEP * size for above, below in pairwise(few))
    beside = all(any(abs(a.bottom - b.bottom) < _ABREAST * size for b in cell) for a in few for cell in cells)
    return len(cells) > 1 and len(few) > 1 and apart and beside


def read_drawn(table: FilledTable) -> PlacedTable:
    """The table as it is drawn."""
    rights = _column_rights(table)
    cells = tuple(_placed(cell, words, rights) for cell, words in zip(table.drawn.cells, table.words, strict=True))
    return PlacedTable(cells, len(table.drawn.ys) - 1, table.drawn.xs[:-1], table.drawn.box.x1)


def _cell_of(word: Word, table: RuledTable) -> int:
    """The position of the cell that a word's middle lies in; the nearest, where it lies on an edge."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    for n, cell in enumerate(table.cells):
        # By its middle: letters reach over a rule where type is set close (descenders, a cell that is too small).
        if cell.box.x0 <= x <= cell.box.x1 and cell.box.top <= y <= cell.box.bottom:
            return n
    return min(range(len(table.cells)), key=lambda n: _off(table.cells[n].box, x, y))


def _off(box: Box, x: float, y: float) -> float:
    return max(box.x0 - x, 0, x - box.x1) + max(box.top - y, 0, y - box.bottom)


def _column_rights(table: FilledTable) -> dict[int, float]:
    """For each last column the rightmost ink: the edge at which its lines were broken."""
    rights: dict[int, float] = {}
    for cell, words in zip(table.drawn.cells, table.words, strict=True):
        for word in words:
            last = cell.column + cell.column_span
            rights[last] = max(rights.get(last, 0.0), word.x1)
    return rights


def _placed(cell: RuledCell, words: Sequence[Word], rights: dict[int, float]) -> PlacedCell:
    """A cell's lines; these were broken at the cell's right edge less its padding, or at the column's rightmost ink."""
    lines = tuple(segment_of(line) for line in lines_of(words))
    box = cell.box
    padding = min((line.x0 for line in lines), default=box.x0) - box.x0
    right = min(max(rights.get(cell.column + cell.column_span, 0.0), box.x1 - 2.2 * max(padding, 2.0)), box.x1)
    return PlacedCell(cell.row, cell.column, cell.row_span, cell.column_span, lines, right, box)
