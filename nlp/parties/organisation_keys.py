"""Gives a party a key that is the same for all spellings of one organisation's name, in any agenda.

`Stichting Het Lint` and `het lint` have the key `lint`: legal form, article, case, accents, punctuation and a
municipality's spelling are evened out. Names that other towns have too (a school's, `Sociaal Team`) get their
municipality into the key: `sociaal team (westerveld)`.
"""

import re
from functools import cache

from nlp.gazetteer import find_municipality, municipalities_in, school_key
from nlp.parties.types import class_words
from nlp.text.document_names import without_brackets
from nlp.text.fold import fold
from nlp.text.vocabulary import any_of, tables

_LOCAL_TYPES = frozenset({"po_school", "so_school"})  # there is a `De Brug` in many towns
_COUNTRY_TYPES = frozenset({"rijk", "provincie"})
_AND = re.compile(r"\s*[&+]\s*")


def organisation_key(name: str, party_type: str, municipality: str | None) -> str | None:
    """The key of a named party; None where nothing of the name is left. municipality: the agenda's own."""
    plain = _officially(without_brackets(name))
    key = " ".join(re.sub(r"[^\w\s]", " ", fold(_AND.sub(" en ", plain))).split())
    key = _without_form(key)
    if not key:
        return None
    # `Gemeente Borger Odoorn` and `gemeente Borger-Odoorn` are one by the register, not by their letters.
    if party_type == "gemeente":
        found = find_municipality(key.removeprefix("gemeente "))
        return f"gemeente {fold(found.name)}" if found else key
    spelt = tables("organisations")["spellings"]
    words = " ".join(spelt.get(word, word) for word in key.split()).split()
    place = fold(municipality) if municipality else None
    key = " ".join(words)
    if party_type in _LOCAL_TYPES:
        # A name that is only a type (`obs`) keeps it: an empty key would make one school of all of them.
        key = school_key(key) or key
    local = party_type in _LOCAL_TYPES or (_is_class(words) and key not in tables("organisations")["national"])
    # What has the town in its name (`Bibliotheek Assen`) is told apart by that already.
    return f"{key} ({place})" if place and local and party_type not in _COUNTRY_TYPES and place not in key else key


def _officially(name: str) -> str:
    """A name with the municipalities in it by their official names: `Bibliotheek Den Haag`."""
    for found, start, end in reversed(municipalities_in(name)):
        name = name[:start] + found.name + name[end:]
    return name


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = tables("organisations")
    forms, articles = any_of(data["forms"]), any_of(data["articles"])
    return re.compile(rf"^(?:(?:{forms}|{articles})\s+)+(?=\S)"), re.compile(rf"(?:\s+(?:{forms}))+$")


def _without_form(key: str) -> str:
    before, behind = _forms()
    return behind.sub("", before.sub("", key))


def _is_class(words: list[str]) -> bool:
    """Whether a name has nothing but words that any town's organisation may be called by."""
    return all(word in _local_words() or word.isdigit() for word in words)


@cache
def _local_words() -> frozenset[str]:
    data = tables("organisations")
    own = [*data["local"]["words"], *data["articles"], *data["spellings"].values(), *class_words()]
    return frozenset(word for phrase in own for word in re.sub(r"[^\w\s]", " ", fold(phrase)).split())
