"""Which passages of a text the entity model has to see."""

from collections import Counter

import pytest

from nlp.entities.name_model import name_model
from nlp.entities.passages import passages, words_in_small
from nlp.entities.tokens import tokens_of


def _shown(*texts: str) -> list[list[str]]:
    found = [*passages(texts, words_in_small(Counter(texts)))]
    return [[text[p.start : p.end] for p in found if p.of == n] for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("wij doen mee en zij ook", []),
        ("Wij doen mee. Ook doen wij dat ook", []),  # capitals of sentences only: the words are there in small letters
        ("Taalboot doet mee", ["Taalboot doet mee"]),  # a word that is never printed in small letters
        (
            "een twee drie vier vijf zes Anker een twee drie vier vijf zes",
            ["twee drie vier vijf zes Anker een twee drie vier vijf"],
        ),
        (
            "wij doen mee. de BoekStart is van ons, de boekstart",
            ["wij doen mee. de BoekStart is van ons, de boekstart"],
        ),
        (
            "bij Anker een twee drie vier vijf zes zeven acht negen tien elf in Boei",  # apart
            ["bij Anker een twee drie vier vijf", "acht negen tien elf in Boei"],
        ),
        ("bij Anker een twee drie vier vijf zes in Boei", ["bij Anker een twee drie vier vijf zes in Boei"]),  # one
    ],
)
def test_passages(text: str, expected: list[str]) -> None:
    assert _shown(text) == [expected]


def test_small_letters_of_one_text_count_for_all() -> None:
    assert _shown("Werk is er", "het werk") == [[], []]


def test_the_model_says_the_same_of_a_name_within_its_passage() -> None:
    """What is left out is out of its reach: three words on either side."""
    text = (
        "wij lezen elke week in alle groepen voor en dan komt Stichting Zonnewijzer langs met boeken voor thuis en les"
    )
    (passage,) = passages([text], words_in_small({text: 1}))
    assert (passage.start, passage.end) != (0, len(text))
    whole = tokens_of(text)
    part = whole.between(passage.start, passage.end)
    here, there = name_model().names([part.words, whole.words])
    before = whole.starts.index(passage.start)
    assert there
    assert [(before + start, before + end, label) for start, end, label in here] == [tuple(name) for name in there]
