"""The text of `Locatie` in, its places out: municipality, village, ward, school, institution, region.

A place is a name in capitals with the type word before it; several stand in lists, in brackets, after `in` and `te`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.names import Names
from nlp.registers import DATA, find_municipality, find_place, is_region

NO_NAMES = Names()
_OFFICE = re.compile(
    r"(?:(?:de\s+)?(?:heel|hele|geheel|gehele|gansche)\s+(?:de\s+)?)?(?:de\s+)?gemeenten?\b"
    r"(?:\s+(?P<name>(?:['’]s-|De |Den |Het )?[A-ZÚ][\w'’-]*"
    r"(?:\s+(?:en|aan|op|van|de|den|der|in|\([A-Z]+\.?\)|[A-Z][\w'’-]*))*))?",
    re.IGNORECASE,
)
_CAPITAL = r"(?:['’][ts]\s|['’]s-)?[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’.-]*"
_LINK = r"(?:aan den|aan de|op de|van de|van der|voor de|de|het|den|der|van|en de|op|in 't|['’]t|der)"
_NAME = re.compile(
    rf"(?P<type>(?:[a-zà-ÿ.]+\s+){{0,2}}?)(?P<name>{_CAPITAL}(?:\s+(?:{_LINK}\s+)?(?:{_CAPITAL}|\d+\b))*)"
)


@dataclass(frozen=True, slots=True)
class Location:
    """A place as named in a field; `name` is without type word and quantifier, but of schools and the like whole."""

    mention: str
    char_start: int
    char_end: int
    name: str
    kind: str  # `gemeente`, `kern`, `wijk`, `school`, `instelling`, `regio`, `overig`


@cache
def _words() -> dict[str, tuple[str, ...]]:
    with (DATA / "locations.toml").open("rb") as file:
        return {key: tuple(words) for key, words in tomllib.load(file).items()}


def locations(text: str, names: Names = NO_NAMES) -> list[Location]:
    """The places of a field, each once, in their order."""
    found: dict[str, Location] = {}
    taken: list[tuple[int, int]] = []
    for place in _municipalities(text, names):
        found.setdefault(place.name.casefold() + place.kind, place)
        taken.append((place.char_start, place.char_end))
    for match in _NAME.finditer(text):
        if any(a < match.end() and match.start("name") < b for a, b in taken):
            continue
        for place in _places(text, match):
            key = place.name.casefold()
            if not any(key == other.name.casefold() for other in found.values()):
                found[key] = place
    places = sorted(found.values(), key=lambda place: place.char_start)
    return _settled(text, places, names)


def _municipalities(text: str, names: Names) -> Iterator[Location]:
    """`Heel gemeente X`, `de hele gemeente`: a bare `gemeente` only where it stands as a place of its own."""
    for match in _OFFICE.finditer(text):
        named = match["name"]
        name = named
        while name and find_municipality(name) is None and " " in name:
            name = name.rsplit(" ", 1)[0]
        if named and not named[:1].isupper() and named[:1] not in "'’":
            named = name = None
        whole = re.match(r"(?:de\s+)?(?:heel|hele|geheel|gehele)", match[0], re.IGNORECASE)
        before = text[: match.start()].rstrip().casefold()
        alone = not before or before.endswith((",", ";", "\n"))
        if not named and not whole and not (alone and re.fullmatch(r"\s*\.?\s*", text[match.end() :])):
            continue
        end = match.start("name") + len(name) if named and name else match.end() if not named else match.end("name")
        end = match.end() if not match["name"] or not named else end
        shown = text[match.start() : end].rstrip(" .")
        start = match.start() + (len(shown) - len(re.sub(r"^de\s+", "", shown, flags=re.IGNORECASE)))
        shown = text[start : start + len(re.sub(r"^de\s+", "", shown, flags=re.IGNORECASE))]
        known = find_municipality(name) if name else None
        official = known.name if known else name or names.municipality
        if official:
            yield Location(shown, start, start + len(shown), official, "gemeente")


def _places(text: str, match: re.Match[str]) -> Iterator[Location]:
    """The place of one run of capitals, or the wards that stand in it without a comma."""
    start, name = match.start("name"), match["name"].rstrip(" .'’-")
    at_start = not text[:start].strip(" (\n-•") or text[:start].rstrip()[-1:] in ".\n"
    first = name.split()[0].casefold()
    if at_start and len(name.split()) == 1 and not match["type"].strip() and _is_class(first):
        return
    parts = name.split()
    wards = [
        part for part in parts if part.casefold().endswith(tuple(e for e in _words()["ward_ends"] if e.startswith("-")))
    ]
    if len(parts) > 1 and len(wards) == len(parts):
        for part in parts:
            at = text.index(part, start)
            yield Location(part, at, at + len(part), part, "wijk")
        return
    kind, begin = _kind(text, match, name)
    shown = text[begin : start + len(name)]
    if kind in ("school", "instelling"):
        yield Location(shown, begin, start + len(name), shown, kind)
    elif kind:
        place = name if kind != "regio" else shown
        yield Location(shown, begin, start + len(name), place, kind)


def _is_class(word: str) -> bool:
    """Whether a word that opens a field with a capital is a class noun (`Gymzalen`) or no noun at all (`Alle`)."""
    ends = _words()["class_ends"]
    return word in ends or word.endswith(tuple(end for end in ends if len(end) >= 5))


def _kind(text: str, match: re.Match[str], name: str) -> tuple[str | None, int]:
    """What a name is, by type word, ending or the registers; and where its mention begins."""
    start = match.start("name")
    words = _words()
    inside = [word.casefold().strip(".") for word in name.split()]
    before = re.search(r"([a-zà-ÿ.]+(?:\s+van de wijk)?)\s+$", text[:start])
    typed = before[1].casefold().strip(".") if before else ""
    for kind in ("school", "instelling"):
        if any(
            word in words[kind]
            or (kind == "school" and word.endswith(("college", "lyceum", "school")))
            or (
                kind == "instelling"
                and word.endswith(("huis", "centrum", "kantoor", "hal"))
                and "-" not in word
                and len(inside) > 1
            )
            for word in inside
        ):
            return kind, start
        if typed in words[kind]:
            assert before is not None
            return kind, before.start()
    for kind in ("wijk", "regio", "kern"):
        if typed in words[kind]:
            assert before is not None
            return kind, (before.start() if kind != "kern" and not typed.endswith(("n",)) else start)
    if name.casefold().endswith(words["ward_ends"]):
        return "wijk", start
    if is_region(name):
        return "regio", start
    place = find_place(name)
    if place:
        return place.kind, start
    return ("kern" if len(inside) <= 3 else "overig"), start


def _settled(text: str, places: list[Location], names: Names) -> list[Location]:
    """Wards in brackets behind their village; the municipality's own name where it stands alone."""
    rows = list(places)
    for n, place in enumerate(rows):
        before = text[: place.char_start]
        inside = before.count("(") > before.count(")")
        if (
            inside
            and place.kind == "kern"
            and n
            and _outer(text, rows, n).kind in ("kern", "gemeente")
            and not re.search(r"\((?:locatie|vestiging|o\.a\.|te )", before[before.rfind("(") :])
        ):
            rows[n] = replace(place, kind="wijk")
        own = {name.casefold() for name in (names.municipality, *names.municipalities) if name}
        if place.kind == "kern" and place.name.casefold() in own and (len(rows) == 1 or "-" in place.name):
            rows[n] = replace(place, kind="gemeente")
    return rows


def _outer(text: str, rows: list[Location], n: int) -> Location:
    """The place before the bracket that the n-th place stands in."""
    bracket = text.rfind("(", 0, rows[n].char_start)
    outside = [row for row in rows[:n] if row.char_end <= bracket]
    return outside[-1] if outside else rows[0]
