"""The bytes of a source: whole, unchanged and within the limit, or a reason."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from extract.errors import ReadError
from pipelines.inputs.sources import SourceFile, Trouble, hash_source, read_source


@pytest.fixture
def agenda(tmp_path: Path) -> SourceFile:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"%PDF inhoud")
    return SourceFile("agenda.pdf", path)


def refused(source: SourceFile, **options: Any) -> str:
    with pytest.raises(ReadError) as caught:
        read_source(source, **options)
    message = str(caught.value)
    assert message[0].isupper() and message.endswith(".") and ";" in message  # what is wrong; what to do
    return caught.value.code


def test_what_is_read_is_what_was_hashed(agenda: SourceFile) -> None:
    sha256, size = hash_source(agenda)
    assert size == len(b"%PDF inhoud")
    assert hashlib.sha256(read_source(agenda, sha256=sha256)).hexdigest() == sha256


def test_a_file_that_changes_between_hashing_and_reading(agenda: SourceFile) -> None:
    sha256, _ = hash_source(agenda)
    agenda.path.write_bytes(b"%PDF anders")
    assert refused(agenda, sha256=sha256) == "bestand_gewijzigd"


@pytest.mark.parametrize("later", [b"%PDF inhoud en meer", b"%PDF", b"%PDF anders"])
def test_a_file_that_changes_while_it_is_read(
    agenda: SourceFile, later: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It grows, shrinks, or is written over in place."""
    real, calls = os.fstat, []

    def writes(handle: int) -> os.stat_result:
        found = real(handle)
        if not calls:
            agenda.path.write_bytes(later)
            os.utime(agenda.path, ns=(1, 1))
        calls.append(handle)
        return found

    monkeypatch.setattr("pipelines.inputs.sources.os.fstat", writes)
    assert refused(agenda) == "bestand_gewijzigd"


def test_a_file_over_the_limit(agenda: SourceFile) -> None:
    assert read_source(agenda, max_bytes=11) == b"%PDF inhoud"
    assert refused(agenda, max_bytes=10) == "te_groot"


def test_a_file_that_is_gone(agenda: SourceFile) -> None:
    agenda.path.unlink()
    assert refused(agenda) == "bestand_verdwenen"


def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.pdf")
    assert refused(SourceFile("pijp.pdf", tmp_path / "pijp.pdf")) == "geen_bestand"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(SourceFile("map.pdf", tmp_path)) in ("geen_bestand", "niet_leesbaar")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(agenda: SourceFile) -> None:
    agenda.path.chmod(0)
    assert refused(agenda) == "niet_leesbaar"


def test_a_disk_that_fails(agenda: SourceFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pipelines.inputs.sources.os.open", fails)
    assert refused(agenda) == "niet_leesbaar"


def test_a_trouble_is_told_as_it_stands(agenda: SourceFile) -> None:
    trouble = Trouble("koppeling_dood", "De koppeling wijst naar niets; herstel haar.")
    assert refused(SourceFile("a.pdf", agenda.path, trouble=trouble)) == "koppeling_dood"
