"""Finds the columns of a matrix from where ink stands.

Columns are the stretches of the width that the lines with the most segments fill: so a column may be set flush left,
flush right or centred, below a head that is wider or narrower than it. Lines of figures tell first, if there are any:
a head may stand off its figures, but figures of one column always stand below each other.
"""

from dataclasses import dataclass, field

from extract.layout.figures import is_quantity
from extract.layout.lines import Lines, Segment

TOUCH = 0.12  # of the type's size: an overlap this small is none
_ROWS = 3  # lines of figures that tell where columns are
_FAR = 2.5  # of the type's size: a head this far outside of all figures heads something else


@dataclass(slots=True)
class _Column:
    x0: float
    x1: float
    lines: set[int] = field(default_factory=set)
    segments: int = 0


def ink_columns(lines: Lines) -> list[tuple[float, float]]:
    """The columns as (x0, x1), left to right: what the lines with the most segments fill, then the others."""
    rows = {n for n, line in enumerate(lines) if sum(is_quantity(segment.text) for segment in line[1:]) > 1}
    # Too few lines of figures: a table of texts. Then no line knows better than the others where columns stand.
    if len(rows) < _ROWS:
        rows = set(range(len(lines)))
    found: list[_Column] = []
    # The fullest lines first: each of their segments is a column. A head over three columns, taken first, would make
    # one.
    for n, segment in _widest_lines(lines, rows):
        _take(found, n, segment)
    # Heads centred over figures that are set flush right overlap none of them, and would each make a column of their
    # own.
    figures = len(rows) < len(lines)
    for n, segment in _widest_lines(lines, set(range(len(lines))) - rows):
        beside = _beside(found, n, segment) if figures else None
        if beside:
            beside.x0, beside.x1 = min(beside.x0, segment.x0), max(beside.x1, segment.x1)
            beside.lines.add(n)
        else:
            _take(found, n, segment)
    found.sort(key=lambda column: column.x0)
    return [(column.x0, column.x1) for column in _settled(found, lines)]


def _widest_lines(lines: Lines, which: set[int]) -> list[tuple[int, Segment]]:
    """The segments of some lines: of those with the most segments first, narrow ones before wide ones."""
    parts = [(-len(lines[n]), segment.x1 - segment.x0, n, segment) for n in which for segment in lines[n]]
    return [(n, segment) for _, _, n, segment in sorted(parts, key=lambda part: part[:3])]


def _beside(found: list[_Column], n: int, segment: Segment) -> _Column | None:
    """The column of figures that a head belongs to which stands above none: the nearest, between its neighbours."""
    slack = TOUCH * segment.size
    if any(min(c.x1, segment.x1) - max(c.x0, segment.x0) > slack for c in found):
        return None
    near = min(found, key=lambda c: max(c.x0 - segment.x1, segment.x0 - c.x1))
    outside = segment.x1 < min(c.x0 for c in found) or segment.x0 > max(c.x1 for c in found)
    # `Toelichting` at the right of all figures heads a column of texts, not the last column of figures.
    far = max(near.x0 - segment.x1, segment.x0 - near.x1) > _FAR * segment.size
    return None if n in near.lines or (outside and far) else near


def _take(found: list[_Column], n: int, segment: Segment) -> None:
    """Gives a segment to the column that it overlaps, or a new one; over several it joins those that never meet."""
    slack = TOUCH * segment.size
    hit = [c for c in found if min(c.x1, segment.x1) - max(c.x0, segment.x0) > slack]
    if not hit:
        # Nearly touching: a text in justified type may end a hair before the column begins that it belongs to.
        near = [c for c in found if segment.x0 < c.x1 + slack and segment.x1 > c.x0 - slack and n not in c.lines]
        hit = near[:1]
    # Two columns that stand side by side on some line are two, whatever a long head lies over both of them.
    if len(hit) > 1 and any(a.lines & b.lines for k, a in enumerate(hit) for b in hit[k + 1 :]):
        return
    if not hit:
        found.append(_Column(segment.x0, segment.x1, {n}, 1))
        return
    first = hit[0]
    for other in hit[1:]:
        first.x0, first.x1 = min(first.x0, other.x0), max(first.x1, other.x1)
        first.lines |= other.lines
        first.segments += other.segments
        found.remove(other)
    first.x0, first.x1 = min(first.x0, segment.x0), max(first.x1, segment.x1)
    first.lines.add(n)
    first.segments += 1


def _settled(found: list[_Column], lines: Lines) -> list[_Column]:
    """Columns side by side that never share a line, one of them a head alone, are one: a head set off its figures."""
    settled: list[_Column] = []
    for column in found:
        before = settled[-1] if settled else None
        size = lines[0][0].size
        if (
            before is not None
            and not before.lines & column.lines
            and min(before.segments, column.segments) == 1
            and column.x0 - before.x1 < 2.5 * size
            and max(before.segments, column.segments) > 1
        ):
            before.x1 = max(before.x1, column.x1)
            before.lines |= column.lines
            before.segments += column.segments
        else:
            settled.append(column)
    return settled
