"""Finds the time expressions of a text: units of time (`unit_grammar.py`) with the words that bound them.

An expression is one of

    going on       `doorlopend`
    a unit         `[geheel] [vanaf] [het begin van] [de] zomer 2022`
    a span         the same, then `t/m [de]` and a second unit
    between        `tussen [de] maart en [de] juni 2023`

What the words mean in days is settled in `rows.py`, with the year that the rest of the field gives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp.periods.unit_grammar import UNIT
from nlp.text.vocabulary import any_of, tables

Bound = Literal["from", "after", "until_with", "until"]

_WORDS = tables("periods")["words"]
_BOUNDS: tuple[Bound, ...] = ("from", "after", "until_with", "until")
# `t/m het einde van het schooljaar 2022-2023` ends with that school year: the words add nothing to the bound.
_ARTICLE = r"(?:(?:de|het|einde van(?: de| het)?)\s+){0,2}"
_ONGOING = rf"(?<!\w)(?:{any_of([*_WORDS['ongoing'], *_WORDS['ongoing_alone']])})(?!\w)"
_WHOLE = rf"(?<!\w)(?:{any_of(_WORDS['whole'])})\s+"
_BOUND = (
    rf"(?<!\w)(?:{'|'.join(f'(?P<{bound}>{any_of(_WORDS[bound])})' for bound in _BOUNDS)})\s+"
    rf"(?:in\s+)?(?:het\s+begin\s+van\s+)?{_ARTICLE}"
)
_BETWEEN = rf"(?P<between>(?<!\w)tussen)\s+{_ARTICLE}"
_NO_AMOUNT = r"(?<![\w€])"  # `€2022` is money
_EXPRESSION = re.compile(
    rf"(?P<ongoing>{_ONGOING})|(?:{_WHOLE})?(?:{_BOUND}(?:{_WHOLE})?)?(?:{_BETWEEN}|{_NO_AMOUNT})(?P<unit>{UNIT})",
    re.IGNORECASE,
)
# What may follow the first unit; a dash that opens the next line is that of an item.
_SPAN_END = re.compile(
    rf"(?P<joint>(?!\s*\n\s*[-–—])\s*(?:{any_of(_WORDS['between'])})\s*(?:in\s+)?{_ARTICLE})(?P<unit>{UNIT})",
    re.IGNORECASE,
)
_BETWEEN_END = re.compile(rf"\s+en\s+{_ARTICLE}(?P<unit>{UNIT})", re.IGNORECASE)
_ONWARDS = re.compile(rf"\s+(?:{any_of(_WORDS['onwards'])})(?!\w)", re.IGNORECASE)  # `2027 e.v.`
_PLANNED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['planned'])})\s+$", re.IGNORECASE)
_END_OF = re.compile(r"\b(?:het\s+)?einde\s+van\b(?:\s+het\b)?", re.IGNORECASE)
# `van 3 oktober 2022 af`
_OFF = re.compile(r"\s+af(?!\w)", re.IGNORECASE)
_VAN = re.compile(r"(?<!\w)van\s+$", re.IGNORECASE)
_NEAR = 30  # characters before `voor` in which `gepland` stands
_TO_EXCLUSIVE = re.compile(r"\s*tot\s+(?!en met)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression, text[start:end], as printed; `unit` is None only for what goes on."""

    start: int
    end: int
    printed: str
    unit: str | None = None
    bound: Bound | None = None
    last_unit: str | None = None  # of a span
    is_between: bool = False
    excludes_last: bool = False  # `2022 tot 2024`

    @property
    def is_ongoing(self) -> bool:
        """True for `doorlopend` and its like."""
        return self.unit is None


def expressions(text: str) -> Iterator[Expression]:
    """The time expressions of a text, in their order."""
    place = 0
    while opening := _EXPRESSION.search(text, place):
        expression = _read(text, opening)
        # `tussen` without a second unit: read on behind the word, the unit may stand for itself.
        place = expression.end if expression else opening.end("between")
        if expression:
            yield expression


def _read(text: str, opening: re.Match[str]) -> Expression | None:
    start, end = opening.span()
    if opening["ongoing"]:
        return Expression(start, end, opening[0])
    # The bound's words are groups of the pattern, named after what they mean: at most one of them matched.
    bound = next((one for one in _BOUNDS if opening[one]), None)
    if opening["between"]:
        last = _BETWEEN_END.match(text, end)
        if last is None:
            return None
        return Expression(start, last.end(), text[start : last.end()], opening["unit"], bound, last["unit"], True)
    if bound == "until" and _PLANNED.search(text, max(0, start - _NEAR), start):
        start, bound = opening.start("unit"), None  # `staat gepland voor mei 2023`
    if bound == "until" and _END_OF.search(opening[0]):
        bound = "until_with"  # `tot het einde van schooljaar 2022-2023` ends with it
    last = _SPAN_END.match(text, end)
    if (
        last is None
        and bound is None
        and (off := _OFF.match(text, end))
        and (van := _VAN.search(text, max(0, start - _NEAR), start))
    ):
        return Expression(van.start(), off.end(), text[van.start() : off.end()], opening["unit"], "from")
    if last is None:
        onwards = _ONWARDS.match(text, end) if bound is None else None
        if onwards:
            return Expression(start, onwards.end(), text[start : onwards.end()], opening["unit"], "from")
        # `tot het einde van schooljaar 2022-2023`: told by the school year, not by its last quarter.
        unit = _END_OF.sub("", opening["unit"]).lstrip() if bound == "until_with" else opening["unit"]
        return Expression(start, end, text[start:end], unit, bound)
    excludes = _TO_EXCLUSIVE.match(last["joint"]) is not None
    return Expression(
        start, last.end(), text[start : last.end()], opening["unit"], bound, last["unit"], excludes_last=excludes
    )
