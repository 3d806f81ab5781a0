"""Reads the views from their SQL files, each with its documentation, in an order in which they can be made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

# A view stands behind those that it reads: DuckDB looks them up when it makes it.
_ORDER = (
    "agendakop",
    "agendas",
    "gemeenten",
    "gemeenten_per_jaar",
    "gemeenten_cijfers",
    "gka_bedrag",
    "kosten",
    "dekking",
    "toezeggingen",
    "netwerk",
    "organisaties",
    "doelgroepen",
    "bereik",
    "vakken",
    "eigen_bedragen",
    "interventies",
    "planning",
    "locaties",
    "bevindingen",
    "kwaliteit",
)
# What other views are made with. To join `agendas` itself means to count signatures and interventions each time: on
# 10,000 agendas a fifth of a question's time. An analyst finds all of it in `agendas`.
_ONLY_FOR_OTHERS = {"agendakop"}
_COLUMN = re.compile(r"  (?P<name>\w+): (?P<meaning>.+)")
_PARTS = {"Rij": "grain", "Laat weg": "leaves_out", "Voorbeeld": "example"}


@dataclass(frozen=True, slots=True)
class View:
    """A view and what its user must know, in Dutch."""

    name: str
    summary: str
    grain: str  # what a row is
    leaves_out: str
    rules: tuple[str, ...]
    example: str  # a query that runs
    columns: Mapping[str, str]  # what each means, in their order
    sql: str  # the SELECT that it is made of


@cache
def views() -> tuple[View, ...]:
    """The views for analysts, each behind those that it reads."""
    return tuple(view for view in all_views() if view.name not in _ONLY_FOR_OTHERS)


@cache
def all_views() -> tuple[View, ...]:
    """Those too that only other views and questions read; each behind those that it reads."""
    return tuple(_read(name, Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")) for name in _ORDER)


@cache
def view_named(name: str) -> View:
    """KeyError where there is none of that name."""
    return {view.name: view for view in views()}[name]


def _read(name: str, text: str) -> View:
    """A view from its file. ValueError where its comment lacks a part: a view without a grain can't be used rightly."""
    lines = text.splitlines()
    # The comment in front documents; comments further down, inside the SQL, say why.
    ends = next(n for n, line in enumerate(lines) if not line.startswith("--"))
    summary, *told = [line.removeprefix("--").removeprefix(" ") for line in lines[:ends]]
    parts: dict[str, str] = {}
    rules: list[str] = []
    columns: dict[str, str] = {}
    for line in told:
        label, _, rest = line.partition(": ")
        if column := _COLUMN.fullmatch(line):
            columns[column["name"]] = column["meaning"]
        elif label == "Regel":
            rules.append(rest)
        elif label in _PARTS:
            parts[_PARTS[label]] = rest
        elif line != "Kolommen:":
            raise ValueError(f"{name}.sql: a comment says {line!r}, which is no part of a view's documentation")
    if missing := [label for label, part in _PARTS.items() if part not in parts]:
        raise ValueError(f"{name}.sql says nothing under {', '.join(missing)}")
    return View(
        name, summary, **parts, rules=tuple(rules), columns=MappingProxyType(columns), sql="\n".join(lines[ends:])
    )
