"""Text that a line strikes out, and figures that are raised as footnote marks: neither is part of a value."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from extract.layout.words import word_without_mark, words_of
from extract.pdf import decode_bytes
from extract.pdf.page_objects import RawPage

pytest.importorskip("reportlab")


def _page(draw: Callable[[Any], None]) -> RawPage:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    (page,) = decode_bytes(out.getvalue())
    return page


def _texts(page: RawPage) -> list[str]:
    return [word.text for word in words_of(page.glyphs)]


def _amounts(canvas: Any, above: float, beyond: float) -> None:
    """`Was € 50.000 nu € 30.000`, a line over the first amount, so high above its line of writing, so far beyond it."""
    canvas.drawString(100, 700, "Was € 50.000 nu € 30.000")
    start = 100 + canvas.stringWidth("Was ", "Helvetica", 11)
    end = start + canvas.stringWidth("€ 50.000", "Helvetica", 11)
    canvas.line(start - beyond, 700 + above, end + beyond, 700 + above)


@pytest.mark.parametrize(
    ("above", "beyond", "struck"),
    [
        (3.0, 0, True),  # as Word draws it
        (3.6, 1, True),  # as a browser does
        (-1.5, 0, False),  # underlined
        (11.0, 0, False),  # a rule above it
        (3.0, 90, False),  # a table's rule that was drawn through a row: it reaches further than the words it crosses
    ],
)
def test_what_is_struck_out_does_not_count_and_is_told(above: float, beyond: float, struck: bool) -> None:
    page = _page(lambda canvas: _amounts(canvas, above, beyond))
    expected = ["Was", "nu", "€", "30.000"] if struck else ["Was", "€", "50.000", "nu", "€", "30.000"]
    assert _texts(page) == expected
    assert any("doorgehaald" in note and "50.000" in note for note in page.notes) is struck


@pytest.mark.parametrize(
    ("base", "raised", "expected"),
    [
        ("€ 500", "2", ["€", "500"]),  # read as 5.002 it would be a wrong amount that nobody sees
        ("t/m 8", "1", ["t/m", "8"]),
        ("Gemeente", "12", ["Gemeente"]),
        ("40 m", "2", ["40", "m²"]),  # a unit's power is no mark
    ],
)
def test_a_small_raised_figure_is_no_part_of_the_word_before_it(base: str, raised: str, expected: list[str]) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, base)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(100 + canvas.stringWidth(base, "Helvetica", 11), 704, raised)

    assert _texts(_page(draw)) == expected


def test_a_small_figure_on_the_line_is_part_of_its_word() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, "CO")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(100 + canvas.stringWidth("CO", "Helvetica", 11), 700, "2")

    assert _texts(_page(draw)) == ["CO2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2022¹", "2022"), ("30.000,00³", "30.000,00"), ("GKA².", "GKA."), ("12m²", "12m²"), ("¹", "¹"), ("500", "500")],
)
def test_marks_at_the_ends_of_words(text: str, expected: str) -> None:
    assert word_without_mark(text) == expected
