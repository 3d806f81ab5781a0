"""Takes off a label what people add in writing it, so that it can be looked up: a number, a full stop, a second name.

`d) Doelgroep` is `Doelgroep`; `monit. en eval.` is short for `monitoring en evaluatie`; `Doelgroep: voor wie?` has two
parts that say the same. The template's own labels are not known here: they come in as words to compare with.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_SIGN = r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[IVX]{1,5}|[A-Za-z])"
_ENUMERATED = re.compile(
    rf"^(?:\(?{_SIGN}(?:[.):]{{1,2}}\s+|\s+[-–—|]\s+)"  # `4.`, `d)`, `(d)`, `IV.`, `4:`, `4 -`
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\s+|[IVX]{2,4}\s+"  # `4 `, `IV `
    rf"|(?P<word>[^\W\d_]{{3,12}})\s+{_SIGN}\s*[.):|–—-]{{1,2}}\s+)(?=[^\W\d_])"  # `Onderdeel 4:`, `Vraag 5.`
)
_WORD = re.compile(r"[^\W\d_]+\.?|&|\+")
# A full stop within or behind a word, as in `eval.` and `v.d.`; not one behind a number.
_SHORTENED = re.compile(r"[^\W\d_]\.(?:\s|$|[^\W\d_])")
_PART_SEPARATOR = re.compile(r"\s*[:/|]\s*|\s+[-–—]\s+")
_LEAST = 3  # letters by which a word of the vocabulary may be shortened to: `fin.`, `act.`; shorter ones are initials
_SMALL = 3  # letters of a word that may be its initial alone, as in `v.d.`
_AND = frozenset({"&", "+", "en"})  # the signs that are read as the word


def without_enumeration(text: str, but: frozenset[str] = frozenset()) -> str:
    """A text without the number, the letter, or the word with a number, that it is enumerated by.

    But: words that with a number head something of their own (`Interventie 3: Kennis`).
    """
    number = _ENUMERATED.match(text)
    if not number or (number["word"] or "").casefold() in but:
        return text
    return text[number.end() :]


def is_shortened(text: str) -> bool:
    """True if some word of a text ends in the full stop of an abbreviation."""
    return "." in text and bool(_SHORTENED.search(text))


def _shortens(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """True if the words are the other's, word for word, and at least one is cut."""
    return len(short) == len(whole) and any(word[-1] == "." for word in short) and all(map(_is_cut, short, whole))


def _is_cut(short: str, whole: str) -> bool:
    """True if a word is the other, or its beginning with a full stop; one letter will do for words of up to three."""
    if not short.endswith("."):
        return short == whole or (short in _AND and whole in _AND)
    size = len(short) - 1
    long_enough = size >= min(_LEAST, len(whole) - 1) if len(whole) > _SMALL else size >= 1
    return long_enough and whole.startswith(short[:-1])


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def expanded_abbreviations(label: str, known: Iterable[str]) -> list[str]:
    """The known labels that a label is short for: `monit. en eval.` for `monitoring en evaluatie`. All in lower case.

    Each word with a full stop is the beginning of the known word at its place; the others are that word.
    """
    short = _words(label)
    # All of them: where an abbreviation fits labels of two fields, the caller takes neither.
    return [text for text in known if _shortens(short, _words(text))]


def two_part_label(label: str) -> list[str]:
    """The two ways in which a label says what it is about (`Doelgroep: voor wie?`); none for one of one part."""
    parts = [part for part in _PART_SEPARATOR.split(label) if part]
    # Three parts are a sentence with colons, or a title.
    return parts if len(parts) == 2 else []
