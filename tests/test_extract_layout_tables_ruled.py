"""The edges of shades behind rows."""

from extract.layout.tables.ruled import level_edges
from extract.pdf.page_objects import Fill


def test_the_level_edges_of_shades_behind_rows() -> None:
    """A shade as large as the page, or too low for a row, is none."""
    fills = [Fill(70, 100, 370, 116, 0xEEEEEE), Fill(0, 0, 595, 842, 0xFFFFFF), Fill(70, 200, 370, 202, 0)]
    assert [(s.x0, s.x1, s.top) for s in level_edges(fills, 595, 842)] == [(70, 370, 100), (70, 370, 116)]
