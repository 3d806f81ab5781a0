"""`gka query` answers in every format, and refuses whatever is no question to the dataset."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.query.messages import place_of, sentence

ASKED = "SELECT gemeente, bedrag FROM gka_bedrag WHERE gemeente IN ('Hulst', 'Soest') ORDER BY gemeente"


def query(data: Path, sql: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["query", str(data), sql, *options])


def test_a_table_for_the_eye(sample_dataset: Path) -> None:
    result = query(sample_dataset, ASKED)
    assert result.exit_code == 0, result.output
    assert [line.split() for line in result.stdout.splitlines()] == [
        ["gemeente", "bedrag"],
        ["--------", "---------"],
        ["Hulst", "70000.00"],
        ["Soest", "104500.00"],
    ]


def test_csv_and_json_for_programs(sample_dataset: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(query(sample_dataset, ASKED, "--format", "csv").stdout)))
    assert rows[0] == {"gemeente": "Hulst", "bedrag": "70000.00"}
    assert json.loads(query(sample_dataset, ASKED, "--format", "json").stdout)[1] == {
        "gemeente": "Soest",
        "bedrag": 104500.0,
    }


def test_a_file_is_of_the_kind_that_its_name_says(sample_dataset: Path, tmp_path: Path) -> None:
    for name in ("a.parquet", "a.xlsx", "a.csv", "a.json"):
        assert query(sample_dataset, ASKED, "--out", str(tmp_path / name)).exit_code == 0
    assert pq.read_table(tmp_path / "a.parquet").column("gemeente").to_pylist() == ["Hulst", "Soest"]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["gemeente", "bedrag"],
        ["Hulst", 70000],
        ["Soest", 104500],
    ]
    assert (tmp_path / "a.csv").read_text().startswith("gemeente,bedrag\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.json", "a.parquet", "a.xlsx"]


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_what_is_no_text_needs_a_file(sample_dataset: Path, form: str) -> None:
    result = query(sample_dataset, ASKED, "--format", form)
    assert result.exit_code == 2
    assert "--out FILE" in result.stderr


def test_text_that_begins_like_a_formula_stays_text(sample_dataset: Path, tmp_path: Path) -> None:
    query(sample_dataset, "SELECT '=1+1' AS a, 'http://x.nl' AS b", "--out", str(tmp_path / "a.xlsx"))
    cells = list(openpyxl.load_workbook(tmp_path / "a.xlsx").active)[1]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [
        ("=1+1", "s", None),
        ("http://x.nl", "s", None),
    ]


REFUSED = [  # a query that is no question to the dataset, a word of the refusal
    ("SELECT * FROM read_csv('/etc/passwd')", "read_csv() may not be used"),
    ("SELECT * FROM read_text('/etc/passwd')", "read_text() may not be used"),
    ("SELECT * FROM glob('/*')", "glob() may not be used"),
    ("SELECT * FROM '/etc/passwd'", "there is no table /etc/passwd"),
    ("SELECT * FROM 'https://example.org/a.parquet'", "there is no table"),
    ("SELECT * FROM read_parquet('s3://a/b')", "may not be used"),
    ("COPY agendas TO '/tmp/gka-refused.csv'", "one SELECT"),
    ("EXPORT DATABASE '/tmp/gka-refused'", "one SELECT"),
    ("CREATE TABLE a AS SELECT 1", "one SELECT"),
    ("ATTACH '/tmp/a.db'", "one SELECT"),
    ("INSTALL httpfs", "one SELECT"),
    ("LOAD httpfs", "one SELECT"),
    ("SET memory_limit = '90GB'", "one SELECT"),
    ("PRAGMA database_list", "one SELECT"),
    ("SELECT getenv('HOME')", "getenv() may not be used"),
    ("SELECT current_setting('home_directory')", "current_setting() may not be used"),
    ("SELECT (SELECT current_setting('threads') FROM agendas LIMIT 1)", "may not be used"),
    ("SELECT * FROM duckdb_settings()", "may not be used"),
    ("SELECT * FROM pg_settings", "there is no table pg_settings"),
    ("SELECT * FROM query('SELECT 1')", "may not be used"),
    ("WITH a AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM a", "may not be used"),
    ("SELECT 1; SELECT 2", "One SELECT at a time"),
    ("SELECT * FROM sqlite_master", "there is no table sqlite_master"),
]


@pytest.mark.parametrize(("sql", "told"), REFUSED)
def test_what_is_no_question_to_the_dataset_is_refused(sample_dataset: Path, sql: str, told: str) -> None:
    result = query(sample_dataset, sql)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_the_engine_itself_is_closed_too(sample_dataset: Path) -> None:
    """Were a way found round the check of the query, DuckDB would still open nothing."""
    import duckdb

    from pipelines.dataset.opened import open_dataset
    from pipelines.query import open_engine

    with open_engine(open_dataset(sample_dataset)) as engine:
        for sql in (
            "SELECT * FROM read_csv('/etc/passwd')",
            "COPY documents TO '/tmp/gka-refused.csv'",
            "ATTACH '/tmp/gka-refused.db'",
            "INSTALL httpfs",
            "SET enable_external_access = true",
            "SET memory_limit = '90GB'",
        ):
            with pytest.raises(duckdb.Error):
                engine.table(sql)
    assert not list(Path("/tmp").glob("gka-refused*"))


WRONG = [  # a query with an error, where it is and what comes near
    (
        "SELECT gemente FROM agendas",
        'Line 1, column 8: there is no column "gemente" in what FROM names; the nearest is "gemeente".',
    ),
    (
        "SELECT a.tittel\nFROM agendas a",
        'Line 1, column 8: there is no column "tittel" in what FROM names; the nearest is "titel".',
    ),
    ("SELECT *\nFROM agenda", "Line 2, column 6: there is no table agenda; did you mean agendas?"),
    ("SELEC 1", 'Line 1, column 1: syntax error at or near "SELEC".'),
    ("SELECT sum(gemeente) FROM agendas", "Line 1, column 8: No function matches"),
    ("", "There is no query"),
]


@pytest.mark.parametrize(("sql", "told"), WRONG)
def test_an_error_says_where_it_is_and_what_comes_near(sample_dataset: Path, sql: str, told: str) -> None:
    result = query(sample_dataset, sql)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


ENDLESS = [
    "SELECT count(*) FROM range(1000000000000) a, range(10000) b",
    "WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM r) SELECT max(a) FROM r",
]


@pytest.mark.parametrize("sql", ENDLESS)
def test_a_query_that_would_never_end_is_stopped(sample_dataset: Path, sql: str) -> None:
    result = query(sample_dataset, sql, "--seconds", "0.5")
    assert result.exit_code == 2
    assert "took longer than 0.5 seconds" in result.stderr


GREEDY = [
    "SELECT list(range) FROM range(1000000000)",
    "SELECT length(repeat(repeat('x', 1000000), 3000))",  # strings that DuckDB's own limit doesn't count
]


@pytest.mark.parametrize("sql", GREEDY)
def test_a_query_that_takes_all_memory_is_stopped(sample_dataset: Path, sql: str) -> None:
    result = query(sample_dataset, sql, "--memory", "200")
    assert result.exit_code == 2
    assert "more than 200 MB of memory" in result.stderr


def test_a_folder_that_is_no_dataset(tmp_path: Path) -> None:
    result = query(tmp_path, "SELECT 1")
    assert result.exit_code == 2
    assert "is no dataset of gka" in result.stderr


def test_a_table_that_is_no_parquet_any_more(sample_dataset: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(sample_dataset, tmp_path / "data")
    broken = next((tmp_path / "data" / "agendas").parent.glob("financing/*.parquet"))
    broken.write_bytes(b"x" * broken.stat().st_size)
    result = query(tmp_path / "data", "SELECT sum(bedrag) FROM gka_bedrag")
    assert result.exit_code == 2
    assert "Table financing" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_dataset_without_rows_has_views_too(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "leeg.pdf").write_bytes(b"")
    CliRunner().invoke(main, ["ingest", str(tmp_path / "in"), "--out", str(tmp_path / "data")])
    result = query(tmp_path / "data", "SELECT count(*) AS n, sum(bedrag) AS b FROM gka_bedrag")
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == ["n", "b", "-", "-", "0"]


def test_a_place_is_counted_in_letters_not_bytes() -> None:
    assert place_of("SELECT 'é', a", len("SELECT 'é', ".encode())) == "Line 1, column 13: "
    assert place_of("SELECT 1", None) == ""
    assert place_of("SELECT 1", 2**64 - 1) == ""


def test_an_error_that_is_no_json_stays_one_sentence() -> None:
    assert sentence("SELECT 1", "Out of\nmemory") == "Out of memory"
