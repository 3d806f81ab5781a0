"""Which glyphs and drawn marks have a possible place and size. Both decoders leave out the others and count them.

A transformation matrix may overflow, a font may be a million points: infinite numbers and those that are none (NaN) are
found where they come in, so that nothing after it has to think of them.
"""

import numpy as np

from extract.pdf.page_objects import Glyphs, Truths

FAR = 144_000.0  # points from the page's corner: ten times the side of the largest page that PDF knows
LETTERS = "Op pagina {page} hebben {count} tekens geen mogelijke plaats of grootte; ze zijn niet overgenomen."
MARKS = "Op pagina {page} hebben {count} lijnen, vlakken of beelden geen mogelijke plaats; ze zijn niet overgenomen."


def has_possible_place(glyphs: Glyphs) -> Truths:
    """Whether each glyph has a finite box and size, not absurdly far away or large."""
    # `<=` is false of NaN too, so that one comparison finds infinite, absurd and impossible numbers.
    measures = np.stack([glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom, glyphs.size])
    return np.asarray((np.abs(measures) <= FAR).all(axis=0))
