"""The registers: municipalities of each year, places in them, and names that are ordinary words or ambiguous."""

import pytest

from nlp.gazetteer.municipalities_and_places import (
    find_municipality,
    find_place,
    fold,
    is_region,
    municipalities,
    municipalities_in,
    place_kinds,
    place_names,
    provinces,
    rows,
)


@pytest.mark.parametrize(("year", "number"), [(2019, 355), (2020, 355), (2021, 352), (2022, 345), (2023, 342)])
def test_each_year_has_as_many_municipalities_as_the_cbs_counts(year: int, number: int) -> None:
    assert sum(m.exists(year) for m in municipalities()) == number


def test_every_municipality_lies_in_a_province_and_has_a_code_of_its_own() -> None:
    assert len(provinces()) == 12
    assert len({m.code for m in municipalities()}) == len(municipalities())
    assert all(len(m.code) == 6 and m.code.startswith("GM") for m in municipalities())


def test_a_municipality_that_went_has_a_successor_that_exists_then() -> None:
    gone = [m for m in municipalities() if m.until_year]
    successors = {m.code: find_municipality(m.successor or "", (m.until_year or 0) + 1) for m in gone}
    assert [code for code, successor in successors.items() if successor is None] == []


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("Den Bosch", "'s-Hertogenbosch"),  # in common use
        ("’s-Gravenhage", "'s-Gravenhage"),  # another apostrophe
        ("Súdwest Fryslân", "Súdwest-Fryslân"),  # no hyphen
        ("gemeente Sudwest-Fryslan", "Súdwest-Fryslân"),  # no diacritics
        ("Ooststellingwrf", "Ooststellingwerf"),  # a typing error
        ("Bergen", None),  # two of that name
        ("Bergen NH", "Bergen (NH.)"),
        ("Hollerdam", None),  # no such municipality
    ],
)
def test_spellings(printed: str, official: str | None) -> None:
    found = find_municipality(printed)
    assert (found.name if found else None) == official


@pytest.mark.parametrize(
    ("name", "municipality", "code"),
    [
        ("Kolhorn", None, "GM1911"),  # one of that name
        ("Winsum", "Waadhoeke", "GM1949"),  # there is one in Groningen too
        ("Winsum", None, None),  # which?
        ("Volkel", "Uden", "GM1991"),  # a former municipality's villages lie in its successor
        ("Overvecht", "Utrecht", "GM0344"),  # a ward
        ("Overvecht", "Dronten", None),  # a ward of elsewhere
        ("Zuidoosterdam", None, None),
    ],
)
def test_places(name: str, municipality: str | None, code: str | None) -> None:
    found = find_place(name, municipality)
    assert (found.municipality_code if found else None) == code


def test_every_place_lies_in_a_municipality_that_still_exists_and_every_municipality_has_places() -> None:
    present = {m.code for m in municipalities() if not m.until_year}
    assert {code for _, code, _ in rows("places.tsv")} == present
    assert {kind for _, _, kind in rows("places.tsv")} == {"kern", "wijk"}


def test_no_place_stands_twice() -> None:
    listed = [(fold(name), code) for name, code, _ in rows("places.tsv")]
    assert len(set(listed)) == len(listed)


def test_names_that_are_words_or_municipalities_are_left_out_of_the_names_to_look_for() -> None:
    names = set(place_names("kern"))
    assert {"Kolhorn", "Valthermond"} <= names
    assert not {"Best", "Ede", "Amsterdam", "Zwolle"} & names


def test_kinds_and_regions() -> None:
    assert place_kinds("Kolhorn") == {"kern"}
    assert place_kinds("Angelslo") == {"wijk"}
    assert place_kinds("Hollerdam") == frozenset()
    assert is_region("west-friesland")


def test_ordinary_words_count_only_after_gemeente() -> None:
    assert [m.name for m, _, _ in municipalities_in("Het Best bereikbare station van gemeente Best en Hulst")] == [
        "Best",
        "Hulst",
    ]
