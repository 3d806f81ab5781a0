"""The house's own rules: which room and package imports which, who owns which library, what modules must say."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {  # a room and the rooms that it may import from
    "extract": {"extract"},
    "nlp": {"nlp"},
    "pipelines": {"extract", "nlp", "pipelines"},
}
FLOORS = {  # the packages of each room, from the ground up: each imports only from floors below its own
    "extract": (
        {"extract.collector", "extract.document", "extract.errors"},
        {"extract.blocks"},
        {"extract.pdf", "extract.reading"},
        {"extract.agenda", "extract.embedded", "extract.layout"},
        {"extract.ocr"},
        {"extract.formats"},
        {"extract.read"},
    ),
    "nlp": (
        {"nlp.text", "nlp.trained"},
        {"nlp.gazetteer", "nlp.units"},
        {"nlp.activities", "nlp.calculations"},
        {
            "nlp.contacts",
            "nlp.entities",
            "nlp.financing",
            "nlp.frequencies",
            "nlp.locations",
            "nlp.parties",
            "nlp.periods",
            "nlp.target_groups",
            "nlp.themes",
        },
        {"nlp.personal_data"},
    ),
    "pipelines": (
        {"pipelines.errors", "pipelines.outcome", "pipelines.version"},
        {"pipelines.io", "pipelines.schema"},
        {"pipelines.description", "pipelines.inputs", "pipelines.rows"},
        {"pipelines.dataset"},
        {"pipelines.changes", "pipelines.publish", "pipelines.run", "pipelines.views"},
        {"pipelines.query"},
        {"pipelines.export"},
        {"pipelines.ask"},
        {"pipelines.report", "pipelines.show"},
        {"pipelines.cli"},
        {"pipelines.__main__"},
    ),
}
OUTSIDE = {"bench", "data", "notebooks", "tests"}  # import from the rooms, are never imported by them
HEAVY = (
    "dask",
    "distributed",
    "fsspec",
    "psutil",
    "duckdb",
    "cv2",
    "numpy",
    "onnxruntime",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "jinja2",
    "pyarrow",
    "PIL",
    "spacy",
    "xlsxwriter",
)
OWNERS = {  # libraries that touch the world: each is known by one module, or one package
    "pdfplumber": "extract/pdf/pdfplumber_decoder.py",
    "duckdb": "pipelines/query/",
    "cv2": "extract/ocr/",
    "distributed": "pipelines/run/dask_cluster.py",
    "fsspec": "pipelines/io/remote.py",
    "jinja2": "pipelines/report/pages.py",
    "onnxruntime": "extract/ocr/ppocr.py",
    "phonenumbers": "nlp/contacts/addresses.py",
    "pypdfium2": "extract/pdf/pdfium/",
    "spacy": "nlp/entities/language_model.py",
    "tqdm": "pipelines/run/progress.py",
    "xlsxwriter": "pipelines/export/excel.py",
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


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _unit(name: str) -> str:
    """A room's package or module that a dotted name belongs to: `extract.layout` of `extract.layout.tables.ruled`."""
    return ".".join(name.split(".")[:2])


def _floor(unit: str) -> int:
    return next(n for n, floor in enumerate(FLOORS[unit.split(".")[0]]) if unit in floor)


@cache
def _handed_on(package: str) -> frozenset[str]:
    path = ROOT / package.replace(".", "/") / "__init__.py"
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(name.name for node in tree.body if isinstance(node, ast.ImportFrom) for name in node.names)


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_imports_point_one_way(path: Path) -> None:
    tops = {name.split(".")[0] for name in _imports(path)}
    assert "" not in tops, "write `from room.module import ...`"
    assert not tops & (set(ROOMS) - ROOMS[path.parts[0]])
    assert not tops & OUTSIDE


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_packages_import_what_lies_below_them(path: Path) -> None:
    """No package imports one of its own floor or above: so there is no circle, and each can be read by itself."""
    room, here = path.parts[0], _unit(_dotted(path))
    for name in _imports(path):
        there = _unit(name)
        if name.split(".")[0] == room and "." in there and there != here:
            assert _floor(there) < _floor(here), f"{here} imports {there}"


def test_every_package_has_its_floor() -> None:
    named = {unit for floors in FLOORS.values() for floor in floors for unit in floor}
    assert named == {unit for path in MODULES if "." in (unit := _unit(_dotted(path)))}


@pytest.mark.parametrize("path", MODULES, ids=_id)
def test_a_package_is_asked_for_what_it_hands_on(path: Path) -> None:
    """From outside, a name that a package's `__init__` hands on is imported from there, not from the module behind."""
    here = _dotted(path)
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ROOMS:
            package = node.module.rpartition(".")[0]
            if package and not (here == package or here.startswith(f"{package}.")):
                behind = {name.name for name in node.names} & _handed_on(package)
                assert not behind, f"import it from {package}"


@pytest.mark.parametrize("library", OWNERS)
def test_one_module_owns_each_outside_library(library: str) -> None:
    users = {path.as_posix() for path in MODULES if library in {name.split(".")[0] for name in _imports(path)}}
    assert [user for user in users if not user.startswith(OWNERS[library])] == []


def test_only_pipelines_know_parquet() -> None:
    users = {path.parts[0] for path in MODULES if any(name.split(".")[0] == "pyarrow" for name in _imports(path))}
    assert users <= {"pipelines"}


@pytest.mark.parametrize("module", ["pipelines.cli.commands", "nlp.entities.language_model", "extract.agenda.lexicon"])
def test_nothing_heavy_comes_with(module: str) -> None:
    """`gka --help` and shell completion answer at once."""
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


@pytest.mark.parametrize("path", [path for path in MODULES if (ROOT / path).stat().st_size], ids=_id)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


def test_a_bug_is_caught_at_the_border_of_a_worker_only() -> None:
    """Elsewhere an error that nobody expected must come up."""
    broad = {
        path.as_posix()
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    }
    assert broad <= {"pipelines/run/work.py"}


def test_tests_are_flat() -> None:
    here = ROOT / "tests"
    assert not list(here.rglob("__init__.py"))
    odd = {path.name for path in here.glob("*.py") if not path.name.startswith(("test_", "made_"))}
    assert odd <= {"conftest.py"}
