"""Text columns are told from tables by how the text goes on, and each is read to its foot before the next."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from made_layout import segment

from extract.layout.lines import Segment, segments_of
from extract.layout.text_columns import column_stretches, text_columns

LEFT, RIGHT = 50.0, 306.0
GOES_ON = (
    ("De gemeente werkt met alle scholen en de opvang", "pende kinderen, ook als er thuis weinig wordt"),
    ("en met de bibliotheek aan een aanbod voor opgroei", "gelezen. Wie meer wil weten, belt de gemeente in"),
    ("dat elke week op een vaste middag open is voor ho", "het stadhuis, of komt langs op de maandagochtend"),
)
ROWS = (
    ("Het doel is dat kinderen graag naar school komen.", "Het doel is dat ouders de weg naar hulp kennen nu."),
    ("De aanpak begint met een gesprek bij de ouders aan.", "De aanpak begint met een brief die ieder ontvangt."),
    ("Na een jaar vragen wij wat het heeft opgeleverd bij.", "Na een jaar vragen wij wie de brief gelezen heeft."),
)


def lines(pairs: tuple[tuple[str, str], ...], step: float = 13.0, top: float = 100.0) -> list[list[Segment]]:
    return [
        [segment(one, LEFT, top + n * step), segment(other, RIGHT, top + n * step)]
        for n, (one, other) in enumerate(pairs)
    ]


def test_a_narrative_in_two_columns_is_found() -> None:
    """The left column ends in the middle of a word."""
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    assert columns.left == LEFT
    assert columns.right == RIGHT


def test_a_table_of_two_wide_columns_is_none() -> None:
    """Its rows stand apart, and nothing goes on at the right."""
    assert text_columns([lines(ROWS, step=30.0)]) is None


def test_a_page_of_plain_text_has_none() -> None:
    assert text_columns([[[segment("Een regel over de volle breedte van het blad", LEFT)]]]) is None


def test_a_line_over_the_whole_width_ends_a_stretch() -> None:
    """A narrative in columns around a heading over both."""
    across = [segment("Een kop die van de linkermarge tot ver over het midden van de pagina loopt", LEFT, 160.0, 10.0)]
    page = [*lines(GOES_ON), across, *lines(GOES_ON, top=190.0)]
    columns = text_columns([page])
    assert columns is not None
    assert list(column_stretches(page, columns)) == [(0, 3), (4, 7)]


def test_a_right_column_whose_paragraphs_are_all_indented_where_two_long_lines_stand_abreast() -> None:
    """The column begins where its other lines do, which stand beside short ones."""
    page = [
        [segment(one, LEFT, line[0].top), segment(other, RIGHT + 9, line[0].top)]
        for line, (one, other) in zip(lines(GOES_ON), GOES_ON, strict=True)
    ]
    page += [[segment("Kort", LEFT, 140.0 + n * 13), segment(GOES_ON[0][1], RIGHT, 140.0 + n * 13)] for n in range(9)]
    columns = text_columns([page])
    assert columns is not None
    assert abs(columns.right - RIGHT) < 2


def test_paragraphs_that_begin_abreast_by_chance_down_a_long_page() -> None:
    """Twice in fifty lines is no table, twice in half as many is."""
    step, texts = 13.0, GOES_ON * 17
    page, top = [], 100.0
    for n, (one, other) in enumerate(texts):
        top += step * (2 if n in (15, 33) else 1)
        page.append([segment(one, LEFT, top), segment(other, RIGHT, top)])
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    assert list(column_stretches(page, columns)) == [(0, len(page))]
    assert list(column_stretches(page[12:36], columns)) == []


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=1, max_size=12))
def test_stretches_never_overlap_and_stay_on_the_page(lengths: list[tuple[int, int]]) -> None:
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    page = lines(tuple(("a" * one, "b" * other) for one, other in lengths))
    found = list(column_stretches(page, columns))
    assert all(0 <= start < end <= len(page) for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_a_list_that_goes_on_at_the_head_of_the_right_column() -> None:
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    items = [[segment("- elk jaar", columns.left), segment("- deelt wat werkt", columns.right)]]
    table = [[segment("Elk jaar", columns.left), segment("Deelt wat werkt", columns.right)]]
    assert list(column_stretches(items, columns)) == [(0, 1)]
    assert list(column_stretches(table, columns)) == []


def test_a_left_column_that_is_longer_ends_with_its_page() -> None:
    """A heading and its paragraph below the foot of the right column; text over the whole width is none of it."""
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    heading = [segment("B. Lezen", LEFT, 152.0)]
    full = [segment(GOES_ON[0][0], LEFT, 165.0)]
    across = [segment("Een regel die van de linkermarge tot ver over het midden van de pagina loopt", LEFT, 165.0)]
    assert list(column_stretches([*lines(GOES_ON), heading, full], columns)) == [(0, 5)]
    assert list(column_stretches([*lines(GOES_ON), heading, across], columns)) == [(0, 3)]


def test_paragraphs_of_columns_may_begin_abreast_by_chance() -> None:
    """Two do on a page whose columns begin eight paragraphs each; a table's rows all do."""
    columns = text_columns([lines(GOES_ON)])
    assert columns is not None
    page: list[list[Segment]] = []
    for n in range(8):
        top = 100.0 + 60.0 * n
        beside = top if n in (2, 5) else top + 13.0
        for k, (one, other) in enumerate(GOES_ON):
            page += [[segment(one, LEFT, top + 13.0 * k)], [segment(other, RIGHT, beside + 13.0 * k)]]
    page = segments_of([word for line in page for part in line for word in part.words])
    assert list(column_stretches(page, columns)) == [(1, len(page))]  # its first line stands beside nothing
    assert list(column_stretches(lines(ROWS[:2] * 3, step=20.0), columns)) == []
