"""The data dictionary, written from the declared columns: Markdown for people, CSV and JSON for programs."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

from extract.errors import CODES
from pipelines.schema.columns import Column, declared_columns, table_summary
from pipelines.schema.tables import TABLES
from pipelines.version import SCHEMA_VERSION

TITLE = "# The tables of the GKA agendas"  # the store knows its own README.md by this line
INTRODUCTION = f"""{TITLE}

Generated from the declarations in `pipelines/schema/` by `gka columns > docs/tables.md`; don't edit.
Schema version {SCHEMA_VERSION}. Each table is a folder of Parquet files; the same descriptions are inside the files.
The values of closed lists are the Dutch terms that the agendas' own readers use.
"""
HEADER = ("table", "column", "type", "nullable", "description", "values")


@dataclass(frozen=True, slots=True)
class Entry:
    """A column with the table it is in."""

    table: str
    column: Column


def entries(table: str | None = None) -> tuple[Entry, ...]:
    """The columns of a table, or of all, in order. KeyError for a table that doesn't exist."""
    names = tuple(TABLES) if table is None else (table,)
    return tuple(Entry(name, column) for name in names for column in declared_columns(TABLES[name]))


def as_markdown(table: str | None = None) -> str:
    """The dictionary of a table, or of all with an introduction and a list of the tables."""
    if table is not None:
        return _chapter(table)
    index = "\n".join(f"- [`{name}`](#{name}): {table_summary(row_type)}" for name, row_type in TABLES.items())
    return "\n".join([INTRODUCTION, index + "\n", *(_chapter(name) for name in TABLES), _codes()])


def _codes() -> str:
    lines = ["## Codes of runs.error_code", "", "| code | wat het is | wat te doen |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {code} | {what} | {todo} |" for code, (what, todo) in CODES.items()), ""])


def _chapter(table: str) -> str:
    lines = [f"## {table}", "", table_summary(TABLES[table]), "", "| column | type | meaning |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_line(column) for column in declared_columns(TABLES[table])), ""])


def _line(column: Column) -> str:
    null = " or null" if column.nullable else ""
    values = f" One of {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    meaning = f"{column.description}{values}".replace("|", r"\|")  # or it would end the cell
    return f"| `{column.name}` | `{column.arrow}`{null} | {meaning} |"


def as_csv(table: str | None = None) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_flat(entries(table)))
    return buffer.getvalue()


def _flat(rows: Iterable[Entry]) -> Iterable[tuple[str, ...]]:
    for entry in rows:
        column = entry.column
        nullable = "yes" if column.nullable else "no"
        yield entry.table, column.name, column.arrow, nullable, column.description, " ".join(column.values)


def as_json(table: str | None = None) -> str:
    objects = [
        {
            "table": entry.table,
            "column": entry.column.name,
            "type": entry.column.arrow,
            "nullable": entry.column.nullable,
            "description": entry.column.description,
            "values": list(entry.column.values),
        }
        for entry in entries(table)
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
