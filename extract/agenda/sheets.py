"""Lays a drawn sheet open: headings, sentences and lists that were printed in the cells of a table are text again.

A spreadsheet has a row for each heading and each sentence, over all of its columns, between the rows of its forms. What
tells such a sheet is a heading in it, larger than its other rows; the rows that run over its columns are then read as
they would be outside a table, and each run of other rows is a table.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from extract.agenda.headings import LARGER, intervention_title
from extract.agenda.lexicon import heading_kind
from extract.blocks import MARKER, Block, Grid, GridCell, Paragraph

_Row = list[GridCell]


def sheets_laid_open(blocks: list[Block]) -> list[Block]:
    """The blocks with the texts of drawn sheets as paragraphs; all others as they are, the same objects."""
    return [
        part
        for block in blocks
        for part in (_parts(block) if isinstance(block, Grid) and _is_sheet(block) else [block])
    ]


def _is_sheet(grid: Grid) -> bool:
    """True if a table holds a heading of the document: larger than its other rows, and no form's own title."""
    size = _usual_size(grid)
    if not size:
        return False
    rows = grid.rows
    return any(
        _is_larger(row, size) and not _is_title_of(row, below)
        for row, below in pairwise([*rows, []])
        if _lone(row) is not None
    )


def _usual_size(grid: Grid) -> float:
    """The size of type that most letters of a table have; 0 where the input has none."""
    sizes: Counter[float] = Counter()
    for paragraph in grid.paragraphs:
        sizes[round(paragraph.style.size, 1)] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _lone(row: _Row) -> GridCell | None:
    """The cell of a row that has no text in others, if it begins the row."""
    filled = [cell for cell in row if cell.text]
    return filled[0] if len(filled) == 1 and filled[0].column == 0 else None


def _is_larger(row: _Row, size: float) -> bool:
    return all(p.style.size > LARGER * size for cell in row for p in cell.paragraphs)


def _is_title_of(row: _Row, below: _Row) -> bool:
    """True if a row names the form or list below it, whose labels or heads begin at once.

    A part of the template (`Inhoudsopgave`) is a heading wherever it is printed.
    """
    lone = _lone(row)
    text = lone.text.replace("\n", " ") if lone else ""
    if intervention_title(text):
        return True
    known = heading_kind(text)
    if known and known.kind != "interventie":
        return False
    labelled = bool(below) and bool(below[0].text) and not _marker(below) and _lone(below) is None
    return labelled or not below


def _marker(row: _Row) -> str | None:
    """The marker that an item of a list has in a cell of its own."""
    filled = [cell for cell in row if cell.text]
    if len(filled) != 2 or filled[0].column != 0:
        return None
    mark = filled[0].text
    match = MARKER.match(f"{mark} x")
    return mark if match and match.end() > len(mark) else None


def _parts(sheet: Grid) -> list[Block]:
    """The texts of a sheet as paragraphs, and each run of its other rows as a table."""
    parts: list[Block] = []
    run: list[_Row] = []
    for row in sheet.rows:
        texts = _texts(row, sheet.columns)
        if not texts:
            run.append(row)
            continue
        parts += _table(run)
        run = []
        parts += texts
    return parts + _table(run)


def _texts(row: _Row, columns: int) -> list[Paragraph]:
    """The paragraphs of a row that is text: it runs over the whole width, or is an item behind its marker."""
    lone = _lone(row)
    if lone is not None and (lone.column_span >= columns or len(row) == 1 or _is_heading(lone)):
        return list(lone.paragraphs)
    if (marker := _marker(row)) is None:
        return []
    mark, text = (cell for cell in row if cell.text)
    first, *others = text.paragraphs
    return [_behind(marker, mark.paragraphs[0], first), *others]


def _is_heading(cell: GridCell) -> bool:
    return heading_kind(cell.text.replace("\n", " ")) is not None


def _behind(marker: str, mark: Paragraph, text: Paragraph) -> Paragraph:
    """An item with its marker, with the letters and the places of both."""
    counts: Counter[int] = Counter()
    for page, letters in (*mark.counts, *text.counts):
        counts[page] += letters
    return replace(
        text,
        text=f"{marker} {text.text}",
        regions=mark.regions + text.regions,
        counts=tuple(counts.items()),
        indent=mark.indent,
    )


def _table(rows: list[_Row]) -> list[Block]:
    """Rows of a sheet as a table with the columns in which they have text."""
    used = sorted({cell.column for row in rows for cell in row if cell.text})
    if not used:
        return []
    cells = [
        replace(
            cell,
            row=n,
            column=used.index(cell.column),
            column_span=max(1, sum(cell.column <= column < cell.column + cell.column_span for column in used)),
        )
        for n, row in enumerate(rows)
        for cell in row
        if cell.column in used
    ]
    return [Grid(tuple(cells), len(used))]
