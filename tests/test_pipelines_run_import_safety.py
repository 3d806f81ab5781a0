"""No process that the command starts runs what lies in the folder that it was started in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.run.import_safety import HOME, SAFE, own_modules_only, without_here

ROOT = Path(__file__).parent.parent
HOSTILE = "open({marker!r}, 'a').write(__file__ + chr(10)); raise RuntimeError(__file__)\n"
OURS = ("extract", "nlp", "pipelines", "numpy", "pyarrow", "spacy", "pypdfium2", "psutil", "click", "fsspec", "dask")
SCRIPT = "from pipelines.cli import main\nif __name__ == '__main__':\n    main()\n"  # as pip writes the command `gka`
AGENDA = "Gelijke Kansen Agenda Gemeente Waterdam\n\n1. Toelichting\nFictieve tekst voor deze test.\n"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with an agenda, and a file for every module that Python or we might look for."""
    folder, marker = tmp_path / "here", tmp_path / "marker"
    (folder / "in").mkdir(parents=True)
    for name in {*OURS, *sys.stdlib_module_names}:
        (folder / f"{name}.py").write_text(HOSTILE.format(marker=str(marker)))
    for n in range(2):
        (folder / "in" / f"{n}.txt").write_text(f"{AGENDA}{n}\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gka").write_text(SCRIPT)
    return folder


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_a_hostile_folder(hostile: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed")
    command = [sys.executable, "../bin/gka", "ingest", "in", "--out", "out", "--workers", "2", "--engine", engine]
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", SAFE)}
    done = subprocess.run(
        command, cwd=hostile, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    marker = hostile.parent / "marker"
    assert not marker.exists(), marker.read_text()
    assert (done.returncode, done.stderr.splitlines()[-1].partition(",")[0]) == (0, "2 documents"), done.stderr


def test_a_module_that_is_run_leaves_the_folder_alone(hostile: Path) -> None:
    """`python -m` puts the folder first by itself: what Python reads before us can't be helped, all after can."""
    for name in ("pipelines", *sys.stdlib_module_names):
        (hostile / f"{name}.py").unlink(missing_ok=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipelines", "ingest", "in", "--out", "out"]
    done = subprocess.run(command, cwd=hostile, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, (hostile.parent / "marker").exists()) == (0, False), done.stderr


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["", "/a", "/b"], ["/a", "/b"]),  # an interactive session, a notebook
        (["{here}", "/a"], ["/a"]),  # python -m
        (["/a", "{here}/."], ["/a"]),  # an empty word in PYTHONPATH
        (["/a/bin", "/a"], ["/a/bin", "/a"]),  # the command
    ],
)
def test_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: list[str], expected: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert without_here([entry.format(here=tmp_path) for entry in path]) == expected


def test_our_own_folder_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    assert without_here(["", "/a"]) == [HOME, "/a"]


def test_all_is_as_before_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SAFE, raising=False)
    path = sys.path[:]
    first, second = own_modules_only(), own_modules_only()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert os.environ[SAFE] == "1"  # of two blocks that overlap, the last to end puts things back
    second.__exit__(None, None, None)
    assert (SAFE in os.environ, sys.path) == (False, path)
