"""What laying out a page starts from (`PageParts`), and what it ends in (`Piece`: a paragraph or a grid)."""

from dataclasses import dataclass

from extract.blocks import Grid, Paragraph
from extract.layout.hyphenation import Hyphens
from extract.layout.tables.ruled import Box, RuledTable
from extract.layout.text_columns import TextColumns
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a grid on one page. `edges` are a grid's column edges, for joining over the page break."""

    block: Paragraph | Grid
    top: float
    bottom: float
    edges: tuple[float, ...] = ()
    right: float = 0.0
    full: bool = False  # a paragraph whose last line reaches the column's right edge
    resumes: bool = False  # stands at the top of a next text column
    carried_on: bool = False  # stands below a title that was printed again because its text goes on
    ends: tuple[float, ...] = ()  # where the columns of a grid end whose edges are those of ink
    shift: float = 0.0  # how far its text column lies to the right of the first


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page's flow is made from."""

    number: int
    words: tuple[Word, ...]  # furniture left out
    tables: tuple[RuledTable, ...]
    hyphens: Hyphens
    pitch: float  # of the document's running text, in sizes of type
    columns: TextColumns | None = None  # in which the document's narrative is printed
    rules: tuple[Stroke, ...] = ()  # level rules, those of drawn tables too
    shades: tuple[Stroke, ...] = ()  # level edges of fills
    # Drawn frames and fields alike: a form that was flattened, or drawn flat, has only the strokes left.
    frames: tuple[Box, ...] = ()  # that a form is filled in in
    panels: tuple[Box, ...] = ()  # filled and framed boxes, those within drawn tables left out
    leads: frozenset[str] = frozenset()  # words that come again and again: labels before or above their values
    size: float = 0.0  # of the document's running text, in points; 0 where that isn't known
