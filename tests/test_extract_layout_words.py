"""Glyphs to words: gaps, printed spaces, type."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_layout import glyphs, words

from extract.layout.words import words_of
from extract.pdf.page_objects import Glyph, Glyphs


def test_words_are_read_off_the_gaps() -> None:
    found = words_of(Glyphs.of(glyphs("Samen lezen in Veldenrode.")))
    assert [word.text for word in found] == ["Samen", "lezen", "in", "Veldenrode."]


def test_a_words_box_type_and_letters() -> None:
    (word,) = words("Taal", x0=70, top=100, size=10, bold=True)
    assert (word.x0, word.top, word.x1, word.bottom) == (70, 100, 90, 112)
    assert (word.size, word.bold, word.characters, word.confidence) == (10, True, 4, 1.0)


def test_the_type_of_most_letters_is_the_words() -> None:
    run = glyphs("Taa", bold=True) + glyphs("lcafe", x0=85)
    assert [(word.text, word.bold) for word in words_of(Glyphs.of(run))] == [("Taalcafe", False)]


def test_a_ligature_counts_as_the_letters_in_its_text() -> None:
    (first, *rest) = glyphs("xnancieel")
    (word,) = words_of(Glyphs.of([first._replace(text="fi"), *rest]))
    assert word.text == "financieel"


@pytest.mark.parametrize(
    ("x0", "top", "found"),
    [
        (80.0, 100.0, ["abcd"]),  # touches
        (81.0, 100.0, ["abcd"]),  # as loosely as letters are set
        (82.0, 100.0, ["ab", "cd"]),  # a space
        (80.0, 114.0, ["ab", "cd"]),  # on the next line
        (60.0, 100.0, ["ab", "cd"]),  # far back
    ],
)
def test_where_a_word_ends(x0: float, top: float, found: list[str]) -> None:
    assert [word.text for word in words_of(Glyphs.of(glyphs("ab") + glyphs("cd", x0, top)))] == found


@pytest.mark.parametrize(
    ("capitals", "rest", "found"),
    [
        ("B", "ETROKKEN", "Betrokken"),  # as LaTeX writes them
        ("B", "etrokken", "Betrokken"),  # as a browser does
        ("H", "2", "H2"),  # an index
        ("CO", "TWEE", "COTWEE"),  # not after its first letter
    ],
)
def test_small_capitals_are_small_letters_in_bold(capitals: str, rest: str, found: str) -> None:
    first = glyphs(capitals)
    (word,) = words_of(Glyphs.of(first + glyphs(rest, x0=first[-1].x1, top=101.5, size=8.0)))
    assert (word.text, word.bold) == (found, found == "Betrokken")


@pytest.mark.parametrize(
    ("bold", "found"),
    [(True, ["Doel", "—", "Samen"]), (False, ["Doel—Samen"])],
)
def test_a_dash_between_a_label_and_its_value_in_other_type_parts_them(bold: bool, found: list[str]) -> None:
    label = glyphs("Doel—", bold=bold)
    assert [word.text for word in words_of(Glyphs.of(label + glyphs("Samen", x0=label[-1].x1)))] == found


def test_text_in_smaller_type_is_no_small_capitals() -> None:
    """A letter in the margin before a paragraph; a large initial."""
    beside = glyphs("A", size=12.0) + glyphs("Samen lezen", x0=90, top=101, size=9.0)
    initial = glyphs("D", size=12.0) + glyphs("e OAB-gelden", x0=76, top=101, size=9.0)
    assert " ".join(word.text for word in words_of(Glyphs.of(beside))) == "A Samen lezen"
    assert " ".join(word.text for word in words_of(Glyphs.of(initial))) == "De OAB-gelden"


def test_small_capitals_go_on_over_words_and_brackets() -> None:
    run = glyphs("L") + glyphs("OCATIE", x0=75, top=101.5, size=8.0) + glyphs("(", x0=102)
    run += glyphs("WIJK", x0=107, top=101.5, size=8.0) + glyphs(") Diever", x0=123)
    assert [(word.text, word.bold) for word in words_of(Glyphs.of(run))][-1] == ("Diever", False)
    assert " ".join(word.text for word in words_of(Glyphs.of(run))[:2]) == "Locatie (wijk)"


_PLACE = st.floats(min_value=0, max_value=600, allow_nan=False)
# Without figures: a small raised one is a footnote's mark, which is taken off its word.
_PARTS = st.lists(
    st.tuples(st.text(alphabet="abc.-… ", max_size=8), _PLACE, _PLACE, st.sampled_from([6.0, 10.0, 24.0])), max_size=8
)


@given(_PARTS)
def test_every_letter_is_in_a_word(parts: list[tuple[str, float, float, float]]) -> None:
    run = [glyph for text, x0, top, size in parts for glyph in glyphs(text, x0, top, size)]
    assert "".join(word.text for word in words_of(Glyphs.of(run))) == "".join(glyph.text for glyph in run)
    assert sum(word.characters for word in words_of(Glyphs.of(run))) == len(run)


@pytest.mark.parametrize("width", [5.0, 8.0])  # as wide as they are set, and as wide as a letter and a space
def test_letters_wider_than_they_are_set_part_where_a_space_is_printed(width: float) -> None:
    text = "stuur uw vragen naar ons"
    places = [5 * n - 2 * text[:n].count(" ") for n in range(len(text))]
    printed = [
        Glyph(letter, x, 100, x + width, 110, 10, False, False, 0, 1.0, text[n - 1 : n] == " ")
        for n, (letter, x) in enumerate(zip(text, places, strict=True))
        if letter != " "
    ]
    assert [word.text for word in words_of(Glyphs.of(printed))] == text.split()


def test_a_narrow_letter_among_wide_boxes_parts_no_word() -> None:
    """A font of one width whose letters are set as wide as they are: the next letter after an i leaves a gap."""
    steps = {"i": 8.5, " ": 8.5}  # others 5; every box is 8 wide
    text, x, printed, spaced = "regio voor vragen naar ons", 0.0, [], False
    for letter in text:
        if letter != " ":
            printed.append(Glyph(letter, x, 100, x + 8, 110, 10, False, False, 0, 1.0, spaced))
        x, spaced = x + steps.get(letter, 5.0), letter == " "
    assert [word.text for word in words_of(Glyphs.of(printed))] == text.split()


def _spaced_out(text: str, tracking: float) -> Glyphs:
    """Letters of 5 points wide in type of 10, set `tracking` points apart; a printed space is one letter wide."""
    found, x = [], 70.0
    for letter in text:
        if letter == " ":
            x += 5 + tracking
            continue
        found += glyphs(letter, x0=x)
        x = found[-1].x1 + tracking
    return Glyphs.of(found)


@pytest.mark.parametrize("tracking", [0.9, 1.5, 2.5])
def test_letters_that_are_set_apart_on_purpose_are_words_all_the_same(tracking: float) -> None:
    found = words_of(_spaced_out("Interventie Voorleesvrienden", tracking))
    assert [word.text for word in found] == ["Interventie", "Voorleesvrienden"]


def test_figures_that_stand_apart_are_columns() -> None:
    found = words_of(_spaced_out("123456789", 2.5))
    assert [word.text for word in found] == list("123456789")


def test_where_a_decoder_sees_a_space_between_all_letters_their_distance_tells() -> None:
    spaced = _spaced_out("INTERVENTIE KENNIS", 1.8)
    found = words_of(replace(spaced, spaced=np.ones(len(spaced), bool)))
    assert [word.text for word in found] == ["INTERVENTIE", "KENNIS"]
    assert all(word.bold for word in found)  # set for a heading, as small capitals are


def test_letters_with_a_printed_space_between_each_are_words() -> None:
    apart = _spaced_out("abcdefgh", 8)  # wider than letters are ever set apart
    with np.errstate(all="raise"):
        found = words_of(replace(apart, spaced=np.ones(len(apart), bool)))
    assert [word.text for word in found] == list("abcdefgh")


@pytest.mark.parametrize("text", ["INHOUDSOPGAVE", "SAMENWERKING"])
def test_capitals_that_the_font_draws_together_stay_in_their_spaced_word(text: str) -> None:
    letters, shift = [], 0.0
    for before, letter in zip(f" {text}", _spaced_out(text, 1.8), strict=False):
        shift += 1.8 if before + letter.text in ("AV", "ME") else 0.0
        letters.append(letter._replace(x0=letter.x0 - shift, x1=letter.x1 - shift))
    assert [word.text for word in words_of(Glyphs.of(letters))] == [text]


def test_a_spaced_line_may_end_in_a_year() -> None:
    spaced = _spaced_out("RENKUM 2021", 1.8)
    printed = np.array([letter == "2" for letter in spaced.texts]) & (np.cumsum(np.ones(len(spaced))) == 7)
    assert [word.text for word in words_of(replace(spaced, spaced=printed))] == ["RENKUM", "2021"]


@pytest.mark.parametrize(
    ("label", "rest", "found"),
    [
        ("Planning", "—2022", ["Planning", "—", "2022"]),
        ("Locatie (wijk)", "–Oost", ["Locatie", "(wijk)", "–", "Oost"]),
        ("GKA", "-agenda", ["GKA-agenda"]),  # a hyphen is within a word
        ("Doel", ". Taal", ["Doel.", "Taal"]),
    ],
)
def test_a_label_in_bold_ends_at_the_sign_that_its_value_touches(label: str, rest: str, found: list[str]) -> None:
    before = glyphs(label, bold=True)
    after = glyphs(rest, x0=before[-1].x1)
    assert [word.text for word in words_of(Glyphs.of([*before, *after]))] == found


def test_a_sign_within_words_of_one_type_parts_none() -> None:
    assert [word.text for word in words("Utrecht—Oost en 9:30")] == ["Utrecht—Oost", "en", "9:30"]
