"""Checks on the budget: products, subtotals, totals, coverage, the printed maximum, an intervention's own amount.

Sums are compared to the cent. A line without an amount takes no part; an amount that can't be read is a finding of its
own.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.document import BudgetRow
from nlp.text.money import amounts, parse_amount
from nlp.text.placeholders import is_placeholder
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, euros
from pipelines.schema.finding_codes import FindingCode
from pipelines.schema.money import BudgetLineRow, FinancingRow

# Of 100: how alike the titles of an intervention in its table and in the budget must be before their amounts are
# compared; set on the samples. budget_links.py links the same titles by shared words (85, and numbers must agree): with
# that measure here other interventions would be compared, and other findings made.
_ALIKE = 80
# Of an amount: what `circa` may be off. A round figure, not measured.
_ABOUT = Decimal("0.05")
# `maximaal € 60.000`: the amount within 40 characters and within the sentence (a point in a number ends no sentence).
_MAXIMUM = re.compile(r"\b(?:maximaal|ten hoogste|hoogstens|niet meer dan)\b(?:[^.]|[.](?=\d)){0,40}", re.IGNORECASE)


class BudgetLine(NamedTuple):
    """A line of the budget as printed, with the row that was read from it."""

    printed: BudgetRow
    row: BudgetLineRow


def budget_checks(checked: CheckInput) -> Findings:
    """Each line by itself, then the subtotals, totals and coverage of the budget."""
    lines = _lines(checked)
    yield from _line_checks(lines)
    # A budget with a column of amounts for each year adds up by column.
    for year in dict.fromkeys(printed.year for printed, _ in lines):
        column = [line for line in lines if line.printed.year == year]
        yield from _subtotals(column)
        yield from _totals(column)
        yield from _coverage(column)


def _lines(checked: CheckInput) -> list[BudgetLine]:
    return [BudgetLine(*pair) for pair in zip(checked.document.budget, checked.budget, strict=True)]


def about(line: BudgetLine) -> str:
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


def _line_checks(lines: list[BudgetLine]) -> Findings:
    for line in lines:
        printed, row = line
        # Blank before unreadable: `€ 00.000,00` is the template's own, and not an error of who filled it in.
        if printed.amount and _blank(printed.amount):
            yield Finding(
                "plaatshouder",
                f"{about(line)}: het bedrag is niet ingevuld.",
                section=printed.section,
                page=row.page_first,
                found=printed.amount,
            )
        elif printed.amount and row.amount_eur is None:
            yield Finding(
                "bedrag_onleesbaar",
                f"{about(line)}: het bedrag ‘{printed.amount}’ is niet te lezen.",
                section=printed.section,
                page=row.page_first,
                found=printed.amount,
            )
        if row.quantity is None or row.unit_price_eur is None or row.amount_eur is None:
            continue
        # Through str: Decimal(0.1) has the float's error in it, and would differ from what was printed by a cent
        # somewhere.
        product = (Decimal(str(row.quantity)) * row.unit_price_eur).quantize(Decimal("0.01"))
        if product != row.amount_eur:
            yield Finding(
                "bedrag_product",
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


def _subtotals(lines: list[BudgetLine]) -> Findings:
    """Each subtotal against the posts that it is the sum of."""
    for line, posts in _covered(lines)[0]:
        amount = line.row.amount_eur
        # Without posts there is nothing to add up: a budget that prints subtotals alone is not wrong for it.
        if posts and amount is not None and _sum(posts) != amount:
            yield _differs("bedrag_subtotaal", line, _sum(posts), "de regels erboven zijn samen")


def _covered(lines: list[BudgetLine]) -> tuple[list[tuple[BudgetLine, list[BudgetLineRow]]], list[BudgetLineRow]]:
    """Each subtotal with its posts, and the posts that no subtotal sums up.

    Its posts are those since the subtotal before; of these only its own intervention's, where some are: not every
    intervention has a subtotal.
    """
    found: list[tuple[BudgetLine, list[BudgetLineRow]]] = []
    since: list[BudgetLineRow] = []
    alone: list[BudgetLineRow] = []
    for line in lines:
        row = line.row
        if row.row_kind == "post":
            since.append(row)
        elif row.row_kind == "subtotaal":
            own = _summed(row, since)
            alone += [post for post in since if post not in own]
            found.append((line, own))
            since = []
    return found, alone + since


def _summed(subtotal: BudgetLineRow, since: list[BudgetLineRow]) -> list[BudgetLineRow]:
    """The posts since the subtotal before: its intervention's, and corrections where the sum is then right."""
    own = [post for post in since if post.intervention == subtotal.intervention] or since
    # Corrections stand under no intervention; they are taken only where the sum is then right, so that they hide no
    # error.
    corrected = [post for post in since if post in own or post.intervention is None]
    return corrected if _sum(own) != subtotal.amount_eur == _sum(corrected) else own


def _totals(lines: list[BudgetLine]) -> Findings:
    """Each total against the subtotals above it, and the posts that stand in none."""
    subtotals, alone = _covered(lines)
    parts = [line.row for line, _ in subtotals] + alone
    for line in lines:
        amount = line.row.amount_eur
        if line.row.row_kind == "totaal" and amount is not None and parts and _sum(parts) != amount:
            yield _differs("bedrag_totaal", line, _sum(parts), "de onderdelen zijn samen")


def total_line_checks(checked: CheckInput) -> Findings:
    """The line below the table against the budget's total; it may also repeat what the GKA grants of it."""
    total = _whole(checked)
    # What the line below may repeat: one year's grant, or that of all years; neither is a wrong total.
    granted = [row.amount_eur for row in checked.budget if row.row_kind == "dekking" and row.source == "gka"]
    granted.append(sum((amount for amount in granted if amount is not None), Decimal(0)))  # of all years
    for text in checked.document.total_lines:
        printed = _last_amount(text)
        if total is not None and printed is not None and printed != total and printed not in granted:
            yield Finding(
                "bedrag_totaal",
                f"‘{text}’: de begroting komt op {euros(total)}.",
                expected=euros(total),
                found=euros(printed),
            )


def _whole(checked: CheckInput) -> Decimal | None:
    """The budget's total; of a budget by year the totals of all years together."""
    lines = zip(checked.document.budget, checked.budget, strict=True)
    by_year: dict[str | None, Decimal | None] = {}
    for printed, row in lines:
        if row.row_kind == "totaal":
            # The first total of each year: a later one in the same column may repeat it, and would count twice.
            by_year.setdefault(printed.year, row.amount_eur)
    known = [amount for amount in by_year.values() if amount is not None]
    # All or none: a sum without the year that can't be read would be a wrong total, and a finding that blames the
    # agenda.
    return sum(known, Decimal(0)) if known and len(known) == len(by_year) else None


def _last_amount(text: str) -> Decimal | None:
    printed = [a.value for a in amounts(text) if a.value is not None]
    return printed[-1] if printed else parse_amount(text.split()[-1])


def _coverage(lines: list[BudgetLine]) -> Findings:
    """The coverage lines together against the total."""
    total = next((line for line in lines if line.row.row_kind == "totaal"), None)
    cover = [row for _, row in lines if row.row_kind == "dekking"]
    if total is not None and cover and total[1].amount_eur is not None and _sum(cover) != total[1].amount_eur:
        yield _differs("dekking_totaal", total, _sum(cover), "de dekking is samen")


def _differs(code: FindingCode, line: BudgetLine, expected: Decimal, why: str) -> Finding:
    return Finding(
        code,
        f"{about(line)}: {why} {euros(expected)}, er staat {euros(line.row.amount_eur)}.",
        section=line.printed.section,
        page=line.row.page_first,
        expected=euros(expected),
        found=euros(line.row.amount_eur),
    )


def maximum_checks(checked: CheckInput) -> Findings:
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
    for line in _lines(checked):
        row = line.row
        if (
            row.row_kind == "dekking"
            and row.source == "gka"
            and row.amount_eur is not None
            and row.amount_eur > printed[0]
        ):
            yield Finding(
                "bedrag_boven_maximum",
                f"{about(line)}: het maximum is {euros(printed[0])}.",
                section=line.printed.section,
                page=row.page_first,
                expected=euros(printed[0]),
                found=euros(row.amount_eur),
            )


def intervention_amount_checks(checked: CheckInput) -> Findings:
    """An intervention's only amount against its subtotal in the budget."""
    document = checked.document
    subtotals = [line for line in _lines(checked) if line.row.row_kind == "subtotaal" and line.row.intervention]
    for n, part in enumerate(document.interventions):
        own = _only_amount(checked, n)
        line = max(subtotals, key=lambda each: _likeness(part.title, each.row.intervention), default=None)
        if own is not None and line is not None and _likeness(part.title, line.row.intervention) >= _ALIKE:
            yield from _own_amount(own, line, part.title, part.section)


def _only_amount(checked: CheckInput, intervention: int) -> FinancingRow | None:
    """The amount that an intervention's financing names, if it is the only one (an unreadable one counts) and a sum."""
    texts = [f.text for f in checked.document.fields if f.intervention == intervention and f.name == "financiering"]
    own = [
        row
        for row in checked.financing
        if row.intervention_id and row.intervention_id.endswith(f"-i{intervention:03}") and row.amount_eur is not None
    ]
    only = len(own) == 1 and sum(len(amounts(text)) for text in texts) <= 1
    # An amount a pupil or a year can't be compared with a subtotal.
    return own[0] if only and not own[0].per else None


def _own_amount(own: FinancingRow, line: BudgetLine, title: str, section: int | None) -> Findings:
    total = line.row.amount_eur
    if total is None or own.amount_eur is None or own.amount_eur == total:
        return
    if own.approximate and abs(own.amount_eur - total) <= total * _ABOUT:
        return
    yield Finding(
        "interventie_begroting",
        f"Interventie ‘{title}’ noemt {euros(own.amount_eur)}; {about(line)} komt op {euros(total)}.",
        section=section,
        expected=euros(total),
        found=euros(own.amount_eur),
    )


def _likeness(one: str, other: str | None) -> float:
    return fuzz.ratio(one.casefold(), (other or "").casefold())
