"""Writes changes: counted by table and municipality and then one by one, or as CSV or JSON for programs."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType

from pipelines.changes.compare import Change

_LONGEST = 80  # characters of a value in the text; CSV and JSON have all of it


def _as_text(changes: Sequence[Change]) -> str:
    return "\n".join(_lines(changes)) + "\n"


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield "Er is niets veranderd."
        return
    yield f"{'tabel':16}{'gemeente':28}{'erbij':>7}{'weg':>7}{'anders':>8}"
    counted: dict[tuple[str, str], Counter[str]] = {}
    for one in changes:
        counted.setdefault((one.table, one.municipality or "-"), Counter())[one.what] += 1
    for (table, municipality), n in counted.items():
        yield f"{table:16}{municipality:28}{n['erbij']:>7}{n['weg']:>7}{n['anders']:>8}"
    source = None
    for one in changes:
        if one.source_name != source:
            source = one.source_name
            yield from ("", f"{source} ({one.municipality or 'gemeente onbekend'})")
        yield f"  {_sign(one)} {one.table}: {_short(one.row)}{_values(one)}  [{one.cause}]"


def _sign(one: Change) -> str:
    return {"erbij": "+", "weg": "-", "anders": "~"}[one.what]


def _values(one: Change) -> str:
    return f"  {one.column}: {_short(one.old)} -> {_short(one.new)}" if one.column else ""


def _short(text: str | None) -> str:
    plain = " ".join((text if text is not None else "(leeg)").split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _as_csv(changes: Sequence[Change]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Change)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(asdict, changes))
    return out.getvalue()


def _as_json(changes: Sequence[Change]) -> str:
    return json.dumps([asdict(one) for one in changes], ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Callable[[Sequence[Change]], str]] = MappingProxyType(
    {"text": _as_text, "csv": _as_csv, "json": _as_json}
)


def write_changes(changes: Sequence[Change], form: str) -> str:
    """form: one of FORMS."""
    return FORMS[form](changes)
