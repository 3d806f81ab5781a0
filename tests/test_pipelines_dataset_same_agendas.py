"""Which documents of a dataset are the same agenda, which of them counts, and what an addendum belongs to."""

import hashlib
import random
import time
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import PARTS

from pipelines.dataset.folder import read_table
from pipelines.dataset.same_agendas import Verdict, verdicts
from pipelines.dataset.text_sketch import likeness, sketch, sketch_hashes
from pipelines.inputs.find import find_sources
from pipelines.outcome import Outcome
from pipelines.run.ingest import ingest
from pipelines.run.plan import RunOptions
from pipelines.run.reader import ReadingOptions, reading_steps

WORDS = [f"woord{n}" for n in range(900)]
OTHER = [f"ander{n}" for n in range(900)]


def done(
    name: str,
    words: Sequence[str] = WORDS,
    *,
    kind: str = "agenda",
    whose: Sequence[str] = ("Waterdam",),
    years: tuple[int | None, int | None] = (2022, 2024),
    reading: int = 0,
) -> Outcome:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    text = sketch([" ".join(words)])
    return Outcome(sha256, name, "nu", "ok", kind=kind, municipalities=whose, years=years, reading=reading, sketch=text)


def counted(*documents: Outcome) -> dict[str, bool]:
    found = verdicts(documents)
    return {one.name: found[one.sha256].counted for one in documents}


def test_a_better_reading_counts() -> None:
    pdf, word, text, scan = done("a.pdf"), done("a.docx", reading=1), done("a.txt", reading=2), done("scan", reading=4)
    assert counted(scan, text, word, pdf) == {"scan": False, "a.txt": False, "a.docx": False, "a.pdf": True}
    found = verdicts([scan, pdf])[scan.sha256]
    assert found == Verdict(False, "dubbele_agenda", pdf.document_id, "a.pdf")


@pytest.mark.parametrize(
    "other",
    [
        done("b", whose=("Oosterlo",)),  # of another municipality, word by word the same
        done("b", whose=("Waterdam", "Oosterlo")),
        done("b", years=(2025, 2028)),  # the next edition
        done("b", kind="addendum"),
        done("b", OTHER),
        done("b", WORDS[:150] + OTHER[150:]),  # the template's own words are the same
        done("b", []),  # nothing to compare
    ],
)
def test_another_agenda_counts_too(other: Outcome) -> None:
    assert counted(done("a"), other) == {"a": True, "b": True}


def test_a_period_that_was_not_read_fits_any() -> None:
    assert counted(done("a"), done("b", years=(None, None), reading=4)) == {"a": True, "b": False}


def test_some_wrong_words_of_a_scan_are_no_other_text() -> None:
    chance = random.Random(1)
    scanned = [word if chance.random() > 0.04 else word + "x" for word in WORDS]
    assert counted(done("a"), done("b", scanned, reading=4)) == {"a": True, "b": False}


def test_no_agenda_does_not_count() -> None:
    one = done("besluit.pdf", kind="overig")
    assert verdicts([one])[one.sha256] == Verdict(False, "geen_agenda")


@pytest.mark.parametrize(
    ("agendas", "home"),
    [
        ([("a", (2022, 2024))], "a"),
        ([("a", (2019, 2021)), ("b", (2022, 2024))], "b"),
        ([("a", (2019, 2021))], None),  # of other years
        ([], None),
    ],
)
def test_an_addendum_belongs_to_its_agenda(agendas: list[tuple[str, tuple[int, int]]], home: str | None) -> None:
    addendum = done("addendum", OTHER, kind="addendum", years=(2023, 2023))
    others = [done(name, [*WORDS, name], years=years) for name, years in agendas]
    names = {one.document_id: one.name for one in others}
    found = verdicts([addendum, *others])[addendum.sha256].belongs_to
    assert (names[found] if found else None) == home


def test_the_order_of_the_documents_tells_nothing() -> None:
    documents = [done("a", reading=2), done("b", reading=2), done("c", reading=4), done("d", kind="addendum")]
    assert len({tuple(sorted(verdicts(some).items(), key=lambda x: x[0])) for some in permutations(documents)}) == 1


def test_ten_thousand_documents_take_seconds() -> None:
    """Also where many are of one municipality and alike, as in a test of endurance."""
    texts = [sketch([" ".join([*WORDS, str(n)])]) for n in range(50)]
    hashed = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(10_000)]
    documents = [
        Outcome(one, str(n), "nu", "ok", kind="agenda", municipalities=(str(n % 100),), sketch=texts[n % 50])
        for n, one in enumerate(hashed)
    ]
    begin = time.perf_counter()
    found = verdicts(documents)
    assert sum(verdict.counted for verdict in found.values()) == 100
    assert time.perf_counter() - begin < 10


@given(st.lists(st.sampled_from(WORDS[:60]), max_size=200))
def test_a_text_is_like_itself(words: list[str]) -> None:
    own = sketch_hashes(sketch([" ".join(words)]))
    assert likeness(own, own) == (1.0 if len(words) > 2 else 0.0)


def test_half_a_text_is_half_alike() -> None:
    whole, half = (sketch_hashes(sketch([" ".join(some)])) for some in (WORDS, WORDS[:450]))
    assert likeness(whole, half) == pytest.approx(0.5, abs=0.15)


AGENDA = "GKA Agenda Gemeente Assen 2022-2024\n\nGelijke Kansen voor alle kinderen in Gemeente Assen\n\n" + " ".join(
    WORDS
)


def told(out: Path) -> dict[str, bool]:
    return {row["source_name"]: row["counted"] for row in read_table(out, "documents").to_pylist()}


def codes(out: Path) -> list[str]:
    return [row["code"] for row in read_table(out, "findings").to_pylist()]


def test_two_runs_give_what_one_gives(tmp_path: Path) -> None:
    """A file of a later run may take the place of one that counted; when it goes, the other counts again."""
    parts = reading_steps(ReadingOptions(ocr=False))
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "b.txt").write_text(AGENDA, "utf-8")
    ingest(find_sources([str(inputs)]), tmp_path / "out", parts=parts)
    assert told(tmp_path / "out") == {"b.txt": True}
    (inputs / "a.txt").write_text(AGENDA + " nog iets", "utf-8")
    ingest(find_sources([str(inputs)]), tmp_path / "out", parts=parts)
    ingest(find_sources([str(inputs)]), tmp_path / "once", parts=parts)
    for table in ("documents", "findings"):
        ours, theirs = (sorted((tmp_path / out / table).iterdir()) for out in ("out", "once"))
        assert [(path.name, path.read_bytes()) for path in ours] == [(path.name, path.read_bytes()) for path in theirs]
    counts = told(tmp_path / "out")
    assert sorted(counts.values()) == [False, True]
    assert codes(tmp_path / "out").count("dubbele_agenda") == 1
    (inputs / next(name for name, counts_ in counts.items() if counts_)).unlink()
    ingest(find_sources([str(inputs)]), tmp_path / "out", parts=parts, run_options=RunOptions(prune=True))
    assert list(told(tmp_path / "out").values()) == [True]
    assert "dubbele_agenda" not in codes(tmp_path / "out")


def test_documents_without_text_are_compared_to_nothing(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name in ("a", "b"):
        (inputs / f"{name}.txt").write_text(name, "utf-8")
    ingest(find_sources([str(inputs)]), tmp_path / "out", parts=PARTS)
    assert told(tmp_path / "out") == {"a.txt": True, "b.txt": True}
