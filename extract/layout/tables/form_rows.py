"""Tells which lines of a form make one row.

By rules, where they part rows; else by white space, and by what was ended on purpose: a line whose next word would have
fitted ends its text, so what follows in its column begins a row.
"""

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.figures import ends_in_figure, is_quantity
from extract.layout.line_spacing import low_step, step
from extract.layout.lines import Lines, Segment
from extract.layout.tables.column_edges import column_of, columns_of_segments

LARGEST_PITCH = 1.7  # of the type's size: lines further apart are no text
ROW_GAP = 1.28  # a step to the next line this much larger than the pitch begins a row
# The same where a label tells too: LaTeX sets the rows of a table 1.36 sizes apart and the lines in a cell 1.2.
_LABEL_GAP = 1.08
_CAPITALS = 0.6  # of the first column's lines: so many begin with a capital where those in small letters go on


def form_rows(
    lines: Lines,
    start: int,
    end: int,
    edges: tuple[float, ...],
    rules: Sequence[float],
    text_pitch: float = LARGEST_PITCH,
) -> tuple[tuple[int, ...], ...]:
    """The lines of each row. text_pitch: the step of lines in the document's running text, in sizes of type.

    Where rules part the rows, they tell. Elsewhere a row begins where the first column, or several, begin after more
    than a line's step; and, where rows stand as close as lines, where a column's line above ended although the next
    word would have fitted.
    """
    top, bottom = lines[start][0].top, lines[end - 1][0].bottom
    inside = [y for y in rules if top < y < bottom]
    # A single rule is a header's or a total's: it parts two rows, and says nothing of the others.
    if len(inside) >= 2:
        return _ruled_rows(lines, start, end, edges, inside)
    pitch = _pitch(lines[start:end], edges, text_pitch)
    rights = _rights(lines[start:end], edges)
    capitals = _labels_have_capitals(lines[start:end], edges)
    rows: list[list[int]] = [[start]]
    for n in range(start + 1, end):
        goes_on = capitals and _label_goes_on(lines, n, edges)
        if (
            # Four ways, since agendas print rows in several ways: with white space above, with a bit of it where a
            # label tells, as close as lines, and wrapped over an entry.
            _begins_lower(lines, n, edges, pitch)
            or _begins_at_label(lines, n, start, edges, pitch)
            or (not goes_on and _begins_beside(lines, n, rows[-1], edges, rights))
            or (n + 1 < end and _begins_entry(lines, n, edges, rights))
        ):
            rows.append([n])
        else:
            rows[-1].append(n)
    return tuple(tuple(row) for row in rows)


def _columns_in(line: list[Segment], edges: tuple[float, ...]) -> set[int]:
    """The columns that a line has texts in; what reaches over a gutter begins in the first."""
    return {0 if column is None else column for column in columns_of_segments(line, edges)}


def _begins_lower(lines: Lines, n: int, edges: tuple[float, ...], pitch: float) -> bool:
    """True if the first column, or several, begin after more than a line's step."""
    columns = _columns_in(lines[n], edges)
    # A wide step in the last column alone is a new paragraph of one value.
    return (0 in columns or len(columns) > 1) and step(lines[n - 1][0], lines[n][0]) > pitch * ROW_GAP


def _begins_at_label(lines: Lines, n: int, start: int, edges: tuple[float, ...], pitch: float) -> bool:
    """True if a label and a value begin a little lower than a line of one text would.

    The label must be set unlike its value, or come again after a line without one: a label over two lines does neither
    at a wider step than its value's lines. Where labels stand in the middle of their values' heights they tell nothing:
    then the first line is likely to have none.
    """
    line, above, first = lines[n], lines[n - 1], lines[start]
    if not {0, 1} <= _columns_in(line, edges) or not {0, 1} <= _columns_in(first, edges):
        return False
    # All labels are: in a budget only the hint below a category is set unlike what stands before it.
    marked = _label_set_apart(first) and _label_set_apart(line)
    return (marked or 0 not in _columns_in(above, edges)) and step(above[0], line[0]) > pitch * _LABEL_GAP


def _label_set_apart(line: list[Segment]) -> bool:
    """True if a line begins in bold or italic type and goes on otherwise, or the other way round."""
    label, value = line[0].style, line[1].style if len(line) > 1 else line[0].style
    return (label.bold, label.italic) != (value.bold, value.italic)


def _labels_have_capitals(lines: Lines, edges: tuple[float, ...]) -> bool:
    """True if most texts of the first column begin with a capital."""
    labels = [line[0].text[:1] for line in lines if column_of(line[0], edges) == 0]
    return sum(first.isupper() for first in labels) > _CAPITALS * len(labels)


def _label_goes_on(lines: Lines, n: int, edges: tuple[float, ...]) -> bool:
    """True if a label's second line stands abreast of its value's: `Doel van de` above `interventie`."""
    above, line = lines[n - 1], lines[n]
    labels = column_of(line[0], edges) == column_of(above[0], edges) == 0
    return labels and line[0].text[:1].islower() and above[0].text[:1].isupper()


def _begins_beside(lines: Lines, n: int, row: list[int], edges: tuple[float, ...], rights: dict[int, float]) -> bool:
    """True if several columns begin, and the line above was ended on purpose or has its figure above this one's."""
    line = lines[n]
    several = len(_columns_in(line, edges)) > 1
    return several and (_ended(lines[n - 1], line, edges, rights) or any(_figures(lines[k], line, edges) for k in row))


def _begins_entry(lines: Lines, n: int, edges: tuple[float, ...], rights: dict[int, float]) -> bool:
    """True if a label alone begins an entry whose number stands on the next line (a contents list)."""
    alone = _columns_in(lines[n], edges) == {0}
    return alone and _wraps_into(lines[n], lines[n + 1], lines[n - 1], edges, rights)


def _ruled_rows(
    lines: Lines, start: int, end: int, edges: tuple[float, ...], rules: list[float]
) -> tuple[tuple[int, ...], ...]:
    """The lines between each two rules; two figures below each other in the last column are two rows anyway.

    So are two amounts with lines of a text between them: a budget has its rules above and below its totals only.
    """
    rows: list[list[int]] = []
    band = -1
    for n in range(start, end):
        here = sum(y < lines[n][0].middle for y in rules)
        # Some budgets draw a rule below each intervention only, with its posts close below each other in between.
        apart = any(_amounts(lines[k], lines[n], edges) for k in rows[-1]) if rows else False
        if here != band or apart or _figures(lines[n - 1], lines[n], edges):
            rows.append([])
            band = here
        rows[-1].append(n)
    return tuple(tuple(row) for row in rows)


def _figures(above: list[Segment], line: list[Segment], edges: tuple[float, ...]) -> bool:
    last = len(edges) - 1
    over, here = (dict(zip(columns_of_segments(some, edges), some, strict=True)) for some in (above, line))
    return last in over and last in here and len(here) > 1 and _number(over[last], here[last])


def _amounts(above: list[Segment], line: list[Segment], edges: tuple[float, ...]) -> bool:
    """True if two lines have a figure alone in the last column, below each other, and a text before it."""
    return _figures(above, line, edges) and is_quantity(above[-1].text) and is_quantity(line[-1].text)


def _rights(lines: Lines, edges: tuple[float, ...]) -> dict[int, float]:
    """How far each column's lines may reach: its rightmost ink, or the next column where few come near that."""
    ends: dict[int, list[float]] = {}
    for line in lines:
        for segment, column in zip(line, columns_of_segments(line, edges), strict=True):
            if column is not None:
                following = edges[column + 1] if column + 1 < len(edges) else segment.x1
                ends.setdefault(column, []).append(min(segment.x1, following))
    rights = {column: max(some) for column, some in ends.items()}
    first = ends.get(0, [])
    size = lines[0][0].size
    # Labels are short: the longest of them may be far from the column's edge, and each label would seem to fill its
    # line.
    near = sum(x > edges[0] + 0.85 * (rights[0] - edges[0]) for x in first) if first else 0
    if first and near < 0.4 * len(first):
        rights[0] = max(rights[0], edges[1] - 0.8 * size)
    return rights


def _ended(above: list[Segment], line: list[Segment], edges: tuple[float, ...], rights: dict[int, float]) -> bool:
    """True if the line above was ended on purpose in the first or in the last column: the next word had room there."""
    over = dict(zip(columns_of_segments(above, edges), above, strict=True))
    for segment, column in zip(line, columns_of_segments(line, edges), strict=True):
        before = over.get(column)
        # First or last only: in between stand hours and categories of a word or two, which end early in every row.
        if column in (0, len(edges) - 1) and before is not None:
            word = segment.words[0]
            if before.x1 + 0.5 * segment.size + (word.x1 - word.x0) < rights.get(column, 0.0) or _number(
                before, segment
            ):
                return True
    return False


def _wraps_into(
    line: list[Segment], below: list[Segment], above: list[Segment], edges: tuple[float, ...], rights: dict[int, float]
) -> bool:
    """True if a line of the first column begins an entry whose number stands on the next line (a contents list)."""
    last = len(edges) - 1
    over, under = (dict(zip(columns_of_segments(some, edges), some, strict=True)) for some in (above, below))
    if last not in over or last not in under or 0 not in under or not _number(over[last], under[last]):
        return False
    # `Samenwerking met` / `ouders .... 7`: the first half of an entry has no number, and must not close the entry
    # above.
    if below[0].bottom - line[0].bottom > line[0].bottom - above[0].bottom + 0.1 * line[0].size:
        return False  # it stands nearer to the line above: the end of that one's text
    word = under[0].words[0]
    return line[0].x1 + 0.5 * word.size + (word.x1 - word.x0) >= rights.get(0, 0.0)


def _number(before: Segment, segment: Segment) -> bool:
    """Two figures below each other, as in a column of amounts or page numbers: never one value over two lines."""
    return (
        ends_in_figure(before.text)
        and ends_in_figure(segment.text)
        # A sentence may end in a figure (`in 2023`), an amount has at most a sign, a currency and figures parted by
        # spaces.
        and len(segment.words) < 4
        and abs(before.x1 - segment.x1) < 0.2 * segment.size
    )


def _pitch(lines: Lines, edges: tuple[float, ...], text_pitch: float) -> float:
    """The step of lines inside cells, in sizes of type: of lines that hold only a later column.

    Where each row is a line, the closest rows tell, which are no closer than the running text's lines.
    """
    inside = [
        step(a[0], b[0])
        for a, b in pairwise(lines)
        # A line with nothing in the first column goes on inside a cell: steps between such lines are no rows' steps.
        if len(b) == 1 and column_of(b[0], edges) and column_of(a[-1], edges) == column_of(b[0], edges)
    ]
    usual = low_step((s for s in inside if 0.8 < s < 2.4), 4)
    if usual is not None:
        return usual
    every = sorted((b[0].bottom - a[0].bottom) / b[0].size for a, b in pairwise(lines))
    # No cell goes on, so no step inside a cell was measured. Rows are then at least as far apart as the document's
    # lines.
    return max(1.0, min(LARGEST_PITCH, text_pitch, every[0])) if every else 1.4
