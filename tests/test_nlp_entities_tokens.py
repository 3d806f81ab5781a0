"""How texts are parted for the entity model: as spaCy parts them, without spaCy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.entities.language_model import tokeniser_pipeline
from nlp.entities.tokens import tokens_of

_DUTCH = tokeniser_pipeline()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("de OAB-middelen", ["de", "OAB", "-", "middelen"]),  # a compound holds a name
        ("(o.a. taal)", ["(", "o.a.", "taal", ")"]),  # an abbreviation keeps its points
        ("(bijv. om 5.30 uur).", ["(", "bijv.", "om", "5.30", "uur", ")", "."]),
        ("thema’s en 's-Gravenhage", ["thema", "’s", "en", "'s", "-", "Gravenhage"]),  # kept whole within a chunk
        ("twee  blanks\n\nen regels", ["twee", " ", "blanks", "\n\n", "en", "regels"]),
        ("12°C.", ["12", "°", "C", "."]),
        ("°C.", ["°", "C", "."]),  # parted in a way of its own
        ("zie www.emmen.nl/taal, ook", ["zie", "www.emmen.nl/taal", ",", "ook"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    words, starts = tokens_of(text).words, tokens_of(text).starts
    assert words == expected == [token.text for token in _DUTCH(text)]
    assert [text[start : start + len(word)] for word, start in zip(words, starts, strict=True)] == expected


@settings(deadline=None)
@given(st.text(st.sampled_from("aB1 .,-/()'’\"€:;\n\t@éo"), max_size=25) | st.text(max_size=12))
def test_every_text_is_parted_as_spacy_does(text: str) -> None:
    doc = _DUTCH(text)
    assert (tokens_of(text).words, tokens_of(text).starts) == ([t.text for t in doc], [t.idx for t in doc])


def test_the_tokens_between_two_places() -> None:
    tokens = tokens_of("De Bron en De Linde doen mee").between(8, 19)
    assert (tokens.words, tokens.starts, tokens.end(0)) == (["en", "De", "Linde"], [8, 11, 14], 10)
