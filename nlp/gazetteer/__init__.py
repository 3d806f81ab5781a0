"""Municipalities, regions, places, schools and boards by name: lists that are shipped, lists that a user adds."""

from nlp.gazetteer.municipalities import (
    MunicipalityEntry,
    find_municipality,
    former_municipality_names,
    municipalities_in,
    municipality_names,
    provinces,
)
from nlp.gazetteer.places import (
    PlaceEntry,
    PlaceKind,
    find_place,
    is_known_in,
    known_kind,
    place_kinds,
    places_of,
    split_places,
)
from nlp.gazetteer.regions import is_region, region_names
from nlp.gazetteer.schools import find_board, find_school, school_key
from nlp.gazetteer.user_registers import RegisterError, add_register, registers_folder

__all__ = [
    "MunicipalityEntry",
    "PlaceEntry",
    "PlaceKind",
    "RegisterError",
    "add_register",
    "find_board",
    "find_municipality",
    "find_place",
    "find_school",
    "former_municipality_names",
    "is_known_in",
    "is_region",
    "known_kind",
    "municipalities_in",
    "municipality_names",
    "place_kinds",
    "places_of",
    "provinces",
    "region_names",
    "registers_folder",
    "school_key",
    "split_places",
]
