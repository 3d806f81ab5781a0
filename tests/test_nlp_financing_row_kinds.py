"""What kind of row each of a financing field is, so that `deel` and `rest` add up to what the field prints."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.financing.rows import financing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 60.000 uit de GKA-middelen", ["deel 60000"]),
        (
            "Totaal € 66.000 (GKA € 44.000, gemeente € 22.000)",  # a total and all its parts
            ["totaal 66000", "deel 44000", "deel 22000"],
        ),
        (
            "Totale kosten € 50.000. Bijdrage GKA € 20.000.",  # who pays the others isn't said
            ["totaal 50000", "rest 30000", "deel 20000"],
        ),
        (
            "€ 30.000, waarvan € 20.000 uit GKA. Materiaal € 5.000.",  # a part ends with its sentence
            ["totaal 30000", "rest 10000", "deel 20000", "deel 5000"],
        ),
        (
            "Coördinatie kost € 15.000: € 10.000 GKA en € 5.000 gemeente.",  # no word says it, the sum does
            ["totaal 15000", "deel 10000", "deel 5000"],
        ),
        (
            "Coördinatie € 10.000, materiaal € 5.000, training € 15.000",  # a sum by accident: all are set alike
            ["deel 10000", "deel 5000", "deel 15000"],
        ),
        (
            "GKA € 15.000; gemeente € 10.000; schoolbesturen € 5.000",  # as much as all others, and no total
            ["deel 15000", "deel 10000", "deel 5000"],
        ),
        ("€ 10.000 + € 5.000 = € 15.000", ["deel 10000", "deel 5000", "totaal 15000"]),
        ("Coach € 30.000. Totaal: € 30.000", ["deel 30000", "totaal 30000"]),  # of one part
        ("Totaal € 30.000. In totaal dus € 30.000.", ["deel 30000", "totaal 30000"]),  # said twice
        (
            "Loonkosten € 15.000, materiaal € 5.000. GKA betaalt € 10.000, gemeente € 10.000",  # said twice
            ["totaal 15000", "totaal 5000", "deel 10000", "deel 10000"],
        ),
        (
            "2022: totaal € 10.000 (GKA € 6.000, rijk € 4.000). 2023: totaal € 12.000 (GKA € 6.000, rijk € 4.000).",
            ["totaal 10000", "deel 6000", "deel 4000", "totaal 12000", "rest 2000", "deel 6000", "deel 4000"],
        ),
        ("€ 250 per school", ["tarief 250"]),
        ("jaarlijks € 16.000", ["tarief 16000"]),  # of how many years isn't said
        (
            "Totale kosten € 90.000; helft uit OAB, helft uit jeugdzorg.",  # no other row holds this money
            ["deel 90000", "aandeel", "aandeel"],
        ),
        ("NPO (scholen) en OAB (gemeente)", ["bron", "bron"]),
        ("€ 7.5000,-", ["deel"]),  # an amount, though nobody can read it
        ("GKA € 18.000 en € 90 per middag", ["deel 18000", "tarief 90"]),  # a unit that the closed list hasn't
        ("Coach: 40 x € 60 = € 2.400. Zaal € 20.", ["tarief 60", "deel 2400", "deel 20"]),  # a product is no total
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    rows = financing(text)
    assert [f"{row.kind} {row.amount_eur:.0f}" if row.amount_eur is not None else row.kind for row in rows] == expected


@pytest.mark.parametrize(
    ("text", "mention", "low", "high"),
    [
        ("€ 5.000 - € 7.500", "€ 5.000 - € 7.500", 5000, 7500),
        ("€ 10.000 à € 15.000 GKA", "€ 10.000 à € 15.000", 10000, 15000),
        ("tussen € 8.000 en € 10.000 per jaar", "tussen € 8.000 en € 10.000 per jaar", 8000, 10000),
        ("GKA € 2.000 tot € 3.000", "€ 2.000 tot € 3.000", 2000, 3000),
        ("€ 5.000", "€ 5.000", 5000, None),
    ],
)
def test_ranges(text: str, mention: str, low: int, high: int | None) -> None:
    (found,) = financing(text)
    assert (found.mention, found.amount_eur, found.amount_max_eur) == (mention, low, high)


def test_two_amounts_that_fall_are_no_range() -> None:
    assert [one.amount_eur for one in financing("GKA € 5.000 - € 2.500")] == [Decimal(5000), Decimal(2500)]


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_parts_and_rest_never_pass_a_total_above_them(parts: list[int]) -> None:
    """`deel` and `rest` add up to the total, or to the parts where these are more."""
    said = sum(parts) // 2 * 3
    text = f"Totaal € {said},00: " + "; ".join(f"onderdeel {chr(97 + n)} € {one},00" for n, one in enumerate(parts))
    rows = financing(text)
    assert sum(row.amount_eur or 0 for row in rows if row.kind in ("deel", "rest")) == max(said, sum(parts))
