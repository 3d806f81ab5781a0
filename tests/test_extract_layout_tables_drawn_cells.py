"""Tables that shades draw: which of them draw their rows too."""

from made_layout import words

from extract.layout.tables.drawn_cells import FilledTable, filled_table, rows_undrawn
from extract.layout.tables.ruled import ruled_tables
from extract.layout.words import Word
from extract.pdf.page_objects import Fill, Stroke

RULES = [Stroke(70, y, 470, y) for y in (100.0, 160.0, 220.0)]
SHADES = [Fill(270, 100, 470, 160, 0xD9EDF4), Fill(270, 160, 470, 220, 0xD9EDF4)]


def _table(strokes: list[Stroke], words: list[Word]) -> FilledTable:
    (table,) = ruled_tables(strokes, SHADES, 595.0, 842.0)
    return filled_table(table, words)


def _rows(step: float) -> list[Word]:
    labels, values = ("Loonkosten", "Materieel"), ("30.000", "5.400")
    return [
        word
        for n in range(2)
        for text, x0 in ((labels[n], 75.0), (values[n], 280.0))
        for word in words(text, x0, 105.0 + n * step)
    ]


def test_a_shaded_column_and_a_rule_below_every_two_rows() -> None:
    """Each line has one beside it, further apart than lines of a text: two rows that nothing parts."""
    assert rows_undrawn(_table(RULES, _rows(20.0)))


def test_texts_of_two_lines_are_one_row() -> None:
    assert not rows_undrawn(_table(RULES, _rows(13.0)))


def test_a_label_beside_a_long_value_is_one_row() -> None:
    value = [word for n in range(3) for word in words("regels van een waarde", 280.0, 105.0 + 13 * n)]
    assert not rows_undrawn(_table(RULES, [*words("Activiteiten", 75.0, 105.0), *value]))


def test_where_uprights_are_drawn_the_drawing_holds() -> None:
    upright = Stroke(270, 100, 270, 220)
    assert not rows_undrawn(_table([*RULES, upright], _rows(20.0)))
