"""Brings tables of labelled values in other shapes into one: a label and its value in each row.

Agendas print an intervention's labels and values in five other ways, each found by where known labels stand:

- signs in a column of their own: `4. | Doelgroep | Peuters`
- labels at the right: `Peuters | Doelgroep`, as in the outer column of a left-hand page
- labels above their values in a grid, or several with their values abreast (`label_rows`)
- boxes: label and value in one cell, the label on a line of its own
- side by side: labels at the left, a column for each intervention

A table in no such shape is given back as it is, so that table_kinds decides what it is.
"""

import re
from dataclasses import replace
from itertools import pairwise

from extract.agenda.headings import intervention_title
from extract.agenda.label_rows import Labelled, label_rows
from extract.agenda.lexicon import field_name, fold_label, template_words
from extract.blocks import Grid, GridCell, Paragraph

# What labels are enumerated by: `4.`, `2.1`, `d)`, `(iv)`.
_SIGN = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,5}|[A-Za-z])[.):]{0,2}")
_FEWEST = 3  # different labels that make a form: tables of figures have a column head or two in the same words
_SHARE = 0.6  # of the cells or rows that must have the shape: some labels are in the document's own words
_FEWEST_AT_RIGHT = 2  # the same, of labels that all stand at the right of their values
_WHOLE_FORM = 5  # different labels below titles that no word calls interventions: other tables happen to have three
_SIGNED_SHARE = 0.5  # of the texts beside a column of signs that must be known labels: a list's items aren't

Pair = tuple[GridCell, GridCell | None]  # a label's cell and its value's


def one_label_per_row(grid: Grid) -> list[Grid]:
    """The same form with a label and its value in each row, one for each intervention in it; another grid as it is."""
    # First, since the other shapes are known by labels in the first column.
    grid = _labels_first(without_enumeration_column(grid))
    if bands := _side_by_side(grid):
        return [_column(band, cell.column, cell) for band in bands for cell in _titles(band)]
    if labelled := label_rows(grid):
        return [_in_rows(labelled)]
    pairs = _boxes(grid)
    return [_paired(pairs)] if pairs else [grid]


def without_enumeration_column(grid: Grid) -> Grid:
    """A table of labels whose signs (`4.`, `d)`) have a column, without it; another as it is."""
    if not _has_signs_before_labels(grid):
        return grid
    moved = [
        replace(cell, column=cell.column - 1) if cell.column else replace(cell, column_span=cell.column_span - 1)
        for cell in grid.cells
        if cell.column or cell.column_span > 1
    ]
    return replace(grid, cells=tuple(moved), columns=grid.columns - 1)


def _has_signs_before_labels(grid: Grid) -> bool:
    # `4. | Doelgroep | Peuters`: every sign, but only half of the labels, since some are in the document's own words.
    first, second = ([cell for cell in grid.cells if cell.column == column and cell.text] for column in range(2))
    if grid.columns < 3 or len(first) < 2 or not all(_SIGN.fullmatch(cell.text) for cell in first):
        return False
    known = sum(_name(cell) is not None for cell in second)
    return known >= _SIGNED_SHARE * len(second)


def _name(cell: GridCell) -> str | None:
    return field_name(cell.text.replace("\n", " "))


def _labels_first(grid: Grid) -> Grid:
    """A table of values with their labels at the right, the labels first; another as it is."""
    if grid.columns != 2 or any(cell.column_span > 1 for cell in grid.cells):
        return grid
    left, right = ([cell for cell in grid.cells if cell.column == column and cell.text] for column in range(2))
    names = [name for cell in right if (name := _name(cell))]
    # Two, as a table may begin near the foot of a page; a value that says but a label's word makes no form of it.
    enough = len(set(names)) >= _FEWEST_AT_RIGHT and len(names) >= _SHARE * len(right)
    if not enough or any(_name(cell) for cell in left):
        return grid
    turned = sorted((replace(cell, column=1 - cell.column) for cell in grid.cells), key=lambda c: (c.row, c.column))
    return replace(grid, cells=tuple(turned))


def _boxes(grid: Grid) -> list[Pair]:
    """Labels with their values, where each cell holds its label on a line of its own and the value below."""
    filled = [cell for cell in grid.cells if cell.text]
    boxes = [cell for cell in filled if len(cell.paragraphs) > 1 and field_name(cell.paragraphs[0].text)]
    names = {field_name(cell.paragraphs[0].text) for cell in boxes}
    # Each label once: boxes of one intervention. The same label twice is a table of several, or of something else.
    if len(names) < _FEWEST or len(names) < len(boxes) or len(boxes) < _SHARE * len(filled):
        return []
    return [_label_and_rest(cell) if cell in boxes else (replace(cell, paragraphs=()), cell) for cell in filled]


def _label_and_rest(box: GridCell) -> Pair:
    return replace(box, paragraphs=box.paragraphs[:1]), replace(box, paragraphs=box.paragraphs[1:])


def _paired(pairs: list[Pair]) -> Grid:
    """The form with each pair in a row of its own."""
    cells: list[GridCell] = []
    for row, (label, value) in enumerate(pairs):
        cells.append(replace(label, row=row, column=0, row_span=1, column_span=1))
        empty = GridCell(row, 1)
        cells.append(replace(value, row=row, column=1, row_span=1, column_span=1) if value else empty)
    return Grid(tuple(cells), 2)


def _in_rows(labelled: list[Labelled]) -> Grid:
    """The form with each title over the whole width, and each label beside all of its value."""
    cells: list[GridCell] = []
    for row, one in enumerate(labelled):
        texts = tuple(paragraph for cell in one.values for paragraph in cell.paragraphs)
        if one.label is None:
            title = replace(one.values[0], row=row, column=0, row_span=1, column_span=2, paragraphs=texts)
            cells.append(replace(title, paragraphs=_in_one(title)))
        else:
            cells.append(replace(one.label, row=row, column=0, row_span=1, column_span=1))
            value = one.values[0] if one.values else GridCell(row, 1)
            cells.append(replace(value, row=row, column=1, row_span=1, column_span=1, paragraphs=texts))
    return Grid(tuple(cells), 2)


def _side_by_side(grid: Grid) -> list[Grid]:
    """The bands of a form with a column for each intervention; none for another grid.

    A second band has interventions of its own in its first row, above the same labels again.
    """
    bands = _bands(grid)
    several = len(_titles(bands[0])) > 1
    return bands if several and all(map(_is_side_by_side, bands)) else []


def _bands(grid: Grid) -> list[Grid]:
    """A table cut before each row without a label, where the label below it was in the band above."""
    rows = grid.rows
    starts = [0]
    for n in range(1, len(rows) - 1):
        labels = {_label(row) for row in rows[starts[-1] : n]}
        if not _label(rows[n]) and _label(rows[n + 1]) in labels - {""}:
            starts.append(n)
    return [
        replace(grid, cells=tuple(cell for row in rows[start:end] for cell in row))
        for start, end in pairwise([*starts, len(rows)])
    ]


def _label(row: list[GridCell]) -> str:
    return row[0].text if row[0].column == 0 else ""


def _titles(band: Grid) -> list[GridCell]:
    """The texts over the columns behind the labels."""
    return [cell for cell in band.rows[0] if cell.column and cell.text]


def _is_side_by_side(band: Grid) -> bool:
    """True if the first row names an intervention over each column behind the labels (`Titel | Taal | Rekenen`)."""
    if band.columns < 3 or len(band.rows) <= _FEWEST:
        return False
    titles = _titles(band)
    # A template may have more columns than there are interventions.
    used = {cell.column for row in band.rows for cell in row if cell.column and cell.text}
    one_each = {cell.column for cell in titles} == used
    # A title over two columns heads a group, and the columns below it have labels of their own.
    if not one_each or any(cell.column_span > 1 for cell in titles):
        return False
    return _row_of_titles(band, titles) and _labels_at_the_left(band.rows[1:])


def _row_of_titles(band: Grid, titles: list[GridCell]) -> bool:
    """`Naam interventie` stands before the titles, or each is one (`Interventie 1: Taal`), or a whole form is below."""
    row, *rows = band.rows
    opening = next((cell for cell in row if cell.column == 0 and cell.text), None)
    named = [titled is not None and titled[0] for titled in (intervention_title(cell.text) for cell in titles)]
    if all(named) or (opening is not None and _name(opening) == "titel"):
        return True
    known = {name for row in rows if row[0].column == 0 and (name := _name(row[0]))}
    return opening is None and len(known) >= _WHOLE_FORM and all(map(_may_be_title, titles))


def _may_be_title(cell: GridCell) -> bool:
    """True for words that are no label and head no columns (`Toelichting`)."""
    heads = template_words("cues", "heads", "words")
    return _name(cell) is None and fold_label(cell.text) not in heads and any(c.isalpha() for c in cell.text)


def _labels_at_the_left(rows: list[list[GridCell]]) -> bool:
    labels = [row for row in rows if row[0].column == 0 and _name(row[0])]
    return len(labels) >= max(_FEWEST, _SHARE * len(rows))


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
