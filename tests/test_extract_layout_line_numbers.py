"""Numbers of lines in the margin, and columns of numbers that are a table's or a list's."""

from collections.abc import Sequence

import pytest
from made_layout import segment

from extract.layout.line_numbers import line_numbers, paragraph_numbers
from extract.layout.lines import Segment, segment_of

TEXT = "De scholen en de gemeente lezen samen met ouders."


def _page(numbers: Sequence[str], texts: Sequence[Sequence[str]]) -> list[list[Segment]]:
    """Lines with a number at 40 and texts from 80 on, 120 apart; one without text is a line of its number alone."""
    lines = []
    for n, (number, parts) in enumerate(zip(numbers, texts, strict=True)):
        cells = [segment(part, 80 + 120 * k, 100 + 13 * n) for k, part in enumerate(parts)]
        lines.append([segment(number, 40, 100 + 13 * n), *cells] if number else cells)
    return lines


def _counted(step: int = 1, count: int = 9) -> list[str]:
    return [str(n) for n in range(step, step * count + 1, step)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (_page(_counted(), [(TEXT,)] * 9), 9),  # beside running text
        (_page(_counted(), [("Doel", "Taal"), ()] * 4 + [("Planning",)]), 9),  # beside white space, and rows
        (_page(_counted(), [("Lezen", "taal", "€ 500")] * 9), 0),  # a table's numbers
        (_page(["1", "2", "4", "5", "6", "7", "8", "9", "10"], [(TEXT,)] * 9), 0),  # they don't count on
        (_page(_counted(count=5), [(TEXT,)] * 5), 0),  # too few
        ([*_page(_counted(), [(TEXT,)] * 9), [segment("Doel", 40, 300)]], 0),  # text stands in their column: a list
    ],
)
def test_line_numbers(lines: list[list[Segment]], found: int) -> None:
    assert len(line_numbers(lines, [])) == found


def test_numbers_in_a_drawn_table_are_its_own() -> None:
    assert line_numbers(_page(_counted(), [(TEXT,)] * 9), [(30.0, 400.0)]) == []


@pytest.mark.parametrize(
    ("numbers", "size", "found"),
    [
        (("2.1", "2.2", "3.1"), 7.5, 3),  # a new chapter begins anew
        (("2.1", "2.2", "2.3"), 10.0, 0),  # as large as the text: sections, or a table's codes
        (("2.1", "2.4", "3.5"), 7.5, 0),  # they don't count on
        (("2.1",), 7.5, 0),  # one proves nothing
    ],
)
def test_paragraph_numbers(numbers: Sequence[str], size: float, found: int) -> None:
    lines = [[segment(text, 40, 102 + 40 * n, size), segment(TEXT, 80, 100 + 40 * n)] for n, text in enumerate(numbers)]
    assert [word.text for word in paragraph_numbers([lines])[0]] == list(numbers[:found])


def _hanging(texts: Sequence[str], first: int = 1, label: str = "") -> list[list[Segment]]:
    """Paragraphs of two lines, numbers as large in their margin; label: bold words that each begins with."""
    lines = []
    for n, text in enumerate(texts):
        top = 100 + 40 * n
        led = [segment(label, 80, top, bold=True)] if label else []
        start = 80 + 6 * len(label)
        body = segment_of([word for part in [*led, segment(text, start, top)] for word in part.words])
        lines += [[segment(f"2.{first + n}", 40, top), body], [segment("en met de kinderen", 80, top + 13)]]
    return lines


def test_numbers_as_large_as_the_text_hang_in_its_margin() -> None:
    assert [word.text for word in paragraph_numbers([_hanging([TEXT] * 4)])[0]] == ["2.1", "2.2", "2.3", "2.4"]
    # Few of them might be anything, unless labels begin the paragraphs.
    assert paragraph_numbers([_hanging([TEXT] * 3)]) == [[]]
    assert len(paragraph_numbers([_hanging(["meer taal"] * 3, label="Doel.")])[0]) == 3


def _numbered(*numbers: str, size: float = 7.5, top: float = 102.0, text: str = TEXT) -> list[list[Segment]]:
    """Paragraphs of two lines with a number each, in a size of its own."""
    lines = []
    for n, number in enumerate(numbers):
        lines.append([segment(number, 40, top + 40 * n, size), segment(text, 80, 100 + 40 * n)])
        lines.append([segment("en met de kinderen", 80, 113 + 40 * n)])
    return lines


def test_whole_numbers_count_on_over_pages() -> None:
    pages = [_numbered(*map(str, range(1, 7))), _numbered("7", "8", "9"), _numbered("10")]
    assert [[word.text for word in words] for words in paragraph_numbers(pages)] == [
        ["1", "2", "3", "4", "5", "6"],
        ["7", "8", "9"],
        ["10"],
    ]
    assert paragraph_numbers(pages[1:]) == [[], []]  # too few by themselves


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (_numbered(*map(str, range(1, 10)), size=10.0, top=100.0), 9),  # as large as the running text that they hang by
        (_numbered(*map(str, range(1, 10)), size=10.0, top=100.0, text="Meer taal"), 0),  # a table's, or a list's
        (_numbered(*(f"{n}." for n in range(1, 10)), size=10.0, top=100.0), 0),  # a list's
        (_numbered(*(f"{n}." for n in range(1, 10))), 9),  # small
        (_numbered(*(f"§{n}" for n in range(1, 10))), 9),
        (_numbered(*map(str, range(1, 10)), size=6.0, top=99.0), 0),  # footnotes' marks are raised
        (_numbered("1", "2", "3", "1", "2", "1", "2", "3"), 8),  # each article's begin anew
        (_numbered("1", "3", "7", "8", "12", "4", "2", "9"), 0),  # they don't count on
    ],
)
def test_whole_numbers_of_paragraphs(page: list[list[Segment]], found: int) -> None:
    assert len(paragraph_numbers([page])[0]) == found


def test_a_heading_or_a_lists_mark_may_stand_as_far_left_as_hanging_numbers() -> None:
    heading, item, text = segment("Toelichting", 40, 135, bold=True), segment("•", 40, 135), segment("Lezen", 40, 135)
    for line, found in (([heading], 4), ([item, segment("lezen", 80, 135)], 4), ([text], 0)):
        assert len(paragraph_numbers([[*_hanging([TEXT] * 2), line, *_hanging([TEXT] * 2, first=3)]])[0]) == found


def test_the_codes_of_a_table_are_no_paragraphs_numbers() -> None:
    lines = [[*line, segment("€ 500", 450, line[0].top)] if len(line) > 1 else line for line in _hanging([TEXT] * 5)]
    assert paragraph_numbers([lines]) == [[]]
