"""Tells the price in a calculation from its result: of `0,5 fte x € 64.000 = € 32.000` the first is a price.

The result is what is paid; the label in front of the calculation says what for (reading rule 73).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nlp.calculations import calculation
from nlp.financing.amounts import Sum

_RESULT_FOLLOWS = re.compile(r"\s*(?:\([^()€]{0,40}\)\s*)?(?:=|is\b|→)\s*")  # `(onderzoeker) =`
_OPENING = re.compile(r"[\n;(]|\.\s")
_MULTIPLIED = re.compile(r"[\dw][\w .-]{0,40}[ ](?:x|×|\*|à|á|ad)[ ]?$|\d[x×*][ ]?$", re.IGNORECASE)
_CENT = Decimal("0.01")


def prices(text: str, sums: Sequence[Sum]) -> dict[int, int | None]:
    """Which sums are prices in a calculation, by their number; with the number of the result, None where none is."""
    return {n: _result(text, sums, n) for n in _multiplied(text, sums)}


def _multiplied(text: str, sums: Sequence[Sum]) -> Iterator[int]:
    """The sums that a count with a sign of multiplication stands in front of: `40 uur x `, `100 stuks à `."""
    for n, one in enumerate(sums):
        begin = sums[n - 1].end if n else 0
        if _MULTIPLIED.search(text, max(begin, one.start - 50), one.start):
            yield n


def _result(text: str, sums: Sequence[Sum], n: int) -> int | None:
    """The sum behind a `=`, or beside the price and to the cent its product: `24 ritten x € 375 (€ 9.000)`."""
    following = n + 1 if n + 1 < len(sums) else None
    if following is not None and _RESULT_FOLLOWS.fullmatch(text, sums[n].end, sums[following].start):
        return following
    product = _product(text, sums, n)
    beside = [following, n - 1 if n else None]
    return next((m for m in beside if m is not None and product is not None and sums[m].value == product), None)


def _product(text: str, sums: Sequence[Sum], n: int) -> Decimal | None:
    """The count times the price of a calculation; None where it can't be read."""
    openings = [match.end() for match in _OPENING.finditer(text, 0, sums[n].start)]
    begin = max([0, *openings, *(sums[m].end for m in range(n))])
    read = calculation(text[begin : sums[n].end])
    if read.quantity is None or read.unit_price is None:
        return None
    return (Decimal(str(read.quantity)) * read.unit_price).quantize(_CENT)
