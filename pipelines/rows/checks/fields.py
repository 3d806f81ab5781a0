"""Checks on fields: dates that don't exist, periods outside the agenda, amounts that can't be read."""

from nlp.periods import periods
from nlp.text.money import amounts
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, field_place
from pipelines.rows.ids import field_number
from pipelines.rows.printed import field_text
from pipelines.schema.interventions import PeriodRow

# Fields with a planning, and the part of them outside the years, above which the years are doubted: of ten agendas of
# others and the samples, one field in four lies outside at most.
_SEVERAL, _NEARLY_ALL = 3, 0.8


def period_checks(checked: CheckInput) -> Findings:
    """Dates that don't exist, and periods that lie outside the agenda's years, one finding for each field."""
    for n, field in enumerate(checked.document.fields):
        text = field_text(field.text) if field.name == "planning" else None
        for period in periods(text) if text else ():
            if not period.readable:
                yield Finding(
                    "datum_onleesbaar",
                    f"{field_place(checked, n)}: de datum ‘{period.mention}’ bestaat niet.",
                    section=field.section,
                    field=n,
                    found=period.mention,
                )
    first, last = checked.who.first_year, checked.who.last_year
    if first is not None and last is not None:
        yield from _outside_years(checked, first, last)


def _outside_years(checked: CheckInput, first: int, last: int) -> Findings:
    bounded: dict[int, list[PeriodRow]] = {}
    for row in checked.periods:
        if row.start_date or row.end_date:
            bounded.setdefault(field_number(row.field_id), []).append(row)
    outside = {n: [row.mention for row in rows if _outside(row, first, last)] for n, rows in bounded.items()}
    outside = {n: mentions for n, mentions in outside.items() if mentions}
    # Where nearly all lie outside, it is the years that were read wrongly: of another plan that the text names.
    if len(bounded) >= _SEVERAL and len(outside) >= _NEARLY_ALL * len(bounded):
        yield Finding(
            "niet_toetsbaar",
            f"Bijna elke planning valt buiten de looptijd {first}-{last} die het document lijkt te noemen; of periodes "
            "daarbuiten vallen, is niet te toetsen.",
            found=f"{first}-{last}",
        )
        return
    for n, mentions in sorted(outside.items()):
        yield Finding(
            "periode_buiten_agenda",
            f"{field_place(checked, n)}: ‘{'’, ‘'.join(mentions)}’ valt buiten de looptijd {first}-{last}.",
            section=checked.document.fields[n].section,
            field=n,
            expected=f"{first}-{last}",
            found="; ".join(mentions),
        )


def _outside(row: PeriodRow, first: int, last: int) -> bool:
    return any(bound is not None and not first <= bound.year <= last for bound in (row.start_date, row.end_date))


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
