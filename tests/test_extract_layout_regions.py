"""Panels beside running text, narratives in columns; and tables that are neither."""

import pytest
from made_layout import segment

from extract.layout.lines import Segment
from extract.layout.regions import PageDrawings, PageRegion, panels_of, regions_of, uprights_alone
from extract.layout.tables.ruled import Box
from extract.layout.text_columns import TextColumns
from extract.pdf.page_objects import Fill, Stroke

LEFT = "woorden van de lopende tekst aan de linkerkant"
RIGHT = "woorden van de tekst aan de rechterkant"


def _side(text: str, x0: float, top: float, pitch: float, count: int, size: float = 10.0) -> list[Segment]:
    return [segment(f"{text} {n}", x0, top + n * pitch, size) for n in range(count)]


def _begins(found: list[PageRegion]) -> list[str]:
    return [area.words[0].text for area in found]


def test_a_page_of_running_text_is_one_region() -> None:
    assert len(regions_of(_side(LEFT, 70, 100, 14, 30), PageDrawings())) == 1


def test_a_panel_beside_the_text_is_read_after_it() -> None:
    page = [*_side(LEFT, 70, 100, 14, 12), *_side("Planning", 400, 110, 11.5, 10, 9.0)]
    drawn = PageDrawings(panels=(Box(390, 95, 540, 235),))
    found = regions_of(page, drawn)
    assert _begins(found) == ["woorden", "Planning"]
    assert [area.boxed for area in found] == [False, True]


def test_a_long_panel_beside_a_few_lines_is_no_column_of_labels() -> None:
    """They stand abreast of some of its lines by chance; a shaded column of labels has fewer lines than the text."""
    page = [*_side(LEFT, 70, 100, 14, 7), *_side("Planning", 400, 100, 14, 20, 9.0)]
    found = regions_of(page, PageDrawings(panels=(Box(390, 95, 540, 400),)))
    assert [area.boxed for area in found] == [False, True]


def test_a_panel_at_the_left_is_read_after_the_text_that_it_belongs_to() -> None:
    page = [*_side("Planning", 70, 110, 11.5, 10, 9.0), *_side(LEFT, 250, 100, 14, 12)]
    found = regions_of(page, PageDrawings(panels=(Box(60, 95, 200, 235),)))
    assert _begins(found) == ["woorden", "Planning"]


@pytest.mark.parametrize(("slide", "begins"), [(True, ["Titel", "woorden"]), (False, ["woorden", "Titel"])])
def test_a_slides_title_may_stand_in_its_panel_at_the_left(slide: bool, begins: list[str]) -> None:
    """On an upright page large type in a panel is a numeral or a quotation: there the text has the heading."""
    page = [segment("Titel", 70, 100, 16.0), *_side("Planning", 70, 130, 11.5, 8, 9.0), *_side(LEFT, 250, 100, 14, 12)]
    found = regions_of(page, PageDrawings(panels=(Box(60, 95, 200, 235),), slide=slide))
    assert _begins(found) == begins


def test_what_stands_above_and_below_both_sides_is_read_before_and_after() -> None:
    broad = segment("Interventie over de hele breedte van de bladzijde met een lange naam erachter aan", 70, 60, 12.0)
    below = segment("Samenwerking over de hele breedte van de bladzijde met een lange naam erachter aan", 70, 300, 12.0)
    page = [broad, *_side(LEFT, 70, 100, 14, 12), *_side("Planning", 400, 110, 11.5, 10, 9.0), below]
    found = regions_of(page, PageDrawings(panels=(Box(390, 95, 540, 235),)))
    assert _begins(found) == ["Interventie", "woorden", "Planning", "Samenwerking"]


def test_each_panel_stays_with_the_heading_beside_it() -> None:
    one = [segment("Interventie een", 70, 100, 14.0), *_side(LEFT, 70, 125, 14, 8)]
    other = [segment("Interventie twee", 70, 300, 14.0), *_side(LEFT, 70, 325, 14, 8)]
    boxes = (Box(390, 95, 540, 235), Box(390, 295, 540, 435))
    beside = [*_side("Planning", 400, 110, 11.5, 9, 9.0), *_side("Doelgroep", 400, 310, 11.5, 9, 9.0)]
    found = regions_of([*one, *other, *beside], PageDrawings(panels=boxes))
    assert _begins(found) == ["Interventie", "Planning", "Interventie", "Doelgroep"]


def test_a_heading_below_both_sides_ends_them() -> None:
    page = [*_side(LEFT, 70, 100, 14, 9), *_side("Planning", 400, 110, 11.5, 10, 9.0), segment("Slot", 70, 260, 14.0)]
    found = regions_of(page, PageDrawings(panels=(Box(390, 95, 540, 235),)))
    assert _begins(found) == ["woorden", "Planning", "Slot"]


def test_columns_whose_lines_stand_at_their_own_heights_are_read_one_after_the_other() -> None:
    page = [*_side(LEFT, 70, 100, 14, 20), *_side(RIGHT, 320, 107, 13.2, 20)]
    found = regions_of(page, PageDrawings())
    assert _begins(found) == ["woorden", "woorden"]
    assert [area.resumes for area in found] == [False, True]


def test_columns_on_one_grid_are_told_by_sentences_that_go_on() -> None:
    page = [*_side(LEFT, 70, 100, 14, 20), *_side(RIGHT, 320, 100, 14, 20)]
    assert len(regions_of(page, PageDrawings())) == 2


def test_labels_beside_values_are_a_table() -> None:
    """Each label begins where its value does; values of several lines leave the label's column empty below it."""
    page: list[Segment] = []
    for n, label in enumerate(("Planning", "Doel", "Doelgroep", "Locatie", "Contact")):
        page += [segment(label, 70, 100 + 40 * n), *_side(RIGHT, 200, 100 + 40 * n, 12, 3)]
    assert len(regions_of(page, PageDrawings())) == 1


def test_a_shaded_column_of_a_table_is_no_panel() -> None:
    page = [*_side("Loonkosten van jaar", 70, 100, 20, 8), *_side("€ 30.000", 400, 100, 20, 8)]
    assert len(regions_of(page, PageDrawings(panels=(Box(390, 95, 500, 260),)))) == 1


def test_rows_between_rules_are_a_table_whatever_their_lines_do() -> None:
    page: list[Segment] = []
    for n in range(4):
        page += [*_side("label in drie regels", 70, 105 + 80 * n, 14, 4), *_side(RIGHT, 300, 100 + 80 * n, 12, 5)]
    rules = tuple(Stroke(60, 95 + 80 * n, 540, 95 + 80 * n) for n in range(5))
    assert len(regions_of(page, PageDrawings(levels=rules))) == 1


def test_drawn_tables_are_never_cut() -> None:
    page = [*_side(LEFT, 70, 100, 14, 12), *_side("Planning", 400, 110, 11.5, 10, 9.0)]
    assert len(regions_of(page, PageDrawings(tables=(Box(60, 90, 540, 300),)))) == 1


def test_panels_are_filled_and_framed_boxes_outside_tables() -> None:
    frame = [Stroke(50, 400, 200, 400), Stroke(50, 500, 200, 500), Stroke(50, 400, 50, 500), Stroke(200, 400, 200, 500)]
    fills = [Fill(300, 100, 500, 300, 0xE3F1EF), Fill(60, 620, 120, 660, 0xE3F1EF)]
    assert panels_of(fills, frame, [Box(50, 600, 300, 700)]) == (Box(50, 400, 200, 500), Box(300, 100, 500, 300))


def _labelled(x0: float, top: float, *labels: str) -> list[Segment]:
    """Labels in bold, 40 apart, each above a value."""
    lines: list[Segment] = []
    for n, label in enumerate(labels):
        lines += [segment(label, x0, top + 40 * n, 9.0, bold=True), segment("peuters", x0, top + 12 + 40 * n)]
    return lines


def test_labels_above_values_in_two_columns_are_read_column_by_column() -> None:
    page = [*_labelled(70, 100, "Planning", "Doelgroep"), *_labelled(320, 100, "Locatie", "Contact")]
    assert [area.words[0].text for area in regions_of(page, PageDrawings())] == ["Planning", "Locatie"]


def test_a_tables_head_above_its_columns_is_no_label_above_a_value() -> None:
    page = [segment(head, x, 100, bold=True) for head, x in (("Partner", 70), ("Inzet", 320))]
    page += [segment("Bibliotheek De Brink", x, 114 + 14 * n) for n in range(5) for x in (70, 320)]
    assert len(regions_of(page, PageDrawings())) == 1


def test_a_label_beside_one_is_known_by_the_labels_above_it() -> None:
    """A form whose rows hold one or two; a label alone at the foot heads what follows over the whole width."""
    broad = segment("Iedere peuter leest met een vrijwilliger mee in de bibliotheek van het eigen dorp", 70, 240)
    page = [
        *_labelled(70, 100, "Planning", "Doelgroep", "Locatie"),
        *_labelled(320, 180, "Contact"),
        segment("en ouders", 320, 206),
    ]
    page += [segment("Activiteiten", 70, 226, 9.0, bold=True), broad]
    found = regions_of(sorted(page, key=lambda s: (s.top, s.x0)), PageDrawings())
    assert " ".join(area.words[0].text for area in found) == "Planning Locatie Contact Activiteiten"


def test_a_rule_down_the_middle_parts_text_columns_and_one_in_a_frame_does_not() -> None:
    """Lines abreast and paragraphs that begin abreast: nothing else would tell."""
    page = [segment(f"Woorden tot hier {n}.", x, 100 + 14 * n) for n in range(4) for x in (70, 170)]
    rule, head = Stroke(162, 100, 162, 156), Stroke(70, 100, 260, 100)
    assert len(regions_of(page, PageDrawings(uprights=uprights_alone([rule])))) == 2
    assert uprights_alone([rule, head]) == ()


def test_a_balance_s_two_sides_with_names_of_groups_are_a_table() -> None:
    """Each side has bold names above its rows, as labels stand; but its rows hold two cells."""
    page: list[Segment] = []
    for x in (70, 320):
        for n, name in enumerate(("Activa", "Vlottend", "Liquide")):
            page.append(segment(name, x, 100 + 48 * n, bold=True))
            page += [segment("Gebouwen", x, 114 + 48 * n + 14 * k) for k in range(2)]
            page += [segment("€ 5.000", x + 110, 114 + 48 * n + 14 * k) for k in range(2)]
    assert len(regions_of(sorted(page, key=lambda s: (s.top, s.x0)), PageDrawings())) == 1


def test_a_label_at_the_head_of_a_column_goes_on_with_nothing() -> None:
    """A signing block: `Ondertekening` ends the left column, and the right one begins with `Minister`."""
    left, right = (
        _labelled(x, 100, label, "Portefeuille", "Datum") for x, label in ((70, "Wethouder"), (320, "Minister"))
    )
    found = regions_of([*left, segment("Ondertekening", 70, 220, 9.0, bold=True), *right], PageDrawings())
    assert _begins(found) == ["Wethouder", "Minister", "Ondertekening"]
    assert not any(area.resumes for area in found)


def test_notes_in_the_margin_are_read_after_the_text_that_they_stand_beside() -> None:
    """Labels and values in small type beside running text, though they begin abreast of it; headings end both."""
    page: list[Segment] = []
    for n, title in enumerate(("Interventie een", "Interventie twee")):
        top = 100 + 200 * n
        notes = [
            segment(f"Waar {k}" if k % 2 == 0 else "in de wijk", 420, top + 30 + 9 * k, 7.5, k % 2 == 0)
            for k in range(4)
        ]
        page += [segment(title, 70, top, 14.0), *_side(LEFT, 70, top + 30, 14, 8), *notes]
    assert _begins(regions_of(page, PageDrawings())) == ["Interventie", "Waar", "Interventie", "Waar"]


def test_labels_in_the_margin_stay_beside_their_values() -> None:
    labels = [segment(f"Label {n}", 70, 100 + 42 * n, 7.5, bold=True) for n in range(5)]
    values = [line for n in range(5) for line in _side(LEFT, 160, 100 + 42 * n, 14, 2)]
    assert len(regions_of([*labels, *values], PageDrawings())) == 1


def _three_columns(rules: list[float]) -> list[PageRegion]:
    """A page of three columns that begin abreast line by line, below a heading, with upright rules at these places."""
    heading = segment("Kop boven de drie kolommen van deze pagina", 70, 70, 18)
    page = [heading, *(line for x in (70, 220, 370) for line in _side("Tekst van een kolom", x, 120, 14, 12))]
    return regions_of(page, PageDrawings(uprights=tuple(Stroke(x, 118, x, 300) for x in rules)))


def test_rules_part_three_columns_of_one_width() -> None:
    """Lines abreast are a table's, but for rules from the same height to the same height that part the width evenly."""
    assert [len(area.words) for area in _three_columns([205, 355])] == [8, 60, 60, 60]
    assert len(_three_columns([205, 280])) == 1


def test_boxes_in_the_documents_text_columns_are_no_table() -> None:
    """Labelled values in a newsletter's columns begin abreast here and there; their boxes lie in the columns."""
    page = [*_side("Een doos links", 70, 100, 30, 10), *_side("Een doos rechts", 310, 100, 30, 10)]
    tops = (90, 150, 210, 270)
    panels = tuple(Box(x, top, x + 220, top + 50) for x in (60, 300) for top in tops)
    columns = TextColumns(left=70, end=280, right=310, far=520)
    assert len(regions_of(page, PageDrawings(panels), columns=columns)) == 2
    # Across both columns, or without the boxes, they may be a table's.
    assert len(regions_of(page, PageDrawings((Box(60, 90, 520, 500),)), columns=columns)) == 1
    assert len(regions_of(page, PageDrawings(), columns=columns)) == 1
