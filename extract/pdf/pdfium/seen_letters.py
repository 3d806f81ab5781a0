"""Whether suspect letters show: the page is drawn with and without them.

Colours alone don't tell: white letters stand on bands, gradients and pictures; black ones lie under bars, or in a layer
that the document switches off. Where both pictures are alike, a reader sees nothing. Only suspects are drawn.
"""

import ctypes
from itertools import chain, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.pdf.page_objects import Glyphs, Truths
from extract.pdf.pdfium.ffi import by_address
from extract.pdf.pdfium.transforms import PageFrame

_SCALE = 1.5  # pixels a point: a full stop in type of 8 points still darkens one of them
_MOST = 2400  # pixels on a picture's longer side
_SHOWS = 24  # of 255, in any colour: less than white on the palest grey that printers call a tint (10 %) differs
_EDGE = 0.12  # of a letter's width at each side, where its neighbours may reach in
_LAYER = b"O\0C\0"  # the mark of a layer (`OC`), in UTF-16

_COUNT_MARKS = by_address(c.FPDFPageObj_CountMarks)
_MARK = by_address(c.FPDFPageObj_GetMark)
_NAME = by_address(c.FPDFPageObjMark_GetName)
_SET_ACTIVE = by_address(c.FPDFPageObj_SetIsActive)


def in_layers(objects: list[int]) -> list[bool]:
    """Which objects are part of a layer that a document can switch off (optional content)."""
    name, length = ctypes.create_string_buffer(16), ctypes.c_ulong()
    place, told = ctypes.addressof(name), ctypes.addressof(length)

    def layered(mark: int) -> bool:
        return bool(_NAME(mark, place, 16, told)) and length.value == len(_LAYER) + 2 and name.raw[:4] == _LAYER

    # Marks are counted first: most files have none. A browser gives each letter one, but a paragraph's share it, and
    # asking for its name costs most.
    counts = [max(0, count) for count in map(_COUNT_MARKS, objects)]
    marks = list(map(_MARK, chain.from_iterable(map(repeat, objects, counts)), chain.from_iterable(map(range, counts))))
    layers = {mark for mark in set(marks) if layered(mark)}
    if not layers:
        return [False] * len(objects)
    owners = chain.from_iterable(map(repeat, objects, counts))
    inside = {owner for owner, mark in zip(owners, marks, strict=True) if mark in layers}
    return [one in inside for one in objects]


def letters_that_show(
    page: Any, frame: PageFrame, glyphs: Glyphs, owners: NDArray[np.int64], suspect: Truths
) -> Truths:
    """For each letter whether it shows; those that aren't suspect do. `owners`: the address of each letter's object."""
    places = np.flatnonzero(suspect)
    # Whole text objects are switched off, not letters: PDFium knows no smaller part.
    objects = set(owners[places].tolist()) - {0}
    scale = min(_SCALE, _MOST / max(frame.size))
    turn = (frame.turn - int(page.get_rotation())) % 360
    whole = _picture(page, scale, turn)
    for one in objects:
        _SET_ACTIVE(one, 0)
    try:
        without = _picture(page, scale, turn)
    finally:
        for one in objects:
            _SET_ACTIVE(one, 1)
    # int16, or the difference of two bytes would wrap around.
    changed = np.abs(whole.astype(np.int16) - without).max(axis=2) > _SHOWS
    shows = np.ones(len(glyphs), bool)
    width = glyphs.x1 - glyphs.x0
    left, right = (glyphs.x0 + _EDGE * width) * scale, (glyphs.x1 - _EDGE * width) * scale
    boxes = np.stack([left, glyphs.top * scale, right, glyphs.bottom * scale], axis=1)[places]
    for n, (x0, top, x1, bottom) in zip(places.tolist(), boxes.clip(0).tolist(), strict=True):
        shows[n] = changed[int(top) : int(bottom) + 1, int(x0) : int(x1) + 1].any()
    return shows


def _picture(page: Any, scale: float, turn: int) -> Any:
    return page.render(scale=scale, rotation=turn, rev_byteorder=True).to_numpy()[:, :, :3].copy()
