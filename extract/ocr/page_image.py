"""Finds in a picture of a page how it lies (askew, on its side), its drawn lines and its dark areas."""

from typing import Any

import cv2
import numpy as np
from PIL import Image

from extract.ocr.runs import runs_of_true
from extract.pdf.page_objects import Fill, Stroke

# Shares of the picture's width hold at any resolution and paper; they were set on the sample scans.
_NEAR = 0.4  # degrees that the slant of lines of text may be off that of the rulers
_LEVEL = 0.06  # of the picture's width: the shortest level line, far longer than a letter
_UPRIGHT = 0.03  # of the picture's width: the shortest upright line
_THICK = 0.006  # of the picture's width: what is thicker is an area, no line
_DARK = 140  # grey below which a pixel is dark in a picture made smaller, where letters are paler
_COARSE = 4  # pixels: the spots that dark areas are looked for by
_WINDOW = 0.007  # of the picture's width: half the window that tells a dark area from a line of letters
_DARK_SHARE = 0.58  # share of ink: more than in the boldest heading, less than behind white letters
# A page lies on its side if rows are this many times as sharp once it is turned.
_SIDE = 1.5  # a page of text is several times as sharp, a page of a ruled table at least twice
_EDGE = 12  # rows at an area's edges: a page that is a little askew fills none of the first
_SOLID = 0.85  # share of ink in the rows at an area's edges
_LOW_AREA = 0.008  # of the picture's width: the lowest area
_BREAK = 0.0012  # of the picture's width: gaps in a line that are bridged
_PIECE = 0.025  # of the picture's width: the shortest piece of a line that fell apart
_BETWEEN = 0.03  # of the picture's width: how far apart such pieces may be
_SIDES = (4, 8)  # pixels from a line's middle: what lies there is paper beside a ruler, ink beside a row of letters
_BARE = 0.12  # share of ink there: letters touch a ruler here and there
_AREA_COLOUR = 0x404040  # of dark areas: how dark doesn't matter


def askew(image: Image.Image, about: float) -> float:
    """The degrees, to the left, by which a page is to be turned to lie level; `about` is a first guess."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BILINEAR)
    # Straight is tried too: on a page of few lines the guess may be off by more than is searched around it.
    angles = np.concatenate((np.arange(about - _NEAR, about + _NEAR + 0.01, 0.05), np.arange(-0.2, 0.21, 0.05)))
    levels = np.array([_levelness(small, float(angle)) for angle in angles])
    # Angles that differ by less than a pixel of the small picture are as level as each other.
    rough = float(np.median(angles[levels == levels.max()]))
    half = image.resize((image.width // 2, image.height // 2), Image.Resampling.BILINEAR)
    best = max((rough + 0.02 * step for step in range(-2, 3)), key=lambda angle: _levelness(half, angle))
    # A turn blurs letters: one that moves the page's end by some two pixels costs more than it brings.
    return 0.0 if abs(best) < 0.05 else best


def turned_by(image: Image.Image, angle: float) -> Image.Image:
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else image


def on_its_side(image: Image.Image) -> bool:
    """Whether ink and paper follow each other more sharply from left to right than from top to bottom."""
    small = image.resize((image.width // 4, image.height // 4), Image.Resampling.BILINEAR)
    return _levelness(small.rotate(90, expand=True), 0.0) > _SIDE * _levelness(small, 0.0)


def _levelness(image: Image.Image, angle: float) -> float:
    """How sharply rows of ink and rows of paper follow each other."""
    turned = image.rotate(angle, Image.Resampling.NEAREST, fillcolor=255)
    rows = (np.asarray(turned) < _DARK).sum(axis=1).astype(float)
    return float(np.square(np.diff(rows)).sum())


def drawn_marks(ink: Any, scale: float) -> tuple[tuple[Stroke, ...], tuple[Fill, ...]]:
    """The level and upright lines of a picture's ink (True is dark), and its dark areas; `scale` points a pixel."""
    width = ink.shape[1]
    boxes = _boxes(ink)
    lines = ink.copy()
    for left, top, right, bottom in boxes:
        # Dark areas first: each of their rows would be a ruler.
        lines[top:bottom, left:right] = False
    level = _runs(lines, _LEVEL * width, width)
    upright = _runs(lines.T, _UPRIGHT * width, width)
    strokes = [Stroke(a * scale, y * scale, b * scale, y * scale) for y, a, b in level]
    strokes += [Stroke(x * scale, a * scale, x * scale, b * scale) for x, a, b in upright]
    fills = [Fill(x0 * scale, top * scale, x1 * scale, bottom * scale, _AREA_COLOUR) for x0, top, x1, bottom in boxes]
    return tuple(strokes), tuple(fills)


def _boxes(ink: Any) -> list[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of areas that are dark but for the letters in them: title rows."""
    width = ink.shape[1]
    dark = _density(ink, round(_WINDOW * width / _COARSE)) > _DARK_SHARE
    areas: list[tuple[int, int, int, int]] = []
    for top, bottom in runs_of_true(dark.sum(axis=1) > _LEVEL * dark.shape[1]):
        columns = np.flatnonzero(dark[top:bottom].any(axis=0))
        left, right = int(columns[0]) * _COARSE, (int(columns[-1]) + 1) * _COARSE
        box = _grown(ink, left, top * _COARSE, right, bottom * _COARSE)
        # A title row of two lines is dense twice, with a paler stretch between its lines.
        if areas and box[1] < areas[-1][3]:
            last = areas.pop()
            box = min(box[0], last[0]), min(box[1], last[1]), max(box[2], last[2]), max(box[3], last[3])
        if box[3] - box[1] > _LOW_AREA * width and _framed(ink, *box):
            areas.append(box)
    return areas


def _density(ink: Any, window: int) -> Any:
    """The share of ink around each spot, spots of a few pixels, in a square window of so many spots."""
    height, width = (side // _COARSE * _COARSE for side in ink.shape)
    spots = ink[:height, :width].reshape(height // _COARSE, _COARSE, width // _COARSE, _COARSE).mean(axis=(1, 3))
    # The sum over a window is a difference of four running sums: as fast for any window (a summed-area table).
    sums = np.pad(spots, ((window, window), (window, window))).cumsum(axis=0).cumsum(axis=1)
    size = 2 * window - 1
    total = sums[size:, size:] - sums[:-size, size:] - sums[size:, :-size] + sums[:-size, :-size]
    return total[: spots.shape[0], : spots.shape[1]] / size**2


def _framed(ink: Any, left: int, top: int, right: int, bottom: int) -> bool:
    """Whether an area is solid above and below its letters; the words of a bold heading aren't."""
    above, below = ink[top : top + _EDGE, left:right], ink[bottom - _EDGE : bottom, left:right]
    return bool(above.mean(axis=1).max() > _SOLID and below.mean(axis=1).max() > _SOLID)


def _grown(ink: Any, left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """A box grown to the edges of the dark area in it: the share of ink falls off near these."""
    top, bottom = _edges(ink[:, left:right], top, bottom)
    left, right = _edges(ink[top:bottom].T, left, right)
    return left, top, right, bottom


def _edges(ink: Any, start: int, end: int) -> tuple[int, int]:
    """The first and the last row of the stretches of mostly dark rows that share some with those from start to end."""
    reach = 3 * _COARSE * _COARSE
    from_row = max(0, start - reach)
    dark = runs_of_true(ink[from_row : end + reach].mean(axis=1) > 0.5)
    touching = [(a + from_row, b + from_row) for a, b in dark if a + from_row < end and b + from_row > start]
    return (touching[0][0], touching[-1][1]) if touching else (start, end)


def _runs(ink: Any, shortest: float, width: int) -> list[tuple[float, int, int]]:
    """(place, start, end) of the long runs along the rows; a thick line is one, small breaks are bridged."""
    bridged = _bridged(ink, max(1, round(_BREAK * width))).astype(np.uint8)
    piece = round(_PIECE * width) | 1  # odd, so that an opening moves nothing
    long = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, piece), np.uint8)).astype(bool)
    lines: list[list[float]] = []
    for row in np.flatnonzero(long.any(axis=1)):
        for start, end in runs_of_true(long[row]):
            _add(lines, float(row), float(start), float(end))
    thin = [
        ((top + bottom) / 2, int(start), int(end))
        for top, start, end, bottom in lines
        if bottom - top <= _THICK * width * 2
    ]
    bare = [line for line in thin if _bare(ink, line)]
    rulers = _rejoined(bare, _BETWEEN * width)
    others = [line for line in thin if line not in bare and not any(_part_of(line, ruler) for ruler in rulers)]
    return sorted(line for line in rulers + others if line[2] - line[1] >= shortest)


def _part_of(line: tuple[float, int, int], ruler: tuple[float, int, int]) -> bool:
    """Whether a run is a row of a ruler beside the one that was found."""
    return abs(line[0] - ruler[0]) <= _SIDES[1] and line[1] >= ruler[1] - _SIDES[1] and line[2] <= ruler[2] + _SIDES[1]


def _bare(ink: Any, line: tuple[float, int, int]) -> bool:
    """Whether a run has paper above and below it, as a ruler has and a row of letters hasn't."""
    y, along = round(line[0]), slice(line[1], line[2])
    sides = ink[max(0, y - _SIDES[1]) : max(0, y - _SIDES[0]), along], ink[y + _SIDES[0] : y + _SIDES[1], along]
    return all(side.mean() < _BARE for side in sides if side.size)


def _rejoined(pieces: list[tuple[float, int, int]], gap: float) -> list[tuple[float, int, int]]:
    """Rulers whole: a thin one falls into pieces where the scan is coarse, and rows of it are found side by side."""
    rulers: list[tuple[float, int, int]] = []
    for place, start, end in sorted(pieces, key=lambda piece: piece[1]):
        on_line = [
            n for n, (y, a, b) in enumerate(rulers) if abs(y - place) <= _SIDES[0] and start - b < gap and end > a
        ]
        if not on_line:
            rulers.append((place, start, end))
            continue
        y, a, b = rulers[on_line[-1]]
        rulers[on_line[-1]] = (y if b - a > end - start else place), min(a, start), max(b, end)
    return rulers


def _add(lines: list[list[float]], row: float, start: float, end: float) -> None:
    """Adds a run to the line that it thickens, or as a line of its own."""
    # A line is some rows thick, and a page has few lines side by side: the last 40 hold the one above.
    for run in reversed(lines[-40:]):
        if row - run[3] <= 2 and min(end, run[2]) - max(start, run[1]) > 0.5 * (end - start):
            run[1], run[2], run[3] = min(start, run[1]), max(end, run[2]), row
            return
    lines.append([row, start, end, row])


def _bridged(ink: Any, gap: int) -> Any:
    """Ink with short breaks along the rows filled, and the rows above and below counted too."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    thick[:-1] |= ink[1:]
    filled = thick.copy()
    for step in range(1, gap + 1):
        filled[:, step:-step] |= thick[:, : -2 * step] & thick[:, 2 * step :]
    return filled
