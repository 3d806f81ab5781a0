"""The notebooks run on what `./do ingest` writes, and their answers are those of the samples."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "vragen.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CODE = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"]


SHORT = sorted(path for path in NOTEBOOK.parent.glob("*.ipynb") if path != NOTEBOOK)
SAID = {  # what each prints of the samples: four agendas, one of them there twice
    "begroting": "Samen € 281.000 in 4 van 4 agenda's",
    "doelgroepen": "interventies noemen geen leeftijd",
    "eerste-blik": "4 agenda's en addenda, 18 interventies",
    "kwaliteit": "",
    "netwerk": "",
}
PLOTS = {"begroting": 2, "doelgroepen": 2, "eerste-blik": 1, "kwaliteit": 2, "netwerk": 2}


@pytest.fixture(scope="module")
def answers(processed: Path) -> dict[str, Any]:
    """The names that the cells leave behind, run in order on the committed samples."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(processed.parents[1])
        for code in CODE:
            exec(compile(code, NOTEBOOK.name, "exec"), names)
    return names


def test_they_are_committed_without_outputs() -> None:
    for path in (NOTEBOOK, *SHORT):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == [], path.name


@pytest.mark.parametrize("path", SHORT, ids=lambda path: path.stem)
def test_a_short_notebook_runs_and_draws(processed: Path, path: Path) -> None:
    """In Jupyter's own kernel, from the folder `notebooks`, with the one variable at its top as it is."""
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    home = processed.parents[1] / "notebooks"
    home.mkdir(exist_ok=True)
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(home)}}).execute()
    outputs = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PLOTS[path.stem]
    assert SAID[path.stem] in "".join(output.get("text", "") for output in outputs)
    assert next(cell.source for cell in book.cells if cell.cell_type == "code").startswith("DATA = ")


def test_it_needs_no_more_than_pandas_and_the_views() -> None:
    found = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name) or ""
        for node in ast.walk(ast.parse("\n".join(CODE)))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.split(".")[0] for name in found} <= {"pathlib", "pandas", "pipelines"}


def test_an_agenda_that_is_there_twice_counts_once(answers: dict[str, Any]) -> None:
    """Westerveld is there as a PDF and as text."""
    assert sorted(answers["agendas"].gemeente) == ["Hollands Kroon", "Hulst", "Ooststellingwerf", "Westerveld"]
    assert answers["per_round"].documenten.sum() == 4
    assert answers["per_round"].interventies.sum() == answers["agendas"].interventies.sum() == len(answers["size"])


def test_money_comes_from_the_lines_that_say_who_pays(answers: dict[str, Any]) -> None:
    assert answers["gka_per_agenda"]["Westerveld", "2022-2024"] == 100_000
    assert answers["gka_per_agenda"]["Ooststellingwerf", "2019-2021"] == 24_000
    assert answers["gka_per_agenda"].sum() == 281_000, "each euro once, from the budget or from the text"
    assert answers["hourly"].between(30, 120).all()


def test_the_wrong_sums_of_the_hasty_agenda_are_found(answers: dict[str, Any]) -> None:
    wrong = answers["sums"]
    assert set(wrong[wrong.gemeente == "Hulst"].code) >= {"bedrag_product", "bedrag_subtotaal", "bedrag_totaal"}
    assert "Westerveld" not in set(wrong.gemeente)


def test_days_between_the_two_signatures(answers: dict[str, Any]) -> None:
    assert answers["days_between"]["Westerveld", "2022-2024"] == 21
    assert answers["days_between"]["Ooststellingwerf", "2019-2021"] == 14


def test_questions_on_what_is_missing_have_answers(answers: dict[str, Any]) -> None:
    """Titles from the samples: one that names no amount, and one that ends with an open period."""
    assert "Samen de brug over" in set(answers["without_amount"].titel)
    assert "Ooststellingwerf" in set(answers["still_open"].gemeente)
    assert 0 < answers["theme_share"].max().max() <= 1
    assert answers["kinds"].max() <= 1
