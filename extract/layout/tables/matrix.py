"""Reads a matrix from lines: cells with their spans, for a table that fills most columns in most rows.

A segment over several columns is a cell that spans them, unless a gap between its words lies where two columns part.
Heads span the columns that they stand in the middle of, or those that a short rule below them underlines.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.figures import is_figure, is_quantity
from extract.layout.lines import Lines, Segment, segment_of
from extract.layout.tables.columns import TOUCH, ink_columns
from extract.layout.tables.matrix_rows import MatrixRow, matrix_rows
from extract.layout.tables.table_lines import PlacedSegment, Rule
from extract.layout.tables.table_region import PlacedCell, PlacedTable
from extract.layout.words import Word

_APART = 0.4  # of the type's size: a gap between words this wide may be a gutter
_SHORT = 0.8  # of the table's width: a rule shorter than this lies below a head
_STEP = 1.35  # of the type's size: a line nearer than this to the one above may go on from it


def read_matrix(
    lines: Lines, rules: Sequence[Rule], fixed: Sequence[float] = (), shades: Sequence[float] = ()
) -> PlacedTable | None:
    """The table that lines make, or None where they have no two columns.

    rules: level rules within the table; fixed: the columns' edges, n + 1 of them, where uprights draw them; shades:
    heights at which shades behind rows begin or end.
    """
    # Drawn uprights are the columns, whatever ink says: figures in a wide drawn column need not stand below each other.
    columns = list(pairwise(fixed)) or ink_columns(lines)
    if len(columns) < 2:
        return None
    bits = [_bits(line, columns, bool(fixed)) for line in lines]
    # Before rows are told: a head over two columns holds no figure of either, and lies above both.
    bits = _spread(bits, columns, rules)
    rows = matrix_rows(bits, [column for column, _ in columns], rules, shades)
    cells = _cells(rows, columns)
    ends = tuple(x1 for _, x1 in columns)
    return PlacedTable(cells, len(rows), tuple(x0 for x0, _ in columns), ends[-1], ends)


def _bits(line: list[Segment], columns: list[tuple[float, float]], drawn: bool) -> list[PlacedSegment]:
    """A line's segments in their columns; one over several is parted where a gap between its words lies in a gutter."""
    found: list[PlacedSegment] = []
    for segment in line:
        first, last = _reach(segment, columns)
        if first == last:
            found.append(PlacedSegment(first, last, segment))
            continue
        # `24.000 32.000` stand closer than words do in a wide table, and came as one segment.
        found += _parted(segment, columns, drawn)
    joined: list[PlacedSegment] = []
    for bit in found:
        # Two segments in one column are the words of one cell, set far apart to fill its line.
        if joined and joined[-1].last >= bit.first:
            before = joined.pop()
            bit = PlacedSegment(
                before.first, max(before.last, bit.last), segment_of([*before.segment.words, *bit.segment.words])
            )
        joined.append(bit)
    return joined


def _reach(segment: Segment, columns: list[tuple[float, float]]) -> tuple[int, int]:
    """The first and the last column that a segment stands in; the nearest, where it stands in none."""
    # A slanted letter's box reaches into the gutter a little: that is no overlap.
    slack = TOUCH * segment.size
    hit = [n for n, (x0, x1) in enumerate(columns) if min(x1, segment.x1) - max(x0, segment.x0) > slack]
    if hit:
        return hit[0], hit[-1]
    near = min(range(len(columns)), key=lambda n: max(columns[n][0] - segment.x1, segment.x0 - columns[n][1]))
    return near, near


def _parted(segment: Segment, columns: list[tuple[float, float]], drawn: bool) -> list[PlacedSegment]:
    """A segment over several columns: whole, or cut at gaps that lie between two columns."""
    groups: list[list[Word]] = [[segment.words[0]]]
    for before, word in pairwise(segment.words):
        gap = word.x0 - before.x1
        left, right = _reach(segment_of([before]), columns)[1], _reach(segment_of([word]), columns)[0]
        # Between uprights no gap is asked for: a figure may fill its column up to the stroke.
        if left < right and (gap > _APART * word.size or drawn):
            groups.append([])
        groups[-1].append(word)
    return [PlacedSegment(*_reach(part, columns), part) for part in map(segment_of, groups)]


def _spread(
    bits: list[list[PlacedSegment]], columns: list[tuple[float, float]], rules: Sequence[Rule]
) -> list[list[PlacedSegment]]:
    """Heads with all the columns that they head: as far as a rule below them, else evenly to both sides."""
    # Where short rules underline heads (as LaTeX's booktabs draws them), they say how far each head reaches.
    drawn = any(rule.x1 - rule.x0 < _SHORT * (columns[-1][1] - columns[0][0]) for rule in rules)
    figures = _first_figures(bits)
    has_figures = figures < len(bits)
    heads = figures if has_figures else _above_first(bits, columns, rules)
    found = []
    for n, line in enumerate(bits):
        wide = line
        # In a table of texts a single text on its line is a short cell: `Noord` in a wide column lay nearer to the
        # middle of two columns, and spanned both.
        if len(line) == 1 and has_figures and not (n and _wraps(bits[n - 1], line[0])):
            wide = [_over_all(line[0], columns, n < heads and not drawn)]
        elif len(line) > 1 and n < heads:
            wide = _all_centred(line, columns, _named(bits[n + 1 : n + 3]))
        ruled = (_rule_below(bit.segment, rules, columns) for bit in line)
        # The rule before the middle: it was drawn to say it, the middle is measured.
        found.append(_without_clash(line, [rule or bit for rule, bit in zip(ruled, wide, strict=True)]))
    return found


def _first_figures(bits: list[list[PlacedSegment]]) -> int:
    """The position of the first line with two figures that count something; after the last, where there is none."""
    return next((n for n, line in enumerate(bits) if sum(map(_counts, line)) > 1), len(bits))


def _named(lines: list[list[PlacedSegment]]) -> set[int]:
    """The columns that lines have a text of their own in."""
    return {bit.first for line in lines for bit in line if bit.first == bit.last}


def _all_centred(line: list[PlacedSegment], columns: list[tuple[float, float]], below: set[int]) -> list[PlacedSegment]:
    """The heads of a line, each over the columns that it stands in the middle of, as far as the next head."""
    found = []
    for k, bit in enumerate(line):
        # A head never reaches over the next one: its room ends where its neighbours stand.
        low = line[k - 1].last + 1 if k else 0
        high = line[k + 1].first - 1 if k + 1 < len(line) else len(columns) - 1
        found.append(_centred(bit, columns, low, high, below) if bit.last > 0 else bit)
    return found


def _above_first(bits: list[list[PlacedSegment]], columns: list[tuple[float, float]], rules: Sequence[Rule]) -> int:
    """How many lines of a table of texts stand above its first full rule: its header."""
    wide = _SHORT * (columns[-1][1] - columns[0][0])
    # Without figures only a rule over the whole width tells where the header ends; a short one underlines a head.
    y = min((rule.y for rule in rules if rule.x1 - rule.x0 > wide), default=0.0)
    return sum(line[0].segment.middle < y for line in bits)


def _counts(bit: PlacedSegment) -> bool:
    """True if a bit is a figure that counts something: no year, no number of a column."""
    return bit.last > 0 and is_quantity(bit.segment.text)


def _wraps(above: list[PlacedSegment], bit: PlacedSegment) -> bool:
    """True if a bit goes on from a text in the line above."""
    return any(
        b.first <= bit.last
        and bit.first <= b.last
        and not is_figure(b.segment.text)
        and bit.segment.middle - b.segment.middle < _STEP * bit.segment.size
        for b in above
    )


def _over_all(bit: PlacedSegment, columns: list[tuple[float, float]], head: bool) -> PlacedSegment:
    """What stands alone on its line, in the middle of all columns: the name of what follows; a head, of all but one."""
    middle = (bit.segment.x0 + bit.segment.x1) / 2
    # A head stands in the middle of the columns of figures, the name of a group of rows in the middle of the table.
    for first in (1, 0) if head else (0,):
        whole = (columns[first][0] + columns[-1][1]) / 2
        if len(columns) - first > 2 and bit.first >= first and abs(whole - middle) < 0.5 * bit.segment.size:
            return PlacedSegment(first, len(columns) - 1, bit.segment)
    return bit


def _without_clash(line: list[PlacedSegment], taken: list[PlacedSegment]) -> list[PlacedSegment]:
    """The spread bits, if no two of them reach into each other; else the line as it was."""
    clash = any(a.last >= b.first for a, b in pairwise(taken))
    return line if clash else taken


def _rule_below(segment: Segment, rules: Sequence[Rule], columns: list[tuple[float, float]]) -> PlacedSegment | None:
    """What a short rule right below a head says that it heads."""
    wide = columns[-1][1] - columns[0][0]
    for rule in rules:
        near = 0 < rule.y - segment.middle < 1.6 * segment.size
        if near and rule.x1 - rule.x0 < _SHORT * wide and rule.x0 - 1 <= segment.x0 and segment.x1 <= rule.x1 + 1:
            under = [n for n, (x0, x1) in enumerate(columns) if rule.x0 - 2 <= (x0 + x1) / 2 <= rule.x1 + 2]
            # A rule below one column alone adds nothing: the head stands in that column already.
            if len(under) > 1:
                return PlacedSegment(under[0], under[-1], segment)
    return None


def _centred(
    bit: PlacedSegment, columns: list[tuple[float, float]], low: int, high: int, below: set[int]
) -> PlacedSegment:
    """The stretch of columns around a head whose middle is nearest to the head's own."""
    middle = (bit.segment.x0 + bit.segment.x1) / 2
    best, off = bit, abs((columns[bit.first][0] + columns[bit.last][1]) / 2 - middle)
    for first in range(low, bit.first + 1):
        for last in range(bit.last, high + 1):
            away = abs((columns[first][0] + columns[last][1]) / 2 - middle)
            # Each column under it has a head of its own below: else a short head in a wide column would take its
            # neighbour in.
            inside = all(n in below for n in range(first, last + 1))
            if inside and away < off - 0.5 * bit.segment.size:
                best, off = PlacedSegment(first, last, bit.segment), away
    return best


def _cells(rows: list[MatrixRow], columns: list[tuple[float, float]]) -> tuple[PlacedCell, ...]:
    """The cells of all rows, empty ones too; a head that stands alone in its column reaches over all header rows."""
    found: list[PlacedCell] = []
    head = next((n for n, row in enumerate(rows) if not row.head), 0)
    alone = _alone(rows[:head])
    covered: set[tuple[int, int]] = set()
    for n, row in enumerate(rows):
        for first, last, lines in row.cells:
            if n < head and first in alone and first == last:
                # The same cell comes once for each header row that it lies in; it is printed in the first.
                if alone[first] is not lines:
                    continue
                found.append(PlacedCell(0, first, head, 1, lines, columns[first][1]))
                covered |= {(k, first) for k in range(head)}
                continue
            found.append(PlacedCell(n, first, 1, last - first + 1, lines, columns[last][1]))
            covered |= {(n, k) for k in range(first, last + 1)}
    empty = ((n, k) for n in range(len(rows)) for k in range(len(columns)) if (n, k) not in covered)
    found += [PlacedCell(n, k, 1, 1, (), columns[k][1]) for n, k in empty]
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def _alone(head: list[MatrixRow]) -> dict[int, tuple[Segment, ...]]:
    """The only head of each column that has one, where the header has several rows."""
    # In a header of one row each head reaches as far down as it can anyway.
    if len(head) < 2:
        return {}
    holds: dict[int, list[tuple[Segment, ...]]] = {}
    for row in head:
        for first, last, lines in row.cells:
            for column in range(first, last + 1):
                holds.setdefault(column, []).append(lines if first == last else ())
    return {column: some[0] for column, some in holds.items() if len(some) == 1 and some[0]}
