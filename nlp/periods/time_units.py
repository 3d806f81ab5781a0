"""The first and last day of a unit of time as it is printed: `1e kwartaal 2023`, `schooljaar '22-'23`, `begin 2024`.

How units are written is in `unit_grammar.py`. A unit without a year of its own gets it from whoever calls. The days of
seasons, parts of a year and school years follow reading rule 29.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nlp.periods.unit_grammar import PARTS
from nlp.text.dates import FIGURES, MONTH, MONTHS, YEAR, day, last_day, year_of
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

Precision = Literal["dag", "maand", "kwartaal", "seizoen", "halfjaar", "schooljaar", "jaar"]

_LISTS = tables("periods")
_ORDINALS: dict[str, int] = _LISTS["ordinals"]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS_OF_SEASON: dict[str, tuple[int, int]] = _LISTS["seasons"]
_MONTHS_OF_PART: dict[str, tuple[int, int]] = _LISTS["parts"]
_WEEKDAY_BEFORE = re.compile(rf"^(?:{PARTS['weekday']})\s+", re.IGNORECASE)
_DAY_IN_FIGURES = re.compile(FIGURES)
_YEAR_IN_BRACKETS = re.compile(r"\s*\((20\d{2})\)$")
_ISO_DAY = re.compile(r"20\d{2}-\d{2}-\d{2}")
_ISO_MONTH = re.compile(r"20\d{2}-(?:0[1-9]|1[0-2])")
_WEEK_OF_DAY = re.compile(rf"week van (?:(?:{PARTS['weekday']}) )?(?=\d)")
_PAIR_OF_YEARS = re.compile(rf"({PARTS['pair year']})\s?[-/–]\s?({PARTS['pair year']})$")
_SHORT_PAIR = re.compile(r"\d{2}\s?[-/–]\s?(\d{2})$")
_SHORT_YEAR_BEHIND_MONTH = re.compile(rf"(?:{MONTH}\s*|(?:{any_of(_LISTS['words']['half'])})\s+)(\d\d)$", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?<![a-z]){MONTH}(?![a-z])", re.IGNORECASE)
_SCHOOL_YEAR_WORD = re.compile(any_of(_LISTS["words"]["school_year"]))
_KIND_OF_NUMBER = re.compile(rf"(?:{PARTS['quarter word']})|(?:{PARTS['half word']})", re.IGNORECASE)
_ORDINAL = re.compile(PARTS["ordinal"], re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:{PARTS['quarter word']})|^[qk]\s?[1-4]|^[1-4]q|^[1-4]{PARTS['of']}{YEAR}$|(?:q\s?[1-4]|[1-4]q)$"
)
_HALF = re.compile(PARTS["half"], re.IGNORECASE)
_WEEK = re.compile(rf"(?:{PARTS['week']})\s+(\d{{1,2}})\b")
_MONTH_THEN_DAY = re.compile(rf"{MONTH}\s+(\d{{1,2}}),\s+20\d{{2}}", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(\d{1,2}|eersten?)(?:e|sten?|den?)?\s")
# `1e`, `2`, `eerste`, `q3`, `h2`: the number that a quarter or half has; no figure of a year or a day.
_NUMBER_OF_UNIT = re.compile(rf"(?<!\d)([1-4])(?:e|ste|de|q)?\b(?!\d)|\b({any_of(_ORDINALS)})\b|[qk]\s?([1-4])|h([12])")
_YEAR_ALONE = re.compile(r"20\d{2}$|^['’‘]\d{2}$")
_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])\s?[/-]\s?(?:20|['’‘])?(\d{2})")
_END_PIECE = re.compile(
    r"(?P<which>eerste|laatste)\s+(?:(?P<number>\w+)\s+)?(?P<unit>week|weken|maand|maanden)\s+van\s+(?:de\s+|het\s+)?"
)
_LONGEST_SPAN = 8  # years. A pair further apart is no span of years: `2022-2099`; agendas run for three or four


@dataclass(frozen=True, slots=True)
class UnitOfTime:
    """First and last day; both None for a day that doesn't exist (`31 juni 2024`)."""

    first: date | None
    last: date | None
    precision: Precision


def last_year(unit: str) -> int | None:
    """The year that a printed unit ends in; None if it prints none."""
    # The last one printed counts, be it in full or short: `2022-'23` ends in 2023.
    full = re.findall(r"20\d{2}", unit)
    short = re.findall(r"['’‘](\d{2})(?!\d)", unit)
    if full or short:
        return int(full[-1]) if full and not unit.rstrip().endswith(tuple(short)) else 2000 + int(short[-1])
    two_figures = _SHORT_PAIR.search(unit) or _SHORT_YEAR_BEHIND_MONTH.search(unit)
    return 2000 + int(two_figures[1]) if two_figures else None


def unit_of(printed: str, year: int | None, month: int | None = None) -> UnitOfTime | None:
    """The days of a printed unit; year and month are those that other words give it. None: no year is known."""
    unit = _WEEKDAY_BEFORE.sub("", printed.strip().casefold().rstrip("."))
    unit = _YEAR_IN_BRACKETS.sub(r" \1", unit)  # `najaar (2022)`
    if _ISO_DAY.fullmatch(unit):
        year_printed, month_printed, day_printed = map(int, unit.split("-"))
        return _one_day(day(year_printed, month_printed, day_printed))
    if _ISO_MONTH.fullmatch(unit):
        first = date(int(unit[:4]), int(unit[5:]), 1)
        return UnitOfTime(first, last_day(first.year, first.month), "maand")
    # Days in figures before pairs: `31-12-2022` ends in what looks like one.
    if _DAY_IN_FIGURES.fullmatch(unit):
        parts = [part.strip() for part in re.split(r"[-/.]", unit)]
        return _one_day(day(year_of(parts[2]), int(parts[1]), int(parts[0])))
    if in_figures := _MONTH_OF_YEAR.fullmatch(unit):
        first = date(2000 + int(in_figures[2]), int(in_figures[1]), 1)
        return UnitOfTime(first, last_day(first.year, first.month), "maand")
    if piece := _END_PIECE.match(unit):
        whole = unit_of(unit[piece.end() :], year)
        return whole and _end_piece(whole, piece)
    pair = _PAIR_OF_YEARS.search(unit)
    if pair:
        return _over_years(unit, year_of(pair[1]), year_of(pair[2]))
    own = last_year(unit) or year
    if own is None:
        return None
    # The `10` of `10 t/m 14 oktober`.
    if re.fullmatch(r"\d{1,2}", unit) and month:
        return _one_day(day(own, month, int(unit)))
    return next((days for kind in _KINDS_WITHIN_A_YEAR if (days := kind(unit, own))), None)


def completed(printed: str, following: str) -> str:
    """A unit cut short, with what the unit behind it says: `1e` before `2e kwartaal` -> `1e kwartaal`.

    `voor-` (before `najaar`) -> `voorjaar`. Any other unit stays as it is.
    """
    if printed.casefold() == "voor-":
        return "voorjaar"
    kind = _KIND_OF_NUMBER.search(following)
    return f"{printed} {kind[0]}" if kind and _ORDINAL.fullmatch(printed) else printed


def month_of(printed: str) -> int | None:
    """The number of the month that a unit names."""
    month = _MONTH_ALONE.search(printed)
    return MONTHS[month[0].rstrip(".").casefold()] if month else None


def _end_piece(whole: UnitOfTime, piece: re.Match[str]) -> UnitOfTime | None:
    """The first or last weeks or months of a unit: `eerste twee weken van augustus 2023` is up to the 14th."""
    count = number(piece["number"]) if piece["number"] else 1.0
    if not count or not whole.first or not whole.last or count != int(count):
        return None
    is_first, of_weeks = piece["which"] == "eerste", piece["unit"].startswith("we")
    if of_weeks:
        days = timedelta(days=7 * int(count) - 1)
        ends = (whole.first, whole.first + days) if is_first else (whole.last - days, whole.last)
        return UnitOfTime(*ends, "dag")
    months = int(count) - 1
    if months > (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month:
        return None
    if is_first:
        return UnitOfTime(whole.first, last_day(*_months_on(whole.first, months)), "maand")
    return UnitOfTime(date(*_months_on(whole.last, -months), 1), whole.last, "maand")


def _months_on(one: date, months: int) -> tuple[int, int]:
    """Year and month some months after a day's, or before it."""
    years, month = divmod(one.year * 12 + one.month - 1 + months, 12)
    return years, month + 1


def _one_day(one: date | None) -> UnitOfTime:
    return UnitOfTime(one, one, "dag")


def _over_years(unit: str, first: int, last: int) -> UnitOfTime | None:
    """A unit that ends in two years.

    `2022-2023` is a school year; `2022-2024` a span of years, unless they are called school years; `winter 2022-2023`.
    """
    season = _named_at_start(_MONTHS_OF_SEASON, unit)
    # Two years in a row are a school year or a winter; only years further apart are a span of calendar years.
    if last == first + 1:
        return _season_over_years(season, first, last) if season else _school_year(unit, first, last)
    if not first < last <= first + _LONGEST_SPAN:
        return None
    if _SCHOOL_YEAR_WORD.search(unit):
        return UnitOfTime(date(first, 8, 1), date(last, 7, 31), "schooljaar")
    return UnitOfTime(date(first, 1, 1), date(last, 12, 31), "jaar")


def _named_at_start(months: dict[str, tuple[int, int]], unit: str) -> tuple[int, int] | None:
    """The first and last month of the season or part of a year that a unit begins with."""
    return next((span for name, span in months.items() if re.match(rf"{name}s?\b", unit)), None)


def _season_over_years(months: tuple[int, int], first: int, last: int) -> UnitOfTime:
    if months[0] == months[1] == 12:  # `kerstvakantie 2022-2023`
        return UnitOfTime(date(first, 12, 1), date(first, 12, 31), "seizoen")
    return UnitOfTime(date(first, months[0], 1), last_day(last, months[1]), "seizoen")


def _school_year(unit: str, first: int, last: int) -> UnitOfTime:
    """A school year (August to July), its begin and end (a quarter), or its first or second half."""
    if re.match(r"begin\b", unit):
        return UnitOfTime(date(first, 8, 1), date(first, 10, 31), "kwartaal")
    if re.match(r"einde?\b", unit):
        return UnitOfTime(date(last, 5, 1), date(last, 7, 31), "kwartaal")
    if _HALF.match(unit):
        if _number_in(unit) > 1:
            return UnitOfTime(date(last, 2, 1), date(last, 7, 31), "halfjaar")
        return UnitOfTime(date(first, 8, 1), date(last, 1, 31), "halfjaar")
    return UnitOfTime(date(first, 8, 1), date(last, 7, 31), "schooljaar")


def _number_in(unit: str) -> int:
    """The number of a quarter or half: `2e helft`, `tweede kwartaal`, `Q2`, `H2`, `IIe kwartaal` -> 2."""
    printed = _NUMBER_OF_UNIT.search(unit)
    if printed is None:
        # Roman, or no number at all (`kwartaal 2023`), which is read as the first.
        roman = re.match(r"(iv|i{1,3})e?\b", unit)
        return _ROMAN[roman[1]] if roman else 1
    said = next(group for group in printed.groups() if group)
    return _ORDINALS.get(said) or int(said)


def _quarter(unit: str, year: int) -> UnitOfTime | None:
    """`2e kwartaal`, `Q2`, `2023 Q2`; `2 van 2023` behind `kwartaal 1 en`."""
    if not _QUARTER.search(unit):
        return None
    number = _number_in(unit)
    return UnitOfTime(date(year, 3 * number - 2, 1), last_day(year, 3 * number), "kwartaal")


def _half_year(unit: str, year: int) -> UnitOfTime | None:
    """`1e helft 2022`, `H1 2022`."""
    if not _HALF.match(unit):
        return None
    if _number_in(unit) > 1:
        return UnitOfTime(date(year, 7, 1), date(year, 12, 31), "halfjaar")
    return UnitOfTime(date(year, 1, 1), date(year, 6, 30), "halfjaar")


def _week(unit: str, year: int) -> UnitOfTime | None:
    """`week 36 2022`: Monday to Sunday of the week by ISO 8601, as Dutch calendars number them."""
    of_day = _WEEK_OF_DAY.match(unit)
    if of_day:
        printed = _day_or_month(unit[of_day.end() :], year)
        if printed is None or printed.first is None:
            return printed
        monday = printed.first - timedelta(days=printed.first.weekday())
        return UnitOfTime(monday, monday + timedelta(days=6), "dag")
    week = _WEEK.match(unit)
    if not week:
        return None
    try:
        monday, sunday = (date.fromisocalendar(year, int(week[1]), weekday) for weekday in (1, 7))
    except ValueError:  # `week 60`
        return UnitOfTime(None, None, "dag")
    return UnitOfTime(monday, sunday, "dag")


def _day_or_month(unit: str, year: int) -> UnitOfTime | None:
    """`5 september`, `september`, `eind september` (all of it)."""
    month = month_of(unit)
    if not month:
        return None
    if turned := _MONTH_THEN_DAY.fullmatch(unit):
        return _one_day(day(year, month, int(turned[1])))
    number_of_day = _DAY_OF_MONTH.match(unit)
    if number_of_day:
        return _one_day(day(year, month, int(number_of_day[1]) if number_of_day[1].isdigit() else 1))
    return UnitOfTime(date(year, month, 1), last_day(year, month), "maand")


def _season(unit: str, year: int) -> UnitOfTime | None:
    """`zomer 2022`; `winter 2022` begins in December of that year."""
    months = _named_at_start(_MONTHS_OF_SEASON, unit)
    if not months:
        return None
    first, last = months
    # December to February: the winter that is named after the year in which it begins.
    return UnitOfTime(date(year, first, 1), last_day(year + (last < first), last), "seizoen")


def _part_of_year(unit: str, year: int) -> UnitOfTime | None:
    """`begin 2022` and `eind 2022` are quarters, `medio 2022` (May to August) a season: reading rule 29."""
    months = _named_at_start(_MONTHS_OF_PART, unit)
    if not months:
        return None
    first, last = months
    return UnitOfTime(date(year, first, 1), last_day(year, last), "seizoen" if last - first > 2 else "kwartaal")


def _year(unit: str, year: int) -> UnitOfTime | None:
    """`2022`."""
    return UnitOfTime(date(year, 1, 1), date(year, 12, 31), "jaar") if _YEAR_ALONE.search(unit) else None


# The first that knows the unit reads it: `2e helft` before the month in `2e helft van mei`, a season before its year.
_KINDS_WITHIN_A_YEAR: tuple[Callable[[str, int], UnitOfTime | None], ...] = (
    _quarter,
    _half_year,
    _week,
    _day_or_month,
    _season,
    _part_of_year,
    _year,
)
