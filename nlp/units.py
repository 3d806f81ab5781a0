"""Brings printed units to the singular: `uren` -> `uur`, `stuks` -> `stuk`, `bijeenkomsten` -> `bijeenkomst`.

Units that budgets count by are listed in nlp/data/units.toml; any other word goes by the commonest ways in which Dutch
makes a plural (`taalmaatjes` -> `taalmaatje`, `verhalen` -> `verhaal`). Abbreviations and what these ways get wrong
belong in the list.
"""

from functools import cache

from nlp.text.vocabulary import tables

_VOWELS = "aeiou"
_SHORTEST_PLURAL = 4  # letters; shorter words (`les`, `pas`) end in -s or -en by nature
_SHORTEST_STEM = 3
_S_BEHIND = ("ers", "els", "ens", "es", "ies", "ops", "ips")  # `trainers`, `titels`, `workshops`; not `cursus`


@cache
def _singulars() -> dict[str, str]:
    """Printed form -> singular."""
    forms_of: dict[str, list[str]] = tables("units")["singular"]
    return {form: singular for singular, forms in forms_of.items() for form in forms}


def is_unit(word: str) -> bool:
    """Whether a word is a unit that the data file lists."""
    return word.casefold().strip(".,") in _singulars()


def singular(word: str) -> str:
    """`uren` -> `uur`; for a word that isn't listed, by the commonest ways to make a Dutch plural."""
    word = word.casefold().strip(".,")
    known = _singulars().get(word)
    if known or len(word) < _SHORTEST_PLURAL:
        return known or word
    # `menu's`, `foto's`: the apostrophe only keeps the vowel long.
    if word.endswith("'s"):
        return word[:-2]
    if word.endswith("en"):
        return _without_en(word[:-2])
    return word[:-1] if word.endswith(_S_BEHIND) else word


def _without_en(stem: str) -> str:
    """A stem in the singular's spelling: `pakkett` -> `pakket`, `mat` -> `maat`, `briev` -> `brief`; `avond` stays."""
    if len(stem) >= _SHORTEST_STEM and stem[-1] == stem[-2]:
        return stem[:-1]
    # One consonant behind one vowel: the open syllable of the plural (`ma-ten`) was long.
    if len(stem) >= _SHORTEST_STEM and stem[-1] not in _VOWELS and stem[-2] in "aou" and stem[-3] not in _VOWELS:
        stem = stem[:-1] + stem[-2] + stem[-1]
    # Dutch writes no v or z at a word's end: `brieven`, `huizen`.
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)
