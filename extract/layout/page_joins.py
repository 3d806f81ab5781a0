"""The blocks of a document from the pieces of its pages: what a page break cut is one again.

A paragraph whose sentence goes on, a table whose columns go on, and in a table the row and the cell that the break went
through. A header row that is printed again on the next page is left out, but its letters are counted as read. The same
holds where a text column ends and the next one begins.
"""

import re
from dataclasses import replace

from extract.blocks import MARKER, Block, Grid, GridCell, Paragraph
from extract.layout.figures import holds_amount, is_quantity
from extract.layout.hyphenation import Hyphens
from extract.layout.page_pieces import Piece

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)]*$")
# Column edges on two pages are the same where they are within 6 points: half a size of the type that agendas are set in
# (10 to 12). In points, since a piece knows its edges and no size of type: reckoned from the cells' text it would be
# another distance in each table, and which tables join would change. Set on the samples.
_SAME_EDGE = 6.0
_SAME_SIZE = 0.06  # of the type's size: two halves of one paragraph are set alike; 10 and 11 point differ by 0.09
_LABELLED = 0.7  # of the rows: where more have a label in the first column, a row without one is a rest


def join_pages(pages: list[list[Piece]], hyphens: Hyphens) -> list[Block]:
    """The blocks of a document from the pieces of its pages, each page's in reading order."""
    joined: list[Piece] = []
    for pieces in pages:
        for n, piece in enumerate(pieces):
            # Only what stands first on a page, or first in the next text column, can be the rest of what came before.
            may_resume = bool(joined) and (n == 0 or piece.resumes)
            whole = _resumed(joined[-1], piece, hyphens) if may_resume else None
            if whole is not None:
                joined[-1] = whole
            else:
                joined.append(piece)
    return [piece.block for piece in joined]


def _resumed(before: Piece, piece: Piece, hyphens: Hyphens) -> Piece | None:
    """Two pieces as one; None where the second doesn't go on from the first."""
    first, second = before.block, piece.block
    if isinstance(first, Grid) and isinstance(second, Grid) and _same_table(before, first, piece, second):
        return _joined_tables(before, piece, _joined_grid(first, _in_columns_of(before, piece, second), hyphens))
    if not isinstance(first, Paragraph) or not isinstance(second, Paragraph):
        return None
    if _sentence_goes_on(before, piece, first, second):
        return replace(piece, block=join_paragraphs(first, second, hyphens), top=before.top)
    return None


def _joined_tables(before: Piece, piece: Piece, grid: Grid) -> Piece:
    """Two parts of a table as one piece, which stands where the second does; the part with most columns says where
    the columns of both begin and end."""
    wide = max(before, piece, key=lambda part: len(part.edges))
    return replace(piece, block=grid, top=before.top, edges=wide.edges, ends=wide.ends, shift=wide.shift)


def _sentence_goes_on(before: Piece, piece: Piece, first: Paragraph, second: Paragraph) -> bool:
    """True if the paragraph at the top of a page is the second half of the last one on the page before.

    A heading (bold) at the foot of a page and text above a full line look alike; a small letter tells them apart.
    """
    if MARKER.match(second.text) or _SENTENCE_END.search(first.text) or not _set_alike(first, second):
        return False
    # Both begin with words in bold: labels before their values. One alone may be stress.
    if second.label or (first.lead and second.lead):
        return False
    cut_off = before.full or first.text.endswith(("-", "\u00ad"))
    small = second.text[:1].islower()
    # A slide ends wherever its maker cut the text; its title, printed again, says that it goes on.
    return (cut_off and (small or not first.style.bold)) or (piece.carried_on and small)


def _set_alike(first: Paragraph, second: Paragraph) -> bool:
    same_size = abs(first.style.size - second.style.size) < _SAME_SIZE * first.style.size
    # A label in colour begins the page below a full line of text.
    return same_size and (first.style.bold, first.style.colour) == (second.style.bold, second.style.colour)


def join_paragraphs(first: Paragraph, second: Paragraph, hyphens: Hyphens) -> Paragraph:
    """Two halves of a paragraph as one, with the places of both; its confidence is weighed by their letters."""
    letters = [sum(n for _, n in half.counts) for half in (first, second)]
    return replace(
        first,
        text=hyphens.pair(first.text, second.text),
        regions=first.regions + second.regions,
        counts=first.counts + second.counts,
        confidence=(first.confidence * letters[0] + second.confidence * letters[1]) / (sum(letters) or 1),
        lines=first.lines + second.lines,
    )


def _same_table(before: Piece, first: Grid, piece: Piece, second: Grid) -> bool:
    """True if the second grid goes on where the first stopped: the same columns at the same places, no new title."""
    # Agendas print a table of the same columns for each intervention, under a title of its own.
    titles = _title(first), _title(second)
    if all(titles) and titles[0] != titles[1]:
        return False
    # Where ink tells the columns they overlap; where lines or left edges tell them they begin at one place.
    if before.ends and piece.ends:
        return _ink_in_same_columns(before, piece)
    few, many = sorted((before, piece), key=lambda part: len(part.edges))
    return len(few.edges) >= 2 and all(column is not None for column in _matched(few, many))


def _ink_in_same_columns(before: Piece, piece: Piece) -> bool:
    """True if two parts have as many columns, each above its own: figures that are flush right may begin anywhere."""
    off = piece.shift - before.shift
    above = [*zip(before.edges, before.ends, strict=True)]
    below = [(x0 - off, x1 - off) for x0, x1 in zip(piece.edges, piece.ends, strict=True)]
    if len(above) != len(below):
        return False
    next_starts = [x0 for x0, _ in above[1:]] + [float("inf")]
    return all(
        min(a[1], b[1]) > max(a[0], b[0]) and b[1] <= next_start + _SAME_EDGE
        for a, b, next_start in zip(above, below, next_starts, strict=True)
    )


def _matched(few: Piece, many: Piece) -> list[int | None]:
    """For each column of one part, the column of the other that begins at the same place; None where none does.

    The last column may also be the one that ends at the same place: figures that are flush right begin anywhere.
    """
    columns: list[int | None] = []
    off = few.shift - many.shift
    for n, edge in enumerate(few.edges):
        column = next((k for k, other in enumerate(many.edges) if abs(edge - other - off) < _SAME_EDGE), None)
        if column is None and n == len(few.edges) - 1 and abs(few.right - many.right - off) < _SAME_EDGE:
            column = len(many.edges) - 1
        columns.append(column)
    return columns


def _in_columns_of(before: Piece, piece: Piece, grid: Grid) -> Grid:
    """The second part of a table with its columns numbered as in the first, where its texts fill fewer of them."""
    if len(piece.edges) >= len(before.edges):
        return grid
    place = {n: column for n, column in enumerate(_matched(piece, before)) if column is not None}
    cells = tuple(replace(cell, column=place.get(cell.column, cell.column)) for cell in grid.cells)
    return replace(grid, cells=cells, columns=len(before.edges))


def _title(grid: Grid) -> str | None:
    """The text of a first row that reaches over several columns and has no other cell."""
    first = grid.rows[0]
    return first[0].text if len(first) == 1 and first[0].column_span > 1 else None


def _joined_grid(first: Grid, second: Grid, hyphens: Hyphens) -> Grid:
    """Two parts of a table as one: a repeated header row left out, a row that goes on joined to its first half."""
    rows, cells = second.rows, list(first.cells)
    header = [cell.text for cell in first.rows[0]]
    # Without text in it a first row shows nothing: two empty rows are alike.
    while rows and any(header) and [cell.text for cell in rows[0]] == header:
        cells = _with_header_counted(cells, rows.pop(0))
    last = max((cell.row for cell in cells), default=-1)
    if rows and _row_goes_on(first, rows[0]):
        cells = _with_last_row_lengthened(cells, rows.pop(0), last, hyphens)
    cells += [replace(cell, row=n) for n, row in enumerate(rows, last + 1) for cell in row]
    return Grid(tuple(cells), max(first.columns, second.columns), first.gap)


def _with_header_counted(cells: list[GridCell], row: list[GridCell]) -> list[GridCell]:
    """The cells with the letters of a header row that is printed again counted in the first header's cells.

    So they count as read: the account of each page's letters (`pages.characters_used`) would miss them otherwise.
    """
    again = {cell.column: tuple(n for p in cell.paragraphs for n in p.counts) for cell in row}
    top = min(cell.row for cell in cells)
    return [
        replace(cell, paragraphs=(_with_counts(cell.paragraphs[0], again.get(cell.column, ())), *cell.paragraphs[1:]))
        if cell.row == top and cell.paragraphs
        else cell
        for cell in cells
    ]


def _with_counts(paragraph: Paragraph, more: tuple[tuple[int, int], ...]) -> Paragraph:
    return replace(paragraph, counts=paragraph.counts + more)


def _row_goes_on(first: Grid, row: list[GridCell]) -> bool:
    """True if a row at the top of a page is the rest of the row above the break.

    Its first cell is empty and what it holds goes on in cells that are filled above. Besides, either the first column's
    cells usually aren't empty, or it holds one text that is no amount: a row of a sum has no label either.
    """
    first_column = [cell for cell in row if cell.column == 0]
    if not row or _any_text(first_column) or not _filled(row) <= _filled(first.rows[-1]):
        return False
    if _has_sum_of_its_own(first, row) or _is_bolder(first.rows[-1], row):
        return False
    # In a form nearly every row has a label, so one without is a rest; in a budget rows without are common.
    labelled = [_any_text([cell for cell in cells if cell.column == 0]) for cells in first.rows]
    if sum(labelled) > _LABELLED * len(labelled):
        return True
    return len(_filled(row)) == 1 and first.columns > 2 and not any(holds_amount(cell.text) for cell in row)


def _has_sum_of_its_own(first: Grid, row: list[GridCell]) -> bool:
    """True if an amount stands alone at the end of a row, and another one in the row above: two rows of a budget.

    A budget that has but its head and one post above the break looks like a form, where each row has a label. A form's
    value may hold amounts on both pages, but has words beside them, or is the only column beside the labels.
    """
    above, last = first.rows[-1], max(_filled(row), default=0)  # a row that is drawn may hold no text
    sums = [cell.text for cell in (*above, *row) if cell.column == last]
    return last > 1 and len(sums) == 2 and all(holds_amount(text) and is_quantity(text) for text in sums)


def _is_bolder(above: list[GridCell], row: list[GridCell]) -> bool:
    """True if all of a row is bold where nothing above it is, but for its label: it heads the columns below it."""
    values = [p for cell in above if cell.column > 0 for p in cell.paragraphs]
    return all(p.style.bold for cell in row for p in cell.paragraphs) and not any(p.style.bold for p in values)


def _any_text(cells: list[GridCell]) -> bool:
    return any(cell.paragraphs for cell in cells)


def _filled(row: list[GridCell]) -> set[int]:
    """The columns of a row in which text stands."""
    return {cell.column for cell in row if cell.paragraphs}


def _with_last_row_lengthened(
    cells: list[GridCell], row: list[GridCell], last: int, hyphens: Hyphens
) -> list[GridCell]:
    more = {cell.column: cell for cell in row}
    return [
        _longer(cell, more[cell.column], hyphens)
        if cell.row + cell.row_span - 1 >= last and cell.column in more
        else cell
        for cell in cells
    ]


def _longer(cell: GridCell, rest: GridCell, hyphens: Hyphens) -> GridCell:
    """A cell with its rest from the next page; a sentence that the break cut is one."""
    paragraphs, more = list(cell.paragraphs), list(rest.paragraphs)
    if paragraphs and more and _cell_text_goes_on(paragraphs[-1], more[0]):
        paragraphs[-1] = join_paragraphs(paragraphs[-1], more.pop(0), hyphens)
    boxes = cell.regions_more + ((rest.region,) if rest.region else ())
    return replace(cell, paragraphs=tuple(paragraphs + more), regions_more=boxes)


def _cell_text_goes_on(first: Paragraph, second: Paragraph) -> bool:
    """True if a cell's text on the next page goes on in the middle of a sentence; size 0 is that of text files."""
    if MARKER.match(second.text) or _SENTENCE_END.search(first.text):
        return False
    return abs(first.style.size - second.style.size) < _SAME_SIZE * second.style.size or second.style.size == 0
