"""Calculations of a budget: quantity, unit and price, and the words besides."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.calculations import Calculation, calculation
from nlp.units import singular


@pytest.mark.parametrize(
    ("text", "description", "quantity", "unit", "price"),
    [
        ("894 uur x € 85,00", None, 894, "uur", "85"),
        ("40 x € 135,00", None, 40, None, "135"),
        ("Leesboeken, 240 stuks x € 12", "Leesboeken", 240, "stuk", "12"),  # reading rule 67
        ("Projectcoördinator: 640 uur x € 62,50", "Projectcoördinator", 640, "uur", "62.50"),
        ("3 personen x 200 uur x € 40", None, 600, "uur", "40"),  # reading rule 67
        ("5 scholen x 20 uur x 45 euro", None, 100, "uur", "45"),
        ("2 docenten x 40 weken x 3 uur x € 50", None, 240, "uur", "50"),
        ("4 uur per week x 40 weken x € 60", None, 160, "uur", "60"),  # hours, not weeks
        ("10 uur per week, 40 weken, € 60 per uur", None, 400, "uur", "60"),  # no sign at all
        ("2 dagen van 8 uur x € 60", None, 16, "uur", "60"),
        ("12 bijeenkomsten à € 250", None, 12, "bijeenkomst", "250"),
        ("twaalf bijeenkomsten à € 250", None, 12, "bijeenkomst", "250"),
        ("Training (24 personen * € 375)", "Training", 24, "persoon", "375"),
        ("€ 45 per uur, 100 uur", None, 100, "uur", "45"),
        ("100 uur tegen een uurtarief van € 75", None, 100, "uur", "75"),
        ("894 uur x € 85,00 = € 75.990,00", None, 894, "uur", "85"),  # the result is the amount's
        ("640 uur projectcoördinator x € 62,50", "projectcoördinator", 640, "uur", "62.50"),
        ("894 uur x € 85,00 (kansencoach)", "kansencoach", 894, "uur", "85"),
        ("100u x €50,-", None, 100, "uur", "50"),
        ("Coach 2x € 1.500", "Coach", 2, None, "1500"),
        ("Loonkosten: 100 uur x 85", "Loonkosten", 100, "uur", "85"),  # no currency sign
        ("0,2 fte x € 70.000", None, 0.2, "fte", "70000"),
        ("1.200 uur × €47,50", None, 1200, "uur", "47.50"),
        ("Groep 7/8: 10 lessen a € 85,00", "Groep 7/8", 10, "les", "85"),
    ],
)
def test_calculation(text: str, description: str | None, quantity: float, unit: str | None, price: str) -> None:
    assert calculation(text) == Calculation(description, quantity, unit, Decimal(price))


@pytest.mark.parametrize(
    "text",
    [
        "(Intervisie) bijeenkomsten",
        "bus, 2 schooljaren",
        "materialen, instrumenten",
        "Inkoop materialen € 500",
        "100 uur x € 60 + 50 uur x € 40",  # two calculations: neither
        "2 schooljaren x 4 groepen",  # no price
    ],
)
def test_no_calculation_is_a_description(text: str) -> None:
    assert calculation(text) == Calculation(text, None, None, None)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("uren", "uur"),
        ("scholen", "school"),  # from the data file
        ("leskisten", "leskist"),
        ("workshops", "workshop"),
        ("brieven", "brief"),
        ("plannen", "plan"),
        ("platen", "plaat"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.integers(1, 99_999), st.integers(1, 999), st.sampled_from("x×*"))
def test_product(count: int, price: int, sign: str) -> None:
    found = calculation(f"{count} uur {sign} € {price},00")
    assert (found.quantity, found.unit_price) == (count, Decimal(price))


@given(st.text(alphabet="12,. xX*€=()uren àvan/per", max_size=50) | st.text(max_size=50))
def test_any_text(text: str) -> None:
    calculation(text)
