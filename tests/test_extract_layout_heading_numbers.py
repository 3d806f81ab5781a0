"""Headings whose numbers stand apart from their words."""

import pytest
from made_layout import segment

from extract.layout.heading_numbers import with_number
from extract.layout.lines import segments_of

BODY = 10.0


@pytest.mark.parametrize(
    ("number", "title", "size", "bold", "far", "parts"),
    [
        ("3", "Aanvullende interventies", 14.0, False, 1.5, 1),
        ("2.1", "Kennis", 10.0, True, 1.5, 1),
        ("3", "Kennis", 10.0, True, 1.5, 2),  # may be a page number before an entry of the contents
        ("2.1", "Kennis", 10.0, False, 1.5, 2),  # a row of a table
        ("3", "Aanvullende interventies", 14.0, False, 6.0, 2),  # two columns
        ("3", "14", 14.0, False, 1.5, 2),
        ("2021", "Een jaar", 14.0, False, 1.5, 2),
    ],
)
def test_a_number_before_a_heading(number: str, title: str, size: float, bold: bool, far: float, parts: int) -> None:
    first = segment(number, 70.0, 100.0, size, bold)
    line = with_number([first, segment(title, first.x1 + far * size, 100.0, size, bold)], BODY)
    assert len(line) == parts
    # Where words are asked again, the number still goes on in its heading.
    assert [len(again) for again in segments_of(word for part in line for word in part.words)] == [parts]
