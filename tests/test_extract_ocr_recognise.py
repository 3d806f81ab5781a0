"""Which pages go through OCR, and what becomes of a scan where there is none."""

import importlib.machinery
import io
import subprocess
import sys
from pathlib import Path

import pytest

from extract import ocr
from extract.errors import ReadError
from extract.pdf import decode_bytes
from extract.pdf.page_objects import Glyph, Glyphs, RawPage, Stroke
from extract.read import read_bytes

render = pytest.importorskip("render")
ppocr = pytest.importorskip("extract.ocr.ppocr")


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


@pytest.mark.parametrize("model", ["", "another"])
def test_without_the_models_that_were_measured_a_scan_is_refused_with_a_sentence(
    model: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Missing, or another file under their name: it would read otherwise, or do anything."""
    (tmp_path / "rapidocr" / "models").mkdir(parents=True)
    (tmp_path / "rapidocr" / "__init__.py").touch()
    for name in ppocr.MODELS if model else ():
        (tmp_path / "rapidocr" / "models" / name).write_bytes(model.encode())
    found = importlib.machinery.PathFinder.find_spec("rapidocr", [str(tmp_path)])
    monkeypatch.setattr(ppocr, "find_spec", lambda _: found)
    with pytest.raises(ReadError) as caught:
        read_bytes(picture_of_text(), "scan.pdf")
    assert caught.value.code == "ocr_ontbreekt"
    assert "installeer het project opnieuw" in str(caught.value)


def test_recognition_asks_nothing_of_the_network() -> None:
    """In a process of its own, with every socket refused: models come with the wheel, and none is fetched."""
    done = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "De Brink"), done.stderr[-500:]


OFFLINE = """
import socket
def refuse(*_, **__): raise AssertionError("the network was asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from PIL import Image, ImageDraw, ImageFont
from extract.ocr.ppocr import read_boxes, text_boxes, text_map
image = Image.new("L", (600, 400), 255)
ImageDraw.Draw(image).text((100, 150), "De Brink", fill=0, font=ImageFont.load_default(48))
print(*(word.text for line in read_boxes(image, text_boxes(text_map(image))) for word in line))
"""


def test_a_page_on_its_side_reads_as_one_upright() -> None:
    """Text drawn on its side on a page that its /Rotate turns: the same letters, the same lines, a page as tall."""
    turned, _ = render.produce(render.render_source.load("hulst"), "rotated")
    pages = list(decode_bytes(turned))
    assert all(page.rotation == 90 and page.height > page.width for page in pages)
    first = pages[0].glyphs
    assert first.x0[1] > first.x0[0]
    assert abs(first.top[1] - first.top[0]) < 1


@pytest.mark.parametrize(
    ("x", "top", "bottom", "expected"),
    [
        (228, 141, 162, True),  # `Interventie | Voorleesvrienden`, in type of 21 points
        (42, 141, 162, True),  # the stem of the `I`
        (228, 120, 190, False),  # a ruler from row to row
        (30, 141, 162, False),  # one beside the line: a cell's edge
    ],
)
def test_a_bar_within_a_heading_is_no_ruler(x: float, top: float, bottom: float, expected: bool) -> None:
    """A ruler is taken out of the picture, and a heading without its bar has no title."""
    recognise = pytest.importorskip("extract.ocr.recognise")
    line = ppocr.TextBox(900.0, 630.0, 1460.0, 95.0, 0.0)
    assert recognise._is_bar(Stroke(x, top, x, bottom), [line]) is expected
