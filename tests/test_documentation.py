"""What the documentation names exists, and what it tells to type works."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import make_pages
import pytest
from click.testing import CliRunner

from pipelines.cli import main

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


BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^```(sh|python)$", re.MULTILINE)
DOCS = sorted(page for page in (ROOT / "docs").glob("*.md") if _TYPED.search(page.read_text(encoding="utf-8")))
NOT_RUN = {"r", "powerquery", "text"}  # R has a test of its own; Excel isn't here; help as it is printed
FIGURES = "gemeentecode;jaar;inwoners;jongeren\nGM1911;2024;49000;9000\nGM0677;2024;27000;4800\n"
SCHOOLS = "VESTIGINGSNUMMER;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENAAM\n99AA00;Basisschool De Proefdruk;Hulst;Hulst\n"


@pytest.fixture
def project(processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for the project's, with what the pages name in it; the tests are in it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "raw").symlink_to(ROOT / "data" / "raw")
    shutil.copytree(processed, tmp_path / "data" / "processed")
    (tmp_path / "inwoners.csv").write_text(FIGURES, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "registers"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line, comments=True)[1:])
    assert result.exit_code == 0, f"{line}\n{result.output}"
    assert result.output or "--out" in line, f"{line} says nothing"


def do_tasks() -> set[str]:
    return set(re.findall(r"[\w]+", re.findall(r"case \$task in(.*?)\*\)", (ROOT / "do").read_text("utf-8"), re.S)[0]))


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_what_a_page_tells_to_type_works(project: Path, page: Path) -> None:
    """From its top to its end: commands succeed and say something, Python runs; a TOML block is the file it names."""
    for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind == "sh":
            for line in text.splitlines():
                if line.startswith("./do "):
                    assert line.split()[1] in do_tasks()
                else:
                    run(line)
        elif kind == "python":
            exec(compile(text, page.name, "exec"), {})
        elif kind == "toml":
            (project / "uitgave.toml").write_text(text, encoding="utf-8")
        else:
            assert kind in NOT_RUN


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R on this machine (apt-get install r-base-core)")
def test_what_a_page_tells_to_type_in_r_works(project: Path) -> None:
    """The lines that need no package: their sum is that of the view."""
    page = (ROOT / "docs" / "programmas.md").read_text(encoding="utf-8")
    (text,) = [text for kind, text in BLOCK.findall(page) if kind == "r" and "read.csv2" in text]
    run("gka export data/processed --csv agendas-csv")
    said = subprocess.run(["Rscript", "-e", text], cwd=project, capture_output=True, text=True, check=True).stdout
    asked = CliRunner().invoke(
        main, ["query", "data/processed", "SELECT sum(bedrag) FROM gka_bedrag", "--format", "csv"]
    )
    assert float(said.split()[-1]) == float(asked.stdout.splitlines()[-1])


def test_what_the_readme_tells_to_type_works(project: Path) -> None:
    """Its own `gka` lines, on files of those names; a word in capitals, a bucket and an earlier state aside."""
    raw = ROOT / "data" / "raw"
    (project / "agendas").symlink_to(raw)
    shutil.copytree(project / "data" / "processed", project / "tables")
    shutil.rmtree(project / "data")
    (project / "tables").rename(project / "data")
    shutil.copy2(raw / "hulst.ruled.pdf", project / "agenda.pdf")
    (project / "scholen.csv").write_text(SCHOOLS, encoding="utf-8")
    said = re.findall(r"^    (gka .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    lines = [line.partition("  ")[0].partition(" #")[0] for line in said]
    tried = [line for line in lines if not re.search(r" [A-Z]{3,}\b(?!.*FROM)|s3:|gka diff", line)]
    assert len(tried) >= 10
    for line in tried:
        run(line)


def test_pages_that_come_from_the_code_are_todays() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == make_pages.commands_page(), "run: ./do docs"
    method = (ROOT / "docs" / "methode.md").read_text("utf-8")
    assert method == make_pages.with_accuracy(method), "run: ./do docs"
    assert "| `budget_lines` |" in method


def test_every_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.name not in menu] == []
