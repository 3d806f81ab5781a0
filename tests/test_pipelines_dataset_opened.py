"""A dataset is opened whole or not at all, and each way to be broken is one sentence that says what to do."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from made_rows import PARTS

from pipelines.dataset.opened import open_dataset
from pipelines.errors import StoreError
from pipelines.inputs.find import find_sources
from pipelines.run.ingest import Engine, Watch, ingest
from pipelines.run.plan import RunOptions
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.tables import MANIFEST, TABLES


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opened")
    (folder / "in").mkdir()
    for n in range(3):
        (folder / "in" / f"{n}.txt").write_text(f"tekst {n} x")
    ingest(
        find_sources([str(folder / "in")]),
        folder / "data",
        parts=PARTS,
        engine=Engine(1),
        run_options=RunOptions(),
        watch=Watch(),
    )
    return folder / "data"


@pytest.fixture
def data(written: Path, tmp_path: Path) -> Path:
    """A copy of its own, to be broken."""
    return shutil.copytree(written, tmp_path / "data")


def test_every_table_is_there_with_its_schema(data: Path) -> None:
    opened = open_dataset(data)
    assert set(opened.files) == set(TABLES)
    assert opened.table("documents").num_rows == 3
    assert opened.table("documents").schema.names == arrow_schema("documents").names


def test_a_stranger_among_the_files_is_not_counted(data: Path) -> None:
    part = next((data / "documents").glob("*.parquet"))
    shutil.copy(part, part.with_name("copy.parquet"))
    assert open_dataset(data).table("documents").num_rows == 3


def _no_manifest(data: Path) -> None:
    (data / MANIFEST).unlink()


def _broken_manifest(data: Path) -> None:
    (data / MANIFEST).write_bytes(b"{")


def _other_manifest(data: Path) -> None:
    (data / MANIFEST).write_text("[]")


def _older_schema(data: Path) -> None:
    told = json.loads((data / MANIFEST).read_text())
    (data / MANIFEST).write_text(json.dumps(told | {"schema_version": "1"}))


def _missing_table(data: Path) -> None:
    shutil.rmtree(data / "parties")


def _cut_short(data: Path) -> None:
    part = next((data / "fields").glob("*.parquet"))
    part.write_bytes(part.read_bytes()[:-9])


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (_no_manifest, "is no dataset of gka"),
        (_broken_manifest, "can't be read"),
        (_other_manifest, "is no manifest"),
        (_older_schema, "schema 1"),
        (_missing_table, "parties/"),
        (_cut_short, "fields/"),
    ],
)
def test_a_broken_dataset_is_refused_in_one_sentence(breaks: Callable[[Path], None], says: str, data: Path) -> None:
    breaks(data)
    with pytest.raises(StoreError, match=says):
        open_dataset(data)


def test_bytes_that_are_no_parquet_are_told_when_they_are_read(data: Path) -> None:
    """The size is right, so only decoding shows it."""
    part = next((data / "fields").glob("*.parquet"))
    part.write_bytes(b"x" * part.stat().st_size)
    with pytest.raises(StoreError, match="fields"):
        open_dataset(data).table("fields")
