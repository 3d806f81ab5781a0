"""What a decoder delivers: the marks on one page, before any meaning. Knows no words, no tables, no template.

Coordinates are PDF points (1/72 inch) from the top left corner of the page as a reader sees it: a rotated page is
already turned, and a crop box is already applied.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """One printed character (or ligature) with its loose box: the font's height, not the ink's."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # of the type, in points as printed
    bold: bool
    italic: bool
    colour: int  # 0xRRGGBB of the fill
    confidence: float  # 1.0 from a text layer; 0..1 from OCR
    spaced: bool = False  # the file prints a space before it


class Stroke(NamedTuple):
    """A thin straight mark: a line, a thin rectangle, or an edge of a drawn box. Horizontal or vertical only."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Fill(NamedTuple):
    """A filled area: the shade behind a label, a coloured title row."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int  # 0xRRGGBB


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as decoded. `hidden` holds the glyphs that a reader can't see; they never become text."""

    number: int  # from 1
    width: float
    height: float
    rotation: int  # 0, 90, 180 or 270, as the file says
    text_layer: str  # `digitaal` or `ocr`
    glyphs: tuple[Glyph, ...]  # in the order of the content stream
    strokes: tuple[Stroke, ...]
    fills: tuple[Fill, ...]
    image_area: float  # share of the page that images cover, 0..1
    hidden: tuple[Glyph, ...] = ()
    notes: tuple[str, ...] = ()  # what the decoder met and a reader should know, in Dutch
    turned: int = 0  # degrees, clockwise, beyond `rotation` that the page was turned for its text to stand upright
