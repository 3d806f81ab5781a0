"""A document's rows and a field in, a line for each thing that was read from that field out. Knows no page, no file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipelines.tables import DocumentRows
from pipelines.tables_interventions import LocationRow, PartyRow, PeriodRow, TargetGroupRow
from pipelines.tables_money import FinancingRow
from pipelines.tables_people import ContactRow


def readings(rows: DocumentRows, field: str) -> Iterator[str]:
    """How the field with this id was read, in the order of the tables."""
    yield from (_party(row) for row in rows.parties if row.field_id == field)
    yield from (_group(row) for row in rows.target_groups if row.field_id == field)
    yield from (_period(row) for row in rows.periods if row.field_id == field)
    yield from (_location(row) for row in rows.locations if row.field_id == field)
    yield from (_financing(row) for row in rows.financing if row.field_id == field)
    yield from (_contact(row) for row in rows.contacts if row.field_id == field)


def _party(row: PartyRow) -> str:
    generic = "generic" if row.is_generic else None
    return _parts(row.name, row.party_type, row.role if row.role != "partij" else None, generic)


def _group(row: TargetGroupRow) -> str:
    ages = _range(row.age_min, row.age_max, "years")
    grades = _range(row.grade_min, row.grade_max, "groep")
    return _parts(f"{row.group} ({row.mention})", ages, grades, row.education_phase)


def _period(row: PeriodRow) -> str:
    span = f"{_day(row.start_date)} to {_day(row.end_date)}"
    return _parts(f"{span} ({row.mention})", row.precision, row.phase, "ongoing" if row.ongoing else None)


def _location(row: LocationRow) -> str:
    return _parts(row.name, row.kind)


def _financing(row: FinancingRow) -> str:
    share = None if row.share is None else f"{row.share:.0%}"
    per = f"per {' and '.join(row.per)}" if row.per else None
    sure = [word for word, holds in (("about", row.approximate), ("at most", row.is_maximum)) if holds]
    return _parts(" ".join([*sure, _euros(row.amount_eur) or share or "no amount"]), per, row.source, row.purpose)


def _contact(row: ContactRow) -> str:
    return _parts(row.name, row.position, row.organisation, row.phone, row.email, row.url)


def _parts(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _range(low: float | None, high: float | None, unit: str) -> str | None:
    if low is None and high is None:
        return None
    return f"{'' if low is None else format(low, 'g')}-{'' if high is None else format(high, 'g')} {unit}"


def _day(day: date | None) -> str:
    return "..." if day is None else day.isoformat()


def _euros(amount: Decimal | None) -> str | None:
    return None if amount is None else f"€ {amount:,.2f}"
