"""Signs that a program draws from a letter and strokes."""

import pytest

from extract.pdf.drawn_signs import with_drawn_signs
from extract.pdf.page_objects import Glyph, Glyphs, RawPage, Stroke


def _page(letter: str, strokes: tuple[Stroke, ...]) -> RawPage:
    glyph = Glyph(letter, 100, 200, 106, 211, 10.0, False, False, 0, 1.0)
    return RawPage(1, 595.0, 842.0, 0, "digitaal", Glyphs.of([glyph]), strokes, (), 0.0)


def _bar(top: float, x0: float = 99.5, x1: float = 104.0) -> Stroke:
    return Stroke(x0, top, x1, top)


@pytest.mark.parametrize(
    ("letter", "strokes", "text", "left"),
    [
        ("C", (_bar(204.5), _bar(205.7)), "€", 0),  # as LaTeX draws it in Charter
        ("C", (_bar(204.5), _bar(205.7), _bar(230.0)), "€", 1),  # what belongs to nothing stays a rule
        ("C", (_bar(205.0),), "C", 1),  # struck out
        ("C", (_bar(210.5), _bar(211.0)), "C", 2),  # underlined twice
        ("C", (_bar(204.5, 60, 300), _bar(205.7, 60, 300)), "C", 2),  # rules of a table
        ("D", (_bar(204.5), _bar(205.7)), "D", 2),
    ],
)
def test_a_euro_sign_of_a_letter_and_two_bars(letter: str, strokes: tuple[Stroke, ...], text: str, left: int) -> None:
    page = with_drawn_signs(_page(letter, strokes))
    assert page.glyphs.texts == (text,)
    assert len(page.strokes) == left
