"""The commands for analysts over a dataset: `gka query`, `gka export`, `gka views`, `gka ask`."""

from pathlib import Path

import click

from pipelines.cli.options import DATA, OUT_FILE, user_errors


@click.command("query")
@DATA
@click.argument("sql")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet", "xlsx"]),
    help="How to write the result.  [default: by the name of --out, else table]",
)
@OUT_FILE
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=60, show_default=True, help="Stop a query after this long."
)
@click.option(
    "--memory",
    "memory_mb",
    type=click.IntRange(min=100),
    default=1000,
    show_default=True,
    metavar="MB",
    help="Memory that a query may take.",
)
def query_command(data: Path, sql: str, form: str | None, out: Path | None, seconds: float, memory_mb: int) -> None:
    """Ask a dataset in SQL (DuckDB's).

    The tables are those of `gka columns`; the views, with Dutch names and an obvious sum that is right, are described
    in docs/weergaven.md: agendas, gemeenten, interventies, gka_bedrag, kosten, dekking, toezeggingen, organisaties and
    others. A query reads the dataset and nothing else: no other file, no network, no setting, and it ends in time.

    \b
    Examples:
      gka query tables "SELECT gemeente, bedrag, rust_op FROM gka_bedrag"
      gka query tables "SELECT bron, sum(bedrag) FROM dekking GROUP BY ALL" --format csv
      gka query tables "FROM interventies" --out interventies.xlsx
      gka query tables "DESCRIBE gka_bedrag"
    """
    from pipelines.export import FORMATS, write_result
    from pipelines.query import run_closed

    suffix = out.suffix.removeprefix(".").lower() if out else ""
    wanted = form or (suffix if suffix in FORMATS else "table")
    with user_errors(), run_closed(data, sql, seconds=seconds, memory_mb=memory_mb) as result:
        write_result(result, wanted, out)


@click.command("views")
def views_command() -> None:
    """Print what each view holds, leaves out and rests on, in Dutch.

    \b
    Examples:
      gka views | less
      gka views > docs/weergaven.md
    """
    from pipelines.views.describe import as_markdown

    click.echo(as_markdown(), nl=False)


@click.command("export")
@DATA
@click.option("--xlsx", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="One Excel workbook.")
@click.option(
    "--csv",
    "csv_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="CSV files, as Dutch Excel opens them and as programs read them.",
)
@click.option(
    "--sqlite",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="One SQLite file, with search and keys (Datasette).",
)
@click.option(
    "--duckdb", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="One DuckDB file with all views."
)
@click.option(
    "--report",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="A folder of gka report, for the links in --xlsx.",
)
def export_command(
    data: Path,
    xlsx: Path | None,
    csv_folder: Path | None,
    sqlite: Path | None,
    duckdb: Path | None,
    report: Path | None,
) -> None:
    """Write a dataset for the tool that you know.

    Every export has the views (Dutch names, an obvious sum that is right) and the tables, with what each column means.

    \b
    Examples:
      gka export tables --xlsx agendas.xlsx
      gka export tables --xlsx agendas.xlsx --report rapport
      gka export tables --csv agendas-csv
      gka export tables --sqlite agendas.sqlite --duckdb agendas.duckdb
    """
    from pipelines.dataset.opened import open_dataset
    from pipelines.errors import InputError
    from pipelines.export.whole import export_dataset

    with user_errors():
        if not (xlsx or csv_folder or sqlite or duckdb):
            raise InputError("Say what to write: --xlsx FILE, --csv FOLDER, --sqlite FILE or --duckdb FILE.")
        for said in export_dataset(
            open_dataset(data), xlsx=xlsx, csv=csv_folder, sqlite=sqlite, duckdb=duckdb, report=report
        ):
            click.echo(said, err=True)


@click.command("ask")
@DATA
@click.argument("question", required=False)
@click.option("--list", "show_list", is_flag=True, help="All questions, and which of them the data can answer.")
@click.option("--provincie", metavar="NAME", help="Only agendas of this province.")
@click.option("--periode", metavar="YEARS", help="Only agendas of this period (2022-2024), or that run in this year.")
@click.option("--thema", metavar="THEME", help="Only interventions on this theme.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet", "xlsx"]),
    help="How to write the answer's rows.  [default: by the name of --out, else table]",
)
@OUT_FILE
@click.option(
    "--bewijs",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    help="A workbook with the answer and all that stands behind it.",
)
@click.option(
    "--pdfs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The folder that `gka ingest` read, for the pictures in --bewijs.",
)
def ask_command(
    data: Path,
    question: str | None,
    show_list: bool,
    provincie: str | None,
    periode: str | None,
    thema: str | None,
    form: str | None,
    out: Path | None,
    bewijs: Path | None,
    pdfs: Path | None,
) -> None:
    """Ask a dataset one of the questions that analysts have, by name.

    Prints the rows, what they rest on, and the SQL to go on with in `gka query`.

    \b
    Examples:
      gka ask tables --list
      gka ask tables gka-bedrag
      gka ask tables themas --provincie Drenthe --periode 2022-2024
      gka ask tables gka-bedrag --bewijs gka.xlsx --pdfs agendas
    """
    from pipelines.ask import question_named
    from pipelines.ask.command import ask, list_of_questions
    from pipelines.dataset.opened import open_dataset
    from pipelines.errors import InputError

    with user_errors():
        if show_list:
            click.echo(list_of_questions(), nl=False)
            return
        if question is None:
            raise InputError("Name a question; `gka ask DATA --list` shows them all.")
        asked = question_named(question)
        suffix = out.suffix.removeprefix(".").lower() if out else ""
        wanted = form or (suffix if suffix in ("csv", "json", "parquet", "xlsx") else "table")
        told = ask(open_dataset(data), asked, (provincie, periode, thema), wanted, out, bewijs, pdfs)
        # Beside a table for the eye they belong to the answer; a program's rows stay alone on stdout.
        click.echo(told, err=wanted != "table" or out is not None)
