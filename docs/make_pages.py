"""Writes the pages of docs/ that come from the code: the commands, and the accuracy in methode.md.

    python docs/make_pages.py            # writes them; the tests hold the written ones to today's code

The other generated pages have a command of their own: `gka columns`, `gka views`, `gka checks`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pipelines.cli import main  # noqa: E402

RESULTS = HERE.parent / "bench" / "results" / "voices.json"
BEGIN, END = "<!-- accuracy: written by docs/make_pages.py from bench/results/voices.json -->", "<!-- end -->"


def commands_page() -> str:
    """The help of each command, as the program prints it."""
    lines = ["# Commands", "", "Printed from the program itself by `docs/make_pages.py`; don't edit.", ""]
    for path, command in _commands(main, ("gka",)):
        # The settings of `gka` itself: a command that was run before keeps the help option that it had then.
        settings = {**main.context_settings, "terminal_width": 100}
        context = click.Context(command, info_name=" ".join(path), **settings)
        lines += [f"## {' '.join(path)}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(lines)


def _commands(group: click.Group, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))
        else:
            yield (*path, name), command


def accuracy() -> str:
    """The newest totals of the locked agendas, table by table, the best first."""
    newest = json.loads(RESULTS.read_text(encoding="utf-8"))[-1]
    rows = sorted(newest["tables"].items(), key=lambda row: -row[1])
    told = [f"| `{table}` | {_dutch(score)} |" for table, score in rows]
    head = f"Gemeten op {newest['date']}, gemiddeld over de tabellen {_dutch(newest['headline'])}."
    return "\n".join([BEGIN, "", head, "", "| tabel | score |", "| --- | --- |", *told, "", END])


def _dutch(score: float) -> str:
    return f"{score:.2f}".replace(".", ",")


def with_accuracy(page: str) -> str:
    """The page with today's figures between the two marks. ValueError where it has none."""
    before, after = page.index(BEGIN), page.index(END) + len(END)
    return page[:before] + accuracy() + page[after:]


if __name__ == "__main__":
    (HERE / "commands.md").write_text(commands_page(), encoding="utf-8")
    method = HERE / "methode.md"
    method.write_text(with_accuracy(method.read_text(encoding="utf-8")), encoding="utf-8")
