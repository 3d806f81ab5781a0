"""Hostile files: each is refused with a reason or read, in bounded time and memory, and does nothing else."""

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import hostile
import pytest

from extract.errors import ReadError
from extract.pdf import decode_bytes
from extract.pdf.form_bombs import check_forms
from extract.pdf.limits import NO_SURPRISES
from extract.pdf.stream_bombs import check_streams
from extract.read import ReadOptions, read_bytes

QUICK = ReadOptions(ocr=False)
MEGABYTES = 1500  # that a reader may use
PER_PROCESS = """
import resource, sys
sys.path[:0] = {path!r}
import hostile
from extract.errors import ReadError
from extract.read import ReadOptions, read_bytes
resource.setrlimit(resource.RLIMIT_AS, ({bytes}, {bytes}))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
for name in {names!r}:
    kind = hostile.KINDS[name]
    try:
        read_bytes(kind.make(1), name + kind.suffix, ReadOptions(reader={reader!r}, ocr=False))
        print(name, "ok", flush=True)
    except ReadError as error:
        print(name, error.code, flush=True)
"""


def ends(name: str, turn: int = 1, options: ReadOptions = QUICK) -> str:
    kind = hostile.KINDS[name]
    try:
        read_bytes(kind.make(turn), f"agenda{kind.suffix}", options)
    except ReadError as error:
        message = str(error)
        assert message[0].isupper() and message.endswith(".") and ";" in message  # what is wrong; what to do
        return error.code
    return "ok"


@pytest.mark.parametrize("name", [kind.name for kind in hostile.KINDS.values() if not kind.costly])
def test_each_kind_ends_as_it_should(name: str) -> None:
    assert ends(name) in hostile.KINDS[name].ends


def in_little_memory(names: list[str], reader: str = "pdfium") -> dict[str, str]:
    """How each ends, in one process of its own that may not use much."""
    code = PER_PROCESS.format(path=sys.path, names=names, reader=reader, bytes=MEGABYTES << 20)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return dict(line.split() for line in done.stdout.splitlines())


def test_the_costly_kinds_end_in_little_memory() -> None:
    """Endless streams, a million lines, forms in forms: without the limits each of them takes gigabytes or hours."""
    names = [kind.name for kind in hostile.KINDS.values() if kind.costly and not kind.unguarded]
    found = in_little_memory(names)
    assert {name: code in hostile.KINDS[name].ends for name, code in found.items()} == dict.fromkeys(names, True)


def test_the_second_reader_is_guarded_too() -> None:
    names = [
        "eindeloos",
        "eindeloos-dubbel",
        "vormen-macht",
        "vormen-kring",
        "paginas",
        "bladzij-kilometer",
        "wachtwoord",
    ]
    found = in_little_memory(names, "pdfplumber")
    assert {name: code in hostile.KINDS[name].ends for name, code in found.items()} == dict.fromkeys(names, True)


@pytest.mark.parametrize("name", list(hostile.KINDS))
def test_no_two_files_of_a_kind_are_alike(name: str) -> None:
    """A soak makes many of each; twins would be skipped."""
    kind = hostile.KINDS[name]
    assert kind.make(1) != kind.make(2)


def test_nothing_is_written_started_or_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts, programs, addresses and files inside a PDF stay where they are."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a PDF may not do this")

    for place, name in ((socket, "socket"), (subprocess, "Popen"), (os, "system"), (os, "execve")):
        monkeypatch.setattr(place, name, never)
    monkeypatch.chdir(tmp_path)
    before = sorted(Path("/tmp").glob("weg*")), sorted(tmp_path.parent.glob("weg*"))
    assert ends("actief") == "ok"
    assert (sorted(Path("/tmp").glob("weg*")), sorted(tmp_path.parent.glob("weg*"))) == before
    assert list(tmp_path.iterdir()) == []


def test_an_owners_password_keeps_nobody_from_reading() -> None:
    document = read_bytes(hostile.KINDS["eigenaar"].make(7), "agenda.pdf", QUICK)
    assert sum(page.characters for page in document.pages) == len("Gelijkekansenindegemeente,versie7")


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_the_limits_can_be_set(reader: str) -> None:
    data = hostile.many_pages(5, 1)
    assert len(list(decode_bytes(data, reader=reader, limits=NO_SURPRISES))) == 5
    with pytest.raises(ReadError, match="--max-pages"):
        list(decode_bytes(data, reader=reader, limits=replace(NO_SURPRISES, max_pages=4)))
    with pytest.raises(ReadError, match="--max-file-mb"):
        list(decode_bytes(data, reader=reader, limits=replace(NO_SURPRISES, max_bytes=100)))


@pytest.mark.parametrize(
    ("entries", "megabytes", "refused"),
    [
        (b"/Filter /FlateDecode", 2, True),
        (b"/Filter /Fl", 2, True),  # the short name
        (b"/Filter /FlateDecode", 1, False),  # just within
        (b"/Filter /FlateDecode /Subtype /Image /Width 9 /Height 9", 2, False),  # a picture may be larger
        (b"/Filter /FlateDecode /Subtype /Image /Width 9 /Height 9", 5, True),
        (b"/Filter /FlateDecode /Type /EmbeddedFile", 9, False),  # nobody unpacks it
        (b"", 9, False),  # not packed
    ],
)
def test_what_a_stream_becomes(entries: bytes, megabytes: int, refused: bool) -> None:
    data = hostile.one_page(hostile.stream(hostile.deflated(megabytes), entries), 1)
    try:
        check_streams(data, 1_500_000, 4_000_000)
        assert not refused
    except ReadError as error:
        assert refused and error.code == "te_groot"


def test_a_stream_that_breaks_off_ends_the_search_in_it() -> None:
    packed = hostile.deflated(3)
    data = hostile.one_page(hostile.stream(packed[:100] + b"\xff\xff kapot" + packed, b"/Filter /FlateDecode"), 1)
    check_streams(data, 1_500_000, 1_500_000)


def test_forms_in_forms() -> None:
    """Ten times ten times ten is allowed where a thousand are; what isn't called costs nothing."""
    forms = {n: hostile.form(b"/X Do " * 10, n + 1) for n in range(5, 8)} | {8: hostile.form(b"", None)}
    data = hostile.one_page(hostile.stream(b"/X Do"), 1, more=forms)
    check_forms(data, 1_111)
    with pytest.raises(ReadError) as caught:
        check_forms(data, 1_110)
    assert caught.value.code == "te_complex"
    check_forms(data.replace(b"Do", b"do"), 10)
