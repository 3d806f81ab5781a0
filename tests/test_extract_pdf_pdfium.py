"""Fonts that a program drew itself, and text outside the window that it is seen through, as PDFium delivers them."""

import hostile
import pytest

from extract.layout.words import words_of
from extract.pdf import decode_bytes
from extract.pdf.page_objects import RawPage

DRAWN = hostile.stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
TO_UNICODE = hostile.stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <00> <FF>"
    b" endcodespacerange 3 beginbfchar <61> <0054> <62> <0061> <63> <006C> endbfchar endcmap end end"
)
TYPE_3 = b" ".join(
    (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0]",
        b"/FirstChar 97 /LastChar 99 /Widths [600 600 600] /Encoding << /Differences [97 /a /b /c] >>",
        b"/CharProcs << /a 6 0 R /b 6 0 R /c 6 0 R >> /Resources << >> /ToUnicode 7 0 R >>",
    )
)


def _page(content: bytes) -> RawPage:
    """A page on which `/H` is Helvetica and `/F` a Type 3 font whose a, b and c are T, a and l."""
    data = hostile.pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R /H 8 0 R >> >> >>",
            4: hostile.stream(content),
            5: TYPE_3,
            6: DRAWN,
            7: TO_UNICODE,
            8: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    )
    (page,) = decode_bytes(data)
    return page


def test_a_font_that_the_program_drew_is_read_by_what_it_says_of_itself() -> None:
    words = words_of(_page(b"BT /F 12 Tf 70 700 Td (abbc) Tj ET").glyphs)
    assert [(word.text, word.size, round(word.x0)) for word in words] == [("Taal", 12.0, 70)]


@pytest.mark.parametrize(
    ("window", "seen"),
    [
        (b"0 0 595 842 re W n", True),  # all of the page, as Word draws around each line
        (b"60 490 200 30 re W n", True),
        (b"60 300 200 30 re W n", False),  # below the text
        (b"300 490 200 30 re W n", False),  # beside it
        (b"0 0 595 842 re W n 60 300 200 30 re W n", False),  # two windows: what both leave
        (b"60 480 m 60 520 l 130 520 l h W n", True),  # slanted: a part may be seen
    ],
)
def test_text_outside_its_window_is_hidden(window: bytes, seen: bool) -> None:
    page = _page(b"q " + window + b" BT /H 12 Tf 70 500 Td (Oever) Tj ET Q BT /H 12 Tf 70 100 Td (Taal) Tj ET")
    texts = ["".join(glyphs.texts) for glyphs in (page.glyphs, page.hidden)]
    assert texts[0].endswith("Taal")
    assert ("Oever" in texts[0]) is seen
    assert (texts[1] == "Oever") is not seen
