"""Ink of type that no recognised word covers, in characters; pages that are read from their picture, also in part."""

import io
import random
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.ocr.ocr_word import OcrWord
from extract.ocr.unread_ink import count_unknown_letters
from extract.pdf.page_objects import NO_GLYPHS
from extract.read import read_bytes

pytest.importorskip("reportlab")
second_pass = pytest.importorskip("extract.ocr.second_pass")
render_pdf = pytest.importorskip("render_pdf")
render_settings = pytest.importorskip("render_settings")
render_source = pytest.importorskip("render_source")
TEXT = (
    "De gemeente werkt samen met scholen, opvang en ouders aan",
    "gelijke kansen voor alle kinderen in de wijk en de dorpen.",
    "Elke week komen twintig leerlingen bijeen in de bibliotheek.",
    "Een vrijwilliger leest voor, en ouders doen mee met taal.",
    "Na de zomer begint een tweede groep in het wijkgebouw zelf.",
)


def _pdf(draw: Callable[[Any], None]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 300))
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _lines(canvas: Any) -> None:
    for n, line in enumerate(TEXT):
        canvas.drawString(40, 250 - 18 * n, line)


def _picture(dpi: int = 200) -> Image.Image:
    return pypdfium2.PdfDocument(_pdf(_lines))[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def _scan(image: Image.Image, also: Callable[[Any], None] = lambda _: None, width: int = 420) -> bytes:
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Any) -> None:
        canvas.setPageSize((420, max(300, width * image.height / image.width)))
        canvas.drawImage(ImageReader(image), 0, 0, width, width * image.height / image.width)
        canvas.setFont("Helvetica", 7)
        also(canvas)

    return _pdf(draw)


def _known() -> tuple[list[list[OcrWord]], Any]:
    """All words of the page with the boxes that they have, and its ink, at 300 dots to the inch."""
    page = pypdfium2.PdfDocument(_pdf(_lines))[0]
    ink = np.asarray(page.render(scale=300 / 72, grayscale=True).to_pil().convert("L")) < 170
    from reportlab.pdfbase.pdfmetrics import stringWidth

    found = []
    for n, line in enumerate(TEXT):
        x, words = 40.0, []
        base = (300 - (250 - 18 * n)) * 300 / 72
        for word in line.split():
            width = stringWidth(word, "Helvetica", 12)
            left, right = x * 300 / 72, (x + width) * 300 / 72
            words.append(OcrWord(word, left, base - 36, right, base + 11, 0.95, ("1", "1", str(n))))
            x += width + stringWidth(" ", "Helvetica", 12)
        found.append(words)
    return found, ink


def test_where_all_is_covered_nothing_is_unread() -> None:
    assert second_pass.characters_unread(*_known()) == 0


@pytest.mark.parametrize("gone", [7, 9, 12, 15, 20])
def test_the_estimate_is_within_a_fifth_of_the_words_left_out(gone: int) -> None:
    """From seven words on: letters differ in their ink, which evens out over some thirty of them."""
    lines, ink = _known()
    words = [word for line in lines for word in line]
    missing = set(words[3 :: len(words) // gone][:gone])
    truth = sum(len(word.text) for word in missing)
    estimate = second_pass.characters_unread([[word for word in line if word not in missing] for line in lines], ink)
    assert estimate == pytest.approx(truth, rel=0.2)


def test_type_is_told_from_pictures() -> None:
    photo = Image.effect_noise((580, 410), 60)
    band = Image.new("L", (580, 410), 20)
    assert count_unknown_letters(_picture(100), NO_GLYPHS, 0.72) > 150
    assert count_unknown_letters(photo, NO_GLYPHS, 0.72) < 20
    assert count_unknown_letters(band, NO_GLYPHS, 0.72) == 0


@pytest.mark.parametrize(
    ("data", "layer"),
    [
        pytest.param(lambda: _scan(_picture()), "ocr", id="a scan"),
        pytest.param(
            lambda: _scan(
                _picture(), lambda c: c.drawString(40, 20, "Digitaal ondertekend door M. de Vries op 1-2-2023")
            ),
            "gemengd",
            id="a scan that was signed by a program",
        ),
        pytest.param(lambda: _scan(_picture().rotate(90, expand=True)), "ocr", id="on its side"),
        pytest.param(lambda: _scan(_picture().rotate(270, expand=True)), "ocr", id="on its other side"),
        pytest.param(lambda: _scan(_picture().rotate(180)), "ocr", id="on its head"),
        pytest.param(
            lambda: _scan(_picture(), lambda c: c.drawString(40, 285, "Boven het plaatje staat een digitale zin"), 400),
            "gemengd",
            id="text as a picture in a digital page",
        ),
    ],
)
def test_text_in_a_picture_is_read_and_letters_that_are_known_stay(data: Callable[[], bytes], layer: str) -> None:
    document = read_bytes(data(), "scan.pdf")
    told = " ".join(section.text for section in document.sections) + " ".join(piece.text for piece in document.residue)
    assert [page.text_layer for page in document.pages] == [layer]
    assert "twintig leerlingen bijeen in de bibliotheek" in " ".join(told.split())
    assert layer == "ocr" or "Digitaal ondertekend door M. de Vries" in told or "een digitale zin" in told
    assert document.pages[0].characters_unread == 0


@pytest.mark.parametrize("kind", ["usual", "fax", "shaded"])
@pytest.mark.parametrize("share", [0.1, 0.25, 0.5])
def test_the_estimate_holds_on_scans_whose_lines_were_blanked_out(kind: str, share: float) -> None:
    """A page of tables with dark title rows, on which some lines, chosen by chance, count as not read."""
    laid, lines = _scanned_page(kind)
    chance = random.Random(1)
    gone = [line for line in lines if chance.random() < share]
    truth = sum(len(word.text) for line in gone for word in line)
    estimate = second_pass.characters_unread([line for line in lines if line not in gone], laid.ink)
    assert second_pass.characters_unread(lines, laid.ink) < 0.01 * truth / share
    assert estimate == pytest.approx(truth, rel=0.2)


@cache
def _scanned_page(kind: str) -> tuple[Any, list[list[OcrWord]]]:
    recognise, render_scan = pytest.importorskip("extract.ocr.recognise"), pytest.importorskip("render_scan")
    whole, _, _ = render_pdf.pdf(render_source.load("renkum"), render_settings.SETTINGS["bands"])
    scan = pypdfium2.PdfDocument(render_scan.scan(whole, kind, pages=4))
    picture = scan[3].render(scale=300 / 72, grayscale=True).to_pil().convert("L")
    laid, sample = recognise.laid_upright(picture)
    return laid, recognise.lines_of(laid, sample)


def test_a_page_on_which_nothing_is_read_is_not_taken_for_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    recognise = pytest.importorskip("extract.ocr.recognise")
    monkeypatch.setattr(recognise, "lines_of", lambda *_: [])
    page = read_bytes(_scan(_picture()), "scan.pdf").pages[0]
    assert page.characters == 0
    assert page.characters_unread == pytest.approx(sum(len(line.replace(" ", "")) for line in TEXT), rel=0.2)
