"""Labels above their values in columns: how a document sets them, and the bands of a page that they make."""

from made_layout import segment

from extract.layout.label_columns import LabelSetting, bands_of, label_setting
from extract.layout.lines import Segment, segments_of
from extract.pdf.page_objects import Stroke

TEXT = 10.0
STEP = 13.0


def _cell(label: str, values: list[str], x0: float, top: float) -> list[Segment]:
    """A bold label and the lines of its value below it."""
    lines = [segment(text, x0, top + n * STEP, TEXT) for n, text in enumerate(values, 1)]
    return [segment(label, x0, top, TEXT, bold=True), *lines] if label else lines


def _two_columns(top: float) -> list[Segment]:
    left = [
        *_cell("Planning", ["van maart", "tot en met juli"], 60, top),
        *_cell("Doelgroep", ["ouders"], 60, top + 60),
    ]
    right = [*_cell("Locatie", ["de bibliotheek"], 300, top), *_cell("Contact", ["Ada Bos"], 300, top + 60)]
    return [
        *left,
        *right,
        *_cell("Doel", ["lezen"], 60, top + 100),
        *_cell("Monitoring", ["een vragenlijst"], 300, top + 100),
    ]


def _setting(*pages: list[Segment]) -> LabelSetting:
    return label_setting([[[line] for line in page] for page in pages])


def _read(page: list[Segment], setting: LabelSetting, levels: tuple[Stroke, ...] = ()) -> list[list[list[str]]]:
    """The lines of each column of each band."""
    return [
        [[" ".join(w.text for w in s.words) for line in segments_of(c) for s in line] for c in band.columns]
        for band in bands_of(page, setting, levels, ())
    ]


def test_where_labels_stand_is_learnt_from_all_pages() -> None:
    setting = _setting(_two_columns(100), _cell("Planning", ["van maart"], 180, 100))
    # One label at a place of its own is no column.
    assert (len(setting.styles), setting.edges) == (1, (60, 300))


def test_labels_at_one_place_make_no_columns() -> None:
    page = [line for n in range(5) for line in _cell(f"Label {n}", ["een waarde"], 60, 100 + 40 * n)]
    setting = _setting(page)
    assert setting.edges == ()
    assert len(bands_of(page, setting, (), ())) == 1


def test_each_band_is_read_column_by_column() -> None:
    heading = segment("Samen lezen", 60, 60, 16.0)
    page = [heading, *_two_columns(100)]
    assert _read(page, _setting(page)) == [
        [["Samen lezen"]],
        [
            ["Planning", "van maart", "tot en met juli", "Doelgroep", "ouders", "Doel", "lezen"],
            ["Locatie", "de bibliotheek", "Contact", "Ada Bos", "Monitoring", "een vragenlijst"],
        ],
    ]


def test_a_value_may_go_on_in_the_next_column_without_a_label() -> None:
    # Seen in brochures set in three columns: the last label of a page has its value beside it.
    page = [*_cell("Partners", ["de school", "de opvang"], 60, 100), *_cell("", ["de bibliotheek", "ouders"], 300, 90)]
    (band,) = _read(page, _setting(_two_columns(100), page))
    assert band == [["Partners", "de school", "de opvang"], ["de bibliotheek", "ouders"]]


def test_the_number_of_columns_may_change_in_mid_page() -> None:
    three = [*_row_of_three("ABC", 300), *_row_of_three("DEF", 400)]
    page = [*_two_columns(100), *three]
    found = _read(page, _setting(page))
    assert [len(band) for band in found] == [2, 3]


def _row_of_three(names: str, top: float) -> list[Segment]:
    return [
        line
        for n, name in enumerate(names)
        for line in _cell(f"Label {name}", [f"waarde {name}", f"op regel {name}"], 60 + 160 * n, top)
    ]


def test_page_numbers_beside_entries_are_no_column() -> None:
    # `Inhoudsopgave` below a block of labels: its numbers stand inside the block's second column.
    entries = [part for n in range(4) for part in _entry("Een titel", 320 + STEP * n)]
    heading = segment("Inhoudsopgave", 60, 290, 14.0)
    page = [*_two_columns(100), heading, *entries]
    found = _read(page, _setting(page))
    assert [len(band) for band in found] == [2, 1]
    assert found[1][0][:2] == ["Inhoudsopgave", "Een titel"]


def _entry(title: str, top: float) -> list[Segment]:
    return [segment(title, 60, top, TEXT), segment("12", 520, top, TEXT)]


def test_a_rule_over_both_columns_ends_a_band() -> None:
    page = [*_two_columns(100), *_cell("Bereik", ["vijftig"], 60, 300), *_cell("Inzet", ["uren van ouders"], 300, 300)]
    assert [len(band) for band in _read(page, _setting(page), (Stroke(50, 280, 550, 280),))] == [2, 2]


def test_columns_with_labels_in_common_are_left_alone() -> None:
    # Two signatories: what is told of each stands beside the same of the other.
    rows = [("Wethouder", "Minister"), ("Datum", "Datum"), ("Plaats", "Plaats")]
    page = [
        line
        for n, row in enumerate(rows)
        for column, label in enumerate(row)
        for line in _cell(label, [f"waarde {n}{column}"], 60 + 240 * column, 100 + 40 * n)
    ]
    assert [len(band) for band in _read(page, _setting(_two_columns(100), page))] == [1]


def test_a_column_of_figures_is_a_tables() -> None:
    left = _cell("Post", ["Loonkosten", "Materiaal", "Overig"], 60, 100)
    right = _cell("Kosten", ["€ 10.000", "€ 2.000", "€ 500"], 300, 100)
    assert [len(band) for band in _read([*left, *right], _setting(_two_columns(100), [*left, *right]))] == [1]
