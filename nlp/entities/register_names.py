"""What no document needs to introduce, wherever a text prints it: municipalities, provinces, regions, programmes, and
organisations that the whole country knows.
"""

from collections.abc import Iterator
from functools import cache

from nlp.entities.lexicon import canonical_programmes, countries, entity_words, national_names
from nlp.entities.name_shapes import EntitySpan
from nlp.entities.tokens import Tokens, tokens_of
from nlp.gazetteer import former_municipality_names, municipality_names, provinces, region_names

_WATER = "water"  # a LOC that needs its article
_COMMON = 2  # words: a name of so many may be printed in small letters and mean nothing (`gezonde school`)


def register_names(tokens: Tokens) -> Iterator[EntitySpan]:
    """Every name of the registers among a text's tokens, overlapping ones too."""
    names = _names_by_first_word()
    for n, word in enumerate(tokens.words):
        for label, name in names.get(word, ()):
            if tokens.words[n : n + len(name)] == name and (label != _WATER or _is_behind_article(tokens, n)):
                yield EntitySpan(tokens.starts[n], tokens.end(n + len(name) - 1), "LOC" if label == _WATER else label)


def _is_behind_article(tokens: Tokens, n: int) -> bool:
    """True for the `Maas` of `langs de Maas`; without an article it is somebody."""
    return n > 0 and tokens.words[n - 1] in ("de", "het")


@cache
def _names_by_first_word() -> dict[str, list[tuple[str, list[str]]]]:
    """(label, tokens) of the names that begin with each word."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for label, name in dict.fromkeys(_names()):
        words = tokens_of(name).words
        found.setdefault(words[0], []).append((label, words))
    return found


def _names() -> Iterator[tuple[str, str]]:
    """(label, name) of all that is known before a document is read."""
    for name in (*municipality_names(), *provinces(), *countries()):
        yield "GPE", name
    for name in (*region_names(), *former_municipality_names()):
        yield "LOC", name
    for name in entity_words("loc", "waters"):
        yield _WATER, name
    for name in canonical_programmes():
        yield "PROGRAMME", name
        if " " in name:
            yield "PROGRAMME", name[:1] + name[1:].lower()
            if len(name.split()) > _COMMON or name.startswith("Wet "):
                yield "PROGRAMME", name.lower()
            yield "PROGRAMME", name.title()
    for name in national_names("org"):
        yield "ORG", name
