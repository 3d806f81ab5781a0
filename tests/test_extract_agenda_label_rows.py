"""Forms with their labels above the values in merged cells, or several labels abreast, as offices make them."""

from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.label_rows import label_rows
from extract.blocks import PLAIN, Grid, GridCell, Paragraph, Style

_LABEL, _VALUE, _BAR, _OFFICE = Style(7.2), Style(8.3), Style(9.0, True), Style(7.0)


def _cell(row: int, column: int, span: int, text: str, style: Style = PLAIN) -> GridCell:
    paragraphs = tuple(Paragraph(line, style=style) for line in text.split("\n") if line)
    return GridCell(row, column, column_span=span, paragraphs=paragraphs)


def _read(grid: Grid) -> list[tuple[str, str]]:
    """(label or nothing, value) of each row."""
    return [(one.label.text if one.label else "", "|".join(v.text for v in one.values)) for one in label_rows(grid)]


def _office_form(*, typed: bool) -> Grid:
    label, value, bar, office = (_LABEL, _VALUE, _BAR, _OFFICE) if typed else (PLAIN,) * 4
    return Grid(
        (
            _cell(0, 0, 1, "2", bar),
            _cell(0, 1, 2, "Meedoen met muziek", bar),
            _cell(1, 0, 3, "Doel van de interventie", label),
            _cell(2, 0, 3, "Elk kind speelt.", value),
            _cell(3, 0, 2, "Doelgroep", label),
            _cell(3, 2, 1, "Locatie", label),
            _cell(4, 0, 2, "Peuters", value),
            _cell(4, 2, 1, "Oosterlo", value),
            _cell(5, 0, 3, "Activiteiten", label),
            _cell(6, 0, 3, "- lessen", value),
            _cell(7, 0, 3, "- een optreden", value),  # a list with a row for each item
            *([_cell(8, 0, 3, "Controle: ☒ volledig ☐ retour", office)] if typed else []),
        ),
        3,
    )


_FORM = [
    ("", "Meedoen met muziek"),
    ("Doel van de interventie", "Elk kind speelt."),
    ("Doelgroep", "Peuters"),
    ("Locatie", "Oosterlo"),
    ("Activiteiten", "- lessen|- een optreden"),
]


def test_labels_above_values_one_or_two_abreast() -> None:
    assert _read(_office_form(typed=False)) == _FORM


def test_a_row_in_other_type_than_the_value_above_is_none_of_it() -> None:
    assert _read(_office_form(typed=True)) == _FORM


def test_labels_in_words_of_their_own_are_known_by_their_type() -> None:
    rows = ["Doel", "Taal", "Bijzonderheden", "Geen", "Doelgroep", "Peuters", "Planning", "2023"]
    grid = Grid(tuple(_cell(n, 0, 2, text, _VALUE if n % 2 else _LABEL) for n, text in enumerate(rows)), 2)
    assert _read(grid) == [("Doel", "Taal"), ("Bijzonderheden", "Geen"), ("Doelgroep", "Peuters"), ("Planning", "2023")]


def test_a_value_in_the_words_of_a_label_is_told_by_its_type() -> None:
    rows = ["Doel", "Taal", "Locatie", "Scholen", "Doelgroep", "Doelgroep", "Planning", "2023"]
    grid = Grid(tuple(_cell(n, 0, 2, text, _VALUE if n % 2 else _LABEL) for n, text in enumerate(rows)), 2)
    assert ("Doelgroep", "Doelgroep") in _read(grid)


def test_labels_before_their_values_two_abreast() -> None:
    texts = [("Doel", "Taal", "Doelgroep", "Peuters"), ("Planning", "2023", "Locatie", "Oosterlo")]
    grid = Grid(tuple(_cell(n, k, 1, text) for n, row in enumerate(texts) for k, text in enumerate(row)), 4)
    assert _read(grid) == [("Doel", "Taal"), ("Doelgroep", "Peuters"), ("Planning", "2023"), ("Locatie", "Oosterlo")]


def test_two_interventions_in_one_grid_have_their_bars() -> None:
    first, second = _office_form(typed=True), _office_form(typed=True)
    below = tuple(
        GridCell(cell.row + 9, cell.column, column_span=cell.column_span, paragraphs=cell.paragraphs)
        for cell in second.cells
    )
    form = one_label_per_row(Grid(first.cells + below, 3))[0]
    assert [row[0].text for row in form.rows if row[0].column_span == 2] == ["Meedoen met muziek"] * 2


def test_a_list_of_interventions_below_labels_is_no_form() -> None:
    texts = [("Naam", "Doel", "Planning"), ("Taal", "Lezen", "2023"), ("Rekenen", "Tellen", "2024")]
    assert not label_rows(Grid(tuple(_cell(n, k, 1, t) for n, row in enumerate(texts) for k, t in enumerate(row)), 3))
