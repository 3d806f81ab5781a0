"""Words that a line's end cut, and hyphens that are the word's own: the document shows which is which."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.hyphenation import Hyphens

WRITER = Hyphens(Counter(), False)  # a document that its writer hyphenated: every hyphen was typed
PROGRAM = Hyphens(Counter(), True)  # one that a program hyphenated


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([], ""),
        (["Samen"], "Samen"),
        (["Samen", "lezen"], "Samen lezen"),
        (["samenwer-", "king"], "samenwerking"),
        (["samenwer\u00ad", "king"], "samenwerking"),  # a soft hyphen at the line's end
        (["samen\u00adwerking"], "samenwerking"),  # and one that did nothing
        (["GKA-", "agenda"], "GKA-agenda"),  # capitals: the writer's hyphen
        (["kinderen van 0-", "4 jaar"], "kinderen van 0-4 jaar"),  # figures
        (["Noord-", "Veldenrode"], "Noord-Veldenrode"),  # a name
        (["de po-", "vo-overgang"], "de po-vo-overgang"),  # two abbreviations
        (["ons vve-", "beleid"], "ons vve-beleid"),  # an abbreviation that is no syllable
        (["de po-", "litie"], "de politie"),  # one that is
        (["basis-", "en voortgezet onderwijs"], "basis- en voortgezet onderwijs"),  # an ellipsis
        (["zorg-", "of welzijnspartners"], "zorg- of welzijnspartners"),
        (["voor-", "tot naschools"], "voor- tot naschools"),
        (["school/", "opvang"], "school/opvang"),
        (["mail naar h.olde@veldenrode.", "voorbeeld"], "mail naar h.olde@veldenrode.voorbeeld"),  # an address goes on
        (
            ["ada@bibliotheekdebr", "ink.nl, 0123"],
            "ada@bibliotheekdebrink.nl, 0123",
        ),  # a narrow column breaks it anywhere
        (["zie www.voorleesvrienden", "in de wijk."], "zie www.voorleesvrienden in de wijk."),  # words follow
        (["www.veldenrode-", "jeugd.voorbeeld"], "www.veldenrode-jeugd.voorbeeld"),  # an address's own hyphen
        (["de scholen -", "en ouders"], "de scholen - en ouders"),  # a dash
        (["€ 109.5", "00"], "€ 109.500"),  # a figure that a narrow column parted
        (["artikel 1.2", "3 scholen"], "artikel 1.2 3 scholen"),  # no group of three
        (["€ 1.250", "12"], "€ 1.250 12"),  # whole
        (["e-", "mail"], "e-mail"),  # one letter before it
        (["a-", "-b"], "a- -b"),  # no word follows
    ],
)
def test_join(lines: list[str], text: str) -> None:
    assert PROGRAM.join(lines) == text


def test_an_address_cut_at_its_at_sign() -> None:
    assert PROGRAM.join(["mail naar h.olde@", "veldenrode.voorbeeld"]) == "mail naar h.olde@veldenrode.voorbeeld"


def test_an_address_cut_behind_an_initial() -> None:
    assert PROGRAM.join(["Ada Bos, a.", "bos@veldenrode.voorbeeld"]) == "Ada Bos, a.bos@veldenrode.voorbeeld"
    assert PROGRAM.join(["kosten p.", "kind, mail naar ons"]) == "kosten p. kind, mail naar ons"


def test_a_sentence_may_end_in_an_address() -> None:
    lines = ["Meer staat op www.veldenrode.voorbeeld.", "De scholen doen mee."]
    assert PROGRAM.join(lines) == "Meer staat op www.veldenrode.voorbeeld. De scholen doen mee."


def test_where_a_writer_typed_the_hyphens_they_stay() -> None:
    assert WRITER.join(["de oud-", "wethouder"]) == "de oud-wethouder"
    assert WRITER.join(["samen\u00ad", "werking"]) == "samenwerking"  # a soft hyphen never does


@pytest.mark.parametrize(
    ("lines", "pair", "text"),
    [
        (["De samenwerking groeit."], ("samen-", "werking"), "samenwerking"),  # the word elsewhere, in one piece
        (["De samenwerkingen groeien."], ("samen-", "werking"), "samenwerking"),  # also in another form
        (["Dit is vve-beleid, ons vve-beleid."], ("vve-", "beleid"), "vve-beleid"),  # or with its hyphen
    ],
)
def test_a_document_shows_how_it_writes_a_word(lines: list[str], pair: tuple[str, str], text: str) -> None:
    for hyphenates in (True, False):
        assert Hyphens(Hyphens.of(lines).words, hyphenates).join(list(pair)) == text


_FULL = "De gemeente Veldenrode werkt samen met alle scholen aan"


def test_many_hyphens_at_line_ends_come_from_a_program() -> None:
    assert Hyphens.of([_FULL, _FULL + " gelijke kan-", "sen voor alle peu-", "ters"]).hyphenates
    assert not Hyphens.of([_FULL] * 60 + ["onze oud-"]).hyphenates
    assert not Hyphens.of([]).hyphenates


def test_rows_of_labels_do_not_count_as_running_text() -> None:
    """Short lines don't tell whether a program hyphenates."""
    assert Hyphens.of(["Doel", "Locatie"] * 50 + [_FULL, "samenwer-", "king"]).hyphenates


_LINE = st.text(alphabet=st.sampled_from("abcABC -‐\u00ad/@.09é’"), max_size=20) | st.text(max_size=20)


@given(st.lists(_LINE, max_size=6), st.booleans())
def test_only_hyphens_and_spaces_change(lines: list[str], hyphenates: bool) -> None:
    hyphens = Hyphens(Hyphens.of(lines).words, hyphenates)

    def rest(text: str) -> str:
        return "".join(c for c in text if c not in "-‐\u00ad" and not c.isspace())

    assert rest(hyphens.join(lines)) == rest("".join(lines))
