"""A table without uprights has its columns where ink stands, and its spans where heads reach over several of them."""

from hypothesis import given
from hypothesis import strategies as st
from made_matrix import flush_right, line

from extract.layout.lines import Segment
from extract.layout.tables.matrix import PlacedTable, read_matrix
from extract.layout.tables.table_lines import Rule

FIGURES = [
    line(100, (70, "Thema"), (200, "2020"), (300, "2021")),
    line(120, (70, "Sport"), flush_right(220, "1.250"), flush_right(320, "900")),
    line(140, (70, "Cultuur"), flush_right(220, "75"), flush_right(320, "12.000")),
]


def printed(made: PlacedTable | None) -> list[tuple[int, int, int, int, str]]:
    """The cells that hold text: row, column, row span, column span, text."""
    assert made is not None
    return [
        (c.row, c.column, c.row_span, c.column_span, " ".join(s.text for s in c.lines)) for c in made.cells if c.lines
    ]


def test_columns_flush_right_keep_their_heads() -> None:
    assert [c[:2] + c[4:] for c in printed(read_matrix(FIGURES, ()))] == [
        (0, 0, "Thema"),
        (0, 1, "2020"),
        (0, 2, "2021"),
        (1, 0, "Sport"),
        (1, 1, "1.250"),
        (1, 2, "900"),
        (2, 0, "Cultuur"),
        (2, 1, "75"),
        (2, 2, "12.000"),
    ]


def test_a_head_over_two_columns_spans_them() -> None:
    """And the head of the first column, alone there, reaches over both header rows."""
    lines = [
        line(80, (70, "Dienst"), (225, "Uitgaven")),
        line(95, (200, "2020"), (300, "2021")),
        line(115, (70, "Sport"), (200, "12"), (300, "34")),
        line(135, (70, "Zorg"), (200, "56"), (300, "78")),
    ]
    cells = printed(read_matrix(lines, [Rule(195, 325, 93)]))
    assert (0, 0, 2, 1, "Dienst") in cells
    assert (0, 1, 1, 2, "Uitgaven") in cells
    assert (1, 2, 1, 1, "2021") in cells


def test_a_name_in_the_middle_of_all_columns_spans_them() -> None:
    """It names the rows below it; the rows above and below keep theirs."""
    lines = [
        line(100, (70, "Thema"), (200, "Aantal"), (300, "Deel")),
        line(120, (70, "Sport"), (200, "12"), (300, "34")),
        line(140, (180, "Noord")),  # half as long as it is far from both edges
        line(160, (70, "Zorg"), (200, "56"), (300, "78")),
    ]
    left, right = 70.0, max(s.x1 for s in lines[0])
    name = lines[2][0]
    middle = (left + right) / 2 - (name.x1 - name.x0) / 2
    lines[2] = line(140, (middle, "Noord"))
    assert (2, 0, 1, 3, "Noord") in printed(read_matrix(lines, ()))


def test_years_are_a_header_row_above_their_units() -> None:
    lines = [
        line(100, (70, "Lasten"), (200, "2020"), (300, "2021")),
        line(112, (200, "euro"), (300, "euro")),
        line(124, (70, "Sport"), (200, "12"), (300, "34")),
        line(136, (70, "Zorg"), (200, "56"), (300, "78")),
    ]
    assert [c[:2] + c[4:] for c in printed(read_matrix(lines, ())) if c[1] == 1] == [
        (0, 1, "2020"),
        (1, 1, "euro"),
        (2, 1, "12"),
        (3, 1, "56"),
    ]


def test_a_label_of_two_lines_is_one_cell() -> None:
    """Its figures stand on the first of them."""
    lines = [
        line(100, (70, "Jeugdhulp en"), (200, "12"), (300, "34")),
        line(112, (70, "onderwijs")),
        line(132, (70, "Zorg"), (200, "56"), (300, "78")),
    ]
    assert [c[4] for c in printed(read_matrix(lines, ())) if c[1] == 0] == ["Jeugdhulp en onderwijs", "Zorg"]


def test_one_column_is_no_table() -> None:
    assert read_matrix([line(100, (70, "Een regel")), line(114, (70, "en nog een"))], ()) is None


def _lines(rows: list[list[str]]) -> list[list[Segment]]:
    return [line(100 + 20 * n, *((70 + 100 * k, text) for k, text in enumerate(row))) for n, row in enumerate(rows)]


@given(st.lists(st.lists(st.text("abc1", min_size=1, max_size=8), min_size=2, max_size=4), min_size=2, max_size=8))
def test_no_text_is_lost_and_no_two_cells_overlap(rows: list[list[str]]) -> None:
    """Each word of the lines is in one cell; each place of the grid in one cell."""
    made = read_matrix(_lines(rows), ())
    assert made is not None
    words = sorted(word.text for cell in made.cells for part in cell.lines for word in part.words)
    assert words == sorted(text for row in rows for text in row)
    places = [
        (row, column)
        for c in made.cells
        for row in range(c.row, c.row + c.row_span)
        for column in range(c.column, c.column + c.column_span)
    ]
    assert len(places) == len(set(places)) == made.rows * len(made.edges)


def test_a_short_text_in_a_wide_column_spans_nothing() -> None:
    """Its middle is nearer to that of two columns, but only lines above the first rule are heads."""
    lines = [
        line(80, (70, "Speerpunt"), (200, "Acties"), (450, "Resultaat")),
        line(100, (200, "voor"), (450, "meer taal")),
        line(112, (70, "Taal"), (200, "voorlezen in alle wijken en kernen"), (450, "op school")),
    ]
    assert (1, 0, 1, 1, "Taal") in printed(read_matrix(lines, [Rule(70, 500, 94)]))
