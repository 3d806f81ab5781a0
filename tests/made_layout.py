"""Lines of text in, glyphs, words and segments as a page would have them out: for the tests of the layout engine.

Every letter is half its size wide, a space is a third of it: enough to measure by, and easy to reckon with.
"""

from extract.layout.lines import Segment, segment_of
from extract.layout.words import Word, words_of
from extract.pdf.page_objects import Glyph, Glyphs

SPACE = 1 / 3
LETTER = 1 / 2


def glyphs(text: str, x0: float = 70.0, top: float = 100.0, size: float = 10.0, bold: bool = False) -> list[Glyph]:
    """A line's glyphs; white space moves on and leaves none."""
    found = []
    x = x0
    for character in text:
        if character.isspace():
            x += SPACE * size
            continue
        found.append(Glyph(character, x, top, x + LETTER * size, top + 1.2 * size, size, bold, False, 0, 1.0))
        x += LETTER * size
    return found


def words(text: str, x0: float = 70.0, top: float = 100.0, size: float = 10.0, bold: bool = False) -> list[Word]:
    """A line's words."""
    return words_of(Glyphs.of(glyphs(text, x0, top, size, bold)))


def segment(text: str, x0: float = 70.0, top: float = 100.0, size: float = 10.0, bold: bool = False) -> Segment:
    """A line's one segment."""
    return segment_of(words(text, x0, top, size, bold))


def column(*texts: str, x0: float = 70.0, top: float = 100.0, size: float = 10.0, pitch: float = 14.0) -> list[Segment]:
    """A column of lines, pitch points apart; leading spaces indent, an empty text is an empty line."""
    return [
        segment(text.strip(), x0 + SPACE * size * (len(text) - len(text.lstrip())), top + n * pitch, size)
        for n, text in enumerate(texts)
        if text.strip()
    ]
