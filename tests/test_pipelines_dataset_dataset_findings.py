"""What only the whole dataset tells: copies, two agendas, addenda without an agenda, an organisation of two types."""

import hashlib
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

from made_agenda import AGENDA

from pipelines.dataset.dataset_findings import DatasetFinding, dataset_findings, organisations
from pipelines.dataset.folder import read_table
from pipelines.dataset.same_agendas import Verdict, verdicts
from pipelines.dataset.text_sketch import sketch
from pipelines.inputs.find import find_sources
from pipelines.outcome import Outcome
from pipelines.run.ingest import ingest
from pipelines.run.plan import RunOptions
from pipelines.run.reader import ReadingOptions, reading_steps


def done(
    name: str,
    words: str = "",
    *,
    kind: str = "agenda",
    whose: Sequence[str] = ("Waterdam",),
    years: tuple[int | None, int | None] = (2022, 2024),
    named: tuple[tuple[str, str], ...] = (),
) -> Outcome:
    """words: a word by which texts differ; the same word is the same text."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    text = sketch([" ".join(f"{words or name}{n}" for n in range(300))])
    blank = Outcome(sha256, name, "nu", "ok", kind=kind, municipalities=whose, years=years)
    return replace(blank, sketch=text, organisations=named)


def told(*documents: Outcome) -> dict[str, list[str]]:
    found = dataset_findings(documents, verdicts(documents))
    return {one.name: [each.code for each in found[one.sha256]] for one in documents if one.sha256 in found}


def test_agendas_of_different_municipalities_tell_nothing() -> None:
    assert told(done("a"), done("b", whose=("Oosterlo",)), done("c", years=(2019, 2021))) == {}


def test_the_same_text_of_another_municipality() -> None:
    """A copy, or a municipality that was read wrongly: both count, so somebody should look."""
    copies = done("a", "tekst"), done("b", "tekst", whose=("Oosterlo",))
    assert told(*copies) == {"a": ["bijna_gelijk_document"], "b": ["bijna_gelijk_document"]}
    assert [*told(done("a", "tekst"), done("b", "tekst")).values()] == [["dubbele_agenda"]]  # one of them counts


def test_one_municipality_with_two_agendas_of_the_same_years() -> None:
    both = {"a": ["gemeente_twee_agendas"], "b": ["gemeente_twee_agendas"]}
    assert told(done("a"), done("b", years=(2024, 2026))) == both
    assert told(done("a"), done("b", years=(2025, 2026))) == {}  # the next one
    assert told(done("a"), done("b", years=(None, None))) == {}  # of which years nobody knows
    regional = done("regio", whose=("Oosterlo", "Waterdam"))
    assert told(done("a"), regional) == {"a": ["gemeente_twee_agendas"], "regio": ["gemeente_twee_agendas"]}


def test_thousands_of_agendas_of_one_municipality_name_a_few() -> None:
    many = [
        replace(done("d"), name=f"d{n:04}", sha256=f"{n:064}", sketch=sketch_of(range(n, n + 1))) for n in range(2000)
    ]
    found = dataset_findings(many, {one.sha256: Verdict() for one in many})
    assert found[many[0].sha256][0].found == "d0001, d0002, d0003 en 1996 andere"
    assert found[many[-1].sha256][0].found == "d0000, d0001, d0002 en 1996 andere"


def test_an_addendum_without_its_agenda() -> None:
    addendum = done("add", kind="addendum")
    assert told(addendum) == {}  # read by itself it lacks nothing
    assert told(addendum, done("a", whose=("Oosterlo",))) == {"add": ["addendum_zonder_agenda"]}
    assert told(addendum, done("a")) == {}
    assert told(done("add", kind="addendum", whose=()), done("a")) == {}  # whose nobody knows


def test_an_organisation_of_two_types() -> None:
    lint = (("lint", "welzijn"),)
    documents = [done(name, whose=(name,), named=lint) for name in "abc"] + [
        done("d", whose=("d",), named=(("lint", "kinderopvang"), ("boei", "sport")))
    ]
    assert told(*documents) == {"d": ["organisatie_twee_typen"]}
    found = dataset_findings(documents, verdicts(documents))[documents[3].sha256][0]
    assert found == DatasetFinding(
        "organisatie_twee_typen",
        "‘lint’ is hier kinderopvang; aantal documenten waarin het welzijn is: 3.",
        "welzijn",
        "kinderopvang",
    )


def test_a_class_of_parties_is_no_organisation() -> None:
    assert organisations([(None, "ouders"), ("lint", "welzijn"), ("lint", "welzijn")]) == (("lint", "welzijn"),)


def test_the_order_of_the_documents_changes_nothing() -> None:
    some = [
        done("a", "x", named=(("lint", "welzijn"),)),
        done("b", "x", whose=("Oosterlo",), named=(("lint", "sport"),)),
        done("c", years=(2023, 2025)),
        done("d", kind="addendum", whose=("Verweg",)),
    ]
    found = [dataset_findings(each, verdicts(each)) for each in permutations(some)]
    assert len({tuple(sorted(each.items())) for each in found}) == 1
    assert len(found[0]) == 4


def test_a_large_dataset_takes_seconds() -> None:
    """The template's runs of words are in all documents: compared with each other they would be 4.5 million pairs."""
    shared = sketch_of(range(8))

    def own(n: int) -> str:
        return sketch_of(range(100 + n * 90, 190 + n * 90))

    many = [replace(done(f"d{n}", whose=(f"Gemeente {n}",)), sketch=shared + own(n)) for n in range(3000)]
    judged = verdicts(many)
    begun = time.perf_counter()
    assert dataset_findings(many, judged) == {}
    assert time.perf_counter() - begun < 40  # with each other: minutes; this way two seconds


def sketch_of(hashes: range) -> str:
    return "".join(f"{one:08x}" for one in hashes)


def test_they_come_into_the_findings_and_go_with_what_told_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    parts = reading_steps(ReadingOptions(ocr=False))
    agenda = AGENDA.replace("Veldenrode", "Assen").replace("In deze agenda", "In deze agenda 2022-2024")
    (folder / "assen.txt").write_text(agenda, encoding="utf-8")
    (folder / "meppel.txt").write_text(agenda.replace("Assen", "Meppel"), encoding="utf-8")

    def codes() -> list[str]:
        ingest(find_sources([str(folder)]), tmp_path / "out", parts=parts, run_options=RunOptions(prune=True))
        return [row["code"] for row in read_table(tmp_path / "out", "findings").to_pylist()]

    assert codes().count("bijna_gelijk_document") == 2
    (folder / "meppel.txt").unlink()
    assert "bijna_gelijk_document" not in codes()
