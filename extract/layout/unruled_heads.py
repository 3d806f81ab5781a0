"""The runs of a page's lines in, the same with the heads above them out. Knows alignment and white space; no words."""

from extract.layout.lines import Segment
from extract.layout.unruled import Run


def with_head(lines: list[list[Segment]], run: Run, done: int) -> int:
    """Where a table begins with the heads above its first aligned line: close above it, inside its width, no prose.

    A line of the first column alone is taken in only with heads above it: it may be a caption.
    """
    ink = [segment for line in lines[run.start : run.end] for segment in line]
    left, right = min(s.x0 for s in ink), max(s.x1 for s in ink)
    begin = n = run.start
    while n > done and run.start - n < 5 and begin - n < 2:
        line, below = lines[n - 1], lines[n]
        size = max(s.size for s in line)
        near = min(s.top for s in below) - max(s.bottom for s in line) < 0.9 * size
        if not (near and all(left - size < s.x0 < right for s in line)):
            break
        n -= 1
        if len(line) > 1 or (len(run.edges) > 1 and line[0].x0 > run.edges[1] - size):
            begin = n
    return begin


def whole(runs: list[Run], lines: list[list[Segment]]) -> list[Run]:
    """The runs, a short one right above a table of more columns left to that table: it is its header."""
    found: list[Run] = []
    for n, run in enumerate(runs):
        below = runs[n + 1] if n + 1 < len(runs) else None
        if (
            below is not None
            and run.kind == below.kind == "table"
            and run.end - run.start <= 2
            and below.start - run.end <= 1
            and len(below.edges) > max(2, len(run.edges))
            and with_head(lines, below, run.start) <= run.start
        ):
            continue
        found.append(run)
    return found
