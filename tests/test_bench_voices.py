"""The command that scores voices keeps the locked ones' secret: totals by table, once for a milestone."""

import json
from pathlib import Path

import pytest
import voices
from click.testing import CliRunner

ONE = {"gold": 2, "pred": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5, "accuracy": 0.5, "score": 0.25}
REPORT = {
    "headline": 0.25,
    "tables": {"parties": ONE},
    "by_document": {"goes.text": {"headline": 0.125, "tables": {"parties": ONE}}},
}


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(voices, "LOG", tmp_path / "voices.json")
    monkeypatch.setattr(voices, "score", lambda *_: REPORT)
    return tmp_path / "voices.json"


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(voices.main, words)
    return done.exit_code, done.output


def test_locked_voices_tell_totals_and_no_document(log: Path) -> None:
    code, told = run("--locked", "1.0")
    assert code == 0 and "parties" in told and "goes" not in told and "0.125" not in told
    (entry,) = json.loads(log.read_text(encoding="utf-8"))
    assert (entry["milestone"], entry["headline"], entry["tables"]) == ("1.0", 0.25, {"parties": 0.25})


def test_building_voices_are_told_one_by_one(log: Path) -> None:
    assert "goes.text" in run()[1]
    assert not log.exists()


def test_a_milestone_is_scored_once(log: Path) -> None:
    assert run("--locked", "1.0")[0] == 0
    before = log.read_bytes()
    code, told = run("--locked", "1.0")
    assert code == 2 and "already" in told and log.read_bytes() == before


@pytest.mark.parametrize("more", [("--voice", "goes"), ("--keep", "out")])
def test_locked_voices_cannot_be_chosen_or_kept(more: tuple[str, str], log: Path) -> None:
    code, told = run("--locked", "1.0", *more)
    assert code == 2 and "only totals" in told and not log.exists()


def test_an_unknown_voice_is_told() -> None:
    code, told = run("--voice", "onzin")
    assert code == 2 and "no voice onzin" in told
