"""A unit of time as printed in (`1e kwartaal 2023`, `schooljaar '22-'23`, `begin 2024`), its first and last day out.

Knows the calendar and how its parts are written, no bounds (`vanaf`), no spans and no sentences.
"""

import re
from dataclasses import dataclass
from datetime import date

from nlp.text.dates import FIGURES, MONTH, MONTHS, YEAR, day, last_day, year_of
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("periods")
_ORDINAL = r"(?:[1-4](?:e|ste|de)|eerste|tweede|derde|vierde)"
_QUARTER = any_of(_WORDS["words"]["quarter"])
_HALVES = any_of(_WORDS["words"]["half"])
_Q = rf"{_ORDINAL}\s+(?:{_QUARTER})|Q\s?[1-4]|[1-4]Q|(?:{_QUARTER})\s+[1-4]|(?:I|II|III|IV)e?\s+(?:{_QUARTER})"
_HALF = rf"{_ORDINAL}\s+(?:{_HALVES})|H[12](?=\s+20)"
_SEASON = any_of(_WORDS["seasons"])
_SCHOOL = rf"(?:het\s+)?(?:{any_of(_WORDS['words']['school_year'])})\s+"
_Y2 = r"(?:20\d{2}|['’‘]?\d{2})"
_PAIR = rf"{_Y2}\s?[-/–]\s?{_Y2}"
_OF = r"\s+(?:van\s+)?(?:het\s+)?(?:jaar\s+)?"
# `juni 22`: no day stands behind a month. Other years than the twenties only at the end of what is said: people come
# in thirties and forties (`in juni 30 leerlingen`).
_SHORT = r"(?:2[0-9]|(?:1[6-9]|[3-9]\d)(?=\s*(?:$|[,;)\n]|t/m\b|tot\b|[-–]|en\b)))"
_SHORT_YEAR = _SHORT + r"(?![\d:.,-]|\s*(?:" + MONTH + r"))"
_PARTS = any_of(_WORDS["parts"])
_WEEKDAY = rf"(?:(?:{any_of(_WORDS['words']['weekdays'])})\s+)?"
UNIT = "|".join(
    (
        rf"{_WEEKDAY}\d{{1,2}}(?:e|ste|de)?\s+{MONTH}(?:\s+{YEAR})?(?!\w)",
        rf"{_WEEKDAY}{FIGURES}(?![\d.-])",
        rf"\d{{1,2}}(?=\s*(?:t/m|tot en met|-|–|en)\s*\d{{1,2}}\s+{MONTH}\s)",
        rf"20\d{{2}}\s?[-–,/]?\s?(?:Q\s?[1-4]|[1-4]Q|{_ORDINAL}\s+(?:{_QUARTER})|(?:{_QUARTER})\s+[1-4])(?!\w)",
        rf"(?:{_Q})(?:{_OF}{YEAR})?(?!\w|-[^\W\d]{{2}})",
        rf"{_ORDINAL}(?=\s*(?:en|of|t/m|tot en met|-|–|/)\s*{_ORDINAL}\s+(?:{_QUARTER}|{_HALVES}))",
        r"voor-(?=\s+(?:en|of)\s+(?:het\s+)?najaar)",
        rf"(?<=kwartaal\s\d\sen\s)[1-4]{_OF}{YEAR}",
        rf"(?:{_HALF}){_OF}{_SCHOOL}{_PAIR}",
        rf"(?:{_HALF})(?:\s*(?:van\s+)?{YEAR})?(?!\w)",
        rf"week\s+\d{{1,2}}(?:\s*,)?\s+(?:van\s+)?{YEAR}(?!\w)",
        rf"(?:{_PARTS})(?:{_OF})?{_SCHOOL}{_PAIR}",
        rf"{_SCHOOL}{_PAIR}(?!\d)",
        rf"(?:{_PARTS})\s+(?:van\s+)?(?:het\s+jaar\s+)?(?:{MONTH}\s+)?{YEAR}(?!\d)",
        rf"(?:{_SEASON}){_OF}{_PAIR}(?!\d)",
        rf"(?:{_SEASON})(?:{_OF}{YEAR})?(?![\w-])",
        rf"(?:{MONTH})(?:\s+(?:van\s+)?{YEAR})(?!\w)",
        rf"(?:{MONTH})\s+{_SHORT_YEAR}",
        rf"(?:{MONTH})(?!\w)",
        r"(?<=\d\d[-/]\d\d\sen\s)\d{2}[-/]\d{2}(?![\w/-])",  # `schooljaar 22-23 en 23-24`
        r"(?<=\d\d[-/]\d\d,\s)\d{2}[-/]\d{2}(?![\w/-])",
        r"(?<![\w/-])['’‘]?\d{2}/['’‘]?\d{2}(?![\w/-])",
        r"(?<![\w/-])['’‘]\d{2}\s?[-–]\s?['’‘]\d{2}(?![\w/-])",
        r"(?<![\w/-])20\d{2}\s?[-/–]\s?(?:20\d{2}|['’‘]\d{2})(?![\w/-])",
        r"(?<![\w€.,-])(?<!€\s)20\d{2}(?![\w-]|[.,]\d)",
        r"(?<![\w€.,])20\d{2}(?=-(?:fase|traject))",
    )
)
_NUMBERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_LONGEST = 8  # years that a span of years may last


@dataclass(frozen=True, slots=True)
class UnitOfTime:
    """First and last day; both None for a day that doesn't exist."""

    first: date | None
    last: date | None
    precision: str


def last_year(unit: str) -> int | None:
    """The year that a printed unit ends in; None if it prints none."""
    years = re.findall(r"20\d{2}", unit)
    short = re.findall(r"['’‘](\d{2})(?!\d)", unit)
    if years or short:
        return int(years[-1]) if years and not unit.rstrip().endswith(tuple(short)) else 2000 + int(short[-1])
    pair = re.search(r"\d{2}\s?[-/–]\s?(\d{2})$", unit)
    behind_month = re.search(rf"{MONTH}\s+(\d\d)$", unit, re.IGNORECASE)
    found = pair or behind_month
    return 2000 + int(found[1]) if found else None


def unit_of(printed: str, year: int | None, month: int | None = None) -> UnitOfTime | None:
    """The days of a unit; year and month are those that other words give it. None: no year is known."""
    word = re.sub(rf"^{_WEEKDAY}", "", printed.strip().casefold().rstrip("."), flags=re.IGNORECASE)
    if re.fullmatch(FIGURES, word):
        parts = [part.strip() for part in re.split(r"[-/.]", word)]
        one = day(year_of(parts[2]), int(parts[1]), int(parts[0]))
        return UnitOfTime(one, one, "dag")
    pair = re.search(rf"({_Y2})\s?[-/–]\s?({_Y2})$", word)
    if pair:
        return _pair(word, year_of(pair[1]), year_of(pair[2]))
    own = last_year(word) or year
    if own is None:
        return None
    if re.fullmatch(r"\d{1,2}", word) and month:
        one = day(own, month, int(word))
        return UnitOfTime(one, one, "dag")
    return _in_year(word, own)


def completed(printed: str, like: str) -> str:
    """`1e` before `2e kwartaal` -> `1e kwartaal`; `voor-` before `najaar` -> `voorjaar`."""
    if printed.casefold() == "voor-":
        return "voorjaar"
    kind = re.search(rf"(?:{_QUARTER})|(?:{_HALVES})", like, re.IGNORECASE)
    return f"{printed} {kind[0]}" if kind and re.fullmatch(_ORDINAL, printed, re.IGNORECASE) else printed


def month_of(printed: str) -> int | None:
    """The month that a unit names."""
    found = re.search(rf"(?<![a-z]){MONTH}(?![a-z])", printed, re.IGNORECASE)
    return MONTHS[found[0].rstrip(".").casefold()] if found else None


def _pair(word: str, first: int, last: int) -> UnitOfTime | None:
    """`2022-2023` is a school year; `2022-2024` a span of years, unless called school years; `winter 2022-2023`."""
    season = next((name for name in _WORDS["seasons"] if re.match(rf"{name}\b", word)), None)
    if season and last == first + 1:
        a, b = _WORDS["seasons"][season]
        return UnitOfTime(date(first, a, 1), last_day(last, b), "seizoen")
    if last == first + 1:
        return _school_year(word, first, last)
    if first < last <= first + _LONGEST:
        if re.search(any_of(_WORDS["words"]["school_year"]), word):
            return UnitOfTime(date(first, 8, 1), date(last, 7, 31), "schooljaar")
        return UnitOfTime(date(first, 1, 1), date(last, 12, 31), "jaar")
    return None


def _school_year(word: str, first: int, last: int) -> UnitOfTime:
    """A school year, its begin and end (a quarter), or its first or second half."""
    if re.match(r"begin\b", word):
        return UnitOfTime(date(first, 8, 1), date(first, 10, 31), "kwartaal")
    if re.match(r"einde?\b", word):
        return UnitOfTime(date(last, 5, 1), date(last, 7, 31), "kwartaal")
    if re.match(_HALF, word):
        second = _ordinal(word) == 2
        first_day = date(last, 2, 1) if second else date(first, 8, 1)
        return UnitOfTime(first_day, date(last, 7, 31) if second else date(last, 1, 31), "halfjaar")
    return UnitOfTime(date(first, 8, 1), date(last, 7, 31), "schooljaar")


def _ordinal(word: str) -> int:
    found = re.search(
        r"(?<!\d)([1-4])(?:e|ste|de|q)?\b(?!\d)|\b(eerste|tweede|derde|vierde)\b|q\s?([1-4])|h([12])", word
    )
    if found is None:
        roman = re.match(r"(iv|i{1,3})e?\b", word)
        return _NUMBERS[roman[1]] if roman else 1
    group = next(one for one in found.groups() if one)
    return _NUMBERS.get(group) or int(group)


def _in_year(word: str, year: int) -> UnitOfTime | None:
    if re.search(rf"(?:{_QUARTER})|^q\s?[1-4]|^[1-4]q|^[1-4]{_OF}{YEAR}$|(?:q\s?[1-4]|[1-4]q)$", word):
        n = _ordinal(word)
        return UnitOfTime(date(year, 3 * n - 2, 1), last_day(year, 3 * n), "kwartaal")
    if re.match(_HALF, word, re.IGNORECASE):
        second = _ordinal(word) == 2
        first, last = (date(year, 7, 1), date(year, 12, 31)) if second else (date(year, 1, 1), date(year, 6, 30))
        return UnitOfTime(first, last, "halfjaar")
    week = re.match(r"week\s+(\d{1,2})\b", word)
    if week:
        return _week(year, int(week[1]))
    month = month_of(word)
    if month:
        return _month(word, month, year)
    season = next((name for name in _WORDS["seasons"] if re.match(rf"{name}\b", word)), None)
    if season:
        a, b = _WORDS["seasons"][season]
        return UnitOfTime(date(year, a, 1), last_day(year + (b < a), b), "seizoen")
    part = next((name for name in _WORDS["parts"] if re.match(rf"{name}\b", word)), None)
    if part:
        a, b = _WORDS["parts"][part]
        return UnitOfTime(date(year, a, 1), last_day(year, b), "seizoen" if a == 5 else "kwartaal")
    whole = re.search(r"20\d{2}$", word)
    return UnitOfTime(date(year, 1, 1), date(year, 12, 31), "jaar") if whole else None


def _week(year: int, number: int) -> UnitOfTime:
    """Monday to Sunday of a week by ISO 8601, as Dutch calendars number them."""
    try:
        return UnitOfTime(date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7), "dag")
    except ValueError:
        return UnitOfTime(None, None, "dag")


def _month(word: str, month: int, year: int) -> UnitOfTime:
    number = re.match(r"(\d{1,2})(?:e|ste|de)?\s", word)
    if number:
        one = day(year, month, int(number[1]))
        return UnitOfTime(one, one, "dag")
    return UnitOfTime(date(year, month, 1), last_day(year, month), "maand")
