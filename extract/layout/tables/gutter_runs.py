"""Finds runs of lines with gutters: tables without strokes, and text columns.

Columns are the stretches of the page's width that the segments of a run fill, parted by gutters that stay free. In a
table the columns' texts begin at the same heights, row by row; text columns run on side by side, each for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.layout.figures import is_page_number
from extract.layout.line_spacing import low_step
from extract.layout.lines import Lines, Segment
from extract.layout.tables.column_edges import ALIGNED, GUTTER, column_of, columns_of_segments, segments_by_column
from extract.layout.tables.form_rows import ROW_GAP

_CROSSED = 0.4  # of a column's texts: as many may cross its edge
_PAD = 1.5  # of the type's size: the white space that a row has above and below its text, at most
_NEAR = 40  # lines among which those of a row are sought
_LARGER = 1.07  # times the run's largest type: a heading is set in larger type than the rows above it
_NUMBERED = 0.6  # of the lines of a contents list: the others wrap, or have no gutter behind their numbers
_FAR = 3.2  # of the type's size: white space that ends a run
_FLUSH_RIGHT = 3  # labels that end at one place: two may by chance


@dataclass(frozen=True, slots=True)
class GutterRun:
    """Consecutive lines with columns: those of a table, or text columns."""

    kind: Literal["table", "columns"]
    start: int  # position of the first line
    end: int  # after the last
    edges: tuple[float, ...]  # x where columns begin; the first column's begin first


def gutter_runs(
    lines: Lines,
    hint: tuple[float, ...] | None = None,
    rules: Sequence[float] = (),
) -> list[GutterRun]:
    """The runs of a page's lines (not those of drawn tables), top to bottom.

    hint: the column edges of a table that was open at the end of the page before; rules: heights of rules that part
    rows where no uprights part columns.
    """
    found: list[GutterRun] = []
    n = 0
    while n < len(lines):
        run = _run_at(lines, n, hint if n == 0 else None, rules)
        if run is None:
            n += 1
        else:
            found.append(run)
            n = run.end
    return found


def _run_at(lines: Lines, start: int, hint: tuple[float, ...] | None, rules: Sequence[float]) -> GutterRun | None:
    edges = _edges_at(lines, start)
    open_edges = hint if hint is not None and _goes_on_in(lines[start], hint) else None
    # A table over a page break: its first line on the new page may fill two of four columns, the old columns are sure.
    if open_edges is not None and (edges is None or len(edges) <= len(open_edges)):
        edges = open_edges
    # Nothing aligns below the line. A page that ends in a table's first row looks so: read as a paragraph, that row was
    # lost to the table on the next page.
    if edges is None:
        return _torn_row(lines, start, rules)
    edges, end = _extent(lines, start, edges, rules)
    if open_edges is None:
        # The first lines gave the columns; the whole run corrects them, where a first line was a head or a short row.
        settled = gutter_edges([segment for line in lines[start:end] for segment in line])
        edges = settled if len(settled) >= 2 else edges
    edges = _labels_as_one(lines[start:end], edges)
    if len(edges) < 2:
        return None
    run = lines[start:end]
    if open_edges is None and not _has_columns(run, edges, end == len(lines)):
        return None
    return GutterRun("columns" if _runs_on(run, edges) else "table", start, end, edges)


def _labels_as_one(run: Lines, edges: tuple[float, ...]) -> tuple[float, ...]:
    """The edges, those of labels that are set flush right as one: labels of unlike widths each begin elsewhere.

    They end at one place, never stand beside each other, and each has its value in the last column beside it.
    """
    labels: list[Segment] = []
    for line in run:
        own = [s for s in line if (column_of(s, edges) or 0) < len(edges) - 1 and s.x1 < edges[-1]]
        if len(own) > 1:
            return edges
        labels += own
    if len(edges) < 3 or len(labels) < _FLUSH_RIGHT:
        return edges
    end = max(label.x1 for label in labels)
    flush = all(end - label.x1 < ALIGNED * label.size for label in labels)
    return (min(label.x0 for label in labels), edges[-1]) if flush else edges


def _goes_on_in(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if a line keeps to columns that are known, and has something in a later one than the first."""
    return _fits(line, edges) and (column_of(line[-1], edges) or 0) > 0


def _has_columns(run: Lines, edges: tuple[float, ...], at_end: bool) -> bool:
    """True if two lines have texts in several columns; one, where it is the first row of a table that is cut off.

    So at the foot of a page (`at_end`), or where a bold label stands before plain text.
    """
    several = sum(_occupied(line, edges) > 1 for line in run)
    # One line with a gap is a date beside a place, or two words set far apart; below it nothing keeps to its columns.
    return several > 1 or (several == 1 and len(run) > 1 and (at_end or _label_beside(run[0])))


def _torn_row(lines: Lines, start: int, rules: Sequence[float]) -> GutterRun | None:
    """A page's last line as the first row of a table that the page's end cut off below it."""
    line = lines[start]
    if start + 1 < len(lines) or len(line) < 2 or not (_label_beside(line) or _between_rules(line, rules)):
        return None
    return GutterRun("table", start, start + 1, tuple(segment.x0 for segment in line))


def _between_rules(line: list[Segment], rules: Sequence[float]) -> bool:
    """True if a rule lies just above a line and another just below it."""
    top, bottom, size = line[0].top, line[0].bottom, line[0].size
    above = any(0 <= top - y < 1.5 * size for y in rules)
    return above and any(0 <= y - bottom < 1.5 * size for y in rules)


def _label_beside(line: list[Segment]) -> bool:
    """True if a line begins with a bold label and goes on in plain type."""
    return line[0].style.bold and not line[-1].style.bold


def _edges_at(lines: Lines, start: int) -> tuple[float, ...] | None:
    """The column edges that the lines from start on agree on, where the first of them has a gutter."""
    first = lines[start]
    if len(first) < 2:
        return None
    size = first[0].size
    # Eight lines: a value in the second column may be that long before the next label stands beside it.
    for line in lines[start + 1 : start + 9]:
        if line[0].top - lines[start][0].bottom > 12 * size:
            break
        for segment in line:
            for other in first[1:]:
                left = abs(segment.x0 - other.x0) < ALIGNED * size and segment.x0 > first[0].x0 + size
                # Figures agree by their right edges, and only beside a label: running text has a right edge in common
                # too.
                right = abs(segment.x1 - other.x1) < ALIGNED * size and segment.x0 > first[0].x1
                if left or right:
                    return tuple(s.x0 for s in first)
    return None


def _fits(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if every segment stays within one column."""
    return None not in columns_of_segments(line, edges)


def _occupied(line: list[Segment], edges: tuple[float, ...]) -> int:
    return len(set(columns_of_segments(line, edges)) - {None})


def _extent(
    lines: Lines, start: int, edges: tuple[float, ...], rules: Sequence[float]
) -> tuple[tuple[float, ...], int]:
    """The run's columns and where it ends: at prose over a gutter, at a heading, far below, or where columns change.

    A line that needs more columns adds them, if every line before it keeps to them. Lines in a row between two rules
    belong to the run.
    """
    below = [y for y in rules if y > lines[start][0].top - _PAD * lines[start][0].size]
    end = start + 1
    largest = max(segment.size for segment in lines[start])
    for n in range(start + 1, len(lines)):
        line = lines[n]
        # A budget broke `€ 1.132.000` over two lines between the rules of one row; by its gaps the second line ended
        # the run. A heading between two tables stands between two rules as well: it is larger.
        if len(edges) > 2 and line[0].size < _LARGER * largest and _framed(lines, n, below):
            end = n + 1
            continue
        if _ends_run(lines[n - 1], line, edges, largest):
            break
        largest = max(largest, *(segment.size for segment in line))
        # `Schoolbestuur of besturen` in bold fills its column and stands a space before its value: that line has no
        # gutter.
        if not _label_and_value(line, edges):
            # A third column may begin rows below the first (`€` only beside posts), as long as no line so far runs over
            # it.
            refined = edges if _compatible(line, edges) else _refined(lines[start:n], line, edges)
            if refined is None or _label_alone(lines, n, refined):
                break
            edges = refined
        end = n + 1
    return edges, end


def _ends_run(above: list[Segment], line: list[Segment], edges: tuple[float, ...], largest: float) -> bool:
    """True if a line stands far below, or alone on its height is prose, further left than the run, or a heading."""
    size = line[0].size
    # The size of this line, not of the one above: a small note far below a large title is far in its own terms.
    far = line[0].top - max(s.bottom for s in above) > _FAR * size
    other = _is_prose(line[0], edges) or line[0].x0 < edges[0] - size or size > _LARGER * largest
    # A line of several segments is a row whatever its first one looks like: labels may be set as headings are.
    return far or (len(line) == 1 and other)


def _label_and_value(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if a label fills its column, so that no gutter parts it from its value: one segment in two columns."""
    return len(line) == 1 and len(segments_by_column(line, edges)) > 1


def _label_alone(lines: Lines, n: int, edges: tuple[float, ...]) -> bool:
    """True if a line holds only a text in the first column, after which no row of the run follows."""
    line = lines[n]
    first = len(line) == 1 and abs(line[0].x0 - edges[0]) < ALIGNED * line[0].size
    return first and not _run_goes_on(lines, n, edges) and not _hangs_on(lines[n - 1], line, edges)


def _framed(lines: Lines, n: int, rules: Sequence[float]) -> bool:
    """True if a line stands in a row of the table: text between two rules that lie close around it."""
    above = max((y for y in rules if y <= lines[n][0].middle), default=None)
    below = min((y for y in rules if y > lines[n][0].middle), default=None)
    if above is None or below is None:
        return False
    # All of the row's lines, the tall value beside the label too: the white space is measured from the row, not the
    # line.
    near = lines[max(0, n - _NEAR) : n + _NEAR]
    row = [segment for line in near for segment in line if above < segment.middle < below]
    room = _PAD * lines[n][0].size
    return min(s.top for s in row) - above < room and below - max(s.bottom for s in row) < room


def _compatible(line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if each segment of a line has a column of its own."""
    columns = columns_of_segments(line, edges)
    return None not in columns and len(set(columns)) == len(columns)


def _refined(before: Lines, line: list[Segment], edges: tuple[float, ...]) -> tuple[float, ...] | None:
    """The columns with those that a line adds, if the lines before it keep to them; None if they don't."""
    # One segment adds no gutter: it keeps to a column that is there, or ends the run.
    if len(line) < 2:
        return edges if column_of(line[0], edges) is not None else None
    size = line[0].size
    more = sorted([*edges, *(s.x0 for s in line if all(abs(s.x0 - edge) >= ALIGNED * size for edge in edges))])
    refined = tuple(more)
    crossing = sum(not _compatible(other, refined) for other in before if len(other) > 1)
    single = sum(column_of(other[0], refined) is None for other in before if len(other) == 1)
    # One line in eight may cross: a title over the whole width between rows. More, and the new column is chance.
    return refined if _compatible(line, refined) and crossing + single <= len(before) // 8 else None


def _hangs_on(above: list[Segment], line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if a last line of the first column belongs to the text just above it."""
    step = (line[0].bottom - above[0].bottom) / line[0].size
    # The second line of the last label: it ends the table, and begins no paragraph.
    return column_of(line[0], edges) == 0 and column_of(above[0], edges) == 0 and step < 1.6


def _is_prose(segment: Segment, edges: tuple[float, ...]) -> bool:
    """A single segment that begins in the first column and reaches well into the next, with no gutter on its way."""
    reaches = segment.x0 < edges[0] + segment.size and len(edges) > 1 and segment.x1 > edges[1] + 1.5 * segment.size
    return reaches and len(segments_by_column([segment], edges)) == 1


def _run_goes_on(lines: Lines, n: int, edges: tuple[float, ...]) -> bool:
    """True if below a line that holds only the first column more of the run follows soon."""
    # A label of up to three lines may stand above the first line with a value.
    for line in lines[n + 1 : n + 4]:
        if line[0].top - lines[n][-1].bottom > _FAR * line[0].size:
            return False
        if (len(line) == 1 and _is_prose(line[0], edges)) or not _compatible(line, edges):
            return False
        if any((column_of(segment, edges) or 0) > 0 for segment in line):
            return True
    return False


def gutter_edges(segments: list[Segment]) -> tuple[float, ...]:
    """Where columns begin: the left edges of stretches that segments fill, gutters being crossed by few."""
    if not segments:
        return ()
    size = sorted(s.size for s in segments)[len(segments) // 2]
    marks = sorted({s.x0 for s in segments})
    # A title row or a total may run over a gutter; among fewer than ten segments one that crosses is a tenth or more.
    allowed = max(1 if len(segments) >= 10 else 0, int(len(segments) * 0.1))
    edges = [marks[0]]
    for mark in marks[1:]:
        before = [s for s in segments if s.x0 < mark - ALIGNED * size]
        crossing = sum(s.x1 > mark - GUTTER * size * 0.5 for s in before)
        here = [s for s in segments if s.x0 >= mark - ALIGNED * size]
        if crossing <= allowed and before and here and mark - edges[-1] > 1.5 * size:
            edges.append(mark)
    return tuple(_backed(edges, segments, size))


def _backed(edges: list[float], segments: list[Segment], size: float) -> list[float]:
    """The edges at which more texts begin a column than cross it: justified words stand as far apart as columns."""
    # Justified narrow cells part their words as widely as columns stand (`Taal op` / `school`): in a budget each such
    # gap made a column. Few texts begin there, and many lines run over it.
    kept = edges[:1]
    for edge, following in pairwise([*edges[1:], float("inf")]):
        here = sum(edge - ALIGNED * size <= s.x0 < following - ALIGNED * size for s in segments)
        over = sum(s.x0 < edge - ALIGNED * size and s.x1 > edge + ALIGNED * size for s in segments)
        if over <= _CROSSED * here:
            kept.append(edge)
    return kept


def numbers_in_front(lines: Lines) -> bool:
    """True for a contents list in levels whose page numbers stand before the entries: lines of text, no table.

    The numbers of one level stand below the headings of another, where a table has a column of each.
    """
    numbered = [line for line in lines if len(line) == 2 and is_page_number(line[0].text)]
    if len(numbered) < _NUMBERED * len(lines) or any(len(line) > 2 for line in lines):
        return False
    return any(
        abs(heading.x0 - number.x0) < ALIGNED * heading.size for _, heading in numbered for number, _ in numbered
    )


def _runs_on(lines: Lines, edges: tuple[float, ...]) -> bool:
    """True if the columns are text that runs on side by side: alike in width, and filled line after line."""
    columns = _bycolumn_of(lines, edges)
    # Two lines side by side are an address beside a logo, not text that runs on.
    if any(len(column) < 3 for column in columns):
        return False
    widths = [max(s.x1 for s in column) - min(s.x0 for s in column) for column in columns]
    # Labels and their values: text columns are of one width.
    if min(widths) < 0.7 * max(widths):
        return False
    shared = _shared_gaps(columns)
    full = [
        sum(s.x1 > min(t.x0 for t in column) + 0.75 * width for s in column) / len(column)
        for column, width in zip(columns, widths, strict=True)
    ]
    # Paragraphs of two columns begin abreast now and then by chance, the more often the longer they are; lines that
    # nearly all reach the edge make up for that. A table's rows begin abreast each time, and its cells end early.
    return (shared <= 1 and min(full) > 0.4) or (shared <= 2 + len(lines) // 12 and min(full) > 0.65)


def _bycolumn_of(lines: Lines, edges: tuple[float, ...]) -> Lines:
    columns: Lines = [[] for _ in edges]
    for line in lines:
        for segment, column in zip(line, columns_of_segments(line, edges), strict=True):
            if column is not None:
                columns[column].append(segment)
    return columns


def _shared_gaps(columns: Lines) -> int:
    """How often all columns begin anew at the same height after white space: the rows of a table do."""
    begins: list[set[int]] = []
    for column in columns:
        usual = low_step((b.bottom - a.bottom for a, b in pairwise(column)), 3) or 0
        begins.append({round(b.top / 3) for a, b in pairwise(column) if b.bottom - a.bottom > usual * ROW_GAP})
    first = begins[0]
    return sum(all(any(abs(b - other) <= 1 for other in rest) for rest in begins[1:]) for b in first)
