"""What drawn rectangles and lines are to a reader: a table's ruling is drawn in many ways."""

import pytest

from extract.pdf.page_objects import Fill, Stroke
from extract.pdf.shapes import is_white, line, rectangle

BLACK, PALE = 0, 0xDDE8F0


@pytest.mark.parametrize(
    ("corners", "colour", "edged", "expected"),
    [
        (
            (10, 20, 210, 20.5),
            BLACK,
            False,
            [Stroke(10, 20.25, 210, 20.25)],
        ),  # Word's border: a rectangle half a point high
        ((10, 20, 210, 20.5), None, False, []),  # neither filled nor edged: nobody sees it
        ((10, 20, 210, 60), PALE, False, [Fill(10, 20, 210, 60, PALE)]),  # a shaded cell
        ((10, 20, 210, 60), 0xFFFFFF, False, []),  # white on paper
        ((10, 20, 12, 22), BLACK, False, [Fill(10, 20, 12, 22, BLACK)]),  # as high as wide: a bullet, no line
    ],
)
def test_rectangle(
    corners: tuple[float, float, float, float], colour: int | None, edged: bool, expected: list[Stroke | Fill]
) -> None:
    assert rectangle(*corners, colour, edged) == expected


def test_an_edged_rectangle_is_its_four_edges() -> None:
    edges = rectangle(10, 20, 210, 60, None, True)
    assert edges == [
        Stroke(10, 20, 210, 20),
        Stroke(10, 60, 210, 60),
        Stroke(10, 20, 10, 60),
        Stroke(210, 20, 210, 60),
    ]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((10, 20, 210, 20), [Stroke(10, 20, 210, 20)]),
        ((210, 20, 10, 20), [Stroke(10, 20, 210, 20)]),  # drawn from right to left
        ((10, 20, 10.9, 20), []),  # a dot of a dotted leader
        ((10, 20, 210, 80), []),  # a slant is no ruling
    ],
)
def test_line(ends: tuple[float, float, float, float], expected: list[Stroke]) -> None:
    assert line(*ends) == expected


@pytest.mark.parametrize(
    ("colour", "white"), [(0xFFFFFF, True), (0xF4F4F4, True), (0xF2F2F2, False), (0xF4F4F3, False)]
)
def test_white(colour: int, white: bool) -> None:
    assert is_white(colour) is white
