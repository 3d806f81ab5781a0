"""The same dataset from a Dask cluster, also where documents crash and workers are killed."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made_rows import PARTS, made_document

from extract.document import Document
from pipelines.dataset.folder import read_table
from pipelines.errors import StoreError
from pipelines.inputs.find import find_sources
from pipelines.run import dask_cluster
from pipelines.run.ingest import Engine, ingest
from pipelines.run.pool import WorkerLimits

distributed = pytest.importorskip("distributed")


def reader(content: bytes, source_name: str) -> Document:
    text = content.decode()
    if text == "crash":
        os._exit(9)
    if text.startswith("worker ") and not Path(text[7:]).exists():  # once: the machine that reads it goes
        Path(text[7:]).touch()
        parent = multiprocessing.parent_process()
        assert parent is not None and parent.pid is not None
        os.kill(parent.pid, signal.SIGKILL)
    return made_document(content, source_name)


TROUBLED = replace(PARTS, read=reader)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0) as made:
        yield made.scheduler_address


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "_state" and path.parent.name != "runs")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def test_the_same_bytes_as_without(tmp_path: Path, scheduler: str) -> None:
    """A crash costs its document; a worker that is lost costs none: its jobs are done by others."""
    (tmp_path / "in").mkdir()
    texts = [f"tekst {n} x" for n in range(8)] + ["crash", f"worker {tmp_path / 'killed'}"]
    for n, text in enumerate(texts):
        (tmp_path / "in" / f"{n:02}.txt").write_text(text)
    sources = find_sources([str(tmp_path / "in")])
    dask = Engine(limits=WorkerLimits(60, None), dask=True, scheduler=scheduler)
    summary = ingest(sources, tmp_path / "dask", parts=TROUBLED, engine=dask)
    assert (tmp_path / "killed").exists()
    assert (summary.documents, summary.codes) == (9, (("proces_gestopt", 1),))
    ingest(sources, tmp_path / "local", parts=TROUBLED, engine=Engine(1))
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")
    machines = {row["worker"] for row in read_table(tmp_path / "dask", "runs").to_pylist() if row["status"] == "ok"}
    assert len(machines) > 1


def test_no_process_stays_behind_on_the_workers(tmp_path: Path, scheduler: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("een")
    engine = Engine(dask=True, scheduler=scheduler)
    ingest(find_sources([str(tmp_path / "in")]), tmp_path / "out", parts=TROUBLED, engine=engine)
    with distributed.Client(scheduler) as client:
        left = client.run(lambda: len(multiprocessing.active_children()))
    assert set(left.values()) == {0}


def test_no_scheduler_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "ANSWERS", 1)
    (tmp_path / "a.txt").write_text("een")
    engine = Engine(dask=True, scheduler="tcp://127.0.0.1:9")
    with pytest.raises(StoreError, match="No Dask scheduler answers"):
        ingest(find_sources([str(tmp_path / "a.txt")]), tmp_path / "out", parts=PARTS, engine=engine)
