"""Financing: amounts, shares and sources of a field, and which of them belong together."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.financing.rows import financing, source_of

Row = tuple[str, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    """(mention, purpose, source, source's mention) of each row."""
    return [(f.mention, f.purpose, f.source, f.source_mention) for f in financing(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€ 80.000", [("€ 80.000", None, None, None)]),  # no guess from the budget
        ("€ 60.000 uit de GKA-middelen", [("€ 60.000", None, "gka", "GKA-middelen")]),
        (
            "GKA € 32.000, gemeente 68.000",  # without a sign, behind a payer
            [("€ 32.000", None, "gka", "GKA"), ("68.000", None, "gemeente", "gemeente")],
        ),
        ("GKA € 32.000, bereik 1.200.", [("€ 32.000", None, "gka", "GKA")]),  # behind another word it counts anything
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
            "Het Oranje Fonds dekt de inzet van de GGD: € 1.000 in 2022 en € 2.000 in 2023.",  # payer, object, amounts
            [
                ("€ 1.000", "inzet van de GGD", "fondsen", "Oranje Fonds"),
                ("€ 2.000", "inzet van de GGD", "fondsen", "Oranje Fonds"),
            ],
        ),
        (
            "De jeugdhulp betaalt de begeleiders, tot € 85 per uur.",  # an amount that only says how much
            [("tot € 85 per uur", "begeleiders", "jeugdzorg", "jeugdhulp")],
        ),
        ("Er wordt geen beroep gedaan op GKA-middelen.", []),  # denied
        ("Er is geen bijdrage van de gemeente nodig.", []),
        ("De gemeente voegt daar € 2.000 voor vervoer aan toe.", [("€ 2.000", "vervoer", "gemeente", "gemeente")]),
        (
            "Gem. Norg € 4.000, gem. Roden € 6.000",  # a full stop that closes nothing
            [("€ 4.000", None, "gemeente", "Gem. Norg"), ("€ 6.000", None, "gemeente", "gem. Roden")],
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
        (
            "GKA 60%, gemeente (40%)",
            [("GKA 60%", None, "gka", "GKA"), ("gemeente (40%)", None, "gemeente", "gemeente")],
        ),
        ("90 mille uit de Rijke Schooldag", [("90 mille", None, "rijk", "Rijke Schooldag")]),
        ("2500 uit SWV", [("2500", None, "partners", "SWV")]),  # a bare number in front of its source
        (
            "Betaald door de gemeenten Harkveen, Wolden en Drostel.",  # one payer
            [("gemeenten Harkveen, Wolden en Drostel", None, "gemeente", "gemeenten Harkveen, Wolden en Drostel")],
        ),
        ("In Oostdorp is € 3.000 beschikbaar.", [("€ 3.000", None, None, None)]),  # a place is no purpose
        ("Ten behoeve van de ouderavonden: € 1.500.", [("€ 1.500", "ouderavonden", None, None)]),
        ("Het budget voor lezen is € 900.", [("€ 900", "lezen", None, None)]),
        (
            "€ 5.000 (inrichting ouderlokaal), € 2.500 communicatie, € 300 (eenmalig)",  # behind the amount
            [
                ("€ 5.000", "inrichting ouderlokaal", None, None),
                ("€ 2.500", "communicatie", None, None),
                ("€ 300", None, None, None),
            ],
        ),
        (
            "Uren coördinator\n€ 12.000\nMateriaal\n€ 1.000",  # labels on lines of their own
            [("€ 12.000", "Uren coördinator", None, None), ("€ 1.000", "Materiaal", None, None)],
        ),
        ("Coach, 10 uur per week, € 22.000", [("€ 22.000", "Coach", None, None)]),  # a quantity is no purpose
        ("€ 4.800 voor 12 thema-avonden", [("€ 4.800", "12 thema-avonden", None, None)]),
        (
            "De GKA betaalt de trainers (€ 9.000), de bibliotheek de boeken (€ 2.000).",  # the verb is said once
            [("€ 9.000", "trainers", "gka", "GKA"), ("€ 2.000", "boeken", "partners", "bibliotheek")],
        ),
        (
            "Bekostiging door gemeente, onderwijs en KunstHub.",  # a list, its last a name that nobody knows
            [
                ("gemeente", None, "gemeente", "gemeente"),
                ("onderwijs", None, "schoolbestuur", "onderwijs"),
                ("KunstHub", None, "partners", "KunstHub"),
            ],
        ),
        ("schoolbestuur 1/3", [("schoolbestuur 1/3", None, "schoolbestuur", "schoolbestuur")]),
        ("Coach (€ 35.000, NPO)", [("€ 35.000", "Coach", "npo", "NPO")]),
        ("Gemeente: 25 uur begeleiding.", [("Gemeente", "25 uur begeleiding", "gemeente", "Gemeente")]),
        (
            "€ 24.000 voor workshops door bewoners.",
            [("€ 24.000", "workshops door bewoners", None, None)],
        ),  # they don't pay
        (
            "De rest komt van ondernemers en uit gemeentelijk budget.",
            [
                ("ondernemers", None, "partners", "ondernemers"),
                ("gemeentelijk budget", None, "gemeente", "gemeentelijk budget"),
            ],
        ),
        ("We zetten € 20.000 in voor ondersteuning.", [("€ 20.000", "ondersteuning", None, None)]),
        ("€ 6.400: 80 uur begeleiding", [("€ 6.400", "80 uur begeleiding", None, None)]),
        (
            "Uit de GKA € 15.000 voor trainers en € 5.000 voor materiaal.",  # one source in front of all
            [("€ 15.000", "trainers", "gka", "GKA"), ("€ 5.000", "materiaal", "gka", "GKA")],
        ),
        (
            "Het kost € 12.000, de helft daarvan betaalt de gemeente.",
            [
                ("€ 12.000", None, None, None),
                ("helft daarvan betaalt de gemeente", None, "gemeente", "gemeente"),
            ],
        ),
        ("Reguliere middelen", [("Reguliere middelen", None, None, "Reguliere middelen")]),  # whose, nobody says
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
        ("2 x € 12.500 uit SPUK", "25000", False, False, ()),
        ("€ 25,- p.p.", "25", False, False, ("deelnemer",)),
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
    lines = Path(__file__).parent.joinpath("dev", "financing.jsonl").read_text("utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    fields = [one for n, one in enumerate(every) if one.get("half", "seen" if n % 2 else "unseen") == "seen"]
    right = sum([f.mention for f in financing(one["text"])] == [g["mention"] for g in one["gold"]] for one in fields)
    assert right >= 0.9 * len(fields)


@given(st.text(alphabet="€ 10.,%()\n:;uit GKA voor de en helft", max_size=80) | st.text(max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in financing(text):
        assert text[found.char_start : found.char_end] == found.mention


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "€ 24.000 (50% GKA en 50% scholen)",
            [("€ 24.000", None), ("50% GKA", "gka"), ("50% scholen", "schoolbestuur")],
        ),
        (
            "Twee ton: 1/2 jeugdzorg, 1/4 gemeente",
            [("Twee ton", None), ("1/2 jeugdzorg", "jeugdzorg"), ("1/4 gemeente", "gemeente")],
        ),
        ("€ 5.000 (50%) uit GKA", [("€ 5.000", "gka")]),  # the share tells nothing of the source
        ("GKA € 9.000; bedrijven in natura", [("€ 9.000", "gka"), ("bedrijven", "partners")]),
        ("De tassen worden betaald door het Van Hattumfonds.", [("Van Hattumfonds", "fondsen")]),  # of its name
    ],
)
def test_shares_of_an_amount_and_gifts(text: str, rows: list[tuple[str, str | None]]) -> None:
    assert [(one.mention, one.source) for one in financing(text)] == rows


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Brandstof en onderhoud kosten € 6.500 per jaar", "Brandstof en onderhoud"),  # a verb
        ("Personele kosten € 6.500", "Personele kosten"),
        ("GKA: een bedrag van € 16.000 ineens", None),
    ],
)
def test_kosten_as_a_verb(text: str, purpose: str | None) -> None:
    assert [one.purpose for one in financing(text)] == [purpose]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a denial anywhere in the clause of a source
        ("€ 900 uit OAB. Geen stapeling met NPO.", [("€ 900", None, "oab")]),
        ("€ 900 uit OAB, in ieder geval niet uit de GKA.", [("€ 900", None, "oab")]),
        ("Ouders betalen € 2; van de gemeente hoeft er niets bij.", [("€ 2", None, "ouders")]),
        ("Subsidie van de provincie is verkend maar niet gevonden.", []),
        # but not one of the next sentence or clause
        ("Niet alleen de gemeente betaalt € 900.", [("€ 900", None, "gemeente")]),
        # the one payer of the field, in whatever sentence
        ("Zo'n € 60 per kind. Alles komt uit het Jeugdfonds.", [("Zo'n € 60 per kind", None, "fondsen")]),
        ("Bedrag komt op € 9.600; dat is van de provincie.", [("€ 9.600", None, "provincie")]),
        # one who pays the rest pays no other amount
        (
            "Coach € 9.600. De rest betaalt de provincie.",
            [("€ 9.600", "Coach", None), ("provincie", None, "provincie")],
        ),
        # `dat is` says how much what was named before costs
        ("De kerk betaalt de boeken, dat is € 260.", [("€ 260", "boeken", "partners")]),
        # the amount again in words, two words long
        ("De gemeente betaalt € 1.500 (zegge: duizend vijfhonderd euro).", [("€ 1.500", None, "gemeente")]),
        # a typed table
        (
            "Loonkosten | € 22.000 | GKA\nMateriaal | € 5.500 | gemeente",
            [("€ 22.000", "Loonkosten", "gka"), ("€ 5.500", "Materiaal", "gemeente")],
        ),
        # the sign between two statements
        ("GKA € 500 | gemeente € 300", [("€ 500", None, "gka"), ("€ 300", None, "gemeente")]),
        # what a stream of money covers
        ("De vaste stroom (€ 350, gemeente) dekt de coördinator.", [("€ 350", "coördinator", "gemeente")]),
        # first person: no purpose
        ("Ik heb uit de GKA € 250 gevonden voor taallessen.", [("€ 250", "taallessen", "gka")]),
    ],
)
def test_sentences_of_other_hands(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(f.mention, f.purpose, f.source) for f in financing(text)] == expected
