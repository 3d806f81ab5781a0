"""The rows of a financing field in, what kind of row each is out, so that money can be added up without counting twice.

A field may print a whole and its parts (`€ 30.000, waarvan € 20.000 GKA`): then the parts stand for themselves, and
what they leave of the whole is a row of its own. Knows the words and the sums that tell a whole, nobody's budget.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlp.financing.lexicon import words
from nlp.financing.purposes import is_total
from nlp.text.vocabulary import any_of

PART, TOTAL, RATE, SHARE, SOURCE, REST = "deel", "totaal", "tarief", "aandeel", "bron", "rest"
_NEAR = 40  # characters before an amount in which a word of the whole speaks of it: `in totaal is hiervoor nodig: `


@dataclass(frozen=True, slots=True)
class Money:
    """What is known of a row: text[start:end] is its mention."""

    start: int
    end: int
    priced: bool  # an amount is printed
    amount: Decimal | None  # None where it can't be read, too
    share: float | None
    per: tuple[str, ...]
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


def kinds(text: str, rows: Sequence[Money]) -> tuple[list[str], list[Rest]]:
    """The kind of each row, and the rests: `deel` and `rest` together never count a euro twice."""
    found = [_alone(row) for row in rows]
    units = [
        _Unit(n, n, n, row.amount) for n, row in enumerate(rows) if found[n] == PART and row.amount
    ]  # nought has no parts
    told = frozenset(unit.row for unit in units if _says_total(text, rows, unit.row))
    opens = frozenset(unit.row for unit in units if _opens_parts(text, rows, unit.row))
    twice = [unit.row for unit in _said_twice(rows, units)]
    for row in twice:
        found[row] = TOTAL
    units = [unit for unit in units if unit.row not in twice]
    while (sum_ := _exact(rows, units, told | opens)) is not None:
        whole, parts = sum_
        found[whole.row] = TOTAL
        merged = _Unit(min(whole.first, parts[0].first), max(whole.last, parts[-1].last), whole.row, whole.amount)
        units = [merged if unit is whole else unit for unit in units if unit not in parts]
    rests = []
    for whole, parts in _inexact(text, rows, units, told, opens, found):
        found[whole.row] = TOTAL
        left = whole.amount - sum((part.amount for part in parts), Decimal(0))
        if left > 0:
            rests.append(Rest(whole.row, left))
    return found, rests


def _alone(row: Money) -> str:
    """What a row is, whatever stands beside it; a price per year is a rate too: of how many years isn't said here."""
    if row.priced:
        return RATE if row.per else PART
    return SHARE if row.share is not None else SOURCE


def _says_total(text: str, rows: Sequence[Money], n: int) -> bool:
    """Whether words say that an amount is a whole: `totale kosten € 1`, `samen € 1`, `€ 1 in totaal`, `= € 1`."""
    row = rows[n]
    begin = max(row.start - _NEAR, rows[n - 1].end if n else 0)
    before = re.split(r"[;\n]|\.\s", text[begin : row.start])[-1]
    after = text[row.end : row.end + 12]
    before_sum = re.search(rf"(?<!\w)(?:{any_of(words('whole'))})(?!\w|\s+met\b)[^€\d]*$|=\s*$", before, re.IGNORECASE)
    behind_sum = re.match(rf"\s(?:in )?(?:{any_of(words('whole'))})(?!\w)", after, re.IGNORECASE)
    return is_total(row.purpose) or bool(before_sum or behind_sum)


def _opens_parts(text: str, rows: Sequence[Money], n: int) -> bool:
    """Whether words behind an amount open its parts: `€ 30.000, waarvan € 20.000 uit GKA`."""
    end = rows[n + 1].start if n + 1 < len(rows) else len(text)
    between = re.split(r"\n|\.\s", text[rows[n].end : end])[0]
    return bool(re.search(rf"(?<!\w)(?:{any_of(words('of_which'))})(?!\w)", between, re.IGNORECASE))


def _exact(rows: Sequence[Money], units: list[_Unit], told: frozenset[int]) -> tuple[_Unit, list[_Unit]] | None:
    """A whole that is the sum of two or more rows right behind it or right before it; the shortest such run first."""
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


def _inexact(
    text: str,
    rows: Sequence[Money],
    units: list[_Unit],
    told: frozenset[int],
    opens: frozenset[int],
    found: Sequence[str],
) -> Iterator[tuple[_Unit, list[_Unit]]]:
    """Each whole that is said to be one, and whose parts are not its sum, with those parts.

    The parts behind `waarvan` end with the sentence; those of a total go on to the next total, or where none stand
    behind it, are those before it.
    """
    wholes = [unit for unit in units if unit.row in told and found[unit.row] != TOTAL]
    taken: set[int] = set()
    for n, unit in enumerate(units):
        if unit.row in opens and found[unit.row] != TOTAL:
            stop = re.search(r"\n|\.\s", text[rows[unit.row].end :])
            end = rows[unit.row].end + stop.start() if stop else len(text)
            parts = [each for each in units[n + 1 :] if rows[each.row].start < end]
            taken.update(part.row for part in parts)
            if parts:
                yield unit, parts
        elif unit in wholes and unit.row not in taken:
            behind = _until_whole(units[n + 1 :], wholes)
            before = _until_whole(units[n - 1 :: -1] if n else [], wholes)
            parts = [each for each in behind or before if each.row not in taken]
            taken.update(part.row for part in parts)
            again = [each for each in wholes if each.amount == unit.amount and each.row < unit.row]
            if parts or again:
                yield unit, parts or again


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
