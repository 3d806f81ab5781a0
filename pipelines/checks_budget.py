"""Budget lines in, findings on their arithmetic out: products, subtotals, totals, coverage, the printed maximum.

Sums are compared to the cent. What has no amount takes no part; an amount that can't be read is a finding of its own.
"""

import re
from decimal import Decimal

from rapidfuzz import fuzz

from extract.model import BudgetRow
from nlp.money import amounts, parse_amount
from nlp.placeholders import is_placeholder
from pipelines.finding import Checked, Finding, Findings, euros
from pipelines.tables_money import BudgetLineRow, FinancingRow

_ALIKE = 80  # of 100: titles of an intervention in its table and in the budget
_MAXIMUM = re.compile(r"\b(?:maximaal|ten hoogste|hoogstens|niet meer dan)\b(?:[^.]|[.](?=\d)){0,40}", re.IGNORECASE)
Line = tuple[BudgetRow, BudgetLineRow]


def budget_checks(checked: Checked) -> Findings:
    """All checks on the budget's own lines."""
    lines = list(zip(checked.document.budget, checked.budget, strict=True))
    yield from _line_checks(lines)
    yield from _subtotals(lines)
    yield from _totals(lines, checked)
    yield from _coverage(lines)
    yield from _maximum(lines, checked)
    yield from _interventions(lines, checked)


def about(line: Line) -> str:
    """A budget line by its printed words, as a reader finds it."""
    printed, row = line
    category = (row.category or "").replace("_", " ").replace("materiele", "materiële")
    words = [
        row.intervention if row.row_kind == "post" else None,
        category or None,
        row.description or printed.text,
        printed.amount,
    ]
    return f"Begroting, regel {row.ordinal} (" + ", ".join(word for word in words if word) + ")"


def _line_checks(lines: list[Line]) -> Findings:
    for line in lines:
        printed, row = line
        if printed.amount and _blank(printed.amount):
            yield Finding(
                "plaatshouder",
                "info",
                f"{about(line)}: het bedrag is niet ingevuld.",
                section=printed.section,
                page=row.page_first,
                found=printed.amount,
            )
        elif printed.amount and row.amount_eur is None:
            yield Finding(
                "bedrag_onleesbaar",
                "fout",
                f"{about(line)}: het bedrag ‘{printed.amount}’ is niet te lezen.",
                section=printed.section,
                page=row.page_first,
                found=printed.amount,
            )
        if row.quantity is None or row.unit_price_eur is None or row.amount_eur is None:
            continue
        product = (Decimal(str(row.quantity)) * row.unit_price_eur).quantize(Decimal("0.01"))
        if product != row.amount_eur:
            yield Finding(
                "bedrag_product",
                "fout",
                f"{about(line)}: {printed.text} is {euros(product)}, er staat {euros(row.amount_eur)}.",
                expected=euros(product),
                section=printed.section,
                page=row.page_first,
                found=euros(row.amount_eur),
            )


def _blank(amount: str) -> bool:
    """The template's own `€ 00.000,00`, a dash, `n.v.t.`: nothing was filled in."""
    return is_placeholder(amount)


def _sum(rows: list[BudgetLineRow]) -> Decimal:
    return sum((row.amount_eur for row in rows if row.amount_eur is not None), Decimal("0.00"))


def _subtotals(lines: list[Line]) -> Findings:
    """Each subtotal against the posts since the one before."""
    since: list[BudgetLineRow] = []
    for line in lines:
        row = line[1]
        if row.row_kind == "post":
            since.append(row)
        elif row.row_kind == "subtotaal":
            if since and row.amount_eur is not None and _sum(since) != row.amount_eur:
                yield _differs("bedrag_subtotaal", line, _sum(since), "de regels erboven zijn samen")
            since = []


def _totals(lines: list[Line], checked: Checked) -> Findings:
    """Each total against the subtotals (or posts) above it, and the line below the table against the GKA's part."""
    rows = [row for _, row in lines]
    parts = [row for row in rows if row.row_kind == "subtotaal"] or [row for row in rows if row.row_kind == "post"]
    for line in lines:
        if (
            line[1].row_kind == "totaal"
            and line[1].amount_eur is not None
            and parts
            and _sum(parts) != line[1].amount_eur
        ):
            yield _differs("bedrag_totaal", line, _sum(parts), "de onderdelen zijn samen")
    granted = next((row for row in rows if row.row_kind == "dekking" and row.source == "gka"), None)
    total = granted or next((row for row in rows if row.row_kind == "totaal"), None)
    for text in checked.document.total_lines:
        printed = [a.value for a in amounts(text) if a.value is not None]
        bare = None if printed else parse_amount(text.split()[-1])
        printed += [] if bare is None else [bare]
        if total is not None and total.amount_eur is not None and printed and printed[-1] != total.amount_eur:
            yield Finding(
                "bedrag_totaal",
                "fout",
                f"‘{text}’: de begroting komt op {euros(total.amount_eur)}.",
                expected=euros(total.amount_eur),
                found=euros(printed[-1]),
            )


def _coverage(lines: list[Line]) -> Findings:
    """The coverage lines together against the total."""
    total = next((line for line in lines if line[1].row_kind == "totaal"), None)
    cover = [row for _, row in lines if row.row_kind == "dekking"]
    if total is not None and cover and total[1].amount_eur is not None and _sum(cover) != total[1].amount_eur:
        yield _differs("dekking_totaal", total, _sum(cover), "de dekking is samen")


def _differs(code: str, line: Line, expected: Decimal, why: str) -> Finding:
    return Finding(
        code,
        "fout",
        f"{about(line)}: {why} {euros(expected)}, er staat {euros(line[1].amount_eur)}.",
        section=line[0].section,
        page=line[1].page_first,
        expected=euros(expected),
        found=euros(line[1].amount_eur),
    )


def _maximum(lines: list[Line], checked: Checked) -> Findings:
    """The GKA's line against the maximum that the plan prints."""
    texts = [
        s.text
        for s in checked.document.sections
        if s.kind in ("activiteitenplan_en_begroting", "gka_agenda", "inzet_middelen")
    ]
    printed = [
        a.value for text in texts for found in _MAXIMUM.finditer(text) for a in amounts(found[0]) if a.value is not None
    ]
    if not printed:
        return
    for line in lines:
        row = line[1]
        if (
            row.row_kind == "dekking"
            and row.source == "gka"
            and row.amount_eur is not None
            and row.amount_eur > printed[0]
        ):
            yield Finding(
                "bedrag_boven_maximum",
                "fout",
                f"{about(line)}: het maximum is {euros(printed[0])}.",
                section=line[0].section,
                page=row.page_first,
                expected=euros(printed[0]),
                found=euros(row.amount_eur),
            )


def _interventions(lines: list[Line], checked: Checked) -> Findings:
    """An intervention's only amount against its subtotal in the budget."""
    document = checked.document
    subtotals = [line for line in lines if line[1].row_kind == "subtotaal" and line[1].intervention]
    for n, part in enumerate(document.interventions):
        own = [
            f
            for f in checked.financing
            if f.intervention_id and f.intervention_id.endswith(f"-i{n:03}") and f.amount_eur is not None
        ]
        line = max(subtotals, key=lambda x: _likeness(part.title, x[1].intervention), default=None)
        if len(own) != 1 or line is None or _likeness(part.title, line[1].intervention) < _ALIKE:
            continue
        yield from _own_amount(own[0], line, part.title, part.section)


def _own_amount(own: FinancingRow, line: Line, title: str, section: int | None) -> Findings:
    if not own.per and not own.approximate and line[1].amount_eur is not None and own.amount_eur != line[1].amount_eur:
        yield Finding(
            "interventie_begroting",
            "waarschuwing",
            f"Interventie ‘{title}’ noemt {euros(own.amount_eur)}; {about(line)} komt op {euros(line[1].amount_eur)}.",
            section=section,
            expected=euros(line[1].amount_eur),
            found=euros(own.amount_eur),
        )


def _likeness(one: str, other: str | None) -> float:
    return fuzz.ratio(one.casefold(), (other or "").casefold())
