"""Numerals and pull quotes that repeat what the text says; and figures and headings that don't."""

from made_layout import segment

from extract.blocks import Paragraph, Style
from extract.layout.lines import segment_of
from extract.layout.ornaments import badges, heading_numerals, label_icons, pull_quotes
from extract.layout.page_pieces import Piece
from extract.layout.tables.ruled import Box


def test_a_large_numeral_before_a_heading_is_an_ornament() -> None:
    lines = [[segment("3.", 60, 100, 40.0)], [segment("Interventie", 110, 112, 16.0)]]
    assert {word.text for word in heading_numerals(lines, 10.0)} == {"3."}


def test_a_large_numeral_at_the_end_of_a_heading_s_line_is_an_ornament() -> None:
    lines = [[segment("Interventie | Taalmaatjes", 60, 112, 14.0), segment("1.", 500, 100, 26.0)]]
    assert {word.text for word in heading_numerals(lines, 10.0)} == {"1."}


def test_a_numeral_in_a_dot_beside_a_text_is_a_badge_and_one_in_a_cell_is_none() -> None:
    line = [segment("Interventie | Taalmaatjes", 60, 100, 14.0), segment("1", 500, 100, 12.0)]
    assert {word.text for word in badges([line], [Box(492, 96, 514, 118)])} == {"1"}
    assert badges([line], [Box(400, 96, 514, 118)]) == set()


def test_a_small_numeral_before_a_far_larger_title_is_a_badge_whatever_is_drawn_around_it() -> None:
    badge, note = segment("1", 57, 104, 8.0), segment("1", 57, 104, 12.0)
    title = segment("Interventie | Taalmaatjes", 80, 100, 13.5)
    assert {word.text for word in badges([[badge, title]], [])} == {"1"}
    assert badges([[note, title]], []) == badges([[title, badge]], []) == set()


def test_a_sign_before_a_label_is_an_icon_and_a_list_s_mark_is_none() -> None:
    label, ticked = [segment("➤ Doel", 60, 100, bold=True)], [segment("✓ Doel", 60, 100)]
    listed = [segment("• Doel", 60, 100, bold=True)]
    assert [{word.text for word in label_icons([line])} for line in (label, ticked, listed)] == [{"➤"}, set(), set()]


def test_a_sign_before_a_label_in_a_colour_of_its_own_is_an_icon() -> None:
    # A chip: white on a coloured box, its sign a currency's or a house.
    white = [
        segment_of(w._replace(colour=0xFFFFFF) for w in segment(text, 60, 100).words) for text in ("€ Geld", "⌂ Waar")
    ]
    page = [*([label] for label in white), [segment("de gemeente betaalt € 500", 60, 120)]]
    assert {word.text for word in label_icons(page)} == {"€", "⌂"}


def test_a_heading_s_own_number_and_a_figure_beside_running_text_stay() -> None:
    own = [[segment("3. Interventie", 60, 100, 16.0)]]
    figure = [[segment("43", 60, 100, 40.0)], [segment("procent", 110, 112, 10.0)]]
    assert heading_numerals(own, 10.0) == heading_numerals(figure, 10.0) == set()


def test_page_numbers_before_the_entries_of_a_contents_list_stay() -> None:
    assert heading_numerals([[segment("5", 60, 100, 17.0), segment("Interventies", 100, 100, 13.0)]], 10.0) == set()


def _piece(text: str, size: float) -> Piece:
    return Piece(Paragraph(text, style=Style(size)), 0.0, 10.0)


SENTENCE = "Wij zien dat kinderen die vroeg meedoen later minder uitvallen"


def test_a_sentence_of_the_page_in_larger_type_is_a_pull_quote() -> None:
    quote = _piece(f"“{SENTENCE}”", 14.0)
    assert pull_quotes([_piece(f"Eerst dit. {SENTENCE}. Daarna dat.", 10.0), quote], 10.0) == [quote]


def test_a_heading_and_a_sentence_that_stands_once_are_read() -> None:
    text = _piece("De gemeente leert van anderen en zet daarop in.", 10.0)
    assert pull_quotes([text, _piece("Leren van anderen", 14.0), _piece(SENTENCE, 14.0)], 10.0) == []


def test_a_heading_in_words_of_the_text_is_read() -> None:
    heading = _piece("Samenwerking met de Gelijke Kansen Alliantie", 14.0)
    text = _piece("Onze samenwerking met de Gelijke Kansen Alliantie gaat door. Samenwerking loont, zo blijkt.", 10.0)
    assert pull_quotes([heading, text], 10.0) == []
