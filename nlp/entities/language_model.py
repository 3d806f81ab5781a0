"""A spaCy pipeline that the user has installed and puts in the place of the project's own model, and the tokeniser that
the project's own is trained with.

Any pipeline will do that `spacy.load` takes and that names things in Dutch: one of spaCy's own, one with a transformer,
one of the user's making.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.entities.lexicon import other_labels
from nlp.entities.name_shapes import EntitySpan

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 256  # texts: those of most agendas
_INFIXES = (r"(?<=\w)[-‐–/](?=\w)",)  # `OAB-middelen`, `LEA/REA` hold names
_LANGUAGES = ("nl", "xx")  # `xx` is what spaCy calls a pipeline of many languages
_WITHOUT = ("parser", "lemmatizer", "attribute_ruler")


class LanguageModelError(Exception):
    """A spaCy pipeline that is not installed, is none, or names no entities: one sentence in Dutch."""


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
def pipeline_name(model: str) -> str:
    """Name and version of a pipeline, as the tables tell it: `nl_core_news_lg 3.8.0`.

    A folder's contents may change under one name and version, so eight digits of their hash stand behind them. Raises
    LanguageModelError where there is none. Without loading it, and without spaCy.
    """
    folder = Path(model)
    if not model or not folder.is_dir():
        return f"{model} {_installed_version(model)}"
    meta = _meta_of(folder)
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return f"{meta.get('lang', '')}_{meta.get('name', '')} {meta.get('version', '')} ({digest.hexdigest()[:8]})"


@cache
def installed_pipeline(model: str) -> "Language":
    """The pipeline that sets `doc.ents`, as `spacy.load` takes it. Raises LanguageModelError."""
    pipeline_name(model)  # says in its own words that there is none
    import spacy

    try:
        # What gives grammar is left out: names are all that is asked, and it costs time.
        nlp = spacy.load(model, exclude=_WITHOUT)
    # Each component reads its own files, with the library that it was made with.
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise LanguageModelError(_cannot_load(model, error)) from error
    if nlp.lang not in _LANGUAGES:
        raise LanguageModelError(
            f"De spaCy-pipeline {model} is voor een andere taal gemaakt ({nlp.lang}) en niet voor het Nederlands; kies "
            "er een die met nl_ begint."
        )
    if not _names_entities(nlp):
        raise LanguageModelError(
            f"De spaCy-pipeline {model} wijst geen namen aan die de tabellen kennen; zij heeft een onderdeel `ner` "
            f"nodig met een van de labels {', '.join(sorted(other_labels()))}."
        )
    return nlp


def _names_entities(nlp: "Language") -> bool:
    """True if a component has a label that the tables know, or is of another's making and doesn't tell its labels."""
    if any(other_labels().keys() & set(labels) for labels in nlp.pipe_labels.values()):
        return True
    # A wrapper of a Hugging Face model finds out its labels while it reads. What can be trained tells them.
    return any(
        not hasattr(pipe, "labels") and not hasattr(pipe, "update") and not type(pipe).__module__.startswith("spacy.")
        for _, pipe in nlp.pipeline
    )


def _installed_version(model: str) -> str:
    if "/" in model or "\\" in model or model.startswith("."):
        raise LanguageModelError(
            f"Er is geen map {model}; geef de map van een spaCy-pipeline (met meta.json en config.cfg), of de naam van "
            "een die is geïnstalleerd."
        )
    try:
        installed = version(model)
    except (PackageNotFoundError, ValueError) as error:  # ValueError: an empty name
        raise LanguageModelError(
            f"De spaCy-pipeline '{model}' is hier niet geïnstalleerd; installeer haar (python -m spacy download "
            f"{model}, of zonder netwerk: pip install en het wheel) of laat --language-model weg."
        ) from error
    # spaCy would call `load` of whatever package has that name.
    found = find_spec(model)
    if found is None or found.origin is None or not Path(found.origin).with_name("meta.json").is_file():
        raise LanguageModelError(f"Het pakket {model} is geen spaCy-pipeline; er staat geen meta.json in.")
    return installed


def _meta_of(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads((folder / "meta.json").read_bytes())
        there = (folder / "config.cfg").is_file()
    except (OSError, ValueError):
        told, there = None, False
    if not isinstance(told, dict) or not there:
        raise LanguageModelError(
            f"De map {folder} is geen spaCy-pipeline; geef de map waarin meta.json en config.cfg van de pipeline staan."
        )
    return told


def _cannot_load(model: str, error: Exception) -> str:
    lacking = [*_not_installed(model)]
    if lacking:
        return (
            f"De spaCy-pipeline {model} heeft pakketten nodig die hier niet zijn geïnstalleerd: {', '.join(lacking)}; "
            "installeer ze met pip install."
        )
    said = " ".join(str(error).split())[:200]
    return f"De spaCy-pipeline {model} kan niet worden geladen: {type(error).__name__}, {said}"


def _not_installed(model: str) -> Iterator[str]:
    """Of the packages that a pipeline says it needs (spacy-transformers, say), those that aren't there."""
    folder = Path(model)
    if folder.is_dir():
        needed = [str(one) for one in _meta_of(folder).get("requirements", ())]
    else:
        needed = [one for one in requires(model) or () if ";" not in one]
    for one in needed:
        name = re.split(r"[^\w.-]", one.strip(), maxsplit=1)[0]
        try:
            version(name)
        except PackageNotFoundError:
            yield one
