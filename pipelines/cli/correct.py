"""The command `gka correct`: adds a line to a corrections file, after a look whether it would be applied."""

from datetime import date
from pathlib import Path

import click

from pipelines.cli.options import DATA, user_errors


@click.command("correct")
@DATA
@click.argument("row", metavar="ROW")
@click.argument("column", metavar="COLUMN")
@click.argument("value", metavar="VALUE")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("corrections.csv"),
    show_default=True,
    metavar="FILE",
    help="The corrections file; it is made where there is none.",
)
@click.option("--who", required=True, envvar="USER", metavar="NAME", help="Who says so; the user's name if not given.")
@click.option("--why", default="", metavar="TEXT", help="On what it rests.")
def correct_command(data: Path, row: str, column: str, value: str, target: Path, who: str, why: str) -> None:
    """Put a value right, once and for all.

    ROW is the row's address (`gka where` explains them), COLUMN what is wrong in it, VALUE what it should be; an empty
    VALUE ('') is null. The line names the row by what is printed, so that it still fits after the program improved.
    The next `gka ingest` with that file applies it, and says so where it can't.

    \b
    Examples:
      gka correct tables financing:0907cc8413a0f44e-f0012:1 source npo --why "telefonisch, gemeente"
      gka correct tables budget_lines:0907cc8413a0f44e:4 amount_eur 24.500,00 --to agendas/corrections.csv
    """
    from pipelines.dataset.opened import open_dataset
    from pipelines.dataset.row_address import find_row
    from pipelines.inputs.corrections_file import check_correction, write_correction

    with user_errors():
        found = find_row(open_dataset(data), row)
        made = found.correction(column, value or None, who, date.today().isoformat(), why)
        check_correction(made)
        write_correction(target, made)
        click.echo(
            f"{target}: {found.table}, {' | '.join(made.place)}: {column} {made.printed or '(leeg)'} -> {value}",
            err=True,
        )
