"""How a column is declared, and the columns that many tables share.

A column is one field of a row type, `name: Annotated[type, "meaning with unit"]`. A closed list is a `Literal[...]`:
the type itself (`Annotated[Severity, "..."]`), or a third part where the value comes from `extract` or `nlp`, which
don't know the tables, or is a list (`Annotated[tuple[str, ...], "...", ThemeName]`). The Arrow schema, the descriptions
inside the Parquet files, the check of every value that is written and the data dictionary all come from this one
declaration.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import chain
from types import NoneType
from typing import Annotated, Any, Literal, TypedDict, get_args, get_origin, get_type_hints

from extract.document import Region


@dataclass(frozen=True, slots=True)
class Column:
    """One column as declared. `arrow` is the name of its Arrow type, a list's item type in angle brackets."""

    name: str
    arrow: str
    nullable: bool
    description: str
    values: tuple[str, ...]  # empty where the list is open


ARROW_TYPES = {
    str: "string",
    int: "int32",
    float: "double",
    bool: "bool",
    date: "date32",
    datetime: "timestamp[us, tz=UTC]",
    Decimal: "decimal128(14, 2)",
    tuple[str, ...]: "list<string>",
    tuple[Region, ...]: "list<region>",
}
WIDE = "int64"  # as third part of a declaration: a count that may pass 2^31

# Columns that many tables share.
DocumentId = Annotated[
    str,
    "The document: first 16 hex digits of the SHA-256 of the source file's bytes; of the second agenda in a file, of "
    "these and `#2`; of an embedded file, of the outer file's bytes, `#name#` and its own.",
]
MunicipalityName = Annotated[
    str | None, "Official name of the agenda's municipality, the central one of a regional agenda; null where unknown."
]
MunicipalityCode = Annotated[str | None, "CBS code of that municipality, `GM` and four digits."]
Ordinal = Annotated[int, "Place in the document's own order, from 1."]
OrdinalInField = Annotated[int, "Place among the rows read from the same field, from 1."]
InterventionId = Annotated[str, "The intervention (interventions)."]
InterventionIdOrNull = Annotated[str | None, "The intervention (interventions); null in the activity plan."]
FieldId = Annotated[str, "The field that the row was read from (fields)."]
FieldIdOrNull = Annotated[str | None, "The field it stands in (fields); null where it stands elsewhere."]
SectionIdOrNull = Annotated[str | None, "The section it stands in (sections); null where it stands in none."]
MentionText = Annotated[str, "The stretch of the field's text that the row was read from, as printed."]
CharStart = Annotated[int, "Offset in the text where the mention begins, in characters from 0."]
CharEnd = Annotated[int, "Offset in the text where the mention ends, exclusive: text[char_start:char_end] is it."]
PageFirst = Annotated[int | None, "First page that it is on, from 1; null for text input."]
PageLast = Annotated[int | None, "Last page that it is on, from 1; null for text input."]
PrintedRegions = Annotated[
    tuple[Region, ...],
    "Where it stands: boxes {page, x0, top, x1, bottom}, PDF points from the page's top left corner; empty for text.",
]
Confidence = Literal["zeker", "waarschijnlijk", "twijfel"]
RowConfidence = Annotated[
    Confidence,
    "How sure the row is, from what it rests on (a register, a list or a sentence, a second sign, OCR); "
    "docs/confidence.md tells how often each is right.",
]
CorrectedColumns = Annotated[
    tuple[str, ...],
    "The columns that a person put right (corrections.csv); `rij toegevoegd` where the whole row is a person's.",
]
FundingSource = Literal[
    "gka",
    "npo",
    "oab",
    "gemeente",
    "rijk",
    "provincie",
    "eu",
    "jeugdzorg",
    "schoolbestuur",
    "partners",
    "fondsen",
    "ouders",
    "overig",
]


class AgendaColumns(TypedDict):
    """What every row of a document repeats, so that any table can be read by itself: `Row(**columns, ...)`."""

    document_id: str
    municipality: str | None
    municipality_code: str | None


class FieldColumns(AgendaColumns):
    """What every row that was read from a field repeats besides."""

    intervention_id: str | None
    field_id: str


@cache
def declared_columns(row_type: type) -> tuple[Column, ...]:
    """The columns of a row type, in the order of its fields."""
    hints = get_type_hints(row_type, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in fields(row_type))


def _column(name: str, declared: object) -> Column:
    """A declaration without a meaning is a TypeError: the test over all tables would rather fail than guess."""
    kind, *meta = get_args(declared)
    if not meta or not isinstance(meta[0], str):
        raise TypeError(f"column {name} has no description")
    bare, nullable = _without_none(kind)
    values = next((get_args(part) for part in meta if get_origin(part) is Literal), ())
    if get_origin(bare) is Literal:
        bare, values = str, get_args(bare)
    return Column(name, WIDE if WIDE in meta else ARROW_TYPES[bare], nullable, meta[0], values)


def _without_none(kind: Any) -> tuple[Any, bool]:
    parts = get_args(kind)
    if NoneType not in parts:
        return kind, False
    (bare,) = (part for part in parts if part is not NoneType)
    return bare, True


def table_summary(row_type: type) -> str:
    """What a row of the table is: the first paragraph of the row type's docstring, on one line."""
    return " ".join((row_type.__doc__ or "").split("\n\n")[0].split())


def outside_closed_list(column: Column, values: Iterable[Any]) -> frozenset[str]:
    """Of a column's values, those outside its closed list; of a list column, the items."""
    if not column.values:
        return frozenset()
    met = set(chain.from_iterable(values)) if column.arrow.startswith("list") else set(values)
    return frozenset(met.difference(column.values, (None,)))
