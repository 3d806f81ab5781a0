"""Files, folders and patterns become one list of files, in an order of their own."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.errors import InputError
from pipelines.inputs.find import find_sources


@pytest.fixture
def agendas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with agendas, a subfolder, and what is no input."""
    for name in ("b.pdf", "A.PDF", "sub/c.txt", "sub/d.csv", ".verborgen/e.pdf", "sub/._c.txt", "sub/~$f.docx"):
        path = tmp_path / "agendas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["agendas"], ["A.PDF", "b.pdf", "sub/c.txt", "sub/d.csv"]),  # a folder with all below it, no hidden files
        (["agendas/"], ["A.PDF", "b.pdf", "sub/c.txt", "sub/d.csv"]),
        (["agendas/b.pdf"], ["b.pdf"]),  # a file's folder is its input folder
        (["agendas/sub/d.csv"], ["d.csv"]),  # named: the reader may refuse it
        (["agendas/*.pdf"], ["b.pdf"]),
        (["agendas/**/*.txt"], ["sub/c.txt"]),  # relative to the folder before the wildcard
        (["agendas/s*/c.txt"], ["sub/c.txt"]),
        (["agendas", "agendas/b.pdf"], ["A.PDF", "b.pdf", "sub/c.txt", "sub/d.csv"]),  # twice the same file is once
        (["agendas/sub", "agendas/b.pdf"], ["b.pdf", "c.txt", "d.csv"]),  # the names' order, not that of the inputs
        (["agendas/b.pdf", "agendas/sub"], ["b.pdf", "c.txt", "d.csv"]),
    ],
)
def test_names(agendas: Path, inputs: list[str], names: list[str]) -> None:
    sources = find_sources(inputs)
    assert [source.name for source in sources] == names
    assert all(source.path.is_file() for source in sources)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nergens", "does not exist"),
        ("leeg", "no documents"),
        ("agendas/*.docx", "No file matches"),
    ],
)
def test_an_input_that_gives_nothing(agendas: Path, given: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        find_sources([given])


def test_a_file_with_a_wildcard_in_its_name(agendas: Path) -> None:
    Path("agenda [1].txt").write_text("a")
    assert [source.name for source in find_sources(["agenda [1].txt"])] == ["agenda [1].txt"]


def found(folder: Path) -> dict[str, str | None]:
    return {source.name: source.trouble.code if source.trouble else None for source in find_sources([str(folder)])}


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    """From an old server: `é` as one byte of Latin-1. The name says which byte, so that two of these stay two."""
    for name in (b"\xe9\xe9n.txt", b"\xe8\xe9n.txt"):
        (tmp_path / os.fsdecode(name)).write_text("a")
    assert list(found(tmp_path)) == ["\\xe8\\xe9n.txt", "\\xe9\\xe9n.txt"]


def test_accents_are_composed(tmp_path: Path) -> None:
    """A Mac writes `e` and an accent; tables hold NFC. The file is opened by its own name."""
    (tmp_path / "Su\u0302dwest agenda 2022.PDF").write_text("a")
    (source,) = find_sources([str(tmp_path)])
    assert source.name == "S\u00fbdwest agenda 2022.PDF"
    assert source.path.read_text() == "a"


def test_two_names_never_become_one(tmp_path: Path) -> None:
    for name in ("\u00e9\u00e9n.pdf", "e\u0301e\u0301n.pdf"):
        (tmp_path / name).write_text(name)
    assert len(found(tmp_path)) == 2


def test_links_to_files(tmp_path: Path) -> None:
    """A link is the file that it leads to, inside or outside; one that leads nowhere, or to itself, is told of."""
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "buiten.pdf").write_text("buiten")
    for name, target in (("a.pdf", "../buiten.pdf"), ("b.pdf", "niets.pdf"), ("c.pdf", "c.pdf"), ("d.csv", "niets")):
        (folder / name).symlink_to(target)
    assert found(folder) == {
        "a.pdf": None,
        "b.pdf": "koppeling_dood",
        "c.pdf": "koppeling_dood",
        "d.csv": "koppeling_dood",
    }


def test_links_to_folders_are_told_of_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.pdf").write_text("a")
    (tmp_path / "andere").mkdir()
    (tmp_path / "andere" / "b.pdf").write_text("b")
    for name, target in (("lus", "."), ("terug", ".."), ("nog", "sub"), ("ander", "../andere")):
        (folder / name).symlink_to(target)
    assert found(folder) == {
        "ander/": "koppeling_buiten",
        "lus/": "koppeling_dubbel",
        "nog/": "koppeling_dubbel",
        "sub/a.pdf": None,
        "terug/": "koppeling_buiten",
    }


def test_a_folder_that_is_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "echt" / "a.pdf").write_text("a")
    (tmp_path / "in").symlink_to("echt")
    assert found(tmp_path / "in") == {"a.pdf": None}


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dicht").mkdir()
    (tmp_path / "a.pdf").write_text("a")
    real = Path.iterdir

    def guarded(path: Path) -> Iterator[Path]:
        if path.name == "dicht":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    assert found(tmp_path) == {"a.pdf": None, "dicht/": "map_niet_leesbaar"}


def test_what_is_no_file_and_what_is_not_unpacked(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.pdf")
    (tmp_path / "alles.7z").write_bytes(b"7z")
    (tmp_path / "a.pdf").write_text("a")
    assert found(tmp_path) == {"a.pdf": None, "alles.7z": "archief_onbekend", "pijp.pdf": "geen_bestand"}


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.sets(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=20)))
def test_every_file_has_a_name_of_its_own(names: set[str], tmp_path: Path) -> None:
    """Whatever the names: as many sources as files, each under its own name, each to be opened."""
    with TemporaryDirectory(dir=tmp_path) as made:
        for name in names:
            Path(made, f"n{name}.pdf").write_bytes(name.encode())
        sources = find_sources([made]) if names else ()
        assert len({source.name for source in sources}) == len(names)
        assert {source.path.read_bytes().decode() for source in sources} == names


def test_what_is_plainly_no_document_is_counted_and_a_dataset_of_ours_is_no_input(tmp_path: Path) -> None:
    for name in ("a.pdf", "sub/Thumbs.db", "sub/.DS_Store", "sub/~$a.docx", "uit/_manifest", "uit/documents/a.parquet"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    passed_over: list[str] = []
    assert [source.name for source in find_sources([str(tmp_path)], passed_over)] == ["a.pdf"]
    assert sorted(passed_over) == ["sub/.DS_Store", "sub/Thumbs.db", "sub/~$a.docx"]
