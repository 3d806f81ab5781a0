"""Forms in other shapes than a label beside its value: cards, interventions side by side, heads over the columns."""

from dataclasses import replace

import pytest
from made_agenda import document

from extract.agenda.block_parser import parse_blocks
from extract.agenda.form_shapes import one_label_per_row
from extract.blocks import Grid, GridCell, Paragraph


def _grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        GridCell(n, column, paragraphs=tuple(map(Paragraph, filter(None, text.split("\n")))))
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, max(map(len, rows)))


def _fields(grid: Grid) -> list[tuple[int | None, str, str]]:
    drafts = parse_blocks([Paragraph("Interventies"), Paragraph("Interventie | Taal"), grid])
    return [(f.intervention, f.name, "\n".join(p.text for p in f.paragraphs)) for f in drafts.fields]


_TAAL = [(0, "doel", "Taal"), (0, "planning", "2023"), (0, "doelgroep", "Peuters"), (0, "locatie", "Oosterlo")]


@pytest.mark.parametrize(
    "grid",
    [
        _grid(("Doel", "Planning"), ("Taal", "2023"), ("Doelgroep", "Locatie"), ("Peuters", "Oosterlo")),  # cards
        # labels at the right
        _grid(("Taal", "Doel"), ("2023", "Planning"), ("Peuters", "Doelgroep"), ("Oosterlo", "Locatie")),
        _grid(("Doel\nTaal", "Planning\n2023"), ("Doelgroep\nPeuters", "Locatie\nOosterlo")),  # boxes
        _grid(
            ("1", "Doel", "Taal"), ("2", "Planning", "2023"), ("3", "Doelgroep", "Peuters"), ("4", "Waar", "Oosterlo")
        ),
        _grid(
            ("Onderdeel", "Omschrijving"),
            ("Doel", "Taal"),
            ("Planning", "2023"),
            ("Doelgroep", "Peuters"),
            ("Locatie", "Oosterlo"),
        ),  # heads over the columns are no label
    ],
)
def test_shapes_of_a_form(grid: Grid) -> None:
    assert _fields(grid) == _TAAL


@pytest.mark.parametrize("opening", ["", "Titel van de interventie"])
def test_interventions_side_by_side(opening: str) -> None:
    heads = ("Interventie 1: Taal", "Interventie 2: Zwemmen") if not opening else ("Taal", "Zwemmen")
    grid = _grid(
        (opening, *heads), ("Doel", "Meer taal", "Diploma's"), ("Planning", "2023", "2024"), ("Waar", "A", "B")
    )
    drafts = parse_blocks([Paragraph("Interventies"), grid])
    assert [drafts.sections[section].title for section in drafts.interventions] == ["Taal", "Zwemmen"]
    assert [(f.intervention, f.name, f.paragraphs[0].text) for f in drafts.fields] == [
        (0, "doel", "Meer taal"),
        (0, "planning", "2023"),
        (0, "locatie", "A"),
        (1, "doel", "Diploma's"),
        (1, "planning", "2024"),
        (1, "locatie", "B"),
    ]
    assert [draft.grid for draft in drafts.grids] == [grid]  # as printed, once


_FORM = ("Doel", "Doelgroep", "Planning", "Locatie", "Activiteiten")


def _in_columns(*titles: str) -> Grid:
    """Interventions in columns, below titles alone."""
    return _grid(("", *titles), *((label, *(f"{label} {n}" for n in range(len(titles)))) for label in _FORM))


def _titles(grid: Grid) -> list[str]:
    return [form.rows[0][0].text for form in one_label_per_row(grid)]


def test_titles_over_columns_need_no_word_for_an_intervention_above_a_whole_form() -> None:
    assert _titles(_in_columns("Voorlezen", "Rekenen")) == ["Voorlezen", "Rekenen"]


def test_columns_of_a_template_that_nothing_stands_in_are_no_interventions() -> None:
    grid = _in_columns("Voorlezen", "Rekenen")
    wider = Grid((*grid.cells, *(GridCell(n, 3) for n in range(len(grid.rows)))), 4)
    assert _titles(wider) == ["Voorlezen", "Rekenen"]


def test_a_second_band_with_the_same_labels_has_interventions_of_its_own() -> None:
    first = _in_columns("Voorlezen", "Rekenen")
    second = _grid(("", "Sport", ""), *((label, f"{label} 3", "") for label in _FORM))
    height = len(first.rows)
    grid = Grid((*first.cells, *(replace(cell, row=cell.row + height) for cell in second.cells)), 3)
    assert _titles(grid) == ["Voorlezen", "Rekenen", "Sport"]
    last = one_label_per_row(grid)[-1]
    assert [[cell.text for cell in row] for row in last.rows[1:3]] == [["Doel", "Doel 3"], ["Doelgroep", "Doelgroep 3"]]


@pytest.mark.parametrize("titles", [("2023", "2024"), ("Toelichting", "Budget"), ("Doel", "Planning")])
def test_years_and_labels_over_columns_are_no_titles(titles: tuple[str, ...]) -> None:
    grid = _in_columns(*titles)
    assert one_label_per_row(grid) == [grid]


@pytest.mark.parametrize(
    "grid",
    [
        _grid(("Doel", "Taal"), ("Planning", "2023")),
        _grid(("Naam", "Doel", "Planning"), ("Taal", "Lezen", "2023"), ("Rekenen", "Tellen", "2024")),  # a list
        _grid(("Kern", "2022", "2023"), ("Oosterlo", "1", "2"), ("Westerlo", "3", "4"), ("Noorderlo", "5", "6")),
        _grid(("Doel", "Planning"), ("Taal", "2023"), ("Lezen", "2024")),  # heads of a list of two
    ],
)
def test_other_tables_stay_as_they_are(grid: Grid) -> None:
    assert one_label_per_row(grid) == [grid]


def test_bullets_that_a_tab_parts_from_their_texts_are_no_columns() -> None:
    found = document("Interventie | Taal\n\nDoel\tTaal\nActiviteiten\t•\tlezen •\trijmen\nPlanning\t2023")
    assert [(field.name, field.text) for field in found.fields] == [
        ("doel", "Taal"),
        ("activiteiten", "• lezen\n• rijmen"),
        ("planning", "2023"),
    ]
