"""A drawn table and the words in it in, the piece that it makes of its page out. Knows boxes, no meaning."""

from collections import Counter
from itertools import pairwise

from extract.blocks import Grid, GridCell
from extract.document import Region
from extract.layout.line_spacing import spacing_in_cell
from extract.layout.lines import Segment, lines_of, segment_of, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.numeric_block import figures_abreast
from extract.layout.tables.ruled import Box, RuledCell, RuledTable
from extract.layout.words import Word

_HARDLY = 0.15  # of the cells
_ABREAST = 0.25  # of the type's size: lines whose feet are as near stand side by side
_ROW_STEP = 1.6  # of the type's size: lines of one text stand closer (1.2 to 1.5 in all settings), rows further apart
_FULL_CELL = 4  # words in a cell that may hold several columns


def within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 0.5 <= x < box.x1 + 0.5 and box.top - 0.5 <= y < box.bottom + 0.5


def is_drawing(table: RuledTable, words: list[Word]) -> bool:
    """Whether hardly a cell holds a word, and no row or column is half filled: the scale and the bars of a chart."""
    if len(words) > _HARDLY * len(table.cells):
        return False
    filled = [cell for cell, some in zip(table.cells, _by_cell(table, words), strict=True) if some]
    fullest_row = max(Counter(cell.row for cell in filled).values(), default=0)
    fullest_column = max(Counter(cell.column for cell in filled).values(), default=0)
    headed = 2 * fullest_row >= len(table.xs) - 1 or 2 * fullest_column >= len(table.ys) - 1
    return len(filled) < _HARDLY * len(table.cells) and not headed


def half_drawn(table: RuledTable, words: list[Word]) -> bool:
    """Whether a cell holds columns of figures: then the uprights draw some of the columns only."""
    if len(words) < _FULL_CELL * len(table.cells):
        return False
    by_cell = _by_cell(table, words)
    return any(figures_abreast(segments_of(some)) for some in by_cell if len(some) >= _FULL_CELL)


def rows_undrawn(table: RuledTable, words: list[Word]) -> bool:
    """Whether shades part the columns and a row between them holds several: texts that begin abreast in its cells."""
    if not table.shaded:
        return False
    rows: dict[int, list[list[Segment]]] = {}
    for cell, some in zip(table.cells, _by_cell(table, words), strict=True):
        lines = segments_of(some)
        if lines and cell.row_span == 1:
            rows.setdefault(cell.row, []).append([line[0] for line in lines])
    return any(_several_rows(cells) for cells in rows.values())


def _several_rows(cells: list[list[Segment]]) -> bool:
    """Whether the cell with fewest lines has two or more, further apart than lines of one text, each beside others."""
    few = min(cells, key=len)
    size = max(line.size for line in few)
    apart = all(below.bottom - above.bottom > _ROW_STEP * size for above, below in pairwise(few))
    beside = all(any(abs(a.bottom - b.bottom) < _ABREAST * size for b in cell) for a in few for cell in cells)
    return len(cells) > 1 and len(few) > 1 and apart and beside


def ruled_pieces(table: RuledTable, words: list[Word], parts: PageParts) -> list[Piece]:
    """The grid of a drawn table."""
    by_cell = _by_cell(table, words)
    rights = _column_rights(table, by_cell)
    cells = tuple(_grid_cell(cell, some, rights, parts) for cell, some in zip(table.cells, by_cell, strict=True))
    grid = Grid(cells, len(table.xs) - 1)
    return [Piece(grid, table.box.top, table.box.bottom, table.xs[:-1], table.box.x1)]


def _by_cell(table: RuledTable, words: list[Word]) -> list[list[Word]]:
    by_cell: list[list[Word]] = [[] for _ in table.cells]
    for word in words:
        by_cell[_cell_of(word, table)].append(word)
    return by_cell


def _cell_of(word: Word, table: RuledTable) -> int:
    """The position of the cell that a word's middle lies in; the nearest, where it lies on an edge."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    for n, cell in enumerate(table.cells):
        if cell.box.x0 <= x <= cell.box.x1 and cell.box.top <= y <= cell.box.bottom:
            return n
    return min(range(len(table.cells)), key=lambda n: _off(table.cells[n].box, x, y))


def _off(box: Box, x: float, y: float) -> float:
    return max(box.x0 - x, 0, x - box.x1) + max(box.top - y, 0, y - box.bottom)


def _column_rights(table: RuledTable, by_cell: list[list[Word]]) -> dict[int, float]:
    """For each last column the rightmost ink: the edge at which its lines were broken."""
    rights: dict[int, float] = {}
    for cell, some in zip(table.cells, by_cell, strict=True):
        for word in some:
            last = cell.column + cell.column_span
            rights[last] = max(rights.get(last, 0.0), word.x1)
    return rights


def _grid_cell(cell: RuledCell, words: list[Word], rights: dict[int, float], parts: PageParts) -> GridCell:
    lines = [segment_of(line) for line in lines_of(words)]
    box = cell.box
    padding = min((line.x0 for line in lines), default=box.x0) - box.x0
    right = min(max(rights.get(cell.column + cell.column_span, 0.0), box.x1 - 2.2 * max(padding, 2.0)), box.x1)
    paragraphs = tuple(
        paragraphs_of(
            lines,
            parts.number,
            right,
            parts.hyphens,
            spacing_in_cell(lines, parts.pitch),
        )
    )
    region = Region(parts.number, round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span, paragraphs, region)
