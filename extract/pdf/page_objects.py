"""What a decoder delivers of one page: letters, lines, shaded areas and typed texts, before any meaning.

Both decoders and OCR make these, layout reads them. Coordinates are PDF points (1/72 inch) from the top left corner of
the page as a reader sees it: a rotated page is already turned, and a crop box is already applied.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


def median_of(values: Numbers) -> float:
    """As `np.median`, which takes four times as long for the letters of a size."""
    ordered = np.sort(values)
    middle = len(ordered) // 2
    # What is no number is sorted to the end, and makes the median none.
    return float(ordered[-1] if np.isnan(ordered[-1]) else (ordered[middle] + ordered[~middle]) / 2)


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


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """Glyphs in columns, all of one length: a page has thousands, and what is asked is asked of all at once."""

    texts: tuple[str, ...]
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    bold: Truths
    italic: Truths
    colour: NDArray[np.int64]
    confidence: Numbers
    spaced: Truths

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> "Glyphs":
        # For decoders that find letters one by one (pdfplumber, OCR); PDFium's come in columns at once.
        rows = list(glyphs)
        texts, *columns = zip(*rows, strict=True) if rows else ((),) * len(Glyph._fields)
        kinds = float, float, float, float, float, bool, bool, int, float, bool
        return cls(texts, *(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Glyph]:
        return map(Glyph, self.texts, *(column.tolist() for column in self._measures()))

    def _measures(self) -> Iterator[NDArray[Any]]:
        """All columns but the texts."""
        return (getattr(self, name) for name in Glyph._fields[1:])

    def where(self, wanted: Truths) -> "Glyphs":
        """Those of the glyphs that are wanted."""
        # Nothing is copied for the many pages on which every letter is kept.
        if wanted.all():
            return self
        return Glyphs(tuple(compress(self.texts, wanted.tolist())), *(column[wanted] for column in self._measures()))


NO_GLYPHS = Glyphs.of(())


class Stroke(NamedTuple):
    """A thin straight mark: a line, a thin rectangle, or an edge of a drawn box. Horizontal or vertical only."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        # A dot counts as level: a dotted rule is a row of dots.
        return self.x1 - self.x0 >= self.bottom - self.top


class Fill(NamedTuple):
    """A filled area: the shade behind a label, a coloured title row."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int  # 0xRRGGBB


class TypedText(NamedTuple):
    """A text that somebody typed into a box on the page: a form field's value, a free text. `ticked` where the box is
    one to tick: the text is then the mark in it."""

    text: str  # the whole value, whatever of it the box can show
    x0: float
    top: float
    x1: float
    bottom: float
    size: float  # of the type, in points; 0 where it is made to fit the box
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as decoded. `hidden` holds the glyphs that a reader can't see; they never become text."""

    number: int  # from 1
    outside: Glyphs = field(default=NO_GLYPHS, kw_only=True)  # printed beyond the part of the page that is shown
    width: float
    height: float
    rotation: int  # 0, 90, 180 or 270, as the file says
    text_layer: str  # `digitaal`, `ocr`, or `gemengd`
    glyphs: Glyphs  # in the order of the content stream
    strokes: tuple[Stroke, ...]
    fills: tuple[Fill, ...]
    image_area: float  # share of the page that images cover, 0..1
    hidden: Glyphs = NO_GLYPHS
    notes: tuple[str, ...] = ()  # what the decoder met and a reader should know, in Dutch
    turned: int = 0  # degrees, clockwise, beyond `rotation` that the page was turned for its text to stand upright
    typed: tuple[TypedText, ...] = ()  # not among the glyphs
    comments: tuple[str, ...] = ()  # what only a viewer shows: notes, remarks on marked text
    fold: float | None = None  # where the left of two pages ends that were scanned side by side
    unread: int | None = None  # characters whose ink no recognised word covers, about; None on a digital page
