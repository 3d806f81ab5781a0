"""One agenda means the same in whatever setting it is printed: what a sentence says is the same wherever its lines end.

The settings break lines, columns and pages at other places each. Left out are those in which the sample's own text is
printed otherwise (forms, columns side by side), and tables that hold whole texts (`activities`), in which a page break
may join two paragraphs.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from extract.read import read
from pipelines.rows import build_rows

sys.path.insert(0, str(Path(__file__).parent.parent / "data" / "samples"))

import render

TABLES = ("parties", "target_groups", "periods", "locations", "financing", "contacts", "commitments", "budget_lines")
SETTINGS = ("ruled", "bands", "bare", "stacked", "runin", "landscape", "justified")
PLACES = {"document_id", "field_id", "char_start", "char_end", "page_first", "page_last", "regions", "register_id"}
OWN = ("_id",)  # ends of columns with keys, which are of the document


def _interpreted(agenda: str, setting: str, folder: Path) -> dict[str, Counter[tuple[str, ...]]]:
    """What the tables say, without where it stands; line ends within a value count as blanks."""
    printed = folder / render.file_name(agenda, setting)
    render.render(agenda, setting, printed)
    rows = build_rows(read(printed, printed.name))
    return {table: Counter(tuple(_values(row)) for row in getattr(rows, table)) for table in TABLES}


def _values(row: object) -> Iterator[str]:
    for column in fields(row):  # type: ignore[arg-type]
        if column.name not in PLACES and not column.name.endswith(OWN):
            yield " ".join(f"{column.name}={getattr(row, column.name)}".split())


@pytest.mark.parametrize("agenda", ["westerveld", "hulst"])
def test_an_agenda_says_the_same_in_each_setting(agenda: str, tmp_path: Path) -> None:
    text = _interpreted(agenda, "text", tmp_path)
    assert sum(bool(text[table]) for table in TABLES) >= len(TABLES) - 2  # a short agenda may have no budget
    for setting in SETTINGS:
        found = _interpreted(agenda, setting, tmp_path)
        for table in TABLES:
            assert found[table] == text[table], (setting, table)
