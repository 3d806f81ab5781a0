"""Forms that are filled in in boxes: the rows of a form, each with the label left of its box.

A box is what a form is filled in in: a field of the file, or a frame that a printer driver drew in its place. A frame
that touches another is a table's cell. What is not beside a box is left to the rest of the layout.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.blocks import MARKER, Grid, GridCell
from extract.document import Region
from extract.layout.lines import Segment, segment_of, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.ruled import Box, RuledTable
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

# In points: what programs and printer drivers draw around a field, whatever type is set in it.
_TOUCH = 1.5  # between edges that are one: the width of a stroke
_SAME_BOX = 4.0  # between the edges of a field and those of the frame around it: a frame is drawn at its edge
_LEAST_SIDE = 8.0  # of a box's height and width: no type that is read fits in less
_PADDING = 2.0  # between a box and its text, as viewers leave
_ROUNDING = 0.1  # between a word and the segment that it was made part of
_NO_SIZE = 10.0  # the size of type where a page has no words, so that forms are measured at all

# In sizes of type; set on the forms at hand, filled in with three programs and printed by drivers.
_ALIGNED = 1.0  # edges this near are those of one column
_SAME_COLUMN = 0.5  # how far left of its column's edge a text may begin
_ABREAST = 0.8  # tops this near are those of one row, as in forms whose boxes differ in height
_APART = 1.4  # rows further apart than this belong to two forms (3 to 6 points within one)
_RISE = 0.5  # how far above its box a label may begin
_LABEL_GAP = 0.5  # white space that ends a label of several lines
_LABEL_DEPTH = 60  # how far below the box a label may reach


@dataclass(slots=True)
class _Row:
    """A row of a form: its boxes, the words left of them, and the words in each box."""

    top: float
    bottom: float
    boxes: list[Box]
    labels: list[Word] = field(default_factory=list)
    values: list[list[Word]] = field(default_factory=list)


def boxes_of_page(strokes: Iterable[Stroke], fields: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes of a page from top to bottom: fields of the file, and drawn frames that no other frame touches."""
    drawn = [box for box in _rectangles(list(strokes)) if min(box.x1 - box.x0, box.bottom - box.top) > _LEAST_SIDE]
    # A form printed to PDF has frames and no fields; frames that touch are the cells of a table, which is read as one.
    alone = [box for box in drawn if not any(_touch(box, other) for other in drawn if other is not box)]
    boxes: list[Box] = []
    # Fields come first: of a field and the frame drawn around it the field is kept.
    for box in [*fields, *alone]:
        if not any(_is_same_box(box, other) for other in boxes):
            boxes.append(box)
    return tuple(sorted(boxes, key=lambda box: (box.top, box.x0)))


def form_pieces(parts: PageParts) -> tuple[list[Piece], tuple[Word, ...]]:
    """The forms on a page, and the words that are in none."""
    boxes = [box for box in parts.frames if not _is_alone_in_cell(box, parts.tables, parts.frames)]
    if not boxes:  # as on most pages
        return [], parts.words
    forms = list(_forms(_rows(boxes, parts), _type_size(parts)))
    # By identity, since a word printed twice at one place is two equal words.
    taken = {id(word) for form in forms for row in form for word in _words(row)}
    if not taken:
        return [], parts.words
    pieces = [piece for form in forms for piece in (_items(form, parts) if _is_list(form) else [_grid(form, parts)])]
    return pieces, tuple(word for word in parts.words if id(word) not in taken)


def _words(row: _Row) -> Iterator[Word]:
    """All words of a row."""
    yield from row.labels
    for value in row.values:
        yield from value


def _rectangles(strokes: list[Stroke]) -> Iterator[Box]:
    """Boxes whose four edges are drawn, each from corner to corner and no further."""
    # Looked up by rounded places: a page full of boxes has thousands of strokes.
    across: dict[tuple[int, int], list[Stroke]] = {}
    for s in strokes:
        if s.horizontal:
            across.setdefault((round(s.x0), round(s.x1)), []).append(s)
    uprights = {(round(s.x0), round(s.top), round(s.bottom)) for s in strokes if not s.horizontal}
    for (x0, x1), levels in across.items():
        for above, below in pairwise(sorted(levels)):
            if all(_has_upright(uprights, x, round(above.top), round(below.top)) for x in (x0, x1)):
                yield Box(above.x0, above.top, above.x1, below.top)


def _has_upright(uprights: set[tuple[int, int, int]], x: int, top: int, bottom: int) -> bool:
    """True if an upright stands at x from top to bottom, a point more or less: places are rounded to be looked up."""
    steps = (-1, 0, 1)
    return any((x + i, top + j, bottom + k) in uprights for i in steps for j in steps for k in steps)


def _touch(box: Box, other: Box) -> bool:
    """True if two boxes share an edge or overlap, or one lies in the other."""
    return (
        box.x0 <= other.x1 + _TOUCH
        and other.x0 <= box.x1 + _TOUCH
        and box.top <= other.bottom + _TOUCH
        and other.top <= box.bottom + _TOUCH
    )


def _is_same_box(box: Box, other: Box) -> bool:
    """True for a field and the frame that is drawn around it."""
    return all(abs(a - b) < _SAME_BOX for a, b in zip(box, other, strict=True))


def _is_alone_in_cell(box: Box, tables: Iterable[RuledTable], boxes: Iterable[Box]) -> bool:
    """True if a box is the only one in a cell that is larger than itself: then the table says whose value it is."""
    for table in tables:
        if not table.columns_drawn:
            continue
        for cell in table.cells:
            if _inside(box, cell.box) and not _is_same_box(box, cell.box):
                return sum(_inside(other, cell.box) for other in boxes) == 1
    return False


def _inside(box: Box, cell: Box) -> bool:
    """True if the middle of a box lies in a cell."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


def _type_size(parts: PageParts) -> float:
    """The size of a page's type: the median of its words."""
    sizes = sorted(word.size for word in parts.words)
    return sizes[len(sizes) // 2] if sizes else _NO_SIZE


def _rows(boxes: list[Box], parts: PageParts) -> list[_Row]:
    """Boxes abreast with the words in them, and those left of them down to where the next row begins."""
    size = _type_size(parts)
    rows: list[_Row] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        if rows and box.top - rows[-1].top < _ABREAST * size:
            rows[-1].boxes.append(box)
            rows[-1].bottom = max(rows[-1].bottom, box.bottom)
        else:
            rows.append(_Row(box.top, box.bottom, [box]))
    # What was typed into one box is never the label of another.
    outside = [word for word in parts.words if not any(_holds(box, word) for row in rows for box in row.boxes)]
    next_tops = [*(row.top for row in rows[1:]), float("inf")]
    for row, next_top in zip(rows, next_tops[: len(rows)], strict=True):
        row.boxes.sort(key=lambda box: box.x0)
        row.values = [[word for word in parts.words if _holds(box, word)] for box in row.boxes]
        _add_label(row, outside, next_top, size)
    return rows


def _holds(box: Box, word: Word) -> bool:
    """True if the middle of a word lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - _TOUCH <= x <= box.x1 + _TOUCH and box.top - _TOUCH <= y <= box.bottom + _TOUCH


def _add_label(row: _Row, outside: list[Word], next_top: float, size: float) -> None:
    """Adds to a row the words left of its boxes; a label may have more lines than its box, but then without a gap."""
    low, high = row.top - _RISE * size, min(next_top - _RISE * size, row.bottom + _LABEL_DEPTH * size)
    beside = [w for w in outside if low <= (w.top + w.bottom) / 2 < high]
    bottom = row.bottom
    for line in segments_of(beside):
        # White space ends the label; so does a line that runs on over the boxes, which is text between two rows.
        if line[0].top > bottom + _LABEL_GAP * size or any(s.x1 > row.boxes[-1].x0 for s in line):
            break
        bottom = max(bottom, max(s.bottom for s in line))
        row.labels += [word for segment in line for word in beside if _in_segment(word, segment)]
    row.bottom = bottom


def _in_segment(word: Word, segment: Segment) -> bool:
    """True if a word is one of a segment's; by its place, since a segment may hold it with its leader dots cut off."""
    beside = segment.x0 - _ROUNDING <= word.x0 and word.x1 <= segment.x1 + _ROUNDING
    return beside and segment.top - _ROUNDING <= word.top and word.bottom <= segment.bottom + _ROUNDING


def _forms(rows: list[_Row], size: float) -> Iterator[list[_Row]]:
    """Rows with labels that follow each other closely and are set alike: each run of them is a form."""
    form: list[_Row] = []
    for row in rows:
        if form and not (_has_label(row) and _follows(form, row, size)):
            yield form
            form = []
        if _has_label(row):
            form.append(row)
    if form:
        yield form


def _has_label(row: _Row) -> bool:
    """True if words stand before a row's boxes, left of the box where there is only one."""
    return bool(row.labels) and (len(row.boxes) > 1 or min(w.x0 for w in row.labels) < row.boxes[0].x0)


def _follows(form: list[_Row], row: _Row, size: float) -> bool:
    return row.top - form[-1].bottom < _APART * size and _set_alike(form, row, size)


def _set_alike(form: list[_Row], row: _Row, size: float) -> bool:
    """True if a row is one more of a form: a label and a box like those above, or boxes in columns that it has."""
    if len(row.boxes) == 1 and all(len(other.boxes) == 1 for other in form):
        left, above = min(w.x0 for w in row.labels), min(w.x0 for w in form[-1].labels)
        return abs(left - above) < _ALIGNED * size
    # Boxes at other places begin another form, such as a signing block below an intervention's.
    known = [box.x0 for other in form for box in other.boxes]
    return all(any(abs(box.x0 - x) < _ALIGNED * size for x in known) for box in row.boxes)


def _is_list(form: list[_Row]) -> bool:
    """True if what stands before the boxes are the marks of a list."""
    return all(len(row.labels) == len(row.boxes) == 1 and MARKER.match(f"{row.labels[0].text} x") for row in form)


def _items(form: list[_Row], parts: PageParts) -> list[Piece]:
    """A list whose items were typed into boxes, each mark at the height of its item's first line."""
    items: list[Piece] = []
    for row in form:
        lines = [[w for segment in line for w in segment.words] for line in segments_of(row.values[0])]
        if not lines:
            continue
        # The mark stands at the height of its box and the text in it may begin lower: as they are they'd be two lines.
        mark = row.labels[0]._replace(top=lines[0][0].top, bottom=lines[0][0].bottom)
        lines[0] = [mark, *lines[0]]
        right = row.boxes[0].x1 - _PADDING
        segments = [segment_of(line) for line in lines]
        for paragraph in paragraphs_of(segments, parts.number, right, parts.hyphens, parts.pitch, parts.leads):
            items.append(Piece(paragraph, row.top, row.bottom, right=right))
    return items


def _grid(form: list[_Row], parts: PageParts) -> Piece:
    """The grid of a form: a column of labels and one of values, or as many as its boxes and labels begin at."""
    right = max(box.x1 for row in form for box in row.boxes)
    lefts: tuple[float, ...]
    # With one box a row there are two columns, wherever labels of several words have gaps.
    if all(len(row.boxes) == 1 for row in form):
        cells = [cell for n, row in enumerate(form) for cell in _label_and_value(n, row, parts)]
        lefts = (min(w.x0 for row in form for w in row.labels), min(row.boxes[0].x0 for row in form))
    else:
        size = _type_size(parts)
        lefts = _column_edges(form, size)
        cells = [cell for n, row in enumerate(form) for cell in _cells_in_columns(n, row, lefts, size, parts)]
    return Piece(Grid(tuple(cells), len(lefts)), form[0].top, form[-1].bottom, lefts, right)


def _label_and_value(n: int, row: _Row, parts: PageParts) -> list[GridCell]:
    """The two cells of a row with one box."""
    return [_cell(n, 0, row.labels, None, parts), _cell(n, 1, row.values[0], row.boxes[0], parts)]


def _cells_in_columns(n: int, row: _Row, edges: Sequence[float], size: float, parts: PageParts) -> Iterator[GridCell]:
    """A row's cells in all columns, empty ones too."""
    texts: dict[int, list[Word]] = {}
    boxes: dict[int, Box] = {}
    for word in row.labels:
        texts.setdefault(_column(_segment_start(word, row.labels), edges, size), []).append(word)
    for box, words in zip(row.boxes, row.values, strict=True):
        column = _column(box.x0, edges, size)
        texts.setdefault(column, []).extend(words)
        boxes[column] = box
    for column in range(len(edges)):
        yield _cell(n, column, texts.get(column, []), boxes.get(column), parts)


def _segment_start(word: Word, labels: list[Word]) -> float:
    """Where the segment begins that a label's word stands in."""
    for line in segments_of(labels):
        for segment in line:
            if _in_segment(word, segment):
                return segment.x0
    return word.x0


def _column_edges(form: list[_Row], size: float) -> tuple[float, ...]:
    """The left edges of a form's columns: those of its boxes and of its labels."""
    starts = [box.x0 for row in form for box in row.boxes]
    starts += [segment.x0 for row in form for line in segments_of(row.labels) for segment in line]
    edges: list[float] = []
    for x in sorted(starts):
        if not edges or x - edges[-1] > _ALIGNED * size:
            edges.append(x)
    return tuple(edges)


def _column(x: float, edges: Sequence[float], size: float) -> int:
    return max((n for n, edge in enumerate(edges) if edge <= x + _SAME_COLUMN * size), default=0)


def _cell(row: int, column: int, words: list[Word], box: Box | None, parts: PageParts) -> GridCell:
    """A cell of words; its lines break at the box's right edge, and without a box where the longest one ends."""
    lines = [segment_of(w for segment in line for w in segment.words) for line in segments_of(words)]
    right = box.x1 - _PADDING if box else max((line.x1 for line in lines), default=0.0)
    found = paragraphs_of(lines, parts.number, right, parts.hyphens, parts.pitch, parts.leads)
    region = Region(parts.number, *(round(side, 2) for side in box)) if box else None
    return GridCell(row, column, paragraphs=tuple(found), region=region)
