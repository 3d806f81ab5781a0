"""The name of a spaCy pipeline in, the pipeline out: the project's own for Dutch, or one that the user has installed.

Its entity ruler holds what no document needs to introduce: municipalities, provinces, regions, programmes,
organisations of the whole country. Knows no document.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from nlp import registers
from nlp.entity_words import canonical_programmes, names, other_labels

if TYPE_CHECKING:
    from spacy.language import Language

_COUNTRY = "Nederland"
_INFIXES = (r"(?<=\w)[-‐–/](?=\w)",)  # `OAB-middelen`, `LEA/REA` hold names


class LanguageModelError(Exception):
    """A spaCy pipeline that is not installed, is none, or names no entities."""


@cache
def dutch(model: str | None = None) -> "Language":
    """The pipeline that sets `doc.ents`; model is a package name or a folder, as `spacy.load` takes it.

    Raises LanguageModelError.
    """
    return _own() if model is None else _installed(model)


def _own() -> "Language":
    """Tokeniser and entity ruler; no component that needs a download."""
    import spacy
    from spacy.pipeline import EntityRuler
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("nl")
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": label, "pattern": phrase} for label, phrase in _phrases()])
    return nlp


def _phrases() -> Iterator[tuple[str, str]]:
    """(label, name) of all that is known before a document is read."""
    for name in (*registers.municipality_names(), *registers.provinces(), _COUNTRY):
        yield "GPE", name
    for name in (*registers.region_names(), *registers.former_municipality_names()):
        yield "LOC", name
    for name in canonical_programmes():
        yield "PROGRAMME", name
        if " " in name:
            yield "PROGRAMME", name[:1] + name[1:].lower()
            yield "PROGRAMME", name.lower()
            yield "PROGRAMME", name.title()
    for name in names("org"):
        yield "ORG", name


def _installed(model: str) -> "Language":
    import spacy

    try:
        nlp = spacy.load(model, exclude=("parser", "lemmatizer", "attribute_ruler"))
    except (OSError, ValueError) as error:
        raise LanguageModelError(
            f"The spaCy pipeline '{model}' can't be loaded; install it (python -m spacy download {model}) or leave "
            "--language-model out."
        ) from error
    labels = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, ())}
    if not labels & other_labels().keys():
        raise LanguageModelError(f"The spaCy pipeline '{model}' names no entities that the tables know.")
    return nlp
