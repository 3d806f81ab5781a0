"""The training text of the entity model: annotated as it says, the same each time, and nobody real."""

import random

import pytest
from training_corpus import Text, corpus, filled, joined, marked
from training_names import Composer, label_of, words

LABELS = {"PERSON", "ORG", "GPE", "LOC", "PROGRAMME"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("[ORG Bibliotheek X] leest", Text("Bibliotheek X leest", ((0, 13, "ORG"),))),
        ("niets [sic]", Text("niets [sic]", ())),  # brackets that mark nothing
        ("in [LOC A] en [LOC B]", Text("in A en B", ((3, 4, "LOC"), (8, 9, "LOC")))),
    ],
)
def test_marked(told: str, expected: Text) -> None:
    assert marked(told) == expected


def test_joined_moves_what_comes_later() -> None:
    assert joined([marked("[LOC A]."), marked("[LOC B].")], " ") == Text("A. B.", ((0, 1, "LOC"), (3, 4, "LOC")))


def test_the_same_seed_gives_the_same_text() -> None:
    assert corpus(3, 40) == corpus(3, 40)
    assert corpus(3, 40) != corpus(4, 40)


def test_what_is_measured_is_not_learnt() -> None:
    made = corpus(3, 200)
    learnt = {told.text for told in made.learnt}
    assert not {told.text for told in made.paragraphs} & learnt
    assert {label for told in made.paragraphs for _, _, label in told.spans} == LABELS


def test_names_stand_where_the_spans_say() -> None:
    for told in corpus(5, 300).learnt:
        for start, end, label in told.spans:
            assert label in LABELS
            assert told.text[start:end] == told.text[start:end].strip() != ""


def test_every_slot_can_be_filled() -> None:
    composer = Composer(random.Random(1))
    for slot in ("ORG", "SCHOOL", "SECOND", "BOARD", "PERSON", "LOC", "WARD", "REGION", "GPE", "PROG", "PROJECT"):
        for _ in range(200):
            name = composer.name(slot)
            assert name.label == label_of(slot)
            assert not {"{", "}", "|"} & set(name.text)


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    composer = Composer(random.Random(2))
    told = [filled(composer, "{PAPER}") for _ in range(400)]
    assert all(not text.text[start:end].startswith("kadernota") for text in told for start, end, _ in text.spans)
    assert any(text.text.startswith("kadernota ") for text in told)


def test_lists_hold_no_word_twice_by_mistake() -> None:
    assert all(len(some) > 0 for lists in words().values() for some in lists.values())
