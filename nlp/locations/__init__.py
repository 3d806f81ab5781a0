"""Where it happens, from the text of `Locatie`."""

from nlp.locations.rows import locations

__all__ = ["locations"]
