"""What the headings of all interventions tell together."""

import pytest
from made_agenda import document

from extract.agenda.counted_interventions import without_counting


@pytest.mark.parametrize(
    ("titles", "plain"),
    [
        (("Plan 1. De Leesbus", "Plan 2. Sport"), ("De Leesbus", "Sport")),
        (("A | De Leesbus", "B | Sport"), ("De Leesbus", "Sport")),  # `Programmalijn` is known to come before a title
        (
            ("Eerste voornemen: De Leesbus", "Tweede voornemen: Sport", "Derde voornemen: Muziek"),
            ("De Leesbus", "Sport", "Muziek"),
        ),
        # two that begin alike by chance
        (("Samen lezen: De Leesbus", "Thuis lezen: De Leestas"), None),
        # one of them isn't counted
        (("Plan 1. De Leesbus", "Sport"), None),
        # the same mark twice counts nothing
        (("Team A: lezen", "Team A: sport"), None),
        (("De Leesbus", "Sport"), None),
        (("Plan 1. De Leesbus",), None),
        ((), None),
    ],
)
def test_titles_without_what_counts_them(titles: tuple[str, ...], plain: tuple[str, ...] | None) -> None:
    assert tuple(without_counting(titles)) == (titles if plain is None else plain)


_FIELDS = "Doelgroep: Peuters.\n\nLocatie: Ens.\n\n"


def test_a_title_above_a_question_that_is_no_label_is_no_intervention() -> None:
    found = document(
        f"Twee dorpen\n\nWaarom doen we dit?\n\nInterventies\n\nPlan 1. Lezen\n\n{_FIELDS}Plan 2. Sport\n\n{_FIELDS}"
    )
    assert [one.title for one in found.interventions] == ["Lezen", "Sport"]
    assert [field.intervention for field in found.fields] == [0, 0, 1, 1]


def test_a_table_of_labels_above_the_budget_tells_of_the_plan() -> None:
    plans = "".join(f"Plan {n}. Lezen {n}\n\n{_FIELDS}" for n in (1, 2, 3))
    found = document(f"Interventies\n\n{plans}Alles op een rij\n\n{_FIELDS}Inzet middelen\n\nWij betalen samen.")
    assert [one.title for one in found.interventions] == ["Lezen 1", "Lezen 2", "Lezen 3"]
    assert [section.kind for section in found.sections][-2:] == ["gka_agenda", "inzet_middelen"]
