"""Checks on fields: dates that don't exist, periods outside the agenda, amounts that can't be read."""

from datetime import date

from nlp.periods import periods
from nlp.text.money import amounts
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, field_place
from pipelines.rows.ids import field_id
from pipelines.rows.printed import field_text


def period_checks(checked: CheckInput) -> Findings:
    """Periods that lie outside the agenda's years, one finding for each field, and dates that don't exist."""
    document, who = checked.document, checked.who
    for n, field in enumerate(document.fields):
        text = field_text(field.text)
        if field.name != "planning" or text is None:
            continue
        place = field_place(checked, n)
        for period in periods(text):
            if not period.readable:
                yield Finding(
                    "datum_onleesbaar",
                    f"{place}: de datum ‘{period.mention}’ bestaat niet.",
                    section=field.section,
                    field=n,
                    found=period.mention,
                )
        if who.first_year is None or who.last_year is None:
            continue
        outside = [
            row.mention
            for row in checked.periods
            if row.field_id == field_id(document.id, n)
            and _outside(row.start_date, row.end_date, who.first_year, who.last_year)
        ]
        if outside:
            yield Finding(
                "periode_buiten_agenda",
                f"{place}: ‘{'’, ‘'.join(outside)}’ valt buiten de looptijd {who.first_year}-{who.last_year}.",
                section=field.section,
                field=n,
                expected=f"{who.first_year}-{who.last_year}",
                found="; ".join(outside),
            )


def _outside(start: date | None, end: date | None, first: int, last: int) -> bool:
    return any(bound is not None and not first <= bound.year <= last for bound in (start, end))


def amount_checks(checked: CheckInput) -> Findings:
    """Amounts in `Financiering` that nobody can read."""
    for n, field in enumerate(checked.document.fields):
        text = field_text(field.text)
        if field.name != "financiering" or text is None:
            continue
        for amount in amounts(text):
            if amount.value is None:
                yield Finding(
                    "bedrag_onleesbaar",
                    f"{field_place(checked, n)}: het bedrag ‘{amount.mention}’ is niet te lezen.",
                    section=field.section,
                    field=n,
                    found=amount.mention,
                )
