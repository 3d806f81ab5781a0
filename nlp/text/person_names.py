"""A line that names a person in, the bare name and the function out. Knows what Dutch names and functions look like.

A title (`mw. drs.`, `MEd`) is part of neither. Knows no organisations beyond the words they begin with.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import NamedTuple

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.-?){1,6}|[A-Z]{1,2}")
_MARRIED = re.compile(r"[a-z]-(?:van|de|den|der|ter|ten|te|het|'t)$")  # `Pronk-de Wit`
_SUFFIX = 5  # a function of so many letters may end a longer word: beleids|adviseur
_EDGES = " \t\n,;:-–—|/•·"
_WORD = re.compile(r"\S+")
_CALLED = re.compile(r"\([A-Z][a-zà-ÿ-]{1,20}\)")  # `M.A. (Marian) van Dijk`
_PARTS = re.compile(r"[,;|\n()]|\s[-–—/]\s|:\s")


class Word(NamedTuple):
    """A printed word, and where: text[start:end]."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """Without case and closing punctuation."""
        return self.text.casefold().strip(".,;:()\"'’‘“”")


class Found(NamedTuple):
    """A name's words, as a slice of the words it was looked for in; `sure` if more than capitals say so."""

    start: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Person:
    """`mw. drs. A. de Boer, directeur` -> `A. de Boer`, `directeur`."""

    name: str | None
    position: str | None


def person(text: str) -> Person:
    """The person of a signing line."""
    parts = [part for part in split_words(text) if without_titles(part)]
    name = position = None
    for part in (without_titles(part) for part in parts):
        at = function_start(part)
        if at is None and name is None and not is_organisation(part[0]):
            name = _span(text, part)
        elif at == 0 and name is None and (tail := name_at_end(part)) is not None and tail.start > 0 and tail.sure:
            name, position = _span(text, part[tail.start :]), _span(text, part[: tail.start])
        elif at:
            name, position = name or _span(text, part[:at]), position or _span(text, part[at:])
        elif position is None and not is_organisation(part[0]):
            position = _span(text, part)
    return Person(name, position)


def split_words(text: str) -> list[list[Word]]:
    """The words of each part between commas, brackets, line ends and dashes."""
    parts, start = [], 0
    for cut in (*_PARTS.finditer(text), None):
        end = cut.start() if cut else len(text)
        parts.append([Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, end)])
        start = cut.end() if cut else end
    return [part for part in parts if part and part[0].plain not in ("naam", "functie", "namens", "ondergetekende")]


def _span(text: str, words: list[Word]) -> str | None:
    return " ".join(text[words[0].start : words[-1].end].split()).strip(_EDGES) or None if words else None


def without_titles(words: list[Word]) -> list[Word]:
    """Without the titles in front and behind."""
    titles = vocabulary("titles")
    while words and (words[0].plain in titles or [word.plain for word in words[:2]] == ["de", "heer"]):
        words = words[1:]
    while len(words) > 1 and words[-1].plain in titles and not words[-1].text.islower():
        words = words[:-1]
    return words


def function_start(words: list[Word]) -> int | None:
    """Where the first function begins, its modifiers (`senior`, `intern`) with it."""
    for n, word in enumerate(words):
        if is_function(word):
            while n > 0 and words[n - 1].plain in vocabulary("function_modifiers"):
                n -= 1
            if n > 1 and words[n - 1].plain in ("en", "&") and words[n - 2].text.endswith("-"):
                n -= 2  # `ouder- en jeugdconsulent`
            return n
    return None


def is_function(word: Word) -> bool:
    """`Beleidsadviseur`, `directeur-bestuurder`."""
    return word.plain in vocabulary("functions") or word.plain.endswith(_long("functions"))


def is_organisation(word: Word) -> bool:
    """Whether an organisation's name may begin with this word."""
    listed = vocabulary("organisations")
    return word.plain in listed or (
        "-" in word.plain and word.plain.rpartition("-")[2] in ("regio", "college", "school")
    )


def is_desk(word: Word) -> bool:
    """`Loopbaanplein`, `Taalpunt`: by the end of the word."""
    return word.plain in vocabulary("desks") or (len(word.plain) > 6 and word.plain.endswith(_long("desk_ends")))


def name_at_end(words: list[Word], evidence: str = "") -> Found | None:
    """The name that closes these words; `evidence`: what stands before a mail address's @."""
    if not words or not _may_be_surname(words[-1]):
        return None
    at = len(words) - 1
    known = _in_evidence(words[at], evidence)
    while at > 0 and _in_surname(words[at - 1]):
        at -= 1
    given = _given(words, at, evidence)
    if given is None:
        return Found(at, known) if at < len(words) - 1 and known else (Found(0, True) if known and at == 0 else None)
    return Found(given.start, given.sure or known)


def _given(words: list[Word], at: int, evidence: str) -> Found | None:
    """The first names or initials in front of a surname at `at`."""
    if at == 0:
        return None
    before = words[at - 1]
    if _INITIALS.fullmatch(before.text) and not is_organisation(before):
        while at > 1 and _INITIALS.fullmatch(words[at - 2].text):
            at -= 1
        return Found(at - 1, True)
    if before.plain in vocabulary("first_names"):
        second = at > 1 and words[at - 2].plain in vocabulary("first_names") and words[at - 2].text[0].isupper()
        return Found(at - 2 if second else at - 1, True)
    if not _may_be_surname(before):
        return None
    if at > 1 and words[at - 2].plain in vocabulary("first_names") and words[at - 2].text[0].isupper():
        return Found(at - 2, True)  # `Piet Hein Coumans`
    if at > 1 and _INITIALS.fullmatch(words[at - 2].text) and words[at - 2].text.endswith("."):
        return _given(words, at - 1, evidence)  # a surname of two words: `F. Oude Wolbers`
    return Found(at - 1, _in_evidence(before, evidence))


def _in_surname(word: Word) -> bool:
    return word.plain in vocabulary("particles") or bool(_MARRIED.search(word.text) or _CALLED.fullmatch(word.text))


def _may_be_surname(word: Word) -> bool:
    plain = word.plain
    return (
        word.text[:1].isupper()
        and plain.replace("-", "").replace("'", "").isalpha()
        and len(plain) > 1
        and not word.text.strip(".,").isupper()
        and not is_organisation(word)
        and not is_function(word)
        and not is_desk(word)
        and not set(plain.split("-")) & vocabulary("no_person")
        and plain not in vocabulary("desks")
        and plain not in vocabulary("subjects")
    )


def _in_evidence(word: Word, evidence: str) -> bool:
    letters = folded(word.plain.split("-")[0])
    return len(letters) > 2 and letters in evidence


def folded(text: str) -> str:
    """The bare letters: `Súdwest-Fryslân` -> `sudwestfryslan`."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isascii() and c.isalpha())


@cache
def _long(key: str) -> tuple[str, ...]:
    """The words of a list that may end a longer one."""
    return tuple(one for one in vocabulary(key) if len(one) >= _SUFFIX or key == "desk_ends")


@cache
def vocabulary(key: str) -> frozenset[str]:
    """A word list of data/contacts.toml."""
    words = loads((Path(__file__).parents[1] / "data" / "contacts.toml").read_text("utf-8"))[key]
    return frozenset(words.split() if isinstance(words, str) else words)
