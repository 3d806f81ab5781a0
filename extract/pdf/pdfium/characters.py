"""What PDFium tells of the characters of a page: codes, boxes, sizes, fonts, for many at once (see `ffi.py`)."""

import ctypes
import sys
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.pdf.page_objects import Numbers, Truths
from extract.pdf.pdfium.ffi import ADDRESS, by_address, call_for_each

_UNICODE = by_address(c.FPDFText_GetUnicode)
_ADDED = by_address(c.FPDFText_IsGenerated)
_TEXT = by_address(c.FPDFText_GetText)
_OBJECT = by_address(c.FPDFText_GetTextObject)
_BOX = by_address(c.FPDFText_GetLooseCharBox)
_ORIGIN = by_address(c.FPDFText_GetCharOrigin)
_MATRIX = by_address(c.FPDFText_GetMatrix)
_SIZE = by_address(c.FPDFText_GetFontSize)
_FONT = by_address(c.FPDFTextObj_GetFont)
_MODE = by_address(c.FPDFTextObj_GetTextRenderMode)
_BROKEN_WORD = 0xFFFE, 2  # a hyphen at a line's end, in a text and asked for by itself
_ONE_UNIT = 0xD800  # codes from here on are told in two units, or cut off


class Characters:
    """The characters of a text page; each question is about those whose numbers are given."""

    def __init__(self, textpage: Any) -> None:
        self._address = ctypes.cast(textpage, ADDRESS)
        self._page = repeat(self._address)

    def codes(self, count: int) -> NDArray[np.int64]:
        """The Unicode of the first `count`; 0 where their font has none."""
        # As one text, which leaves out what has no code. Asked one by one they cost a twentieth of all reading.
        units = np.zeros(count + 1, np.uint16)
        told = _TEXT(self._address, 0, count, units.ctypes.data) - 1  # it counts the nought at the end
        codes = units[:count].astype(np.int64)
        inside, alone = _BROKEN_WORD
        codes[codes == inside] = alone
        if told == count and (codes < _ONE_UNIT).all():
            return codes
        # `map` over a C function: a loop of Python's own around each letter costs more than PDFium takes for it.
        return np.fromiter(map(_UNICODE, self._page, range(count)), np.int64, count)

    def letters(self, chosen: Sequence[int]) -> list[int]:
        """Those of them that are letters of the file's own, none that PDFium added."""
        codes, added = map(_UNICODE, self._page, chosen), map(_ADDED, self._page, chosen)
        return [
            n
            for n, code, own in zip(chosen, codes, added, strict=True)
            if own != 1 and code <= sys.maxunicode and chr(code).isalpha()
        ]

    def objects(self, chosen: Sequence[int]) -> NDArray[np.int64]:
        """The addresses of their text objects; 0 where there is none."""
        return np.fromiter(map(_OBJECT, self._page, chosen), np.int64, len(chosen))

    def boxes(self, chosen: Sequence[int]) -> tuple[Numbers, Truths]:
        """(left, top, right, bottom), as high as the font says, and whether there is such a box."""
        return call_for_each(len(chosen), 4, np.float32, 1, _BOX, self._page, chosen)

    def origins(self, chosen: Sequence[int]) -> Numbers:
        """(x, y) on their line of writing."""
        return call_for_each(len(chosen), 2, np.float64, 2, _ORIGIN, self._page, chosen)[0]

    def matrices(self, chosen: Sequence[int]) -> Numbers:
        """(a, b, c, d, e, f): how they are turned and stretched."""
        return call_for_each(len(chosen), 6, np.float32, 1, _MATRIX, self._page, chosen)[0]

    def sizes(self, chosen: Sequence[int]) -> list[float]:
        """The sizes of their fonts, before the matrix."""
        return list(map(_SIZE, self._page, chosen))


def fonts(objects: Sequence[int]) -> list[int]:
    """The addresses of text objects' fonts; 0 where there is none."""
    return list(map(_FONT, objects))


def render_modes(objects: Sequence[int]) -> list[int]:
    return list(map(_MODE, objects))
