"""A spaCy pipeline that the user has installed and puts in the place of the project's own model, and the tokeniser that
the project's own is trained with.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from nlp.entities.lexicon import other_labels
from nlp.entities.name_shapes import EntitySpan

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 256  # texts: those of most agendas
_INFIXES = (r"(?<=\w)[-‐–/](?=\w)",)  # `OAB-middelen`, `LEA/REA` hold names


class LanguageModelError(Exception):
    """A spaCy pipeline that is not installed, is none, or names no entities."""


def guessed_by_pipeline(texts: Sequence[str], model: str) -> list[list[EntitySpan]]:
    """What a pipeline takes for names in each text, with the tables' labels; model is a package name or a folder.

    Raises LanguageModelError.
    """
    labels = other_labels()
    return [
        [EntitySpan(e.start_char, e.end_char, labels[e.label_]) for e in doc.ents if e.label_ in labels]
        for doc in installed_pipeline(model).pipe(texts, batch_size=_BATCH)
    ]


def tokeniser_pipeline() -> "Language":
    """A pipeline of our tokeniser alone: what the entity model is trained on."""
    # Imported where it is needed, not at the top: spaCy alone takes seconds, and reading needs none of it.
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("nl")
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer
    return nlp


@cache
def installed_pipeline(model: str) -> "Language":
    """The pipeline that sets `doc.ents`, as `spacy.load` takes it. Raises LanguageModelError."""
    import spacy

    try:
        # What gives grammar is left out: names are all that is asked, and it costs time.
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
