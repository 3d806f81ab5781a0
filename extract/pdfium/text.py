"""A page's text in, its glyphs out. Knows type and colour, which are read once for each text object; no paths.

What PDFium makes up itself (spaces and line ends between words) is left out.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as c

from extract.letters import UNKNOWN, letter
from extract.pdfium.colours import colour_of
from extract.pdfium.space import Box, Frame, Point
from extract.raw import Glyph

_ABOVE, _BELOW = 0.88, 0.24  # of the type's size: how far letters reach above and below their line


class _Type(NamedTuple):
    """How a text object is set. `up` is the height of its letters above the line, as a vector on the page."""

    size: float
    up: Point
    bold: bool
    italic: bool
    colour: int
    drawn: bool


def glyphs_of(raw: Any, count: int, frame: Frame) -> list[tuple[Glyph, bool]]:
    """Each letter of a text page, and whether it is drawn."""
    return list(_apart(_Text(raw, count, frame).glyphs()))


class _Text:
    """A page's text while it is read: how its text objects and fonts are set."""

    def __init__(self, raw: Any, count: int, frame: Frame) -> None:
        self.raw, self.count, self.frame = raw, count, frame
        self.types: dict[int, _Type] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def glyphs(self) -> Iterator[tuple[Glyph, bool, int]]:
        """Each letter, whether it is drawn, and its text object."""
        raw, seen = self.raw, self.frame.seen
        unicode_of, box_of, object_of = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_GetTextObject
        origin_of = c.FPDFText_GetCharOrigin
        box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        pointer, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        spaced = False
        for n in range(self.count):
            code = unicode_of(raw, n)
            text = letter(chr(code)) if 0 < code < 0x110000 else UNKNOWN if code == 0 else ""
            if not text or not box_of(raw, n, pointer):
                spaced = spaced or chr(code if 0 < code < 0x110000 else 0).isspace()
                continue
            handle = object_of(raw, n)
            key = ctypes.cast(handle, ctypes.c_void_p).value if handle else 0
            style = self.types.get(key or 0)
            if style is None:
                style = self.types[key or 0] = self._type(raw, n, handle)
            origin_of(raw, n, to_x, to_y)
            x0, top, x1, bottom = seen(*_letter_box(box, x.value, y.value, style.up))
            glyph = Glyph(text, x0, top, x1, bottom, style.size, style.bold, style.italic, style.colour, 1.0, spaced)
            spaced = False
            yield glyph, style.drawn, key or 0

    def _type(self, raw: Any, n: int, handle: Any) -> _Type:
        """How the text object of the n-th character is set."""
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(raw, n, ctypes.byref(matrix))
        size = c.FPDFText_GetFontSize(raw, n) * (math.hypot(matrix.c, matrix.d) or 1.0)
        length = math.hypot(matrix.c, matrix.d) or 1.0
        up = size * matrix.c / length, size * matrix.d / length
        if not handle:
            return _Type(round(size, 2), up, False, False, 0, True)
        bold, italic = self._font(c.FPDFTextObj_GetFont(handle))
        mode = c.FPDFTextObj_GetTextRenderMode(handle)
        colour, alpha = colour_of(handle, c.FPDFPageObj_GetFillColor)
        drawn = mode not in (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP) and alpha > 8
        bold = bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE
        return _Type(round(size, 2), up, bold, italic, colour, drawn)

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Whether a font is bold, and italic: by its weight, or by its name where it hides its weight."""
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            buffer = ctypes.create_string_buffer(256)
            c.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace").lower()
            flags = c.FPDFFont_GetFlags(font)
            heavy = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")) or bool(
                flags & 1 << 18
            )
            slanted = any(word in name for word in ("italic", "oblique", "slanted")) or bool(flags & 1 << 6)
            self.fonts[key] = heavy, slanted
        return self.fonts[key]


def _apart(found: Iterator[tuple[Glyph, bool, int]]) -> Iterator[tuple[Glyph, bool]]:
    """The letters of a ligature side by side: PDFium gives each of them the whole ligature's box."""
    together: list[tuple[Glyph, bool, int]] = []
    for one in found:
        if together and not (one[2] == together[0][2] and one[0][1:5] == together[0][0][1:5]):
            yield from _shared(together)
            together = []
        together.append(one)
    yield from _shared(together)


def _shared(together: list[tuple[Glyph, bool, int]]) -> Iterator[tuple[Glyph, bool]]:
    if len(together) == 1:
        yield together[0][:2]
        return
    for n, (glyph, drawn, _) in enumerate(together):
        width = (glyph.x1 - glyph.x0) / len(together)
        yield glyph._replace(x0=glyph.x0 + n * width, x1=glyph.x0 + (n + 1) * width), drawn


def _letter_box(box: Any, x: float, y: float, up: Point) -> Box:
    """(left, bottom, right, top): as wide as PDFium says, as high as the type, since fonts differ in what they tell."""
    if abs(up[1]) >= abs(up[0]):
        low, high = y - _BELOW * up[1], y + _ABOVE * up[1]
        return box.left, min(low, high), box.right, max(low, high)
    low, high = x - _BELOW * up[0], x + _ABOVE * up[0]
    return min(low, high), box.bottom, max(low, high), box.top
