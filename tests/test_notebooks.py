"""The notebook runs on what `./do ingest` writes, without Jupyter, and its answers are those of the samples."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipelines.cli.commands import main

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "notebooks" / "vragen.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
CODE = ["".join(cell["source"]) for cell in CELLS if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The names that the cells leave behind, run in order on the committed samples."""
    home = tmp_path_factory.mktemp("project")
    result = CliRunner().invoke(main, ["ingest", str(ROOT / "data" / "raw"), "--out", str(home / "data" / "processed")])
    assert result.exit_code == 0, result.output
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for code in CODE:
            exec(compile(code, NOTEBOOK.name, "exec"), names)
    return names


def test_it_is_committed_without_outputs() -> None:
    assert [cell for cell in CELLS if cell.get("outputs") or cell.get("execution_count")] == []


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
