"""A stretch about people in, its ages and grades out, as printed: years, months, open ends, `groep 5 t/m 8`."""

import re
from typing import NamedTuple

from nlp.numbers import number

_N = r"\d{1,2}(?:,\d)?"
_TO = r"(?:\s*(?:-|–|—|/)\s*|\s+(?:tot en met|tot|t/m|en|à|a|of)\s+)"
_UNIT = r"(?:\s*-?\s*(?:jaar|jarigen?|jarige|jr\.?|j\.))"
_MONTHS = re.compile(
    rf"(?P<sign>-|min(?:us)?\s)?\s?(?P<from>{_N})\s*(?:maanden|mnd\.?)"
    rf"(?P<rest>{_TO}(?P<to>{_N})\s*(?P<unit>maanden|mnd\.?|jaar|jr\.?))?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\d,.-])(?P<from>{_N})(?:{_UNIT})?{_TO}(?P<to>{_N})(?:\s*[-–/]\s*(?P<wide>{_N}))?{_UNIT}", re.IGNORECASE
)
_BARE_RANGE = re.compile(rf"^(?:doelgroep\s+|van\s+|tussen\s+)?(?P<from>{_N}){_TO}(?P<to>{_N})\+?$", re.IGNORECASE)
_FROM = re.compile(
    rf"(?:vanaf|ouder dan)\s+(?:de leeftijd van\s+)?(?P<n>{_N}){_UNIT}?|(?<![\d-])(?P<plus>\d{{1,2}})\s?\+"
    rf"|(?P<older>{_N}){_UNIT}\s+en\s+ouder",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?:tot en met|t/m|tot|onder de|jonger dan|onder)\s+(?:de leeftijd van\s+)?(?P<n>{_N}){_UNIT}"
    r"|(?:^|(?<=\s))-(?P<minus>\d{1,2})(?![\d-])(?!\s*(?:maanden|mnd))"
    r"|(?<![\d-])(?P<under>\d{1,2})-(?=[\s,;.)]|$)",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\d,.-])(?P<n>{_N}){_UNIT}", re.IGNORECASE)
_WORD = r"(?:\d|een|één|twee|drie|vier|vijf|zes|zeven|acht)"
_GRADES = re.compile(
    rf"\bgroep(?:en)?\s+(?P<list>{_WORD}(?:(?:\s*(?:,|/|-|–|&|\+)\s*|\s+(?:t/m|tot en met|tot|en|of)\s+)"
    rf"(?:groep\s+)?{_WORD}\b(?!\s*jaar))*)\b",
    re.IGNORECASE,
)


class Ages(NamedTuple):
    """Bounds in years; None where open or not printed."""

    low: float | None
    high: float | None


def ages(text: str) -> Ages:
    """The ages in a stretch; of a double bound the wider."""
    text = _GRADES.sub(lambda m: "·" * len(m[0]), text)
    text = re.sub(
        r"\b(?:leerjaar|leerjaren|klas|klassen|fase|interventie)\s+\d(?:\s*(?:,|en|t/m|-)\s*\d)*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    found = _MONTHS.search(text)
    if found:
        sign = -1 if found["sign"] else 1
        high = None
        if found["to"]:
            high = _value(found["to"]) / (12 if found["unit"].casefold().startswith(("maand", "mnd")) else 1)
        return Ages(sign * _value(found["from"]) / 12, high)
    found = _RANGE.search(text) or _BARE_RANGE.match(text.strip(" .,;()"))
    if found:
        wide = found.groupdict().get("wide")
        return Ages(_value(found["from"]), _value(wide or found["to"]))
    found = _FROM.search(text)
    if found:
        return Ages(_value(found["n"] or found["plus"] or found["older"]), None)
    found = _UNTIL.search(text)
    if found:
        return Ages(None, _value(found["n"] or found["minus"] or found["under"]))
    found = _SINGLE.search(text)
    return Ages(_value(found["n"]), _value(found["n"])) if found else Ages(None, None)


def grades(text: str) -> tuple[int | None, int | None]:
    """Lowest and highest `groep` (1 to 8) in a stretch."""
    values = [
        int(value)
        for found in _GRADES.finditer(text)
        for word in re.findall(_WORD, found["list"], re.IGNORECASE)
        if (value := number(word)) is not None and 1 <= value <= 8
    ]
    return (min(values), max(values)) if values else (None, None)


def _value(figure: str) -> float:
    return float(figure.replace(",", "."))
