"""Counts as bars: a table of which each row has its bar, so that chart and table can't say different things.

No library draws them: the one that the browser would need (Vega-Lite) is heavier than the whole budget of the overview,
and a picture's labels shrink on a phone. A bar here is one rectangle beside its own number.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from pipelines.report.facts import Count

Amount = Decimal | int | float


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    shown: str  # the number as people read it
    percent: float  # length, of the longest; 0 where there is no number


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    what: str  # heading of the labels
    unit: str  # heading of the numbers
    note: str
    bars: tuple[Bar, ...]


def chart(
    title: str,
    what: str,
    unit: str,
    counts: Iterable[Count],
    *,
    label: Callable[[str | None], str],
    number: Callable[[Amount | None], str],
    note: str = "",
) -> Chart:
    """Bars in the order of the counts, as long as they are against the largest."""
    rows = list(counts)
    most = max((float(row.aantal) for row in rows if row.aantal is not None), default=0.0)
    bars = tuple(Bar(label(row.naam), number(row.aantal), _length(row.aantal, most)) for row in rows)
    return Chart(title, what, unit, note, bars)


def _length(amount: Amount | None, most: float) -> float:
    # A negative amount (a correction) has no bar, but keeps its row.
    return round(100 * max(0.0, float(amount)) / most, 1) if amount is not None and most > 0 else 0.0
