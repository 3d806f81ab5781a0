"""The copy that may be published holds no personal data in any byte, and everything else."""

import csv
import re
from pathlib import Path

import pytest
import render
import render_gold
import render_source
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.publish import rows
from pipelines.publish.leaks import strings_of
from pipelines.schema.tables import DOCUMENT_TABLES

VOICES = sorted((Path(__file__).parent.parent / "data" / "voices" / "building").glob("*.toml"))
OFFICES = {"wethouder", "burgemeester", "minister"}


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


def persons(sources: list[render_source.Source]) -> tuple[set[str], set[str]]:
    """Personal data that the gold knows, and the names of office holders."""
    private: set[str] = set()
    offices: set[str] = set()
    for source in sources:
        gold = render_gold.expected(source)
        for person in (*source.signing, *source.school_signatures, *(source.plan.signatures if source.plan else ())):
            (offices if person.role in OFFICES else private).add(person.name)
        contacts = [row for one in gold.get("interventions", []) for row in one["gold"]["contacts"]]
        private |= {row[column] for row in contacts for column in ("name", "phone", "email") if row[column]}
        private |= {one["text"] for one in gold.get("gold_entities", []) if one["label"] == "PERSON"}
    return private - offices - {""}, offices - {""}


def spellings(name: str) -> set[str]:
    if "@" in name or name.startswith("+"):
        return {name}
    *given, last = name.split()
    turned = {f"{last}, {' '.join(given)}"} if given else set()
    return {name, name.upper(), name.replace(" ", "_"), name.replace(" ", "-\n"), *turned}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_no_personal_data_that_the_gold_knows_is_in_any_byte(public: Path, sources: list[render_source.Source]) -> None:
    everything = plain("\n".join(text for _, _, text in strings_of(public)))
    private, _ = persons(sources)
    assert len(private) > 200
    left = [one for one in private if any(plain(form) in everything for form in spellings(one))]
    assert not left, f"{len(left)} names are left"  # the held-out samples' names are not printed


def test_the_bytes_that_are_read_are_all_of_them(public: Path) -> None:
    """The check of leaks is worth what it looks at: every file, every column, the descriptions too."""
    places = {place for place, _, _ in strings_of(public)}
    for path in public.rglob("*"):
        assert not path.is_file() or str(path.relative_to(public)) in places
    for table in set(DOCUMENT_TABLES) - {"contacts"}:
        for column in rows.text_columns(table):
            filled = open_dataset(public).table(table)[column].drop_null()
            assert f"{table}.{column}" in places or not "".join(map(str, filled.to_pylist())).strip("[]")


def test_office_holders_are_still_there(public: Path, sources: list[render_source.Source]) -> None:
    everything = plain("\n".join(text for _, _, text in strings_of(public)))
    _, offices = persons(sources)
    assert len(offices) > 20
    assert not [one for one in offices if one not in everything]


def test_few_other_words_are_gone(data: Path, public: Path, sources: list[render_source.Source]) -> None:
    """At most two in a hundred words that are no part of personal data."""
    private = {word for one in persons(sources)[0] for word in re.findall(r"[^\W\d_]+", one)}
    before, after = open_dataset(data).table("fields"), open_dataset(public).table("fields")
    words = lost = 0
    for old, new in zip(before["text"].to_pylist(), after["text"].to_pylist(), strict=True):
        mine = [word for word in re.findall(r"[^\W\d_]{2,}", old or "") if word not in private]
        there = set(re.findall(r"[^\W\d_]{2,}", new or ""))
        words += len(mine)
        lost += sum(word not in there and f"{word}@" not in old and f"@{word}" not in old for word in mine)
    assert lost / words < 0.02


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
    with (public / "_removed.csv").open(encoding="utf-8") as file:
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


def test_a_list_that_is_no_text_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes(b"\xff\xfe\x00K")
    result = CliRunner().invoke(
        main, ["publish", str(data), "--out", str(tmp_path / "out"), "--mask", str(tmp_path / "names.txt")]
    )
    assert result.exit_code == 2
    assert "UTF-8" in result.output
