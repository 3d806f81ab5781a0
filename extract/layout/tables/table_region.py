"""What detectors deliver: a part of a page that holds a table, on what evidence, and its text placed in cells.

A drawn table, a matrix and a form are told by different things, but all end as a `PlacedTable`: so what follows (the
grid, joining over a page break, columns that go on) is the same for all.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from extract.layout.figures import is_figure
from extract.layout.lines import Segment
from extract.layout.tables.ruled import Box


class Evidence(StrEnum):
    """What tells that a part of a page is a table. The strongest comes first."""

    BOXED_CELLS = "strokes or shades around cells"
    UPRIGHTS = "strokes between columns; figures below each other tell the rows"
    LEVEL_RULES = "a rule above and one below, of one width, with columns of text between them"
    FIGURES = "figures side by side, line below line"
    GUTTERS = "white space between columns, over several lines"


class PlacedCell(NamedTuple):
    """A cell: its place in the table, and its lines from top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Segment, ...]
    right: float = 0.0  # how far its lines may reach: where they were broken
    box: Box | None = None  # its own box, where strokes draw one


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table's text in its cells, empty cells too, row by row."""

    cells: tuple[PlacedCell, ...]
    rows: int
    edges: tuple[float, ...]  # where columns begin
    right: float  # where the last column ends
    ends: tuple[float, ...] = ()  # where each column ends, if its edges are those of ink

    @property
    def filled(self) -> bool:
        """True if most rows have a text in most columns, each in its own: the rows of a form don't.

        There a label stands before a text over all that is left of the width, or a heading over the whole of it.
        """
        filled: Counter[int] = Counter()
        for cell in self.cells:
            filled[cell.row] += bool(cell.lines) and cell.column_span == 1
        # Half, twice: totals fill few columns, group names one; yet a matrix that fills less than this isn't told from
        # a form.
        return sum(filled[row] > 0.5 * len(self.edges) for row in range(self.rows)) > 0.5 * self.rows

    @property
    def single(self) -> bool:
        """True if no cell has more than one line, and none of the first column goes on from the one above."""
        labels = [cell.lines[0].text for cell in self.cells if cell.column == 0 and cell.lines]
        return all(len(cell.lines) < 2 for cell in self.cells) and not any(text[:1].islower() for text in labels)

    @property
    def of_amounts(self) -> bool:
        """True if it is two columns, what and how much: the figures of a list of contents are page numbers."""
        texts = [c.lines[-1].text for c in self.cells if c.column == 1 and c.lines and c.column_span == 1]
        figures = [text for text in texts[1:] if is_figure(text)]
        # Bare whole numbers alone are page numbers: `Sport ... 2`, `Zorg ... 5` is a list of contents.
        return len(self.edges) == 2 and 3 <= len(figures) == len(texts) - 1 and not all(map(str.isdigit, figures))

    @property
    def of_one_kind(self) -> bool:
        """True if figures stand in all columns but the first, or in none.

        Where texts wrap beside figures, as in a budget, white space tells the rows better than figures do.
        """
        texts: dict[int, list[str]] = {}
        for cell in self.cells:
            if cell.lines and cell.column and cell.column_span == 1:
                texts.setdefault(cell.column, []).append(" ".join(line.text for line in cell.lines))
        # Half: `n.v.t.` and `-` stand among figures, and a year among texts.
        kinds = {2 * sum(map(is_figure, some)) >= len(some) for some in texts.values()}
        return len(kinds) == 1


@dataclass(frozen=True, slots=True)
class TableRegion:
    """A part of a page that holds a table; `beside`: other text stands at its side."""

    evidence: Evidence
    box: Box
    table: PlacedTable
    beside: bool = False


class TextColumnRegion(NamedTuple):
    """Lines that run on side by side: no table, but what looks most like one. The columns are read one by one."""

    columns: tuple[tuple[Segment, ...], ...]


class LineSpan(NamedTuple):
    """Consecutive lines of a stretch, and what they are: `lines[start:end]`."""

    start: int
    end: int
    region: TableRegion | TextColumnRegion
