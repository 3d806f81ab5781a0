"""Tables between rules without uprights are found whatever stands beside them; text between rules is none."""

from made_layout import words

from extract.layout.tables.rule_bands import rule_bands
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

RULES = [Stroke(70, y, 340, y) for y in (98.0, 114.0, 156.0)]


def table(x: float = 70.0) -> list[Word]:
    """A header and two rows of three columns."""
    rows = (("Thema", "2020", "2021"), ("Sport", "12", "34"), ("Zorg", "56", "78"))
    return [
        word
        for n, row in enumerate(rows)
        for k, text in enumerate(row)
        for word in words(text, x + 115.0 * k, 100.0 + 18 * n)
    ]


def test_a_table_between_rules() -> None:
    (band,) = rule_bands(table(), RULES)
    assert band.region.table.rows == 3
    assert len(band.region.table.edges) == 3
    assert len(band.words) == 9
    assert not band.region.beside


def test_text_at_its_side_is_left_out() -> None:
    page = [*table(), *words("Tekst in de kolom ernaast", 380, 118)]
    (band,) = rule_bands(page, RULES)
    assert band.region.beside
    assert band.words == frozenset(range(9))


def test_running_text_between_rules_is_no_table() -> None:
    page = [
        word
        for n in range(3)
        for word in words("De gemeente werkt samen met scholen en opvang in wijken", 72, 100 + 16 * n)
    ]
    assert rule_bands(page, RULES) == []


def test_one_rule_makes_no_table() -> None:
    assert rule_bands(table(), RULES[:1]) == []


def test_the_rows_of_a_form_between_rules_are_none() -> None:
    """A label and a text over the rest of the width; one line of it looks like columns."""
    rows = (
        ("Doel", "Ouders vinden hulp in de wijk"),
        ("Wie", "Kok      Evers      Brink"),
        ("Waar", "In alle scholen"),
    )
    page = [
        word
        for n, (label, text) in enumerate(rows)
        for word in [*words(label, 72, 100 + 16 * n), *words(text, 150, 100 + 16 * n)]
    ]
    rules = [Stroke(70, 98 + 16 * n, 340, 98 + 16 * n) for n in range(4)]
    assert rule_bands(page, rules) == []
