"""Tells how many lines of a matrix are its header, and which of these make one header row.

A header ends at the first rule between lines, or above the first line of figures. A head over several columns
(`Uitgaven` above `2023` and `2024`) and the heads below it are two header rows.
"""

from collections.abc import Sequence

from extract.layout.figures import is_bracketed_number, is_year
from extract.layout.tables.table_lines import Rule, TableLine


def head_end(lines: list[TableLine], numeric: set[int]) -> int:
    """How many lines the header has: those above the first rule between lines, or above the first figures."""
    first = next((n for n, line in enumerate(lines) if line.band > lines[0].band), len(lines))
    bands = len({line.band for line in lines})
    figures = next((n for n, line in enumerate(lines) if line.figures), len(lines))
    # A rule below the header is the surest sign. Two lines of figures above it: then the rule parts rows, and no
    # header.
    if bands > 1:
        crowded = sum(bool(line.figures) for line in lines[:first]) > 1
        return 0 if crowded else _with_named(lines, first)
    # Figures from the first line on: the table has no header, or it stood on the page before.
    if numeric and 0 < figures < len(lines):
        return _before_first_row(lines, figures)
    return 0


def _with_named(lines: list[TableLine], head: int) -> int:
    """The header's end with the line below it that names the columns of its spanning heads one by one."""
    # `Uitgaven` with a rule below it, and `2023 | 2024` below that: the rule underlines the head over both.
    spans = any(bit.first < bit.last for bit in lines[head - 1].bits)
    named = head < len(lines) - 1 and not lines[head].figures and len(lines[head].bits) > 1
    return head + 1 if spans and named else head


def _before_first_row(lines: list[TableLine], figures: int) -> int:
    """The header's end above the first line of figures: a label that begins its row stands nearer to it."""
    end = figures
    while end > 0 and lines[end - 1].columns == {0} and end > 1:
        step = lines[end].middle - lines[end - 1].middle
        above = lines[end - 1].middle - lines[end - 2].middle
        # `Jeugdhulp en` above `onderwijs 1 2`: the label of two lines begins the first row, and is no head.
        if step > above + 0.1 * lines[end].size:
            break
        end -= 1
    return end


def levels(lines: list[TableLine], rules: Sequence[Rule]) -> list[list[TableLine]]:
    """The header's rows: a new one begins below a head over several columns that this line names one by one."""
    levels: list[list[TableLine]] = []
    for line in lines:
        if levels and not _parted(levels[-1], line, rules):
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _parted(level: list[TableLine], line: TableLine, rules: Sequence[Rule]) -> bool:
    return (
        _below_spanning(level, line)
        or _rule_between(level[-1], line, rules)
        # Years, or column numbers `(1) (2)`, end a level: units (`x € 1.000`) below them are heads of their own.
        or names_columns(level[-1])
        # A name over three columns or more belongs to no head above it.
        or (line.alone and len(line.columns) > 2)
    )


def names_columns(line: TableLine) -> bool:
    """True if most of what stands in columns after the first is years, or numbers in brackets."""
    texts = [bit.segment.text for bit in line.bits if bit.first > 0]
    return any(sum(map(kind, texts)) > max(1, 0.5 * len(texts)) for kind in (is_year, is_bracketed_number))


def _below_spanning(level: list[TableLine], line: TableLine) -> bool:
    for above in (bit for one in level for bit in one.bits if bit.first < bit.last):
        own = [bit for bit in line.bits if above.first <= bit.first and bit.last <= above.last]
        middle = above.segment.x0 + above.segment.x1
        # The second line of a centred head stands in its middle; a head of one of its columns stands beside the middle.
        wrapped = len(own) == 1 and abs(own[0].segment.x0 + own[0].segment.x1 - middle) < 1.2 * line.size
        if own and not wrapped and (len(own) > 1 or own[0].first > above.first or own[0].last < above.last):
            return True
    return False


def _rule_between(above: TableLine, line: TableLine, rules: Sequence[Rule]) -> bool:
    return any(above.middle < rule.y < line.middle for rule in rules) and above.band == line.band
