"""A dataset as one Excel workbook: what to know first, what each column means, then a sheet for each view and table."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.dataset.opened import OpenedDataset
from pipelines.export.excel import PageLink, Sheet, Workbook
from pipelines.export.labels import CODED, label_of
from pipelines.export.view_rows import Source, batches_of, sources
from pipelines.query import open_engine

# Of a view, the column that leads to a page of the report, and that which says to which.
_PAGES = {
    "interventies": ("titel", "interventie_id", "interventies"),
    "gka_bedrag": ("gemeente", "gemeentecode", "gemeenten"),
    "agendas": ("gemeente", "gemeentecode", "gemeenten"),
}
# Where something stands in a text or on a page: of use to programs only, and a region fills a cell with figures.
_FOR_PROGRAMS = {"regions", "char_start", "char_end", "source_sha256"}
_INTRO = """# GKA-agenda's
Deze werkmap is gemaakt met `gka export --xlsx` uit de tabellen die `gka ingest` uit de agenda's las.
Gegevens gelezen met: {made_with}

# Waar te beginnen
De eerste bladen zijn weergaven, met Nederlandse namen en een som die klopt: elke agenda telt er één keer. \
Wat een agenda van de Gelijke Kansen Alliantie vraagt, staat in gka_bedrag.
De bladen daarachter zijn de tabellen zoals gelezen, met elke lezing van een agenda: tel daar niets op zonder \
documents.counted.
Wat elke kolom betekent, staat in het blad kolommen, en als opmerking bij de kop.

# Geld
kosten (waaraan), dekking (van wie, uit de begroting) en toezeggingen (van wie, uit de tekst) noemen dezelfde euro: \
tel ze nooit bij elkaar op.
Een lege cel is geen 0: er staat niets, het was niet te lezen, of er staat een plaatshouder.

# Persoonsgegevens
Namen, adressen en telefoonnummers van contactpersonen staan in de tabellen zoals gedrukt. Denk aan de AVG voordat u \
de werkmap doorgeeft, of maak haar van de kopie die `gka publish` maakt.

# Wat er niet in past
Verborgen zijn de nummers waarmee bladen aan elkaar te koppelen zijn (kolommen die op _id eindigen). Weggelaten zijn \
plaatsen op de bladzijde en in de tekst; die staan in de Parquet-tabellen."""


def write_workbook(dataset: OpenedDataset, path: Path, report: str | None = None) -> list[str]:
    """Write it, with links to the report at that address, if there is one; a sentence for each
    sheet that holds not all rows, since Excel ends at 1,048,576.
    """
    told: list[str] = []
    with Workbook(path) as book, open_engine(dataset) as engine:
        book.add_text("bijsluiter", _INTRO.format(made_with=dataset.made_with).splitlines())
        meanings = [(one.name, name, meaning) for one in sources() for name, meaning in one.columns.items()]
        book.add(Sheet("kolommen", ("blad", "kolom", "betekenis")), meanings)
        for source in sources():
            batches = batches_of(engine, source)
            left = book.add(_sheet(source, batches.schema), _rows(source, batches, report))
            if left:
                told.append(
                    f"{left} rows of {source.name} don't fit a sheet of Excel; take them with --csv or gka query."
                )
    return told


def _sheet(source: Source, schema: pa.Schema) -> Sheet:
    headings = tuple(heading for name in schema.names for heading in _headings(source, name))
    return Sheet(
        source.name,
        headings,
        euros=frozenset(one.name for one in schema if pa.types.is_decimal(one.type) and one.type.scale == 2),
        hidden=frozenset(heading for heading in headings if heading.endswith("_id")),
        notes=dict(source.columns),
    )


def _headings(source: Source, name: str) -> Sequence[str]:
    if name in _FOR_PROGRAMS:
        return ()
    return (name, f"{name} (naam)") if source.is_view and name in CODED else (name,)


def _rows(source: Source, batches: pa.RecordBatchReader, report: str | None) -> Iterator[list[Any]]:
    kept = [name for name in batches.schema.names if name not in _FOR_PROGRAMS]
    coded = [source.is_view and name in CODED for name in kept]
    linked = _PAGES.get(source.name) if report else None
    for batch in batches:
        for row in zip(*(batch.column(name).to_pylist() for name in kept), strict=True):
            if linked:
                row = _with_link(dict(zip(kept, row, strict=True)), *linked, str(report))
            cells: list[Any] = []
            for value, is_code in zip(row, coded, strict=True):
                cells += [value, label_of(value)] if is_code else [value]
            yield cells


def _with_link(row: dict[str, Any], column: str, key: str, folder: str, report: str) -> tuple[Any, ...]:
    """The row with its title as a link; as it is where it has no page of its own."""
    if row[key] and row[column]:
        row[column] = PageLink(row[column], f"{report}/{folder}/{row[key]}.html")
    return tuple(row.values())
