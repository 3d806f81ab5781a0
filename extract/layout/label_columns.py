"""Columns of labels that stand above their values, as brochures and fact sheets set them.

How a document sets its labels, and where, is learnt from all of its pages: on one page a label may stand alone. The
lines of a page are then cut into bands: stretches in which all texts keep to the same columns. A page may change from
two columns to three and back; each band is read column by column. Places and type alone decide, not what labels say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from statistics import median
from typing import NamedTuple

from extract.blocks import Style
from extract.layout.lines import Lines, Segment, segment_of
from extract.layout.tables.ruled import Box
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

# Set on data/samples/designs (a form in two columns, brochures in two and three), and held against all other prints.
_PAGE_LABELS = 3  # in one column of a page: so a kind of label is known
_EDGES = 6  # columns of labels, at most: all sets of them are tried
_AT_EDGE = 2  # labels that begin at one place, at least
_LABEL_WORDS = 6  # in a label, at most: `Schoolbestuur of -besturen` has three, questions more
_LABEL_SIZE = 1.1  # times the values' size, at most: larger type is a heading's

# In sizes of type.
_LABEL_STEP = 2.5  # a label's value's middle stands no further below its own
_LABEL_EDGE = 1.5  # labels of one column begin this near to where it does; a chip on a box stands in a little
_HEAD = 1.5  # the columns of a band begin as near to its top
_FAR_IN = 6  # what begins further from its column's edge is not set in this column: page numbers
_NEAR = 0.5  # what begins as near to a column's edge begins there
_GUTTER = 0.3  # the text of a column ends at least so far before the next begins
_OVERLAP = 0.2  # lines that share less height stand below each other

# What a band is worth, in lines: it must hold more than a few before it is one.
_BAND_COSTS = 0.5
_ABREAST_COSTS = 2.0  # two texts on a line of one column
_INDENT_COSTS = 0.2  # a text that begins at no column's edge


class LabelSetting(NamedTuple):
    """How a document sets labels above their values.

    edges: where columns of labels begin. size: of labels and running text, the larger. Both in points.
    """

    styles: frozenset[Style] = frozenset()
    edges: tuple[float, ...] = ()
    size: float = 0.0


NO_LABELS = LabelSetting()


class Band(NamedTuple):
    """A stretch of a page, and its words column by column; one column where it is not cut."""

    columns: tuple[tuple[Word, ...], ...]


def label_setting(pages: Iterable[Lines]) -> LabelSetting:
    """How the labels of some pages are set; without edges where no two columns of them stand side by side."""
    pages = list(pages)
    letters = Counter[Style]()
    for segment in (segment for lines in pages for line in lines for segment in line):
        letters[segment.style] += segment.characters
    usual = {style for style, _ in letters.most_common(1)}  # running text is no label, whatever stands below it
    labels: list[Segment] = []
    styles: set[Style] = set()
    for lines in pages:
        for some in _labels_in_columns([segment for line in lines for segment in line]):
            labels += (label for own in some.values() for label in own)
            styles |= {style for style, own in some.items() if len(own) >= _PAGE_LABELS}
    styles -= usual
    edges = _edges({(label.x0, label.top): label for label in labels if label.style in styles}.values())
    size = max((style.size for style in styles | usual), default=0.0)
    return LabelSetting(frozenset(styles), edges if 1 < len(edges) <= _EDGES else (), size)


def label_styles(segments: Sequence[Segment]) -> frozenset[Style]:
    """How the labels of a page are set: as several short lines are that stand above values in one column."""
    found = _labels_in_columns(segments)
    return frozenset(style for some in found for style, labels in some.items() if len(labels) >= _PAGE_LABELS)


def _labels_in_columns(segments: Sequence[Segment]) -> Iterator[dict[Style, list[Segment]]]:
    """The labels above values in each column of a page; a column may come twice."""
    columns: dict[tuple[int, int], list[Segment]] = {}
    size = median(s.size for s in segments) if segments else 1.0
    for segment in segments:
        # In two ways, since a value in a box stands in a little, on the other side of a border between columns.
        for way in (0, 1):
            columns.setdefault((way, int((segment.x0 / size + way) / 2)), []).append(segment)
    for lines in columns.values():
        if len(lines) > 1:
            yield labels_above_values(sorted(lines, key=lambda s: s.top))


def labels_above_values(lines: list[Segment]) -> dict[Style, list[Segment]]:
    """The short lines that begin where a column does, each above a line in other type: by how they are set."""
    left = min(s.x0 for s in lines)
    found: dict[Style, list[Segment]] = {}
    for line, below in pairwise(lines):
        style, value = line.style, below.style
        if not (style.bold > value.bold or style.colour != value.colour):
            continue
        near = below.middle - line.middle < _LABEL_STEP * line.size and line.x0 - left < _LABEL_EDGE * line.size
        short = len(line.words) <= _LABEL_WORDS and line.words[0].text[:1].isupper()
        if near and short and line.size < _LABEL_SIZE * below.size:
            found.setdefault(style, []).append(line)
    return found


def _edges(labels: Iterable[Segment]) -> tuple[float, ...]:
    """Where columns of labels begin, from left to right."""
    edges: list[list[float]] = []
    for label in sorted(labels, key=lambda label: label.x0):
        if edges and label.x0 - edges[-1][0] < _NEAR * label.size:
            edges[-1].append(label.x0)
        else:
            edges.append([label.x0])
    return tuple(some[0] for some in edges if len(some) >= _AT_EDGE)


def bands_of(
    segments: Sequence[Segment], setting: LabelSetting, levels: Sequence[Stroke], tables: Sequence[Box]
) -> list[Band]:
    """The bands of a page from top to bottom, or of a part of it.

    levels: rules and edges of shades; no column goes on past one that lies over the white space before it. tables:
    drawn ones, which are not cut.
    """
    lines = sorted(segments, key=lambda s: (s.top, s.x0))
    if not setting.edges or not any(s.style in setting.styles for s in lines):
        return [Band((tuple(word for s in lines for word in s.words),))]
    return _Bands(lines, setting, levels, tables).chosen()


class _Chosen(NamedTuple):
    """The best way to cut what stands above a line: its worth, where its last band begins, and that one's columns."""

    worth: float
    start: int
    edges: tuple[float, ...]


class _Bands:
    """The choice of bands that put most lines into columns."""

    def __init__(
        self, lines: list[Segment], setting: LabelSetting, levels: Sequence[Stroke], tables: Sequence[Box]
    ) -> None:
        self.lines = lines
        self.setting = setting
        self.labels = [line.style in setting.styles for line in lines]
        left = min(line.x0 for line in lines)
        self.sets = [
            edges
            for count in range(2, len(setting.edges) + 1)
            for edges in combinations(setting.edges, count)
            if edges[0] <= left + _LABEL_EDGE * lines[0].size
        ]
        # What lies over where a column begins, at all: asked of each line of each band that is tried.
        self.levels = {edge: [level for level in levels if level.x0 < edge < level.x1] for edge in setting.edges}
        self.tables = {edge: [box for box in tables if box.x0 < edge < box.x1] for edge in setting.edges}
        self.breaks = self._breaks()

    def _breaks(self) -> list[int]:
        """The lines before which a band may end: nothing above reaches below their tops."""
        breaks, bottom = [0], self.lines[0].bottom
        for n, line in enumerate(self.lines[1:], 1):
            if line.top > bottom - _OVERLAP * line.size:
                breaks.append(n)
            bottom = max(bottom, line.bottom)
        return [*breaks, len(self.lines)]

    def chosen(self) -> list[Band]:
        """The bands, from top to bottom; of lines that are in no columns each run is one."""
        best: dict[int, _Chosen] = {0: _Chosen(0.0, 0, ())}
        for start, end in pairwise(self.breaks):
            before = best[start]
            self._offer(best, end, _Chosen(before.worth, start, ()))
            for edges in self.sets:
                for stop, worth in self._worths(start, edges):
                    self._offer(best, stop, _Chosen(before.worth + worth, start, edges))
        bands: list[Band] = []
        plain: list[Segment] = []
        at = len(self.lines)
        while at:
            one = best[at]
            own = self.lines[one.start : at]
            # Whole bands alone are held to this: parts of them would each do.
            if one.edges and not self._repeats(own, one.edges):
                bands += [_whole(plain)] if plain else []
                plain = []
                bands.append(_in_columns(own, one.edges))
            else:
                plain = [*own, *plain]
            at = one.start
        bands += [_whole(plain)] if plain else []
        return bands[::-1]

    @staticmethod
    def _offer(best: dict[int, _Chosen], end: int, one: _Chosen) -> None:
        if end not in best or one.worth > best[end].worth:
            best[end] = one

    def _worths(self, start: int, edges: tuple[float, ...]) -> Iterable[tuple[int, float]]:
        """(end, worth) of the bands with such columns that begin at a line."""
        worth = -_BAND_COSTS - len(edges)  # a line in each column is a row, no band
        columns: list[list[Segment]] = [[] for _ in edges]
        labelled = 0
        at = start
        heading = _LABEL_SIZE * self.setting.size
        for stop in self.breaks[self.breaks.index(start) + 1 :]:
            if self.lines[at].size > heading:  # it heads what stands below
                return
            for n in range(at, stop):
                line = self.lines[n]
                column = _column(line, edges)
                if column is None or self._is_parted(self.lines[start], line, edges):
                    return
                own = columns[column]
                if not own and not self._begins_band(line, self.lines[start], edges[column]):
                    return
                if own and own[-1].bottom > line.top + _OVERLAP * line.size and self._begins_column(line):
                    worth -= _ABREAST_COSTS
                worth += _worth(line, edges[column])
                labelled += self.labels[n]
                own.append(line)
            at = stop
            if labelled and all(columns) and not any(_of_figures(own, self.setting.styles) for own in columns):
                yield stop, worth

    @staticmethod
    def _begins_band(line: Segment, first: Segment, edge: float) -> bool:
        """True if a column's first text stands at its edge and at the head of its band: page numbers do not."""
        return line.x0 - edge < _LABEL_EDGE * line.size and line.top - first.top < _HEAD * line.size

    def _repeats(self, lines: Sequence[Segment], edges: tuple[float, ...]) -> bool:
        """True if two columns have labels in common: two things told side by side (signatories, a table's rows)."""
        places = {(line.text, _column(line, edges)): line.style for line in lines}
        often = Counter(text for text, _ in places)
        twice = {text: style in self.setting.styles for (text, _), style in places.items() if often[text] > 1}
        # What is set as labels are is one; of other lines a value may stand in two columns by chance.
        return any(twice.values()) or len(twice) > 1

    def _begins_column(self, line: Segment) -> bool:
        """True if a text begins where some column of labels does: justified words stand apart anywhere."""
        return any(abs(line.x0 - edge) < _NEAR * line.size for edge in self.setting.edges)

    def _is_parted(self, first: Segment, line: Segment, edges: tuple[float, ...]) -> bool:
        """True if a rule or a drawn table lies over the white space before a column, between two lines of a band."""
        for edge in edges[1:]:
            over = (level for level in self.levels[edge] if level.x0 < edge - _GUTTER * line.size)
            if any(first.middle < level.top < line.middle for level in over):
                return True
            if any(box.top < line.middle < box.bottom for box in self.tables[edge]):
                return True
        return False


def _worth(line: Segment, edge: float) -> float:
    """What a text adds to the worth of a band in whose column it stands."""
    indent = (line.x0 - edge) / line.size
    if indent > _FAR_IN:
        return -1.0
    return 1.0 - (_INDENT_COSTS if indent > _NEAR else 0.0)


def _column(line: Segment, edges: tuple[float, ...]) -> int | None:
    """The column that a text stands in; None where it reaches into the next, or begins before the first."""
    column = sum(line.x0 >= edge - _NEAR * line.size for edge in edges) - 1
    if column < 0 or (column + 1 < len(edges) and line.x1 > edges[column + 1] - _GUTTER * line.size):
        return None
    return column


def _of_figures(column: Sequence[Segment], styles: frozenset[Style]) -> bool:
    """True if a column is a table's: a head at most, and below it figures alone."""
    if sum(line.style in styles for line in column) > 1:
        return False
    values = [line for line in column if line.style not in styles]
    return not any(character.isalpha() for line in values for character in line.text)


def _in_columns(lines: Sequence[Segment], edges: tuple[float, ...]) -> Band:
    columns: list[list[Word]] = [[] for _ in edges]
    for line in lines:
        columns[_column(line, edges) or 0] += line.words
    return Band(tuple(map(tuple, columns)))


def _whole(lines: Sequence[Segment]) -> Band:
    return Band((tuple(word for line in lines for word in line.words),))


def begins_with_label(words: Sequence[Word], setting: LabelSetting) -> bool:
    """True if the first of the words is set as labels are."""
    return segment_of(words[:1]).style in setting.styles
