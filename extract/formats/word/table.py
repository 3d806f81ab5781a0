"""Reads a table of a Word document: a grid with its merged cells, or the content of a table that is only a frame.

Word's own grid is finer than what is seen: edges that miss each other by a hair make columns of their own. What stands
in one column to the eye is one column here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.blocks import Block, Grid, GridCell, Paragraph
from extract.formats.word.package import Element, W
from extract.formats.word.styles import value
from extract.formats.word.text import unwrapped_children

_HAIR = 160  # twips (8 points, a letter's width): edges nearer than this are one to the eye; no text fits between them
_PROSE = 100  # characters of a paragraph that is running text: longer than a line; set on the samples
_FORM = 3  # rows of two cells that make a form above a table of more columns


class CellWithBlocks(NamedTuple):
    """A cell of a Word table and what stands in it. `shaded`: it has a colour of its own behind it."""

    cell: GridCell
    blocks: list[Block]
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell's element with its place in the grid that is seen."""

    cell: GridCell
    element: Element
    empty: bool  # an empty content control is around it
    shaded: bool


@dataclass(slots=True)
class _OpenCell:
    """A cell while its table is read: rows below may still belong to it."""

    row: int
    first: int  # edges, in Word's grid
    last: int
    element: Element
    empty: bool
    rows: int = 1


def raw_rows(table: Element) -> list[list[RawCell]]:
    """The cells of a table row by row, those that are merged as one; deleted rows left out."""
    rows = [(row, empty) for row, empty in unwrapped_children(table) if row.tag == f"{W}tr" and not _deleted(row)]
    open_rows: list[list[_OpenCell]] = []
    above: dict[int, _OpenCell] = {}  # by first edge: the cell that a merged one below would lengthen
    for n, (row, row_empty) in enumerate(rows):
        here: list[_OpenCell] = []
        # `gridBefore`: columns that a row leaves free at its beginning, where somebody dragged its edge inward.
        edge = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        below: dict[int, _OpenCell] = {}
        for element, empty in unwrapped_children(row):
            if element.tag != f"{W}tc":
                continue
            first, edge = edge, edge + _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
            # `hMerge` is the old way to merge cells of a row; `gridSpan` the usual one. Word reads both.
            if _continues(element, "hMerge") and here:
                here[-1].last = edge
                continue
            # By its first edge: Word merges downward only what begins at the same place. A merged cell with none above
            # is a cell.
            if _continues(element, "vMerge") and first in above:
                above[first].rows += 1
                below[first] = above[first]
                continue
            cell = _OpenCell(n, first, edge, element, empty or row_empty)
            here.append(cell)
            below[first] = cell
        # Only the row above: a merge that skips a row doesn't go on below it.
        above = below
        open_rows.append(here)
    return _by_visible_columns(open_rows, _edges(table))


def _deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _number(element: Element | None, otherwise: int) -> int:
    given = value(element)
    # A span of thousands of millions is what a damaged file says; Word draws 63 columns at most.
    return int(given) if given is not None and given.isdecimal() and 0 <= int(given) < 1000 else otherwise


def _continues(cell: Element, name: str) -> bool:
    merge = cell.find(f"{W}tcPr/{W}{name}")
    # Without a value `vMerge` means continue: only `restart` begins a merged cell.
    return merge is not None and value(merge) in (None, "continue")


def _edges(table: Element) -> list[int]:
    """Where the columns of Word's grid begin, in twips; the last is the right edge."""
    edges = [0]
    for column in table.findall(f"{W}tblGrid/{W}gridCol"):
        # Whole twips by the standard; converters write fractions.
        width = column.get(f"{W}w", "0").split(".")[0]
        edges.append(edges[-1] + (int(width) if width.isdecimal() else 0))
    return edges


def _by_visible_columns(rows: list[list[_OpenCell]], edges: list[int]) -> list[list[RawCell]]:
    """The cells by the columns that the eye sees: where a cell begins, edges that nearly meet taken as one."""
    starts = sorted({cell.first for row in rows for cell in row})
    # Some converters write no grid, or one of noughts: then edges are told apart by their numbers alone.
    measured = bool(starts) and len(edges) > starts[-1] and edges[-1] > 0
    columns: dict[int, int] = {}
    for n, start in enumerate(starts):
        near = (
            n > 0
            and measured
            and edges[start] - edges[starts[n - 1]] < _HAIR
            # A column for ticks is as narrow as a hair between two edges, but has cells of its own.
            and not _side_by_side(rows, starts[n - 1], start)
        )
        columns[start] = columns[starts[n - 1]] if near else len(set(columns.values()))
    return [[_raw_cell(cell, columns) for cell in row] for row in rows]


def _side_by_side(rows: list[list[_OpenCell]], left: int, right: int) -> bool:
    """Whether some row has a cell between these two edges: then both are there, however near."""
    return any(cell.first == left and cell.last == right for row in rows for cell in row)


def _raw_cell(cell: _OpenCell, columns: dict[int, int]) -> RawCell:
    column = columns[cell.first]
    inside = {n for start, n in columns.items() if cell.first <= start < cell.last}
    shade = cell.element.find(f"{W}tcPr/{W}shd")
    fill = (shade.get(f"{W}fill") or "auto").upper() if shade is not None else "AUTO"
    # White on paper is no shade: who takes one off often paints it over.
    shaded = fill not in ("AUTO", "FFFFFF")
    place = GridCell(cell.row, column, cell.rows, max(1, max(inside) - column + 1))
    return RawCell(place, cell.element, cell.empty, shaded)


def blocks_of_table(rows: list[list[CellWithBlocks]]) -> list[Block]:
    """What a table's cells make: a grid, several where tables lie in it, or plain blocks where it only frames text."""
    columns = max((cell.column + cell.column_span for row in rows for cell, *_ in row), default=0)
    # A box around a heading, or two columns of text side by side, is drawn in Word as a table.
    if columns == 1 or _lays_out(rows):
        return [block for row in rows for cell in row for block in _framed(cell)]
    made: list[Block] = []
    run: list[list[CellWithBlocks]] = []
    for row in rows:
        # A budget pasted into the last row of a form: in the width of the table it is a table of its own.
        if len(row) == 1 and row[0][0].column_span == columns and any(isinstance(b, Grid) for b in row[0][1]):
            made += _grids(run)
            made += row[0][1]
            run = []
        else:
            run.append(row)
    return made + _grids(run)


def _lays_out(rows: list[list[CellWithBlocks]]) -> bool:
    """Whether a table only sets running text side by side: one row, each cell with text of several paragraphs."""
    filled = [blocks for row in rows for _, blocks, _ in row if blocks]
    return len(rows) == 1 and len(filled) > 1 and all(len(b) > 1 and _longest(b) >= _PROSE for b in filled)


def _longest(blocks: list[Block]) -> int:
    return max((len(b.text) for b in blocks if isinstance(b, Paragraph)), default=0)


def _framed(frame: CellWithBlocks) -> Iterator[Block]:
    """The content of a frame; a line alone in a shaded one is set as a title is."""
    alone = frame.shaded and len(frame.blocks) == 1
    for block in frame.blocks:
        # Title bars of templates: white text in a coloured box of one cell, which no type tells from running text.
        if alone and isinstance(block, Paragraph) and block.lines == 1:
            yield replace(block, style=block.style._replace(bold=True))
        else:
            yield block


def _grids(rows: list[list[CellWithBlocks]]) -> list[Block]:
    """The rows as one grid, or two where a form stands above a table of more columns."""
    if not rows:
        return []
    form = next((n for n, row in enumerate(rows) if len(row) > 2), len(rows))
    pairs = sum(len(row) == 2 for row in rows[:form])
    # Word glues two tables together when the line between them is deleted: rows of two cells, then a budget of four.
    if pairs >= _FORM and form < len(rows) and not _reaches(rows[:form], form + rows[0][0][0].row):
        return [_grid(rows[:form]), _grid(rows[form:])]
    return [_grid(rows)]


def _reaches(rows: list[list[CellWithBlocks]], row: int) -> bool:
    """Whether a cell goes on in that row."""
    return any(cell.row + cell.row_span > row for each in rows for cell, *_ in each)


def _grid(rows: Sequence[list[CellWithBlocks]]) -> Grid:
    """A grid whose rows and columns are numbered from 0, without columns that nothing begins in."""
    starts = sorted({cell.column for row in rows for cell, *_ in row})
    numbers = {row: n for n, row in enumerate(sorted({cell.row for each in rows for cell, *_ in each}))}
    cells = []
    for row in rows:
        for cell, blocks, _ in row:
            column = starts.index(cell.column)
            # A part of a table may leave columns unused that only the other part's rows began.
            span = sum(cell.column <= start < cell.column + cell.column_span for start in starts)
            cells.append(
                replace(cell, row=numbers[cell.row], column=column, column_span=span, paragraphs=tuple(_flat(blocks)))
            )
    return Grid(tuple(cells), len(starts))


def _flat(blocks: list[Block]) -> Iterator[Paragraph]:
    """A cell's paragraphs; of a table in it, a line for each row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            parts = [p for cell in row for p in cell.paragraphs]
            if parts:
                text = " ".join(part.text for part in parts)
                yield replace(parts[0], text=text, counts=((0, len("".join(text.split()))),))
