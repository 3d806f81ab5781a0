"""Counts how many expected and found rows of a text pair, and in how many of these each value column agrees.

Rows pair by the likeness of what is printed, or of the name; a mention that is part of the other pairs where all values
agree: a person and a reader may well draw the bounds of a mention differently.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz

# Likeness from 0 to 100, by rapidfuzz. What the figures were chosen on isn't known any more: they separate mentions
# that differ in their bounds from other members of the same list.
_ALIKE = 80.0  # printed texts that pair
_SAME = 90.0  # names and purposes that count as equal: held to more, since they have no bounds to differ in
_QUOTES = str.maketrans("‘’´`“”„–—‑", "''''\"\"\"---")
Value = str | float | frozenset[str] | None


class Row(NamedTuple):
    """What a row pairs by, and its values by column."""

    keys: tuple[str, ...]
    values: Mapping[str, Value]


@dataclass(slots=True)
class Count:
    """Rows expected, found and paired; per column the agreements and the comparisons."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    columns: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, other: "Count") -> None:
        self.gold, self.found, self.hits = self.gold + other.gold, self.found + other.found, self.hits + other.hits
        for name, (agreed, compared) in other.columns.items():
            mine = self.columns.get(name, (0.0, 0))
            self.columns[name] = (mine[0] + agreed, mine[1] + compared)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 1.0

    @property
    def accuracy(self) -> float:
        """The mean of the value columns' accuracies."""
        means = [self.column(name) for name, (_, compared) in self.columns.items() if compared]
        return sum(means) / len(means) if means else 1.0

    @property
    def score(self) -> float:
        return self.f1 * self.accuracy

    @property
    def perfect(self) -> bool:
        """True if all rows pair and all values agree."""
        return self.hits == self.gold == self.found and all(agreed == n for agreed, n in self.columns.values())

    def column(self, name: str) -> float:
        agreed, compared = self.columns.get(name, (0.0, 0))
        return agreed / compared if compared else 1.0

    def figures(self) -> dict[str, float | dict[str, float]]:
        """For the results file."""
        return {
            "gold": self.gold,
            "found": self.found,
            "hits": self.hits,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "accuracy": round(self.accuracy, 4),
            "score": round(self.score, 4),
            "columns": {name: round(self.column(name), 4) for name in sorted(self.columns)},
        }


def row(keys: Iterable[str | None], values: Mapping[str, object]) -> Row:
    """A row from what a set or a reader says: numbers, dates and lists brought to one form, empty ones to None."""
    return Row(tuple(folded(key) for key in keys), {name: _value(value) for name, value in values.items()})


def folded(text: object) -> str:
    """White space, quotes and dashes made alike, no closing punctuation, lower case."""
    plain = unicodedata.normalize("NFC", str(text or "")).translate(_QUOTES)
    return re.sub(r"\s+", " ", plain).strip(" .,;:").casefold()


def count_rows(gold: Sequence[Row], found: Sequence[Row]) -> Count:
    """Pairs one to one, the likest first; among equals the pair that agrees most."""
    count = Count(gold=len(gold), found=len(found))
    for i, j in pairs(gold, found):
        count.hits += 1
        count.add(Count(columns=_compared(gold[i], found[j])))
    return count


def right_rows(gold: Sequence[Row], found: Sequence[Row]) -> list[bool]:
    """Of each found row whether it pairs with an expected one and all its values agree."""
    paired = {j: i for i, j in pairs(gold, found)}
    return [j in paired and _agreement(gold[paired[j]], row) == 1 for j, row in enumerate(found)]


def pairs(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """The positions of expected and found rows that pair, the likest first."""
    # Ties are broken by position, so that the same rows give the same figures on every machine.
    possible = sorted(
        (
            (_likeness(g, f) + _agreement(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if _likeness(g, f)
        ),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    golds, founds = set(range(len(gold))), set(range(len(found)))
    paired = []
    for _, i, j in possible:
        if i in golds and j in founds:
            golds.remove(i)
            founds.remove(j)
            paired.append((i, j))
    return paired


def count_labels(gold: Sequence[Row], found: Sequence[Row], labels: Sequence[str]) -> dict[str, Count]:
    """The counts of each label alone."""

    def of(rows: Sequence[Row], label: str) -> list[Row]:
        return [one for one in rows if one.keys[0] == label.casefold()]

    return {label: count_rows(of(gold, label), of(found, label)) for label in labels}


def _likeness(gold: Row, found: Row) -> float:
    """From 0 (no pair) or 80 to 100."""
    pairs = [(a, b) for a, b in zip(gold.keys, found.keys, strict=True) if a and b]
    if "label" in gold.values:  # of an entity, label and text must be the same
        return 100.0 if gold.keys == found.keys else 0.0
    best = max((fuzz.ratio(a, b) for a, b in pairs), default=0.0)
    if best >= _ALIKE:
        return best
    # Bounds may be drawn otherwise (`Stichting Norg`, `het bestuur Stichting Norg`), but only if all values say it is
    # the same row.
    one_in_other = any(f" {a} " in f" {b} " or f" {b} " in f" {a} " for a, b in pairs)
    return _ALIKE if one_in_other and _agreement(gold, found) == 1 else 0.0


def _agreement(gold: Row, found: Row) -> float:
    compared = _compared(gold, found).values()
    return sum(agreed for agreed, _ in compared) / len(compared) if compared else 1.0


def _compared(gold: Row, found: Row) -> dict[str, tuple[float, int]]:
    """The columns in which either side has a value; agreed or not."""
    return {
        name: (float(_equal(value, found.values.get(name))), 1)
        for name, value in gold.values.items()
        if value is not None or found.values.get(name) is not None
    }


def _equal(gold: Value, found: Value) -> bool:
    if isinstance(gold, str) and isinstance(found, str):
        return (
            gold == found
            or (" " in gold and fuzz.ratio(folded(gold), folded(found)) >= _SAME)
            or folded(gold) == folded(found)
        )
    if isinstance(gold, float) and isinstance(found, float):
        return abs(gold - found) < 0.005
    return gold == found


def _value(value: object) -> Value:
    match value:
        case None | "" | [] | ():
            return None
        case bool():
            return str(value)
        case int() | float() | Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return frozenset(str(one) for one in value)
    return str(value)
