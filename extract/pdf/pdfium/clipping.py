"""Which letters their clipping paths leave in sight.

A letter wholly outside the box of its clipping paths can't be seen; one that a slanted or rounded path hides is let be.
Objects inside forms keep all of the page: PDFium tells their paths in the form's own space.
"""

from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.pdf.page_objects import Numbers, Truths
from extract.pdf.pdfium.ffi import by_address, call_for_each
from extract.pdf.pdfium.objects import Objects, address_of

_CLIP = by_address(c.FPDFPageObj_GetClipPath)
_COUNT = by_address(c.FPDFClipPath_CountPaths)
_COUNT_SEGMENTS = by_address(c.FPDFClipPath_CountPathSegments)
_SEGMENT = by_address(c.FPDFClipPath_GetPathSegment)
_POINT = by_address(c.FPDFPathSegment_GetPoint)
_MOST = 64  # paths, and segments of a path: more of them are a drawing's outline, no window

Window = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own space
_ALL: Window = (-np.inf, -np.inf, np.inf, np.inf)


def inside_clip(page: Any, objects: Sequence[int], which: NDArray[np.int64], boxes: Numbers) -> Truths:
    """Whether letters, by their (left, top, right, bottom), touch the window of their object, objects[which]."""
    # Only the page's own text objects: in a form the path stands in the form's space, and would cut off visible text.
    own = set(Objects(address_of(page), False).by_kind()[0].get(c.FPDF_PAGEOBJ_TEXT, ()))
    windows = np.array([_window(one) if one in own else _ALL for one in objects]).reshape(-1, 4)[which]
    left, top, right, bottom = boxes.T
    across = (right > windows[:, 0]) & (left < windows[:, 2])
    return np.asarray(across & (top > windows[:, 1]) & (bottom < windows[:, 3]))


def _window(text: int) -> Window:
    clip = _CLIP(text)
    count = _COUNT(clip) if clip else 0
    left, bottom, right, top = _ALL
    for path in range(count if 0 < count <= _MOST else 0):
        points = _points(clip, path)
        if len(points):
            # The box of the path, which is larger than the path: a letter is called hidden only where it is for sure.
            (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
            left, bottom, right, top = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
    return left, bottom, right, top


def _points(clip: int, path: int) -> Numbers:
    """The points of a clipping path; none where it has too many."""
    count = _COUNT_SEGMENTS(clip, path)
    segments = list(map(_SEGMENT, repeat(clip), repeat(path), range(count if count <= _MOST else 0)))
    return call_for_each(len(segments), 2, np.float32, 2, _POINT, [one for one in segments if one])[0]
