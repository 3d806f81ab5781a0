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


def _pattern(word: str) -> str:
    parts = word.removesuffix("*").split(" … ")
    # A word within the gap has 40 letters at most, so that a long run without blanks costs no backtracking.
    stem = r"\s+(?:\S{1,40}\s+){0,6}?".join(r"\s+".join(map(re.escape, part.split())) for part in parts)
    return stem + (r"[\w'’-]*" if word.endswith("*") else "")
