"""The municipalities and provinces of the Netherlands, by name: `Den Bosch` is `'s-Hertogenbosch`, GM0796.

A name is found exactly, by another spelling that the list has, or but for one typing error. A name that fits two
municipalities (`Bergen`) fits none: a wrong code in a table does more harm than a missing one.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from nlp.gazetteer.likeness import nearest
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.text.fold import fold
from nlp.text.vocabulary import tables

# The programme's first agendas are of 2019: what was merged away before is a village or town to them.
_FIRST_YEAR = 2019
_OFFICE = re.compile(r"^(?:de\s+|het\s+)?gemeenten?\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(.*\)")


@dataclass(frozen=True, slots=True)
class MunicipalityEntry:
    """A municipality of the CBS list; years are the first and last in which it exists, None if before or after."""

    code: str  # GM0796
    name: str
    province: str
    from_year: int | None
    until_year: int | None
    successor: str | None  # the name of the municipality that it went into

    def exists(self, year: int | None) -> bool:
        """True if it exists in a year; a year that isn't known fits all."""
        if year is None:
            return True
        return (self.from_year or 0) <= year <= (self.until_year or 9999)


@cache
def municipalities() -> tuple[MunicipalityEntry, ...]:
    """All municipalities that existed at any time from 2019 to 2023, and some that were merged away before."""
    return tuple(
        MunicipalityEntry(
            code, name, province, int(first) if first else None, int(last) if last else None, successor or None
        )
        for code, name, province, first, last, successor, _ in shipped_rows("municipalities")
    )


@lru_cache(maxsize=4096)  # a document asks for the same names again and again
def find_municipality(name: str, year: int | None = None) -> MunicipalityEntry | None:
    """The municipality of that name (`Gemeente X` too), in that year if given; None if unknown or ambiguous."""
    by_name = _by_name()
    key = fold(_OFFICE.sub("", name.strip()))
    # As printed first: a name that the list has is no typing error of its neighbour's.
    if key not in by_name:
        key = nearest(key, by_name) or key
    namesakes = by_name.get(key, ())
    # An agenda may use a name before or after its municipality existed; then its year says nothing.
    of_year = [municipality for municipality in namesakes if municipality.exists(year)] or namesakes
    return of_year[0] if len(of_year) == 1 else None


def municipalities_in(text: str) -> list[tuple[MunicipalityEntry, int, int]]:
    """(municipality, start, end) of each mention in running text, the longest name first; offsets into text.

    A name that is an ordinary word too (`Best`) counts only behind `gemeente`.
    """
    mentions = []
    for match in _pattern().finditer(text):
        if fold(match["name"]) in ordinary_names() and not match["office"]:
            continue
        municipality = find_municipality(match["name"])
        if municipality:
            mentions.append((municipality, match.start("name"), match.end("name")))
    return mentions


@cache
def codes_of(municipality: str) -> frozenset[str]:
    """The code of a municipality, and that of the one it went into: its villages are listed under that one."""
    home = find_municipality(municipality)
    after = find_municipality(home.successor) if home and home.successor else None
    return frozenset(one.code for one in (home, after) if one)


@cache
def municipality_names() -> tuple[str, ...]:
    """Every spelling of a municipality of 2019 or later that is not an ordinary word too."""
    return _names(lambda last_year: last_year >= _FIRST_YEAR)


@cache
def former_municipality_names() -> tuple[str, ...]:
    """Those that were merged away before: today villages and towns."""
    return _names(lambda last_year: last_year < _FIRST_YEAR)


@cache
def provinces() -> tuple[str, ...]:
    """The twelve provinces, as CBS spells them."""
    return tuple(sorted({municipality.province for municipality in municipalities()}))


@cache
def ordinary_names() -> frozenset[str]:
    """The folded names of municipalities that are ordinary words too: `best`, `laren`."""
    return frozenset(tables("municipality_words")["words"])


def _spellings(name: str, variants: str) -> Iterator[str]:
    """`Bergen (NH.)`, `Bergen`, and the list's other spellings, which `|` parts."""
    yield from filter(None, (name, _BRACKETS.sub("", name), *variants.split("|")))


def _names(wanted: Callable[[int], bool]) -> tuple[str, ...]:
    """The spellings of the municipalities whose last year is wanted; 9999 is that of those that still exist."""
    spellings = {
        spelling
        for _, name, _, _, last, _, variants in shipped_rows("municipalities")
        if wanted(int(last or 9999))
        for spelling in _spellings(name, variants)
    }
    return tuple(sorted(spelling for spelling in spellings if fold(spelling) not in ordinary_names()))


@cache
def _by_name() -> Mapping[str, tuple[MunicipalityEntry, ...]]:
    by_name: dict[str, list[MunicipalityEntry]] = {}
    by_code = {municipality.code: municipality for municipality in municipalities()}
    for code, name, _, _, _, _, variants in shipped_rows("municipalities"):
        for spelling in _spellings(name, variants):
            namesakes = by_name.setdefault(fold(spelling), [])
            if by_code[code] not in namesakes:
                namesakes.append(by_code[code])
    return {key: tuple(namesakes) for key, namesakes in by_name.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Any municipality's name: with any hyphen or a blank for its hyphens, and either apostrophe."""
    spellings = {
        spelling
        for _, name, _, _, _, _, variants in shipped_rows("municipalities")
        for spelling in _spellings(name, variants)
    }
    longest = sorted(spellings, key=len, reverse=True)
    names = "|".join(re.escape(spelling).replace(r"\-", "[- ‐–]").replace("'", "['’]") for spelling in longest)
    # No hyphen and letter behind it: `Leerdam-Oost` is a part of Leerdam, `Almere-middelen` is money.
    return re.compile(rf"(?<![\w-])(?P<office>[Gg]emeente(?:n)?\s+)?(?P<name>{names})(?![\w])(?!-[A-Za-z])")
