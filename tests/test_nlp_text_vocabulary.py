"""Patterns for the words of lists."""

import re

from nlp.text.vocabulary import in_any_case


def test_words_in_any_case_are_found_as_one_by_one() -> None:
    words = ["scholengroep", "school", "Stichting", "élan", "0-4", "(voor)lezen"]  # what stands first counts first
    grouped = re.compile(rf"(?<!\w)(?:{in_any_case((word[0], re.escape(word[1:])) for word in words)})")
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
    text = "De SCHOLENGROEP en School, stichting, ÉLAN voor 0-4 jaar: (Voor)lezen; geen voorschool."
    assert [match[0] for match in grouped.finditer(text)] == [match[0] for match in plain.finditer(text)] != []
