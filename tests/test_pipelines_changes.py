"""What changed between two states of a dataset is told, with what is behind it."""

import csv
import io
import json
import shutil
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.dataset.snapshots import keep_snapshot, snapshots, snapshots_folder

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "westerveld.text.txt"


def gka(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of two agendas; then a word of one is changed, and a third comes."""
    folder = tmp_path_factory.mktemp("changes")
    agendas = folder / "in"
    agendas.mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    (agendas / "a.txt").write_text(text)
    (agendas / "b.txt").write_text(text.replace("Westerveld", "Rijswijk"))
    assert gka("ingest", agendas, "--out", folder / "data", "--workers", 1).exit_code == 0
    (agendas / "a.txt").write_text(text.replace("42.500", "43.500"))
    (agendas / "c.txt").write_text(text.replace("Westerveld", "Goes"))
    (agendas / "b.txt").unlink()
    assert (
        gka("ingest", agendas, "--out", folder / "data", "--workers", 1, "--prune", "--prune-max", 100).exit_code == 0
    )
    return folder / "data"


def changes(data: Path, *arguments: object) -> list[dict[str, str]]:
    result = gka("diff", data, *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, str]] = json.loads(result.stdout)
    return found


def test_a_file_that_came_and_one_that_went_are_one_line_each(data: Path) -> None:
    whole = [
        (c["source_name"], c["what"], c["cause"])
        for c in changes(data)
        if c["column"] is None and c["table"] == "documents"
    ]
    assert whole == [("b.txt", "weg", "bestand weg"), ("c.txt", "erbij", "bestand nieuw")]


def test_a_value_is_told_with_what_it_was(data: Path) -> None:
    # An amount is part of its mention, so the row is another one: one went and one came.
    rows = [(c["what"], "42.500" in c["row"], "43.500" in c["row"]) for c in changes(data) if c["table"] == "financing"]
    assert sorted(rows) == [("erbij", False, True), ("weg", True, False)]
    (text,) = [c for c in changes(data) if c["table"] == "fields"]
    assert (text["column"], text["what"], text["cause"]) == ("text", "anders", "bestand gewijzigd")
    assert "42.500" in text["old"] and "43.500" in text["new"]


def test_rows_of_the_rest_are_the_same_though_their_ids_are_others(data: Path) -> None:
    """A changed file has another hash, and with it other ids; nothing else changed."""
    tables = {c["table"] for c in changes(data) if c["source_name"] == "a.txt"}
    assert tables <= {"fields", "financing", "interventions", "findings", "budget_lines"}


def test_text_and_csv_say_the_same(data: Path) -> None:
    text = gka("diff", data).stdout
    assert "- documents" in text and "+ documents" in text and "bestand gewijzigd" in text
    rows = list(csv.DictReader(io.StringIO(gka("diff", data, "--format", "csv").stdout)))
    assert len(rows) == len(changes(data))


def test_two_folders_and_a_run_by_the_beginning_of_its_id(data: Path) -> None:
    (old,) = snapshots(data)
    assert changes(old, data) == changes(data) == changes(data, "--since", old.name[:15])
    assert gka("diff", data, data).stdout == "Er is niets veranderd.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("--since", "1999"), "No state of run 1999"), (("{data}", "--since", "2"), "--since is for one folder")],
)
def test_what_cannot_be_compared_is_told(data: Path, arguments: tuple[str, ...], says: str) -> None:
    result = gka("diff", data, *(one.format(data=data) for one in arguments))
    assert result.exit_code == 2
    assert says in result.output


def test_a_dataset_without_an_earlier_state(tmp_path: Path) -> None:
    result = gka("diff", tmp_path)
    assert result.exit_code == 2
    assert "no earlier state" in result.output


def test_a_changed_program_is_behind_what_no_file_explains(data: Path, tmp_path: Path) -> None:
    """The same files, read with another version: made by hand, since there is but one version here."""
    other = shutil.copytree(data, tmp_path / "other")
    path = next((other / "interventions").glob("*.parquet"))
    table = pq.read_table(path)
    at = table.schema.get_field_index("title")
    pq.write_table(table.set_column(at, table.schema.field(at), pc.utf8_upper(table["title"])), path)
    manifest = other / "_manifest"
    told = json.loads(manifest.read_text())
    for one in told["tables"]["interventions"]:
        one["bytes"] = path.stat().st_size
    manifest.write_text(json.dumps(told))
    assert {c["cause"] for c in changes(data, other)} == {"programma"}


def _state(folder: Path, run: str) -> Path:
    (folder / "runs").mkdir(parents=True)
    (folder / "runs" / f"part-{run}.parquet").write_bytes(b"")
    return folder


def test_only_so_many_states_are_kept(tmp_path: Path) -> None:
    runs = [f"2026030{n}T101500.000Z-0000000{n}" for n in range(1, 5)]
    for run in runs:
        keep_snapshot(tmp_path / "data", _state(tmp_path / f"old-{run}", run), keep=2)
    assert [path.name for path in snapshots(tmp_path / "data")] == runs[-2:]
    assert not list(tmp_path.glob("old-*"))
    keep_snapshot(tmp_path / "data", _state(tmp_path / "last", runs[0]), keep=0)
    assert not snapshots(tmp_path / "data")


def test_unchanged_files_take_no_room_twice(data: Path) -> None:
    """The log's first file is in the kept state and in the dataset: one file under two names."""
    (old,) = snapshots(data)
    kept = next((old / "runs").glob("*.parquet"))
    assert (data / "runs" / kept.name).stat().st_ino == kept.stat().st_ino
    assert snapshots_folder(data).name == ".data.gka-snapshots"
