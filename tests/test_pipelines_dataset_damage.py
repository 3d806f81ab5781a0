"""A dataset that lost a file is noticed at the next run and made whole, or the run says why it can't."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from made_rows import PARTS

from pipelines.dataset import folder as folder_dataset
from pipelines.dataset import state
from pipelines.dataset.damage import Damage, find_damage
from pipelines.dataset.staging import Staging
from pipelines.dataset.state import DatasetState
from pipelines.errors import StorageFault
from pipelines.inputs.find import find_sources
from pipelines.outcome import Outcome
from pipelines.run import ingest as run_module
from pipelines.run.ingest import Engine, RunSummary, Watch, ingest
from pipelines.run.plan import RunOptions
from pipelines.run.progress import reporter
from pipelines.run.reader import ReadingSteps
from pipelines.run.work import ReadJob, work
from pipelines.schema.tables import DOCUMENT_TABLES


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The work is done in this process; the names of what was read. Two documents a file, on average."""
    names: list[str] = []

    def results(staging: Staging, jobs: Sequence[ReadJob], parts: ReadingSteps, *_: object) -> Iterator[Outcome]:
        for job in jobs:
            names.append(job.name)
            yield work(parts, staging, job)

    monkeypatch.setattr(run_module, "_results", results)
    monkeypatch.setattr(state, "DOCUMENTS_PER_FILE", 2)
    monkeypatch.setattr(folder_dataset, "_flush", lambda _: None)
    return names


def run(folder: Path, out: Path, watch: Watch | None = None, **chosen: bool) -> RunSummary:
    sources = find_sources([str(folder)])
    return ingest(sources, out, parts=PARTS, engine=Engine(1), run_options=RunOptions(**chosen), watch=watch or Watch())


def agendas(folder: Path, number: int) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(number):
        (folder / f"{n}.txt").write_text(f"tekst {n} x")
    return folder


def contents(out: Path) -> dict[str, bytes]:
    """All that readers see but the log."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "_state" and path.parent.name != "runs")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(folder: Path) -> None:
    for path in folder.glob("*.parquet"):
        path.unlink()


def doubled(path: Path) -> None:
    path.with_name("part-00099-0123456789ab.parquet").write_bytes(path.read_bytes())


def first(out: Path, table: str) -> Path:
    return min((out / table).glob("*.parquet"))


@pytest.mark.parametrize("table", ["parties", "documents", "findings"])
@pytest.mark.parametrize("number", [0, 6])
def test_all_files_of_a_table_deleted(tmp_path: Path, here: list[str], table: str, number: int) -> None:
    """The report that this is about: all was said to be unchanged, with exit status 0."""
    folder = agendas(tmp_path / "in", number + 1)
    if not number:
        (folder / "0.txt").unlink()
        folder = agendas(tmp_path / "in", 1)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    here.clear()
    empty(tmp_path / "out" / table)
    run(folder, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert len(here) == number + 1


@pytest.mark.parametrize("harm", [Path.unlink, cut])
def test_one_file_costs_its_own_documents(tmp_path: Path, here: list[str], harm: Any) -> None:
    folder = agendas(tmp_path / "in", 8)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    here.clear()
    harm(first(tmp_path / "out", "interventions"))
    run(folder, tmp_path / "out")
    assert contents(tmp_path / "out") == before
    assert 0 < len(here) < 8
    here.clear()
    run(folder, tmp_path / "out")
    assert here == []


def test_a_file_too_many(tmp_path: Path, here: list[str]) -> None:
    """A part of an older dataset, copied back: its rows would count twice."""
    folder = agendas(tmp_path / "in", 3)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    here.clear()
    doubled(first(tmp_path / "out", "parties"))
    run(folder, tmp_path / "out")
    assert (contents(tmp_path / "out"), here) == (before, [])


def test_the_manifest_deleted(tmp_path: Path, here: list[str]) -> None:
    folder = agendas(tmp_path / "in", 3)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    here.clear()
    (tmp_path / "out" / "_manifest").unlink()
    run(folder, tmp_path / "out")
    assert (contents(tmp_path / "out"), here) == (before, [])


def test_documents_that_can_not_be_read_again(tmp_path: Path, here: list[str]) -> None:
    """Their rows are gone and their files are not among the inputs: not made good without a word, nor dropped so."""
    folder = agendas(tmp_path / "in", 1)
    run(folder, tmp_path / "out")
    empty(tmp_path / "out" / "parties")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "b.txt").write_text("ander")
    with pytest.raises(StorageFault, match=r"parties/part-.* 1 van de documenten erin horen niet bij de invoer"):
        run(tmp_path / "other", tmp_path / "out")
    assert run(tmp_path / "other", tmp_path / "out", prune=True).documents == 1


def test_a_run_that_is_stopped_first_leaves_it_to_the_next(
    tmp_path: Path, here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = agendas(tmp_path / "in", 4)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    empty(tmp_path / "out" / "parties")
    with monkeypatch.context() as patch:
        patch.setattr(run_module, "_results", lambda *_: iter(()))
        summary = run(folder, tmp_path / "out")
    assert (summary.documents, summary.left) == (0, 4)
    run(folder, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_bytes_that_changed_within_their_size(tmp_path: Path, here: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen when the file is needed; the sentence says what helps, and it does."""
    monkeypatch.setattr(state, "DOCUMENTS_PER_FILE", 512)  # so that a new document falls in the same file
    folder = agendas(tmp_path / "in", 2)
    run(folder, tmp_path / "out")
    before = contents(tmp_path / "out")
    path = first(tmp_path / "out", "interventions")
    path.write_bytes(bytes(path.stat().st_size))
    (folder / "9.txt").write_text("nieuw")
    with pytest.raises(StorageFault, match="verwijder dat bestand"):
        run(folder, tmp_path / "out")
    path.unlink()
    (folder / "9.txt").unlink()
    run(folder, tmp_path / "out")
    assert contents(tmp_path / "out") == before


def test_it_is_told_in_one_line(tmp_path: Path, here: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    folder = agendas(tmp_path / "in", 2)
    run(folder, tmp_path / "out")
    empty(tmp_path / "out" / "parties")
    with reporter("text", "out") as report:
        run(folder, tmp_path / "out", Watch(planned=report.planned))
    told = [line for line in capsys.readouterr().err.splitlines() if "documenten" in line]
    assert len(told) == 1
    assert told[0].startswith("De dataset is niet meer wat de vorige run achterliet (parties/part-")
    assert told[0].endswith(": 2 documenten worden opnieuw gelezen.")


@pytest.mark.parametrize(("manifest", "undescribed"), [(None, True), (b"{", True), (b'{"tables": {}}', False)])
def test_a_manifest_of_any_kind(manifest: bytes | None, undescribed: bool) -> None:
    """An older one noted no sizes: then only what is missing shows."""
    (name,) = state.named_chunks(DatasetState())
    there = {f"{table}/{name}": 5 for table in DOCUMENT_TABLES}
    assert find_damage(DatasetState(), manifest, there) == Damage(undescribed=undescribed)
    assert find_damage(DatasetState(), manifest, {}).files == tuple(sorted(there))


def test_sizes_are_in_the_manifest(tmp_path: Path, here: list[str]) -> None:
    run(agendas(tmp_path / "in", 3), tmp_path / "out")
    told = json.loads((tmp_path / "out" / "_manifest").read_text())["tables"]
    sizes = {f"{table}/{one['file']}": one["bytes"] for table in told for one in told[table]}
    assert sizes == {path: len(data) for path, data in contents(tmp_path / "out").items() if path.endswith(".parquet")}
