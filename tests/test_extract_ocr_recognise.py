"""Which pages go through OCR, and what becomes of a scan where there is none."""

import io
from pathlib import Path

import pytest

from extract import ocr
from extract.errors import ReadError
from extract.pdf import decode_bytes
from extract.pdf.page_objects import Glyph, Glyphs, RawPage
from extract.read import read_bytes

render = pytest.importorskip("render")


def page(text: str, image_area: float) -> RawPage:
    glyphs = Glyphs.of(
        Glyph(c, 10.0 + 5 * n, 10, 15.0 + 5 * n, 22, 10, False, False, 0, 1.0) for n, c in enumerate(text)
    )
    return RawPage(1, 595, 842, 0, "digitaal", glyphs, (), (), image_area)


@pytest.mark.parametrize(
    ("text", "image_area", "expected"),
    [
        ("", 0.95, True),  # a scan
        ("7", 0.95, True),  # a scan with a page number that a program added
        ("Een pagina met een goede tekstlaag", 1.0, False),  # text over a picture of the whole page
        ("Een pagina zonder plaatjes, met goede tekst", 0.0, False),
        ("\ufffd" * 30, 0.0, True),  # a font that doesn't say which letters it has
        ("", 0.0, False),  # an empty page
    ],
)
def test_which_pages_need_ocr(text: str, image_area: float, expected: bool) -> None:
    assert ocr.needs_ocr(page(text, image_area)) is expected


def picture_of_text() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (400, 560), 255).save(out, "PDF")
    return out.getvalue()


def test_a_scan_without_tesseract_is_refused_with_a_sentence_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.check_tesseract.cache_clear()
    try:
        with pytest.raises(ReadError) as caught:
            read_bytes(picture_of_text(), "scan.pdf")
    finally:
        ocr.check_tesseract.cache_clear()
    assert caught.value.code == "ocr_ontbreekt"
    assert "apt-get install tesseract-ocr tesseract-ocr-nld" in str(caught.value)


def test_a_page_on_its_side_reads_as_one_upright() -> None:
    """Text drawn on its side on a page that its /Rotate turns: the same letters, the same lines, a page as tall."""
    turned, _ = render.produce(render.render_source.load("hulst"), "rotated")
    pages = list(decode_bytes(turned))
    assert all(page.rotation == 90 and page.height > page.width for page in pages)
    first = pages[0].glyphs
    assert first.x0[1] > first.x0[0]
    assert abs(first.top[1] - first.top[0]) < 1
