"""A table of labelled values in any shape in, tables with a label and its value in each row out.

Cards (a row of labels above a row of values, or label and value in one cell), interventions side by side, signs in a
column. Knows the template's labels; knows no geometry and no sections.
"""

import re
from dataclasses import replace

from extract.agenda.headings import intervention_title
from extract.agenda.lexicon import field_name
from extract.blocks import Grid, GridCell, Paragraph

_SIGN = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])[.):]{0,2}")
_CARD_ROWS = 2  # rows of labels above rows of values: one alone may be the heads of a list of interventions
_FEWEST = 3  # different labels that make a form
_SHARE = 0.6  # of the cells or rows that must have the shape


def in_rows(grid: Grid) -> list[Grid]:
    """The same form with a label and its value in each row, one for each intervention in it; another grid as it is."""
    grid = without_signs(grid)
    side_by_side = _side_by_side(grid)
    if side_by_side:
        return side_by_side
    pairs = _cards(grid) or _boxes(grid)
    return [_paired(pairs)] if pairs else [grid]


def without_signs(grid: Grid) -> Grid:
    """A table of labels whose signs (`4.`, `d)`) have a column, without it; another as it is."""
    first = [cell.text for cell in grid.cells if cell.column == 0 and cell.text]
    if grid.columns < 3 or len(first) < 2 or not all(map(_SIGN.fullmatch, first)):
        return grid
    second = [_name(cell) for cell in grid.cells if cell.column == 1 and cell.text]
    if sum(name is not None for name in second) < 0.5 * len(second):
        return grid
    cells = [cell for cell in grid.cells if cell.column or cell.column_span > 1]
    moved = [
        replace(cell, column=cell.column - 1) if cell.column else replace(cell, column_span=cell.column_span - 1)
        for cell in cells
    ]
    return replace(grid, cells=tuple(moved), columns=grid.columns - 1)


def _name(cell: GridCell) -> str | None:
    return field_name(cell.text.replace("\n", " "))


def _cards(grid: Grid) -> list[tuple[GridCell, GridCell | None]]:
    """Labels with the values below them, where whole rows of labels take turns with rows of values."""
    rows = grid.rows
    heads = [n for n, row in enumerate(rows) if _all_labels(row)]
    if len(heads) < _CARD_ROWS or len(heads) < 0.4 * len(rows) or heads[0] != 0:
        return []
    if any(n + 1 in heads for n in heads):
        return []
    found: list[tuple[GridCell, GridCell | None]] = []
    for n in heads:
        below = {cell.column: cell for cell in (rows[n + 1] if n + 1 < len(rows) else [])}
        found += [(cell, below.get(cell.column)) for cell in rows[n] if cell.text]
    return found


def _all_labels(row: list[GridCell]) -> bool:
    names = [_name(cell) for cell in row if cell.text]
    return len(names) > 1 and None not in names and len(set(names)) == len(names)


def _boxes(grid: Grid) -> list[tuple[GridCell, GridCell | None]]:
    """Labels with their values, where each cell holds its label on a line of its own and the value below."""
    filled = [cell for cell in grid.cells if cell.text]
    heads = [cell for cell in filled if len(cell.paragraphs) > 1 and field_name(cell.paragraphs[0].text)]
    names = {field_name(cell.paragraphs[0].text) for cell in heads}
    if len(names) < _FEWEST or len(names) < len(heads) or len(heads) < _SHARE * len(filled):
        return []
    return [
        (replace(cell, paragraphs=cell.paragraphs[:1]), replace(cell, paragraphs=cell.paragraphs[1:]))
        if cell in heads
        else (replace(cell, paragraphs=()), cell)
        for cell in filled
    ]


def _paired(pairs: list[tuple[GridCell, GridCell | None]]) -> Grid:
    cells: list[GridCell] = []
    for row, (label, value) in enumerate(pairs):
        cells.append(replace(label, row=row, column=0, row_span=1, column_span=1))
        empty = GridCell(row, 1)
        cells.append(replace(value, row=row, column=1, row_span=1, column_span=1) if value else empty)
    return Grid(tuple(cells), 2)


def _side_by_side(grid: Grid) -> list[Grid]:
    """A form for each column behind the labels, where the first row names an intervention over each of them."""
    rows = grid.rows
    if grid.columns < 3 or len(rows) <= _FEWEST:
        return []
    heads = {cell.column: cell for cell in rows[0] if cell.column and cell.text}
    opening = next((cell for cell in rows[0] if cell.column == 0 and cell.text), None)
    named = [titled is not None and titled[0] for titled in (intervention_title(c.text) for c in heads.values())]
    titles = opening is not None and _name(opening) == "titel"
    labels = [row for row in rows[1:] if row[0].column == 0 and _name(row[0])]
    whole = all(cell.column_span == 1 for cell in heads.values()) and len(heads) == grid.columns - 1
    if not whole or not (titles or all(named)) or len(labels) < max(_FEWEST, _SHARE * (len(rows) - 1)):
        return []
    return [_column(grid, column, head) for column, head in heads.items()]


def _column(grid: Grid, column: int, head: GridCell) -> Grid:
    """The form of one of several interventions that share the labels at their left; a cell over several is of each."""
    cells = [replace(head, row=0, column=0, column_span=2, paragraphs=_in_one(head))]
    for n, row in enumerate(grid.rows[1:], 1):
        cells += [replace(cell, row=n) for cell in row if cell.column == 0]
        cells += [
            replace(cell, row=n, column=1, column_span=1)
            for cell in row
            if cell.column and cell.column <= column < cell.column + cell.column_span
        ]
    return Grid(tuple(cells), 2)


def _in_one(cell: GridCell) -> tuple[Paragraph, ...]:
    return (replace(cell.paragraphs[0], text=cell.text.replace("\n", " ")),)
