"""Tells which words may be the verb of a sentence: `krijgen`, `meedoet`, `werd`; forms are made from infinitives.

A form may be a noun as well (`vragen`, `zorgen`): whether it is the verb, its neighbours tell.
"""

import re
from functools import cache

from nlp.text.vocabulary import tables

_VOWELS = "aeiouyëïöü"
_LONG_VOWEL = re.compile(r"(?<![aeiouy])([aeou])([bcdfghjklmnpqrstvwxz])$")
_DEVOICED = {"z": "s", "v": "f"}


@cache
def finite_forms() -> frozenset[str]:
    """The forms in which a sentence has its verb: third person and plural; of the past only strong forms.

    Weak ones (`verlengde`, `bekenden`) are adjectives and nouns more often in these texts.
    """
    words = tables("verbs")
    made = {form for infinitive in words["infinitives"].split() for form in _forms(infinitive)}
    return frozenset((made | set(words["irregular"]["forms"].split())) - _no_verbs())


def _forms(infinitive: str) -> set[str]:
    """`maken` -> maakt, maken; both spellings where the stress decides (`oefent`, `studeert`)."""
    forms = {infinitive}
    for stem in _stems(infinitive):
        forms.add(stem if stem.endswith("t") else stem + "t")
    return forms


def _stems(infinitive: str) -> set[str]:
    rest = infinitive.removesuffix("en")
    if len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in _VOWELS:
        return {rest[:-1]}
    stems = {rest, _LONG_VOWEL.sub(r"\1\1\2", rest)}
    return {stem[:-1] + _DEVOICED.get(stem[-1], stem[-1]) for stem in stems}


@cache
def _no_verbs() -> frozenset[str]:
    return frozenset(tables("verbs")["no_verbs"]["words"].split())


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(sorted(tables("verbs")["prefixes"]["words"].split(), key=len, reverse=True))


@cache
def may_be_finite(word: str) -> bool:
    """True for a form in which a sentence may have its verb; a prefix that leaves it may stand before: `opgroeien`."""
    plain = word.casefold()
    if plain in finite_forms() or plain in _no_verbs():
        return plain in finite_forms()
    return any(
        plain.startswith(prefix) and plain[len(prefix) :] in finite_forms()
        for prefix in _prefixes()
        if len(plain) > len(prefix) + 2
    )
