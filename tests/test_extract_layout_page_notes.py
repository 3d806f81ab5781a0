"""What is told of pages beside their text: hidden texts, comments, text outside the part that is shown."""

import pytest
from made_layout import glyphs

from extract.layout.page_notes import PageNotes
from extract.pdf.page_objects import NO_GLYPHS, Glyphs, RawPage


def _page(number: int, hidden: str = "", outside: str = "", layer: str = "digitaal", *comments: str) -> RawPage:
    return RawPage(
        number,
        595.0,
        842.0,
        0,
        layer,
        NO_GLYPHS,
        (),
        (),
        0.0,
        hidden=Glyphs.of(glyphs(hidden)) if hidden else NO_GLYPHS,
        outside=Glyphs.of(glyphs(outside)) if outside else NO_GLYPHS,
        comments=comments,
    )


def _notes(*pages: RawPage) -> PageNotes:
    notes = PageNotes()
    for page in pages:
        notes.add(page)
    return notes


@pytest.mark.parametrize(
    ("pages", "named"),
    [
        ([3], "pagina 3 "),
        ([3, 5], "pagina 3 en 5 "),
        ([1, 2, 3], "pagina 1 tot en met 3 "),
        ([1, 4, 7], "pagina 1, 4 en 7 "),
    ],
)
def test_the_same_hidden_text_is_told_once(pages: list[int], named: str) -> None:
    (doubt,) = _notes(*(_page(n, hidden="CONCEPT") for n in pages)).doubts
    assert (doubt.code, doubt.page) == ("tekst_onzichtbaar", pages[0])
    assert named in doubt.message
    assert "‘CONCEPT’" in doubt.message


def test_a_long_hidden_text_is_cut() -> None:
    (doubt,) = _notes(_page(1, hidden="taal " * 50)).doubts
    assert doubt.message.endswith("…’.")


def test_a_scans_own_text_layer_is_told_without_its_text() -> None:
    (doubt,) = _notes(_page(1, "verborgen", "", "ocr"), _page(2, "anders", "", "ocr")).doubts
    assert "tekstlaag" in doubt.message


def test_text_outside_the_page_is_left_over() -> None:
    notes = _notes(_page(2, outside="snijlijn"))
    assert [(part.page, part.text) for part in notes.residue] == [(2, "snijlijn")]
    assert "pagina 2" in notes.doubts[0].message


def test_a_comment_is_left_over_and_told() -> None:
    notes = _notes(_page(2, "", "", "digitaal", "Klopt dit?"))
    assert [part.text for part in notes.residue] == ["Klopt dit?"]
    assert [doubt.code for doubt in notes.doubts] == ["aantekening"]
