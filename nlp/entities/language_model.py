"""The spaCy pipeline that finds names: the project's own for Dutch, or one that the user has installed.

Beside the model stands a ruler with what no document needs to introduce: municipalities, provinces, regions,
programmes, and organisations that the whole country knows.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.entities.lexicon import canonical_programmes, countries, national_names, other_labels
from nlp.entities.name_shapes import EntitySpan
from nlp.entities.passages import Passage, passages
from nlp.gazetteer import former_municipality_names, municipality_names, provinces, region_names

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parents[1] / "model"  # trained by data/training/train.py
_COMMON = 2  # words: a name of so many may be printed in small letters and mean nothing (`gezonde school`)
REGISTERS = "registers"  # the key of the spans that the registers know
_BATCH = 256  # passages: those of most agendas
_INFIXES = (r"(?<=\w)[-‐–/](?=\w)",)  # `OAB-middelen`, `LEA/REA` hold names


class LanguageModelError(Exception):
    """A spaCy pipeline that is not installed, is none, or names no entities."""


def registered_names(texts: Sequence[str], model: str | None = None) -> list[list[EntitySpan]]:
    """What the registers know in each text; model as for `entity_pipeline`, since its tokens are asked for."""
    dutch = entity_pipeline(model)
    ruler = dutch.get_pipe(REGISTERS)
    docs = (ruler(dutch.make_doc(text)) for text in texts)
    return [[EntitySpan(s.start_char, s.end_char, s.label_) for s in doc.spans[REGISTERS]] for doc in docs]


def guessed_names(texts: Sequence[str], model: str | None = None) -> list[list[EntitySpan]]:
    """What the model takes for names in each text, with the tables' labels."""
    dutch, labels = entity_pipeline(model), other_labels()
    # Another model may look further than ours, so it sees all.
    seen = [*passages(texts)] if model is None else [Passage(n, 0, len(text)) for n, text in enumerate(texts)]
    docs = dutch.pipe((texts[n][start:end] for n, start, end in seen), batch_size=_BATCH, disable=(REGISTERS,))
    guessed: list[list[EntitySpan]] = [[] for _ in texts]
    for (n, start, _), doc in zip(seen, docs, strict=True):
        known = (guess for guess in doc.ents if guess.label_ in labels)
        guessed[n] += (EntitySpan(start + g.start_char, start + g.end_char, labels[g.label_]) for g in known)
    return guessed


@cache
def entity_pipeline(model: str | None = None) -> "Language":
    """The pipeline that sets `doc.ents`; model is a package name or a folder, as `spacy.load` takes it.

    Raises LanguageModelError.
    """
    return _own() if model is None else _installed(model)


def tokeniser_pipeline() -> "Language":
    """A pipeline of our tokeniser alone: what the entity model is trained on."""
    # Imported where it is needed, not at the top: spaCy alone takes seconds, and `gka columns` needs none of it.
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex

    nlp = spacy.blank("nl")
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES]).finditer
    return nlp


def _own() -> "Language":
    """The entity model, and the registers as a ruler beside it: doc.ents and doc.spans[REGISTERS]."""
    import spacy

    return _with_registers(spacy.load(MODEL))


def _with_registers(nlp: "Language") -> "Language":
    """What the registers know stands in doc.spans[REGISTERS], beside what the model finds."""
    from spacy.pipeline import SpanRuler

    # A span ruler, since spaCy's entity ruler and the model share doc.ents, where one of them loses; which counts at a
    # place is settled in rows.py.
    ruler = nlp.add_pipe("span_ruler", name=REGISTERS, config={"spans_key": REGISTERS, "validate": False})
    assert isinstance(ruler, SpanRuler)
    ruler.add_patterns([{"label": label, "pattern": phrase} for label, phrase in _phrases()])
    return nlp


def _phrases() -> Iterator[tuple[str, str]]:
    """(label, name) of all that is known before a document is read."""
    for name in (*municipality_names(), *provinces(), *countries()):
        yield "GPE", name
    for name in (*region_names(), *former_municipality_names()):
        yield "LOC", name
    for name in canonical_programmes():
        yield "PROGRAMME", name
        if " " in name:
            yield "PROGRAMME", name[:1] + name[1:].lower()
            if len(name.split()) > _COMMON or name.startswith("Wet "):
                yield "PROGRAMME", name.lower()
            yield "PROGRAMME", name.title()
    for name in national_names("org"):
        yield "ORG", name


def _installed(model: str) -> "Language":
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
    return _with_registers(nlp)
