"""A line's words to columns whose edges are known."""

import pytest
from made_layout import segment, words

from extract.layout.lines import segment_of
from extract.layout.tables.column_edges import segments_by_column

EDGES = (70.0, 200.0, 300.0)


@pytest.mark.parametrize(
    ("label", "bold", "gap", "cells"),
    [
        ("Materiële kosten in 2023", False, 6.0, {0: "Materiële kosten in 2023", 1: "Boeken"}),  # a narrow gutter
        ("Materiële kosten in 2023", False, 3.0, {0: "Materiële kosten in 2023 Boeken"}),  # a space: running text
        ("Schoolbestuur en besturen", True, 3.0, {0: "Schoolbestuur en besturen", 1: "Boeken"}),  # other type
    ],
)
def test_words_that_stand_close_to_the_next_column(label: str, bold: bool, gap: float, cells: dict[int, str]) -> None:
    first = words(label, bold=bold)
    first = [
        word._replace(x0=word.x0 + 200 - gap - first[-1].x1, x1=word.x1 + 200 - gap - first[-1].x1) for word in first
    ]
    line = [segment_of(first + words("Boeken", x0=200.0)), segment("€ 5", x0=320.0)]
    assert {column: found.text for column, found in segments_by_column(line, EDGES).items()} == {**cells, 2: "€ 5"}
