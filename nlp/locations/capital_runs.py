"""Finds the runs of capitals in a text that may name a place: `Alphen aan den Rijn`, `De Zandloper`, `'t Zand`.

Words in capitals are one run as long as only a link (`aan den`) stands between them. The register of places cuts a run
where a known place is followed by what stands in it (`Aaldam | op de Boomgaard`), and keeps a known name whole that
holds an `en` (`Borkel en Schaft`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.gazetteer import known_kind, place_kinds
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("locations")
_S = r"[^\S\n]"  # white space within a line: a name doesn't go on behind a line end
CAPITAL = r"(?:['’][ts]\s|['’]s-)?[A-ZÀ-ÖØ-Þ][\wÀ-ÿ'’.-]*"  # `'s-Hertogenbosch`, `St.`
_LINK_BUT_OP = "|".join(map(re.escape, _LISTS["name_links"]))
LINK = rf"(?:{_LINK_BUT_OP}|op)"
_HOUSE = rf"(?i:{any_of(word for kind in ('school', 'instelling') for word in _LISTS[kind])})(?!\w)"
# `Haps op Zicht` is one name; what stands behind `Haps op school` is a place within it.
_BETWEEN_CAPITALS = rf"(?:op{_S}+(?!{_HOUSE})|(?:{_LINK_BUT_OP}){_S}+)"
_RUN = re.compile(rf"{CAPITAL}(?:{_S}+{_BETWEEN_CAPITALS}?(?:{CAPITAL}|\d+\b))*")
_ON = re.compile(rf"{_S}+(?:op|in){_S}+(?:(?:de|het|den){_S}+)?(?=[A-ZÀ-Þ])")
_POSTCODE = re.compile(r"\d{4}\s[A-Z]{2}\s+(?=[A-ZÀ-Þ])")  # `2982 HA | Ridderkerk`
_FIGURES_OF_POSTCODE = 5
_STOP = re.compile(rf"(?P<word>[\w'’-]+)\.(?={_S}|$)")
_ABBREVIATIONS = frozenset(_LISTS["abbreviations"])
_AND = re.compile(rf"{_S}+en{_S}+{CAPITAL}")
_SECTOR_BEHIND = re.compile(rf"{_S}+(?:{'|'.join(_LISTS['sectors'])})(?![\w-])")  # `Compaen vmbo`
_ABBREVIATION_COMPOUND = re.compile(r"[A-Z]{2,5}-[a-zà-ÿ]+")  # `AZC-scholen` is a class


class CapitalRun(NamedTuple):
    """text[start:end] == name."""

    start: int
    end: int
    name: str


def capital_runs(text: str) -> Iterator[CapitalRun]:
    """The runs of capitals in their order."""
    place = 0
    while match := _RUN.search(text, place):
        start, end = match.span()
        if postcode := _POSTCODE.match(text, max(0, start - _FIGURES_OF_POSTCODE)):
            start = max(start, min(postcode.end(), end))
        # A known name with `en` is whole before anything is cut: `Borkel en Schaft`.
        if whole := _end_of_name_with_and(text, start, end):
            end = whole
        elif length := _length_of_known_place(text[start:end]):
            end = start + length
        end = start + len(_up_to_sentence_end(text[start:end]))
        if sector := _SECTOR_BEHIND.match(text, end):
            end = sector.end()
        place = end
        if not _ABBREVIATION_COMPOUND.fullmatch(text[start:end]):
            yield CapitalRun(start, end, text[start:end])


def _up_to_sentence_end(run: str) -> str:
    """A run up to the full stop of a sentence in it: `Nagele | . Besloten is`; that of `St. Jan` ends none."""
    for stop in _STOP.finditer(run):
        if stop["word"].casefold() not in _ABBREVIATIONS and len(stop["word"]) > 1:
            return run[: stop.end("word")]
    return run


def _end_of_name_with_and(text: str, start: int, end: int) -> int | None:
    """Where a known name ends that holds an `en`; None if this is none."""
    other = _AND.match(text, end)
    return other.end() if other and place_kinds(text[start : other.end()].rstrip(" .")) else None


def _length_of_known_place(run: str) -> int | None:
    """How long the known place is behind which what stands in it begins: `Hoogezand | op de Vinckenborgh`."""
    on = _ON.search(run)
    if on is None or known_kind(run, ()) is not None:
        return None
    return on.start() if known_kind(run[: on.start()], ()) else None
