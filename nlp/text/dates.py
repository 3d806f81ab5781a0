"""The first date that is printed in a text, as a day: `20-6-2022`, `29 nov. 2021`, `maandag 4 juli '22`.

Periods (`najaar 2022`) are nlp/periods' business.
"""

import re
from datetime import date

from nlp.text.numbers import number

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb", "febr"),
            ("maart", "mrt", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
# Years of this century only: the programme began in 2019, and `19..` in agendas are years of birth and foundation.
YEAR = r"(?:20\d{2}|['’‘]\d{2})"
# Two figures are enough for a year here (`20-6-22`): behind a day and a month nothing else can be meant.
FIGURES = r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:20\d{2}|['’]?\d{2})"
_FIGURES = re.compile(r"(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<y>20\d{2}|['’]?\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(?P<y>20\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_WORDS = re.compile(
    rf"(?P<d>\d{{1,2}})(?:e|ste|den?|th)?(?:\s+|-)(?P<m>{MONTH})(?:\s+|-)(?P<y>{YEAR}|\d{{2}}(?!\d))", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:th|st|nd|rd)?,?\s+(?P<y>20\d{{2}})", re.IGNORECASE)

_SPELLED = re.compile(
    rf"\b(?P<d>[a-zë]{{3,20}})\s+(?P<m>{MONTH})\s+(?P<y>tweeduizend\s?(?:en\s?)?[a-zë]{{3,20}})\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?:ste|de)$", re.IGNORECASE)  # `veertiende`, `twintigste`


def parse_date(text: str) -> date | None:
    """The first date in a text; None where there is none or it doesn't exist."""
    # Words first: in `4 juli 2022 (week 27-1-2022)` the day is the one that is spelled out. ISO before other figures:
    # `2022-06-14` holds `22-06-14`, which would be a day of 2014. A month first is how translations print it.
    printed = _WORDS.search(text) or _ISO.search(text) or _FIGURES.search(text) or _MONTH_FIRST.search(text)
    if not printed:
        return _spelled_out(text)
    month = printed["m"].rstrip(".").casefold()
    return day(year_of(printed["y"]), MONTHS.get(month) or int(month), int(printed["d"]))


def _spelled_out(text: str) -> date | None:
    """`veertien juni tweeduizend tweeëntwintig`, as deeds print it."""
    printed = _SPELLED.search(text)
    if not printed:
        return None
    number_of_day = number(_ORDINAL.sub("", printed["d"])) or number(printed["d"])
    year = number("".join(printed["y"].split()))
    month = MONTHS[printed["m"].rstrip(".").casefold()]
    return day(int(year), month, int(number_of_day)) if year and number_of_day else None


def year_of(text: str) -> int:
    """`2022`, `'22` and `22` as a year."""
    figure = int(text.lstrip("'’‘"))
    return figure if figure > 99 else 2000 + figure


def day(year: int, month: int, number: int) -> date | None:
    """A day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    # `month // 12` is 1 in December only, whose next month is in the next year.
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
