"""Files, folders and patterns become one list of files, in an order of their own."""

import os
from pathlib import Path

import pytest

from pipelines.errors import InputError
from pipelines.inputs import find_sources


@pytest.fixture
def agendas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with agendas, a subfolder, and what is no input."""
    for name in ("b.pdf", "A.PDF", "sub/c.txt", "sub/d.docx", ".verborgen/e.pdf", "sub/._c.txt", "corpus.tsv"):
        path = tmp_path / "agendas" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["agendas"], ["A.PDF", "b.pdf", "sub/c.txt"]),  # a folder with all below it, no hidden files
        (["agendas/"], ["A.PDF", "b.pdf", "sub/c.txt"]),
        (["agendas/b.pdf"], ["b.pdf"]),  # a file's folder is its input folder
        (["agendas/sub/d.docx"], ["d.docx"]),  # named: the reader may refuse it
        (["agendas/*.pdf"], ["b.pdf"]),
        (["agendas/**/*.txt"], ["sub/c.txt"]),  # relative to the folder before the wildcard
        (["agendas/s*/c.txt"], ["sub/c.txt"]),
        (["agendas", "agendas/b.pdf"], ["A.PDF", "b.pdf", "sub/c.txt"]),  # twice the same file is once
        (["agendas/sub", "agendas/b.pdf"], ["b.pdf", "c.txt"]),  # the names' order, not that of the inputs
        (["agendas/b.pdf", "agendas/sub"], ["b.pdf", "c.txt"]),
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
        ("leeg", "no .pdf or .txt files"),
        ("agendas/*.docx", "No file matches"),
    ],
)
def test_an_input_that_gives_nothing(agendas: Path, given: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        find_sources([given])


def test_a_file_with_a_wildcard_in_its_name(agendas: Path) -> None:
    Path("agenda [1].txt").write_text("a")
    assert [source.name for source in find_sources(["agenda [1].txt"])] == ["agenda [1].txt"]


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    """From an old server's zip: `é` as one byte of Latin-1."""
    (tmp_path / os.fsdecode(b"\xe9\xe9n.txt")).write_text("a")
    assert [source.name for source in find_sources([str(tmp_path)])] == ["\ufffd\ufffdn.txt"]
