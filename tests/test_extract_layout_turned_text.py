"""Text set upward or downward; and letters below each other that are no such text."""

from extract.layout.lines import segments_of
from extract.layout.turned_text import running_titles, turned_words
from extract.layout.words import words_of
from extract.pdf.page_objects import Glyph, Glyphs


def _upward(text: str, x0: float, bottom: float, size: float = 10.0) -> list[Glyph]:
    """A line that runs up the page, each letter half a size long."""
    step = size / 2
    return [
        Glyph(letter, x0, bottom - (n + 1) * step, x0 + 1.12 * size, bottom - n * step, size, False, False, 0, 1.0)
        for n, letter in enumerate(text)
        if letter != " "
    ]


def _downward(text: str, x0: float, top: float) -> list[Glyph]:
    return [
        Glyph(letter, x0, top + n * 5, x0 + 11.2, top + (n + 1) * 5, 10.0, False, False, 0, 1.0)
        for n, letter in enumerate(text)
        if letter != " "
    ]


def _level(text: str, x0: float, top: float) -> list[Glyph]:
    return [
        Glyph(letter, x0 + n * 5, top, x0 + (n + 1) * 5, top + 11.2, 10.0, False, False, 0, 1.0)
        for n, letter in enumerate(text)
        if letter != " "
    ]


def test_upward_text_is_read_upward() -> None:
    rest, found = turned_words(Glyphs.of([*_level("Doel", 80, 100), *_upward("Aantal uren", 200, 300)]))
    assert [(word.text, word.characters) for word in found] == [("Aantal uren", 10)]
    assert [word.text for word in words_of(rest)] == ["Doel"]
    assert (found[0].top, found[0].bottom) == (245.0, 300.0)


def test_downward_text_is_read_downward() -> None:
    _, found = turned_words(Glyphs.of(_downward("GKA Agenda", 560, 300)))
    assert [word.text for word in found] == ["GKA Agenda"]


def test_two_columns_of_upward_text_are_two() -> None:
    _, found = turned_words(Glyphs.of([*_upward("Peuters", 200, 300), *_upward("Kleuters", 230, 300)]))
    assert [word.text for word in found] == ["Peuters", "Kleuters"]


def test_letters_and_figures_below_each_other_stand_upright() -> None:
    """A column of ticks or of figures, written one below the other."""
    wide = [Glyph("M", 80, 100 + 12 * n, 91.2, 111.2 + 12 * n, 10.0, False, False, 0, 1.0) for n in range(5)]
    narrow = [Glyph("1", 180, 100 + 12 * n, 185, 111.2 + 12 * n, 10.0, False, False, 0, 1.0) for n in range(5)]
    rest, found = turned_words(Glyphs.of(wide + narrow))
    assert (len(rest), found) == (10, [])


def test_a_running_title_stands_beside_all_other_text() -> None:
    rest, turned = turned_words(
        Glyphs.of(
            [*_upward("GKA Agenda", 20, 500), *_upward("Peuters", 100, 120), *_level("Doel van de agenda", 60, 200)]
        )
    )
    assert [word.text for word in running_titles(turned, segments_of(words_of(rest)))] == ["GKA Agenda"]


def test_a_page_without_letters() -> None:
    assert turned_words(Glyphs.of([]))[1] == []
