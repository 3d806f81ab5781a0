"""Figures side by side, line below line, are a table; running text, a scale or a single line of figures is none."""

import pytest
from made_matrix import line

from extract.layout.lines import Segment
from extract.layout.tables.figure_blocks import figure_blocks, figures_abreast

HEAD = [line(86, (70, "Thema"), (200, "Aantal"), (300, "Deel"))]
ROWS = [line(100 + 14 * n, (70, "Sport"), (200, str(12 + n)), (300, str(70 + n))) for n in range(3)]
PROSE = [line(40 + 14 * n, (70, "een lopende tekst die over de hele breedte van het blad reikt")) for n in range(2)]

PAGES = [
    ([*PROSE, *HEAD, *ROWS], [(2, 6)], "with its heads, without the text above"),
    ([*ROWS[:2]], [], "two lines are too few"),
    (PROSE, [], "running text"),
    (
        [
            *ROWS,
            line(142, (70, "Zorg")),
            *[line(156 + 14 * n, (70, "Jeugd"), (200, "1"), (300, "2")) for n in range(3)],
        ],
        [(0, 7)],
        "the name of a group stands between",
    ),
    (
        [*ROWS, *[line(300 + 14 * n, (70, "Jeugd"), (200, "1"), (300, "2")) for n in range(3)]],
        [(0, 3), (3, 6)],
        "white space parts two tables",
    ),
    ([*ROWS, line(142, (70, "Totaal"), (300, "213"))], [(0, 4)], "a sum in one column only"),
    (
        [
            *ROWS,
            line(142, (70, "Tabel 2: wat volgt")),
            *[line(156 + 14 * n, (70, "Jeugd"), (200, "1"), (300, "2")) for n in range(3)],
        ],
        [(0, 3), (4, 7)],
        "a caption parts two tables",
    ),
]


@pytest.mark.parametrize(("lines", "expected", "why"), PAGES)
def test_stretches(lines: list[list[Segment]], expected: list[tuple[int, int]], why: str) -> None:
    assert list(figure_blocks(lines)) == expected, why


def test_figures_abreast() -> None:
    assert figures_abreast(ROWS)
    assert not figures_abreast([line(100, (70, "Sport"), (200, "12")), line(114, (70, "Zorg"), (200, "13"))])
