"""What a reader sees of letters whose colour or place makes them suspect: decided by what the page looks like."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from extract.pdf import decode_bytes

pytest.importorskip("reportlab")
WORD = "Taalklas"


def _page(draw: Callable[[Any], None]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def _word(canvas: Any, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.drawString(100, 700, WORD)


def _bar(canvas: Any, grey: float, width: float = 200) -> None:
    canvas.setFillGray(grey)
    canvas.rect(90, 690, width, 25, stroke=0, fill=1)


def _gradient(canvas: Any) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(90, 690, 200, 25)
    canvas.clipPath(path, stroke=0)
    canvas.linearGradient(90, 690, 290, 715, ("#003366", "#338833"))
    canvas.restoreState()


def _picture(canvas: Any, grey: int) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (40, 10), grey)), 90, 690, 200, 25)


def _curved(canvas: Any, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.roundRect(90, 690, 200, 25, 8, stroke=0, fill=1)


CASES: list[tuple[str, tuple[Callable[[Any], None], ...], bool]] = [
    ("black on paper", (lambda c: _word(c, 0),), True),
    ("white on paper", (lambda c: _word(c, 1),), False),
    ("white on a dark band", (lambda c: _bar(c, 0.2), lambda c: _word(c, 1)), True),
    ("white on a rounded band", (lambda c: _curved(c, 0.2), lambda c: _word(c, 1)), True),
    ("white on a gradient", (_gradient, lambda c: _word(c, 1)), True),
    ("white on a dark picture", (lambda c: _picture(c, 40), lambda c: _word(c, 1)), True),
    ("white on a white picture", (lambda c: _picture(c, 255), lambda c: _word(c, 1)), False),
    ("white on a tint that hardly shows", (lambda c: _bar(c, 0.97), lambda c: _word(c, 1)), False),
    ("black on black", (lambda c: _bar(c, 0), lambda c: _word(c, 0)), False),
    ("on a white box on a black band", (lambda c: _bar(c, 0), lambda c: _bar(c, 1, 99), lambda c: _word(c, 0)), True),
    ("blacked out", (lambda c: _word(c, 0), lambda c: _bar(c, 0)), False),
    ("whited out", (lambda c: _word(c, 0), lambda c: _bar(c, 1)), False),
    ("below a picture", (lambda c: _word(c, 0), lambda c: _picture(c, 200)), False),
    ("below a bar that one sees through", (lambda c: _word(c, 0), lambda c: _seen_through(c)), True),
]


def _seen_through(canvas: Any) -> None:
    canvas.saveState()
    canvas.setFillAlpha(0.3)
    _bar(canvas, 0.8)
    canvas.restoreState()


@pytest.mark.parametrize(("painted", "seen"), [pytest.param(p, s, id=name) for name, p, s in CASES])
def test_what_the_page_looks_like_decides(painted: tuple[Callable[[Any], None], ...], seen: bool) -> None:
    (page,) = decode_bytes(_page(lambda canvas: [draw(canvas) for draw in painted] and None))
    assert ("".join(page.glyphs.texts), "".join(page.hidden.texts)) == ((WORD, "") if seen else ("", WORD))


def test_a_bar_hides_the_letters_below_it_and_no_others() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, "Contact: Noortje Voorbeeld van de school")
        x = 100 + canvas.stringWidth("Contact: ", "Helvetica", 11)
        canvas.rect(x, 695, canvas.stringWidth("Noortje Voorbeeld", "Helvetica", 11), 15, stroke=0, fill=1)

    (page,) = decode_bytes(_page(draw))
    assert "".join(page.glyphs.texts) == "Contact:vandeschool"


def test_a_layer_that_is_switched_off_is_hidden() -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(_page(lambda canvas: canvas.drawString(100, 500, WORD)))) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="concept"))
        order = pikepdf.Dictionary(OFF=pikepdf.Array([layer]), ON=pikepdf.Array([]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=order)
        page = pdf.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(MC0=layer)
        page.contents_add(b"/OC /MC0 BDC BT /F1 11 Tf 100 700 Td (VERVALLEN) Tj ET EMC")
        out = io.BytesIO()
        pdf.save(out)
    (read,) = decode_bytes(out.getvalue())
    assert ("".join(read.glyphs.texts), "".join(read.hidden.texts)) == (WORD, "VERVALLEN")


def test_an_ordinary_page_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dark type on paper and in pale areas, white type in dark ones: colours tell enough."""
    from extract.pdf.pdfium import decoder as document

    def refuse(*given: object) -> None:
        raise AssertionError("the page was drawn")

    monkeypatch.setattr(document, "letters_that_show", refuse)

    def draw(canvas: Any) -> None:
        _bar(canvas, 0.2)
        _word(canvas, 1)
        canvas.setFillGray(0.9)
        canvas.rect(90, 590, 200, 25, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(100, 600, WORD)
        canvas.drawString(100, 500, WORD)

    (page,) = decode_bytes(_page(draw))
    assert "".join(page.glyphs.texts) == 3 * WORD
