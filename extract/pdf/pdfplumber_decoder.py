"""Decodes a PDF's pages through pdfplumber: the second opinion (`--reader pdfplumber`).

Slower than PDFium and blind to invisible text modes; a test holds the two together on all samples.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.pdf.character_map import printed_character
from extract.pdf.font_names import is_heavy
from extract.pdf.limits import (
    PdfLimits,
    check_count,
    check_page,
    damaged_error,
    encrypted_error,
    no_pages_error,
    too_many_pages_error,
)
from extract.pdf.limits import xfa_error as refused_xfa
from extract.pdf.page_objects import Fill, Glyph, Glyphs, RawPage, Stroke
from extract.pdf.pdfplumber_annotations import is_xfa_form, pdfplumber_annotations
from extract.pdf.possible_marks import FAR, LETTERS, MARKS, has_possible_place
from extract.pdf.shapes import line, rectangle
from extract.pdf.visibility import seen_and_hidden

# Boxes are made as PDFium's (`pdfium/glyphs.py`), so that layout sees the same lines whichever reader decodes.
_ABOVE, _BELOW = 0.88, 0.24  # of the type's size
_DESCENT = 0.21  # of the type's size: how far pdfplumber's boxes reach below the line, about

_CODE = re.compile(r"\(cid:(\d{1,4})\)")  # what pdfminer gives for a code that its font doesn't explain


def pdfplumber_pages(data: bytes, limits: PdfLimits) -> Iterator[RawPage]:
    """The pages, each closed when the next is asked for."""
    try:
        document = pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        # pdfplumber wraps what pdfminer raised, and only the wrapped error says that a password is missing.
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise encrypted_error() from error
        raise damaged_error() from error
    with document:
        yield from _pages(document, limits)


def _pages(document: Any, limits: PdfLimits) -> Iterator[RawPage]:
    """The pages of an open document.

    pdfminer reads a page only when it is asked for, and finds damage only then: a colour profile that doesn't say how
    many components it has (veraPDF's test suite, 6-2-3-2-t01).
    """
    try:
        if not document.pages:
            raise no_pages_error()
        if len(document.pages) > limits.max_pages:
            raise too_many_pages_error(len(document.pages), limits)
        if is_xfa_form(document):
            raise refused_xfa()
        for number, page in enumerate(document.pages, 1):
            check_page(number, float(page.width), float(page.height), limits)
            yield _page(page, number, limits)
            page.close()
    except (PdfminerException, MalformedPDFException) as error:  # the latter: objects that hold each other without end
        raise damaged_error() from error


def _page(page: Any, number: int, limits: PdfLimits) -> RawPage:
    width, height = float(page.width), float(page.height)
    check_count(number, len(page.chars), limits.max_glyphs, "tekens")
    marks = list(_marks(page))
    check_count(number, len(marks), limits.max_objects, "tekenopdrachten")
    placed_marks = [mark for mark in marks if all(abs(side) <= FAR for side in mark[:4])]
    fills = tuple(mark for mark in placed_marks if isinstance(mark, Fill))
    glyphs = Glyphs.of(_glyphs(page.chars))
    placed = has_possible_place(glyphs)
    glyphs = glyphs.where(placed)
    seen, hidden = seen_and_hidden(glyphs, np.ones(len(glyphs), bool), fills, width, height)
    typed, comments = pdfplumber_annotations(page)
    return RawPage(
        number,
        width,
        height,
        int(page.rotation or 0),
        "digitaal",
        seen,
        tuple(mark for mark in placed_marks if isinstance(mark, Stroke)),
        fills,
        min(1.0, _image_area(page) / (width * height)),
        hidden,
        tuple(_notes(number, int((~placed).sum()), len(marks) - len(placed_marks))),
        typed=typed,
        comments=comments,
    )


def _marks(page: Any) -> Iterator[Stroke | Fill]:
    """The strokes and fills of a page's rectangles, lines and curves, those without a possible place among them."""
    for item in page.rects:
        yield from _rectangle(item)
    for item in page.lines:
        yield from line(item["x0"], item["top"], item["x1"], item["bottom"])
    for item in page.curves:
        yield from _curve(item)


def _image_area(page: Any) -> float:
    """Square points of all images, their overlaps counted twice."""
    return float(sum((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) for image in page.images))


def _notes(number: int, letters: int, marks: int) -> Iterator[str]:
    """What a reader should know: how many letters and marks were left out, since they have no possible place."""
    for sentence, count in ((LETTERS, letters), (MARKS, marks)):
        if count:
            yield sentence.format(page=number, count=count)


def _glyphs(chars: list[dict[str, Any]]) -> Iterator[Glyph]:
    # pdfminer gives spaces as characters; they are kept as a mark on the next letter, as in the first reader.
    spaced = False
    for char in chars:
        glyph = _glyph(char)
        if glyph:
            yield glyph._replace(spaced=spaced)
        spaced = glyph is None and char["text"].isspace()


def _glyph(char: dict[str, Any]) -> Glyph | None:
    coded = _CODE.fullmatch(char["text"])
    # PDFium gives such a code as the character of that number: both readers must lose the same letters.
    printed = chr(int(coded[1])) if coded else char["text"]
    text = printed_character(printed) if len(printed) == 1 else printed.strip()
    if not text:
        return None
    name = char["fontname"].lower()
    size = float(char["size"])
    base = char["bottom"] - _DESCENT * size
    return Glyph(
        text,
        char["x0"],
        base - _ABOVE * size,
        char["x1"],
        base + _BELOW * size,
        round(size, 2),
        is_heavy(name),
        any(word in name for word in ("italic", "oblique", "slanted")),
        _colour(char["non_stroking_color"]),
        1.0,
    )


def _rectangle(item: dict[str, Any]) -> list[Stroke | Fill]:
    shade = _colour(item["non_stroking_color"]) if item.get("fill") else None
    return rectangle(item["x0"], item["top"], item["x1"], item["bottom"], shade, bool(item.get("stroke")))


def _curve(item: dict[str, Any]) -> list[Stroke | Fill]:
    shade = _colour(item["non_stroking_color"]) if item.get("fill") else None
    # As for PDFium: a rounded box's shade counts, its edge is no line of a table.
    return rectangle(item["x0"], item["top"], item["x1"], item["bottom"], shade, False) if shade is not None else []


def _colour(value: Any) -> int:
    """0xRRGGBB of grey, RGB or CMYK components from 0 to 1; black for anything else."""
    parts = value if isinstance(value, (list, tuple)) else (value,)
    # A pattern (a name, or None) has no colour that one number could say.
    if not all(isinstance(part, (int, float)) for part in parts):
        return 0
    if len(parts) == 1:
        parts = parts * 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return 0
    red, green, blue = (round(max(0.0, min(1.0, float(part))) * 255) for part in parts)
    return red << 16 | green << 8 | blue
