"""Whose agenda a document is, and for which years: municipality, province, other municipalities, period.

An agenda says so in its title, its main headings, its signing block, its front page and its plan: often in several of
these, and not always alike. The signing block is believed first, then headings, then the prose.
"""

import re
from collections import Counter
from dataclasses import dataclass

from extract.document import Document
from nlp.gazetteer import MunicipalityEntry, find_municipality, municipalities_in
from nlp.periods import periods
from nlp.text.vocabulary import tables
from pipelines.schema.columns import AgendaColumns

_YEAR = r"(20(?:1[6-9]|[2-9]\d))"  # the programme began in 2016
_PERIOD = re.compile(rf"\b{_YEAR}\s*(?:-|–|—|/|t/m|tot en met|tot|en)\s*{_YEAR}\b")
_DATED = re.compile(rf"\b{_YEAR}\b")
_SINGLE = re.compile(rf"\b(?:agenda|addendum)\b[^.\n]{{0,40}}?\b{_YEAR}\b", re.IGNORECASE)
_CENTRAL = re.compile(
    r"(?:centrumgemeente|penvoerende gemeente|kassiersgemeente)\s+(?:is\s+)?(?:de\s+)?(?:gemeente\s+)?([^,.;()]{3,40})",
    re.IGNORECASE,
)
_NEAR = 80  # characters: `looptijd van de agenda gelijk aan die van de rijksbijdrage, t.w. 2022 tot en met 2024`
# Years: a longer stretch (`2016-2030`) is the period of another plan that the text names. Set on the samples.
LONGEST_PERIOD = 6


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose agenda a document is, and the agenda's years."""

    document_id: str
    municipality: str | None
    code: str | None
    province: str | None
    municipalities: tuple[str, ...]
    first_year: int | None
    last_year: int | None

    @property
    def columns(self) -> AgendaColumns:
        """What each row of the document repeats."""
        return AgendaColumns(document_id=self.document_id, municipality=self.municipality, municipality_code=self.code)


def identity(document: Document) -> Identity:
    """Whose agenda the document is; null where it doesn't say."""
    first, last = period(document)
    found = _municipalities(document, first)
    central = _central(document, found)
    names = tuple(dict.fromkeys([m.name for m in found]))
    if central is None:
        return Identity(document.id, None, None, None, names, first, last)
    return Identity(document.id, central.name, central.code, central.province, names or (central.name,), first, last)


def period(document: Document) -> tuple[int | None, int | None]:
    """The agenda's first and last year: of its title, its headings or its front page, else of its plan's planning."""
    heads = [document.title or "", *(s.heading or "" for s in document.sections if s.level <= 1)]
    front = [
        s.text
        for s in document.sections
        if s.kind in ("voorblad", "toelichting", "overig", "aanleiding_en_uitdagingen")
    ][:4]
    planned = _planned(document)
    not_before = _signed_in(document) or planned[0] or 0
    for text in [*heads, *front]:
        for first, last in _spans(text):
            # Years that were over when it was signed are those of the agenda before, or of figures.
            if int(first) <= int(last) <= int(first) + LONGEST_PERIOD and int(last) >= not_before:
                return int(first), int(last)
    single = next((found for text in heads if (found := _SINGLE.search(text))), None)
    return (int(single[1]), int(single[1])) if single and int(single[1]) >= not_before else planned


def _signed_in(document: Document) -> int | None:
    """The first year in which somebody signed, where the signing block tells."""
    return min(
        (int(found[1]) for one in document.signatories if (found := _DATED.search(one.date or ""))), default=None
    )


def _planned(document: Document) -> tuple[int | None, int | None]:
    """`In september 2022 beginnen we; voor 31 december 2024 is alles klaar`: the years of the whole plan's planning.

    Not those of the interventions, which may go beyond the agenda's years.
    """
    texts = [f.text for f in document.fields if f.intervention is None and f.name == "planning"]
    told = [one for text in texts for one in periods(text)]
    first = min((one.start_date.year for one in told if one.start_date), default=None)
    last = max((one.end_date.year for one in told if one.end_date), default=None)
    if first is None or last is None or not first <= last <= first + LONGEST_PERIOD:
        return None, None
    return first, last


def _spans(text: str) -> list[tuple[str, str]]:
    """The spans of years in a text, those that a word for an agenda's years precedes (`periode`) first."""

    def is_other(span: re.Match[str]) -> bool:
        before = text[max(0, span.start() - _NEAR) : span.start()].casefold()
        return not any(word in before for word in tables("periods")["words"]["own_term"])

    return [(span[1], span[2]) for span in sorted(_PERIOD.finditer(text), key=is_other)]


def _municipalities(document: Document, year: int | None) -> list[MunicipalityEntry]:
    """The municipalities that sign, or that the title and the main headings name, or that the prose is about."""
    signed, titled = _signing(document, year), _in_headings(document)
    signing = {each.code: each for each in signed}
    if len(signing) > 1:
        return list(signing.values())
    if len({each.code for each in [*signed, *titled]}) == 1:
        return [Counter([*titled, *signed]).most_common(1)[0][0]]
    # Signatures and headings disagree: who signs is surer, a heading may name another municipality too.
    if signed:
        return [signed[0]]
    return _several(document, titled) if titled else _in_prose(document)


def _signing(document: Document, year: int | None) -> list[MunicipalityEntry]:
    """The municipalities whose alderman or mayor signs; one for each signature."""
    return [
        municipality
        for signatory in document.signatories
        if signatory.role in ("wethouder", "burgemeester") and signatory.organisation
        for municipality in _named(signatory.organisation, year)
    ]


def _in_headings(document: Document) -> list[MunicipalityEntry]:
    """The municipalities that the title and the headings of main parts name; one for each mention."""
    headings = [
        section.heading
        for section in document.sections
        if section.level <= 2 or section.kind in ("inzet_gemeente", "samenwerking")
    ]
    return [named for text in (document.title, *headings) if text for named, _, _ in municipalities_in(text)]


def _several(document: Document, titled: list[MunicipalityEntry]) -> list[MunicipalityEntry]:
    """The municipalities of headings: all that the title names, else the one named most."""
    in_title = [found for found, _, _ in municipalities_in(document.title or "")]
    return list(dict.fromkeys(in_title)) or [Counter(titled).most_common(1)[0][0]]


def _named(organisation: str, year: int | None) -> list[MunicipalityEntry]:
    """A signing block's municipality, or several in one line."""
    whole = find_municipality(re.sub(r"^(?:de\s+)?gemeente\s+", "", organisation, flags=re.IGNORECASE), year)
    return [whole] if whole else [found for found, _, _ in municipalities_in(organisation)]


def _in_prose(document: Document) -> list[MunicipalityEntry]:
    """The municipality that the text names most, where it is clear: thrice, twice as often as the next."""
    counts = Counter(found for s in document.sections for found, _, _ in municipalities_in(s.text))
    ranked = counts.most_common(2)
    if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return [ranked[0][0]]
    return []


def _central(document: Document, found: list[MunicipalityEntry]) -> MunicipalityEntry | None:
    """The central municipality: the one that is called so, else the first that signs."""
    if len(found) > 1:
        for section in document.sections:
            for match in _CENTRAL.finditer(section.text):
                named = find_municipality(match[1].strip())
                if named and named.code in {m.code for m in found}:
                    return named
    return found[0] if found else None
