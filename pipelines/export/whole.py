"""A whole dataset in each of the forms that were asked for; a file appears whole or not at all."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import StoreError
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
) -> Iterator[str]:
    """Write what has a path; what was written where, and what did not fit, as sentences.

    StoreError where a file can't be written.
    """
    forms: tuple[tuple[Path | None, Callable[[OpenedDataset, Path], list[str] | None]], ...] = (
        (xlsx, write_workbook),
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
