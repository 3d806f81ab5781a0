"""A stretch of a text, with its offsets: `text[start:end] == mention`."""

from typing import NamedTuple


class Mention(NamedTuple):
    """What was read, where: offsets into the text that was given, end exclusive."""

    text: str
    start: int
    end: int


def mention_of(text: str, start: int, end: int) -> Mention:
    """The stretch start:end of text, without white space at either side."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    stretch = stretch.strip()
    return Mention(stretch, start, start + len(stretch))
