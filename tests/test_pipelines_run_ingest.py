"""A run: what is read becomes rows, what can't be is in the log, and the dataset depends on the files alone."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_rows import PARTS, made_document, made_row, made_rows, rows_of

from extract.document import Document
from extract.errors import ReadError
from pipelines.dataset.folder import read_table
from pipelines.errors import StoreError
from pipelines.inputs.find import find_sources
from pipelines.run.ingest import Engine, RunSummary, Watch, ingest
from pipelines.schema.tables import DOCUMENT_TABLES, DocumentRows


def reader(content: bytes, source_name: str) -> Document:
    """The made reader, with a file that is refused, one that finds a bug and one that ends its process."""
    text = content.decode()
    if text == "geweigerd":
        raise ReadError("pdf_versleuteld", "Het bestand is versleuteld; vraag om een kopie zonder wachtwoord.")
    if text == "bug":
        raise ZeroDivisionError("door nul \ud800")
    if text == "crash":
        os._exit(9)
    return made_document(content, source_name)


def misfit(document: Document) -> DocumentRows:
    """Rows of which one doesn't fit its column."""
    return made_rows(documents=rows_of(document).documents, pages=(made_row("pages", page=None),))


WITH_TROUBLE = replace(PARTS, read=reader)
ONE = Engine(workers=1)


def agendas(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def run(folder: Path, out: Path, **options: Any) -> RunSummary:
    engine = Engine(options.pop("workers", 1))
    return ingest(find_sources([str(folder)]), out, **({"parts": PARTS, "engine": engine} | options))


def log(out: Path) -> list[dict[str, Any]]:
    return list(read_table(out, "runs").to_pylist())


def bytes_of(out: Path) -> dict[str, bytes]:
    """All that readers see but the log: the tables, the manifest, the dictionary."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "_state" and path.parent.name != "runs")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def test_rows_in_the_order_of_the_names(tmp_path: Path) -> None:
    summary = run(agendas(tmp_path / "in", b="twee", a="een xtra"), tmp_path / "out")
    assert summary == RunSummary(documents=2, interventions=3, findings=1, failures=0, skipped=0, read=2)
    assert read_table(tmp_path / "out", "documents")["source_name"].to_pylist() == ["a.txt", "b.txt"]
    assert read_table(tmp_path / "out", "interventions")["title"].to_pylist() == ["een", "xtra", "twee"]


def test_the_log_of_a_good_file(tmp_path: Path) -> None:
    run(agendas(tmp_path / "in", a="een"), tmp_path / "out")
    (row,) = log(tmp_path / "out")
    assert (row["status"], row["error_code"], row["error"]) == ("ok", None, None)
    assert row["document_id"] == row["source_sha256"][:16]
    assert row["seconds"] >= 0


def test_a_file_that_is_refused(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", a="geweigerd", b="twee")
    assert run(folder, tmp_path / "out", parts=WITH_TROUBLE).failures == 1
    refused, fine = log(tmp_path / "out")
    assert (refused["status"], refused["error_code"]) == ("mislukt", "pdf_versleuteld")
    assert refused["error"].startswith("Het bestand is versleuteld")
    assert fine["status"] == "ok"
    assert read_table(tmp_path / "out", "documents")["source_name"].to_pylist() == ["b.txt"]


@pytest.mark.parametrize("parts", [WITH_TROUBLE, replace(PARTS, build_rows=misfit)])
def test_a_bug_is_logged_with_its_traceback(tmp_path: Path, parts: Any) -> None:
    assert run(agendas(tmp_path / "in", a="bug"), tmp_path / "out", parts=parts).failures == 1
    (row,) = log(tmp_path / "out")
    assert (row["status"], row["error_code"]) == ("mislukt", "interne_fout")
    assert "Traceback" in row["error"]
    assert read_table(tmp_path / "out", "documents").num_rows == 0


def test_a_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", a="een", b="crash", c="drie")
    assert run(folder, tmp_path / "out", parts=WITH_TROUBLE, workers=2).documents == 2
    assert [row["error_code"] for row in log(tmp_path / "out")] == [None, "proces_gestopt", None]


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", b="een xtra", a="twee", c="een xtra", d="een xtra")
    summary = run(folder, tmp_path / "out")
    assert (summary.documents, summary.findings, summary.failures, summary.skipped) == (2, 3, 0, 2)
    assert [(row["status"], row["error_code"]) for row in log(tmp_path / "out")] == [
        ("ok", None),
        ("ok", None),
        ("overgeslagen", "dubbel_document"),
        ("overgeslagen", "dubbel_document"),
    ]
    findings = read_table(tmp_path / "out", "findings").to_pylist()[-2:]
    assert [row["found"] for row in findings] == ["c.txt", "d.txt"]
    assert {row["code"] for row in findings} == {"dubbel_document"}
    assert {row["municipality"] for row in findings} == {"Waterdam"}
    assert len({row["finding_id"] for row in findings}) == 2


def test_the_same_bytes_and_name_in_two_folders(tmp_path: Path) -> None:
    folders = [agendas(tmp_path / name, a="een") for name in ("in", "ook")]
    summary = ingest(find_sources(map(str, folders)), tmp_path / "out", parts=PARTS, engine=ONE)
    assert (summary.documents, summary.skipped) == (1, 1)


def test_workers_and_the_order_of_inputs_change_nothing(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", **{f"n{n}": f"tekst {n} x{n}" for n in range(5)}, dubbel="tekst 1 x1")
    paths = [str(path) for path in folder.iterdir()]
    for out, inputs, workers in (("one", paths, 1), ("two", paths[::-1], 2), ("three", [str(folder)], 3)):
        ingest(find_sources(inputs), tmp_path / out, parts=PARTS, engine=Engine(workers))
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") == bytes_of(tmp_path / "three")


def test_the_log_grows(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", a="een")
    run(folder, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    run(folder, tmp_path / "out")
    rows = log(tmp_path / "out")
    assert len(rows) == 2
    assert len({row["run_id"] for row in rows}) == 2
    assert bytes_of(tmp_path / "out") == before


def test_all_files_refused_is_a_dataset_too(tmp_path: Path) -> None:
    run(agendas(tmp_path / "in", a="geweigerd"), tmp_path / "out", parts=WITH_TROUBLE)
    assert all(read_table(tmp_path / "out", name).num_rows == 0 for name in DOCUMENT_TABLES)


def test_progress_hears_of_every_file(tmp_path: Path) -> None:
    heard: list[str] = []
    run(
        agendas(tmp_path / "in", b="een", a="een"),
        tmp_path / "out",
        watch=Watch(row=lambda row: heard.append(row.status)),
    )
    assert heard == ["overgeslagen", "ok"]


def test_a_file_that_goes_away_is_the_readers_to_explain(tmp_path: Path) -> None:
    """Listed, then gone before it is opened: no hash, no document_id, and the run goes on."""
    folder = agendas(tmp_path / "in", a="een", b="twee")
    sources = find_sources([str(folder)])
    (folder / "a.txt").unlink()
    assert ingest(sources, tmp_path / "out", parts=PARTS, engine=ONE).documents == 1
    assert [(row["status"], row["source_sha256"] is None) for row in log(tmp_path / "out")] == [
        ("mislukt", True),
        ("ok", False),
    ]


def test_an_output_that_is_not_ours_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    folder = agendas(tmp_path / "in", a="een")
    read: list[object] = []
    with pytest.raises(StoreError, match="didn't write"):
        run(folder, folder, watch=Watch(row=read.append))
    assert not read
