"""The command that scores designs keeps the locked ones' secret: one figure each, once for a milestone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("jinja2")

import designs
import render

REPORT = {
    "headline": 0.5,
    "by_style": {name: {"headline": 0.25} for name in render.LOCKED},
    "by_document": {"soest.x": {"headline": 0.125, "tables": {}}},
}


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(designs, "LOG", tmp_path / "designs.json")
    monkeypatch.setattr(designs, "score", lambda *_, **__: REPORT)
    return tmp_path / "designs.json"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(designs.main, words)
    return done.exit_code, done.output


def test_locked_designs_tell_a_figure_each_and_no_document(log: Path) -> None:
    code, told = run("--locked", "1.0")
    assert (code, told.split()) == (0, [word for name in render.LOCKED for word in (name, "0.250")] + ["all", "0.500"])
    assert [entry["milestone"] for entry in json.loads(log.read_text(encoding="utf-8"))] == ["1.0"]


def test_a_milestone_is_scored_once(log: Path) -> None:
    assert run("--locked", "1.0")[0] == 0
    before = log.read_bytes()
    code, told = run("--locked", "1.0")
    assert code == 2 and "already" in told and log.read_bytes() == before


@pytest.mark.parametrize("more", [("--design", "slides"), ("--sample", "renkum"), ("--keep", "out")])
def test_locked_designs_cannot_be_chosen_or_kept(more: tuple[str, str], log: Path) -> None:
    code, told = run("--locked", "1.0", *more)
    assert code == 2 and "stands alone" in told and not log.exists()


def test_a_locked_design_is_no_building_one() -> None:
    code, told = run("--design", next(iter(render.LOCKED)))
    assert code == 2 and "No building design" in told
