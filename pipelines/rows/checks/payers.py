"""Checks on interventions' money: products in `Financiering`, euros that nobody pays, what is asked of the GKA."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.agenda.budget import is_total_line
from extract.document import Section
from nlp.calculations import Calculation, calculation
from nlp.financing import financing
from nlp.financing.rows import Financing
from nlp.text.money import amounts
from pipelines.rows.checks.budget import WEEKLY
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, euros, field_place, part_place
from pipelines.rows.ids import field_id, field_number, intervention_id
from pipelines.rows.printed import field_text
from pipelines.schema.money import FinancingRow

_LINE_END = re.compile(r"[\n;]|\.(?=\s)")  # a calculation stands within one of these
_RESULT = re.compile(r"(?<=[^=])=\s*$")  # before the amount that a calculation comes to
# Parts that may say what the GKA pays of the whole agenda; an intervention's own words say it of that intervention.
_PROSE = ("toelichting", "inzet_gemeente", "samenwerking_gka", "activiteitenplan_en_begroting", "gka_agenda")
_WEEKS = re.compile(r"(?P<weeks>\d{1,2})\s(?:school)?weken\b", re.IGNORECASE)


def product_checks(checked: CheckInput) -> Findings:
    """Calculations in `Financiering` against their result: `200 uur x € 60 = € 12.000`, hours a week times weeks."""
    for n, field in enumerate(checked.document.fields):
        text = field_text(field.text)
        if field.name != "financiering" or text is None:
            continue
        for words, product, printed in [*_results(text), *_weekly(text, checked, n)]:
            if product != printed:
                yield Finding(
                    "bedrag_product",
                    f"{field_place(checked, n)}: ‘{words}’ is {euros(product)}, er staat {euros(printed)}.",
                    section=field.section,
                    field=n,
                    expected=euros(product),
                    found=euros(printed),
                )


def _results(text: str) -> list[tuple[str, Decimal, Decimal]]:
    """Each calculation that an `=` closes: its words, what it comes to, and the amount behind the `=`."""
    found = []
    for amount in amounts(text):
        before = text[: amount.char_start]
        starts = [end.end() for end in _LINE_END.finditer(before)]
        words = before[starts[-1] if starts else 0 :].strip()
        if amount.value is not None and _RESULT.search(before):
            product = _product(calculation(_RESULT.sub("", words)))
            found += [(words, product, amount.value)] if product is not None else []
    return found


def _product(worked: Calculation) -> Decimal | None:
    if worked.quantity is None or worked.unit_price is None:
        return None
    hours = WEEKLY.search(worked.description or "") if worked.unit == "week" else None
    times = Decimal(hours["hours"].replace(",", ".")) if hours else 1
    return (Decimal(str(worked.quantity)) * worked.unit_price * times).quantize(Decimal("0.01"))


def _weekly(text: str, checked: CheckInput, field: int) -> list[tuple[str, Decimal, Decimal]]:
    """Hours a week, weeks, a price of an hour and one amount in a field: `16 uur per week, 20 weken, € 100 per uur`."""
    hours, weeks = WEEKLY.findall(text), _WEEKS.findall(text)
    rows = [row for row in checked.financing if row.field_id == field_id(checked.document.id, field)]
    rates = [row for row in rows if row.kind == "tarief" and row.per == ("uur",) and row.amount_eur is not None]
    sums = [row for row in rows if row.kind in ("deel", "totaal") and not row.per and row.amount_eur is not None]
    # One of each, none of them rough: with two of any it can't be told which belong together.
    if not len(hours) == len(weeks) == len(rates) == len(sums) == 1 or any(row.approximate for row in rates + sums):
        return []
    if re.search(r"\b(?:circa|ca|ongeveer|gemiddeld)\b", text, re.IGNORECASE) or "=" in text:
        return []
    count = Decimal(hours[0].replace(",", ".")) * Decimal(weeks[0])
    product = (count * (rates[0].amount_eur or 0)).quantize(Decimal("0.01"))
    words = f"{hours[0]} uur per week x {weeks[0]} weken x {rates[0].mention}"
    return [(words, product, sums[0].amount_eur or Decimal(0))]


def payer_checks(checked: CheckInput) -> Findings:
    """Interventions whose `Financiering` names euros and nobody who pays; a budget with coverage may pay for them."""
    covered = {row.intervention_id for row in checked.budget if _is_covered(checked)}
    for n, part in enumerate(checked.document.interventions):
        own = intervention_id(checked.document.id, n)
        rows = [row for row in checked.financing if row.intervention_id == own]
        euro = [row for row in rows if row.kind in ("deel", "totaal") and row.amount_eur]
        # One named payer in the field is enough: that he pays all of it is how people write.
        if euro and own not in covered and not any(row.source for row in rows):
            yield Finding(
                "bedrag_zonder_betaler",
                f"{part_place(checked.document, n)} noemt {euros(_sum(euro))}, maar niet wie dat betaalt.",
                section=part.section,
                field=field_number(euro[0].field_id),
                found="; ".join(row.mention for row in euro),
            )


def _is_covered(checked: CheckInput) -> bool:
    """True where the budget says who pays."""
    return any(row.row_kind == "dekking" and row.source for row in checked.budget)


def gka_checks(checked: CheckInput) -> Findings:
    """What the interventions and the prose ask of the GKA against its line in the coverage, of all years together."""
    cover = [row.amount_eur for row in checked.budget if row.row_kind == "dekking" and row.source == "gka"]
    # Less than the budget's is no contradiction: an intervention may leave out what the budget tells.
    if not cover or None in cover:
        return
    granted = sum((amount for amount in cover if amount is not None), Decimal(0))
    asked = _sum([row for row in checked.financing if row.source == "gka" and _is_firm(row)])
    if asked > granted:
        yield Finding(
            "gka_boven_dekking",
            f"De interventies vragen samen {euros(asked)} van de GKA; de begroting dekt {euros(granted)} uit die bron.",
            expected=euros(granted),
            found=euros(asked),
        )
    for n, section in enumerate(checked.document.sections):
        for row in _told_in_prose(section, granted):
            yield Finding(
                "gka_boven_dekking",
                f"Onder ‘{section.heading}’ staat {row.mention} van de GKA; de begroting dekt {euros(granted)} uit "
                "die bron.",
                section=n,
                expected=euros(granted),
                found=row.mention,
            )


def _told_in_prose(section: Section, granted: Decimal) -> Iterator[Financing]:
    """The amounts of the GKA in a part's prose that are above what is granted; not the line below the budget."""
    lines = section.text.split("\n") if section.kind in _PROSE else []
    for line in lines:
        # Amounts first: who pays is asked of a whole text, and most lines name no such amount.
        high = any(amount.value is not None and amount.value > granted for amount in amounts(line))
        if high and not is_total_line(line):
            yield from (row for row in financing(line) if _is_above(row, granted))


def _is_above(row: Financing, granted: Decimal) -> bool:
    return row.source == "gka" and _is_firm(row) and row.amount_eur is not None and row.amount_eur > granted


def _is_firm(row: FinancingRow | Financing) -> bool:
    """True for an amount that may be added up: no rate, no ceiling, not rough."""
    return row.kind == "deel" and not row.per and not row.is_maximum and not row.approximate and bool(row.amount_eur)


def _sum(rows: list[FinancingRow]) -> Decimal:
    return sum((row.amount_eur for row in rows if row.amount_eur is not None), Decimal(0))
