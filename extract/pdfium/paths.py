"""A page's paths and images in, its strokes, fills and the area of its images out. Knows form objects, no text."""

import ctypes
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as c

from extract.decode import Limits, check_count
from extract.marks import line, rectangle
from extract.pdfium.colours import colour_of
from extract.pdfium.space import IDENTITY, Frame, Matrix, Point, matrix_of
from extract.raw import Fill, Stroke

_DEEP = 12  # forms within forms


class Marks:
    """The marks of a page, or ReadError where there are more than any reader could have made."""

    def __init__(self, page: Any, number: int, frame: Frame, limits: Limits) -> None:
        self.page, self.number, self.frame, self.limits = page, number, frame, limits
        self.strokes: list[Stroke] = []
        self.fills: list[Fill] = []
        self.image_area = 0.0  # square points
        self.objects = 0
        self._objects(None, IDENTITY, 0)

    def _objects(self, form: Any, matrix: Matrix, depth: int) -> None:
        """The marks of the page, or of a form object on it."""
        count = c.FPDFPage_CountObjects(self.page) if form is None else c.FPDFFormObj_CountObjects(form)
        self.objects += max(0, count)
        check_count(self.number, self.objects, self.limits.max_objects, "tekenopdrachten")
        for n in range(count):
            item = c.FPDFPage_GetObject(self.page, n) if form is None else c.FPDFFormObj_GetObject(form, n)
            kind = c.FPDFPageObj_GetType(item)
            if kind == c.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind == c.FPDF_PAGEOBJ_IMAGE:
                self._image(item, matrix)
            elif kind == c.FPDF_PAGEOBJ_FORM and depth < _DEEP:
                self._objects(item, matrix.after(matrix_of(item)), depth + 1)

    def _image(self, item: Any, matrix: Matrix) -> None:
        own = matrix.after(matrix_of(item))
        corners = [own.apply(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, top, x1, bottom = self.frame.seen(min(xs), min(ys), max(xs), max(ys))
        width, height = self.frame.size
        self.image_area += max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(bottom, height) - max(top, 0))

    def _path(self, item: Any, matrix: Matrix) -> None:
        fill_mode, stroked = ctypes.c_int(), c.FPDF_BOOL()
        if not c.FPDFPath_GetDrawMode(item, ctypes.byref(fill_mode), ctypes.byref(stroked)):
            return
        count = c.FPDFPath_CountSegments(item)
        self.objects += max(0, count)
        check_count(self.number, self.objects, self.limits.max_objects, "tekenopdrachten")
        colour, alpha = colour_of(item, c.FPDFPageObj_GetFillColor) if fill_mode.value else (0, 0)
        shade = colour if fill_mode.value and alpha > 8 else None
        edged = bool(stroked.value) and colour_of(item, c.FPDFPageObj_GetStrokeColor)[1] > 8
        if shade is None and not edged:
            return
        own = matrix.after(matrix_of(item))
        for points, curved in _subpaths(item, count):
            self._shape([own.apply(x, y) for x, y in points], curved, shade, edged)

    def _shape(self, points: list[Point], curved: bool, shade: int | None, edged: bool) -> None:
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = self.frame.seen(min(xs), min(ys), max(xs), max(ys))
        if curved:
            self._keep(rectangle(*box, shade, False))
        elif _is_rectangle(points):
            self._keep(rectangle(*box, shade, edged))
        elif edged:
            for (ax, ay), (bx, by) in pairwise(points):
                self._keep(
                    line(*self.frame.seen(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
                    if abs(ax - bx) < 0.6 or abs(ay - by) < 0.6
                    else []
                )
        elif shade is not None:
            self._keep(rectangle(*box, shade, False))

    def _keep(self, marks: Iterable[Stroke | Fill]) -> None:
        for mark in marks:
            if isinstance(mark, Stroke):
                self.strokes.append(mark)
            else:
                self.fills.append(mark)


def _subpaths(item: Any, count: int) -> Iterator[tuple[list[Point], bool]]:
    """The points of each part of a path, closed where the path closes it, and whether it has curves."""
    points: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(count):
        segment = c.FPDFPath_GetPathSegment(item, n)
        kind = c.FPDFPathSegment_GetType(segment)
        c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == c.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == c.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if c.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if points:
        yield points, curved


def _is_rectangle(points: list[Point]) -> bool:
    """Whether the points go around a level rectangle."""
    corners = points[:-1] if len(points) > 4 and _near(points[0], points[-1]) else points
    if len(corners) != 4:
        return False
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return all(abs(a[0] - b[0]) < 0.6 or abs(a[1] - b[1]) < 0.6 for a, b in sides)


def _near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.1 and abs(a[1] - b[1]) < 0.1
