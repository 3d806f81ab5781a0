"""The edges of shades behind rows; boxes with a label on their edge, which are no tables."""

from extract.layout.tables.ruled import level_edges, ruled_tables
from extract.pdf.page_objects import Fill


def test_the_level_edges_of_shades_behind_rows() -> None:
    """A shade as large as the page, or too low for a row, is none."""
    fills = [Fill(70, 100, 370, 116, 0xEEEEEE), Fill(0, 0, 595, 842, 0xFFFFFF), Fill(70, 200, 370, 202, 0)]
    assert [(s.x0, s.x1, s.top) for s in level_edges(fills, 595, 842)] == [(70, 370, 100), (70, 370, 116)]


def test_a_box_with_a_chip_on_its_upper_edge_is_no_table() -> None:
    box, chip, head = Fill(70, 100, 290, 170, 0xFFF0E0), Fill(80, 91, 167, 108, 0xD05040), Fill(70, 84, 290, 100, 0xD0)
    assert ruled_tables((), (box, chip), 595, 842) == []
    assert [len(table.cells) for table in ruled_tables((), (box, head), 595, 842)] == [2]  # a title row


def test_a_panel_that_the_pages_end_cut_at_a_chip_is_no_table() -> None:
    panel, chip, other = (
        Fill(370, 57, 548, 279, 0xE6F3F1),
        Fill(398, 57, 448, 71, 0x0F6B63),
        Fill(398, 96, 483, 110, 0x0F6B63),
    )
    assert ruled_tables((), (panel, chip, other), 595, 842) == []
