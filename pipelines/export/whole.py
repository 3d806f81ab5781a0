"""A whole dataset in each of the forms that were asked for; a file appears whole or not at all."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import InputError, StoreError
from pipelines.export.csv_folder import write_csv_folder
from pipelines.export.sqlite import write_sqlite
from pipelines.export.workbook import write_workbook
from pipelines.io.atomic_write import draft_beside
from pipelines.query.database import write_database


def export_dataset(
    dataset: OpenedDataset,
    *,
    xlsx: Path | None = None,
    csv: Path | None = None,
    sqlite: Path | None = None,
    duckdb: Path | None = None,
    report: Path | None = None,
) -> Iterator[str]:
    """Write what has a path; what was written where, and what did not fit, as sentences.

    report: a folder of `gka report`, which the workbook then leads to. InputError where it is none.
    StoreError where a file can't be written.
    """
    forms: tuple[tuple[Path | None, Callable[[OpenedDataset, Path], list[str] | None]], ...] = (
        (xlsx, partial(write_workbook, report=_address(xlsx, report))),
        (sqlite, write_sqlite),
        (duckdb, write_database),
    )
    for path, write in forms:
        if path is not None:
            try:
                with draft_beside(path) as draft:
                    yield from write(dataset, draft) or ()
            except OSError as error:
                raise StoreError(
                    f"{path} can't be written ({error.strerror or error}); choose another file."
                ) from error
            yield f"Written: {path}."
    if csv is not None:
        try:
            write_csv_folder(dataset, csv)
        except OSError as error:
            raise StoreError(f"{csv} can't be written ({error.strerror or error}); choose another folder.") from error
        yield f"Written: {csv}, with its files in two kinds."


def _address(xlsx: Path | None, report: Path | None) -> str | None:
    """Of the report as seen from the workbook, so that both can be moved together."""
    if report is None:
        return None
    if xlsx is None:
        raise InputError("--report goes with --xlsx: the workbook leads to the report.")
    if not (report / "index.html").is_file():
        raise InputError(f"{report} is no report; write one with `gka report DATA --out {report}`.")
    return Path(os.path.relpath(report.resolve(), xlsx.resolve().parent)).as_posix()
