"""What a page break cut is one again: paragraphs, tables, rows, cells; and what only looks cut stays apart."""

from collections import Counter
from dataclasses import replace

import pytest

from extract.blocks import Grid, GridCell, Paragraph, Style
from extract.layout.hyphenation import Hyphens
from extract.layout.page_joins import join_pages
from extract.layout.page_pieces import Piece

HYPHENS = Hyphens(Counter(), False)
STYLE = Style(10.0)


def _paragraph(text: str, bold: bool = False) -> Paragraph:
    return Paragraph(text, style=Style(10.0, bold), counts=((1, len(text.replace(" ", ""))),))


def _text(text: str, *, full: bool = True, bold: bool = False) -> Piece:
    return Piece(_paragraph(text, bold), 100.0, 112.0, full=full)


def _grid(*rows: tuple[str, ...], edges: tuple[float, ...] = (70.0, 200.0), shift: float = 0.0) -> Piece:
    cells = tuple(
        GridCell(n, column, paragraphs=(_paragraph(text),) if text else ())
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Piece(Grid(cells, len(rows[0])), 100.0, 112.0, edges, right=400.0, shift=shift)


def _texts(*pages: Piece) -> list[str]:
    return [block.text for block in join_pages([[page] for page in pages], HYPHENS) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("above", "below", "texts"),
    [
        (_text("De scholen doen"), _text("mee aan taal."), ["De scholen doen mee aan taal."]),
        (_text("De scholen doen"), _text("Veldenrode mee."), ["De scholen doen Veldenrode mee."]),  # a name
        (_text("De scholen doen mee."), _text("Ouders ook."), ["De scholen doen mee.", "Ouders ook."]),
        (_text("De scholen doen"), _text("- voorlezen"), ["De scholen doen", "- voorlezen"]),  # an item
        (_text("Ouders", full=False), _text("Scholen"), ["Ouders", "Scholen"]),  # ended on purpose
        (_text("De ge-", full=False), _text("meente"), ["De ge-meente"]),  # a hyphen goes on, however short the line
        (_text("Doel van de", bold=True), _text("Agenda", bold=True), ["Doel van de", "Agenda"]),  # two headings
        (_text("De scholen", bold=True), _text("doen mee"), ["De scholen", "doen mee"]),  # a heading and its text
    ],
)
def test_paragraphs_over_a_page_break(above: Piece, below: Piece, texts: list[str]) -> None:
    assert _texts(above, below) == texts


def _rows(*pages: Piece) -> list[list[list[str]]]:
    """The texts of each table's rows."""
    blocks = join_pages([[page] for page in pages], HYPHENS)
    return [[[cell.text for cell in row] for row in block.rows] for block in blocks if isinstance(block, Grid)]


HEADER = ("Activiteit", "Kosten")


@pytest.mark.parametrize(
    ("above", "below", "tables"),
    [
        (_grid(("Doel", "taal")), _grid(("Locatie", "school")), [[["Doel", "taal"], ["Locatie", "school"]]]),
        (  # columns that begin elsewhere are another table's
            _grid(("Doel", "taal")),
            _grid(("Locatie", "school"), edges=(90.0, 200.0)),
            [[["Doel", "taal"]], [["Locatie", "school"]]],
        ),
        (  # but for the last one, which may be flush right
            _grid(("Lezen", "€ 1.500")),
            _grid(("Rekenen", "€ 60"), edges=(70.0, 240.0)),
            [[["Lezen", "€ 1.500"], ["Rekenen", "€ 60"]]],
        ),
        (  # the same columns in the second text column
            _grid(("Doel", "taal")),
            _grid(("Locatie", "school"), edges=(320.0, 450.0), shift=250.0),
            [[["Doel", "taal"], ["Locatie", "school"]]],
        ),
        (  # a header that is printed again
            _grid(HEADER, ("Lezen", "€ 500")),
            _grid(HEADER, ("Rekenen", "€ 600")),
            [[list(HEADER), ["Lezen", "€ 500"], ["Rekenen", "€ 600"]]],
        ),
        (  # a row that goes on in a cell that is filled above
            _grid(("Doel", "De scholen doen"), ("Locatie", "de school en")),
            _grid(("", "de bibliotheek"), ("Periode", "2026")),
            [[["Doel", "De scholen doen"], ["Locatie", "de school en de bibliotheek"], ["Periode", "2026"]]],
        ),
    ],
)
def test_tables_over_a_page_break(above: Piece, below: Piece, tables: list[list[list[str]]]) -> None:
    assert _rows(above, below) == tables


def test_an_amount_without_a_label_is_a_row_of_its_own() -> None:
    """Where labels are rare, a sum has none either."""
    above = _grid(("Lezen", "taal", "€ 500"), ("", "rekenen", "€ 600"), edges=(70.0, 200.0, 300.0))
    below = _grid(("", "", "€ 1.100"), edges=(70.0, 200.0, 300.0))
    assert _rows(above, below)[0][-1] == ["", "", "€ 1.100"]


def test_a_row_without_text_at_a_pages_top_has_no_sum() -> None:
    """A drawn row may be empty; looking for its last filled cell ended reading with an error."""
    above = _grid(("Lezen", "Loonkosten", "€ 500"), edges=(70.0, 200.0, 300.0))
    below = _grid(("", "", ""), ("Rekenen", "Materiaal", "€ 600"), edges=(70.0, 200.0, 300.0))
    assert _rows(above, below)[0][-1] == ["Rekenen", "Materiaal", "€ 600"]


def test_a_sum_below_a_single_post_is_a_row_of_its_own() -> None:
    """One post above the break: the table looks like a form, in which a row without a label is a rest."""
    edges = (70.0, 150.0, 250.0, 350.0)
    above = _grid(("Lezen", "Loonkosten", "480 uur", "€ 30.000,00"), edges=edges)
    below = _grid(("", "Materiaal", "40 stuks", "€ 5.400,00"), edges=edges)
    assert len(_rows(above, below)[0]) == 2
    rest = _grid(("", "", "van de penvoerder", ""), edges=edges)  # no amount: the rest of the post
    assert _rows(above, rest) == [[["Lezen", "Loonkosten", "480 uur van de penvoerder", "€ 30.000,00"]]]


def test_a_header_that_is_printed_again_counts_as_read() -> None:
    (table,) = join_pages([[_grid(HEADER, ("a", "b"))], [_grid(HEADER, ("c", "d"))]], HYPHENS)
    assert isinstance(table, Grid)
    assert table.rows[0][0].paragraphs[0].counts == ((1, 10), (1, 10))


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [("Partners", "Looptijd", False), ("", "Samen Sterk", True), ("Partners", "", True)],  # stress goes on
)
def test_a_label_before_its_value_begins_a_page_anew(above: str, below: str, joined: bool) -> None:
    first = Piece(replace(_paragraph(f"{above} De Vlieger en ouders".strip()), lead=above), 100.0, 112.0, full=True)
    second = Piece(replace(_paragraph(f"{below} in de wijk".strip()), lead=below), 100.0, 112.0)
    assert (len(_texts(first, second)) == 1) is joined


def test_what_a_page_begins_with_alone_may_go_on() -> None:
    pages = [[_text("De scholen doen")], [_text("Kop", bold=True), _text("mee aan taal.")]]
    assert len(join_pages(pages, HYPHENS)) == 3


def test_bold_heads_at_a_pages_top_are_no_rest_of_the_row_above() -> None:
    """The next interventions of a sheet that has a column for each: `Contact | Ada Bos` is over."""
    above = _grid(("Doel", "Taal"), ("Contact", "Ada Bos"))
    heads = Piece(
        Grid((GridCell(0, 0), GridCell(0, 1, paragraphs=(_paragraph("Rekenen", bold=True),))), 2), 100.0, 112.0
    )
    heads = replace(heads, edges=above.edges, right=above.right)
    assert _rows(above, heads)[0][-1] == ["", "Rekenen"]
