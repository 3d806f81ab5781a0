"""Who a field is for: where each group begins and ends, and what narrows it."""

import pytest

from nlp.target_groups import target_groups


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(row.mention, row.group, row.education_phase) for row in target_groups(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dit richt zich op kleuters en op lkr.",  # the preposition said again; an abbreviation of the field
            [("kleuters", "kinderen", None), ("lkr", "professionals", None)],
        ),
        (
            "Primair: leerlingen van groep 3. Secundair: hun ouders/verzorgers.",  # labels; a pair is one group
            [("leerlingen van groep 3", "leerlingen", "po"), ("ouders/verzorgers", "ouders", None)],
        ),
        (
            "- Tieners van 13 jaar en ouder\n- Vrijwilligers",  # `en ouder` names no parents
            [("Tieners van 13 jaar en ouder", "jongeren", None), ("Vrijwilligers", "vrijwilligers", None)],
        ),
        (
            "We richten ons op vaders die moeite hebben met taal. Zij wonen vooral in Oost.",  # it explains
            [("vaders die moeite hebben met taal", "ouders", None)],
        ),
        (
            "Leerlingen van het basis- en voortgezet onderwijs",  # two phases of one group
            [
                ("Leerlingen van het basis- en voortgezet onderwijs", "leerlingen", "po"),
                ("Leerlingen van het basis- en voortgezet onderwijs", "leerlingen", "vo"),
            ],
        ),
        (
            "jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs",  # `voortgezet` is not `vo` here
            [
                ("jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs", "jongeren", "so"),
                ("jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs", "jongeren", "vo"),
            ],
        ),
        ("Ouders van peuters en kleuters", [("Ouders van peuters en kleuters", "ouders", None)]),  # of both
        (
            "Ouders van peuters en leerkrachten",
            [("Ouders van peuters", "ouders", None), ("leerkrachten", "professionals", None)],
        ),
        ("Gezinnen, ongeacht hun inkomen", [("Gezinnen", "gezinnen", None)]),  # a comment
        ("leerjaar 1 en 2 vmbo", [("leerjaar 1 en 2 vmbo", "leerlingen", "vo")]),  # classes without a noun
        ("Peuters\n2e klas havo", [("Peuters", "peuters", None), ("2e klas havo", "leerlingen", "vo")]),
        ("klas 12", []),  # no class has this number
        ("", []),
    ],
)
def test_groups(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_restriction_at_the_end_is_shared() -> None:
    assert [(g.mention, g.age_min, g.age_max) for g in target_groups("kinderen en jongeren van 0-18 jaar")] == [
        ("kinderen", 0, 18),
        ("jongeren van 0-18 jaar", 0, 18),
    ]


@pytest.mark.parametrize(("text", "group"), [("8-14 jaar", "kinderen"), ("12+", "jongeren"), ("-4", "kinderen")])
def test_bare_ages(text: str, group: str) -> None:
    assert [row.group for row in target_groups(text)] == [group]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Leerlingen van het vmbo en mbo-studenten, 15 - 23 jaar", [(15, 23), (15, 23)]),  # set off: both
        ("Leerlingen van het vmbo en mbo-studenten van 15 - 23 jaar", [(None, None), (15, 23)]),
        ("Jongeren van een jaar of twaalf", [(12, 12)]),
        ("jongeren tot 23", [(None, 23)]),  # no unit behind a noun of people
        ("jongeren tot 2028 begeleid", [(None, None)]),
        ("kinderen van een jaar of 6 tot en met 12", [(6, 12)]),
    ],
)
def test_whose_ages(text: str, ages: list[tuple[float | None, float | None]]) -> None:
    assert [(row.age_min, row.age_max) for row in target_groups(text)] == ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("peuters en hun opa's en oma's", [("peuters", "peuters", None), ("opa's en oma's", "overig", None)]),
        ("(Groot)ouders", [("(Groot)ouders", "ouders", None)]),
        ("kinderen uit kleine kernen krijgen voorrang", [("kinderen uit kleine kernen", "kinderen", None)]),
        ("jongeren uit de wijk (zo'n dertig per jaar)", [("jongeren uit de wijk", "jongeren", None)]),
    ],
)
def test_what_narrows_no_group(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_grade_is_not_that_of_children_too_young_for_it() -> None:
    rows = target_groups("peuters, kleuters en kinderen uit groep 3")
    assert [row.grade_min for row in rows] == [None, None, 3]
