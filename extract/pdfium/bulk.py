"""Characters or objects of a page in, what PDFium tells of each out, side by side in arrays. Knows calls, no meaning.

pypdfium2's functions make Python objects of every pointer that goes in and every answer that comes out: for a page's
letters that costs ten times PDFium's own work. Here the same functions are called by address, and write into an array.
"""

import ctypes
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.raw import Numbers, Truths

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _by_address(function: Any, answer: Any, *given: Any) -> Callable[..., Any]:
    """A PDFium function that takes addresses as plain numbers; calls this short need not let other threads in."""
    return ctypes.PYFUNCTYPE(answer, *given)(ctypes.cast(function, _ADDRESS).value or 0)


_UNICODE = _by_address(c.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_OBJECT = _by_address(c.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_BOX = _by_address(c.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_ORIGIN = _by_address(c.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_MATRIX = _by_address(c.FPDFText_GetMatrix, _INT, _ADDRESS, _INT, _ADDRESS)
_SIZE = _by_address(c.FPDFText_GetFontSize, ctypes.c_double, _ADDRESS, _INT)
_FONT = _by_address(c.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_MODE = _by_address(c.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_FILL = _by_address(c.FPDFPageObj_GetFillColor, _INT, *(_ADDRESS,) * 5)


class Characters:
    """The characters of a text page; each question is about those whose numbers are given."""

    def __init__(self, textpage: Any) -> None:
        self._page = repeat(ctypes.cast(textpage, _ADDRESS))

    def codes(self, count: int) -> list[int]:
        """The Unicode of the first `count`; 0 where their font has none."""
        return list(map(_UNICODE, self._page, range(count)))

    def objects(self, chosen: Sequence[int]) -> list[int]:
        """The addresses of their text objects; 0 where there is none."""
        return [found or 0 for found in map(_OBJECT, self._page, chosen)]

    def boxes(self, chosen: Sequence[int]) -> tuple[Numbers, Truths]:
        """(left, top, right, bottom), as high as the font says, and whether there is such a box."""
        return _written(len(chosen), 4, np.float32, 1, _BOX, self._page, chosen)

    def origins(self, chosen: Sequence[int]) -> Numbers:
        """(x, y) on their line of writing."""
        return _written(len(chosen), 2, np.float64, 2, _ORIGIN, self._page, chosen)[0]

    def matrices(self, chosen: Sequence[int]) -> Numbers:
        """(a, b, c, d, e, f): how they are turned and stretched."""
        return _written(len(chosen), 6, np.float32, 1, _MATRIX, self._page, chosen)[0]

    def sizes(self, chosen: Sequence[int]) -> list[float]:
        """The sizes of their fonts, before the matrix."""
        return list(map(_SIZE, self._page, chosen))


def fonts(objects: Sequence[int]) -> list[int]:
    """The addresses of text objects' fonts; 0 where there is none."""
    return [found or 0 for found in map(_FONT, objects)]


def render_modes(objects: Sequence[int]) -> list[int]:
    return list(map(_MODE, objects))


def fill_colours(objects: Sequence[int]) -> list[tuple[int, int]]:
    """0xRRGGBB and alpha; black where an object has none of its own."""
    found, own = _written(len(objects), 4, np.uint32, 4, _FILL, objects)
    return [
        (red << 16 | green << 8 | blue, alpha) if ok else (0, 255)
        for (red, green, blue, alpha), ok in zip(found.astype(int).tolist(), own.tolist(), strict=True)
    ]


def _written(
    rows: int, columns: int, kind: Any, pointers: int, function: Callable[..., int], *given: Iterable[Any]
) -> tuple[NDArray[Any], Truths]:
    """What a function writes for each of its subjects, and whether it says that it did.

    A row of the answer is written through that many pointers: one for a struct, else one for each of its columns.
    """
    found = np.zeros((rows, columns), kind)
    start, step = found.ctypes.data, columns * found.itemsize
    first = [start + n * found.itemsize for n in range(pointers)]
    places = [range(place, place + rows * step, step) for place in first]
    done = np.array(list(map(function, *given, *places)), bool)
    return found.astype(np.float64), done
