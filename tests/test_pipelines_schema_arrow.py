"""Typed rows become Arrow columns, with their descriptions, and nothing goes by unnoticed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import made_row, made_rows

from extract.document import Region
from pipelines.schema.arrow import arrow_schema, arrow_table, arrow_tables
from pipelines.schema.columns import declared_columns
from pipelines.schema.tables import DOCUMENT_TABLES, TABLES


@pytest.mark.parametrize("table", TABLES)
def test_schema_carries_names_types_and_meanings(table: str) -> None:
    schema = arrow_schema(table)
    assert schema.names == [column.name for column in declared_columns(TABLES[table])]
    assert schema.metadata[b"gka_table"] == table.encode()
    assert schema.metadata[b"schema_version"]
    assert all(field.metadata[b"description"] for field in schema)


@pytest.mark.parametrize("table", TABLES)
def test_rows_come_back_as_they_went_in(table: str) -> None:
    """Also a null in every column that may be null."""
    nulls = {column.name: None for column in declared_columns(TABLES[table]) if column.nullable}
    rows = [made_row(table), made_row(table, **nulls)]
    for column in declared_columns(TABLES[table]):
        values = arrow_table(table, rows)[column.name].to_pylist()
        assert [plain(value) for value in values] == [plain(getattr(row, column.name)) for row in rows]


def plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [tuple(item.values()) if isinstance(item, dict) else item for item in value]
    return value


def test_no_rows_is_a_table_too() -> None:
    assert [len(table) for table in arrow_tables(made_rows())] == [0] * len(DOCUMENT_TABLES)


@pytest.mark.parametrize(
    ("table", "wrong", "named"),
    [
        ("fields", {"label": None}, "fields.label"),  # null where none may be
        ("pages", {"page": "een"}, "pages.page"),  # another type
        ("budget_lines", {"amount_eur": Decimal("1.234")}, "budget_lines.amount_eur"),  # a tenth of a cent
        ("fields", {"text": "\ud800"}, "fields.text"),  # half a character
        ("sections", {"regions": None}, "sections.regions"),
        ("documents", {"pages": 2**40}, "documents.pages"),  # past int32
    ],
)
def test_a_value_that_does_not_fit_names_its_column(table: str, wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        arrow_table(table, [made_row(table, **wrong)])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.floats(0, 1000, allow_nan=False)
BOXES = st.lists(st.builds(Region, st.integers(1, 99), NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple)


@given(st.lists(st.tuples(TEXTS, BOXES), max_size=5))
def test_any_text_and_any_boxes_come_back(values: list[tuple[str, tuple[Region, ...]]]) -> None:
    rows = [made_row("sections", text=text, regions=boxes) for text, boxes in values]
    table = arrow_table("sections", rows)
    back = zip(table["text"].to_pylist(), table["regions"].to_pylist(), strict=True)
    assert [(text, tuple(Region(**box) for box in boxes)) for text, boxes in back] == values
