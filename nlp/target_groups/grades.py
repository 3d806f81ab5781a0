"""A stretch about people in, its grades out: `groep 5 t/m 8`, `groepen drie en vier`, open ends. Knows no ages."""

import re

from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("ages")["grades"]
_ONE = r"(?:[1-8](?![\d,]\d)(?!\d)|een|één|twee|drie|vier|vijf|zes|zeven|acht)(?:e(?!\w))?"
_NAME = rf"(?<![\w-])(?:{any_of(_WORDS['words'])})"
_SIGN = rf"\s*(?:,|/|-|–|—|&|\+|\sen\s|\sof\s|\s(?:{any_of(_WORDS['until'])})\s)"
_NEXT = rf"(?:{_SIGN}\s*(?:en\s+)?(?:uit\s+|van\s+)?(?:de\s+)?)"
_GRADES = re.compile(
    rf"(?:(?<!\w)(?P<from>{any_of(_WORDS['from'])})\s+(?:de\s+)?"
    rf"|(?<!\w)(?P<until>{any_of(_WORDS['until'])})\s+(?:de\s+)?)?"
    rf"{_NAME}[\s-]*(?P<first>{_ONE})(?P<more>(?:{_NEXT}(?:{_NAME}\s*)?{_ONE}(?![\w,]*\d)"
    rf"(?!\s*[-–]?\s*(?:jaar|jr|maand|mnd)))*)(?P<higher>\s+(?:{any_of(_WORDS['higher'])}))?",
    re.IGNORECASE,
)
_ANY = re.compile(_ONE, re.IGNORECASE)


def grades(text: str) -> tuple[int | None, int | None]:
    """Lowest and highest `groep` (1 to 8) in a stretch; None where open or not printed."""
    lows: list[int | None] = []
    highs: list[int | None] = []
    for found in _GRADES.finditer(text):
        named = [found["first"], *_ANY.findall(found["more"])]
        values = [
            int(value) for word in named if (value := number(word.casefold().removesuffix("e") or word) or number(word))
        ]
        single = len(values) == 1
        lows.append(None if found["until"] and single else min(values))
        highs.append(None if (found["from"] and single) or found["higher"] else max(values))
    if not lows:
        return None, None
    known_lows, known_highs = [n for n in lows if n], [n for n in highs if n]
    low = min(known_lows) if known_lows else None
    return low, max(known_highs) if known_highs and None not in highs else None


def grade_spans(text: str) -> list[tuple[int, int]]:
    """Where grades are printed: text[start:end]."""
    return [found.span() for found in _GRADES.finditer(text)]
