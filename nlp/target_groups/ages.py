"""A stretch about people in, its ages out, as printed: years, months, before birth, open ends.

Knows no grades (`grades.py`) beyond that they are no ages, and derives nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.target_groups.grades import grade_spans
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("ages")
_HALVES = r"(?:,\d{1,2}|\.5|½| 1/2| ½)"
_NUMBER = (
    rf"(?:\d{{1,2}}{_HALVES}?|½|anderhalf|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien"
    r"|veertien|vijftien|zestien|zeventien|achttien|twintig)(?:[eë]n(?:een)?half)?)(?:e|ste|de)?(?![\d%])(?=\W|$|jaar|jr|maand|mnd)"
)
_UNIT = rf"[ ]?-?[ ]?(?:{any_of(n for unit in _WORDS['units'].values() for n in unit)})(?![\w/])"
_TO = rf"(?:[ ]?(?:{any_of(_WORDS['bounds']['between'])})(?:[ ](?:de|hun|het))?[ ]?)"
_MINUS = r"(?:(?<![\w)])-[ ]?|(?<!\w)min(?:us)?[ ])"
_RANGE = re.compile(
    rf"(?P<minus>{_MINUS})?(?:(?<![\w,.€])|(?<=\bvan))(?P<low>{_NUMBER})(?:[/][ ]?{_NUMBER})?"
    rf"(?P<low_unit>-(?= )|{_UNIT})?"
    rf"(?P<birth>[ ](?:{any_of(_WORDS['bounds']['before_birth'])}))?{_TO}"
    rf"(?P<high>{_NUMBER})(?:(?:[ ]?[-–/][ ]?|[ ](?:à|of)[ ])(?P<wide>{_NUMBER}))?(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"(?<![\w,.€-])(?P<low>{_NUMBER})(?:-)?(?:,[ ]?{_NUMBER}-?){{1,6}}"
    rf"[ ](?:en|of)[ ](?P<high>{_NUMBER})(?P<unit>{_UNIT})",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"(?<!\w)(?:een|één|['’‘]n)[ ]jaar[ ]of[ ](?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER})(?:{_UNIT})?)?",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?<![\w-])(?:{any_of(_WORDS['bounds']['from'])})[ ](?:(?:de|circa|ca\.)[ ])?"
    rf"(?P<n>{_NUMBER})(?P<unit>{_UNIT})?(?![ ]?[€%])"
    rf"|(?<![\w,.-])(?P<m>{_NUMBER})(?P<m_unit>{_UNIT})?[ ](?:{any_of(_WORDS['bounds']['older'])})(?!\w)"
    rf"|(?<![\w,.-])(?P<plus>\d{{1,2}})(?:{_UNIT})?[ ]?(?:\+(?![ ]?\w)|-?plus(?:sers)?(?!\w)|\+['’]?ers)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?<![\w-])(?:{any_of(_WORDS['bounds']['until'])})[ ](?:(?:de|hun|circa|ca\.)[ ])?"
    rf"(?P<n>{_NUMBER})(?P<unit>{_UNIT})"
    rf"|(?<![\w-])(?:jonger dan|onder de|beneden de)[ ](?P<k>{_NUMBER})"
    rf"|(?<=\()(?:{any_of(_WORDS['bounds']['until'])})[ ](?P<only>{_NUMBER})(?=\))"
    rf"|(?<![\w,.-])(?P<m>{_NUMBER})(?P<m_unit>{_UNIT})[ ](?:{any_of(_WORDS['bounds']['younger'])})(?!\w)"
    rf"|(?:^|(?<=[\s(]))-[ ]?(?P<minus>\d{{1,2}})(?![\d-])(?!{_UNIT}[ ](?:tot|t/m|-))(?![ ]?(?:maand|mnd))"
    r"|(?<![\d-])(?P<under>\d{1,2})(?:-(?=[\s,;.)]|$)|-min(?:ners)?(?!\w))",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?P<minus>{_MINUS})?(?<![\w,.€])(?P<n>{_NUMBER})(?P<unit>{_UNIT})"
    rf"(?P<birth>[ ](?:{any_of(_WORDS['bounds']['before_birth'])}))?",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?:^|(?<!\w)(?:{any_of(_WORDS['bounds']['bare'])})|\()\s*$", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of(_WORDS['not_ages']['before'])})\s+(?:\d\s*(?:,(?= ?\d\D)|en|of|t/m|-)\s*)*$", re.IGNORECASE
)
_NOT_BEHIND = re.compile(rf"\s*(?:{any_of(_WORDS['not_ages']['behind'])})(?!\w)", re.IGNORECASE)
_OLDEST = 99


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
    """The ages in a stretch: the first expression that is printed in it."""
    return next((span.ages for span in age_spans(text)), Ages(None, None))


def age_spans(text: str) -> list[AgeSpan]:
    """All age expressions in order; where two overlap, the fuller one (a range before an open end before one age)."""
    plain = _without_grades(text)
    found: list[AgeSpan] = []
    for span in _all(plain):
        if all(span.end <= other.start or other.end <= span.start for other in found):
            found.append(span)
    return sorted(found)


def _without_grades(text: str) -> str:
    """The text with its grades blanked, and every white space a space: offsets stay."""
    chars = [" " if c.isspace() else c for c in text]
    for start, end in grade_spans(text):
        chars[start:end] = "\x00" * (end - start)
    return "".join(chars)


def _all(text: str) -> Iterator[AgeSpan]:
    for found in _AROUND.finditer(text):
        low = _value(found["low"])
        yield AgeSpan(found.start(), found.end(), Ages(low, _value(found["high"]) if found["high"] else low))
    for pattern in (_LIST, _RANGE):
        for found in pattern.finditer(text):
            aged = found["unit"] or _stands_for_ages(text, found)
            if aged and _is_age(text, found) and not _two_bounds(found):
                yield AgeSpan(found.start(), found.end(), _range(found))
    for found in _FROM.finditer(text):
        if _is_age(text, found):
            value, unit = found["n"] or found["m"] or found["plus"], found["unit"] or found["m_unit"]
            yield AgeSpan(found.start(), found.end(), Ages(_years(value, unit), None))
    for found in _UNTIL.finditer(text):
        if _is_age(text, found):
            value = found["n"] or found["k"] or found["only"] or found["m"] or found["minus"] or found["under"]
            yield AgeSpan(found.start(), found.end(), Ages(None, _years(value, found["unit"] or found["m_unit"])))
    for found in _SINGLE.finditer(text):
        if _is_age(text, found):
            sign = -1 if found["minus"] or found["birth"] else 1
            age = sign * _years(found["n"], found["unit"])
            yield AgeSpan(found.start(), found.end(), Ages(age, age))


def _is_age(text: str, found: re.Match[str]) -> bool:
    return not _NOT_BEFORE.search(text, max(0, found.start() - 30), found.start()) and not _NOT_BEHIND.match(
        text, found.end()
    )


def _stands_for_ages(text: str, found: re.Match[str]) -> bool:
    """`van 8 t/m 14`, `(4-12)`, `0-4`: figures without a unit, where nothing else is counted."""
    groups = found.groupdict()
    if groups.get("low_unit"):
        return True
    before = _BARE.search(text, max(0, found.start() - 25), found.start())
    counted = re.match(r"\s*(?:[^\W\d_]|%)", text[found.end() : found.end() + 3])
    low, high = _value(found["low"]), _value(found["high"])
    return before is not None and counted is None and found["low"][0].isdigit() and low < high <= _OLDEST


def _two_bounds(found: re.Match[str]) -> bool:
    """Whether `-4 en 12+` are two expressions: only months can lie before birth."""
    groups = found.groupdict()
    return bool(groups.get("minus")) and _per_year(groups.get("low_unit") or groups["unit"]) == 1


def _range(found: re.Match[str]) -> Ages:
    groups = found.groupdict()
    sign = -1 if groups.get("minus") or groups.get("birth") else 1
    unit, low_unit = groups["unit"], groups.get("low_unit")
    if low_unit in (None, "-"):
        low_unit = unit
    if unit is None and _per_year(low_unit) == 1:
        unit = low_unit
    return Ages(sign * _years(found["low"], low_unit), _years(groups.get("wide") or found["high"], unit))


def _years(figure: str, unit: str | None) -> float:
    return _value(figure) / _per_year(unit)


def _per_year(unit: str | None) -> int:
    plain = (unit or "").strip(" -").casefold()
    return 12 if plain.startswith(("maand", "mnd")) else 52 if plain.startswith(("weken", "wk")) else 1


def _value(figure: str) -> float:
    """`2,5`, `2 1/2`, `2½`, `twee`, `tweeënhalf`, `18e`."""
    plain = re.sub(r"(?<=\d)(?:e|ste|de)$", "", figure.strip().casefold())
    plain = re.sub(r"[ ]?(?:1/2|½)$", ",5", plain)
    half = re.fullmatch(r"(\w+?)[eë]n(?:een)?half", plain)
    if half:
        return (number(half[1]) or 0) + 0.5
    if re.fullmatch(r"\d+\.5", plain):
        plain = plain.replace(".", ",")
    return number("0" + plain if plain.startswith(",") else plain) or 0.0
