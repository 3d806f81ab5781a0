"""The threat model names tests that are there, and what it says of our own code holds."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)))
# Modules that run what they load, and functions that do. `multiprocessing` is how our own processes talk to each other.
UNSAFE = {"pickle", "cPickle", "shelve", "marshal", "dill", "cloudpickle", "joblib"}
CALLS = {"eval", "exec", "compile", "__import__"}


def test_each_row_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("|")][2:]
    assert len(rows) > 10
    assert not [row for row in rows if "::test_" not in row]


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def unsafe(code: str) -> set[str]:
    """What a module imports or calls that runs what comes from outside."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Import(names=names):
                found |= {name.name.partition(".")[0] for name in names} & UNSAFE
            case ast.ImportFrom(module=str(module)):
                found |= {module.partition(".")[0]} & UNSAFE
            case ast.Call(func=ast.Name(id=name)):
                found |= {name} & CALLS
            case ast.keyword(arg="allow_pickle", value=ast.Constant(value=True)):
                found.add("allow_pickle")
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                found.add("shell")
    return found


def test_nothing_from_outside_is_run_or_unpickled() -> None:
    modules = [path for room in ("extract", "nlp", "pipelines") for path in (ROOT / room).rglob("*.py")]
    assert len(modules) > 100
    assert {path.name: told for path in modules if (told := unsafe(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("code", ["import pickle", "from dill import load", "eval(x)", "np.load(f, allow_pickle=True)"])
def test_what_would_is_seen(code: str) -> None:
    assert unsafe(code)


def test_files_are_no_more_open_than_who_runs_it_wants(tmp_path: Path) -> None:
    agenda = ROOT / "data" / "raw" / "westerveld.text.txt"
    data, public = str(tmp_path / "data"), str(tmp_path / "public")
    for arguments in (["ingest", str(agenda), "--out", data, "--workers", "1"], ["publish", data, "--out", public]):
        run = [sys.executable, "-m", "pipelines", *arguments]
        subprocess.run(run, cwd=ROOT, check=True, capture_output=True, preexec_fn=lambda: os.umask(0o027))
    modes = {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*") if path.is_file()}
    assert modes == {0o640}
