"""A name in capitals in, what the registers know of it out: kind of place, or the places that stand in it one by one.

Knows no text around the name.
"""

from collections.abc import Sequence

from nlp.gazetteer.municipalities_and_places import find_municipality, places_named

_LONGEST = 6  # words of a village's name: `Alphen aan den Rijn`, `Nieuw- en Sint Joosland`


def known_kind(name: str, municipalities: Sequence[str]) -> str | None:
    """`kern` or `wijk`: in one of these municipalities, else anywhere; of a double name, what its parts are."""
    found = places_named(name)
    homes = {code for one in municipalities for code in _codes(one)}
    kinds = {place.kind for place in found if place.municipality_code in homes} or {place.kind for place in found}
    if kinds:
        return "kern" if "kern" in kinds else "wijk"
    first, _, second = name.partition("-")
    if second and "-" not in second:
        both = [places_named(first), places_named(second)]
        if all(both):
            return "kern" if all(any(place.kind == "kern" for place in some) for some in both) else "wijk"
    return "kern" if find_municipality(name) else None


def is_known_in(name: str, municipalities: Sequence[str]) -> bool:
    """Whether the register has a place of that name in one of these municipalities."""
    homes = {code for one in municipalities for code in _codes(one)}
    return any(place.municipality_code in homes for place in places_named(name))


def parts_of(name: str, municipalities: Sequence[str]) -> tuple[str, ...]:
    """The known places that a run of capitals consists of, each as printed; the name alone where it is one."""
    words = name.split()
    if len(words) == 1 or known_kind(name, municipalities):
        return (name,)
    found: list[str] = []
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            part = " ".join(words[:length])
            if _is_place(part, municipalities):
                found.append(part)
                words = words[length:]
                break
        else:
            return (name,)
    return tuple(found)


def _is_place(part: str, municipalities: Sequence[str]) -> bool:
    town, hyphen, side = part.rpartition("-")
    return known_kind(part, municipalities) is not None or bool(
        hyphen and side.casefold() in ("noord", "zuid", "oost", "west", "centrum") and known_kind(town, municipalities)
    )


def _codes(municipality: str) -> tuple[str, ...]:
    home = find_municipality(municipality)
    after = find_municipality(home.successor) if home and home.successor else None
    return tuple(one.code for one in (home, after) if one)
