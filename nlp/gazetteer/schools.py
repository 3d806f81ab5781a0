"""Schools and school boards by name, from the registers that the user added (DUO's), with their official numbers.

Without such a register nothing is found, and a name that two schools have is none's: a wrong number does more harm than
a missing one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.gazetteer.likeness import nearest
from nlp.gazetteer.municipalities import find_municipality
from nlp.gazetteer.user_registers import registers_folder, stored_rows
from nlp.text.fold import fold
from nlp.text.vocabulary import tables

_ARTICLE = re.compile(r"^(?:de|het|'t|t)\s+(?=\S)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class School:
    """A school's establishment in DUO's register; `board` is the number of its bevoegd gezag."""

    number: str  # 12AB00: BRIN and vestiging
    name: str
    place: str
    municipality: str | None
    municipality_code: str | None
    board: str | None
    denomination: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """A bevoegd gezag in DUO's register."""

    number: str  # five digits
    name: str
    place: str | None


def find_school(name: str, place_or_municipality: str | None = None) -> School | None:
    """The school of that name, in that place or municipality where one is given; None if unknown or ambiguous."""
    known = _schools_in(registers_folder(), place_or_municipality)
    key = school_key(name)
    if key not in known and place_or_municipality is not None:  # in the whole country some name is always like it
        key = nearest(key, known) or key
    namesakes: Sequence[School] = known.get(key, ())
    if len({school.number for school in namesakes}) > 1:
        namesakes = _of_denomination(name, namesakes)
    return namesakes[0] if len({school.number for school in namesakes}) == 1 else None


def find_board(name: str) -> Board | None:
    """The school board of that name; None if unknown or ambiguous."""
    known = _boards(registers_folder())
    key = _board_key(name)
    namesakes = known.get(key) or known.get(nearest(key, known) or "", ())
    return namesakes[0] if len({board.number for board in namesakes}) == 1 else None


@cache
def _schools(folder: Path) -> tuple[School, ...]:
    # The folder is part of the question, so that a cached answer holds for the registers in that folder alone.
    return tuple(
        School(number, name, place, municipality or None, code or None, board or None, denomination or None)
        for number, name, place, municipality, code, board, denomination in stored_rows("schools", folder)
    )


@cache
def _schools_in(folder: Path, where: str | None) -> dict[str, tuple[School, ...]]:
    by_key: dict[str, list[School]] = {}
    for school in _schools(folder):
        if where is None or _lies_in(school, where):
            by_key.setdefault(school_key(school.name), []).append(school)
    return {key: tuple(namesakes) for key, namesakes in by_key.items()}


@cache
def _boards(folder: Path) -> dict[str, tuple[Board, ...]]:
    by_key: dict[str, list[Board]] = {}
    for number, name, place in stored_rows("boards", folder):
        by_key.setdefault(_board_key(name), []).append(Board(number, name, place or None))
    return {key: tuple(namesakes) for key, namesakes in by_key.items()}


def _lies_in(school: School, where: str) -> bool:
    """DUO prints places in capitals, and an agenda says the municipality where the register has the village."""
    if fold(where) in (fold(school.place), fold(school.municipality or "")):
        return True
    municipality = find_municipality(where)
    return municipality is not None and municipality.code == school.municipality_code


@cache
def _words() -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """The denominations by type of school; a type, and a legal form, in front of a name."""
    data = tables("school_names")
    types: dict[str, str] = data["types"]
    type_ = "|".join(sorted(map(re.escape, types), key=len, reverse=True))
    form = "|".join(map(re.escape, data["forms"]["words"]))
    before = rf"(?:{form})\s+(?:(?:voor|tot|van)\s+)?(?=\S)"
    return types, re.compile(rf"(?P<type>{type_})\s+(?=\S)"), re.compile(before)


def school_key(name: str) -> str:
    """A school's name without its type and article; of `basisschool obs De Brug` both types."""
    _, type_, _ = _words()
    key = fold(_BRACKETS.sub("", name))
    for _ in range(2):  # `basisschool obs De Brug`
        match = type_.match(key)
        key = key[match.end() :] if match else key
    return _ARTICLE.sub("", key)


def _board_key(name: str) -> str:
    """A board's name without its legal form and article."""
    _, _, form = _words()
    key = _ARTICLE.sub("", fold(_BRACKETS.sub("", name)))
    match = form.match(key)
    return _ARTICLE.sub("", key[match.end() :] if match else key)


def _of_denomination(name: str, found: Sequence[School]) -> Sequence[School]:
    """Of several, those whose denomination the type in front of the name tells: `obs` is `Openbaar`."""
    types, type_, _ = _words()
    match = type_.match(fold(name))
    told = types[match["type"]] if match else ""
    return [school for school in found if told and told in fold(school.denomination or "")]
