"""Views and tables as every export takes them: rows in a fixed order, with the meaning of each column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from pipelines.query import Engine
from pipelines.schema.columns import declared_columns, table_summary
from pipelines.schema.tables import DOCUMENT_TABLES, TABLES
from pipelines.views import views


@dataclass(frozen=True, slots=True)
class Source:
    """A view or a table, and what its user must know."""

    name: str
    is_view: bool
    summary: str
    columns: Mapping[str, str]  # what each means, in their order


def sources() -> Iterator[Source]:
    """All views, then all tables of documents; not the log, which tells of runs and not of agendas."""
    for view in views():
        yield Source(
            view.name, True, f"{view.summary} Een rij is {view.grain} Niet erin: {view.leaves_out}", view.columns
        )
    for name in DOCUMENT_TABLES:
        columns = declared_columns(TABLES[name])
        yield Source(name, False, table_summary(TABLES[name]), {one.name: one.description for one in columns})


def batches_of(engine: Engine, source: Source) -> pa.RecordBatchReader:
    """Its rows, the same from run to run: a view's in the order of its columns, a table's in the dataset's own."""
    return engine.batches(f'SELECT * FROM "{source.name}"' + (" ORDER BY ALL" if source.is_view else ""))
