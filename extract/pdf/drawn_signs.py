"""Letters that were drawn from another letter and strokes, as the sign that a reader sees: `C` with two bars is `€`.

LaTeX draws the euro sign so in fonts that have none: a text search finds `C 62.000`, a reader sees € 62.000.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from extract.pdf.page_objects import Glyph, RawPage, Stroke

_LETTER, _SIGN = "C", "€"
# In sizes of type: the bars begin a little before the letter (0.05 in Charter), end within it and stand close together.
_BEFORE = 0.2
_SHORTEST, _LONGEST = 0.25, 0.9
_APART = 0.3
_MIDDLE = 0.25, 0.75  # of the letter's box, from its top: where the bars cross it


def with_drawn_signs(page: RawPage) -> RawPage:
    """The page with the signs that letters and strokes make up; their strokes are no rules any more."""
    bars = [stroke for stroke in page.strokes if stroke.horizontal]
    if len(bars) < 2 or _LETTER not in page.glyphs.texts:
        return page
    texts, used = list(page.glyphs.texts), set[Stroke]()
    at = [n for n, text in enumerate(texts) if text == _LETTER]
    # Only these as objects, since nearly every page has some and all of its letters would be dear.
    letters = page.glyphs.where(np.isin(np.arange(len(texts)), at))
    for n, letter in zip(at, letters, strict=True):
        if pair := _bars_through(letter, bars):
            texts[n] = _SIGN
            used.update(pair)
    if not used:
        return page
    strokes = tuple(stroke for stroke in page.strokes if stroke not in used)
    return replace(page, glyphs=replace(page.glyphs, texts=tuple(texts)), strokes=strokes)


def _bars_through(letter: Glyph, bars: Sequence[Stroke]) -> tuple[Stroke, Stroke] | None:
    """The two bars that cross a letter, one close below the other; None where not just two do."""
    crossing = sorted((bar for bar in bars if _crosses(bar, letter)), key=lambda bar: bar.top)
    if len(crossing) != 2:
        return None
    ((above, below),) = pairwise(crossing)
    return (above, below) if below.top - above.top < _APART * letter.size else None


def _crosses(bar: Stroke, letter: Glyph) -> bool:
    """True if a short bar lies over the middle of a letter: a rule below or through words is longer, or lower."""
    high = letter.bottom - letter.top
    middle = letter.top + _MIDDLE[0] * high < bar.top < letter.top + _MIDDLE[1] * high
    begins = letter.x0 - _BEFORE * letter.size < bar.x0 < (letter.x0 + letter.x1) / 2
    long = _SHORTEST * letter.size < bar.x1 - bar.x0 < _LONGEST * letter.size
    return middle and begins and long and bar.x1 <= letter.x1
