"""The text of `Planning` in, its periods out: dates, spans, school years, seasons, open ends, what goes on.

A frequency and a duration are no periods; a year that a list or a sentence gives once holds for its other members.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp.periods.phases import Place, phases_of
from nlp.periods.time_units import UNIT, UnitOfTime, completed, last_year, month_of, unit_of
from nlp.text.dates import MONTH
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("periods")["words"]
_ARTICLE = r"(?:(?:de|het|einde van(?: de| het)?)\s+)?"
_TO = rf"\s*(?:{any_of(_WORDS['between'])})\s*(?:in\s+)?{_ARTICLE}"
_BOUNDS = {kind: any_of(_WORDS[kind]) for kind in ("from", "after", "until_with", "until")}
_PERIOD = re.compile(
    rf"(?P<ongoing>(?<!\w)(?:{any_of([*_WORDS['ongoing'], *_WORDS['ongoing_alone']])})(?!\w))"
    rf"|(?:(?P<whole>(?<!\w)(?:{any_of(_WORDS['whole'])}))\s+)?"
    rf"(?:(?P<bound>(?<!\w)(?:{'|'.join(f'(?P<{kind}_>{words})' for kind, words in _BOUNDS.items())}))\s+"
    rf"(?:in\s+)?(?:het\s+begin\s+van\s+)?{_ARTICLE})?"
    rf"(?:(?P<pair>(?<!\w)tussen\s+{_ARTICLE})(?P<low>{UNIT})\s+en\s+{_ARTICLE}(?P<high>{UNIT})"
    rf"|(?<![\w€])(?P<from>{UNIT})(?:(?P<to>{_TO})(?P<until>{UNIT}))?)",
    re.IGNORECASE,
)
_ALONE = re.compile(any_of(_WORDS["ongoing_alone"]), re.IGNORECASE)
_FREQUENT = re.compile(
    r"(?:elk(?:e)?|ieder(?:e)?|jaarlijks|per|aan het|alle)\s+(?:school)?(?:jaar\s+|jaren\s+)?"
    r"(?:in\s+|tussen\s+|rond\s+|van\s+)?"
    rf"(?:de\s+|het\s+)?(?:{MONTH}(?:\s*,\s*|\s*/\s*|\s+en\s+))*$",
    re.IGNORECASE,
)
_SEASON_ALONE = re.compile(any_of(tables("periods")["seasons"]), re.IGNORECASE)
_BREAK = re.compile(r"[;\n]|\.\s+[A-Z]")
_FAR = 40  # expressions beyond which a year is no longer carried
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


def periods(text: str) -> list[Period]:
    """The periods of a field, in their order."""
    matches = list(_PERIOD.finditer(text))
    years = [_year_of(match) for match in matches]
    breaks = [cut.start() for cut in _BREAK.finditer(text)]
    sentences = [bisect(breaks, match.start()) for match in matches]
    found: list[Period] = []
    for n, match in enumerate(matches):
        period = _ongoing(text, match, matches, n) if match["ongoing"] else _dated(text, matches, n, years, sentences)
        if period is None:
            continue
        if found and (joined := _with_ongoing(text, found[-1], period)):
            found[-1] = joined
        else:
            found.append(period)
    phases = phases_of(text, [Place(one.char_start, one.char_end) for one in found])
    return [replace(one, phase=phase) for one, phase in zip(found, phases, strict=True)]


def _ongoing(text: str, match: re.Match[str], matches: Sequence[re.Match[str]], n: int) -> Period | None:
    """`doorlopend`; a word like `structureel` only where it opens or closes something, or stands beside a date."""
    if _ALONE.fullmatch(match[0]):
        opens = re.search(r"(?:^|[\n;.:])\s*$", text[max(0, match.start() - 20) : match.start()])
        closes = re.match(r"\s*(?:$|[\n;.,)])", text[match.end() : match.end() + 20])
        dated = n + 1 < len(matches) and text[match.end() : matches[n + 1].start()].strip() == ""
        alone = n == 0 and len(matches) == 1
        if not (dated or (opens and closes) or (opens and alone)):
            return None
    return Period(match[0], match.start(), match.end(), None, None, None, None, True, True)


def _with_ongoing(text: str, before: Period, period: Period) -> Period | None:
    """`Doorlopend vanaf januari 2020` and `vanaf januari 2023, doorlopend` are one row."""
    between = text[before.char_end : period.char_start]
    if not re.fullmatch(r"\s*[,(]?\s*", between) or before.ongoing == period.ongoing:
        return None
    dated = period if before.ongoing else before
    one_sided = (dated.start_date is None) != (dated.end_date is None)
    if not one_sided or (before.ongoing is False and dated.end_date is not None):
        return None
    end = period.char_end + ("(" in between and text.startswith(")", period.char_end))
    mention = text[before.char_start : end]
    return replace(dated, mention=mention, char_start=before.char_start, char_end=end, ongoing=True)


def _dated(
    text: str, matches: Sequence[re.Match[str]], n: int, years: Sequence[int | None], sentences: Sequence[int]
) -> Period | None:
    match = matches[n]
    low, high = match["from"] or match["low"], match["until"] or match["high"]
    low = completed(low, high or (matches[n + 1][0] if n + 1 < len(matches) else ""))
    if _is_frequency(text, match) or (_SEASON_ALONE.fullmatch(low) and not _same_sentence(years, sentences, n)):
        return None
    year = _carried(years, sentences, n)
    if year and _before_the_end(matches, years, sentences, n):
        year -= 1  # `start september, afronding juli 2023`
    until = unit_of(high, year) if high else None
    first = unit_of(low, (last_year(high) if high else None) or year, month_of(high) if high else None)
    if first is None or (high and until is None):
        return None
    start, end, precision, readable = _bounds(match, first, until)
    mention = text[match.start() : match.end()].rstrip()
    if precision != "dag" and mention.endswith(".") and not re.search(rf"{MONTH}$", mention, re.IGNORECASE):
        mention = mention[:-1]
    return Period(mention, match.start(), match.start() + len(mention), None, start, end, precision, False, readable)


def _is_frequency(text: str, match: re.Match[str]) -> bool:
    """`elk jaar in november`: a month or season without a year of its own."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(_FREQUENT.search(before)) and last_year(match[0]) is None


def _bounds(
    match: re.Match[str], first: UnitOfTime, until: UnitOfTime | None
) -> tuple[date | None, date | None, str, bool]:
    """Start, end, precision and whether the calendar knows the dates."""
    if until is not None:
        exclusive = bool(re.match(r"\s*tot\s+(?!en met)", match["to"] or "", re.IGNORECASE))
        end = until.first - timedelta(days=1) if exclusive and until.first else until.last
        precision = min((first.precision, until.precision), key=_PRECISE.index)
        readable = first.first is not None and end is not None
        return (first.first, end, precision, readable) if readable else (None, None, precision, False)
    if first.first is None or first.last is None:
        return None, None, first.precision, False
    if match["until_with_"]:
        return None, first.last, first.precision, True
    if match["until_"]:
        return None, first.first - timedelta(days=1), first.precision, True
    if match["after_"]:
        return first.last + timedelta(days=1), None, first.precision, True
    return first.first, None if match["bound"] else first.last, first.precision, True


def _carried(years: Sequence[int | None], sentences: Sequence[int], n: int) -> int | None:
    """The year of the nearest expression of the same sentence that has one: after it first, then before it."""
    for k in range(n + 1, min(n + _FAR, len(years))):
        if sentences[k] != sentences[n]:
            break
        if years[k]:
            return years[k]
    return next((years[k] for k in range(n - 1, max(-1, n - _FAR), -1) if years[k]), None)


def _before_the_end(
    matches: Sequence[re.Match[str]], years: Sequence[int | None], sentences: Sequence[int], n: int
) -> bool:
    """Whether a month has its year from the next expression, an earlier month: it lies in the year before."""
    if n + 1 >= len(matches) or years[n] or not years[n + 1] or sentences[n] != sentences[n + 1] or matches[n]["until"]:
        return False
    own, following = (month_of(match["from"] or match["low"] or "") for match in (matches[n], matches[n + 1]))
    return bool(own and following and own > following)


def _year_of(match: re.Match[str]) -> int | None:
    """The first year that an expression prints."""
    if match["ongoing"]:
        return None
    low, high = match["from"] or match["low"], match["until"] or match["high"]
    years = [year for unit in (low, high) if unit and (year := last_year(unit))]
    return years[0] if years else None


def _same_sentence(years: Sequence[int | None], sentences: Sequence[int], n: int) -> bool:
    """Whether the sentence gives a year elsewhere, for a season without one."""
    near = range(max(0, n - _FAR), min(len(years), n + _FAR))
    return any(k != n and years[k] and sentences[k] == sentences[n] for k in near)
