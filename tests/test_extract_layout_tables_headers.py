"""Where a header ends: at a rule, or above the first figures."""

import pytest
from made_layout import segment

from extract.layout.figures import is_figure
from extract.layout.tables.headers import head_end, levels
from extract.layout.tables.table_lines import PlacedSegment, TableLine


def made(top: float, *texts: str, band: int = 0, spans: tuple[int, ...] = ()) -> TableLine:
    """A line with a text in each column (an empty one: none); spans: columns whose text reaches one further."""
    bits = [
        PlacedSegment(n, n + (n in spans), segment(text, 70.0 + 100 * n, top)) for n, text in enumerate(texts) if text
    ]
    figures = {bit.first for bit in bits if is_figure(bit.segment.text)}
    return TableLine(bits, top + 6, 10.0, band, figures)


HEADERS = [
    ([made(100, "Thema", "Aantal"), made(120, "Sport", "3"), made(140, "Zorg", "4")], 1, "above the first figures"),
    ([made(100, "", "Aantal"), made(112, "", "leden"), made(130, "Sport", "3")], 2, "a head of two lines"),
    ([made(100, "Sport", "3"), made(120, "Zorg", "4")], 0, "none: figures from the first line on"),
    ([made(100, "Thema", "Wie", band=1), made(120, "Sport", "Kok", band=2)], 1, "above a rule, without any figures"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), HEADERS)
def test_head_end(lines: list[TableLine], expected: int, why: str) -> None:
    numeric = {1} if any(line.figures for line in lines) else set()
    assert head_end(lines, numeric) == expected, why


def test_a_head_over_two_columns_begins_a_level_of_its_own() -> None:
    found = levels([made(100, "", "Uitgaven", spans=(1,)), made(114, "Dienst", "2020", "2021")], ())
    assert [len(level) for level in found] == [1, 1]


def test_a_head_of_two_lines_is_one_level() -> None:
    found = levels([made(100, "Thema", "Aantal"), made(112, "", "leden")], ())
    assert [len(level) for level in found] == [2]
