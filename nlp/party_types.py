"""A party's name in, its type and whether it names a class out, by data (party_types.toml). Knows words, no lists."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from nlp.names import Names, fold_name, without_brackets
from nlp.registers import DATA

_QUANTIFIERS = re.compile(
    r"^(?:(?:alle|de|het|een|diverse|verschillende|overige|andere|lokale|plaatselijke|regionale|betrokken|"
    r"deelnemende|enkele|meerdere|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|beide|onze|hun|\d{1,3}|ieder[e]?|elke|vele|veel|samenwerkende|"
    r"particuliere|aanwezige|relevante|maatschappelijke(?=\s+(?:partners|organisaties)))\s+)+",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\s+(?:uit|in|van|vanuit|op|bij|met|die|dat|rond(?:om)?|binnen|te|voor|tussen|onder|zoals|namens|waar|per|via|aan|"
    r"actief)\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(r"(?:en|s|'s|ers)$")


@dataclass(frozen=True, slots=True)
class _Type:
    key: str
    names: re.Pattern[str] | None
    words: re.Pattern[str] | None
    ends: tuple[str, ...]
    nouns: frozenset[str]


@cache
def _types() -> tuple[_Type, ...]:
    with (DATA / "party_types.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        _Type(
            key,
            _either(entry.get("names", [])),
            _either(entry.get("words", [])),
            tuple(entry.get("ends", [])),
            frozenset(entry.get("nouns", [])),
        )
        for key, entry in data.items()
    )


def _either(words: list[str]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w])", re.IGNORECASE) if words else None


def party_type(name: str, names: Names | None = None, full: str | None = None) -> str | None:
    """The type of a party by its name (or the fuller form of it); None where nothing tells."""
    if (
        names is not None
        and {fold_name(name), fold_name(without_brackets(name)), fold_name(full or name)} & names.boards
    ):
        return "schoolbestuur"
    for text in dict.fromkeys((full or name, name)):
        folded = text.casefold()
        noun = generic_noun(text)
        for kind in _types():
            if noun in kind.nouns:
                return kind.key
        found = _by_words(folded)
        if found:
            return found
    return None


def _by_words(folded: str) -> str | None:
    for kind in _types():
        if kind.names and kind.names.search(folded):
            return kind.key
    named_board = re.match(r"(?:stichting|vereniging|stg)\b.*\b(?:onderwijs|scholen|schoolbestuur|ûnderwiis)\b", folded)
    if named_board:
        return "schoolbestuur"
    for kind in _types():
        if kind.words and kind.words.search(folded):
            return kind.key
        if any(word.endswith(kind.ends) for word in folded.split() if kind.ends):
            return kind.key
    return None


def generic_noun(mention: str) -> str:
    """The noun of a class of parties: lower case, without quantifier and without what narrows it."""
    plain = without_brackets(mention).strip(" .,;:")
    plain = _QUANTIFIERS.sub("", plain)
    return _REST.sub("", plain).strip(" .,;:").casefold()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for kind in _types() for noun in kind.nouns)


def is_generic(mention: str, at_start: bool) -> bool:
    """Whether a mention names a class of parties: a plural, a mass noun, a class noun; sectors also with capitals.

    at_start: its capital may be owed to the start of the field.
    """
    noun = generic_noun(mention)
    plain = _QUANTIFIERS.sub("", without_brackets(mention).strip(" .,;:"))
    head = _REST.sub("", plain).strip()
    capitals = [word for word in head.split() if word[:1].isupper()]
    if noun in _nouns():
        return not (capitals and not at_start and noun in _SINGULAR)
    if not capitals:
        return True
    first = head.split()[0]
    lower_rest = not any(word[:1].isupper() or word[:1].isdigit() for word in head.split()[1:])
    return (
        at_start
        and first[:1].isupper()
        and not first.isupper()
        and lower_rest
        and bool(_PLURAL.search(noun))
        and (party_type(noun) is not None)
    )


# Class nouns that are one organisation's name when they stand in capitals inside a list (`Sociaal Team`).
_SINGULAR = frozenset(
    {"buurtwerk", "bibliotheek", "jongerenwerk", "wijkteam", "politie", "maatschappelijk werk", "bieb", "jeugdwerk"}
)
