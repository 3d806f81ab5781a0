"""Files that other readers open, made by programs that keep to no standard: no first line, boxes beyond the page, fonts
with a scale of their own."""

import hostile
import pytest

from extract.errors import ReadError
from extract.layout.words import words_of
from extract.pdf import decode_bytes
from extract.pdf.page_objects import RawPage
from extract.read import ReadOptions, read_bytes

DRAWN = hostile.stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")
TO_UNICODE = hostile.stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def 1 begincodespacerange <00> <FF>"
    b" endcodespacerange 3 beginbfchar <61> <0054> <62> <0061> <63> <006C> endbfchar endcmap end end"
)


def made(content: bytes, boxes: bytes = b"/MediaBox [0 0 595 842]", scale: bytes = b"0.001", em: int = 1000) -> bytes:
    """A PDF of one page; `/H` is Helvetica; `/F` a Type 3 font whose letters are `em` high and wide, and that
    multiplies them by `scale`: its a, b and c are T, a and l."""
    font = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 %d %d] /FontMatrix [%s 0 0 %s 0 0]" % (em, em, scale, scale)
    return hostile.pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R" % boxes
            + b" /Resources << /Font << /F 5 0 R /H 8 0 R >> >> >>",
            4: hostile.stream(content),
            5: font
            + b" /FirstChar 97 /LastChar 99 /Widths [%d %d %d] /Encoding << /Differences [97 /a /b /c] >>" % ((em,) * 3)
            + b" /CharProcs << /a 6 0 R /b 6 0 R /c 6 0 R >> /Resources << >> /ToUnicode 7 0 R >>",
            6: DRAWN,
            7: TO_UNICODE,
            8: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        }
    )


def page(data: bytes) -> RawPage:
    (found,) = decode_bytes(data)
    return found


@pytest.mark.parametrize(
    ("scale", "em", "size"),
    [
        (b"0.001", 1000, 10),  # as most are
        (b"1", 1, 10),  # letters drawn in points, a font of ten of them
        (b"1", 40, 0.25),  # as some statements' printers do: the size 0.25, letters of forty
        (b"0.01", 16, 62.5),  # and the other way round
    ],
)
def test_letters_are_as_large_as_they_are_printed(scale: bytes, em: int, size: float) -> None:
    found = page(made(b"BT /F %g Tf 70 700 Td (abbc) Tj ET" % size, scale=scale, em=em))
    assert [(word.text, round(word.size)) for word in words_of(found.glyphs)] == [("Taal", 10)]


def test_tiny_type_stays_hidden() -> None:
    found = page(made(b"BT /H 0.5 Tf 70 700 Td (Oever) Tj /H 12 Tf (Taal) Tj ET"))
    assert ("".join(found.glyphs.texts), "".join(found.hidden.texts)) == ("Taal", "Oever")


@pytest.mark.parametrize(
    ("boxes", "size"),
    [
        (b"/MediaBox [0 0 595 842] /CropBox [0 0 99999 99999]", (595, 842)),
        (b"/MediaBox [0 0 595 842] /CropBox [-20 400 300 900]", (300, 442)),
        (b"/MediaBox [0 0 595 842] /CropBox [100 100 200 200]", (100, 100)),
    ],
)
def test_a_crop_box_is_cut_off_at_the_page(boxes: bytes, size: tuple[int, int]) -> None:
    found = page(made(b"BT /H 12 Tf 110 150 Td (Taal) Tj ET", boxes))
    assert (round(found.width), round(found.height)) == size


def test_a_pdf_without_its_first_line_is_read() -> None:
    whole = made(b"BT /H 12 Tf 70 700 Td (Taal) Tj ET")
    headless = whole[whole.index(b"1 0 obj") :]
    assert b"%PDF" not in headless
    assert "".join(page(headless).glyphs.texts) == "Taal"
    for other in (b"1 0 obj and nothing more", b"A letter.\n%%EOF"):
        with pytest.raises(ReadError) as refused:
            decode_bytes(other)
        assert refused.value.code == "geen_pdf"


def test_text_outside_the_crop_box_is_left_over_and_what_is_not_drawn_stays_hidden() -> None:
    data = made(
        b"BT /H 12 Tf 110 150 Td (Taal) Tj 0 300 Td (Buiten de snede) Tj 3 Tr 0 -40 Td (Oever) Tj ET"
        b" BT 0 Tr /H 12 Tf 900 900 Td (Nergens) Tj ET",
        b"/MediaBox [0 0 595 842] /CropBox [100 100 200 200]",
    )
    found = page(data)
    assert ["".join(glyphs.texts) for glyphs in (found.glyphs, found.outside)] == ["Taal", "Buitendesnede"]
    assert "".join(found.hidden.texts) == "OeverNergens"
    document = read_bytes(data, "agenda.pdf", ReadOptions(ocr=False))
    assert [(piece.page, piece.text) for piece in document.residue] == [(1, "Buiten de snede")]
    assert [(p.characters, p.characters_left) for p in document.pages] == [(4, 0)]
    assert any("buiten het deel" in doubt.message for doubt in document.doubts)
