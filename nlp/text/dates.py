"""The first date that is printed in a text, as a day: `20-6-2022`, `29 nov. 2021`, `maandag 4 juli '22`.

Periods (`najaar 2022`) are nlp/periods' business.
"""

import re
from datetime import date

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
_WORDS = re.compile(rf"(?P<d>\d{{1,2}})(?:e|ste|de)?\s+(?P<m>{MONTH})\s+(?P<y>{YEAR}|\d{{2}}(?!\d))", re.IGNORECASE)


def parse_date(text: str) -> date | None:
    """The first date in a text; None where there is none or it doesn't exist."""
    # Words first: in `4 juli 2022 (week 27-1-2022)` the day is the one that is spelled out.
    printed = _WORDS.search(text) or _FIGURES.search(text)
    if not printed:
        return None
    month = printed["m"].rstrip(".").casefold()
    return day(year_of(printed["y"]), MONTHS.get(month) or int(month), int(printed["d"]))


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
