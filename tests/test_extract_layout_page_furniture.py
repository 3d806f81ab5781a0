"""Running headers, footers, page numbers and watermarks; and what only looks like them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from made_layout import segment

from extract.layout.lines import Segment
from extract.layout.page_furniture import Furniture, PageLines, is_running_title, watermark_keys
from extract.layout.tables.ruled import Box, RuledCell, RuledTable

WIDTH, HEIGHT = 595.0, 842.0
Line = tuple[float, str] | tuple[float, str, str]  # top, text, and text at the right


def _page(number: int, *lines: Line) -> PageLines:
    """A page with a line of running text in the middle of it."""
    found = [_line(line) for line in sorted((*lines, (400.0, f"Tekst van pagina {number} over taal.")))]
    return PageLines(number, WIDTH, HEIGHT, found)


def _line(line: Line) -> list[Segment]:
    places = (70.0, 400.0)
    return [segment(text, x0, line[0]) for x0, text in zip(places, line[1:], strict=False)]


def _found(*pages: PageLines) -> list[list[str]]:
    """The texts of each page's furniture."""
    furniture = Furniture()
    furniture.learn(pages)
    return [[" ".join(s.text for s in page.lines[n]) for n in sorted(furniture.positions_on(page))] for page in pages]


HEADER = (30.0, "GKA Agenda Gemeente Veldenrode")


def test_a_running_header_and_a_footer_with_its_number() -> None:
    pages = [_page(n, HEADER, (800.0, f"Gemeente Veldenrode - {n}")) for n in (1, 2, 3)]
    assert _found(*pages) == [[HEADER[1], f"Gemeente Veldenrode - {n}"] for n in (1, 2, 3)]


def test_bare_page_numbers_repeat_but_for_the_number() -> None:
    assert _found(*(_page(n, (800.0, str(n))) for n in (1, 2, 3))) == [["1"], ["2"], ["3"]]


def test_a_page_number_that_says_so_needs_no_other_page() -> None:
    assert _found(_page(1, (800.0, "Pagina 1 van 9"))) == [["Pagina 1 van 9"]]
    assert _found(_page(1, (800.0, "Blz. 4"))) == [["Blz. 4"]]


def test_a_header_and_a_number_at_its_right() -> None:
    pages = [_page(n, (800.0, "Gemeente Veldenrode", f"pagina {n}")) for n in (1, 2, 3)]
    assert _found(*pages) == [[f"Gemeente Veldenrode pagina {n}"] for n in (1, 2, 3)]


def test_what_stands_once_stays() -> None:
    assert _found(_page(1, (30.0, "GKA Agenda Gemeente Veldenrode")), _page(2), _page(3)) == [[], [], []]


def test_a_year_or_a_number_alone_on_one_page_stays() -> None:
    assert _found(_page(1, (800.0, "2023")), _page(2), _page(3)) == [[], [], []]


def test_the_same_words_at_different_heights_stay() -> None:
    """A label that stands first on several pages, each at its own height, is no header."""
    assert _found(_page(1, (30.0, "Doel")), _page(2, (60.0, "Doel")), _page(3, (90.0, "Doel"))) == [[], [], []]


def test_the_same_words_in_another_size_stay() -> None:
    large = [segment("Veldenrode", 70.0, 20.0, 20.0)]
    pages = [_page(n, (30.0, "Veldenrode")) for n in (1, 2, 3)]
    title = PageLines(4, WIDTH, HEIGHT, [large, *_page(4).lines])
    assert _found(*pages, title) == [["Veldenrode"], ["Veldenrode"], ["Veldenrode"], []]


def test_the_middle_of_a_page_holds_no_furniture() -> None:
    assert _found(*(_page(n, (300.0, "Interventie | Taalmaatjes")) for n in (1, 2, 3))) == [[], [], []]


def test_furniture_ends_where_something_else_begins() -> None:
    """A repeated label right below what is printed once is the page's own."""
    pages = [_page(n, (30.0, text), (60.0, "Doelgroep")) for n, text in ((1, "Taal"), (2, "Zwemmen"), (3, "Sport"))]
    assert _found(*pages) == [[], [], []]


def test_few_pages_need_two_many_need_three() -> None:
    twice = [_page(1, HEADER), _page(2, HEADER), _page(3)]
    assert _found(*twice) == [[HEADER[1]], [HEADER[1]], []]
    assert _found(*twice, _page(4), _page(5)) == [[], [], [], [], []]


def test_later_batches_know_what_earlier_ones_learnt() -> None:
    furniture = Furniture()
    furniture.learn([_page(n, HEADER) for n in (1, 2, 3)])
    last = _page(4, HEADER)
    furniture.learn([last])
    assert furniture.positions_on(last) == {0}


def test_an_empty_page() -> None:
    assert _found(PageLines(1, WIDTH, HEIGHT, [])) == [[]]


def test_watermarks_are_far_larger_and_stand_at_one_place() -> None:
    def page(number: int, top: float) -> PageLines:
        return PageLines(number, WIDTH, HEIGHT, [[segment("CONCEPT", 150.0, top, 60.0)], *_page(number).lines])

    found = watermark_keys([page(1, 300.0), page(2, 300.0)], 10.0)
    assert {text for text, _, _ in found} == {"CONCEPT"}
    assert watermark_keys([page(1, 300.0)], 10.0) == set()  # a cover's title stands once
    assert watermark_keys([page(1, 300.0), page(2, 500.0)], 10.0) == set()
    assert watermark_keys([page(1, 300.0), page(2, 300.0)], 40.0) == set()  # in a document of large type it is text


@pytest.mark.parametrize(
    ("text", "title"),
    [("GKA Agenda Veldenrode", True), ("Pagina 2 van 9", False), ("- 2 -", False), ("CONCEPT", False)],
)
def test_furniture_that_says_what_the_document_is(text: str, title: bool) -> None:
    assert is_running_title(text) is title


def _rows(tops: tuple[float, ...], *columns: float) -> tuple[RuledTable, ...]:
    """A drawn table with rows between the tops."""
    boxes = [
        RuledCell(row, n, 1, 1, Box(x0, top, x1, bottom))
        for row, (top, bottom) in enumerate(pairwise(tops))
        for n, (x0, x1) in enumerate(pairwise(columns))
    ]
    return (RuledTable(Box(columns[0], tops[0], columns[-1], tops[-1]), columns, tops, tuple(boxes), len(columns) > 2),)


def test_rows_of_a_drawn_table_that_fills_page_after_page_stay() -> None:
    """Budgets of many interventions repeat `Materiële kosten` at the same heights."""
    tables = _rows((60.0, 380.0, 720.0, 760.0), 65.0, 390.0, 530.0)
    pages = [replace(_page(n, (735.0, "Materiële kosten", "boeken")), tables=tables) for n in (1, 2, 3)]
    assert _found(*pages) == [[], [], []]


def test_a_header_drawn_as_a_table_is_furniture() -> None:
    tables = _rows((20.0, 40.0, 60.0), 65.0, 390.0, 530.0)
    pages = [replace(_page(n, (30.0, "GKA Agenda", "Veldenrode")), tables=tables) for n in (1, 2, 3)]
    assert _found(*pages) == [["GKA Agenda Veldenrode"]] * 3


def test_a_frame_around_the_page_holds_furniture_in_its_first_row() -> None:
    table = _rows((20.0, 60.0, 800.0), 65.0, 390.0, 530.0)[0]
    body = RuledCell(1, 0, 1, 2, Box(65.0, 60.0, 530.0, 800.0))
    frame = replace(table, cells=(*table.cells[:2], body))
    pages = [replace(_page(n, (30.0, "GKA Agenda", "Veldenrode")), tables=(frame,)) for n in (1, 2, 3)]
    assert _found(*pages) == [["GKA Agenda Veldenrode"]] * 3


def test_rows_without_rulers_that_go_on_from_the_body_stay() -> None:
    last = (745.0, "Materiële kosten", "boeken"), (760.0, "Overige kosten", "vervoer")
    pages = [_page(n, (730.0, f"Rij {'abc'[n - 1]}", "uren"), *last) for n in (1, 2, 3)]
    assert _found(*pages) == [[], [], []]


def test_numbers_that_do_not_count_pages_are_no_page_numbers() -> None:
    amounts = (("1.200", 1), ("13.400", 2), ("900", 3))
    assert _found(*(_page(n, (800.0, f"Totaal {amount} euro")) for amount, n in amounts)) == [[], [], []]


def test_spreads_count_two_numbers_a_page() -> None:
    pages = [_page(n, (800.0, f"Veldenrode {2 * n} en {2 * n + 1}")) for n in (1, 2, 3)]
    assert _found(*pages) == [[f"Veldenrode {2 * n} en {2 * n + 1}"] for n in (1, 2, 3)]


def test_a_page_that_is_there_twice_repeats_nothing() -> None:
    """A page that was put in twice has the same title at the same height, and the same lines in between."""
    lines = (HEADER, *((300.0 + 20 * n, f"Regel {n} van de agenda.") for n in range(4)))
    page = PageLines(1, WIDTH, HEIGHT, [_line(line) for line in lines])
    assert _found(page, replace(page, number=2)) == [[], []]


def test_running_heads_that_name_each_pages_sections() -> None:
    def page(number: int, *heads: str, rest: tuple[Line, ...] = ()) -> PageLines:
        made = _page(number, *rest, (30.0, *heads))
        title = [segment(f"{number} Hoofdstuk {'over' * number}", 70.0, 200.0, 19.0)]
        return replace(made, lines=[made.lines[0], title, *made.lines[1:]])

    heads = ("1 Hoofdstuk over", "3 hoofdstuk overoverover"), ("HOOFDSTUK OVEROVER", "7")
    pages = [page(1, *heads[0]), page(2, *heads[1]), page(3, "Een zin die nergens staat")]
    assert _found(*pages) == [[" ".join(heads[0])], [" ".join(heads[1])], []]
    # Right above text the same words are a line of it.
    pages[0] = replace(pages[0], lines=[pages[0].lines[0], [segment("Meer tekst", 70.0, 43.0)], *pages[0].lines[1:]])
    assert _found(*pages)[0] == []


def test_the_title_once_more_above_the_text_is_a_heading() -> None:
    pages = [_page(n, (30.0, f"Pagina over {n}")) for n in (1, 2)]
    large = [segment("Kansen voor ieder kind", 70.0, 30.0, size) for size in (24.0, 14.0)]
    pages = [replace(page, lines=[[title], *page.lines[1:]]) for page, title in zip(pages, large, strict=True)]
    assert _found(*pages) == [[], []]


def test_a_word_that_begins_large_headings_at_one_place_is_no_watermark() -> None:
    """`Interventie 4` and `Interventie 5`, each at the head of its page."""
    pages = [PageLines(n, 595.0, 842.0, [[segment(f"Interventie {n} lezen", 100.0, 50.0, 27.0)]], ()) for n in (4, 5)]
    assert watermark_keys(pages, 10.0) == set()
