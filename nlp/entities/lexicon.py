"""The words of data/entities.toml and data/ordinary.toml, by what they say of a name."""

from functools import cache
from typing import Any

from nlp.text.vocabulary import tables


@cache
def canonical_programmes() -> dict[str, str]:
    """Printed spelling -> official name of a programme, law or policy."""
    return dict(tables("entities")["programme"]["names"])


@cache
def ordinary_words() -> frozenset[str]:
    """Words that name nothing, in lower case."""
    kinds = ("noun", "plural", "adjective", "adverb", "verb", "infinitive", "preposition")
    return frozenset(word for kind in kinds for word in tables("ordinary")[kind].split())


@cache
def countries() -> frozenset[str]:
    """Countries and parts of them that are a GPE."""
    return frozenset(tables("entities")["gpe"]["countries"])


@cache
def national_names(label: str) -> tuple[str, ...]:
    """Names of one kind (`org`) that the whole country knows."""
    return tuple(tables("entities")[label]["names"])


@cache
def entity_words(table: str, key: str) -> tuple[str, ...]:
    """A list of words, the longest first: `words("org", "heads")`, `words("programme.shapes", "nouns")`."""
    found: Any = tables("entities")
    for part in table.split("."):
        found = found[part]
    return tuple(sorted(found[key], key=len, reverse=True))


@cache
def other_labels() -> dict[str, str]:
    """What other pipelines call an entity -> what the tables call it."""
    return dict(tables("entities")["labels"])
