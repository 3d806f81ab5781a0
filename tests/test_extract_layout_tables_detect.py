"""A drawn table whose rows no rule parts has the rows that its figures tell; text in such a table keeps its cells."""

from collections import Counter
from dataclasses import replace

import pytest
from made_layout import words

from extract.blocks import Grid, GridCell
from extract.layout.hyphenation import Hyphens
from extract.layout.lines import segments_of
from extract.layout.page_joins import join_pages
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.tables.detect import (
    LineContext,
    drawn_tables,
    matrix_region,
    regions_on_page,
    spans_in_lines,
    tables_between_rules,
)
from extract.layout.tables.drawn_cells import filled_table, half_drawn, is_drawing
from extract.layout.tables.ruled import RuledTable, ruled_tables
from extract.layout.tables.table_region import Evidence, TableRegion, TextColumnRegion
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

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


def texts(region: TableRegion | TextColumnRegion | None) -> list[list[str]]:
    """The texts of a table's cells, row by row; the lines of a cell below each other."""
    assert isinstance(region, TableRegion)
    rows: list[list[str]] = [[] for _ in range(region.table.rows)]
    for cell in region.table.cells:
        rows[cell.row].append("\n".join(line.text for line in cell.lines))
    return rows


def drawn(table: RuledTable, words: list[Word]) -> TableRegion:
    """What a drawn table and its words are."""
    (region,), rest = drawn_tables(words, replace(parts(), tables=(table,)))
    assert not rest
    return region


def uprights() -> list[Stroke]:
    across = [Stroke(70, y, 370, y) for y in (98.0, 114.0, 182.0)]
    return [*across, *(Stroke(x, 98.0, x, 182.0) for x in (70.0, 170.0, 270.0, 370.0))]


def test_rows_that_no_rule_parts_are_told_by_their_figures() -> None:
    (table,) = ruled_tables(uprights(), [], 595, 842)
    region = drawn(table, page(FIGURES))
    assert region.evidence is Evidence.UPRIGHTS
    assert texts(region) == [list(row) for row in FIGURES]


def test_texts_between_uprights_stay_in_their_cells() -> None:
    """Nothing tells their rows from the lines of one cell."""
    (table,) = ruled_tables(uprights(), [], 595, 842)
    region = drawn(table, page(TEXTS))
    assert region.evidence is Evidence.BOXED_CELLS
    assert region.table.rows == 2


def test_a_table_between_rules_takes_its_words() -> None:
    rules = tuple(Stroke(70, y, 370, y) for y in (98.0, 114.0, 182.0))
    rest = words("Bron: de gemeente", 75, 196)
    found, left = tables_between_rules([*page(FIGURES), *rest], parts(rules))
    assert [texts(region) for region in found] == [[list(row) for row in FIGURES]]
    assert left == rest


def test_alignment_alone_makes_a_grid() -> None:
    assert texts(matrix_region(segments_of(page(FIGURES)), parts(), Evidence.GUTTERS)) == [list(row) for row in FIGURES]


def test_texts_beside_figures_are_left_to_white_space() -> None:
    """A budget's descriptions wrap, and a line of one may hold a figure alone."""
    rows = (
        ("Sport", "zaalhuur", "12"),
        ("en spel", "in de wijk", ""),
        ("Zorg", "uren", "56"),
        ("Groen", "bomen", "78"),
    )
    assert matrix_region(segments_of(page(rows)), parts(), Evidence.GUTTERS) is None


def test_a_chart_is_no_table() -> None:
    """A figure above one of many bars; a planning table with a label in each row is one."""
    across = [Stroke(70, 100.0 + 20 * n, 470, 100.0 + 20 * n) for n in range(9)]
    (table,) = ruled_tables(
        [*across, *(Stroke(70.0 + 40 * n, 100, 70.0 + 40 * n, 260) for n in range(11))], [], 595, 842
    )
    assert is_drawing(filled_table(table, [*words("45", 115, 124), *words("62", 195, 144)]))
    assert not is_drawing(
        filled_table(table, [word for n in range(8) for word in words(f"Taak {n}", 72, 104 + 20 * n)])
    )


def test_uprights_that_draw_some_of_the_columns_only() -> None:
    """A rule below the header and one beside the labels: the figures' columns are told by ink."""
    across = [Stroke(70, y, 370, y) for y in (114.0, 182.0)]
    (table,) = ruled_tables([*across, Stroke(150, 98.0, 150, 182.0)], [], 595, 842)
    assert half_drawn(filled_table(table, page(FIGURES)))
    (whole,) = ruled_tables(uprights(), [], 595, 842)
    assert not half_drawn(filled_table(whole, page(TEXTS)))


def test_each_line_of_a_list_of_names_is_a_row() -> None:
    """No cell goes on, so no step inside a cell tells how far apart rows stand."""
    assert texts(matrix_region(segments_of(page(TEXTS)), parts(), Evidence.GUTTERS)) == [list(row) for row in TEXTS]


WRAPPED = (
    ("Wat", "Wie", "Waar"),
    ("Sport in de", "Evers", "Noord"),
    ("buurt", "Kok", "Zuid"),
    ("Zorg", "Brink", "Oost"),
)


def test_shades_behind_every_other_row_part_the_rows() -> None:
    """The second row has two lines, as far apart as the rows are."""
    shades = tuple(Stroke(70, 98 + 16.0 * y, 370, 98 + 16.0 * y) for y in (1, 3))
    made = matrix_region(segments_of(page(WRAPPED)), replace(parts(), shades=shades), Evidence.GUTTERS)
    assert texts(made) == [
        ["Wat", "Wie", "Waar"],
        ["Sport in de\nbuurt", "Evers\nKok", "Noord\nZuid"],
        ["Zorg", "Brink", "Oost"],
    ]


PAIRS = [
    (("Post", "Deel"), ("Sport", "12%"), ("Zorg", "30%"), ("Groen", "58%"), True, "what and how much"),
    (("Inhoud", "Blad"), ("Sport", "2"), ("Zorg", "5"), ("Groen", "9"), False, "these may be page numbers"),
    (("Wie", "Rol"), ("Evers", "lid"), ("Kok", "lid"), ("Brink", "lid"), False, "names are told by white space"),
]


@pytest.mark.parametrize(("head", "first", "second", "third", "expected", "why"), PAIRS)
def test_two_columns(
    head: tuple[str, ...],
    first: tuple[str, ...],
    second: tuple[str, ...],
    third: tuple[str, ...],
    expected: bool,
    why: str,
) -> None:
    made = matrix_region(segments_of(page((head, first, second, third))), parts(), Evidence.GUTTERS)
    assert (made is not None) is expected, why


def test_columns_of_ink_over_the_page_break() -> None:
    """Figures flush right begin elsewhere on the next page; three columns above two are another table."""

    def piece(*spans: tuple[float, float]) -> Piece:
        cells = tuple(GridCell(0, n) for n in range(len(spans)))
        return Piece(Grid(cells, len(spans)), 100, 110, tuple(a for a, _ in spans), ends=tuple(b for _, b in spans))

    above = piece((70, 150), (200, 240), (300, 340))
    for below, expected in (
        (piece((70, 120), (220, 240), (310, 340)), 1),
        (piece((70, 120), (220, 240)), 2),
        (piece((70, 260), (270, 290), (300, 340)), 2),
    ):
        assert len(join_pages([[above], [below]], Hyphens(Counter(), False))) == expected


def test_a_table_over_three_pages_keeps_its_columns_begins_and_ends_together() -> None:
    """Three columns without ends, two that end in ink, two again: the widest part says where all three lie."""

    def piece(edges: tuple[float, ...], ends: tuple[float, ...] = ()) -> Piece:
        return Piece(
            Grid(tuple(GridCell(0, n) for n in range(len(edges))), len(edges)), 100, 110, edges, 500, ends=ends
        )

    parts = [piece((70, 200, 400)), piece((70, 200), (150, 240)), piece((70, 200), (150, 240))]
    assert len(join_pages([[part] for part in parts], Hyphens(Counter(), False))) == 1


def test_each_detector_is_given_what_the_one_before_left() -> None:
    """A table between rules and, below it, one that nothing draws: each has its own words."""
    rules = tuple(Stroke(70, y, 370, y) for y in (98.0, 114.0, 182.0))
    below = [word._replace(top=word.top + 200, bottom=word.bottom + 200) for word in page(FIGURES)]
    page_parts = replace(parts(rules), words=(*page(FIGURES), *below))
    regions, rest = regions_on_page(page_parts)
    assert [region.evidence for region in regions] == [Evidence.LEVEL_RULES]
    assert rest == below
    (span,) = spans_in_lines(segments_of(rest), LineContext(page_parts))
    assert (span.start, span.end) == (0, len(FIGURES))
    assert isinstance(span.region, TableRegion)
    assert span.region.evidence is Evidence.FIGURES


def test_a_form_is_what_is_no_matrix() -> None:
    """A label before a text: white space tells its rows."""
    lines = [
        [*segments_of(words(label, 75, top))[0], *segments_of(words(text, 200, top))[0]]
        for label, text, top in (
            ("Doel", "Ouders vinden hulp", 100),
            ("Wie", "Kok en Evers", 126),
            ("Waar", "Noord", 152),
        )
    ]
    (span,) = spans_in_lines(lines, LineContext(parts()))
    assert isinstance(span.region, TableRegion)
    assert span.region.evidence is Evidence.GUTTERS
    assert texts(span.region) == [["Doel", "Ouders vinden hulp"], ["Wie", "Kok en Evers"], ["Waar", "Noord"]]
