"""Finds the grades of primary school (`groep` 1 to 8) in a text: `groep 5 t/m 8`, `groepen drie en vier`, open ends.

Reading rules 22 and 23: what is printed, nothing derived. An age behind a grade (`groep 1 en 2, 4 jaar`) is none.
"""

import re

from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("ages")
_WORDS = _LISTS["grades"]
# One figure of 1 to 8, which is all that primary school has: `groep 12` and `groep 1,5` are no grades.
_NUMBER = rf"(?:[1-8](?![\d,]\d)(?!\d)|{any_of(_LISTS['numbers']['grades'])})(?:e(?!\w))?"
# No part of a word: `leeftijdsgroep 4` is an age.
_NAME = rf"(?<![\w-])(?:{any_of(_WORDS['words'])})"  # `groepen`
_SIGN = rf"\s*(?:,|/|-|–|—|&|\+|\sen\s|\sen(?=\d)|\sof\s|\s(?:{any_of(_WORDS['until'])})\s)"
_JOINT = rf"(?:{_SIGN}\s*(?:en\s+)?(?:uit\s+|van\s+)?(?:de\s+)?)"  # between two grades: `, en uit de `
_AGE_UNIT = r"\s*[-–]?\s*(?:jaar|jr|maand|mnd)"
_GRADES = re.compile(
    rf"(?:(?<!\w)(?P<from>{any_of(_WORDS['from'])})\s+(?:de\s+)?"
    rf"|(?<!\w)(?P<until>{any_of(_WORDS['until'])})\s+(?:de\s+)?)?"
    rf"{_NAME}[\s-]*(?P<first>{_NUMBER})"
    rf"(?P<more>(?:{_JOINT}(?:{_NAME}\s*)?{_NUMBER}(?![\w,]*\d)(?!{_AGE_UNIT}))*)"
    rf"(?P<higher>\s+(?:{any_of(_WORDS['higher'])})|\s+(?:{any_of(_WORDS['until'])})\s+(?:de\s+)?(?=brugklas|klas\s|leerjaar))?",
    re.IGNORECASE,
)
_CLASS_NAME = rf"(?<![\w-])(?:{any_of(_LISTS['classes']['words'])})(?!\w)"
_CLASS_NUMBER = r"[1-6](?![\d,]\d)(?!\d)(?:e|de|ste)?(?!\w)"
_ORDINAL = rf"(?:{any_of(_LISTS['classes']['ordinals'])})"
_CLASSES = re.compile(
    rf"{_CLASS_NAME}[\s-]*{_CLASS_NUMBER}(?:{_JOINT}(?:{_CLASS_NAME}\s*)?{_CLASS_NUMBER}(?!{_AGE_UNIT}))*"
    rf"|(?<![\w-])(?:[1-6](?:e|de|ste)|{_ORDINAL})(?:\s(?:en|of)\s(?:[1-6](?:e|de|ste)|{_ORDINAL}))?\s+{_CLASS_NAME}",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
GradeBounds = tuple[int | None, int | None]


def grades(text: str) -> GradeBounds:
    """Lowest and highest grade in a text, over all that it prints; None where open or not printed."""
    bounds = [_bounds(match) for match in _GRADES.finditer(text)]
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    is_open = len(highs) < len(bounds)  # `groep 3 en vanaf groep 5`
    return min(lows, default=None), None if is_open else max(highs, default=None)


def grade_spans(text: str) -> list[tuple[int, int]]:
    """Where grades are printed: text[start:end]."""
    return [match.span() for match in _GRADES.finditer(text)]


def class_spans(text: str) -> list[tuple[int, int]]:
    """Where classes of other schools are printed (`leerjaar 1 en 2`), which no column holds: text[start:end]."""
    return [match.span() for match in _CLASSES.finditer(text)]


def _bounds(match: re.Match[str]) -> GradeBounds:
    """Lowest and highest grade of one expression; `vanaf groep 5` and `groep 5 en hoger` have no highest one."""
    printed = [match["first"], *_ONE_NUMBER.findall(match["more"])]
    values = [value for word in printed if (value := _value(word))]
    # With a second grade the word is that of a range: `vanaf groep 5 t/m 8` has both bounds.
    is_single = len(values) == 1
    low = None if match["until"] and is_single else min(values)
    high = None if match["higher"] or (match["from"] and is_single) else max(values)
    return low, high


def _value(printed: str) -> int | None:
    """`3`, `3e`, `drie`."""
    word = printed.casefold()
    value = number(word.removesuffix("e") or word) or number(printed)
    return int(value) if value else None
