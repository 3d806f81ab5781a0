"""How far lines stand from each other, for all who tell paragraphs and table rows apart by it.

A step is the distance from one line's foot to the next one's, in sizes of type: 1.2 is type set close, 1.3 to 1.4 what
Word sets by default. The spacing of a text is its usual step. Feet are compared, not tops: a line in which a mark
stands raised begins higher, and ends where others do.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from extract.layout.lines import Segment

PARAGRAPH_STEP = 1.22  # times the usual step: a wider one parts paragraphs (see `paragraphs.py`)
UNKNOWN_SPACING = 1.45  # where no two lines tell; set on the samples
_LEAST_STEP, _MOST_STEP = 0.9, 2.2  # closer lines overlap, and lines further apart aren't those of one text
_ALIKE_SIZE = 0.1  # of the size: a step between lines that differ more says how headings stand
_AS_COMMON = 0.6  # of the commonest step: smaller steps as frequent are the spacing, the commonest parts paragraphs
_OFTEN = 0.3  # of the commonest step: enough where a step is so much smaller that the commonest must part paragraphs
_CELL_SLACK = 1.05  # times the document's spacing: cells are set as close as the text or closer


def step(above: Segment, below: Segment) -> float:
    """From the foot of one line to that of the next, in sizes of the larger type of the two."""
    return (below.bottom - above.bottom) / max(above.size, below.size)


def line_spacing(lines: Iterable[Segment]) -> float:
    """The usual step of a column's lines, to a tenth of the type's size: the commonest of the smaller ones.

    A list whose items are one line each has more steps between items than within them. So a smaller step counts
    where it is nearly as common as the commonest, or where the commonest is wide enough to part paragraphs.
    """
    # A step back is to the next column, and lines of unlike type stand by the rules of headings.
    # Rounded, so that steps of one text count together whatever rounding the file does.
    steps = [
        round(step(a, b), 1)
        for a, b in pairwise(lines)
        if abs(a.size - b.size) < _ALIKE_SIZE * a.size and b.bottom > a.bottom
    ]
    counts = Counter(s for s in steps if _LEAST_STEP <= s <= _MOST_STEP)
    if not counts:
        return UNKNOWN_SPACING
    usual, most = counts.most_common(1)[0]
    within = _steps_within_paragraphs(counts, usual, most)
    return min(within or (s for s, count in counts.items() if count >= most * _AS_COMMON))


def _steps_within_paragraphs(counts: Counter[float], usual: float, most: int) -> list[float]:
    """The steps so much smaller than the commonest one that this one parts paragraphs, if they are frequent enough.

    Steps are rounded to tenths, so a step's neighbours a tenth away count with it.
    """
    far_less = [s for s, count in counts.items() if count > 1 and usual > PARAGRAPH_STEP * s]
    return [
        s for s in far_less if sum(count for other, count in counts.items() if abs(other - s) < 0.11) >= most * _OFTEN
    ]


def spacing_by_left_edge(segments: Iterable[Segment]) -> float:
    """The usual step of lines that begin at one x: in text columns the next line down may be the other column's."""
    by_edge: dict[int, list[Segment]] = {}
    for segment in segments:
        by_edge.setdefault(round(segment.x0 / segment.size), []).append(segment)
    return line_spacing([segment for some in by_edge.values() for segment in some])


def spacing_in_cell(lines: list[Segment], text_spacing: float) -> float:
    """The usual step in a table cell, no wider than that of the running text; two lines can't tell, so get that one."""
    return min(line_spacing(lines), text_spacing * _CELL_SLACK) if len(lines) > 2 else text_spacing


def low_step(steps: Iterable[float], part: int) -> float | None:
    """The step at the lowest third (part 3), fourth, tenth of all; None where there is none.

    For lines of several paragraphs or rows: the narrow steps are those inside them, the wide ones those between.
    """
    ordered = sorted(steps)
    return ordered[len(ordered) // part] if ordered else None
