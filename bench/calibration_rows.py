"""Which rows of a document's tables are right, by its gold: what `calibration.py` counts.

A row is right where it pairs with an expected row of the same intervention (of the same document, where a table hangs
under none) and all its values agree. What the gold of the activity plan doesn't tell is neither right nor wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accuracy_count import Row, right_rows, row
from rapidfuzz import fuzz

from pipelines.rows.ids import intervention_id
from pipelines.schema.tables import DocumentRows

Gold = Mapping[str, Any]  # a gold file's content


@dataclass(frozen=True, slots=True)
class RowTable:
    """The columns by which rows of a table pair, and those that are compared."""

    keys: tuple[str, ...]
    values: tuple[str, ...]


# As the project's scorer compares them.
OF_FIELDS = {
    "parties": RowTable(("mention", "name"), ("party_type", "role", "is_generic")),
    "target_groups": RowTable(
        ("mention",), ("group", "age_min", "age_max", "grade_min", "grade_max", "education_phase")
    ),
    "periods": RowTable(("mention",), ("phase", "start_date", "end_date", "precision", "ongoing")),
    "locations": RowTable(("mention", "name"), ("kind",)),
    "activities": RowTable(("text",), ()),
    "financing": RowTable(("mention",), ("amount_eur", "share", "approximate", "is_maximum", "per", "source")),
    "contacts": RowTable(("name", "email", "position"), ("organisation", "name", "phone", "email", "url")),
}
OF_DOCUMENTS = {
    "budget_lines": RowTable(("description", "amount_eur"), ("row_kind", "category", "amount_eur", "source")),
    "commitments": RowTable(("text",), ("times", "per")),
    "signatories": RowTable(("name", "role"), ("role", "organisation", "date", "place")),
}
TABLES = (*OF_FIELDS, *OF_DOCUMENTS)
_TITLES = 80  # of 100: titles that are of one intervention


def judged(rows: DocumentRows, gold: Gold) -> Iterator[tuple[str, Any, bool]]:
    """Each row of these tables with whether it is right: (table, row, right)."""
    for name, table in OF_FIELDS.items():
        for found, expected in _by_part(getattr(rows, name), rows, gold, name):
            yield from _judge(name, table, found, expected)
    for name, table in OF_DOCUMENTS.items():
        yield from _judge(name, table, getattr(rows, name), _of_document(gold, name))


def _judge(
    name: str, table: RowTable, found: Sequence[Any], expected: Sequence[Gold]
) -> Iterator[tuple[str, Any, bool]]:
    read = [_row(table, {column: getattr(one, column) for column in (*table.keys, *table.values)}) for one in found]
    # `rest` is no row of the contract: it says of a total what its parts leave.
    right = right_rows([_row(table, one) for one in expected], read)
    yield from ((name, one, good) for one, good in zip(found, right, strict=True) if getattr(one, "kind", "") != "rest")


def _row(table: RowTable, told: Mapping[str, Any]) -> Row:
    keys = [None if told.get(key) is None else str(told[key]) for key in table.keys]
    return row(keys, {name: _plain(told.get(name)) for name in table.values})


def _plain(value: object) -> object:
    """`false` and nothing are the same in a gold file."""
    return None if value is False else value


def _by_part(
    found: Sequence[Any], rows: DocumentRows, gold: Gold, table: str
) -> Iterator[tuple[list[Any], list[Gold]]]:
    """The rows of each intervention with what is expected of it; the plan's where its gold tells of the table."""
    parts = list(gold.get("interventions") or [])
    document = rows.documents[0].document_id
    for n, intervention in enumerate(rows.interventions):
        own = intervention_id(document, n)
        part = max(parts, key=lambda one: fuzz.ratio(one["title"], intervention.title), default=None)
        same = part is not None and fuzz.ratio(part["title"], intervention.title) >= _TITLES
        yield (
            [one for one in found if one.intervention_id == own],
            part["gold"].get(table) or [] if same and part else [],
        )
    plan = (gold.get("activity_plan") or {}).get("gold") or {}
    if table in plan:
        yield [one for one in found if one.intervention_id is None], plan[table]


def _of_document(gold: Gold, table: str) -> list[Gold]:
    plan = gold.get("activity_plan") or {}
    if table == "commitments":
        return list((gold.get("cooperation") or {}).get("items") or [])
    if table == "signatories":
        people = [*(gold.get("signing") or []), *(gold.get("school_signatures") or []), *(plan.get("signatures") or [])]
        return list({(one["role"], one["name"], one.get("organisation")): one for one in people}.values())
    lines = [line["gold"] for line in (plan.get("budget") or {}).get("rows") or []]
    return [each for line in lines for each in (line if isinstance(line, list) else [line])]
