"""The rules of the subsidy schemes: each has its source, and a document is held against its own scheme's only."""

from dataclasses import replace
from datetime import date

import pytest
from made_agenda import AGENDA, document

from extract.document import Document
from pipelines.rows.build import build_rows
from pipelines.rows.checks.subsidy import schemes

CODES = ("bedrag_boven_regeling", "aanvrager_geen_schoolbestuur", "overige_kosten_zonder_toelichting")


def codes(of: Document) -> list[str]:
    return [row.code for row in build_rows(of).findings if row.code in CODES]


def of_years(first: int, last: int, changes: dict[str, str]) -> Document:
    """An agenda of some years; `changes` are put into its text."""
    text = AGENDA.replace("maximaal € 40.000", "middelen").replace("in deze agenda", f"in deze agenda {first}-{last}")
    text = text.replace("In deze agenda", f"In deze agenda {first}-{last}")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return document(text)


def test_each_rule_has_its_source_and_no_year_has_two_schemes() -> None:
    for scheme in schemes():
        assert (scheme.maximum_eur is None) == (scheme.maximum_source is None)
        assert bool(scheme.last_days) == (scheme.last_day_source is not None)
        assert (scheme.other_costs_eur is None) == (scheme.other_costs_source is None)
        assert bool(scheme.no_school_board) == (scheme.school_board_source is not None)
        assert (scheme.age_max is None) == (scheme.age_source is None)
        assert list(scheme.last_days) == sorted(scheme.last_days)
    years = [year for scheme in schemes() for year in scheme.first_years]
    assert len(years) == len(set(years))


def test_the_figures_of_the_sources() -> None:
    """Read from the published texts; a typing error here would blame agendas."""
    told = {scheme.first_years: (scheme.maximum_eur, scheme.last_days) for scheme in schemes()}
    assert told[2019, 2020] == (140_000, (date(2021, 12, 31),))
    assert told[2021, 2022] == (100_000, (date(2023, 12, 31), date(2024, 12, 31)))


GRANTED = {"Gelijke Kansen Alliantie\t\t€ 35.400,00": "Gelijke Kansen Alliantie\t\t€ 120.000,00"}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2022, 2024, ["bedrag_boven_regeling"]),
        (2019, 2021, []),  # 140.000 then
        (2025, 2027, []),  # no scheme that we know
    ],
)
def test_the_maximum_goes_by_the_year_in_which_the_agenda_begins(first: int, last: int, expected: list[str]) -> None:
    assert codes(of_years(first, last, GRANTED)) == expected


@pytest.mark.parametrize("kind", ["addendum", "themaagenda"])
def test_nobody_knows_the_maximum_of_another_kind(kind: str) -> None:
    assert codes(replace(of_years(2022, 2024, GRANTED), kind=kind)) == []


def test_who_signs_as_competent_authority() -> None:
    assert codes(
        of_years(2022, 2024, {"Organisatie: Scholengroep De Vlieger": "Organisatie: Gemeente Veldenrode"})
    ) == ["aanvrager_geen_schoolbestuur"]


def test_other_costs_above_the_bound_say_what_they_are_for() -> None:
    assert codes(of_years(2022, 2024, {"Overige kosten\tboeken": "Overige kosten\t"})) == [
        "overige_kosten_zonder_toelichting"
    ]
