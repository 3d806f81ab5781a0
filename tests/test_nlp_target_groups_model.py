"""What was learnt of where target groups begin and end, and how much the rules' reading counts beside it."""

import numpy as np
import pytest

from nlp.target_groups import model, target_groups
from nlp.target_groups.group_spans import Told, told_groups
from nlp.target_groups.rows import by_rules
from nlp.target_groups.token_traits import SIZE, tokens, traits

_NO_WEIGHTS = model.Weights(np.zeros((SIZE, 3)), np.zeros((3, 3)), np.zeros(3))
_SENTENCE = "Mentoren bellen de ouders die we nooit zien"


def test_without_weights_the_rules_stand() -> None:
    told, _ = by_rules(_SENTENCE)
    assert [_SENTENCE[start:end] for start, end in told.groups] == ["Mentoren"]
    assert model.reread(_SENTENCE, told, by=_NO_WEIGHTS) == told.groups


def test_what_the_model_adds_says_so() -> None:
    found = {row.mention: row.evidence for row in target_groups(_SENTENCE)}
    assert found == {"Mentoren": "rule", "ouders die we nooit zien": "model"}


def test_a_list_without_a_verb_is_read_by_the_rules() -> None:
    text = "kleuters; hun ouders"
    told = Told([(0, 8)], [], [])  # not what the rules read: it stays all the same
    assert model.reread(text, told) == [(0, 8)]
    assert {row.evidence for row in target_groups(text)} == {"rule"}


def test_a_field_keeps_a_group() -> None:
    """The weights that call every word outside leave what the rules read."""
    told, _ = by_rules(_SENTENCE)
    outside = model.Weights(np.zeros((SIZE, 3)), np.zeros((3, 3)), np.zeros(3))
    outside.traits[:, model.OUTSIDE] = 9
    assert model.reread(_SENTENCE, told, by=outside) == told.groups


@pytest.mark.parametrize(
    ("text", "aside", "meant"),
    [
        ("Het is voor tieners.", "Het is voor ", "tieners."),
        ("De doelgroep bestaat niet uit de leerlingen, maar uit de leraren", "De doelgroep bestaat niet uit", ""),
        ("Ouders doen niet mee", "Ouders doen niet mee", ""),
        ("Kleuters, omdat hun ouders werken", ", omdat hun ouders werken", ""),
        ("Ook peuters? Nee.", "Ook peuters", ""),
    ],
)
def test_what_a_text_leaves_no_doubt_of(text: str, aside: str, meant: str) -> None:
    told = told_groups(text)
    assert any(text[start:end].startswith(aside) for start, end in told.set_aside)
    assert [text[at:] for at in told.meant_at if meant] == [meant][: bool(meant)]


def test_spans_are_what_the_states_say() -> None:
    words = tokens("Voor ouders van peuters, en o.a. leraren.Kleuters")
    assert [word.word for word in words][-4:] == ["o.a.", "leraren", ".", "Kleuters"]
    groups = [(5, 23), (33, 40)]
    assert model.spans(words, model.states(words, groups)) == groups


def test_every_word_has_traits_of_a_bucket() -> None:
    text = "Niet de ouders, maar de juffen.\nVoor wie?"
    words = tokens(text)
    found = traits(text, words)
    assert len(found) == len(words)
    assert all(0 <= bucket < SIZE for buckets in found for bucket in buckets)


def test_a_denial_is_seen_from_the_word_that_it_denies() -> None:
    """The same word at the same place has other traits where its clause denies it."""
    denied, meant = "Wij vragen niet de ouders erbij", "Wij vragen ook de ouders erbij"
    at = [word.word for word in tokens(meant)].index("ouders")
    assert traits(denied, tokens(denied))[at] != traits(meant, tokens(meant))[at]
