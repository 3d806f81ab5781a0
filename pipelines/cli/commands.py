"""The command `gka`: its arguments, which work it calls, and its exit status.

Nothing heavy is imported here but inside a command, so that `gka --help` and shell completion answer at once. Data goes
to stdout, messages to stderr. Exit status 0: all done; 1: files refused; 2: a wrong call; 3: a fault of disk or store.
"""

import os
from pathlib import Path

import click

from pipelines.cli.analyse import ask_command, export_command, query_command, views_command
from pipelines.cli.correct import correct_command
from pipelines.cli.diff import diff_command
from pipelines.cli.ingest import ingest_command, runs_command
from pipelines.cli.options import (
    DATA,
    LANGUAGE_MODEL,
    MAX_FILE,
    MAX_PAGES,
    OCR,
    OUT_FILE,
    READER,
    TEXT_FILE,
    WrongCall,
    reading_options,
    text_lines,
    user_errors,
)
from pipelines.cli.report import report_command
from pipelines.cli.review import review_command
from pipelines.cli.where import where_command
from pipelines.version import PARSER_VERSION

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(PARSER_VERSION, prog_name="gka")
def main() -> None:
    """GKA agendas of Dutch municipalities, from PDF or text to Parquet tables.

    Exit status: 0 all done, 1 some files refused, 2 wrong call, 3 a fault of the system (disk, storage).

    Shell completion, for bash (also zsh and fish): add to ~/.bashrc

    \b
      eval "$(_GKA_COMPLETE=bash_source gka)"

    \b
    Examples:
      gka ingest agendas/ --out tables
      gka show agendas/waterdam.pdf | less
    """


main.add_command(ingest_command)
main.add_command(runs_command)
main.add_command(diff_command)
main.add_command(query_command)
main.add_command(ask_command)
main.add_command(export_command)
main.add_command(views_command)
main.add_command(correct_command)
main.add_command(where_command)
main.add_command(review_command)
main.add_command(report_command)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@READER
@LANGUAGE_MODEL
@MAX_PAGES
@MAX_FILE
@OCR
@click.option("--html", is_flag=True, help="One HTML file instead: each page, what was recognised on it in colour.")
@OUT_FILE
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
    from pipelines.inputs.sources import SourceFile, read_source
    from pipelines.io.atomic_write import write_output
    from pipelines.run.reader import reading_steps
    from pipelines.show.html import html_file
    from pipelines.show.outline import outlines

    with user_errors():
        parts = reading_steps(reading_options(reader, ocr, os.cpu_count() or 1, max_pages, max_file_mb, language_model))
        data = read_source(SourceFile(file.name, file), parts.max_bytes)
        document = parts.read(data, file.name)
        text = html_file(document, parts.build_rows, data) if html else outlines(parts, document)
        write_output(out, text) if out else click.echo(text, nl=False)


@main.command()
@DATA
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="PUBLIC", help="Folder for the copy.")
@click.option("--mask", "mask_file", type=TEXT_FILE, metavar="FILE", help="Names to take out as well, one a line.")
@click.option("--keep", "keep_file", type=TEXT_FILE, metavar="FILE", help="Words that are no names, one a line.")
@click.option(
    "--about",
    "about_file",
    type=TEXT_FILE,
    metavar="FILE.toml",
    help="Who publishes it, where, under which licence: then a DCAT-AP-NL record and CITATION.cff are written too.",
)
def publish(data: Path, out: Path, mask_file: Path | None, keep_file: Path | None, about_file: Path | None) -> None:
    """Make the copy of a dataset that may be published.

    Without contacts, and with `[persoon]`, `[telefoon]`, `[e-mail]` and `[adres]` in the place of personal data in
    every other table; office holders in their office (wethouder, burgemeester, minister) stay. Prints what was taken
    out of each document, apart by what is certain and what is a guess. The finished copy is searched for every name,
    and is only put in place where none is found.

    \b
    Examples:
      gka publish tables --out public
      gka publish tables --out public --mask names.txt --keep places.txt
      gka publish tables --out public --about uitgave.toml
    """
    from pipelines.description import META, REMOVED, read_about
    from pipelines.publish import publish as publish_copy
    from pipelines.publish import report

    with user_errors():
        about = read_about(about_file) if about_file else None
        removed = publish_copy(data, out, text_lines(mask_file), text_lines(keep_file), about)
        click.echo(report(removed), nl=False)
        click.echo(f"Published in {out}; the counts are in {out / META / REMOVED}.", err=True)


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
      gka columns > docs/tables.md
    """
    from pipelines.schema import dictionary
    from pipelines.schema.tables import TABLES

    if table is not None and table not in TABLES:
        raise click.BadParameter(f"there is no table {table}; the tables are {', '.join(TABLES)}.", param_hint="TABLE")
    write = {"markdown": dictionary.as_markdown, "csv": dictionary.as_csv, "json": dictionary.as_json}[form]
    click.echo(write(table), nl=False)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "csv", "json"]),
    default="markdown",
    show_default=True,
    help="For people, for spreadsheets, for programs.",
)
def checks(form: str) -> None:
    """Print the codes of findings.

    Each with its severity, its group, what it means and what its rule rests on.

    \b
    Examples:
      gka checks
      gka checks --format csv > codes.csv
      gka checks > docs/checks.md
    """
    from pipelines.rows.checks import catalogue

    write = {"markdown": catalogue.as_markdown, "csv": catalogue.as_csv, "json": catalogue.as_json}[form]
    click.echo(write(), nl=False)


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
    from nlp.gazetteer import RegisterError, add_register

    try:
        click.echo(add_register(file), err=True)
    except RegisterError as error:
        raise WrongCall(str(error)) from error
