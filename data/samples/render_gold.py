"""A Source in, the answer of a perfect reader out (in the shape of the gold files); knows no page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import render_source as rs

Row = dict[str, Any]  # JSON

MARKER = re.compile(r"([-–•*]|\d{1,2}[.)]|[a-z][.)])\s+|([-–•*]|\d{1,2}[.)])(?=[a-z])")
# `Coördinator, 0,4 fte x € 92.000`, `busje 24 ritten x 200`, `420 u x € 62, taalbus`: what for stands before or behind.
CALCULATION = re.compile(
    r"(?:(?P<what>[^\d€]+?)[:,]?\s+)?(?P<times>\d[\d.]*(?:,\d+)?)\s*(?P<unit>[a-zé]+\.?)?"
    r"(?:\s*x\s*(?P<times2>\d[\d.]*)\s*(?P<unit2>[a-zé]+\.?))?"
    r"\s*x\s*(?:€\s*)?(?P<price>\d[\d.]*(?:,\d+|,-)?)(?:\s*euro)?(?:,?\s+(?P<behind>[^\d€]+))?$"
)
UNITS = {
    "uur": "uur",
    "uren": "uur",
    "u": "uur",
    "st.": "stuk",
    "dgn": "dag",
    "karren": "kar",
    "tassen": "tas",
    "koffers": "koffer",
    "pakketten": "pakket",
    "ochtenden": "ochtend",
    "instrumenten": "instrument",
    "stuks": "stuk",
    "stuk": "stuk",
    "personen": "persoon",
    "deelnemers": "deelnemer",
    "dagen": "dag",
    "dagdelen": "dagdeel",
    "keer": "keer",
    "groepen": "groep",
    "scholen": "school",
    "weken": "week",
    "maanden": "maand",
    "leerlingen": "leerling",
    "gezinnen": "gezin",
    "locaties": "locatie",
    "bijeenkomsten": "bijeenkomst",
    "kinderen": "kind",
    "ritten": "rit",
    "klassen": "klas",
    "lessen": "les",
    "middagen": "middag",
}
PARTY_ROLES = {"penvoerder", "partij", "schoolbestuur"}


def money(text: str) -> float | None:
    """Euros of a printed amount; None where nobody can read one."""
    found = re.search(r"\d[\d.]*(?:,\d{2}|,-|,=)?", text)
    if not found or re.search(r"\.\d{4}", found[0]):
        return None
    whole, _, cents = found[0].partition(",")
    return float(Decimal(whole.replace(".", "") + "." + (cents if cents.isdigit() else "0")))


def piped(gold: Mapping[str, str], table: str) -> Iterator[list[str]]:
    """The rows as written, padded to six parts."""
    for line in rs.lines(gold.get(table, "")):
        row = list(rs.cells(line))
        yield row + [""] * (6 - len(row))


def span(text: str) -> tuple[str | None, str | None]:
    low, _, high = text.partition("..")
    return low or None, high or None


def number(text: str | None) -> float | int | None:
    if text is None:
        return None
    return float(text) if "." in text else int(text)


def party(row: list[str]) -> Row:
    """`mention | type | role | = name`; a mention after `~` names a class of parties."""
    mention, generic = row[0].removeprefix("~"), row[0].startswith("~")
    role = next((part for part in row[2:] if part in PARTY_ROLES), "partij")
    name = next((part[2:] for part in row[2:] if part.startswith("= ")), None)
    default = mention.lower() if generic else mention[:1].upper() + mention[1:]
    return {"mention": mention, "name": name or default, "party_type": row[1], "role": role, "is_generic": generic}


def target_group(row: list[str]) -> Row:
    ages, grades = span(row[2]), span(row[3])
    return {
        "mention": row[0],
        "group": row[1],
        "age_min": number(ages[0]),
        "age_max": number(ages[1]),
        "grade_min": number(grades[0]),
        "grade_max": number(grades[1]),
        "education_phase": row[4] or None,
    }


def period(row: list[str]) -> Row:
    start, end = span(row[2])
    return {
        "mention": row[0],
        "phase": row[1] or None,
        "start_date": start,
        "end_date": end,
        "ongoing": row[4] == "doorlopend",
        "precision": row[3] or None,
    }


def location(row: list[str]) -> Row:
    return {"mention": row[0], "name": row[2] or row[0], "kind": row[1]}


def financing(row: list[str]) -> Row:
    """`mention | amount or share% | source | its mention | purpose | flags`."""
    flags = [flag.strip() for flag in row[5].split(",")]
    share = Decimal(row[1].rstrip("%")) / 100 if row[1].endswith("%") else None
    per: list[Any] = [flag.removeprefix("per ") for flag in flags if flag.startswith("per ")]
    return {
        "mention": row[0],
        "amount_eur": float(row[1]) if row[1] and share is None else None,
        "share": None if share is None else float(share),
        "approximate": "ca" in flags,
        "is_maximum": "max" in flags,
        "per": per,
        "purpose": row[4] or None,
        "source": row[2] or None,
        "source_mention": row[3] or None,
    }


def contact(row: list[str]) -> Row:
    columns = ("organisation", "name", "position", "phone", "email", "url")
    return {column: value or None for column, value in zip(columns, row, strict=True)}


def activities(fields: Iterable[rs.Field]) -> Iterator[Row]:
    """The items by their printed markers; text without items is a row per paragraph (annotation rules 34 and 69)."""
    for field in fields:
        if field.field != "activiteiten" or field.placeholder:
            continue
        for line in field.text.split("\n"):
            found = MARKER.match(line)
            yield {"marker": (found[1] or found[2]) if found else None, "text": line[found.end() :] if found else line}


def cell_gold(gold: Mapping[str, str], fields: Iterable[rs.Field]) -> Row:
    """The rows that the fields of an intervention give."""
    makers = {
        "parties": party,
        "target_groups": target_group,
        "periods": period,
        "locations": location,
        "financing": financing,
        "contacts": contact,
    }
    out: Row = {table: [make(row) for row in piped(gold, table)] for table, make in makers.items()}
    return out | {"activities": [*activities(fields)]}


def field_json(field: rs.Field) -> Row:
    row: Row = {"label": field.label.rstrip(":"), "field": field.field, "text": field.text}
    return row | {"placeholder": True} if field.placeholder else row


def intervention(source: rs.Intervention) -> Row:
    gold = cell_gold(source.gold, source.fields) | {"themes": list(source.themes)}
    return {
        "title": source.title,
        "heading": source.heading,
        "fields": [field_json(f) for f in source.fields],
        "gold": gold,
    }


def calculation(text: str) -> Row:
    """Description, quantity, unit and price of a budget line's third column (annotation rules 41, 42 and 67)."""
    found = CALCULATION.match(text)
    if not found:
        return {"description": text or None, "quantity": None, "unit": None, "unit_price_eur": None}
    times = Decimal(found["times"].replace(".", "").replace(",", "."))
    if found["times2"]:
        times *= Decimal(found["times2"].replace(".", ""))
    return {
        "description": " ".join(filter(None, (found["what"], found["behind"]))) or None,
        "quantity": float(times),
        "unit": unit_of(found["unit2"] or found["unit"]),
        "unit_price_eur": money(found["price"]),
    }


def unit_of(printed: str | None) -> str | None:
    """The singular of a unit; a compound's is that of its last part: `leskoffers` -> `leskoffer`."""
    if not printed or printed in UNITS:
        return UNITS.get(printed or "")
    last = next(
        (plural for plural in sorted(UNITS, key=len, reverse=True) if printed.endswith(plural) and len(plural) > 4), ""
    )
    return printed.removesuffix(last) + UNITS[last] if last else printed


def row_kind(row: rs.BudgetRow, after_total: bool) -> str:
    first = next((cell for cell in row.cells if cell), "").casefold()
    if re.match(r"totaal (?:interventie|[a-z]+ \d)|subtotaal", first):
        return "subtotaal"
    if first.startswith(("totaal", "totale")):
        return "totaal"
    return "dekking" if after_total else "post"


def label(row: rs.BudgetRow) -> str:
    return re.sub(r"\s*[¹²³*]+$", "", next(cell for cell in row.cells if cell))


def budget_line(row: rs.BudgetRow, kind: str, above: tuple[str | None, str | None]) -> Row:
    """One line without its amount; `above` is the intervention and the category carried down."""
    title, category = above
    nothing: Row = {"quantity": None, "unit": None, "unit_price_eur": None}
    if kind == "post":
        what = calculation(row.cells[2])
        return {"intervention": title, "row_kind": kind, "category": category, **what, "source": row.source}
    return {
        "intervention": title if kind == "subtotaal" else None,
        "row_kind": kind,
        "category": None,
        "description": label(row),
        **nothing,
        "source": row.source,
    }


def by_year(line: Row, years: tuple[int, ...], amounts: tuple[str, ...]) -> list[Any]:
    """A line per year, the year at the end of its description; a year without an amount has none."""
    what = line["description"] or ""
    return [
        line | {"description": f"{what} {year}".strip(), "amount_eur": money(amount)}
        for year, amount in zip(years, amounts, strict=True)
        if amount
    ]


def budget_rows(budget: rs.Budget) -> Iterator[Row]:
    title: str | None = None
    category: str | None = None
    done = False
    for row in budget.rows:
        kind = row_kind(row, done)
        done = done or kind == "totaal"
        if kind == "post":
            fresh = bool(row.cells[0])
            title = row.cells[0] or title
            category = rs.category(row.cells[1]) if fresh or row.cells[1] else category
        line = budget_line(row, kind, (title, category))
        amounts = row.cells[len(row.cells) - max(1, len(budget.years)) :]
        gold: Any = by_year(line, budget.years, amounts) if budget.years else line | {"amount_eur": money(amounts[0])}
        out: Row = {"cells": list(row.cells), "gold": gold}
        yield out | {"hint": row.hint} if row.hint else out


def people(rows: Iterable[rs.Person]) -> list[Any]:
    always = ("portfolio", "position")
    return [
        {key: value for key, value in asdict(person).items() if value is not None or key in always} for person in rows
    ]


def plan(source: rs.Plan) -> Row:
    gold: Row = {"parties": [party(row) for row in piped(source.gold, "parties")]} if "parties" in source.gold else {}
    out: Row = {
        "heading": source.heading,
        "intro": "\n".join(source.intro),
        "gold": gold,
        "fields": [field_json(f) for f in source.fields],
        "signatures": people(source.signatures),
    }
    if source.budget is None:
        return out
    money_: Row = {"rows": [*budget_rows(source.budget)], "total_line": source.budget.total_line}
    budget = source.budget
    extra: Row = {"heading": budget.heading, "header": list(budget.header), "years": list(budget.years)}
    return out | {"budget": money_ | {key: value for key, value in extra.items() if value}}


def block(one: rs.Block) -> Row:
    if one.kind == "table":
        return {"table": [list(row) for row in one.rows]}
    if one.kind in ("ul", "ol"):
        return {one.kind: list(one.lines)}
    return {one.kind: one.lines[0]}


def section(one: rs.Section) -> Row:
    return {"heading": one.heading, "kind": one.kind, "level": one.level, "blocks": [block(b) for b in one.blocks]}


def entry(one: rs.Entry) -> Row:
    row: Row = {"heading": one.heading, "level": one.level, "page": one.page}
    return row | {"missing_in_body": True} if one.missing else row


def front(one: rs.Front | None) -> Row:
    if one is None:
        return {}
    return {
        "motto": one.motto,
        "paragraphs": list(one.paragraphs),
        "pillars": [list(pair) for pair in one.pillars],
        "closing": one.closing,
    }


def municipality(one: rs.Municipality | None) -> Row:
    if one is None:
        return {}
    return {"name": one.name, "code": one.code, "province": one.province, "printed": one.printed or one.name}


def cooperation(source: rs.Source) -> Row | None:
    if not source.commitments:
        return None
    items: list[Any] = [{"text": text, "times": times, "per": per} for text, times, per in source.commitments]
    return {"section_heading": source.headings.get("cooperation"), "heading": source.party, "items": items}


def expected(source: rs.Source) -> Row:
    """What a perfect reader gives, in the shape of a gold file."""
    out: Row = {
        "id": source.id,
        "template": source.template,
        "document_kind": source.kind,
        "title": source.title,
        "municipality": municipality(source.municipality),
        "period": list(source.period) if source.period else None,
        "municipalities": [municipality(one) for one in source.municipalities],
        "main_heading": source.headings.get("body"),
        "headings": dict(source.headings),
        "front": front(source.front),
        "signing": people(source.signing),
        "contents": [entry(one) for one in source.contents],
        "explanation": [section(one) for one in source.sections],
        "interventions": [intervention(one) for one in source.interventions],
        "cooperation": cooperation(source),
        "school_signatures": people(source.school_signatures),
        "activity_plan": plan(source.plan) if source.plan else None,
        "footnotes": list(source.footnotes),
        "gold_findings": [{"code": code, "about": about} for code, about in source.findings],
        "gold_entities": [{"label": name, "text": text} for name, texts in source.entities.items() for text in texts],
    }
    return {key: value for key, value in out.items() if value or key in ("activity_plan", "period")}
