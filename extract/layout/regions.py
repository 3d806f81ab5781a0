"""The regions of a page: parts that are read one after the other, such as a panel beside the running text.

A panel beside the running text, or a narrative in columns, is no table: its lines stand at their own heights. A page is
cut at white space that runs down between two such parts, and what stands above, beside and below is cut again, to any
depth (an XY-cut: Nagy and Seth 1984). Where lines stand abreast, or texts begin abreast, the two sides are a table, and
nothing is cut: an ordinary page is one region. Labels and template play no part, only places and drawn boxes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.blocks import Style
from extract.layout.forms_abreast import forms_abreast
from extract.layout.label_columns import (
    NO_LABELS,
    Band,
    LabelSetting,
    bands_of,
    begins_with_label,
    label_styles,
    labels_above_values,
)
from extract.layout.line_spacing import low_step
from extract.layout.lines import Segment, segment_of, segments_of
from extract.layout.tables.ruled import Box
from extract.layout.tables.table_region import PlacedTable
from extract.layout.text_columns import TextColumns
from extract.layout.tiles import Tiles, tile_bands
from extract.layout.words import Word
from extract.pdf.page_objects import Fill, Stroke

# Set on brochures made with panels at either side and with two columns of labels, and held against all tables of the
# samples: a table that is cut loses its rows, a panel that isn't cut mixes with the text, so in doubt nothing is cut.
_LINES = 3  # lines on each side of a cut: two may be a heading beside a date
_MANY = 6  # lines at heights of their own without a panel: fewer may be texts of unlike type in one row of a table
_ROWS = 3  # rules or edges of shades of one width below each other: the rows of a table
_BOXES = 2  # of a text column's width: one may be a panel beside the text
_DEPTH = 8  # cuts within cuts; there so that odd files end

# In sizes of type.
_ALIGNED = 0.25  # lines whose feet are as near stand abreast
_GUTTER = 0.8  # the narrowest white space between two parts of a page
_NEW_LINE = 0.4  # middles further apart are of two lines
_LEFT_MARGIN = 4  # what begins this near to the leftmost text is indented, no second part of the page
_PANEL_WIDTH = 4  # a narrower box holds no lines of text
_GUTTER_BEFORE = 0.3  # a cut lies this far before the texts that begin there
_MIDDLE = 2.0  # a rule between columns of equal width stands this near to its place: the middle where it is alone
_PARAGRAPH_GAP = 0.2  # white space wider than usual by more begins a paragraph

# Labels above their values, in columns. Set on data/samples/designs: a form in two columns, a brochure in three.
_LABELS = 2  # on each side: a table's head is one line above each column, and its totals have nothing below them
_LABEL_LINES = 2  # a label and its value
_VALUE_STEP = 2.0  # of the size: the lines and paragraphs of a value stand nearer than the cells of a column do
_ALONE = 1.2  # texts a line: in a column of labels and values one, but for a line or two with a gap in it

# As shares of lines or of widths.
_ABREAST = 0.5  # of the lines: where fewer stand abreast, the sides run on by themselves (two of ten do by chance)
_SHADED = 0.75  # of the lines: where as many stand abreast, a shade beside text is a column of a table
_BEGUN = 0.5  # of the paragraphs: where as many begin abreast, they are the rows of a table
_FULL = 0.85  # of a side's width: a line as long is full
_PROSE = 0.3  # of a side's lines go on in mid-sentence: it is running text
_WORDS = 3.5  # words in a line of running text, at least
_NOTE_SIZE = 0.85  # of the text's size: notes in the margin are set smaller
_NOTE_WIDTH = 0.5  # of the text's width, at most
_BROAD = 0.8  # of the ink's width: a box as broad stands beside nothing

# A heading below both sides ends them.
_HEADING = 1.07  # times the running text: 11 point in text of 10 is larger by 1.10
_HEADING_GAP = 0.5  # of its size: white space above it
_ABOVE_HEADING = 1.02  # times the line above it: else a text in large type would be all headings
_PASSED = 1.5  # of its size: lines of one text stand closer, so text of the other side runs past it

# In points, and small beside any type: they forgive what rounding and the width of a stroke (0.5 to 2 points) do to
# ends that meet. Strokes and boxes have no size of type.
_MEET = 2.0  # between ends of strokes
_OVER = 0.5  # ink so little over a gutter doesn't cross it
_ASIDE = 0.1  # a cut this far beside a panel's edge, and above a heading, lies outside it


_FAR = float("inf")


class _Item(NamedTuple):
    """A segment, and the number of the panel that it lies in (None: outside all)."""

    segment: Segment
    panel: int | None


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A part of a page.

    boxed: it lies in a panel. resumes: text of the one before may go on in it. form: its box and its cells, where they
    are known already (it has no words then).
    """

    words: tuple[Word, ...]
    boxed: bool = False
    resumes: bool = False
    form: tuple[Box, PlacedTable] | None = None


@dataclass(frozen=True, slots=True)
class PageDrawings:
    """What is drawn on a page: boxes that may hold a region, and what parts or binds the text."""

    panels: tuple[Box, ...] = ()
    tables: tuple[Box, ...] = ()  # drawn tables: never cut
    levels: tuple[Stroke, ...] = ()  # rules and edges of shades
    uprights: tuple[Stroke, ...] = ()  # that no level rule meets: between text columns
    slide: bool = False  # the page is wider than high
    columns: TextColumns | None = None  # those that the document's narrative is printed in


class _Cut(NamedTuple):
    """A cut from top to bottom at x; weight: the letters at the side with fewer."""

    x: float
    top: float
    bottom: float
    weight: int


def panels_of(fills: Iterable[Fill], strokes: Sequence[Stroke], tables: Sequence[Box]) -> tuple[Box, ...]:
    """The filled and framed boxes of a page that may hold a region; those within drawn tables are cells."""
    boxes = {_rounded(fill) for fill in fills} | set(_framed_boxes(strokes))
    return tuple(sorted(box for box in boxes if not any(_inside(box, table) for table in tables)))


def _rounded(fill: Fill) -> Box:
    return Box(round(fill.x0, 1), round(fill.top, 1), round(fill.x1, 1), round(fill.bottom, 1))


def _framed_boxes(strokes: Sequence[Stroke]) -> Iterator[Box]:
    """Boxes whose four sides are drawn, each in one stroke; of two below each other with the same ends, the nearer."""
    # Drawn tables are made of many short strokes and are found elsewhere; a frame is four long ones.
    level = sorted((s for s in strokes if s.horizontal), key=lambda s: s.top)
    uprights = [s for s in strokes if not s.horizontal]
    for n, above in enumerate(level):
        below = next((stroke for stroke in level[n + 1 :] if _same_ends(above, stroke)), None)
        if below and all(_has_upright(uprights, x, above.top, below.top) for x in (above.x0, above.x1)):
            yield Box(above.x0, above.top, above.x1, below.top)


def _same_ends(one: Stroke, other: Stroke) -> bool:
    return abs(one.x0 - other.x0) <= _MEET and abs(one.x1 - other.x1) <= _MEET


def _has_upright(uprights: Iterable[Stroke], x: float, top: float, bottom: float) -> bool:
    """True if one stroke runs down at x from top to bottom."""
    return any(abs(s.x0 - x) < _MEET and s.top <= top + _MEET and s.bottom >= bottom - _MEET for s in uprights)


def _inside(box: Box, other: Box) -> bool:
    return (
        box.x0 >= other.x0 - _MEET
        and box.x1 <= other.x1 + _MEET
        and box.top >= other.top - _MEET
        and box.bottom <= other.bottom + _MEET
    )


def regions_of(
    segments: Sequence[Segment],
    drawn: PageDrawings,
    setting: LabelSetting = NO_LABELS,
    columns: TextColumns | None = None,
) -> list[PageRegion]:
    """The regions of a page, in the order in which they are read; one where nothing shows more.

    setting: how the document sets labels above their values; columns: those that its narrative is printed in.
    """
    if columns:
        drawn = replace(drawn, columns=columns)
    words = tuple(word for segment in segments for word in segment.words)
    # Nearly all pages end here; the search for cuts is quadratic in the lines.
    if len(segments) < 2 * _LINES or not _may_part(segments, drawn):
        return [PageRegion(words)]
    if len(drawn.panels) > 1 and (bands := tile_bands(words, drawn.panels)):
        return _around_tiles(words, bands, drawn, setting)
    return _between_forms(words, segments, drawn, setting)


def _around_tiles(
    words: Sequence[Word], bands: Sequence[Tiles], drawn: PageDrawings, setting: LabelSetting
) -> list[PageRegion]:
    """The tiles of a page as regions, and those of what stands above, between and below their bands."""
    regions: list[PageRegion] = []
    end = -_FAR
    for band in bands:
        between = tuple(word for word in words if end < (word.top + word.bottom) / 2 < band.top)
        regions += _uncovered(between, drawn, setting)
        regions += [PageRegion(tile, boxed=True) for tile in band.words]
        end = band.bottom
    below = tuple(word for word in words if (word.top + word.bottom) / 2 > end)
    return regions + _uncovered(below, drawn, setting)


def _uncovered(words: tuple[Word, ...], drawn: PageDrawings, setting: LabelSetting) -> list[PageRegion]:
    """The regions of words above, between or below tiles."""
    segments = [segment for line in segments_of(words) for segment in line]
    return _between_forms(words, segments, drawn, setting) if segments else []


def _between_forms(
    words: tuple[Word, ...], segments: Sequence[Segment], drawn: PageDrawings, setting: LabelSetting
) -> list[PageRegion]:
    """The regions of words, forms that stand side by side apart."""
    if not drawn.tables and (abreast := forms_abreast(segments)):
        forms = [PageRegion((), form=form) for form in abreast.forms]
        above, below = (_regions(part, drawn, setting, 0) if part else [] for part in (abreast.above, abreast.below))
        return [*above, *forms, *below]
    return _regions(words, drawn, setting, 0, segments)


def _may_part(segments: Sequence[Segment], drawn: PageDrawings) -> bool:
    """True if lines begin to the right of others at all: a page of running text needs no more looking at."""
    size = median(s.size for s in segments)
    left = min(s.x0 for s in segments) + _LEFT_MARGIN * size
    right = [
        s
        for s in segments
        if s.x0 > left and not any(box.x0 < s.x0 < box.x1 and box.top < s.top < box.bottom for box in drawn.tables)
    ]
    return len(right) >= _LINES


def box_around(words: Sequence[Word]) -> Box:
    """The box around words."""
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )


def _regions(
    words: tuple[Word, ...], drawn: PageDrawings, setting: LabelSetting, depth: int, segments: Sequence[Segment] = ()
) -> list[PageRegion]:
    """The regions of words, cut as often as there is reason to; segments: those of the words, where they are known."""
    items = _items(words, drawn.panels, segments)
    if setting.edges and all(item.panel is None for item in items):
        bands = bands_of([item.segment for item in items], setting, drawn.levels, drawn.tables)
        if len(bands) > 1 or len(bands[0].columns) > 1:
            return [region for band in bands for region in _of_band(band, drawn, setting, depth)]
    cut = _best_cut(items, drawn) if depth < _DEPTH else None
    if cut is None:
        return [PageRegion(words)]
    above, below, left, right = _words_around(words, cut)
    boxed_left, boxed_right = (_side_is_boxed(at_left, items, cut) for at_left in (True, False))
    sides = [(left, boxed_left), (right, boxed_right)]
    # A panel at the left of the text that it belongs to: its heading stands above the text, or in a slide's panel (on
    # upright pages large type in a panel is a numeral or a quotation).
    if boxed_left and not boxed_right and not (drawn.slide and _holds_heading(left, right)):
        sides.reverse()
    # What stands above and below is cut again: a page may have a panel at its head and two columns below that.
    regions = _regions(above, drawn, setting, depth + 1) if above else []
    labels = label_styles([item.segment for item in items])
    for n, (side, boxed) in enumerate(sides):
        first, *others = _regions(side, drawn, setting, depth + 1)
        begun = segment_of(first.words[:1]).style in labels  # a label goes on with nothing
        regions += [PageRegion(first.words, boxed or first.boxed, resumes=n > 0 and not boxed and not begun), *others]
    return regions + (_regions(below, drawn, setting, depth + 1) if below else [])


def _holds_heading(panel: Sequence[Word], text: Sequence[Word]) -> bool:
    """True if a panel's largest type is larger than all of the text beside it."""
    return max(word.size for word in panel) > _HEADING * max(word.size for word in text)


def _of_band(band: Band, drawn: PageDrawings, setting: LabelSetting, depth: int) -> list[PageRegion]:
    """The regions of a band: its columns, or what lines in no columns of labels are cut into."""
    if len(band.columns) == 1:
        return _regions(band.columns[0], drawn, LabelSetting(setting.styles), depth + 1)
    return [
        PageRegion(words, resumes=n > 0 and not begins_with_label(words, setting))
        for n, words in enumerate(band.columns)
    ]


def _items(words: tuple[Word, ...], boxes: tuple[Box, ...], segments: Sequence[Segment]) -> list[_Item]:
    """The segments of words, made panel by panel: a word in a panel and one beside it are never one segment."""
    size = median(word.size for word in words)
    ink = box_around(words)
    likely = [n for n, box in enumerate(boxes) if _may_hold_region(box, ink, size)]
    if segments and not likely:
        return [_Item(segment, None) for segment in segments]
    likely.sort(key=lambda n: _area(boxes[n]), reverse=True)  # of boxes in boxes the outermost: it is cut again later
    by_panel: dict[int | None, list[Word]] = {}
    for word in words:
        by_panel.setdefault(next((n for n in likely if _holds(boxes[n], word)), None), []).append(word)
    return [_Item(segment, panel) for panel, some in by_panel.items() for line in segments_of(some) for segment in line]


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _may_hold_region(box: Box, ink: Box, size: float) -> bool:
    """True if a box is as high as a few lines, and narrow enough for text to stand beside it."""
    high = box.bottom - box.top > _LINES * size
    wide = _PANEL_WIDTH * size < box.x1 - box.x0 < _BROAD * (ink.x1 - ink.x0)
    return high and wide and _overlap(box, ink)


def _overlap(box: Box, other: Box) -> bool:
    return box.x0 < other.x1 and other.x0 < box.x1 and box.top < other.bottom and other.top < box.bottom


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _words_around(words: tuple[Word, ...], cut: _Cut) -> tuple[tuple[Word, ...], ...]:
    """The words above, below, at the left and at the right."""
    above: list[Word] = []
    below: list[Word] = []
    left: list[Word] = []
    right: list[Word] = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        if middle < cut.top:
            above.append(word)
        elif middle > cut.bottom:
            below.append(word)
        else:
            (left if (word.x0 + word.x1) / 2 < cut.x else right).append(word)
    return tuple(above), tuple(below), tuple(left), tuple(right)


def _side_is_boxed(at_left: bool, items: list[_Item], cut: _Cut) -> bool:
    """True if all that stands at one side of a cut lies in panels."""
    beside = [item for item in items if cut.top <= item.segment.middle <= cut.bottom]
    return all(item.panel is not None for item in beside if (item.segment.x0 < cut.x) is at_left)


def _best_cut(items: list[_Item], drawn: PageDrawings) -> _Cut | None:
    """The cut that parts most of the text; None where nothing shows that there are two parts."""
    labels = label_styles([item.segment for item in items])
    cuts = [cut for x in _gutters(items, drawn.panels) for cut in _cuts_at(x, items, drawn, labels)]
    cuts += _cuts_along_rules(items, drawn)
    # Only where nothing else tells: other evidence says too where columns end and begin anew.
    cuts = cuts or list(_cuts_between_columns(items, drawn))
    # Of equal cuts the leftmost, so that nothing depends on the order in which they are found.
    return max(cuts, key=lambda cut: (cut.weight, -cut.x), default=None)


def _cuts_along_rules(items: list[_Item], drawn: PageDrawings) -> Iterator[_Cut]:
    """The cuts along rules that part the text into columns of one width, as LaTeX and newspapers draw them."""
    size = median(item.segment.size for item in items)
    left, right = min(item.segment.x0 for item in items), max(item.segment.x1 for item in items)
    for rule in drawn.uprights:
        beside = {other.x0 for other in drawn.uprights if left < other.x0 < right and _side_by_side(rule, other)}
        long = left < rule.x0 < right and rule.bottom - rule.top > _LINES * size
        if long and _part_evenly(left, sorted(beside), right, _MIDDLE * size):
            inside = [i for i in items if rule.top - _OVER <= i.segment.middle <= rule.bottom + _OVER]
            one, other = _sides(rule.x0, rule.top, rule.bottom, inside)
            if one and other and len(one) + len(other) == len(inside):
                weight = min(sum(i.segment.characters for i in side) for side in (one, other))
                yield _Cut(rule.x0, rule.top, rule.bottom, weight)


def _side_by_side(rule: Stroke, other: Stroke) -> bool:
    """True if two upright rules run from the same height to the same height; so does a rule beside itself."""
    return abs(rule.top - other.top) < _MEET and abs(rule.bottom - other.bottom) < _MEET


def _part_evenly(left: float, rules: Sequence[float], right: float, slack: float) -> bool:
    """True if rules stand where they part the width from left to right into equal columns, give or take the slack."""
    width = (right - left) / (len(rules) + 1)
    return all(abs(x - left - n * width) < slack for n, x in enumerate(rules, 1))


def _cuts_between_columns(items: list[_Item], drawn: PageDrawings) -> Iterator[_Cut]:
    """The cuts between the document's text columns, where boxes of one column's width stand in them.

    A newsletter prints labelled values in its columns: their labels may well begin abreast as a table's rows do.
    """
    columns = drawn.columns
    if columns is None:
        return
    boxed = {item.panel for item in items if item.panel is not None}
    if len(boxed) < _BOXES or any(drawn.panels[n].x0 < columns.gutter < drawn.panels[n].x1 for n in boxed):
        return
    barriers = [(-_FAR, -_FAR), *_barriers(columns.gutter, items, drawn), (_FAR, _FAR)]
    for (_, top), (bottom, _) in pairwise(barriers):
        left, right = _sides(columns.gutter, top, bottom, items)
        if _one_text_a_line(left, right):
            yield from _cuts_between(columns.gutter, left, right, known=True)


def uprights_alone(strokes: Iterable[Stroke]) -> tuple[Stroke, ...]:
    """The upright strokes that no level one meets: no part of a frame or a table."""
    strokes = list(strokes)
    levels = [s for s in strokes if s.horizontal]
    return tuple(s for s in strokes if not s.horizontal and not any(_meets(s, level) for level in levels))


def _meets(upright: Stroke, level: Stroke) -> bool:
    across = level.x0 - _MEET < upright.x0 < level.x1 + _MEET
    return across and upright.top - _MEET < level.top < upright.bottom + _MEET


def _gutters(items: list[_Item], boxes: tuple[Box, ...]) -> list[float]:
    """Where the page may be cut from top to bottom: before what begins at one x in several lines, and beside panels."""
    size = median(item.segment.size for item in items)
    starts: dict[int, list[float]] = {}
    for item in items:
        starts.setdefault(round(item.segment.x0 / size), []).append(item.segment.x0)
    left = min(item.segment.x0 for item in items)
    # Places are rounded to the type's size: lines of one part begin near each other, items and headings a little off.
    often = [min(some) for some in starts.values() if len(some) >= _LINES]
    gutters = {x - _GUTTER_BEFORE * size for x in often if x > left + _LEFT_MARGIN * size}
    for panel in {item.panel for item in items if item.panel is not None}:
        gutters |= {boxes[panel].x0 - _ASIDE, boxes[panel].x1 + _ASIDE}
    return sorted(gutters)


def _cuts_at(x: float, items: list[_Item], drawn: PageDrawings, labels: frozenset[Style]) -> Iterator[_Cut]:
    """The cuts along one gutter: between what reaches over it, where the two sides run on by themselves."""
    barriers = [(-_FAR, -_FAR), *_barriers(x, items, drawn), (_FAR, _FAR)]
    for (_, top), (bottom, _) in pairwise(barriers):
        left, right = _sides(x, top, bottom, items)
        if labels and _one_text_a_line(left, right) and (cut := _cut_between_labels(x, left, right, labels)):
            yield cut
        if min(len(left), len(right)) < _LINES:
            continue
        if _panel_beside(left, right) or not _in_drawn_row(x, top, bottom, drawn):
            yield from _cuts_between(x, left, right)


def _sides(x: float, top: float, bottom: float, items: list[_Item]) -> tuple[list[_Item], list[_Item]]:
    """What stands at the left and at the right of x between two heights, from top to bottom."""
    inside = sorted((i for i in items if top <= i.segment.middle <= bottom), key=lambda i: i.segment.top)
    return [i for i in inside if i.segment.x1 <= x + _OVER], [i for i in inside if i.segment.x0 >= x - _OVER]


def _cuts_between(x: float, left: list[_Item], right: list[_Item], *, known: bool = False) -> Iterator[_Cut]:
    """The cuts between two sides, each down to where they end together; none where they are no parts of the page.

    known: that they are parts of it.
    """
    while left and right:
        # A heading below both sides heads a text over the whole width: what follows it is cut by itself.
        end = _common_end(left, right)
        one, other = ([i for i in side if i.segment.top < end] for side in (left, right))
        if min(len(one), len(other)) >= _LINES and (known or _independent(one, other)):
            both = [i.segment for i in (*one, *other)]
            weight = min(sum(i.segment.characters for i in side) for side in (one, other))
            yield _Cut(x, min(s.top for s in both), min(max(s.bottom for s in both), end), weight)
        left, right = ([i for i in side if i.segment.top >= end] for side in (left, right))


def _cut_between_labels(x: float, left: list[_Item], right: list[_Item], labels: frozenset[Style]) -> _Cut | None:
    """The cut between a label above its value and another beside it, as in a form whose rows hold one or two."""
    # A label at the foot heads what stands below over the whole width.
    one, other = (_without_last_label([i.segment for i in side], labels) for side in (left, right))
    # Of a side that begins higher, what stands above the label abreast is of rows above.
    one, other = _from_abreast(one, other), _from_abreast(other, one)
    both = sorted((*one, *other), key=lambda s: s.top)
    if min(len(one), len(other)) < _LABEL_LINES or not _stand_abreast(one[0], other[0]):
        return None
    if any(side[0].style not in labels or _breaks_in_rows(side, labels) for side in (one, other)):
        return None
    weight = min(sum(s.characters for s in side) for side in (one, other))
    return _Cut(x, both[0].top, max(s.bottom for s in both) + _ASIDE, weight)


def _from_abreast(lines: list[Segment], beside: list[Segment]) -> list[Segment]:
    """A side's lines from the one on that stands abreast of the other side's first; none where none does."""
    start = next((n for n, line in enumerate(lines) if beside and line.bottom > beside[0].top), len(lines))
    return lines[start:]


def _stand_abreast(one: Segment, other: Segment) -> bool:
    return abs(one.bottom - other.bottom) <= _ALIGNED * one.size


def _without_last_label(lines: list[Segment], labels: frozenset[Style]) -> list[Segment]:
    return lines[:-1] if lines and lines[-1].style in labels else lines


def _breaks_in_rows(lines: list[Segment], labels: frozenset[Style]) -> bool:
    """True if values of one label stand apart below each other, as the cells of a table's column do."""
    steps = [b.middle - a.middle for a, b in pairwise(lines) if not {a.style, b.style} & labels]
    return bool(steps) and max(steps) > _VALUE_STEP * lines[-1].size


def _barriers(x: float, items: list[_Item], drawn: PageDrawings) -> list[tuple[float, float]]:
    """(top, bottom) of what reaches over a gutter, from top to bottom, those that overlap made one."""
    spans = [(s.top, s.bottom) for s, _ in items if s.x0 < x - _OVER and s.x1 > x + _OVER]
    spans += [(box.top, box.bottom) for box in drawn.tables if box.x0 < x < box.x1]
    spans += [(s.top, s.bottom) for s in drawn.levels if s.x0 < x < s.x1]
    merged: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if merged and top <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], bottom)
        else:
            merged.append((top, bottom))
    return merged


def _in_drawn_row(x: float, top: float, bottom: float, drawn: PageDrawings) -> bool:
    """True if rules or shades of one width close a stretch above and below, and more of them lie over the gutter."""
    over = [s for s in drawn.levels if s.x0 < x < s.x1]
    closing = [s for s in over if abs(s.top - bottom) < _MEET]
    above = [s for s in over if abs(s.top - top) < _MEET and any(_ends_meet(s, other) for other in closing)]
    return any(sum(_ends_meet(rule, other) for other in over) >= _ROWS for rule in above)


def _ends_meet(one: Stroke, other: Stroke) -> bool:
    return abs(one.x0 - other.x0) < _MEET and abs(one.x1 - other.x1) < _MEET


def _common_end(left: list[_Item], right: list[_Item]) -> float:
    """Where two sides end together: at a heading that text of the other side doesn't run past; else without end.

    A heading in a box of one side is that side's own.
    """
    size = median(i.segment.size for i in (*left, *right))
    for side, other in ((left, right), (right, left)):
        for above, item in pairwise(side):
            heads = item.panel is None and _is_heading(above.segment, item.segment, size)
            if heads and _ends_other_side(item.segment, other):
                return item.segment.top - _ASIDE
    return _FAR


def _is_heading(above: Segment, line: Segment, size: float) -> bool:
    """True if a line is larger than the running text and than the line above it, with white space between them."""
    larger = line.size > _HEADING * size and line.size > above.size * _ABOVE_HEADING
    return larger and line.top - above.bottom > _HEADING_GAP * line.size


def _ends_other_side(heading: Segment, other: list[_Item]) -> bool:
    """True if no text of the other side stands beside a heading or runs past it: it ended above, or begins below."""
    segments = [item.segment for item in other]
    if any(s.top < heading.top - _OVER < s.bottom for s in segments):
        return False
    before = [s.bottom for s in segments if s.bottom <= heading.top]
    after = [s.top for s in segments if s.top >= heading.top - 0.5 * heading.size]
    return not before or not after or min(after) - max(before) > _PASSED * heading.size


def _independent(left: list[_Item], right: list[_Item]) -> bool:
    """True if two sides are read by themselves: their lines stand at their own heights, or both are running text."""
    size = median(i.segment.size for i in (*left, *right))
    # White space that no space between words has, all the way down: a list's marks stand nearer to their texts.
    if min(i.segment.x0 for i in right) - max(i.segment.x1 for i in left) < _GUTTER * size:
        return False
    one, other = _first_segments(left), _first_segments(right)
    few, many = sorted(_beside_each_other(one, other, size), key=len)
    if min(len(one), len(other)) < _LINES or not few:
        return False
    abreast = sum(any(abs(a.bottom - b.bottom) < _ALIGNED * size for b in many) for a in few)
    if _panel_beside(left, right):
        # A panel set in the same grid as the text may well have most lines abreast; and of a few lines beside a long
        # panel most do by chance. A shaded column of labels has fewer lines than the text beside it.
        panel, text = (one, other) if left[0].panel is not None else (other, one)
        by_chance = len(panel) > len(text) and abreast < _ABREAST * len(panel)
        return by_chance or abreast < _SHADED * len(few)
    if _are_notes(left, right) or _are_notes(right, left):
        return True
    # A label and what is below it are read together wherever they stand, so a column of them needs no other.
    if _one_text_a_line(left, right) and _hold_labels(one, other):
        return True
    # Running text in both cells of a row is still a table, if the next row begins at both sides at once.
    if _begin_abreast(one, other, size):
        return False
    # Without a panel more lines are asked for: with three, five kinds of made-up tables lost their rows.
    at_own_heights = abreast < _ABREAST * len(few) and len(few) >= _MANY
    return at_own_heights or (_is_running_text(one) and _is_running_text(other))


def _are_notes(notes: list[_Item], text: list[_Item]) -> bool:
    """True if one side is notes in the margin of the other: narrow, all in smaller type, beside running text.

    Labels above their values: what is only labels in the margin belongs to the text beside it.
    """
    size = median(i.segment.size for i in text)
    if not labels_above_values([i.segment for i in notes]):
        return False
    if max(i.segment.size for i in notes) > _NOTE_SIZE * size or not _one_text_a_line(notes, text):
        return False
    width, beside = (max(i.segment.x1 for i in side) - min(i.segment.x0 for i in side) for side in (notes, text))
    words = sum(len(i.segment.words) for i in text)
    return width < _NOTE_WIDTH * beside and words > _WORDS * len(_first_segments(text))


def _one_text_a_line(left: list[_Item], right: list[_Item]) -> bool:
    """True if hardly a line has two texts: rows of cells under names of groups (a balance's sides) are a table's."""
    return all(len(side) <= _ALONE * len(_first_segments(side)) for side in (left, right))


def _hold_labels(one: list[Segment], other: list[Segment]) -> bool:
    """True if both sides hold labels above their values, all set alike and unlike the values."""
    found = [labels_above_values(side) for side in (one, other)]
    return any(min(len(labels[style]) for labels in found) >= _LABELS for style in found[0].keys() & found[1].keys())


def _beside_each_other(one: list[Segment], other: list[Segment], size: float) -> tuple[list[Segment], list[Segment]]:
    """Of two sides' lines those at heights where both sides have lines, give or take one."""
    top = max(one[0].top, other[0].top) - size
    bottom = min(one[-1].bottom, other[-1].bottom) + size
    inside = [[s for s in side if top <= s.middle <= bottom] for side in (one, other)]
    return inside[0], inside[1]


def _panel_beside(left: list[_Item], right: list[_Item]) -> bool:
    """True if one side lies in panels and the other outside."""
    boxed = [{item.panel is not None for item in side} for side in (left, right)]
    return boxed in ([{True}, {False}], [{False}, {True}])


def _first_segments(side: list[_Item]) -> list[Segment]:
    """The first segment of each line, top to bottom."""
    firsts: list[Segment] = []
    for segment, _ in sorted(side, key=lambda i: (i.segment.middle, i.segment.x0)):
        if not firsts or segment.middle - firsts[-1].middle > _NEW_LINE * segment.size:
            firsts.append(segment)
    return firsts


def _begin_abreast(one: list[Segment], other: list[Segment], size: float) -> bool:
    """True if most paragraphs of a side begin at the height of one at the other side: the rows of a table."""
    few, many = sorted((_paragraph_feet(one), _paragraph_feet(other)), key=len)
    abreast = sum(any(abs(a - b) < _ALIGNED * size for b in many) for a in few)
    return len(few) > 1 and abreast >= _BEGUN * len(few) and abreast > 1


def _paragraph_feet(lines: list[Segment]) -> list[float]:
    """The feet of lines that begin a paragraph: below more white space than usual, or in another type."""
    gaps = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = low_step(gaps, 3) or 0.0
    return [
        b.bottom
        for (a, b), gap in zip(pairwise(lines), gaps, strict=True)
        if gap > usual + _PARAGRAPH_GAP * b.size or a.style.bold != b.style.bold
    ]


def _is_running_text(lines: list[Segment]) -> bool:
    """True if a side is running text: full lines of several words that go on in mid-sentence."""
    right = max(s.x1 for s in lines)
    width = right - min(s.x0 for s in lines)
    # A full line above a small letter: a cell's text has such pairs too, but among few lines and beside short ones.
    on = sum(a.x1 > right - (1 - _FULL) * width and b.text[:1].islower() for a, b in pairwise(lines))
    return on >= _PROSE * len(lines) and sum(len(s.words) for s in lines) >= _WORDS * len(lines)
