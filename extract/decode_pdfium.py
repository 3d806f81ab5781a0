"""A PDF's bytes in, its pages' marks out, through PDFium. The only module that knows PDFium.

Characters come with loose boxes; type and colour are read once for each text object; paths are followed into form
objects. What PDFium makes up itself (spaces and line ends between words) is left out.
"""

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.decode import Limits, check_count, check_page, too_many_pages
from extract.errors import ReadError
from extract.letters import UNKNOWN, letter
from extract.marks import line, rectangle, seen_and_hidden
from extract.raw import Fill, Glyph, RawPage, Stroke

Point = tuple[float, float]
_DEEP = 12  # forms within forms
_ABOVE, _BELOW = 0.88, 0.24  # of the type's size: how far letters reach above and below their line
_SAMPLE = 60  # characters that tell which way a page's text runs
_UNREADABLE = "Op pagina {page} zijn {count} tekens zonder betekenis: het lettertype zegt niet welke letters het zijn."


class _Type(NamedTuple):
    """How a text object is set. `up` is the height of its letters above the line, as a vector on the page."""

    size: float
    up: Point
    bold: bool
    italic: bool
    colour: int
    drawn: bool


def pages(data: bytes, limits: Limits) -> Iterator[RawPage]:
    """The pages, each closed when the next is asked for."""
    document = _open(data)
    try:
        count = len(document)
        if count == 0:
            raise ReadError("pdf_zonder_paginas", "De PDF heeft geen pagina's; vraag de afzender om het document zelf.")
        if count > limits.max_pages:
            raise too_many_pages(count, limits)
        for n in range(count):
            yield _page(document, n, limits)
    finally:
        document.close()


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise ReadError(
                "pdf_versleuteld", "De PDF is met een wachtwoord beveiligd; vraag om een versie zonder wachtwoord."
            ) from error
        raise ReadError(
            "pdf_beschadigd", "De PDF is beschadigd of onvolledig; open hem in een PDF-lezer en bewaar hem opnieuw."
        ) from error


def _page(document: Any, n: int, limits: Limits) -> RawPage:
    try:
        page = document[n]
    except pdfium.PdfiumError as error:
        raise ReadError(
            "pdf_beschadigd", f"Pagina {n + 1} van de PDF is beschadigd; bewaar het document opnieuw als PDF."
        ) from error
    try:
        _flatten_forms(page)
        return _Decoder(page, n + 1, limits).decode()
    finally:
        page.close()


def _flatten_forms(page: Any) -> None:
    """Makes filled-in form fields and typed notes part of the page: a reader sees them."""
    for n in range(c.FPDFPage_GetAnnotCount(page)):
        annotation = c.FPDFPage_GetAnnot(page, n)
        kind = c.FPDFAnnot_GetSubtype(annotation)
        c.FPDFPage_CloseAnnot(annotation)
        if kind in (c.FPDF_ANNOT_WIDGET, c.FPDF_ANNOT_FREETEXT):
            c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY)
            return


class _Decoder:
    """One page while it is read: where its corner is, which way is up, and what was found."""

    def __init__(self, page: Any, number: int, limits: Limits) -> None:
        self.page, self.number, self.limits = page, number, limits
        self.box = page.get_cropbox()
        self.rotation = int(page.get_rotation()) % 360
        self.turn = self.rotation
        self.strokes: list[Stroke] = []
        self.fills: list[Fill] = []
        self.image_area = 0.0
        self.objects = 0
        self.types: dict[int, _Type] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def decode(self) -> RawPage:
        width, height = self._size()
        check_page(self.number, width, height, self.limits)
        textpage = self.page.get_textpage()
        try:
            raw = textpage.raw
            count = c.FPDFText_CountChars(raw)
            check_count(self.number, count, self.limits.max_glyphs, "tekens")
            turn = _writing_turn(raw, count)
            self.turn = self.rotation if turn is None else turn
            width, height = self._size()
            self._objects(None, _IDENTITY, 0)
            found = list(_apart(self._glyphs(raw, count)))
        finally:
            textpage.close()
        seen, hidden = seen_and_hidden(found, self.fills, width, height)
        unknown = sum(glyph.text == UNKNOWN for glyph in seen)
        notes = (_UNREADABLE.format(page=self.number, count=unknown),) if unknown else ()
        return RawPage(
            self.number,
            width,
            height,
            self.rotation,
            "digitaal",
            tuple(seen),
            tuple(self.strokes),
            tuple(self.fills),
            min(1.0, self.image_area / (width * height)),
            tuple(hidden),
            notes,
            (self.turn - self.rotation) % 360,
        )

    def _size(self) -> Point:
        x0, y0, x1, y1 = self.box
        across, up = abs(x1 - x0), abs(y1 - y0)
        return (up, across) if self.turn in (90, 270) else (across, up)

    def _seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page's own space as (x0, top, x1, bottom) from the top left corner that a reader sees."""
        x0, y0, x1, y1 = self.box
        if self.turn == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if self.turn == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if self.turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    # -- text

    def _glyphs(self, raw: Any, count: int) -> Iterator[tuple[Glyph, bool, int]]:
        """Each letter, whether it is drawn, and its text object."""
        unicode_of, box_of, object_of = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox, c.FPDFText_GetTextObject
        origin_of = c.FPDFText_GetCharOrigin
        box, x, y = c.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        pointer, to_x, to_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        spaced = False
        for n in range(count):
            code = unicode_of(raw, n)
            text = letter(chr(code)) if 0 < code < 0x110000 else UNKNOWN if code == 0 else ""
            if not text or not box_of(raw, n, pointer):
                spaced = spaced or chr(code if 0 < code < 0x110000 else 0).isspace()
                continue
            handle = object_of(raw, n)
            key = ctypes.cast(handle, ctypes.c_void_p).value if handle else 0
            style = self.types.get(key or 0)
            if style is None:
                style = self.types[key or 0] = self._type(raw, n, handle)
            origin_of(raw, n, to_x, to_y)
            x0, top, x1, bottom = self._seen(*_letter_box(box, x.value, y.value, style.up))
            glyph = Glyph(text, x0, top, x1, bottom, style.size, style.bold, style.italic, style.colour, 1.0, spaced)
            spaced = False
            yield glyph, style.drawn, key or 0

    def _type(self, raw: Any, n: int, handle: Any) -> _Type:
        """How the text object of the n-th character is set."""
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(raw, n, ctypes.byref(matrix))
        size = c.FPDFText_GetFontSize(raw, n) * (math.hypot(matrix.c, matrix.d) or 1.0)
        length = math.hypot(matrix.c, matrix.d) or 1.0
        up = size * matrix.c / length, size * matrix.d / length
        if not handle:
            return _Type(round(size, 2), up, False, False, 0, True)
        bold, italic = self._font(c.FPDFTextObj_GetFont(handle))
        mode = c.FPDFTextObj_GetTextRenderMode(handle)
        colour, alpha = _colour(handle, c.FPDFPageObj_GetFillColor)
        drawn = mode not in (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP) and alpha > 8
        bold = bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE
        return _Type(round(size, 2), up, bold, italic, colour, drawn)

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Whether a font is bold, and italic: by its weight, or by its name where it hides its weight."""
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            buffer = ctypes.create_string_buffer(256)
            c.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace").lower()
            flags = c.FPDFFont_GetFlags(font)
            heavy = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")) or bool(
                flags & 1 << 18
            )
            slanted = any(word in name for word in ("italic", "oblique", "slanted")) or bool(flags & 1 << 6)
            self.fonts[key] = heavy, slanted
        return self.fonts[key]

    # -- paths and images

    def _objects(self, form: Any, matrix: "_Matrix", depth: int) -> None:
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
                self._objects(item, matrix.after(_matrix(item)), depth + 1)

    def _image(self, item: Any, matrix: "_Matrix") -> None:
        own = matrix.after(_matrix(item))
        corners = [own.apply(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, top, x1, bottom = self._seen(min(xs), min(ys), max(xs), max(ys))
        width, height = self._size()
        self.image_area += max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(bottom, height) - max(top, 0))

    def _path(self, item: Any, matrix: "_Matrix") -> None:
        fill_mode, stroked = ctypes.c_int(), c.FPDF_BOOL()
        if not c.FPDFPath_GetDrawMode(item, ctypes.byref(fill_mode), ctypes.byref(stroked)):
            return
        count = c.FPDFPath_CountSegments(item)
        self.objects += max(0, count)
        check_count(self.number, self.objects, self.limits.max_objects, "tekenopdrachten")
        colour, alpha = _colour(item, c.FPDFPageObj_GetFillColor) if fill_mode.value else (0, 0)
        shade = colour if fill_mode.value and alpha > 8 else None
        edged = bool(stroked.value) and _colour(item, c.FPDFPageObj_GetStrokeColor)[1] > 8
        if shade is None and not edged:
            return
        own = matrix.after(_matrix(item))
        for points, curved in _subpaths(item, count):
            self._shape([own.apply(x, y) for x, y in points], curved, shade, edged)

    def _shape(self, points: list[Point], curved: bool, shade: int | None, edged: bool) -> None:
        if len(points) < 2:
            return
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = self._seen(min(xs), min(ys), max(xs), max(ys))
        if curved:
            self._keep(rectangle(*box, shade, False))
        elif _is_rectangle(points):
            self._keep(rectangle(*box, shade, edged))
        elif edged:
            for (ax, ay), (bx, by) in pairwise(points):
                self._keep(
                    line(*self._seen(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
                    if abs(ax - bx) < 0.6 or abs(ay - by) < 0.6
                    else []
                )
        elif shade is not None:
            self._keep(rectangle(*box, shade, False))

    def _keep(self, marks: "list[Stroke | Fill] | list[Stroke]") -> None:
        for mark in marks:
            if isinstance(mark, Stroke):
                self.strokes.append(mark)
            else:
                self.fills.append(mark)


def _apart(found: Iterator[tuple[Glyph, bool, int]]) -> Iterator[tuple[Glyph, bool]]:
    """The letters of a ligature side by side: PDFium gives each of them the whole ligature's box."""
    together: list[tuple[Glyph, bool, int]] = []
    for one in found:
        if together and not (one[2] == together[0][2] and one[0][1:5] == together[0][0][1:5]):
            yield from _shared(together)
            together = []
        together.append(one)
    yield from _shared(together)


def _shared(together: list[tuple[Glyph, bool, int]]) -> Iterator[tuple[Glyph, bool]]:
    if len(together) == 1:
        yield together[0][:2]
        return
    for n, (glyph, drawn, _) in enumerate(together):
        width = (glyph.x1 - glyph.x0) / len(together)
        yield glyph._replace(x0=glyph.x0 + n * width, x1=glyph.x0 + (n + 1) * width), drawn


class _Matrix(NamedTuple):
    """A PDF matrix."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: "_Matrix") -> "_Matrix":
        """This matrix applied after an inner one."""
        a, b, cc, d, e, f = inner
        return _Matrix(
            a * self.a + b * self.c,
            a * self.b + b * self.d,
            cc * self.a + d * self.c,
            cc * self.b + d * self.d,
            e * self.a + f * self.c + self.e,
            e * self.b + f * self.d + self.f,
        )


_IDENTITY = _Matrix(1, 0, 0, 1, 0, 0)


def _letter_box(box: Any, x: float, y: float, up: Point) -> tuple[float, float, float, float]:
    """(left, bottom, right, top): as wide as PDFium says, as high as the type, since fonts differ in what they tell."""
    if abs(up[1]) >= abs(up[0]):
        low, high = y - _BELOW * up[1], y + _ABOVE * up[1]
        return box.left, min(low, high), box.right, max(low, high)
    low, high = x - _BELOW * up[0], x + _ABOVE * up[0]
    return min(low, high), box.bottom, max(low, high), box.top


def _matrix(item: Any) -> _Matrix:
    matrix = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _colour(item: Any, get: Callable[..., Any]) -> tuple[int, int]:
    """0xRRGGBB and alpha of an object's fill or stroke; black where it has none of its own."""
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not get(item, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)):
        return 0, 255
    return red.value << 16 | green.value << 8 | blue.value, alpha.value


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


def _writing_turn(raw: Any, count: int) -> int | None:
    """How many degrees to the right the page as stored must be turned so that most of its text stands upright.

    0, 90, 180 or 270; None where its text runs every way. What the page's own /Rotate says is only the usual answer:
    a table on its side on a page that isn't turned is to be read all the same.
    """
    step = max(1, count // _SAMPLE)
    turns: dict[int, int] = {}
    for n in range(0, count, step):
        if c.FPDFText_IsGenerated(raw, n) == 1 or not unicodedata.category(
            chr(max(0, c.FPDFText_GetUnicode(raw, n)))
        ).startswith("L"):
            continue
        matrix = c.FS_MATRIX()
        c.FPDFText_GetMatrix(raw, n, ctypes.byref(matrix))
        degrees = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360
        turns[degrees] = turns.get(degrees, 0) + 1
    best = max(turns, key=lambda turn: turns[turn], default=0)
    return best if turns.get(best, 0) > 0.6 * sum(turns.values()) else None
