"""Two pages side by side on one sheet: each is laid out as a page of its own, and places stay the sheet's.

A scan has its fold from the recogniser. Of a sheet that a program made, the page numbers tell: two at one height, one
after the other and as far from either side, as `4` and `5`. Other sheets of that size, such as the cover, go with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from extract.document import Page
from extract.layout.turned_text import turned_words
from extract.layout.words import Word, words_of
from extract.pdf.page_objects import Fill, RawPage, Stroke, TypedText

Mark = TypeVar("Mark", Stroke, Fill, TypedText)

_WIDER = 1.2  # times its height: two upright pages of paper are 1.41 times as wide as high
_LOOK_AHEAD = 4  # sheets that wait for page numbers: covers and contents have none
_LONGEST_NUMBER = 3  # figures: longer ones may be years over two columns

# In sizes of type.
_SAME_LINE = 0.4  # middles as near are of one line
_MIRRORED = 2.0  # from either side of the sheet; a number of two figures is wider than one of one


def with_folds(pages: Iterable[RawPage]) -> Iterator[RawPage]:
    """The pages, those that are sheets of two numbered pages with their fold."""
    waiting: list[RawPage] = []
    spread: tuple[float, float] | None = None  # the size of the document's sheets of two pages
    for page in pages:
        may_fold = page.fold is None and page.width > _WIDER * page.height
        if may_fold and (page.width, page.height) != spread and _has_two_numbers(page):
            spread = (page.width, page.height)
        waiting.append(page)
        if spread or not may_fold or len(waiting) > _LOOK_AHEAD:
            yield from (_folded(one, spread) for one in waiting)
            waiting = []
    yield from (_folded(one, spread) for one in waiting)


def _folded(page: RawPage, spread: tuple[float, float] | None) -> RawPage:
    """The sheet with its fold in the middle, unless something runs over that."""
    middle = page.width / 2
    if page.fold is not None or (page.width, page.height) != spread:
        return page
    crossed = ((page.glyphs.x0 < middle) & (page.glyphs.x1 > middle)).any()
    if crossed or any(mark.horizontal and mark.x0 < middle < mark.x1 for mark in page.strokes):
        return page
    return replace(page, fold=middle)


def _has_two_numbers(sheet: RawPage) -> bool:
    """True if the numbers of two pages stand at the sheet's head or foot."""
    words = words_of(turned_words(sheet.glyphs)[0])
    if not words:
        return False
    for edge in (max(words, key=lambda w: w.bottom), min(words, key=lambda w: w.top)):
        line = [w for w in words if abs(_height(w) - _height(edge)) < _SAME_LINE * edge.size]
        numbers = [w for w in line if w.text.isdecimal() and len(w.text) <= _LONGEST_NUMBER]
        left, right = ([w for w in numbers if (w.x0 < sheet.width / 2) is at_left] for at_left in (True, False))
        if len(left) == len(right) == 1 and _follow(left[0], right[0], sheet.width):
            return True
    return False


def _height(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _follow(left: Word, right: Word, width: float) -> bool:
    """True if the right one is the next number, and stands as far from its side, or from its page's left."""
    if int(right.text) != int(left.text) + 1:
        return False
    mirrored = abs(left.x0 - (width - right.x1))
    moved = abs(left.x0 + width / 2 - right.x0)
    return min(mirrored, moved) < _MIRRORED * left.size


def pages_on_sheet(sheet: RawPage) -> list[tuple[RawPage, float]]:
    """The pages on a sheet, from left to right, and how far right of the sheet's edge each lies."""
    if sheet.fold is None:
        return [(sheet, 0.0)]
    middles = (sheet.glyphs.x0 + sheet.glyphs.x1) / 2
    left = replace(
        sheet,
        width=sheet.fold,
        glyphs=sheet.glyphs.where(middles < sheet.fold),
        strokes=tuple(mark for mark in sheet.strokes if _middle(mark) < sheet.fold),
        fills=tuple(mark for mark in sheet.fills if _middle(mark) < sheet.fold),
        typed=tuple(text for text in sheet.typed if _middle(text) < sheet.fold),
    )
    glyphs = sheet.glyphs.where(middles >= sheet.fold)
    right = replace(
        sheet,
        width=sheet.width - sheet.fold,
        glyphs=replace(glyphs, x0=glyphs.x0 - sheet.fold, x1=glyphs.x1 - sheet.fold),
        strokes=tuple(_moved(mark, sheet.fold) for mark in sheet.strokes if _middle(mark) >= sheet.fold),
        fills=tuple(_moved(mark, sheet.fold) for mark in sheet.fills if _middle(mark) >= sheet.fold),
        typed=tuple(_moved(text, sheet.fold) for text in sheet.typed if _middle(text) >= sheet.fold),
        # Told once, with the left page.
        hidden=sheet.hidden.where(np.zeros(len(sheet.hidden), bool)),
        notes=(),
        unread=0,
    )
    return [(left, 0.0), (right, sheet.fold)]


def by_sheet(pages: list[Page]) -> list[Page]:
    """The accounts of pages, those of one sheet as one."""
    sheets: dict[int, Page] = {}
    for page in pages:
        before = sheets.get(page.number)
        sheets[page.number] = _together(before, page) if before else page
    return list(sheets.values())


def _together(left: Page, right: Page) -> Page:
    letters = left.characters + right.characters
    sure = (left.ocr_confidence or 0.0) * left.characters + (right.ocr_confidence or 0.0) * right.characters
    return replace(
        left,
        width=left.width + right.width,
        characters=letters,
        characters_used=left.characters_used + right.characters_used,
        characters_furniture=left.characters_furniture + right.characters_furniture,
        ocr_confidence=sure / letters if letters else left.ocr_confidence,
        characters_unread=(left.characters_unread or 0) + (right.characters_unread or 0),
    )


def _middle(mark: Stroke | Fill | TypedText) -> float:
    return (mark.x0 + mark.x1) / 2


def _moved(mark: Mark, fold: float) -> Mark:
    return mark._replace(x0=mark.x0 - fold, x1=mark.x1 - fold)
