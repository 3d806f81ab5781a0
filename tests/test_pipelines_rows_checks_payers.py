"""Money of interventions: calculations in Financiering, euros without a payer, what is asked of the GKA."""

from dataclasses import replace

import pytest
from made_agenda import AGENDA, document

from extract.document import Document
from pipelines.rows.build import build_rows


def financed(text: str, budget: bool = False) -> Document:
    """The small agenda with a Financiering in its first intervention, without its budget unless asked."""
    made = document(AGENDA.replace("Contact\tT. van der Zijl", f"Financiering\t{text}"))
    return made if budget else replace(made, budget=(), total_lines=())


def codes(of: Document, *among: str) -> list[str]:
    return [row.code for row in build_rows(of).findings if row.code in among]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("200 uur x € 60 = € 12.000 (GKA)", []),
        ("200 uur x € 60 = € 12.500 (GKA)", ["bedrag_product"]),
        ("Begeleiding: 4 uur per week x 40 weken x € 60 = € 9.600 uit GKA", []),
        ("Begeleiding: 4 uur per week x 40 weken x € 60 = € 9.000 uit GKA", ["bedrag_product"]),
        ("€ 32.000 uit GKA: 16 uur per week, 20 weken, € 100 per uur.", []),
        ("€ 32.000 uit GKA: 16 uur per week, 20 weken, € 90 per uur.", ["bedrag_product"]),
        ("€ 32.000 uit GKA: circa 16 uur per week, 20 weken, € 90 per uur.", []),  # rough: no sum to hold to
        ("€ 32.000 uit GKA (16 uur per week, 20 weken)", []),  # no price told: nothing to check
        ("€ 500 uit GKA en € 600 van de gemeente, 2 uur per week, 4 weken, € 90 per uur", []),  # of which amount?
    ],
)
def test_calculations(text: str, expected: list[str]) -> None:
    assert codes(financed(text), "bedrag_product") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 12.000", ["bedrag_zonder_betaler"]),
        ("€ 12.000 uit GKA", []),
        ("Totaal € 12.000. De gemeente draagt bij.", []),  # one payer who is named may pay all
        ("nog niet bekend", []),  # no euros
        ("€ 35 per uur", []),  # a rate is no sum
    ],
)
def test_euros_without_a_payer(text: str, expected: list[str]) -> None:
    assert codes(financed(text), "bedrag_zonder_betaler") == expected


def test_a_budget_with_coverage_pays_for_its_interventions() -> None:
    assert codes(financed("€ 35.400", budget=True), "bedrag_zonder_betaler") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 36.000 uit GKA", ["gka_boven_dekking"]),
        ("€ 35.000 uit GKA", []),  # the budget may tell more
        ("maximaal € 36.000 uit GKA", []),
        ("circa € 36.000 uit GKA", []),
    ],
)
def test_what_is_asked_of_the_gka(text: str, expected: list[str]) -> None:
    assert codes(financed(text, budget=True), "gka_boven_dekking") == expected
