"""Budget tables: what each printed amount is for, in the template's own form and in those that people make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agenda.budget import (
    category_of,
    is_amount,
    is_budget,
    is_hint,
    is_total_line,
    read_budget,
    row_kind,
    split_category,
)
from extract.blocks import Grid, GridCell, Paragraph

HOURS = "Inschatting van te besteden uren x uurloon"
PRICE = (
    "Prijs per stuk/artikel p*q. Let op: hou bij investeringskosten rekening met de afschrijvingstermijn en mogelijk "
    "niet volledige vergoeding"
)


def _grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        GridCell(n, column, paragraphs=tuple(Paragraph(line) for line in text.split("\n") if line))
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, max(len(row) for row in rows))


Line = tuple[str, str | None, str | None, str | None, str | None, str | None, str | None]


def _read(*rows: tuple[str, ...]) -> list[Line]:
    """(kind, intervention, category, label, text, amount, year) of each line."""
    return [
        (r.kind, r.intervention, r.category, r.label, r.text, r.amount, r.year) for r in read_budget(_grid(*rows), 4)
    ]


def _post(
    name: str | None, category: str | None, text: str | None, amount: str | None, year: str | None = None
) -> Line:
    return "post", name, category, None, text, amount, year


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 75.990,00", True),
        ("€75990", True),
        ("75.990,00", True),
        ("€ 5.000,-", True),
        ("€ 5.000,--", True),
        ("€ 1 250,50", True),
        ("5.000 euro", True),
        ("EUR 400", True),
        ("€ -250,00", True),
        ("-/- € 400,00", True),
        ("- € 400,00", True),
        ("€ 00.000,00", True),
        ("40", False),  # a number of hours
        ("2023", False),
        ("40 x € 12", False),  # a calculation
        ("€", False),
        ("", False),
        ("-", False),
        ("ca. € 500", False),
    ],
)
def test_is_amount(text: str, amount: bool) -> None:
    assert is_amount(text) is amount


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Loonkosten", "loonkosten"),
        ("Personele kosten", "loonkosten"),
        ("Personeel", "loonkosten"),
        ("Materiële kosten", "materiele_kosten"),
        ("Materiaalkosten", "materiele_kosten"),
        ("Overige kosten", "overige_kosten"),
        ("Overig", "overige_kosten"),
        ("Onvoorzien", "overige_kosten"),
        ("Loonksoten", "loonkosten"),  # mistyped
        (f"Loonkosten {HOURS}", "loonkosten"),  # with the template's help text
        (f"Materiële kosten {PRICE}", "materiele_kosten"),
        ("Loonkosten van de coördinator in het eerste jaar", None),  # somebody's own words
        ("Taalmaatjes", None),
        ("", None),
    ],
)
def test_category_of(text: str, category: str | None) -> None:
    assert category_of(text) == category


@pytest.mark.parametrize(
    ("label", "below", "kind"),
    [
        ("Totaal interventie 1", False, "subtotaal"),
        ("Totaal plan 2", False, "subtotaal"),  # whatever an author calls an intervention
        ("Subtotaal Taalmaatjes", False, "subtotaal"),
        ("Subtotaal", False, "subtotaal"),
        ("Totaal", False, "totaal"),
        ("Totaal²", False, "totaal"),
        ("Totale kosten", False, "totaal"),
        ("Gemeentelijke middelen", False, "dekking"),  # sure words, also where no total is printed
        ("Gelijke Kansen Alliantie", True, "dekking"),
        ("Bijdrage schoolbesturen", True, "dekking"),
        ("Bijdrage aan de bibliotheek", False, None),  # above the total it may be a post
        ("Fonds Kinderhoop", True, "dekking"),
        ("Rabo-subsidie van de dorpsraad", True, "dekking"),  # whatever stands below the total pays for it
        ("Totaal GKA Agenda", False, "total_line"),
        ("Huur van de zaal", False, None),
        ("", True, None),
    ],
)
def test_row_kind(label: str, below: bool, kind: str | None) -> None:
    assert row_kind(label, below) == kind


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (HOURS, True),
        (PRICE, True),
        ("Kosten boven €5.000,- nader specificeren", True),
        ("Inschating van te besteden uren x uurloon", True),  # mistyped
        ("Let op: hou bij investeringskosten rekening", True),  # cut at a line's end
        ("uren x uurloon", False),  # may be somebody's own
        ("40 uur x € 62,50", False),
        ("", False),
    ],
)
def test_is_hint(text: str, hint: bool) -> None:
    assert is_hint(text) is hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Totaal GKA Agenda € 73.400,00", True),
        ("Totaal GKA-agenda: € 73.400", True),
        ("Totaal GKA Addendum € 10.000", True),
        ("Totaal gevraagde subsidie EUR 5000", True),
        ("Totaal GKA Agenda", False),  # no amount
        ("Totaal € 73.400", False),  # a row of the budget
        ("De gemeente draagt € 5.000 bij aan de agenda.", False),
    ],
)
def test_is_total_line(text: str, line: bool) -> None:
    assert is_total_line(text) is line


TEMPLATE = (
    ("Taalmaatjes", "Loonkosten", "480 uur x € 62,50", "€ 30.000,00"),
    ("", HOURS, "", ""),
    ("", f"Materiële kosten\n{PRICE}", "40 x € 135,00", "€ 5.400,00"),
    ("", "Overige kosten", "", "€ 00.000,00"),
    ("Totaal interventie 1", "", "", "€ 35.400,00"),
    ("Zwemles", "Loonkosten", "lesgeld", "€ 4.600,00"),
    ("Totaal interventie 2", "", "", "€ 4.600,00"),
    ("Totaal", "", "", "€ 40.000,00"),
    ("", "Gemeentelijke middelen¹", "", "€ 10.000,00"),
    ("", "Gelijke Kansen Alliantie", "", "€ 30.000,00"),
)


def test_the_templates_own_form() -> None:
    """Interventions and categories are carried down, help text is left out, below the total stands who pays."""
    assert _read(*TEMPLATE) == [
        _post("Taalmaatjes", "loonkosten", "480 uur x € 62,50", "€ 30.000,00"),
        _post("Taalmaatjes", "materiele_kosten", "40 x € 135,00", "€ 5.400,00"),
        _post("Taalmaatjes", "overige_kosten", None, "€ 00.000,00"),
        ("subtotaal", "Taalmaatjes", None, "Totaal interventie 1", None, "€ 35.400,00", None),
        _post("Zwemles", "loonkosten", "lesgeld", "€ 4.600,00"),
        ("subtotaal", "Zwemles", None, "Totaal interventie 2", None, "€ 4.600,00", None),
        ("totaal", None, None, "Totaal", None, "€ 40.000,00", None),
        ("dekking", None, None, "Gemeentelijke middelen", None, "€ 10.000,00", None),
        ("dekking", None, None, "Gelijke Kansen Alliantie", None, "€ 30.000,00", None),
    ]


def test_a_header_row_is_no_line() -> None:
    assert _read(("Interventie", "Kostensoort", "Toelichting", "Bedrag"), *TEMPLATE) == _read(*TEMPLATE)


def test_a_second_post_of_a_category() -> None:
    assert _read(
        ("Zwemles", "Loonkosten", "badmeester", "€ 900,00"),
        ("", "", "vrijwilliger", "€ 100,00"),
        ("", "Overige kosten", "bus", "€ 50,00"),
    ) == [
        _post("Zwemles", "loonkosten", "badmeester", "€ 900,00"),
        _post("Zwemles", "loonkosten", "vrijwilliger", "€ 100,00"),
        _post("Zwemles", "overige_kosten", "bus", "€ 50,00"),
    ]


def test_an_intervention_in_a_row_of_its_own() -> None:
    assert _read(
        ("Zwemles", "", "", ""),
        ("", "Loonkosten", "badmeester", "€ 900,00"),
        ("", "Overige kosten", "bus", "€ 50,00"),
    ) == [
        _post("Zwemles", "loonkosten", "badmeester", "€ 900,00"),
        _post("Zwemles", "overige_kosten", "bus", "€ 50,00"),
    ]


def test_a_column_for_each_year_gives_a_line_for_each() -> None:
    assert _read(
        ("Interventie", "Kostensoort", "2022", "2023"),
        ("Zwemles", "Loonkosten", "€ 900,00", "€ 950,00"),
        ("", "Overige kosten", "€ 50,00", "-"),
        ("Totaal", "", "€ 950,00", "€ 950,00"),
    ) == [
        _post("Zwemles", "loonkosten", None, "€ 900,00", "2022"),
        _post("Zwemles", "loonkosten", None, "€ 950,00", "2023"),
        _post("Zwemles", "overige_kosten", None, "€ 50,00", "2022"),
        _post("Zwemles", "overige_kosten", None, "-", "2023"),
        ("totaal", None, None, "Totaal", None, "€ 950,00", "2022"),
        ("totaal", None, None, "Totaal", None, "€ 950,00", "2023"),
    ]


def test_a_budget_without_interventions() -> None:
    assert _read(
        ("Loonkosten", "coördinator", "€ 9.000,00"),
        ("Materiële kosten", "boeken", "€ 500,00"),
        ("Totaal", "", "€ 9.500,00"),
    ) == [
        _post(None, "loonkosten", "coördinator", "€ 9.000,00"),
        _post(None, "materiele_kosten", "boeken", "€ 500,00"),
        ("totaal", None, None, "Totaal", None, "€ 9.500,00", None),
    ]


def test_two_columns_of_posts_and_amounts() -> None:
    assert _read(("Badmeester", "€ 900"), ("Bus", "€ 50"), ("Totaal", "€ 950"), ("Bijdrage gemeente", "€ 950")) == [
        _post(None, None, "Badmeester", "€ 900"),
        _post(None, None, "Bus", "€ 50"),
        ("totaal", None, None, "Totaal", None, "€ 950", None),
        ("dekking", None, None, "Bijdrage gemeente", None, "€ 950", None),
    ]


def test_a_price_in_the_column_before_is_part_of_the_text() -> None:
    rows = (
        ("Zwemles", "Loonkosten", "€ 45,00", "€ 900,00"),
        ("", "Overige kosten", "bus", "€ 50,00"),
        ("", "Materiële kosten", "bal", "€ 20,00"),
    )
    assert _read(*rows)[0] == _post("Zwemles", "loonkosten", "€ 45,00", "€ 900,00")


def test_a_post_without_an_amount_is_kept() -> None:
    lines = _read(("Zwemles", "Loonkosten", "badmeester", "€ 900,00"), ("", "Overige kosten", "bus", ""))
    assert lines[1] == _post("Zwemles", "overige_kosten", "bus", None)


@pytest.mark.parametrize(
    ("rows", "budget"),
    [
        (TEMPLATE, True),
        ((("Badmeester", "€ 900"), ("Totaal", "€ 950"), ("Bijdrage gemeente", "€ 950"), ("GKA", "€ 0,00")), True),
        ((("Doel", "Meer taal"), ("Financiering", "€ 30.000"), ("Contact", "H. Olde")), False),  # labelled values
        ((("Veldenrode", "1.200"), ("Oosterlo", "2.300"), ("Westerlo", "900")), False),  # inhabitants
        ((("Loonkosten", "uren"), ("Overige kosten", "reizen")), False),  # no amounts
    ],
)
def test_is_budget(rows: tuple[tuple[str, ...], ...], budget: bool) -> None:
    assert is_budget(_grid(*rows)) is budget


_CELLS = ["", "Loonkosten", "Totaal", "Subtotaal", "GKA", "€ 5,00", "2022", "2023", "-", "Zwemles", HOURS]
_CELL = st.sampled_from(_CELLS)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL), min_size=1, max_size=7))
def test_any_grid(rows: list[tuple[str, str, str, str]]) -> None:
    is_budget(_grid(*rows))
    for line in read_budget(_grid(*rows), None):
        assert line.kind in ("post", "subtotaal", "totaal", "dekking", "total_line")
        assert line.category in (None, "loonkosten", "materiele_kosten", "overige_kosten")


@pytest.mark.parametrize(
    ("text", "category", "rest"),
    [
        ("Loonkosten (projectleider)", "loonkosten", "projectleider"),
        ("Loonkosten coördinator", "loonkosten", "coördinator"),
        ("Materiële kosten: boeken en spellen", "materiele_kosten", "boeken en spellen"),
        ("Overige kosten (PR) en drukwerk", "overige_kosten", "(PR) en drukwerk"),
        ("Loonkosten", "loonkosten", ""),
        ("Inhuur derden", None, "Inhuur derden"),
        ("Materiaalwagen", None, "Materiaalwagen"),  # the category is only part of a word
        ("", None, ""),
    ],
)
def test_split_category(text: str, category: str | None, rest: str) -> None:
    assert split_category(text) == (category, rest)


def test_category_with_words_behind() -> None:
    assert _read(
        ("Taalmaatjes", "Loonkosten (projectleider)", "40 uur x € 50", "€ 2.000,00"),
        ("", "Materiaal: boeken", "", "€ 300,00"),
    ) == [
        _post("Taalmaatjes", "loonkosten", "projectleider 40 uur x € 50", "€ 2.000,00"),
        _post("Taalmaatjes", "materiele_kosten", "boeken", "€ 300,00"),
    ]


def test_intervention_on_a_row_of_its_own() -> None:
    assert _read(
        ("Taalmaatjes", "", ""),
        ("Loonkosten", "40 uur x € 50", "€ 2.000,00"),
        ("Overige kosten", "", "€ 300,00"),
        ("Leesfeest", "", ""),
        ("Loonkosten", "", "€ 100,00"),
    ) == [
        _post("Taalmaatjes", "loonkosten", "40 uur x € 50", "€ 2.000,00"),
        _post("Taalmaatjes", "overige_kosten", None, "€ 300,00"),
        _post("Leesfeest", "loonkosten", None, "€ 100,00"),
    ]


def test_years_with_a_column_of_totals_and_corrections() -> None:
    """The column `Totaal` is no line and no description; bare figures count; a correction is of no intervention."""
    assert _read(
        ("", "Post", "2030", "2031", "Totaal"),
        ("Taalmaatjes", "Loonkosten", "€ 2.000", "€ 500", "€ 2.500"),
        ("Stelpost", "", "500", "500", "1.000"),
        ("Correctie", "", "-250", "", "-250"),
        ("Totaal interventie 1", "", "€ 2.250", "€ 1.000", "€ 3.250"),
    ) == [
        _post("Taalmaatjes", "loonkosten", None, "€ 2.000", "2030"),
        _post("Taalmaatjes", "loonkosten", None, "€ 500", "2031"),
        _post(None, None, "Stelpost", "500", "2030"),
        _post(None, None, "Stelpost", "500", "2031"),
        _post(None, None, "Correctie", "-250", "2030"),
        ("subtotaal", "Taalmaatjes", None, "Totaal interventie 1", None, "€ 2.250", "2030"),
        ("subtotaal", "Taalmaatjes", None, "Totaal interventie 1", None, "€ 1.000", "2031"),
    ]


def test_a_row_of_heads_with_the_years_is_no_line() -> None:
    """`Spoor` and `Waarvoor` are no words of a header row; that the years stand under themselves tells."""
    rows = read_budget(
        _grid(("Spoor", "Soort", "Waarvoor", "2023", "2024"), ("Taal", "Loonkosten", "x", "€ 5", "€ 6")), 0
    )
    assert [(row.amount, row.year, row.line) for row in rows] == [("€ 5", "2023", 1), ("€ 6", "2024", 1)]


def test_what_the_years_are_together_goes_with_each_of_them() -> None:
    head = ("Interventie", "Kostensoort", "Omschrijving", "2023", "2024", "Totaal")
    rows = read_budget(_grid(head, ("Taal", "Loonkosten", "x", "€ 5", "€ 6", "€ 12")), 0)
    assert [(row.amount, row.whole) for row in rows] == [("€ 5", "€ 12"), ("€ 6", "€ 12")]
