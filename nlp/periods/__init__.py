"""When it happens and in which phase, from the text of `Planning`."""

from nlp.periods.rows import periods

__all__ = ["periods"]
