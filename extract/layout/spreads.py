"""Two pages side by side on one sheet of a scan: each is laid out as a page of its own, and places stay the sheet's."""

from dataclasses import replace
from typing import TypeVar

import numpy as np

from extract.document import Page
from extract.pdf.page_objects import Fill, RawPage, Stroke

Mark = TypeVar("Mark", Stroke, Fill)


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
    )
    glyphs = sheet.glyphs.where(middles >= sheet.fold)
    right = replace(
        sheet,
        width=sheet.width - sheet.fold,
        glyphs=replace(glyphs, x0=glyphs.x0 - sheet.fold, x1=glyphs.x1 - sheet.fold),
        strokes=tuple(_moved(mark, sheet.fold) for mark in sheet.strokes if _middle(mark) >= sheet.fold),
        fills=tuple(_moved(mark, sheet.fold) for mark in sheet.fills if _middle(mark) >= sheet.fold),
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


def _middle(mark: Stroke | Fill) -> float:
    return (mark.x0 + mark.x1) / 2


def _moved(mark: Mark, fold: float) -> Mark:
    return mark._replace(x0=mark.x0 - fold, x1=mark.x1 - fold)
