"""The text of `Locatie` in, its places out: municipality, village, ward, school, institution, region.

A place is a name in capitals with the type word before it; several stand in lists, in brackets, after `in` and `te`.
What the register of places doesn't know, in a municipality that it does know, is a ward.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.gazetteer import find_municipality, is_known_in, is_region, known_kind, place_kinds, split_places
from nlp.locations.capital_runs import CAPITAL, LINK, Run, runs
from nlp.text.document_names import Names
from nlp.text.fold import fold
from nlp.text.list_items import item_lines
from nlp.text.vocabulary import any_of, tables

NO_NAMES = Names()
_WORDS = tables("locations")
_OFFICE = re.compile(
    r"(?:(?:de\s+)?(?:heel|hele|geheel|gehele|gansche)\s+(?:de\s+)?)?(?:de\s+)?(?:(?P<word>gemeenten?)\b|gem\.)"
    r"(?:\s+(?P<name>(?:['’]s-|De |Den |Het )?[A-ZÚ][\w'’-]*"
    r"(?:\s+(?:en|aan|op|van|de|den|der|in|\([A-Z]+\.?\)|[A-Z][\w'’-]*))*))?",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['whole'])})(?!\w)", re.IGNORECASE)
_S = r"[^\S\n]"
_ANOTHER = re.compile(rf"\s*(?:,|&|/|\ben\b)\s*(?P<name>{CAPITAL}(?:{_S}+(?:{LINK}{_S}+)?{CAPITAL})*)")
_TYPES = ("wijk", "regio", "kern")
# What opens a name in capitals and is no part of it: `Wijk Selwerd`, `Dorpshuizen van X`.
_OPENS = re.compile(
    rf"(?<![\w'’-])(?<!van de )(?:{any_of(word for kind in _TYPES for word in _WORDS[kind])})"
    r"(?=\s*:?\s+(?!aan\b|op\b))"
    rf"|(?<!\w)(?:{any_of(word for kind in ('school', 'instelling') for word in _WORDS[kind] if ' ' in word)})(?=\s)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:^|(?<=[.\n•(]))[\s\-•–*]{0,9}(?P<word>[A-ZÀ-Þ][\w'’-]*)")
_SAID = re.compile(r"\s?\((?P<what>[A-Za-zÀ-ÿ ]{2,30})\)")
_SEVERAL = ("scholen", "locaties", "centra")  # `Basisscholen De Bron en De Zaaier`
_NEAR = 60  # letters before a name that tell what it is
_NO_PART = re.compile(r"\((?:locatie|vestiging|o\.a\.|te )")
_LIST = re.compile(r"\s*(?:,|&|/|;|\n|:|\ben\b|\bof\b|[-•])*\s*(?:\b(?:de|het|ook)\b\s*)?")


@dataclass(frozen=True, slots=True)
class Location:
    """A place as named in a field; `name` is without type word and quantifier, but of schools and the like whole."""

    mention: str
    char_start: int
    char_end: int
    name: str
    kind: str  # `gemeente`, `kern`, `wijk`, `school`, `instelling`, `regio`, `overig`


def locations(text: str, names: Names = NO_NAMES) -> list[Location]:
    """The places of a field, each once, in their order."""
    found: dict[str, Location] = {}
    known: set[str] = set()  # names, whatever their kind
    taken: set[int] = set()
    for place in (*_municipalities(text, names), *_whole(text, names)):
        found.setdefault(place.name.casefold() + place.kind, place)
        known.add(place.name.casefold())
        taken.update(range(place.char_start, place.char_end))
    carried: tuple[str, int] | None = None  # the kind that a plural type word gave, and where its list is
    plain = _plain(item_lines(text))
    for run in runs(plain):
        if not taken.isdisjoint(range(run.start, run.end)):
            continue
        if carried and not _LIST.fullmatch(text[carried[1] : run.start]):
            carried = None
        for place in _places(plain, run, names, carried[0] if carried else None):
            shown = replace(place, mention=text[place.char_start : place.char_end])
            if place.name.casefold() not in known:
                known.add(place.name.casefold())
                found[place.name.casefold()] = shown
        plural = _plural_type(plain, run.start)
        carried = (plural, run.end) if plural else (carried[0], run.end) if carried else None
    places = sorted(found.values(), key=lambda place: place.char_start)
    return _settled(text, places, names)


def _plain(text: str) -> str:
    """The text with a small letter where a type word or a class noun opens a line or a name; the same length."""
    letters = list(text)
    for match in _OPENS.finditer(text):
        letters[match.start() : match.end()] = _small(match[0])
    for match in _FIRST.finditer(text):
        article = match["word"] in ("De", "Het") and re.match(r"\s+[A-Z]", text[match.end() :])
        several = match["word"].casefold().endswith(_SEVERAL)
        if article or (not several and re.match(r"\s+(?:De|Het|'t|’t)\s", text[match.end() :])):
            continue
        if _is_class(match["word"].casefold()):
            letters[match.start("word") : match.end("word")] = _small(match["word"])
    return "".join(letters)


def _small(word: str) -> str:
    """In small letters, each of one letter (that of `İ` are two)."""
    return "".join(c.lower()[:1] for c in word)


def _is_class(word: str) -> bool:
    """Whether a word that opens a field with a capital is a class noun (`Gymzalen`) or no noun at all (`Alle`)."""
    ends = _WORDS["class_ends"]
    return word in ends or (word.endswith(tuple(end for end in ends if len(end) >= 5)) and known_kind(word, ()) is None)


def _plural_type(text: str, start: int) -> str | None:
    """The kind that `wijken`, `dorpen` before a name give to all members of its list."""
    before = re.search(r"([a-zà-ÿ]+en)\s*:?\s*$", text[max(0, start - _NEAR) : start])
    if before and before[1].endswith("scholen"):
        return "school"
    return next((kind for kind in _TYPES if before and before[1] in _WORDS[kind]), None)


def _whole(text: str, names: Names) -> Iterator[Location]:
    """`gemeentebreed`, `hele stad`: the agenda's own municipality."""
    for match in _WHOLE.finditer(text):
        if names.municipality:
            yield Location(match[0], match.start(), match.end(), names.municipality, "gemeente")


def _municipalities(text: str, names: Names) -> Iterator[Location]:
    """`Heel gemeente X`, `de hele gemeente`: a bare `gemeente` only where it stands as a place of its own."""
    for match in _OFFICE.finditer(text):
        named = match["name"]
        if named and not named[:1].isupper() and named[:1] not in "'’":
            named = None
        name = named
        while name and find_municipality(name) is None and " " in name:
            name = name.rsplit(" ", 1)[0]
        whole = re.match(r"(?:de\s+)?(?:heel|hele|geheel|gehele)", match[0], re.IGNORECASE)
        before = text[max(0, match.start() - _NEAR) : match.start()].rstrip().casefold()
        alone = not before or before.endswith((",", ";", "\n"))
        if not named and not whole and not (alone and re.fullmatch(r"\s*\.?\s*", text[match.end() :])):
            continue
        bare = len(match[0]) if not match["name"] else match.start("name") - match.start()
        end = match.start("name") + len(name) if name else match.start() + bare
        opening = re.match(r"de\s+", match[0], re.IGNORECASE)
        start = match.start() + (opening.end() if opening else 0)
        shown = text[start:end].rstrip(" .")
        known = find_municipality(name) if name else None
        official = known.name if known else name or names.municipality
        if official:
            yield Location(shown, start, start + len(shown), official, "gemeente")
        if (match["word"] or "").casefold() == "gemeenten":
            yield from _further(text, end)


def _further(text: str, at: int) -> Iterator[Location]:
    """The other members of `gemeenten X, Y en Z`."""
    while (match := _ANOTHER.match(text, at)) and (known := find_municipality(match["name"])):
        yield Location(match["name"], match.start("name"), match.end("name"), known.name, "gemeente")
        at = match.end()


def _places(text: str, run: Run, names: Names, carried: str | None) -> Iterator[Location]:
    """The place of one run of capitals, or the places that stand in it without a comma."""
    start, name = run.start, run.name.rstrip(" .'’-")
    typed = _typed(text, start)
    if typed in _WORDS["units"] and name.casefold() in _WORDS["directions"]:
        return
    parts = split_places(name, names.municipalities) if typed not in (*_WORDS["school"], *_WORDS["instelling"]) else ()
    kinds: list[str] = [known_kind(part, names.municipalities) or "wijk" for part in parts]
    if len(parts) > 1 and not _inside_kind(name) and len(set(kinds)) == 1:  # a village with its ward is one place
        for part, kind in zip(parts, kinds, strict=True):
            at = start = text.index(part, start)
            yield Location(part, at, at + len(part), part, kind)
        return
    kind, begin = _kind(text, start, name, typed, names, carried)
    shown = text[begin : start + len(name)]
    yield Location(shown, begin, start + len(name), shown if kind in ("school", "instelling") else name, kind)


@cache
def _behind() -> re.Pattern[str]:
    several = [word for kind in ("school", "instelling") for word in _WORDS[kind] if " " in word]
    return re.compile(rf"(?:{any_of(several)}|[a-zà-ÿ.-]+)\s*:?\s+$", re.IGNORECASE)


def _typed(text: str, start: int) -> str:
    before = _behind().search(text[max(0, start - _NEAR) : start])
    return before[0].strip(" :\n.").casefold() if before and "\n" not in before[0] else ""


def _inside_kind(name: str) -> str | None:
    """School or institution, by a word in the name itself: `Bibliotheek Zuidoost`, `Ostrea Lyceum`."""
    inside = [word.casefold().strip(".") for word in name.split()]
    if len(inside) > 1 and inside[-1] == "centrum" and known_kind(name.rsplit(" ", 1)[0], ()):
        return None  # `Almelo Centrum`
    for kind in ("school", "instelling"):
        if any(word in _WORDS[kind] for word in inside):
            return kind
    for kind in ("school", "instelling"):
        ends = tuple(_WORDS[f"suffix_{kind}"])
        for word in inside:
            if kind == "school" and word.endswith(ends):
                return kind
            if word.endswith(ends) and "-" not in word and len(inside) > 1:
                return kind
    return None


def _kind(text: str, start: int, name: str, typed: str, names: Names, carried: str | None) -> tuple[str, int]:
    """What a name is, by type word, ending or the registers; and where its mention begins."""
    near = text[max(0, start - _NEAR) : start]
    begin = start - (len(near) - len(near.rstrip(" :\n\t"))) - len(typed) if typed else start
    inside = _inside_kind(name) or _said_behind(text, start + len(name))
    if inside:
        return inside, start
    exact = next((kind for kind in ("school", "instelling") if typed in _WORDS[kind]), None)
    if exact:
        return exact, begin
    for kind in ("school", "instelling"):
        if len(typed) > 6 and typed.endswith(tuple(_WORDS[f"suffix_{kind}"])):
            return kind, begin
    for kind in _TYPES:
        if typed in _WORDS[kind] and typed not in _WORDS["units"]:
            return kind, start if typed.endswith("n") or ":" in text[begin:start] else begin
    known = known_kind(name, names.municipalities)
    if typed.endswith("scholen"):
        return "school", start
    if carried and (known is None or carried == "school" or not is_known_in(name, names.municipalities)):
        return carried, start
    if is_region(name):
        return "regio", start
    if known:
        return known, start
    if name.casefold().endswith(tuple(_WORDS["ward_ends"])) or name.casefold() in _WORDS["directions"]:
        return "wijk", start
    return _unknown(name, names), start


def _said_behind(text: str, end: int) -> str | None:
    """What a bracket behind a name says that it is: `De Windroos (po)`, `De Hofnar (theater)`."""
    bracket = _SAID.match(text, end)
    said = bracket["what"].casefold() if bracket else ""
    if said in ("po", "vo", "so", "vso", "sbo", "basisonderwijs", "voortgezet onderwijs"):
        return "school"
    return next((kind for kind in ("school", "instelling") if said in _WORDS[kind]), None)


def _unknown(name: str, names: Names) -> str:
    """A name that no register has: beside a known place a part of it, or a spot in it; else a ward."""
    words = name.split()
    if len(words) > 1 and known_kind(words[0], names.municipalities):
        return "wijk"
    if len(words) > 1 and known_kind(words[-1], names.municipalities) == "kern":
        return "overig"
    if len(words) > 3:
        return "overig"
    return "wijk" if names.municipality and find_municipality(names.municipality) else "kern"


def _settled(text: str, places: list[Location], names: Names) -> list[Location]:
    """Wards in brackets behind their village; the municipality's own name where it stands alone."""
    rows = list(places)
    own = {fold(name) for name in (names.municipality, *names.municipalities) if name}
    brackets = _brackets(text)
    for n, place in enumerate(rows):
        bracket = brackets[place.char_start]
        if (
            bracket is not None
            and place.kind == "kern"
            and n
            and known_kind(place.name, names.municipalities) != "kern"
            and _outer(bracket, rows, n).kind in ("kern", "gemeente")
            and not _NO_PART.match(text, bracket)
        ):
            rows[n] = replace(place, kind="wijk")
        around = text[place.char_end : place.char_end + _NEAR].lstrip().casefold().startswith(tuple(_WORDS["around"]))
        alone = len(rows) == 1 or "-" in place.name or not place_kinds(place.name)
        if place.kind == "kern" and fold(place.name) in own and not around and alone:
            rows[n] = replace(place, kind="gemeente")
    return rows


def _brackets(text: str) -> list[int | None]:
    """For each letter, where the bracket opens that it stands in."""
    opened: list[int] = []
    found: list[int | None] = []
    for at, letter in enumerate(text):
        if letter == "(":
            opened.append(at)
        elif letter == ")" and opened:
            opened.pop()
        found.append(opened[-1] if opened else None)
    return found


def _outer(bracket: int, rows: list[Location], n: int) -> Location:
    """The place before the bracket that the n-th place stands in."""
    return next((row for row in reversed(rows[max(0, n - 20) : n]) if row.char_end <= bracket), rows[0])
