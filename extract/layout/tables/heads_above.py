"""Takes the heads above a table's first aligned line to the table.

Heads stand close above it and within its width, but needn't begin where their columns do; so they are no part of the
run of lines by which the table was found. A caption and running text above a table stay outside.
"""

from itertools import pairwise, zip_longest

from extract.layout.lines import Lines, Segment
from extract.layout.tables.gutter_runs import GutterRun

_NEAR = 0.9  # of the type's size: white space that heads have below them at most


def start_with_heads(lines: Lines, run: GutterRun, done: int) -> int:
    """Where a table begins with the heads above its first aligned line."""
    second = run.edges[1] if len(run.edges) > 1 else None
    return _head(lines, run.start, run.end, done, second)


def start_with_heads_of_lines(lines: Lines, start: int, end: int, done: int) -> int:
    """The same where only the table's lines are known: its second column begins where its figures do.

    Heads may stand a little further above it than its rows stand apart.
    """
    second = min((line[1].x0 for line in lines[start:end] if len(line) > 1), default=None)
    whites = sorted(_white(a, b) for a, b in pairwise(lines[start:end]))
    usual = whites[len(whites) // 2] / max(s.size for s in lines[start]) if whites else 0.0
    return _head(lines, start, end, done, second, min(max(_NEAR, 1.3 * usual), 1.7))


def _white(above: list[Segment], below: list[Segment]) -> float:
    return min(s.top for s in below) - max(s.bottom for s in above)


def _head(lines: Lines, start: int, end: int, done: int, second: float | None, most: float = _NEAR) -> int:
    """Close above the table, inside its width, no prose.

    A line of the first column alone is taken in only with heads above it: it may be a caption.
    """
    ink = [segment for line in lines[start:end] for segment in line]
    left, right = min(s.x0 for s in ink), max(s.x1 for s in ink)
    begin = n = start
    # Five lines of heads at most, and one caption-like line between them: more is the text above the table.
    while n > done and start - n < 5 and begin - n < 2:
        line, below = lines[n - 1], lines[n]
        size = max(s.size for s in line)
        near = _white(line, below) < most * size
        # What begins outside of the table's width is a paragraph, or another table's.
        if not (near and all(left - size < s.x0 < right for s in line)):
            break
        n -= 1
        # A single text that begins right of the first column heads something (`Bedrag`); in the first it may be a
        # caption.
        if len(line) > 1 or (second is not None and line[0].x0 > second - size):
            begin = n
    return begin


def without_header_runs(runs: list[GutterRun], lines: Lines) -> list[GutterRun]:
    """The runs, a short one right above a table of more columns left to that table: it is its header."""
    # A head over two columns of four agrees with its neighbour in two columns, and was found as a table of two.
    pairs = zip_longest(runs, runs[1:])
    return [run for run, below in pairs if below is None or not _is_header_of(run, below, lines)]


def _is_header_of(run: GutterRun, below: GutterRun, lines: Lines) -> bool:
    """True if a run of a line or two is the header of the table right below it, which has more columns."""
    tables = run.kind == below.kind == "table"
    close = run.end - run.start <= 2 and below.start - run.end <= 1
    wider = len(below.edges) > max(2, len(run.edges))
    return tables and close and wider and start_with_heads(lines, below, run.start) <= run.start
