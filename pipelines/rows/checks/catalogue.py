"""The list of all codes of findings, from their declarations: Markdown for people, CSV and JSON for programs."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date

from pipelines.rows.checks.finding import euros
from pipelines.rows.checks.subsidy import schemes
from pipelines.schema.finding_codes import FINDING_CODES

TITLE = "# Bevindingen"
INTRODUCTION = f"""{TITLE}

Gemaakt uit `pipelines/schema/finding_codes.py` met `gka checks > docs/checks.md`; niet met de hand wijzigen. Elke rij
van de tabel `findings` heeft een van deze codes. Ernst: een `fout` klopt zeker niet, een `waarschuwing` moet iemand
nakijken, `info` is goed om te weten.
"""
HEADER = ("code", "severity", "group", "meaning", "source")


RULES = """
## Regels van de subsidieregelingen

Een agenda of addendum valt onder de regeling waarin zijn eerste jaar valt. Wat geen bron zegt, wordt niet getoetst.

| regeling | eerste jaar | regel | bron |
| --- | --- | --- | --- |"""


def as_markdown() -> str:
    """The codes as a page: a table of all, and one of the schemes' rules with the source of each."""
    lines = ["| code | ernst | groep | betekenis | bron |", "| --- | --- | --- | --- | --- |"]
    lines += ["| " + " | ".join((f"`{code}`", *rest)) + " |" for code, *rest in _entries()]
    return "\n".join([INTRODUCTION, *lines, RULES, *_rules(), ""])


def _rules() -> Iterator[str]:
    for scheme in schemes():
        years = ", ".join(map(str, scheme.first_years))
        told = (
            (scheme.maximum_eur, f"GKA ten hoogste {euros(scheme.maximum_eur)}", scheme.maximum_source),
            (scheme.last_days, f"klaar op {' of '.join(map(_day, scheme.last_days))}", scheme.last_day_source),
            (
                scheme.other_costs_eur,
                f"overige kosten boven {euros(scheme.other_costs_eur)} toegelicht",
                scheme.other_costs_source,
            ),
            (scheme.no_school_board, "aangevraagd door een schoolbestuur", scheme.school_board_source),
            (scheme.age_max, f"jongeren tot en met {scheme.age_max} jaar", scheme.age_source),
        )
        yield from (f"| {scheme.name} | {years} | {rule} | {source} |" for known, rule, source in told if known)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def as_csv() -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_entries())
    return buffer.getvalue()


def as_json() -> str:
    objects = [dict(zip(HEADER, entry, strict=True)) for entry in _entries()]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _entries() -> list[tuple[str, str, str, str, str]]:
    return [(code, told.severity, told.group, told.meaning, told.source) for code, told in FINDING_CODES.items()]
