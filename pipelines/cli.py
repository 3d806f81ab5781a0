"""The command line: arguments in, work called, an exit status out. Knows no document; what it calls does.

Nothing heavy is imported here but inside a command, so that `gka --help` and shell completion answer at once. Data goes
to stdout, messages to stderr. Exit status 0: all done; 1: some files refused; 2: a wrong call.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.errors import InputError, StoreError
from pipelines.version import PARSER_VERSION

if TYPE_CHECKING:
    from pipelines.ingest import Summary
    from pipelines.parts import Options
    from pipelines.sources import Source
    from pipelines.tables_log import RunRow

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
READER = click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="The library that decodes PDF files.",
)
LANGUAGE_MODEL = click.option(
    "--language-model", metavar="NAME", help="A spaCy pipeline for named entities, in the place of the project's own."
)
MAX_PAGES = click.option(
    "--max-pages", type=click.IntRange(min=1), metavar="N", help="Refuse a PDF with more pages than this."
)
MAX_FILE = click.option(
    "--max-file-mb",
    type=click.IntRange(min=1),
    default=500,
    show_default=True,
    metavar="N",
    help="Refuse a file of more megabytes than this.",
)
OCR = click.option(
    "--ocr/--no-ocr",
    default=True,
    show_default=True,
    help="Recognise the text of scanned pages, or refuse files that need it.",
)


class WrongCall(click.ClickException):
    """One sentence on what to call instead; click ends with this status."""

    exit_code = 2


@click.group(context_settings=SETTINGS)
@click.version_option(PARSER_VERSION, prog_name="gka")
def main() -> None:
    """GKA agendas of Dutch municipalities, from PDF or text to Parquet tables.

    Exit status: 0 all done, 1 some files refused, 2 wrong call.

    Shell completion, for bash (also zsh and fish): add to ~/.bashrc

    \b
      eval "$(_GKA_COMPLETE=bash_source gka)"

    \b
    Examples:
      gka ingest agendas/ --out tables
      gka show agendas/waterdam.pdf | less
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for the tables; one that gka wrote before is replaced, whole.",
)
@READER
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read with; as many as there are cores if not given. The tables don't depend on it.",
)
@LANGUAGE_MODEL
@MAX_PAGES
@MAX_FILE
@OCR
def ingest(
    inputs: tuple[str, ...],
    out: Path,
    reader: str,
    workers: int | None,
    language_model: str | None,
    max_pages: int | None,
    max_file_mb: int,
    ocr: bool,
) -> None:
    """Read agendas and write their tables.

    INPUT is a PDF or text file, a zip of these, a folder (searched with all below it) or a pattern in quotes. The
    tables appear in DIR all at once, when everything has been read; DIR/runs keeps a row for each file and run. A file
    that can't be read is named, and logged there with the reason; the others go on.

    \b
    Examples:
      gka ingest agendas/ --out tables
      gka ingest 'agendas/**/*.pdf' extra.txt --out tables --workers 4
      gka ingest scans/ --out tables --no-ocr
    """
    from pipelines.inputs import find_sources

    with _mendable():
        sources = find_sources(inputs)
        processes = min(workers or os.cpu_count() or 1, len(sources))
        spare = max(1, (os.cpu_count() or 1) // processes)
        summary = _ingest(sources, out, _options(reader, ocr, spare, max_pages, max_file_mb, language_model), processes)
    click.echo(f"{_closing(summary)}; tables in {out}", err=True)
    sys.exit(1 if summary.failures else 0)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@READER
@LANGUAGE_MODEL
@MAX_PAGES
@MAX_FILE
@OCR
@click.option("--html", is_flag=True, help="One HTML file instead: each page, what was recognised on it in colour.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file instead of stdout.",
)
def show(
    file: Path,
    reader: str,
    language_model: str | None,
    max_pages: int | None,
    max_file_mb: int,
    ocr: bool,
    html: bool,
    out: Path | None,
) -> None:
    """Print a readable outline of one document.

    Its sections with level and page, contents, interventions with their fields and how these were read, budget,
    signatories, commitments, findings, and what was left over.

    \b
    Examples:
      gka show agendas/waterdam.pdf | less
      gka show agendas/waterdam.pdf --reader pdfplumber > waterdam.outline
      gka show agendas/waterdam.pdf --html --out waterdam.html
    """
    from pipelines.parts import working_parts
    from pipelines.show import outline
    from pipelines.show_html import html_file
    from pipelines.sources import Source, read_source
    from pipelines.whole_file import write_whole

    parts = working_parts(_options(reader, ocr, os.cpu_count() or 1, max_pages, max_file_mb, language_model))
    with _mendable():
        data = read_source(Source(file.name, file), parts.max_bytes)
        document = parts.read(data, file.name)
        rows = parts.rows_of(document)
        text = html_file(document, rows, data) if html else outline(document, rows)
        write_whole(out, text) if out else click.echo(text, nl=False)


@main.command()
@click.argument("table", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "csv", "json"]),
    default="markdown",
    show_default=True,
    help="For people, for spreadsheets, for programs.",
)
def columns(table: str | None, form: str) -> None:
    """Print the data dictionary.

    Every column of TABLE, or of all tables, with its type and meaning.

    \b
    Examples:
      gka columns
      gka columns interventions
      gka columns --format csv > columns.csv
      gka columns > data/processed/README.md
    """
    from pipelines import dictionary
    from pipelines.tables import TABLES

    if table is not None and table not in TABLES:
        raise click.BadParameter(f"there is no table {table}; the tables are {', '.join(TABLES)}.", param_hint="TABLE")
    write = {"markdown": dictionary.as_markdown, "csv": dictionary.as_csv, "json": dictionary.as_json}[form]
    click.echo(write(table), nl=False)


@main.group()
def register() -> None:
    """Manage the registers of names.

    Municipalities, schools and places are looked up in them.

    \b
    Examples:
      gka register add schools-2027.csv
    """


@register.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(file: Path) -> None:
    """Add a register from a file, for all runs after this one.

    \b
    Examples:
      gka register add schools-2027.csv
    """
    from nlp.register_files import add_register

    with _mendable():
        click.echo(add_register(file), err=True)


def _options(
    reader: str, ocr: bool, ocr_workers: int, max_pages: int | None, max_file_mb: int, language_model: str | None
) -> "Options":
    from pipelines.parts import Options

    return Options(reader, ocr, ocr_workers, max_pages, max_file_mb * 1_000_000, language_model)


def _ingest(sources: "Sequence[Source]", out: Path, options: "Options", workers: int) -> "Summary":
    """The run, with a bar and a line for each file that is refused."""
    from pipelines.ingest import ingest
    from pipelines.parts import working_parts
    from pipelines.progress import bar

    with bar(len(sources)) as tick:
        return ingest(
            sources,
            out,
            parts=working_parts(options),
            workers=workers,
            progress=lambda run: tick(run.source_name, _refusal(run)),
        )


def _refusal(run: "RunRow") -> str | None:
    """A line for a file that wasn't read. A bug's traceback is in the log; here its last line will do."""
    if run.status == "ok" or run.error is None:
        return None
    return f"{run.source_name}: {run.status} ({run.error_code}): {run.error.strip().splitlines()[-1]}"


def _closing(summary: "Summary") -> str:
    counted = (
        (summary.documents, "document"),
        (summary.interventions, "intervention"),
        (summary.findings, "finding"),
        (summary.failures, "failure"),
    )
    line = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted)
    return line + (f", {summary.skipped} skipped as duplicate" if summary.skipped else "")


@contextmanager
def _mendable() -> Iterator[None]:
    """What a user can mend becomes one sentence and an exit status: 2 for a wrong call, 1 for a refused file."""
    from extract.errors import ReadError

    try:
        yield
    except (InputError, StoreError) as error:
        raise WrongCall(str(error)) from error
    except ReadError as error:
        raise click.ClickException(str(error)) from error
