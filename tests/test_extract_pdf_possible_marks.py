"""What a decoder can hand over that no page can hold: codes beyond Unicode, boxes without a place."""

import hostile
import numpy as np
import pytest

from extract.pdf import decode_bytes
from extract.pdf.page_objects import Glyph, Glyphs, RawPage
from extract.pdf.possible_marks import FAR, has_possible_place
from extract.read import ReadOptions, read_bytes

BEYOND = hostile.stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <00> <FF>"
    b" endcodespacerange 2 beginbfchar <61> <FFFFFFFF> <62> <00110000> endbfchar endcmap end end"
)


def made(content: bytes) -> bytes:
    """A PDF of one page; `/H` is Helvetica, `/B` says that a and b are characters beyond Unicode."""
    return hostile.pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /B 5 0 R /H 6 0 R >> >> >>",
            4: hostile.stream(content),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
            6: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            7: BEYOND,
        }
    )


def page(content: bytes, reader: str = "pdfium") -> RawPage:
    (found,) = decode_bytes(made(content), reader=reader)
    return found


def test_a_code_beyond_unicode_is_no_letter_and_no_error() -> None:
    found = page(b"BT /B 12 Tf 70 700 Td (ababab) Tj /H 12 Tf 0 -20 Td (Taal) Tj ET")
    assert "".join(found.glyphs.texts).endswith("Taal")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    "drawn",
    [
        b"q 1e30 0 0 1e30 0 0 cm 1e30 0 0 1e30 0 0 cm BT /H 12 Tf 70 700 Td (Ver) Tj ET Q",
        b"q 1e38 1e38 1e38 1e38 1e38 1e38 cm 9e37 0 0 9e37 0 0 cm 0 0 100 100 re f Q",
        b"q 1e38 0 0 1e38 1e38 1e38 cm 1e38 0 0 1e38 0 0 cm 0 0 m 9e37 9e37 l S Q",
        b"BT /H 1e38 Tf 1e38 1e38 Td (Ver) Tj ET",
        b"q 0 0 0 0 0 0 cm BT /H 12 Tf (Ver) Tj ET Q",
    ],
)
def test_a_matrix_that_overflows_leaves_the_rest_of_the_page(drawn: bytes, reader: str) -> None:
    for short, digit, zeros in ((b"1e30", b"1", 30), (b"1e38", b"1", 38), (b"9e37", b"9", 37)):
        drawn = drawn.replace(short, digit + b"0" * zeros)  # PDF knows no exponents
    content = drawn + b" BT /H 12 Tf 70 700 Td (Taal) Tj ET"
    found = page(content, reader)
    assert "".join(found.glyphs.texts) == "Taal"
    for mark in (*found.strokes, *found.fills):
        assert all(abs(side) <= FAR for side in mark[:4])
    document = read_bytes(made(content), "agenda.pdf", ReadOptions(reader=reader, ocr=False))
    assert document.pages[0].characters == 4


def test_glyphs_without_a_place_are_told_apart() -> None:
    glyph = Glyph("a", 1, 1, 5, 5, 10, False, False, 0, 1.0)
    odd = [{"x0": np.nan}, {"bottom": np.inf}, {"x1": 1e9}, {"size": -np.inf}, {"size": 1e7}]
    glyphs = Glyphs.of([glyph, *(glyph._replace(**measures) for measures in odd)])
    assert has_possible_place(glyphs).tolist() == [True, False, False, False, False, False]
