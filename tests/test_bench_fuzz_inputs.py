"""A small part of the fuzz of corrections, queries, registers and damaged datasets: always the same tries."""

from pathlib import Path

import fuzz_inputs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import InputError
from pipelines.inputs.corrections_file import COLUMNS, read_corrections

# Of datasets few, since each try copies one.
SEEDS = {"corrections": range(40), "query": range(12), "register": range(40), "dataset": range(8)}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fuzz_inputs.make_dataset(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("kind", fuzz_inputs.KINDS)
def test_each_try_ends_in_a_sentence_or_a_result(kind: str, dataset: Path) -> None:
    tries = [fuzz_inputs.Try(kind, seed, dataset) for seed in SEEDS[kind]]
    ended = [fuzz_inputs.attempt(one) for one in tries]
    assert [one.detail for one in ended if one.how not in ("ok", "refused")] == []
    assert "refused" in {one.how for one in ended}
    assert kind == "dataset" or "ok" in {one.how for one in ended}  # the damage is neither none nor total


def test_an_internal_error_is_seen(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fuzz_inputs.KINDS, "query", lambda *_: 1 / 0)
    assert fuzz_inputs.attempt(fuzz_inputs.Try("query", 1, dataset)).how == "internal error"


def _line(values: list[str]) -> bytes:
    return ";".join(values).encode("utf-8", "surrogatepass")


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.lists(st.text(max_size=12), max_size=30).map(_line)))
def test_any_bytes_as_a_corrections_file_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, body: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(";".join(COLUMNS).encode() + b"\n" + body)
    try:
        assert isinstance(read_corrections(path), tuple)
    except InputError as refused:
        assert "any.csv" in str(refused)
