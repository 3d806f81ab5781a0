"""The command behaves: data on stdout, one clear sentence for what a user can mend, and the exit statuses."""

import csv
import errno
import io
import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import click
import pandas as pd
import pytest
import spacy
from click.testing import CliRunner, Result
from made_rows import PARTS
from test_pipelines_run_ingest import WITH_TROUBLE

from pipelines.cli.commands import main
from pipelines.dataset import commit
from pipelines.run import reader as reader_module
from pipelines.schema.dictionary import as_markdown
from pipelines.version import PARSER_VERSION

ROOT = Path(__file__).parent.parent
HEAVY = ("pyarrow", "pandas", "spacy", "pdfplumber", "pypdfium2", "numpy", "tqdm", "duckdb")


@pytest.fixture
def gka(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command in an empty folder, with made working parts, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reader_module, "reading_steps", lambda _: WITH_TROUBLE)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def write(**texts: str) -> None:
    Path("in").mkdir(exist_ok=True)
    for name, text in texts.items():
        Path("in", f"{name}.txt").write_text(text)


@pytest.mark.parametrize("path", [path for path, _ in commands()], ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_helps_with_an_example(gka: Callable[..., Result], path: tuple[str, ...], option: str) -> None:
    result = gka(*path, option)
    assert result.exit_code == 0
    assert re.search(r"Examples:\n    gka " + " ".join(path), result.stdout)


def test_every_option_has_a_word_of_help() -> None:
    options = [option for _, command in commands() for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_help_says_how_to_complete(gka: Callable[..., Result]) -> None:
    assert "_GKA_COMPLETE=bash_source gka" in gka("--help").stdout


def test_completion_is_clicks_own() -> None:
    environment = {"_GKA_COMPLETE": "bash_complete", "COMP_WORDS": "gka in", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "pipelines"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["plain,ingest"]


def test_version(gka: Callable[..., Result]) -> None:
    assert gka("--version").stdout == f"gka, version {PARSER_VERSION}\n"


def test_nothing_heavy_is_imported() -> None:
    code = f"import sys, pipelines.cli.commands; print(*[name for name in {HEAVY} if name in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        == "\n"
    )


def cpu_of(*arguments: str) -> float:
    """The least CPU of three runs, in seconds: the others had a neighbour on the machine."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(once() for _ in range(3))


def test_help_is_quick() -> None:
    assert cpu_of("-m", "pipelines", "--help") <= 4 * cpu_of("-c", "import click")


def test_ingest_says_what_it_counted(gka: Callable[..., Result]) -> None:
    write(a="een xtra", b="twee", c="twee")
    result = gka("ingest", "in", "--out", "out", "--workers", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "c.txt: overgeslagen (dubbel_document): Dit bestand is gelijk aan b.txt; het is niet nog eens gelezen.",
        "2 documents, 3 interventions, 2 findings, 0 failures, 1 skipped as duplicate; tables in out",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("geweigerd", "a.txt: mislukt (pdf_versleuteld): Het bestand is versleuteld"),
        ("bug", "a.txt: mislukt (interne_fout): ZeroDivisionError: door nul ?"),
    ],
)
def test_ingest_with_a_file_that_fails(gka: Callable[..., Result], text: str, says: str) -> None:
    write(a=text, b="goed")
    result = gka("ingest", "in", "--out", "out", "--workers", "1")
    assert result.exit_code == 1
    assert says in result.stderr
    assert "1 document, 1 intervention, 0 findings, 1 failure; tables in out" in result.stderr
    assert "Traceback" not in result.output
    assert len(list(Path("out/documents").glob("*.parquet"))) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ingest", "nergens", "--out", "out"), "does not exist"),
        (("ingest", "leeg", "--out", "out"), "no documents"),
        (("ingest", "in/*.pdf", "--out", "out"), "No file matches"),
        (("ingest", "in", "--out", "in/a.txt"), "is a file"),
        (("ingest", "in", "--out", "in"), "didn't write"),
        (("ingest", "in", "--out", "in/a.txt/out"), "Can't write"),
        (("ingest", "in"), "--out"),
        (("ingest", "--out", "out"), "INPUT"),
        (("ingest", "in", "--out", "out", "--reader", "acrobat"), "acrobat"),
        (("ingest", "in", "--out", "out", "--workers", "0"), "workers"),
        (("ingest", "in", "--out", "out", "--max-pages", "0"), "max-pages"),
        (("ingest", "in", "--out", "out", "--scheduler", "tcp://x:1"), "--engine dask"),
        (("ingest", "in", "--out", "gopher://out"), "Can't open gopher://out"),
        (("ingest", "in", "--out", "out", "--timeout", "0"), "timeout"),
        (("runs", "nergens"), "has no runs"),
        (("show", "nergens.pdf"), "does not exist"),
        (("show", "leeg"), "is a directory"),
        (("columns", "tafels"), "there is no table tafels; the tables are documents, pages"),
        (("columns", "--format", "xml"), "xml"),
        (("register", "add", "nergens.csv"), "does not exist"),
        (("oogst",), "No such command"),
    ],
)
def test_a_wrong_call_is_one_sentence_and_status_2(
    gka: Callable[..., Result], arguments: tuple[str, ...], says: str
) -> None:
    write(a="een")
    Path("leeg").mkdir()
    result = gka(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert not Path("out").exists()


def test_the_next_ingest_says_what_it_did(gka: Callable[..., Result]) -> None:
    write(a="een", b="twee", c="geweigerd")
    gka("ingest", "in", "--out", "out", "--workers", "1")
    write(b="anders")
    Path("in/a.txt").unlink()
    result = gka("ingest", "in", "--out", "out", "--workers", "1")
    assert result.exit_code == 0  # c is still refused, as the run before has told
    assert result.stderr.splitlines() == [
        "1 of 2 files to read: new or changed.",
        "1 files of earlier runs are not among the inputs; their rows stay (--prune drops them).",
        "Not read: 1 pdf_versleuteld (no new ones)",
        "2 documents, 2 interventions, 0 findings, 1 failure; tables in out",
    ]
    result = gka("ingest", "in", "--out", "out", "--prune", "--prune-max", "50", "--force", "--workers", "1")
    assert "2 of 2 files to read: all, as --force asks." in result.stderr
    assert "1 files of earlier runs are not among the inputs; their rows go." in result.stderr
    assert "1 document, 1 intervention" in result.stderr


def test_ingest_tells_programs(gka: Callable[..., Result]) -> None:
    write(a="een", b="twee", c="geweigerd")
    result = gka("ingest", "in", "--out", "out", "--workers", "1", "--log-format", "json")
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [event["event"] for event in events] == ["begin", "file", "file", "file", "end"]
    assert len({event["run_id"] for event in events}) == 1 and events[0]["run_id"]
    assert all(datetime.fromisoformat(event["time"]).tzinfo for event in events)
    assert (events[0]["files"], events[0]["to_read"]) == (3, 3)
    assert [event["done"] for event in events[1:4]] == [1, 2, 3]
    assert events[3]["seconds_left"] == 0 and events[3]["per_second"] > 0
    assert (events[4]["documents"], events[4]["failures"], events[4]["codes"]) == (2, 1, {"pdf_versleuteld": 1})


def test_a_prune_of_more_than_a_tenth_is_asked_about(gka: Callable[..., Result]) -> None:
    """A folder that was not mounted must not empty the dataset."""
    write(a="een", b="twee")
    gka("ingest", "in", "--out", "out", "--workers", "1")
    Path("in/a.txt").unlink()
    result = gka("ingest", "in", "--out", "out", "--workers", "1", "--prune")
    assert result.exit_code == 2
    assert "--prune zou 1 van de 2 documenten laten vallen, meer dan 10 %" in result.stderr
    assert "--prune-max 50" in result.stderr
    assert len(pd.read_parquet("out/documents")) == 2
    assert gka("ingest", "in", "--out", "out", "--workers", "1", "--prune", "--prune-max", "50").exit_code == 0
    log = pd.read_parquet("out/runs")
    assert log[log.error_code == "opgeruimd"][["source_name", "status"]].values.tolist() == [["a.txt", "overgeslagen"]]


def test_a_fault_of_the_system_is_status_3(gka: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(commit, "write_table", failing)
    write(a="een")
    result = gka("ingest", "in", "--out", "out", "--workers", "1")
    assert (result.exit_code, "De schijf is vol bij out" in result.stderr) == (3, True)
    result = gka("ingest", "in", "--out", "out", "--workers", "1", "--log-format", "json")
    assert result.exit_code == 3
    assert "De schijf is vol bij out" in json.loads(result.stderr.splitlines()[-1])["text"]


def test_the_exit_status_of_old_and_new_failures(gka: Callable[..., Result]) -> None:
    """A nightly batch wakes somebody once for each file, and not every night."""
    write(a="een", b="geweigerd")
    command = ("ingest", "in", "--out", "out", "--workers", "1")
    assert [gka(*command).exit_code, gka(*command).exit_code] == [1, 0]
    assert gka(*command, "--retry").exit_code == 1  # asked about, and told again
    write(c="bug")
    assert [gka(*command).exit_code, gka(*command).exit_code] == [1, 0]


def test_runs(gka: Callable[..., Result]) -> None:
    write(a="een", b="geweigerd")
    gka("ingest", "in", "--out", "out", "--workers", "1")
    gka("ingest", "in", "--out", "out", "--workers", "1")
    result = gka("runs", "out")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split()[1:] for line in lines[1:3]] == [["2", "1", "0", "1"], ["2", "0", "1", "1"]]
    assert "nothing was read" in result.stdout
    first = lines[1].split()[0]
    told = gka("runs", "out", "--run", first).stdout
    assert re.search(r"2 read in .* a second", told)
    assert "b.txt (pdf_versleuteld): Het bestand is versleuteld" in told
    assert re.search(r"slowest\n +\d+\.\d\d s  [ab]\.txt", told)


def test_show(gka: Callable[..., Result]) -> None:
    write(a="Gelijke kansen")
    result = gka("show", "in/a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Gelijke kansen\n==============\n")


def test_show_as_html(gka: Callable[..., Result]) -> None:
    write(a="Gelijke kansen")
    result = gka("show", "in/a.txt", "--html", "--out", "a.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in Path.cwd().iterdir() if path.name.startswith(".")] == []


def test_show_where_nothing_can_be_written(gka: Callable[..., Result]) -> None:
    write(a="Gelijke kansen")
    result = gka("show", "in/a.txt", "--html", "--out", "nergens/a.html")
    assert result.exit_code == 2
    assert "choose another file for --out" in result.stderr


def test_show_of_a_file_that_is_refused(gka: Callable[..., Result]) -> None:
    write(a="geweigerd")
    result = gka("show", "in/a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: Het bestand is versleuteld; vraag om een kopie zonder wachtwoord.\n"


def test_columns(gka: Callable[..., Result]) -> None:
    assert gka("columns").stdout == as_markdown()
    assert gka("columns", "pages").stdout.startswith("## pages\n")
    assert {row["table"] for row in csv.DictReader(io.StringIO(gka("columns", "pages", "--format", "csv").stdout))} == {
        "pages"
    }
    assert json.loads(gka("columns", "pages", "--format", "json").stdout)[0]["column"] == "document_id"


def test_options_reach_the_reader(gka: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[reader_module.ReadingOptions] = []
    pipeline = named_pipeline(tmp_path / "names")
    monkeypatch.setattr(reader_module, "reading_steps", lambda options: given.append(options) or PARTS)
    write(a="een")
    gka(
        "ingest",
        "in",
        "--out",
        "out",
        "--reader",
        "pdfplumber",
        "--no-ocr",
        "--max-pages",
        "9",
        "--language-model",
        pipeline,
    )
    (options,) = given
    assert (options.reader, options.ocr, options.max_pages, options.language_model) == (
        "pdfplumber",
        False,
        9,
        pipeline,
    )


def named_pipeline(folder: Path) -> str:
    """A spaCy pipeline that knows one name."""
    made = spacy.blank("nl")
    made.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Huis van Vlier"}])  # type: ignore[attr-defined]
    made.meta.update({"name": "klein", "version": "1.0.0"})
    made.to_disk(folder)
    return str(folder)


@pytest.mark.parametrize("command", [("show", "in/a.txt"), ("ingest", "in", "--out", "out")])
def test_a_language_model_that_cannot_be_used_is_told_before_anything_is_read(
    gka: Callable[..., Result], command: tuple[str, ...]
) -> None:
    write(a="een")
    result = gka(*command, "--language-model", "nl_core_news_xx")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "Error: De spaCy-pipeline 'nl_core_news_xx' is hier niet geïnstalleerd; installeer haar (python -m spacy "
        "download nl_core_news_xx, of zonder netwerk: pip install en het wheel) of laat --language-model weg."
    ]
    assert not Path("out").exists()


def test_the_docs_name_every_command() -> None:
    """README, the recipes and the pages of docs, once they are written."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    text = "".join(page.read_text(encoding="utf-8") for page in pages if page.exists())
    if "gka ingest" not in text:
        pytest.skip("no documentation yet")
    missing = [
        " ".join(path)
        for path, command in commands()
        if not isinstance(command, click.Group) and f"gka {' '.join(path)}" not in text
    ]
    assert missing == []
