"""The declarations hold together, and have the contract's columns."""

import os
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from made_rows import made_row

import nlp.locations.kinds
import nlp.periods.time_units
import nlp.target_groups.lexicon
from extract.errors import CODES, Code, ReadError
from pipelines.schema import interventions
from pipelines.schema.arrow import arrow_table
from pipelines.schema.columns import declared_columns, table_summary
from pipelines.schema.dictionary import as_markdown
from pipelines.schema.finding_codes import FINDING_CODES
from pipelines.schema.tables import DOCUMENT_TABLES, TABLES, DocumentRows
from pipelines.version import PARSER_VERSION

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("table", TABLES)
def test_every_column_and_table_says_what_it_means(table: str) -> None:
    assert table_summary(TABLES[table]).endswith(".")
    assert all(column.description.endswith(".") for column in declared_columns(TABLES[table]))


def test_document_rows_has_each_table_but_the_log() -> None:
    assert tuple(field.name for field in fields(DocumentRows)) == DOCUMENT_TABLES
    assert set(TABLES) - set(DOCUMENT_TABLES) == {"runs"}


@pytest.mark.parametrize("table", [name for name in TABLES if name != "runs"])
def test_the_municipality_is_on_every_table(table: str) -> None:
    assert {"document_id", "municipality", "municipality_code"} <= {c.name for c in declared_columns(TABLES[table])}


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("interventions", "themes", ("taal", "voetbal")),  # an item of a list
        ("parties", "party_type", "voetbalclub"),
        ("target_groups", "group", "gasten"),
        ("target_groups", "education_phase", "wo"),  # may be null
        ("periods", "phase", "pauze"),
        ("locations", "kind", "straat"),
        ("budget_lines", "row_kind", "regel"),
        ("sections", "kind", "hoofdstuk"),
        ("findings", "code", "zomaar"),
        ("runs", "status", "bijna"),
        ("runs", "error_code", "jammer"),
    ],
)
def test_a_value_outside_a_closed_list_is_refused(table: str, column: str, value: object) -> None:
    with pytest.raises(ValueError, match=rf"{table}.{column}: \w+ is not in the column's closed list"):
        arrow_table(table, [made_row(table), made_row(table, **{column: value})])


def test_null_is_in_every_list_that_may_be_null() -> None:
    assert arrow_table("periods", [made_row("periods", phase=None)])["phase"].to_pylist() == [None]


def test_each_code_has_its_meaning() -> None:
    """The type is for the checker, the list for who reads the log: they are one."""
    assert tuple(CODES) == get_args(Code)
    assert all(text.endswith(".") and "|" not in text for meaning in CODES.values() for text in meaning)


def test_a_code_that_is_not_listed_is_a_bug() -> None:
    with pytest.raises(ValueError, match="jammer"):
        ReadError("jammer", "Zin.")  # type: ignore[arg-type]


def test_the_dictionary_lists_all_codes_and_values() -> None:
    told = as_markdown()
    assert [code for code in CODES if f"| {code} |" not in told] == []
    columns = [column for row_type in TABLES.values() for column in declared_columns(row_type)]
    assert [value for column in columns for value in column.values if f"`{value}`" not in told] == []


def test_every_code_in_the_sources_is_declared() -> None:
    """A new finding's code belongs in the closed list, and so in the data dictionary."""
    paths = [path for room in ("extract", "pipelines") for path in (ROOT / room).rglob("*.py")]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    used = {code for text in sources for code in re.findall(r'\b(?:Finding|Doubt)\(\s*"([a-z_]+)"', text)}
    assert used <= set(FINDING_CODES)


def test_one_version() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == PARSER_VERSION


def contract() -> str:
    folder = os.environ.get("GKA_AGENDAS")
    path = Path(folder or ".").parent / "contract" / "tables.md"
    if not folder or not path.is_file():
        pytest.skip("the contract is not beside GKA_AGENDAS")
    return path.read_text(encoding="utf-8")


def contract_columns(text: str) -> dict[str, list[str]]:
    """The column names of each chapter: its first sentence, without what is in brackets."""
    chapters = re.findall(r"^## (\w+): [^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return {name: names_in(body) for name, body in chapters}


def names_in(body: str) -> list[str]:
    while (bare := re.sub(r"\([^()]*\)", "", body)) != body:  # innermost brackets first
        body = bare
    body = body.replace("then\nthe text of each field under its name above", ",".join(FIELD_NAMES))
    return re.findall(r"\b[a-z][a-z0-9_]*\b", re.split(r"\.\s", body + " ")[0])


FIELD_NAMES = [
    "betrokken_partijen",
    "planning",
    "doel",
    "doelgroep",
    "locatie",
    "activiteiten",
    "monitoring_en_evaluatie",
    "financiering",
    "online_informatie",
    "contact",
]


@pytest.mark.parametrize("table", TABLES)
def test_the_contracts_columns_in_its_order(table: str) -> None:
    wanted = contract_columns(contract())[table]
    ours = [column.name for column in declared_columns(TABLES[table])]
    assert ours[: len(wanted)] == wanted or [name for name in ours if name in wanted] == wanted


@pytest.mark.parametrize(
    ("of_the_reader", "of_the_column"),
    [
        (nlp.target_groups.lexicon.Group, interventions.TargetGroupKind),
        (nlp.target_groups.lexicon.EducationPhase, interventions.EducationPhase),
        (nlp.periods.time_units.Precision, interventions.Precision),
        (nlp.locations.kinds.LocationKind, interventions.LocationKind),
    ],
)
def test_a_reader_returns_what_its_column_takes(of_the_reader: object, of_the_column: object) -> None:
    """Declared twice: the columns are asked for by `gka --help` too, which must not load the language layer."""
    assert get_args(of_the_reader) == get_args(of_the_column)
