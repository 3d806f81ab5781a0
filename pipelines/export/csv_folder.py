"""A dataset as CSV files, twice: as Dutch Excel opens them rightly, and as programs read them."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from pipelines.dataset.opened import OpenedDataset
from pipelines.export.cells import cell_of, text_of
from pipelines.export.view_rows import batches_of, sources
from pipelines.query import open_engine

DUTCH, PLAIN = "nederlands", "gewoon"
_README = """nederlands/  opent goed in Nederlandse Excel: puntkomma's, komma's voor decimalen, datums als 31-12-2024.
             Tekst die met =, +, -, @ begint, heeft een ' ervoor, zodat Excel er geen formule van maakt.
gewoon/      voor programma's: komma's, punten voor decimalen, datums als 2024-12-31, UTF-8, tekst zoals zij is.

Wat elke weergave en kolom betekent: kolommen.csv. kosten, dekking en toezeggingen noemen dezelfde euro: tel ze nooit
bij elkaar op.
"""


def write_csv_folder(dataset: OpenedDataset, folder: Path) -> None:
    """Write both kinds of every view and table. OSError where that can't be."""
    for kind in (DUTCH, PLAIN):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    (folder / "LEESMIJ.txt").write_text(_README, encoding="utf-8")
    meanings: Iterator[list[object]] = (
        [one.name, name, meaning] for one in sources() for name, meaning in one.columns.items()
    )
    _write_both(folder, "kolommen", ["blad", "kolom", "betekenis"], meanings)
    with open_engine(dataset) as engine:
        for source in sources():
            batches = batches_of(engine, source)
            rows = (
                list(row)
                for batch in batches
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
            )
            _write_both(folder, source.name, batches.schema.names, rows)


def _write_both(folder: Path, name: str, headings: list[str], rows: Iterator[list[object]]) -> None:
    """In one go through the rows, which come from DuckDB only once."""
    with (
        (folder / DUTCH / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as dutch,
        (folder / PLAIN / f"{name}.csv").open("w", encoding="utf-8", newline="") as plain,
    ):
        # Windows' line ends and semicolons: what Excel itself writes on a Dutch machine.
        for_excel, for_programs = csv.writer(dutch, delimiter=";"), csv.writer(plain, lineterminator="\n")
        for_excel.writerow(headings)
        for_programs.writerow(headings)
        for row in rows:
            for_excel.writerow(_each(row, dutch_text))
            for_programs.writerow(_each(row, text_of))


def _each(row: list[object], written: Callable[[object], str]) -> list[str]:
    return [written(value) for value in row]


def dutch_text(value: object) -> str:
    """A value as Dutch Excel takes it; text that would be a formula has a `'` in front."""
    match cell_of(value):
        case None:
            return ""
        case bool() as yes:
            return "ja" if yes else "nee"
        case int() | float():
            return text_of(value).replace(".", ",")
        case date() as day:
            return f"{day:%d-%m-%Y}"
        case str() as text:
            return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
