"""The names that a document gives in, every place where they are printed out: its parties, places, people, titles.

Knows the register only to ask what a name is of. Knows no shapes and no model.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from nlp.entities.lexicon import entity_words, ordinary_words
from nlp.entities.name_shapes import EntitySpan
from nlp.gazetteer import find_municipality, municipality_names, places_of
from nlp.text.document_names import Names
from nlp.text.fold import fold_spaces
from nlp.text.person_names import word_list
from nlp.text.vocabulary import any_of

EDGES = " \t\n.,;:'’‘\"“”()*¹²³⁴⁵⁶⁷⁸⁹"
OFFICE = re.compile(r"^(?:(?:de|het)\s+)?(?:gemeente|provincie|regio)\s+", re.IGNORECASE)
_POLICY = re.compile(
    r"(?:agenda|programma|plan|beleid|wet|verordening|akkoord|aanpak|alliantie|kader|regeling)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)$|^[^()]*[()][^()]*$")  # closing ones, or one that is not closed
_WITH_SHORT = re.compile(r"([^()]+?)\s*\(([^()]+)\)")


class Lookup:
    """The document's own names, as one expression."""

    def __init__(self, names: Names, known: tuple[tuple[str, str], ...]) -> None:
        self._labels: dict[str, str] = {}
        persons = [name for label, name in known if label == "PERSON"]
        for label, name in _apart([*known, *_own_names(names)]):
            if label != "PERSON" and any(one in name for one in (*persons, " gemeente ")):
                continue  # a run of names, not one
            if label == "PERSON" and not may_be_person(name):
                continue
            name = OFFICE.sub("", name.strip(EDGES)) if label in ("GPE", "LOC") else _balanced(name.strip(EDGES))
            label = "GPE" if label == "LOC" and name in municipality_names() else label
            if len(name) > 1 and name not in no_entities() and not name.startswith(("gemeente ", "Gemeente ")):
                self._labels.setdefault(fold_spaces(name), label)
        people = {name for name, label in self._labels.items() if label == "PERSON"}
        self._patterns = [any_name(some) for some in (people, self._labels.keys() - people) if some]

    def spans(self, text: str) -> Iterator[EntitySpan]:
        """Every occurrence; one of lower-case words only where it is several words."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                if match[0] != match[0].lower() or " " in match[0]:
                    yield EntitySpan(match.start(), match.end(), self._labels[fold_spaces(match[0])])


def may_be_person(name: str) -> bool:
    """`R. van Asch`, and not `T. Kok gemeente Soest`."""
    no_person, particles = word_list("no_person"), word_list("particles")
    parts = name.split()
    named = all(part[:1].isupper() or part.casefold().strip("()") in particles or part[0] == "(" for part in parts)
    return named and ":" not in name and not any(p.casefold() in no_person or p in no_entities() for p in parts)


def _balanced(name: str) -> str:
    """Without a bracket that is not closed, and what follows it; so with a colon."""
    name = name.partition(": ")[0]
    return name[: name.rfind("(")].strip(EDGES) if name.count("(") > name.count(")") else name


def any_name(some: Collection[str]) -> re.Pattern[str]:
    """The longest of some names at a place, in any case."""
    longest = sorted(some, key=len, reverse=True) or ["\0"]  # none: matches nothing that is printed
    spellings = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)(?!-[A-Z])", re.IGNORECASE)


def _apart(known: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A name and its abbreviation in closing brackets are two."""
    for label, name in known:
        both = _WITH_SHORT.fullmatch(name.strip()) if label in ("ORG", "PROGRAMME") else None
        for part in both.groups() if both else (name,):
            several = label == "ORG" and "," not in part
            for one in _another_begins().split(part) if several else (part,):
                yield label, one


@cache
def _another_begins() -> re.Pattern[str]:
    """`Kinderopvang Kits & Ko en Stichting Peuterwerk`: two names."""
    return re.compile(rf"\s+en\s+(?=(?i:gemeente|{any_of(entity_words('org', 'heads'))})\s+\S)")


def _own_names(names: Names) -> Iterator[tuple[str, str]]:
    """(label, name) of what the document introduces."""
    for name in filter(None, (names.municipality, *names.municipalities)):
        yield "GPE", name
        for place in places_of(name):
            if fold_spaces(place) not in ordinary_words():
                yield "LOC", place
    for short, full in names.full.items():
        if _BRACKETS.search(full) or _BRACKETS.search(short) or ". " in full or short.upper() in no_entities():
            continue
        if find_municipality(full):
            yield "GPE", short
        elif _POLICY.search(full.split(" van ")[0]):
            yield "PROGRAMME", re.sub(r"^(?:[Dd]e|[Hh]et)\s+", "", full) if short[0] not in "dh" else full
            yield "PROGRAMME", short
        else:
            yield "ORG", full
            yield "ORG", short


@cache
def no_entities() -> frozenset[str]:
    """Kinds of provision, sectors, consultations: capitals that name nothing."""
    return frozenset(entity_words("none", "words"))
