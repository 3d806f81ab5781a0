"""The two columns in which a document's narrative is printed, if it is, and the stretches of a page set in them.

A table of two wide columns looks much alike. What tells them apart is how the text goes on: from the foot of the left
column to the head of the right one in the middle of a sentence. That is asked once of the whole document.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from extract.blocks import MARKER
from extract.layout.lines import Lines, Segment

# Set on the samples printed in two columns, and held against tables of two wide columns (forms, budgets).
_LEAST = 3  # lines side by side that show text columns; fewer do where the columns are the halves of the text's width
_UNLIKE = 0.12  # of the wider one's width: columns that differ by more are no text columns
_FULL = 0.8  # of the column's width: a line this long is full
_LONG = 12  # sizes of type: what is shorter than this is a label or a figure, no line of a column
_JOINED = 0.5  # of the stretches go on in mid-sentence: some columns end with a sentence by chance
_BEGUN = 0.5  # times as many lines begin at a column's edge as are indented, at least
_OVER = 0.5  # times as many reach over it, at most
_MANY = 8  # lines that begin there: fewer may be a list's
_BY_CHANCE = 25  # lines for each two paragraphs that begin abreast; a table's rows are of fewer lines
_BEGIN_RIGHT = 0.5  # of the lines at the right begin where the column does: of a table's cells fewer do

# In sizes of type.
_INDENT = 2.2  # how far an item may stand in
_BEGINS = 0.4  # how far left of the column's edge a line of it may begin: marks hang out
_BEFORE_RIGHT = 0.5  # what begins so far before the right column doesn't begin in it
_PAST_END = 0.3  # a line may be so much longer than the others: a hanging hyphen or full stop
_HALVES = 0.4  # the middle of the gutter lies this near to the middle of the text
_FAR = 3.2  # white space that ends a stretch
_SPACE = 0.3  # white space over both columns, more than between lines, above a heading over the page
_ROW = 0.35  # white space over both columns that parts the rows of a table
_STEP = 2.0  # the widest step to a line that still belongs to the paragraph above
_LARGER = 1.07  # times the size: 11 point beside 10 is a heading
_SAME_SIZE = 0.06  # of the size: lines of one paragraph differ by less

# The second column's edge is told to a point, and its neighbours count with it: a text column's lines begin at one x,
# but for the white space that letters have at their left. In points, as is the count of edges that it goes by.
_EDGE_POINTS = 1.6
_LOOK_BACK = 4  # lines above which white space is measured to: in a stretch the last few hold the foot of both columns

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Where two columns of equal width begin and end, in points from the page's left edge."""

    left: float  # where the first begins
    end: float  # where the first ends
    right: float  # where the second begins
    far: float  # where the second ends

    @property
    def gutter(self) -> float:
        """The middle of the white space between the columns."""
        return (self.end + self.right) / 2

    def crosses(self, line: list[Segment]) -> bool:
        """True if something on the line reaches over the gutter, further than a mark that hangs out."""
        return any(
            s.x0 < self.right - _BEFORE_RIGHT * s.size and s.x1 > max(self.gutter, self.end + _PAST_END * s.size)
            for s in line
        )

    def begins_right(self, line: list[Segment]) -> bool:
        """True if text on the line begins where the second column does, or is an item in it."""
        return any(-_BEGINS * s.size < s.x0 - self.right < _INDENT * s.size for s in line)

    def has_right(self, line: list[Segment]) -> bool:
        """True if text stands in the second column."""
        return line[-1].x0 > self.gutter


def text_columns(pages: Iterable[Lines]) -> TextColumns | None:
    """The columns in which a document's narrative is printed; None where it is printed over the whole width."""
    pages = list(pages)
    pairs = [line for lines in pages for line in lines if len(line) == 2 and _alike_in_width(line)]
    columns = _columns_of(pairs, pages)
    if columns is None:
        return None
    # Asked of all stretches: a single one may end with its sentence, and one row of a table may read on by chance.
    stretches = [lines[start:end] for lines in pages for start, end in column_stretches(lines, columns)]
    joined = sum(_goes_on_at_right(stretch, columns) for stretch in stretches)
    return columns if stretches and joined >= _JOINED * len(stretches) else None


def _columns_of(pairs: Lines, pages: list[Lines]) -> TextColumns | None:
    """The columns of pairs of texts side by side, most of which begin at one x at the right; None where unlike."""
    starts = Counter(round(line[1].x0) for line in pairs)
    if not starts:
        return None
    size = pairs[0][0].size
    # Of equal places the leftmost, so that nothing depends on the order of the pages.
    at = max(starts, key=lambda x: (sum(starts[x + d] for d in (-1, 0, 1)), -x))
    at = min(_edges_before(at, pages, size), default=at)
    pairs = [line for line in pairs if -_EDGE_POINTS < line[1].x0 - at < _INDENT * size]
    columns = TextColumns(
        left=min(line[0].x0 for line in pairs),
        end=max(line[0].x1 for line in pairs),
        right=min(at + _EDGE_POINTS, *(line[1].x0 for line in pairs)),
        far=max(line[1].x1 for line in pairs),
    )
    one, other = columns.end - columns.left, columns.far - columns.right
    if abs(one - other) > _UNLIKE * max(one, other):
        return None
    return columns if len(pairs) >= _LEAST or _are_halves(columns, pages, size) else None


def _edges_before(at: int, pages: Iterable[Lines], size: float) -> list[int]:
    """Where lines begin a little to the left of x, about as often as there, and hardly any reaches over.

    Where each paragraph is indented, the lines that begin at the column's edge itself may stand abreast of short ones.
    """
    segments = [s for lines in pages for line in lines for s in line]
    begun = Counter(round(s.x0) for s in segments if -_INDENT * size < s.x0 - at < _EDGE_POINTS)
    often = [x for x in begun if x < at - _EDGE_POINTS and begun[x] >= max(_MANY, _BEGUN * begun[at])]
    return [x for x in often if sum(s.x0 < x - size and s.x1 > x + size for s in segments) < _OVER * begun[x]]


def _are_halves(columns: TextColumns, pages: Iterable[Lines], size: float) -> bool:
    """True if the columns are the halves of the width in which the document's text stands."""
    left = min(line[0].x0 for lines in pages for line in lines)
    far = max(line[-1].x1 for lines in pages for line in lines)
    return abs(columns.gutter - (left + far) / 2) < _HALVES * size


def _alike_in_width(line: list[Segment]) -> bool:
    """True for two long stretches of text of like length."""
    one, other = (s.x1 - s.x0 for s in line)
    return min(one, other) > _FULL * max(one, other) and min(one, other) > _LONG * line[0].size


def _parts(stretch: Lines, columns: TextColumns) -> tuple[list[Segment], list[Segment]]:
    """What stands in the left and in the right column."""
    segments = [s for line in stretch for s in line]
    return [s for s in segments if s.x0 < columns.gutter], [s for s in segments if s.x0 >= columns.gutter]


def _goes_on_at_right(stretch: Lines, columns: TextColumns) -> bool:
    """True if the text goes on at the head of the right column in the middle of a sentence or a word."""
    left, right = _parts(stretch, columns)
    if not left or not right:
        return False
    return right[0].text[:1].islower() or not _SENTENCE_END.search(left[-1].text)


def column_stretches(lines: Lines, columns: TextColumns) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch of lines that are printed in the columns."""
    n = 0
    while n < len(lines):
        if columns.crosses(lines[n]) or not columns.begins_right(lines[n]):
            n += 1
            continue
        end = _end(lines, n, columns)
        if _is_narrative(lines[n:end], columns):
            yield n, end
        n = end


def _end(lines: Lines, start: int, columns: TextColumns) -> int:
    """Where a stretch ends: at what reaches over the gutter, far below, or at what stands apart at the left.

    Lines at the left below the last one at the right belong to it only if they go on from the line above.
    """
    end = start + 1
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if columns.crosses(line) or _stands_far_below(lines[n - 1], line) or _heads_page(lines[start:n], line, columns):
            break
        # Lines at the left alone wait: they are the column's only if something at the right follows.
        if columns.has_right(line):
            end = n + 1
    while end < len(lines) and _goes_on_below(lines[start:end], lines[end], columns):
        end += 1
    return _foot_of_left(lines, start, end, columns)


def _foot_of_left(lines: Lines, start: int, end: int, columns: TextColumns) -> int:
    """Where a stretch ends whose left column is longer: after the page's last lines, if these are broken where it ends.

    Text over the whole width would reach over the gutter where its lines are full.
    """
    foot = end
    while foot < len(lines) and not (columns.crosses(lines[foot]) or columns.has_right(lines[foot])):
        if _stands_far_below(lines[foot - 1], lines[foot]) or _heads_page(lines[start:end], lines[foot], columns):
            return end
        foot += 1
    width = columns.end - columns.left
    full = sum(line[-1].x1 - columns.left > _FULL * width for line in lines[end:foot])
    return foot if full and foot == len(lines) else end


def _stands_far_below(above: list[Segment], line: list[Segment]) -> bool:
    """True if white space that no paragraphs have lies between two lines."""
    return line[0].top - max(s.bottom for s in above) > _FAR * max(s.size for s in line)


def _heads_page(stretch: Lines, line: list[Segment], columns: TextColumns) -> bool:
    """True if a line stands at the left below white space over both columns, and is set as a heading."""
    if columns.has_right(line):
        return False
    first = line[0]
    space = first.top - max(s.bottom for other in stretch[-_LOOK_BACK:] for s in other)
    if space <= _SPACE * first.size:
        return False
    # By most of the lines: the first may be a summary's, in smaller type.
    bold = 2 * sum(other[0].style.bold for other in stretch) > len(stretch)
    return first.style.bold > bold or first.size > _LARGER * median(other[0].size for other in stretch)


def _goes_on_below(stretch: Lines, line: list[Segment], columns: TextColumns) -> bool:
    """True if a line goes on below the left column, which is a line or two longer than the right one."""
    if columns.crosses(line) or columns.has_right(line):
        return False
    backwards = [segment for other in reversed(stretch) for segment in other]
    above = next((s for s in backwards if s.x0 < columns.gutter), None)
    beside = next((s for s in backwards if s.x0 >= columns.gutter), None)
    if above is None or (beside is not None and beside.style.bold and not above.style.bold):
        return False  # a heading at the foot of the right column heads what stands below
    first = line[0]
    alike = abs(above.size - first.size) < _SAME_SIZE * above.size and above.style.bold == first.style.bold
    return alike and first.bottom - above.bottom < _STEP * above.size


def _rows(stretch: Lines, columns: TextColumns) -> int:
    """How often both columns begin anew at the same height below white space: the rows of a table do."""
    rows = 0
    bottom = max(s.bottom for s in stretch[0])
    for line in stretch[1:]:
        both = line[0].x0 < columns.gutter and columns.has_right(line)
        rows += both and min(s.top for s in line) - bottom > _ROW * line[0].size
        bottom = max(bottom, *(s.bottom for s in line))
    return rows


def _is_narrative(stretch: Lines, columns: TextColumns) -> bool:
    """True if most of what stands at the right begins where the column does, some line is full or an item, and the
    columns don't begin anew together, as the rows of a table do."""
    right = [line for line in stretch if columns.has_right(line)]
    # Two new beginnings at once are a table's rows; one may be a heading over both columns' paragraphs, and down a page
    # some paragraphs begin abreast by chance.
    by_chance = 1 + len(stretch) // _BY_CHANCE
    if _rows(stretch, columns) > by_chance or sum(map(columns.begins_right, right)) < _BEGIN_RIGHT * len(right):
        return False
    width = columns.end - columns.left
    return any(s.x1 - s.x0 > _FULL * width for line in stretch for s in line) or _both_are_lists(stretch, columns)


def _both_are_lists(stretch: Lines, columns: TextColumns) -> bool:
    """True if an item begins each of the columns: a list goes on at the head of the right one."""
    return all(side and MARKER.match(side[0].text) for side in _parts(stretch, columns))
