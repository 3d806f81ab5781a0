"""Rows and documents for tests: every column filled by its type, what a test cares about given by name."""

import hashlib
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from extract.document import Document, Region
from pipelines.run.reader import ReadingSteps
from pipelines.schema.columns import declared_columns
from pipelines.schema.tables import TABLES, DocumentRows

BY_TYPE = {
    "string": "tekst",
    "int32": 1,
    "int64": 1,
    "double": 0.5,
    "bool": False,
    "date32": date(2024, 2, 29),
    "timestamp[us, tz=UTC]": datetime(2024, 2, 29, 12, 0, tzinfo=UTC),
    "decimal128(14, 2)": Decimal("12.30"),
    "list<string>": ("een", "twee"),
    "list<region>": (Region(1, 10.0, 20.0, 30.5, 40.0), Region(2, 10.0, 20.0, 30.5, 40.0)),
}


def made_row(table: str, **given: Any) -> Any:
    """A row of a table; closed lists get their first value."""
    filled = {column.name: _value(column.arrow, column.values) for column in declared_columns(TABLES[table])}
    return TABLES[table](**(filled | given))


def _value(arrow: str, values: tuple[str, ...]) -> Any:
    if not values:
        return BY_TYPE[arrow]
    return values[:1] if arrow == "list<string>" else values[0]


def made_rows(**given: tuple[Any, ...]) -> DocumentRows:
    """One document's rows; tables that aren't given are empty."""
    empty: dict[str, Any] = {name: () for name in TABLES if name != "runs"}
    return DocumentRows(**(empty | given))


def made_document(content: bytes, source_name: str) -> Document:
    """A document with the file's bytes as its title and nothing else: enough for the run around it."""
    return Document(
        source_name=source_name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="text/plain",
        text_layer="tekst",
        title=content.decode(),
        template="2022",
        kind="agenda",
        pages=(),
        sections=(),
        contents=(),
        tables=(),
        interventions=(),
        fields=(),
        budget=(),
        total_lines=(),
        signatories=(),
        commitments=(),
        residue=(),
        doubts=(),
    )


def rows_of(document: Document) -> DocumentRows:
    """A documents row, an intervention per word of the title and a finding per word with an x."""
    words = (document.title or "").split()
    return made_rows(
        documents=(
            made_row(
                "documents",
                document_id=document.id,
                source_name=document.source_name,
                municipality="Waterdam",
                municipality_code="GM9999",
                period_start_year=None,  # with the same years they would be two agendas of one municipality
                period_end_year=None,
            ),
        ),
        interventions=tuple(made_row("interventions", document_id=document.id, title=word) for word in words),
        findings=tuple(made_row("findings", document_id=document.id, message=word) for word in words if "x" in word),
    )


PARTS = ReadingSteps(read=made_document, build_rows=rows_of)
