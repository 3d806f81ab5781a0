"""The tables as a Data Package (Frictionless): files, columns with types, keys, closed lists, and the data version."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipelines.schema.columns import Column, declared_columns, table_summary
from pipelines.schema.keys import PRIMARY, foreign_keys
from pipelines.schema.tables import TABLES
from pipelines.version import PARSER_VERSION, SCHEMA_VERSION

NAME = "gka-agendas"
TITLE = "GKA-agenda's"
DESCRIPTION = (
    "Agenda's van gemeenten met het ministerie van OCW over gelijke kansen voor kinderen (Gelijke Kansen Alliantie), "
    "als tabellen: interventies, partijen, doelgroepen, perioden en begroting, elk met de plaats in het document."
)
# https://specs.frictionlessdata.io/table-schema/#types-and-formats
_TYPES = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32": "date",
    "timestamp[us, tz=UTC]": "datetime",
    "decimal128(14, 2)": "number",
    "list<string>": "array",
    "list<region>": "array",
}


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of a table."""

    name: str
    rows: int
    bytes: int


def data_version(made_with: str, files: Mapping[str, Iterable[TableFile]]) -> str:
    """`2-3f9a1c20b7de`: the schema's version, and a mark that changes with any file or the software that made it.

    A file's name holds a hash of the documents in it and of how they were read, so names tell all that bytes would.
    """
    told = [made_with, *(f"{table}/{file.name} {file.bytes}" for table in sorted(files) for file in files[table])]
    return f"{SCHEMA_VERSION}-{hashlib.sha256(chr(10).join(told).encode()).hexdigest()[:12]}"


def data_package(version: str, files: Mapping[str, Iterable[TableFile]]) -> str:
    """The descriptor, `datapackage.json`: a resource for each table that has files. The log, which changes by the run,
    is left out."""
    held = {table: list(some) for table, some in files.items()}
    there = {table for table, some in held.items() if some}
    return (
        json.dumps(
            {
                "profile": "data-package",
                "name": NAME,
                "title": TITLE,
                "description": DESCRIPTION,
                "version": version,
                "keywords": ["gelijke kansen", "onderwijs", "gemeenten", "begroting"],
                "x_schema_version": SCHEMA_VERSION,
                "x_parser_version": PARSER_VERSION,
                "resources": [_resource(table, held[table], there) for table in TABLES if table in there],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _resource(table: str, files: list[TableFile], there: set[str]) -> dict[str, object]:
    paths = [f"{table}/{file.name}" for file in files]
    return {
        "name": table,
        "description": table_summary(TABLES[table]),
        "path": paths[0] if len(paths) == 1 else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(file.bytes for file in files),
        "x_rows": sum(file.rows for file in files),
        "schema": _schema(table, there),
    }


def _schema(table: str, there: set[str]) -> dict[str, object]:
    told: dict[str, object] = {
        "fields": [_field(column) for column in declared_columns(TABLES[table])],
        # Parquet has null for what isn't there; no text stands for it.
        "missingValues": [],
    }
    if table in PRIMARY:
        told["primaryKey"] = list(PRIMARY[table])
    keys = [
        {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.column]}}
        for key in foreign_keys(table)
        if key.table in there
    ]
    return told | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {} if column.nullable else {"required": True}
    if column.values and not column.arrow.startswith("list"):
        constraints["enum"] = list(column.values)
    told: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.arrow],
        "description": column.description,
        "x_arrow": column.arrow,
    }
    if column.values and column.arrow.startswith("list"):
        told["x_items"] = list(column.values)
    return told | ({"constraints": constraints} if constraints else {})
