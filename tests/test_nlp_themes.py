"""Which themes an intervention has, by its words and by where they stand (reading rule 46)."""

import pytest

from nlp.themes import Reason, themes


@pytest.mark.parametrize(
    ("title", "goal", "target_group", "expected"),
    [
        ("Taalspel in de wijk", None, None, ["taal"]),  # a title's word is enough
        ("Zomerschool", "Kinderen leren de Nederlandse taal", None, ["brede_talentontwikkeling"]),  # listed, not about
        ("Taalspel thuis", None, "ouders", ["taal", "ouderbetrokkenheid"]),  # the heaviest first
        ("Iets nieuws", None, None, ["overig"]),
    ],
)
def test_themes(title: str, goal: str | None, target_group: str | None, expected: list[str]) -> None:
    assert [theme.theme for theme in themes(title, goal, target_group, None)] == expected


def test_a_theme_says_which_words_decided_and_where_they_stand() -> None:
    (theme,) = themes("Zomerschool", None, None, None)
    assert theme.reasons == (Reason("zomerschool", "title", 4.0),)


def test_an_intervention_has_three_themes_at_most() -> None:
    assert len(themes("Taal, zomerschool, netwerk, burgerschap, mentoren en armoede", None, None, None)) == 3
