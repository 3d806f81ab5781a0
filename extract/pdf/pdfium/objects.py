"""What PDFium tells of the objects on a page (paths, images, forms): kinds, colours, matrices, for many at once."""

import ctypes
from collections.abc import Callable, Sequence
from itertools import chain, compress, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as c

from extract.pdf.page_objects import Numbers
from extract.pdf.pdfium.ffi import ADDRESS, by_address, call_for_each

Colours = tuple[list[int], list[int]]  # 0xRRGGBB and alpha of each object

_ON_PAGE = by_address(c.FPDFPage_GetObject)
_IN_FORM = by_address(c.FPDFFormObj_GetObject)
_COUNT_ON_PAGE = by_address(c.FPDFPage_CountObjects)
_COUNT_IN_FORM = by_address(c.FPDFFormObj_CountObjects)
_KIND = by_address(c.FPDFPageObj_GetType)
_MATRIX = by_address(c.FPDFPageObj_GetMatrix)
_FILL = by_address(c.FPDFPageObj_GetFillColor)
_STROKE = by_address(c.FPDFPageObj_GetStrokeColor)
_DRAW_MODE = by_address(c.FPDFPath_GetDrawMode)
_COUNT_IN_PATH = by_address(c.FPDFPath_CountSegments)
_SEGMENT = by_address(c.FPDFPath_GetPathSegment)
_SEGMENT_KIND = by_address(c.FPDFPathSegment_GetType)
_POINT = by_address(c.FPDFPathSegment_GetPoint)
_CLOSES = by_address(c.FPDFPathSegment_GetClose)


class Objects:
    """The objects of a page, or of a form object on it."""

    def __init__(self, owner: int, form: bool) -> None:
        self._owner, self._at = owner, _IN_FORM if form else _ON_PAGE
        # -1 is PDFium's answer where it can't tell.
        self.count = max(0, (_COUNT_IN_FORM if form else _COUNT_ON_PAGE)(owner))

    def by_kind(self) -> tuple[dict[int, list[int]], list[int]]:
        """Their addresses by kind (`FPDF_PAGEOBJ_...`), and all of them, in the order in which they are painted."""
        # An object that couldn't be parsed has no address.
        addresses = list(filter(None, map(self._at, repeat(self._owner), range(self.count))))
        kinds = list(map(_KIND, addresses))
        return {kind: list(compress(addresses, map(kind.__eq__, kinds))) for kind in set(kinds)}, addresses


def address_of(page: Any) -> int:
    """The address of a page that pypdfium2 opened."""
    return ctypes.cast(page, ADDRESS).value or 0


def matrices(objects: Sequence[int]) -> Numbers:
    """(a, b, c, d, e, f) of each; the identity where it has none."""
    own_matrices, own = call_for_each(len(objects), 6, np.float32, 1, _MATRIX, objects)
    return np.where(own[:, None], own_matrices, (1.0, 0, 0, 1, 0, 0))


def fill_colours(objects: Sequence[int]) -> Colours:
    """Black where an object has none of its own."""
    return _colours(_FILL, objects)


def stroke_colours(objects: Sequence[int]) -> Colours:
    """Black where an object has none of its own."""
    return _colours(_STROKE, objects)


def _colours(function: Callable[..., int], objects: Sequence[int]) -> Colours:
    components, own = call_for_each(len(objects), 4, np.uint32, 4, function, objects)
    red, green, blue, alpha = components.astype(np.int64).T
    return np.where(own, red << 16 | green << 8 | blue, 0).tolist(), np.where(own, alpha, 255).tolist()


def draw_modes(paths: Sequence[int]) -> list[tuple[int, int]]:
    """How each path is filled, and whether its line is drawn: 0 where it isn't."""
    return list(map(tuple, call_for_each(len(paths), 2, np.int32, 2, _DRAW_MODE, paths)[0].astype(int).tolist()))


def segment_counts(paths: Sequence[int]) -> list[int]:
    """The number of segments of each path."""
    return [max(0, count) for count in map(_COUNT_IN_PATH, paths)]


def segments(paths: Sequence[int], counts: Sequence[int]) -> tuple[list[int], Numbers, list[int]]:
    """One path's after the other's: kinds (`FPDF_SEGMENT_...`), the points (x, y) they lead to, whether they close."""
    owners = chain.from_iterable(map(repeat, paths, counts))
    addresses = list(map(_SEGMENT, owners, chain.from_iterable(map(range, counts))))
    points = call_for_each(len(addresses), 2, np.float32, 2, _POINT, addresses)[0]
    return list(map(_SEGMENT_KIND, addresses)), points, list(map(_CLOSES, addresses))
