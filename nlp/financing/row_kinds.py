"""Tells what kind of row each row of a financing field is, so that money can be added up without counting it twice.

A field may print a whole and its parts (`€ 30.000, waarvan € 20.000 GKA`): then the parts stand for themselves, and
what they leave of the whole is a row of its own (`rest`). A whole is told by words (`totaal`, `waarvan`) or because it
is to the cent the sum of two or more amounts beside it. Nothing is compared with the budget table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from nlp.financing.lexicon import money_words
from nlp.financing.purposes import is_total
from nlp.text.vocabulary import any_of

RowKind = Literal["deel", "totaal", "tarief", "aandeel", "bron", "rest"]
PART: RowKind = "deel"
TOTAL: RowKind = "totaal"
RATE: RowKind = "tarief"
SHARE: RowKind = "aandeel"
SOURCE: RowKind = "bron"
REST: RowKind = "rest"
# Characters before an amount in which a word of the whole speaks of it: `in totaal is hiervoor nodig: ` is 29.
_REACH_OF_TOTAL = 40


@dataclass(frozen=True, slots=True)
class Money:
    """What is known of a row: text[start:end] is its mention."""

    start: int
    end: int
    priced: bool  # an amount is printed
    amount: Decimal | None  # None where it can't be read, too
    share: float | None
    per: tuple[str, ...]
    price: bool  # multiplied in a calculation
    purpose: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Rest:
    """What the parts of a whole leave of it."""

    of: int  # index of the whole among the rows
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Unit:
    """An amount that is still to be told: of a whole whose parts are known, all of these."""

    first: int
    last: int
    row: int  # whose amount it is
    amount: Decimal


def kinds_of_rows(text: str, rows: Sequence[Money]) -> tuple[list[RowKind], list[Rest]]:
    """The kind of each row, and the rests: `deel` and `rest` together never count a euro twice."""
    kinds = [_alone(row) for row in rows]
    units = [  # nought has no parts
        _Unit(n, n, n, row.amount) for n, row in enumerate(rows) if kinds[n] == PART and row.amount
    ]
    told = frozenset(unit.row for unit in units if _says_total(text, rows, unit.row))
    opens = frozenset(unit.row for unit in units if _opens_parts(text, rows, unit.row))
    # The surest sign first: what is printed twice, then what is a sum to the cent, then what words alone call a whole.
    twice = [unit.row for unit in _said_twice(rows, units)]
    for row in twice:
        kinds[row] = TOTAL
    units = _with_exact_wholes(rows, [unit for unit in units if unit.row not in twice], told | opens, kinds)
    rests = []
    for whole, parts in _inexact_wholes(text, rows, units, told, opens, kinds):
        kinds[whole.row] = TOTAL
        left = whole.amount - sum((part.amount for part in parts), Decimal(0))
        # Parts that pass their whole leave nothing; they stay as printed, for nobody can say which figure is wrong.
        if left > 0:
            rests.append(Rest(whole.row, left))
    return kinds, rests


def _with_exact_wholes(
    rows: Sequence[Money], units: list[_Unit], told: frozenset[int], kinds: list[RowKind]
) -> list[_Unit]:
    """The units, each whole made one with the parts that it is the sum of; its kind becomes `totaal`."""
    while (exact := _exact_whole(rows, units, told)) is not None:
        whole, parts = exact
        kinds[whole.row] = TOTAL
        merged = _Unit(min(whole.first, parts[0].first), max(whole.last, parts[-1].last), whole.row, whole.amount)
        units = [merged if unit is whole else unit for unit in units if unit not in parts]
    return units


def _alone(row: Money) -> RowKind:
    """What a row is, whatever stands beside it; a price per year is a rate too: of how many years isn't said here."""
    if row.priced:
        return RATE if row.per or row.price else PART
    return SHARE if row.share is not None else SOURCE


@cache
def _before_whole() -> re.Pattern[str]:
    # `samen met de school € 5.000` names who joins in; `samen € 5.000` is a sum.
    return re.compile(rf"(?<!\w)(?:{any_of(money_words('whole'))})(?!\w|\s+met\b)[^€\d]*$|=\s*$", re.IGNORECASE)


@cache
def _behind_whole() -> re.Pattern[str]:
    return re.compile(rf"\s(?:in )?(?:{any_of(money_words('whole'))})(?!\w)", re.IGNORECASE)


@cache
def _of_which() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(money_words('of_which'))})(?!\w)", re.IGNORECASE)


def _says_total(text: str, rows: Sequence[Money], n: int) -> bool:
    """Whether words say that an amount is a whole: `totale kosten € 1`, `samen € 1`, `€ 1 in totaal`, `= € 1`."""
    row = rows[n]
    # Not over the amount before, a line or a sentence: its `totaal` speaks of that one.
    begin = max(row.start - _REACH_OF_TOTAL, rows[n - 1].end if n else 0)
    before = re.split(r"[;\n]|\.\s", text[begin : row.start])[-1]
    after = text[row.end : row.end + 12]
    before_sum, behind_sum = _before_whole().search(before), _behind_whole().match(after)
    if n and rows[n - 1].price and before.rstrip().endswith("="):
        before_sum = None  # `40 uur x € 60 = € 2.400` is a product
    return is_total(row.purpose) or bool(before_sum or behind_sum)


def _opens_parts(text: str, rows: Sequence[Money], n: int) -> bool:
    """Whether words behind an amount open its parts: `€ 30.000, waarvan € 20.000 uit GKA`."""
    end = rows[n + 1].start if n + 1 < len(rows) else len(text)
    between = re.split(r"\n|\.\s", text[rows[n].end : end])[0]
    # `€ 12.000 daarvan` is itself the part.
    return _of_which().search(re.sub(r"^\s+(?:daar|hier)van\b", "", between)) is not None


def _exact_whole(rows: Sequence[Money], units: list[_Unit], told: frozenset[int]) -> tuple[_Unit, list[_Unit]] | None:
    """A whole that is the sum of two or more rows right behind it or right before it; the shortest such run first."""
    # Two parts at least: two equal amounts side by side are as often two posts, and of one part only words tell.
    for length in range(2, len(units)):
        for start in range(len(units) - length + 1):
            parts = units[start : start + length]
            amount = sum((part.amount for part in parts), Decimal(0))
            beside = units[max(0, start - 1) : start] + units[start + length : start + length + 1]
            for whole in beside:
                if whole.amount == amount and (whole.row in told or not _parallel(rows, whole, parts)):
                    return whole, parts
    return None


def _parallel(rows: Sequence[Money], whole: _Unit, parts: Sequence[_Unit]) -> bool:
    """Whether an amount is set like those that it happens to be the sum of: `training € 2, zaal € 1, materiaal € 1`,

    or `GKA € 2, gemeente € 1, scholen € 1` (who pays half of it all).
    """
    own = rows[whole.row]
    beside = [rows[part.row] for part in parts]
    by_purpose = own.purpose is not None and all(row.purpose is not None for row in beside)
    by_source = own.source is not None and all(row.source is not None for row in beside)
    return by_purpose or by_source


def _inexact_wholes(
    text: str,
    rows: Sequence[Money],
    units: list[_Unit],
    told: frozenset[int],
    opens: frozenset[int],
    kinds: Sequence[RowKind],
) -> Iterator[tuple[_Unit, list[_Unit]]]:
    """Each whole that is said to be one, and whose parts are not its sum, with those parts.

    The parts behind `waarvan` end with the sentence; those of a total go on to the next total, or where none stand
    behind it, are those before it. A total printed twice has itself as its part.
    """
    wholes = [unit for unit in units if unit.row in told and kinds[unit.row] != TOTAL]
    taken: set[int] = set()
    for n, unit in enumerate(units):
        if unit.row in opens and kinds[unit.row] != TOTAL:
            parts = _in_same_sentence(text, rows, unit, units[n + 1 :])
        elif unit in wholes and unit.row not in taken:
            beside = _until_whole(units[n + 1 :], wholes) or _until_whole(units[n - 1 :: -1] if n else [], wholes)
            parts = [part for part in beside if part.row not in taken]
        else:
            continue
        taken.update(part.row for part in parts)
        # Nothing is left to be its part: then the same amount was called a total before
        # (`Totaal € 1. In totaal dus € 1.`).
        if not parts and unit.row not in opens:
            parts = [whole for whole in wholes if whole.amount == unit.amount and whole.row < unit.row]
        if parts:
            yield unit, parts


def _in_same_sentence(text: str, rows: Sequence[Money], whole: _Unit, behind: Sequence[_Unit]) -> list[_Unit]:
    stop = re.search(r"\n|\.\s", text[rows[whole.row].end :])
    end = rows[whole.row].end + stop.start() if stop else len(text)
    return [unit for unit in behind if rows[unit.row].start < end]


def _said_twice(rows: Sequence[Money], units: Sequence[_Unit]) -> Sequence[_Unit]:
    """What costs are made of, where the rows behind them say who pays the same: `coach € 3, zaal € 1; GKA € 2, ...`."""
    of_costs = next((n for n, unit in enumerate(units) if rows[unit.row].source is not None), 0)
    costs, payers = units[:of_costs], units[of_costs:]
    named = all(rows[unit.row].purpose for unit in costs)
    paid = all(rows[unit.row].source and not rows[unit.row].purpose for unit in payers)
    same = sum(unit.amount for unit in costs) == sum(unit.amount for unit in payers)
    return costs if costs and named and paid and same else ()


def _until_whole(units: Sequence[_Unit], wholes: Sequence[_Unit]) -> list[_Unit]:
    end = next((n for n, unit in enumerate(units) if unit in wholes), len(units))
    return list(units[:end])
