"""A promise's text in, how often it holds out: `twee keer per jaar` -> 2, `jaar`. Knows no dates and no durations."""

import re
from dataclasses import dataclass

from nlp.text.numbers import number

_UNITS = {
    "jaar": "jaar",
    "kalenderjaar": "jaar",
    "jaarlijks": "jaar",
    "schooljaar": "schooljaar",
    "halfjaar": "halfjaar",
    "half jaar": "halfjaar",
    "semester": "halfjaar",
    "halfjaarlijks": "halfjaar",
    "kwartaal": "kwartaal",
    "maand": "maand",
    "maandelijks": "maand",
    "week": "week",
    "wekelijks": "week",
    "dag": "dag",
    "dagelijks": "dag",
    "periode": "periode",
}
_UNIT = r"(?P<unit>kalenderjaar|schooljaar|half ?jaar|jaar|kwartaal|maand|week|dag|periode|semester)\b"
_COUNT = r"(?<![\w.,-])(?P<count>\d{1,3}|[a-zéë]{3,20})"
_RANGE = r"(?:[ ]?(?:à|tot|of|[-–/])[ ]?(?:\d{1,2}|twee|drie|vier|vijf|zes))?"
_KEER = r"[ ]?(?:keer|maal|x|×|malen|keren)"
_A = r"(?:per[ ]|p/|p\.|in het[ ]|in de[ ]|in een[ ]|elke?[ ]|iedere?[ ])"
_TIMES = re.compile(rf"{_COUNT}{_RANGE}{_KEER}[ ]{_A}{_UNIT}", re.IGNORECASE)
_TIMES_ADVERB = re.compile(rf"{_COUNT}{_KEER}[ ](?P<unit>jaarlijks|maandelijks|wekelijks)\b", re.IGNORECASE)
_NOUN = r"[ ](?:[a-zéë]{3,20}[ ])?[a-zéë]{4,40}(?:en|s)\b"
_MEETINGS = re.compile(rf"{_COUNT}{_NOUN}[ ]per[ ]{_UNIT}", re.IGNORECASE)
_AT_LEAST = r"(?:(?:minimaal|minstens|ten minste|tenminste)[ ])?"
_YEARLY_COUNT = re.compile(rf"\b(?P<unit>jaarlijks|maandelijks|wekelijks)[ ]{_AT_LEAST}{_COUNT}{_NOUN}", re.IGNORECASE)
_EACH = re.compile(
    rf"\b(?:elk|elke|ieder|iedere|eens per|eens in het|één per|een per)[ ]{_UNIT}"
    r"|\bper[ ](?P<per>half ?jaar|kwartaal)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\b(?P<unit>jaarlijkse?|halfjaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many times, and per what (`jaar`, `schooljaar`, `halfjaar`, `kwartaal`, `maand`); None: not printed."""

    times: int | None
    per: str | None


def frequency(text: str) -> Frequency:
    """The first frequency that a text prints; of a range (`twee à drie keer`) the first number."""
    plain = " ".join(text.split())
    found = sorted((read for read in (_counted(plain), _each(plain)) if read), key=lambda read: read[0])
    return found[0][1] if found else Frequency(None, None)


def _counted(text: str) -> tuple[int, Frequency] | None:
    """`twee keer per jaar`, `eenmaal per kwartaal`, `vier bijeenkomsten per jaar`."""
    for pattern in (_TIMES, _TIMES_ADVERB, _MEETINGS, _YEARLY_COUNT):
        for found in pattern.finditer(text):
            times = number(found["count"])
            if times is not None and times == int(times):
                return found.start(), Frequency(int(times), _unit(found["unit"]))
    return None


def _each(text: str) -> tuple[int, Frequency] | None:
    """`jaarlijks`, `elk kwartaal`: once for each."""
    found = _EACH.search(text) or _ADVERB.search(text)
    if found is None:
        return None
    return found.start(), Frequency(1, _unit(found.groupdict().get("unit") or found["per"]))


def _unit(printed: str) -> str:
    folded = printed.casefold()
    return _UNITS.get(folded) or _UNITS.get(folded.removesuffix("e")) or _UNITS[folded.replace(" ", "")]
