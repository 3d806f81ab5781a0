"""Makes a carelessly scanned or photographed page flat: the sheet alone, evenly lit, with straight lines.

Each step leaves a sound picture as it is; only where its evidence is clear is anything changed.
"""

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from PIL import Image

from extract.ocr.ocr_word import OcrWord

# Shares and greys were set on the bad scans of `data/samples/render_scan.py`, with the clean ones left as they are.
_SMALL = 8  # times: light and sheet are looked for in a picture made so much smaller
_NEAR_PAPER = 41  # pixels of the small picture: within so much of any letter, and of a title row, there is paper
_DARK_ROW = 15  # pixels of the small picture: letters and title rows are lower, and a desk around a sheet is wider
_UNEVEN = 0.86  # darkest paper to the lightest: a scanner's is above
_DARKEST = 0.25  # of the lightest paper's grey: what is darker over that much of a page is no paper
_AREA = 11  # pixels of the small picture: higher than a title row, lower than a panel
_STEP = 0.1  # of the paper's grey, over two pixels of the small picture: shadows change by a tenth of that
_EDGE_LENGTH = 0.5  # of the page's width, each pixel of edge being met twice
# To find a page's light in spite of panels: rounds; of the lightest paper's grey, how near to the light paper is.
_ROUNDS, _AS_LIGHT = 8, 0.06
_MOST_PAPER = 0.65  # of a page: with panels and a title band it is 0.7 and more, on a cover in two colours 0.6
_FILLS, _WHOLE = 0.4, 0.94  # share of a photograph that the sheet on it covers; with more it is no photograph
_DESK = 0.75  # of the sheet's grey: what lies around it is darker than this
_EDGES = 1  # of the picture, that a sheet may lie along: a page whose head is printed dark lies along three
_STRAIGHT = 0.02  # of its outline: how far a sheet's edges may be from straight
_PALE = 0.4  # of the way from ink to paper: paler than that is no print of the page's own
_ILLEGIBLE = 0.75  # confidence of a line below which its letters may be mirrored; print has 0.9 and more
_SHINING = 4  # lines both pale and illegible: the other side shines through; fewer may be a stamp
_BLUR = 5  # pixels around ink that belong to its letters
_BENT = 0.002  # of the picture's height: lines that stray less are straight enough for rulers and readers
_STRIPS = 48  # that a page is cut into for the slope of its lines
_FEWEST = 4  # lines in a strip: fewer tell nothing, and the slope is taken from the strips beside


def even_light(image: Image.Image) -> Image.Image:
    """The picture as if lit evenly: each pixel's grey to that of the paper around it."""
    pixels = np.asarray(image)
    paper = _paper(pixels)
    if paper.min() >= _UNEVEN * paper.max():
        return image
    if _coloured(pixels):
        # Panels stay what they are: only what changes all over the page is light.
        paper = _smooth(paper)
        if paper.min() >= _UNEVEN * paper.max():
            return image
    light = cv2.resize(paper, image.size, interpolation=cv2.INTER_LINEAR)
    return Image.fromarray(np.clip(pixels * (250.0 / light), 0, 255).astype(np.uint8))


def _coloured(pixels: Any) -> bool:
    """Whether areas of the page are printed in colour: their edges are sharp, and a shadow's or a bend's are not."""
    height, width = pixels.shape
    small = cv2.resize(pixels, (max(1, width // _SMALL), max(1, height // _SMALL)), interpolation=cv2.INTER_AREA)
    # The lightest within a few letters: print is gone, areas and shadows are left.
    paper = cv2.dilate(cv2.medianBlur(small, 3), np.ones((_AREA, _AREA), np.uint8)).astype(np.float32)
    inner = paper[_AREA:-_AREA, _AREA:-_AREA]  # a desk's rest may lie along the picture's edges
    steps = inner[2:] - inner[:-2], inner[:, 2:] - inner[:, :-2]
    edges = max(int((np.abs(step) > _STEP * paper.max()).sum()) for step in steps)
    return bool(edges > _EDGE_LENGTH * width / _SMALL)


def _smooth(paper: Any) -> Any:
    """The light that most of a page's paper shows: a curve of the second degree, held to what is not darker than it."""
    height, width = paper.shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1).reshape(-1, 6)
    greys = paper.reshape(-1).astype(float)
    kept = np.ones(len(greys), bool)
    for _ in range(_ROUNDS):
        curve = terms @ np.linalg.lstsq(terms[kept], greys[kept], rcond=None)[0]
        near = np.abs(greys - curve) < _AS_LIGHT * greys.max()
        lighter = greys > curve - _AS_LIGHT * greys.max()
        kept = lighter if lighter.mean() > 0.5 else near
    # A cover that is dark above and tinted below has no paper that shows its light.
    told = near.mean() > _MOST_PAPER
    return (curve if told else np.full(len(greys), greys.max())).reshape(height, width).clip(1).astype(np.float32)


def _paper(pixels: Any) -> Any:
    """The grey of the paper all over the page, in a small picture."""
    height, width = pixels.shape
    small = cv2.resize(pixels, (max(1, width // _SMALL), max(1, height // _SMALL)), interpolation=cv2.INTER_AREA)
    # The lightest nearby is paper, however dense the letters; blurred, since its edges would show as squares.
    lightest = cv2.dilate(cv2.medianBlur(small, 3), np.ones((_NEAR_PAPER, _NEAR_PAPER), np.uint8))
    paper = cv2.GaussianBlur(lightest, (0, 0), _NEAR_PAPER / 2).astype(np.float32)
    return np.maximum(paper, _DARKEST * paper.max())


def shining_through(image: Image.Image, lines: list[list[OcrWord]]) -> float | None:
    """The grey from which on ink is the other side's, where that shines through; None where it doesn't.

    Pale print can be read and mirrored letters can't: only where many lines are both is there another side.
    """
    pixels = np.asarray(image)
    told = [(_darkest(pixels, line), float(np.mean([word.confidence for word in line]))) for line in lines]
    legible = [grey for grey, sure in told if sure > _ILLEGIBLE]
    own = float(np.median(legible)) if legible else 255.0
    pale = own + _PALE * (255 - own)
    return pale if sum(grey > pale and sure < _ILLEGIBLE for grey, sure in told) >= _SHINING else None


def _darkest(pixels: Any, line: list[OcrWord]) -> float:
    """How dark the ink of a line is."""
    top, bottom = max(0, round(min(w.top for w in line))), round(max(w.bottom for w in line))
    part = pixels[top:bottom, max(0, round(line[0].left)) : round(line[-1].right)]
    return float(np.percentile(part, 3)) if part.size else 255.0


def without_other_side(image: Image.Image, pale: float) -> Image.Image:
    """The picture with paper for all that is paler than that grey, but for the blurred edges of letters."""
    pixels = np.asarray(image)
    ink = cv2.dilate((pixels < pale).astype(np.uint8), np.ones((_BLUR, _BLUR), np.uint8))
    return Image.fromarray(np.where(ink > 0, pixels, 255).astype(np.uint8))


def sheet_of(image: Image.Image) -> Image.Image:
    """The sheet that lies on a dark desk, seen straight from above; the picture itself where it shows no such sheet."""
    corners = _sheet_corners(np.asarray(image))
    if corners is None:
        return image
    # As large as it is seen: its longer sides, so that no letter gets smaller.
    (a, b, c, d) = corners
    width = round(max(np.hypot(*(b - a)), np.hypot(*(c - d))))
    height = round(max(np.hypot(*(d - a)), np.hypot(*(c - b))))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    plane = cv2.getPerspectiveTransform(corners, flat)
    return Image.fromarray(cv2.warpPerspective(np.asarray(image), plane, (width, height), flags=cv2.INTER_CUBIC))


def _sheet_corners(pixels: Any) -> Any:
    """The corners of a sheet, from the top left one clockwise; None where the picture shows no such sheet."""
    small = cv2.resize(pixels, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    # Letters and title rows filled, so that the sheet is one light area.
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_DARK_ROW, _DARK_ROW), np.uint8))
    _, light = cv2.threshold(closed, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    sheet = max(outlines, key=cv2.contourArea, default=None)
    if sheet is None or not _FILLS * light.size < cv2.contourArea(sheet) < _WHOLE * light.size:
        return None
    corners = cv2.approxPolyDP(cv2.convexHull(sheet), _STRAIGHT * cv2.arcLength(sheet, True), True)[:, 0]
    inside = cv2.fillPoly(np.zeros_like(light), [corners], 1) > 0
    # A page with a grey box or a dark picture has paper around these; a desk has none.
    # A page that fills the picture has no desk around it, and one that is all dark no sheet.
    if (
        len(corners) != 4
        or inside.all()
        or not inside.any()
        or np.percentile(small[~inside], 90) > _DESK * np.median(small[inside])
        or _edges_met(inside) > _EDGES
    ):
        return None
    return _clockwise(corners.astype(np.float32) * _SMALL)


def _edges_met(inside: Any) -> int:
    """How many of the picture's four edges the sheet lies along."""
    return sum(bool(edge.mean() > 0.5) for edge in (inside[0], inside[-1], inside[:, 0], inside[:, -1]))


def _clockwise(corners: Any) -> Any:
    """Four corners from the top left one on."""
    low, high = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    return corners[[low.argmin(), high.argmin(), low.argmax(), high.argmax()]]


def slopes_of(paths: list[Any], width: float) -> Any:
    """How far lines fall in each strip of a page, as a share of the way to the right; paths are (x, y) along lines."""
    step = width / _STRIPS
    falls: list[list[float]] = [[] for _ in range(_STRIPS)]
    for path in paths:
        strips = (path[:, 0] / step).astype(int).clip(0, _STRIPS - 1)
        # Letters reach up and down; over a strip that evens out.
        means = [path[strips == n].mean(axis=0) for n in np.unique(strips) if (strips == n).sum() > 1]
        for (x0, y0), (x1, y1) in pairwise(means):
            falls[min(_STRIPS - 1, int((x0 + x1) / 2 / step))].append((y1 - y0) / max(1.0, x1 - x0))
    told = [n for n, fall in enumerate(falls) if len(fall) >= _FEWEST]
    if len(told) < _STRIPS / 2:
        # Too few lines to see them bend: what leads to a page number bends a line too.
        return np.full(_STRIPS, np.median([fall for strip in falls for fall in strip] or [0.0]))
    slopes = np.interp(range(_STRIPS), told, [float(np.median(falls[n])) for n in told])
    return np.convolve(np.pad(slopes, 2, mode="edge"), np.ones(5) / 5, mode="valid")


def bend_of(slopes: Any, width: int, height: int) -> Any:
    """How far down, in pixels, lines have strayed at each column of a page that lies straight but for that; None where
    they are straight."""
    strayed = np.concatenate(([0.0], np.cumsum((slopes - np.median(slopes)) * width / _STRIPS)))
    strayed -= np.median(strayed)
    if np.abs(strayed).max() < _BENT * height:
        return None
    return np.interp(np.arange(width), np.linspace(0, width, _STRIPS + 1), strayed)


def unbent(image: Image.Image, bend: Any) -> Image.Image:
    """The picture with each column moved up by so much."""
    columns, rows = np.meshgrid(np.arange(image.width, dtype=np.float32), np.arange(image.height, dtype=np.float32))
    moved = rows + bend[None, :].astype(np.float32)
    flat = cv2.remap(
        np.asarray(image), columns, moved, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    return Image.fromarray(flat)
