"""A later run gives what a fresh one would, byte for byte, and does no more than it must."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_rows import PARTS, made_document

from extract.document import Document
from extract.errors import ReadError
from pipelines.dataset import folder as folder_dataset
from pipelines.dataset import state
from pipelines.dataset.folder import read_table
from pipelines.dataset.staging import FolderBlobStore, Staging
from pipelines.dataset.state import DatasetState, KnownFile
from pipelines.inputs.find import find_sources
from pipelines.inputs.sources import SourceFile
from pipelines.outcome import Outcome
from pipelines.run import ingest as run_module
from pipelines.run.ingest import Engine, RunSummary, Watch, ingest
from pipelines.run.plan import RunOptions, RunResources, plan
from pipelines.run.pool import LostJob, WorkerEnd, WorkerLimits
from pipelines.run.reader import ReadingSteps
from pipelines.run.work import ReadJob, lost, work

ROOT = Path(__file__).parent.parent


def reader(content: bytes, source_name: str) -> Document:
    if content == b"geweigerd":
        raise ReadError("pdf_versleuteld", "Het bestand is versleuteld; vraag om een kopie zonder wachtwoord.")
    if content == b"bug":
        raise ValueError(f"kan {ROOT}/geheim/bestand.pdf niet openen")
    return made_document(content, source_name)


TESTED = replace(PARTS, read=reader)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The work is done in this process; the names of what was read. Two documents a file, on average."""
    names: list[str] = []

    def results(
        staging: Staging, jobs: Sequence[ReadJob], parts: ReadingSteps, _: Engine, watch: Watch
    ) -> Iterator[Outcome]:
        for job in jobs:
            if watch.stopped():
                return
            names.append(job.name)
            yield work(parts, staging, job)

    monkeypatch.setattr(run_module, "_results", results)
    monkeypatch.setattr(state, "DOCUMENTS_PER_FILE", 2)
    monkeypatch.setattr(folder_dataset, "_flush", lambda _: None)  # no power is cut here, and it takes most of the time
    return names


def put(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)


def run(folder: Path, out: Path, made_with: str = "1", watch: Watch | None = None, **chosen: bool) -> RunSummary:
    sources = find_sources([str(folder)])
    return ingest(
        sources, out, parts=TESTED, made_with=made_with, run_options=RunOptions(**chosen), watch=watch or Watch()
    )


def contents(out: Path) -> dict[str, bytes]:
    """All that readers see but the log."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "_state" and path.parent.name != "runs")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def log(out: Path) -> list[tuple[Any, ...]]:
    rows = read_table(out, "runs").to_pylist()
    last = max(row["run_id"] for row in rows)
    return [(row["source_name"], row["status"], row["error_code"]) for row in rows if row["run_id"] == last]


STEP = st.lists(
    st.tuples(
        st.sampled_from("abcdef"), st.sampled_from(["", "een", "twee x", "drie x y", "vier", "vijf", "geweigerd"])
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=4))
def test_any_history_gives_the_bytes_of_a_fresh_run(
    tmp_path_factory: pytest.TempPathFactory, here: list[str], steps: list[list[tuple[str, str]]]
) -> None:
    """Files come, change, become each other's doubles, and go; the dataset follows."""
    tmp_path = tmp_path_factory.mktemp("history")
    folder = tmp_path / "in"
    put(folder, vast="blijft x")
    for step in steps:
        for name, text in step:
            put(folder, **{name: text})
            if not text:
                (folder / f"{name}.txt").unlink()
        run(folder, tmp_path / "out", prune=True)
    run(folder, tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_only_what_is_new_or_changed_is_read(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een", b="twee", c="geweigerd")
    run(tmp_path / "in", tmp_path / "out")
    here.clear()
    put(tmp_path / "in", b="anders", d="nieuw")
    summary = run(tmp_path / "in", tmp_path / "out")
    assert sorted(here) == ["b.txt", "d.txt"]
    assert (summary.read, summary.unchanged, summary.documents, summary.failures) == (2, 1, 3, 1)
    assert log(tmp_path / "out") == [
        ("a.txt", "overgeslagen", "ongewijzigd"),
        ("b.txt", "ok", None),
        ("c.txt", "mislukt", "pdf_versleuteld"),
        ("d.txt", "ok", None),
    ]


def test_a_new_name_or_time_alone_is_no_change_of_content(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een")
    run(tmp_path / "in", tmp_path / "out")
    os.utime(tmp_path / "in" / "a.txt", ns=(1, 1))
    assert run(tmp_path / "in", tmp_path / "out").unchanged == 1
    assert here == ["a.txt"]
    noted = json.loads((tmp_path / "out/_state").read_text())
    assert "-1-" in noted["files"][0]["stamp"]  # so that the next run need not look at the bytes again


def test_a_change_that_keeps_size_and_time_is_found_where_asked(tmp_path: Path, here: list[str]) -> None:
    """The time of a change of the file's own data can't be set back, so it takes a damaged disk."""
    put(tmp_path / "in", a="een")
    run(tmp_path / "in", tmp_path / "out")
    state_file = tmp_path / "out/_state"
    (tmp_path / "in" / "a.txt").write_text("twe")
    found = (tmp_path / "in" / "a.txt").stat()
    stamp = f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_ino}"
    told = json.loads(state_file.read_text())
    told["files"][0]["stamp"] = stamp
    state_file.write_text(json.dumps(told))
    assert run(tmp_path / "in", tmp_path / "out").read == 0
    assert run(tmp_path / "in", tmp_path / "out", verify=True).read == 1


def test_files_that_are_gone_stay_until_pruned(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een", b="twee")
    run(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "b.txt").unlink()
    assert run(tmp_path / "in", tmp_path / "out").documents == 2
    assert run(tmp_path / "in", tmp_path / "out", prune=True).documents == 1
    assert here == ["a.txt", "b.txt"]


def test_another_folder_adds_to_the_dataset(tmp_path: Path, here: list[str]) -> None:
    """Two municipalities may both call their file agenda.txt: neither takes the other's place."""
    put(tmp_path / "in", agenda="een")
    put(tmp_path / "ook", agenda="twee")
    run(tmp_path / "in", tmp_path / "out")
    assert run(tmp_path / "ook", tmp_path / "out").documents == 2


@pytest.mark.parametrize(("made_with", "chosen"), [("2", {}), ("1", {"force": True})])
def test_all_is_read_again(tmp_path: Path, here: list[str], made_with: str, chosen: dict[str, bool]) -> None:
    put(tmp_path / "in", a="een", b="twee")
    run(tmp_path / "in", tmp_path / "out")
    here.clear()
    assert run(tmp_path / "in", tmp_path / "out", made_with, **chosen).read == 2
    run(tmp_path / "in", tmp_path / "fresh", made_with)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_what_failed_is_tried_again_where_asked(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een", b="geweigerd")
    run(tmp_path / "in", tmp_path / "out")
    here.clear()
    run(tmp_path / "in", tmp_path / "out", retry=True)
    assert here == ["b.txt"]


def test_nothing_new_touches_no_table(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", **{f"n{n}": f"tekst {n}" for n in range(9)})
    run(tmp_path / "in", tmp_path / "out")
    before = {path: path.stat().st_ino for path in (tmp_path / "out").rglob("*.parquet")}
    here.clear()
    run(tmp_path / "in", tmp_path / "out")
    assert here == []
    after = {path: path.stat().st_ino for path in (tmp_path / "out").rglob("*.parquet")}
    assert after.items() >= before.items() and len(after) == len(before) + 1  # its own part of the log


def test_a_change_rewrites_the_files_that_it_falls_in(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", **{f"n{n:02}": f"tekst {n}" for n in range(20)})
    run(tmp_path / "in", tmp_path / "out")
    before = {path.stat().st_ino for path in (tmp_path / "out/documents").iterdir()}
    put(tmp_path / "in", n03="anders")
    run(tmp_path / "in", tmp_path / "out")
    after = {path.stat().st_ino for path in (tmp_path / "out/documents").iterdir()}
    assert len(before) > 5
    assert len(after - before) <= 3  # its own, and where it moved a cut


def test_the_log_becomes_one_file_again(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een")
    for _ in range(23):
        run(tmp_path / "in", tmp_path / "out")
    assert len(list((tmp_path / "out/runs").iterdir())) < 10
    assert len(read_table(tmp_path / "out", "runs")) == 23


def test_a_stopped_run_leaves_the_rest_for_the_next(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een", b="twee", c="drie")
    summary = run(tmp_path / "in", tmp_path / "out", watch=Watch(stopped=lambda: len(here) >= 2))
    assert (summary.documents, summary.left) == (2, 1)
    put(tmp_path / "in", a="anders")
    summary = run(tmp_path / "in", tmp_path / "out", watch=Watch(stopped=lambda: True))
    assert (summary.documents, summary.left) == (2, 2)  # a's old rows stay until the new ones are there
    run(tmp_path / "in", tmp_path / "out")
    run(tmp_path / "in", tmp_path / "fresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_the_manifest(tmp_path: Path, here: list[str]) -> None:
    put(tmp_path / "in", a="een x", b="een x", c="geweigerd")
    run(tmp_path / "in", tmp_path / "out")
    told = json.loads((tmp_path / "out/_manifest").read_text())
    assert told["rows"]["documents"] == 1
    for table, rows in told["rows"].items():
        assert len(read_table(tmp_path / "out", table)) == rows == sum(part["rows"] for part in told["tables"][table])
    assert [(file["source_name"], file["status"], file["error_code"]) for file in told["files"]] == [
        ("a.txt", "ok", None),
        ("b.txt", "ok", None),
        ("c.txt", "mislukt", "pdf_versleuteld"),
    ]


def test_the_run_itself_loads_no_decoder_and_no_language_model(tmp_path: Path) -> None:
    """Only workers do, and a run with nothing to read has none."""
    put(tmp_path / "in", a=" ")
    code = (
        "import atexit, sys; from pipelines.cli.commands import main;"
        "atexit.register(lambda: print(*{'spacy', 'pypdfium2', 'pdfplumber'} & set(sys.modules)));"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "ingest", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "leeg_bestand" in done.stderr, done.stderr
    assert done.stdout.strip() == ""


def refused(name: str, code: str, limit: float | None) -> Outcome:
    return Outcome("ab" * 32, name, "1", "mislukt", error_code=code, limit=limit)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "limit", "resources", "again"),
    [
        ("tijd_op", 60, RunResources(seconds=60), False),
        ("tijd_op", 60, RunResources(seconds=61), True),  # `--timeout` was raised, as the sentence says
        ("tijd_op", 60, RunResources(seconds=None), True),
        ("tijd_op", 60, RunResources(seconds=30, megabytes=4096), False),
        ("tijd_op", None, RunResources(seconds=60), True),  # refused by a version that noted no limit
        ("geheugen_op", 2048, RunResources(megabytes=2048), False),
        ("geheugen_op", 2048, RunResources(megabytes=4096), True),
        ("ocr_ontbreekt", None, RunResources(ocr=lambda: False), False),
        ("ocr_ontbreekt", None, RunResources(ocr=lambda: True), True),  # the models were installed
        ("niet_leesbaar", None, RunResources(), True),  # a drive that was away
        ("proces_gedood", None, RunResources(), True),
        ("pdf_versleuteld", None, RunResources(), False),  # no means of ours help
        ("interne_fout", None, RunResources(seconds=1e6), False),
    ],
)
def test_a_file_is_read_again_once_its_reason_has_gone(
    code: str, limit: float | None, resources: RunResources, again: bool
) -> None:
    done = refused("a.txt", code, limit)
    before = DatasetState((KnownFile("a.txt", "p", None, done.sha256),), {done.sha256: done})
    source = SourceFile("a.txt", Path("a.txt"))
    look = lambda file, _: replace(file, sha256=done.sha256)  # noqa: E731
    assert bool(plan(before, [source], "1", "", RunOptions(), look, resources=resources).jobs) == again


def test_the_limit_is_recorded(tmp_path: Path) -> None:
    staging = Staging(FolderBlobStore(str(tmp_path)))
    job = ReadJob(SourceFile("a.txt", tmp_path), "a.txt", "cd" * 32, "1")
    assert lost(staging, job, LostJob(WorkerEnd.TOO_LONG, "0.5")).limit == 0.5
    assert lost(staging, job, LostJob(WorkerEnd.TOO_LARGE, "2048")).limit == 2048
    assert lost(staging, job, LostJob(WorkerEnd.CRASHED, "SIGSEGV")).limit is None


def test_more_time_is_enough(tmp_path: Path) -> None:
    """With real processes: refused for time, then read, without --retry."""
    put(tmp_path / "in", a="traag")
    sources = find_sources([str(tmp_path / "in")])
    parts = replace(PARTS, read=slow)
    first, same, more = (
        ingest(sources, tmp_path / "out", parts=parts, engine=Engine(1, WorkerLimits(seconds)))
        for seconds in (0.2, 0.2, 60)
    )
    assert [(s.failures, s.read, s.news, s.documents) for s in (first, same, more)] == [
        (1, 1, 1, 0),
        (1, 0, 0, 0),
        (0, 1, 0, 1),
    ]


def slow(content: bytes, source_name: str) -> Document:
    time.sleep(1)
    return made_document(content, source_name)


def test_a_state_that_had_paths_is_understood(tmp_path: Path, here: list[str]) -> None:
    """The first form of `_state` named folders of the machine that wrote it."""
    put(tmp_path / "in", a="een")
    run(tmp_path / "in", tmp_path / "out")
    path = tmp_path / "out" / "_state"
    told = json.loads(path.read_text())
    for file in told["files"]:
        file["place"] = str(tmp_path / "in" / file["name"])
    path.write_text(json.dumps(told | {"format": 1}))
    here.clear()
    summary = run(tmp_path / "in", tmp_path / "out")
    assert (here, summary.documents, summary.unchanged, summary.pruned) == ([], 1, 1, 0)


def test_the_dataset_names_no_folder_and_no_machine(tmp_path: Path, here: list[str]) -> None:
    """Whoever gets it learns nothing of where it was made: not from a traceback either."""
    put(tmp_path / "in", a="een", b="geweigerd", c="bug")
    run(tmp_path / "in", tmp_path / "out")
    (row,) = [row for row in read_table(tmp_path / "out", "runs").to_pylist() if row["error_code"] == "interne_fout"]
    assert "pipelines/run/work.py" in row["error"] and "bestand.pdf" in row["error"]
    tables = [pq.read_table(path) for path in (tmp_path / "out").rglob("*.parquet")]
    texts = [str(table.to_pylist()) + str(table.schema.metadata) for table in tables]
    texts += [path.read_text() for path in (tmp_path / "out").iterdir() if path.is_file()]
    for secret in (str(tmp_path), str(ROOT), os.uname().nodename, str(Path.home()), sys.prefix):
        assert [text for text in texts if secret in text] == []
