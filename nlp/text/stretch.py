"""A stretch of a text with its offsets: `text[start:end]` is what the stretch holds."""

from typing import NamedTuple


class Stretch(NamedTuple):
    """What was read, and where: offsets into the text that was given, end exclusive."""

    text: str
    start: int
    end: int


def stretch_of(text: str, start: int, end: int) -> Stretch:
    """The stretch start:end of text, without white space at either side."""
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    stretch = stretch.strip()
    return Stretch(stretch, start, start + len(stretch))
