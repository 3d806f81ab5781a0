"""Fonts that a browser drew letter by letter: bold and italic by their descriptors, tied to PDFium's by widths."""

import zlib
from dataclasses import replace

import pytest

from extract.pdf.drawn_faces import drawn_faces, face_of
from extract.pdf.limits import PdfLimits
from extract.pdf.pdfium.decoder import pdfium_pages

_LETTERS = "ABC"
_REGULAR, _BOLD = (500, 510, 520), (600, 620, 640)
_TABLE = b"3 beginbfchar <41> <0041> <42> <0042> <43> <0043> endbfchar"


def _font(number: int, widths: tuple[int, ...]) -> list[bytes]:
    """A drawn font, its table of letters, and its descriptor, which is object `number` + 2."""
    listed = b" ".join(b"%d" % width for width in widths)
    drawn = b" ".join(b"/%c 20 0 R" % ord(letter) for letter in _LETTERS)
    packed = zlib.compress(_TABLE)
    return [
        b"%d 0 obj <</Type /Font /Subtype /Type3 /FontMatrix [.001 0 0 .001 0 0] /FontBBox [0 0 700 700] /FirstChar 65"
        b" /LastChar 67 /Widths [%s] /ToUnicode %d 0 R /FontDescriptor %d 0 R /Encoding <</Type /Encoding /Differences"
        b" [65 /A /B /C]>> /CharProcs <<%s>>>> endobj" % (number, listed, number + 1, number + 2, drawn),
        b"%d 0 obj <</Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj"
        % (number + 1, len(packed), packed),
    ]


def _file(bold: bytes = b"/FontName /AAAAAA+Waterdam-Bold") -> bytes:
    """A page with `ABC` in a regular and `CBA` in a bold drawn font."""
    text = b"BT /F1 10 Tf 20 100 Td (ABC) Tj /F2 10 Tf 0 -20 Td (CBA) Tj ET"
    glyph = b"500 0 0 0 500 700 d1 0 0 500 700 re f"
    objects = [
        b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
        b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 150] /Contents 4 0 R"
        b" /Resources <</Font <</F1 5 0 R /F2 8 0 R>>>>>> endobj",
        b"4 0 obj <</Length %d>> stream\n%s\nendstream endobj" % (len(text), text),
        *_font(5, _REGULAR),
        b"7 0 obj <</Type /FontDescriptor /FontName /AAAAAA+Waterdam-Regular /FontWeight 400 /ItalicAngle 0>> endobj",
        *_font(8, _BOLD),
        b"10 0 obj <</Type /FontDescriptor %s /ItalicAngle 0>> endobj" % bold,
        b"20 0 obj <</Length %d>> stream\n%s\nendstream endobj" % (len(glyph), glyph),
    ]
    return b"%PDF-1.4\n" + b"\n".join(objects) + b"\ntrailer <</Root 1 0 R>>\n"


@pytest.mark.parametrize("bold", [b"/FontName /AAAAAA+Waterdam-Bold", b"/FontName /Waterdam /FontWeight 700"])
def test_a_drawn_font_is_bold_by_its_descriptor(bold: bytes) -> None:
    page = next(iter(pdfium_pages(_file(bold), PdfLimits())))
    assert list(zip(page.glyphs.texts, page.glyphs.bold.tolist(), strict=True)) == [
        *((letter, False) for letter in "ABC"),
        *((letter, True) for letter in "CBA"),
    ]


def test_an_italic_angle_is_told() -> None:
    faces = drawn_faces(_file(b"/FontName /Waterdam /ItalicAngle -12"))
    assert [one.face for one in faces] == [(False, False), (False, True)]


def test_where_two_faces_fit_a_font_is_regular() -> None:
    faces = drawn_faces(_file())
    widths = dict(zip(_LETTERS, _BOLD, strict=True))
    assert face_of(faces, lambda letter: widths.get(letter, 0.0)) == (True, False)
    twins = [replace(one, face=(False, False)) for one in faces]
    assert face_of([*faces, *twins], lambda letter: widths.get(letter, 0.0)) == (False, False)


def test_a_file_without_drawn_fonts_is_not_searched() -> None:
    assert drawn_faces(b"%PDF-1.4 1 0 obj <<>> endobj") == ()
    assert drawn_faces(b"/Type3 1 0 obj <</Subtype /Type3 /ToUnicode 9 0 R>> endobj") == ()
