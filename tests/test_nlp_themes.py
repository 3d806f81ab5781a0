"""Which themes an intervention has, by its words, by where they stand and by what was learnt (reading rule 46)."""

import numpy as np
import pytest

from nlp.themes import Reason, model, themes
from nlp.themes.words import by_words, heard, weighed

_TRAINED = "- voorlezen\n- drie trainingen voor leerkrachten"


@pytest.mark.parametrize(
    ("title", "goal", "target_group", "expected"),
    [
        ("Taalspel in de wijk", None, None, ["taal"]),  # a title's word is enough
        ("Lezen en taal thuis", None, "ouders", ["taal", "ouderbetrokkenheid"]),  # the likeliest first
        ("Iets nieuws", None, None, ["overig"]),
    ],
)
def test_themes(title: str, goal: str | None, target_group: str | None, expected: list[str]) -> None:
    assert [theme.theme for theme in themes(title, goal, target_group, None)] == expected


def test_a_theme_says_which_words_decided_and_where_they_stand() -> None:
    (theme,) = themes("Zomerschool", None, None, None)
    assert theme.reasons == (Reason("zomerschool", "title", 4.0),)


def test_words_alone_tell_a_subject_from_one_that_is_listed() -> None:
    parts = {"title": "Zomerschool", "goal": "Kinderen leren de Nederlandse taal", "group": "", "activities": ""}
    assert [theme.theme for theme in by_words(weighed(heard(parts)))] == ["brede_talentontwikkeling"]


def test_an_intervention_has_three_themes_at_most() -> None:
    text = "Taal, zomerschool, netwerk, burgerschap, mentoren, armoede"
    assert len(themes(text, text, "peuters en hun ouders", f"- {text}")) <= 3


def test_training_of_professionals_in_one_item_is_a_theme() -> None:
    found = themes("Samen lezen", "Elk kind leest", "kleuters", _TRAINED)
    assert "professionalisering" in [theme.theme for theme in found]


def test_what_the_model_adds_says_so() -> None:
    """A theme that the words alone wouldn't have told is marked as the model's."""
    parts = {"title": "Samen lezen", "goal": "Elk kind leest", "group": "kleuters", "activities": _TRAINED}
    told = {theme.theme for theme in by_words(weighed(heard(parts)))}
    found = {theme.theme: theme.evidence for theme in themes(*parts.values())}
    assert found == {name: "rule" if name in told else "model" for name in found}
    assert found["professionalisering"] == "model"


def test_pieces_make_long_and_short_texts_alike() -> None:
    short = model.pieces({"title": "Taal", "goal": "", "group": "", "activities": ""})
    assert float(np.linalg.norm(short)) == pytest.approx(1)
    assert not model.pieces({"title": "", "goal": "", "group": "", "activities": ""}).any()
