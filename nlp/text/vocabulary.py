"""The name of a data file in, its word lists out, and patterns that match any word of a list. Knows no meanings.

In a list, `*` at a word's end stands for any ending, a space for any white space, and `…` for up to six words.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "data"


@cache
def tables(file: str) -> dict[str, Any]:
    """The tables of `data/<file>.toml`."""
    return tomllib.loads((_FOLDER / f"{file}.toml").read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))


def _pattern(word: str) -> str:
    parts = word.removesuffix("*").split(" … ")
    stem = r"\s+(?:\S{1,40}\s+){0,6}?".join(r"\s+".join(map(re.escape, part.split())) for part in parts)
    return stem + (r"[\w'’-]*" if word.endswith("*") else "")


def whole_word(words: Iterable[str]) -> str:
    """A pattern for any of these words where it stands alone, not within a longer or hyphenated one."""
    return rf"(?<![\w-])(?:{any_of(words)})(?![\w-])"
