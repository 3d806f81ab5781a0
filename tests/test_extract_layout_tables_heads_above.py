"""Heads right above a table belong to it; a caption and running text above it don't."""

import pytest
from made_matrix import line

from extract.layout.lines import Segment
from extract.layout.tables.gutter_runs import GutterRun
from extract.layout.tables.heads_above import start_with_heads, without_header_runs

ROWS = [
    line(120, (70, "Sport"), (200, "1"), (300, "2")),
    line(134, (70, "Zorg"), (200, "3"), (300, "4")),
]
EDGES = (70.0, 200.0, 300.0)
ABOVE = [
    ([line(106, (195, "Aantal"), (290, "Bedrag"))], 0, "heads that don't begin where their columns do"),
    ([line(106, (70, "Tabel 1: aantallen"))], 1, "a caption over the first column"),
    ([line(60, (195, "Aantal"), (290, "Bedrag"))], 1, "far above"),
    ([line(106, (20, "Buiten"), (200, "Aantal"))], 1, "begins outside the table"),
]


@pytest.mark.parametrize(("above", "expected", "why"), ABOVE)
def test_start_with_heads(above: list[list[Segment]], expected: int, why: str) -> None:
    run = GutterRun("table", 1, 3, EDGES)
    assert start_with_heads([*above, *ROWS], run, 0) == expected, why


def test_a_short_run_above_is_the_header() -> None:
    """A head over two columns makes a run of its own with fewer columns."""
    lines = [line(106, (70, "Thema"), (240, "Uitgaven")), *ROWS]
    runs = [GutterRun("table", 0, 1, (70.0, 240.0)), GutterRun("table", 1, 3, EDGES)]
    assert without_header_runs(runs, lines) == runs[1:]


def test_a_run_far_above_stays_a_table() -> None:
    lines = [line(50, (70, "Thema"), (240, "Uitgaven")), *ROWS]
    runs = [GutterRun("table", 0, 1, (70.0, 240.0)), GutterRun("table", 1, 3, EDGES)]
    assert without_header_runs(runs, lines) == runs
