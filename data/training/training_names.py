"""Names that don't exist, of people, organisations, programmes and places, composed from the pieces in words.toml.

Municipalities and provinces are those of the register: they are what the texts are about. A name is asked for by its
slot: one in capitals (`{BOARD}`) is a kind of name, one in small letters (`{begin}`) a piece of one.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nlp.gazetteer import municipality_names, provinces
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.text.vocabulary import tables

HERE = Path(__file__).resolve().parent
_LABELS = {
    "PERSON": ("PERSON", "INITIAL", "FIRST"),
    "GPE": ("GPE", "COUNTRY"),
    "LOC": ("LOC", "WARD", "REGION"),
    "PROGRAMME": ("PROG", "PAPER", "LAW", "NAT", "PROJECT", "COINEDP"),
}
_ORGANISATIONS = {  # slot -> (table, list)
    "BOARD": "board",
    "WELFARE": "welfare",
    "CHILDCARE": "childcare",
    "LIBRARY": "library",
    "CARE": "care",
    "CULTURE": "culture",
    "SPORT": "sport",
    "COMPANY": "company",
    "KNOWLEDGE": "knowledge",
    "FUND": "fund",
    "NATORG": "national",
}
_PIECES = {  # slot of a piece -> (table, list) that it is chosen from; a slot that isn't here may be a list's own name
    "p": ("place", "begin"),
    "n": ("place", "nouns"),
    "c": ("place", "compass"),
    "w": ("place", "ward"),
    "ward": ("place", "ward_whole"),
    "f": ("person", "first"),
    "surname2": ("person", "surname"),
    "surnameplain": ("person", "surname"),
    "schoolname": ("school", "name"),
    "second": ("school", "secondary"),
    "title": ("programme", "title"),
    "coinedp": ("programme", "coined"),
    "Stem": ("programme", "stem"),
}
# The kinds that `{ORG}` and `{PROG}` stand for; one that is named twice is drawn twice as often.
_ANY_ORG = (*_ORGANISATIONS, "SCHOOL", "SCHOOL", "SECOND", "COINED", "ACRONYM", "BOARD", "WELFARE", "CHILDCARE")
_ANY_PROGRAMME = ("PAPER", "NAT", "NAT", "PROJECT", "PROJECT", "LAW")


class Name(NamedTuple):
    """A name; `before` belongs to the sentence (`kadernota`), not to the name."""

    before: str
    text: str
    label: str


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The lists of words.toml; one that is a text is parted at white space."""
    told = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8")) | {"ordinary": dict(tables("ordinary"))}
    return {
        table: {key: some.split() if isinstance(some, str) else some for key, some in lists.items()}
        for table, lists in told.items()
    }


def label_of(slot: str) -> str:
    """The entity label of a slot: every slot that isn't another's is an organisation's."""
    return next((label for label, slots in _LABELS.items() if slot in slots), "ORG")


class Composer:
    """Names by slot, from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._municipalities = municipality_names()
        self._provinces = sorted(provinces())
        self._places = sorted({row[0] for row in shipped_rows("places")} | set(words()["place"]["known_region"]))

    def name(self, slot: str) -> Name:
        """A name for a slot in capitals."""
        template = self._template(slot)
        before, bar, text = self._filled(template).rpartition("|")
        if template.startswith("{surname}"):
            text = text[:1].upper() + text[1:]  # `Van der Laan Techniek`
        return Name(before if bar else "", text, label_of(slot))

    def filler(self, slot: str) -> str:
        """Words for a slot in lower case, none of them a name; with a capital where the slot has one."""
        low = slot.lower()
        if low == "compound":
            found = self._one("ordinary", "compound_a") + self._one("ordinary", "compound_b")
        else:
            found = self._one("ordinary" if low in words()["ordinary"] else "filler", low)
        return found if slot == low else found[:1].upper() + found[1:]

    def _one(self, table: str, key: str) -> str:
        return self._chance.choice(words()[table][key])

    def _template(self, slot: str) -> str:
        if slot == "ORG":
            slot = self._chance.choice(_ANY_ORG)
        if slot == "PROG":
            slot = self._chance.choice(_ANY_PROGRAMME)
        if slot in _ORGANISATIONS:
            return self._one("org", _ORGANISATIONS[slot])
        return self._other(slot)

    def _other(self, slot: str) -> str:
        match slot:
            case "SCHOOL":
                bare = self._chance.random() < 0.12
                return self._one("school", "name") if bare else f"{self._one('school', 'kind')} {{schoolname}}"
            case "SECOND":
                headed = self._chance.random() < 0.3
                return f"{self._one('school', 'secondary_kind')} {{schoolname}}" if headed else "{second}"
            case "PERSON":
                return self._chance.choice(("{first} {surname}", "{first} {surname}", "{first} {double}", "{initial}"))
            case "PAPER" | "LAW" | "NAT":
                return self._one("programme", {"PAPER": "papers", "LAW": "laws", "NAT": "national"}[slot])
            case "PROJECT":
                return self._chance.choice(("{title}", "{coinedp}", "{coinedp}"))
            case "LOC":
                return self._chance.choice(("{village}", "{village}", "{known}"))
            case "REGION":
                return self._one("place", "region_whole")
            case "GPE":
                return "{prov}" if self._chance.random() < 0.1 else "{g}"
            case _:
                return f"{{{slot.lower()}}}"

    def _filled(self, template: str) -> str:
        """A template with its slots filled, and those within."""
        found = ""
        rest = template
        while "{" in rest:
            before, _, rest = rest.partition("{")
            slot, _, rest = rest.partition("}")
            found += before + self._filled(self._piece(slot))
        return found + rest

    def _piece(self, slot: str) -> str:
        """A piece of a name; it may hold slots itself. Raises KeyError for a slot that no list has."""
        if slot in _PIECES:
            return self._one(*_PIECES[slot])
        composed = self._place(slot)
        if composed is not None:
            return composed
        for table in ("programme", "school", "org", "place", "person", "filler"):
            if slot in words()[table]:
                return self._one(table, slot)
        raise KeyError(slot)

    def _place(self, slot: str) -> str | None:
        """The pieces of places that are composed; of other slots, what _person says."""
        match slot:
            case "g":
                return self._chance.choice(self._municipalities)
            case "prov":
                return self._chance.choice(self._provinces)
            case "known":
                return self._chance.choice(self._places)
            case "village":
                return "{p}{end}" if self._chance.random() < 0.75 else self._one("place", "whole")
            case "P" | "q":
                made = self._one("place", "begin") + self._one("place", "end")
                return made if slot == "P" else made[:2].upper()
            case "region":
                return self._chance.choice(("{P}", "{P}", "{g}", self._one("place", "region_whole").rpartition("|")[2]))
            case _:
                return self._person(slot)

    def _person(self, slot: str) -> str | None:
        match slot:
            case "surname":
                return self._chance.choice(words()["person"]["particles"]) + self._one("person", "surname")
            case "double":
                second = self._chance.choice(words()["person"]["particles"]) + self._one("person", "surname")
                return f"{{surname}}-{second}"
            case "initial":
                count = self._chance.choice((1, 1, 2, 2, 3))
                letters = [f"{self._one('person', 'initials')}." for _ in range(count)]
                return "".join(letters) + " " + self._chance.choice(("{surname}", "{surname}", "{double}"))
            case _:
                return self._made_up(slot)

    def _made_up(self, slot: str) -> str | None:
        match slot:
            case "coined":
                parts = [self._one("org", "coined_a"), self._one("org", "coined_b"), self._one("org", "coined_c")]
                del parts[1 : self._chance.choice((1, 2, 2))]
                return "".join(parts)
            case "acronym":
                return "".join(self._one("org", "acronym") for _ in range(self._chance.choice((3, 3, 4, 4, 5))))
            case "stemlow":
                return self._one("programme", "stem").lower()
            case "Tail":
                return self._one("programme", "tail").capitalize()
            case _:
                return None
