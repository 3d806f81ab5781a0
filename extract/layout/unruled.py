"""Lines of segments in, the runs of them that form a table or text columns out. Knows alignment, no rulers, no words.

Columns are the stretches of the page's width that the segments of a run fill, parted by gutters that stay free. In a
table the columns' texts begin at the same heights, row by row; text columns run on side by side, each for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.layout.lines import Segment, Word, segment_of

_ALIGNED = 0.35          # of the type's size: edges this near are one
_GUTTER = 0.5            # of the type's size: the narrowest gutter
_ROW_GAP = 1.28          # a step to the next line this much larger than the pitch begins a row
_FAR = 3.2               # of the type's size: white space that ends a run


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines with columns: `kind` is `table` or `columns`."""

    kind: str
    start: int                             # position of the first line
    end: int                               # after the last
    edges: tuple[float, ...]               # x where columns begin; the first column's begin first
    rows: tuple[tuple[int, ...], ...]      # of a table: positions of the lines of each row


def find_runs(lines: list[list[Segment]], hint: tuple[float, ...] | None = None, rules: Sequence[float] = ()) -> list[Run]:
    """The runs of a page's lines (not those of drawn tables), top to bottom.

    hint: the column edges of a table that was open at the end of the page before; rules: heights of rules that part
    rows where no uprights part columns.
    """
    found: list[Run] = []
    n = 0
    while n < len(lines):
        run = _run_at(lines, n, hint if n == 0 else None, rules)
        if run is None:
            n += 1
        else:
            found.append(run)
            n = run.end
    return found


def _run_at(lines: list[list[Segment]], start: int, hint: tuple[float, ...] | None, rules: Sequence[float]) -> Run | None:
    edges = _edges_at(lines, start)
    hinted = hint is not None and _fits(lines[start], hint) and (_column(lines[start][-1], hint) or 0) > 0
    if hinted and hint is not None and (edges is None or len(edges) <= len(hint)):
        edges = hint
    if edges is None:
        return None
    edges, end = _extent(lines, start, edges)
    segments = [segment for line in lines[start:end] for segment in line]
    settled = gutter_edges(segments)
    edges = settled if len(settled) >= 2 and not hinted else edges
    several = sum(_occupied(line, edges) > 1 for line in lines[start:end])
    torn = several == 1 and end - start > 1 and (end == len(lines) or _label_beside(lines[start]))
    if (several < 2 and not hinted and not torn) or len(edges) < 2:
        return None
    if _runs_on(lines[start:end], edges):
        return Run("columns", start, end, edges, ())
    return Run("table", start, end, edges, _rows(lines, start, end, edges, rules))


def _label_beside(line: list[Segment]) -> bool:
    """Whether a line begins with a bold label and goes on in plain type."""
    return line[0].style.bold and not line[-1].style.bold


def _edges_at(lines: list[list[Segment]], start: int) -> tuple[float, ...] | None:
    """The column edges that the lines from start on agree on, where the first of them has a gutter."""
    first = lines[start]
    if len(first) < 2:
        return None
    size = first[0].size
    for line in lines[start + 1:start + 9]:
        if line[0].top - lines[start][0].bottom > 12 * size:
            break
        for segment in line:
            for other in first[1:]:
                left = abs(segment.x0 - other.x0) < _ALIGNED * size and segment.x0 > first[0].x0 + size
                right = abs(segment.x1 - other.x1) < _ALIGNED * size and segment.x0 > first[0].x1
                if left or right:
                    return tuple(s.x0 for s in first)
    return None


def _fits(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """Whether every segment stays within one column."""
    return None not in placed(line, edges)


def placed(line: list[Segment], edges: tuple[float, ...]) -> list[int | None]:
    """The column of each segment of a line; None where one reaches over a gutter into another's place.

    A later segment that reaches back over its column's edge is right-aligned; one that begins a column and finds the
    next ones empty spans them.
    """
    found: list[int | None] = []
    for n, segment in enumerate(line):
        column = _column(segment, edges)
        if column is None and n:
            column = next((k for k, edge in enumerate(edges) if segment.x0 < edge < segment.x1), None)
        if column is None and n + 1 < len(line):
            column = next((k for k, edge in enumerate(edges) if abs(segment.x0 - edge) < _ALIGNED * segment.size), None)
        found.append(column)
    return found


def _column(segment: Segment, edges: tuple[float, ...]) -> int | None:
    """The column in which a segment lies; None where it reaches over a gutter."""
    slack = _ALIGNED * segment.size
    column = max((n for n, edge in enumerate(edges) if segment.x0 >= edge - slack), default=None)
    if column is None:
        return None
    if column + 1 < len(edges) and segment.x1 > edges[column + 1] + slack:
        return None
    return column


def _occupied(line: list[Segment], edges: tuple[float, ...]) -> int:
    return len(set(placed(line, edges)) - {None})


def _extent(lines: list[list[Segment]], start: int, edges: tuple[float, ...]) -> tuple[tuple[float, ...], int]:
    """The run's columns and where it ends: at prose over a gutter, at a heading, far below, or where columns change.

    A line that needs more columns adds them, if every line before it keeps to them.
    """
    end = start + 1
    largest = max(segment.size for segment in lines[start])
    for n in range(start + 1, len(lines)):
        above, line = lines[n - 1], lines[n]
        size = line[0].size
        if line[0].top - max(s.bottom for s in above) > _FAR * size:
            break
        if len(line) == 1 and (_is_prose(line[0], edges) or line[0].x0 < edges[0] - size or size > 1.07 * largest):
            break
        largest = max(largest, *(segment.size for segment in line))
        if not _compatible(line, edges):
            more = _refined(lines[start:n], line, edges)
            if more is None:
                break
            edges = more
        if len(line) == 1 and abs(line[0].x0 - edges[0]) < _ALIGNED * size and not _run_goes_on(lines, n, edges) and not (
                _hangs_on(above, line, edges)):
            break
        end = n + 1
    return edges, end


def _compatible(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """Whether each segment of a line has a column of its own."""
    columns = placed(line, edges)
    return None not in columns and len(set(columns)) == len(columns)


def _refined(before: list[list[Segment]], line: list[Segment], edges: tuple[float, ...]) -> tuple[float, ...] | None:
    """The columns with those that a line adds, if the lines before it keep to them; None if they don't."""
    if len(line) < 2:
        return edges if _column(line[0], edges) is not None else None
    size = line[0].size
    more = sorted([*edges, *(s.x0 for s in line if all(abs(s.x0 - edge) >= _ALIGNED * size for edge in edges))])
    refined = tuple(more)
    crossing = sum(not _compatible(other, refined) for other in before if len(other) > 1)
    single = sum(_column(other[0], refined) is None for other in before if len(other) == 1)
    return refined if _compatible(line, refined) and crossing + single <= len(before) // 8 else None


def _hangs_on(above: list[Segment], line: list[Segment], edges: tuple[float, ...]) -> bool:
    """Whether a last line of the first column belongs to the text just above it."""
    step = (line[0].bottom - above[0].bottom) / line[0].size
    return _column(line[0], edges) == 0 and _column(above[0], edges) == 0 and step < 1.6


def _is_prose(segment: Segment, edges: tuple[float, ...]) -> bool:
    """A single segment that begins in the first column and reaches well into the next."""
    return segment.x0 < edges[0] + segment.size and len(edges) > 1 and segment.x1 > edges[1] + 1.5 * segment.size


def _run_goes_on(lines: list[list[Segment]], n: int, edges: tuple[float, ...]) -> bool:
    """Whether below a line that holds only the first column more of the run follows soon."""
    for line in lines[n + 1:n + 4]:
        if line[0].top - lines[n][-1].bottom > _FAR * line[0].size:
            return False
        if len(line) == 1 and _is_prose(line[0], edges) or not _compatible(line, edges):
            return False
        if any((_column(segment, edges) or 0) > 0 for segment in line):
            return True
    return False


def gutter_edges(segments: list[Segment]) -> tuple[float, ...]:
    """Where columns begin: the left edges of stretches that segments fill, gutters being crossed by few."""
    if not segments:
        return ()
    size = sorted(s.size for s in segments)[len(segments) // 2]
    marks = sorted({s.x0 for s in segments})
    allowed = max(1 if len(segments) >= 10 else 0, int(len(segments) * 0.1))
    edges = [marks[0]]
    for mark in marks[1:]:
        before = [s for s in segments if s.x0 < mark - _ALIGNED * size]
        crossing = sum(s.x1 > mark - _GUTTER * size * 0.5 for s in before)
        here = [s for s in segments if s.x0 >= mark - _ALIGNED * size]
        if crossing <= allowed and before and here and mark - edges[-1] > 1.5 * size:
            edges.append(mark)
    return tuple(edges)


def _runs_on(lines: list[list[Segment]], edges: tuple[float, ...]) -> bool:
    """Whether the columns are text that runs on side by side: alike in width, and filled line after line."""
    columns = _by_column(lines, edges)
    if any(len(column) < 3 for column in columns):
        return False
    widths = [max(s.x1 for s in column) - min(s.x0 for s in column) for column in columns]
    if min(widths) < 0.7 * max(widths):
        return False
    shared = _shared_gaps(columns)
    full = [sum(s.x1 > min(t.x0 for t in column) + 0.75 * width for s in column) / len(column)
            for column, width in zip(columns, widths, strict=True)]
    return shared <= 1 and min(full) > 0.4


def _by_column(lines: list[list[Segment]], edges: tuple[float, ...]) -> list[list[Segment]]:
    columns: list[list[Segment]] = [[] for _ in edges]
    for line in lines:
        for segment, column in zip(line, placed(line, edges), strict=True):
            if column is not None:
                columns[column].append(segment)
    return columns


def _shared_gaps(columns: list[list[Segment]]) -> int:
    """How often all columns begin anew at the same height after white space: the rows of a table do."""
    begins: list[set[int]] = []
    for column in columns:
        steps = sorted(b.bottom - a.bottom for a, b in pairwise(column))
        usual = steps[len(steps) // 3] if steps else 0
        begins.append({round(b.top / 3) for a, b in pairwise(column) if b.bottom - a.bottom > usual * _ROW_GAP})
    first = begins[0]
    return sum(all(any(abs(b - other) <= 1 for other in rest) for rest in begins[1:]) for b in first)


def _rows(lines: list[list[Segment]], start: int, end: int, edges: tuple[float, ...],
          rules: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """The lines of each row.

    Where rules part the rows, they tell. Elsewhere a row begins where the first column, or several, begin after more than a line's step; and, where rows stand as close
    as lines, where a column's line above ended although the next word would have fitted.
    """
    top, bottom = lines[start][0].top, lines[end - 1][0].bottom
    inside = [y for y in rules if top < y < bottom]
    if len(inside) >= 2:
        return _ruled_rows(lines, start, end, edges, inside)
    pitch = _pitch(lines[start:end], edges)
    rights = _rights(lines[start:end], edges)
    rows: list[list[int]] = [[start]]
    for n in range(start + 1, end):
        line, above = lines[n], lines[n - 1]
        columns = {0 if column is None else column for column in placed(line, edges)}
        step = (line[0].bottom - above[0].bottom) / max(line[0].size, above[0].size)
        wide = step > pitch * _ROW_GAP
        several = len(columns) > 1
        if (0 in columns or several) and wide or several and _ended(above, line, edges, rights):
            rows.append([n])
        elif columns == {0} and n + 1 < end and _wraps_into(line, lines[n + 1], above, edges, rights):
            rows.append([n])
        else:
            rows[-1].append(n)
    return tuple(tuple(row) for row in rows)


def _ruled_rows(lines: list[list[Segment]], start: int, end: int, edges: tuple[float, ...],
                rules: list[float]) -> tuple[tuple[int, ...], ...]:
    """The lines between each two rules; two figures below each other in the last column are two rows without a rule too."""
    rows: list[list[int]] = []
    band = -1
    for n in range(start, end):
        here = sum(y < lines[n][0].middle for y in rules)
        if here != band or _figures(lines[n - 1], lines[n], edges):
            rows.append([])
            band = here
        rows[-1].append(n)
    return tuple(tuple(row) for row in rows)


def _figures(above: list[Segment], line: list[Segment], edges: tuple[float, ...]) -> bool:
    last = len(edges) - 1
    over, here = (dict(zip(placed(some, edges), some, strict=True)) for some in (above, line))
    return last in over and last in here and len(here) > 1 and _number(over[last], here[last])


def _rights(lines: list[list[Segment]], edges: tuple[float, ...]) -> dict[int, float]:
    """How far each column's lines may reach: to its rightmost ink, or, where few lines come near that, to the next column."""
    ends: dict[int, list[float]] = {}
    for line in lines:
        for segment, column in zip(line, placed(line, edges), strict=True):
            if column is not None:
                ends.setdefault(column, []).append(segment.x1)
    rights = {column: max(some) for column, some in ends.items()}
    first = ends.get(0, [])
    size = lines[0][0].size
    near = sum(x > edges[0] + 0.85 * (rights[0] - edges[0]) for x in first) if first else 0
    if first and near < 0.4 * len(first):
        rights[0] = max(rights[0], edges[1] - 0.8 * size)
    return rights


def _ended(above: list[Segment], line: list[Segment], edges: tuple[float, ...], rights: dict[int, float]) -> bool:
    """Whether the line above was ended on purpose in the first or in the last column: the next word had room there."""
    over = dict(zip(placed(above, edges), above, strict=True))
    for segment, column in zip(line, placed(line, edges), strict=True):
        before = over.get(column)
        if column in (0, len(edges) - 1) and before is not None:
            word = segment.words[0]
            if before.x1 + 0.5 * segment.size + (word.x1 - word.x0) < rights.get(column, 0.0) or _number(before, segment):
                return True
    return False


def _wraps_into(line: list[Segment], below: list[Segment], above: list[Segment], edges: tuple[float, ...],
                rights: dict[int, float]) -> bool:
    """Whether a line of the first column is the beginning of an entry whose number stands on the next line, as in a contents list."""
    last = len(edges) - 1
    over, under = (dict(zip(placed(some, edges), some, strict=True)) for some in (above, below))
    if last not in over or last not in under or 0 not in under or not _number(over[last], under[last]):
        return False
    word = under[0].words[0]
    return line[0].x1 + 0.5 * word.size + (word.x1 - word.x0) >= rights.get(0, 0.0)


def _number(before: Segment, segment: Segment) -> bool:
    """Two figures below each other, as in a column of amounts or page numbers: never one value over two lines."""
    return before.text[-1:].isdigit() and segment.text[-1:].isdigit() and len(segment.words) < 4 and abs(before.x1 - segment.x1) < 2


def _pitch(lines: list[list[Segment]], edges: tuple[float, ...]) -> float:
    """The step of lines inside cells, in sizes of type: of lines that hold only a later column."""
    inside = [(b[0].bottom - a[0].bottom) / max(a[0].size, b[0].size) for a, b in pairwise(lines)
              if len(b) == 1 and _column(b[0], edges) and _column(a[-1], edges) == _column(b[0], edges)]
    steps = sorted(step for step in inside if 0.8 < step < 2.4)
    if steps:
        return steps[len(steps) // 4]
    every = sorted((b[0].bottom - a[0].bottom) / b[0].size for a, b in pairwise(lines))
    return max(1.0, min(1.7, every[0])) if every else 1.4


def cells_of(line: list[Segment], edges: tuple[float, ...]) -> dict[int, Segment]:
    """A line's words by column; a segment that reaches over a gutter is parted at a word that begins a column."""
    found: dict[int, list[Word]] = {}
    for segment, column in zip(line, placed(line, edges), strict=True):
        if column is not None:
            found.setdefault(column, []).extend(segment.words)
            continue
        at = max((n for n, edge in enumerate(edges) if segment.x0 >= edge - _ALIGNED * segment.size), default=0)
        last = segment.words[0]
        for word in segment.words:
            begun = next((n for n, edge in enumerate(edges) if n > at and abs(word.x0 - edge) < _ALIGNED * word.size), None)
            if begun is not None and word.x0 - last.x1 > _GUTTER * word.size:
                at = begun
            found.setdefault(at, []).append(word)
            last = word
    return {column: segment_of(words) for column, words in found.items()}
