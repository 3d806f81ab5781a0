"""A dataset appears whole or not at all, over nothing that isn't ours, and the same rows give the same bytes."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from made_rows import made_row

from pipelines.dataset import folder as folder_dataset
from pipelines.dataset import folder_swap
from pipelines.dataset.folder import FolderDataset, held_folder, read_table
from pipelines.dataset.table_files import write_table
from pipelines.errors import StoreError
from pipelines.schema.arrow import arrow_table
from pipelines.schema.dictionary import as_markdown
from pipelines.schema.tables import TABLES

NAME = "part-00000-0123456789ab.parquet"


def draft_in(place: FolderDataset, texts: Sequence[str] = ()) -> Path:
    draft = place.draft()
    (draft / "README.md").write_text(as_markdown())
    for name in TABLES:
        pieces = [arrow_table(name, [made_row(name, text=text)]) for text in texts] if name == "sections" else []
        write_table(draft / name / NAME, name, pieces)
    return draft


def write(out: Path, sections: Sequence[str] = ()) -> None:
    """A dataset with these texts as sections, in pieces."""
    with held_folder(out) as place:
        place.commit(draft_in(place, sections), {})


def texts(out: Path) -> list[Any]:
    return list(read_table(out, "sections")["text"].to_pylist())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_table_is_there_as_an_analyst_reads_it(tmp_path: Path) -> None:
    write(tmp_path / "out", sections=["een"])
    for name in TABLES:
        table = ds.dataset(tmp_path / "out" / name, partitioning="hive").to_table()
        assert len(table) == (name == "sections")
        assert b"description" in table.schema.field(0).metadata
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_same_rows_give_the_same_bytes_however_they_came(tmp_path: Path) -> None:
    rows = [made_row("sections", text=text) for text in ("een", "twee", "drie")]
    write_table(tmp_path / "one" / NAME, "sections", [arrow_table("sections", [row]) for row in rows])
    write_table(tmp_path / "other" / NAME, "sections", [arrow_table("sections", rows)])
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_files_have_statistics_and_zstd(tmp_path: Path) -> None:
    write(tmp_path / "out", sections=["een"])
    column = pq.read_metadata(tmp_path / "out/sections" / NAME).row_group(0).column(0)
    assert (column.compression, column.is_stats_set) == ("ZSTD", True)


@pytest.mark.parametrize("exchanges", [True, False])  # a file system that can swap two names, one that can't
def test_a_new_dataset_replaces_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    if not exchanges:
        monkeypatch.setattr(folder_swap, "_exchange", lambda *_: False)
    write(tmp_path / "out", sections=["oud"])
    (tmp_path / "out/.gitkeep").touch()
    write(tmp_path / "out", sections=["nieuw"])
    assert texts(tmp_path / "out") == ["nieuw"]
    assert (tmp_path / "out/.gitkeep").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


class Killed(BaseException):
    """The process ends here: nothing after this line runs but what the next run does."""


def killed_in(step: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that dies at a step, its clearing up too, and that leaves the lock as a dead process does."""

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(folder_dataset, step, die)
        patch.setattr(folder_dataset, "_leave", lambda *_: None)
        with pytest.raises(Killed):
            write(out, sections=["nieuw"])


@pytest.mark.parametrize("step", ["_flush", "put_in_place"])
def test_killed_before_the_swap_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    write(tmp_path / "out", sections=["oud"])
    before = contents(tmp_path / "out")
    killed_in(step, tmp_path / "out", monkeypatch)
    assert contents(tmp_path / "out") == before
    assert len(list(tmp_path.iterdir())) == 2  # the work folder of the dead
    write(tmp_path / "out", sections=["later"])
    assert texts(tmp_path / "out") == ["later"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_killed_after_the_swap_leaves_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "out", sections=["oud"])
    with monkeypatch.context() as patch:
        patch.setattr(folder_dataset, "_leave", lambda *_: None)
        patch.setattr(folder_dataset.shutil, "rmtree", lambda *_, **__: None)
        with held_folder(tmp_path / "out") as place:
            patch.undo()
            draft = draft_in(place, ["nieuw"])
            patch.setattr(folder_dataset, "_leave", lambda *_: None)
            patch.setattr(folder_dataset.shutil, "rmtree", lambda *_, **__: None)
            place.commit(draft, {})
    assert texts(tmp_path / "out") == ["nieuw"]
    assert len(list(tmp_path.iterdir())) == 2
    write(tmp_path / "out", sections=["later"])
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_killed_between_two_renames_is_put_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the file system can't swap: the next run finds the old dataset under its other name."""
    write(tmp_path / "out", sections=["oud"])
    (tmp_path / ".out.gka-work").mkdir()
    (tmp_path / "out").rename(tmp_path / ".out.gka-work" / "old")
    with pytest.raises(ZeroDivisionError), held_folder(tmp_path / "out"):
        assert texts(tmp_path / "out") == ["oud"]
        raise ZeroDivisionError
    assert texts(tmp_path / "out") == ["oud"]


def test_a_failing_run_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), held_folder(tmp_path / "out") as place:
        draft_in(place)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_was_read_outlives_a_failing_run(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), held_folder(tmp_path / "out") as place:
        place.blobs.put("abc", b"rijen")
        raise ZeroDivisionError
    with held_folder(tmp_path / "out") as place:
        assert place.blobs.names() == {"abc"}
        assert place.blobs.get("abc", 1, 3) == b"ije"
        place.clear()
    assert list(tmp_path.iterdir()) == []


def test_kept_files_are_the_same_files(tmp_path: Path) -> None:
    """Under another name, perhaps; nothing is copied where the file system can do without."""
    write(tmp_path / "out", sections=["een"])
    before = (tmp_path / "out/sections" / NAME).stat().st_ino
    with held_folder(tmp_path / "out") as place:
        draft = draft_in(place)
        (draft / "sections" / NAME).unlink()
        moved = NAME.replace("00000", "00001")
        place.commit(draft, {f"sections/{moved}": f"sections/{NAME}"})
    assert (tmp_path / "out/sections" / moved).stat().st_ino == before
    assert texts(tmp_path / "out") == ["een"]


def other_file(out: Path) -> None:
    (out / "brief.docx").write_text("van mij")


def other_parquet(out: Path) -> None:
    (out / "pages").mkdir()
    pq.write_table(pa.table({"page": [1]}), out / "pages" / "part-0.parquet")


def other_readme(out: Path) -> None:
    (out / "README.md").write_text("# Mijn aantekeningen")


def other_in_table(out: Path) -> None:
    (out / "pages").mkdir()
    (out / "pages" / "aantekening.txt").write_text("van mij")


@pytest.mark.parametrize("foreign", [other_file, other_parquet, other_readme, other_in_table])
def test_foreign_files_are_refused_and_stay(tmp_path: Path, foreign: Callable[[Path], None]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    foreign(out)
    before = contents(out)
    with pytest.raises(StoreError, match="didn't write"):
        write(out)
    assert contents(tmp_path) == {f"out/{name}": content for name, content in before.items()}


def test_a_foreign_file_that_came_during_the_run_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, sections=["oud"])
    with pytest.raises(StoreError, match="didn't write"), held_folder(out) as place:
        draft = draft_in(place)
        other_file(out)
        place.commit(draft, {})
    assert (out / "brief.docx").exists()
    assert texts(out) == ["oud"]


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("een bestand")
    with pytest.raises(StoreError, match="is a file"):
        write(tmp_path / "out")


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("een bestand")
    with pytest.raises(StoreError, match="Can't write"):
        write(tmp_path / "bestand" / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="Can't write"):
        write(tmp_path / "out")


def test_two_runs_at_once(tmp_path: Path) -> None:
    with held_folder(tmp_path / "out") as place:
        with pytest.raises(StoreError, match="Another run"):
            write(tmp_path / "out")
        place.commit(draft_in(place), {})
    assert texts(tmp_path / "out") == []


def test_a_neighbour_with_a_like_name_is_left_alone(tmp_path: Path) -> None:
    """Also one whose name is a pattern for the other's."""
    (tmp_path / ".out2.gka-work").mkdir()
    write(tmp_path / "out")
    write(tmp_path / "o[u]t")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out2.gka-work", "o[u]t", "out"]


def test_out_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "echt")
    write(tmp_path / "out", sections=["een"])
    assert (tmp_path / "out").is_symlink()
    assert texts(tmp_path / "echt") == ["een"]
