"""Reads a form from lines: a label in the first column, a text or a figure beside it.

Its rows are told by white space, or by rules. A budget whose descriptions wrap beside figures is read the same way.
What fills most columns in most rows is a matrix (see `matrix.py`): there figures tell the rows better than space does.
"""

from collections.abc import Sequence

from extract.layout.lines import Lines, Segment
from extract.layout.tables.column_edges import segments_by_column
from extract.layout.tables.form_rows import LARGEST_PITCH, form_rows
from extract.layout.tables.gutter_runs import GutterRun
from extract.layout.tables.table_region import PlacedCell, PlacedTable


def read_form(lines: Lines, run: GutterRun, row_rules: Sequence[float], spacing: float) -> PlacedTable:
    """The table of a run of lines with gutters.

    row_rules: heights of rules that part rows; spacing: of the document's running text, in sizes of type.
    """
    rows = rows_of_run(lines, run, row_rules, spacing)
    by_cell: dict[tuple[int, int], list[Segment]] = {}
    for row, positions in enumerate(rows):
        for n in positions:
            for column, segment in segments_by_column(lines[n], run.edges).items():
                by_cell.setdefault((row, column), []).append(segment)
    rights: dict[int, float] = {}
    for (_, column), segments in by_cell.items():
        # How far lines of a column reach tells which of its paragraphs end early (`paragraphs.py`); nothing draws that
        # edge.
        rights[column] = max(rights.get(column, 0.0), *(segment.x1 for segment in segments))
    cells = tuple(
        PlacedCell(row, column, 1, 1, tuple(by_cell.get((row, column), ())), rights.get(column, 0.0))
        for row in range(len(rows))
        for column in range(len(run.edges))
    )
    return PlacedTable(cells, len(rows), run.edges, max(rights.values()))


def rows_of_run(
    lines: Lines, run: GutterRun, row_rules: Sequence[float] = (), spacing: float = LARGEST_PITCH
) -> tuple[tuple[int, ...], ...]:
    """The positions of the lines of each row."""
    parted = _parted(lines, run.start, run.end, run.edges)
    return form_rows(parted, run.start, run.end, run.edges, row_rules, spacing)


def _parted(lines: Lines, start: int, end: int, edges: tuple[float, ...]) -> Lines:
    """The lines, those segments of a run that reach over a gutter parted at the words that begin columns."""
    run = [
        # Only lines of one segment: a bold label that fills its column stands a space from its value, and is one
        # segment with it.
        [cell for _, cell in sorted(segments_by_column(line, edges).items())] if len(line) == 1 else line
        for line in lines[start:end]
    ]
    return [*lines[:start], *run, *lines[end:]]
