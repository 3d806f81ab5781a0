"""Tables in which every other row is shaded: the white rows are theirs too."""

from itertools import pairwise

from made_layout import segment

from extract.layout.lines import Lines
from extract.layout.tables.ruled import RuledTable, ruled_tables
from extract.layout.tables.white_rows import with_white_rows
from extract.pdf.page_objects import Fill

EDGES = (60, 200, 400, 500)  # of the columns
HEIGHT = 20.0  # of a row


def _shaded(*rows: int) -> list[RuledTable]:
    """The drawn tables of shaded rows, each cell with a shade of its own; row 0 begins at 100."""
    fills = [
        Fill(x0, 100 + HEIGHT * row, x1, 120 + HEIGHT * row, 0xE0E0E0) for row in rows for x0, x1 in pairwise(EDGES)
    ]
    return ruled_tables((), fills, 595, 842)


def _lines(*rows: tuple[str, ...]) -> Lines:
    return [
        [segment(text, x0 + 4, 104 + HEIGHT * n) for text, x0 in zip(row, EDGES, strict=False) if text]
        for n, row in enumerate(rows)
    ]


BUDGET = [
    ("Voorlezen", "Loonkosten", "€ 100"),
    ("", "Materiaal", "€ 200"),
    ("Totaal", "", "€ 300"),
    ("Koken", "Huur", "€ 400"),
    ("Totaal", "", "€ 400"),
    ("", "Gemeente", "€ 700"),
]


def test_shaded_rows_with_white_ones_between_are_one_table() -> None:
    (table,) = with_white_rows(_shaded(1, 3), _lines(*BUDGET[:4]))
    # The white row between the shades, and the one above the first of them.
    assert (len(table.ys) - 1, len(table.cells)) == (4, 12)
    assert table.box.bottom == 100 + 4 * HEIGHT


def test_white_rows_below_the_last_shade_are_the_tables() -> None:
    (table,) = with_white_rows(_shaded(0, 2, 4), _lines(*BUDGET))
    assert len(table.ys) - 1 == 6


def test_a_heading_above_the_first_shade_is_no_row() -> None:
    (table,) = with_white_rows(_shaded(1, 3), _lines(("Begroting", "", ""), *BUDGET[1:4]))
    assert len(table.ys) - 1 == 3


def test_text_that_runs_over_the_columns_parts_two_tables() -> None:
    lines = _lines(*BUDGET[:1], ("Een toelichting die over twee kolommen heen gedrukt staat", "", ""), BUDGET[2])
    assert len(with_white_rows(_shaded(0, 2), lines)) == 2


def test_two_lines_of_a_white_row_are_one_row() -> None:
    lines = _lines(*BUDGET[:3])
    lines.insert(1, [segment("en rekenen", EDGES[0] + 4, 86)])
    lines[0] = [segment(s.text, s.x0, 74) for s in lines[0]]
    (table,) = with_white_rows(_shaded(0, 2), [lines[0], lines[1], *_lines(*BUDGET[:3])])
    assert (table.ys[0], len(table.ys) - 1) == (74, 4)
