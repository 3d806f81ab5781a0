"""Sentences are told from lists by their verbs."""

import pytest

from nlp.text.sentences import is_in_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diever, Dwingeloo en Vledder", False),
        ("Leerlingen van groep 8", False),
        ("De groep is voor ouders die willen meedoen", True),
        ("WIJ beginnen in Diever", True),
        ("Is-school De Brink", False),  # part of a name
        ("", False),
    ],
)
def test_sentences(text: str, expected: bool) -> None:
    assert is_in_sentences(text) is expected
