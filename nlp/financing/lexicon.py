"""A word or phrase in, what the vocabulary of financing says of it out. Knows data/financing.toml, no sentences."""

import re
from functools import cache

from nlp.text.vocabulary import tables

_INNER = r"(?<![\w-]){}(?![\w])"
_FOUNDATION = re.compile(r"\bstichting\b.{0,60}\bonderwijs\b", re.IGNORECASE)  # a school board, by its name


@cache
def words(key: str) -> frozenset[str]:
    """A list of the file's `words`."""
    return frozenset(tables("financing")["words"][key])


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    order: list[str] = tables("financing")["order"]
    lists: dict[str, list[str]] = tables("financing")[table]
    return tuple(
        (kind, re.compile(_INNER.format("(?:" + "|".join(lists[kind]) + ")"), re.IGNORECASE))
        for kind in order
        if kind in lists
    )


def source_of(text: str) -> str | None:
    """Who pays, of a phrase that names a source: `Gemeentelijke middelen` -> `gemeente`; None where no word tells."""
    if _first(text, "sure") is None and _FOUNDATION.search(text):
        return "schoolbestuur"
    return _first(text, "sure") or _first(text, "likely") or _first(text, "otherwise")


def is_sure(text: str) -> bool:
    """Whether a phrase names a source wherever it stands."""
    return _first(text, "sure") is not None or _first(text, "otherwise") is not None or is_unowned(text)


def is_unowned(text: str) -> bool:
    """Whether a phrase is money of which no word tells whose: `Reguliere middelen`."""
    return _unowned().fullmatch(" ".join(text.split())) is not None


@cache
def _unowned() -> re.Pattern[str]:
    listed: list[str] = tables("financing")["unowned"]
    return re.compile("|".join(listed), re.IGNORECASE)


def _first(text: str, table: str) -> str | None:
    folded = " ".join(text.split())
    return next((kind for kind, pattern in _patterns(table) if pattern.search(folded)), None)


@cache
def fixed_names() -> re.Pattern[str]:
    """The sources whose names hold an `en` or `voor` that would cut any other phrase."""
    every = [one for lists in tables("financing")["sure"].values() for one in lists if " " in one]
    every = sorted((one for one in every if re.search(r"(?<!\w)(?:en|voor|&|met)(?!\w)", one)), key=len, reverse=True)
    return re.compile(_INNER.format("(?:" + "|".join(every) + ")"), re.IGNORECASE)


@cache
def per_units() -> dict[str, str]:
    """Printed unit -> the term of the closed list."""
    table: dict[str, list[str]] = tables("financing")["per"]
    return {form: unit for unit, forms in table.items() for form in forms}
