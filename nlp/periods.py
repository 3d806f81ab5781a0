"""The text of `Planning` in, its periods out: dates, spans, school years, seasons, open ends, what goes on.

A frequency and a duration are no periods; a year that a list or a sentence gives once holds for its other members.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from nlp.dates import FIGURES, MONTH, MONTHS, YEAR, day, last_day, year_of
from nlp.registers import DATA

_Q = r"(?:[1-4]e|eerste|tweede|derde|vierde)\s+kwartaal|Q[1-4]|kwartaal\s+[1-4]"
_HALF = r"(?:1e|2e|eerste|tweede)\s+(?:half\s?jaar|helft(?:\s+van)?)"
_SEASON = (
    r"voorjaar|lente|zomer(?:vakantie)?|najaar|herfst(?:vakantie)?|winter|kerst(?:vakantie)?|voorjaarsvakantie"
    r"|meivakantie"
)
_SCHOOL = r"(?:(?:het\s+)?school(?:jaren|jaar)|cursusjaar|sj\.?)\s+"
_PAIR = r"(?:20\d{2}|['’]?\d{2})\s?[-/–]\s?(?:20\d{2}|['’]?\d{2})"
_UNIT = (
    rf"(?:\d{{1,2}}(?:e)?\s+{MONTH}(?:\s+{YEAR})?|{FIGURES}|(?:{_Q})(?:\s+(?:van\s+)?{YEAR})?|(?:{_HALF})\s*(?:{YEAR})?|"
    rf"(?:{_SCHOOL}){_PAIR}|(?:begin|medio|eind|einde|halverwege|midden)\s+(?:{MONTH}\s+)?{YEAR}|"
    rf"(?:{_SEASON})\s+(?:van\s+)?(?:het\s+jaar\s+)?{YEAR}|"
    rf"(?<![\w])(?:{MONTH})(?:\s+{YEAR})?(?!\w)|"
    rf"(?<![\w/-])['’]?\d{{2}}/['’]?\d{{2}}(?![\w/-])|(?<![\w/-])20\d{{2}}\s?[-/–]\s?20\d{{2}}(?![\w/-])|"
    rf"(?<![\w€.,-])20\d{{2}}(?![\w-]))"
)
_TO = r"\s*(?:-|–|—|t/m|tot en met|tot)\s*(?:de\s+|het\s+)?"
_BOUND = (
    r"vanaf(?:\s+het|\s+de)?|per|sinds|na(?=\s+de\s+zomervakantie)|t/m|tot en met|tot(?:\s+en\s+met)?(?:\s+de)?"
    r"|uiterlijk|vóór|voor(?=\s+\d)"
)
_WHOLE = r"(?:geheel|heel|gehele|hele)(?:\s+(?:het\s+)?jaar)?|(?:de\s+)?jaren"
_ONGOING = r"doorlopend|permanent|structureel|continu(?!e)"
_PERIOD = re.compile(
    rf"(?P<ongoing>(?<!\w)(?:{_ONGOING})(?!\w))|(?:(?P<whole>(?<!\w)(?:{_WHOLE}))\s+)?"
    rf"(?:(?P<bound>(?<!\w)(?:{_BOUND}))\s+(?:de\s+|het\s+)?)?"
    rf"(?P<from>{_UNIT})(?:(?P<to>{_TO})(?P<until>{_UNIT}))?",
    re.IGNORECASE,
)
_ORDER = {"1": 1, "2": 2, "3": 3, "4": 4, "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_SEASONS = {
    "voorjaar": (3, 5),
    "lente": (3, 5),
    "zomer": (6, 8),
    "najaar": (9, 11),
    "herfst": (9, 11),
    "winter": (12, 2),
    "kerst": (12, 1),
}
_PRECISE = ("dag", "maand", "kwartaal", "seizoen", "halfjaar", "schooljaar", "jaar")


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression; dates are inclusive, None where open. `readable` is false for a date that doesn't exist."""

    mention: str
    char_start: int
    char_end: int
    phase: str | None
    start_date: date | None
    end_date: date | None
    precision: str | None
    ongoing: bool
    readable: bool


@dataclass(frozen=True, slots=True)
class _Span:
    first: date | None
    last: date | None
    precision: str


def periods(text: str) -> list[Period]:
    """The periods of a field, in their order."""
    matches = list(_PERIOD.finditer(text))
    found: list[Period] = []
    for n, match in enumerate(matches):
        period = _ongoing(match) if match["ongoing"] else _dated(text, matches, n)
        if period is None:
            continue
        if found and (joined := _with_ongoing(text, found[-1], period)):
            found[-1] = joined
        else:
            found.append(period)
    return found


def _ongoing(match: re.Match[str]) -> Period:
    return Period(match[0], match.start(), match.end(), None, None, None, None, True, True)


def _with_ongoing(text: str, before: Period, period: Period) -> Period | None:
    """`Doorlopend vanaf januari 2020` and `vanaf januari 2023, doorlopend` are one row."""
    between = text[before.char_end : period.char_start]
    if not re.fullmatch(r"\s*,?\s*", between) or before.ongoing == period.ongoing:
        return None
    dated = period if before.ongoing else before
    if before.ongoing is False and not (dated.start_date and dated.end_date is None):
        return None
    mention = text[before.char_start : period.char_end]
    return replace(dated, mention=mention, char_start=before.char_start, char_end=period.char_end, ongoing=True)


def _dated(text: str, matches: list[re.Match[str]], n: int) -> Period | None:
    match = matches[n]
    if _is_duration(text, match):
        return None
    year = _carried(text, matches, n)
    until = _span(match["until"], year) if match["until"] else None
    own_year = _last_year(match["until"]) if match["until"] else None
    first = _span(match["from"], own_year or year)
    if first is None or (match["until"] and until is None):
        return None
    start, end, precision, readable = _bounds(match, first, until)
    mention = text[match.start() : match.end()].rstrip()
    if precision != "dag" and mention.endswith(".") and not re.search(rf"{MONTH}$", mention, re.IGNORECASE):
        mention = mention[:-1]
    phase = _phase(text, match.start(), match.end())
    return Period(mention, match.start(), match.start() + len(mention), phase, start, end, precision, False, readable)


def _is_duration(text: str, match: re.Match[str]) -> bool:
    """A month without any year near, `elk jaar in november`, a bare figure of a phone or a sum."""
    before = text[max(0, match.start() - 22) : match.start()].casefold()
    return bool(
        re.search(r"(?:elk(?:e)?|ieder(?:e)?|jaarlijks|per)\s+(?:jaar\s+)?(?:in\s+)?$", before)
    ) and not re.search(r"\d{4}", match[0])


def _bounds(match: re.Match[str], first: _Span, until: _Span | None) -> tuple[date | None, date | None, str, bool]:
    """Start, end, precision and whether the calendar knows the dates."""
    bound = (match["bound"] or "").casefold()
    exclusive = (match["to"] or "").strip().casefold().split(" de")[0].strip() == "tot"
    if until is not None:
        end = until.first - timedelta(days=1) if exclusive and until.first else until.last
        precision = min((first.precision, until.precision), key=_PRECISE.index)
        readable = first.first is not None and (end is not None)
        return (first.first, end, precision, readable) if readable else (None, None, precision, False)
    if first.first is None:
        return None, None, first.precision, False
    if bound.startswith(("t/m", "tot en met", "uiterlijk")):
        return None, first.last, first.precision, True
    if bound.startswith(("tot", "vóór", "voor")):
        return None, first.first - timedelta(days=1), first.precision, True
    if bound.startswith("na"):
        return (first.last + timedelta(days=1) if first.last else None), None, first.precision, True
    if bound:
        return first.first, None, first.precision, True
    return first.first, first.last, first.precision, True


def _last_year(unit: str) -> int | None:
    years = re.findall(r"20\d{2}", unit)
    short = re.search(r"['’‘](\d{2})(?!\d)", unit)
    return int(years[-1]) if years else 2000 + int(short[1]) if short else None


def _carried(text: str, matches: list[re.Match[str]], n: int) -> int | None:
    """The year of the nearest expression of the same sentence that has one: after it first, then before it."""
    for step in (1, -1):
        k = n + step
        while 0 <= k < len(matches):
            a, b = sorted((matches[n].start(), matches[k].start()))
            if re.search(r"[;\n]|\.\s+[A-Z]", text[a:b]) and step == 1:
                break
            year = _last_year(matches[k]["from"] or "") if matches[k]["from"] else None
            if year:
                return year
            k += step
    return None


def _span(unit: str, year: int | None) -> _Span | None:
    """The first and last day of a unit of time."""
    word = unit.strip().casefold().rstrip(".")
    own = _last_year(word) or year
    if re.fullmatch(FIGURES, word):
        parts = [part.strip() for part in re.split(r"[-/.]", word)]
        one = day(year_of(parts[2]), int(parts[1]), int(parts[0]))
        return _Span(one, one, "dag")
    pair = re.search(r"(20\d{2}|['’]?\d{2})\s?[-/–]\s?(20\d{2}|['’]?\d{2})$", word)
    if pair:
        return _pair(word, year_of(pair[1]), year_of(pair[2]))
    if own is None:
        return None
    return _in_year(word, own)


def _pair(word: str, first: int, last: int) -> _Span | None:
    """`2022-2023` is a school year; `2022-2024` a span of years, unless called school years."""
    if last == first + 1:
        return _Span(date(first, 8, 1), date(last, 7, 31), "schooljaar")
    if first < last <= first + 8:
        if "school" in word:
            return _Span(date(first, 8, 1), date(last, 7, 31), "schooljaar")
        return _Span(date(first, 1, 1), date(last, 12, 31), "jaar")
    return None


def _in_year(word: str, year: int) -> _Span | None:
    ordinal = re.search(r"(?P<a>[1-4])e|(?P<b>eerste|tweede|derde|vierde)|q(?P<c>[1-4])|kwartaal\s+(?P<d>[1-4])", word)
    month = re.search(rf"(?<![a-z]){MONTH}(?![a-z])", word)
    if "kwartaal" in word or re.match(r"q[1-4]", word):
        n = _ORDER[next(g for g in ordinal.groups() if g)] if ordinal else 1
        return _Span(date(year, 3 * n - 2, 1), last_day(year, 3 * n), "kwartaal")
    if "half" in word or "helft" in word:
        second = ordinal is not None and _ORDER[next(g for g in ordinal.groups() if g)] == 2
        return _Span(date(year, 7 if second else 1, 1), date(year, 12, 31) if second else date(year, 6, 30), "halfjaar")
    if month:
        return _month(word, MONTHS[month[0].rstrip(".")], year)
    season = next((name for name in _SEASONS if word.startswith(name)), None)
    if season:
        a, b = _SEASONS[season]
        return _Span(date(year, a, 1), last_day(year + (b < a), b), "seizoen")
    for words, (a, b), precision in (
        (("begin",), (1, 3), "kwartaal"),
        (("medio", "halverwege", "midden"), (5, 8), "seizoen"),
        (("eind",), (10, 12), "kwartaal"),
    ):
        if word.startswith(words):
            return _Span(date(year, a, 1), last_day(year, b), precision)
    return _Span(date(year, 1, 1), date(year, 12, 31), "jaar") if re.search(r"20\d{2}$", word) else None


def _month(word: str, month: int, year: int) -> _Span:
    number = re.match(r"(\d{1,2})(?:e)?\s", word)
    if number:
        one = day(year, month, int(number[1]))
        return _Span(one, one, "dag")
    return _Span(date(year, month, 1), last_day(year, month), "maand")


@cache
def _phases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with (DATA / "periods.toml").open("rb") as file:
        data = tomllib.load(file)["phase"]
    return tuple(
        (phase, re.compile(rf"(?<!\w)(?:ge)?(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE))
        for phase, words in data.items()
    )


def _phase(text: str, start: int, end: int) -> str | None:
    """What happens in it: the word of its own clause nearest before it, else the first right after it."""
    begin = max(
        (
            m.end()
            for m in re.finditer(
                r"[;\n]|\.\s+(?=[A-Z])|,\s+(?=[a-z]*\s*(?:\w+\s+){0,3})|\s+en\s+wordt\s+", text[:start]
            )
        ),
        default=0,
    )
    clause = _clause_start(text, start, begin)
    before = [(m.start(), phase) for phase, pattern in _phases() for m in pattern.finditer(text, clause, start)]
    if before:
        return max(before)[1]
    close = re.search(r"[;\n]|\.(?:\s|$)|,|\s+en\s+wordt\s+", text[end:])
    after_end = end + (close.start() if close else len(text) - end)
    after = [(m.start(), phase) for phase, pattern in _phases() for m in pattern.finditer(text, end, after_end)]
    return min(after)[1] if after else None


def _clause_start(text: str, start: int, comma: int) -> int:
    """Where the clause begins: at a comma only if a word of doing stands behind the comma."""
    full = max((m.end() for m in re.finditer(r"[;\n]|\.\s+(?=[A-Z])|\s+en\s+wordt\s+", text[:start])), default=0)
    own = text[comma:start]
    if any(pattern.search(own) for _, pattern in _phases()):
        return comma
    listed = re.fullmatch(r"[\s\w'’/.,–-]*", own) is not None and len(own.strip()) < 14
    return full if listed or comma == full else comma
