"""What a run's options change in the tables: here the language model, in workers of their own."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import spacy
from click.testing import CliRunner

from nlp.entities.language_model import pipeline_name
from pipelines.cli import main
from pipelines.run.fingerprint import made_with
from pipelines.run.reader import ReadingOptions

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "westerveld.text.txt"
NAME = "Kattenstaart"  # made up: no rule and no register knows it


def pipeline(folder: Path, *patterns: str) -> str:
    made = spacy.blank("nl")
    known = [{"label": "ORG", "pattern": pattern} for pattern in patterns]
    made.add_pipe("entity_ruler").add_patterns(known)  # type: ignore[attr-defined]
    made.meta.update({"name": "klein", "version": "1.0.0"})
    made.to_disk(folder)
    return str(folder)


@pytest.fixture
def agendas(tmp_path: Path) -> Path:
    folder = tmp_path / "agendas"
    folder.mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    said = text.replace(". ", f". Elke week belt de coach met {NAME} over de voortgang. ", 1)
    assert said != text
    (folder / "westerveld.txt").write_text(said, encoding="utf-8")
    return folder


def read(agendas: Path, out: Path, *options: str) -> dict[str, list[dict[str, Any]]]:
    result = CliRunner().invoke(main, ["ingest", str(agendas), "--out", str(out), "--workers", "1", *options])
    assert result.exit_code == 0, result.output
    return {table: pq.read_table(out / table).to_pylist() for table in ("entities", "runs", "parties")}


def test_the_tables_say_which_model_named_what(agendas: Path, tmp_path: Path) -> None:
    model = pipeline(tmp_path / "klein", NAME)
    said = pipeline_name(model)
    assert said.startswith("nl_klein 1.0.0 (")
    own, other = read(agendas, tmp_path / "own"), read(agendas, tmp_path / "other", "--language-model", model)
    assert {row["evidence"] for row in own["entities"]} <= {"regel", "model"}
    assert {row["evidence"] for row in other["entities"]} == {"regel", said}
    assert {row["text"] for row in other["entities"] if row["evidence"] == said} == {NAME}
    by_rule = [
        [row for row in read["entities"] if row["evidence"] == "regel" and NAME not in row["text"]]
        for read in (own, other)
    ]
    assert by_rule[0]
    assert {row["text"] for row in by_rule[0]} == {row["text"] for row in by_rule[1]}
    assert own["parties"] == other["parties"]
    assert [row["language_model"] for row in own["runs"]] == [None]
    assert [row["language_model"] for row in other["runs"]] == [said]


def test_a_pipeline_that_was_trained_again_reads_all_again(tmp_path: Path) -> None:
    """Its name and version stay the same, what it says doesn't."""
    stamps = []
    for name in (NAME, NAME, "Torenvalk"):
        pipeline_name.cache_clear()
        stamps.append(made_with(ReadingOptions(language_model=pipeline(tmp_path / "klein", name))))
    assert stamps[0] == stamps[1] != stamps[2]
    assert made_with(ReadingOptions()) not in stamps
