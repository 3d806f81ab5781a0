"""The data dictionary is whole, in three formats, and the one in the repository is today's."""

import csv
import io
import json
from pathlib import Path

from pipelines.schema.columns import declared_columns
from pipelines.schema.dictionary import as_csv, as_json, as_markdown
from pipelines.schema.tables import TABLES

COUNT = sum(len(declared_columns(row_type)) for row_type in TABLES.values())


def test_the_repositorys_dictionary_is_current() -> None:
    printed = (Path(__file__).parent.parent / "docs" / "tables.md").read_text(encoding="utf-8")
    assert printed == as_markdown(), "run: gka columns > docs/tables.md"


def test_every_format_has_every_column() -> None:
    assert len(list(csv.DictReader(io.StringIO(as_csv())))) == COUNT
    assert len(json.loads(as_json())) == COUNT
    assert sum(line.startswith("| `") for line in as_markdown().splitlines()) == COUNT


def test_one_table() -> None:
    assert as_markdown("pages").startswith("## pages\n")
    assert {entry["table"] for entry in json.loads(as_json("pages"))} == {"pages"}


def test_a_bar_in_a_description_ends_no_cell() -> None:
    """`Interventie |` is printed in titles, and so in the description of title."""
    lines = [line for line in as_markdown().splitlines() if line.startswith("| `")]
    assert {line.replace(r"\|", "").count("|") for line in lines} == {4}
