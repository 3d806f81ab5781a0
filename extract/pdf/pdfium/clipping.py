"""Which letters their clipping paths leave in sight.

A letter wholly outside the box of its clipping paths can't be seen; one that a slanted or rounded path hides is let be.
Objects inside forms keep all of the page: PDFium tells their paths in the form's own space.
"""

from collections.abc import Collection, Sequence
from itertools import chain, repeat

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.pdf.page_objects import Numbers, Truths
from extract.pdf.pdfium.ffi import by_address, call_for_each

_CLIP = by_address(c.FPDFPageObj_GetClipPath)
_COUNT = by_address(c.FPDFClipPath_CountPaths)
_COUNT_SEGMENTS = by_address(c.FPDFClipPath_CountPathSegments)
_SEGMENT = by_address(c.FPDFClipPath_GetPathSegment)
_POINT = by_address(c.FPDFPathSegment_GetPoint)
_MOST = 64  # paths, and segments of a path: more of them are a drawing's outline, no window

_ALL = -np.inf, -np.inf, np.inf, np.inf  # a window: left, bottom, right, top, in the page's own space


def inside_clip(own: Collection[int], objects: Sequence[int], which: NDArray[np.int64], boxes: Numbers) -> Truths:
    """Whether letters, by their (left, top, right, bottom), touch the window of their object, objects[which].

    own: the page's own text objects: in a form the path stands in the form's space, and would cut off visible text.
    """
    windows = _windows(objects, own)[which]
    left, top, right, bottom = boxes.T
    across = (right > windows[:, 0]) & (left < windows[:, 2])
    return np.asarray(across & (top > windows[:, 1]) & (bottom < windows[:, 3]))


def _windows(objects: Sequence[int], own: Collection[int]) -> Numbers:
    """The window of each object, all of the page where it has none."""
    windows = np.tile(_ALL, (len(objects), 1))
    clips = list(map(_CLIP, objects))
    counts = list(map(_COUNT, clips))  # -1 where there is none
    windowed = [n for n, count in enumerate(counts) if 0 < count <= _MOST and objects[n] in own]
    paths = [(n, clips[n], k) for n in windowed for k in range(counts[n])]
    # All points of a page in one call: Word sets a path around each line, and an array for each cost most.
    for (n, _, _), (x0, y0, x1, y1) in zip(paths, _boxes([path[1:] for path in paths]), strict=True):
        left, bottom, right, top = windows[n]
        windows[n] = max(left, x0), max(bottom, y0), min(right, x1), min(top, y1)
    return windows


def _boxes(paths: Sequence[tuple[int, int]]) -> list[tuple[float, float, float, float]]:
    """The box of each path, larger than the path: a letter is called hidden only where it is for sure. All of the page
    where a path has no points, or too many.
    """
    counts = [_COUNT_SEGMENTS(clip, path) for clip, path in paths]
    counts = [count if 0 < count <= _MOST else 0 for count in counts]
    owners = chain.from_iterable(map(repeat, paths, counts))
    segments = [_SEGMENT(*path, n) for path, n in zip(owners, chain.from_iterable(map(range, counts)), strict=True)]
    points = call_for_each(len(segments), 2, np.float32, 2, _POINT, segments)[0].tolist()
    boxes = []
    end = 0
    for count in counts:
        start, end = end, end + count
        xs, ys = [x for x, _ in points[start:end]], [y for _, y in points[start:end]]
        boxes.append((min(xs), min(ys), max(xs), max(ys)) if count else _ALL)
    return boxes
