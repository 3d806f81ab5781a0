"""Rows are told by figures, by rules, by white space."""

import pytest
from made_layout import segment
from made_matrix import line

from extract.layout.lines import Segment
from extract.layout.tables.matrix_rows import matrix_rows, stacked_figures
from extract.layout.tables.table_lines import PlacedSegment, Rule

EDGES = (70.0, 200.0, 300.0)


def bits(lines: list[list[Segment]]) -> list[list[PlacedSegment]]:
    """Each segment in the column that begins where it does."""
    return [[PlacedSegment(EDGES.index(part.x0), EDGES.index(part.x0), part) for part in some] for some in lines]


def first_column(lines: list[list[Segment]], rules: tuple[Rule, ...] = ()) -> list[str]:
    rows = matrix_rows(bits(lines), EDGES, rules)
    return [" ".join(s.text for first, _, some in row.cells if first == 0 for s in some) for row in rows]


ROWS = [
    (
        [line(100, (70, "Sport"), (200, "1"), (300, "2")), line(112, (70, "Zorg"), (200, "3"), (300, "4"))],
        ["Sport", "Zorg"],
        "figures below each other are two rows, however close",
    ),
    (
        [
            line(100, (70, "Jeugdhulp en"), (200, "1"), (300, "2")),
            line(112, (70, "onderwijs")),
            line(130, (70, "Zorg"), (200, "3"), (300, "4")),
        ],
        ["Jeugdhulp en onderwijs", "Zorg"],
        "a label goes on below its figures",
    ),
    (
        [
            line(100, (70, "Een lange"), (200, "tekst die")),
            line(112, (70, "naam"), (200, "doorloopt")),
            line(136, (70, "Twee"), (200, "kort")),
        ],
        ["Een lange naam", "Twee"],
        "texts are parted by white space",
    ),
    (
        [
            line(100, (70, "Lezen op"), (200, "Loonkosten"), (300, "€ 4.000")),
            line(112, (70, "vijf scholen"), (200, "Uren maal loon")),
            line(124, (200, "per uur")),
            line(136, (200, "Materiaal"), (300, "€ 2.000")),
            line(160, (70, "Sport"), (200, "Huur"), (300, "€ 1.000")),
        ],
        ["Lezen op vijf scholen", "", "Sport"],
        "a label that goes on is no row, whatever begins beside it",
    ),
]


def test_years_head_their_columns() -> None:
    """They are no row of figures, though they look like one; and figures that are years below years are a row."""
    heads = [line(100, (200, "2020"), (300, "2021")), line(120, (70, "Sport"), (200, "12"), (300, "34"))]
    assert [
        row.head for row in matrix_rows(bits([*heads, line(140, (70, "Zorg"), (200, "5"), (300, "6"))]), EDGES, ())
    ] == [
        True,
        False,
        False,
    ]
    built = [line(100 + 20 * n, (70, "Pand"), (200, "1999"), (300, "2004")) for n in range(3)]
    assert not any(row.head for row in matrix_rows(bits(built), EDGES, ()))


@pytest.mark.parametrize(("lines", "expected", "why"), ROWS)
def test_rows(lines: list[list[Segment]], expected: list[str], why: str) -> None:
    assert first_column(lines) == expected, why


def test_a_rule_parts_rows_that_stand_close() -> None:
    lines = [
        line(100, (70, "Thema"), (200, "Wie")),
        line(114, (70, "Sport"), (200, "Kok")),
        line(128, (70, "Zorg"), (200, "Evers")),
    ]
    rules = (Rule(70, 340, 113), Rule(70, 340, 127))
    assert first_column(lines, rules) == ["Thema", "Sport", "Zorg"]


def test_stacked_figures_counts_lines_between_two_rules() -> None:
    lines = [line(100 + 14 * n, (70, "Sport"), (200, "1"), (300, "2")) for n in range(4)]
    assert stacked_figures(lines, (90, 112, 160)) == 3


def _signing(*rows: tuple[float, str, str]) -> list[list[Segment]]:
    """Lines of (top, label, value): bold labels, plain values."""
    return [
        [*([segment(label, 70.0, top, bold=True)] if label else []), segment(value, 200.0, top)]
        for top, label, value in rows
    ]


def test_labels_set_apart_begin_rows() -> None:
    """A signing block that LaTeX set: rows hardly further apart than a value's lines, one of them no further."""
    lines = _signing(
        (100, "Wethouder", "Aukje de Wit"),
        (114, "Portefeuille", "Onderwijs en"),
        (126, "", "dorpen"),
        (138, "Gemeente", "Waterdam"),
        (152, "Datum", "1-6-2022"),
    )
    assert first_column(lines) == ["Wethouder", "Portefeuille", "Gemeente", "Datum"]
