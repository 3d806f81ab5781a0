"""Regions by the names in common use: `Noordoost-Twente`, `West-Friesland`."""

import re
from functools import cache

from nlp.gazetteer.municipalities import provinces
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.text.fold import fold

_COMPASS = re.compile(r"(?:Noord|Zuid|Oost|West|Midden|Noordoost|Noordwest|Zuidoost|Zuidwest)[- ](?=[A-Z])")


def is_region(name: str) -> bool:
    """True for a region of the list, and for a quarter of one or of a province: `Zuidoost-Drenthe`."""
    if fold(name) in _regions():
        return True
    quarter = _COMPASS.match(name)
    whole = fold(name[quarter.end() :]) if quarter else ""
    return bool(whole) and (whole in _regions() or whole in {fold(province) for province in provinces()})


@cache
def region_names() -> tuple[str, ...]:
    """The regions of the list, as printed."""
    return tuple(cells[0] for cells in shipped_rows("regions"))


@cache
def _regions() -> frozenset[str]:
    return frozenset(map(fold, region_names()))
