"""Places as fields name them, by the reading rules 31 to 33 and 61."""

import pytest

from nlp.locations import locations
from nlp.text.document_names import Names, collect_names

HERE = Names("Westerveld", ("Westerveld",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Heel gemeente Westerveld",
            [("Heel gemeente Westerveld", "Westerveld", "gemeente")],
        ),  # type word off the name
        ("gehele gemeente", [("gehele gemeente", "Westerveld", "gemeente")]),  # this document's own
        ("Diever en Havelte", [("Diever", "Diever", "kern"), ("Havelte", "Havelte", "kern")]),
        ("obs De Zandloper", [("obs De Zandloper", "obs De Zandloper", "school")]),  # a school keeps its full name
        ("wijken Noord en Oosterdal", [("wijken Noord", "Noord", "wijk"), ("Oosterdal", "Oosterdal", "wijk")]),
        (
            "Diever op de Vinkenborgh",  # a known place ends where what stands in it begins
            [("Diever", "Diever", "kern"), ("Vinkenborgh", "Vinkenborgh", "wijk")],
        ),
        (
            "Basisscholen De Bron en Elim",  # a class with its members
            [("De Bron", "De Bron", "school"), ("Elim", "Elim", "school")],
        ),
        ("Compaan vmbo", [("Compaan vmbo", "Compaan vmbo", "school")]),
        ("De Hofnar (theater)", [("De Hofnar", "De Hofnar", "instelling")]),  # brackets say what it is
        ("Noordoost-Twente", [("Noordoost-Twente", "Noordoost-Twente", "regio")]),  # a part of a region
        ("Diever Centrum", [("Diever Centrum", "Diever Centrum", "wijk")]),
        ("Borkel en Schaft", [("Borkel en Schaft", "Borkel en Schaft", "kern")]),  # one village
        ("de gemeente regelt dit", []),  # who does something, not where
        ("heel Westerveld", [("heel Westerveld", "Westerveld", "gemeente")]),
        # A sentence ends a name; a known abbreviation doesn't.
        ("Diever. Besloten is daarmee te beginnen", [("Diever", "Diever", "kern")]),
        ("basisschool St. Jan", [("basisschool St. Jan", "basisschool St. Jan", "school")]),
        ("Bij De Bron. Uitgifte in Diever.", [("De Bron", "De Bron", "school"), ("Diever", "Diever", "kern")]),
        ("Waar? Diever", [("Diever", "Diever", "kern")]),
        # An article in small letters is the house's, and no ward's.
        ("praktijkschool de Dijk", [("praktijkschool de Dijk", "praktijkschool de Dijk", "school")]),
        ("rk basisschool de Aar", [("rk basisschool de Aar", "rk basisschool de Aar", "school")]),
        ("Wijk de Donderberg", [("Wijk de Donderberg", "Donderberg", "wijk")]),
        ("in de bibliotheek aan de Poort", [("bibliotheek aan de Poort", "bibliotheek aan de Poort", "instelling")]),
        ("het Gezondheidshuis", [("Gezondheidshuis", "Gezondheidshuis", "instelling")]),
        ("Hogeschool Maas", [("Hogeschool Maas", "Hogeschool Maas", "school")]),  # its capital is its own
        ("bedrijventerrein Het Spinrag", [("bedrijventerrein Het Spinrag", "Het Spinrag", "overig")]),
        ("postcodegebieden 7981 en 7982", [("postcodegebieden 7981", "7981", "overig"), ("7982", "7982", "overig")]),
        # Where it is not.
        ("Diever. Niet in: Havelte. Wapse doet nog niet mee.", [("Diever", "Diever", "kern")]),
        ("alle dorpen m.u.v. Havelte", []),
        ("Wijk(en): Noord. Gemeentebreed: nee.", [("Noord", "Noord", "wijk")]),
        ("m.u.v. Havelte, en wel in Diever", [("Diever", "Diever", "kern")]),
        ("achter de kerk. Als het lukt in Diever", [("Diever", "Diever", "kern")]),  # a sentence ended before
        # A village without its capital, or with two letters changed round: its name is the register's.
        ("in havelte", [("havelte", "Havelte", "kern")]),
        ("in Haevlte", [("Haevlte", "Havelte", "kern")]),
        (
            "Compaan College, locatie Havelte en Diever",  # a school with its branch
            [
                ("Compaan College, locatie Havelte", "Compaan College, locatie Havelte", "school"),
                ("Diever", "Diever", "kern"),
            ],
        ),
        # A room and its school are one place; the house of somebody has his name (reading rules 31 and 32).
        ("gymzaal bij obs De Spil", [("gymzaal bij obs De Spil", "gymzaal bij obs De Spil", "overig")]),
        ("de kantine van Veldoogst", [("kantine van Veldoogst", "Veldoogst", "instelling")]),
        ("basisschool 't Veerhuis", [("basisschool 't Veerhuis", "basisschool 't Veerhuis", "school")]),
        ("Diever (dorpshuis)", [("Diever", "Diever", "kern")]),  # where in it
        ("Haventerrein", [("Haventerrein", "Haventerrein", "overig")]),
        ("Hub 1: obs De Spil", [("obs De Spil", "obs De Spil", "school")]),  # a number counts places, and names none
        ("alleen AZC-scholen", []),
        ("Vooralsnog alle scholen", []),
        ("n.v.t.", []),
        ("", []),
    ],
)
def test_locations(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = locations(text, HERE)
    assert [(one.mention, one.name, one.kind) for one in found] == expected
    assert all(text[one.char_start : one.char_end] == one.mention for one in found)


def test_a_house_that_the_document_calls_so_elsewhere() -> None:
    names = collect_names(["op basisschool De Kastanje", "Welzijnsstichting De Klap"], "Westerveld", ("Westerveld",))
    found = [(one.mention, one.name, one.kind) for one in locations("De Kastanje en De Klap", names)]
    assert found == [
        ("De Kastanje", "basisschool De Kastanje", "school"),
        ("De Klap", "Welzijnsstichting De Klap", "instelling"),
    ]


def test_what_the_document_says_goes_before_a_word_in_a_name() -> None:
    """`werf` is a word for a house, and an abbreviation is that of an office unless it spells out a school."""
    texts = ["praktijkschool De Werf", "Scholengemeenschap Zee (SGZ, vmbo)", "JWN (Jongerenwerk Noord)"]
    names = collect_names(texts, "Westerveld", ("Westerveld",))
    found = [(one.mention, one.name, one.kind) for one in locations("De Werf, SGZ, volgens JWN", names)]
    assert found == [
        ("De Werf", "praktijkschool De Werf", "school"),
        ("SGZ", "Scholengemeenschap Zee", "school"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A capital that a word owes to its place at the beginning of a sentence names nothing.
        ("Gebiedsgericht werken in Diever", ["Diever"]),
        ("Waar? In Kindcentrum Zee. Ook elders? Nee.", ["Kindcentrum Zee"]),
        ("We zitten in Buurthuis De Kachel", ["Buurthuis De Kachel"]),
        # Only the clause is denied that says no.
        ("Gewoon op school, het Rietcollege, en dus niet in Buurthuis De Kachel", ["Rietcollege"]),
        ("Buurthuis De Kachel; Theater Rood is afgevallen", ["Buurthuis De Kachel"]),
        ("Diever doet mee, Havelte niet", ["Diever"]),
        ("Ook in Havelte? Nee. In Diever.", ["Diever"]),
        ("Niet alleen in Diever, ook in Havelte", ["Diever", "Havelte"]),
        ("heel onze gemeente", ["heel onze gemeente"]),
        ("Online via Teams, en in Diever", ["Diever"]),  # what is on no map
    ],
)
def test_places_in_sentences(text: str, expected: list[str]) -> None:
    assert [one.mention for one in locations(text, HERE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("School: Het Stroomdal", ("Het Stroomdal", "school")),  # a label is none of the name
        ("In de wijk, Donderberg", ("Donderberg", "wijk")),
        ("Bij ons in dit buurthuis, de Kachel, is het", ("Kachel", "instelling")),  # said before a comma
        ("in De Plataan", ("De Plataan", "school")),  # with an article, in no list: the name of a house
    ],
)
def test_what_a_place_is(text: str, expected: tuple[str, str]) -> None:
    assert [(one.mention, one.kind) for one in locations(text, HERE)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What hangs back on a denial, and what is left.
        ("Iemand noemt Havelte, maar daar is geen draagvlak. Besloten is: Diever.", ["Diever"]),
        ("Diever; Havelte viel om die reden af", ["Diever"]),
        ("Geen dorp slaan we over: heel Westerveld", ["heel Westerveld"]),
        ("Wie daar geen plek vindt, kan terecht in dorpshuis De Spil", ["dorpshuis De Spil"]),
        ("In het dorp Havelte? Neen. Alleen in Diever.", ["Diever"]),
        ("Gemeentebreed, geen vaste plek", ["Gemeentebreed"]),
        ("Wapse en Havelte hebben geen zaal en liften mee", ["Wapse", "Havelte"]),  # they do take part
        ("Wie dat niet wil kan terecht in Diever", ["Diever"]),  # a clause that ends at its verb
        # Labels, papers, people and languages are no places.
        ("Uitvoeringsniveau: wijk Donderberg", ["wijk Donderberg"]),
        ("Donderkamp: lokaal in obs De Spil", ["Donderkamp", "obs De Spil"]),  # a ward, whose houses follow
        ("De Dorpsvisie noemt Diever", ["Diever"]),
        ("Juf Ans geeft Arabisch in Diever, volgens de GGD", ["Diever"]),
        ("De kinderen komen uit Havelte, de lessen zijn in Diever", ["Diever"]),
        ("Diever; Havelte adviseert slechts", ["Diever"]),
        ("☒ dorp: Diever\n☐ dorp: Havelte", ["Diever"]),
        ("Donderhof, Kerkstraat 12 te Diever, net als in Havelte", ["Donderhof", "Diever"]),  # an address
        # Without capitals.
        ("diever, havelte & bs de spil", ["diever", "havelte", "bs de spil"]),
        ("postcodes: 7981 | 7971", ["7981", "7971"]),
    ],
)
def test_what_names_no_place(text: str, expected: list[str]) -> None:
    assert [one.mention for one in locations(text, HERE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grote Waal: obs De Stuurhut", [("Grote Waal", "wijk"), ("obs De Stuurhut", "school")]),
        # A whole word before a stop ends its sentence, an abbreviation doesn't.
        (
            "Bij De Schietspoel en de bieb. Diever: De Tuin",
            [("De Schietspoel", "school"), ("Diever", "kern"), ("De Tuin", "instelling")],
        ),
        ("bibl. De Leesboom", [("bibl. De Leesboom", "instelling")]),
        ("Matching en training op ROC Zeeweg", [("ROC Zeeweg", "school")]),
        ("Diever: bij Klaas in het dorpshuis", [("Diever", "kern")]),  # a person
        ("Diever: de zaal, naast basisschool Het Bolwerk", [("Diever", "kern")]),  # where the zaal is
        (
            "Diever; vestiging Hoogvonderen van het Roerstreek College",
            [("Diever", "kern"), ("Roerstreek College", "school")],
        ),
        ("Alle scholen van Stichting Wijzerwaard in Diever", [("Diever", "kern")]),
        ("Peuters in de Kemp en Diever", [("Kemp", "wijk"), ("Diever", "kern")]),
        ("Basisschool Sint Jan en Sint Servatius", [("Basisschool Sint Jan", "school"), ("Sint Servatius", "school")]),
        ("Sport- en Cultuurhuis De Lindehof", [("Sport- en Cultuurhuis De Lindehof", "instelling")]),
        ("Ostrea Lyceum (locatie Fruitlaan)", [("Ostrea Lyceum", "school")]),
        ("Lyceum Westwal, loc. Oost. Daarna: Diever", [("Lyceum Westwal, loc. Oost", "school"), ("Diever", "kern")]),
        ("De kantine van Van Nieuwkerk", [("kantine van Van Nieuwkerk", "instelling")]),  # a family, no church
        ("De Heikant: pas vanaf mei, de keuken is nog niet klaar", [("De Heikant", "school")]),
        (
            "De aula van Nieuwkerk, en wie daar niet gezien wil worden kan terecht bij De Rietkraag",
            [("aula van Nieuwkerk", "instelling"), ("De Rietkraag", "school")],
        ),
    ],
)
def test_names_beside_other_words(text: str, expected: list[tuple[str, str]]) -> None:
    found = locations(text, Names("Westerveld", ("Westerveld",)))
    assert [(place.mention, place.kind) for place in found] == expected


def test_a_school_is_called_by_its_fullest_name() -> None:
    names = Names(full={"sg roskam": "Scholengemeenschap Roskam"})
    assert [place.name for place in locations("SG Roskam", names)] == ["Scholengemeenschap Roskam"]
