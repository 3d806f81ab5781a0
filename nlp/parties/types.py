"""Tells a party's type by its name (`OBS De Ster` -> `po_school`), and whether a mention names a class of parties.

All by the words of data/party_types.toml, whose head says what its lists mean; reading rules 13, 14, 18 and 19.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from nlp.text.document_names import Names, without_brackets
from nlp.text.fold import fold_name
from nlp.text.vocabulary import any_of, tables

_FILE = "party_types"
_LONG = 8  # letters: shorter words are too like each other to mend a typing error
_LIKENESS = 88  # of 100: one letter off in a word of eight
_PLURAL = re.compile(r"(?:en|s|'s|ers)$")
_GROUP = re.compile(r"^[A-Za-z0-9()]{2,5}-(?P<head>[a-zë]+(?:en|s|ers))$")  # `IB-ers`, `VVE-locaties`, `SKD-leiders`
_SECTOR_BEHIND = re.compile(rf"\s+\(?(?P<sector>{any_of(tables(_FILE)['sectors_behind'])})\)?$", re.IGNORECASE)
_SECTOR_BEFORE = re.compile(rf"^(?:{any_of(tables(_FILE)['sectors_before'])})\s[a-zë]+(?:en|s|ers)$", re.IGNORECASE)
_GROUP_OF_PEOPLE = re.compile(
    r"^(?:steeds\s)?(?:[a-zë]+e\s)?(?:groep|groepje|aantal|clubje)\s(?:van\s)?(?=[a-z])", re.IGNORECASE
)
_GRADES = re.compile(r"(?:\s+groep(?:en)?)?\s+\d(?:\s*(?:,|-|/|en|t/m|tot en met)\s*\d)*$")
_STATE = re.compile(r"(?i:ministerie van) [A-Z]|(?i:inspectie van het )")
_BOARDS_FOUNDATION = re.compile(r"(?:stichting|stg\.?|st\.|vereniging)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Type:
    """A type and its lists, as patterns; None for a list that the file doesn't give."""

    key: str
    heads: re.Pattern[str] | None
    tails: re.Pattern[str] | None
    names: re.Pattern[str] | None
    shapes: re.Pattern[str] | None
    words: re.Pattern[str] | None
    ends: tuple[str, ...]
    nouns: frozenset[str]


@cache
def _types() -> tuple[_Type, ...]:
    data = tables(_FILE)
    return tuple(
        _Type(
            key,
            _bound(entry.get("heads", []), "^(?:(?:de|het) )?", "(?!\\w)(?! en )"),
            _bound(entry.get("tails", []), r".*(?:(?<=\w)|(?<=\s))", "$"),
            _either(entry.get("names", [])),
            _shapes(entry.get("shapes", [])),
            _either(entry.get("words", [])),
            tuple(entry.get("ends", [])),
            frozenset(entry.get("nouns", [])),
        )
        for key, entry in data.items()
        if isinstance(entry, dict)
    )


def _either(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w-])(?:{any_of(words)})(?!\w)", re.IGNORECASE) if words else None


def _bound(words: list[str], before: str, behind: str) -> re.Pattern[str] | None:
    return re.compile(rf"{before}(?:{any_of(words)}){behind}") if words else None


def _shapes(shapes: list[str]) -> re.Pattern[str] | None:
    """`stichting … onderwijs`: the ellipsis is any words, or any beginning of a word (`…scholen`)."""
    patterns = [re.escape(shape).replace(r"\ ", " ").replace("…", r".*") for shape in shapes]
    return re.compile(rf"(?:{'|'.join(patterns)})(?!\w)") if shapes else None


@cache
def _quantifiers() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(tables(_FILE)['quantifiers'])}|\d{{1,3}})\s+)+", re.IGNORECASE)


@cache
def _narrowing() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(tables(_FILE)['narrowing'])})(?:\s.*)?$", re.IGNORECASE | re.DOTALL)


def party_type(name: str, names: Names | None = None, full: str | None = None) -> str | None:
    """The type of a party by its name (or the fuller form of it); None where nothing tells.

    Who signs as a board is one, but a school that signs for itself stays a school.
    """
    forms = tuple(dict.fromkeys((full or name, name)))
    by_name = next((kind for text in forms if (kind := _of(text))), None)
    listed = names.boards if names is not None else frozenset()
    if {fold_name(name), fold_name(without_brackets(name)), fold_name(full or name)} & listed:
        # Who signs is a board, but vo, so and mbo schools sign for themselves too and stay schools.
        return by_name if by_name in ("vo_school", "so_school", "mbo") else "schoolbestuur"
    if by_name is None and names is not None:
        return _by_prefix(name, names)
    return by_name


@cache
def _of(text: str) -> str | None:
    noun = generic_noun(text)
    by_noun = next((kind.key for kind in _types() if noun in kind.nouns), None)
    folded = " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
    # With a capital a listed name goes before the nouns (`Partners in Welzijn`); in small letters the nouns go first.
    known = _by_name(folded) if text[:1].isupper() else None
    if by_noun == "onderwijs_algemeen" and (by_sector := _by_sector(text)):
        return by_sector  # `taalcoördinatoren po`: the noun leaves open of what schools
    return known or by_noun or _by_words(folded) or _by_sector(text) or _misspelt(folded)


def _by_name(folded: str) -> str | None:
    """By the whole of a known name, also without what stands in brackets behind it."""
    forms = (folded, without_brackets(folded))
    return next((kind.key for kind in _types() if kind.names and any(map(kind.names.fullmatch, forms))), None)


class _Text(NamedTuple):
    folded: str
    words: list[str]


def _has_first_or_last_word(kind: _Type, text: _Text) -> bool:
    """`obs De Ster`, `Merewade College`."""
    return bool((kind.heads and kind.heads.match(text.folded)) or (kind.tails and kind.tails.match(text.folded)))


def _holds_name(kind: _Type, text: _Text) -> bool:
    """`Rabobank Noord`: a known name within a longer one."""
    return bool(kind.names and kind.names.search(text.folded))


def _has_shape(kind: _Type, text: _Text) -> bool:
    """`stichting … onderwijs`."""
    return bool(kind.shapes and kind.shapes.match(text.folded))


def _holds_word(kind: _Type, text: _Text) -> bool:
    """`De Meerse ondernemers`."""
    return bool(kind.words and kind.words.search(text.folded))


def _has_word_ending(kind: _Type, text: _Text) -> bool:
    """`scheepswerf`."""
    return bool(kind.ends) and any(word.endswith(kind.ends) for word in text.words)


# What tells a type, the surest first: each is asked of all types before the next is.
_TELLS: tuple[Callable[[_Type, _Text], bool], ...] = (
    _has_first_or_last_word,
    _has_shape,
    _holds_name,
    _holds_word,
    _has_word_ending,
)


def _by_words(folded: str) -> str | None:
    """By a known name; else by its first or last word, a name in it, the shape of the whole, or any word."""
    if known := _by_name(folded):
        return known
    text = _Text(folded, re.findall(r"[\w'&.-]+", folded))
    return next((kind.key for tells in _TELLS for kind in _types() if tells(kind, text)), None)


def _by_sector(text: str) -> str | None:
    """`taalcoördinatoren PO`: by the sector behind a noun."""
    behind = _SECTOR_BEHIND.search(text)
    return _by_words(behind["sector"].casefold()) if behind else None


def _by_prefix(name: str, names: Names) -> str | None:
    """`SKD-locatieleiders`: by the organisation in front of the hyphen, if the document introduces it."""
    short, hyphen, _ = name.partition("-")
    full = names.full.get(fold_name(short)) if hyphen else None
    return _of(full) if full else None


@cache
def _spellings() -> dict[str, str]:
    """Long single word -> its type, the first type first."""
    types: dict[str, str] = {}
    for key, lists in tables(_FILE).items():
        if isinstance(lists, dict):
            for word in (*lists.get("words", ()), *lists.get("nouns", ())):
                if len(word) >= _LONG and word.isalpha():
                    types.setdefault(word, key)
    return types


def _misspelt(folded: str) -> str | None:
    """By a long word with a typing error in it: `Schoolbestur`, `bibiotheek`."""
    for word in folded.split():
        if len(word) < _LONG - 1 or not word.isalpha():
            continue
        near = process.extractOne(word, _spellings().keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS)
        # Typing errors stand within words: with another first letter it is another word.
        if near and near[0][0] == word[0]:
            return _spellings()[near[0]]
    return None


def is_foundation(name: str) -> bool:
    """Whether a name is that of a foundation or association, as school boards' are."""
    return bool(_BOARDS_FOUNDATION.match(name))


def generic_noun(mention: str) -> str:
    """The noun of a class of parties: lower case, without quantifier and without what narrows it."""
    # The brackets of `ouder(s)`, `gemeente(n)` are the noun's own.
    printed = re.sub(r"\((?![sn]\))[^()]*\)(?!\w)", "", mention).strip(" .,;:")
    if printed.casefold() in _nouns():
        return printed.casefold()
    plain = _GROUP_OF_PEOPLE.sub("", _quantifiers().sub("", printed))
    noun = _narrowing().sub("", plain).strip(" .,;:")
    # Only where the noun isn't listed as it stands: `voortgezet onderwijs` ends in a sector and is a noun itself.
    if not any(noun.casefold() in kind.nouns for kind in _types()):
        noun = _GRADES.sub("", _SECTOR_BEHIND.sub("", noun) if " " in noun else noun)
    return noun.casefold()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for kind in _types() for noun in kind.nouns)


def is_listed_noun(phrase: str) -> bool:
    """Whether a noun of a class stands in the vocabulary as it is: `maatschappelijk werk`."""
    return phrase in _nouns()


@cache
def class_words() -> tuple[str, ...]:
    """The words and nouns of all types, and the first and last words that tell a type: none is a name by itself."""
    lists = ("words", "nouns", "heads", "tails")
    kinds = [entry for entry in tables(_FILE).values() if isinstance(entry, dict)]
    return (*tables(_FILE)["singular"], *(word for entry in kinds for name in lists for word in entry.get(name, ())))


@cache
def _singular() -> frozenset[str]:
    return frozenset(tables(_FILE)["singular"])


def is_generic(mention: str, at_start: bool) -> bool:
    """Whether a mention names a class of parties: a plural, a mass noun, a class noun; sectors also with capitals.

    at_start: its capital may be owed to the start of the field.
    """
    plain = _quantifiers().sub("", without_brackets(mention).strip(" .,;:"))
    # `ministerie van OCW` is one organisation in small letters too, and a listed name may begin with a noun
    # (`Partners in Welzijn`).
    if _STATE.match(plain) or (plain[:1].isupper() and " " in plain and _by_name(plain.casefold())):
        return False
    head = _narrowing().sub("", plain).strip()
    noun = head.casefold()
    capitals = any(word[:1].isupper() for word in head.split())
    if noun in _nouns():
        # A class noun in the singular whose capital isn't owed to the field's start is one organisation (reading rule
        # 13): the `Sociaal Team` of `ouders, Sociaal Team`.
        return not (noun in _singular() and capitals and (not at_start or head.isupper()))
    if not capitals or _GROUP.match(head) or _SECTOR_BEFORE.match(head):
        return True
    return at_start and _only_opens_with_capital(head) and bool(_PLURAL.search(noun)) and party_type(noun) is not None


def _only_opens_with_capital(head: str) -> bool:
    """`Lokale ondernemers`, not `OBS`, `Lokale Raad` or `Groep 3`."""
    first, *others = head.split()
    return first[:1].isupper() and not first.isupper() and not any(w[:1].isupper() or w[:1].isdigit() for w in others)
