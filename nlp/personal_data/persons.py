"""What a person's name consists of, and the words of a text among which it is looked for.

`mw. drs. K. (Karin) de Maeyer-Prins` has the initial `k`, the first name `karin`, the particle `de` and the surname
`maeyer prins`; in other places the same person is `Karin de Maeyer`, `DE MAEYER`, `de Maeyer, K.` or, over a line's
end, `de Mae-` `yer`. So names and texts are both cut into words without case, accents and hyphens.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nlp.gazetteer import find_municipality
from nlp.text.person_names import word_list
from nlp.text.vocabulary import tables

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TORN = re.compile(r"[-\u00ad\u2010]\s*\n\s*|\u00ad")  # a word that goes on in the next line
_DE_HEER = re.compile(r"^\s*de heer\s+", re.IGNORECASE)
_OTHER_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})


class TextWord(NamedTuple):
    """A word and where it stands, text[start:end]; `folded` without case and accents."""

    folded: str
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's words, folded. A name that is one word has only a surname."""

    given: tuple[str, ...]  # first names and initials
    particles: tuple[str, ...]
    surname: tuple[str, ...]  # a double name's parts too

    @property
    def full(self) -> bool:
        """True if more than a surname is known: then the name says by itself who is meant."""
        return bool(self.given)


def fold_word(text: str) -> str:
    """`Wiñol'` without case, accents and apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return plain.translate(_OTHER_LETTERS).replace("'", "").replace("’", "")


def words_of(text: str) -> list[TextWord]:
    """All words of a text in order; one that a line's end cuts is one word."""
    found: list[TextWord] = []
    for match in _WORD.finditer(text):
        word = TextWord(fold_word(match[0]), match[0], match.start(), match.end())
        before = found[-1] if found else None
        if before and _TORN.fullmatch(text, before.end, word.start) and not word.capital:
            found[-1] = TextWord(before.folded + word.folded, before.text + word.text, before.start, word.end)
        else:
            found.append(word)
    return found


def person_name(printed: str) -> PersonName | None:
    """The parts of a printed name; None where it names no person: a desk, a town, a function."""
    text = _DE_HEER.sub("", printed)
    words = words_of(text)
    untitled = [word for word in words if word.folded not in word_list("titles")]
    # Readers of contacts may take a desk or a function into a name (`Gem. Schagen`, `Bos, chauffeur`).
    words = [word for word in untitled or words if word.folded not in _no_names()]
    if not words or words[-1].folded in _particles() or (len(words) == 1 and find_municipality(words[0].text)):
        return None
    # `Journalisten verwijzen we graag door naar Petra` is no name; one that is typed in small letters may be.
    if any(w.capital for w in words) and not all(w.capital or w.folded in _particles() for w in words):
        return None
    at = len(words) - 1
    while at > 0 and _one_surname(text, words, at):
        at -= 1
    start = at
    while start > 0 and words[start - 1].folded in _particles() and not _is_initial(words[start - 1], text):
        start -= 1
    return PersonName(
        tuple(word.folded for word in words[:start]),
        tuple(word.folded for word in words[start:at]),
        tuple(word.folded for word in words[at:] if word.folded not in _particles()),
    )


def is_particle(word: str) -> bool:
    """`van`, `de`, `el`: between first name and surname; folded."""
    return word in _particles()


@cache
def _no_names() -> frozenset[str]:
    listed = word_list("organisations") | word_list("functions") | word_list("desks")
    return frozenset(fold_word(one) for one in (*listed, *tables("personal_data")["no_names"]))


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold_word(one) for one in word_list("particles"))


def _one_surname(text: str, words: list[TextWord], at: int) -> bool:
    """Whether the word at `at` ends a double name that the word before it belongs to: `Wever-Prins`, `Pronk-de Wit`."""
    before, word = words[at - 1], words[at]
    if text[before.end : word.start] == "-" and len(before.text) > 1:
        return True
    if before.folded not in _particles():
        return False
    n = at - 1
    while n > 0 and words[n].folded in _particles():
        if text[words[n - 1].end : words[n].start] == "-":
            return True
        n -= 1
    return False


def _is_initial(word: TextWord, text: str) -> bool:
    """`T.` of `T. van Dijk`, though `t` is also a particle (`in 't Veld`)."""
    return len(word.text) <= 2 and text[word.end : word.end + 1] == "."
