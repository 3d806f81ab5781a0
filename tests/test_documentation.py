"""What the documentation names exists: a page that points to a file that was moved leads a reader astray."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", *(p.relative_to(ROOT).as_posix() for p in ROOT.glob("*/*/README.md"))]
PAGES += [p.relative_to(ROOT).as_posix() for p in ROOT.glob("*/README.md")]
_PATH = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|toml|md|json|tsv|jsonl))`")
_FILE = re.compile(r"`(\w+\.(?:py|toml))`")
FILES = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("page", sorted(PAGES))
def test_files_that_a_page_names_exist(page: str) -> None:
    """By their path from the root, from the page's own folder, or (a bare name) anywhere."""
    text = (ROOT / page).read_text(encoding="utf-8")
    paths = [
        path for path in _PATH.findall(text) if not any(name.endswith(f"/{path}") or name == path for name in FILES)
    ]
    names = [name for name in _FILE.findall(text) if not any(Path(file).name == name for file in FILES)]
    assert paths + names == []


def test_names_of_code_in_contributing_exist() -> None:
    """Names in capitals, types and private functions that CONTRIBUTING points to stand somewhere in the rooms."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(_?[A-Z][A-Z_]{4,}|[A-Z][a-z]+(?:[A-Z][a-z]+)+|_[a-z_]{6,})`", text))
    code = "".join((ROOT / file).read_text(encoding="utf-8") for file in FILES if file.endswith(".py"))
    assert named
    assert [name for name in sorted(named) if not re.search(rf"\b{name}\b", code)] == []
