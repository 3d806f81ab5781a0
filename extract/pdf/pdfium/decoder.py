"""Decodes a PDF's pages through PDFium: opens the document or refuses it, and puts each page together.

Letters come from `glyphs`, lines and areas from `drawings`, typed texts from `annotations`; here is decided which of
the letters a reader sees, and what of the page is to be told in a note.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.errors import ReadError
from extract.pdf.character_map import UNKNOWN
from extract.pdf.drawn_faces import DrawnFace, drawn_faces
from extract.pdf.limits import (
    PdfLimits,
    check_count,
    check_page,
    damaged_error,
    encrypted_error,
    no_pages_error,
    too_many_pages_error,
    xfa_error,
)
from extract.pdf.page_objects import Glyphs, RawPage, Truths, TypedText
from extract.pdf.pdfium.annotations import Annotations, forms_of, pdfium_annotations
from extract.pdf.pdfium.drawings import PaintedMarks
from extract.pdf.pdfium.glyphs import glyphs_of, runs_of
from extract.pdf.pdfium.library import opened
from extract.pdf.pdfium.seen_letters import in_layers, letters_that_show
from extract.pdf.pdfium.transforms import PageFrame, writing_turn
from extract.pdf.possible_marks import LETTERS, MARKS, has_possible_place
from extract.pdf.struck_out import struck_out
from extract.pdf.suspect_letters import may_be_hidden
from extract.pdf.visibility import cropped_off, seen_and_hidden

_STRUCK = "Op pagina {page} is tekst doorgehaald; die telt niet mee: ‘{text}’."
_UNREADABLE = "Op pagina {page} zijn {count} tekens zonder betekenis: het lettertype zegt niet welke letters het zijn."


def pdfium_pages(data: bytes, limits: PdfLimits) -> Iterator[RawPage]:
    """The pages, each closed when the next is asked for."""
    with _opened(data) as document:
        count = len(document)
        if count == 0:
            raise no_pages_error()
        if count > limits.max_pages:
            raise too_many_pages_error(count, limits)
        # Such a file's pages say `Please wait...`: read, they would be an agenda without a word of its own.
        if document.get_formtype() == c.FORMTYPE_XFA_FULL:
            raise xfa_error()
        faces = drawn_faces(data)
        with forms_of(document) as form:
            for n in range(count):
                yield _page(document, n, limits, form, faces)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The open document; ReadError where PDFium can't open it."""
    with ExitStack() as stack:
        try:
            document = stack.enter_context(opened(data))
        except pdfium.PdfiumError as error:
            code = getattr(error, "err_code", None)
            # The error's code where this release of pypdfium2 gives one, else its text.
            if code == c.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise encrypted_error() from error
            raise damaged_error() from error
        yield document


def _page(document: Any, n: int, limits: PdfLimits, form: Any, faces: Sequence[DrawnFace]) -> RawPage:
    try:
        page = document[n]
    except pdfium.PdfiumError as error:
        raise ReadError(
            "pdf_beschadigd", f"Pagina {n + 1} van de PDF is beschadigd; bewaar het document opnieuw als PDF."
        ) from error
    try:
        notes = pdfium_annotations(page, form)
        # Stamps and signatures are appearances: flattened they become marks of the page like others.
        if notes.printed:
            c.FPDFPage_Flatten(page, c.FLAT_NORMALDISPLAY)
            page.close()
            page = document[n]  # the text of an open page stays what it was
        return _decoded(page, n + 1, limits, notes, faces)
    finally:
        page.close()


def _decoded(page: Any, number: int, limits: PdfLimits, notes: Annotations, faces: Sequence[DrawnFace]) -> RawPage:
    rotation = int(page.get_rotation()) % 360
    frame = PageFrame(_visible(page), rotation)
    # Before anything is asked of the page: what follows makes arrays and pictures of its size.
    check_page(number, *frame.size, limits)
    textpage = page.get_textpage()
    try:
        count = c.FPDFText_CountChars(textpage.raw)
        check_count(number, count, limits.max_glyphs, "tekens")
        # After the count was held against the limit; before any place is taken, since all places depend on it.
        turn = writing_turn(textpage.raw, count)
        frame = frame if turn is None else PageFrame(frame.box, turn)
        marks = PaintedMarks(page, number, frame, limits)
        glyphs, drawn, owners = glyphs_of(textpage.raw, count, frame, marks.texts, faces)
    finally:
        textpage.close()
    width, height = frame.size
    placed = has_possible_place(glyphs)
    glyphs, drawn, owners = glyphs.where(placed), drawn[placed], owners[placed]
    # Outside of the crop box but on the sheet: who prints the whole sheet reads it, so it is told and not called
    # hidden.
    cropped = drawn & cropped_off(glyphs, width, height, frame.seen(*page.get_mediabox()))
    outside = glyphs.where(cropped)
    glyphs, drawn, owners = glyphs.where(~cropped), drawn[~cropped], owners[~cropped]
    # Last, since only letters that passed everything else are worth a picture of the page.
    drawn &= _shown(page, frame, glyphs, drawn, owners, marks)
    seen, hidden = seen_and_hidden(glyphs, drawn, None, width, height)
    # Of letters that are seen only: a line over hidden ones strikes nothing out.
    struck = struck_out(seen, marks.strokes)
    crossed, seen = seen.where(struck), seen.where(~struck)
    unknown = seen.texts.count(UNKNOWN)
    return RawPage(
        number,
        width,
        height,
        rotation,
        "digitaal",
        seen,
        tuple(marks.strokes),
        tuple(marks.fills),
        min(1.0, marks.image_area / (width * height)),
        hidden,
        (*_notes(number, unknown, int((~placed).sum()), marks.nowhere), *_struck(number, crossed)),
        (frame.turn - rotation) % 360,
        tuple(_seen(frame, typed) for typed in notes.typed),
        notes.comments,
        outside=outside,
    )


def _seen(frame: PageFrame, typed: TypedText) -> TypedText:
    """A typed text where a reader sees it; PDFium tells its box in the page's own space, y upwards."""
    x0, top, x1, bottom = frame.seen(typed.x0, typed.bottom, typed.x1, typed.top)
    return typed._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _visible(page: Any) -> tuple[float, float, float, float]:
    """The page's crop box as far as it lies on the page: some reach kilometres beyond it."""
    (a, b, c0, d), (x0, y0, x1, y1) = page.get_cropbox(), page.get_mediabox()
    left, bottom, right, top = max(a, x0), max(b, y0), min(c0, x1), min(d, y1)
    # A crop box that misses the page altogether is left as it is: `check_page` has the sentence for impossible ones.
    return (left, bottom, right, top) if left < right and bottom < top else (a, b, c0, d)


def _struck(number: int, crossed: Glyphs) -> Iterator[str]:
    if len(crossed):
        letters = zip(crossed.texts, crossed.spaced.tolist(), strict=True)
        text = "".join(f" {letter}" if spaced else letter for letter, spaced in letters).strip()
        yield _STRUCK.format(page=number, text=text[:120])


def _shown(
    page: Any, frame: PageFrame, glyphs: Glyphs, drawn: Truths, owners: NDArray[np.int64], marks: PaintedMarks
) -> Truths:
    """Whether each letter shows; the page is drawn only where that of a letter is in doubt."""
    if not len(glyphs):
        return drawn
    # Asked once for each text object: its letters share its place in the order and its layers.
    first, which = runs_of(owners)
    addresses = owners[first].tolist()
    # When a letter is painted matters only where an area is painted too.
    painted = [marks.orders.get(one, 0.0) for one in addresses] if marks.covers else [0.0] * len(addresses)
    orders = np.array(painted)[which]
    doubted = may_be_hidden(glyphs, orders, marks.covers) | np.array(in_layers(addresses), bool)[which]
    doubted &= drawn
    return letters_that_show(page, frame, glyphs, owners, doubted) if doubted.any() else np.ones(len(glyphs), bool)


def _notes(number: int, unknown: int, letters: int, marks: int) -> Iterator[str]:
    """What a reader should know of a page: letters that nobody can name, letters and marks without a place."""
    for sentence, count in ((_UNREADABLE, unknown), (LETTERS, letters), (MARKS, marks)):
        if count:
            yield sentence.format(page=number, count=count)
