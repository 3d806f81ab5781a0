"""What the copy that may be published keeps, counts and refuses; test_pipelines_publish_leaks is about persons."""

import csv
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import render
import render_source
from click.testing import CliRunner

from nlp.personal_data import KnownPerson, person_name
from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.publish import rows
from pipelines.publish.leaks import find_leaks, strings_of
from pipelines.publish.persons import DatasetPersons, DocumentPersons
from pipelines.schema.tables import DOCUMENT_TABLES

VOICES = sorted((Path(__file__).parent.parent / "data" / "voices" / "building").glob("*.toml"))


@pytest.fixture(scope="module")
def sources() -> list[render_source.Source]:
    return [render_source.load(one) for one in (*render_source.samples(), *VOICES)]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, sources: list[render_source.Source]) -> Path:
    folder = tmp_path_factory.mktemp("publish")
    (folder / "in").mkdir()
    for source in sources:
        render.render(source, "text", folder / "in" / f"{source.id}.text.txt")
    # A name in a file's name, in words and in one.
    first = folder / "in" / f"{sources[0].id}.text.txt"
    first.rename(first.with_name(f"{sources[0].id}_Annemiek_Strating.txt"))
    result = CliRunner().invoke(main, ["ingest", str(folder / "in"), "--out", str(folder / "data"), "--workers", "2"])
    assert result.exit_code == 0, result.output
    return folder / "data"


@pytest.fixture(scope="module")
def public(data: Path) -> Path:
    out = data.with_name("public")
    result = CliRunner().invoke(main, ["publish", str(data), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "person" in result.stdout
    return out


def test_the_bytes_that_are_read_are_all_of_them(public: Path) -> None:
    """The check of leaks is worth what it looks at: every file, every column, the descriptions too."""
    places = {place for place, _, _ in strings_of(public)}
    for path in public.rglob("*"):
        assert not path.is_file() or str(path.relative_to(public)) in places
    for table in set(DOCUMENT_TABLES) - {"contacts"}:
        for column in rows.text_columns(table):
            filled = open_dataset(public).table(table)[column].drop_null()
            assert f"{table}.{column}" in places or not "".join(map(str, filled.to_pylist())).strip("[]")


def test_offsets_point_at_their_mention(public: Path) -> None:
    texts = {row["field_id"]: row["text"] for row in open_dataset(public).table("fields").to_pylist()}
    checked = 0
    for table in ("parties", "target_groups", "periods", "locations", "activities", "financing", "entities"):
        for row in open_dataset(public).table(table).to_pylist():
            if row["field_id"]:
                said = row.get("mention") or row["text"]
                assert texts[row["field_id"]][row["char_start"] : row["char_end"]] == said
                checked += 1
    assert checked > 1000


def test_rows_are_the_same_in_number_and_contacts_are_none(data: Path, public: Path) -> None:
    before, after = open_dataset(data), open_dataset(public)
    assert after.table("contacts").num_rows == 0
    for table in set(DOCUMENT_TABLES) - {"contacts"}:
        assert after.table(table).num_rows == before.table(table).num_rows


def test_what_was_taken_out_is_counted_by_document(public: Path) -> None:
    with (public / "_meta" / "removed.csv").open(encoding="utf-8") as file:
        counted = list(csv.DictReader(file))
    assert {row["kind"] for row in counted} >= {"person", "phone", "email"}
    assert {row["document_id"] for row in counted} <= set(
        open_dataset(public).table("documents")["document_id"].to_pylist()
    )


def test_the_same_dataset_gives_the_same_bytes(data: Path, public: Path) -> None:
    again = public.with_name("again")
    assert CliRunner().invoke(main, ["publish", str(data), "--out", str(again)]).exit_code == 0
    for path in (path for path in public.rglob("*") if path.is_file()):
        assert (again / path.relative_to(public)).read_bytes() == path.read_bytes(), path.name


def test_a_copy_that_still_names_somebody_is_not_put_in_place(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a column had been forgotten."""
    columns = rows.text_columns
    monkeypatch.setattr(rows, "text_columns", lambda table: frozenset() if table == "fields" else columns(table))
    result = CliRunner().invoke(main, ["publish", str(data), "--out", str(tmp_path / "public")])
    assert result.exit_code == 2
    assert "Nothing was published" in result.output
    assert not (tmp_path / "public").exists()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("DE MAEYER", "MAEYER"),  # a surname alone, in the document that names her
        ("kdemaeyer op het platform", "kdemaeyer"),  # of a mail address
        ("Karin de\nMaeyer", "Karin de\nMaeyer"),
        ("bel 06 1234 5678", "06 1234 5678"),
        ("de maeyer", None),  # in small letters it may be a word
    ],
)
def test_the_check_looks_for_each_form_of_a_name(tmp_path: Path, text: str, leak: str | None) -> None:
    name = person_name("Karin de Maeyer")
    assert name
    own = DocumentPersons([KnownPerson(name, True)], addresses=["+31612345678"])
    (tmp_path / "documents").mkdir()
    rows = pa.table({"document_id": ["a"], "title": [text]})
    pq.write_table(rows, tmp_path / "documents" / "0.parquet")
    found = find_leaks(tmp_path, DatasetPersons({"a": own}, {}, (), frozenset()))
    assert [one.text for one in found if one.text == leak] == ([leak] if leak else [])
    assert bool(found) == bool(leak)
    assert not find_leaks(tmp_path, DatasetPersons({"a": own}, {}, (), frozenset({"maeyer"}))) or "06" in text


def test_a_data_officers_lists_are_followed(data: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# bij naam bekend\nStichting Welzijn Vestingstad\nPiet Kloosterzande\n")
    (tmp_path / "keep.txt").write_text("Kloosterzande\n")
    lists = ["--mask", str(tmp_path / "names.txt"), "--keep", str(tmp_path / "keep.txt")]
    result = CliRunner().invoke(main, ["publish", str(data), "--out", str(tmp_path / "public"), *lists])
    assert result.exit_code == 0, result.output
    everything = "\n".join(text for _, _, text in strings_of(tmp_path / "public"))
    assert "Kloosterzande" in everything


@pytest.mark.parametrize(
    ("out", "says"),
    [(".", "in the dataset itself"), ("below", "in the dataset itself"), ("..", "holds the dataset")],
)
def test_the_copy_is_never_put_into_the_dataset(data: Path, out: str, says: str) -> None:
    result = CliRunner().invoke(main, ["publish", str(data), "--out", str(data / out)])
    assert result.exit_code == 2
    assert says in result.output


def test_a_folder_of_something_else_is_left_alone(data: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    result = CliRunner().invoke(main, ["publish", str(data), "--out", str(tmp_path)])
    assert result.exit_code == 2
    assert "didn't write" in result.output
    assert (tmp_path / "letter.txt").read_text() == "x"


@pytest.mark.parametrize("table", ["documents", "entities", "fields", "runs"])
def test_a_table_with_other_bytes_is_one_sentence(data: Path, tmp_path: Path, table: str) -> None:
    """As long as it was, so that the manifest knows nothing of it. Found by `bench/fuzz_inputs.py`."""
    shutil.copytree(data, tmp_path / "data")
    for path in (tmp_path / "data" / table).glob("*.parquet"):
        path.write_bytes(b"PAR1" + bytes(path.stat().st_size - 4))
    result = CliRunner().invoke(main, ["publish", str(tmp_path / "data"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert f"Table {table}" in result.output
    assert not (tmp_path / "out").exists()


def test_a_list_that_is_no_text_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes(b"\xff\xfe\x00K")
    result = CliRunner().invoke(
        main, ["publish", str(data), "--out", str(tmp_path / "out"), "--mask", str(tmp_path / "names.txt")]
    )
    assert result.exit_code == 2
    assert "UTF-8" in result.output
