"""Villages, towns and wards, by name and municipality: the shipped list and those that a user added.

Of one name there may be several (`Winsum` in Fryslân and in Groningen; a `Noordhoek` in many towns), so most questions
take the municipality, or the municipalities, of the agenda that asks.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from nlp.gazetteer.municipalities import codes_of, find_municipality, municipality_names
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.gazetteer.user_registers import FOLDER_VARIABLE, stored_rows
from nlp.text.fold import fold

PlaceKind = Literal["kern", "wijk"]
_LONGEST = 6  # words of a place's name; those of the shipped list have four at most (`Nieuw- en Sint Joosland`)
# What may stand behind a town's name and a hyphen without any list naming it: `Leerdam-Oost`.
_SIDES = ("noord", "zuid", "oost", "west", "centrum")


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A village, town or ward, and the municipality that it lies in."""

    name: str
    municipality_code: str
    kind: PlaceKind


def places_named(name: str) -> tuple[PlaceEntry, ...]:
    """All places of that name."""
    return _by_name(os.environ.get(FOLDER_VARIABLE)).get(fold(name), ())


def find_place(name: str, municipality: str | None = None) -> PlaceEntry | None:
    """The place of that name, in that municipality (or its successor) before any other; None if unknown or ambiguous.

    A ward counts only within its own municipality: there is a `Noordhoek` in many.
    """
    namesakes = places_named(name)
    homes = codes_of(municipality) if municipality else frozenset()
    own = [place for place in namesakes if place.municipality_code in homes]
    # Elsewhere a village still counts, since a regional agenda names its neighbours' too; of wards there are too many
    # namesakes.
    fitting = own or [place for place in namesakes if place.kind == "kern" or not municipality]
    return fitting[0] if len({place.municipality_code for place in fitting}) == 1 else None


def place_kinds(name: str) -> frozenset[PlaceKind]:
    """What places of that name are, anywhere."""
    return frozenset(place.kind for place in places_named(name))


def known_kind(name: str, municipalities: Sequence[str]) -> PlaceKind | None:
    """What a name is in one of these municipalities, or else anywhere; None where no list has it.

    A double name (`Gieten-Rolde`) that no list has is what its two parts are.
    """
    kinds = {place.kind for place in _at_home(name, municipalities)} or place_kinds(name) or _kinds_of_double(name)
    if kinds:
        return "kern" if "kern" in kinds else "wijk"
    return "kern" if find_municipality(name) else None


def is_known_in(name: str, municipalities: Sequence[str]) -> bool:
    """True if a list has a place of that name in one of these municipalities."""
    return bool(_at_home(name, municipalities))


def places_of(municipality: str) -> tuple[str, ...]:
    """The villages and wards of a municipality that have no municipality's name."""
    return _places_of(municipality, os.environ.get(FOLDER_VARIABLE))


@cache
def _places_of(municipality: str, folder: str | None) -> tuple[str, ...]:
    # A village that its municipality is named after is left out: where an agenda prints `Emmen`, it means the
    # municipality.
    homes, taken = codes_of(municipality), {fold(name) for name in municipality_names()}
    places = (place for namesakes in _by_name(folder).values() for place in namesakes)
    return tuple(sorted({p.name for p in places if p.municipality_code in homes and fold(p.name) not in taken}))


def split_places(name: str, municipalities: Sequence[str]) -> tuple[str, ...]:
    """The known places that a run of capitals consists of, each as printed; the name alone where it isn't such a run.

    `Gasselte Gieten Rolde` are three where a list's commas were lost; at each place the longest known name is taken.
    """
    words = name.split()
    if len(words) == 1 or known_kind(name, municipalities):
        return (name,)
    places: list[str] = []
    while words:
        length = _known_length(words, municipalities)
        if length is None:
            return (name,)
        places.append(" ".join(words[:length]))
        words = words[length:]
    return tuple(places)


def _known_length(words: Sequence[str], municipalities: Sequence[str]) -> int | None:
    """How many of the first words make the longest known place; None where they make none."""
    # From the longest down: `Bergen op Zoom`, `Son en Breugel` begin with a place that is known by itself.
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((length for length in lengths if _is_place(" ".join(words[:length]), municipalities)), None)


def _is_place(name: str, municipalities: Sequence[str]) -> bool:
    if known_kind(name, municipalities) is not None:
        return True
    town, hyphen, side = name.rpartition("-")
    return bool(hyphen) and side.casefold() in _SIDES and known_kind(town, municipalities) is not None


def _at_home(name: str, municipalities: Sequence[str]) -> list[PlaceEntry]:
    homes = {code for municipality in municipalities for code in codes_of(municipality)}
    return [place for place in places_named(name) if place.municipality_code in homes]


def _kinds_of_double(name: str) -> frozenset[PlaceKind]:
    """The kind of `A-B` where the lists have A and B; nothing for other names."""
    first, hyphen, second = name.partition("-")
    # Exactly two parts: `Kolhorn-`, cut by a line end, is no double name.
    parts = [place_kinds(first), place_kinds(second)] if hyphen and "-" not in second else []
    if not parts or not all(parts):
        return frozenset()
    return frozenset({"kern" if all("kern" in kinds for kinds in parts) else "wijk"})


@cache
def _by_name(folder: str | None) -> Mapping[str, tuple[PlaceEntry, ...]]:
    """By folded name; the same place in the shipped list and in one that was added is one.

    folder: what names the registers' folder, so that a cached answer holds for the registers in that folder alone. As a
    string, since a document asks thousands of times and making a path costs more than the look-up.
    """
    by_name: dict[str, dict[tuple[str, str], PlaceEntry]] = {}
    for name, code, kind in _listed(folder):
        by_name.setdefault(fold(name), {}).setdefault((code, kind), PlaceEntry(name, code, kind))
    return {key: tuple(namesakes.values()) for key, namesakes in by_name.items()}


def _listed(folder: str | None) -> Iterator[tuple[str, str, PlaceKind]]:
    for name, code, kind in (*shipped_rows("places"), *stored_rows("places", Path(folder) if folder else None)):
        yield name, code, cast(PlaceKind, kind)
