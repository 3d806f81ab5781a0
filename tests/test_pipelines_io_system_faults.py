"""A disk that fails: one sentence, status 3, the dataset as it was, and the next run goes on."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made_rows import PARTS, made_document

from extract.document import Document
from pipelines.dataset import commit
from pipelines.dataset import folder as folder_dataset
from pipelines.dataset.folder import held_folder, read_table
from pipelines.dataset.staging import Staging
from pipelines.errors import StorageFault, StoreError
from pipelines.inputs.find import find_sources
from pipelines.io.system_faults import is_machine_fault, storage_fault
from pipelines.outcome import Outcome
from pipelines.run import ingest
from pipelines.run.ingest import Engine, Watch
from pipelines.run.reader import ReadingSteps
from pipelines.run.work import BUG, ReadJob, work

ROOT = Path(__file__).parent.parent
SMALL_DISK = """
mount -t tmpfs -o size={size}k none {disk} || exit 99
{command}
echo status $?
ls -A {disk}
mount -o remount,size=64m {disk}
{command}
echo status $?
ls -A {disk}
"""


def agendas(folder: Path, number: int, size: int = 0) -> Path:
    """Texts that don't compress, so that the size on disk is known."""
    folder.mkdir(exist_ok=True)
    for n in range(number):
        (folder / f"{n}.txt").write_text(f"tekst {n} {os.urandom(size // 2).hex()}")
    return folder


def run(folder: Path, out: Path, watch: Watch | None = None, parts: object = PARTS) -> ingest.RunSummary:
    sources = find_sources([str(folder)])
    return ingest.ingest(sources, out, parts=parts, engine=Engine(1), watch=watch or Watch())  # type: ignore[arg-type]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in this process."""

    def results(staging: Staging, jobs: Sequence[ReadJob], parts: ReadingSteps, *_: object) -> Iterator[Outcome]:
        yield from (work(parts, staging, job) for job in jobs)

    monkeypatch.setattr(ingest, "_results", results)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def half_written(folder: Path) -> list[Path]:
    """What stays of a file that could not be written to its end, or of tables that could not all be."""
    return [path for path in folder.rglob("*") if path.is_file() and (path.name[0] == "." or path.suffix == ".parquet")]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "schijf is vol"),
        (errno.EDQUOT, "schijfruimte is op"),
        (errno.EROFS, "alleen-lezen"),
        (errno.EIO, "een fout (EIO)"),  # a network drive that doesn't answer
        (errno.ESTALE, "verdwenen"),  # NFS, when the server's folder is another
        (errno.EACCES, "rechten"),
        (0, "een fout (OSError)"),
    ],
)
def test_one_dutch_sentence(number: int, says: str) -> None:
    sentence = str(storage_fault(OSError(number, "No space left on device"), "tabellen"))
    assert says in sentence and "tabellen" in sentence and "\n" not in sentence
    assert "No space" not in sentence  # one line, one language


@pytest.mark.parametrize(
    ("number", "where"),
    [
        (errno.ENOSPC, (commit, "write_table")),
        (errno.EDQUOT, (folder_dataset, "_flush")),
        (errno.EIO, (folder_dataset, "put_in_place")),
    ],
)
def test_a_disk_that_fails_when_tables_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: None, number: int, where: tuple[object, str]
) -> None:
    folder = agendas(tmp_path / "in", 2)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    (folder / "nieuw.txt").write_text("nieuw")

    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(*where, failing)
        with pytest.raises(StorageFault):
            run(folder, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert half_written(tmp_path / ".out.gka-work") == []
    summary = run(folder, tmp_path / "out")
    assert (summary.documents, summary.failures) == (3, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def full(content: bytes, source_name: str) -> Document:
    if source_name == "1.txt" and not Path(content.decode().split()[-1]).exists():
        raise OSError(errno.ENOSPC, "No space left on device")  # where a decoder keeps what it needs for a moment
    return made_document(content, source_name)


def test_a_full_disk_is_no_files_fault(tmp_path: Path) -> None:
    """Not a row `interne_fout` for each file of the night."""
    folder = agendas(tmp_path / "in", 1)
    (folder / "1.txt").write_text(f"tekst {tmp_path / 'ruimte'}")
    parts = replace(PARTS, read=full)
    with pytest.raises(StorageFault, match="schijf is vol"):
        run(folder, tmp_path / "out", parts=parts)
    (tmp_path / "ruimte").touch()
    assert run(folder, tmp_path / "out", parts=parts).documents == 2
    assert BUG not in read_table(tmp_path / "out", "runs")["error_code"].to_pylist()
    assert is_machine_fault(OSError(errno.ENOENT, "")) is False  # what a decoder misses is a bug


@pytest.mark.parametrize("gone", [".out.gka-work", "out"])
def test_a_folder_that_vanishes(tmp_path: Path, here: None, gone: str) -> None:
    """A drive that is taken away while it is written to; nothing is written beside it, under the mount point."""
    folder = agendas(tmp_path / "in", 2)
    run(folder, tmp_path / "out")
    (folder / "nieuw.txt").write_text("nieuw")

    def planned(*_: object) -> None:
        shutil.rmtree(tmp_path / gone)

    with pytest.raises(StorageFault, match="verdwenen"):
        run(folder, tmp_path / "out", Watch(planned=planned))
    assert not (tmp_path / ".out.gka-work" / "draft").exists()
    assert run(folder, tmp_path / "out").documents == 3


def test_a_disk_that_fails_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(folder_dataset, "recover", failing)
    with pytest.raises(StorageFault, match="alleen-lezen"), held_folder(tmp_path / "out"):
        pass
    assert not issubclass(StoreError, StorageFault)  # a wrong call is none


def command(folder: Path, out: Path) -> str:
    return f"cd {ROOT} && {sys.executable} tests/made_run.py ingest {folder} --out {out} --workers 2"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"GKA_TEST_LOG": str(tmp_path / "log"), "GKA_TEST_PAUSE": "0", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("size", [120, 600])  # kB: full amid the documents, and at the tables
def test_a_small_disk(tmp_path: Path, environment: dict[str, str], size: int) -> None:
    """A real one, where this machine lets us make it; then it gets room."""
    folder, disk = agendas(tmp_path / "in", 12, 30_000), tmp_path / "disk"
    disk.mkdir()
    script = SMALL_DISK.format(size=size, disk=disk, command=f"({command(folder, disk / 'out')})")
    unshare = shutil.which("unshare") or pytest.skip("no unshare here")
    done = subprocess.run(
        [unshare, "-Urm", "sh", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 99 or "unshare:" in done.stderr:
        pytest.skip("this machine makes no file systems for us")
    first, _, second = done.stdout.partition("status 3\n")
    assert second.splitlines() in ([".out.gka-work", "status 0", "out"], ["status 0", "out"]), done.stdout + done.stderr
    assert first == "" and "Traceback" not in done.stderr
    assert sum("De schijf is vol" in line for line in done.stderr.splitlines()) == 1
    names = (tmp_path / "log").read_text().split()
    assert len(set(names)) == 12
    if size == 600:  # all was read before the tables were written, and none of it again
        assert len(names) == 12


def test_a_limit_on_the_size_of_files(tmp_path: Path, environment: dict[str, str]) -> None:
    """Works on any machine: the system refuses to write past so many kB."""
    folder = agendas(tmp_path / "in", 3, 400_000)
    script = f"(ulimit -f 200; {command(folder, tmp_path / 'out')})"
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "ulimit -f" in done.stderr, "Traceback" in done.stderr) == (3, True, False), done.stderr
    assert not (tmp_path / "out").exists() and half_written(tmp_path) == []
