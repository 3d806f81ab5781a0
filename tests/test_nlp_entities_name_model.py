"""The project's own entity model: the same answers as spaCy gives with the pipeline that was trained."""

import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from nlp.entities.name_model import name_model
from nlp.entities.tokens import MODEL, tokens_of

PARAGRAPHS = Path(__file__).parents[1] / "data" / "training" / "paragraphs.txt"
SMALL = 6_000_000  # bytes
ODD = [
    "\n\nStichting De Bron\n \nen   Basisschool Het Anker.",  # no name begins with white space
    "A",
    "ADJ PROPN ORG X xxxx DATE",  # spaCy has numbers of its own for these
    "Wij vragen het Annemiek van der Linden-de Vries, Bibliotheek De Waard & Co (BDW), 12-3-2024, € 5.000,- o.a.",
    "É" * 120 + " Ångström 'S ’s „Taalboot“ ½ 😀",
]


@pytest.fixture(scope="module")
def trained() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The paragraphs that the model is measured on, without their marks, and odd ones."""
    printed = PARAGRAPHS.read_text("utf-8")
    return [*ODD, *(re.sub(r"\[[A-Z]+ ([^\]]*)\]", r"\1", part).strip() for part in printed.split("\n\n"))]


def test_the_names_are_those_that_spacy_finds(trained: Language, texts: list[str]) -> None:
    tokens = [tokens_of(text) for text in texts]
    found = name_model().names([one.words for one in tokens])
    docs = list(trained.pipe(texts))
    assert [one.words for one in tokens] == [[token.text for token in doc] for doc in docs]
    assert sum(map(len, found)) > 100
    assert [[tuple(name) for name in names] for names in found] == [
        [(e.start, e.end, e.label_) for e in doc.ents] for doc in docs
    ]


def test_a_text_is_read_alike_among_others(texts: list[str]) -> None:
    words = [tokens_of(text).words for text in texts[:40]]
    assert name_model().names(words) == [name_model().names([one])[0] for one in words]


def test_nothing_to_read() -> None:
    assert name_model().names([]) == []
    assert name_model().names([[], ["Taalboot"], []])[::2] == [[], []]


def test_the_model_is_small_and_names_what_the_tables_know(trained: Language) -> None:
    assert {"PERSON", "ORG", "GPE", "LOC", "PROGRAMME"} == set(trained.pipe_labels["ner"])
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < SMALL
