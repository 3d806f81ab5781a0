"""A printed unit in (`uren`, `stuks`, `bijeenkomsten`), its singular out. Knows no numbers and no prices."""

from functools import cache

from nlp.text.vocabulary import tables

_VOWELS = "aeiou"


@cache
def _known() -> dict[str, str]:
    """Printed form -> singular, from data/units.toml."""
    table: dict[str, list[str]] = tables("units")["singular"]
    return {form: one for one, forms in table.items() for form in forms}


def is_unit(word: str) -> bool:
    """Whether a word is a unit that the data file lists."""
    return word.casefold().strip(".,") in _known()


def singular(word: str) -> str:
    """`uren` -> `uur`; for a word that isn't listed, by the commonest ways to make a Dutch plural."""
    word = word.casefold().strip(".,")
    known = _known().get(word)
    if known or len(word) < 4:
        return known or word
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("en"):
        return _without_en(word[:-2])
    return word[:-1] if word.endswith(("ers", "els", "ens", "es", "ies", "ops", "ips")) else word


def _without_en(stem: str) -> str:
    """`pakkett` -> `pakket`, `mat` -> `maat`, `avond` stays."""
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem[:-1]
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in "aou" and stem[-3] not in _VOWELS:
        stem = stem[:-1] + stem[-2] + stem[-1]
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)
