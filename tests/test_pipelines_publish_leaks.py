"""Nothing personal that the gold of any agenda knows is left in any byte of the published copy.

The samples and all voices, the locked ones too: of these only numbers are told, so that nobody mends by looking.
With GKA_AGENDAS also the agendas that lie beside the project.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import made_gold_persons as gold
import pytest
import render
import render_gold
import render_source
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.publish.leaks import strings_of

VOICES = Path(__file__).parent.parent / "data" / "voices"
SHARED = os.environ.get("GKA_AGENDAS")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Published:
    """A dataset, its copy, and the gold of each document."""

    data: Path
    public: Path
    golds: dict[str, gold.GoldPersons]  # by document


@pytest.fixture(scope="module", params=["written", "shared"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("leaks")
    if request.param == "shared" and not SHARED:
        pytest.skip("GKA_AGENDAS is not set: no agendas with gold beside the project")
    files, golds = _written(folder / "in") if request.param == "written" else _shared(Path(SHARED or "."))
    out = ["--out", str(folder / "data"), "--workers", "2"]
    assert CliRunner().invoke(main, ["ingest", *map(str, files), *out]).exit_code == 0
    result = CliRunner().invoke(main, ["publish", str(folder / "data"), "--out", str(folder / "public")])
    assert result.exit_code == 0, result.output.split("such as")[0]
    documents = open_dataset(folder / "data").table("documents").to_pylist()
    by_document = {row["document_id"]: golds[Path(row["source_name"]).name.split(".")[0]] for row in documents}
    return Published(folder / "data", folder / "public", by_document)


def _written(folder: Path) -> tuple[list[Path], dict[str, gold.GoldPersons]]:
    folder.mkdir()
    golds = {}
    for path in (*render_source.samples(), *sorted(VOICES.glob("*/*.toml"))):
        source = render_source.load(path)
        render.render(source, "text", folder / render.file_name(source.id, "text"))
        golds[source.id] = gold.gold_persons(render_gold.expected(source))
    return [folder], golds


def _shared(agendas: Path) -> tuple[list[Path], dict[str, gold.GoldPersons]]:
    """The shared agendas but scans, which take too long for a test, and the harder ones where they are."""
    folders = [one for one in (agendas, agendas.parent / "harder") if one.is_dir()]
    files = [path for one in folders for path in sorted(one.glob("*.*.*")) if ".scan." not in path.name]
    paths = [path for one in folders for path in sorted((one / "gold").glob("*.json"))]
    return files, {path.stem: gold.gold_persons(json.loads(path.read_text(encoding="utf-8"))) for path in paths}


def _found(published: Published, folder: Path) -> Counter[str]:
    golds = set(published.golds.values())
    texts = {(document_id or "", text) for _, document_id, text in strings_of(folder)}
    return Counter(kind for own, text in texts for kind in gold.leaks(golds, published.golds.get(own), text))


def test_no_personal_data_that_the_gold_knows_is_in_any_byte(published: Published) -> None:
    names = {name for one in published.golds.values() for name in one.names}
    assert len(names) > 30
    assert not _found(published, published.public)


def test_the_search_finds_what_is_in_the_original(published: Published) -> None:
    """What the test above is worth: in the dataset itself it finds all kinds, hundreds of times."""
    found = _found(published, published.data)
    assert min(found[kind] for kind in ("name", "mail", "phone", "lone name")) > 100


def test_office_holders_are_still_there(published: Published) -> None:
    texts: dict[str, list[str]] = {}
    for _, document_id, text in strings_of(published.public):
        texts.setdefault(document_id or "", []).append(gold.fold(text))
    named = [(document_id, name) for document_id, one in published.golds.items() for name in one.offices]
    assert len(named) > 25
    gone = [1 for document_id, name in named if not any(gold.fold(name) in text for text in texts[document_id])]
    assert not sum(gone)


def test_few_other_words_are_gone(published: Published, record_property: Callable[[str, object], None]) -> None:
    """At most two in a hundred words that are no part of personal data."""
    personal = {word for one in published.golds.values() for word in one.words}
    words = lost = 0
    before, after = open_dataset(published.data), open_dataset(published.public)
    for table in ("fields", "sections", "table_cells"):
        pairs = zip(before.table(table)["text"].to_pylist(), after.table(table)["text"].to_pylist(), strict=True)
        for old, new in pairs:
            mine = Counter(_WORD.findall(re.sub(r"\S*@\S*|\S*\s?[\[(]at[\])]\s?\S*", "", old or "")))
            mine = Counter({word: n for word, n in mine.items() if gold.fold(word) not in personal})
            words += mine.total()
            lost += (mine - Counter(_WORD.findall(new or ""))).total()
    record_property("share", lost / words)
    assert lost / words < 0.02


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel K. de Maeyer", ["name", "lone name"]),
        ("Karin de\nMaeyer en DE MAEYER", ["name", "lone name"]),
        ("Maeyer, K. de", ["name", "lone name"]),
        ("via karin_de_maeyer.pdf", ["name"]),
        ("www.x.nl/karindemaeyer", ["name"]),
        ("Mevrouw De Mae-\nyer", ["lone name"]),
        ("met Karin", ["lone name"]),
        ("bel 06 - 12 34 56 78", ["phone"]),
        ("Mail K.deMaeyer@waterdam.example", ["name", "mail"]),
        ("de maeyers van weleer", []),
    ],
)
def test_a_name_is_looked_for_in_each_spelling(text: str, expected: list[str]) -> None:
    one = gold.GoldPersons(
        frozenset({"Karin de Maeyer"}),
        frozenset(),
        frozenset({"612345678"}),
        frozenset({"k.demaeyer@waterdam.example"}),
        "",
    )
    assert list(gold.leaks([one], one, text)) == expected
