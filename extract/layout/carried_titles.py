"""Titles that slides print again where a text goes on: they carry it over the page, and are no headings there.

A title comes back at the top of the next page, as it was or with a mark behind it (`(vervolg)`, `(2/3)`, `II`); so does
the label of a value that goes on. What stands at the top of the page before tells; words play no part.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.blocks import Paragraph, Style
from extract.layout.page_pieces import Piece

# Set on slides of data/samples/designs and of beamer.
_TOPS = 3  # texts at the top of a page that may be titles: the part's, the slide's, a label
_LINES = 3  # of a title, at most
_LARGER = 1.07  # times the running text: a title
_COUNTED_TITLES = 3  # titles that end in `I`: `Taalklas I` alone may be called so
_SAME_SIZE = 0.08  # of the size

_BRACKETS = re.compile(r"\s+[(\[][^()\[\]]{1,20}[)\]]$")
_COUNTED = re.compile(r"\s+(?:[IVX]{1,4}|[ivx]{1,4}|\d{1,2}\s?/\s?\d{1,2})$")  # `II` and `ii` of beamer, `2/3`
_COUNT = re.compile(r"\b(?:[IVX]{1,4}|[ivx]{1,4}|\d{1,2})\b")
_FIRST_COUNT = re.compile(r"\s[Ii]$")
_FIRST = re.compile(r"\b(?:[Ii]|1)\b")


class CarriedTitles:
    """The titles of the last page, by which the next page's are known."""

    def __init__(self) -> None:
        self.tops: list[Paragraph] = []  # of the last page, its own and those that were carried on to it
        self.texts: dict[str, Paragraph] = {}  # all short texts of the last page, by what they are without marks
        self.marks: set[str] = set()  # those met behind titles, `#` for each number in them
        self.counted: set[str] = set()  # titles at the top of slides that end as one does that is counted as the first

    def taken(self, pieces: Sequence[Piece], body: float, slide: bool) -> list[Piece]:
        """The pieces at the top of a page that only carry its text on. body: the running text's size, in points.

        slide: the page is wider than high: there a number behind a title counts its pages, which elsewhere may tell
        `Taalklas I` from `Taalklas II`.
        """
        carried: list[Piece] = []
        for n, piece in enumerate(pieces[:_TOPS]):
            block = piece.block
            if not isinstance(block, Paragraph) or not self._is_carried(block, pieces[n + 1 :], body, slide):
                break
            carried.append(piece)
            mark = block.text[len(unmarked(block.text, slide)) :]
            self.marks |= {_COUNT.sub("#", mark)} if _COUNT.search(mark) else set()
        texts = [piece.block for piece in pieces if isinstance(piece.block, Paragraph) and piece.block.lines <= _LINES]
        self.tops = texts[:_TOPS]
        if slide:
            self._learn_first_counts()
        self.texts = {unmarked(text.text, slide): text for text in texts}
        return carried

    def _learn_first_counts(self) -> None:
        """beamer counts even a title that none follows as the first: `Aanleiding I`, where several titles end so."""
        self.counted |= {top.text for top in self.tops if _FIRST_COUNT.search(top.text)}
        self.marks |= {" #"} if len(self.counted) >= _COUNTED_TITLES else set()

    def _is_carried(self, block: Paragraph, below: Sequence[Piece], body: float, slide: bool) -> bool:
        if block.lines > _LINES:
            return False
        if any(block.text == top.text and _set_alike(block.style, top.style) for top in self.tops):
            # No larger than the text, a label may well begin two pages, of two interventions.
            return block.style.size > _LARGER * body or _is_title(below, body)
        name = unmarked(block.text, slide)
        # `Locatie (wijk, school)` on both pages has no mark: the brackets are the label's own.
        before = self.texts.get(name) if name != block.text else None
        return before is not None and before.text != block.text and _same_size(block.style, before.style)


def _is_title(below: Sequence[Piece], body: float) -> bool:
    """True if a title stands below a text: the text then names the part that the title is of."""
    return bool(below) and isinstance(below[0].block, Paragraph) and below[0].block.style.size > _LARGER * body


def unmarked(text: str, slide: bool) -> str:
    """A title without the mark behind it by which it is told from the ones before."""
    without = _BRACKETS.sub("", text)
    return _COUNTED.sub("", without) if slide else without


def without_first_counts(pieces: Sequence[Piece], marks: set[str]) -> list[Piece]:
    """A page's pieces, the titles at its top without the mark that counts them as the first: `Voorlezen I`.

    marks: those by which the document's later titles are counted (`CarriedTitles.marks`).
    """
    return [_without_first_count(piece, marks) if n < _TOPS else piece for n, piece in enumerate(pieces)]


def _without_first_count(piece: Piece, marks: set[str]) -> Piece:
    block = piece.block
    if not isinstance(block, Paragraph):
        return piece
    name = unmarked(block.text, slide=True)
    mark = block.text[len(name) :]
    first = bool(_FIRST.search(mark)) and _COUNT.sub("#", mark) in marks
    return replace(piece, block=replace(block, text=name)) if first else piece


def _set_alike(one: Style, other: Style) -> bool:
    return _same_size(one, other) and (one.bold, one.italic, one.colour) == (other.bold, other.italic, other.colour)


def _same_size(one: Style, other: Style) -> bool:
    return abs(one.size - other.size) < _SAME_SIZE * other.size
