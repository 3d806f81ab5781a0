"""Periods: when something happens and in which phase, from the field `Planning`.

`unit_grammar` and `expressions` find what names a time, `time_units` gives its first and last day, `phases` says what
happens in it, `rows` joins spans and makes the rows.
"""

from nlp.periods.rows import Period, periods

__all__ = ["Period", "periods"]
