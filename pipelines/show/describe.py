"""How a field was read, one line for each row that it gave, in English (outline) or Dutch (HTML page)."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pipelines.schema.interventions import LocationRow, PartyRow, PeriodRow, TargetGroupRow
from pipelines.schema.money import FinancingRow
from pipelines.schema.people import ContactRow
from pipelines.schema.tables import DocumentRows


class Wording(NamedTuple):
    """The words between the values, and how a number and an amount are written."""

    generic: str
    years: str
    to: str
    ongoing: str
    about: str
    at_most: str
    no_amount: str
    both: str
    euros: Callable[[Decimal], str]
    number: Callable[[float], str]


def _dutch_euros(amount: Decimal) -> str:
    return f"€ {amount:,.2f}".translate(str.maketrans(",.", ".,"))


ENGLISH = Wording(
    "generic", "years", "to", "ongoing", "about", "at most", "no amount", "and", "€ {:,.2f}".format, "{:g}".format
)
DUTCH = Wording(
    "soortnaam",
    "jaar",
    "tot en met",
    "doorlopend",
    "circa",
    "maximaal",
    "geen bedrag",
    "en",
    _dutch_euros,
    lambda number: f"{number:g}".replace(".", ","),
)


def field_readings(rows: DocumentRows, field: str, wording: Wording = ENGLISH) -> Iterator[str]:
    """How the field with this id was read, in the order of the tables."""
    yield from (_party(row, wording) for row in rows.parties if row.field_id == field)
    yield from (_group(row, wording) for row in rows.target_groups if row.field_id == field)
    yield from (_period(row, wording) for row in rows.periods if row.field_id == field)
    yield from (_location(row) for row in rows.locations if row.field_id == field)
    yield from (_financing(row, wording) for row in rows.financing if row.field_id == field)
    yield from (_contact(row) for row in rows.contacts if row.field_id == field)


def _party(row: PartyRow, wording: Wording) -> str:
    generic = wording.generic if row.is_generic else None
    return _parts(row.name, row.party_type, row.role if row.role != "partij" else None, generic)


def _group(row: TargetGroupRow, wording: Wording) -> str:
    ages = _range(row.age_min, row.age_max, wording.years, wording)
    grades = _range(row.grade_min, row.grade_max, "groep", wording)
    return _parts(f"{row.group} ({row.mention})", ages, grades, row.education_phase)


def _period(row: PeriodRow, wording: Wording) -> str:
    span = f"{_day(row.start_date)} {wording.to} {_day(row.end_date)}"
    return _parts(f"{span} ({row.mention})", row.precision, row.phase, wording.ongoing if row.ongoing else None)


def _location(row: LocationRow) -> str:
    return _parts(row.name, row.kind)


def _financing(row: FinancingRow, wording: Wording) -> str:
    share = None if row.share is None else f"{row.share:.0%}"
    amount = None if row.amount_eur is None else wording.euros(row.amount_eur)
    per = f"per {f' {wording.both} '.join(row.per)}" if row.per else None
    sure = [word for word, holds in ((wording.about, row.approximate), (wording.at_most, row.is_maximum)) if holds]
    return _parts(" ".join([*sure, amount or share or wording.no_amount]), per, row.source, row.purpose)


def _contact(row: ContactRow) -> str:
    return _parts(row.name, row.position, row.organisation, row.phone, row.email, row.url)


def _parts(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _range(low: float | None, high: float | None, unit: str, wording: Wording) -> str | None:
    if low is None and high is None:
        return None
    return f"{'' if low is None else wording.number(low)}-{'' if high is None else wording.number(high)} {unit}"


def _day(day: date | None) -> str:
    return "..." if day is None else day.isoformat()
