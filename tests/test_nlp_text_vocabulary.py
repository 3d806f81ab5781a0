"""The words of lists, and patterns for them."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from nlp.text.vocabulary import in_any_case, tables


def test_words_in_any_case_are_found_as_one_by_one() -> None:
    words = ["scholengroep", "school", "Stichting", "élan", "0-4", "(voor)lezen"]  # what stands first counts first
    grouped = re.compile(rf"(?<!\w)(?:{in_any_case((word[0], re.escape(word[1:])) for word in words)})")
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    text = "De SCHOLENGROEP en School, stichting, ÉLAN voor 0-4 jaar: (Voor)lezen; geen voorschool."
    assert [match[0] for match in grouped.finditer(text)] == [match[0] for match in plain.finditer(text)] != []


def _lists(entry: object) -> Iterator[list[str]]:
    """The lists of words in a data file, those written as one text too."""
    if isinstance(entry, dict):
        for inner in entry.values():
            yield from _lists(inner)
    elif isinstance(entry, list) and all(isinstance(word, str) for word in entry):
        yield entry
    elif isinstance(entry, str) and "\n" in entry:
        yield entry.split()


@pytest.mark.parametrize(
    "name", ["contacts", "entities", "financing", "party_lists", "periods", "target_groups", "verbs"]
)
def test_no_list_has_a_word_twice(name: str) -> None:
    """Whoever takes a word out must not have to look for it again."""
    assert [word for words in _lists(dict(tables(name))) for word, times in Counter(words).items() if times > 1] == []
