"""A spaCy pipeline that a user puts in the place of the project's own model, and the tokeniser of both."""

from pathlib import Path

import pytest
import spacy

from nlp.entities.language_model import LanguageModelError, installed_pipeline, tokeniser_pipeline
from nlp.entities.rows import entities
from nlp.text.document_names import Names


def _saved(folder: Path, patterns: list[dict[str, str]]) -> str:
    """A pipeline as somebody else may have it: a ruler with labels of its own."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    pipeline.to_disk(folder / "small")
    return str(folder / "small")


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
        installed_pipeline(_saved(tmp_path, []))


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LanguageModelError, match="can't be loaded"):
        installed_pipeline(str(tmp_path))
