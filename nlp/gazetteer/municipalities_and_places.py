"""A name in, the municipality or place of the registers out: exact, by another spelling, or but for a typing error.

What is ambiguous stays None. Knows the official lists (nlp/data), no grammar.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from nlp.gazetteer.user_registers import stored_rows

DATA = Path(__file__).parents[1] / "data"
_FIRST_YEAR = 2019  # of the programme's agendas
_SHORTEST_FUZZY = 7  # letters: shorter names are too like each other
_LIKENESS = 92  # of 100: one letter off in a name of twelve
# Names that are ordinary words too: they count only after `gemeente`.
_WORDS = frozenset(
    {"best", "laren", "epe", "beek", "goes", "stein", "buren", "tiel", "son", "losser", "bergen", "houten", "ede"}
)
_OFFICE = re.compile(r"^(?:de\s+|het\s+)?gemeenten?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of the CBS list; years are the first and last in which it exists, None if before or after."""

    code: str
    name: str
    province: str
    from_year: int | None
    until_year: int | None
    successor: str | None

    def exists(self, year: int | None) -> bool:
        """Whether it exists in a year; unknown years fit all that still exist."""
        if year is None:
            return True
        return (self.from_year or 0) <= year <= (self.until_year or 9999)


@dataclass(frozen=True, slots=True)
class Place:
    """A village, town or ward, and the municipality that it lies in."""

    name: str
    municipality_code: str
    kind: str  # `kern` or `wijk`


def fold(text: str) -> str:
    """Lower case, no diacritics, hyphens and apostrophes: `'s-Hertogenbosch` is `s hertogenbosch`."""
    plain = text
    if not text.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-‐–'’`´.]", " ", plain.casefold()).split())


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file (TSV): comments and the header line left out."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        yield line.split("\t")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """All municipalities of 2019 to 2023."""
    return tuple(
        Municipality(
            code, name, province, int(first) if first else None, int(last) if last else None, successor or None
        )
        for code, name, province, first, last, successor, _ in rows("municipalities.tsv")
    )


@cache
def _by_name() -> dict[str, tuple[Municipality, ...]]:
    found: dict[str, list[Municipality]] = {}
    every = {m.code: m for m in municipalities()}
    for code, name, _, _, _, _, variants in rows("municipalities.tsv"):
        for spelling in [name, re.sub(r"\s*\(.*\)", "", name), *variants.split("|")]:
            if spelling and every[code] not in found.setdefault(fold(spelling), []):
                found[fold(spelling)].append(every[code])
    return {key: tuple(some) for key, some in found.items()}


@lru_cache(maxsize=4096)  # a document asks for the same names again and again
def find_municipality(name: str, year: int | None = None) -> Municipality | None:
    """The municipality of that name (`Gemeente X` too), in that year if given; None if unknown or ambiguous."""
    key = fold(_OFFICE.sub("", name.strip()))
    known = _by_name()
    if key not in known and len(key) >= _SHORTEST_FUZZY:
        near = process.extract(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=2)
        if len(near) == 1 or (len(near) == 2 and near[0][1] > near[1][1]):
            key = near[0][0]
    found = [m for m in known.get(key, ()) if m.exists(year)] or list(known.get(key, ()))
    return found[0] if len(found) == 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    spellings = {
        spelling
        for _, name, _, _, _, _, variants in rows("municipalities.tsv")
        for spelling in [name, re.sub(r"\s*\(.*\)", "", name), *variants.split("|")]
        if spelling
    }
    longest = sorted(spellings, key=len, reverse=True)
    names = "|".join(re.escape(spelling).replace(r"\-", "[- ‐–]").replace("'", "['’]") for spelling in longest)
    return re.compile(rf"(?<![\w-])(?P<office>[Gg]emeente(?:n)?\s+)?(?P<name>{names})(?![\w])(?!-[A-Za-z])")


def municipalities_in(text: str) -> list[tuple[Municipality, int, int]]:
    """(municipality, start, end) of each mention in running text, the longest name first."""
    found = []
    for match in _pattern().finditer(text):
        if fold(match["name"]) in _WORDS and not match["office"]:
            continue
        municipality = find_municipality(match["name"])
        if municipality:
            found.append((municipality, match.start("name"), match.end("name")))
    return found


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """By folded name: those of the package, and those that the user added; a name may be in several municipalities."""
    found: dict[str, dict[tuple[str, str], Place]] = {}
    for name, code, kind in (*rows("places.tsv"), *stored_rows("places")):
        found.setdefault(fold(name), {}).setdefault((code, kind), Place(name, code, kind))
    return {key: tuple(some.values()) for key, some in found.items()}


def find_place(name: str, municipality: str | None = None) -> Place | None:
    """The place of that name, in that municipality (or its successor) before any other; None if unknown or ambiguous.

    A ward counts only within its own municipality: there is a `Noordhoek` in many.
    """
    found = _places().get(fold(name), ())
    homes = _codes(municipality) if municipality else frozenset()
    own = [place for place in found if place.municipality_code in homes]
    fitting = own or [place for place in found if place.kind == "kern" or not municipality]
    return fitting[0] if len({place.municipality_code for place in fitting}) == 1 else None


def places_named(name: str) -> tuple[Place, ...]:
    """All places of that name."""
    return _places().get(fold(name), ())


def place_kinds(name: str) -> frozenset[str]:
    """What places of that name are, anywhere: `kern`, `wijk`."""
    return frozenset(place.kind for place in _places().get(fold(name), ()))


@cache
def place_names(kind: str) -> tuple[str, ...]:
    """All names of that kind that are no ordinary word and no municipality's name."""
    taken = {fold(name) for name in municipality_names()} | _WORDS
    names = {place.name for some in _places().values() for place in some if place.kind == kind}
    return tuple(sorted(name for name in names if fold(name) not in taken))


@cache
def places_of(municipality: str) -> tuple[str, ...]:
    """The villages and wards of a municipality that have no municipality's name."""
    homes, taken = _codes(municipality), {fold(name) for name in municipality_names()}
    places = (place for some in _places().values() for place in some)
    return tuple(sorted({p.name for p in places if p.municipality_code in homes and fold(p.name) not in taken}))


@cache
def _codes(municipality: str) -> frozenset[str]:
    """The code of a municipality, and that of the one it went into."""
    home = find_municipality(municipality)
    after = find_municipality(home.successor) if home and home.successor else None
    return frozenset(m.code for m in (home, after) if m)


@cache
def provinces() -> tuple[str, ...]:
    """The twelve provinces, as CBS spells them."""
    return tuple(sorted({m.province for m in municipalities()}))


@cache
def _regions() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("regions.tsv"))


_COMPASS = re.compile(r"(?:Noord|Zuid|Oost|West|Midden|Noordoost|Noordwest|Zuidoost|Zuidwest)[- ](?=[A-Z])")


def is_region(name: str) -> bool:
    """Whether a name is that of a known region."""
    folded = fold(name)
    if folded in _regions():
        return True
    part = _COMPASS.match(name)  # `Noordoost-Twente`, `Zuid-Limburg`
    rest = fold(name[part.end() :]) if part else ""
    return bool(rest) and (rest in _regions() or rest in {fold(one) for one in provinces()})


@cache
def municipality_names() -> tuple[str, ...]:
    """Every spelling of a municipality of 2019 or later that is not an ordinary word too."""
    return _spellings(lambda last: last >= _FIRST_YEAR)


@cache
def former_municipality_names() -> tuple[str, ...]:
    """Those that were merged away before: today villages and towns."""
    return _spellings(lambda last: last < _FIRST_YEAR)


def _spellings(wanted: Callable[[int], bool]) -> tuple[str, ...]:
    found = {
        spelling
        for _, name, _, _, last, _, variants in rows("municipalities.tsv")
        if wanted(int(last or 9999))
        for spelling in (name, re.sub(r"\s*\(.*\)", "", name), *variants.split("|"))
    }
    return tuple(sorted(spelling for spelling in found if spelling and fold(spelling) not in _WORDS))


@cache
def region_names() -> tuple[str, ...]:
    """The known regions, as printed."""
    return tuple(row[0] for row in rows("regions.tsv"))
