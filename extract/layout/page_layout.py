"""Lays out one page: finds its forms, tables and text columns, and puts them with its paragraphs in reading order.

Takes the page's words and what is drawn on it (`PageParts`); hands on pieces, each a grid or a paragraph. Of other
pages it knows only the column edges of a table that was still open when the page before ended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.blocks import Grid, GridCell
from extract.document import Region
from extract.layout.form_boxes import form_pieces
from extract.layout.line_spacing import spacing_in_cell
from extract.layout.lines import Lines, Segment, segment_of, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.detect import LineContext, regions_on_page, row_rules, spans_in_lines
from extract.layout.tables.ruled import Box
from extract.layout.tables.table_region import PlacedCell, PlacedTable, TextColumnRegion
from extract.layout.text_columns import TextColumns, column_stretches
from extract.layout.words import Word

_TAG = 0.6  # of a line's largest type: smaller type beside it is a text of its own
_BAR = 4.0  # of the type's size: the height of a heading's bar or a label's chip, at most
_FULL = 4.5  # of the type's size: a last line that ends nearer to the column's right edge is full, so text may go on

# Where the text of slides is broken that fill one of two columns: set on data/samples/designs.
_TITLE = 1.07  # of the text's size: larger type is a title's
_BROKEN = 8.0  # sizes: so far from the rightmost ink nearly each next word would have fitted
_ENOUGH_BROKEN = 3  # lines broken there in mid-sentence


class _Group(NamedTuple):
    """Pieces that are read one after the other, whatever stands beside them: groups are read from top to bottom.

    A piece beside others is a group of its own; text columns are one group, the left column's pieces first.
    """

    top: float
    pieces: tuple[Piece, ...]


def lay_out_page(parts: PageParts, hint: tuple[float, ...] | None) -> list[Piece]:
    """The page's pieces in reading order. hint: the column edges of a table open at the end of the page before."""
    # Boxes of a form first: their frames would make drawn tables of one cell each, and their labels paragraphs.
    forms, left = form_pieces(parts)
    parts = replace(parts, words=left)
    regions, outside = regions_on_page(parts)
    narrow = [table_piece(r.box, r.table, parts) for r in regions if _in_text_column(r.box, parts)]
    wide = [region for region in regions if not _in_text_column(region.box, parts)]
    across = [table_piece(region.box, region.table, parts) for region in wide if not region.beside] + forms
    # A table between rules may stand in one half of the page, with text in the other: no line of that text ends there.
    beside = [table_piece(region.box, region.table, parts) for region in wide if region.beside]
    bounds = sorted((piece.top, piece.bottom) for piece in across)  # what stands beside others interrupts no text
    groups = _each_alone([*across, *beside])
    context = LineContext(parts, row_rules(parts))
    for n, stretch in enumerate(_stretches(segments_of(outside), bounds)):
        # A table that was open on the page before goes on only if nothing stands above it here, no drawn table either.
        at_top = n == 0 and (not bounds or stretch[0][0].top < bounds[0][0])
        found, narrow = _stretch_groups(stretch, replace(context, open_edges=hint if at_top else None), narrow)
        groups += found
    return _in_order(groups + _alone_in_columns(narrow, parts.columns))


def _in_order(groups: Iterable[_Group]) -> list[Piece]:
    """The pieces of groups, group by group from top to bottom; groups at one height in the order given."""
    # Sorting is stable: what begins at one height keeps the order in which it was found, left before right.
    return [piece for group in sorted(groups, key=lambda group: group.top) for piece in group.pieces]


def _each_alone(pieces: Iterable[Piece]) -> list[_Group]:
    return [_Group(piece.top, (piece,)) for piece in pieces]


def _in_text_column(box: Box, parts: PageParts) -> bool:
    """True if a box lies within one of the document's text columns."""
    return parts.columns is not None and (box.x1 <= parts.columns.gutter or box.x0 >= parts.columns.gutter)


def _alone_in_columns(narrow: Sequence[Piece], columns: TextColumns | None) -> list[_Group]:
    """Tables that fill text columns without any text beside them: those at the left before those at the right.

    A table at the right is read right after the lowest of those at its left that it stands beside.
    """
    if columns is None:
        return _each_alone(narrow)
    left = [piece for piece in narrow if piece.edges[0] < columns.gutter]
    groups = _each_alone(left)
    for piece in (piece for piece in narrow if piece not in left):
        # Shifted to the left column's place, so that a table over both columns is joined like one over two pages.
        moved = replace(piece, shift=columns.right - columns.left)
        abreast = [n for n, other in enumerate(left) if other.top < piece.bottom and piece.top < other.bottom]
        if abreast:
            # Reading goes down the left column first, so the right one's table comes after all that it stands beside.
            lowest = max(abreast, key=lambda n: left[n].top)
            group = groups[lowest]
            groups[lowest] = group._replace(pieces=(*group.pieces, replace(moved, resumes=True)))
        else:
            groups.append(_Group(piece.top, (moved,)))
    return groups


def _stretch_groups(lines: Lines, context: LineContext, narrow: list[Piece]) -> tuple[list[_Group], list[Piece]]:
    """The groups of a stretch of lines, and the narrow tables that stand beside none of it.

    Where the document's narrative is printed in text columns, each stretch of these is one group with its tables.
    """
    columns = context.parts.columns
    if columns is None:
        return _line_groups(lines, context), narrow
    groups: list[_Group] = []
    done = 0
    for start, end in column_stretches(lines, columns):
        if start > done:
            groups += _line_groups(lines[done:start], _from_line(context, done), columns.far)
        # a narrow table belongs to the stretch that it stands beside, or right below down to the next line
        low, high = lines[start][0].top, max(s.bottom for s in lines[end - 1])
        high = lines[end][0].top if end < len(lines) else max(high, *(p.bottom for p in narrow), high)
        here = [piece for piece in narrow if low - 2 <= piece.top <= high]
        narrow = [piece for piece in narrow if piece not in here]
        groups.append(_side_by_side(lines[start:end], here, context.parts, columns))
        done = end
    if done < len(lines):
        groups += _line_groups(lines[done:], _from_line(context, done), columns.far)
    return groups, narrow


def _from_line(context: LineContext, n: int) -> LineContext:
    """The context of what begins at a line: only what begins the page can go on with a table that was open."""
    return context if n == 0 else replace(context, open_edges=None)


def _side_by_side(lines: Lines, tables: Sequence[Piece], parts: PageParts, columns: TextColumns) -> _Group:
    """Text columns and the tables in them: all of the left column, then all of the right one."""
    found: list[Piece] = []
    for right in (False, True):
        words = [w for line in lines for s in line for w in s.words if (w.x0 >= columns.gutter) is right]
        own = [piece for piece in tables if (piece.edges[0] >= columns.gutter) is right]
        groups = _each_alone(own)
        bounds = sorted((piece.top, piece.bottom) for piece in own)
        for stretch in _stretches(segments_of(words), bounds):
            groups += _line_groups(stretch, LineContext(parts), columns.far if right else columns.end)
        # As for a table alone in a column: what goes on at the head of the right column is compared by its edges.
        shift = columns.right - columns.left if right else 0.0
        pieces = _in_order(groups)
        found += (replace(piece, resumes=right and n == 0, shift=shift) for n, piece in enumerate(pieces))
    return _Group(min([lines[0][0].top, *(piece.top for piece in tables)]), tuple(found))


def _stretches(lines: Lines, bounds: Sequence[tuple[float, float]]) -> list[Lines]:
    """The lines in stretches that no drawn table interrupts. bounds: (top, bottom) of each."""
    found: list[Lines] = []
    zone = -1
    for line in lines:
        middle = line[0].middle
        # By the middle of a line: the first line below a table often reaches over its bottom rule a little.
        here = sum(top < middle for top, _ in bounds)
        if here != zone:
            found.append([])
            zone = here
        found[-1].append(line)
    return found


def _line_groups(lines: Lines, context: LineContext, far: float = 0.0) -> list[_Group]:
    """The groups of lines that no stroke encloses: tables and text columns that text shows, paragraphs between them.

    far: where the column ends that the lines stand in, if that is known; else the rightmost ink tells.
    """
    # The rightmost ink alone would call short lines full, on a page with a list and no running text.
    right = _right_edge(lines, far)
    parts = context.parts
    groups: list[_Group] = []
    done = 0
    for span in spans_in_lines(lines, context):
        groups += _prose(lines[done : span.start], parts, right)
        if isinstance(span.region, TextColumnRegion):
            groups.append(_text_columns(span.region, lines[span.start][0].top, parts))
        else:
            groups += _each_alone([table_piece(span.region.box, span.region.table, parts)])
        done = span.end
    return groups + _prose(lines[done:], parts, right)


def _right_edge(lines: Lines, far: float) -> float:
    """Where the text of lines ends: at the rightmost ink or farther, or where running text is broken before that.

    A slide's title reaches over both columns, of which the last slide fills one.
    """
    segments = [segment for line in lines for segment in line]
    if not segments:
        return far
    widest = max(far, *(segment.x1 for segment in segments))
    size = median(segment.size for segment in segments)
    text = [segment for segment in segments if segment.size < _TITLE * size]
    inner = max(segment.x1 for segment in text)
    broken = sum(
        a.x1 < widest - _BROKEN * size and b.text[:1].islower() and a.style == b.style for a, b in pairwise(text)
    )
    return inner if broken >= _ENOUGH_BROKEN else widest


def _prose(lines: Lines, parts: PageParts, right: float) -> list[_Group]:
    """Paragraphs of lines over one column; what stands apart on one line is read from left to right."""
    # No detector made a table of them: a date at the right of a letter's line, a contents entry and its number.
    singles = [
        segment_of(word for segment in part for word in segment.words) for line in lines for part in _by_size(line)
    ]
    return _each_alone(_paragraph_pieces(singles, parts, right))


def _by_size(line: Sequence[Segment]) -> list[list[Segment]]:
    """A line's texts, those far smaller than its largest apart: `FACTSHEET 1` at the end of a heading is none of it."""
    largest = max(segment.size for segment in line)
    parts = [[segment for segment in line if (segment.size < _TAG * largest) is small] for small in (False, True)]
    return [part for part in parts if part]


def _paragraph_pieces(lines: Sequence[Segment], parts: PageParts, right: float) -> list[Piece]:
    paragraphs = paragraphs_of(
        list(lines), parts.number, right, parts.hyphens, parts.pitch, parts.leads, size=parts.size
    )
    found = []
    n = 0
    for paragraph in paragraphs:
        own = lines[n : n + paragraph.lines]
        n += paragraph.lines
        if len(own) == 1 and parts.panels and _fills_box(own[0], parts):
            paragraph = replace(paragraph, boxed=True)
        full = own[-1].x1 > right - _FULL * own[-1].size
        found.append(Piece(paragraph, own[0].top, own[-1].bottom, right=right, full=full))
    return found


def _fills_box(line: Segment, parts: PageParts) -> bool:
    """True if a line stands alone in a box that is hardly higher than itself, as a heading in its bar does."""
    return any(
        box.bottom - box.top < _BAR * line.size
        and box.x0 <= line.x0
        and line.x1 <= box.x1
        and box.top <= line.middle <= box.bottom
        and not any(_stands_in(word, box) for word in parts.words if word not in line.words)
        for box in parts.panels
    )


def _stands_in(word: Word, box: Box) -> bool:
    return box.x0 < word.x1 and word.x0 < box.x1 and box.top < (word.top + word.bottom) / 2 < box.bottom


def _text_columns(region: TextColumnRegion, top: float, parts: PageParts) -> _Group:
    """Text columns, one after the other; each may go on in the middle of the last one's sentence."""
    found: list[Piece] = []
    for segments in region.columns:
        right = max(s.x1 for s in segments)
        pieces = _paragraph_pieces(segments, parts, right)
        # The first of a next column may go on in the middle of a sentence, as the first of a next page may.
        found += (replace(piece, resumes=n == 0 and bool(found)) for n, piece in enumerate(pieces))
    return _Group(top, tuple(found))


def table_piece(box: Box, table: PlacedTable, parts: PageParts) -> Piece:
    """The grid of a table in its box."""
    grid = Grid(tuple(_grid_cell(cell, parts) for cell in table.cells), len(table.edges))
    return Piece(grid, box.top, box.bottom, table.edges, table.right, ends=table.ends)


def _grid_cell(cell: PlacedCell, parts: PageParts) -> GridCell:
    spacing = spacing_in_cell(list(cell.lines), parts.pitch)
    paragraphs = paragraphs_of(list(cell.lines), parts.number, cell.right, parts.hyphens, spacing, parts.leads)
    # An empty cell has a place only where strokes draw it; so a missing value can be pointed at on the page.
    region = Region(parts.number, *(round(edge, 2) for edge in cell.box)) if cell.box else None
    return GridCell(cell.row, cell.column, cell.row_span, cell.column_span, tuple(paragraphs), region)
