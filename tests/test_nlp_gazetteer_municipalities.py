"""Municipalities of each year, their spellings, and names that are ordinary words or ambiguous."""

import pytest

from nlp.gazetteer import find_municipality, municipalities_in, provinces
from nlp.gazetteer.municipalities import municipalities


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


def test_ordinary_words_count_only_after_gemeente() -> None:
    assert [m.name for m, _, _ in municipalities_in("Het Best bereikbare station van gemeente Best en Hulst")] == [
        "Best",
        "Hulst",
    ]
