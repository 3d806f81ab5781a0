"""The lines of a document's pages in, its text columns out: where a narrative is printed in two columns side by side.

A table of two wide columns looks much alike. What tells them apart is how the text goes on: from the foot of the left
column to the head of the right one in the middle of a sentence. Knows alignment and ends of sentences, no tables.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.blocks import MARKER
from extract.layout.lines import Segment

_LEAST = 3  # lines side by side that show text columns
_ALIKE = 0.12  # of the width: how much the columns' widths may differ
_INDENT = 2.2  # of the type's size: how far an item may stand in
_FULL = 0.8  # of the column's width: a line this long is full
_FAR = 3.2  # of the type's size: white space that ends a stretch
_SPACE = 0.3  # of the type's size: white space over both columns, more than between lines
_ROW = 0.35  # of the type's size: white space over both columns that parts the rows of a table
_STEP = 2.0  # of the type's size: the widest step to a line that still belongs to the paragraph above
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")

Lines = list[list[Segment]]


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Two columns of equal width."""

    left: float  # where the first begins
    end: float  # where the first ends
    right: float  # where the second begins
    far: float  # where the second ends

    @property
    def gutter(self) -> float:
        return (self.end + self.right) / 2

    def crosses(self, line: list[Segment]) -> bool:
        """Whether something on the line reaches over the gutter."""
        return any(s.x0 < self.right - 0.5 * s.size and s.x1 > max(self.gutter, self.end + 0.3 * s.size) for s in line)

    def begins_right(self, line: list[Segment]) -> bool:
        """Whether text on the line begins where the second column does, or is an item in it."""
        return any(-0.4 * s.size < s.x0 - self.right < _INDENT * s.size for s in line)

    def has_right(self, line: list[Segment]) -> bool:
        return line[-1].x0 > self.gutter


def text_columns(pages: Iterable[Lines]) -> TextColumns | None:
    """The columns in which a document's narrative is printed; None where it is printed over the whole width."""
    pages = list(pages)
    pairs = [line for lines in pages for line in lines if len(line) == 2 and _abreast(line)]
    starts = Counter(round(line[1].x0) for line in pairs)
    if not starts:
        return None
    size = pairs[0][0].size
    at = max(starts, key=lambda x: (sum(starts[x + d] for d in (-1, 0, 1)), -x))
    pairs = [line for line in pairs if -1.6 < line[1].x0 - at < _INDENT * size]
    columns = TextColumns(
        min(line[0].x0 for line in pairs),
        max(line[0].x1 for line in pairs),
        min(line[1].x0 for line in pairs),
        max(line[1].x1 for line in pairs),
    )
    one, other = columns.end - columns.left, columns.far - columns.right
    if abs(one - other) > _ALIKE * max(one, other) or (len(pairs) < _LEAST and not _halves(columns, pages, size)):
        return None
    found = [lines[start:end] for lines in pages for start, end in column_stretches(lines, columns)]
    joined = sum(_goes_on(stretch, columns) for stretch in found)
    return columns if found and joined >= 0.5 * len(found) else None


def _halves(columns: TextColumns, pages: Iterable[Lines], size: float) -> bool:
    """Whether the columns are the halves of the width in which the document's text stands."""
    left = min(line[0].x0 for lines in pages for line in lines)
    far = max(line[-1].x1 for lines in pages for line in lines)
    return abs(columns.gutter - (left + far) / 2) < 0.4 * size


def _abreast(line: list[Segment]) -> bool:
    """Two long stretches of text of like length."""
    one, other = (s.x1 - s.x0 for s in line)
    return min(one, other) > _FULL * max(one, other) and min(one, other) > 12 * line[0].size


def _goes_on(stretch: Lines, columns: TextColumns) -> bool:
    """Whether the text goes on at the head of the right column in the middle of a sentence or a word."""
    left = [s for line in stretch for s in line if s.x0 < columns.gutter]
    right = [s for line in stretch for s in line if s.x0 >= columns.gutter]
    if not left or not right:
        return False
    return right[0].text[:1].islower() or not _ENDED.search(left[-1].text)


def column_stretches(lines: Lines, columns: TextColumns) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch of lines that are printed in the columns."""
    n = 0
    while n < len(lines):
        if columns.crosses(lines[n]) or not columns.begins_right(lines[n]):
            n += 1
            continue
        end = _end(lines, n, columns)
        if _in_columns(lines[n:end], columns):
            yield n, end
        n = end


def _end(lines: Lines, start: int, columns: TextColumns) -> int:
    """Where a stretch ends: at what reaches over the gutter, far below, or at what stands apart at the left."""
    end = start + 1
    for n in range(start + 1, len(lines)):
        above, line = lines[n - 1], lines[n]
        size = max(s.size for s in line)
        if columns.crosses(line) or line[0].top - max(s.bottom for s in above) > _FAR * size:
            break
        if _heads_page(lines[start:n], line, columns):
            break
        if columns.has_right(line):
            end = n + 1
    while end < len(lines) and _hangs_on(lines[start:end], lines[end], columns):
        end += 1
    return end


def _heads_page(stretch: Lines, line: list[Segment], columns: TextColumns) -> bool:
    """Whether a line stands at the left below white space over both columns, and is set as a heading."""
    if columns.has_right(line):
        return False
    first = line[0]
    space = first.top - max(s.bottom for other in stretch[-4:] for s in other)
    usual = stretch[0][0]
    return space > _SPACE * first.size and (first.style.bold > usual.style.bold or first.size > 1.07 * usual.size)


def _hangs_on(stretch: Lines, line: list[Segment], columns: TextColumns) -> bool:
    """Whether a line goes on below the left column, which is a line or two longer than the right one."""
    if columns.crosses(line) or columns.has_right(line):
        return False
    above = next((s for other in reversed(stretch) for s in other if s.x0 < columns.gutter), None)
    beside = next((s for other in reversed(stretch) for s in other if s.x0 >= columns.gutter), None)
    if above is None or (beside is not None and beside.style.bold and not above.style.bold):
        return False  # a heading at the foot of the right column heads what stands below
    alike = abs(above.size - line[0].size) < 0.06 * above.size and above.style.bold == line[0].style.bold
    return alike and line[0].bottom - above.bottom < _STEP * above.size


def _rows(stretch: Lines, columns: TextColumns) -> int:
    """How often both columns begin anew at the same height below white space: the rows of a table do."""
    found = 0
    bottom = max(s.bottom for s in stretch[0])
    for line in stretch[1:]:
        both = line[0].x0 < columns.gutter and columns.has_right(line)
        found += both and min(s.top for s in line) - bottom > _ROW * line[0].size
        bottom = max(bottom, *(s.bottom for s in line))
    return found


def _in_columns(stretch: Lines, columns: TextColumns) -> bool:
    """Whether most of what stands at the right begins where the column does, and some line is full or an item."""
    right = [line for line in stretch if columns.has_right(line)]
    begun = sum(columns.begins_right(line) for line in right)
    width = columns.end - columns.left
    full = any(s.x1 - s.x0 > _FULL * width for line in stretch for s in line)
    if _rows(stretch, columns) > 1:
        return False
    return begun >= 0.5 * len(right) and (full or _lists(stretch, columns))


def _lists(stretch: Lines, columns: TextColumns) -> bool:
    """Whether a list goes on at the head of the right column."""
    left = next((s for line in stretch for s in line if s.x0 < columns.gutter), None)
    right = next((s for line in stretch for s in line if s.x0 >= columns.gutter), None)
    return bool(left and right and MARKER.match(left.text) and MARKER.match(right.text))
