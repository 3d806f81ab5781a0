"""The kinds of register that a user may add: by which columns each is recognised, and what a right row is.

The spellings of the columns stand in data/register_files.toml, so that a heading that is renamed is one word there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from nlp.text.vocabulary import tables

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {  # of the registers as stored, by table
        "schools": ("number", "name", "place", "municipality", "municipality_code", "board", "denomination"),
        "boards": ("number", "name", "place"),
        "places": ("name", "municipality_code", "kind"),
        "municipalities": ("municipality_code", "name", "province"),
        "figures": ("municipality_code", "year", "inhabitants", "children", "disadvantage_score"),
    }
)
_BRIN = re.compile(r"\d{2}[A-Z]{2}")
_SCHOOL = re.compile(r"(\d{2}[A-Z]{2})[- ]?(\d{2})")
_BOARD = re.compile(r"\d{5}")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:JJ00)?")  # `2023JJ00` is a year in StatLine's own codes
_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+(?:[.,]\d+)?")
_MUNICIPALITY = re.compile(r"(?:GM)?(\d{1,4})")
_DISTRICT = re.compile(r"WK(\d{4})\d{2}")
# The codes of country, provinces, municipalities and neighbourhoods, which CBS lists in one column with the wards:
# these rows are right, only not wanted, and so don't count as faulty.
_OTHER_REGION = re.compile(r"(?:NL|GM|BU|LD|PV)\d{2,}")
# CBS numbers its wards (`Wijk 03 Eendorp-Noord`); agendas don't.
_NUMBERED = re.compile(r"^Wijk\s+\d{1,2}\s+(?=\w)")
_DEMANDS = {
    "schools": "a school needs a number (12AB00), a name and a place",
    "head_schools": "a school needs a number (12AB), a name and a place",
    "boards": "a school board needs a number of five digits and a name",
    "districts": "a district needs a code (WK168003) and a name",
    "places": "a place needs a name and a gemeentecode (GM1680)",
    "figures": "a municipality needs a gemeentecode (GM1680), a year and a number",
    "municipalities": "a municipality needs a gemeentecode (GM1680) and a name",
}


@dataclass(frozen=True, slots=True)
class RegisterKind:
    """A kind of file: its columns with their spellings, and the table that its rows go to."""

    key: str
    noun: str
    table: str
    required: tuple[str, ...]
    one_of: tuple[str, ...]  # of these columns it needs one; empty where it needs none
    columns: Mapping[str, tuple[str, ...]]

    @property
    def demand(self) -> str:
        """What a row needs, in words."""
        return _DEMANDS[self.key]

    def is_other(self, cells: Mapping[str, str]) -> bool:
        """True if a row is rightly in the file but of another kind: a neighbourhood among the districts."""
        if self.key == "figures":
            code = cells.get("municipality_code", "")
            return bool(_OTHER_REGION.match(code)) and not code.startswith("GM")
        return self.key == "districts" and bool(_OTHER_REGION.match(cells.get("district_code", "")))

    def normalised(self, cells: Mapping[str, str]) -> tuple[str, ...] | None:
        """The cells of the stored row; None where the row is wrong."""
        made = {**cells, **_codes(self.key, cells)}
        row = tuple(made.get(column, "") for column in COLUMNS[self.table])
        # How many of a table's first columns a row can't do without; they stand in front in `COLUMNS` for that.
        needed = {"schools": 3, "boards": 2, "places": 2, "municipalities": 2, "figures": 2}[self.table]
        told = not self.one_of or any(made.get(column) for column in self.one_of)
        return row if told and all(row[:needed]) else None


@cache
def register_kinds() -> tuple[RegisterKind, ...]:
    """All kinds, in the order in which a header is held against them."""
    return tuple(
        RegisterKind(
            key,
            one["noun"],
            one.get("table", key),
            tuple(one["required"]),
            tuple(one.get("one_of", ())),
            MappingProxyType({name: tuple(some) for name, some in one["columns"].items()}),
        )
        for key, one in tables("register_files").items()
    )


def _codes(kind: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The official numbers in one spelling; empty where they are wrong."""
    municipality = _municipality(cells.get("municipality_code", ""))
    board = _board(cells.get("board", ""))
    match kind:
        case "schools":
            return {"number": _school(cells), "board": board, "municipality_code": municipality}
        case "head_schools":
            # DUO's list of main sites has the institution's number only; its own site is 00 in the list of all sites.
            brin = cells.get("brin", "").upper()
            number = brin + "00" if _BRIN.fullmatch(brin) else ""
            return {"number": number, "board": board, "municipality_code": municipality}
        case "boards":
            return {"number": _board(cells.get("number", ""))}
        case "districts":
            code = _DISTRICT.fullmatch(cells.get("district_code", ""))
            name = _NUMBERED.sub("", cells.get("name", ""))
            return {"municipality_code": f"GM{code[1]}" if code else "", "name": name, "kind": "wijk"}
        case "figures":
            year = _YEAR.fullmatch(cells.get("year", ""))
            numbers = {name: _number(cells.get(name, "")) for name in COLUMNS["figures"][2:]}
            return {"municipality_code": municipality, "year": year[1] if year else "", **numbers}
        case "places":
            part = cells.get("kind", "").casefold() == "wijk"
            return {"municipality_code": municipality, "kind": "wijk" if part else "kern"}
        case _:
            return {"municipality_code": municipality}


def _school(cells: Mapping[str, str]) -> str:
    """`12AB00`; a bare `00` or `0` goes with the number of the institution."""
    printed = cells.get("number", "").upper()
    if re.fullmatch(r"\d{1,2}", printed):
        printed = cells.get("brin", "").upper() + printed.zfill(2)
    match = _SCHOOL.fullmatch(printed)
    return match[1] + match[2] if match else ""


def _board(printed: str) -> str:
    """Five digits; a spreadsheet may have taken the zeros in front."""
    number = printed.zfill(5) if re.fullmatch(r"\d{3,5}", printed) else printed
    return number if _BOARD.fullmatch(number) else ""


def _number(printed: str) -> str:
    """`12.345` and `12345` are the same number, `3,5` has a fraction; empty for what is none (`.`, `x`)."""
    if not _NUMBER.fullmatch(printed):
        return ""
    whole = re.fullmatch(r"\d{1,3}(?:[. ]\d{3})+", printed)
    return re.sub(r"[. ]", "", printed) if whole else printed.replace(",", ".")


def _municipality(printed: str) -> str:
    match = _MUNICIPALITY.fullmatch(printed.upper())
    return f"GM{match[1].zfill(4)}" if match else ""
