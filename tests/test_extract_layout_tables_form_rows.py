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


def _form(*rows: tuple[str, str, float], bold: bool = True) -> list[list[Segment]]:
    """Lines of (label, value, top): bold labels, plain values."""
    return [
        [*([segment(label, top=top, bold=bold)] if label else []), segment(value, x0=EDGES[1], top=top)]
        for label, value, top in rows
    ]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (  # LaTeX: lines 12 points apart, rows 13.6; the values' last lines are full
            [
                ("Doel", "ouders leren Nederlands", 100),
                ("", "en zijn welkom op school", 112),
                ("Doelgroep", "ouders", 125.6),
            ],
            ((0, 1), (2,)),
        ),
        (  # a label over two lines, beside a value of three
            [
                ("Monitoring en", "elk jaar een korte", 100),
                ("evaluatie", "vragenlijst en een", 112),
                ("", "verslag erna", 124),
            ],
            ((0, 1, 2),),
        ),
        (  # labels in the middle of their values' heights tell nothing
            [
                ("", "ouders leren Nederlands", 100),
                ("Doel", "en zijn welkom op school", 113.6),
                ("", "en thuis ook", 125.6),
            ],
            ((0, 1, 2),),
        ),
    ],
)
def test_a_label_begins_a_row_a_little_lower(
    lines: list[tuple[str, str, float]], rows: tuple[tuple[int, ...], ...]
) -> None:
    form = _form(*lines)
    assert form_rows(form, 0, len(form), EDGES, (), 1.2) == rows


def test_a_hint_in_bold_beside_a_wrapped_label_begins_no_row() -> None:
    lines = [
        [segment("Taal aan de"), segment("Loonkosten leraren", x0=130.0)],
        [segment("Wieringerkust", top=114), segment("Uren maal uurloon", x0=130.0, top=114, bold=True)],
        [segment("van de leraar", x0=130.0, top=126, bold=True)],
    ]
    assert form_rows(lines, 0, 3, (70.0, 130.0), (), 1.2) == ((0, 1, 2),)


def test_amounts_between_two_rules_are_rows_each() -> None:
    """A budget with rules around its totals only; the explanation below each category stands between its amounts."""
    rows = [
        ("Materiaal", "€ 3.250,00", 100),
        ("Prijs per stuk of artikel", "", 112),
        ("Vervoer", "€ 2.750,00", 124),
        ("Nader specificeren", "", 136),
        ("Totaal", "€ 6.000,00", 160),
        ("Begroting als geheel", "€ 6.000,00", 184),
    ]
    lines = [_line(label, value, top) for label, value, top in rows]
    assert form_rows(lines, 0, len(lines), EDGES, (154.0, 178.0)) == ((0, 1), (2, 3), (4,), (5,))
