"""The strokes and fills that a page's paths make, the areas that may cover letters, and how much of it is images.

Paths stand on the page and in form objects (pages within the page), which nest and bring a matrix of their own.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as c

from extract.pdf.limits import PdfLimits, check_count
from extract.pdf.page_objects import Fill, Stroke
from extract.pdf.pdfium.objects import (
    Objects,
    address_of,
    draw_modes,
    fill_colours,
    matrices,
    segment_counts,
    segments,
    stroke_colours,
)
from extract.pdf.pdfium.transforms import IDENTITY, Bounds, Matrix, PageFrame, Point
from extract.pdf.possible_marks import FAR
from extract.pdf.shapes import THIN, line, rectangle
from extract.pdf.suspect_letters import LARGE, Cover

_DEEP = 12  # forms within forms; what nests deeper is left out, since a file may nest without end
# Points off the level or the upright that a side of a box may be, and between two points that are one: rounding.
_ASKEW, _ONE_POINT = 0.6, 0.1
_CLEAR = 8  # of 255: ink that clear doesn't show


class _Outline(NamedTuple):
    """A path that shows."""

    points: list[Point]
    kinds: list[int]
    closes: list[int]
    shade: int | None
    edged: bool
    path: int  # its address


class PaintedMarks:
    """The marks of a page, or ReadError where there are more than any reader could have made."""

    def __init__(self, page: Any, number: int, frame: PageFrame, limits: PdfLimits) -> None:
        self.number, self.frame, self.limits = number, frame, limits
        self.strokes: list[Stroke] = []
        self.fills: list[Fill] = []
        self.image_area = 0.0  # square points
        self.covers: list[Cover] = []  # areas, white ones too, and images, in no order but their own
        self.orders: dict[int, float] = {}  # by the address of an object: when it is painted
        self.objects = 0
        self.texts: frozenset[int] = frozenset()  # the addresses of text objects that are in no form
        self.nowhere = 0  # paths and images that were left out, since they have no possible place
        self._objects(Objects(address_of(page), form=False), IDENTITY, 0, 0.0, 1.0)

    def _count(self, more: int) -> None:
        self.objects += more
        check_count(self.number, self.objects, self.limits.max_objects, "tekenopdrachten")

    def _objects(self, objects: Objects, matrix: Matrix, depth: int, start: float, end: float) -> None:
        """The marks of the page, or of a form object on it, which is painted from start to end."""
        self._count(objects.count)
        addresses_by_kind, addresses = objects.by_kind()
        # Painting order as one number: what a form paints lies between the form's own place and the next object's.
        step = (end - start) / (len(addresses) + 1)
        self.orders |= zip(addresses, (start + step * np.arange(len(addresses))).tolist(), strict=True)
        if depth == 0:
            self.texts = frozenset(addresses_by_kind.get(c.FPDF_PAGEOBJ_TEXT, ()))
        for outline in self._outlines(addresses_by_kind.get(c.FPDF_PAGEOBJ_PATH, []), matrix):
            boxes = [self._shape(points, curved, outline) for points, curved in _subpaths(outline)]
            # A frame drawn as two boxes paints only the ring between them: what stands inside isn't covered.
            if outline.shade is not None and not _frames(boxes):
                for box in filter(None, boxes):
                    self._cover(box, self.orders[outline.path], outline.shade)
        images = addresses_by_kind.get(c.FPDF_PAGEOBJ_IMAGE, [])
        for image, own in zip(images, matrices(images).tolist(), strict=True):
            self._image(matrix.after(Matrix(*own)), self.orders[image])
        forms = addresses_by_kind.get(c.FPDF_PAGEOBJ_FORM, []) if depth < _DEEP else []
        for form, own in zip(forms, matrices(forms).tolist(), strict=True):
            begin = self.orders[form]
            self._objects(Objects(form, form=True), matrix.after(Matrix(*own)), depth + 1, begin, begin + step)

    def _image(self, own: Matrix, order: float) -> None:
        corners = [own.apply(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        # An infinite picture would make the page's image area infinite, and the page a scan.
        if not all(map(math.isfinite, (*xs, *ys))):
            self.nowhere += 1
            return
        x0, top, x1, bottom = self.frame.seen(min(xs), min(ys), max(xs), max(ys))
        self._cover((x0, top, x1, bottom), order, None)
        width, height = self.frame.size
        self.image_area += max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(bottom, height) - max(top, 0))

    def _outlines(self, paths: list[int], matrix: Matrix) -> Iterator[_Outline]:
        """The paths that show, on the page."""
        counts = segment_counts(paths)
        self._count(sum(counts))
        kinds, points, closes = segments(paths, counts)
        with np.errstate(over="ignore", invalid="ignore"):
            own = matrix.after(Matrix(*np.repeat(matrices(paths), counts, axis=0).T))
            placed = np.stack(own.apply(*points.T), axis=1)
        # Asked before clipping, which would make a possible place of an infinite one.
        sound = np.isfinite(placed).all(axis=1).tolist()
        places = np.clip(placed, -FAR, FAR).tolist()
        end = 0
        for path, count, (filled, stroked), colour, alpha, edge in zip(
            paths, counts, draw_modes(paths), *fill_colours(paths), stroke_colours(paths)[1], strict=True
        ):
            start, end = end, end + count
            shade = colour if filled and alpha > _CLEAR else None
            edged = bool(stroked) and edge > _CLEAR
            # A path with one impossible point is left out whole: the rest of it would be a line to nowhere.
            if not all(sound[start:end]):
                self.nowhere += 1
            # Clipping paths (`W n`) draw nothing, and Word writes one around each line of text.
            elif shade is not None or edged:
                yield _Outline(places[start:end], kinds[start:end], closes[start:end], shade, edged, path)

    def _cover(self, box: Bounds, order: float, colour: int | None) -> None:
        if min(box[2] - box[0], box[3] - box[1]) >= LARGE:
            self.covers.append(Cover(*box, order, colour))

    def _shape(self, points: list[Point], curved: bool, outline: _Outline) -> Bounds | None:
        """Keeps the marks that a part of a path makes; its box, as a reader sees it."""
        if len(points) < 2:
            return None
        shade, edged = outline.shade, outline.edged
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = self.frame.seen(min(xs), min(ys), max(xs), max(ys))
        # A curved outline is a rounded box or a drawing: its shade counts, its edge is no table line.
        if curved:
            self._keep(rectangle(*box, shade, False))
        elif _is_rectangle(points):
            self._keep(rectangle(*box, shade, edged))
        elif edged:
            for (ax, ay), (bx, by) in pairwise(points):
                self._keep(
                    line(*self.frame.seen(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
                    if abs(ax - bx) < _ASKEW or abs(ay - by) < _ASKEW
                    else []
                )
        elif shade is not None:
            self._keep(rectangle(*box, shade, False))
        return box

    def _keep(self, marks: Iterable[Stroke | Fill]) -> None:
        for mark in marks:
            if isinstance(mark, Stroke):
                self.strokes.append(mark)
            else:
                self.fills.append(mark)


def _subpaths(outline: _Outline) -> Iterator[tuple[list[Point], bool]]:
    """The points of each part of a path, closed where the path closes it, and whether it has curves."""
    points: list[Point] = []
    curved = False
    for point, kind, closes in zip(outline.points, outline.kinds, outline.closes, strict=True):
        if kind == c.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == c.FPDF_SEGMENT_BEZIERTO
        points.append(point)
        # Closing draws the last side: without it a box has three.
        if closes:
            points.append(points[0])
    if points:
        yield points, curved


def _frames(boxes: list[Bounds | None]) -> bool:
    """Whether a path is a frame: two boxes, one in the other, with a thin ring of ink between them."""
    if len(boxes) != 2 or boxes[0] is None or boxes[1] is None:
        return False
    return all(abs(one - other) <= THIN for one, other in zip(boxes[0], boxes[1], strict=True))


def _is_rectangle(points: list[Point]) -> bool:
    """Whether the points go around a level rectangle."""
    corners = points[:-1] if len(points) > 4 and _near(points[0], points[-1]) else points
    if len(corners) != 4:
        return False
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return all(abs(a[0] - b[0]) < _ASKEW or abs(a[1] - b[1]) < _ASKEW for a, b in sides)


def _near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < _ONE_POINT and abs(a[1] - b[1]) < _ONE_POINT
