"""The command `gka where`: where a row of the tables comes from."""

from pathlib import Path

import click

from pipelines.cli.options import DATA, user_errors


@click.command("where")
@DATA
@click.argument("row", metavar="ROW")
@click.option(
    "--image",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the page as a PNG, with the place marked; needs --pdfs.",
)
@click.option(
    "--pdfs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The folder with the agendas, as it was given to gka ingest.",
)
def where_command(data: Path, row: str, image: Path | None, pdfs: Path | None) -> None:
    """Tell where a row comes from.

    ROW is an id of the tables (section_id, field_id, intervention_id, entity_id, finding_id, document_id), or table,
    field or document, and ordinal. Prints the file, the page and place, the printed text, and what led from there to
    the row: how the page was read, the field, how sure it is, corrections.

    \b
    Examples:
      gka where tables 0907cc8413a0f44e-f0012
      gka where tables financing:0907cc8413a0f44e-f0012:1
      gka where tables budget_lines:0907cc8413a0f44e:4 --image regel.png --pdfs agendas
    """
    from pipelines.dataset.opened import open_dataset
    from pipelines.dataset.row_address import find_row
    from pipelines.show.place import marked_page, place_lines

    if image is not None and pdfs is None:
        raise click.UsageError("--image needs the agendas themselves; give their folder with --pdfs.")
    with user_errors():
        found = find_row(open_dataset(data), row)
        click.echo("\n".join(place_lines(found)))
        if image is not None and pdfs is not None:
            from pipelines.io.atomic_write import write_output_bytes

            write_output_bytes(image, marked_page(found, pdfs))
