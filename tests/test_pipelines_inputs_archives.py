"""Zip archives as they come: read in memory, named by their path, refused with a reason; nothing is ever unpacked."""

import struct
import zipfile
from pathlib import Path

import pytest

from extract.errors import ReadError
from pipelines.inputs.find import find_sources
from pipelines.inputs.sources import SourceFile, hash_source, read_source


def packed(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def names(*inputs: Path) -> list[str]:
    return [source.name for source in find_sources(map(str, inputs))]


def troubles(*inputs: Path) -> dict[str, str | None]:
    return {source.name: source.trouble.code if source.trouble else None for source in find_sources(map(str, inputs))}


def test_members_are_named_by_their_path(tmp_path: Path) -> None:
    packed(
        tmp_path / "Alle agenda's.ZIP", {"b.pdf": b"b", "map met spatie/a.TXT": b"a", "Thumbs.db": b"x", "map/": b""}
    )
    found = find_sources([str(tmp_path)])
    assert [source.name for source in found] == ["Alle agenda's.ZIP/b.pdf", "Alle agenda's.ZIP/map met spatie/a.TXT"]
    assert [read_source(source) for source in found] == [b"b", b"a"]


def test_an_archive_that_is_named_itself(tmp_path: Path) -> None:
    assert names(packed(tmp_path / "a.zip", {"x/y.pdf": b"y"})) == ["a.zip/x/y.pdf"]


def test_what_an_operating_system_adds_is_no_agenda(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.pdf": b"m", ".stil/b.pdf": b"s", "a.pdf": b"a"}
    assert names(packed(tmp_path / "a.zip", members)) == ["a.zip/a.pdf"]


@pytest.mark.parametrize(
    ("stored", "utf8", "name"),
    [
        ("été.pdf".encode(), True, "été.pdf"),
        ("e\u0301te\u0301.pdf".encode(), False, "été.pdf"),  # a Mac: decomposed, and without the flag for UTF-8
        ("été.pdf".encode("cp437"), False, "été.pdf"),  # an old Windows
        (rb"map\a.pdf", False, "map/a.pdf"),  # an old packer on Windows
    ],
)
def test_names_as_packers_write_them(tmp_path: Path, stored: bytes, utf8: bool, name: str) -> None:
    path = packed(tmp_path / "a.zip", {"x" * len(stored): b"inhoud"})
    data = path.read_bytes().replace(b"x" * len(stored), stored)
    if utf8:
        data = data.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x08\x08\x00")
    path.write_bytes(data)
    (source,) = find_sources([str(path)])
    assert source.name == f"a.zip/{name}"
    assert read_source(source) == b"inhoud"


@pytest.mark.parametrize("name", ["../weg.pdf", "/etc/weg.pdf", "map/../../weg.pdf", "C:/weg.pdf", r"..\weg.pdf"])
def test_a_path_that_leads_out_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    path = packed(folder / "a.zip", {name: b"weg", "goed.pdf": b"goed"})
    found = troubles(path)
    assert found.pop("a.zip/goed.pdf") is None
    assert list(found.values()) == ["zip_pad"]
    with pytest.raises(ReadError):
        read_source(SourceFile("x.pdf", path, 0))  # nor by its number
    assert [entry.name for entry in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"a.pdf": b"a"}).read_bytes()
    path = packed(tmp_path / "outer.zip", {"inner.zip": inner, "b.pdf": b"b"})
    assert troubles(path) == {"outer.zip/inner.zip": "zip_in_zip", "outer.zip/b.pdf": None}


def test_a_link_in_an_archive(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.pdf")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert troubles(tmp_path / "a.zip") == {"a.zip/a.pdf": "zip_koppeling"}


def locked(path: Path, members: dict[str, bytes], which: tuple[str, ...]) -> Path:
    """The flag for encryption is set, in the member and in the list."""
    packed(path, members)
    with zipfile.ZipFile(path) as archive:
        places = [info.header_offset + 6 for info in archive.infolist() if info.filename in which]
        names = [info.filename.encode() for info in archive.infolist()]
        data = bytearray(path.read_bytes())
        at = archive.start_dir
    for name in names:
        if name.decode() in which:
            places.append(at + 8)
        at += 46 + len(name)
    for place in places:
        data[place] |= 1
    path.write_bytes(data)
    return path


def test_a_password(tmp_path: Path) -> None:
    """One row where all is locked, a row for each where some is."""
    members = {"a.pdf": b"a", "b.pdf": b"b"}
    assert troubles(locked(tmp_path / "a.zip", members, ("a.pdf", "b.pdf"))) == {"a.zip": "zip_versleuteld"}
    assert troubles(locked(tmp_path / "b.zip", members, ("b.pdf",))) == {
        "b.zip/a.pdf": None,
        "b.zip/b.pdf": "zip_versleuteld",
    }


def test_a_bomb_by_its_ratio(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"bom.pdf": bytes(3_000_000), "b.pdf": b"b", "lang.txt": b"agenda " * 1000})
    assert troubles(path) == {"a.zip/bom.pdf": "zip_bom", "a.zip/b.pdf": None, "a.zip/lang.txt": None}


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    """It says 10 bytes and inflates to 3 MB: no more than it says is ever made."""
    path = packed(tmp_path / "a.zip", {"bom.pdf": bytes(3_000_000)})
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 3_000_000), struct.pack("<L", 10)))
    (source,) = find_sources([str(path)])
    with pytest.raises(ReadError) as caught:
        read_source(source)
    assert caught.value.code == "zip_beschadigd"


def test_a_bomb_of_members_over_each_other(tmp_path: Path) -> None:
    """Many entries of the list point at the same bytes."""
    path = packed(tmp_path / "a.zip", {"a.pdf": b"0123456789" * 10}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02")
    entry, end = data[at : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    end[8:16] = struct.pack("<HHL", 50, 50, 50 * len(entry))
    path.write_bytes(data[:at] + 50 * entry + end)
    assert troubles(path) == {"a.zip": "zip_bom"}


def test_a_list_that_would_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.inputs.archives.MAX_DIRECTORY", 1000)
    path = packed(tmp_path / "a.zip", {f"{n}.pdf": b"" for n in range(40)})
    assert troubles(path) == {"a.zip": "zip_te_groot"}


def test_a_large_member_of_a_small_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is for the list alone."""
    monkeypatch.setattr("pipelines.inputs.archives.MAX_DIRECTORY", 1000)
    (source,) = find_sources([str(packed(tmp_path / "a.zip", {"a.pdf": b"a" * 5000}, zipfile.ZIP_STORED))])
    assert len(read_source(source)) == 5000


def test_more_than_any_disk_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.inputs.archives.MAX_TOTAL", 100)
    assert troubles(packed(tmp_path / "a.zip", {"a.pdf": b"a" * 101})) == {"a.zip": "zip_te_groot"}


def test_a_member_over_the_limit_of_a_file(tmp_path: Path) -> None:
    (source,) = find_sources([str(packed(tmp_path / "a.zip", {"a.pdf": b"a" * 101}))])
    with pytest.raises(ReadError) as caught:
        read_source(source, max_bytes=100)
    assert caught.value.code == "te_groot"


def test_a_method_that_inflates_without_a_limit(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.pdf": b"a"}, zipfile.ZIP_LZMA)
    assert troubles(path) == {"a.zip/a.pdf": "zip_methode"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"geen zip",
        b"PK\x03\x04 afgebroken",
        b"PK\x05\x06" + b"\xff" * 18,  # an end that promises everything
        b"%PDF-1.4 een pdf die .zip heet",
    ],
)
def test_a_broken_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert troubles(tmp_path) == {"a.zip": "zip_beschadigd"}


def test_every_cut_of_an_archive_is_refused_or_read(tmp_path: Path) -> None:
    """Wherever a download stopped."""
    whole = packed(tmp_path / "a.zip", {"a.pdf": b"agenda" * 50, "b/c.pdf": b"c"}).read_bytes()
    for length in range(0, len(whole), 7):
        (tmp_path / "a.zip").write_bytes(whole[:length])
        assert troubles(tmp_path) == {"a.zip": "zip_beschadigd"}


def test_every_flipped_byte_is_refused_or_read(tmp_path: Path) -> None:
    whole = packed(tmp_path / "whole.zip", {"a.pdf": b"agenda" * 50}).read_bytes()
    path = tmp_path / "a.zip"
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        for source in find_sources([str(path)]):
            try:
                assert read_source(source) in (b"agenda" * 50, b"")
            except ReadError as error:
                assert error.code.startswith("zip_")


def test_an_archive_without_agendas(tmp_path: Path) -> None:
    assert troubles(packed(tmp_path / "a.zip", {"Thumbs.db": b"x"})) == {"a.zip": "zip_zonder_agenda"}


def test_an_archive_that_changes_after_it_was_listed(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.pdf": b"eerst", "b.pdf": b"b"})
    first, second = find_sources([str(path)])
    sha256, _ = hash_source(first)
    packed(path, {"a.pdf": b"later anders"})
    with pytest.raises(ReadError) as caught:
        read_source(first, sha256=sha256)
    assert caught.value.code == "bestand_gewijzigd"
    with pytest.raises(ReadError) as caught:
        read_source(second)
    assert caught.value.code == "zip_beschadigd"
