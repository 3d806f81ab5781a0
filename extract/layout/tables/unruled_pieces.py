"""Tables that no uprights divide in, the pieces that they make of a page out. Knows rules and alignment, no meaning."""

from collections.abc import Iterable
from dataclasses import replace

from extract.blocks import Grid, GridCell
from extract.layout.figures import is_figure
from extract.layout.line_spacing import spacing_in_cell
from extract.layout.lines import Segment, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.aligned import AlignedTable, matrix
from extract.layout.tables.placed_lines import Rule
from extract.layout.tables.rows import stacked_figures
from extract.layout.tables.ruled import Box, RuledTable
from extract.layout.tables.rules_only import Band, bands
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

_SHADED = 0.8  # of the table's width: a shade behind a row is as wide
_UNDIVIDED = 5  # level rules at most: frame, header, total


def undivided(table: RuledTable, words: list[Word], parts: PageParts) -> Piece | None:
    """A drawn table whose uprights part columns but whose rows no rule parts: figures below each other tell of it."""
    lines = segments_of(words)
    if len(table.ys) > _UNDIVIDED or len(lines) < len(table.ys) + 2 or stacked_figures(lines, table.ys) < 3:
        return None
    rules = [Rule(table.box.x0, table.box.x1, y) for y in table.ys[1:-1]]
    made = matrix(lines, rules, table.xs)
    return _piece(made, table.box.top, table.box.bottom, parts) if made else None


def banded(
    words: list[Word], drawn: Iterable[RuledTable], parts: PageParts
) -> tuple[list[tuple[Band, Piece]], list[Word]]:
    """The tables between rules, and the words that are in none of them."""
    boxes = [Box(b.x0, b.top - 2, b.x1, b.bottom + 2) for b in (table.box for table in drawn)]
    found = bands(words, [rule for rule in parts.rules if not any(_crosses(rule, box) for box in boxes)])
    taken = {n for band in found for n in band.words}
    pieces = [(band, _piece(band.matrix, band.top, band.bottom, parts)) for band in found]
    return pieces, [word for n, word in enumerate(words) if n not in taken]


def _crosses(rule: Stroke, box: Box) -> bool:
    """Whether a rule lies in a table's box."""
    return box.top < rule.top < box.bottom and rule.x0 < box.x1 and rule.x1 > box.x0


def aligned(lines: list[list[Segment]], parts: PageParts) -> Piece | None:
    """The grid of a table that only alignment draws: of three columns or more, or of what and how much."""
    top, bottom = min(s.top for s in lines[0]), max(s.bottom for s in lines[-1])
    left, right = min(s.x0 for line in lines for s in line), max(s.x1 for line in lines for s in line)
    box = Box(left, top, right, bottom)
    rules = [Rule(r.x0, r.x1, r.top) for r in parts.rules if _crosses(r, box)]
    wide = _SHADED * (right - left)
    shades = [s.top for s in parts.shades if _crosses(s, box) and s.x1 - s.x0 > wide]
    made = matrix(lines, rules, shades=shades if len(shades) > 1 else ())
    if made is None or not made.filled or not (made.of_amounts or len(made.edges) > 2):
        return None
    if not (_of_one_kind(made) or made.single):
        return None
    return _piece(made, top, bottom, parts)


def _of_one_kind(made: AlignedTable) -> bool:
    """Whether figures stand in all columns but the first, or in none.

    Where texts wrap beside figures, as in a budget, white space tells the rows better than figures do.
    """
    texts: dict[int, list[str]] = {}
    for cell in made.cells:
        if cell.lines and cell.column and cell.column_span == 1:
            texts.setdefault(cell.column, []).append(" ".join(line.text for line in cell.lines))
    kinds = {2 * sum(map(is_figure, some)) >= len(some) for some in texts.values()}
    return len(kinds) == 1


def _piece(made: AlignedTable, top: float, bottom: float, parts: PageParts) -> Piece:
    rights = dict(enumerate(made.ends))
    cells = tuple(
        replace(
            unruled_cell(c.row, c.column, list(c.lines), rights[c.column + c.column_span - 1], parts),
            row_span=c.row_span,
            column_span=c.column_span,
        )
        for c in made.cells
    )
    return Piece(Grid(cells, len(made.edges)), top, bottom, made.edges, made.ends[-1], ends=made.ends)


def unruled_cell(row: int, column: int, segments: list[Segment], right: float, parts: PageParts) -> GridCell:
    """A cell of lines that no box encloses; right: the edge at which they were broken."""
    pitch = spacing_in_cell(segments, parts.pitch)
    return GridCell(row, column, paragraphs=tuple(paragraphs_of(segments, parts.number, right, parts.hyphens, pitch)))
