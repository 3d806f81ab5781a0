"""A spaCy pipeline that a user puts in the place of the project's own model, and the tokeniser of both."""

import json
import random
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from nlp.entities.language_model import LanguageModelError, installed_pipeline, pipeline_name, tokeniser_pipeline
from nlp.entities.rows import entities
from nlp.text.document_names import Names

# What a wrapper of somebody else's model is to spaCy: a component of its own making that tells no labels, as those
# around the models of Hugging Face are.
_FACTORY = "test_wrapped_names"
_SAID = ("Griet Zonnebeke werkt bij {}.", "In de zaal zit {} aan tafel.", "Zij belt {} op.", "Dan leest {} voor.")
_NAMES = ("Kwartel", "Zonnehoek", "Blauwdruk", "Torenvalk", "Merel", "Huppel")


class _Wrapped:
    def __call__(self, doc: Doc) -> Doc:
        doc.ents = [Span(doc, token.i, token.i + 1, label="PER") for token in doc if token.text == "Zonnebeke"]
        return doc


@Language.factory(_FACTORY)
def _make_wrapped(nlp: Language, name: str) -> _Wrapped:
    return _Wrapped()


def _saved(folder: Path, patterns: list[dict[str, str]], language: str = "nl") -> str:
    """A pipeline as somebody else may have it: a ruler with labels of its own."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("entity_ruler").add_patterns(patterns)  # type: ignore[attr-defined]
    pipeline.to_disk(folder / "small")
    return str(folder / "small")


def _trained(folder: Path) -> str:
    """A pipeline that learnt in some steps that what stands at certain places is an organisation."""
    random.seed(1)
    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("nl")
    pipeline.add_pipe("ner")
    examples = []
    for frame in _SAID[1:]:
        for name in _NAMES:
            text, start = frame.format(name), frame.index("{}")
            told = {"entities": [(start, start + len(name), "ORG")]}
            examples.append(Example.from_dict(pipeline.make_doc(text), told))
    optimizer = pipeline.initialize(lambda: examples)
    for _ in range(20):
        random.shuffle(examples)
        pipeline.update(examples, sgd=optimizer, drop=0.1)
    pipeline.meta.update({"name": "geleerd", "version": "1.2.3"})
    pipeline.to_disk(folder / "geleerd")
    return str(folder / "geleerd")


def _packaged(folder: Path, of: str, requirements: tuple[str, ...] = ()) -> str:
    """The same as `spacy package` makes of a folder, put where Python looks for packages."""
    package = folder / "site" / "nl_geleerd"
    (folder / "site").mkdir()
    Path(of).rename(package)
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n\n\n"
        "def load(**options):\n    return load_model_from_path(Path(__file__).parent, **options)\n"
    )
    told = folder / "site" / "nl_geleerd-1.2.3.dist-info"
    told.mkdir()
    needed = "".join(f"Requires-Dist: {one}\n" for one in requirements)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: nl_geleerd\nVersion: 1.2.3\n{needed}")
    return str(folder / "site")


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
    assert [(one.label, one.text, one.by_model) for one in found] == [
        ("GPE", "Emmen", False),
        ("PERSON", "Griet Zonnebeke", True),
        ("PROGRAMME", "Verhalen van Ver", True),
        ("LOC", "Kromme Toren", True),
    ]


def test_a_trained_pipeline_finds_what_nobody_listed(tmp_path: Path) -> None:
    """A name that stood in none of its sentences, from a folder and as an installed package alike."""
    text = "Op dinsdag belt Kattenstaart op."
    model = _trained(tmp_path)
    (found,) = entities([text], Names(), model=model)
    assert [(one.label, one.text, one.by_model) for one in found] == [("ORG", "Kattenstaart", True)]


def test_a_packaged_pipeline_is_loaded_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(_packaged(tmp_path, _trained(tmp_path)))
    try:
        assert pipeline_name("nl_geleerd") == "nl_geleerd 1.2.3"
        (found,) = entities(["Op dinsdag belt Kattenstaart op."], Names(), model="nl_geleerd")
        assert [(one.label, one.text) for one in found] == [("ORG", "Kattenstaart")]
    finally:
        sys.modules.pop("nl_geleerd", None)


def test_a_component_of_anothers_making_may_name_without_telling_its_labels(tmp_path: Path) -> None:
    pipeline = spacy.blank("nl")
    pipeline.add_pipe(_FACTORY)
    pipeline.to_disk(tmp_path / "wrapped")
    (found,) = entities(["Op dinsdag leest Zonnebeke voor."], Names(), model=str(tmp_path / "wrapped"))
    assert [(one.label, one.text) for one in found] == [("PERSON", "Zonnebeke")]


def test_a_folder_is_told_by_its_contents_too(tmp_path: Path) -> None:
    """Trained again it may say other things, under the same name and version."""
    model = _saved(tmp_path, [{"label": "PER", "pattern": "Griet"}])
    before = pipeline_name(model)
    pipeline_name.cache_clear()
    _saved(tmp_path, [{"label": "PER", "pattern": "Joost"}])
    after = pipeline_name(model)
    assert before.split(" (")[0] == after.split(" (")[0] == "nl_pipeline 0.0.0"
    assert before != after


def _refusal(model: str) -> str:
    with pytest.raises(LanguageModelError) as refused:
        installed_pipeline(model)
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_a_pipeline_that_is_not_installed() -> None:
    assert "'nl_core_news_xx' is hier niet geïnstalleerd; installeer haar" in _refusal("nl_core_news_xx")
    assert "'' is hier niet geïnstalleerd" in _refusal("")


def test_a_package_that_is_no_pipeline() -> None:
    assert _refusal("numpy") == "Het pakket numpy is geen spaCy-pipeline; er staat geen meta.json in."


def test_a_path_where_nothing_is() -> None:
    assert _refusal("./modellen/robbert").startswith("Er is geen map ./modellen/robbert; geef de map")


@pytest.mark.parametrize("meta", ["{}", "geen json", "[]"])
def test_a_folder_that_is_no_pipeline(tmp_path: Path, meta: str) -> None:
    (tmp_path / "meta.json").write_text(meta, encoding="utf-8")
    assert "is geen spaCy-pipeline; geef de map waarin meta.json en config.cfg" in _refusal(str(tmp_path))


def test_a_pipeline_that_was_cut_short(tmp_path: Path) -> None:
    model = _trained(tmp_path)
    (Path(model) / "ner" / "model").unlink()
    assert "kan niet worden geladen" in _refusal(model)


def test_a_pipeline_of_another_language(tmp_path: Path) -> None:
    model = _saved(tmp_path, [{"label": "PER", "pattern": "Griet"}], language="en")
    assert "voor een andere taal gemaakt (en)" in _refusal(model)


@pytest.mark.parametrize("component", ["sentencizer", "tagger", "entity_ruler"])
def test_a_pipeline_that_names_nothing(tmp_path: Path, component: str) -> None:
    pipeline = spacy.blank("nl")
    pipe = pipeline.add_pipe(component)
    if component == "tagger":
        pipe.add_label("N")  # type: ignore[attr-defined]
        pipeline.initialize()
    pipeline.to_disk(tmp_path / "silent")
    assert "wijst geen namen aan die de tabellen kennen; zij heeft een onderdeel `ner`" in _refusal(
        str(tmp_path / "silent")
    )


def test_a_pipeline_whose_parts_are_not_installed(tmp_path: Path) -> None:
    """As one with a transformer is without the package that knows transformers: said with what to install."""
    model = Path(_saved(tmp_path, [{"label": "PER", "pattern": "Griet"}]))
    config = model / "config.cfg"
    config.write_text(config.read_text().replace('factory = "entity_ruler"', 'factory = "een_transformer"'))
    told = json.loads((model / "meta.json").read_text())
    told["requirements"] = ["spacy-eentransformer>=1.1.2,<1.2.0", "numpy"]
    (model / "meta.json").write_text(json.dumps(told))
    assert _refusal(str(model)).endswith(
        "pakketten nodig die hier niet zijn geïnstalleerd: spacy-eentransformer>=1.1.2,<1.2.0; installeer ze met pip "
        "install."
    )
