"""What the registers know in a text."""

import pytest

from nlp.entities.register_names import register_names
from nlp.entities.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emmen werkt met de GKA aan taal.", [("Emmen", "GPE"), ("GKA", "PROGRAMME")]),
        ("in het dorp Emmen-Noord", [("Emmen", "GPE")]),  # within a compound
        ("emmen en emmers", []),  # as printed
        ("de Gelijke\nKansen Alliantie", []),  # over a line's end the shapes find it
        ("de gelijke kansen alliantie", [("gelijke kansen alliantie", "PROGRAMME")]),  # three words, in small letters
        ("een gezonde school", []),  # two words, which may mean nothing
    ],
)
def test_register_names(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[span.start : span.end], span.label) for span in register_names(tokens_of(text))]
    assert found == expected
