"""Which columns name a row of a table, and which lead to a row of another: declared for readers, held by a test."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipelines.schema.columns import declared_columns
from pipelines.schema.tables import TABLES

_IN_FIELD = ("field_id", "ordinal")
_IN_DOCUMENT = ("document_id", "ordinal")
# A table that isn't here has rows that nothing names: stretches of left text, cells of contacts.
PRIMARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "documents": ("document_id",),
        "pages": ("document_id", "page"),
        "sections": ("section_id",),
        "contents": _IN_DOCUMENT,
        "table_cells": ("table_id", "row", "column"),
        "fields": ("field_id",),
        "interventions": ("intervention_id",),
        "parties": _IN_FIELD,
        "target_groups": _IN_FIELD,
        "periods": _IN_FIELD,
        "locations": _IN_FIELD,
        "activities": _IN_FIELD,
        "financing": _IN_FIELD,
        "budget_lines": _IN_DOCUMENT,
        "commitments": _IN_DOCUMENT,
        "signatories": _IN_DOCUMENT,
        "entities": ("entity_id",),
        "findings": ("finding_id",),
    }
)
_HOMES = MappingProxyType(
    {
        "document_id": "documents",
        "section_id": "sections",
        "field_id": "fields",
        "intervention_id": "interventions",
    }
)
LOOSE = frozenset({"runs"})  # the log also names files that brought no document


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values stand in the column of the same name in another table, where they aren't null."""

    column: str
    table: str


def foreign_keys(table: str) -> tuple[ForeignKey, ...]:
    """The columns of a table that lead to other tables, in order."""
    if table in LOOSE:
        return ()
    names = [column.name for column in declared_columns(TABLES[table])]
    return tuple(ForeignKey(name, _HOMES[name]) for name in names if name in _HOMES and _HOMES[name] != table)
