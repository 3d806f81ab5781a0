"""Addresses of rows: how a person names one row of a dataset, and what that row says and stands on.

Rows with an id of their own are named by it (`0907cc8413a0f44e-f0012`); the others by table, field or document, and
ordinal: `parties:0907cc8413a0f44e-f0012:3`, `budget_lines:0907cc8413a0f44e:4`. An address is of this dataset and this
version of the program; corrections name rows by what is printed instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pyarrow.compute as pc

from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import InputError
from pipelines.schema.correction import NAMED_BY, Correction, value_text
from pipelines.schema.tables import DOCUMENT_TABLES

Row = Mapping[str, Any]
# The tables whose rows have an id of their own.
OWN_ID: Mapping[str, str] = MappingProxyType(
    {
        "documents": "document_id",
        "sections": "section_id",
        "fields": "field_id",
        "interventions": "intervention_id",
        "entities": "entity_id",
        "findings": "finding_id",
    }
)
_IN_FIELD = ("parties", "target_groups", "periods", "locations", "activities", "financing")
_IN_DOCUMENT = ("budget_lines", "commitments", "signatories", "contents")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row, with the document, the field and the intervention that it belongs to."""

    table: str
    row: Row
    document: Row
    field: Row | None
    intervention: Row | None

    def correction(self, column: str, right: str | None, who: str, when: str, why: str) -> Correction:
        """A correction of one of its values; InputError where its table can't be corrected."""
        if self.table not in NAMED_BY or column not in self.row:
            raise InputError(f"{self.table}.{column} can't be corrected; `gka columns {self.table}` lists its columns.")
        home = [self.intervention["title"] if self.intervention else "", self.field["field"] if self.field else ""]
        # In full, empty parts too: a place with parts left out may fit several rows.
        place = [
            *(home if "field_id" in self.row else ()),
            *(str(self.row[name] or "") for name in NAMED_BY[self.table]),
        ]
        return Correction(
            line=0,
            document=self.document["document_id"],
            kind="wijzig",
            table=self.table,
            place=tuple(place),
            column=column,
            printed=value_text(self.row[column]) or None,
            right=right,
            who=who,
            when=when,
            why=why,
        )


def find_row(opened: OpenedDataset, address: str) -> FoundRow:
    """The row of an address. InputError where there is none."""
    table, _, rest = address.partition(":")
    if table in DOCUMENT_TABLES and rest:
        return _with_home(opened, table, _numbered(opened, table, rest, address))
    for name, column in OWN_ID.items():
        rows = _where(opened, name, column, address)
        if rows:
            return _with_home(opened, name, rows[0])
    raise InputError(
        f"There is no row {address}; give an id of the tables, or table, field or document and ordinal, as in "
        "parties:0907cc8413a0f44e-f0012:3."
    )


def _numbered(opened: OpenedDataset, table: str, rest: str, address: str) -> Row:
    home, _, ordinal = rest.rpartition(":")
    if table not in (*_IN_FIELD, *_IN_DOCUMENT) or not ordinal.isdecimal():
        raise InputError(f"{address} is no address; rows of {table} are named by their id (`gka columns {table}`).")
    column = "field_id" if table in _IN_FIELD else "document_id"
    rows = [row for row in _where(opened, table, column, home) if row["ordinal"] == int(ordinal)]
    if not rows:
        raise InputError(f"There is no row {ordinal} of {home} in {table}.")
    return rows[0]


def _where(opened: OpenedDataset, table: str, column: str, value: str) -> list[Row]:
    rows = opened.table(table)
    found: list[Row] = rows.filter(pc.equal(rows[column], value)).to_pylist()
    return found


def _with_home(opened: OpenedDataset, table: str, row: Row) -> FoundRow:
    def one(name: str, column: str) -> Row | None:
        value = row.get(column)
        return next(iter(_where(opened, name, column, value)), None) if value else None

    document = one("documents", "document_id")
    assert document is not None  # each row is of a document
    return FoundRow(table, row, document, one("fields", "field_id"), one("interventions", "intervention_id"))
