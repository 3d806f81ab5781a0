"""The command that reads agendas: arguments in, a run and an exit status out. Knows no document."""

import os
import sys
from typing import TYPE_CHECKING

import click

from pipelines.cli_options import LANGUAGE_MODEL, MAX_FILE, MAX_PAGES, OCR, READER, mendable, reading_options

if TYPE_CHECKING:
    from pipelines.ingest import Engine, Summary
    from pipelines.parts import Options
    from pipelines.plan import Wish
    from pipelines.sources import Source

STOPPED_NOW = 130  # the shell's status for a command that Ctrl-C ended


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out", required=True, metavar="DIR", help="Folder for the tables; one that gka wrote is brought up to date."
)
@click.option("--prune", is_flag=True, help="Drop the rows of files that are not among the inputs any more.")
@click.option("--force", is_flag=True, help="Read all files again, also those that have not changed.")
@click.option("--retry", is_flag=True, help="Read again the files that could not be read before.")
@click.option("--verify", is_flag=True, help="Look at the bytes of all files, not only at their size and time.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read with; as many as there are cores if not given. The tables don't depend on it.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="Give up a file that takes longer.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=64),
    default=2048,
    show_default=True,
    metavar="MB",
    help="Give up a file whose process takes more.",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What goes to stderr: for people, or a JSON object a line.",
)
@READER
@LANGUAGE_MODEL
@MAX_PAGES
@MAX_FILE
@OCR
def ingest(
    inputs: tuple[str, ...],
    out: str,
    prune: bool,
    force: bool,
    retry: bool,
    verify: bool,
    workers: int | None,
    timeout: float,
    memory: int,
    log_format: str,
    reader: str,
    language_model: str | None,
    max_pages: int | None,
    max_file_mb: int,
    ocr: bool,
) -> None:
    """Read agendas and write their tables.

    INPUT is a PDF or text file, a zip of these, a folder (searched with all below it) or a pattern in quotes. The
    tables appear in DIR all at once, when everything has been read; DIR/runs keeps a row for each file and run. A file
    that can't be read is named, and logged there with the reason; the others go on.

    The next run over the same DIR reads what is new or changed. All is read again after an upgrade, with other
    options, or with --force. Ctrl-C ends the run when the files in hand are done; twice, it ends at once. What was
    read is kept either way, also when the run is killed.

    \b
    Examples:
      gka ingest agendas/ --out tables
      gka ingest agendas/ --out tables --prune
      gka ingest 'agendas/**/*.pdf' extra.txt --out tables --workers 4 --timeout 60
      gka ingest scans/ --out tables --no-ocr --log-format json 2> run.jsonl
    """
    from pipelines.ingest import Engine
    from pipelines.inputs import find_sources
    from pipelines.plan import Wish
    from pipelines.pool import Limits

    cores = os.cpu_count() or 1
    with mendable():
        sources = find_sources(inputs)
        processes = min(workers or cores, len(sources))
        options = reading_options(reader, ocr, max(1, cores // processes), max_pages, max_file_mb, language_model)
        engine = Engine(processes, Limits(timeout, memory << 20))
        wish = Wish(force=force, prune=prune, retry=retry, verify=verify)
        summary = _run(sources, out, options, wish, engine, log_format)
    sys.exit(1 if summary.failures or summary.left else 0)


def _run(
    sources: "tuple[Source, ...]", out: str, options: "Options", wish: "Wish", engine: "Engine", log_format: str
) -> "Summary":
    """The run, watched: with progress, a line for each file that is refused, and closing lines."""
    from pipelines.fingerprint import made_with
    from pipelines.ingest import Watch, ingest
    from pipelines.parts import working_parts
    from pipelines.progress import reporter
    from pipelines.stopping import stop_signals

    with reporter(log_format, out) as report:
        try:
            with stop_signals(report.say) as stopped:
                summary = ingest(
                    sources,
                    out,
                    parts=working_parts(options),
                    made_with=made_with(options),
                    wish=wish,
                    engine=engine,
                    watch=Watch(report.planned, report.row, stopped),
                )
        except KeyboardInterrupt:
            report.say("Stopped at once: the tables are as they were, and the next run goes on from here.")
            sys.exit(STOPPED_NOW)
        report.close(summary)
    return summary
