"""Boxes that cover a page like tiles, a label on top of each; a line alone in its box; signs in a box's corner."""

from made_print import Sheet, read_sheets, values

from extract.layout.tables.ruled import Box
from extract.layout.tiles import tile_bands
from extract.layout.words import words_of
from extract.pdf.page_objects import Fill, Glyphs

_DARK, _LIGHT = 0x1D3557, 0xE9EEF5
_LABEL_SIZE = 8.0


def _tile(sheet: Sheet, box: tuple[float, float, float, float], label: str, *lines: str, chip: bool = True) -> None:
    """A filled box with its label in the corner and its value below."""
    x0, top, x1, bottom = box
    sheet.fills.append(Fill(x0, top, x1, bottom, _LIGHT))
    if chip:
        sheet.fills.append(Fill(x0, top, x0 + 6 * len(label), top + 15, _DARK))
    sheet.at(label, x0 + 6, top + 3, _LABEL_SIZE, colour=0xFFFFFF)
    for n, line in enumerate(lines):
        sheet.at(line, x0 + 8, top + 24 + 16 * n, 12.0)


def _poster() -> Sheet:
    """An intervention in boxes of several sizes, without one gutter from top to bottom."""
    sheet = Sheet()
    sheet.at("Interventie 1 | Samen lezen", 40, 40, 22, bold=True)
    _tile(sheet, (40, 100, 380, 200), "Doel", "Kinderen lezen door in de", "vakantie.")
    _tile(sheet, (388, 100, 555, 200), "Doelgroep", "Leerlingen van", "groep 3")
    _tile(sheet, (40, 208, 295, 340), "Activiteiten", "een koffer met boeken en", "een leesfeest in de zomer")
    _tile(sheet, (303, 208, 555, 270), "Betrokken partijen", "Bibliotheek Rijnoever en", "Stichting De Brug")
    _tile(sheet, (303, 278, 555, 340), "Planning", "zomer 2022")
    return sheet


def test_a_box_with_its_chip_is_a_labelled_value_wherever_it_stands() -> None:
    assert values(read_sheets(_poster())) == [
        (0, "doel", "Kinderen lezen door in de vakantie."),
        (0, "doelgroep", "Leerlingen van groep 3"),
        (0, "activiteiten", "een koffer met boeken en een leesfeest in de zomer"),
        (0, "betrokken_partijen", "Bibliotheek Rijnoever en Stichting De Brug"),
        (0, "planning", "zomer 2022"),
    ]


def test_an_arrow_in_the_corner_of_a_box_is_an_ornament() -> None:
    sheet = _poster()
    sheet.at("➜", 360, 180, 14)
    sheet.at("▼", 394, 180, 14)
    found = read_sheets(sheet)
    assert [text for _, _, text in values(found)[:2]] == [
        "Kinderen lezen door in de vakantie.",
        "Leerlingen van groep 3",
    ]
    assert found.pages[0].characters_furniture == 2


def test_tiles_are_read_row_by_row_or_column_by_column_where_rows_cannot_be_parted() -> None:
    boxes = [Box(40, 100, 290, 300), Box(40, 310, 290, 400), Box(300, 100, 560, 200), Box(300, 210, 560, 400)]
    sheet = Sheet()
    for n, box in enumerate(boxes):
        _tile(sheet, box, f"Deel {n}", "tekst van de tegel")
    band = tile_bands(words_of(Glyphs.of(sheet.glyphs)), boxes)[0]
    assert [tile[1].text for tile in band.words] == ["0", "1", "2", "3"]


def test_filled_cells_without_labels_are_no_tiles() -> None:
    boxes = [Box(40 + 130 * n, 100 + 60 * k, 160 + 130 * n, 150 + 60 * k) for k in range(3) for n in range(3)]
    sheet = Sheet()
    for box in boxes:
        sheet.at("een cel met", box.x0 + 5, box.top + 5, 10)
        sheet.at("twee regels", box.x0 + 5, box.top + 20, 10)
    assert tile_bands(words_of(Glyphs.of(sheet.glyphs)), boxes) == []


def test_boxes_of_one_width_in_two_columns_are_left_to_the_pages_own_cuts() -> None:
    """The text above and below them may stand in the same columns."""
    boxes = [Box(40, 100, 290, 300), Box(40, 310, 290, 400), Box(300, 100, 550, 200), Box(300, 210, 550, 400)]
    sheet = Sheet()
    for n, box in enumerate(boxes):
        _tile(sheet, box, f"Deel {n}", "tekst van de tegel")
    assert tile_bands(words_of(Glyphs.of(sheet.glyphs)), boxes) == []


def test_a_label_behind_its_icon_begins_where_the_icon_does() -> None:
    """Three labels above values in each of two columns: read column by column, although lines stand abreast."""
    sheet = Sheet()
    sheet.line("Interventie 1 | Samen lezen", size=16, bold=True)
    columns = (("Doel", "Doelgroep", "Planning"), ("Locatie", "Financiering", "Contact"))
    for x, labels in zip((70, 320), columns, strict=True):
        for n, label in enumerate(labels):
            sheet.at("☺", x, 120 + 50 * n, 10)
            sheet.at(label, x + 14, 120 + 50 * n, 10, bold=True)
            sheet.at(f"{label.lower()} van deze interventie", x, 134 + 50 * n, 10)
            sheet.at("en nog een regel", x, 148 + 50 * n, 10)
    assert [(name, " ".join(text.split())) for _, name, text in values(read_sheets(sheet))] == [
        (label.lower(), f"{label.lower()} van deze interventie en nog een regel")
        for labels in columns
        for label in labels
    ]
