"""What kind of table a grid is, and the rows of a table of labelled values."""

import pytest

from extract.agenda.table_kinds import grid_kind, labelled_rows
from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Region


def _grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        GridCell(n, column, paragraphs=(Paragraph(text),) if text else ())
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, max(len(row) for row in rows))


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((("Doel", "Taal"), ("Doelgroep", "Peuters"), ("Planning", "2023")), "velden"),
        ((("Doel", "Taal"), ("Rol van ouders", "Lezen")), "velden"),  # half of the labels is enough
        ((("Kern", "Inwoners"), ("Oosterlo", "1200")), "overig"),
        ((("Wat", "Hoe"), ("Wie", "Waarom")), "overig"),  # everyday words only
        ((("Wethouder", "H. Olde"), ("Datum", "1-7-2022"), ("Plaats", "Oosterlo")), "ondertekening"),
        (
            (("Loonkosten", "uren", "€ 5,00"), ("Overige kosten", "bus", "€ 7,00"), ("Totaal", "", "€ 12,00")),
            "begroting",
        ),
    ],
)
def test_grid_kind(rows: tuple[tuple[str, ...], ...], kind: str) -> None:
    assert grid_kind(_grid(*rows)) == kind


def test_a_title_over_the_whole_width_is_no_label() -> None:
    title = GridCell(0, 0, column_span=2, paragraphs=(Paragraph("Interventie | Taal"),))
    rows = labelled_rows(Grid((title, GridCell(1, 0, paragraphs=(Paragraph("Doel"),)), GridCell(1, 1)), 2))
    assert rows[0].title is not None
    assert [(row.label, row.name) for row in rows] == [(None, None), ("Doel", "doel")]


def test_rows_as_close_as_lines_are_told_apart_by_their_labels() -> None:
    """A bare table at the foot of a page: two labels in one cell, their values beside them."""
    label, value = (
        tuple(Paragraph(text, (Region(1, x, top, x + 90, top + 10),)) for text, top in lines)
        for x, lines in (
            (70, (("Doelgroep", 20), ("Planning", 34))),
            (200, (("en hun ouders", 6), ("Peuters", 20), ("2023", 34))),
        )
    )
    grid = Grid((GridCell(0, 0, 1, 1, label), GridCell(0, 1, 1, 1, value)), 2)
    rows = [(row.name, " ".join(p.text for p in row.values)) for row in labelled_rows(grid)]
    assert rows == [(None, "en hun ouders"), ("doelgroep", "Peuters"), ("planning", "2023")]


def test_a_bare_table_whose_labels_are_the_authors_own() -> None:
    rows = (("Doel", "Taal"), ("Welke kinderen", "Peuters"), ("Wat het kost", "€ 5"), ("Wie het betaalt", "Wij"))
    assert grid_kind(_grid(*rows)) == "velden"
    assert grid_kind(_grid(*rows[1:])) == "overig"  # no label of the template among them


def test_a_plan_whose_labels_are_the_authors_own() -> None:
    rows = (("Programmalijnen", "A, B"), ("Het plan in het kort", "Taal"), ("Fasering", "2023"), ("Uitvoerders", "X"))
    assert grid_kind(_grid(*rows)) == "velden"
    assert grid_kind(_grid(*rows, *[("Naam", "Truus")] * 4)) == "overig"  # one field again and again


def test_a_label_in_own_words_below_a_whole_one_is_its_own() -> None:
    """`Monitoring en evaluatie Geld` is still a typing error away from a known label."""
    rows = _grid(("Doel", "Taal"), ("Monitoring en evaluatie", "Toetsen"), ("Geld", "€ 5"), ("Online informatie", "-"))
    assert [row.label for row in labelled_rows(rows)] == [
        "Doel",
        "Monitoring en evaluatie",
        "Geld",
        "Online informatie",
    ]


def test_a_label_that_is_cut_over_two_rows_is_one() -> None:
    rows = _grid(("Doel", "Taal"), ("Locatie (wijk,", "De Kamp"), ("school)", "De Brug"))
    assert [row.label for row in labelled_rows(rows)] == ["Doel", "Locatie (wijk, school)"]
