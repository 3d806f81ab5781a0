"""Numbers, dates and names as Dutch readers expect them."""

from datetime import date
from decimal import Decimal

from pipelines.export.labels import label_of

NOT_FOUND = "niet gevonden"


def number(amount: Decimal | int | float | None) -> str:
    """`1.234`; without a fraction."""
    return NOT_FOUND if amount is None else _dutch(f"{amount:,.0f}")


def euro(amount: Decimal | int | float | None) -> str:
    """`€ 1.234` or `€ 68,50`: cents only where there are any. A blank that doesn't break keeps it on one line."""
    if amount is None:
        return NOT_FOUND
    exact = Decimal(str(amount))
    return "€\u00a0" + _dutch(f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,.2f}")


def percent(part: float | None) -> str:
    """`98,3%` of 0.983."""
    return NOT_FOUND if part is None else f"{100 * part:.1f}".replace(".", ",") + "%"


def day(when: date | None) -> str:
    return NOT_FOUND if when is None else f"{when:%d-%m-%Y}"


def name(code: str | None) -> str:
    """The name of a code; what isn't said, is called that."""
    return label_of(code) or "niet gezegd"


def age(years: str | None) -> str:
    """`12 jaar`; below 0 is before birth."""
    if years is None:
        return "niet gezegd"
    return "vóór de geboorte" if years.startswith("-") else f"{years} jaar"


def ages(youngest: int | None, oldest: int | None) -> str:
    """`4 tot en met 12 jaar`."""
    if youngest is None or oldest is None:
        return "niet gezegd"
    start = "vóór de geboorte" if youngest < 0 else str(youngest)
    return f"{start} tot en met {oldest} jaar" if youngest != oldest else f"{start} jaar"


def _dutch(english: str) -> str:
    return english.translate(str.maketrans(",.", ".,"))
