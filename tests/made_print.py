"""Lines with their places and type in, the Document that is read of such pages out: for tests of whole designs.

Every letter is half its size wide, as in `made_layout`; what breaks over a line is broken by whoever calls.
"""

from dataclasses import dataclass, field

from extract.agenda.build_document import build_document
from extract.document import Document
from extract.layout.document_layout import lay_out_pages
from extract.pdf.page_objects import Fill, Glyph, Glyphs, RawPage

_LETTER, _SPACE = 0.5, 0.33  # of the size


def width(text: str, size: float) -> float:
    """How wide a text is printed, in points."""
    return sum((_SPACE if character.isspace() else _LETTER) * size for character in text)


@dataclass(slots=True)
class Sheet:
    """A page that is being printed, from top to bottom."""

    width: float = 595.0
    height: float = 842.0
    left: float = 70.0
    y: float = 70.0  # the top of the next line
    glyphs: list[Glyph] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def line(
        self,
        text: str,
        *,
        indent: float = 0.0,
        size: float = 10.0,
        bold: bool = False,
        italic: bool = False,
        colour: int = 0,
        gap: float = 0.0,
        step: float = 1.4,
    ) -> None:
        """Prints a line below the last; gap: white space above it, in points; step: to the next one, in sizes."""
        self.y += gap
        self.at(text, self.left + indent, self.y, size, bold, italic, colour)
        self.y += step * size

    def at(
        self, text: str, x: float, y: float, size: float, bold: bool = False, italic: bool = False, colour: int = 0
    ) -> None:
        """Prints a text at a place."""
        for character in text:
            if not character.isspace():
                right, bottom = x + _LETTER * size, y + 1.2 * size
                self.glyphs.append(Glyph(character, x, y, right, bottom, size, bold, italic, colour, 1.0))
            x += (_SPACE if character.isspace() else _LETTER) * size


def read_sheets(*sheets: Sheet) -> Document:
    """The document that is read of printed pages."""
    pages = (
        RawPage(n, s.width, s.height, 0, "digitaal", Glyphs.of(s.glyphs), (), tuple(s.fills), 0.0)
        for n, s in enumerate(sheets, 1)
    )
    return build_document("veldenrode.pdf", b"", lay_out_pages(pages))


def values(found: Document) -> list[tuple[int | None, str, str]]:
    """(intervention, field, text) of each field."""
    return [(one.intervention, one.name, one.text) for one in found.fields]
