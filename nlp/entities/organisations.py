"""Organisations that the lists of party types name (data/party_types.toml), wherever a text prints them.

A name of one word counts only with a capital within a sentence: where one begins, `Horizon` and `Spirit` are words too.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.entities.lexicon import canonical_programmes, ordinary_words
from nlp.entities.name_shapes import EntitySpan
from nlp.gazetteer import find_municipality, is_region, place_kinds
from nlp.text.vocabulary import tables

_WORD = re.compile(r"[\w'’&+.-]*[\w+]|&")
_CAPITAL = re.compile(r"[A-ZÀ-Þ0-9'’]")
_OPENS = re.compile(r"(?:^|[.!?:;|•▪–\n(]|(?:^|\s)-)\s*$")
_LONGEST = 6  # words of a listed name; longer ones are not found
_AND_PLACE = re.compile(r"[ ](?P<place>[A-ZÀ-Þ'’][\w'’-]+(?:[ ](?:aan|op|de|den|en)[ ]|[ ])?(?:[A-ZÀ-Þ][\w'’-]+)?)")


def listed_names(text: str) -> Iterator[EntitySpan]:
    """The listed names, with the place behind them that tells which branch it is: `Humanitas Almelo`."""
    names, firsts = _names(), _firsts()
    words = list(_WORD.finditer(text))
    for n, word in enumerate(words):
        if not _CAPITAL.match(word[0]) or word[0].casefold().replace("’", "'") not in firsts:
            continue
        for length in range(min(_LONGEST, len(words) - n), 0, -1):
            start, end = word.start(), words[n + length - 1].end()
            printed = text[start:end]
            if "\n" in printed or " ".join(printed.casefold().replace("’", "'").split()) not in names:
                continue
            if length > 1 or not _is_word(text, start, printed):
                yield EntitySpan(start, with_place(text, end), "ORG")
            break


def _is_word(text: str, start: int, printed: str) -> bool:
    """True if a name of one word may be an ordinary one here."""
    inner = re.search(r"[A-Z0-9]", printed[1:])
    return not inner and (len(printed) < 4 or bool(_OPENS.search(text[max(0, start - 8) : start])))


def with_place(text: str, end: int) -> int:
    """Where a name ends if the place behind it is taken along; `end` where none stands there."""
    behind = _AND_PLACE.match(text, end)
    if behind is None:
        return end
    for place in (behind["place"].strip(), behind["place"].split()[0]):
        if find_municipality(place) or place_kinds(place) or is_region(place):
            return end + 1 + len(place)
    return end


@cache
def _firsts() -> frozenset[str]:
    """The words that a listed name begins with."""
    return frozenset(first[0] for name in _names() if (first := _WORD.match(name)))


@cache
def _names() -> frozenset[str]:
    # A listed name that is a programme, a municipality or an ordinary word too is left to what knows that better; two
    # letters stand for anything.
    programmes = {name.casefold() for name in canonical_programmes()}
    return frozenset(
        name
        for kind in tables("party_types").values()
        if isinstance(kind, dict)
        for name in kind.get("names", ())
        if name not in programmes and name not in ordinary_words() and not find_municipality(name) and len(name) > 2
    )
