"""Tells which lines of a matrix make one row, header rows first.

Figures tell: two of them below each other in a column are two rows. A line without figures belongs to the row that it
is nearer to, or is a row of its own. A table of texts has its rows where columns begin anew after a wider step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.layout.figures import is_figure
from extract.layout.line_spacing import low_step
from extract.layout.lines import Lines, Segment
from extract.layout.tables.headers import head_end, levels, names_columns
from extract.layout.tables.table_lines import PlacedSegment, Rule, TableLine

_SAME = 0.72  # of the type's size: lines whose middles are nearer than this stand in one row
_NEXT = 1.5  # of the type's size: lines of one cell stand no further apart (1.2 to 1.5 in all settings)
_NONE = 99.0  # of the type's size: further than any two lines
_NEARER = 0.08  # of the type's size: steps that differ less are the same
_WIDER = 1.22  # a step this much wider than that inside cells begins a row
_LABEL_WIDER = 1.08  # the same at a label that is set unlike its value (see `_LABEL_GAP` of form_rows.py)
_LABELS = 3  # labels that show how a table sets them

Cells = tuple[int, int, tuple[Segment, ...]]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row: (first column, last column, lines) of each cell that holds text."""

    cells: tuple[Cells, ...]
    head: bool


def stacked_figures(lines: Lines, ys: Sequence[float]) -> int:
    """How many lines between two rules hold two figures or more, and a text before them."""
    bands = [
        sum(
            above < line[0].middle < below
            and sum(is_figure(segment.text) for segment in line[1:]) > 1
            # A line of figures alone is a chart's scale, or the numbers of columns.
            and not is_figure(line[0].text)
            for line in lines
        )
        for above, below in pairwise(ys)
    ]
    return max(bands, default=0)


def matrix_rows(
    bits: list[list[PlacedSegment]], edges: Sequence[float], rules: Sequence[Rule], shades: Sequence[float] = ()
) -> list[MatrixRow]:
    """The rows, top to bottom, header rows first. shades: heights at which shades behind rows begin or end."""
    full = _full(rules, edges)
    lines = _gathered([_line(some, full) for some in bits if some])
    # Before columns of figures are told: `2020 | 2021` would be their first row.
    _let_years_head(lines)
    numeric = _numeric(lines)
    for line in lines:
        # A figure in a column of texts (`3e kwartaal`, a house number) begins no row.
        line.figures &= numeric
        line.shade = sum(y < line.middle for y in shades)
    head = head_end(lines, numeric)
    rows = [MatrixRow(_merged(level), True) for level in levels(lines[:head], rules)]
    between = _bands(lines[head:])
    for n, band in enumerate(between):
        # Where rules or shades part rows, what lies between two of them is a row; where nothing does, steps have to
        # tell.
        unsure = len(between) == 1 or (n == 0 and bool(shades))  # the first may hold a header without shade
        # Rules may part groups of rows only: two lines of figures between them are two rows.
        if sum(bool(line.figures) for line in band) > 1:
            groups = _by_figures(band)
        else:
            groups = _by_steps(band, lines) if unsure or _each_a_row(band) else [band]
        rows += [MatrixRow(_merged(group), False) for group in groups]
    return rows


def _full(rules: Sequence[Rule], edges: Sequence[float]) -> list[Rule]:
    """The rules that part rows: over half of the width; above the first that begins where the table does, none."""
    wide = [rule for rule in rules if rule.x1 - rule.x0 > 0.5 * (edges[-1] - edges[0])]
    # A rule below `Uitgaven` may be wider than half of the table; it doesn't reach the first column.
    top = min((rule.y for rule in wide if rule.x0 < (edges[0] + edges[1]) / 2), default=0.0)
    return [rule for rule in wide if rule.y >= top]


def _line(bits: list[PlacedSegment], full: list[Rule]) -> TableLine:
    middle = sum(bit.segment.middle for bit in bits) / len(bits)
    band = sum(rule.y < middle for rule in full)
    figures = {bit.first for bit in bits if bit.first == bit.last and is_figure(bit.segment.text)}
    return TableLine(list(bits), middle, max(bit.segment.size for bit in bits), band, figures)


def _gathered(lines: list[TableLine]) -> list[TableLine]:
    """Lines that overlap in height made one: a label of two lines beside figures set in its middle."""
    found: list[TableLine] = []
    for line in lines:
        before = found[-1] if found else None
        near = before is not None and line.middle - before.middle < _SAME * line.size
        # A label of two lines beside figures set in its middle: three heights, one row. Rows set very close have
        # several texts below each other, which such a label has not.
        if before and near and line.band == before.band and not _below_each_other(before, line):
            before.bits += line.bits
            before.figures |= line.figures
            # The height of the figures, since rows are told by the steps between lines of figures.
            before.middle = line.middle if line.figures or not before.figures else before.middle
        else:
            found.append(line)
    return found


def _below_each_other(above: TableLine, line: TableLine) -> bool:
    """True if several texts of a line stand below others: then it is a line of its own, whatever stands between."""
    below = [b for b in line.bits if any(a.first <= b.last and b.first <= a.last for a in above.bits)]
    return len(below) > 1


def _let_years_head(lines: list[TableLine]) -> None:
    """Years above figures that are none are heads of their columns, no figures; so are numbers in brackets."""
    first, second = ([*(line for line in lines if line.figures), None, None])[:2]
    # A table of building years has years below years: there they are figures like others.
    if first and second and names_columns(first) and not names_columns(second):
        first.figures = set()


def _numeric(lines: list[TableLine]) -> set[int]:
    """The columns that hold figures mostly."""
    counts: dict[int, list[int]] = {}
    for line in lines:
        for bit in line.bits:
            if bit.first == bit.last:
                count = counts.setdefault(bit.first, [0, 0])
                count[0] += 1
                count[1] += bit.first in line.figures
    # Never the first column: numbers there count the rows, and stand beside one line of a label of several.
    return {n for n, (every, figures) in counts.items() if figures >= 2 and figures >= 0.5 * every and n > 0}


def _bands(lines: list[TableLine]) -> list[list[TableLine]]:
    """The lines between each two full rules, or edges of shades."""
    found: list[list[TableLine]] = []
    for line in lines:
        if found and (found[-1][-1].band, found[-1][-1].shade) == (line.band, line.shade):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _by_figures(lines: list[TableLine]) -> list[list[TableLine]]:
    """A row for each line of figures; the lines between go to the row that they are nearer to, or stand alone."""
    groups: list[list[TableLine]] = []
    waiting: list[TableLine] = []
    ends = _chains(lines)
    for n, line in enumerate(lines):
        # The name of a group closes what came before it, and nothing goes on over it.
        if line.alone:
            groups += [[one] for one in (*waiting, line)]
            waiting = []
            continue
        if line.figures:
            groups.append([*waiting, line])
            waiting = []
            continue
        # Lines that wait begin the row below: a line after them can't go up any more.
        way = ends.get(n) or _belongs(lines, n, bool(groups) and not waiting)
        if way == "up" and groups and not waiting:
            groups[-1].append(line)
        elif way == "alone":
            groups += [[one] for one in waiting]
            groups.append([line])
            waiting = []
        else:
            waiting.append(line)
    # Lines below the last figures that belong to no row: a note in the table's width is kept as a row.
    return groups + ([waiting] if waiting else [])


def _chains(lines: list[TableLine]) -> dict[int, str]:
    """Where lines without a label stand between two lines of figures: those above the widest step belong up."""
    found: dict[int, str] = {}
    start = None
    for n, line in enumerate(lines):
        if not line.figures:
            continue
        chain = range(start + 1, n) if start is not None else range(0)
        # A cell of texts set in the middle of its row has lines above and below the figures; only the widest step
        # between two rows' texts tells where one ends.
        if chain and not any(0 in lines[k].columns for k in chain):
            widest = max(range(chain.start, n + 1), key=lambda k: lines[k].middle - lines[k - 1].middle)
            found |= {k: "up" if k < widest else "down" for k in chain}
        start = n
    return found


def _belongs(lines: list[TableLine], n: int, has_row: bool) -> str:
    """True if a line without figures goes on from the row above (`up`), begins the one below (`down`), or neither."""
    line = lines[n]
    up, down = _steps_around(lines, n)
    # A line without a label goes on from something: only above or below is the question.
    if 0 not in line.columns:
        return "up" if has_row and (up <= down + 0.1 or down > _NEXT) else "down"
    like_above = has_row and up < _NEXT and _alike(lines[n - 1], line)
    like_below = down < _NEXT and _alike(line, lines[n + 1])
    if like_above and up < down - _NEARER:
        return "up"
    if like_below and down < up - _NEARER:
        return "down"
    # Rows as close as lines: the steps say nothing, a small letter says that a sentence goes on.
    if like_above and abs(up - down) <= _NEARER and _flows(lines[n - 1], line):
        return "up"
    return "alone"


def _steps_around(lines: list[TableLine], n: int) -> tuple[float, float]:
    """The steps from the line above and to the line below, in sizes of type; far, where there is none."""
    line = lines[n]
    up = (line.middle - lines[n - 1].middle) / line.size if n else _NONE
    down = (lines[n + 1].middle - line.middle) / line.size if n + 1 < len(lines) else _NONE
    return up, down


def _alike(above: TableLine, below: TableLine) -> bool:
    """True if what stands below each other in a column is set alike."""
    styles = {bit.first: bit.segment.style for bit in above.bits}
    shared = [bit for bit in below.bits if bit.first in styles]
    # A bold label above a plain one is the name of a group, not its first half.
    return bool(shared) and all(bit.segment.style.bold == styles[bit.first].bold for bit in shared)


def _flows(above: TableLine, line: TableLine) -> bool:
    """True if a text goes on from the line above: no capital begins it. A label tells for all that stands beside it.

    So `vijf basisscholen` below `Brugfunctionaris op` is no row, though a hint in small type begins beside it.
    """
    below = [bit for bit in line.bits if bit.first in above.columns]
    labels = [bit for bit in below if bit.first == 0]
    return all(not bit.segment.text[:1].isupper() for bit in labels or below)


def _by_steps(lines: list[TableLine], every: list[TableLine]) -> list[list[TableLine]]:
    """Rows of texts: parted by white space that reaches through all columns.

    Where that parts nothing, as when rows stand as close as lines, they begin where the first column, or several, begin
    after more than a line's step. Where each line fills most columns and goes on from none above, each is a row.
    """
    if _each_a_row(lines):
        return [[line] for line in lines]
    pitch = _pitch(every)
    if labelled := _by_labels(lines, pitch):
        return labelled
    blocks = _blocks(lines, pitch * _WIDER)
    # White space right through the table parts rows for sure; a block in which one column itself breaks holds several.
    if all(_one_stretch(block, pitch * _WIDER) for block in blocks):
        return blocks
    groups: list[list[TableLine]] = []
    for n, line in enumerate(lines):
        step = (line.middle - lines[n - 1].middle) / line.size if n else 99.0
        # A wider step in one later column is a new paragraph of a cell.
        if not groups or (step > pitch * _WIDER and (0 in line.columns or len(line.columns) > 1)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _by_labels(lines: list[TableLine], pitch: float) -> list[list[TableLine]]:
    """Rows that labels begin which are set unlike the values beside them, as in a signing block; none where few are."""
    labels = [line for line in lines if 0 in line.columns]
    if len(labels) < _LABELS or labels[0] is not lines[0] or not all(map(_label_set_apart, labels)):
        return []
    most = pitch * _LABEL_WIDER
    wider = [(line, line.middle - above.middle > most * line.size) for above, line in pairwise(lines)]
    # Where a value's next lines never stand lower, its label stands beside its first line: a new label is a new row.
    at_top = not any(lower and 1 in line.columns for line, lower in wider if 0 not in line.columns)
    groups = [lines[:1]]
    for above, (line, lower) in zip(lines, wider, strict=False):
        if 0 in line.columns and (lower or (at_top and 0 not in above.columns)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups if len(groups) >= _LABELS else []


def _label_set_apart(line: TableLine) -> bool:
    """True if a line begins with a label that is bold or italic where the value beside it isn't, or the other way."""
    if len(line.bits) < 2 or line.bits[0].first != line.bits[0].last:
        return False
    label, value = line.bits[0].segment.style, line.bits[1].segment.style
    return (label.bold, label.italic) != (value.bold, value.italic)


def _each_a_row(lines: list[TableLine]) -> bool:
    """True if every line has a label and texts in most columns that begin anew, as in a list of names."""
    columns = {n for line in lines for n in line.columns}
    full = sum(0 in line.columns and len(line.bits) > 0.5 * len(columns) for line in lines)
    # `Evers | lid | Noord`, line below line: no cell goes on, so no step inside a cell could be measured.
    begun = sum(not bit.segment.text[:1].islower() for line in lines for bit in line.bits if bit.first == 0)
    return len(lines) > 1 and full > 0.8 * len(lines) and begun > 0.9 * len(lines)


def _blocks(lines: list[TableLine], most: float) -> list[list[TableLine]]:
    """Lines held together: by a column's text that goes on without a wider step, or by standing beside such text."""
    groups: list[list[TableLine]] = []
    for line in lines:
        if groups and any(_holds(other, line, most) for other in groups[-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _holds(above: TableLine, line: TableLine, most: float) -> bool:
    step = line.middle - above.middle
    # Lines of different columns are held together only when nearer: two cells' lines may be set at heights of their
    # own.
    return step < most * line.size and (bool(above.columns & line.columns) or step < 0.75 * most * line.size)


def _one_stretch(block: list[TableLine], most: float) -> bool:
    """True if no column's text is parted by a wider step within a row."""
    last: dict[int, float] = {}
    for line in block:
        for column in line.columns:
            if column in last and line.middle - last[column] > most * line.size:
                return False
            last[column] = line.middle
    return True


def _pitch(lines: list[TableLine]) -> float:
    """The step of lines inside cells, in sizes of type: of the closest lines that hold the same columns or fewer."""
    usual = low_step(
        (
            step
            for a, b in pairwise(lines)
            # Below 0.8 lines lie over each other (one row, set at two heights), above 2.4 white space is meant.
            if b.columns <= a.columns and 0.8 < (step := (b.middle - a.middle) / b.size) < 2.4
        ),
        10,
    )
    return min(usual, 1.45) if usual is not None else 1.3


def _merged(lines: list[TableLine]) -> tuple[Cells, ...]:
    """The cells of a row's lines: bits of one column below each other; a bit over several takes them in."""
    found: list[tuple[int, int, list[Segment]]] = []
    for bit in (bit for line in lines for bit in line.bits):
        # A text over two columns and a text below it in one of them are one cell: a grid has no cell inside another.
        touching = [cell for cell in found if cell[0] <= bit.last and bit.first <= cell[1]]
        first = min([bit.first, *(cell[0] for cell in touching)])
        last = max([bit.last, *(cell[1] for cell in touching)])
        found = [cell for cell in found if cell not in touching]
        found.append((first, last, [*(s for cell in touching for s in cell[2]), bit.segment]))
    return tuple(
        (first, last, tuple(sorted(some, key=lambda s: s.middle)))
        for first, last, some in sorted(found, key=lambda c: c[0])
    )
