"""Tells in which column each segment of a line stands, given where columns begin.

For forms and text columns, whose texts are set flush left: so a column is known by its left edge. (A matrix has figures
that are set flush right; its columns are stretches of ink, see `columns.py`.)
"""

from extract.layout.lines import Segment, segment_of
from extract.layout.words import Word

ALIGNED = 0.35  # of the type's size: edges this near are one
GUTTER = 0.5  # of the type's size: the narrowest gutter


def columns_of_segments(line: list[Segment], edges: tuple[float, ...]) -> list[int | None]:
    """The column of each segment of a line; None where one reaches over a gutter into another's place.

    A later segment that reaches back over its column's edge is right-aligned; one that begins a column and finds the
    next ones empty spans them.
    """
    found: list[int | None] = []
    for n, segment in enumerate(line):
        column = column_of(segment, edges)
        # Figures set flush right begin before the column's edge as soon as they are longer than the others
        # (`1.132.000`).
        if column is None and n:
            column = next((k for k, edge in enumerate(edges) if segment.x0 < edge < segment.x1), None)
        # A head over two columns begins where its first column does; the segment after it shows that it ends before the
        # next.
        if column is None and n + 1 < len(line):
            column = next((k for k, edge in enumerate(edges) if abs(segment.x0 - edge) < ALIGNED * segment.size), None)
        found.append(column)
    return found


def column_of(segment: Segment, edges: tuple[float, ...]) -> int | None:
    """The column in which a segment lies; None where it reaches over a gutter."""
    slack = ALIGNED * segment.size
    column = max((n for n, edge in enumerate(edges) if segment.x0 >= edge - slack), default=None)
    if column is None:
        return None
    if column + 1 < len(edges) and segment.x1 > edges[column + 1] + slack:
        return None
    return column


def segments_by_column(line: list[Segment], edges: tuple[float, ...]) -> dict[int, Segment]:
    """A line's words by column; a segment that reaches over a gutter is parted at a word that begins a column."""
    found: dict[int, list[Word]] = {}
    for segment, column in zip(line, columns_of_segments(line, edges), strict=True):
        # No column: the segment begins in one and reaches into the next, as a label that fills its column does.
        at = column
        if at is None:
            at = max((n for n, edge in enumerate(edges) if segment.x0 >= edge - ALIGNED * segment.size), default=0)
        last = segment.words[0]
        for word in segment.words:
            begun = next(
                (n for n, edge in enumerate(edges) if n > at and abs(word.x0 - edge) < ALIGNED * word.size), None
            )
            gutter = 0.0 if word.bold != last.bold else GUTTER  # a bold label that fills its column
            # Both are asked for, since a word of running text begins at a column's edge by chance, with no more than a
            # space before.
            if begun is not None and word.x0 - last.x1 > gutter * word.size:
                at = begun
            found.setdefault(at, []).append(word)
            last = word
    return {column: segment_of(words) for column, words in found.items()}
