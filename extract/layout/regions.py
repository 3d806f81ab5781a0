"""A page's words and what is drawn on it in, the regions that are read one after the other out.

A panel beside the running text, or a narrative in columns, is no table: its lines stand at their own heights. A page is
cut at white space that runs down between two such parts, and what stands above, beside and below is cut again, to any
depth (an XY-cut). Where lines stand abreast, or texts begin abreast, the two sides are a table, and nothing is cut: an
ordinary page is one region. Knows geometry and drawn boxes, no labels and no template.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.line_spacing import low_step
from extract.layout.lines import Segment, segments_of
from extract.layout.tables.ruled import Box
from extract.layout.words import Word
from extract.pdf.page_objects import Fill, Stroke

_LINES = 3  # lines on each side of a cut: two may be a heading beside a date
_MANY = 6  # lines at heights of their own without a panel: fewer may be texts of unlike type in one row of a table
_ALIGNED = 0.25  # of the type's size: lines whose feet are as near stand abreast
_ABREAST = 0.5  # of the lines: where fewer stand abreast, the sides run on by themselves (two of ten do by chance)
_SHADED = 0.75  # of the lines: where as many stand abreast, a shade beside text is a column of a table
_BEGUN = 0.5  # of the paragraphs: where as many begin abreast, they are the rows of a table
_GUTTER = 0.8  # of the type's size: the narrowest white space between two parts of a page
_HEAD = 1.07  # times the running text: the size of a heading
_FULL = 0.85  # of a side's width: a line as long is full
_PROSE = 0.3  # of a side's lines go on in mid-sentence: it is running text
_WORDS = 3.5  # words in a line of running text, at least
_BROAD = 0.8  # of the ink's width: a box as broad stands beside nothing
_ROWS = 3  # rules or edges of shades of one width below each other: the rows of a table
_DEEP = 8  # cuts within cuts
_MEET = 2.0  # points: ends of strokes that meet, as in `ruled`


class _Item(NamedTuple):
    """A segment, and the panel that it lies in (None: outside all)."""

    segment: Segment
    panel: int | None


@dataclass(frozen=True, slots=True)
class Area:
    """A region: its words, the panel that it lies in, and whether text of the region before it may go on in it."""

    words: tuple[Word, ...]
    boxed: bool = False
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page: boxes that may hold a region, and what parts or binds the text."""

    panels: tuple[Box, ...] = ()
    tables: tuple[Box, ...] = ()  # drawn tables: never cut
    levels: tuple[Stroke, ...] = ()  # rules and edges of shades


class _Cut(NamedTuple):
    x: float
    top: float
    bottom: float
    weight: int


def panels(fills: Iterable[Fill], strokes: Sequence[Stroke], tables: Sequence[Box]) -> tuple[Box, ...]:
    """The filled and framed boxes of a page that may hold a region; those within drawn tables are cells."""
    found = {Box(*(round(value, 1) for value in fill[:4])) for fill in fills} | set(_frames(strokes))
    return tuple(sorted(box for box in found if not any(_inside(box, table) for table in tables)))


def _frames(strokes: Sequence[Stroke]) -> Iterator[Box]:
    """Boxes whose four sides are drawn, each in one stroke."""
    level = sorted((s for s in strokes if s.horizontal), key=lambda s: s.top)
    upright = [s for s in strokes if not s.horizontal]
    for n, above in enumerate(level):
        for below in level[n + 1 :]:
            if abs(above.x0 - below.x0) > _MEET or abs(above.x1 - below.x1) > _MEET:
                continue
            ends = (above.x0, above.x1)
            sides = [[s for s in upright if abs(s.x0 - x) < _MEET and _spans(s, above.top, below.top)] for x in ends]
            if all(sides):
                yield Box(above.x0, above.top, above.x1, below.top)
            break


def _spans(upright: Stroke, top: float, bottom: float) -> bool:
    return upright.top <= top + _MEET and upright.bottom >= bottom - _MEET


def _inside(box: Box, other: Box) -> bool:
    return (
        box.x0 >= other.x0 - _MEET
        and box.x1 <= other.x1 + _MEET
        and box.top >= other.top - _MEET
        and box.bottom <= other.bottom + _MEET
    )


def areas(segments: Sequence[Segment], drawn: Drawn) -> list[Area]:
    """The regions of a page, in the order in which they are read; one where nothing shows more."""
    words = tuple(word for segment in segments for word in segment.words)
    if len(segments) < 2 * _LINES or not _may_part(segments, drawn):
        return [Area(words)]
    return _areas(words, drawn, 0, segments)


def _may_part(segments: Sequence[Segment], drawn: Drawn) -> bool:
    """Whether lines begin to the right of others at all: a page of running text needs no more looking at."""
    size = median(s.size for s in segments)
    left = min(s.x0 for s in segments) + 4 * size
    right = [
        s
        for s in segments
        if s.x0 > left and not any(box.x0 < s.x0 < box.x1 and box.top < s.top < box.bottom for box in drawn.tables)
    ]
    return len(right) >= _LINES


def box_of(words: Sequence[Word]) -> Box:
    """The box around words."""
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )


def _areas(words: tuple[Word, ...], drawn: Drawn, depth: int, segments: Sequence[Segment] = ()) -> list[Area]:
    """`segments`: those of the words, where they are known."""
    items = _items(words, drawn.panels, segments)
    cut = _best_cut(items, drawn) if depth < _DEEP else None
    if cut is None:
        return [Area(words)]
    above, below, left, right = _parts(words, cut)
    boxed_left, boxed_right = (_boxed(some, items, cut) for some in (True, False))
    sides = [(left, boxed_left), (right, boxed_right)]
    if boxed_left and not boxed_right:
        sides.reverse()  # a panel at the left of the text that it belongs to: its heading stands above the text
    found = _areas(above, drawn, depth + 1) if above else []
    for n, (side, boxed) in enumerate(sides):
        inner = _areas(side, drawn, depth + 1)
        first = Area(inner[0].words, boxed or inner[0].boxed, resumes=n > 0 and not boxed)
        found += [first, *inner[1:]]
    return found + (_areas(below, drawn, depth + 1) if below else [])


def _items(words: tuple[Word, ...], boxes: tuple[Box, ...], segments: Sequence[Segment]) -> list[_Item]:
    """The segments, those within a panel by themselves; a panel holds lines, and words stand beside it."""
    size = median(word.size for word in words)
    ink = box_of(words)
    likely = [n for n, box in enumerate(boxes) if _may_hold(box, ink, size)]
    likely.sort(key=lambda n: (boxes[n].x1 - boxes[n].x0) * (boxes[n].bottom - boxes[n].top), reverse=True)
    if segments and not likely:
        return [_Item(segment, None) for segment in segments]
    groups: dict[int | None, list[Word]] = {}
    for word in words:
        groups.setdefault(next((n for n in likely if _holds(boxes[n], word)), None), []).append(word)
    return [_Item(segment, panel) for panel, some in groups.items() for line in segments_of(some) for segment in line]


def _may_hold(box: Box, ink: Box, size: float) -> bool:
    """Whether a box is as high as a few lines, and narrow enough for text to stand beside it."""
    broad = _BROAD * (ink.x1 - ink.x0)
    within = box.x0 < ink.x1 and ink.x0 < box.x1 and box.top < ink.bottom and ink.top < box.bottom
    return within and box.bottom - box.top > _LINES * size and 4 * size < box.x1 - box.x0 < broad


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _parts(words: tuple[Word, ...], cut: _Cut) -> tuple[tuple[Word, ...], ...]:
    """The words above, below, at the left and at the right."""
    found: tuple[list[Word], ...] = ([], [], [], [])
    for word in words:
        middle = (word.top + word.bottom) / 2
        at = 0 if middle < cut.top else 1 if middle > cut.bottom else 2 if (word.x0 + word.x1) / 2 < cut.x else 3
        found[at].append(word)
    return tuple(tuple(some) for some in found)


def _boxed(left: bool, items: list[_Item], cut: _Cut) -> bool:
    """Whether all that stands at one side of a cut lies in panels."""
    side = [item for item in items if _within(item.segment, cut) and (item.segment.x0 < cut.x) is left]
    return all(item.panel is not None for item in side)


def _within(segment: Segment, cut: _Cut) -> bool:
    return cut.top <= segment.middle <= cut.bottom


def _best_cut(items: list[_Item], drawn: Drawn) -> _Cut | None:
    """The cut that parts most of the text; None where nothing shows that there are two parts."""
    cuts = [cut for x in _gutters(items, drawn.panels) for cut in _cuts_at(x, items, drawn)]
    return max(cuts, key=lambda cut: (cut.weight, -cut.x), default=None)


def _gutters(items: list[_Item], boxes: tuple[Box, ...]) -> list[float]:
    """Where the page may be cut from top to bottom: before what begins at one x in several lines, and beside panels."""
    size = median(item.segment.size for item in items)
    starts: dict[int, list[float]] = {}
    for item in items:
        starts.setdefault(round(item.segment.x0 / size), []).append(item.segment.x0)
    left = min(item.segment.x0 for item in items)
    found = {min(some) - 0.3 * size for some in starts.values() if len(some) >= _LINES and min(some) > left + 4 * size}
    for panel in {item.panel for item in items if item.panel is not None}:
        found |= {boxes[panel].x0 - 0.1, boxes[panel].x1 + 0.1}
    return sorted(found)


def _cuts_at(x: float, items: list[_Item], drawn: Drawn) -> Iterator[_Cut]:
    """The cuts along one gutter: between what reaches over it, where the two sides run on by themselves."""
    barriers = _barriers(x, items, drawn)
    for (_, top), (bottom, _) in pairwise([(float("-inf"), float("-inf")), *barriers, (float("inf"), float("inf"))]):
        inside = [item for item in items if top <= item.segment.middle <= bottom]
        left = sorted((i for i in inside if i.segment.x1 <= x + 0.5), key=lambda i: i.segment.top)
        right = sorted((i for i in inside if i.segment.x0 >= x - 0.5), key=lambda i: i.segment.top)
        if min(len(left), len(right)) < _LINES:
            continue
        if not _panel_beside(left, right) and _drawn_row(x, top, bottom, drawn):
            continue
        end = _end(left, right)
        left, right = ([i for i in side if i.segment.top < end] for side in (left, right))
        if min(len(left), len(right)) >= _LINES and _independent(left, right):
            low = min(i.segment.top for i in (*left, *right))
            high = max(i.segment.bottom for i in (*left, *right))
            weight = min(sum(i.segment.characters for i in side) for side in (left, right))
            yield _Cut(x, low, min(high, end), weight)


def _barriers(x: float, items: list[_Item], drawn: Drawn) -> list[tuple[float, float]]:
    """(top, bottom) of what reaches over a gutter, from top to bottom, those that overlap made one."""
    spans = [(s.top, s.bottom) for s, _ in items if s.x0 < x - 0.5 and s.x1 > x + 0.5]
    spans += [(box.top, box.bottom) for box in drawn.tables if box.x0 < x < box.x1]
    spans += [(s.top, s.bottom) for s in drawn.levels if s.x0 < x < s.x1]
    found: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if found and top <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], bottom)
        else:
            found.append((top, bottom))
    return found


def _drawn_row(x: float, top: float, bottom: float, drawn: Drawn) -> bool:
    """Whether rules or shades of one width close a stretch above and below, and more of them lie over the gutter."""
    over = [s for s in drawn.levels if s.x0 < x < s.x1]
    above = [s for s in over if abs(s.top - top) < _MEET]
    closing = [s for s in over if abs(s.top - bottom) < _MEET]
    ends = {(a.x0, a.x1) for a in above for b in closing if abs(a.x0 - b.x0) < _MEET and abs(a.x1 - b.x1) < _MEET}
    return any(sum(abs(s.x0 - x0) < _MEET and abs(s.x1 - x1) < _MEET for s in over) >= _ROWS for x0, x1 in ends)


def _end(left: list[_Item], right: list[_Item]) -> float:
    """Where the two sides end together: at a heading below which nothing of the other side stands, or far below it."""
    sizes = median(i.segment.size for i in (*left, *right))
    for side, other in ((left, right), (right, left)):
        for above, item in pairwise(side):
            head = item.segment
            if not _is_head(above.segment, head, sizes):
                continue
            if all(not i.segment.top < head.top - 0.5 < i.segment.bottom for i in other) and _clear(head, other):
                return head.top - 0.1
    return float("inf")


def _is_head(above: Segment, line: Segment, size: float) -> bool:
    space = line.top - above.bottom
    return line.size > _HEAD * size and space > 0.5 * line.size and line.size > above.size * 1.02


def _clear(head: Segment, other: list[_Item]) -> bool:
    """Whether no text of the other side runs past a heading: it ended above, or begins beside or below."""
    before = [i.segment for i in other if i.segment.bottom <= head.top]
    after = [i.segment for i in other if i.segment.top >= head.top - 0.5 * head.size]
    if not before or not after:
        return True
    return min(s.top for s in after) - max(s.bottom for s in before) > 1.5 * head.size


def _independent(left: list[_Item], right: list[_Item]) -> bool:
    """Whether two sides are read by themselves: their lines stand at their own heights, or both are running text."""
    size = median(i.segment.size for i in (*left, *right))
    if min(i.segment.x0 for i in right) - max(i.segment.x1 for i in left) < _GUTTER * size:
        return False
    one, other = _lines(left), _lines(right)
    top = max(one[0].top, other[0].top) - size
    bottom = min(one[-1].bottom, other[-1].bottom) + size
    beside = [[s for s in side if top <= s.middle <= bottom] for side in (one, other)]
    if min(len(one), len(other)) < _LINES or not all(beside):
        return False
    few, many = sorted(beside, key=len)
    abreast = sum(any(abs(a.bottom - b.bottom) < _ALIGNED * size for b in many) for a in few)
    if _panel_beside(left, right):
        return abreast < _SHADED * len(few)
    if _begin_abreast(one, other, size):
        return False
    apart = abreast < _ABREAST * len(few) and len(few) >= _MANY
    return apart or (_runs_on(one) and _runs_on(other))


def _panel_beside(left: list[_Item], right: list[_Item]) -> bool:
    """Whether one side lies in panels and the other outside."""
    outside = {item.panel is None for item in left}, {item.panel is None for item in right}
    return outside in (({True}, {False}), ({False}, {True}))


def _lines(side: list[_Item]) -> list[Segment]:
    """The first segment of each line, top to bottom."""
    found: list[Segment] = []
    for segment, _ in sorted(side, key=lambda i: (i.segment.middle, i.segment.x0)):
        if not found or segment.middle - found[-1].middle > 0.4 * segment.size:
            found.append(segment)
    return found


def _begin_abreast(one: list[Segment], other: list[Segment], size: float) -> bool:
    """Whether most paragraphs of a side begin at the height of one at the other side: the rows of a table."""
    few, many = sorted((_starts(one), _starts(other)), key=len)
    abreast = sum(any(abs(a - b) < _ALIGNED * size for b in many) for a in few)
    return len(few) > 1 and abreast >= _BEGUN * len(few) and abreast > 1


def _starts(lines: list[Segment]) -> list[float]:
    """The feet of lines that begin a paragraph: below more white space than usual, or in another type."""
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = low_step(gaps, 3) or 0.0
    return [
        b.bottom
        for (a, b), gap in zip(pairwise(lines), gaps, strict=True)
        if gap > usual + 0.2 * b.size or a.style.bold != b.style.bold
    ]


def _runs_on(lines: list[Segment]) -> bool:
    """Whether a side is running text: full lines of several words that go on in mid-sentence."""
    right = max(s.x1 for s in lines)
    width = right - min(s.x0 for s in lines)
    on = sum(a.x1 > right - (1 - _FULL) * width and b.text[:1].islower() for a, b in pairwise(lines))
    return on >= _PROSE * len(lines) and sum(len(s.words) for s in lines) >= _WORDS * len(lines)
