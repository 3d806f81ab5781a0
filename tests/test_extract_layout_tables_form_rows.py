"""The lines of a table without rulers to its rows."""

import pytest
from made_layout import segment

from extract.layout.lines import Segment
from extract.layout.tables.form_rows import form_rows

EDGES = (70.0, 300.0)


def _line(label: str, value: str, top: float) -> list[Segment]:
    pieces = [segment(label, top=top)] if label else []
    return [*pieces, *([segment(value, x0=420 - 5 * len(value), top=top)] if value else [])]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([("Loonkosten", "€80.000"), ("Materiaal", "€5.000")], ((0,), (1,))),
        ([("Loonkosten", "€80.000,-"), ("Materiaal", "€5.000,-")], ((0,), (1,))),  # as guilders were written
        ([("Loonkosten", "€80.000,--"), ("en reizen", "")], ((0, 1),)),  # a label over two lines
    ],
)
def test_rows_as_close_as_lines(lines: list[tuple[str, str]], rows: tuple[tuple[int, ...], ...]) -> None:
    set_close = [_line(label, value, 100 + 13 * n) for n, (label, value) in enumerate(lines)]
    assert form_rows(set_close, 0, len(set_close), EDGES, ()) == rows
