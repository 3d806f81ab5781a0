"""Word lists of the data files (nlp/data/*.toml), and patterns for the words of a list.

In a list, `*` at a word's end stands for any ending, a blank for any white space, and `…` for up to six words:
`ouders … met een laag inkomen` fits `ouders en verzorgers met een laag inkomen`.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"


@cache
def tables(file: str) -> dict[str, Any]:
    """All that `nlp/data/<file>.toml` holds. Read once: nobody may write into it."""
    return tomllib.loads((DATA / f"{file}.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    """The source of a pattern that fits any of these words, the longest first; for use within a group."""
    # A pattern takes the first alternative that fits, so `voortgezet` must not stand before
    # `voortgezet speciaal onderwijs`.
    return "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))


def in_any_case(words: Iterable[tuple[str, str]]) -> str:
    """The source of a pattern that fits any of these words in any case; each is given as its first sign and the source
    of what follows. For use within a group, in a pattern that isn't itself without regard to case.

    By first letter, since `re` would try each word of such a list in turn at every place of a text: of the shapes of
    names that took two thirds of the time. The order among words of one letter is kept.
    """
    by_first: dict[str, list[str]] = {}
    for first, rest in words:
        by_first.setdefault(first.casefold(), []).append(rest)
    return "|".join(f"{_first(sign)}(?i:{'|'.join(rests)})" for sign, rests in by_first.items())


def _first(sign: str) -> str:
    return f"[{sign}{sign.upper()}]" if sign.isalpha() else re.escape(sign)


def _pattern(word: str) -> str:
    parts = word.removesuffix("*").split(" … ")
    # A word within the gap has 40 letters at most, so that a long run without blanks costs no backtracking.
    stem = r"\s+(?:\S{1,40}\s+){0,6}?".join(r"\s+".join(map(re.escape, part.split())) for part in parts)
    return stem + (r"[\w'’-]*" if word.endswith("*") else "")
