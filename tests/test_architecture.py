"""The house's own rules: who imports whom, who owns which library, that a module says what it is for."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {  # a room and the rooms that it may import from
    "extract": {"extract"},
    "nlp": {"nlp"},
    "pipelines": {"extract", "nlp", "pipelines"},
}
OUTSIDE = {"bench", "data", "notebooks", "tests"}  # import from the rooms, are never imported by them
HEAVY = (
    "dask",
    "distributed",
    "fsspec",
    "psutil",
    "duckdb",
    "numpy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "pyarrow",
    "PIL",
    "spacy",
)
OWNERS = {  # libraries that touch the world: each is known by one module, or one package
    "pdfplumber": "extract/decode_pdfplumber.py",
    "distributed": "pipelines/cluster.py",
    "fsspec": "pipelines/remote.py",
    "phonenumbers": "nlp/contacts_marks.py",
    "pypdfium2": "extract/pdfium/",
    "spacy": "nlp/dutch.py",
    "tqdm": "pipelines/progress.py",
}
MODULES = sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def _id(path: Path) -> str:
    return path.as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def _imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it; `.` before one that is relative."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_the_rooms_are_there() -> None:
    assert {path.parts[0] for path in MODULES} == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_imports_point_one_way(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imports(path)}
    assert "" not in tops, "write `from room.module import ...`"
    assert not tops & (set(ROOMS) - ROOMS[path.parts[0]])
    assert not tops & OUTSIDE


def test_the_layout_engine_knows_marks_and_blocks_only() -> None:
    """It knows geometry, no template: whatever decides what a text is stands outside it."""
    known = ("extract.layout", "extract.blocks", "extract.model", "extract.raw")
    found = {name for path in MODULES if path.parts[:2] == ("extract", "layout") for name in _imports(path)}
    assert [name for name in sorted(found) if name.startswith("extract") and not name.startswith(known)] == []


@pytest.mark.parametrize("library", OWNERS)
def test_one_module_owns_each_outside_library(library: str) -> None:
    users = {path.as_posix() for path in MODULES if library in {name.split(".")[0] for name in _imports(path)}}
    assert [user for user in users if not user.startswith(OWNERS[library])] == []


def test_only_pipelines_know_parquet() -> None:
    users = {path.parts[0] for path in MODULES if any(name.split(".")[0] == "pyarrow" for name in _imports(path))}
    assert users <= {"pipelines"}


@pytest.mark.parametrize("module", ["pipelines.cli", "nlp.dutch", "extract.template"])
def test_nothing_heavy_comes_with(module: str) -> None:
    """`gka --help` and shell completion answer at once."""
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


@pytest.mark.parametrize("path", [path for path in MODULES if (ROOT / path).stat().st_size], ids=_id)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


def test_no_module_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core"}
    assert [path for path in MODULES if path.stem in vague] == []


def test_a_bug_is_caught_at_the_border_of_a_worker_only() -> None:
    """Elsewhere an error that nobody expected must come up."""
    broad = {
        path.as_posix()
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    }
    assert broad <= {"pipelines/work.py"}


def test_tests_are_flat() -> None:
    here = ROOT / "tests"
    assert not list(here.rglob("__init__.py"))
    odd = {path.name for path in here.glob("*.py") if not path.name.startswith(("test_", "made_"))}
    assert odd <= {"conftest.py"}
