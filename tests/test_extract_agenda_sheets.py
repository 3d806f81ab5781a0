"""Drawn sheets: headings, sentences and lists in the cells of a table."""

from extract.agenda.block_parser import parse_blocks
from extract.agenda.sheets import sheets_laid_open
from extract.blocks import Block, Grid, GridCell, Paragraph, Style

_SMALL, _LARGE = Style(9.0), Style(14.0, bold=True)


def _sheet(*rows: tuple[str, ...], columns: int) -> Grid:
    """A sheet of rows: a text alone runs over the whole width, `#` before it sets it as a heading."""
    return Grid(tuple(cell for n, row in enumerate(rows) for cell in _row(n, row, columns)), columns)


def _row(n: int, row: tuple[str, ...], columns: int) -> list[GridCell]:
    return [
        GridCell(n, column, column_span=columns if len(row) == 1 else 1, paragraphs=_paragraphs(text))
        for column, text in enumerate(row)
    ]


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    style = _LARGE if text.startswith("#") else _SMALL
    return (Paragraph(text.lstrip("#"), style=style, counts=((1, len(text)),)),) if text else ()


def _told(blocks: list[Block]) -> list[str | list[list[str]]]:
    return [
        b.text if isinstance(b, Paragraph) else [[cell.text for cell in row] for row in b.rows]
        for b in sheets_laid_open(blocks)
    ]


def test_texts_over_the_width_of_a_sheet_are_paragraphs_and_its_forms_tables() -> None:
    sheet = _sheet(
        ("#Samenwerking",),
        ("De gemeente Oosterlo:",),
        ("-", "overlegt elk halfjaar;", ""),
        ("-", "deelt wat zij leert.", ""),
        ("Naam", "", "Ada Bos"),
        ("Organisatie", "", "Stichting Taal"),
        columns=3,
    )
    assert _told([sheet]) == [
        "Samenwerking",
        "De gemeente Oosterlo:",
        "- overlegt elk halfjaar;",
        "- deelt wat zij leert.",
        [["Naam", "Ada Bos"], ["Organisatie", "Stichting Taal"]],
    ]


def test_the_letters_of_a_marker_and_its_item_are_counted_together() -> None:
    sheet = _sheet(("#Samenwerking",), ("De gemeente Oosterlo:",), ("-", "deelt wat zij leert."), columns=2)
    item = sheets_laid_open([sheet])[-1]
    assert isinstance(item, Paragraph)
    assert item.counts == ((1, 1 + len("deelt wat zij leert.")),)


def test_a_form_keeps_its_own_title() -> None:
    form = _sheet(("#Meer taal in de wijk",), ("Doel", "Taal"), ("Doelgroep", "Peuters van 2 tot 4"), columns=2)
    titled = _sheet(("#Interventie 2 | Taal",), ("Deze is nieuw.",), ("Doel", "Taal"), columns=2)
    for grid in (form, titled):
        assert sheets_laid_open([grid]) == [grid]


def test_without_a_heading_in_it_a_table_is_no_sheet() -> None:
    grid = _sheet(("Algemeen",), ("Wie dit invult, leest eerst.",), ("Doel", "Taal"), columns=2)
    assert sheets_laid_open([grid]) == [grid]


def test_a_contents_list_in_a_sheet_is_one() -> None:
    sheet = _sheet(("#Inhoudsopgave", ""), ("Toelichting", "3"), ("Interventies", "4"), columns=2)
    assert _told([sheet])[0] == "Inhoudsopgave"


def test_interventions_in_the_columns_of_a_sheet() -> None:
    sheet = _sheet(
        ("#Onze interventies",),
        ("", "Voorlezen", "Rekenen", ""),
        ("Doel", "Meer taal", "Meer sommen", ""),
        ("Doelgroep", "Peuters", "Kleuters", ""),
        ("Planning", "2023", "2024", ""),
        ("Locatie", "Oosterlo", "Westerlo", ""),
        ("Activiteiten", "Lezen", "Tellen", ""),
        columns=4,
    )
    drafts = parse_blocks([Paragraph("Inleiding", style=_LARGE), Paragraph("Wij doen dit samen.", style=_SMALL), sheet])
    assert [drafts.sections[section].title for section in drafts.interventions] == ["Voorlezen", "Rekenen"]
