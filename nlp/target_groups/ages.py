"""Finds the ages in a text about people, as printed: years, months, weeks, before birth, open ends.

`kinderen van 2,5 tot 4 jaar` -> 2.5 to 4.0; `4+` -> 4.0 and no upper bound; `van -9 maanden tot 2 jaar` -> -0.75 to
2.0. Reading rules 22 and 23: nothing is derived. Grades (`groep 5`, see `grades.py`) are blanked first: their numbers
are no ages.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.target_groups.grades import grade_spans
from nlp.target_groups.lexicon import group_of
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("ages")
_BOUNDS = _LISTS["bounds"]
_HALF = r"(?:,\d{1,2}|;(?:1[01]|\d)(?!\d)|\.5|½| 1/2| ½)"  # behind a figure: `2,5`, `2 1/2`, `2;6` (years and months)
# `4`, `2½`, `anderhalf`, `twee`, `tweeënhalf`, `18e`: no part of a longer word, number or percentage.
_NUMBER = (
    rf"(?:\d{{1,2}}{_HALF}?|½|anderhalf|(?:{any_of(_LISTS['numbers']['ages'])})(?:[eë]n(?:een)?half)?)(?:e|ste|de)?"
    r"(?![\d%])(?=\W|$|jaar|jarig|jr|maand|mnd|tot\b|t/m)"
)
_UNIT = rf"[ ]?-?[ ]?(?:{any_of(word for unit in _LISTS['units'].values() for word in unit)})(?![\w/])"
_TO = rf"(?:[ ]?(?:{any_of(_BOUNDS['between'])})(?:[ ](?:de|hun|het))?[ ]?)"
# A dash between blanks parts two cells: `nieuwkomers - 12 tot 18 jaar - taalles`.
_MINUS = r"(?:(?<![\w)])-(?=\d)|(?:^|(?<=\())-[ ]|(?<!\w)min(?:us)?[ ])"
_NO_PRICE = r"(?<![\w,.€])"  # in front of a number: no figure behind a comma, no amount
_BEFORE_BIRTH = rf"(?P<birth>[ ](?:{any_of(_BOUNDS['before_birth'])}))?"
_ABOUT = any_of(_BOUNDS["about"])
# `een jaar of twaalf`, `een jaar of 6 tot 12`.
_AROUND = re.compile(
    rf"(?<!\w)(?:een|één|['’‘]n)[ ]jaar[ ]of[ ](?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER})(?:{_UNIT})?)?",
    re.IGNORECASE,
)
_YEARS_AND_MONTHS = re.compile(
    rf"(?<![\w,.€-])(?P<years>{_NUMBER})[ ](?:jaar|jr\.?)(?:[ ]en[ ]|,?[ ])"
    rf"(?P<months>{_NUMBER})[ ](?:maanden|maand|mnd\.?)"
    rf"(?:{_TO}(?P<high>{_NUMBER})(?P<unit>{_UNIT}))?",
    re.IGNORECASE,
)
# `4, 5 en 6 jaar`.
_LIST = re.compile(
    rf"(?<![\w,.€-])(?P<low>{_NUMBER})(?:-)?(?:,[ ]?{_NUMBER}-?){{0,6}}"
    rf"(?:,|,?[ ](?:en|of|à))[ ](?P<high>{_NUMBER})(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
# `van 4 tot 6-7 jaar` (the wider of the two counts), `18 maanden – 4 jaar`, `4- tot 12-jarigen`, `-9 maanden tot 6
# jaar`.
_RANGE = re.compile(
    rf"(?P<minus>{_MINUS})?(?:{_NO_PRICE}|(?<=\bvan))(?P<low>{_NUMBER})(?:[/][ ]?{_NUMBER})?"
    rf"(?P<low_unit>-(?= )|{_UNIT})?{_BEFORE_BIRTH}{_TO}"
    rf"(?P<high>{_NUMBER})(?:(?:[ ]?[-–/][ ]?|[ ](?:à|of)[ ])(?P<wide>{_NUMBER}))?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
# `vanaf 4 jaar`, `13 jaar en ouder`, `vier jaar heeft bereikt`, `4+`, `55-plussers`.
_LOWER_BOUND = re.compile(
    rf"(?<![\w-])(?:{any_of(_BOUNDS['from'])})[ ](?:(?:de|{_ABOUT})[ ])?"
    rf"(?P<from>{_NUMBER})(?P<unit>{_UNIT})?(?![ ]?[€%])"
    rf"|(?<![\w,.-])(?P<older>{_NUMBER})(?P<older_unit>{_UNIT})?[ ](?:{any_of(_BOUNDS['older'])})(?!\w)"
    rf"|(?<![\w,.-])(?P<reached>{_NUMBER})(?P<reached_unit>{_UNIT})?[ ](?:{any_of(_BOUNDS['reached'])})(?!\w)"
    rf"|(?<![\w,.-])(?P<plus>\d{{1,2}})(?:{_UNIT})?[ ]?(?:\+(?!\w)(?![ ]?\d)|-?plus(?:sers)?(?!\w)|\+['’]?ers)",
    re.IGNORECASE,
)
# `tot 4 jaar`, `onder de 4`, `(tot 4)`, `4 jaar en jonger`, `-4` (under four, reading rule 22), `4-`, `12-minners`.
_BEHIND_NOUN = "|".join(rf"(?<=\b{noun}[ ])" for noun in _BOUNDS["of_ages"])  # `jongeren tot 23`
_UPPER_BOUND = re.compile(
    rf"(?<![\w-])(?:{any_of(_BOUNDS['until'])})[ ](?:(?:de|hun|{_ABOUT})[ ])?(?P<until>{_NUMBER})(?P<unit>{_UNIT})"
    rf"|(?<![\w-])(?:{any_of(_BOUNDS['under'])})[ ](?P<under>{_NUMBER})"
    rf"|(?:(?<=\()|{_BEHIND_NOUN})(?:{any_of(_BOUNDS['until'])})[ ](?P<alone>{_NUMBER})"
    rf"(?=\)|[ ]?[.,;\n]|$)"
    rf"|(?<![\w,.-])(?P<younger>{_NUMBER})(?P<younger_unit>{_UNIT})[ ](?:{any_of(_BOUNDS['younger'])})(?!\w)"
    rf"|(?:(?:^|(?<=\())-[ ]?|(?<=\s)-)(?P<minus>\d{{1,2}})(?![\d-])(?!{_UNIT}[ ](?:tot|t/m|-))(?![ ]?(?:maand|mnd))"
    r"|(?<![\d-])(?P<minners>\d{1,2})(?:-(?=[\s,;.)]|$)|-min(?:ners)?(?!\w))",
    re.IGNORECASE,
)
# `4 jaar`, `min 9 maanden`, `3 maanden voor de geboorte`.
_ONE_AGE = re.compile(
    rf"(?P<minus>{_MINUS})?{_NO_PRICE}(?P<age>{_NUMBER})(?P<unit>{_UNIT}){_BEFORE_BIRTH}", re.IGNORECASE
)
_DASHED = re.compile(r"\d{1,2}[ ]?[-–][ ]?\d{1,2}")
_DASHED_BEFORE = re.compile(r"(?:\d[ ]?[-–][ ]?\d{1,2}|leeftijd(?:en)?[ ]?:)[ ,]*$", re.IGNORECASE)
# Between the two bounds of a range: `heeft bereikt doch die van`.
_YET = re.compile(r"[ ]?,?[ ]?(?:(?:doch|maar|en)[ ])?(?:(?:die|de leeftijd)[ ](?:van[ ])?)?")
_FROM_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_BOUNDS['from'])})\s+$", re.IGNORECASE)  # `vanaf een jaar of twee`
_UNTIL_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_BOUNDS['until'])})\s+$", re.IGNORECASE)  # `tot een jaar of zeven`
_BEFORE_BARE_FIGURES = re.compile(rf"(?:^|(?<!\w)(?:{any_of(_BOUNDS['bare'])})|[(\x01])\s*$", re.IGNORECASE)
_MARKED = "\x01"  # in place of a marker at the start of a line
_LINE_MARKER = re.compile(r"(?:^|\n)[ \t]*[-–—•▪*·◦o][ \t](?=\d)")
_COUNTS_SOMETHING = re.compile(rf"[ ]?(?:(?!(?:{any_of(_BOUNDS['counts_nothing'])})(?!\w))[^\W\d_]|%)")
# `niveau 2 en 3, 16 - 23 jaar`: 2 and 3 are no ages; a figure before `keer`, `uur` isn't either.
_NO_AGE_BEHIND = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['not_ages']['before'])})\s+(?:\d\s*(?:,(?= ?\d\D)|en|of|t/m|-)\s*)*$", re.IGNORECASE
)
_NO_AGE_BEFORE = re.compile(rf"\s*(?:{any_of(_LISTS['not_ages']['behind'])})(?!\w)", re.IGNORECASE)
# Letters before an expression that are looked at: enough for the longest of these words with a list of figures. More
# would only cost time in a text of nothing but figures.
_BEFORE_NO_AGE = 30
_BEHIND = 12  # letters behind figures that tell what they count
_BEFORE_BARE = 25
_OLDEST_IN_WORDS = 20  # `van nul tot vier`: what is counted in words is higher or has its noun behind it
_OLDEST = 99  # figures without a unit that go further are no ages


class Ages(NamedTuple):
    """Bounds in years; None where open or not printed."""

    low: float | None
    high: float | None


class AgeSpan(NamedTuple):
    """An age expression: text[start:end]."""

    start: int
    end: int
    ages: Ages


def ages(text: str) -> Ages:
    """The ages in a text: those of the first expression that is printed in it."""
    return next((span.ages for span in age_spans(text)), Ages(None, None))


def age_spans(text: str) -> list[AgeSpan]:
    """All age expressions in order; where two overlap, the one of the kind that stands first in `_KINDS`."""
    plain = _without_grades(text)
    spans: list[AgeSpan] = []
    for kind in _KINDS:
        for span in kind(plain):
            # A fuller expression has taken its place already (see `_KINDS`).
            if all(span.end <= other.start or other.end <= span.start for other in spans):
                spans.append(span)
    return _joined(plain, sorted(spans))


def _joined(text: str, spans: list[AgeSpan]) -> list[AgeSpan]:
    """A lower and an upper bound that stand together are one: `ten minste 12 jaar doch jonger dan 18 jaar`."""
    joined: list[AgeSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _is_range(last.ages, span.ages) and _YET.fullmatch(text, last.end, span.start):
            low, high = max(last.ages.low, span.ages.low, key=_known), max(last.ages.high, span.ages.high, key=_known)
            joined[-1] = AgeSpan(last.start, span.end, Ages(low, high))
        else:
            joined.append(span)
    return joined


def _known(bound: float | None) -> float:
    return -_OLDEST if bound is None else bound


def _is_range(first: Ages, second: Ages) -> bool:
    """True for a lower bound and a higher upper bound, in either order."""
    low, high = (first.low, second.high) if first.high is None else (second.low, first.high)
    bounds = (first.low, first.high, second.low, second.high)
    return low is not None and high is not None and low < high and bounds.count(None) == 2


def _without_grades(text: str) -> str:
    """The text with its grades blanked, and every white space a space: offsets stay."""
    letters = [" " if letter.isspace() else letter for letter in text]
    for marker in _LINE_MARKER.finditer(text):
        letters[marker.end() - 2] = _MARKED
    for start, end in grade_spans(text):
        letters[start:end] = "\x00" * (end - start)
    return "".join(letters)


def _around(text: str) -> Iterator[AgeSpan]:
    """`een jaar of twaalf`."""
    for match in _AROUND.finditer(text):
        low = _value(match["low"])
        high = _value(match["high"]) if match["high"] else low
        is_open = _FROM_BEFORE.search(text, max(0, match.start() - _BEFORE_BARE), match.start()) is not None
        is_upper = _UNTIL_BEFORE.search(text, max(0, match.start() - _BEFORE_BARE), match.start()) is not None
        bounds = Ages(None if is_upper else low, None if is_open and not match["high"] else high)
        yield AgeSpan(*match.span(), bounds)


def _years_and_months(text: str) -> Iterator[AgeSpan]:
    """`2 jaar en 3 maanden tot 4 jaar`."""
    for match in _YEARS_AND_MONTHS.finditer(text):
        low = _value(match["years"]) + _value(match["months"]) / 12
        is_open = _FROM_BEFORE.search(text, max(0, match.start() - _BEFORE_BARE), match.start()) is not None
        high = _years(match["high"], match["unit"]) if match["high"] else None if is_open else low
        yield AgeSpan(*match.span(), Ages(low, high))


def _lists(text: str) -> Iterator[AgeSpan]:
    """`4, 5 en 6 jaar`."""
    for match in _LIST.finditer(text):
        if _may_be_age(text, match):
            unit = match["unit"]
            yield AgeSpan(*match.span(), Ages(_years(match["low"], unit), _years(match["high"], unit)))


def _ranges(text: str) -> Iterator[AgeSpan]:
    """`van 4 tot 12 jaar`; without a unit (`8 t/m 14`) where figures can only be ages."""
    for match in _RANGE.finditer(text):
        aged = match["unit"] or _stands_for_ages(text, match)
        if aged and _may_be_age(text, match) and not _is_two_bounds(match):
            yield AgeSpan(*match.span(), _ages_of_range(match))


def _lower_bounds(text: str) -> Iterator[AgeSpan]:
    """`vanaf 4 jaar`, `4+`."""
    for match in _LOWER_BOUND.finditer(text):
        if _may_be_age(text, match):
            figure = match["from"] or match["older"] or match["reached"] or match["plus"]
            unit = match["unit"] or match["older_unit"] or match["reached_unit"]
            yield AgeSpan(*match.span(), Ages(_years(figure, unit), None))


def _upper_bounds(text: str) -> Iterator[AgeSpan]:
    """`tot 4 jaar`, `-4`."""
    for match in _UPPER_BOUND.finditer(text):
        if _may_be_age(text, match):
            figure = next(match[group] for group in _UPPER_FIGURES if match[group])
            yield AgeSpan(*match.span(), Ages(None, _years(figure, match["unit"] or match["younger_unit"])))


_UPPER_FIGURES = ("until", "under", "alone", "younger", "minus", "minners")  # groups of `_UPPER_BOUND`


def _single_ages(text: str) -> Iterator[AgeSpan]:
    """`4 jaar`; before birth less than nought."""
    for match in _ONE_AGE.finditer(text):
        if _may_be_age(text, match):
            sign = -1 if match["minus"] or match["birth"] else 1
            age = sign * _years(match["age"], match["unit"])
            yield AgeSpan(*match.span(), Ages(age, age))


# The fuller expression first: a range before an open end, since `tot 12 jaar` is also part of `4 tot 12 jaar`.
_KINDS = (_years_and_months, _around, _lists, _ranges, _lower_bounds, _upper_bounds, _single_ages)


def _may_be_age(text: str, match: re.Match[str]) -> bool:
    """False in `leerjaar 1 en 2`, `2 keer`."""
    start = max(0, match.start() - _BEFORE_NO_AGE)
    return not _NO_AGE_BEHIND.search(text, start, match.start()) and not _NO_AGE_BEFORE.match(text, match.end())


def _stands_for_ages(text: str, match: re.Match[str]) -> bool:
    """True for figures without a unit where nothing else is counted: `van 8 t/m 14`, `(4-12)`, `4- tot 12`."""
    if match["low_unit"]:
        return True
    # Bare figures count only at the field's start, in brackets or behind words like `van`: `voor 3 tot 5 scholen`
    # counts schools.
    front = text[max(0, match.start() - _BEFORE_BARE) : match.start()]
    if not (_BEFORE_BARE_FIGURES.search(front) or (_DASHED.fullmatch(match[0]) and _behind_group(front))):
        return False
    counted = _COUNTS_SOMETHING.match(text[match.end() : match.end() + _BEHIND])
    low, high = _value(match["low"]), _value(match["high"])
    return counted is None and low < high <= (_OLDEST if match["low"][0].isdigit() else _OLDEST_IN_WORDS)


def _behind_group(front: str) -> bool:
    """True behind a noun of people, or behind other ages in a list: `meiden 12-17`, `4-12, 12-18`."""
    words = front.split()
    return bool(words) and (group_of(words[-1]) is not None or _DASHED_BEFORE.search(front) is not None)


def _is_two_bounds(match: re.Match[str]) -> bool:
    """True for `-4 en 12+`, which is two expressions: only months and weeks can lie before birth."""
    return bool(match["minus"]) and _per_year(match["low_unit"] or match["unit"]) == 1


def _ages_of_range(match: re.Match[str]) -> Ages:
    """The bounds of a range; a unit behind the second holds for both, of those behind the first only years."""
    sign = -1 if match["minus"] or match["birth"] else 1
    unit, low_unit = match["unit"], match["low_unit"]
    # `4- tot 12-jarigen`: the unit is said once, behind the second.
    if low_unit in (None, "-"):
        low_unit = unit
    # `van 4 jaar tot 12` goes on in years; behind `18 maanden tot 4` the unit has changed, though nobody says so.
    if unit is None and _per_year(low_unit) == 1:
        unit = low_unit
    return Ages(sign * _years(match["low"], low_unit), _years(match["wide"] or match["high"], unit))


def _years(figure: str, unit: str | None) -> float:
    return _value(figure) / _per_year(unit)


def _per_year(unit: str | None) -> int:
    """How many of a printed unit make a year: `maanden` 12, `wk.` 52, anything else 1."""
    plain = (unit or "").strip(" -").casefold()
    return 12 if plain.startswith(("maand", "mnd")) else 52 if plain.startswith(("weken", "wk")) else 1


def _value(figure: str) -> float:
    """`2,5`, `2 1/2`, `2½`, `twee`, `tweeënhalf`, `18e`."""
    # Ordinals first, halves next: `number` knows neither.
    plain = re.sub(r"(?<=\d)(?:e|ste|de)$", "", figure.strip().casefold())
    plain = re.sub(r"[ ]?(?:1/2|½)$", ",5", plain)
    if months := re.fullmatch(r"(\d+);(\d+)", plain):
        return int(months[1]) + int(months[2]) / 12
    half = re.fullmatch(r"(\w+?)[eë]n(?:een)?half", plain)
    if half:
        return (number(half[1]) or 0) + 0.5
    if re.fullmatch(r"\d+\.5", plain):
        plain = plain.replace(".", ",")
    value = number("0" + plain if plain.startswith(",") else plain)
    return value or number(plain.removesuffix("de")) or 0.0  # `elfde`
