"""A drawn table whose rows no rule parts has the rows that its figures tell; text in such a table keeps its cells."""

from collections import Counter

from made_layout import words

from extract.blocks import Grid
from extract.layout.flow_matrix import aligned, banded, undivided
from extract.layout.flow_ruled import half_drawn
from extract.layout.hyphens import Hyphens
from extract.layout.lines import Word, segments_of
from extract.layout.pieces import PageParts, Piece
from extract.layout.ruled import ruled_tables
from extract.raw import Stroke

FIGURES = (
    ("Thema", "2020", "2021"),
    ("Sport", "12", "34"),
    ("Zorg", "56", "78"),
    ("Groen", "9", "10"),
    ("Water", "11", "12"),
)
TEXTS = (
    ("Naam", "Rol", "Wijk"),
    ("Evers", "trekker", "Noord"),
    ("Kok", "lid", "Zuid"),
    ("Brink", "lid", "Oost"),
    ("Vos", "lid", "West"),
)


def page(rows: tuple[tuple[str, ...], ...]) -> list[Word]:
    return [
        word
        for n, row in enumerate(rows)
        for k, text in enumerate(row)
        for word in words(text, 75 + 100.0 * k, 100 + 16.0 * n)
    ]


def parts(rules: tuple[Stroke, ...] = ()) -> PageParts:
    return PageParts(1, (), (), Hyphens(Counter(), False), 1.2, None, rules)


def texts(piece: Piece | None) -> list[list[str]]:
    assert piece is not None
    assert isinstance(piece.block, Grid)
    return [[cell.text for cell in row] for row in piece.block.rows]


def uprights() -> list[Stroke]:
    across = [Stroke(70, y, 370, y) for y in (98.0, 114.0, 182.0)]
    return [*across, *(Stroke(x, 98.0, x, 182.0) for x in (70.0, 170.0, 270.0, 370.0))]


def test_rows_that_no_rule_parts_are_told_by_their_figures() -> None:
    (table,) = ruled_tables(uprights(), [], 595, 842)
    assert texts(undivided(table, page(FIGURES), parts())) == [list(row) for row in FIGURES]


def test_texts_between_uprights_stay_in_their_cells() -> None:
    """Nothing tells their rows from the lines of one cell."""
    (table,) = ruled_tables(uprights(), [], 595, 842)
    assert undivided(table, page(TEXTS), parts()) is None


def test_a_table_between_rules_takes_its_words() -> None:
    rules = tuple(Stroke(70, y, 370, y) for y in (98.0, 114.0, 182.0))
    rest = words("Bron: de gemeente", 75, 196)
    found, left = banded([*page(FIGURES), *rest], (), parts(rules))
    assert [texts(piece) for _, piece in found] == [[list(row) for row in FIGURES]]
    assert left == rest


def test_alignment_alone_makes_a_grid() -> None:
    assert texts(aligned(segments_of(page(FIGURES)), parts())) == [list(row) for row in FIGURES]


def test_texts_beside_figures_are_left_to_white_space() -> None:
    """A budget's descriptions wrap, and a line of one may hold a figure alone."""
    rows = (("Sport", "zaalhuur", "12"), ("Zorg", "uren", "56"), ("Groen", "bomen", "78"))
    assert aligned(segments_of(page(rows)), parts()) is None


def test_uprights_that_draw_some_of_the_columns_only() -> None:
    """A rule below the header and one beside the labels: the figures' columns are told by ink."""
    across = [Stroke(70, y, 370, y) for y in (114.0, 182.0)]
    (table,) = ruled_tables([*across, Stroke(150, 98.0, 150, 182.0)], [], 595, 842)
    assert half_drawn(table, page(FIGURES))
    (drawn,) = ruled_tables(uprights(), [], 595, 842)
    assert not half_drawn(drawn, page(TEXTS))
