"""Checks on the budget: products, subtotals, totals, years, coverage, the printed maximum, interventions' own amounts.

Sums are compared to the cent. A line without an amount takes no part; an amount that can't be read is a finding of its
own, and a sum that it is part of can't be checked, which is told too.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from extract.agenda.budget import is_correction
from extract.document import BudgetRow
from nlp.text.money import amounts, parse_amount
from nlp.text.placeholders import is_placeholder
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, euros
from pipelines.rows.ids import intervention_id
from pipelines.schema.finding_codes import FindingCode
from pipelines.schema.money import BudgetLineRow, FinancingRow

# Of an amount: what `circa` may be off. A round figure, not measured.
_ABOUT = Decimal("0.05")
# `maximaal € 60.000`: the amount within 40 characters and within the sentence (a point in a number ends no sentence).
_MAXIMUM = re.compile(r"\b(?:maximaal|ten hoogste|hoogstens|niet meer dan)\b(?:[^.]|[.](?=\d)){0,40}", re.IGNORECASE)

_UNSIGNED = re.compile(
    r"(?<![\w€.,])(?<!€\s)(?<!EUR\s)\d{1,3}\.\d{3}(?!\d|\.\d|,\d{3}|\s?euro)", re.IGNORECASE
)  # `29.500`
# What an unreadable amount keeps from being checked, told with it: one fault is one finding.
_UNTESTED = {
    "subtotaal": " Of de som klopt, is daardoor niet getoetst.",
    "totaal": " Of de som en de dekking kloppen, is daardoor niet getoetst.",
    "dekking": " Of de dekking klopt en genoeg is voor wat gevraagd wordt, is daardoor niet getoetst.",
}
_AT = re.compile(r"(?:[àá@x×*]|\btegen)\s*$", re.IGNORECASE)  # before a price
# `4 uur per week`, `16 u p/w`: with `38 weken à € 65` beside it the price is one of an hour.
WEEKLY = re.compile(
    r"(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)\s?(?:uur|uren|u\.?)\s?(?:per\s|p/|p\.?|/|in\sde\s)\s?w(?:eek|k)?\b",
    re.IGNORECASE,
)
Titles = set[str | None]  # of interventions, as the budget prints them


class BudgetLine(NamedTuple):
    """A line of the budget as printed, with the row that was read from it."""

    printed: BudgetRow
    row: BudgetLineRow


def budget_checks(checked: CheckInput) -> Findings:
    """Each line by itself, then the subtotals, totals and coverage of the budget."""
    lines = budget_pairs(checked)
    yield from _line_checks(lines)
    yield from _years(lines)
    # A budget with a column of amounts for each year adds up by column.
    for year in dict.fromkeys(printed.year for printed, _ in lines):
        column = [line for line in lines if line.printed.year == year]
        # Of all columns: an intervention may have posts in one year and a subtotal in each.
        titled = {line.row.intervention for line in lines if line.row.row_kind == "post"}
        yield from _subtotals(column, titled)
        yield from _totals(column, titled)
        yield from _coverage(column)


def budget_pairs(checked: CheckInput) -> list[BudgetLine]:
    """The lines of the budget, each as printed and as read."""
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
                f"{about(line)}: het bedrag ‘{printed.amount}’ is niet te lezen.{_UNTESTED.get(row.row_kind, '')}",
                section=printed.section,
                page=row.page_first,
                found=printed.amount,
            )
        product = _product(row)
        if product is not None and product != row.amount_eur != _by_the_week(row, product):
            product = _by_the_week(row, product)
            yield Finding(
                "bedrag_product",
                f"{about(line)}: {printed.text} is {euros(product)}, er staat {euros(row.amount_eur)}.",
                expected=euros(product),
                section=printed.section,
                page=row.page_first,
                found=euros(row.amount_eur),
            )


def _product(row: BudgetLineRow) -> Decimal | None:
    """Quantity times price, to the cent; null where one of these or the amount is not there."""
    if row.quantity is None or row.unit_price_eur is None or row.amount_eur is None:
        return None
    # Through str: Decimal(0.1) has the float's error in it, and would differ from what was printed by a cent
    # somewhere.
    return (Decimal(str(row.quantity)) * row.unit_price_eur).quantize(Decimal("0.01"))


def _by_the_week(row: BudgetLineRow, product: Decimal) -> Decimal:
    """The product times the hours a week that the description tells: `4 uur p/w, 38 weken à € 65` is 38 x 4 x 65."""
    told = WEEKLY.search(row.description or "")
    return product * Decimal(told["hours"].replace(",", ".")) if told and row.unit == "week" else product


def _blank(amount: str) -> bool:
    """The template's own `€ 00.000,00`, a dash, `n.v.t.`: nothing was filled in."""
    return is_placeholder(amount)


def _sum(lines: Iterable[BudgetLine]) -> Decimal:
    return sum((line.row.amount_eur for line in lines if line.row.amount_eur is not None), Decimal("0.00"))


def _subtotals(lines: list[BudgetLine], titled: Titles) -> Findings:
    """Each subtotal against the posts that it is the sum of."""
    for line, posts in _covered(lines, titled)[0]:
        # Without posts there is nothing to add up: a budget that prints subtotals alone is not wrong for it.
        if posts:
            yield from _compared("bedrag_subtotaal", line, posts, "de regels erboven zijn samen")


def _covered(
    lines: list[BudgetLine], titled: Titles
) -> tuple[list[tuple[BudgetLine, list[BudgetLine]]], list[BudgetLine]]:
    """Each subtotal with its posts, and the posts that no subtotal sums up.

    Its posts are those since the subtotal before; of these only its own intervention's, where some are: not every
    intervention has a subtotal.
    """
    found: list[tuple[BudgetLine, list[BudgetLine]]] = []
    since: list[BudgetLine] = []
    alone: list[BudgetLine] = []
    for line in lines:
        if line.row.row_kind == "post":
            since.append(line)
        elif line.row.row_kind == "subtotaal":
            own = _summed(line.row, since, titled)
            alone += [post for post in since if post not in own]
            found.append((line, own))
            since = []
    return found, alone + since


def _summed(subtotal: BudgetLineRow, since: list[BudgetLine], titled: Titles) -> list[BudgetLine]:
    """The posts since the subtotal before: its intervention's; others where the sum is then right, so that they hide no
    error: corrections, which stand under no intervention, and posts whose title was lost.
    """
    own = [post for post in since if post.row.intervention == subtotal.intervention]
    # `Subtotaal Huis van de Jeugd € 0` in the year before it begins: the posts above it are others'.
    if not own and subtotal.intervention in titled - {None}:
        return []
    own = own or since
    corrected = [post for post in since if post in own or post.row.intervention is None]
    fitting = (posts for posts in (own, corrected, since) if _adds_up(posts, subtotal.amount_eur))
    return next(fitting, own)


def _totals(lines: list[BudgetLine], titled: Titles) -> Findings:
    """Each total against the subtotals above it, and the posts that stand in none."""
    subtotals, alone = _covered(lines, titled)
    parts = [line for line, _ in subtotals] + alone
    posts = [line for line in lines if line.row.row_kind == "post"]
    for line in lines:
        # Right by the posts: then the error is a subtotal's, which has its own finding.
        by_posts = bool(posts) and _adds_up(posts, line.row.amount_eur)
        if line.row.row_kind == "totaal" and parts and not by_posts:
            yield from _compared("bedrag_totaal", line, parts, "de onderdelen zijn samen")


def _years(lines: list[BudgetLine]) -> Findings:
    """The amounts of all years against what the line's last column says they are together."""
    for _, group in groupby(lines, key=lambda line: line.printed.line):
        years = list(group)
        whole = parse_amount(years[0].printed.whole) if years[0].printed.whole else None
        if whole is not None and all(line.printed.year for line in years) and not _unreadable(years):
            total = years[-1]._replace(row=replace(years[-1].row, amount_eur=whole))
            yield from _compared("bedrag_totaal", total, years, "de jaren zijn samen")


def total_line_checks(checked: CheckInput) -> Findings:
    """The line below the table against the budget's total; it may also repeat what the GKA grants of it."""
    total = _whole(checked)
    # What the line below may repeat: one year's grant, or that of all years; neither is a wrong total.
    granted = [row.amount_eur for row in checked.budget if row.row_kind == "dekking" and row.source == "gka"]
    granted.append(sum((amount for amount in granted if amount is not None), Decimal(0)))  # of all years
    for text in checked.document.total_lines:
        printed, amount = _last_amount(text), text[text.rfind("€") :] if "€" in text else ""
        if amount and _blank(amount):
            yield Finding("plaatshouder", f"‘{text}’: het bedrag is niet ingevuld.", found=text)
        elif amount and printed is None:
            yield Finding(
                "bedrag_onleesbaar",
                f"‘{text}’: het bedrag is niet te lezen. Of het de begroting volgt, is daardoor niet getoetst.",
                found=text,
            )
        elif total is not None and printed is not None and printed != total and printed not in granted:
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
    cover = [line for line in lines if line.row.row_kind == "dekking"]
    if total is not None and cover:
        yield from _compared("dekking_totaal", total, cover, "de dekking is samen")


def _compared(code: FindingCode, line: BudgetLine, parts: list[BudgetLine], why: str) -> Findings:
    """A printed sum against its parts; where one of these can't be read, the sum can't be checked."""
    amount, unread = line.row.amount_eur, _unreadable(parts)
    if amount is None or _adds_up(parts, amount):
        return
    if unread:
        yield Finding(
            "niet_toetsbaar",
            f"{about(line)}: de som is niet te toetsen, want regel {unread[0].row.ordinal} is niet te lezen "
            f"(‘{unread[0].printed.amount}’).",
            section=line.printed.section,
            page=line.row.page_first,
            found=unread[0].printed.amount,
        )
    else:
        yield _differs(code, line, _sum(parts), why)


def _adds_up(parts: Iterable[BudgetLine], amount: Decimal | None) -> bool:
    """True where a sum is right, also where corrections without a minus sign are taken off: `Korting | € 500`."""
    lines = list(parts)
    off = _sum(line for line in lines if is_correction(line.printed.text or "") and (line.row.amount_eur or 0) > 0)
    return amount in (_sum(lines), _sum(lines) - 2 * off)


def _unreadable(lines: Iterable[BudgetLine]) -> list[BudgetLine]:
    return [line for line in lines if line.row.amount_eur is None and line.printed.amount]


def _differs(code: FindingCode, line: BudgetLine, expected: Decimal, why: str) -> Finding:
    return Finding(
        code,
        f"{about(line)}: {why} {euros(expected)}, er staat {euros(line.row.amount_eur)}.",
        section=line.printed.section,
        page=line.row.page_first,
        expected=euros(expected),
        found=euros(line.row.amount_eur),
    )


def printed_maxima(checked: CheckInput) -> list[Decimal]:
    """The maxima that the plan prints, in euros."""
    texts = [
        s.text
        for s in checked.document.sections
        if s.kind in ("activiteitenplan_en_begroting", "gka_agenda", "inzet_middelen")
    ]
    found = [match[0] for text in texts for match in _MAXIMUM.finditer(text)]
    return [amount.value for text in found for amount in amounts(text) if amount.value is not None]


def maximum_checks(checked: CheckInput) -> Findings:
    """The GKA's line against the maximum that the plan prints."""
    printed = printed_maxima(checked)
    if not printed:
        return
    for line in budget_pairs(checked):
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
    """An intervention's only amount against its subtotal in the budget, of all years together."""
    for n, part in enumerate(checked.document.interventions):
        own = _only_amount(checked, n)
        # By the link that the rows have, so that a reader of `budget_lines` finds the same pair.
        linked = intervention_id(checked.document.id, n)
        lines = [line for line in budget_pairs(checked) if line.row.intervention_id == linked]
        subtotals = [line for line in lines if line.row.row_kind == "subtotaal"]
        posts = [line for line in lines if line.row.row_kind == "post"]
        # Right by the posts: then the error is the subtotal's, which has its own finding.
        by_posts = own is not None and _adds_up(posts, own.amount_eur)
        if own is not None and subtotals and not by_posts and not _unreadable(subtotals):
            yield from _own_amount(own, subtotals, part.title, part.section)


def _only_amount(checked: CheckInput, intervention: int) -> FinancingRow | None:
    """The amount that an intervention's financing names, if it is the only one (an unreadable one counts) and a sum."""
    texts = [f.text for f in checked.document.fields if f.intervention == intervention and f.name == "financiering"]
    own = [
        row
        for row in checked.financing
        if row.intervention_id and row.intervention_id.endswith(f"-i{intervention:03}") and row.amount_eur is not None
    ]
    only = len(own) == 1 and sum(len(amounts(text)) for text in texts) <= 1
    # An amount a pupil or a year can't be compared with a subtotal; nor can one of several where others have no sign
    # (`Kosten 29.500. Eigen bijdrage € 1`), or a price (`50 u à € 85`).
    if not only or own[0].per or any(_UNSIGNED.search(text) for text in texts):
        return None
    before = next((text[: own[0].char_start] for text in texts if own[0].mention in text), "")
    return None if _AT.search(before) else own[0]


def _own_amount(own: FinancingRow, subtotals: list[BudgetLine], title: str, section: int | None) -> Findings:
    total = _sum(subtotals)
    if own.amount_eur is None or own.amount_eur == total:
        return
    if own.approximate and abs(own.amount_eur - total) <= total * _ABOUT:
        return
    together = "" if len(subtotals) == 1 else " en de andere jaren"
    yield Finding(
        "interventie_begroting",
        f"Interventie ‘{title}’ noemt {euros(own.amount_eur)}; {about(subtotals[0])}{together} komt op {euros(total)}.",
        section=section,
        expected=euros(total),
        found=euros(own.amount_eur),
    )
