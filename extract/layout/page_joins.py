"""The pieces of all pages in, the document's blocks out: tables, cells and paragraphs that a page break cut are one.

Knows edges, ends of sentences and repeated rows; knows no template.
"""

import re
from dataclasses import replace

from extract.blocks import MARKER, Block, Grid, GridCell, Paragraph
from extract.layout.figures import holds_amount
from extract.layout.hyphenation import Hyphens
from extract.layout.page_pieces import Piece

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)]*$")
_EDGE = 6.0  # points between the column edges of the two parts of a table


def join_pages(pages: list[list[Piece]], hyphens: Hyphens) -> list[Block]:
    """The blocks of a document from the pieces of its pages."""
    found: list[Piece] = []
    for pieces in pages:
        for n, piece in enumerate(pieces):
            before = found[-1] if found and (n == 0 or piece.resumes) else None
            if (
                before is not None
                and isinstance(before.block, Grid)
                and isinstance(piece.block, Grid)
                and _same_table(before, piece)
            ):
                found[-1] = _joined_piece(
                    before, piece, _joined_grid(before.block, _in_columns(before, piece), hyphens)
                )
            elif (
                before is not None
                and isinstance(before.block, Paragraph)
                and isinstance(piece.block, Paragraph)
                and _goes_on(before, piece.block)
            ):
                found[-1] = replace(piece, block=joined(before.block, piece.block, hyphens), top=before.top)
            else:
                found.append(piece)
    return [piece.block for piece in found]


def _joined_piece(before: Piece, piece: Piece, block: Grid) -> Piece:
    """Two parts of a table as one piece, which stands where the second does; the part with most columns says where
    the columns of both begin and end."""
    wide = max(before, piece, key=lambda part: len(part.edges))
    return replace(piece, block=block, top=before.top, edges=wide.edges, ends=wide.ends, shift=wide.shift)


def _goes_on(before: Piece, paragraph: Paragraph) -> bool:
    """Whether a paragraph at the top of a page is the second half of the last one on the page before."""
    first = before.block
    assert isinstance(first, Paragraph)
    if MARKER.match(paragraph.text) or _SENTENCE_END.search(first.text):
        return False
    alike = (
        abs(first.style.size - paragraph.style.size) < 0.06 * first.style.size
        and first.style.bold == paragraph.style.bold
    )
    return (
        alike
        and (before.full or first.text.endswith(("-", "\u00ad")))
        and (paragraph.text[:1].islower() or not first.style.bold)
    )


def joined(first: Paragraph, second: Paragraph, hyphens: Hyphens) -> Paragraph:
    """Two halves of a paragraph as one, with the places of both."""
    characters = sum(n for _, n in first.counts + second.counts) or 1
    sure = (
        first.confidence * sum(n for _, n in first.counts) + second.confidence * sum(n for _, n in second.counts)
    ) / characters
    return replace(
        first,
        text=hyphens.pair(first.text, second.text),
        regions=first.regions + second.regions,
        counts=first.counts + second.counts,
        confidence=sure,
        lines=first.lines + second.lines,
    )


def _same_table(before: Piece, piece: Piece) -> bool:
    """Whether the second grid goes on where the first stopped: the same columns at the same places, no new title."""
    titles = [_title(part.block) for part in (before, piece) if isinstance(part.block, Grid)]
    if all(titles) and titles[0] != titles[1]:
        return False
    if before.ends and piece.ends:
        return _same_ink(before, piece)
    few, many = sorted((before, piece), key=lambda part: len(part.edges))
    return len(few.edges) >= 2 and all(column is not None for column in _matched(few, many))


def _same_ink(before: Piece, piece: Piece) -> bool:
    """Whether two parts have as many columns, each above its own: figures flush right begin anywhere."""
    off = piece.shift - before.shift
    spans = [[*zip(part.edges, part.ends, strict=True)] for part in (before, piece)]
    above, below = spans[0], [(a - off, b - off) for a, b in spans[1]]
    if len(above) != len(below):
        return False
    apart = [x0 for x0, _ in above[1:]] + [float("inf")]
    return all(
        min(a[1], b[1]) > max(a[0], b[0]) and b[1] <= following + _EDGE
        for a, b, following in zip(above, below, apart, strict=True)
    )


def _matched(few: Piece, many: Piece) -> list[int | None]:
    """For each column of one part the column of the other that begins, or as the last one ends, at the same place."""
    found: list[int | None] = []
    off = few.shift - many.shift
    for n, edge in enumerate(few.edges):
        column = next((k for k, other in enumerate(many.edges) if abs(edge - other - off) < _EDGE), None)
        if column is None and n == len(few.edges) - 1 and abs(few.right - many.right - off) < _EDGE:
            column = len(many.edges) - 1
        found.append(column)
    return found


def _in_columns(before: Piece, piece: Piece) -> Grid:
    """The second part of a table with its columns numbered as in the first, where its texts fill fewer of them."""
    grid = piece.block
    assert isinstance(grid, Grid)
    if len(piece.edges) >= len(before.edges):
        return grid
    place = {n: column for n, column in enumerate(_matched(piece, before)) if column is not None}
    cells = tuple(replace(cell, column=place.get(cell.column, cell.column)) for cell in grid.cells)
    return replace(grid, cells=cells, columns=len(before.edges))


def _title(grid: Grid) -> str | None:
    """The text of a first row that reaches over all columns."""
    first = grid.rows[0]
    return first[0].text if len(first) == 1 and first[0].column_span > 1 else None


def _joined_grid(first: Grid, second: Grid, hyphens: Hyphens) -> Grid:
    """Two parts of a table as one: a repeated header row left out, a row that goes on joined to its first half."""
    rows = second.rows
    head = [cell.text for cell in first.rows[0]]
    cells = list(first.cells)
    while rows and [cell.text for cell in rows[0]] == head and any(head):
        cells = _counted_again(cells, rows[0])
        rows = rows[1:]
    last = max((cell.row for cell in cells), default=-1)
    breaks = set(first.breaks)
    if rows and _row_goes_on(first, rows[0]):
        cells = _lengthened(cells, rows[0], last, hyphens)
        rows = rows[1:]
    for n, row in enumerate(rows, last + 1):
        if n == last + 1:
            breaks.add(n)
        cells += [replace(cell, row=n) for cell in row]
    return Grid(tuple(cells), max(first.columns, second.columns), first.gap, frozenset(breaks))


def _counted_again(cells: list[GridCell], row: list[GridCell]) -> list[GridCell]:
    """The cells with the characters of a header row that is printed again: read as the first one, not left over."""
    again = {cell.column: tuple(n for p in cell.paragraphs for n in p.counts) for cell in row}
    top = min(cell.row for cell in cells)
    return [
        replace(cell, paragraphs=(_counting(cell.paragraphs[0], again.get(cell.column, ())), *cell.paragraphs[1:]))
        if cell.row == top and cell.paragraphs
        else cell
        for cell in cells
    ]


def _counting(paragraph: Paragraph, more: tuple[tuple[int, int], ...]) -> Paragraph:
    return replace(paragraph, counts=paragraph.counts + more)


def _row_goes_on(first: Grid, row: list[GridCell]) -> bool:
    """Whether a row at the top of a page is the rest of the row above the break.

    Its first cell is empty though the column's cells usually aren't, and what it holds goes on in columns that were
    filled above. A row with something new to say in every other column begins a row of its own.
    """
    if not row or any(cell.paragraphs for cell in row if cell.column == 0):
        return False
    filled = {cell.column for cell in row if cell.paragraphs}
    last = {cell.column for cell in first.rows[-1] if cell.paragraphs}
    if not filled <= last:
        return False
    labelled = [any(cell.paragraphs for cell in cells if cell.column == 0) for cells in first.rows]
    if sum(labelled) > 0.7 * len(labelled):
        return True
    return len(filled) == 1 and first.columns > 2 and not any(holds_amount(cell.text) for cell in row)


def _lengthened(cells: list[GridCell], row: list[GridCell], last: int, hyphens: Hyphens) -> list[GridCell]:
    more = {cell.column: cell for cell in row}
    return [
        _longer(cell, more[cell.column], hyphens)
        if cell.row + cell.row_span - 1 >= last and cell.column in more
        else cell
        for cell in cells
    ]


def _longer(cell: GridCell, rest: GridCell, hyphens: Hyphens) -> GridCell:
    """A cell with its rest from the next page; a sentence that the break cut is one."""
    paragraphs = list(cell.paragraphs)
    more = list(rest.paragraphs)
    if (
        paragraphs
        and more
        and not MARKER.match(more[0].text)
        and not _SENTENCE_END.search(paragraphs[-1].text)
        and (abs(paragraphs[-1].style.size - more[0].style.size) < 0.06 * more[0].style.size or more[0].style.size == 0)
    ):
        paragraphs[-1] = joined(paragraphs[-1], more.pop(0), hyphens)
    boxes = cell.regions_more + ((rest.region,) if rest.region else ())
    return replace(cell, paragraphs=tuple(paragraphs + more), regions_more=boxes)
