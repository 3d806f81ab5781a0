"""The pipelines that name entities: the project's own, and one that a user puts in its place."""

from pathlib import Path

import pytest
import spacy

from nlp.entities.language_model import (
    MODEL,
    REGISTERS,
    LanguageModelError,
    entity_pipeline,
    guessed_names,
    registered_names,
    tokeniser_pipeline,
)
from nlp.entities.rows import entities
from nlp.text.document_names import Names

SMALL = 5_000_000  # bytes


def _saved(folder: Path, patterns: list[dict[str, str]]) -> str:
    """A pipeline as somebody else may have it: a ruler with labels of its own."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    pipeline.to_disk(folder / "small")
    return str(folder / "small")


def test_the_model_is_small_and_complete() -> None:
    assert {"PERSON", "ORG", "GPE", "LOC", "PROGRAMME"} == set(entity_pipeline().pipe_labels["ner"])
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < SMALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de OAB-middelen", ["de", "OAB", "-", "middelen"]),  # a compound holds a name
        ("LEA/REA", ["LEA", "/", "REA"]),
        ("obs 't Veld", ["obs", "'t", "Veld"]),
        ("kansen4kinderen", ["kansen4kinderen"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokeniser_pipeline()(text)] == expected


def test_the_shipped_model_has_these_tokens() -> None:
    text = "De NPO-gelden (€ 12.500,-) voor Borger-Odoorn, o.a. 's-Gravenhage; zie blz. 4."
    assert [token.text for token in entity_pipeline()(text)] == [token.text for token in tokeniser_pipeline()(text)]


def test_registers_stand_beside_the_model() -> None:
    doc = entity_pipeline()("Emmen werkt met de GKA aan taal.")
    assert [(span.text, span.label_) for span in doc.spans[REGISTERS]] == [("Emmen", "GPE"), ("GKA", "PROGRAMME")]


def test_names_of_registers_and_guesses_have_their_places_in_the_text() -> None:
    text = "Daar gaat het over. " * 5 + "In Emmen helpt Stichting Zonnewijzer het team van de school."
    assert [text[span.start : span.end] for span in registered_names([text])[0]] == ["Emmen"]
    assert "Stichting Zonnewijzer" in [text[span.start : span.end] for span in guessed_names([text])[0]]


def test_another_pipeline_takes_the_models_place(tmp_path: Path) -> None:
    """Its labels become the tables'; registers and rules still count; a label that the tables don't know is nothing."""
    model = _saved(
        tmp_path,
        [
            {"label": "PER", "pattern": "Griet Zonnebeke"},
            {"label": "FAC", "pattern": "Kromme Toren"},
            {"label": "WORK_OF_ART", "pattern": "Verhalen van Ver"},
            {"label": "CARDINAL", "pattern": "zeven"},
        ],
    )
    text = "In Emmen leest Griet Zonnebeke zeven keer uit Verhalen van Ver bij de Kromme Toren."
    found = entities([text], Names(), model=model)[0]
    assert [(one.label, one.text) for one in found] == [
        ("GPE", "Emmen"),
        ("PERSON", "Griet Zonnebeke"),
        ("PROGRAMME", "Verhalen van Ver"),
        ("LOC", "Kromme Toren"),
    ]


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(
        LanguageModelError, match=r"^The spaCy pipeline 'nl_core_news_xx' can't be loaded; install it .*\.$"
    ):
        entities(["Een tekst."], Names(), model="nl_core_news_xx")


def test_a_pipeline_that_names_nothing(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match="names no entities"):
        entity_pipeline(_saved(tmp_path, []))


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LanguageModelError, match="can't be loaded"):
        entity_pipeline(str(tmp_path))
