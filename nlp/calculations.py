"""Reads the calculation in a budget line's text: how many of which unit at which price, and what it is for.

`Projectleider 894 uur x € 85,00` -> 894 `uur` at 85.00, description `Projectleider` (reading rules 42 and 67). Whether
the amount beside it in the table agrees is checked in pipelines/rows/checks/.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from nlp.text.money import amounts, parse_amount
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables
from nlp.units import is_unit, singular

_WORDS = tables("units")["calculation"]
_AT = rf"[àá@]|\btegen(?:[ ]een)?(?:[ ](?:uur)?tarief)?(?:[ ]van)?|\b(?:{any_of(_WORDS['at'])})"
_TIMES = rf"[ ]?(?:[x×*✕]|\b(?:{any_of(_WORDS['times'])})|{_AT})[ ]?"  # ` x `, ` à `
_FIGURE = r"\d+(?:[.,]\d+)*"
_NOT_WITHIN = r"(?<![\w.,€-])"  # in front of a count: no part of a word, number or amount
_UNIT = r"[ ]?(?P<unit>[^\W\d_][^\d€×*✕@;:=()]{0,40}?\.?)??"
# Behind a count, up to what it is multiplied by: ` deelnemende scholen x `.
_UP_TO_TIMES = re.compile(rf"{_UNIT}{_TIMES}", re.IGNORECASE)
# Behind a price: ` x 100 uur`.
_TIMES_COUNT = re.compile(rf"{_TIMES}(?P<count>{_FIGURE})[ ]?(?P<unit>[a-zé]{{1,30}})?", re.IGNORECASE)
_NUMBER = re.compile(rf"{_NOT_WITHIN}{_FIGURE}|{_NOT_WITHIN}[a-zé]{{3,25}}(?![\w-])", re.IGNORECASE)
# At the end: ` = € 4.500,-`.
_RESULT = re.compile(r"[ ]?=[ ]?(?:€|EUR)?[ ]?\d[\d.,]{0,20}(?:,[-=])?[ ]?(?:euro)?[ ]*(?=\)?$)", re.IGNORECASE)
_PER = re.compile(r"[ ]?(?:\bper\b|p/|/|\bp\.)[ ]?(?P<unit>[a-zé]{1,20})\b\.?", re.IGNORECASE)  # ` per uur`, ` p/u`
# A price without a currency sign: the number that closes a product, `200 uur x 40 per uur`.
_BARE_PRICE = re.compile(
    r"(?<=[x×*àá@ ])(?P<price>\d[\d.]{0,12}(?:,\d{1,2}|,[-=])?)"
    r"(?=\)?$|[ ]?(?:per|/|p/)[ ]?\w{1,20}\)?$)",
    re.IGNORECASE,
)
# `100 uur`, `10 uur per week`.
_COUNTED = re.compile(
    rf"{_NOT_WITHIN}(?P<count>{_FIGURE})[ ]?(?P<unit>[a-zé]{{1,30}}(?:[ ]?(?:\bper\b|p/|/)[ ]?[a-zé]{{1,12}})?)",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:-–—=+"
_TIME_UNITS: list[str] = _WORDS["time_units"]
# Letters between a count and what it is multiplied by: the pattern of a unit takes 41, the sign and blanks the rest.
# Further back nothing can match, and a text of thousands of numbers would take quadratic time.
_SEARCHED = 160
_FARTHEST = 80


@dataclass(frozen=True, slots=True)
class Calculation:
    """`894 uur x € 85,00`: 894, `uur`, 85.00 euros; `description`: what is said besides, or all without calculation."""

    description: str | None
    quantity: float | None
    unit: str | None
    unit_price: Decimal | None


@dataclass(frozen=True, slots=True)
class _Factor:
    """A count with what was printed behind it, and where: text[start:end]."""

    start: int
    end: int
    count: float
    words: str


@dataclass(frozen=True, slots=True)
class _Price:
    """The price of one unit, in euros, and where it stands: text[start:end]."""

    start: int
    end: int  # behind its `per uur`
    value: Decimal
    per: str | None


def calculation(text: str) -> Calculation:
    """The calculation of a budget line's text."""
    folded = " ".join(text.split())
    plain = _RESULT.sub("", folded)
    price = _price(plain)
    factors = _factors(plain, price) if price else []
    if price is None or not factors:
        return Calculation(folded or None, None, None, None)
    quantity = prod((factor.count for factor in factors), start=1.0)
    return Calculation(_description(plain, price, factors), round(quantity, 4), _unit(factors, price), price.value)


def _price(text: str) -> _Price | None:
    """The line's only amount, with its `per uur`; without a currency sign the number that closes a product."""
    printed = amounts(text)
    # Two amounts are two calculations (`100 uur x € 60 + 50 uur x € 40`): neither may pass for the whole.
    if len(printed) > 1 or (printed and printed[0].value is None):
        return None
    if printed:
        start, end, value = printed[0].char_start, printed[0].char_end, printed[0].value
    else:
        bare = _BARE_PRICE.search(text)
        start, end = bare.span() if bare else (0, 0)
        value = parse_amount(bare["price"]) if bare else None
    if value is None:
        return None
    per = _PER.match(text, end)
    return _Price(start, per.end() if per else end, value, singular(per["unit"]) if per else None)


def _factors(text: str, price: _Price) -> list[_Factor]:
    """The counts that are multiplied with a price: before it, behind it, else listed beside it."""
    before: list[_Factor] = []
    start = price.start
    while (factor := _factor_before(text, start)) is not None:
        before.insert(0, factor)
        start = factor.start
    return before + _factors_behind(text, price.end) or _listed(text, price)


def _factor_before(text: str, end: int) -> _Factor | None:
    """The count that is multiplied by what starts at end: `3 personen x `."""
    for token in reversed(list(_NUMBER.finditer(text, max(0, end - _SEARCHED), end))):
        between = _UP_TO_TIMES.fullmatch(text, token.end(), end)
        count = _count(token[0])
        if between and count is not None:
            return _Factor(token.start(), end, count, between["unit"] or "")
        if end - token.start() > _FARTHEST:
            break
    return None


def _factors_behind(text: str, start: int) -> list[_Factor]:
    """` x 100 uur` behind a price."""
    factors = []
    while (match := _TIMES_COUNT.match(text, start)) and (count := _count(match["count"])) is not None:
        factors.append(_Factor(start, match.end(), count, match["unit"] or ""))
        start = match.end()
    return factors


def _listed(text: str, price: _Price) -> list[_Factor]:
    """`100 uur, € 45 per uur`, `10 uur per week, 40 weken, € 60 per uur`: no sign, but a price per unit."""
    if price.per is None:
        return []
    counted = [
        _Factor(match.start(), match.end(), count, match["unit"])
        for match in _COUNTED.finditer(text)
        if not price.start <= match.start() < price.end
        and (count := _count(match["count"])) is not None
        and is_unit(match["unit"].split()[0])
    ]
    # Only what the price is of: in `2 scholen, 100 uur, € 45 per uur` the schools multiply nothing.
    priced = [factor for factor in counted if singular(factor.words.split()[0]) == price.per]
    spans = [factor for factor in counted if factor not in priced and len(priced) == 1 and _spans(priced[0], factor)]
    return priced[:1] + spans[:1]


def _spans(priced: _Factor, other: _Factor) -> bool:
    """True for `40 weken` beside `10 uur per week`."""
    per = _PER.search(priced.words)
    return per is not None and singular(per["unit"]) == singular(other.words.split()[0])


def _count(printed: str) -> float | None:
    """`1.250`, `2,5`, `drie`; None for a word that is no number."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,3})?", printed):
        return float(printed.replace(",", "."))
    # A word counts only if it is a number: the pattern takes any word before a sign (`projectleider x`).
    return None if printed[0].isdigit() else number(printed)


def _unit(factors: list[_Factor], price: _Price) -> str | None:
    """What the price is of: hours before anything else (reading rule 67), else the count nearest to the price."""
    units = [unit for factor in factors if (unit := _singular_of(factor.words))]
    hours = [unit for unit in units if unit in _TIME_UNITS]
    if hours:
        return min(hours, key=_TIME_UNITS.index)
    return units[-1] if units else price.per


def _singular_of(words: str) -> str | None:
    """`uur per week`, `uur projectleider` -> `uur`; `deelnemende scholen` -> `school`."""
    split = _PER.sub("", words).strip(_EDGES + ".").split()
    if not split:
        return None
    return singular(split[0]) if is_unit(split[0]) else singular(split[-1])


def _description(text: str, price: _Price, factors: list[_Factor]) -> str | None:
    """What is left of the text without the calculation; words behind a unit (`uur projectleider`) are part of it."""
    words = [_PER.sub("", factor.words).split() for factor in factors]
    # `640 uur projectcoördinator x € 62,50`: whose hours they are is the description.
    besides = [" ".join(rest) for unit, *rest in filter(None, words) if is_unit(unit)]
    spans = sorted([(price.start, price.end), *((f.start, f.end) for f in factors)])
    left, place = [], 0
    for start, end in spans:
        left.append(text[place:start])
        place = max(place, end)
    left += [*besides, text[place:]]
    joined = " ".join(part for one in left if (part := one.strip(_EDGES))).replace("( )", "").replace("()", "")
    return _without_brackets(joined) or None


def _without_brackets(text: str) -> str:
    """The outer brackets of a rest that stood around the calculation, or around the words beside it."""
    text = text.strip(_EDGES)
    # The other bracket went with the calculation: `Training (24 personen * € 375)`.
    if text.count("(") != text.count(")"):
        text = text.rstrip("(").lstrip(")")
    if re.fullmatch(r"\([^()]*\)", text):
        text = text[1:-1]
    return " ".join(text.split()).strip(_EDGES)
