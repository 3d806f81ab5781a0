"""The interpreted rows of a document as the page shows them, each with what a line of a corrections file needs.

A row is named by what is printed, in full, as `pipelines/rows/corrections.py` looks for it. Two rows that nothing tells
apart are marked: a correction of one of them would be refused.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from pipelines.export.labels import label_of
from pipelines.rows.corrections import RowNames
from pipelines.schema.correction import NAMED_BY, correctable, value_text
from pipelines.schema.tables import DocumentRows
from pipelines.show.describe import DUTCH

# The text of an intervention's fields is shown as the fields themselves.
_SHOWN: Mapping[str, tuple[str, ...]] = {"interventions": ("title", "themes")}
_FIXED = ("documents", "interventions", "budget_lines")  # their rows can't be struck


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value: as a corrections file writes it, and as a person reads it."""

    column: str
    written: str
    shown: str
    step: int | None  # which part of the row's place it is; None where it is none


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One interpreted row."""

    key: str  # its anchor
    table: str
    row: Any
    document_id: str
    place: tuple[str, ...]
    values: tuple[ShownValue, ...]
    twins: frozenset[str]  # columns whose value another row of the same place has too

    @property
    def doubtful(self) -> bool:
        """Whether it waits for a person: doubted, and not put right yet."""
        return getattr(self.row, "confidence", None) == "twijfel" and not self.row.corrected


def shown_rows(rows: DocumentRows, prefix: str = "") -> list[ShownRow]:
    """All rows that can be put right, in the order of the tables. prefix: before the anchors."""
    names = RowNames(rows.interventions, rows.fields)
    document_id = rows.documents[0].document_id if rows.documents else ""
    found: list[ShownRow] = []
    for table in NAMED_BY:
        placed = [(row, names.of(table, row)) for row in getattr(rows, table)]
        alike = Counter((place, value) for row, place in placed for value in _values(table, row, place))
        for row, place in placed:
            values = _values(table, row, place)
            twins = frozenset(value.column for value in values if alike[place, value] > 1)
            key = f"{prefix}v{len(found)}"
            found.append(ShownRow(key, table, row, document_id, place, values, twins))
    return found


def _values(table: str, row: Any, place: Sequence[str]) -> tuple[ShownValue, ...]:
    columns, named = correctable(table), NAMED_BY[table]
    first = len(place) - len(named)
    return tuple(
        ShownValue(
            name,
            value_text(getattr(row, name)),
            _reading(getattr(row, name), bool(columns[name].values)),
            first + named.index(name) if name in named else None,
        )
        for name in _SHOWN.get(table, tuple(columns))
    )


def _reading(value: object, coded: bool) -> str:
    if isinstance(value, Decimal):
        return DUTCH.euros(value)
    if isinstance(value, float):
        return DUTCH.number(value)
    if coded and isinstance(value, tuple | list):
        return "; ".join(label_of(one) or "" for one in value)
    return (label_of(value) or "" if coded else value_text(value)) or "(leeg)"


@cache
def _labels() -> Mapping[str, str]:
    return tomllib.loads(files("pipelines.show").joinpath("columns.toml").read_text("utf-8"))


def column_label(column: str) -> str:
    """A column as people call it: `amount_eur` is bedrag."""
    return _labels().get(column, column.replace("_", " "))


def columns_json() -> str:
    """What may be typed in each column, for the page's script: its type, whether it may be empty, its closed list."""
    told = {
        f"{table}.{name}": {
            "soort": column.arrow.partition("(")[0],
            "leeg": column.nullable or column.arrow.startswith("list"),
            "keuzes": [(value, label_of(value)) for value in column.values],
        }
        for table in NAMED_BY
        for name, column in correctable(table).items()
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def row_html(shown: ShownRow) -> str:
    """A row as a list of values to choose from; empty ones are there, and come up when asked for."""
    sure = "vastgesteld" if shown.row.corrected else getattr(shown.row, "confidence", "")
    fixed = ' data-vast="ja"' if shown.table in _FIXED else ""
    place = escape(json.dumps(shown.place, ensure_ascii=False))
    mark = f'<span class="zekerheid">{escape(sure)}</span> ' if sure else ""
    more = '<button type="button" class="meer" aria-expanded="false">lege velden</button>'
    return (
        f'<div class="rij {escape(sure)}" id="{shown.key}" role="group" aria-label="{escape(_name(shown))}" '
        f'data-document="{escape(shown.document_id)}" data-tabel="{shown.table}" data-plaats="{place}"{fixed}>'
        f"{mark}{''.join(_buttons(shown))}{more if any(not value.written for value in shown.values) else ''}</div>"
    )


def _name(shown: ShownRow) -> str:
    return " ".join(part for part in shown.place if part)[:80] or "het document"


def _buttons(shown: ShownRow) -> Iterator[str]:
    for value in shown.values:
        twin = ' data-dubbel="ja"' if value.column in shown.twins else ""
        step = "" if value.step is None else f' data-deel-van-plaats="{value.step}"'
        empty = "" if value.written else ' class="leeg"'
        told = f'data-kolom="{value.column}" data-staat="{escape(value.written)}"'
        yield (
            f'<button type="button"{empty} {told}{twin}{step}>'
            f"<small>{escape(column_label(value.column))}</small> <span>{escape(value.shown)}</span></button>"
        )


def doubts_html(shown: Sequence[ShownRow]) -> str:
    """The list of rows that wait for a person, each leading to its place."""
    waiting = [each for each in shown if each.doubtful]
    items = "".join(f'<li><a href="#{each.key}">{escape(_told(each))}</a></li>' for each in waiting)
    listed = f"<ul data-lijst>{items}</ul>" if items else "<p>Niets: geen waarde is twijfelachtig.</p>"
    return (
        f'<details class="twijfels"><summary>Na te kijken: <span class="aantal">{len(waiting)}</span></summary>'
        f"{listed}</details>"
    )


def _told(shown: ShownRow) -> str:
    """A row in one line, as the list of doubts names it."""
    filled = (f"{column_label(value.column)} {value.shown}" for value in shown.values if value.written)
    return f"{_name(shown)}: {', '.join(list(filled)[:3])}"
