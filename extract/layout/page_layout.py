"""One page's segments, strokes and fills in, its pieces in reading order out: grids and paragraphs.

Knows where tables and columns lie on the page; knows neither the template nor the other pages, but for the column
edges of a table that was still open when the page before ended.
"""

from dataclasses import replace
from itertools import islice

from extract.blocks import Grid
from extract.layout.form_boxes import form_pieces
from extract.layout.lines import Segment, segment_of, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.column_edges import cells_of
from extract.layout.tables.numeric_block import figure_stretches
from extract.layout.tables.ruled import RuledTable
from extract.layout.tables.ruled_pieces import half_drawn, is_drawing, rows_undrawn, ruled_pieces, within
from extract.layout.tables.unruled_pieces import aligned, banded, undivided, unruled_cell
from extract.layout.tables.whitespace import Run, find_runs
from extract.layout.tables.whitespace_headers import whole, with_head
from extract.layout.text_columns import TextColumns, column_stretches
from extract.layout.words import Word


def lay_out_page(parts: PageParts, hint: tuple[float, ...] | None) -> list[Piece]:
    """The page's pieces, top to bottom."""
    forms, left = form_pieces(parts)
    parts = replace(parts, words=left)
    outside, inside, rules = _sorted_out(parts)
    narrow: list[Piece] = []  # tables within a text column
    pieces: list[Piece] = []
    for table, words in inside:
        whole_table = undivided(table, words, parts)
        made = [whole_table] if whole_table else ruled_pieces(table, words, parts)
        (narrow if _in_column(table.box.x0, table.box.x1, parts) else pieces).extend(made)
    found_bands, outside = banded(outside, (table for table, _ in inside), parts)
    beside: list[Piece] = []  # tables with other text, or another table, at their side
    for band, piece in found_bands:
        (narrow if _in_column(band.x0, band.x1, parts) else beside if band.beside else pieces).append(piece)
    lines = segments_of(outside)
    pieces += forms
    bounds = sorted((piece.top, piece.bottom) for piece in pieces)
    pieces += beside
    first = True
    for stretch in _stretches(lines, bounds):
        top = first and (not bounds or stretch[0][0].top < bounds[0][0])
        found, narrow = _with_columns(stretch, parts, hint if top else None, rules, narrow)
        pieces += found
        first = False
    return sorted(pieces + _alone(narrow, parts.columns), key=lambda piece: piece.reading_order)


def _in_column(x0: float, x1: float, parts: PageParts) -> bool:
    """Whether something lies within one of the text columns."""
    return parts.columns is not None and (x1 <= parts.columns.gutter or x0 >= parts.columns.gutter)


def _alone(narrow: list[Piece], columns: TextColumns | None) -> list[Piece]:
    """Tables that fill text columns without any text beside them: those at the left before those at the right."""
    if columns is None:
        return narrow
    left = [piece for piece in narrow if piece.edges[0] < columns.gutter]
    found = list(left)
    for piece in (piece for piece in narrow if piece not in left):
        beside = [other for other in left if other.top < piece.bottom and piece.top < other.bottom]
        if beside:
            last = max(beside, key=lambda other: other.reading_order)
            piece = replace(piece, top=last.top, order=last.order + 1, resumes=True)
        found.append(replace(piece, shift=columns.right - columns.left))
    return found


def _with_columns(
    lines: list[list[Segment]],
    parts: PageParts,
    hint: tuple[float, ...] | None,
    rules: list[float],
    narrow: list[Piece],
) -> tuple[list[Piece], list[Piece]]:
    """The pieces of lines, those of text columns one column after the other; and what narrow tables are left."""
    if parts.columns is None:
        return _unruled(lines, parts, hint, rules), narrow
    pieces: list[Piece] = []
    done = 0
    for start, end in column_stretches(lines, parts.columns):
        if start > done:
            pieces += _unruled(lines[done:start], parts, hint if done == 0 else None, rules, parts.columns.far)
        low, high = lines[start][0].top, max(s.bottom for s in lines[end - 1])
        high = lines[end][0].top if end < len(lines) else max(high, *(p.bottom for p in narrow), high)
        here = [piece for piece in narrow if low - 2 <= piece.top <= high]
        narrow = [piece for piece in narrow if piece not in here]
        pieces += _side_by_side(lines[start:end], here, parts, parts.columns)
        done = end
    if done < len(lines):
        pieces += _unruled(lines[done:], parts, hint if done == 0 else None, rules, parts.columns.far)
    return pieces, narrow


def _side_by_side(
    lines: list[list[Segment]], tables: list[Piece], parts: PageParts, columns: TextColumns
) -> list[Piece]:
    """The pieces of text columns, the left column's first; all stand at the stretch's top, in their order."""
    top = min([lines[0][0].top, *(piece.top for piece in tables)])
    found: list[Piece] = []
    for right in (False, True):
        words = [w for line in lines for s in line for w in s.words if (w.x0 >= columns.gutter) is right]
        own = [piece for piece in tables if (piece.edges[0] >= columns.gutter) is right]
        pieces = list(own)
        bounds = sorted((piece.top, piece.bottom) for piece in own)
        for stretch in _stretches(segments_of(words), bounds):
            pieces += _unruled(stretch, parts, None, [], columns.far if right else columns.end)
        for n, piece in enumerate(sorted(pieces, key=lambda piece: piece.reading_order)):
            shift = columns.right - columns.left if right else 0.0
            found.append(replace(piece, top=top, order=len(found), resumes=right and n == 0, shift=shift))
    return found


def _sorted_out(parts: PageParts) -> tuple[list[Word], list[tuple[RuledTable, list[Word]]], list[float]]:
    """The words outside all drawn tables, those inside each, and the heights of rules that part only rows.

    A drawn box that holds no table gives its words back: a heading underlined, a frame, a rule above a footnote; so
    does one that draws some of a table's columns, and a chart.
    """
    drawn = [table for table in parts.tables if table.columns_drawn and len(table.ys) > 2]
    rules = sorted(y for table in parts.tables if table not in drawn for y in table.ys)
    outside: list[Word] = []
    inside: list[list[Word]] = [[] for _ in drawn]
    for word in parts.words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for n, table in enumerate(drawn):
            if table.box.x0 - 1 <= x <= table.box.x1 + 1 and table.box.top - 1 <= y <= table.box.bottom + 1:
                inside[n].append(word)
                break
        else:
            outside.append(word)
    kept = []
    for table, words in zip(drawn, inside, strict=True):
        filled = (cell for cell in table.cells if any(within(word, cell.box) for word in words))
        loose = half_drawn(table, words) or rows_undrawn(table, words) or is_drawing(table, words)
        if len(list(islice(filled, 2))) == 2 and not loose:
            kept.append((table, words))
        else:
            outside += words
    return outside, kept, rules


def _stretches(lines: list[list[Segment]], bounds: list[tuple[float, float]]) -> list[list[list[Segment]]]:
    """The lines in stretches that no drawn table interrupts."""
    found: list[list[list[Segment]]] = []
    zone = -1
    for line in lines:
        middle = line[0].middle
        here = sum(top < middle for top, _ in bounds)
        if here != zone:
            found.append([])
            zone = here
        found[-1].append(line)
    return found


def _unruled(
    lines: list[list[Segment]], parts: PageParts, hint: tuple[float, ...] | None, rules: list[float], far: float = 0.0
) -> list[Piece]:
    """The pieces of lines that no ruler encloses: tables of figures, and what is between them."""
    right = max(far, max((s.x1 for line in lines for s in line), default=0.0))
    pieces: list[Piece] = []
    done = 0
    for start, end in figure_stretches(lines):
        made = aligned(lines[start:end], parts)
        if made:
            pieces += _by_alignment(lines[done:start], parts, hint if done == 0 else None, rules, right)
            pieces.append(made)
            done = end
    return pieces + _by_alignment(lines[done:], parts, hint if done == 0 else None, rules, right)


def _by_alignment(
    lines: list[list[Segment]], parts: PageParts, hint: tuple[float, ...] | None, rules: list[float], right: float
) -> list[Piece]:
    """The pieces of lines: tables and columns by alignment, and paragraphs between them."""
    pieces: list[Piece] = []
    done = 0
    for run in whole(find_runs(lines, hint, rules, parts.pitch), lines):
        begin = with_head(lines, run, done)
        made = aligned(lines[begin : run.end], parts) if run.kind == "table" else None
        pieces += _prose(lines[done : begin if made else run.start], parts, right)
        if made:
            pieces.append(made)
        else:
            pieces += _table(lines, run, parts) if run.kind == "table" else _columns(lines, run, parts)
        done = run.end
    return pieces + _prose(lines[done:], parts, right)


def _prose(lines: list[list[Segment]], parts: PageParts, right: float) -> list[Piece]:
    """Paragraphs of lines over one column; what stands apart on one line is read from left to right."""
    singles = [segment_of(word for segment in line for word in segment.words) for line in lines]
    return _pieces(singles, parts, right)


def _pieces(lines: list[Segment], parts: PageParts, right: float) -> list[Piece]:
    paragraphs = paragraphs_of(lines, parts.number, right, parts.hyphens, parts.pitch)
    found = []
    n = 0
    for paragraph in paragraphs:
        own = lines[n : n + paragraph.lines]
        n += paragraph.lines
        full = own[-1].x1 > right - 4.5 * own[-1].size
        found.append(Piece(paragraph, own[0].top, own[-1].bottom, right=right, full=full))
    return found


def _columns(lines: list[list[Segment]], run: Run, parts: PageParts) -> list[Piece]:
    """Text columns, one after the other; all stand at the stretch's top, in their order."""
    by_column: list[list[Segment]] = [[] for _ in run.edges]
    for line in lines[run.start : run.end]:
        for column, segment in cells_of(line, run.edges).items():
            by_column[column].append(segment)
    found: list[Piece] = []
    top = lines[run.start][0].top
    for segments in by_column:
        right = max(s.x1 for s in segments)
        for n, piece in enumerate(_pieces(segments, parts, right)):
            found.append(replace(piece, top=top, order=len(found), resumes=n == 0 and bool(found)))
    return found


def _table(lines: list[list[Segment]], run: Run, parts: PageParts) -> list[Piece]:
    """The grid of a table without rulers."""
    by_cell: dict[tuple[int, int], list[Segment]] = {}
    for row, positions in enumerate(run.rows):
        for n in positions:
            for column, segment in cells_of(lines[n], run.edges).items():
                by_cell.setdefault((row, column), []).append(segment)
    rights = {
        column: max(s.x1 for (_, c), some in by_cell.items() for s in some if c == column)
        for column in {column for _, column in by_cell}
    }
    cells = tuple(
        unruled_cell(row, column, by_cell.get((row, column), []), rights.get(column, 0.0), parts)
        for row in range(len(run.rows))
        for column in range(len(run.edges))
    )
    grid = Grid(cells, len(run.edges))
    bottom = max(s.bottom for s in lines[run.end - 1])
    return [Piece(grid, lines[run.start][0].top, bottom, run.edges, max(rights.values()))]
