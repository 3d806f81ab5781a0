"""The glyphs of a page: each letter with its box, size, weight and colour.

Type and colour are read once for each text object, not for each letter. What PDFium makes up itself (spaces and line
ends between words) is left out: `extract.layout` finds words by where letters stand.
"""

import ctypes
import math
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as c
from numpy.typing import NDArray

from extract.pdf.character_map import UNKNOWN, printed_character
from extract.pdf.drawn_faces import DrawnFace, Face, face_of
from extract.pdf.font_names import is_heavy, is_slanted
from extract.pdf.page_objects import NO_GLYPHS, Glyphs, Numbers, Truths, median_of
from extract.pdf.pdfium.characters import Characters, fonts, render_modes
from extract.pdf.pdfium.clipping import inside_clip
from extract.pdf.pdfium.objects import fill_colours
from extract.pdf.pdfium.transforms import PageFrame, Point

# Of the type's size: how far letters reach above and below their line. Fonts tell heights of their own; with the
# same height for all, letters of several fonts on one line have boxes side by side, as a reader sees them.
_ABOVE, _BELOW = 0.88, 0.24
_FAR_OFF = 0.25, 2.5  # of the type's size: a letter's median width and height both below, or both above, aren't its
_PLANE = 0xFFFF  # the highest code of nearly all letters
_UNDRAWN = (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP)


class _Type(NamedTuple):
    """How a text object is set. `up` is the height of its letters above the line, as a vector on the page."""

    size: float
    bold: bool
    italic: bool
    colour: int
    drawn: bool
    up: Point


# Where the matrix says that up is, the font's size, the font, how it is drawn, its colour, and how dense that is.
_Setting = tuple[float, float, float, int, int, int, int]


def glyphs_of(
    raw: Any, count: int, frame: PageFrame, own: Collection[int], faces: Sequence[DrawnFace] = ()
) -> tuple[Glyphs, Truths, NDArray[np.int64]]:
    """The letters of a page, whose text page is `raw`, whether each is drawn, and the address of its text object.

    own: the addresses of the page's own text objects; others are in forms. faces: of the file's drawn fonts.
    """
    characters = Characters(raw)
    codes = characters.codes(count)
    # Few different characters make up a page's thousands of letters.
    kinds, kind = _kinds(codes)
    letters = list(map(_letter, kinds.tolist()))
    chosen, boxes = _boxed(characters, np.flatnonzero(np.array(letters, bool)[kind]))
    if not len(chosen):
        return NO_GLYPHS, np.zeros(0, bool), np.zeros(0, np.int64)
    owners = characters.objects(chosen.tolist())
    first, which = runs_of(owners)
    objects = owners[first].tolist()
    types, set_as = _types(characters, objects, chosen[first].tolist(), faces)
    columns = (np.array(column)[set_as][which] for column in zip(*types, strict=True))
    size, bold, italic, colour, drawn, up = columns
    scale = _set_otherwise(size, boxes, up)
    # Rounded: 9.999 and 10 are one size, and lines are told from headings by it.
    size, up = np.round(size * scale, 2), up * scale[:, None]
    # What lies outside of its clipping path is in the file and on no page, as in a sheet's cell that was too small.
    drawn = drawn & inside_clip(own, objects, which, boxes)
    upright = np.abs(up[:, 1]) >= np.abs(up[:, 0])
    # The base line, since boxes differ by font: one line in two fonts would have letters at two heights.
    lines = _lines(characters, chosen, set_as[which], boxes[:, 3], upright)
    # A matrix may overflow: what comes out is dropped a step later (`possible_marks`), with a note.
    with np.errstate(over="ignore", invalid="ignore"):
        x0, top, x1, bottom = frame.seen(*_letter_boxes(boxes, lines, up, upright))
        level = abs(bottom - top - (_ABOVE + _BELOW) * abs(size)) < 0.02 * abs(size)
        x0, x1 = _apart(np.stack([x0, top, x1, bottom, which]), level)
        if not level.all():
            top, bottom = _apart(np.stack([top, x0, bottom, x1, which]), ~level, upward=True)
    texts, sure = tuple(map(letters.__getitem__, kind[chosen].tolist())), np.ones(len(chosen))
    # PDFium's own spaces count as well as printed ones: it sets one where letters stand a word space apart.
    white = np.array([code < 0x110000 and chr(code).isspace() for code in kinds.tolist()], bool)[kind]
    spaced = np.diff(np.cumsum(white)[chosen], prepend=0) > 0
    return Glyphs(texts, x0, top, x1, bottom, size, bold, italic, colour, sure, spaced), drawn, owners


def _kinds(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different codes of a page, and for each character which of them it is."""
    if not len(codes) or codes.max() > _PLANE:
        return np.unique(codes, return_inverse=True)
    # As `np.unique`, without sorting all of them.
    kinds = np.flatnonzero(np.bincount(codes))
    places = np.zeros(kinds[-1] + 1, np.int64)
    places[kinds] = np.arange(len(kinds))
    return kinds, places[codes]


def runs_of(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where each run of equal values begins, and for each value the number of its run; one value at least."""
    new = np.append(True, values[1:] != values[:-1])
    return np.flatnonzero(new), np.cumsum(new) - 1


def _set_otherwise(size: Numbers, boxes: Numbers, up: Numbers) -> Numbers:
    """By what the size of each letter's type must be multiplied: 1, but where the font has a scale of its own.

    A font that a program drew says in its own matrix how large its letters are; PDFium tells the size without that: 58
    points, or a quarter of one, for letters that are printed in eight. It shows where letters of a size are on the
    whole far too narrow or wide for it, and their boxes too low or high. Real type: letters of 0.2 to 1 times the size.
    """
    left, top, right, bottom = boxes.T
    upright = np.abs(up[:, 1]) >= np.abs(up[:, 0])
    across, high = np.abs(right - left), np.abs(top - bottom)
    wide, high = np.where(upright, across, high), np.where(upright, high, across)
    scale = np.ones(len(size))
    for one in np.unique(size[size > 0]).tolist():
        these = size == one
        width, height = median_of(wide[these]) / one, median_of(high[these]) / one
        # Both, since a size's letters may all be narrow (`il1`), or all be set stretched.
        if max(width, height) < _FAR_OFF[0] or min(width, height) > _FAR_OFF[1]:
            scale[these] = height
    return scale


def _letter(code: int) -> str:
    """What a reader sees of a character; nothing of what is no letter. A control code stands for a letter of a font
    that doesn't say which (`€` came as 1): it isn't lost, nobody can tell it.
    """
    if not 0 <= code < 0x110000:
        return ""
    text = printed_character(chr(code)) if code else UNKNOWN
    return UNKNOWN if not text and code < 32 and not chr(code).isspace() else text


def _boxed(characters: Characters, named: NDArray[np.int64]) -> tuple[NDArray[np.int64], Numbers]:
    """Those of the characters that have a box, and their boxes."""
    boxes, boxed = characters.boxes(named.tolist())
    return named[boxed], boxes[boxed]


def _types(
    characters: Characters, objects: list[int], first: list[int], drawn: Sequence[DrawnFace]
) -> tuple[list[_Type], NDArray[np.int64]]:
    """How a page's text is set, and for each text object which of these it is; `first` has a character of each.

    A page has thousands of objects where a browser printed it, and few settings: each is worked out once.
    """
    right, up = characters.matrices(first)[:, 2:4].T.tolist()
    settings = zip(
        right, up, characters.sizes(first), fonts(objects), render_modes(objects), *fill_colours(objects), strict=True
    )
    numbers: dict[_Setting, int] = {}
    which = [numbers.setdefault(one, len(numbers)) for one in settings]
    faces = {font: _face(font, drawn) for font in {one[3] for one in numbers}}
    return [_type(one, faces[one[3]]) for one in numbers], np.array(which)


def _type(setting: _Setting, face: tuple[bool, bool]) -> _Type:
    right, up, font_size, _, mode, colour, alpha = setting
    bold, italic = face
    # A matrix of noughts draws nothing; its letters come out with a size of 0, and are hidden as tiny.
    length = math.hypot(right, up) or 1.0
    size = font_size * length
    drawn = mode not in _UNDRAWN and alpha > 8
    # Filled and stroked: how programs make bold of a font that has no bold cut.
    bold = bold or mode == c.FPDF_TEXTRENDERMODE_FILL_STROKE
    return _Type(round(size, 2), bold, italic, colour, drawn, (size * right / length, size * up / length))


def _face(font: int, drawn: Sequence[DrawnFace]) -> Face:
    """Whether a font is bold, and italic: by its weight, or by its name where it hides its weight."""
    if not font:
        return False, False
    handle = ctypes.cast(font, c.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    c.FPDFFont_GetBaseFontName(handle, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").lower()
    if not name and drawn:
        return face_of(drawn, lambda letter: _letter_width(handle, letter))
    flags = c.FPDFFont_GetFlags(handle)
    # Bits 19 (ForceBold) and 7 (Italic) of the font's flags (ISO 32000-1, table 123).
    heavy = is_heavy(name) or bool(flags & 1 << 18)
    slanted = is_slanted(name) or bool(flags & 1 << 6)
    return heavy, slanted


def _letter_width(font: Any, letter: str) -> float:
    """How wide a font's letter is, in thousandths of its size; that of a missing one where it hasn't got it."""
    width = ctypes.c_float()
    c.FPDFFont_GetGlyphWidth(font, ord(letter), 1000.0, ctypes.byref(width))
    return width.value


def _lines(
    characters: Characters, chosen: NDArray[np.int64], set_as: NDArray[np.int64], lows: Numbers, upright: Truths
) -> Numbers:
    """How high each letter's line is, or how far to the right where it runs up or down.

    Asked of the first letter only where those after it are set alike and their boxes stand as low: a font's boxes all
    reach as far below the line, and it is a call for each.
    """
    alike = upright[1:] & upright[:-1] & (set_as[1:] == set_as[:-1]) & (lows[1:] == lows[:-1])
    new = np.append(True, ~alike)
    first = np.flatnonzero(new)
    origins = characters.origins(chosen[first].tolist())
    lines: Numbers = np.where(upright[first], origins[:, 1], origins[:, 0])[np.cumsum(new) - 1]
    return lines


def _letter_boxes(
    boxes: Numbers, line: Numbers, ups: Numbers, upright: Truths
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """(left, bottom, right, top): as wide as PDFium says, as high as the type, since fonts differ in what they tell."""
    left, top, right, bottom = boxes.T
    up = np.where(upright, ups[:, 1], ups[:, 0])
    low, high = line - _BELOW * up, line + _ABOVE * up
    low, high = np.minimum(low, high), np.maximum(low, high)
    return (
        np.where(upright, left, low),
        np.where(upright, low, bottom),
        np.where(upright, right, high),
        np.where(upright, high, top),
    )


def _apart(marks: Numbers, which: Truths, upward: bool = False) -> tuple[Numbers, Numbers]:
    """The edges in the first and third row, letters of a ligature side by side where `which` says that they stand so.

    PDFium gives each of them the whole ligature's box. `upward`: lines may go back from one to the next.
    """
    x0, x1 = marks[0], marks[2]
    # Equal boxes, one after the other, of one object: letters of a ligature. Two real letters never share a box.
    new = np.append(True, (marks[:, 1:] != marks[:, :-1]).any(axis=0))
    starts = np.flatnonzero(new)
    lengths = np.diff(starts, append=len(x0))
    many = np.repeat(lengths, lengths)
    place = np.arange(len(x0)) - np.repeat(starts, lengths)
    width = (x1 - x0) / many
    several = (many > 1) & which
    if upward:
        before = np.repeat(starts, lengths) - 1
        place = np.where((x0[before] > x0) & (marks[1, before] == marks[1]), many - 1 - place, place)
    return np.where(several, x0 + place * width, x0), np.where(several, x0 + (place + 1) * width, x1)
