"""What the vocabulary of financing (data/financing.toml) says of a word or phrase: whose money, what it closes."""

import re
from functools import cache, lru_cache
from typing import Any

from nlp.text.vocabulary import tables

_WORD = r"(?<![\w-])(?:{})(?![\w])"
_OF_WHICH = re.compile(r"\((?:w\.?v\.?|waarvan)\s[^()]*\)", re.IGNORECASE)  # `Schoolbestuur (w.v. € 1.000 NPO)`
# `daarmee`, `ervan`: words that speak of what was named before
POINTS_BACK = re.compile(r"(?:daar|hier|er|waar)(?:in|uit|van|voor|bij|mee|toe|door|aan|op|naast|onder|over)")
# `bijgepast`, `ingebracht`: with what stands apart elsewhere, so no noun (`gebied`, `gesprek`)
_PARTICIPLE = re.compile(r"(?:bij|aan|in|uit|op|mee|toe|af|door|over)ge[a-z]{3,}(?:d|t|en)")
_FOUNDATION = re.compile(r"\bstichting\b.{0,60}\bonderwijs\b", re.IGNORECASE)  # a school board, by its name


def _file() -> dict[str, Any]:
    return tables("financing")


@cache
def money_words(key: str) -> frozenset[str]:
    """A list of the file's `words`."""
    return frozenset(_file()["words"][key])


@cache
def predicate_words() -> frozenset[str]:
    """The words of a sentence's verb, its parts that stand apart (`stelt … beschikbaar`), and openers of a clause."""
    return money_words("verbs") | money_words("verb_parts") | money_words("clause_openers")


@cache
def _phrase_ends() -> frozenset[str]:
    lists = ("payer_prepositions", "phrase_ends", "conjunctions")
    return predicate_words().union(*map(money_words, lists))


def ends_phrase(word: str) -> bool:
    """Whether a word in lower case ends a noun phrase: a verb, a preposition, a conjunction."""
    return word in _phrase_ends() or _PARTICIPLE.fullmatch(word) is not None


@cache
def _kinds_of(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern for its words) of `sure`, `likely` or `otherwise`, in the file's order of kinds."""
    lists: dict[str, list[str]] = _file()[table]
    return tuple(
        (kind, re.compile(_WORD.format("|".join(lists[kind])), re.IGNORECASE))
        for kind in _file()["order"]
        if kind in lists
    )


def source_of(text: str) -> str | None:
    """Who pays, of a phrase that names a source: `Gemeentelijke middelen` -> `gemeente`; None where no word tells."""
    text = _OF_WHICH.sub(" ", text)
    # Unless a sure word says otherwise: `Stichting Samenwerkingsverband Passend Onderwijs` is the partners' money.
    if _first_kind(text, "sure") is None and _FOUNDATION.search(text):
        return "schoolbestuur"
    return _first_kind(text, "sure") or _first_kind(text, "likely") or _first_kind(text, "otherwise")


def is_sure(text: str) -> bool:
    """Whether a phrase names a source wherever it stands."""
    return _first_kind(text, "sure") is not None or _first_kind(text, "otherwise") is not None or is_unowned(text)


def is_unowned(text: str) -> bool:
    """Whether a phrase is money of which no word tells whose: `Reguliere middelen`."""
    return _unowned().fullmatch(" ".join(text.split())) is not None


@cache
def _unowned() -> re.Pattern[str]:
    return re.compile("|".join(_file()["unowned"]), re.IGNORECASE)


@lru_cache(maxsize=4096)  # a phrase is asked for its kind and for its sureness, some of them in every field
def _first_kind(text: str, table: str) -> str | None:
    spaced = " ".join(text.split())
    return next((kind for kind, pattern in _kinds_of(table) if pattern.search(spaced)), None)


@cache
def fixed_names() -> re.Pattern[str]:
    """The sources whose names hold an `en` or `voor` that would cut any other phrase."""
    phrases = [name for names in _file()["sure"].values() for name in names if " " in name]
    # Only those that a cut would divide: any other name is found word by word.
    cut = sorted(
        (name for name in phrases if re.search(r"(?<!\w)(?:en|voor|&|met|als)(?!\w)", name)), key=len, reverse=True
    )
    return re.compile(_WORD.format("|".join(cut)), re.IGNORECASE)


@cache
def per_units() -> dict[str, str]:
    """Printed unit -> the term of the closed list; `other` for a unit that has no term."""
    table: dict[str, list[str]] = _file()["per"]
    return {form: unit for unit, forms in table.items() for form in forms}


@cache
def party_sources() -> dict[str, str]:
    """Type of party -> the kind of source that its money is; a type that isn't listed pays as a partner."""
    return dict(_file()["party_sources"])


def modifiers(kind: str) -> str:
    """A pattern for the words of how exact an amount is: kind is `about`, `at_most` or `at_least`."""
    return "|".join(_file()["modifiers"][kind])


def often() -> dict[str, str]:
    """Adverb of a unit of time -> the term of the closed list: `jaarlijks` -> `jaar`."""
    return dict(_file()["often"])


def parts() -> dict[str, float]:
    """Name of a part -> how many go into the whole: `kwart` -> 4."""
    return dict(_file()["parts"])
