"""A dataset as one SQLite file, as Datasette opens it: keys, descriptions, and search in the interventions."""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa

from pipelines.dataset.opened import OpenedDataset
from pipelines.export.cells import cell_of
from pipelines.export.view_rows import Source, batches_of, sources
from pipelines.query import open_engine

# The table that a column's values stand in, and of that its own key.
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "agenda_id": "agendas",
        "interventie_id": "interventies",
        "document_id": "documents",
        "intervention_id": "interventions",
        "section_id": "sections",
        "field_id": "fields",
    }
)
_SEARCHED = ("titel", "tekst_doel", "tekst_doelgroep", "tekst_partijen", "tekst_activiteiten", "tekst_monitoring")


def write_sqlite(dataset: OpenedDataset, path: Path) -> None:
    """Write the file; `path` must not be there yet. Views become tables: SQLite lacks what they are made with."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("CREATE TABLE kolommen (tabel TEXT, kolom TEXT, betekenis TEXT, PRIMARY KEY (tabel, kolom))")
        with open_engine(dataset) as engine:
            for source in sources():
                _write(connection, source, batches_of(engine, source))
        columns = ", ".join(_SEARCHED)
        connection.execute(
            f"CREATE VIRTUAL TABLE interventies_zoeken USING fts5({columns}, content='interventies', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO interventies_zoeken (interventies_zoeken) VALUES ('rebuild')")
        connection.commit()
    finally:
        connection.close()


def _write(connection: sqlite3.Connection, source: Source, batches: pa.RecordBatchReader) -> None:
    names = batches.schema.names
    columns = [_column(source, name, kind) for name, kind in zip(names, batches.schema.types, strict=True)]
    keys = [
        f'FOREIGN KEY ("{name}") REFERENCES "{_KEYS[name]}" ("{name}")'
        for name in names
        if name in _KEYS and _KEYS[name] != source.name
    ]
    # A comment in the statement is kept with the table: `.schema` shows it.
    connection.execute(f'CREATE TABLE "{source.name}" (\n  ' + ",\n  ".join([*columns, *keys]) + "\n)")
    connection.executemany(
        "INSERT INTO kolommen VALUES (?, ?, ?)",
        [(source.name, "", source.summary), *((source.name, name, source.columns[name]) for name in names)],
    )
    connection.executemany(f'INSERT INTO "{source.name}" VALUES ({", ".join("?" * len(names))})', _rows(batches))


def _column(source: Source, name: str, kind: pa.DataType) -> str:
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind):
        written = "INTEGER"
    elif pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        written = "REAL"
    else:
        written = "TEXT"
    return f'"{name}" {written}' + (" PRIMARY KEY" if _KEYS.get(name) == source.name else "")


def _rows(batches: pa.RecordBatchReader) -> Iterator[list[object]]:
    for batch in batches:
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield [_value(value) for value in row]


def _value(value: object) -> object:
    """SQLite has no dates and decimals: ISO text, and numbers that are right to the cent."""
    cell = float(value) if isinstance(value, Decimal) else cell_of(value)
    return cell.isoformat() if isinstance(cell, date) else cell
