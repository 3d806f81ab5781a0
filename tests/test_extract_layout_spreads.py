"""A sheet with two pages is laid out as two pages; its account is one."""

from dataclasses import replace

from extract.document import Page
from extract.layout.spreads import by_sheet, pages_on_sheet
from extract.pdf.page_objects import Fill, Glyph, Glyphs, RawPage, Stroke


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
