"""Amounts of money in a text: where each stands, and how many euros it is.

Dutch officials write `€ 7.500,-`, `7500 euro`, `EUR 1,2 mln`, `12k`, `twee ton`, `honderdduizend euro`. What an amount
pays for, and who pays it, is the business of nlp/financing and nlp/calculations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nlp.text.numbers import number

_CENT = Decimal("0.01")
_HIGHEST = Decimal("1e12")  # euros; the column is decimal(14,2), and twelve figures stand before its comma
_SCALES = {
    "duizend": 1000,
    "dzd": 1000,
    "mille": 1000,
    "k": 1000,
    "ton": 100_000,
    "mln": 10**6,
    "mio": 10**6,
    "m": 10**6,
    "miljoen": 10**6,
    "mld": 10**9,
    "miljard": 10**9,
}
_SIGN = r"(?:k€|€|\bkeuro\b|\beuro\b|\bEUR\b)"
# With blanks between thousands (`5 000`) five groups at most: without a limit, a text of nothing but figures took time
# that grew with the square of its length.
_FIGURE = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?![\d.])(?:,\d{1,2}(?!\d))?|\d+(?:[.,]\d+)*"
# `,-`, `,=` and `,--` are part of the number (reading rule 66).
_TAIL = r"(?:[.,][-–—−=]{1,2}(?![\w€]))?"
# `m` is a million in `€ 2 m`, square metres in `€ 12 m2` and an abbreviation in `€ 40.000 m.u.v. scholing`.
_SCALE = r"(?:[ ]?(?:duizend|dzd\b|mille\b|miljoen|mln\b\.?|mio\b|miljard|mld\b\.?|ton\b|k\b|m\b(?![²2.])))?"
_MULTIPLE = r"(?:[ ]?(?:duizend|dzd|mille|miljoen|mln|mio|miljard|mld|ton|k)\b\.?)?"
_LAST = r"[ ]?(?:€(?![ ]?\d)|euro\b|EUR\b(?![ ]?\d))"
_TON = (
    r"(?:een|één|halve|anderhalve|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+(?:,\d+)?)[ ]"
    r"(?:en[ ]een[ ]halve[ ])?ton\b"
)
_IN_FIGURES = (
    # `€ 7.500,-`, `k€ 12`, `EUR 1,2 mln`
    rf"(?P<sign>{_SIGN})[ \u00a0\u202f]{{0,3}}(?P<first>{_FIGURE})(?P<tail>{_TAIL})(?P<scale>{_SCALE})"
    # `7.500 euro`, `12k €`; no sign that belongs to the next figure
    rf"|(?<![\w.,€])(?P<last>{_FIGURE})(?:{_TAIL})(?P<multiple>{_MULTIPLE}){_LAST}"
    # `7.500,-`: the dash says that it is money
    rf"|(?<![\w.,€])(?P<bare>\d{{1,3}}(?:\.\d{{3}}){{0,3}}|\d{{4,7}})[.,](?:[-–—−]{{1,2}}|=)(?![\w€])"
    # `12k`, `20 mille`
    rf"|(?<![\w.,€])(?P<thousands>\d{{1,4}})(?:[ ]?k|[ ]mille)\b"
    # `1,2 mln`
    rf"|(?<![\w.,€])(?P<millions>{_FIGURE})[ ](?P<large>mln\b\.?|miljoen\b|miljard\b)"
)
_IN_WORDS = (
    # `twee en een halve ton`
    rf"(?<![\w.,€])(?P<ton>{_TON})"
    # `ruim honderdduizend euro`: up to four words, of which the last ones must be a number
    r"|\b(?P<words>[a-zà-ÿ]+(?:[ ][a-zà-ÿ]+){0,3}?)[ ](?:euro|EUR)\b"
)
_AMOUNT = re.compile(rf"{_IN_FIGURES}|{_IN_WORDS}", re.IGNORECASE)
# An amount in words may begin with any word, and looking took most of what amounts cost; in figures it begins with a
# figure or a sign.
_AMOUNT_IN_FIGURES = re.compile(rf"(?=[k€e\d])(?:{_IN_FIGURES})|(?P<ton>(?!))|(?P<words>(?!))", re.IGNORECASE)
_AMOUNT_IN_WORDS = re.compile(r"eur| ton", re.IGNORECASE)
_FIGURES = re.compile(r"\d")
# What none of these three fits, nobody can read (`€ 7.5000,-`, `€ 12,500`, `€ 1.23.456`): such an amount has its place
# but no value, so that it becomes a finding (`bedrag_onleesbaar`, reading rule 66) and no wrong figure.
# `€ 1.000.00` can be nothing but cents behind thousands: three figures would be a million.
_GROUPED = re.compile(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d{1,2}|\.\d{2})?")
# With a point only before two figures: `€ 62.50` can be nothing but cents.
_PLAIN = re.compile(r"\d+(?:,\d{1,2})?|\d+\.\d{2}")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,3})?")
_ZERO = re.compile(r"(?:€|EUR)\s*[-–—−](?:[.,][-–—−=]{1,2})?")
_NEGATIVE = re.compile(r"\s*(?:€|EUR\b)?\s*(?:-/-|[-−–]|minus\b)\s*(?=(?:€|EUR\b)?\s*\d)", re.IGNORECASE)
_ONE = re.compile(r"\s*(?:€|EUR\b)?\s*\d[\d.,\s]*(?:[-–=]{1,2})?\s*(?:€|euro\b)?\s*", re.IGNORECASE)
_NEGATIVE_END = re.compile(r"(?:(?<=,\d\d)\s*-|\s*-/-)\s*$")  # `400,00-`
_CELL = re.compile(rf"(?P<figure>{_FIGURE})(?:{_TAIL})(?P<scale>{_SCALE})")


@dataclass(frozen=True, slots=True)
class Amount:
    """Currency sign and number as printed; `value` in euros, None where nobody can read it (`€ 7.5000,-`)."""

    mention: str
    char_start: int
    char_end: int
    value: Decimal | None


def amounts(text: str) -> list[Amount]:
    """The amounts of a text, in order."""
    return list(_amounts(text))


def parse_amount(text: str) -> Decimal | None:
    """The amount of a budget cell, also without currency sign; of several the last (`40 x € 135 = € 5.400`).

    `-/- € 400`, `€ -400` and `400,00-` are less than nought. `€ -` is how a spreadsheet prints nought; `-`, `p.m.`,
    `n.v.t.` and what can't be read are None.
    """
    negative = _NEGATIVE.match(text) or _NEGATIVE_END.search(text)
    # Only a cell of one amount can be less than nought: in `- 40 x € 135 = € 5.400` the dash is that of a list.
    if negative and _ONE.fullmatch(text[: negative.start()] + text[negative.end() :]):
        value = parse_amount(text[: negative.start()] + text[negative.end() :])
        return -value if value is not None else None
    found = amounts(text)
    if found:
        return found[-1].value
    cell = text.strip(" \t\n\u00a0*¹²³⁴⁵⁶⁷⁸⁹()")
    if _ZERO.fullmatch(cell):
        return Decimal("0.00")
    # A cell needs no currency sign: that it is money, the head of its column says.
    bare = _CELL.fullmatch(cell)
    return _euros(bare["figure"], bare["scale"]) if bare else None


def _amounts(text: str) -> Iterator[Amount]:
    in_words = _AMOUNT_IN_WORDS.search(text)
    if not (in_words or _FIGURES.search(text)):  # as most texts
        return
    pattern = _AMOUNT if in_words else _AMOUNT_IN_FIGURES
    place = 0
    while printed := pattern.search(text, place):
        start, end, value = _read(printed)
        if start is None:  # `vele euro`: another amount may begin within these words
            place = printed.start() + 1
            continue
        yield Amount(text[start:end], start, end, value)
        place = end


def _read(found: re.Match[str]) -> tuple[int | None, int, Decimal | None]:
    """Start, end and euros of a match; start None where the words before `euro` are no number."""
    start, end = found.span()
    if found["words"]:
        return _in_words(found)
    if found["ton"]:
        return start, end, _tons(found["ton"])
    if found["thousands"]:
        return start, end, _euros(found["thousands"], "k")
    if found["millions"]:
        return start, end, _euros(found["millions"], found["large"])
    if found["first"]:
        thousand = "k" if found["sign"].casefold().startswith("k") else found["scale"]
        return start, end, _euros(found["first"], thousand)
    return start, end, _euros(found["last"] or found["bare"], found["multiple"] or "")


def _euros(figure: str, scale: str) -> Decimal | None:
    """`1.234,56` -> 1234.56; with a scale the point may be a decimal one (`1.1 mln`)."""
    times = _SCALES[scale.strip(" .").casefold()] if scale.strip(" .") else 1
    # Before a million or a ton a point is a decimal one (`1.1 mln`); before `k` it may still part thousands
    # (`€ 1.500 k`).
    if times > 1000 and _DECIMAL.fullmatch(figure):
        plain = figure.replace(",", ".")
    elif _GROUPED.fullmatch(figure):
        cents = figure[-3:].replace(".", ",") if figure[-3] == "." else figure[-3:]
        plain = re.sub(r"[. \u00a0\u202f]", "", figure[:-3] + cents).replace(",", ".")
    elif _PLAIN.fullmatch(figure):
        plain = figure.replace(",", ".")
    else:
        return None
    value = Decimal(plain) * times
    return value.quantize(_CENT) if value < _HIGHEST else None


def _tons(words: str) -> Decimal | None:
    """`halve ton`, `twee ton`, `twee en een halve ton`, `1,5 ton`."""
    first = words.split()[0].casefold()
    count = {"halve": 0.5, "anderhalve": 1.5, "een": 1.0, "één": 1.0}.get(first) or number(first.replace(",", "."))
    if first[0].isdigit():
        count = float(first.replace(",", "."))
    if count is None or count >= 1e6:
        return None
    half = Decimal("0.5") if "en een" in words.casefold() else Decimal(0)
    return ((Decimal(str(count)) + half) * 100_000).quantize(_CENT)


def _in_words(found: re.Match[str]) -> tuple[int | None, int, Decimal | None]:
    """`ruim honderdduizend euro`: the longest tail of the words that is a number."""
    words = found["words"]
    for start in (0, *(m.end() for m in re.finditer(" ", words))):
        tail = words[start:]
        value = _worded(tail)
        if value is not None and value < _HIGHEST:
            return found.start("words") + start, found.end(), value.quantize(_CENT)
    return None, found.end(), None


def _worded(words: str) -> Decimal | None:
    *most, last = words.casefold().split()
    if last in ("miljoen", "duizend", "miljard", "ton") and most:
        count = number(" ".join(most))
        return Decimal(str(count)) * _SCALES[last] if count is not None else None
    value = number(words)
    return Decimal(str(value)) if value is not None else None
