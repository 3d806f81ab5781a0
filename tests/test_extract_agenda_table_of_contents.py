"""The contents list: entries with dots and page numbers, wrapped, in tables; and what stands below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agenda.drafts import ContentsEntryDraft
from extract.agenda.table_of_contents import entry_levels, heads_contents, read_contents, with_heads_before_lists
from extract.blocks import Block, Grid, GridCell, Paragraph
from extract.document import Region


def _lines(*texts: str) -> list[Block]:
    return [Paragraph(text, gap=False) for text in texts]


def _grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        GridCell(n, column, paragraphs=(Paragraph(text),) if text else ())
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, max(len(row) for row in rows))


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Toelichting 3", ("Toelichting", 3)),
        ("Toelichting ........ 3", ("Toelichting", 3)),
        ("Toelichting........3", ("Toelichting", 3)),  # dots that touch
        ("Toelichting . . . . . 3", ("Toelichting", 3)),
        ("Toelichting …………… 12", ("Toelichting", 12)),
        ("Toelichting ______ 3", ("Toelichting", 3)),
        ("Toelichting\t3", ("Toelichting", 3)),
        ("Interventie 4 Leeskoffer (3)", ("Interventie 4 Leeskoffer", 3)),  # a printed web page
        ("En verder... 9", ("En verder", 9)),  # three dots before a number are leaders too
        ("2.1 Kennis 5", ("2.1 Kennis", 5)),  # its own number stays
        ("Interventie Samen van groep 8 naar de brugklas 7", ("Interventie Samen van groep 8 naar de brugklas", 7)),
    ],
)
def test_entry(line: str, entry: tuple[str, int]) -> None:
    entries, taken, _ = read_contents(_lines(line))
    assert [(e.heading, e.printed_page) for e in entries] == [entry]
    assert taken == 1


def test_entries_as_rows_of_a_table() -> None:
    grid = _grid(("Toelichting", "3"), ("2.", "Interventies", "4"), ("", ""), ("Slot ... 9",))
    entries, taken, _ = read_contents([grid])
    assert [(e.heading, e.printed_page) for e in entries] == [("Toelichting", 3), ("2. Interventies", 4), ("Slot", 9)]
    assert taken == 1


def test_the_list_ends_where_no_number_follows() -> None:
    below = "Veldenrode is een gemeente met vier kernen, en in elk daarvan staat een school " * 2
    entries, taken, _ = read_contents(_lines("Toelichting 3", "Slot 9", "Toelichting", below))
    assert ([e.heading for e in entries], taken) == (["Toelichting", "Slot"], 2)


def test_a_wrapped_entry_is_one() -> None:
    entries, taken, _ = read_contents(
        _lines("Toelichting 3", "Interventie Samen van de basisschool", "naar de brugklas 7", "Slot 9")
    )
    assert [(e.heading, e.printed_page) for e in entries] == [
        ("Toelichting", 3),
        ("Interventie Samen van de basisschool naar de brugklas", 7),
        ("Slot", 9),
    ]
    assert taken == 4


def test_the_second_half_of_the_last_entry_may_stand_below_its_number() -> None:
    entries, taken, _ = read_contents(
        _lines("Toelichting 3", "Gelijke kansen voor alle kinderen 9", "in de gemeente Veldenrode", "Toelichting")
    )
    assert entries[-1].heading == "Gelijke kansen voor alle kinderen in de gemeente Veldenrode"
    assert taken == 3


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        _lines("Toelichting", "Veldenrode", "Oosterlo"),  # a list without numbers is no list
        [_grid(("Doel", "Meer taal"), ("Doelgroep", "Peuters"))],
    ],
)
def test_nothing_taken(blocks: list[Block]) -> None:
    assert read_contents(blocks) == ([], 0, None)


def test_a_wrapped_entry_may_break_at_a_figure() -> None:
    entries = read_contents(_lines("Toelichting 3", "Interventie Samen van groep 8", "naar de brugklas 7", "Slot 9"))[0]
    assert [(e.heading, e.printed_page) for e in entries] == [
        ("Toelichting", 3),
        ("Interventie Samen van groep 8 naar de brugklas", 7),
        ("Slot", 9),
    ]


def test_a_year_is_no_page_number() -> None:
    assert read_contents(_lines("Addendum GKA-agenda 2023")) == ([], 0, None)


def _entry(heading: str, indent: float = 0.0) -> ContentsEntryDraft:
    return ContentsEntryDraft(heading, 1, indent, Paragraph(heading))


@pytest.mark.parametrize(
    ("entries", "parts", "levels"),
    [
        ([("Toelichting", 70), ("Kennis", 82), ("Slot", 70)], [False] * 3, [1, 2, 1]),  # indents tell
        ([("A", 70), ("B", 71), ("C", 70)], [True, False, False], [1, 2, 2]),  # a point more or less is no indent
        ([("A", 70), ("B", 82), ("C", 94)], [False] * 3, [1, 2, 3]),
        ([("1. A", 0), ("1.1 B", 0), ("2. C", 0)], [False] * 3, [1, 2, 1]),  # numbers tell
        ([("1. A", 0), ("2. B", 0), ("3. C", 0)], [True, False, True], [1, 2, 1]),  # plain numbers tell nothing
        ([("Titel", 0), ("Toelichting", 0), ("Interventies", 0)], [True, False, True], [1, 2, 1]),  # the template tells
        ([("Vooraf", 0), ("Titel", 0), ("Toelichting", 0)], [False, True, False], [1, 1, 2]),  # nothing above it yet
        ([], [], []),
    ],
)
def test_entry_levels(entries: list[tuple[str, float]], parts: list[bool], levels: list[int]) -> None:
    assert entry_levels([_entry(*entry) for entry in entries], parts) == levels


@given(st.lists(st.text(alphabet=st.sampled_from("Aab .…_·\t1290"), max_size=50), max_size=8))
def test_any_lines(texts: list[str]) -> None:
    blocks = _lines(*texts)
    entries, taken, _ = read_contents(blocks)
    assert 0 <= taken <= len(blocks)
    assert all(entry.printed_page is not None for entry in entries)
    assert len(entry_levels(entries, [False] * len(entries))) == len(entries)


def test_rows_below_the_last_number_are_another_table() -> None:
    texts = (("Toelichting", "3"), ("Slot", "9"), ("Doel", "Meer voorlezen"), ("Planning", "2023"))
    cells = tuple(
        GridCell(n, column, paragraphs=(Paragraph(text),))
        for n, row in enumerate(texts)
        for column, text in enumerate(row)
    )
    entries, taken, below = read_contents([Grid(cells, 2)])
    assert ([entry.heading for entry in entries], taken) == (["Toelichting", "Slot"], 1)
    assert below is not None
    assert [(cell.row, cell.text) for cell in below.cells] == [
        (0, "Doel"),
        (0, "Meer voorlezen"),
        (1, "Planning"),
        (1, "2023"),
    ]


def test_page_numbers_may_stand_in_front() -> None:
    found, taken, below = read_contents(
        _lines("3 Toelichting", "5 Interventies", "5 … Taal", "11 Samenwerking", "De tekst.")
    )
    assert [(entry.heading, entry.printed_page) for entry in found] == [
        ("Toelichting", 3),
        ("Interventies", 5),
        ("Taal", 5),
        ("Samenwerking", 11),
    ]
    assert (taken, below) == (4, None)


def test_page_numbers_in_front_that_nobody_brought_up_to_date() -> None:
    """They go back between the first and the last; a heading may be long."""
    long = (
        "Interventie Opbouwen van lokale netwerken van zwangerschap tot en met zes jaar in Veldenrode en Nieuw-Waterdam"
    )
    found, taken, _ = read_contents(_lines("3 Toelichting", "5 Taal", "6 Sport", f"5 {long}", "11 Begroting"))
    assert [entry.printed_page for entry in found] == [3, 5, 6, 5, 11]
    assert (found[3].heading, taken) == (long, 5)


@pytest.mark.parametrize(
    "lines",
    [
        ("1 Toelichting", "2 Interventies", "3 Samenwerking"),  # parts that are counted
        ("3 Toelichting", "5 Interventies"),  # too few
        ("5 Toelichting", "4 Interventies", "3 Samenwerking"),  # pages never go back before the first
    ],
)
def test_numbers_in_front_that_are_no_pages(lines: tuple[str, ...]) -> None:
    assert read_contents(_lines(*lines))[0] == []


def _placed(text: str, top: float, left: float = 50) -> Paragraph:
    region = Region(2, left, top, left + 100, top + 10)
    return Paragraph(text, (region,), indent=left)


def test_page_numbers_in_a_column_in_front() -> None:
    grid = _grid(("3", "Toelichting"), ("4", "Interventies"), ("12", "Slot"))
    entries, taken, _ = read_contents([grid])
    assert [(e.heading, e.printed_page) for e in entries] == [("Toelichting", 3), ("Interventies", 4), ("Slot", 12)]
    assert taken == 1


def test_a_row_of_several_entries_goes_by_their_heights() -> None:
    numbers = tuple(_placed(text, top) for text, top in (("3", 20), ("4", 44)))
    headings = tuple(
        _placed(text, top, 90) for text, top in (("Een lange kop", 20), ("in twee regels", 32), ("Kort", 44))
    )
    grid = Grid((GridCell(0, 0, paragraphs=numbers), GridCell(0, 1, paragraphs=headings)), 2)
    entries, _, _ = read_contents([grid, _grid(("7", "Slot"))])
    assert [(e.heading, e.printed_page) for e in entries] == [
        ("Een lange kop in twee regels", 3),
        ("Kort", 4),
        ("Slot", 7),
    ]


def test_a_numbered_list_of_things_is_no_contents_list() -> None:
    assert read_contents([_grid(("1", "Taal"), ("2", "Rekenen"), ("3", "Sport"))])[0] == []


def test_a_list_in_two_columns_has_its_indents_by_column() -> None:
    lines = (("Deel een", 20, 50), ("Kennis", 32, 60), ("Deel twee", 20, 300), ("Slot", 32, 310))
    entries = [ContentsEntryDraft(text, 1, left, _placed(text, top, left)) for text, top, left in lines]
    assert entry_levels(entries, [False] * 4) == [1, 2, 1, 2]


def test_a_list_in_two_columns_is_read_column_by_column() -> None:
    # A table of four columns: page numbers in front, as in brochures, or behind.
    rows = [("3", "Aanleiding", "6", "Onderzoek"), ("4", "Interventies", "7", "Samenwerking")]
    behind = [(b, a, d, c) for a, b, c, d in rows]
    for printed in (rows, behind):
        entries, taken, below = read_contents([_grid(*printed)])
        assert [(entry.heading, entry.printed_page) for entry in entries] == [
            ("Aanleiding", 3),
            ("Interventies", 4),
            ("Onderzoek", 6),
            ("Samenwerking", 7),
        ]
        assert (taken, below) == (1, None)


def test_a_list_in_three_columns_is_read_column_by_column() -> None:
    grid = _grid(("Toelichting", "3", "Kennis", "5", "Samenwerking", "8"), ("Aanleiding", "4", "Slot", "6", "", ""))
    entries, taken, _ = read_contents([grid])
    assert [entry.heading for entry in entries] == ["Toelichting", "Aanleiding", "Kennis", "Slot", "Samenwerking"]
    assert [entry.printed_page for entry in entries] == [3, 4, 5, 6, 8] and taken == 1


def test_the_heading_in_the_first_row_of_its_table_stands_above_it() -> None:
    head, table = with_heads_before_lists([_grid(("Inhoud", ""), ("Toelichting", "3"), ("Samenwerking", "4"))])
    assert isinstance(head, Paragraph) and head.text == "Inhoud"
    assert [(one.heading, one.printed_page) for one in read_contents([table])[0]] == [
        ("Toelichting", 3),
        ("Samenwerking", 4),
    ]


def test_a_table_with_that_word_and_no_pages_stays_whole() -> None:
    grid = _grid(("Inhoud", ""), ("Doel", "Taal"))
    assert with_heads_before_lists([grid]) == [grid]


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (("Toelichting 3", "Interventies 4", "Interventie 1 Lezen 5", "Wat we verder doen 9"), True),
        (("3 Toelichting", "4 Interventies", "5 Interventie 1 Lezen", "9 Wat we verder doen"), True),
        (("Peuters 30", "Kleuters 40", "Ouders 50", "Vrijwilligers 12"), False),  # a table of numbers
        (("Toelichting 9", "Interventies 3", "Samenwerking 8", "Kennis 2"), False),  # numbers that go up and down
        (("Toelichting 3", "Interventies 4"), False),  # too few to tell
        (("Toelichting", "Interventies 4", "Samenwerking 5", "Kennis 6", "Lezen 7"), False),  # begins without a number
    ],
)
def test_a_list_is_told_by_its_entries_where_its_heading_says_nothing(lines: tuple[str, ...], heads: bool) -> None:
    assert heads_contents(Paragraph("In deze brochure"), _lines(*lines)) is heads


def test_entries_in_front_may_be_lines_and_tables() -> None:
    blocks = [*_lines("3 Toelichting", "4 Interventies"), _grid(("4", "Lezen"), ("5", "Rekenen")), *_lines("6 Kennis")]
    entries, taken, _ = read_contents(blocks)
    assert [(entry.heading, entry.printed_page) for entry in entries] == [
        ("Toelichting", 3),
        ("Interventies", 4),
        ("Lezen", 4),
        ("Rekenen", 5),
        ("Kennis", 6),
    ]
    assert taken == 4
