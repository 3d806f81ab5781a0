"""Boxes that cover a part of a page like tiles, each with a label on top: each box is read by itself.

Posters and one-page summaries set a labelled value in a coloured box, and boxes of several sizes side by side. Lines of
neighbouring boxes often stand abreast, so that white space alone would make rows of a table of them; the boxes don't
lie. Cells of a table are filled too, but have no line of their own type on top.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.lines import segments_of
from extract.layout.tables.ruled import Box
from extract.layout.words import Word

# Set on data/samples/designs and variations of its posters.
_LABELLED = 0.6  # of the tiles whose first line is a label, set unlike the text below it
_ABREAST = 2  # labelled tiles beside each other, at least
_LINES = 2.5  # sizes of type: a lower box holds one line, as a bar or a label's chip does
_MEET = 1.0  # points: tiles overlap by no more than rounding


class Tiles(NamedTuple):
    """A band of a page that tiles cover: its top and bottom, and the words of each tile, in reading order."""

    top: float
    bottom: float
    words: tuple[tuple[Word, ...], ...]


def tile_bands(words: Sequence[Word], boxes: Iterable[Box]) -> list[Tiles]:
    """The bands of tiles on a page, from top to bottom; boxes: the filled and framed ones that are no table's cells."""
    size = median(word.size for word in words) if words else 0.0
    high = [box for box in boxes if box.bottom - box.top > _LINES * size]
    own = _words_in([box for box in high if not any(_inside(box, other) for other in high)], words)
    if not own or _in_two_columns(list(own)):
        return []
    bands = [band for group in _bands(list(own)) if (band := _band(group, own))]
    return [band for band in bands if not _crossed(band, words)]


def _crossed(band: Tiles, words: Iterable[Word]) -> bool:
    """True if words stand between the tiles of a band."""
    inside = {id(word) for tile in band.words for word in tile}
    return any(band.top < _middle(word) < band.bottom for word in words if id(word) not in inside)


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _inside(box: Box, other: Box) -> bool:
    """True if a box lies within another, larger one."""
    within = (
        box.x0 >= other.x0 - _MEET
        and box.x1 <= other.x1 + _MEET
        and box.top >= other.top - _MEET
        and box.bottom <= other.bottom + _MEET
    )
    return within and _area(box) < _area(other)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _words_in(tiles: Sequence[Box], words: Iterable[Word]) -> dict[Box, tuple[Word, ...]]:
    """The words of each tile; tiles without any are left out."""
    own: dict[Box, list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, _middle(word)
        home = next((box for box in tiles if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom), None)
        if home is not None:
            own.setdefault(home, []).append(word)
    return {box: tuple(found) for box, found in own.items()}


def _bands(boxes: list[Box]) -> list[list[Box]]:
    """Boxes in bands: those of one band stand beside each other, or beside one that does."""
    bands: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        if bands and box.top < max(other.bottom for other in bands[-1]) - _MEET:
            bands[-1].append(box)
        else:
            bands.append([box])
    return bands


def _band(boxes: list[Box], own: dict[Box, tuple[Word, ...]]) -> Tiles | None:
    """The band that boxes are: most of them labelled, some side by side, none over another."""
    labelled = [box for box in boxes if _is_labelled(own[box])]
    if len(labelled) < max(_ABREAST, _LABELLED * len(boxes)):
        return None
    if any(_overlap(one, other) for one, other in pairwise(sorted(boxes, key=lambda b: (b.top, b.x0)))):
        return None
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return Tiles(top, bottom, tuple(own[box] for box in _in_reading_order(boxes)))


def _in_two_columns(boxes: list[Box]) -> bool:
    """True if boxes of one width stand in two columns: text above and below may run on in these, so that the page's
    cuts part them better."""
    starts = sorted({round(box.x0) for box in boxes})
    widths = {round(box.x1 - box.x0) for box in boxes}
    return starts[-1] - starts[0] > _MEET and max(widths) - min(widths) <= _MEET and len(starts) == 2


def _is_labelled(words: Sequence[Word]) -> bool:
    """True if the first line is one text in a type or colour in which no other line begins."""
    lines = segments_of(words)
    looks = [_look(line[0].words[0]) for line in lines]
    alone = len(lines) > 1 and len(lines[0]) == 1 and {_look(word) for word in lines[0][0].words} == {looks[0]}
    return alone and looks[0] not in looks[1:]


def _look(word: Word) -> tuple[float, bool, int]:
    return round(word.size, 1), word.bold, word.colour


def _overlap(box: Box, other: Box) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return min(across, down) > _MEET


def _in_reading_order(boxes: list[Box]) -> list[Box]:
    """Row by row where rows can be parted; else column by column."""
    for low, high in ((1, 3), (0, 2)):  # of a box's fields: top and bottom, then left and right
        ordered = sorted(boxes, key=lambda box: box[low])
        for n in range(1, len(ordered)):
            if max(box[high] for box in ordered[:n]) <= ordered[n][low] + _MEET:
                return _in_reading_order(ordered[:n]) + _in_reading_order(ordered[n:])
    return sorted(boxes, key=lambda box: (box.top, box.x0))
