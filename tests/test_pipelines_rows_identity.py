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
