"""Blocks: what every reader makes of a file before it is understood. A document is a sequence of paragraphs and grids.

The readers deliver them in reading order, page furniture left out, joined over page breaks. Whether a paragraph is a
heading and what a grid holds is decided later, in `extract.agenda`.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extract.document import Region, Regions

MARKER = re.compile(r"^\s*(?P<marker>[-–—•▪◦●○■□➢✓*·]|o(?= )|\(?\d{1,2}[.)](?!\d)|\(?[a-zA-Z][.)](?![\w.]))\s+(?=\S)")


class Style(NamedTuple):
    """How a paragraph is set. Size 0 where the input has no type (text files)."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: int = 0


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a list item, a heading or one line of a form: lines joined, hyphens mended."""

    text: str
    regions: Regions = ()
    style: Style = PLAIN
    indent: float = 0.0  # x0 of its first line
    gap: bool = True  # white space above it, more than between lines
    counts: tuple[tuple[int, int], ...] = ()  # (page, characters without white space)
    confidence: float = 1.0
    lines: int = 1
    label: str = ""  # bold words before a colon that it begins with, where plain ones follow
    lead: str = ""  # bold words that it begins with, without a colon: a label only where their words are known as one
    boxed: bool = False  # a line alone in a filled or framed box of its own: a heading's bar, a label's chip
    outline: int = 0  # the level that the file itself gives it as a heading (Word's styles); 0 where it says nothing

    @property
    def marker(self) -> str | None:
        """The list marker it begins with, or None."""
        match = MARKER.match(self.text)
        return match["marker"] if match else None


def without_marker(text: str) -> str:
    """A list item's text without its marker."""
    return MARKER.sub("", text, count=1)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as printed: its paragraphs, and where it stands in the grid."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    region: Region | None = None  # the cell's own box, where rulers draw one
    regions_more: Regions = ()  # its boxes on the next pages

    @property
    def text(self) -> str:
        """Its paragraphs on lines of their own."""
        return "\n".join(p.text for p in self.paragraphs)

    @property
    def regions(self) -> Regions:
        """The text's places, or the cell's own where it is empty."""
        placed = tuple(r for p in self.paragraphs for r in p.regions)
        return placed or ((self.region, *self.regions_more) if self.region else ())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells; `columns` is the number of columns."""

    cells: tuple[GridCell, ...]
    columns: int
    gap: bool = True

    @property
    def rows(self) -> list[list[GridCell]]:
        """The cells by row, left to right."""
        by_row: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            by_row.setdefault(cell.row, []).append(cell)
        return [sorted(by_row[row], key=lambda c: c.column) for row in sorted(by_row)]

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [p for cell in self.cells for p in cell.paragraphs]


Block = Paragraph | Grid
