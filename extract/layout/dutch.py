"""The words in `dutch.toml`, as lists and as patterns."""

import re
import tomllib
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("dutch.toml").read_text(encoding="utf-8"))


def words(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(_LISTS[name])


def pattern_of(*names: str) -> str:
    """A pattern for one of the words of lists, in their order; full stops in them may be left out."""
    return "(?:" + "|".join(re.escape(word).replace(r"\.", r"\.?") for name in names for word in _LISTS[name]) + ")"
