"""Forms that stand side by side, as the blocks of signatories do: `Datum | 1 mei | Datum | 3 mei`.

Each has the same labels at its left edge, with their values at the right of them. So what is printed several times at
one height, and at the same places on several lines, tells where each form begins.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.layout.lines import Segment, lines_of, segment_of
from extract.layout.tables.ruled import Box
from extract.layout.tables.table_region import PlacedCell, PlacedTable
from extract.layout.words import Word

# Set on data/samples/designs (signing blocks of two and three in a row) and held against all other prints.
_LABELS = 3  # printed in each of the forms: two may be a table's
_LEADS = 2  # with a colon
_VALUES = 0.5  # of the labels with something beside them: else they stand above their values
_LABEL_WORDS = 4

# In sizes of type.
_NEAR = 0.5  # what begins as near to a form's edge begins there
_AT_EDGE = 0.1  # what begins as near begins there for sure
_OVER = 1.5  # by so much a value may reach into the next form's column: LaTeX only warns of it
_ABREAST = 2.0  # labels of two forms: values of several lines above one of them push it down
_SAME_LINE = 0.7  # middles as near are of one line: small labels were set half a line below their values
_STEP = 2.5  # lines of a block stand no further apart


class FormsAbreast(NamedTuple):
    """Forms side by side, from left to right, and the words above and below them."""

    above: tuple[Word, ...]
    forms: tuple[tuple[Box, PlacedTable], ...]
    below: tuple[Word, ...]


def forms_abreast(segments: Sequence[Segment]) -> FormsAbreast | None:
    """The forms of a page that stand side by side; None where there are none."""
    edges, labels = _edges(segments)
    if len(edges) < 2:
        return None
    lines = sorted((part for s in segments for part in _parted(s, edges)), key=lambda s: s.top)
    top = _head(lines, edges, min(s.top for s in labels))
    bottom = _foot(lines, edges, max(s.top for s in labels))
    inside = [s for s in lines if top <= s.top <= bottom]
    if any(_crosses(s, edges) for s in inside) or not _have_values(labels, inside, edges):
        return None
    forms: list[list[Segment]] = [[] for _ in edges]
    for segment in inside:
        forms[_form_of(segment, edges)].append(segment)
    # What is a label in one form is one in the others, where it may stand a space from its value.
    names = frozenset(_label(s) for s in (*labels, *inside) if s in labels or _is_label(s, inside, edges))
    return FormsAbreast(
        _words(s for s in lines if s.top < top),
        tuple((_box(form), _table(_rows(form, edge, names))) for form, edge in zip(forms, edges, strict=True)),
        _words(s for s in lines if s.top > bottom),
    )


def _parted(segment: Segment, edges: Sequence[float]) -> list[Segment]:
    """A text as it is, or its parts, where a word in it begins a form: the value before it may end a space away."""
    parts: list[list[Word]] = [[]]
    for word in segment.words:
        if parts[-1] and any(abs(word.x0 - edge) < _AT_EDGE * word.size for edge in edges):
            parts.append([])
        parts[-1].append(word)
    # A text over all of them is above the forms, or below.
    return [segment_of(part) for part in parts] if segment.x0 >= edges[0] - _NEAR * segment.size else [segment]


def _words(segments: Iterable[Segment]) -> tuple[Word, ...]:
    return tuple(word for segment in segments for word in segment.words)


def _box(form: Sequence[Segment]) -> Box:
    left, right = min(s.x0 for s in form), max(s.x1 for s in form)
    return Box(left, min(s.top for s in form), right, max(s.bottom for s in form))


class _Row:
    """A label and its value while their lines are gathered."""

    def __init__(self) -> None:
        self.label: list[Word] = []
        self.value: list[Word] = []


def _rows(form: Sequence[Segment], edge: float, names: frozenset[str]) -> list[_Row]:
    """The labels and values of a form. names: what labels are called that each form has."""
    lines = _by_height(form)
    rows: list[_Row] = []
    for line in lines:
        first, *others = sorted(line, key=lambda s: s.x0)
        at_edge = abs(first.x0 - edge) < _NEAR * first.size
        named = next((name for name in names if _begins_with(first.text, name)), None) if at_edge else None
        if not rows or named or (at_edge and others and first.text[:1].isupper()):
            rows.append(_Row())
            count = len(named.split()) if named else len(first.words)
            rows[-1].label += first.words[:count]
            rows[-1].value += first.words[count:]
        elif at_edge and not rows[-1].value:
            rows[-1].label += first.words
        else:
            rows[-1].value += first.words
        rows[-1].value += _words(others)
    return rows


def _begins_with(text: str, name: str) -> bool:
    return text == name or text.startswith((f"{name} ", f"{name}:"))


def _table(rows: Sequence[_Row]) -> PlacedTable:
    """The form as a table of two columns."""
    labels = [_lines(row.label) for row in rows]
    values = [_lines(row.value) for row in rows]
    left = min(line.x0 for lines in labels for line in lines)
    start = min((line.x0 for lines in values for line in lines), default=left)
    end = max((line.x1 for lines in values for line in lines), default=left)
    cells = (
        PlacedCell(n, column, 1, 1, lines, end)
        for n, row in enumerate(zip(labels, values, strict=True))
        for column, lines in enumerate(row)
    )
    return PlacedTable(tuple(cells), len(rows), (left, start), end)


def _lines(words: Sequence[Word]) -> tuple[Segment, ...]:
    return tuple(segment_of(line) for line in lines_of(words))


def _edges(segments: Sequence[Segment]) -> tuple[tuple[float, ...], list[Segment]]:
    """Where the forms begin, and their labels; none where no set of places has enough of them."""
    by_text: dict[str, list[Segment]] = {}
    for segment in segments:
        label = _label(segment)
        if len(label.split()) <= _LABEL_WORDS and label[:1].isupper():
            by_text.setdefault(label, []).append(segment)
    found: dict[tuple[int, ...], list[Segment]] = {}
    for labels in by_text.values():
        size = labels[0].size
        places = tuple(sorted(round(label.x0 / size) for label in labels))
        # At one height, or nearly.
        close = max(s.top for s in labels) - min(s.top for s in labels) < _ABREAST * size * len(labels)
        if len(set(places)) == len(labels) > 1 and close:
            found.setdefault(places, []).extend(labels)
    best = max(found.values(), key=lambda labels: (len(labels), -labels[0].top), default=[])
    edges = tuple(sorted({round(label.x0, 1) for label in best}))
    merged = [x for n, x in enumerate(edges) if n == 0 or x - edges[n - 1] > best[0].size]
    # `Naam: Ada Bos` is a label beyond doubt.
    least = _LEADS if all(":" in label.text for label in best) else _LABELS
    return (tuple(merged), best) if len(best) >= least * len(merged) else ((), [])


def _label(segment: Segment) -> str:
    """What a text is called by: what stands before its colon, or all of it."""
    return segment.text.split(": ")[0].rstrip(":")


def _form_of(segment: Segment, edges: Sequence[float]) -> int:
    return max(0, sum(segment.x0 >= edge - _NEAR * segment.size for edge in edges) - 1)


def _crosses(segment: Segment, edges: Sequence[float]) -> bool:
    """True if a text reaches into the next form, or begins before the first."""
    end = _form_of(segment, edges) + 1
    before = segment.x0 < edges[0] - _NEAR * segment.size
    return before or (end < len(edges) and segment.x1 > edges[end] + _OVER * segment.size)


def _head(lines: Sequence[Segment], edges: Sequence[float], first: float) -> float:
    """The top of the block: of the rows above the labels that have a text at the edge of each form."""
    top = above = first
    begun: set[int] = set()  # forms that have a text at their edge in these rows
    for row in reversed(_by_height([s for s in lines if s.top < first])):
        if any(_crosses(s, edges) for s in row) or above - row[0].top > _STEP * row[0].size:
            break
        above = min(s.top for s in row)
        # Between two such rows a value may go on, and a form's label may stand a line lower than the others'.
        begun |= {n for n, edge in enumerate(edges) for s in row if abs(s.x0 - edge) < _NEAR * s.size}
        if len(begun) == len(edges):
            top, begun = above, set()
    return top


def _foot(lines: Sequence[Segment], edges: Sequence[float], last: float) -> float:
    """The top of the block's last line: values may go on below the last label."""
    bottom = last
    for line in lines:
        if line.top <= bottom:
            continue
        if (
            line.top - bottom > _STEP * line.size
            or _crosses(line, edges)
            or abs(line.x0 - edges[0]) < _NEAR * line.size
        ):
            break
        bottom = line.top
    return bottom


def _by_height(lines: Sequence[Segment]) -> list[list[Segment]]:
    """Texts by their heights, from top to bottom."""
    rows: list[list[Segment]] = []
    for line in sorted(lines, key=lambda s: s.middle):
        if rows and line.middle - rows[-1][0].middle < _SAME_LINE * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _have_values(labels: Sequence[Segment], inside: Sequence[Segment], edges: Sequence[float]) -> bool:
    """True if most labels have a text at their right, in the same form or after their colon."""
    valued = sum(":" in label.text or any(_is_value(s, label, edges) for s in inside) for label in labels)
    return valued >= _VALUES * len(labels)


def _is_label(segment: Segment, inside: Sequence[Segment], edges: Sequence[float]) -> bool:
    """True if a text at a form's edge has another at its right."""
    at_edge = any(abs(segment.x0 - edge) < _NEAR * segment.size for edge in edges)
    return at_edge and segment.text[:1].isupper() and any(_is_value(s, segment, edges) for s in inside)


def _is_value(segment: Segment, label: Segment, edges: Sequence[float]) -> bool:
    near = _SAME_LINE * max(segment.size, label.size)
    beside = segment.x0 > label.x1 and abs(segment.middle - label.middle) < near
    return beside and _form_of(segment, edges) == _form_of(label, edges)
