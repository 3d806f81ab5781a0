"""Which words may be the verb of a sentence."""

import pytest

from nlp.text.verbs import may_be_finite


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("krijgen", True),
        ("leest", True),  # of `lezen`
        ("oefent", True),  # the stress is not on the last syllable: no `oefeent`
        ("studeert", True),
        ("meedoet", True),  # with what leaves it in the main clause
        ("Werd", True),
        ("met", False),  # looks like a form of `mennen`'s kind
        ("aandacht", False),  # `aan` and `dacht`
        ("verlengde", False),  # an adjective sooner than a past
        ("leerlingen", False),
    ],
)
def test_verbs(word: str, expected: bool) -> None:
    assert may_be_finite(word) is expected
