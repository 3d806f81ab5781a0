"""How far lines stand from each other, in sizes of type."""

import pytest
from made_layout import column, segment

from extract.layout.line_spacing import line_spacing, low_step, spacing_by_left_edge, spacing_in_cell, step


def test_a_step_is_measured_in_the_larger_type() -> None:
    assert step(segment("taal", top=100, size=10), segment("Taal", top=118, size=20)) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("tops", "spacing"),
    [
        ([100, 114, 128, 142], 1.4),
        ([100, 112, 124, 150, 162], 1.2),  # a gap between paragraphs is no spacing
        ([100, 114], 1.4),
        ([100, 119, 138, 157, 171, 190, 209, 223, 242], 1.4),  # most paragraphs are a line
        ([100], 1.45),  # one line tells nothing
        ([100, 400, 700], 1.45),  # nor do lines far apart
        ([], 1.45),
    ],
)
def test_line_spacing(tops: list[float], spacing: float) -> None:
    assert line_spacing([segment("taal", top=top) for top in tops]) == pytest.approx(spacing)


def test_lines_of_two_columns_are_compared_with_those_below_them() -> None:
    """Read line by line, each would stand a hair's breadth from the one before it."""
    left, right = column(*"abcd"), column(*"abcd", x0=300.0, top=103.0)
    lines = [line for pair in zip(left, right, strict=True) for line in pair]
    assert spacing_by_left_edge(lines) == pytest.approx(1.4)


@pytest.mark.parametrize(
    ("pitch", "lines", "spacing"),
    [
        (12.0, 3, 1.2),  # set closer than the text
        (19.0, 3, 1.47),  # lines that are items: no wider than the text's, but for a little
        (12.0, 2, 1.4),  # two lines tell nothing
    ],
)
def test_spacing_in_a_cell(pitch: float, lines: int, spacing: float) -> None:
    assert spacing_in_cell(column(*"abc"[:lines], pitch=pitch), 1.4) == pytest.approx(spacing)


def test_the_lowest_third() -> None:
    assert low_step([3.0, 1.0, 2.0], 3) == 2.0
    assert low_step([], 3) is None
