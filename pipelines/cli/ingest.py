"""The commands about runs: `gka ingest` and `gka runs`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import (
    LANGUAGE_MODEL,
    MAX_FILE,
    MAX_PAGES,
    OCR,
    READER,
    SystemFault,
    WrongCall,
    reading_options,
    user_errors,
)

if TYPE_CHECKING:
    from pipelines.inputs.sources import SourceFile
    from pipelines.run.ingest import Engine, RunSummary
    from pipelines.run.plan import RunOptions
    from pipelines.run.reader import ReadingOptions

STOPPED_NOW = 130  # the shell's status for a command that Ctrl-C ended


@click.command("ingest")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out", required=True, metavar="DIR", help="Folder or URL for the tables; what gka wrote is brought up to date."
)
@click.option(
    "--corrections",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What people put right, as `gka correct` writes it; a corrections.csv in an input folder is read by itself.",
)
@click.option("--prune", is_flag=True, help="Drop the rows of files that are not among the inputs any more.")
@click.option(
    "--prune-max",
    type=click.IntRange(0, 100),
    default=10,
    show_default=True,
    metavar="PERCENT",
    help="Refuse a --prune that would drop more of the documents than this.",
)
@click.option("--force", is_flag=True, help="Read all files again, also those that have not changed.")
@click.option("--retry", is_flag=True, help="Read again the files that could not be read before.")
@click.option("--verify", is_flag=True, help="Look at the bytes of all files, not only at their size and time.")
@click.option(
    "--keep",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    metavar="N",
    help="Keep so many earlier states of the tables, for gka diff; in folders, not behind URLs.",
)
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
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Who reads: processes of this machine, or a Dask cluster.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The cluster's, as tcp://host:8786; without it --engine dask starts a cluster on this machine.",
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
def ingest_command(
    inputs: tuple[str, ...],
    out: str,
    corrections: Path | None,
    prune: bool,
    prune_max: int,
    force: bool,
    retry: bool,
    verify: bool,
    keep: int,
    workers: int | None,
    timeout: float,
    memory: int,
    engine: str,
    scheduler: str | None,
    log_format: str,
    reader: str,
    language_model: str | None,
    max_pages: int | None,
    max_file_mb: int,
    ocr: bool,
) -> None:
    """Read agendas and write their tables.

    INPUT is a PDF, Word or text file, a zip of these, a folder (searched with all below it) or a pattern in quotes. The
    tables appear in DIR all at once, when everything has been read; DIR/runs keeps a row for each file and run. A file
    that can't be read is named, and logged there with the reason; the others go on.

    The next run over the same DIR reads what is new or changed. All is read again after an upgrade, with other
    options, or with --force. Ctrl-C ends the run when the files in hand are done; twice, it ends at once. What was
    read is kept either way, also when the run is killed.

    A file that was refused is not tried again before it changes, or --retry asks; but it is, by itself, once the reason
    has gone: more --timeout or --memory, a larger limit, the models of OCR installed.

    Exit status: 0 all done, also where files are refused that earlier runs have refused and told of (gka runs names
    them); 1 some files newly refused, or left for the next run; 2 wrong call; 3 a fault of the system (disk, network,
    storage): the tables are as they were, and the next run goes on.

    \b
    Examples:
      gka ingest agendas/ --out tables
      gka ingest agendas/ --out tables --prune
      gka ingest 'agendas/**/*.pdf' extra.txt --out tables --workers 4 --timeout 60
      gka ingest s3://agendas --out s3://tables --engine dask --scheduler tcp://10.0.0.1:8786
      gka ingest scans/ --out tables --no-ocr --log-format json 2> run.jsonl
    """
    from pipelines.inputs.corrections_file import read_corrections
    from pipelines.inputs.find import corrections_beside, find_sources
    from pipelines.run.ingest import Engine
    from pipelines.run.plan import RunOptions
    from pipelines.run.pool import WorkerLimits

    if scheduler is not None and engine != "dask":
        raise click.UsageError("--scheduler is for --engine dask; give both or neither.")
    cores = os.cpu_count() or 1
    with user_errors():
        junk: list[str] = []
        sources = find_sources(inputs, junk)
        processes = min(workers or cores, len(sources))
        options = reading_options(reader, ocr, max(1, cores // processes), max_pages, max_file_mb, language_model)
        crew = Engine(processes, WorkerLimits(timeout, memory << 20), engine == "dask", scheduler)
        files = (corrections,) if corrections else corrections_beside(inputs)
        right = tuple(one for path in files for one in read_corrections(path))
        run_options = RunOptions(force, prune, retry, verify, right, keep, prune_max)
        summary = _run(sources, out, options, run_options, crew, log_format, junk)
    sys.exit(1 if summary.news or summary.left else 0)


def _run(
    sources: "tuple[SourceFile, ...]",
    out: str,
    options: "ReadingOptions",
    run_options: "RunOptions",
    engine: "Engine",
    log_format: str,
    junk: list[str],
) -> "RunSummary":
    """The run, watched: with progress, a line for each file that is refused, and closing lines."""
    from pipelines.errors import StorageFault, StoreError
    from pipelines.run.fingerprint import made_with
    from pipelines.run.ingest import Watch, ingest
    from pipelines.run.progress import reporter
    from pipelines.run.reader import reading_steps
    from pipelines.run.signals import stop_signals

    with reporter(log_format, out) as report:
        if junk:
            names = ", ".join(sorted({name.rsplit("/", 1)[-1] for name in junk})[:5])
            report.say(f"{len(junk)} files are plainly no documents and were passed over ({names}).")
        try:
            with stop_signals(report.say) as stopped:
                summary = ingest(
                    sources,
                    out,
                    parts=reading_steps(options),
                    made_with=made_with(options),
                    run_options=run_options,
                    engine=engine,
                    watch=Watch(report.begun, report.planned, report.row, stopped),
                )
        except KeyboardInterrupt:
            report.say("Stopped at once: the tables are as they were, and the next run goes on from here.")
            sys.exit(STOPPED_NOW)
        except StoreError as error:
            if log_format == "text":
                raise
            report.say(str(error))  # each line is JSON, the last one too
            sys.exit(SystemFault.exit_code if isinstance(error, StorageFault) else WrongCall.exit_code)
        report.close(summary)
    return summary


@click.command("runs")
@click.argument("data", metavar="DATA")
@click.option("--run", "run_id", metavar="RUN_ID", help="Tell of this run; of the last if not given.")
@click.option(
    "--slowest", type=click.IntRange(min=0), default=10, show_default=True, metavar="N", help="Name so many documents."
)
def runs_command(data: str, run_id: str | None, slowest: int) -> None:
    """Tell what happened in the runs of a dataset.

    All runs with their counts; of one, how long it took, its slowest documents and its failures with their reasons.

    \b
    Examples:
      gka runs tables
      gka runs tables --run 20260302T101500.123Z-1a2b3c4d --slowest 50
    """
    from pipelines.cli.runs_report import report
    from pipelines.dataset.log_table import read_log

    with user_errors():
        click.echo(report(read_log(data), run_id, slowest), nl=False)
