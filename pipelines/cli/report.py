"""The command `gka report`: a dataset as pages for people."""

from pathlib import Path

import click

from pipelines.cli.options import DATA, user_errors


@click.command("report")
@DATA
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="The folder that the pages go to."
)
@click.option(
    "--pdfs",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The agendas themselves: interventions then show their pages, with the place of each field.",
)
@click.option("--public", is_flag=True, help="Make the pages from the copy without personal data (as `gka publish`).")
def report_command(data: Path, out: Path, pdfs: Path | None, public: bool) -> None:
    """Write a dataset as pages that open from a disk.

    In Dutch: an overview of the country, a page for each municipality and each intervention, search over all
    interventions, what others do that is alike, organisations, and how well agendas were read. Open index.html.

    \b
    Examples:
      gka report tables --out rapport
      gka report tables --out rapport --pdfs agendas
      gka report tables --out rapport-openbaar --public
    """
    from pipelines.report import write_report

    with user_errors():
        written = write_report(data, out, pdfs=pdfs, public=public)
        if written.missing:
            names = ", ".join(written.missing[:3]) + (", ..." if len(written.missing) > 3 else "")
            click.echo(f"No pictures of {names}: not in {pdfs}, or not the file that was read.", err=True)
        click.echo(f"Written: {written.pages} pages; open {out / 'index.html'}.", err=True)
