"""Amounts: every way of writing money that the agendas and their readers know, and the ways to get it wrong."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.money import amounts, parse_amount


@pytest.mark.parametrize(
    ("text", "mention", "value"),
    [
        ("€ 1.234,56", "€ 1.234,56", "1234.56"),  # point for thousands, comma for decimals
        ("samen € 80.000,- per jaar", "€ 80.000,-", "80000"),  # `,-` belongs to the number
        ("€80.000,=", "€80.000,=", "80000"),  # no space, old office sign
        ("€ 80.000,–", "€ 80.000,–", "80000"),  # a word processor's long dash
        ("€ 500,--", "€ 500,--", "500"),
        ("EUR 5.000.", "EUR 5.000", "5000"),  # the sentence's own full stop
        ("ongeveer 5.000 euro in totaal", "5.000 euro", "5000"),
        ("5.000,- euro", "5.000,- euro", "5000"),
        ("euro 300", "euro 300", "300"),
        ("k€ 40", "k€ 40", "40000"),
        ("€ 40k", "€ 40k", "40000"),
        ("€ 1,2 miljoen", "€ 1,2 miljoen", "1200000"),
        ("1,1 mln", "1,1 mln", "1100000"),
        ("€ 1.1 mln voor", "€ 1.1 mln", "1100000"),  # point for decimals before a scale
        ("een halve ton", "halve ton", "50000"),  # without the article (annotation 66)
        ("twee ton", "twee ton", "200000"),
        ("€ 1,5 ton", "€ 1,5 ton", "150000"),
        ("ruim honderdduizend euro", "honderdduizend euro", "100000"),
        ("€ 00.000,00", "€ 00.000,00", "0"),  # the template's own blank
        ("15.000,-", "15.000,-", "15000"),  # no sign, but nothing else is written so
        ("€ 5 000", "€ 5 000", "5000"),
        ("€ 62.50", "€ 62.50", "62.50"),  # can only be a decimal point
        ("€ 75.000.00", "€ 75.000.00", "75000"),  # and so it can behind thousands
        ("€ 40.000 m.u.v. scholing", "€ 40.000", "40000"),  # `m.` is no million
    ],
)
def test_amount(text: str, mention: str, value: str) -> None:
    (found,) = amounts(text)
    assert (found.mention, found.value) == (mention, Decimal(value))


@pytest.mark.parametrize("text", ["€ 7.5000,-", "€ 12,500", "€ 1.23.456", "€ 1.23.00"])
def test_what_nobody_can_read_is_found_without_value(text: str) -> None:
    assert [(a.mention, a.value) for a in amounts(text)] == [(text, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p.m.",
        "40 weken",
        "12 leerlingen",
        "een paar euro",
        "20-6-2022",
        "06 12 34 56 78",
        "K4K",
        "groep 7",
    ],
)
def test_no_amount(text: str) -> None:
    assert amounts(text) == []


def test_a_range_is_two() -> None:
    assert [a.value for a in amounts("€ 10.000 – € 15.000")] == [10000, 15000]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("€ 75.990,00", "75990"),
        ("75.990,00", "75990"),
        ("5000", "5000"),
        ("€ 00.000,00", "0"),
        ("€ 5.000 ¹", "5000"),
        ("€ -", "0"),  # a spreadsheet's nought
        ("40 x € 135 = € 5.400", "5400"),  # the result, not the price
        ("-", None),
        ("n.v.t.", None),
        ("p.m.", None),
        ("", None),
        ("€ 7.5000,-", None),
        ("zie bijlage 2", None),
    ],
)
def test_cell(cell: str, value: str | None) -> None:
    assert parse_amount(cell) == (Decimal(value) if value else None)


@given(st.integers(0, 99_999_999), st.integers(0, 99))
def test_what_is_printed_is_read(euros: int, cents: int) -> None:
    printed = f"€ {euros:,}".replace(",", ".") + f",{cents:02}"
    assert [a.value for a in amounts(printed)] == [Decimal(f"{euros}.{cents:02}")] == [parse_amount(printed)]


@given(st.text(alphabet="€ .,-=0123456789kxmeurotlniEUR'\n", max_size=60) | st.text(max_size=60))
def test_offsets_hold_for_any_text(text: str) -> None:
    for amount in amounts(text):
        assert text[amount.char_start : amount.char_end] == amount.mention
    parse_amount(text)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("-/- € 400,00", "-400.00"),
        ("€ -250,00", "-250.00"),
        ("- € 250", "-250.00"),
        ("−500", "-500.00"),
        ("400,00-", "-400.00"),
        ("€ 400,-", "400.00"),  # no cents
        ("- 40 x € 135 = € 5.400", "5400.00"),  # an item of a list
        ("€ -", "0.00"),
    ],
)
def test_less_than_nought(cell: str, value: str) -> None:
    assert parse_amount(cell) == Decimal(value)
