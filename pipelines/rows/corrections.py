"""Applies what people put right to the rows of a document, before its findings are made: a sum is checked as corrected.

A correction names its row by what is printed (intervention, field, mention), so it still fits after the program
improved. One that hits no row or several is not applied and becomes a finding; so does one whose old value isn't there
any more. The municipality and the years of a document come first, since all its rows repeat them and its checks go by
them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from nlp.gazetteer import find_municipality
from pipelines.rows.identity import Identity
from pipelines.schema.columns import declared_columns
from pipelines.schema.correction import (
    NAMED_BY,
    OF_ALL_ROWS,
    PLACE_SEPARATOR,
    Correction,
    CorrectionResult,
    correctable,
    parse_value,
    value_text,
)
from pipelines.schema.document import FieldRow
from pipelines.schema.interventions import InterventionRow
from pipelines.schema.tables import TABLES, DocumentRows

Rows = Mapping[str, tuple[Any, ...]]


def corrected(
    rows: Rows, interventions: Sequence[InterventionRow], field_rows: Sequence[FieldRow], todo: Iterable[Correction]
) -> tuple[Rows, tuple[CorrectionResult, ...]]:
    """The rows of a document with its corrections, and how it went with each. rows: by table."""
    names = RowNames(interventions, field_rows)
    made = dict(rows)
    results = []
    for correction in todo:
        found = [n for n, row in enumerate(made[correction.table]) if names.fit(correction, row)]
        made[correction.table], result = _STEPS[correction.kind](made[correction.table], found, correction, names)
        results.append(result)
    return made, tuple(results)


def corrected_identity(
    who: Identity, corrections: Iterable[Correction]
) -> tuple[Identity, tuple[str, ...], tuple[CorrectionResult, ...]]:
    """Whose agenda a document is and its years, with their corrections: what all its rows repeat and its checks go by.

    Also the columns that were put right, and how it went with each correction.
    """
    columns, results = [], []
    for correction in corrections:
        now = {"municipality": who.municipality, "period_start_year": who.first_year, "period_end_year": who.last_year}
        if not _is_value(now[correction.column], correction.printed):
            results.append(_refused(correction, 1, 0))
            continue
        value = parse_value(correctable("documents")[correction.column], correction.right)
        who = _with_value(who, correction.column, value)
        columns.append(correction.column)
        results.append(CorrectionResult(correction))
    return who, tuple(dict.fromkeys(columns)), tuple(results)


def _with_value(who: Identity, column: str, value: object) -> Identity:
    """value: the name of a municipality of the register, or a year; None where nobody knows it."""
    if column == "municipality":
        found = find_municipality(str(value), who.first_year) if value else None
        others = tuple(name for name in who.municipalities if name != who.municipality)
        if found is None:
            return replace(who, municipality=None, code=None, province=None, municipalities=others)
        names = tuple(dict.fromkeys((found.name, *others)))
        return replace(who, municipality=found.name, code=found.code, province=found.province, municipalities=names)
    year = value if isinstance(value, int) else None
    return replace(who, first_year=year) if column == "period_start_year" else replace(who, last_year=year)


def is_of_all_rows(correction: Correction) -> bool:
    """Whether a correction is one for `corrected_identity`."""
    return correction.table == "documents" and correction.column in OF_ALL_ROWS


def sure_where_corrected(rows: DocumentRows) -> DocumentRows:
    """The rows, those that a person put right as sure as can be."""
    made = {
        table: tuple(replace(row, confidence="zeker") if row.corrected else row for row in getattr(rows, table))
        for table in NAMED_BY
        if any(row.corrected and hasattr(row, "confidence") for row in getattr(rows, table))
    }
    return replace(rows, **made)


class RowNames:
    """What the rows of a document are named by: titles of interventions and names of fields by their ids."""

    def __init__(self, interventions: Sequence[InterventionRow], field_rows: Sequence[FieldRow]) -> None:
        self.titles = {row.intervention_id: row.title for row in interventions}
        self.fields = field_rows

    def of(self, table: str, row: Any) -> tuple[str, ...]:
        """As a place is written: intervention and field where the table has them, then what names the row."""
        place: list[str] = []
        if "field_id" in row.__slots__:
            field = next(each for each in self.fields if each.field_id == row.field_id)
            place = [self.titles.get(row.intervention_id or "", ""), field.field]
        return (*place, *(str(getattr(row, name) or "") for name in NAMED_BY[table]))

    def fit(self, correction: Correction, row: Any) -> bool:
        """Whether a row is the one that is meant: each part of the place is one of the row's names, in order."""
        names = iter(_folded(self.of(correction.table, row)))
        return all(any(part == name for name in names) for part in _folded(correction.place))


def _folded(parts: Iterable[str]) -> list[str]:
    """Without what a spreadsheet may change; a `|` within a mention parts it, as it does in the file."""
    return [" ".join(piece.split()).casefold() for part in parts for piece in part.split(PLACE_SEPARATOR.strip())]


Step = Callable[[tuple[Any, ...], list[int], Correction, RowNames], tuple[tuple[Any, ...], CorrectionResult]]


def _change(
    rows: tuple[Any, ...], found: list[int], correction: Correction, _: RowNames
) -> tuple[tuple[Any, ...], CorrectionResult]:
    column = correctable(correction.table)[correction.column]
    fitting = [n for n in found if _is_value(getattr(rows[n], column.name), correction.printed)]
    # Where the place alone leaves several (two lines of one description), the old value may still tell.
    if len(fitting) != 1:
        return rows, _refused(correction, len(found), len(fitting))
    row = rows[fitting[0]]
    marked = tuple(dict.fromkeys((*row.corrected, column.name)))
    new = replace(row, **{column.name: parse_value(column, correction.right), "corrected": marked})
    return (*rows[: fitting[0]], new, *rows[fitting[0] + 1 :]), CorrectionResult(correction)


def _is_value(value: object, printed: str | None) -> bool:
    said = value_text(value).strip()  # the file's values are read without white space around them
    if said == (printed or ""):
        return True
    try:
        return float(said) == float((printed or "").replace(".", "").replace(",", "."))
    except ValueError:
        return False


def _strike(
    rows: tuple[Any, ...], found: list[int], correction: Correction, _: RowNames
) -> tuple[tuple[Any, ...], CorrectionResult]:
    if len(found) != 1:
        return rows, _refused(correction, len(found), len(found))
    return (*rows[: found[0]], *rows[found[0] + 1 :]), CorrectionResult(correction)


def _add(
    rows: tuple[Any, ...], found: list[int], correction: Correction, names: RowNames
) -> tuple[tuple[Any, ...], CorrectionResult]:
    """The first line of a new row makes it, further lines of the same place fill it."""
    column = correctable(correction.table)[correction.column]
    value = parse_value(column, correction.right)
    added = [n for n in found if "rij toegevoegd" in rows[n].corrected]
    if added:
        row = rows[added[0]]
        new = replace(row, **{column.name: value, "corrected": (*row.corrected, column.name)})
        return (*rows[: added[0]], new, *rows[added[0] + 1 :]), CorrectionResult(correction)
    if found:
        return rows, CorrectionResult(correction, "Deze rij is er al.", stale=True)
    row = _new_row(rows, correction, names, {column.name: value})
    if row is None:
        return rows, CorrectionResult(correction, "Het veld of de vermelding waar de rij bij hoort is er niet.")
    return (*rows, row), CorrectionResult(correction)


def _new_row(
    rows: tuple[Any, ...], correction: Correction, names: RowNames, values: Mapping[str, object]
) -> Any | None:
    """A row of a field, whose mention has to stand in the field's text; None where it doesn't."""
    parts = _folded(correction.place)
    home = next(
        (
            field
            for field in names.fields
            if correction.place
            and field.field == parts[-2 if len(parts) > 1 else 0]
            and (len(parts) < 3 or names.titles.get(field.intervention_id or "", "").casefold() == parts[0])
        ),
        None,
    )
    mention = correction.place[-1] if correction.place else ""
    start = (home.text or "").find(mention) if home else -1
    if home is None or start < 0 or "mention" not in _names_of(correction.table):
        return None
    blank: dict[str, Any] = {
        "document_id": home.document_id,
        "municipality": home.municipality,
        "municipality_code": home.municipality_code,
        "intervention_id": home.intervention_id,
        "field_id": home.field_id,
        "ordinal": 1 + sum(row.field_id == home.field_id for row in rows),
        "mention": mention,
        "char_start": start,
        "char_end": start + len(mention),
        "confidence": "zeker",  # a person said so
        "corrected": ("rij toegevoegd", *values),
    }
    given = _defaults(correction.table, mention) | blank | dict(values)
    return TABLES[correction.table](**{each.name: given[each.name] for each in fields(TABLES[correction.table])})


def _defaults(table: str, mention: str) -> dict[str, Any]:
    """What a new row says before anybody filled it: nothing, where a column may be empty."""
    found: dict[str, Any] = {}
    for name, column in correctable(table).items():
        empty: Any = () if column.arrow.startswith("list") else None
        if not column.nullable and column.arrow == "bool":
            empty = False
        elif not column.nullable and column.arrow == "string":
            # `overig` where the list has it: the first value would say something that nobody said.
            empty = next((v for v in ("overig", "partij", "deel") if v in column.values), mention)
        found[name] = empty
    rest = {name: None for name in _names_of(table) if name not in found}
    return rest | found


def _names_of(table: str) -> tuple[str, ...]:
    return tuple(column.name for column in declared_columns(TABLES[table]))


def _refused(correction: Correction, found: int, fitting: int) -> CorrectionResult:
    if not found:
        return CorrectionResult(correction, "De plaats die zij noemt is er niet (meer).", stale=True)
    if not fitting:
        return CorrectionResult(correction, "De waarde die zij vervangt staat er niet (meer).", stale=True)
    return CorrectionResult(correction, f"Zij past op {fitting} rijen; noem ook de interventie en het veld.")


_STEPS: Mapping[str, Step] = {"wijzig": _change, "erbij": _add, "weg": _strike}
