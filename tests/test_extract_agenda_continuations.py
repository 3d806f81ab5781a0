"""What only carries a table or a text over a page: out of the values, and no intervention of its own."""

import pytest
from made_agenda import document

from extract.agenda.block_parser import parse_blocks
from extract.agenda.build_document import build_document
from extract.agenda.continuations import without_continuations, without_continued_mark
from extract.blocks import Grid, GridCell, Paragraph, Style
from extract.document import Page, Region
from extract.reading import Reading


@pytest.mark.parametrize(
    "note",
    [
        "lees verder op de volgende pagina",
        "vervolg van de vorige pagina",
        "Vervolg van vorige pagina",
        "(vervolg van pagina 6)",
        "Wordt vervolgd",
        "z.o.z.",
        "Interventie | Taalmaatjes (vervolg)",
        "Vervolg interventie Taalmaatjes",
        "vervolg begroting",
    ],
)
def test_notes_between_the_pages_of_a_form(note: str) -> None:
    found = document(f"Interventie | Taalmaatjes\n\nDoel\tMeer taal\n\n{note}\n\nDoelgroep\tPeuters\nPlanning\t2023")
    assert [intervention.title for intervention in found.interventions] == ["Taalmaatjes"]
    assert [(field.name, field.text) for field in found.fields] == [
        ("doel", "Meer taal"),
        ("doelgroep", "Peuters"),
        ("planning", "2023"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vervolg op de pilot van 2021",  # a value
        "Vervolg",  # a heading: what comes after the agenda
        "Vervolgstappen",
        "Lees verder in het beleidsplan",
        "Zie interventie 1",
        "Zwemmen (vervolg)",  # nothing of that name was printed
    ],
)
def test_texts_that_are_no_note(text: str) -> None:
    assert without_continuations([Paragraph("Taal"), Paragraph(text)]).taken == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Taal (vervolg)", "Taal"),
        ("Taal – vervolg", "Taal"),
        ("Vervolg: Taal", "Taal"),
        ("Taal en vervolg", None),
        ("Taal", None),
    ],
)
def test_a_head_without_its_mark(text: str, head: str | None) -> None:
    assert without_continued_mark(text) == head


def _row(number: int, *texts: str, span: int = 1) -> list[GridCell]:
    return [GridCell(number, n, column_span=span, paragraphs=(Paragraph(t),)) for n, t in enumerate(texts)]


def test_a_row_over_the_whole_table_that_carries_it_on_is_no_intervention() -> None:
    rows = [
        *_row(0, "Doel", "Meer taal"),
        *_row(1, "lees verder op de volgende pagina", span=2),
        *_row(2, "vervolg van de vorige pagina", span=2),
        *_row(3, "Planning", "2023"),
    ]
    drafts = parse_blocks([Paragraph("Interventie | Taal"), Grid(tuple(rows), 2)])
    assert len(drafts.interventions) == 1
    assert [(f.name, f.paragraphs[0].text) for f in drafts.fields] == [("doel", "Meer taal"), ("planning", "2023")]
    assert [paragraph.text for paragraph in drafts.furniture] == [rows[2].text, rows[3].text]
    assert [cell.row for cell in drafts.grids[0].grid.cells] == [0, 0, 1, 1]


def test_a_note_counts_as_furniture() -> None:
    place = (Region(1, 10, 10, 90, 20),)
    note = Paragraph("lees verder op de volgende pagina", place, counts=((1, 28),))
    text = Paragraph("Taal is voor iedereen.", counts=((1, 19),))
    reading = Reading(
        [text, note], "application/pdf", "digitaal", (Page(1, 600, 800, 0, "digitaal", 47, 0, 0, 0, None),)
    )
    page = build_document("a.pdf", b"", reading).pages[0]
    assert (page.characters_used, page.characters_furniture, page.characters_left) == (19, 28, 0)
    assert build_document("a.pdf", b"", reading).furniture == place


def _at(page: int, top: float, text: str) -> Paragraph:
    return Paragraph(text, (Region(page, 50, top, 300, top + 10),))


def test_running_heads_that_differ_from_page_to_page() -> None:
    blocks = [
        _at(2, 20, "2 Inhoud"),
        _at(2, 60, "Inhoud"),
        _at(2, 80, "1. Toelichting 3"),
        _at(3, 20, "1. Toelichting 3"),  # a contents list may go on here, but not with its own page
        _at(3, 60, "1. Toelichting"),
        _at(4, 20, "4 1. Toelichting"),
        _at(4, 60, "Aan groep 8"),  # a figure behind words that no heading says
    ]
    found = without_continuations(list(blocks))
    assert [p.text for p in found.taken] == ["2 Inhoud", "1. Toelichting 3", "4 1. Toelichting"]
    assert len(found.blocks) == 4


def test_a_contents_list_at_the_top_of_a_page_is_no_running_head() -> None:
    blocks = [_at(2, 20, "Toelichting 5"), _at(2, 40, "Kennis 6"), _at(5, 20, "Toelichting"), _at(6, 20, "Kennis")]
    assert without_continuations(list(blocks)).taken == []


def test_chapters_on_pages_of_their_own_are_no_running_heads() -> None:
    # Numbers that run with the pages by chance; a running head is no larger than the text.
    chapters = [
        Paragraph(f"{n} Kennis {'over' * n}", (Region(n + 4, 50, 20, 300, 40),), style=Style(19.0, bold=True))
        for n in (3, 4, 5)
    ]
    texts = [
        Paragraph("Wij delen wat wij leren met anderen.", (Region(n + 4, 50, 60, 300, 70),), style=Style(10.0))
        for n in (3, 4, 5)
    ]
    assert without_continuations([*chapters, *texts]).taken == []
