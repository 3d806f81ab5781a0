"""Compares two datasets: a document is the same by its file's name, a row by what names it in the document."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from pipelines.changes.rows import COMPARED, Row, is_value, row_name
from pipelines.dataset.opened import OpenedDataset

What = Literal["erbij", "weg", "anders"]
Cause = Literal["bestand nieuw", "bestand weg", "bestand gewijzigd", "correctie", "programma", "andere documenten"]


@dataclass(frozen=True, slots=True)
class Change:
    """A document or a row that came or went, or a value that is another one now."""

    table: str
    municipality: str | None
    source_name: str
    what: What
    cause: Cause  # what is behind it
    row: str  # what names the row: intervention, field, mention
    column: str | None  # of a value; None where the whole row came or went
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class _Document:
    """A document's row in `documents`, and its rows of each table by what names them."""

    about: Row
    rows: Mapping[str, Mapping[tuple[str, ...], list[Row]]]


def changes_between(old: OpenedDataset, new: OpenedDataset) -> tuple[Change, ...]:
    """All changes, by the name of the file, then by table in the order of the schema."""
    before, after = _documents(old), _documents(new)
    found: list[Change] = []
    for name in sorted(before.keys() | after.keys()):
        then, now = before.get(name), after.get(name)
        if then is None or now is None:
            found.append(_whole(name, then, now))
        else:
            found += _within(name, then, now)
    return tuple(found)


def _documents(opened: OpenedDataset) -> dict[str, _Document]:
    """By file name; a second agenda in the same file has the number behind its id in its name."""
    tables = {table: opened.table(table).to_pylist() for table in COMPARED}
    titles = {row["intervention_id"]: row["title"] for row in tables["interventions"]}
    fields = {row["field_id"]: row["field"] for row in tables["fields"]}
    rows: dict[str, dict[str, dict[tuple[str, ...], list[Row]]]] = defaultdict(lambda: defaultdict(dict))
    for table, all_rows in tables.items():
        for row in all_rows:
            name = row_name(table, row, titles, fields)
            rows[row["document_id"]][table].setdefault(name, []).append(row)
    return {_name(row): _Document(row, rows[row["document_id"]]) for row in tables["documents"]}


def _name(row: Row) -> str:
    _, mark, number = str(row["document_id"]).partition("#")
    return f"{row['source_name']}{mark}{number}" if number.isdecimal() else str(row["source_name"])


def _whole(name: str, then: _Document | None, now: _Document | None) -> Change:
    about = (now or then or _Document({}, {})).about
    what: What = "erbij" if then is None else "weg"
    cause: Cause = "bestand nieuw" if then is None else "bestand weg"
    return Change("documents", about["municipality"], name, what, cause, str(about["title"] or ""), None, None, None)


def _within(name: str, then: _Document, now: _Document) -> Iterator[Change]:
    same_file = then.about["source_sha256"] == now.about["source_sha256"]
    usual: Cause = "programma" if same_file else "bestand gewijzigd"
    for table in COMPARED:
        before, after = then.rows.get(table, {}), now.rows.get(table, {})
        for row_is in [*before, *(each for each in after if each not in before)]:
            # Rows of one name are told apart by their order: the same party twice in a field, two empty budget lines.
            for one, other in zip_longest(before.get(row_is, ()), after.get(row_is, ())):
                yield from _row_changes(table, name, usual, row_is, one, other)


def _row_changes(
    table: str, name: str, usual: Cause, row_is: tuple[str, ...], then: Row | None, now: Row | None
) -> Iterator[Change]:
    about = now or then or {}
    said = " · ".join(part for part in row_is if part)
    if then is None or now is None:
        what: What = "erbij" if then is None else "weg"
        cause = "correctie" if _corrected(about) else usual
        yield Change(table, about.get("municipality"), name, what, cause, said, None, None, None)
        return
    for column in now:
        if not is_value(column) or then.get(column) == now[column] or column == "corrected":
            continue
        cause = _cause(table, column, usual, then, now)
        yield Change(
            table,
            now.get("municipality"),
            name,
            "anders",
            cause,
            said,
            column,
            _text(then.get(column)),
            _text(now[column]),
        )


def _cause(table: str, column: str, usual: Cause, then: Row, now: Row) -> Cause:
    if column in _corrected(now) or column in _corrected(then):
        return "correctie"
    # Whether a document counts depends on the others.
    if table == "documents" and column in ("counted", "not_counted_why"):
        return "andere documenten"
    return usual


def _corrected(row: Row) -> tuple[str, ...]:
    return tuple(row.get("corrected") or ())


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
