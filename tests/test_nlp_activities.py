"""Items of a list as they are printed: on lines of their own, or run on in one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.activities import activities


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- voorlezen\n- rekenen", [("-", "voorlezen"), ("-", "rekenen")]),
        ("a. netwerk bouwen b. netwerk uitrollen", [("a.", "netwerk bouwen"), ("b.", "netwerk uitrollen")]),  # run on
        ("a) eten; b) drinken; c) spelen.", [("a)", "eten;"), ("b)", "drinken;"), ("c)", "spelen.")]),  # closing kept
        ("1. aap 2. noot", [("1.", "aap"), ("2.", "noot")]),
        (
            "a. groepen - 9 maanden en ouder b. ouders",
            [("a.", "groepen - 9 maanden en ouder"), ("b.", "ouders")],
        ),  # a dash
        ("- een lied - een verhaal", [("-", "een lied"), ("-", "een verhaal")]),  # dashes
        ("- een lied - en een verhaal\n- een spel", [("-", "een lied - en een verhaal"), ("-", "een spel")]),  # by line
        ("Wij doen:\n• sport\n• spel", [(None, "Wij doen:"), ("•", "sport"), ("•", "spel")]),  # reading rule 69
        ("Wij doen: a. sport b. spel", [(None, "Wij doen:"), ("a.", "sport"), ("b.", "spel")]),
        ("Samen met (1) ouders en (2) scholen", [(None, "Samen met (1) ouders en (2) scholen")]),  # reading rule 69
        (
            "Elke week sport.\nOuders kijken mee.",
            [(None, "Elke week sport."), (None, "Ouders kijken mee.")],
        ),  # paragraphs
        ("-voorlezen\n-rekenen", [("-", "voorlezen"), ("-", "rekenen")]),  # typed without a space
        ("1.voorlezen\n2.rekenen", [("1.", "voorlezen"), ("2.", "rekenen")]),
        ("o.a. voorlezen", [(None, "o.a. voorlezen")]),  # an abbreviation
        ("- lessen voor\nalle groepen\n- spel", [("-", "lessen voor\nalle groepen"), ("-", "spel")]),  # a cut item
        ("A. Jansen geeft les", [(None, "A. Jansen geeft les")]),  # an initial
        ("voor groep 7 en 8. 2 keer per week", [(None, "voor groep 7 en 8. 2 keer per week")]),
        ("", []),
    ],
)
def test_items(text: str, items: list[tuple[str | None, str]]) -> None:
    assert [(a.marker, a.text) for a in activities(text)] == items


@given(st.text(alphabet="ab1. -•)\n:", max_size=80) | st.text(max_size=80))
def test_items_lie_in_order_and_offsets_hold(text: str) -> None:
    found = activities(text)
    assert all(text[a.char_start : a.char_end] == a.text for a in found)
    assert all(a.char_end <= b.char_start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("* voorlezen * een tas mee * taart", ["voorlezen", "een tas mee", "taart"]),
        ("Voorlezen * zie de noot", ["Voorlezen * zie de noot"]),  # a note's star
        (
            "- adviestafel voor ouders - 'een dag meelopen' - 1x p.j. dorpsdag",
            ["adviestafel voor ouders", "'een dag meelopen'", "1x p.j. dorpsdag"],
        ),
        ("- netwerken - 9 maanden lang", ["netwerken - 9 maanden lang"]),  # a dash of the sentence
    ],
)
def test_items_that_run_on_in_one_line(text: str, items: list[str]) -> None:
    assert [one.text for one in activities(text)] == items
