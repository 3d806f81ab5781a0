"""A word that was recognised on a picture, whichever engine read it."""

from typing import NamedTuple


class OcrWord(NamedTuple):
    """A word with the box of its ink, in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # 0..1
    line: tuple[str, str, str]  # which line it stands on
