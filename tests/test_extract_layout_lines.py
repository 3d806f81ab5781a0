"""Words to lines to segments: superscripts, leader dots, list markers, columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_layout import segment, words

from extract.blocks import Style
from extract.document import Region
from extract.layout.lines import lines_of, segments_of, split_line


def _texts(*parts: tuple[str, float, float, float]) -> list[list[str]]:
    """The segments' texts by line, from parts of (text, x0, top, size)."""
    found = [word for text, x0, top, size in parts for word in words(text, x0, top, size)]
    return [[s.text for s in line] for line in segments_of(found)]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([("Doel", 70, 100, 10), ("Meer taal", 200, 100, 10)], [["Doel", "Meer taal"]]),  # two columns
        (
            [("Meer taal", 200, 100, 10), ("Doel", 70, 100, 10)],
            [["Doel", "Meer taal"]],
        ),  # the stream's order is no matter
        ([("twee", 70, 114, 10), ("een", 70, 100, 10)], [["een"], ["twee"]]),
        ([("Doel", 70, 100, 10), ("Taal", 200, 102, 10)], [["Doel", "Taal"]]),  # a cell set a little lower
        ([("Doel", 70, 100, 10), ("Taal", 200, 107, 10)], [["Doel"], ["Taal"]]),  # half a line lower is another line
        ([("Totaal", 70, 100, 10), ("1", 100.2, 100, 6)], [["Totaal ¹"]]),  # a superscript
        ([("Totaal", 70, 100, 10), ("12", 100.2, 100, 6)], [["Totaal ¹²"]]),
        ([("groep", 70, 100, 10), ("8", 98.3, 100, 10)], [["groep 8"]]),  # a figure in full size is one
        ([("CO", 70, 100, 10), ("2", 80.2, 107, 6)], [["CO 2"]]),  # lowered, not raised
        ([("x €", 70, 100, 10), ("40", 84, 100, 10), ("CONCEPT", 94, 82, 60)], [["x € 40 CONCEPT"]]),  # a watermark
        ([("-", 70, 100, 10), ("Taal", 95, 100, 10)], [["- Taal"]]),  # a marker stands far before its item
        ([("•", 70, 100, 10), ("Taal", 95, 100, 10)], [["• Taal"]]),
        ([("1.", 70, 100, 10), ("Taal", 100, 100, 10)], [["1. Taal"]]),
        ([("a)", 70, 100, 10), ("Taal", 100, 100, 10)], [["a) Taal"]]),
        ([("-", 70, 100, 10), ("Taal", 125, 100, 10)], [["-", "Taal"]]),  # but not a column away
        ([("€", 70, 100, 10), ("Taal", 95, 100, 10)], [["€", "Taal"]]),  # a currency sign is no marker
        ([("€", 70, 100, 10), ("1.250", 180, 100, 10)], [["€ 1.250"]]),  # it may stand far before its amount
        ([("€", 70, 100, 10), ("12", 250, 100, 10)], [["€", "12"]]),  # but not a column away
        ([("...", 70, 100, 10), ("...", 150, 100, 10), ("...", 230, 100, 10)], [["...", "...", "..."]]),  # three cells
    ],
)
def test_lines_and_segments(parts: list[tuple[str, float, float, float]], found: list[list[str]]) -> None:
    assert _texts(*parts) == found


@pytest.mark.parametrize(
    "line",
    [
        "Toelichting ............ 3",
        "Toelichting............3",  # dots that touch
        "Toelichting . . . . . . 3",
        "Toelichting ………… 3",
        "Toelichting ______ 3",
    ],
)
def test_leader_dots_are_left_out_and_part(line: str) -> None:
    assert [s.text for s in split_line(words(line))] == ["Toelichting", "3"]


@pytest.mark.parametrize("line", ["En verder...", "Wie ... en waarom", "Zie o.a. www.veldenrode.voorbeeld"])
def test_other_dots_stay(line: str) -> None:
    assert [s.text for s in split_line(words(line))] == [line]


def test_a_segments_style_is_that_of_most_of_its_characters() -> None:
    line = words("Let op:", bold=True) + words("neem de afschrijving mee", x0=104)
    (whole,) = split_line(line)
    assert whole.style == Style(10.0)
    assert whole.characters == 27


def test_a_segments_region_is_in_hundredths_of_a_point() -> None:
    assert segment("Taal", x0=70.12345).region(3) == Region(3, 70.12, 100.0, 90.12, 112.0)


_PLACE = st.floats(min_value=0, max_value=600, allow_nan=False)
_PARTS = st.lists(
    st.tuples(st.text(alphabet="abc1.-… ", max_size=8), _PLACE, _PLACE, st.sampled_from([6.0, 10.0, 24.0])), max_size=8
)


@given(_PARTS)
def test_every_word_is_on_one_line(parts: list[tuple[str, float, float, float]]) -> None:
    found = [word for text, x0, top, size in parts for word in words(text, x0, top, size)]
    lines = lines_of(found)
    assert sorted((w.x0, w.top) for line in lines for w in line) == sorted((w.x0, w.top) for w in found)
    assert all(line == sorted(line, key=lambda w: w.x0) for line in lines)


def _apart(texts: str, gap: float) -> list[str]:
    """The segments of words set that far apart, in points of type of 10."""
    found, x = [], 70.0
    for text in texts.split():
        found += words(text, x)
        x = found[-1].x1 + gap
    return [segment.text for segment in split_line(found)]


@pytest.mark.parametrize(
    ("texts", "gap", "segments"),
    [
        ("Scholengroep Markdal, Bram Snoeren, adviseur", 14.0, ["Scholengroep Markdal, Bram Snoeren, adviseur"]),
        ("Het tweede thuis", 14.0, ["Het", "tweede", "thuis"]),  # too few to tell
        ("2023 2024 2025 2026 2027", 14.0, ["2023", "2024", "2025", "2026", "2027"]),  # heads as wide as each other
        ("34.000 109.500 105.500 87.000 9.000", 14.0, ["34.000", "109.500", "105.500", "87.000", "9.000"]),
        ("€ 28.000", 4.5, ["€ 28.000"]),
        ("€28.000 €28.000 14.000", 4.5, ["€28.000", "€28.000", "14.000"]),  # close, but each is whole
        ("06 555 01 02", 4.5, ["06 555 01 02"]),  # a number in groups
        ("samen € 600", 4.5, ["samen € 600"]),  # running text
    ],
)
def test_words_set_far_apart_and_figures_set_close(texts: str, gap: float, segments: list[str]) -> None:
    assert _apart(texts, gap) == segments
