"""A picture of a page in, the page turned straight and its drawn lines and dark areas out. Knows pixels, no letters."""

from typing import Any

import numpy as np
from PIL import Image

from extract.raw import Fill, Stroke

_MOST_ASKEW = 2.0  # degrees that a page may have been laid down askew
_LEVEL = 0.06  # of the picture's width: the shortest level line, far longer than a letter
_UPRIGHT = 0.03  # of the picture's width: the shortest upright line
_THICK = 0.006  # of the picture's width: what is thicker is an area, no line
_BREAK = 0.0012  # of the picture's width: gaps in a line that are bridged
_AREA_COLOUR = 0x404040  # of dark areas: how dark doesn't matter


def straight(image: Image.Image) -> Image.Image:
    """The page turned by the small angle at which its lines of text lie most level."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BILINEAR)
    coarse = max(np.arange(-_MOST_ASKEW, _MOST_ASKEW + 0.01, 0.25), key=lambda angle: _levelness(small, float(angle)))
    fine = max(np.arange(coarse - 0.2, coarse + 0.21, 0.05), key=lambda angle: _levelness(small, float(angle)))
    if abs(fine) < 0.05:
        return image
    return image.rotate(float(fine), Image.Resampling.BICUBIC, fillcolor=255)


def stretches(marks: Any) -> list[tuple[int, int]]:
    """(start, end) of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _levelness(image: Image.Image, angle: float) -> float:
    """How sharply rows of ink and rows of paper follow each other."""
    turned = image.rotate(angle, Image.Resampling.NEAREST, fillcolor=255)
    rows = (np.asarray(turned) < 140).sum(axis=1).astype(float)
    return float(np.square(np.diff(rows)).sum())


def drawn_marks(ink: Any, scale: float) -> tuple[tuple[Stroke, ...], tuple[Fill, ...]]:
    """The level and upright lines of a picture's ink (True is dark), and its dark areas; `scale` points a pixel."""
    width = ink.shape[1]
    area = _areas(ink, round(_THICK * width), round(_LEVEL * width))
    lines = ink & ~area
    level = _runs(lines, _LEVEL * width, width)
    upright = _runs(lines.T, _UPRIGHT * width, width)
    strokes = [Stroke(a * scale, y * scale, b * scale, y * scale) for y, a, b in level]
    strokes += [Stroke(x * scale, a * scale, x * scale, b * scale) for x, a, b in upright]
    fills = [
        Fill(x0 * scale, top * scale, x1 * scale, bottom * scale, _AREA_COLOUR)
        for x0, top, x1, bottom in _boxes(area, width)
    ]
    return tuple(strokes), tuple(fills)


def _areas(ink: Any, thick: int, long: int) -> Any:
    """The ink that is both thicker and longer than any line or letter: title rows in white on dark."""
    return _opened(_opened(ink.T, thick).T, long // 2)


def _opened(ink: Any, size: int) -> Any:
    """The ink of runs along the rows that are at least `size` long."""
    if ink.shape[1] <= size:
        return np.zeros_like(ink)
    sums = np.cumsum(np.hstack([np.zeros((ink.shape[0], 1), np.int32), ink.astype(np.int32)]), axis=1)
    begins = (sums[:, size:] - sums[:, :-size]) == size
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int32)
    marks[:, : begins.shape[1]] += begins
    marks[:, size : size + begins.shape[1]] -= begins
    return np.cumsum(marks, axis=1)[:, :-1] > 0


def _boxes(area: Any, width: int) -> list[tuple[int, int, int, int]]:
    """The boxes of dark areas: stretches of rows that are dark over some width."""
    dark = area.sum(axis=1) > _LEVEL * width
    found = []
    for top, bottom in stretches(dark):
        columns = np.flatnonzero(area[top:bottom].any(axis=0))
        if bottom - top > 2 * _THICK * width:
            found.append((int(columns[0]), int(top), int(columns[-1]), int(bottom)))
    return found


def _runs(ink: Any, shortest: float, width: int) -> list[tuple[float, int, int]]:
    """(place, start, end) of the long runs along the rows; a thick line is one, small breaks are bridged."""
    bridged = _bridged(ink, max(1, round(_BREAK * width)))
    found: list[list[float]] = []
    for row in np.flatnonzero(bridged.sum(axis=1) > shortest):
        for start, end in stretches(bridged[row]):
            if end - start >= shortest:
                _add(found, float(row), float(start), float(end))
    return [
        ((top + bottom) / 2, int(start), int(end))
        for top, start, end, bottom in found
        if bottom - top <= _THICK * width * 2
    ]


def _add(found: list[list[float]], row: float, start: float, end: float) -> None:
    """Adds a run to the line that it thickens, or as a line of its own."""
    for run in reversed(found[-40:]):
        if row - run[3] <= 2 and min(end, run[2]) - max(start, run[1]) > 0.5 * (end - start):
            run[1], run[2], run[3] = min(start, run[1]), max(end, run[2]), row
            return
    found.append([row, start, end, row])


def _bridged(ink: Any, gap: int) -> Any:
    """Ink with short breaks along the rows filled, and the rows above and below counted too."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    filled = thick.copy()
    for step in range(1, gap + 1):
        filled[:, step:-step] |= thick[:, : -2 * step] & thick[:, 2 * step :]
    return filled
