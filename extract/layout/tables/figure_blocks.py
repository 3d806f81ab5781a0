"""Finds blocks of figures: lines with figures side by side, at the same places, line below line.

Nothing else than a table looks so, whatever stands between its lines (names of groups, labels of several lines) and
however its heads are set. Reports often print such tables without any stroke.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.layout.figures import is_figure
from extract.layout.lines import Lines, Segment
from extract.layout.tables.heads_above import start_with_heads_of_lines

_LEAST = 3  # lines with figures side by side that make a table; set on the samples
_BETWEEN = 4  # lines without figures between two with figures, at most
_WHITE = 2.3  # of the type's size: white space that no table has between its lines
_ALIGNED = 0.7  # of the type's size: figures this near stand in one column
_PROSE = 0.75  # of the table's width: a line this long is running text
_CAPTION = re.compile(r"^(?:Tabel|Table|Figuur|Figure|Grafiek|Bron|Source)\b", re.IGNORECASE)


def figure_blocks(lines: Lines) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch with its heads, top to bottom."""
    strong = [n for n, line in enumerate(lines) if len(_figures(line)) > 1]
    done = 0
    for group in _groups(lines, strong):
        start, end = group[0], group[-1] + 1
        if sum(_labelled(lines[n]) for n in group) < _LEAST or start < done:
            continue
        # `Totaal ... 213` below three columns: one figure only, so it is no line by which the block was found.
        end = _tail(lines, start, end)
        start = start_with_heads_of_lines(lines, start, end, done)
        yield start, end
        done = end


def figures_abreast(lines: Lines) -> bool:
    """True if figures stand side by side in two lines or more, at the same places."""
    strong = [line for line in lines if len(_figures(line)) > 1]
    return any(
        sum(_below(a, b) for a in _figures(above) for b in _figures(line)) > 1 for above, line in pairwise(strong)
    )


def _figures(line: list[Segment]) -> list[Segment]:
    """The figures of a line beside other things: what stands first is a label, unless it is a figure among others."""
    # A figure alone on its line is a page number, or a year of a list: it has nothing beside it to make a row of.
    found = [segment for segment in line if is_figure(segment.text)]
    return found if len(line) > 1 else []


def _labelled(line: list[Segment]) -> bool:
    """True if a line is more than a row of figures alone, such as a scale's."""
    return len(line) > 1


def _groups(lines: Lines, strong: list[int]) -> list[list[int]]:
    """Lines with figures below each other in the same columns, close enough, with no running text between them."""
    found: list[list[int]] = []
    for n in strong:
        if found and _continues_block(lines, found[-1], n):
            found[-1].append(n)
        else:
            found.append([n])
    return found


def _continues_block(lines: Lines, group: list[int], n: int) -> bool:
    last = group[-1]
    # The last three lines, not the last one: a line may leave a column empty (`-` is no figure).
    if n - last - 1 > _BETWEEN or not any(_shares(lines[k], lines[n]) for k in group[-3:]):
        return False
    ink = [segment for k in (*group, n) for segment in lines[k]]
    left, right = min(s.x0 for s in ink), max(s.x1 for s in ink)
    # `Zorg` alone, the name of a group of rows, stays inside; a caption or a paragraph between parts two tables.
    return _close(lines, last, n) and all(_within(line, left, right) for line in lines[last + 1 : n])


def _shares(above: list[Segment], line: list[Segment]) -> bool:
    """True if two lines have figures in one column: flush left, flush right or centred."""
    return any(_below(a, b) for a in _figures(above) for b in _figures(line))


def _below(a: Segment, b: Segment) -> bool:
    near = _ALIGNED * max(a.size, b.size)
    # `5` above `1.250` share no left edge where they are set flush right, and neither edge where they are centred.
    middles = abs(a.x0 + a.x1 - b.x0 - b.x1) / 2
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), middles) < near


def _close(lines: Lines, first: int, last: int) -> bool:
    """True if no wide white space parts the lines from one to another."""
    return all(
        min(s.top for s in below) - max(s.bottom for s in above) < _WHITE * max(s.size for s in below)
        for above, below in pairwise(lines[first : last + 1])
    )


def _within(line: list[Segment], left: float, right: float) -> bool:
    """True if a line between may belong to the table: inside its width, and neither running text nor a caption."""
    first = line[0]
    # A caption is as narrow as a group's name; its first word tells (`Tabel 2: ...` between two tables that touch).
    if first.x0 < left - first.size or line[-1].x1 > right + first.size or _CAPTION.match(first.text):
        return False
    return all(s.x1 - s.x0 < _PROSE * (right - left) for s in line)


def _tail(lines: Lines, start: int, end: int) -> int:
    """The end with lines below that hold a single figure in one of the columns: a sum, say."""
    while (
        end < len(lines)
        and len(lines[end]) > 1
        and _close(lines, end - 1, end)
        and any(_shares(lines[n], lines[end]) for n in range(max(start, end - 4), end))
    ):
        end += 1
    return end
