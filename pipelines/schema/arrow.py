"""From the declared columns to Arrow: the schema of each table, and rows as Arrow tables.

Columns are built one by one from typed rows. `pa.Table.from_pylist` would fill a missing value with null and drop an
unknown one without a word; here both are errors.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

from extract.document import Region
from pipelines.schema.columns import Column, declared_columns, outside_closed_list, table_summary
from pipelines.schema.tables import DOCUMENT_TABLES, TABLES, DocumentRows
from pipelines.version import SCHEMA_VERSION

REGION = pa.struct(
    [
        pa.field("page", pa.int32(), nullable=False),
        *(pa.field(edge, pa.float64(), nullable=False) for edge in Region._fields[1:]),
    ]
)
ARROW = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "timestamp[us, tz=UTC]": pa.timestamp("us", tz="UTC"),
    "decimal128(14, 2)": pa.decimal128(14, 2),
    "list<string>": pa.list_(pa.field("item", pa.string(), nullable=False)),
    "list<region>": pa.list_(pa.field("item", REGION, nullable=False)),
}
TABLE_KEY = b"gka_table"  # in a file's metadata: which table it is part of


@cache
def arrow_schema(table: str) -> pa.Schema:
    """A table's schema: descriptions in the fields' metadata; name, description and schema_version in its own."""
    row_type = TABLES[table]
    metadata = {
        TABLE_KEY: table,
        "description": table_summary(row_type),
        "schema_version": SCHEMA_VERSION,
        "pandas": _pandas_types(declared_columns(row_type)),
    }
    return pa.schema([_field(column) for column in declared_columns(row_type)], metadata=metadata)


@cache
def columns_stamp() -> str:
    """The same where rows of two datasets can stand in one."""
    told = [f"{name}: {arrow_schema(name).remove_metadata()}" for name in DOCUMENT_TABLES]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


# What pandas makes of a column, where by itself it would take dates as objects, and whole numbers and yes or no with a
# null among them as floats and objects. Decimals have no such name: `dtype_backend="pyarrow"` keeps them exact.
_PANDAS = {"date32": ("date", "date32[day][pyarrow]")}
_PANDAS_WITH_NULLS = {
    "int32": ("int32", "int32[pyarrow]"),
    "int64": ("int64", "int64[pyarrow]"),
    "bool": ("bool", "bool[pyarrow]"),
}


def _pandas_types(columns: Sequence[Column]) -> str:
    """The note that pandas reads in a Parquet file (https://pandas.pydata.org/docs/development/developer.html)."""
    named = {column.name: _PANDAS | (_PANDAS_WITH_NULLS if column.nullable else {}) for column in columns}
    told = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": named[column.name][column.arrow][0],
            "numpy_type": named[column.name][column.arrow][1],
            "metadata": None,
        }
        for column in columns
        if column.arrow in named[column.name]
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": told, "pandas_version": "2.2.0"})


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.values:
        metadata["values"] = ", ".join(column.values)
    return pa.field(column.name, ARROW[column.arrow], nullable=column.nullable, metadata=metadata)


def arrow_table(table: str, rows: Sequence[Any]) -> pa.Table:
    """Rows of one table as Arrow columns.

    ValueError, with the column's name, where a value doesn't fit it or isn't in its closed list.
    """
    columns = declared_columns(TABLES[table])
    arrays = [_array(table, column, [getattr(row, column.name) for row in rows]) for column in columns]
    return pa.Table.from_arrays(arrays, schema=arrow_schema(table))


def arrow_tables(rows: DocumentRows) -> tuple[pa.Table, ...]:
    """One document's rows, a table for each of DOCUMENT_TABLES, in that order."""
    return tuple(arrow_table(name, getattr(rows, name)) for name in DOCUMENT_TABLES)


def _array(table: str, column: Column, values: list[Any]) -> pa.Array:
    outside = outside_closed_list(column, values)
    if outside:
        raise ValueError(f"{table}.{column.name}: {', '.join(sorted(outside))} is not in the column's closed list")
    try:
        array = _regions(values) if column.arrow == "list<region>" else pa.array(values, ARROW[column.arrow])
    except (pa.ArrowException, TypeError, UnicodeError) as error:  # ArrowTypeError and ArrowInvalid among them
        raise ValueError(f"{table}.{column.name}: {error}") from error
    if array.null_count and not column.nullable:
        raise ValueError(f"{table}.{column.name} is null in row {values.index(None)}, and may not be")
    return array


def _regions(values: Sequence[tuple[Region, ...]]) -> pa.Array:
    """Lists of boxes: Arrow takes no named tuples, so each edge becomes a column first."""
    flat = list(chain.from_iterable(values))
    edges = [pa.array([region[n] for region in flat], field.type) for n, field in enumerate(REGION)]
    offsets = pa.array(accumulate(map(len, values), initial=0), pa.int32())
    return pa.ListArray.from_arrays(
        offsets, pa.StructArray.from_arrays(edges, fields=list(REGION)), type=ARROW["list<region>"]
    )
