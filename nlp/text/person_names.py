"""What Dutch names of persons and functions look like: `mw. drs. A. de Boer, directeur` is `A. de Boer`, `directeur`.

A title (`mw. drs.`, `MEd`) is part of neither. The words by which it is told where a name ends and a function or an
organisation begins stand in data/contacts.toml.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nlp.text.fold import fold_letters
from nlp.text.vocabulary import tables

# `A.`, `Th.`, `J.-P.`; without points one or two capitals only, since three (`GGD`) are an organisation's short name.
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.-?){1,6}|[A-Z]{1,2}")
_MARRIED = re.compile(r"[a-z]-(?:van|de|den|der|ter|ten|te|het|'t)$")  # `Pronk-de Wit`
# A function of so many letters may end a longer word (beleids|adviseur); shorter ones end words of any meaning.
_SUFFIX = 5
_EDGES = " \t\n,;:-–—|/•·"
_WORD = re.compile(r"\S+")
_CALLED = re.compile(r"\([A-Z][a-zà-ÿ-]{1,20}\)")  # `M.A. (Marian) van Dijk`
_PARTS = re.compile(r"[,;|\n()]|\s[-–—/]\s|:\s")


class PrintedWord(NamedTuple):
    """A printed word, and where: text[start:end]."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """Without case and closing punctuation."""
        return self.text.casefold().strip(".,;:()\"'’‘“”")


class NameWords(NamedTuple):
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
    known = Person(None, None)
    for part in parts:
        known = _with_part(known, text, without_titles(part))
    return known


def _with_part(known: Person, text: str, part: list[PrintedWord]) -> Person:
    """The person as known, and what one more part of the line (between commas, brackets, dashes) says."""
    at = function_start(part)
    if at:  # `A. de Boer directeur`
        return Person(known.name or _span(text, part[:at]), known.position or _span(text, part[at:]))
    if at == 0 and known.name is None and (name := name_at_end(part)) and name.start > 0 and name.sure:
        return Person(_span(text, part[name.start :]), _span(text, part[: name.start]))  # `directeur A. de Boer`
    if is_organisation(part[0]):
        return known
    if at is None and known.name is None:
        return Person(_span(text, part), known.position)
    return Person(known.name, known.position or _span(text, part))


def split_words(text: str) -> list[list[PrintedWord]]:
    """The words of each part between commas, brackets, line ends and dashes."""
    parts, start = [], 0
    for cut in (*_PARTS.finditer(text), None):
        end = cut.start() if cut else len(text)
        parts.append([PrintedWord(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, end)])
        start = cut.end() if cut else end
    return [part for part in parts if part and part[0].plain not in word_list("blank_labels")]


def _span(text: str, words: list[PrintedWord]) -> str | None:
    return " ".join(text[words[0].start : words[-1].end].split()).strip(_EDGES) or None if words else None


def without_titles(words: list[PrintedWord]) -> list[PrintedWord]:
    """Without the titles in front and behind."""
    titles = word_list("titles")
    while words and (words[0].plain in titles or [word.plain for word in words[:2]] == ["de", "heer"]):
        words = words[1:]
    # Behind a name only with a capital (`Karin Bos MA`): in small letters `ma` is Monday.
    while len(words) > 1 and words[-1].plain in titles and not words[-1].text.islower():
        words = words[:-1]
    return words


def function_start(words: list[PrintedWord]) -> int | None:
    """Where the first function begins, its modifiers (`senior`, `intern`) with it."""
    for n, word in enumerate(words):
        # Of several only where they open the piece: `het rooster van de coaches` speaks of them.
        if is_function(word) or (n == 0 and _is_function_of_several(word)):
            while n > 0 and is_modifier(words[n - 1]):
                n -= 1
            if n > 1 and words[n - 1].plain in ("en", "&") and words[n - 2].text.endswith("-"):
                n -= 2  # `ouder- en jeugdconsulent`
            return n
    return None


def is_modifier(word: PrintedWord) -> bool:
    """`senior`, `intern`, and an adjective without ending: `juridisch directeur`, `regionaal coördinator`."""
    adjective = len(word.plain) > _SUFFIX and word.plain.endswith(tuple(word_list("adjective_ends")))
    return word.plain in word_list("function_modifiers") or adjective


def is_function(word: PrintedWord) -> bool:
    """`Beleidsadviseur`, `directeur-bestuurder`."""
    return word.plain in word_list("functions") or word.plain.endswith(_long("functions"))


def _is_function_of_several(word: PrintedWord) -> bool:
    """`leerkrachten`."""
    stems = (word.plain.removesuffix(end) for end in ("en", "s", "es") if word.plain.endswith(end))
    return word.text.islower() and any(stem.endswith(_long("functions")) for stem in stems)


def is_organisation(word: PrintedWord) -> bool:
    """True if an organisation's name may begin with this word."""
    listed = word_list("organisations")
    _, hyphen, last = word.plain.rpartition("-")
    # `Welzijnsstichting`, `Vakcollege`: by the end of a compound
    compound = word.text[:1].isupper() and word.plain.endswith(tuple(word_list("organisation_ends")))
    return word.plain in listed or compound or (bool(hyphen) and last in word_list("organisation_parts"))


def is_desk(word: PrintedWord) -> bool:
    """`Loopbaanplein`, `Taalpunt`: by the end of the word."""
    return word.plain in word_list("desks") or (len(word.plain) > 6 and word.plain.endswith(_long("desk_ends")))


def name_at_end(words: list[PrintedWord], evidence: str = "") -> NameWords | None:
    """The name that closes these words; `evidence`: what stands before a mail address's @."""
    if not words or not _may_be_surname(words[-1]):
        return None
    at = len(words) - 1
    known = _in_evidence(words[at], evidence)
    while at > 0 and _in_surname(words[at - 1]):
        at -= 1
    given = _given(words, at, evidence)
    if given is None:
        # A surname without a given name: only if the cell's mail address has it, and only where it is all there is
        # (`Wierda`, `a.wierda@…`) or a particle marks it (`adviseur de Boer`). `Afdeling Parken` with `parken@…` is no
        # person.
        return NameWords(at, True) if known and (at == 0 or at < len(words) - 1) else None
    return NameWords(given.start, given.sure or known)


def _given(words: list[PrintedWord], at: int, evidence: str) -> NameWords | None:
    """The first names or initials in front of a surname at `at`."""
    if at == 0:
        return None
    before = words[at - 1]
    if _INITIALS.fullmatch(before.text) and not is_organisation(before):
        return NameWords(_first_initials(words, at - 1), True)
    if before.plain in word_list("first_names") or _is_double_first_name(before):
        return NameWords(at - 2 if _is_first_name(words, at - 2) else at - 1, True)
    if not _may_be_surname(before):
        return None
    if _is_first_name(words, at - 2):
        return NameWords(at - 2, True)  # `Piet Hein Coumans`
    if at > 1 and _INITIALS.fullmatch(words[at - 2].text) and words[at - 2].text.endswith("."):
        return _given(words, at - 1, evidence)  # a surname of two words: `F. Oude Wolbers`
    return NameWords(at - 1, _in_evidence(before, evidence))


def _is_double_first_name(word: PrintedWord) -> bool:
    """`Klaas-Jelle`: of two with a hyphen one that is listed."""
    first, hyphen, second = word.plain.partition("-")
    return bool(hyphen) and first in word_list("first_names") and second in word_list("first_names")


def _first_initials(words: list[PrintedWord], at: int) -> int:
    """The first of the words of initials that end at `at`: `A. B. C.`."""
    while at > 0 and _INITIALS.fullmatch(words[at - 1].text):
        at -= 1
    return at


def _is_first_name(words: list[PrintedWord], at: int) -> bool:
    return at >= 0 and words[at].plain in word_list("first_names") and words[at].text[0].isupper()


def _in_surname(word: PrintedWord) -> bool:
    return word.plain in word_list("particles") or bool(_MARRIED.search(word.text) or _CALLED.fullmatch(word.text))


def _may_be_surname(word: PrintedWord) -> bool:
    plain = word.plain
    return (
        word.text[:1].isupper()
        and plain.replace("-", "").replace("'", "").isalpha()
        and len(plain) > 1
        # Capitals throughout are an abbreviation. The rest are words that get a capital beside names: `Adviseur Jeugd`.
        and not word.text.strip(".,").isupper()
        and not is_organisation(word)
        and not is_function(word)
        and not is_desk(word)
        and not set(plain.split("-")) & word_list("no_person")
        and plain not in word_list("desks")
        and plain not in word_list("subjects")
    )


def _in_evidence(word: PrintedWord, evidence: str) -> bool:
    # Of a double surname an address mostly has the first part: `e.vos@…` of E. Vos-Kramer.
    letters = fold_letters(word.plain.split("-")[0])
    # Two letters stand in many an address by chance.
    return len(letters) > 2 and letters in evidence


@cache
def _long(key: str) -> tuple[str, ...]:
    """The words of a list that may end a longer one."""
    return tuple(one for one in word_list(key) if len(one) >= _SUFFIX or key == "desk_ends")


@cache
def word_list(key: str) -> frozenset[str]:
    """A word list of data/contacts.toml."""
    words = tables("contacts")[key]
    return frozenset(words.split() if isinstance(words, str) else words)
