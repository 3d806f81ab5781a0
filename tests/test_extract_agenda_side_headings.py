"""Headings beside their text, which layout gives as a table, stand above it again."""

import pytest

from extract.agenda.side_headings import side_headings_above
from extract.blocks import Grid, GridCell, Paragraph, Style

_LIGHT, _TEXT = Style(10.5, colour=0x7A1F2B), Style(9.4)


def _grid(*rows: tuple[str, str], left: Style = _LIGHT) -> Grid:
    cells = []
    for n, (head, text) in enumerate(rows):
        cells.append(GridCell(n, 0, paragraphs=tuple(Paragraph(line, style=left) for line in head.split("\n") if line)))
        cells.append(GridCell(n, 1, paragraphs=tuple(Paragraph(part, style=_TEXT) for part in text.split("\n"))))
    return Grid(tuple(cells), 2)


def test_a_heading_and_the_text_beside_it() -> None:
    grid = _grid(("Aanleiding", "Een op de zeven kinderen.\nDat is veel."), ("Wat we al\ndoen", "Er zijn taalmaatjes."))
    blocks = side_headings_above([grid])
    texts = [(block.text, block.style.bold) for block in blocks if isinstance(block, Paragraph)]
    assert texts == [
        ("Aanleiding", True),
        ("Een op de zeven kinderen.", False),
        ("Dat is veel.", False),
        ("Wat we al doen", True),
        ("Er zijn taalmaatjes.", False),
    ]


@pytest.mark.parametrize(
    "grid",
    [
        _grid(("Doelgroep", "Peuters"), ("Kennis", "Van de hogeschool")),  # a form: a label of values among them
        _grid(("Lezen", "Elke week"), ("Rekenen", "Elke maand"), ("Kennis", "Elk jaar")),  # hardly any heading
        _grid(("Aanleiding", "Een op de zeven kinderen."), left=_TEXT),  # in one type with the words beside it
    ],
)
def test_other_tables_stay_whole(grid: Grid) -> None:
    assert side_headings_above([grid]) == [grid]
