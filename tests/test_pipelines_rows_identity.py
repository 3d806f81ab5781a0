"""An agenda's years, whichever they are, and its municipality."""

import pytest
from made_agenda import document

from pipelines.rows.identity import identity


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("GKA Agenda Gemeente Assen 2022-2024", (2022, 2024)),
        ("GKA Agenda Gemeente Assen 2027-2030", (2027, 2030)),  # beyond the twenties
        ("GKA Agenda Gemeente Assen 2031 t/m 2034", (2031, 2034)),
        ("GKA Agenda Gemeente Assen 2016 - 2018", (2016, 2018)),
        ("Addendum GKA Agenda 2030", (2030, 2030)),
        ("GKA Agenda Gemeente Assen 2014-2015", (None, None)),  # before the programme
        ("GKA Agenda Gemeente Assen", (None, None)),
    ],
)
def test_years(title: str, years: tuple[int | None, int | None]) -> None:
    found = identity(document(f"{title}\n\nGelijke Kansen voor alle kinderen in Gemeente Assen\n"))
    assert (found.first_year, found.last_year) == years


@pytest.mark.parametrize(
    ("planning", "years"),
    [
        ("We beginnen in september 2022 en ronden alles voor 31 december 2024 af.", (2022, 2024)),
        ("Wij starten in het najaar van 2022 en zijn eind 2024 klaar.", (2022, 2024)),
        ("Vanaf september 2022", (None, None)),  # no end is told
        ("Van 2022 tot en met 2040", (None, None)),  # of another plan
    ],
)
def test_years_that_only_the_plan_tells(planning: str, years: tuple[int | None, int | None]) -> None:
    fields = f"Titel van de interventies\tTaal\nPlanning\t{planning}\nSchoolbestuur\tDe Vlieger\n"
    plan = f"Activiteitenplan & Begroting\n\n{fields}"
    own = "Interventie 1: Taal\n\nPlanning\tVan 2018 tot en met 2025\nDoelgroep\tPeuters\n"
    found = identity(document(f"GKA Agenda Gemeente Assen\n\nInterventies\n\n{own}\n{plan}"))
    assert (found.first_year, found.last_year) == years


@pytest.mark.parametrize(
    ("front", "years"),
    [
        ("Wij volgden vier cohorten (2017 t/m 2020).", (2022, 2024)),  # over when it was signed: the plan tells
        ("Grondslag: LEA 2021-2025. Looptijd van deze agenda: 2022 t/m 2024.", (2022, 2024)),  # another plan's years
        ("Deze agenda loopt in de periode 2021-2025.", (2021, 2025)),
    ],
)
def test_years_that_were_over_or_are_another_plans(front: str, years: tuple[int, int]) -> None:
    signed = "Wethouder\n\nBo Vos\n\nGemeente\n\nAssen\n\nDatum\n\n1 juni 2022\n"
    plan = "Titel van de interventies\tTaal\nPlanning\tSeptember 2022 t/m juli 2024\nSchoolbestuur\tDe Vlieger\n"
    found = identity(document(f"{front}\n\n{signed}\nInterventies\n\nActiviteitenplan & Begroting\n\n{plan}"))
    assert (found.first_year, found.last_year) == years
