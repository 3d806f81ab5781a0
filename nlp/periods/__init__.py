"""Periods: when something happens and in which phase, from the field `Planning`."""

from nlp.periods.rows import Period, periods

__all__ = ["Period", "periods"]
