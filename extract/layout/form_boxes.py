"""Boxes on a page, and its words, in; the rows of a form, each with the label left of its box, out. Knows no template.

A box is what a form is filled in in: a field of the file, or a frame that a printer driver drew in its place. A frame
that touches another is a table's cell. What is not beside a box is left to the rest of the layout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extract.blocks import MARKER, Grid, GridCell, Paragraph
from extract.document import Region
from extract.layout.lines import segment_of, segments_of
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import paragraphs_of
from extract.layout.tables.ruled import Box, RuledTable
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

_TOUCH = 1.5  # points between edges that are one: the width of a stroke
_SAME = 4.0  # points between the edges of a field and those of the frame around it: a frame is drawn at its edge
_LEAST = 8.0  # points, of a box's height and width: no type fits in less
_ALIGNED = 1.0  # of the type's size: edges this near are those of one column
_ABREAST = 0.8  # of the type's size: tops this near are those of one row, as in forms whose boxes differ in height
_APART = 1.4  # of the type's size: rows further apart than this belong to two forms (3 to 6 points within one)
_MARGIN = 2.0  # points between a box and its text, as viewers leave
_RISE = 0.5  # of the type's size: how far above its box a label may begin


@dataclass(slots=True)
class _Row:
    top: float
    bottom: float
    boxes: list[Box]
    labels: list[Word] = field(default_factory=list)
    values: list[list[Word]] = field(default_factory=list)


def frames_of(strokes: Iterable[Stroke], typed: Iterable[Box]) -> tuple[Box, ...]:
    """The boxes of a page: fields, and drawn frames that no other frame touches."""
    drawn = [box for box in _rectangles(list(strokes)) if min(box.x1 - box.x0, box.bottom - box.top) > _LEAST]
    alone = [box for box in drawn if not any(_touch(box, other) for other in drawn if other is not box)]
    found: list[Box] = []
    for box in [*typed, *alone]:
        if not any(_same(box, other) for other in found):
            found.append(box)
    return tuple(sorted(found, key=lambda box: (box.top, box.x0)))


def form_pieces(parts: PageParts) -> tuple[list[Piece], tuple[Word, ...]]:
    """The forms on a page, and the words that are in none."""
    boxes = [box for box in parts.frames if not _is_cells(box, parts.tables, parts.frames)]
    rows = _rows(boxes, parts)
    runs = [run for run in _runs(rows, _size(parts)) if run]
    taken = {id(word) for run in runs for row in run for word in [*row.labels, *(w for v in row.values for w in v)]}
    if not taken:
        return [], parts.words
    pieces = [piece for run in runs for piece in (_items(run, parts) if _is_list(run) else [_piece(run, parts)])]
    return pieces, tuple(word for word in parts.words if id(word) not in taken)


def _rectangles(strokes: list[Stroke]) -> Iterator[Box]:
    """Boxes whose four edges are drawn, each from corner to corner and no further."""
    across: dict[tuple[int, int], list[Stroke]] = {}
    for s in strokes:
        if s.horizontal:
            across.setdefault((round(s.x0), round(s.x1)), []).append(s)
    uprights = {(round(s.x0), round(s.top), round(s.bottom)) for s in strokes if not s.horizontal}
    for (x0, x1), levels in across.items():
        for above, below in pairwise(sorted(levels)):
            if all(_near(uprights, x, round(above.top), round(below.top)) for x in (x0, x1)):
                yield Box(above.x0, above.top, above.x1, below.top)


def _near(uprights: set[tuple[int, int, int]], x: int, top: int, bottom: int) -> bool:
    steps = (-1, 0, 1)
    return any((x + i, top + j, bottom + k) in uprights for i in steps for j in steps for k in steps)


def _touch(box: Box, other: Box) -> bool:
    """Whether two boxes share an edge or overlap, one inside the other too."""
    return (
        box.x0 <= other.x1 + _TOUCH
        and other.x0 <= box.x1 + _TOUCH
        and box.top <= other.bottom + _TOUCH
        and other.top <= box.bottom + _TOUCH
    )


def _same(box: Box, other: Box) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(box, other, strict=True))


def _is_cells(box: Box, tables: Iterable[RuledTable], boxes: Iterable[Box]) -> bool:
    """Whether a box is the only one in a cell that is larger than itself: then the table says whose value it is."""
    for table in tables:
        if not table.columns_drawn:
            continue
        for cell in table.cells:
            if _inside(box, cell.box) and not _same(box, cell.box):
                return sum(_inside(other, cell.box) for other in boxes) == 1
    return False


def _inside(box: Box, cell: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom


def _size(parts: PageParts) -> float:
    """The size of a page's type: its median."""
    sizes = sorted(word.size for word in parts.words)
    return sizes[len(sizes) // 2] if sizes else 10.0


def _rows(boxes: list[Box], parts: PageParts) -> list[_Row]:
    """Boxes abreast with the words in them, and those left of them down to where the next row begins."""
    size = _size(parts)
    rows: list[_Row] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        if rows and box.top - rows[-1].top < _ABREAST * size:
            rows[-1].boxes.append(box)
            rows[-1].bottom = max(rows[-1].bottom, box.bottom)
        else:
            rows.append(_Row(box.top, box.bottom, [box]))
    free = []
    for word in parts.words:
        home = next((row for row in rows for box in row.boxes if _holds(box, word)), None)
        if home is None:
            free.append(word)
    ends = [*(row.top for row in rows[1:]), float("inf")]
    for row, end in zip(rows, ends[: len(rows)], strict=True):
        row.boxes.sort(key=lambda box: box.x0)
        row.values = [[word for word in parts.words if _holds(box, word)] for box in row.boxes]
        _label(row, free, end, size)
    return rows


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - _TOUCH <= x <= box.x1 + _TOUCH and box.top - _TOUCH <= y <= box.bottom + _TOUCH


def _label(row: _Row, free: list[Word], end: float, size: float) -> None:
    """Finds the words left of a row's boxes; a label may have more lines than its box, but then without a gap."""
    low, high = row.top - _RISE * size, min(end - _RISE * size, row.bottom + 60 * size)
    beside = [w for w in free if low <= (w.top + w.bottom) / 2 < high]
    bottom = row.bottom
    for line in segments_of(beside):
        if line[0].top > bottom + 0.5 * size or any(s.x1 > row.boxes[-1].x0 for s in line):
            break
        bottom = max(bottom, max(s.bottom for s in line))
        row.labels += [word for segment in line for word in beside if _in_segment(word, segment)]
    row.bottom = bottom


def _in_segment(word: Word, segment: Box | object) -> bool:
    x0, top, x1, bottom = (getattr(segment, name) for name in ("x0", "top", "x1", "bottom"))
    return bool(x0 - 0.1 <= word.x0 and word.x1 <= x1 + 0.1 and top - 0.1 <= word.top and word.bottom <= bottom + 0.1)


def _runs(rows: list[_Row], size: float) -> Iterator[list[_Row]]:
    """Rows with labels that follow each other closely and are set alike."""
    run: list[_Row] = []
    for row in rows:
        if not row.labels or (len(row.boxes) == 1 and min(w.x0 for w in row.labels) >= row.boxes[0].x0):
            yield run
            run = []
            continue
        if run and not (row.top - run[-1].bottom < _APART * size and _alike(run, row, size)):
            yield run
            run = []
        run.append(row)
    yield run


def _alike(run: list[_Row], row: _Row, size: float) -> bool:
    """Whether a row is one more of a run: a label and a box like those above, or boxes in columns that run has."""
    if len(row.boxes) == 1 and all(len(other.boxes) == 1 for other in run):
        left, above = min(w.x0 for w in row.labels), min(w.x0 for w in run[-1].labels)
        return abs(left - above) < _ALIGNED * size
    known = [box.x0 for other in run for box in other.boxes]
    return all(any(abs(box.x0 - x) < _ALIGNED * size for x in known) for box in row.boxes)


def _is_list(run: list[_Row]) -> bool:
    """Whether what stands before the boxes are the marks of a list."""
    return all(len(row.labels) == len(row.boxes) == 1 and MARKER.match(f"{row.labels[0].text} x") for row in run)


def _items(run: list[_Row], parts: PageParts) -> list[Piece]:
    """A list whose items were typed into boxes, each mark at the height of its item's first line."""
    found: list[Piece] = []
    for row in run:
        lines = [[w for segment in line for w in segment.words] for line in segments_of(row.values[0])]
        if not lines:
            continue
        mark = row.labels[0]._replace(top=lines[0][0].top, bottom=lines[0][0].bottom)
        lines[0] = [mark, *lines[0]]
        right = row.boxes[0].x1 - _MARGIN
        segments = [segment_of(line) for line in lines]
        for paragraph in paragraphs_of(segments, parts.number, right, parts.hyphens, parts.pitch):
            found.append(Piece(paragraph, row.top, row.bottom, right=right))
    return found


def _piece(run: list[_Row], parts: PageParts) -> Piece:
    """The grid of a form."""
    size = _size(parts)
    simple = all(len(row.boxes) == 1 for row in run)
    edges = [0.0, 1.0] if simple else _edges(run, size)
    cells = []
    for n, row in enumerate(run):
        texts: dict[int, list[Word]] = {}
        places: dict[int, Box] = {}
        for word in row.labels:
            texts.setdefault(0 if simple else _column(_start(word, row.labels), edges, size), []).append(word)
        for box, words in zip(row.boxes, row.values, strict=True):
            column = 1 if simple else _column(box.x0, edges, size)
            texts.setdefault(column, []).extend(words)
            places[column] = box
        for column in range(len(edges)):
            cells.append(_cell(n, column, texts.get(column, []), places.get(column), parts))
    lefts = (min(w.x0 for row in run for w in row.labels), min(row.boxes[0].x0 for row in run))
    right = max(box.x1 for row in run for box in row.boxes)
    return Piece(Grid(tuple(cells), len(edges)), run[0].top, run[-1].bottom, lefts if simple else tuple(edges), right)


def _start(word: Word, labels: list[Word]) -> float:
    """Where the segment begins that a label's word stands in."""
    for line in segments_of(labels):
        for segment in line:
            if _in_segment(word, segment):
                return segment.x0
    return word.x0


def _edges(run: list[_Row], size: float) -> list[float]:
    """The left edges of a form's columns: those of its boxes and of its labels."""
    starts = [box.x0 for row in run for box in row.boxes]
    starts += [segment.x0 for row in run for line in segments_of(row.labels) for segment in line]
    edges: list[float] = []
    for x in sorted(starts):
        if not edges or x - edges[-1] > _ALIGNED * size:
            edges.append(x)
    return edges


def _column(x: float, edges: list[float], size: float) -> int:
    return max((n for n, edge in enumerate(edges) if edge <= x + _ALIGNED * size * 0.5), default=0)


def _cell(row: int, column: int, words: list[Word], box: Box | None, parts: PageParts) -> GridCell:
    lines = [segment_of(w for segment in line for w in segment.words) for line in segments_of(words)]
    right = box.x1 - _MARGIN if box else max((line.x1 for line in lines), default=0.0)
    paragraphs: tuple[Paragraph, ...] = tuple(paragraphs_of(lines, parts.number, right, parts.hyphens, parts.pitch))
    region = Region(parts.number, *(round(side, 2) for side in box)) if box else None
    return GridCell(row, column, paragraphs=paragraphs, region=region)
