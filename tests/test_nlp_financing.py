"""Financing: amounts, shares and sources of a field, and which of them belong together."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.financing import financing, source_of

Row = tuple[str, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    """(mention, purpose, source, source's mention) of each row."""
    return [(f.mention, f.purpose, f.source, f.source_mention) for f in financing(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 80.000", [("€ 80.000", None, None, None)]),  # no guess from the budget
        ("€ 60.000 uit de GKA-middelen", [("€ 60.000", None, "gka", "GKA-middelen")]),
        ("GKA: max. € 17.500 per jaar", [("max. € 17.500 per jaar", None, "gka", "GKA")]),
        (
            "OAB (€ 15.000 p/j) en NPO-middelen (eenmalig € 22.500).",
            [("€ 15.000 p/j", None, "oab", "OAB"), ("€ 22.500", None, "npo", "NPO-middelen")],
        ),
        (
            "Scholing: € 2.000; coördinatie: € 9.000. Coördinatie uit GKA, scholing uit NPO.",  # by purpose, said later
            [("€ 2.000", "Scholing", "npo", "NPO"), ("€ 9.000", "coördinatie", "gka", "GKA")],
        ),
        (
            "Training € 4.500, zaalhuur € 1.250. Alles ten laste van het GKA-budget.",  # said of all
            [("€ 4.500", "Training", "gka", "GKA-budget"), ("€ 1.250", "zaalhuur", "gka", "GKA-budget")],
        ),
        (
            "Totale kosten € 90.000; helft uit OAB, helft uit jeugdzorg.",  # a total isn't paid by a part
            [
                ("€ 90.000", "Totale kosten", None, None),
                ("helft uit OAB", None, "oab", "OAB"),
                ("helft uit jeugdzorg", None, "jeugdzorg", "jeugdzorg"),
            ],
        ),
        (
            "€ 10.000 GKA voor scholing; overige uren: eigen bijdrage van de partijen.",  # the rest is a row of its own
            [
                ("€ 10.000", "scholing", "gka", "GKA"),
                ("eigen bijdrage van de partijen", "overige uren", "partners", "eigen bijdrage van de partijen"),
            ],
        ),
        (
            "De gemeente legt daar € 18.000 uit het OAB-budget naast.",  # the money, not the payer
            [("€ 18.000", None, "oab", "OAB-budget")],
        ),
        (
            "Het lokaal wordt door de gemeente om niet beschikbaar gesteld.",
            [("gemeente", "lokaal", "gemeente", "gemeente")],
        ),
        ("NPO (scholen) en OAB (gemeente)", [("NPO", None, "npo", "NPO"), ("OAB", None, "oab", "OAB")]),
        (
            "Totaal € 66.000 (GKA € 44.000, gemeente € 22.000)",
            [
                ("€ 66.000", "Totaal", None, None),
                ("€ 44.000", None, "gka", "GKA"),
                ("€ 22.000", None, "gemeente", "gemeente"),
            ],
        ),
        ("€ 32.000 (circa 16 uur per week, 20 weken)", [("€ 32.000", None, None, None)]),  # hours in brackets
        ("€ 250 per school voor de scholen", [("€ 250 per school", "scholen", None, None)]),  # those don't pay
        ("p.m.", []),
        ("n.v.t.", []),
        ("", []),
        ("Er zijn geen kosten.", []),
    ],
)
def test_rows(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "approximate", "is_maximum", "per"),
    [
        ("circa € 120.000 per locatie per jaar", "120000", True, False, ("locatie", "jaar")),
        ("Maximaal € 7.500 per school", "7500", False, True, ("school",)),
        ("€ 10 per kind per jaar", "10", False, False, ("deelnemer", "jaar")),
        ("± 5.000 euro", "5000", True, False, ()),
        ("jaarlijks € 16.000", "16000", False, False, ("jaar",)),
        ("€ 1,50 per deelnemer per keer", "1.50", False, False, ("deelnemer",)),  # no term for `keer`
        ("€ 7.5000,-", None, False, False, ()),  # nobody can read it
    ],
)
def test_amount(text: str, value: str | None, approximate: bool, is_maximum: bool, per: tuple[str, ...]) -> None:
    (found,) = financing(text)
    assert found.amount_eur == (Decimal(value) if value else None)
    assert (found.approximate, found.is_maximum, found.per) == (approximate, is_maximum, per)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("30% uit OAB", 0.3),
        ("een derde uit de GKA", 1 / 3),
        ("driekwart", None),
    ],
)
def test_share(text: str, share: float | None) -> None:
    assert [f.share for f in financing(text)] == ([share] if share else [])


@pytest.mark.parametrize(
    ("label", "source"),
    [
        ("Gemeentelijke middelen", "gemeente"),
        ("Gelijke Kansen Alliantie", "gka"),
        ("Totaal", None),
        ("Bijdrage schoolbestuur", "schoolbestuur"),
        ("Samenwerkingsverband", "partners"),
        ("Rijksmiddelen", "rijk"),
        ("Regio Deal", "overig"),
        ("Ouderbijdragen", "ouders"),
        ("Europees Sociaal Fonds", "eu"),
        ("Gemeentelijke OAB-middelen", "oab"),
    ],
)
def test_source_of_a_cover_line(label: str, source: str | None) -> None:
    assert source_of(label) == source


def test_development_fields() -> None:
    """The half that the rules were made on; the other half is only measured."""
    lines = Path(__file__).parent.joinpath("dev", "financing.jsonl").read_text("utf-8").splitlines()[1::2]
    fields = [json.loads(line) for line in lines]
    right = sum([f.mention for f in financing(one["text"])] == [g["mention"] for g in one["gold"]] for one in fields)
    assert right >= 0.9 * len(fields)


@given(st.text(alphabet="€ 10.,%()\n:;uit GKA voor de en helft", max_size=80) | st.text(max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in financing(text):
        assert text[found.char_start : found.char_end] == found.mention
