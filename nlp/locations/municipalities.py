"""Finds the municipalities that a text names as places: `heel gemeente Emmen`, `gemeentebreed`, `gemeenten X en Y`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.gazetteer import find_municipality
from nlp.locations.capital_runs import CAPITAL, LINK
from nlp.locations.kinds import BEFORE
from nlp.text.document_names import Names
from nlp.text.vocabulary import any_of, tables

_S = r"[^\S\n]"
# `de gehele gemeente`, `Gemeente De Ronde Venen`, `gem. Bergen (NH.)`.
# The case of letters is ignored for the sake of `GEMEENTE` and `De Gemeente`.
_OFFICE = re.compile(
    r"(?:(?:de\s+)?(?:heel|hele|geheel|gehele|gansche)\s+(?:(?:de|onze|deze|uw)\s+)?)?(?:de\s+)?(?<!\w)(?:(?P<word>gemeenten?)\b|gem\.)"
    r"(?:\s+(?-i:(?P<name>(?:['’]s-|De |Den |Het )?[A-ZÚ][\w'’-]*"  # the name's case counts: `de gemeente regelt dit`
    r"(?:\s+(?:en|aan|op|van|de|den|der|in|\([A-Z]+\.?\)|[A-Z][\w'’-]*))*)))?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?:de\s+)?(?:heel|hele|geheel|gehele)", re.IGNORECASE)
_ARTICLE = re.compile(r"de\s+", re.IGNORECASE)
_NOTHING_BEHIND = re.compile(r"\s*\.?\s*")
_ANSWERED_NO = re.compile(r"\s*[:?]\s*nee\b", re.IGNORECASE)  # `Gemeentebreed: nee`
_MUNICIPALITY_WIDE = re.compile(rf"(?<!\w)(?:{any_of(tables('locations')['whole'])})(?!\w)", re.IGNORECASE)
_NEXT_MEMBER = re.compile(rf"\s*(?:,|&|/|\ben\b)\s*(?P<name>{CAPITAL}(?:{_S}+(?:{LINK}{_S}+)?{CAPITAL})*)")


class NamedMunicipality(NamedTuple):
    """A municipality as printed, text[start:start + len(mention)], and its official name (else the printed one)."""

    mention: str
    start: int
    name: str


def named_municipalities(text: str, names: Names) -> Iterator[NamedMunicipality]:
    """`Heel gemeente X`, `de hele gemeente`; a bare `gemeente` only where it stands as a place of its own."""
    for office in _OFFICE.finditer(text):
        printed = office["name"]
        if not printed and not _WHOLE.match(office[0]) and not _stands_alone(text, office):
            continue
        name = _longest_known(printed) if printed else None
        end = _end(office, name)
        # The article is no part of a mention (reading rule 7).
        article = _ARTICLE.match(office[0])
        start = article.end() + office.start() if article else office.start()
        mention = text[start:end].rstrip(" .")
        if office["word"] is None and name is None:
            mention += "."  # `hele gem.`
        known = find_municipality(name) if name else None
        official = known.name if known else name or names.municipality
        if official:
            yield NamedMunicipality(mention, start, official)
        if (office["word"] or "").casefold() == "gemeenten":
            yield from _further_members(text, end)


def _longest_known(name: str) -> str:
    """As many of the words as name a municipality: `Emmen` of `Emmen en omgeving`; the first word where none does."""
    while find_municipality(name) is None and " " in name:
        name = name.rsplit(" ", 1)[0]
    return name


def _end(office: re.Match[str], name: str | None) -> int:
    if name:
        return office.start("name") + len(name)
    return office.start("name") if office["name"] else office.end()


def _stands_alone(text: str, office: re.Match[str]) -> bool:
    """True if nothing follows, and nothing but the end of a member or line precedes."""
    before = text[max(0, office.start() - BEFORE) : office.start()].rstrip().casefold()
    # `de gemeente` in a sentence is who does something, not where.
    opens = not before or before.endswith((",", ";", "\n"))
    return opens and _NOTHING_BEHIND.fullmatch(text[office.end() :]) is not None


def _further_members(text: str, place: int) -> Iterator[NamedMunicipality]:
    """The other members of `gemeenten X, Y en Z` (reading rule 63)."""
    while (member := _NEXT_MEMBER.match(text, place)) and (known := find_municipality(member["name"])):
        yield NamedMunicipality(member["name"], member.start("name"), known.name)
        place = member.end()


def _whole_by_name(text: str, names: Names) -> Iterator[NamedMunicipality]:
    """`heel Schagen`, in an agenda of Schagen."""
    for own in names.municipalities:
        for whole in re.finditer(rf"(?<!\w)(?:heel|geheel|gehele|hele)\s+{re.escape(own)}(?!\w)", text, re.IGNORECASE):
            yield NamedMunicipality(whole[0], whole.start(), own)


def municipality_wide(text: str, names: Names) -> Iterator[NamedMunicipality]:
    """`gemeentebreed`, `hele stad`: the agenda's own municipality."""
    yield from _whole_by_name(text, names)
    for wide in _MUNICIPALITY_WIDE.finditer(text):
        if names.municipality and not _ANSWERED_NO.match(text, wide.end()):
            yield NamedMunicipality(wide[0], wide.start(), names.municipality)
