"""The command `gka diff`: what changed in a dataset."""

from pathlib import Path

import click

from pipelines.cli.options import DATA, user_errors


@click.command("diff")
@DATA
@click.argument("new", type=click.Path(path_type=Path), metavar="[NEW]", required=False)
@click.option("--since", metavar="RUN", help="Compare with the state that this run left (gka runs has the ids).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="For people, for spreadsheets, for programs.",
)
def diff_command(data: Path, new: Path | None, since: str | None, form: str) -> None:
    """Tell what changed in a dataset.

    With one folder: since its last state before this one. With two: from DATA to NEW. Documents and values that came,
    went or are others now, by table and municipality, each with what is behind it: a file, a correction, a new version
    of the program.

    \b
    Examples:
      gka diff tables
      gka diff tables --since 20260302T101500
      gka diff tables-2025 tables-2026 --format csv > changes.csv
    """
    from pipelines.changes import changes_between, write_changes
    from pipelines.dataset.opened import open_dataset
    from pipelines.dataset.snapshots import snapshot_before

    if new is not None and since is not None:
        raise click.UsageError("--since is for one folder; give two folders or --since.")
    with user_errors():
        old, now = (data, new) if new is not None else (snapshot_before(data, since), data)
        click.echo(write_changes(changes_between(open_dataset(old), open_dataset(now)), form), nl=False)
