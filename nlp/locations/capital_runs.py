"""A text in, its runs of capitals out: what may name a place. Knows how names are joined; registers only cut them.

`Aaldam op de Boomgaard` is cut where a place is known to end; `Borkel en Schaft` is kept whole where it is known.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.gazetteer import known_kind, place_kinds
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("locations")
_S = r"[^\S\n]"
CAPITAL = r"(?:['’][ts]\s|['’]s-)?[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’.-]*"
LINK = r"(?:aan den|aan de|op de|van de|van der|voor de|de|het|den|der|van|en de|op|in 't|['’]t|der)"
_HOUSE = rf"(?i:{any_of(word for kind in ('school', 'instelling') for word in _WORDS[kind])})(?!\w)"
_NEXT = rf"(?:(?:op|{LINK}){_S}+(?!{_HOUSE})|{LINK.replace('|op|', '|')}{_S}+)"
_NAME = re.compile(rf"{CAPITAL}(?:{_S}+{_NEXT}?(?:{CAPITAL}|\d+\b))*")
_ON = re.compile(rf"{_S}+(?:op|in){_S}+(?:(?:de|het|den){_S}+)?(?=[A-ZÀ-Þ])")
_AND = re.compile(rf"{_S}+en{_S}+{CAPITAL}")
_SECTOR = re.compile(
    rf"{_S}+(?:vmbo|mavo|havo|vwo|vo|mbo|college|lyceum|gymnasium|kindcentrum)(?![\w-])"
)  # `Compaen vmbo`
_COMPOUND = re.compile(r"[A-Z]{2,5}-[a-zà-ÿ]+")  # `AZC-scholen`


class Run(NamedTuple):
    """text[start:end] == name."""

    start: int
    end: int
    name: str


def runs(text: str) -> Iterator[Run]:
    """The runs in their order."""
    place = 0
    while match := _NAME.search(text, place):
        start, end = match.span()
        if both := _whole(text, start, end):
            end = both
        elif cut := _cut(match[0]):
            end = start + cut
        if sector := _SECTOR.match(text, end):
            end = sector.end()
        place = end
        if not _COMPOUND.fullmatch(text[start:end]):
            yield Run(start, end, text[start:end])


def _whole(text: str, start: int, end: int) -> int | None:
    """Where a known name ends that holds an `en`."""
    other = _AND.match(text, end)
    return other.end() if other and place_kinds(text[start : other.end()].rstrip(" .")) else None


def _cut(name: str) -> int | None:
    """Where a known place ends and what stands in it begins: `Hoogezand | op de Vinckenborgh`."""
    on = _ON.search(name)
    if on is None or known_kind(name, ()) is not None:
        return None
    return on.start() if known_kind(name[: on.start()], ()) else None
