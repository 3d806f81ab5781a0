"""The command `gka review`: pages to look at what is doubted most."""

import os
from pathlib import Path

import click

from pipelines.cli.options import DATA, reading_options, user_errors


@click.command("review")
@DATA
@click.option(
    "--pdfs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    metavar="FOLDER",
    help="The folder with the agendas, as it was given to gka ingest.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    metavar="FOLDER",
    help="Where the pages go: a new folder, or one with such pages.",
)
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="So many pages.")
def review_command(data: Path, pdfs: Path, out: Path, most: int) -> None:
    """Make pages to look at what is doubted most.

    The most doubtful documents first: by rows that are `twijfel` and by findings. On each page values can be marked
    right or put right; what is saved there is a corrections file for `gka ingest`. FOLDER/index.html tells what is left
    to do; rows that somebody put right don't count any more.

    \b
    Examples:
      gka review tables --pdfs agendas --out nakijken
    """
    from pipelines.dataset.opened import open_dataset
    from pipelines.inputs.corrections_file import read_corrections
    from pipelines.inputs.find import corrections_beside
    from pipelines.run.reader import reading_steps
    from pipelines.show.review import most_doubted, write_review

    with user_errors():
        right = tuple(one for path in corrections_beside([str(pdfs)]) for one in read_corrections(path))
        steps = reading_steps(reading_options("pdfium", True, os.cpu_count() or 1, None, 500, None))
        made = write_review(most_doubted(open_dataset(data)), most, pdfs, out, steps, right)
        click.echo(f"{made} pages in {out}; begin with {out / 'index.html'}.", err=True)
