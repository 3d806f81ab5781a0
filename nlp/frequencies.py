"""Reads how often something is promised: `twee keer per jaar` -> 2 per `jaar`, `elk kwartaal` -> 1 per `kwartaal`.

For the commitments (reading rule 43). The words are in nlp/data/frequencies.toml.
"""

import re
from dataclasses import dataclass
from typing import Literal

from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

FrequencyUnit = Literal["jaar", "schooljaar", "halfjaar", "kwartaal", "maand", "week", "dag", "periode"]

_UNIT_OF: dict[str, FrequencyUnit] = tables("frequencies")["units"]
_WORDS = tables("frequencies")["words"]
_UNIT = rf"(?P<unit>{any_of(_WORDS['unit'])})\b"
_COUNT = r"(?<![\w.,-])(?P<count>\d{1,3}|[a-zéë]{3,20})"  # `2`, `twee`
_RANGE = rf"(?:[ ]?(?:à|tot|of|[-–/])[ ]?(?:\d{{1,2}}|{any_of(_WORDS['range_end'])}))?"
_TIMES = rf"[ ]?(?:{any_of(_WORDS['times'])})"
_EACH = rf"(?:{'|'.join(map(re.escape, _WORDS['each']))})"
_NOUN = r"[ ](?:[a-zéë]{3,20}[ ])?[a-zéë]{4,40}(?:en|s)\b"  # `gezamenlijke bijeenkomsten`: a plural
_COUNTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_COUNT}{_RANGE}{_TIMES}[ ]{_EACH}{_UNIT}",  # `twee à drie keer per jaar`
        rf"{_COUNT}{_TIMES}[ ](?P<unit>{any_of(_WORDS['adverb'])})\b",  # `twee keer jaarlijks`
        rf"{_COUNT}{_NOUN}[ ]per[ ]{_UNIT}",  # `vier bijeenkomsten per jaar`
        # `jaarlijks minimaal twee bijeenkomsten`
        rf"\b(?P<unit>{any_of(_WORDS['adverb'])})[ ](?:(?:{any_of(_WORDS['at_least'])})[ ])?{_COUNT}{_NOUN}",
    )
)
# `elk kwartaal`, `eens per jaar`; `per kwartaal` alone is how often, `per jaar` alone is what an amount is for.
_ONCE_EACH = re.compile(
    rf"\b(?:{any_of(_WORDS['once_each'])})[ ]{_UNIT}|\bper[ ](?P<per>half ?jaar|kwartaal)\b", re.IGNORECASE
)
_ADVERB = re.compile(rf"\b(?P<unit>(?:{any_of(_WORDS['adverb_alone'])})e?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many times, and in what; None: not printed."""

    times: int | None
    per: FrequencyUnit | None


def frequency(text: str) -> Frequency:
    """The first frequency that a text prints; of a range (`twee à drie keer`) the first number."""
    plain = " ".join(text.split())
    read = [placed for placed in (_counted(plain), _once_each(plain)) if placed]
    # The one that stands first, not the kind that was looked for first: the promise comes before what is said of it.
    return min(read, key=lambda placed: placed[0])[1] if read else Frequency(None, None)


def _counted(text: str) -> tuple[int, Frequency] | None:
    """`twee keer per jaar`, and where it stands."""
    for pattern in _COUNTED:
        for match in pattern.finditer(text):
            times = number(match["count"])
            # `anderhalve keer` and words that are no number count for nothing here.
            if times is not None and times == int(times):
                return match.start(), Frequency(int(times), _unit(match["unit"]))
    return None


def _once_each(text: str) -> tuple[int, Frequency] | None:
    """`jaarlijks`, `elk kwartaal`, and where it stands."""
    match = _ONCE_EACH.search(text) or _ADVERB.search(text)
    if match is None:
        return None
    return match.start(), Frequency(1, _unit(match.groupdict().get("unit") or match["per"]))


def _unit(printed: str) -> FrequencyUnit:
    """`jaarlijkse` -> `jaar`, `half jaar` -> `halfjaar`."""
    plain = printed.casefold()
    return _UNIT_OF.get(plain) or _UNIT_OF.get(plain.removesuffix("e")) or _UNIT_OF[plain.replace(" ", "")]
