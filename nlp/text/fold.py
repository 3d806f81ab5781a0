"""Texts made alike before they are compared: the four ways in which this room does so, from the mildest on.

| function | `De  Súdwest-Fryslân.` | for |
| --- | --- | --- |
| `fold_spaces` | `de súdwest-fryslân.` | a name that is looked for as it is printed |
| `fold_name` | `súdwest-fryslân` | the names that a document introduces |
| `fold` | `de sudwest fryslan` | names of registers, which everybody spells in a way of his own |
| `fold_letters` | `desudwestfryslan` | a name within a mail address |
"""

import re
import unicodedata
from itertools import filterfalse

_MARKS = re.compile(r"[-‐–'’`´.]")
# With a word behind it: a name that is nothing but `De` must not become empty, which would be like every other such
# name.
_ARTICLE = re.compile(r"^(?:de|het|een)\s+(?=\w)")


def fold_spaces(text: str) -> str:
    """Lower case, single blanks."""
    return " ".join(text.casefold().split())


def fold_name(text: str) -> str:
    """Lower case, single blanks, straight apostrophes, no article in front, no punctuation at either end."""
    return _ARTICLE.sub("", fold_spaces(text.replace("’", "'")).strip(" .,;:"))


def fold(text: str) -> str:
    """Lower case, no diacritics, blanks for hyphens and apostrophes: `'s-Hertogenbosch` is `s hertogenbosch`."""
    plain = text
    if not text.isascii():  # most are, and decomposing costs more than all the rest
        plain = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))
    return " ".join(_MARKS.sub(" ", plain.casefold()).split())


def fold_letters(text: str) -> str:
    """Only letters from a to z: what a mail address can hold of a name."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if c.isascii() and c.isalpha())
