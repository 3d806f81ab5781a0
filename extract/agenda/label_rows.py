"""Reads a form whose grid has its labels above their values, or several of them abreast, in merged cells of any width.

Offices make such forms with a word processor: a row of label cells over a row of value cells, one label over the whole
width and the next two abreast, a bar with a number and a title above, a line of tick boxes below. What a row is, is
told by which of its cells are labels: known words, or words set just as these.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.agenda.headings import intervention_title, is_intervention_label
from extract.agenda.lexicon import field_name
from extract.blocks import Grid, GridCell, Style

_SIGN = re.compile(r"\W*\d{1,2}\W*")  # the number in a bar before its title
_LABEL_ROWS = 2  # rows of labels above or before values: one alone may be the heads of a list of interventions
_FEWEST = 3  # different labels that make a form: tables of figures have a column head or two in the same words
_SHARE = 0.4  # of the rows that hold labels, but for titles: half of them, where each value has one row
_ALIKE = 0.6  # of the known labels that are set alike: where fewer are, type tells no labels
_OWN_WORDS = 0.5  # labels in the document's own words, as a share of the known ones: more are values in the same type
_LONGEST_LABEL = 60  # characters, as for labels in a column of their own
_LONGEST_TITLE = 100  # characters of a title in a bar

Row = list[GridCell]  # the cells of a row that hold text


@dataclass(slots=True)
class Labelled:
    """A label with its value's cells below it or behind it; without a label a title, whose cells are the values."""

    label: GridCell | None
    values: list[GridCell] = field(default_factory=list)

    def stands_over(self, cell: GridCell) -> bool:
        """True if a cell begins below the label, or below the value beside it."""
        own = [one for one in (self.label, *self.values) if one]
        return any(one.column <= cell.column < one.column + one.column_span for one in own)

    def takes(self, cell: GridCell) -> bool:
        """True if a text below may be its value, or more of it: set as the value's first cell is."""
        return not self.values or _style(cell) == _style(self.values[0])


@dataclass(frozen=True, slots=True)
class _Looks:
    """How a grid's labels and its other texts are set; label None where type doesn't tell them apart."""

    label: Style | None
    others: frozenset[Style] = frozenset()

    def is_label(self, cell: GridCell) -> bool:
        """True for a known label that isn't set as values are, and for a short text set just as known labels."""
        if len(cell.text) > _LONGEST_LABEL or is_intervention_label(cell.text):
            return False
        alike = self.label is not None and _style(cell) == self.label
        return alike or (_name(cell) is not None and _style(cell) not in self.others)


def label_rows(grid: Grid) -> list[Labelled]:
    """The titles and labels of a grid with their values, from the top; none for a grid that is no such form."""
    looks = _looks(grid)
    rows = [[cell for cell in row if cell.text] for row in grid.rows]
    rows = [row for row in rows if row]
    flags = [[looks.is_label(cell) for cell in row] for row in rows]
    return _read(rows, flags) if _is_form(rows, flags) else []


def _looks(grid: Grid) -> _Looks:
    """How labels are set, learnt from those whose words are known, and how all else is."""
    filled = [cell for cell in grid.cells if cell.text]
    known = [cell for cell in filled if _name(cell)]
    if not known:
        return _Looks(None)
    label, count = Counter(map(_style, known)).most_common(1)[0]
    others = Counter(_style(cell) for cell in filled if cell not in known)
    # Labels in the document's own words are set as the known ones; values in the same type are as many as the labels.
    if not label.size or count < _ALIKE * len(known) or others[label] > _OWN_WORDS * count:
        return _Looks(None)
    return _Looks(label, frozenset(style for style, n in others.items() if style != label and n > 1))


def _style(cell: GridCell) -> Style:
    return cell.paragraphs[0].style


def _name(cell: GridCell) -> str | None:
    return field_name(cell.text.replace("\n", " "))


def _is_form(rows: Sequence[Row], flags: Sequence[Sequence[bool]]) -> bool:
    """True if rows of labels take turns with rows of values, or labels with values in a row, and words tell of labels.

    `Doel | Taal` alone in each row is the usual form, which needs no such reading.
    """
    labels = [cell for row, own in zip(rows, flags, strict=True) for cell, flag in zip(row, own, strict=True) if flag]
    heads = [row for n, row in enumerate(rows) if _heads_values(flags, n)]
    abreast = sum(map(_takes_turns, flags))
    if len(heads) < _LABEL_ROWS and not abreast:
        return False
    # Two rows of labels in succession are a list of labels, or a form with labels at the left and no values yet.
    if not abreast and any(all(above) and all(below) for above, below in pairwise(flags)):
        return False
    # `Doel | Doel` heads the columns of several interventions.
    if any(len({_name(cell) or cell.text for cell in row}) < len(row) for row in heads):
        return False
    labelled = len(heads) + sum(own[0] and not all(own) for own in flags)
    body = sum(any(own) or not _is_title(row, None) for row, own in zip(rows, flags, strict=True))
    known = {_name(cell) for cell in labels} - {None}
    return labelled >= max(_LABEL_ROWS, _SHARE * body) and len(known) >= _FEWEST


def _heads_values(flags: Sequence[Sequence[bool]], n: int) -> bool:
    """True if all of a row's cells are labels, and no cell of the row below is."""
    return all(flags[n]) and (n + 1 == len(flags) or not any(flags[n + 1]))


def _takes_turns(flags: Sequence[bool]) -> bool:
    """True if a row's cells are a label, its value, a label, its value: `Doel | Taal | Doelgroep | Peuters`."""
    return len(flags) > 2 and all(flags[::2]) and not any(flags[1::2])


def _is_title(row: Row, value: GridCell | None) -> bool:
    """True if a row names what follows: a number and words, an intervention by its word, or a text set unlike values.

    value: that above it; None where no label stands above, so that the row can't go on with its value.
    """
    text = " ".join(cell.text for cell in without_sign(row))
    if not text or len(text) > _LONGEST_TITLE:
        return False
    titled = intervention_title(text)
    if value is None or (titled is not None and titled[0]) or len(row) > len(without_sign(row)):
        return True
    title, below = _style(row[-1]), _style(value)
    return len(row) == 1 and (title.size > below.size or (title.bold and not below.bold))


def without_sign(row: Sequence[GridCell]) -> list[GridCell]:
    """A title's cells without the number in front of it, which is an ornament of the form."""
    return [cell for cell in row if not _SIGN.fullmatch(cell.text)]


def _read(rows: Sequence[Row], flags: Sequence[Sequence[bool]]) -> list[Labelled]:
    """Each label with its values, and the titles. What is set unlike a value stays in the printed table alone."""
    found: list[Labelled] = []
    open_labels: list[Labelled] = []  # those whose values may still go on in the next row
    for row, own in zip(rows, flags, strict=True):
        if any(own):
            open_labels = _labels_in(row, own, open_labels)
            found += open_labels
            continue
        last = next((one.values[-1] for one in open_labels if one.values), None)
        if _is_title(row, last) and (last or not open_labels):
            found.append(Labelled(None, without_sign(row)))
            open_labels = []
        for cell in row:
            _go_on(open_labels, cell)
    return found


def _go_on(open_labels: Sequence[Labelled], cell: GridCell) -> None:
    """Files a text below labels: with that which it stands below, or else the last."""
    over = next((one for one in open_labels if one.stands_over(cell)), open_labels[-1] if open_labels else None)
    if over and over.takes(cell):
        over.values.append(cell)


def _labels_in(row: Row, flags: Sequence[bool], open_labels: Sequence[Labelled]) -> list[Labelled]:
    """The labels of a row, with the values behind them in it; a text before the first goes on with what is above it."""
    labels: list[Labelled] = []
    for cell, is_one in zip(row, flags, strict=True):
        if is_one:
            labels.append(Labelled(cell))
        elif labels:
            labels[-1].values.append(cell)
        else:
            _go_on(open_labels, cell)
    return labels
