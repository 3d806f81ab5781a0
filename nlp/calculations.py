"""A budget line's text in, its calculation out: how many of which unit at which price, and what it is for.

Knows no table: the amount beside it, and whether they agree, is another's business.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from nlp.text.money import amounts, parse_amount
from nlp.text.numbers import number
from nlp.units import is_unit, singular

_AT = r"[àá@]|\ba|\btegen(?:[ ]een)?(?:[ ](?:uur)?tarief)?(?:[ ]van)?|\bvan|\bmet"
_TIMES = rf"[ ]?(?:[x×*✕]|\bmaal|\bkeer|{_AT})[ ]?"
_UNIT = r"[ ]?(?P<unit>[^\W\d_][^\d€×*✕@;:=()]{0,40}?\.?)??"
_UP_TO_TIMES = re.compile(rf"{_UNIT}{_TIMES}", re.IGNORECASE)
_FORWARD = re.compile(rf"{_TIMES}(?P<count>\d+(?:[.,]\d+)*)[ ]?(?P<unit>[a-zé]{{1,30}})?", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,€-])\d+(?:[.,]\d+)*|(?<![\w.,€-])[a-zé]{3,25}(?![\w-])", re.IGNORECASE)
_RESULT = re.compile(r"[ ]?=[ ]?(?:€|EUR)?[ ]?\d[\d.,]{0,20}(?:,[-=])?[ ]?(?:euro)?[ ]*(?=\)?$)", re.IGNORECASE)
_PER = re.compile(r"[ ]?(?:\bper\b|p/|/|\bp\.)[ ]?(?P<unit>[a-zé]{1,20})\b\.?", re.IGNORECASE)
_BARE_PRICE = re.compile(
    r"(?<=[x×*àá@ ])(?P<price>\d[\d.]{0,12}(?:,\d{1,2}|,[-=])?)"
    r"(?=\)?$|[ ]?(?:per|/|p/)[ ]?\w{1,20}\)?$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?<![\w.,€-])(?P<count>\d+(?:[.,]\d+)*)[ ]?"
    r"(?P<unit>[a-zé]{1,30}(?:[ ]?(?:\bper\b|p/|/)[ ]?[a-zé]{1,12})?)",
    re.IGNORECASE,
)
_EDGES = " \t\n,;:-–—=+"
_TIME_UNITS = ("uur", "dagdeel", "dag")


@dataclass(frozen=True, slots=True)
class Calculation:
    """`894 uur x € 85,00`: 894, `uur`, 85.00; `description`: what is said besides, or all if nothing is calculated."""

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
    quantity = 1.0
    for factor in factors:
        quantity *= factor.count
    return Calculation(_description(plain, price, factors), round(quantity, 4), _unit(factors, price), price.value)


def _price(text: str) -> _Price | None:
    """The line's only amount, with its `per uur`; without a currency sign the number that closes a product."""
    found = amounts(text)
    if len(found) > 1 or (found and found[0].value is None):
        return None
    if found:
        start, end, value = found[0].char_start, found[0].char_end, found[0].value
    else:
        bare = _BARE_PRICE.search(text)
        start, end = bare.span() if bare else (0, 0)
        value = parse_amount(bare["price"]) if bare else None
    if value is None:
        return None
    per = _PER.match(text, end)
    return _Price(start, per.end() if per else end, value, singular(per["unit"]) if per else None)


def _factors(text: str, price: _Price) -> list[_Factor]:
    before: list[_Factor] = []
    start = price.start
    while (factor := _factor_before(text, start)) is not None:
        before.insert(0, factor)
        start = factor.start
    found = before + _factors_behind(text, price.end)
    return found or _listed(text, price)


def _factor_before(text: str, end: int) -> _Factor | None:
    """The count that is multiplied by what starts at end: `3 personen x `."""
    for token in reversed(list(_NUMBER.finditer(text, max(0, end - 160), end))):
        between = _UP_TO_TIMES.fullmatch(text, token.end(), end)
        count = _count(token[0])
        if between and count is not None:
            return _Factor(token.start(), end, count, between["unit"] or "")
        if end - token.start() > 80:
            break
    return None


def _factors_behind(text: str, start: int) -> list[_Factor]:
    """` x 100 uur` behind a price."""
    found = []
    while (match := _FORWARD.match(text, start)) and (count := _count(match["count"])) is not None:
        found.append(_Factor(start, match.end(), count, match["unit"] or ""))
        start = match.end()
    return found


def _listed(text: str, price: _Price) -> list[_Factor]:
    """`100 uur, € 45 per uur`, `10 uur per week, 40 weken, € 60 per uur`: no sign, but a price per unit."""
    if price.per is None:
        return []
    besides = [m for m in _COUNTED.finditer(text) if not price.start <= m.start() < price.end]
    found = [
        _Factor(m.start(), m.end(), count, m["unit"])
        for m in besides
        if (count := _count(m["count"])) is not None and is_unit(m["unit"].split()[0])
    ]
    own = [factor for factor in found if singular(factor.words.split()[0]) == price.per]
    spans = [factor for factor in found if factor not in own and len(own) == 1 and _spans(own[0], factor)]
    return own[:1] + spans[:1]


def _spans(own: _Factor, other: _Factor) -> bool:
    """Whether `40 weken` goes with `10 uur per week`."""
    per = _PER.search(own.words)
    return per is not None and singular(per["unit"]) == singular(other.words.split()[0])


def _count(printed: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    if re.fullmatch(r"\d{1,9}(?:[.,]\d{1,3})?", printed):
        return float(printed.replace(",", "."))
    return None if printed[0].isdigit() else number(printed)


def _unit(factors: list[_Factor], price: _Price) -> str | None:
    """What the price is of: hours before anything else (annotation 67), else the count nearest to the price."""
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
    if text.count("(") != text.count(")"):
        text = text.rstrip("(").lstrip(")")
    if re.fullmatch(r"\([^()]*\)", text):
        text = text[1:-1]
    return " ".join(text.split()).strip(_EDGES)
