"""What a page shows for the eye only: large numerals before headings, and sentences of the text repeated in large type.

Knows type and repetition, no template. Ornaments are furniture: counted, not read a second time.
"""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from extract.blocks import Paragraph
from extract.layout.figures import is_numeral
from extract.layout.lines import Segment
from extract.layout.page_pieces import Piece
from extract.layout.words import Word

_LARGER = 1.6  # times the heading's type: a numeral this much larger is an ornament (2 to 3 in brochures seen); a page
# number before an entry of a contents list is 1.3 times as large at most
_HEADING = 1.15  # times the running text: the size of the heading beside a numeral, and of a pull quote, at least
_BESIDE = 1.5  # of the numeral's size: how far the heading stands from it, at most
_QUOTED = 8  # words of a pull quote, at least: a heading (`Samenwerking met de Gelijke Kansen Alliantie`) may come back
_ALIKE = 92  # of 100: a pull quote repeats the text but for its quotation marks and a word or two


def numerals(lines: Sequence[Sequence[Segment]], body: float) -> set[Word]:
    """The numerals of a page that stand before a heading in far smaller type."""
    words = [word for line in lines for segment in line for word in segment.words]
    large = [w for w in words if w.size > _LARGER * _HEADING * body and is_numeral(w.text)]
    return {numeral for numeral in large if _heads(numeral, words, body)}


def _heads(numeral: Word, words: Iterable[Word], body: float) -> bool:
    """Whether a heading begins beside a numeral."""
    beside = [
        word
        for word in words
        if word is not numeral
        and numeral.top < (word.top + word.bottom) / 2 < numeral.bottom
        and 0 <= word.x0 - numeral.x1 < _BESIDE * numeral.size
    ]
    sizes = {word.size for word in beside}
    return bool(sizes) and _HEADING * body < max(sizes) < numeral.size / _LARGER


def pull_quotes(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """The pieces of a page that repeat a sentence of its text in larger type."""
    texts = [piece.block for piece in pieces if isinstance(piece.block, Paragraph)]
    running = " ".join(p.text for p in texts if p.style.size < _HEADING * body)
    return [piece for piece in pieces if isinstance(piece.block, Paragraph) and _repeats(piece.block, running, body)]


def _repeats(paragraph: Paragraph, running: str, body: float) -> bool:
    """Whether a paragraph is in large type, light as pull quotes are and headings aren't, and stands in the text."""
    large = paragraph.style.size > _HEADING * body and not paragraph.style.bold
    return (
        large
        and len(paragraph.text.split()) >= _QUOTED
        and len(running) > len(paragraph.text)
        and fuzz.partial_ratio(paragraph.text, running) >= _ALIKE
    )
