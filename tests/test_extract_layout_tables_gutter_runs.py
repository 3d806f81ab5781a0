"""Lines without uprights to runs: where columns begin, and how far a table goes on."""

from itertools import pairwise

from made_layout import segment, words

from extract.layout.lines import Segment, segment_of
from extract.layout.tables.form import rows_of_run
from extract.layout.tables.gutter_runs import gutter_runs, numbers_in_front

COLUMNS = (70.0, 210.0, 260.0, 320.0, 380.0, 440.0, 500.0)
Row = tuple[str, ...]


def _line(row: Row, top: float) -> list[Segment]:
    """A line; the texts from the third column on end at one x, as figures do; `a|b`: words set far apart."""
    found = []
    for column, text in enumerate(row):
        x = COLUMNS[column] if column < 2 else COLUMNS[column] + 60 - 5 * len(text)
        for n, part in enumerate(filter(None, text.split("|"))):
            found.append(segment(part, x0=x + 80 * n, top=top))
    return found


def _lines(*rows: Row, pitch: float = 20.0) -> list[list[Segment]]:
    return [_line(row, 100 + n * pitch) for n, row in enumerate(rows)]


def _rules(lines: list[list[Segment]]) -> list[float]:
    """A rule below each line."""
    return [(above[0].bottom + below[0].top) / 2 for above, below in pairwise(lines)] + [lines[-1][0].bottom + 4]


BUDGET: tuple[Row, ...] = (
    ("Onderdeel", "Soort", "2023", "2024", "2025", "2026", "2027"),
    ("Taal|op", "Loonkosten", "24.000", "32.000", "5", "0", "0"),
    ("Zwemmen in de zomervakantie", "Materiaal", "6.000", "8.000", "1.000", "0", "9"),
    ("Samen eten met de ouders", "Huur", "5.000", "800", "200", "1.200", "0"),
    ("Lezen in het weekeinde", "Boeken", "5.000", "800", "20", "20", "0"),
)


def test_words_set_far_apart_to_fill_a_line_begin_no_column() -> None:
    lines = _lines(*BUDGET)
    (run,) = gutter_runs(lines)
    assert (run.kind, run.edges, len(rows_of_run(lines, run))) == (
        "table",
        (70.0, 210.0, 290.0, 350.0, 415.0, 475.0, 540.0),
        5,
    )


def _broken_figure() -> tuple[list[list[Segment]], list[float]]:
    """The table with a row in which the figure `€ 1.132.000` stands on two lines, and the rules below its rows."""
    lines = _lines(*BUDGET, pitch=34)
    rules = _rules(lines)
    lines[1] = _line(("Taal|op", "Loonkosten", "24.000", "32.000", "5", "0", "€"), 134)
    lines.insert(2, _line(("", "", "", "", "", "", "1.132.000"), 147))
    return lines, rules


def test_what_stands_between_two_rules_is_one_row_however_its_words_fall() -> None:
    lines, rules = _broken_figure()
    (run,) = gutter_runs(lines, rules=rules)
    assert rows_of_run(lines, run, rules) == ((0,), (1, 2), (3,), (4,), (5,))


def test_a_heading_between_two_tables_is_no_row_of_the_first() -> None:
    first = _lines(*BUDGET)
    heading = segment("Inzet middelen", top=first[-1][0].bottom + 30, size=14, bold=True)
    second = [_line(row, heading.bottom + 20 + 20 * n) for n, row in enumerate(BUDGET)]
    rules = _rules(first) + _rules(second)
    runs = gutter_runs([*first, [heading], *second], rules=rules)
    assert [(run.start, run.end) for run in runs] == [(0, 5), (6, 11)]


def _labelled(label: str, value: str, top: float, gap: float) -> list[Segment]:
    """A label and its value; where the label fills its column no gutter parts them: one segment."""
    bold = words(label, top=top, bold=True)
    begin = bold[-1].x1 + gap
    plain = words(value, x0=begin, top=top)
    return [segment_of(bold + plain)] if gap < 5 else [segment_of(bold), segment_of(plain)]


def test_a_row_whose_label_fills_its_column() -> None:
    """At the table's end, where only the step of lines says that it is a row of its own."""
    full = "Schoolbestuur of besturen"
    edge = segment(full, bold=True).x1 + 4
    rows = [("Titel", "Kansencoach"), ("Planning", "2022 t/m 2024"), ("Partijen", "Welzijn en scholen")]
    lines = [
        _labelled(label, value, 100 + 19 * n, edge - segment(label, bold=True).x1)
        for n, (label, value) in enumerate(rows)
    ]
    lines.append(_labelled(full, "Polder Primair", 157, 4))
    (run,) = gutter_runs(lines)
    assert (run.kind, len(run.edges), rows_of_run(lines, run, spacing=1.3)) == ("table", 2, ((0,), (1,), (2,), (3,)))


def _numbered(*rows: tuple[float, str, str]) -> list[list[Segment]]:
    """Lines of (x of the number, number, text 30 points further)."""
    return [
        [segment(number, x0=x, top=100 + 22 * n), segment(text, x0=x + 30, top=100 + 22 * n)]
        for n, (x, number, text) in enumerate(rows)
    ]


def test_a_contents_list_with_page_numbers_in_front_is_no_table() -> None:
    """Its levels are indented, so a number stands below a heading; the numbers of a table have their own column."""
    assert numbers_in_front(_numbered((50, "3", "Inleiding"), (80, "3", "Toelichting"), (50, "5", "Interventies")))
    assert not numbers_in_front(_numbered((50, "3", "Lezen"), (50, "4", "Sport"), (50, "5", "Koken")))
    assert not numbers_in_front(_numbered((50, "3", "Lezen"), (80, "Roden", "Sport"), (50, "Norg", "Koken")))


def _labels(*labels: str) -> list[list[Segment]]:
    """Labels of unlike widths that end at one place, with a value beside each."""
    lines = []
    for n, label in enumerate(labels):
        top = 100 + 30 * n
        lines.append([segment(label, x0=200 - segment(label, x0=0, top=top).x1, top=top)])
        lines[-1].append(segment("Leerlingen van groep 3", x0=220, top=top))
    return lines


def test_labels_that_are_set_flush_right_are_one_column() -> None:
    lines = _labels("Betrokken partijen", "Planning", "Doel van de interventie", "Doelgroep", "Waar", "Activiteiten")
    (run,) = gutter_runs(lines)
    assert len(run.edges) == 2
    assert run.edges[0] == min(line[0].x0 for line in lines)
    assert len(rows_of_run(lines, run)) == len(lines)


def test_texts_beside_each_other_before_the_last_column_are_several() -> None:
    lines = _lines(*BUDGET)
    assert len(gutter_runs(lines)[0].edges) == 7
