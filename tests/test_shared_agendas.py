"""The agendas that lie beside the project (`GKA_AGENDAS`), read whole and held against their gold."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = os.environ.get("GKA_AGENDAS")
pytestmark = pytest.mark.skipif(FOLDER is None, reason="GKA_AGENDAS is not set: no agendas with gold to compare with")

AGENDAS = Path(FOLDER or ".")
SCORE = AGENDAS.parent / "bench" / "score.py"
DIGITAL = ("text", "web", "word", "plain", "bare", "stacked")
ROWS = ("sections", "contents", "interventions", "budget_lines", "commitments", "signatories", "activities")
DUTCH = ("parties", "target_groups", "periods", "locations", "financing", "contacts")


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer says of the digital settings; scans take too long for a test (see bench/README.md)."""
    out = tmp_path_factory.mktemp("shared")
    files = sorted(str(path) for name in DIGITAL for path in AGENDAS.glob(f"*.{name}.*"))
    gka = [sys.executable, "-m", "pipelines", "ingest", *files, "--out", str(out / "data")]
    subprocess.run(gka, check=True, capture_output=True)
    score = [sys.executable, str(SCORE), "--gold", *map(str, sorted((AGENDAS / "gold").glob("*.json")))]
    score += [
        "--pages",
        str(AGENDAS / "pages"),
        "--pred",
        str(out / "data"),
        "--by-style",
        "--json",
        str(out / "s.json"),
    ]
    subprocess.run(score, check=True, capture_output=True)
    read: dict[str, Any] = json.loads((out / "s.json").read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("setting", DIGITAL)
def test_nearly_every_field_is_exactly_what_is_printed(scores: dict[str, Any], setting: str) -> None:
    fields = scores["by_style"][setting]["fields"].values()
    rows = sum(field["rows"] for field in fields)
    assert sum(field["exact"] * field["rows"] for field in fields) / rows >= 0.97


@pytest.mark.parametrize("setting", DIGITAL)
@pytest.mark.parametrize("table", ROWS)
def test_rows_that_the_layout_gives(scores: dict[str, Any], table: str, setting: str) -> None:
    assert scores["by_style"][setting]["tables"][table]["f1"] >= 0.95


@pytest.mark.parametrize("table", DUTCH)
def test_rows_that_the_language_gives(scores: dict[str, Any], table: str) -> None:
    found = scores["by_style"]["text"]["tables"][table]
    assert found["f1"] >= 0.95
    assert {name: share for name, share in found["columns"].items() if share < 0.95} == {}


@pytest.mark.parametrize("label", ["ORG", "GPE+LOC", "PERSON", "PROGRAMME"])
def test_named_entities(scores: dict[str, Any], label: str) -> None:
    assert scores["by_style"]["text"]["entities"][label]["f1"] >= 0.90
