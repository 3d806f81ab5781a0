"""Columns stand where ink does: figures tell first, heads follow them."""

from hypothesis import given
from hypothesis import strategies as st
from made_matrix import flush_right, line

from extract.layout.lines import Segment
from extract.layout.tables.columns import ink_columns

ROWS = [
    line(100 + 14 * n, (70, "Sport"), flush_right(240, figure), flush_right(340, figure))
    for n, figure in enumerate(("12", "9", "45", "7"))
]


def _lines(rows: list[list[str]]) -> list[list[Segment]]:
    return [line(100 + 20 * n, *((70 + 100 * k, text) for k, text in enumerate(row))) for n, row in enumerate(rows)]


def test_heads_that_stand_beside_their_figures_add_no_column() -> None:
    """Heads in the middle of wide columns, figures at their right edges."""
    assert len(ink_columns([line(80, (190, "Deel"), (290, "Kans")), *ROWS])) == 3


def test_a_column_without_figures_beside_figures_is_one() -> None:
    noted = [[*row, *line(100 + 14 * n, (360, "zie noot"))] for n, row in enumerate(ROWS)]
    assert len(ink_columns(noted)) == 4


@given(st.lists(st.lists(st.text("abc1", min_size=1, max_size=8), min_size=2, max_size=4), min_size=2, max_size=8))
def test_columns_stand_side_by_side(rows: list[list[str]]) -> None:
    columns = ink_columns(_lines(rows))
    assert columns == sorted(columns)
    assert all(x0 < x1 for x0, x1 in columns)
