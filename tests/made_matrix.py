"""Rows of texts with their places in, lines of segments out: tables without uprights for the layout tests."""

from made_layout import LETTER, segment

from extract.layout.lines import Segment

SIZE = 10.0


def line(top: float, *bits: tuple[float, str]) -> list[Segment]:
    """A printed line: each text begins at its x."""
    return [segment(text, x, top, SIZE) for x, text in bits]


def flush_right(x: float, text: str) -> tuple[float, str]:
    """A text without spaces that ends at x."""
    return x - LETTER * SIZE * len(text), text
