"""Inputs and datasets behind URLs: in a store like S3 on loopback, and in memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_rows import PARTS
from made_run import LOG, PAUSE

from pipelines.dataset import bucket as bucket_module
from pipelines.dataset import state
from pipelines.dataset.bucket import held_url
from pipelines.dataset.folder import read_table
from pipelines.errors import StoreError
from pipelines.inputs.find import find_sources
from pipelines.io.machine import machine_mark
from pipelines.io.remote import Bucket
from pipelines.run.ingest import Engine, RunSummary, ingest
from pipelines.run.plan import RunOptions
from pipelines.schema.tables import DOCUMENT_TABLES

ROOT = Path(__file__).parent.parent
moto = pytest.importorskip("moto.server")
pytest.importorskip("s3fs")


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A bucket on loopback."""
    with pytest.MonkeyPatch.context() as patch:
        server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }.items():
            patch.setenv(name, value)
        import s3fs

        s3fs.S3FileSystem().mkdir("agendas")
        yield "s3://agendas"
        server.stop()


@pytest.fixture(params=["s3", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A URL with nothing below it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(state, "DOCUMENTS_PER_FILE", 2)
    root = request.getfixturevalue("s3") if request.param == "s3" else "memory://agendas"
    return f"{root}/{uuid4().hex}"


def put(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)


def run(folder: Path | str, out: str, **chosen: bool) -> RunSummary:
    return ingest(find_sources([str(folder)]), out, parts=PARTS, run_options=RunOptions(**chosen), engine=Engine(1))


def tables(url: str) -> dict[str, bytes]:
    """What a reader sees: the tables and the manifest."""
    bucket = Bucket(url)
    paths = [path for path in bucket.paths() if path != "_state" and not path.startswith("runs/")]
    return {path: bucket.read(path) or b"" for path in paths}


def names(url: str) -> list[str]:
    bucket = Bucket(url)
    found: list[str] = []
    for path in bucket.paths("documents"):
        found += pq.read_table(pa.BufferReader(bucket.read(path)))["source_name"].to_pylist()
    return found


def test_a_dataset_behind_a_url(tmp_path: Path, place: str) -> None:
    """The same bytes as in a folder, after a change too; nothing else is left there."""
    put(tmp_path / "in", **{f"n{n}": f"tekst {n} x" for n in range(6)})
    assert run(tmp_path / "in", place).documents == 6
    put(tmp_path / "in", n2="anders", n7="nieuw")
    (tmp_path / "in/n4.txt").unlink()
    assert run(tmp_path / "in", place, prune=True).read == 2
    assert run(tmp_path / "in", place).read == 0
    run(tmp_path / "in", str(tmp_path / "local"))
    local = {path: (tmp_path / "local" / path).read_bytes() for path in tables(place)}
    assert tables(place) == local
    assert {path.partition("/")[0] for path in tables(place)} == {
        *DOCUMENT_TABLES,
        "_meta",
        "datapackage.json",
        "_manifest",
    }
    assert names(place) == ["n0.txt", "n1.txt", "n2.txt", "n3.txt", "n5.txt", "n7.txt"]
    assert len(Bucket(place).paths("runs")) == 3


def test_inputs_behind_a_url(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Bucket(f"{place}/in")
    for name in ("b.txt", "sub/a.TXT", "sub/Thumbs.db", ".weg/d.txt"):
        source.write(name, name.encode())
    sources = find_sources([source.url])
    assert [each.name for each in sources] == ["b.txt", "sub/a.TXT"]
    if place.startswith("memory"):
        run(source.url, str(tmp_path / "out"))
        assert read_table(tmp_path / "out", "documents")["source_name"].to_pylist() == ["b.txt", "sub/a.TXT"]
        assert [each.name for each in find_sources([f"{source.url}/*.txt"])] == ["b.txt"]
        assert [each.name for each in find_sources([f"{source.url}/b.txt"])] == ["b.txt"]


def test_a_file_url_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path / "in", a="een")
    assert run(f"file://{tmp_path}/in", f"file://{tmp_path}/out").documents == 1
    assert (tmp_path / "out/documents").is_dir()


class Killed(BaseException):
    pass


@pytest.mark.parametrize(
    ("place", "step"),
    [("memory", "upload"), ("memory", "copy"), ("memory", "write"), ("memory", "delete"), ("s3", "copy")],
    indirect=["place"],
)
def test_killed_while_publishing(tmp_path: Path, place: str, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list in `_manifest` names files that are there, whole, at every step; the next run puts all in order."""
    put(tmp_path / "in", **{f"n{n}": f"tekst {n} x" for n in range(5)})
    run(tmp_path / "in", place)
    put(tmp_path / "in", n2="anders")
    real, calls = getattr(Bucket, step), []

    def dies(self: Bucket, *arguments: object) -> object:
        if "_lock" not in str(arguments):
            calls.append(arguments)
        if len(calls) > 1 and "_lock" not in str(arguments):
            raise Killed
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, step, dies)
        with pytest.raises(Killed):
            run(tmp_path / "in", place)
    told = json.loads(Bucket(place).read("_manifest") or b"")
    there = set(Bucket(place).paths())
    assert {f"{table}/{part['file']}" for table in told["tables"] for part in told["tables"][table]} <= there
    run(tmp_path / "in", place)
    run(tmp_path / "in", str(tmp_path / "local"))
    assert tables(place) == {path: (tmp_path / "local" / path).read_bytes() for path in tables(place)}


def test_two_runs_at_once(place: str) -> None:
    with held_url(place, shared=False), pytest.raises(StoreError, match="Another run"), held_url(place, shared=False):
        pass
    with held_url(place, shared=False):
        pass
    assert Bucket(place).paths() == []


@pytest.mark.parametrize(
    ("host", "pid", "seconds", "free"),
    [
        ("elders", 1, 60, False),
        ("elders", 1, -1, True),  # it gave no sign of life
        (None, 2**22 + 1, 60, True),  # of this machine, and no such process runs
        (None, os.getpid(), 60, False),
    ],
)
def test_whose_lease_it_is(place: str, host: str | None, pid: int, seconds: int, free: bool) -> None:
    told = {"token": "x", "host": host or machine_mark(), "pid": pid, "until": time.time() + seconds}
    Bucket(place).write("_lock/000007", json.dumps(told).encode())
    if free:
        with held_url(place, shared=False):
            pass
    else:
        with pytest.raises(StoreError, match="Another run"), held_url(place, shared=False):
            pass


def test_a_run_that_lost_its_lease_publishes_nothing(tmp_path: Path, place: str) -> None:
    with held_url(place, shared=False) as held:
        Bucket(place).write("_lock/000002", b'{"token": "other", "until": 9e99, "host": "elders"}')
        with pytest.raises(StoreError, match="took over"):
            held.commit(held.draft(), {})


def test_foreign_files_are_refused(tmp_path: Path, place: str) -> None:
    Bucket(place).write("brief.docx", b"van mij")
    put(tmp_path / "in", a="een")
    with pytest.raises(StoreError, match="didn't write"):
        run(tmp_path / "in", place)
    assert Bucket(place).paths() == ["brief.docx"]


def test_an_unknown_kind_of_url() -> None:
    with pytest.raises(StoreError, match="Can't open"):
        Bucket("gopher://x").paths()


def test_the_command_from_bucket_to_bucket(tmp_path: Path, s3: str) -> None:
    Bucket(f"{s3}/cli/in").write("a.txt", b"een xtra")
    environment = os.environ | {LOG: str(tmp_path / "log"), PAUSE: "0", "PYTHONPATH": f"{ROOT}:{ROOT}/tests"}
    command = [sys.executable, "tests/made_run.py", "ingest", f"{s3}/cli/in", "--out", f"{s3}/cli/out"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert names(f"{s3}/cli/out") == ["a.txt"]
    assert bucket_module.LEASE not in Bucket(f"{s3}/cli/out").paths()
