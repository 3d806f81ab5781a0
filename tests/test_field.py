"""Real PDFs of others (`GKA_FIELD`): each has its row, none is an error of ours or runs out of time, no word is lost
that wasn't before, and each loss has its reason. What poppler reads in them was tracked by `bench/field.py`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from field_words import dataset_words, endings, kept, lost, lost_of_kept, words

FOLDER = os.environ.get("GKA_FIELD")
field = pytest.mark.skipif(FOLDER is None, reason="GKA_FIELD is not set: no real PDFs of others to read")
TRACKED: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "bench" / "results" / "field.json").read_text(encoding="utf-8")
)
FEW = 10  # words: a document with fewer says little


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the whole folder."""
    out = tmp_path_factory.mktemp("field") / "data"
    gka = [sys.executable, "-m", "pipelines", "ingest", str(FOLDER), "--out", str(out), "--timeout", "60"]
    subprocess.run(gka, check=False, capture_output=True)
    return out


@field
def test_each_file_has_its_row_and_none_is_an_error_of_ours_or_runs_out_of_time(data: Path) -> None:
    ends = {name: how for name, how in endings(data).items() if name.endswith(".pdf")}
    assert set(ends) == {path.relative_to(FOLDER or ".").as_posix() for path in Path(FOLDER or ".").rglob("*.pdf")}
    assert {name: how for name, how in ends.items() if how in ("interne_fout", "tijd_op", "proces_gestopt")} == {}


@field
def test_no_word_is_lost_that_was_found_before(data: Path) -> None:
    found = dataset_words(data)
    missing = {
        name: lost_of_kept(file["kept"], found[name])
        for name, file in TRACKED.items()
        if name in found and "kept" in file
    }
    assert missing, "no file was compared"
    assert {name: n for name, n in missing.items() if n > TRACKED[name]["lost"]} == {}


def test_each_loss_has_its_reason() -> None:
    lossy = [name for name, file in TRACKED.items() if file.get("words", 0) >= FEW and file["lost"]]
    assert [name for name in lossy if not TRACKED[name].get("reason")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De wet- en regel-\ngeving", {"wet": 1, "regelgeving": 1}),  # no hyphen at the end of a line, no short words
        ("ﬁets Fiets a4 7", {"fiets": 2, "a4": 1, "7": 1}),  # a ligature is its letters; figures count
    ],
)
def test_what_a_word_is(text: str, expected: dict[str, int]) -> None:
    assert dict(words(text)) == expected


def test_hashes_tell_what_the_words_tell() -> None:
    wanted, found = words("een twee twee drie drie drie"), words("twee drie vier drie")
    assert lost_of_kept(kept(wanted), found) == sum(lost(wanted, found).values()) == 3
    assert "drie" not in kept(wanted)
