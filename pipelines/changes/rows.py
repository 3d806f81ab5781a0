"""By what a row is known in two datasets, and which of its columns are values.

Ids are built from the file's bytes and an ordinal, so a corrected file or a better program gives the same thing other
ids. What a reader of the document would name it by stays: the intervention's title, the field, the printed mention.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """How the rows of a table are known: the columns that name one, besides document, intervention and field."""

    by: tuple[str, ...]


# pages, residue, entities and the log are no statements of an agenda: their differences follow from the others.
COMPARED: Mapping[str, Known] = MappingProxyType(
    {
        "documents": Known(()),
        "sections": Known(("kind", "heading")),
        "contents": Known(("heading",)),
        "fields": Known(("field", "label")),
        "interventions": Known(("title",)),
        "parties": Known(("mention",)),
        "target_groups": Known(("mention",)),
        "periods": Known(("mention",)),
        "locations": Known(("mention",)),
        "activities": Known(("text",)),
        "financing": Known(("mention",)),
        "budget_lines": Known(("row_kind", "intervention", "category", "description")),
        "commitments": Known(("text",)),
        "signatories": Known(("role", "name")),
        "contacts": Known(("organisation", "name", "email")),
        "findings": Known(("code", "message")),
    }
)
# Marks of our own, places on the page, and what repeats from another table.
_NO_VALUES = frozenset(
    {"ordinal", "char_start", "char_end", "page_first", "page_last", "page", "regions", "actual_page", "source_bytes"}
    | {"source_sha256", "source_name", "schema_version", "parser_version", "municipality", "municipality_code"}
)


def is_value(column: str) -> bool:
    """Whether a column says something of the agenda."""
    return column not in _NO_VALUES and not column.endswith("_id") and column not in ("same_as", "belongs_to")


def row_name(table: str, row: Row, titles: Mapping[str, str], fields: Mapping[str, str]) -> tuple[str, ...]:
    """What a row is named by within its document; titles of interventions and names of fields by their ids."""
    place = (titles.get(row.get("intervention_id") or "", ""), fields.get(row.get("field_id") or "", ""))
    if table in ("fields", "interventions"):
        place = (place[0] if table == "fields" else "", "")
    return (*place, *(str(row[column] or "") for column in COMPARED[table].by))
