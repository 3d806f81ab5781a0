"""Which letters are struck out: a level line runs through the middle of them.

Drafts are printed to PDF with old text struck out; what is struck out no longer holds, and reading it would double an
amount or a partner. The decoder leaves it out and says so in a note.
"""

from collections.abc import Iterable

import numpy as np

from extract.pdf.page_objects import Glyphs, Stroke, Truths

_BELOW = 0.24  # of the type's size: how far a letter's box reaches below its line of writing
_LOW, _HIGH = 0.15, 0.45  # of the size above that line: where programs strike out (Word 0.26, browsers 0.3)
_BEYOND = 0.5  # of the size: how far a line may reach beyond its letters; a table's rule reaches further


def struck_out(glyphs: Glyphs, strokes: Iterable[Stroke]) -> Truths:
    """Whether each letter is struck out: a level line runs through its middle, and no further than its words."""
    struck = np.zeros(len(glyphs), bool)
    middle, base = (glyphs.x0 + glyphs.x1) / 2, glyphs.bottom - _BELOW * glyphs.size
    for stroke in strokes:
        if not stroke.horizontal:
            continue
        height = (base - stroke.top) / np.maximum(glyphs.size, 0.1)
        on_line = (height > _LOW) & (height < _HIGH)
        crossed = on_line & (middle > stroke.x0) & (middle < stroke.x1)
        # One letter alone is a barred letter, or the end of a ruler.
        if crossed.sum() < 2:
            continue
        reach = _BEYOND * glyphs.size[crossed].max()
        if glyphs.x0[crossed].min() - stroke.x0 < reach and stroke.x1 - glyphs.x1[crossed].max() < reach:
            struck |= crossed
    return struck
