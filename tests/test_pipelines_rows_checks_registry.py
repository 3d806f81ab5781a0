"""The findings: sums to the cent, periods, dates, what is missing; each message names what it is about."""

from dataclasses import replace

import pytest
from made_agenda import AGENDA, document

from extract.document import BudgetRow, Document, Doubt
from pipelines.rows.build import build_rows


def line(
    kind: str, amount: str, label: str | None = None, text: str | None = None, year: str | None = None
) -> BudgetRow:
    intervention = "Taalbrug" if kind in ("post", "subtotaal") else None
    return BudgetRow(kind, intervention, None, label, text, amount, year, None, ())


def codes(of: Document, *among: str) -> list[str]:
    return [row.code for row in build_rows(of).findings if row.code in among]


def budget(*lines: BudgetRow, total_line: str | None = None) -> Document:
    return replace(document(AGENDA), budget=lines, total_lines=(total_line,) if total_line else ())


SUMS = ("bedrag_product", "bedrag_subtotaal", "bedrag_totaal", "dekking_totaal", "bedrag_onleesbaar")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((line("post", "€ 8.500,00", text="100 uur x € 85,00"),), []),
        ((line("post", "€ 8.500,01", text="100 uur x € 85,00"),), ["bedrag_product"]),  # to the cent
        ((line("post", "€ 7.5000,-"),), ["bedrag_onleesbaar"]),
        ((line("dekking", "€ 00.000,00", label="Gemeentelijke middelen"),), []),  # blank, not unreadable
        ((line("post", "€ 10,00"), line("subtotaal", "€ 11,00", label="Totaal interventie 1")), ["bedrag_subtotaal"]),
        ((line("post", "€ 10,00"), line("totaal", "€ 10,00", label="Totaal")), []),
        (
            (
                replace(line("post", "€ 5,00"), intervention="Zwemmen"),
                line("post", "€ 10,00"),
                line("subtotaal", "€ 10,00", label="Subtotaal Taalbrug"),
                line("totaal", "€ 15,00", label="Totaal"),
            ),
            [],
        ),  # an intervention without a subtotal counts in the total only
        ((line("post", "€ 10,00"), line("totaal", "€ 12,00", label="Totaal")), ["bedrag_totaal"]),
        (
            (line("totaal", "€ 12,00", label="Totaal"), line("dekking", "€ 11,00", label="Gelijke Kansen Alliantie")),
            ["dekking_totaal"],
        ),
    ],
)
def test_sums(lines: tuple[BudgetRow, ...], expected: list[str]) -> None:
    assert codes(budget(*lines), *SUMS) == expected


def test_a_budget_by_year_adds_up_by_column() -> None:
    lines = [line("post", f"€ {n}0,00", text="Docenten", year=year) for n, year in ((1, "2023"), (2, "2024"))]
    totals = [line("totaal", f"€ {n}0,00", label="Totaal", year=year) for n, year in ((1, "2023"), (3, "2024"))]
    found = [row for row in build_rows(budget(*lines, *totals)).findings if row.code == "bedrag_totaal"]
    assert [(row.expected, row.found) for row in found] == [("€ 20,00", "€ 30,00")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Totaal GKA Agenda € 12,00", []),  # the total
        ("Totaal GKA Agenda € 11,00", []),  # what the GKA grants of it
        ("Totaal GKA Agenda € 13,00", ["bedrag_totaal"]),
    ],
)
def test_the_line_below_the_table(printed: str, expected: list[str]) -> None:
    lines = (
        line("totaal", "€ 12,00", label="Totaal"),
        line("dekking", "€ 1,00", label="Gemeente"),
        line("dekking", "€ 11,00", label="Gelijke Kansen Alliantie"),
    )
    assert codes(budget(*lines, total_line=printed), *SUMS) == expected


def planned(text: str) -> Document:
    made = document(AGENDA)
    return replace(made, fields=tuple(replace(f, text=text) if f.name == "planning" else f for f in made.fields))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 juni 2023", {"datum_onleesbaar"}),
        ("2023", set()),
        ("doorlopend", set()),  # no known bound
    ],
)
def test_periods(text: str, expected: set[str]) -> None:
    assert set(codes(planned(text), "datum_onleesbaar")) == expected


def test_messages_name_what_they_are_about() -> None:
    found = [row.message for row in build_rows(planned("31 juni 2023")).findings if row.code == "datum_onleesbaar"]
    assert found
    assert all("Planning" in message and "31 juni 2023" in message for message in found)


def test_invisible_text_is_one_finding_that_names_all_pages() -> None:
    doubts = tuple(Doubt("tekst_onzichtbaar", f"Onzichtbare tekst op pagina {n}.", page=n) for n in (1, 2))
    found = [row for row in build_rows(replace(document(AGENDA), doubts=doubts)).findings if row.code == doubts[0].code]
    assert [row.message for row in found] == ["Onzichtbare tekst op pagina 1. Onzichtbare tekst op pagina 2."]
