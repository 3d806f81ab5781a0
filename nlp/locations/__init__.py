"""Locations: where something happens, from the field `Locatie`."""

from nlp.locations.rows import Location, locations

__all__ = ["Location", "locations"]
