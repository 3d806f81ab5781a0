"""What a page shows for the eye only: large numerals before headings, and sentences of the text repeated in large type.

Ornaments are furniture: counted, not read a second time.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import category

from rapidfuzz import fuzz

from extract.blocks import Paragraph
from extract.layout.figures import CURRENCY_SIGNS, is_numeral
from extract.layout.lines import Segment
from extract.layout.page_pieces import Piece
from extract.layout.tables.ruled import Box
from extract.layout.words import Word

# Set on the brochures at hand. A numeral is larger than so many times the heading's type (2 to 3 times in brochures
# seen). A page number before an entry of a contents list isn't: 1.3 times at most.
_NUMERAL = 1.6
_LARGE = 1.15  # times the running text: the size of the heading beside a numeral, and of a pull quote, at least
_BESIDE = 1.5  # of the numeral's size: how far the heading stands from it, at most
_BADGE = 2.5  # times the numeral's size: the width and height of the dot or box that it stands in, at most
_BADGE_GAP = 3.0  # of the numeral's size: how far from it its title begins, at most
_COINS = CURRENCY_SIGNS + "¤"
_SYMBOLS = ("So", "Co")  # Unicode's other symbols, and its private area, in which symbol fonts have their pictures
_TICKS = "☐☑☒✓✔✗✘■□"  # an answer, also where nothing stands beside it
_QUOTED_WORDS = 8  # of a pull quote, at least: a heading (`Samenwerking met de Gelijke Kansen Alliantie`) may come back
_ALIKE = 92  # of 100: a pull quote repeats the text but for its quotation marks and a word or two


def heading_numerals(lines: Sequence[Sequence[Segment]], body_size: float) -> set[Word]:
    """The numerals of a page that stand beside a heading in far smaller type; body_size: that of the running text."""
    words = [word for line in lines for segment in line for word in segment.words]
    large = [w for w in words if w.size > _NUMERAL * _LARGE * body_size and is_numeral(w.text)]
    return {numeral for numeral in large if _stands_beside_heading(numeral, words, body_size)}


def _stands_beside_heading(numeral: Word, words: Iterable[Word], body_size: float) -> bool:
    """True if a heading begins beside a numeral, or ends on the line that a numeral ends, however far to its left."""
    beside = [
        word
        for word in words
        if word is not numeral
        and numeral.top < (word.top + word.bottom) / 2 < numeral.bottom
        and (0 <= word.x0 - numeral.x1 < _BESIDE * numeral.size or word.x1 < numeral.x0)
    ]
    sizes = {word.size for word in beside}
    return bool(sizes) and _LARGE * body_size < max(sizes) < numeral.size / _NUMERAL


def badges(lines: Iterable[Sequence[Segment]], boxes: Sequence[Box]) -> set[Word]:
    """The numerals that stand alone in small filled boxes or dots beside a text; boxes: those of no drawn table.

    A numeral far smaller than the title that it stands before is one too, whatever is drawn around it (a ring).
    """
    numerals: list[Word] = []
    found: set[Word] = set()
    for line in lines:
        if len(line) > 1:
            alone = [s.words[0] for s in line if len(s.words) == 1 and is_numeral(s.text)]
            numerals += alone
            found |= {word for word in alone[:1] if word is line[0].words[0] and _is_before_title(line)}
    # A browser draws hundreds of boxes on a page, and hardly one is as small as to be a numeral's.
    largest = _BADGE * max((word.size for word in numerals), default=0.0)
    small = [box for box in boxes if max(box.x1 - box.x0, box.bottom - box.top) < largest]
    return found | {word for word in numerals if any(_is_badge(box, word) for box in small)}


def _is_before_title(line: Sequence[Segment]) -> bool:
    """True if a line's second text begins beside its first, in far larger type."""
    numeral, title = line[:2]
    return title.size > _NUMERAL * numeral.size and title.x0 - numeral.x1 < _BADGE_GAP * numeral.size


def _is_badge(box: Box, word: Word) -> bool:
    """True if a word stands in a box hardly larger than itself."""
    small = max(box.x1 - box.x0, box.bottom - box.top) < _BADGE * word.size
    return small and box.x0 < word.x0 and word.x1 < box.x1 and box.top < (word.top + word.bottom) / 2 < box.bottom


def label_icons(lines: Sequence[Sequence[Segment]]) -> set[Word]:
    """The signs (`➤`, a telephone) before labels and headings, in bold or in a colour of their own: pictures.

    Before plain text a sign is a list's mark, or a tick.
    """
    colours: Counter[int] = Counter()
    for segment in (segment for line in lines for segment in line):
        colours[segment.style.colour] += segment.characters
    plain = next((colour for colour, _ in colours.most_common(1)), 0)
    return {
        segment.words[0]
        for line in lines
        for segment in line
        if len(segment.words) > 1 and _is_label(segment.words[1], plain) and _is_icon(segment.words[0].text)
    }


def loose_signs(lines: Iterable[Sequence[Segment]], boxes: Sequence[Box]) -> set[Word]:
    """The signs (an arrow in a box's corner) that no text stands beside, on their line or in their box: pictures."""
    found: set[Word] = set()
    for line in lines:
        words = [word for segment in line for word in segment.words]
        signs = [word for word in words if _is_icon(word.text) and word.text not in _TICKS]
        for sign in signs:
            home = _smallest_around(sign, boxes)
            beside = [word for word in words if word not in signs and (home is None or _holds(home, word))]
            found |= set() if beside else {sign}
    return found


def _smallest_around(word: Word, boxes: Sequence[Box]) -> Box | None:
    around = [box for box in boxes if _holds(box, word)]
    return min(around, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top), default=None)


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _is_label(word: Word, plain: int) -> bool:
    """True if a word is set as labels are; plain: the colour of the page's text."""
    return (word.bold or word.colour != plain) and word.text[:1].isupper()


def _is_icon(text: str) -> bool:
    """True for one sign of a symbol font; ticks and boxes are symbols too, and stand before plain text."""
    return len(text) == 1 and (category(text) in _SYMBOLS or text in _COINS)


def pull_quotes(pieces: Sequence[Piece], body_size: float) -> list[Piece]:
    """The pieces of a page that repeat a sentence of its text in larger type."""
    texts = [piece.block for piece in pieces if isinstance(piece.block, Paragraph)]
    running = " ".join(p.text for p in texts if p.style.size < _LARGE * body_size)
    quotes = {id(p) for p in texts if _repeats(p, running, body_size)}
    return [piece for piece in pieces if id(piece.block) in quotes]


def _repeats(paragraph: Paragraph, running: str, body_size: float) -> bool:
    """True if a paragraph is in large type, light as pull quotes are and headings aren't, and stands in the text."""
    large = paragraph.style.size > _LARGE * body_size and not paragraph.style.bold
    return (
        large
        and len(paragraph.text.split()) >= _QUOTED_WORDS
        and len(running) > len(paragraph.text)
        and fuzz.partial_ratio(paragraph.text, running) >= _ALIKE
    )
