"""Reads the field `Planning`: each period with its dates, how precise they are, and what happens in it.

`Start: september 2023, uitvoering t/m juli 2024` -> September 2023 (`start`), and up to July 2024 (`uitvoering`).
Reading rules 26 to 30, 64 and 65. A frequency and a duration are no periods; a year that a list or a sentence gives
once holds for its other members.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlp.periods.expressions import Expression, expressions
from nlp.periods.phases import Phase, TextRange, phases_of
from nlp.periods.time_units import Precision, UnitOfTime, completed, last_year, month_of, unit_of
from nlp.text.dates import MONTH
from nlp.text.tick_boxes import ticked
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("periods")
_ONGOING_IF_ALONE = re.compile(any_of(_LISTS["words"]["ongoing_alone"]), re.IGNORECASE)
# What stands before a month of every year: `elk jaar in`, `jaarlijks in maart en` (before the month or season).
_EVERY_YEAR = re.compile(
    rf"(?:{any_of(_LISTS['frequency']['every'])})\s+(?:school)?(?:jaar\s+|jaren\s+)?"
    r"(?:in\s+|tussen\s+|rond\s+|van\s+)?"
    rf"(?:de\s+|het\s+)?(?:{MONTH}(?:\s*,\s*|\s*/\s*|\s+en\s+(?:in\s+)?))*$"
    rf"|(?:elk|elke|ieder|iedere|per)\s+(?:school|kalender)?jaar,?\s+(?:\w+\s+){{0,3}}in\s+(?:{MONTH}(?:\s*,\s*|\s+en\s+(?:in\s+)?))*$|(?:telkens|steeds)\s+(?:tussen\s+|in\s+|rond\s+|van\s+)?$",
    re.IGNORECASE,
)
_EVERY_YEAR_BEHIND = re.compile(r",?\s+(?:(?:van\s+)?(?:elk|ieder)\s+(?:school)?jaar|jaarlijks)\b", re.IGNORECASE)
_BACK = 30  # letters before a year in which `zelfde maanden in` stands
_EVERY_YEAR_WITHIN = 40  # letters before an expression in which that is looked for; holds a list of four months
_SEASON_ALONE = re.compile(any_of(_LISTS["seasons"]), re.IGNORECASE)
# A stop ends a sentence only before a capital: `sept. 2022` and `1.250` go on.
_SENTENCE_END = re.compile(r"[;\n]|\.\s+[A-Z]")
_ARTICLE = re.compile(r"(?:het|de)\s+", re.IGNORECASE)
_MONTHS_OF_SEASON: dict[str, tuple[int, int]] = _LISTS["seasons"]
_SCHOOL_YEAR = re.compile(r"(20\d{2})\s?[-/–]\s?(?:20\d{2}|['’‘]?\d{2})$")
_PAIR = re.compile(r"20\d{2}\s?[-/–]\s?(?:20\d{2}|['’‘]?\d{2})")
_FIRST_OF_SCHOOL_YEAR = 8  # August
_BARE_YEAR = re.compile(r"20\d{2}")
_LABEL_END = re.compile(r"\s*:")
_YEAR_OF_LINES = re.compile(
    rf"20\d{{2}}|(?:(?:{any_of(_LISTS['words']['school_year'])})\s+)?20\d{{2}}\s?[-/–]\s?(?:20\d{{2}}|['’‘]?\d{{2}})",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\s*(?:[^\w\s]\s*)?")
_ALL_BEHIND = re.compile(r"\s*:?[ \t]*(?=\n)")
_LINE_START = re.compile(r"(?:^|\n)\s*(?:[^\w\s]\s*)?$")
_NOTHING = re.compile(r"\s*:\s*(?:n\.?v\.?t|geen|niets)", re.IGNORECASE)
_ENDS_IN_MONTH = re.compile(rf"{MONTH}$", re.IGNORECASE)
# Expressions beyond which a year is no longer carried: real fields have at most a dozen, and a text of thousands
# of months (tests/test_nlp_any_text.py) would otherwise take quadratic time.
_CARRIED_AT_MOST = 40
# A span is as precise as the finer of its ends: `maart t/m 15 mei` is told to the day.
_FROM_PRECISE: tuple[Precision, ...] = ("dag", "maand", "kwartaal", "seizoen", "halfjaar", "schooljaar", "jaar")
_SAID_NO = re.compile(r"\s*:[\s,]*nee\b", re.IGNORECASE)  # `Doorlopend: nee`
_HOLDS_FOR_ALL = re.compile(r"^(?:20\d{2}|['’‘]\d{2})$")
_IN_YEAR = re.compile(r"\s*,?\s*(?:in|van)\s+")
_AND_IN = re.compile(r"\s+(?:en|resp\.|respectievelijk)\s+(?:in\s+)?")
_SHORT_YEAR = re.compile(r"20\d{2}|['’‘]\d{2}")
_YEAR_AT_END = re.compile(r"(?:20\d{2}|['’‘]\d{2})$")
_YET = re.compile(r"\s*,?\s*(?:doch|maar|en|tot)?\s*(?:dan\s+)?(?:door(?:lopend)?|verder)?\s*")
_ONE_DAY = timedelta(days=1)
# What a field leaves out: `behalve in juli en augustus`, `met een winterstop van half december tot half januari`.
_EXCEPT = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_LISTS['words']['except'])})\s"
    rf"|(?:met|op)\s(?:een|de)\s(?:{any_of(_LISTS['words']['breaks'])})\s(?:van|in|tussen|tijdens|rond)\s)"
    r"(?:(?!\s(?:maar|omdat|doch)\s|20\d\d)[^,.;:\n()])*(?![^,.;:\n()]*20\d\d)",
    re.IGNORECASE,
)
_SAME_YEAR = re.compile(rf"\s*(?:{any_of(_LISTS['words']['same_year'])})(?!\w)", re.IGNORECASE)
_NEXT_YEAR = re.compile(rf"\s*(?:{any_of(_LISTS['words']['next_year'])})(?!\w)", re.IGNORECASE)
# `februari van het jaar waarin hij groep 8 verlaat` is of any year.
_YEAR_OF_SOMETHING = re.compile(
    r"\s+van\s+(?:het|een|elk|ieder)\s+(?:school|kalender)?jaar\s+(?:waarin|waarop|dat|als)\b"
)
# `in aanvulling op de agenda van 14 december 2021`, `de GKA Agenda 2022-2024`: a paper's date
_OF_PAPER = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['words']['papers'])})(?P<of>\s+(?:van|d\.d\.|dd\.?|gedateerd)\s+)?$|(?P<named>agenda)\s+$",
    re.IGNORECASE,
)
_SAME_MONTHS = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['words']['same_months'])})\s+(?:van|in)\s+$", re.IGNORECASE)
_CHRISTMAS = re.compile(r"(?:de\s+)?kerst(?:mis)?(?!\w)", re.IGNORECASE)
_VAN = re.compile(r"(?<!\w)van\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
# Between the two ends of one span that other words part: `, als de wagen start, `; `en dan door`.
_ASIDE = re.compile(r"\s*(?:,[^,.;:\n()]{3,60},|\([^\n()]{3,60}\))\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """A time expression; dates are inclusive, None where open. `readable` is false for a date that doesn't exist."""

    mention: str
    char_start: int
    char_end: int
    phase: Phase | None
    start_date: date | None
    end_date: date | None
    precision: Precision | None
    ongoing: bool
    readable: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """A text with its expressions; of each, the first year that it prints and the number of its sentence."""

    text: str
    expressions: Sequence[Expression]
    years: Sequence[int | None]
    sentences: Sequence[int]


def periods(text: str) -> list[Period]:
    """The periods of a field, in their order."""
    text = ticked(text)
    field = _field(_EXCEPT.sub(lambda left_out: " " * len(left_out[0]), text))
    rows: list[Period] = []
    for n, expression in enumerate(field.expressions):
        row = _ongoing(field, n) if expression.is_ongoing else _dated(field, n)
        if row is None:
            continue
        if rows and (joined := _joined(text, rows[-1], row) or _with_its_year(field, n, rows[-1], row)):
            rows[-1] = joined
        else:
            rows.append(_same_months(text, rows[-1], row) if rows else row)
    phases = phases_of(text, [TextRange(row.char_start, row.char_end) for row in rows])
    return [replace(row, phase=phase) for row, phase in zip(rows, phases, strict=True)]


def _field(text: str) -> _Field:
    found = list(expressions(text))
    sentence_ends = [end.start() for end in _SENTENCE_END.finditer(text)]
    sentences = [bisect(sentence_ends, expression.start) for expression in found]
    return _Field(text, found, [_printed_year(expression) for expression in found], sentences)


def _printed_year(expression: Expression) -> int | None:
    """The first year that an expression prints."""
    units = (expression.unit, expression.last_unit)
    return next((year for unit in units if unit and (year := last_year(unit))), None)


def _ongoing(field: _Field, n: int) -> Period | None:
    """`doorlopend`; a word like `structureel` only where it opens or closes something, or stands beside a date."""
    expression = field.expressions[n]
    # `structureel overleg` says what kind of meeting it is, not how long it goes on.
    if _SAID_NO.match(field.text, expression.end):
        return None
    if _ONGOING_IF_ALONE.fullmatch(expression.printed) and not _stands_alone(field, n):
        return None
    return Period(expression.printed, expression.start, expression.end, None, None, None, None, True, True)


def _stands_alone(field: _Field, n: int) -> bool:
    """True for `Planning: permanent.` and `structureel vanaf 2022`; false for `een structureel overleg vanaf 2022`."""
    text, start, end = field.text, field.expressions[n].start, field.expressions[n].end
    following = field.expressions[n + 1] if n + 1 < len(field.expressions) else None
    if following and text[end : following.start].strip() == "":
        return True
    opens = re.search(r"(?:^|[\n;.:])\s*$", text[max(0, start - 20) : start])
    closes = re.match(r"\s*(?:$|[\n;.,)])", text[end : end + 20])
    return opens is not None and (closes is not None or len(field.expressions) == 1)


def _joined(text: str, before: Period, row: Period) -> Period | None:
    """`Doorlopend vanaf januari 2020` and `vanaf januari 2023 (doorlopend)` are one row (reading rule 65)."""
    between = text[before.char_end : row.char_start]
    if bounded := _bounded_on_both_sides(text, before, row, between):
        return bounded
    if not re.fullmatch(r"\s*[,(]?\s*(?:al\s)?", between) or before.ongoing == row.ongoing:
        return None
    dated = row if before.ongoing else before
    # `Doorlopend in 2022` is bounded at both ends: it goes on, and something else happens in 2022. Two rows.
    is_open = (dated.start_date is None) != (dated.end_date is None)
    if not is_open or (not before.ongoing and dated.end_date is not None):
        return None
    end = row.char_end + ("(" in between and text.startswith(")", row.char_end))
    mention = text[before.char_start : end]
    return replace(dated, mention=mention, char_start=before.char_start, char_end=end, ongoing=True)


def _with_its_year(field: _Field, n: int, before: Period, row: Period) -> Period | None:
    """`februari tot en met mei, in 2023` is one row: months, and the year that is theirs."""
    months = field.expressions[n - 1]
    if field.years[n - 1] or not month_of(months.unit or "") or not _BARE_YEAR.fullmatch(row.mention):
        return None
    if not _IN_YEAR.fullmatch(field.text[before.char_end : row.char_start]):
        return None
    mention = field.text[before.char_start : row.char_end]
    return replace(before, mention=mention, char_end=row.char_end)


def _same_months(text: str, before: Period, row: Period) -> Period:
    """The `2024` of `maart t/m mei, 2023 en 2024`: the same months, a year later."""
    dated = before.start_date and before.end_date
    if not dated or not row.start_date or before.precision != "maand" or not _SHORT_YEAR.fullmatch(row.mention):
        return row
    said = _SAME_MONTHS.search(text, max(0, row.char_start - _BACK), row.char_start)
    is_listed = _YEAR_AT_END.search(before.mention) and _AND_IN.fullmatch(text[before.char_end : row.char_start])
    if not said and not is_listed:
        return row
    assert before.start_date and before.end_date
    years = row.start_date.year - before.end_date.year
    if not before.start_date.year == before.end_date.year < row.start_date.year:
        return row
    start, end = (_years_later(day, years) for day in (before.start_date, before.end_date))
    begin = said.start() if said else row.char_start
    mention = text[begin : row.char_end]  # `zelfde maanden in 2024`
    return replace(row, mention=mention, char_start=begin, start_date=start, end_date=end, precision="maand")


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; the last of February stays the last."""
    following = day + _ONE_DAY
    if following.day == 1:
        return following.replace(year=following.year + years) - _ONE_DAY
    return day.replace(year=day.year + years)


def _bounded_on_both_sides(text: str, before: Period, row: Period, between: str) -> Period | None:
    """`met ingang van 1 september 2022 doch uiterlijk 31 juli 2024` is one row (as `t/m` would be)."""
    opens = before.start_date is not None and before.end_date is None and not before.ongoing
    is_from = before.start_date is not None and _VAN.search(text, max(0, before.char_start - _BACK), before.char_start)
    closes = row.end_date is not None and row.start_date is None
    if not (closes and before.precision and row.precision):
        return None
    # `Van september 2022, als de wagen start, tot en met het najaar van 2024`; `van 2022, ` alone closes nothing.
    if not ((opens and _YET.fullmatch(between)) or ((opens or is_from) and _ASIDE.fullmatch(between))):
        return None
    precision = min(before.precision, row.precision, key=_FROM_PRECISE.index)
    mention = text[before.char_start : row.char_end]
    return replace(before, mention=mention, char_end=row.char_end, end_date=row.end_date, precision=precision)


def _dated(field: _Field, n: int) -> Period | None:
    """The row of an expression with a date; None for a frequency, and where no year is known."""
    expression = field.expressions[n]
    following = field.expressions[n + 1].printed if n + 1 < len(field.expressions) else ""
    unit = completed(expression.unit or "", expression.last_unit or following)
    if (
        _is_of_paper(field, n)
        or _refers_to_any_year(field, n)
        or _is_frequency(field.text, expression)
        or _is_label_of_others(field, n)
    ):
        return None
    year, referring = _year_referred_to(field, n)
    if year is None and _SEASON_ALONE.fullmatch(unit) and not _season_has_year(field, n):
        return None  # `na de zomer`: which one?
    year = year or _year_for(field, n)
    last = unit_of(expression.last_unit, year) if expression.last_unit else None
    first = _first_day_unit(unit, expression.last_unit, year)
    # Reading rule 30: without a year there is no period.
    if first is None or (expression.last_unit and last is None):
        return None
    start, end, readable = _span_days(expression, first, last) if last else _bounded_days(expression, first)
    precision = min((first, last or first), key=lambda one: _FROM_PRECISE.index(one.precision)).precision
    mention = _mention(expression, precision)
    begin = expression.start
    if article := _ARTICLE.match(mention):  # `in het schooljaar 2022-2023`
        begin, mention = begin + article.end(), mention[article.end() :]
    if referring:
        mention = field.text[begin : expression.end + referring]
    return Period(mention, begin, begin + len(mention), None, start, end, precision, False, readable)


def _is_label_of_others(field: _Field, n: int) -> bool:
    """`2023: ronde 1, januari t/m juni`: the year that a line's label gives to its months; `2022: n.v.t.` too."""
    expression = field.expressions[n]
    if _is_year_line(field, n):
        return _lines_below_are_dated(field, n)
    if expression.bound or expression.last_unit or not _BARE_YEAR.fullmatch(expression.unit or ""):
        return False
    if not _LABEL_END.match(field.text, expression.end) or not _LINE_START.search(field.text[: expression.start]):
        return False
    line = field.text[expression.end :].split("\n", 1)[0]
    if _NOTHING.match(line):
        return True
    own = [k for k in range(n + 1, len(field.expressions)) if field.expressions[k].start < expression.end + len(line)]
    return (
        bool(own)
        and all(field.years[k] in (None, field.years[n]) for k in own if not field.expressions[k].is_ongoing)
        and any(field.years[k] is None for k in own if not field.expressions[k].is_ongoing)
        and any(not field.expressions[k].is_ongoing and month_of(field.expressions[k].unit or "") for k in own)
    )


def _lines_below_are_dated(field: _Field, n: int) -> bool:
    """True if each line below a year's, up to the next year's, has a month or season that takes its year from it."""
    start = field.expressions[n].end
    others = (field.expressions[k].start for k in range(n + 1, len(field.expressions)) if _is_year_line(field, k))
    end = next(others, len(field.text))
    place, dated = start, 0
    for line in field.text[start:end].split("\n"):
        own = [k for k, one in enumerate(field.expressions) if place <= one.start < place + len(line)]
        place += len(line) + 1
        if re.search(r"\w", line) is None:
            continue
        if not any(field.years[k] is None and not field.expressions[k].is_ongoing for k in own):
            return False
        dated += 1
    return dated > 0


def _first_day_unit(unit: str, last_unit: str | None, year: int | None) -> UnitOfTime | None:
    """The unit that a span begins with, or the only one; a span's end gives its year and month (`10 t/m 14 mei`)."""
    if last_unit is None:
        return unit_of(unit, year)
    return unit_of(unit, last_year(last_unit) or year, month_of(last_unit))


def _mention(expression: Expression, precision: Precision) -> str:
    """As printed, without the stop of a sentence; the stop of `sept.` stays."""
    mention = expression.printed.rstrip()
    own_stop = _ENDS_IN_MONTH.search(mention) or mention.endswith("e.v.")
    stops = precision != "dag" and mention.endswith(".") and not own_stop
    return mention[:-1] if stops else mention


def _is_of_paper(field: _Field, n: int) -> bool:
    """True for the day on which a paper was made or decided, and for the years in an agenda's name."""
    expression = field.expressions[n]
    if expression.bound or expression.last_unit:
        return False
    paper = _OF_PAPER.search(field.text, max(0, expression.start - _BACK), expression.start)
    if paper is None:
        return False
    is_day = bool(paper["of"]) and re.match(r"(?:\w+dag\s+)?\d", expression.unit or "") is not None
    is_title = bool(paper["named"]) and _PAIR.fullmatch(expression.unit or "") is not None
    return (is_day and not _BARE_YEAR.fullmatch(expression.unit or "")) or is_title


def _refers_to_any_year(field: _Field, n: int) -> bool:
    """`in februari van het jaar waarin hij groep 8 verlaat`, and what that sentence says behind it without a year."""
    expression = field.expressions[n]
    if field.years[n]:
        return False
    sentence = (k for k in range(n, max(-1, n - _CARRIED_AT_MOST), -1) if field.sentences[k] == field.sentences[n])
    first = min(sentence, default=n)
    told = _YEAR_OF_SOMETHING.search(field.text, field.expressions[first].end)
    return told is not None and told.start() <= expression.end


def _is_frequency(text: str, expression: Expression) -> bool:
    """`elk jaar in november`: a month or season without a year of its own."""
    before = text[max(0, expression.start - _EVERY_YEAR_WITHIN) : expression.start]
    is_every = _EVERY_YEAR.search(before) or _EVERY_YEAR_BEHIND.match(text, expression.end)
    return bool(is_every) and last_year(expression.printed) is None


def _span_days(expression: Expression, first: UnitOfTime, last: UnitOfTime) -> tuple[date | None, date | None, bool]:
    """First and last day of `maart t/m mei 2023`; with `tot` the second unit is left out. Third: both days exist."""
    end = _day_before(last, expression.last_unit) if expression.excludes_last else last.last
    if first.first is None or end is None:
        return None, None, False
    start = first.last + _ONE_DAY if expression.bound == "after" and first.last else first.first
    if start > end and last_year(expression.unit or "") is None:
        # `september t/m juni 2023` began the year before; with a year from elsewhere it ends in the next.
        if last_year(expression.last_unit or ""):
            start = _years_later(start, -1)
        else:
            end = _years_later(end, 1)
    return start, end, True


def _day_before(unit: UnitOfTime, printed: str | None) -> date | None:
    """The last day before a unit; Christmas itself is a day, though `rond Kerst` is a season."""
    if unit.first is None:
        return None
    is_christmas = _CHRISTMAS.match(printed or "") is not None
    return (date(unit.first.year, 12, 25) if is_christmas else unit.first) - _ONE_DAY


def _bounded_days(expression: Expression, unit: UnitOfTime) -> tuple[date | None, date | None, bool]:
    """First and last day of a unit with what bounds it: `vanaf 2022`, `na 2022`, `t/m 2022`, `tot 2022`, `2022`."""
    if unit.first is None or unit.last is None:
        return None, None, False
    match expression.bound:
        case "from":
            return unit.first, None, True
        case "after":
            return unit.last + _ONE_DAY, None, True
        case "until_with":
            return None, unit.last, True
        case "until":
            return None, _day_before(unit, expression.unit), True
        case None:
            return unit.first, unit.last, True


def _year_referred_to(field: _Field, n: int) -> tuple[int | None, int]:
    """The year of `mei van dat jaar`, and how many letters say so; (None, 0) where nothing refers."""
    expression = field.expressions[n]
    before = next((k for k in range(n - 1, max(-1, n - _CARRIED_AT_MOST), -1) if field.years[k]), None)
    if before is None or last_year(expression.last_unit or expression.unit or ""):
        return None, 0
    year = last_year(field.expressions[before].last_unit or field.expressions[before].unit or "")
    for pattern, later in ((_SAME_YEAR, 0), (_NEXT_YEAR, 1)):
        said = pattern.match(field.text, expression.end)
        if said and year:
            return year + later, said.end() - expression.end
    return None, 0


def _line_above(field: _Field, n: int) -> int | None:
    """Which expression above is a line of its own, whose year is that of the lines below it.

    `• 2023`, ` ◦ voorjaar: werving`.
    """
    return next((k for k in range(n - 1, max(-1, n - _CARRIED_AT_MOST), -1) if _is_year_line(field, k)), None)


def _is_year_line(field: _Field, k: int) -> bool:
    """True for a bare year or school year that is all of its line, but for its marker and a colon."""
    expression = field.expressions[k]
    if expression.bound or expression.last_unit or not _YEAR_OF_LINES.fullmatch(expression.unit or ""):
        return False
    line = field.text[field.text.rfind("\n", 0, expression.start) + 1 : expression.start]
    return _ALL_BEHIND.match(field.text, expression.end) is not None and _MARKER.fullmatch(line) is not None


def _year_for(field: _Field, n: int) -> int | None:
    """The year for an expression without one: that of the nearest in its sentence behind it, else of any before it."""
    year = _carried_year(field, n)
    return year - 1 if year and _is_before_the_end(field, n) else year


def _carried_year(field: _Field, n: int) -> int | None:
    for k in range(n + 1, min(n + _CARRIED_AT_MOST, len(field.years))):
        if field.sentences[k] != field.sentences[n]:
            break
        if field.years[k]:
            return field.years[k]
    # Behind the sentence's end no year is taken; before it any, since a year that opens the field holds for all of it.
    before = range(n - 1, max(-1, n - _CARRIED_AT_MOST), -1)
    known = next((k for k in before if field.years[k]), None)
    if known is None:
        return None
    if field.sentences[known] != field.sentences[n]:
        if (above := _line_above(field, n)) is not None:
            return _year_within(field, above, n)
        if not _HOLDS_FOR_ALL.search(field.expressions[known].unit or ""):
            return None
    return _year_within(field, known, n)


def _year_within(field: _Field, known: int, n: int) -> int | None:
    """The year of a month or season that is told behind a year, a school year or another month.

    `schooljaar 2022-2023: start in september` is in 2022, `start september 2022, evaluatie juni` in 2023.
    """
    told, expression = field.expressions[known], field.expressions[n]
    month = _first_month(expression.unit or "")
    if month is None or told.bound or told.last_unit or expression.last_unit or expression.bound:
        return field.years[known]
    if pair := _SCHOOL_YEAR.search(told.unit or ""):
        return int(pair[1]) + (month < _FIRST_OF_SCHOOL_YEAR)
    before = month_of(told.unit or "")
    later = before is not None and month < before and field.sentences[known] == field.sentences[n]
    year = field.years[known]
    return year + 1 if year and later else year


def _first_month(unit: str) -> int | None:
    """The month that a unit names, or the first of the season that it names."""
    season = _SEASON_ALONE.match(unit)
    return month_of(unit) or (_MONTHS_OF_SEASON[season[0].casefold()][0] if season else None)


def _is_before_the_end(field: _Field, n: int) -> bool:
    """True for the `september` of `start september, afronding juli 2023`, which lies in 2022.

    A month that has its year from the next expression of its sentence, an earlier month, is in the year before.
    """
    if n + 1 >= len(field.expressions) or field.years[n] or not field.years[n + 1]:
        return False
    expression, following = field.expressions[n], field.expressions[n + 1]
    # A span has its year from its own end; the two members of `tussen` are read like single months.
    is_span = expression.last_unit is not None and not expression.is_between
    if is_span or field.sentences[n] != field.sentences[n + 1]:
        return False
    month, next_month = month_of(expression.unit or ""), month_of(following.unit or "")
    return bool(month and next_month and month > next_month)


def _season_has_year(field: _Field, n: int) -> bool:
    """True if the field tells which year's season one without a year is."""
    return _sentence_has_year(field, n) or _line_above(field, n) is not None


def _sentence_has_year(field: _Field, n: int) -> bool:
    """True if a later expression of the sentence gives a year, for a season without one (reading rule 30)."""
    near = range(n + 1, min(len(field.years), n + _CARRIED_AT_MOST))
    if any(field.years[k] and field.sentences[k] == field.sentences[n] for k in near):
        return True
    # `2023, twee rondes, voorjaar en najaar`
    before = next((k for k in range(n - 1, max(-1, n - _CARRIED_AT_MOST), -1) if field.years[k]), None)
    if before is None or field.sentences[before] != field.sentences[n]:
        return False
    return _BARE_YEAR.fullmatch(field.expressions[before].unit or "") is not None
