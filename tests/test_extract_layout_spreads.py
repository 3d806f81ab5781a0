"""A sheet with two pages is laid out as two pages; its account is one."""

from dataclasses import replace

import pytest

from extract.document import Page
from extract.layout.spreads import by_sheet, pages_on_sheet, with_folds
from extract.pdf.page_objects import Fill, Glyph, Glyphs, RawPage, Stroke, TypedText


def sheet(fold: float | None) -> RawPage:
    glyphs = Glyphs.of(Glyph(c, x, 10, x + 6, 22, 10, False, False, 0, 1.0) for c, x in (("l", 50.0), ("r", 650.0)))
    strokes = Stroke(40, 30, 500, 30), Stroke(640, 30, 1100, 30)
    return RawPage(1, 1190, 842, 0, "ocr", glyphs, strokes, (Fill(640, 5, 1100, 25, 0),), 1.0, unread=7, fold=fold)


def test_a_sheet_without_a_fold_is_a_page() -> None:
    one = sheet(None)
    assert pages_on_sheet(one) == [(one, 0.0)]


def test_marks_go_with_the_page_that_they_stand_on_and_begin_at_its_edge() -> None:
    (left, at_left), (right, at_right) = pages_on_sheet(sheet(595.0))
    assert (at_left, at_right) == (0.0, 595.0)
    assert (left.glyphs.texts, right.glyphs.texts) == (("l",), ("r",))
    assert right.glyphs.x0.tolist() == [55.0]
    assert (left.strokes, right.strokes) == ((Stroke(40, 30, 500, 30),), (Stroke(45, 30, 505, 30),))
    assert (left.fills, right.fills) == ((), (Fill(45, 5, 505, 25, 0),))
    assert (left.width, right.width) == (595.0, 595.0)
    assert (left.unread, right.unread) == (7, 0)  # counted once


def test_the_pages_of_a_sheet_have_one_account() -> None:
    left = Page(1, 595, 842, 0, "ocr", 300, 0, 20, 0, 0.9, characters_unread=7)
    right = replace(left, characters=100, characters_furniture=5, ocr_confidence=0.5, characters_unread=0)
    other = replace(left, number=2)
    both, alone = by_sheet([left, right, other])
    assert (both.width, both.characters, both.characters_furniture, both.characters_unread) == (1190, 400, 25, 7)
    assert both.ocr_confidence == 0.8
    assert alone == other


def printed(*texts: tuple[str, float, float], strokes: tuple[Stroke, ...] = ()) -> RawPage:
    """A sheet that a program made, with texts (text, x0, top) in letters that are 6 points wide."""
    letters = [
        Glyph(letter, x + 6 * n, top, x + 6 * n + 6, top + 10, 10, False, False, 0, 1.0)
        for text, x, top in texts
        for n, letter in enumerate(text)
    ]
    return RawPage(1, 1190, 842, 0, "digitaal", Glyphs.of(letters), strokes, (), 0.0)


COVER = printed(("Agenda", 80, 100), ("Inhoud", 680, 60))
TEXT = ("Doel", 80, 100), ("Taal", 680, 100)
NUMBERED = printed(*TEXT, ("4", 80, 800), ("5", 1104, 800))


def folds(*sheets: RawPage) -> list[float | None]:
    return [page.fold for page in with_folds(sheets)]


@pytest.mark.parametrize(
    "sheet",
    [
        NUMBERED,
        printed(*TEXT, ("4", 80, 20), ("5", 1104, 20)),  # at the head
        printed(*TEXT, ("8", 80, 800), ("9", 675, 800)),  # at the left of both pages
        printed(*TEXT, ("9", 80, 800), ("10", 1098, 800)),
    ],
)
def test_the_numbers_of_two_pages_tell_that_a_sheet_holds_two(sheet: RawPage) -> None:
    assert folds(sheet) == [595.0]


def test_sheets_without_numbers_go_with_those_of_their_size() -> None:
    upright = replace(COVER, width=595)
    assert folds(COVER, NUMBERED, COVER, upright) == [595.0, 595.0, 595.0, None]
    assert folds(*[COVER] * 9, NUMBERED)[-1] == 595.0  # after the sheets that could wait


@pytest.mark.parametrize(
    "sheet",
    [
        COVER,
        printed(*TEXT, ("5", 1104, 800)),  # a page that lies
        printed(*TEXT, ("4", 80, 800), ("9", 1104, 800)),
        printed(*TEXT, ("4", 80, 800), ("5", 800, 800)),  # figures of a table
        printed(*TEXT, ("2023", 80, 800), ("2024", 1086, 800)),
        printed(*TEXT, ("over het midden", 560, 300), ("4", 80, 800), ("5", 1104, 800)),
        printed(*TEXT, ("4", 80, 800), ("5", 1104, 800), strokes=(Stroke(80, 400, 1100, 400),)),  # a table
        replace(NUMBERED, width=595),
    ],
)
def test_other_sheets_are_one_page(sheet: RawPage) -> None:
    assert folds(sheet) == [None]


def test_what_is_typed_stands_on_one_of_the_pages() -> None:
    typed = TypedText("Ada", 100, 50, 160, 62, 10), TypedText("Bo", 695, 50, 755, 62, 10)
    (left, _), (right, _) = pages_on_sheet(replace(NUMBERED, fold=595.0, typed=typed))
    assert left.typed == typed[:1]
    assert right.typed == (typed[1]._replace(x0=100, x1=160),)
