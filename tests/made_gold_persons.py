"""Whom the gold of agendas names, and in which spellings a stranger would look for them in a published copy.

Nothing here asks the program: names are cut and texts are folded by a few lines of their own, so that a fault in
`nlp/personal_data` can't hide itself.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

OFFICES = frozenset({"wethouder", "burgemeester", "minister"})
_PARTICLES = frozenset(
    {"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "in", "op", "el", "la", "von", "du", "da", "di", "del"}
)
_PHONE_DIGITS = 9  # what says who is called: `14 0114` is a town hall's
_SHORT = 3  # letters of a name that are too few to be looked for alone: `Bos`, `Jan` (a month), `Wil`


class Name(NamedTuple):
    """A name's words, folded."""

    given: tuple[str, ...]
    particles: tuple[str, ...]
    surname: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPersons:
    """Whom one agenda's gold names."""

    names: frozenset[str]  # persons whose name is private
    offices: frozenset[str]  # those who sign for their office, as printed
    phones: frozenset[str]  # the last digits
    mails: frozenset[str]
    others: str  # folded names of organisations, places and programmes, and of office holders

    @property
    def words(self) -> frozenset[str]:
        """All words of the names and their titles, folded."""
        return frozenset(word for name in self.names for word in re.findall(r"[^\W\d_]+", fold(name)))


def gold_persons(gold: Mapping[str, Any]) -> GoldPersons:
    """From one agenda's gold."""
    plan = gold.get("activity_plan") or {}
    signing = [*(gold.get("signing") or ()), *(gold.get("school_signatures") or ()), *plan.get("signatures", ())]
    offices = {one["name"] for one in signing if one.get("role") in OFFICES and one["name"]}
    tables = [one["gold"] for one in (*gold.get("interventions", ()), plan) if "gold" in one]
    contacts = [row for table in tables for row in table.get("contacts", ())]
    entities = gold.get("gold_entities", ())
    names = {one["name"] for one in (*signing, *contacts) if one.get("name")}
    names |= {one["text"] for one in entities if one["label"] == "PERSON"}
    others = [one["text"] for one in entities if one["label"] in ("ORG", "GPE", "LOC", "PROGRAMME")]
    others += [one["organisation"] for one in (*signing, *contacts) if one.get("organisation")]
    others += [*offices, (gold.get("municipality") or {}).get("name") or ""]
    told = _in_office(json.dumps(gold, ensure_ascii=False))
    holders = [set(fold(name).split()) for name in (*offices, *told)]
    return GoldPersons(
        # A holder of an office may be named by the surname alone elsewhere.
        frozenset(name for name in names if not any(set(fold(name).split()) <= holder for holder in holders)),
        frozenset(offices),
        frozenset(digits for row in contacts if (digits := last_digits(row["phone"] or ""))),
        frozenset(row["email"].lower() for row in contacts if row["email"]),
        " / ".join(map(fold, others)),
    )


def _in_office(text: str) -> set[str]:
    """Who is named by an office in running text: `de ministers Van Engelshoven en Slob`."""
    name = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Tt]en) )*[A-Z][\w-]+"
    found = re.findall(rf"\b(?:minister|wethouder|burgemeester)s?,? ({name}(?: {name})?)(?: en ({name}))?", text)
    return {one for pair in found for one in pair if one}


def last_digits(number: str) -> str:
    """Of a telephone number; empty where it is too short to say who is called."""
    digits = re.sub(r"\D", "", number)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _PHONE_DIGITS else ""


def numbers(text: str) -> set[str]:
    """The last digits of all that may be a telephone number."""
    return {last_digits(run) for run in re.findall(r"\+?\(?\d[\d\s()/.\u00a0-]{7,22}\d", text)} - {""}


def joined(text: str) -> str:
    """Without accents, and the hyphens and ends of lines that cut a word or a name; words one space apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).replace("’", "'")
    return re.sub(r"[\s\u00a0_-]+", " ", re.sub(r"\u00ad|[-\u2010]\s*\n\s*(?=[a-z])", "", plain))


def fold(text: str) -> str:
    """The same in small letters."""
    return joined(text).lower()


@cache
def name_parts(name: str) -> Name:
    """`T. de Wit-van Dam`: given names, particles, and the words of the surname with what stands between them."""
    words = fold(re.sub(r"[().,]", " ", name)).split()
    inside = range(1, len(words) - 1)
    start = end = next((n for n in inside if words[n] in _PARTICLES), None) or _surname_start(name, len(words))
    while end < len(words) - 1 and words[end] in _PARTICLES:
        end += 1
    return Name(tuple(words[:start]), tuple(words[start:end]), tuple(words[end:]))


def _surname_start(name: str, words: int) -> int:
    return max(words - (2 if words > 2 and re.search(r"\w-\w+$", name) else 1), 0)


def full_spellings(name: str) -> Iterator[str]:
    """A whole name, folded: given names or initials, with and without points and spaces, turned round, glued in an
    address."""
    parts = name_parts(name)
    if not parts.given:
        return
    surname = " ".join((*parts.particles, *parts.surname))
    initials = [word[0] for word in parts.given]
    fronts = [" ".join(parts.given), parts.given[0], initials[0], f"{initials[0]}."]
    fronts += [".".join(initials) + ".", ". ".join(initials) + ".", " ".join(initials), "".join(initials)]
    for front in dict.fromkeys(fronts):
        yield from (f"{front}{mark}{surname}" for mark in (" ", "", "."))
        yield f"{' '.join(parts.surname)}, {' '.join((front, *parts.particles))}"
        yield f"{front} {' '.join((*parts.particles, parts.surname[0]))}"
        glued = front.replace(" ", "").replace(".", ""), surname.replace(" ", "")
        yield from ("".join(glued), ".".join(glued))


def lone_spellings(name: str) -> Iterator[str]:
    """A surname alone, with its particles where it has any, and a given name alone; folded."""
    parts = name_parts(name)
    for surname in {" ".join(parts.surname), parts.surname[0]}:
        if len(surname) > _SHORT and surname not in _PARTICLES:
            yield surname
            yield " ".join((*parts.particles, surname))
    yield from (given for given in parts.given if len(given) > _SHORT)


def stands_in(spelling: str, text: str, *, capital: bool = False) -> bool:
    """Whether it stands in a joined text, not in the middle of a word; `capital`: its last word with a capital.

    In small letters a surname (`post`, `kosten`) is a word like others.
    """
    last = len(spelling) - len(spelling.split()[-1])
    return any(
        not capital or text[found.start() + last].isupper()
        for found in re.finditer(rf"(?<![a-z\d]){re.escape(spelling)}(?![a-z\d])", text.lower())
    )


def leaks(golds: Iterable[GoldPersons], own: GoldPersons | None, text: str) -> Iterator[str]:
    """Kinds of what a text of the copy still holds: any person's whole name, number or address; lone names of `own`."""
    told = joined(text)
    low = told.lower()
    for one in golds:
        if any(_stands_whole(name, low, told) for name in one.names):
            yield "name"
        if any(mail in low for mail in one.mails):
            yield "mail"
        if one.phones & numbers(text):
            yield "phone"
    for name in own.names if own else ():
        alone = (spelling for spelling in lone_spellings(name) if spelling in low and spelling not in own.others)
        if any(stands_in(spelling, told, capital=True) for spelling in alone):
            yield "lone name"


def _stands_whole(name: str, low: str, told: str) -> bool:
    """The surname is looked for first, since few texts have it."""
    return name_parts(name).surname[0] in low and any(
        spelling in low and stands_in(spelling, told) for spelling in full_spellings(name)
    )
