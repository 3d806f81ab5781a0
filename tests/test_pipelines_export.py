"""What an export holds, as the program that it is made for reads it."""

import csv
import sqlite3
from decimal import Decimal
from pathlib import Path

import duckdb
import made_dataset
import openpyxl
import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.export import excel
from pipelines.export.csv_folder import dutch_text
from pipelines.export.excel import Sheet, Workbook
from pipelines.export.labels import CODED, label_of
from pipelines.schema.tables import DOCUMENT_TABLES
from pipelines.views import views

GKA = sum(made_dataset.gka_asked(one) for one in made_dataset.gold().values())


@pytest.fixture(scope="module")
def exported(sample_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    forms = ("--xlsx", "a.xlsx", "--csv", "csv", "--sqlite", "a.sqlite", "--duckdb", "a.duckdb")
    given = [str(folder / one) if n % 2 else one for n, one in enumerate(forms)]
    result = CliRunner().invoke(main, ["export", str(sample_dataset), *given])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in folder.iterdir()) == ["a.duckdb", "a.sqlite", "a.xlsx", "csv"]
    return folder


@pytest.fixture(scope="module")
def book(exported: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(exported / "a.xlsx")


def column(sheet: object, heading: str) -> list:
    rows = [[cell.value for cell in row] for row in sheet]  # type: ignore[attr-defined]
    at = rows[0].index(heading)
    return [row[at] for row in rows[1:]]


def test_a_sheet_for_each_view_and_table(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["bijsluiter", "kolommen", *(view.name for view in views()), *DOCUMENT_TABLES]


def test_the_sum_of_a_sheet_is_that_of_the_gold(book: openpyxl.Workbook) -> None:
    assert sum(Decimal(str(amount)) for amount in column(book["gka_bedrag"], "bedrag")) == GKA


def test_a_sheet_has_a_frozen_header_filters_formats_and_hidden_ids(book: openpyxl.Workbook) -> None:
    sheet = book["gka_bedrag"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    heads = {cell.value: cell for cell in sheet[1]}
    assert sheet.column_dimensions[heads["agenda_id"].column_letter].hidden
    assert not sheet.column_dimensions[heads["gemeente"].column_letter].hidden
    assert sheet[f"{heads['bedrag'].column_letter}2"].number_format == "#,##0.00"
    assert "euro" in heads["bedrag"].comment.text


def test_a_date_is_a_date(book: openpyxl.Workbook) -> None:
    days = [day for day in column(book["agendas"], "datum_wethouder") if day is not None]
    assert days
    assert {type(day).__name__ for day in days} == {"datetime"}


def test_a_code_has_its_name_beside_it(book: openpyxl.Workbook) -> None:
    pairs = set(zip(column(book["kosten"], "kostensoort"), column(book["kosten"], "kostensoort (naam)"), strict=True))
    assert ("materiele_kosten", "Materiële kosten") in pairs


def test_each_column_of_each_view_is_explained(book: openpyxl.Workbook) -> None:
    told = set(zip(column(book["kolommen"], "blad"), column(book["kolommen"], "kolom"), strict=True))
    assert {(view.name, name) for view in views() for name in view.columns} <= told


def test_every_coded_column_is_one_of_a_view() -> None:
    assert {name for view in views() for name in view.columns} >= CODED
    assert label_of("brede_talentontwikkeling") == "Brede talentontwikkeling"
    assert label_of(None) is None


def test_rows_that_a_sheet_does_not_hold_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 2)
    with Workbook(tmp_path / "a.xlsx") as book:
        assert book.add(Sheet("a", ("n",)), [(1,), (2,), (3,), (4,)]) == 2
    assert [row[0].value for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active] == ["n", 1, 2]


def test_a_cell_takes_no_more_text_than_excel_does(tmp_path: Path) -> None:
    with Workbook(tmp_path / "a.xlsx") as book:
        book.add(Sheet("a", ("n",)), [("x" * 40_000,)])
    assert len(openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"].value) == 32_767


def test_the_same_dataset_gives_the_same_workbook(sample_dataset: Path, exported: Path, tmp_path: Path) -> None:
    CliRunner().invoke(main, ["export", str(sample_dataset), "--xlsx", str(tmp_path / "a.xlsx")])
    assert (tmp_path / "a.xlsx").read_bytes() == (exported / "a.xlsx").read_bytes()


DUTCH = [  # a value, how Dutch Excel takes it
    (Decimal("1234.50"), "1234,50"),
    (0.25, "0,25"),
    (True, "ja"),
    (None, ""),
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("-9 maanden", "'-9 maanden"),
    (-9, "-9"),
    (["taal", "zorg"], "taal; zorg"),
]


@pytest.mark.parametrize(("value", "written"), DUTCH)
def test_a_value_as_dutch_excel_takes_it(value: object, written: str) -> None:
    assert dutch_text(value) == written


def test_csv_for_excel_and_for_programs(exported: Path) -> None:
    dutch = (exported / "csv" / "nederlands" / "gka_bedrag.csv").read_bytes()
    assert dutch.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(dutch.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert sum(Decimal(row["bedrag"].replace(",", ".")) for row in rows) == GKA
    with (exported / "csv" / "gewoon" / "gka_bedrag.csv").open(encoding="utf-8", newline="") as file:
        plain = list(csv.DictReader(file))
    assert sum(Decimal(row["bedrag"]) for row in plain) == GKA
    assert (exported / "csv" / "nederlands" / "kolommen.csv").exists()


def test_sqlite_has_keys_that_hold_descriptions_and_search(exported: Path) -> None:
    connection = sqlite3.connect(exported / "a.sqlite")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA foreign_key_list(interventies)").fetchall()[0][2] == "agendas"
    assert connection.execute("SELECT sum(bedrag) FROM gka_bedrag").fetchall() == [(float(GKA),)]
    found = connection.execute(
        "SELECT count(*) FROM interventies_zoeken WHERE interventies_zoeken MATCH 'ouders'"
    ).fetchone()
    assert found[0] > 0
    described = dict(connection.execute("SELECT kolom, betekenis FROM kolommen WHERE tabel = 'gka_bedrag'").fetchall())
    assert "GKA" in described["bedrag"]


def test_duckdb_has_all_views_and_says_what_they_are(exported: Path) -> None:
    with duckdb.connect(str(exported / "a.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT sum(bedrag) FROM gka_bedrag").fetchall() == [(GKA,)]
        for view in views():
            connection.execute(f"FROM {view.name} LIMIT 1").fetchall()
        ((said,),) = connection.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'gka_bedrag'").fetchall()
    assert "begroting" in said


def test_nothing_to_write_is_a_wrong_call(sample_dataset: Path) -> None:
    result = CliRunner().invoke(main, ["export", str(sample_dataset)])
    assert result.exit_code == 2
    assert "--xlsx FILE" in result.stderr


@pytest.mark.parametrize("form", ["--xlsx", "--sqlite", "--duckdb"])
def test_a_place_that_is_not_there_is_one_sentence(sample_dataset: Path, tmp_path: Path, form: str) -> None:
    result = CliRunner().invoke(main, ["export", str(sample_dataset), form, str(tmp_path / "no" / "a.file")])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "choose another file" in result.stderr


def test_titles_lead_to_the_pages_of_the_report(sample_dataset: Path, tmp_path: Path) -> None:
    """By an address as seen from the workbook, each to a page that is there; none without --report."""
    for arguments in (["report", "--out", "sub/rapport"], ["export", "--xlsx", "a.xlsx", "--report", "sub/rapport"]):
        given = [str(tmp_path / one) if n and not one.startswith("--") else one for n, one in enumerate(arguments)]
        result = CliRunner().invoke(main, [given[0], str(sample_dataset), *given[1:]])
        assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name, least in (("interventies", 20), ("agendas", 5), ("gka_bedrag", 5)):
        # As Excel itself writes paths: with the slashes of Windows.
        links = [cell.hyperlink.target.replace("\\", "/") for row in book[name] for cell in row if cell.hyperlink]
        assert len(links) >= least
        assert all(link.startswith("sub/rapport/") and (tmp_path / link).is_file() for link in links)


def test_a_report_that_is_none_is_told(sample_dataset: Path, tmp_path: Path) -> None:
    for more, said in ((["--xlsx", str(tmp_path / "a.xlsx")], "is no report"), (["--csv", str(tmp_path)], "goes with")):
        result = CliRunner().invoke(main, ["export", str(sample_dataset), *more, "--report", str(tmp_path)])
        assert result.exit_code == 2
        assert said in result.output
