"""Who pays an amount that another sentence names, and what of a sentence is no row of its own."""

from types import MappingProxyType

import pytest

from nlp.financing import financing
from nlp.text.document_names import Names
from nlp.text.fold import fold_name

Row = tuple[str, str | None, str | None]


def rows(text: str, names: Names | None = None) -> list[Row]:
    return [(one.mention, one.purpose, one.source_mention) for one in financing(text, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a later sentence says who pays, for all before it that have no payer
        (
            "De tolk kost € 300, de zaal € 200. Dat komt van de provincie. De bus is € 100 van de gemeente.",
            [("€ 300", "tolk", "provincie"), ("€ 200", "zaal", "provincie"), ("€ 100", "bus", "gemeente")],
        ),
        # named again it is no second row
        ("€ 5.000 van de gemeente. De gemeente betaalt dit dus.", [("€ 5.000", None, "gemeente")]),
        # who gives something of his own pays no amount of another sentence
        (
            "Samen € 20.000. Het samenwerkingsverband levert uren.",
            [("€ 20.000", "Samen", None), ("samenwerkingsverband", None, "samenwerkingsverband")],
        ),
        (
            "€ 16.000 voor begeleiding. De gemeente betaalt de huur.",
            [("€ 16.000", "begeleiding", None), ("gemeente", "huur", "gemeente")],
        ),
        # a payer with its purpose and the bare amount behind it
        ("De bibliotheek betaalt de boeken. Dat is € 300.", [("€ 300", "boeken", "bibliotheek")]),
        # of several that a sentence names around one amount, the money
        (
            "De lessen zijn voor rekening van de schoolbesturen, die hiervoor NPO-middelen inzetten, circa € 4.500.",
            [("circa € 4.500", "lessen", "NPO-middelen")],
        ),
        # who pays a total pays the parts before it
        (
            "Leiding € 18.000, scholing € 2.000. Totale kosten derhalve € 20.000, te dekken uit OAB-middelen.",
            [
                ("€ 18.000", "Leiding", "OAB-middelen"),
                ("€ 2.000", "scholing", "OAB-middelen"),
                ("€ 20.000", "Totale kosten", "OAB-middelen"),
            ],
        ),
        (
            "Het schoolbestuur draagt € 100 bij aan de bus, de gemeente eveneens € 150.",
            [("€ 100", "bus", "schoolbestuur"), ("€ 150", "bus", "gemeente")],
        ),
        # one amount each
        (
            "De school en de gemeente betalen ieder € 2.000.",
            [("€ 2.000", None, "school"), ("€ 2.000", None, "gemeente")],
        ),
        # of two with a colon between them the first says what for
        ("VVE-uren: OAB.", [("OAB", "VVE-uren", "OAB")]),
        # words that a figure repeats are no amount of their own
        (
            "De gemeente betaalt zesduizend euro (€ 6.000) voor de bus.",
            [("€ 6.000", "bus", "gemeente")],
        ),
        ("Tweeduizend vijfhonderd euro (€ 2.500) uit GKA.", [("€ 2.500", None, "GKA")]),
        ("Uren JGZ: om niet", [("JGZ", "Uren", "JGZ")]),
        # what is given is money, whatever the verb
        ("De fanfare geeft een gift van € 500 voor de boeken.", [("€ 500", "boeken", "fanfare")]),
        # what for, behind who pays
        (
            "Begroot op € 25.000, geheel ten laste van de GKA-subsidie: coaching, drukwerk en twee bijeenkomsten.",
            [("€ 25.000", "coaching, drukwerk en twee bijeenkomsten", "GKA-subsidie")],
        ),
        (
            "Gemeente: € 12.000 ten behoeve van scholing, materiaal en een deel van de huur",
            [("€ 12.000", "scholing, materiaal en een deel van de huur", "Gemeente")],
        ),
        ("€ 36.000 GKA (taaldocent en koffers)", [("€ 36.000", "taaldocent en koffers", "GKA")]),
        ("GKA € 24.000 (consulent, 520 uur, gedeeltelijk)", [("€ 24.000", "consulent", "GKA")]),
        # money of which a sentence takes back what it said, or that was there formerly
        (
            "€ 300 van de provincie. Er komt iets van de gemeente, maar dat is niet zeker.",
            [("€ 300", None, "provincie")],
        ),
        ("€ 300 van de gemeente. Vroeger was het de provincie.", [("€ 300", None, "gemeente")]),
        ("€ 300 van de gemeente, onder voorbehoud van de programmabegroting.", [("€ 300", None, "gemeente")]),
        ("€ 300 van de gemeente. Vastgelegd is dat geen beroep wordt gedaan op de NPO.", [("€ 300", None, "gemeente")]),
        # who pays a whole pays the parts that its sentence opens, or the next
        (
            "Ten laste van de GKA komt € 9.000, te weten € 7.000 voor de coach en € 2.000 voor scholing.",
            [("€ 9.000", None, "GKA"), ("€ 7.000", "coach", "GKA"), ("€ 2.000", "scholing", "GKA")],
        ),
        (
            "De lessen kosten € 900, gedekt uit de GKA. Dat is inclusief € 150 voor de zaal.",
            [("€ 900", "lessen", "GKA"), ("€ 150", "zaal", "GKA")],
        ),
        (
            "Uit de GKA € 6.000 voor de gids; de gids rekent € 30 per uur.",  # another sentence opens no parts
            [("€ 6.000", "gids", "GKA"), ("€ 30 per uur", "gids", None)],
        ),
        # what else somebody pays for is no payer of an amount beside others; of one alone he is
        (
            "€ 900 voor de gids en € 300 voor de tassen. De stroom komt van de scholen.",
            [("€ 900", "gids", None), ("€ 300", "tassen", None), ("scholen", "stroom", "scholen")],
        ),
        ("€ 900 voor de gids.\nSJ: dekking = OAB", [("€ 900", "gids", "OAB")]),
        # an amount in words in brackets
        ("GKA: € 7.000 (zevenduizend euro), voor de uren.", [("€ 7.000", "uren", "GKA")]),
        # the words of a whole, in front and behind
        ("De kosten bedragen € 45.000.", [("€ 45.000", "kosten", None)]),
        (
            "De kosten van deze interventie zijn begroot op € 45.000.",
            [("€ 45.000", "kosten van deze interventie", None)],
        ),
        ("De kosten bedragen € 900 per school.", [("€ 900 per school", None, None)]),
        ("Alles bij elkaar € 35.000.", [("€ 35.000", "Alles bij elkaar", None)]),
        ("Samen dus € 35.000.", [("€ 35.000", "Samen", None)]),
        (
            "€ 3.000 in totaal: € 1.000 van de gemeente, € 2.000 van de GKA",
            [("€ 3.000", "in totaal", None), ("€ 1.000", None, "gemeente"), ("€ 2.000", None, "GKA")],
        ),
        # a purpose behind who pays, behind a comment, in a list
        ("€ 19.000 van de GKA, het meeste voor begeleiding.", [("€ 19.000", "begeleiding", "GKA")]),
        ("GKA: € 1.200, eenmalig, voor de licenties.", [("€ 1.200", "licenties", "GKA")]),
        (
            "Gevraagd is € 900 uit de GKA, bestemd voor de coach, de koffers en de tolk.",
            [("€ 900", "coach, de koffers en de tolk", "GKA")],
        ),
        ("GGD: lokaal om niet (waarde circa € 300).", [("circa € 300", "lokaal", "GGD")]),
    ],
)
def test_who_pays_by_the_sentences(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_maximum_behind_its_amount() -> None:
    (row,) = financing("GKA: € 30.000 (max.) voor de lessen")
    assert row.is_maximum and row.mention == "€ 30.000 (max.)"


@pytest.mark.parametrize(
    ("text", "approximate"),
    [("€ 5.000 - € 7.500", False), ("€ 5.000 tot € 7.500", False), ("tussen € 5.000 en € 7.500", True)],
)
def test_a_range_is_exact_unless_a_word_says_otherwise(text: str, approximate: bool) -> None:
    (row,) = financing(text)
    assert (row.approximate, row.amount_eur, row.amount_max_eur) == (approximate, 5000, 7500)


def test_a_contribution_by_the_turn_is_the_families() -> None:
    assert [row.source for row in financing("Een eigen bijdrage van € 1 per workshop.")] == ["ouders"]
    assert [row.source for row in financing("Een eigen bijdrage van € 1.000.")] == ["partners"]


@pytest.mark.parametrize(("party_type", "source"), [("schoolbestuur", "schoolbestuur"), ("welzijn", "partners")])
def test_an_organisation_that_the_document_lists_pays(party_type: str, source: str) -> None:
    full = MappingProxyType({fold_name("SOVR"): "Vrolijk Veenrijk"})
    names = Names(full=full, parties=MappingProxyType({fold_name("Vrolijk Veenrijk"): party_type}))
    assert [(row.source, row.source_mention) for row in financing("SOVR: € 2.000", names)] == [(source, "SOVR")]
    assert [row.source for row in financing("SOVR: € 2.000")] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who pays is told once, above a list or in front of one, and holds until another is told
        (
            "Ten laste van de GKA komen:\n- de coach, € 900;\n- druk, € 50.\nDe gemeente draagt:\n- de huur, € 400.",
            [("€ 900", "coach", "GKA"), ("€ 50", "druk", "GKA"), ("€ 400", "huur", "gemeente")],
        ),
        ("GKA\n- coach € 900\n- tassen € 20", [("€ 900", "coach", "GKA"), ("€ 20", "tassen", "GKA")]),
        (
            "GKA:\ncoach € 900\ntassen € 20\nTotaal € 920",  # without signs of a list: but not the total
            [("€ 900", "coach", "GKA"), ("€ 20", "tassen", "GKA"), ("€ 920", "Totaal", None)],
        ),
        (
            "Deze kosten draagt de GKA: coach € 900; zaal € 50 (gemeente); bus € 30. Gids € 20.",
            [("€ 900", "coach", "GKA"), ("€ 50", "zaal", "gemeente"), ("€ 30", "bus", "GKA"), ("€ 20", "Gids", None)],
        ),
        (
            "GKA: € 920\n- coach € 900\n- tassen € 20",  # parts by their sum
            [("€ 920", None, "GKA"), ("€ 900", "coach", "GKA"), ("€ 20", "tassen", "GKA")],
        ),
        # a clause that has its verb last, or tells of the name before it
        ("Er is een bon van € 10, die het Wierde College uit eigen kas betaalt.", [("€ 10", "bon", "Wierde College")]),
        (
            "Het komt van het Fonds Zuid (€ 900) en van Bakker Techniek, dat € 80 aan gereedschap inbrengt.",
            [("€ 900", None, "Fonds Zuid"), ("€ 80", "gereedschap", "Bakker Techniek")],
        ),
        (
            "De gemeente legt € 90 bij, waarvan de Alliantie € 40 draagt.",
            [("€ 90", None, "gemeente"), ("€ 40", None, "Alliantie")],
        ),
        (
            "Er gaat € 900 om, waarvan de gemeente de laatste € 40 bijlegt, vooral voor de huur.",
            [("€ 900", None, None), ("€ 40", "huur", "gemeente")],
        ),
        ("Dat dragen wij als bestuur: € 600.", [("€ 600", None, "wij als bestuur")]),
        # clauses that only tell more of a subject, gifts instead of money
        (
            "De bibliotheek, die zelf moet bezuinigen, geeft geen geld, maar wel 200 boeken.",
            [("bibliotheek", "200 boeken", "bibliotheek")],
        ),
        ("De scholen dragen bij in uren en niet in geld.", [("scholen", None, "scholen")]),
        # said of an amount that is paid already, it is no payer of others
        (
            "Bus: € 24. De bedrijven betalen € 50 voor zagen, dat loopt via hun vereniging.",
            [("€ 24", "Bus", None), ("€ 50", "zagen", "bedrijven")],
        ),
        ("Het Fonds Geul en Gulp schenkt € 100.", [("€ 100", None, "Fonds Geul en Gulp")]),
        # thousands in words, and a number of the amount before
        ("Dertigduizend euro. Vijftien van de GKA.", [("Dertigduizend euro", None, None), ("Vijftien", None, "GKA")]),
        (
            "De rest, twintigduizend euro, komt van de GKA: achttien daarvan gaan op aan uren, € 2.000 aan tolken.",
            [("twintigduizend euro", None, "GKA"), ("achttien", "uren", "GKA"), ("€ 2.000", "tolken", "GKA")],
        ),
        # a verb that was said before
        (
            "De gemeente betaalt € 30 voor tassen en € 20 voor benzine.",
            [("€ 30", "tassen", "gemeente"), ("€ 20", "benzine", "gemeente")],
        ),
        (
            "De gemeente betaalt pakken, € 30, en nog eens € 20 voor benzine.",
            [("€ 30", "pakken", "gemeente"), ("€ 20", "benzine", "gemeente")],
        ),
        (
            "De coaches worden door de gemeente betaald, de tassen (€ 80) door de sportclub.",
            [("gemeente", "coaches", "gemeente"), ("€ 80", "tassen", "sportclub")],
        ),
        (
            "De gemeente geeft € 20 en € 10 leggen de ouders bij.",
            [("€ 20", None, "gemeente"), ("€ 10", None, "ouders")],
        ),
        (
            "€ 12 wordt als volgt gedekt: gemeente € 7, GKA € 5.",
            [("€ 12", None, None), ("€ 7", None, "gemeente"), ("€ 5", None, "GKA")],
        ),
        # out of which money goes before who spends it; on what it is spent, the next sentence says
        ("De school betaalt de uren (€ 80). Dat geld komt uit de NPO-middelen.", [("€ 80", "uren", "NPO-middelen")]),
        (
            "De bijdrage van de GKA is € 150. Daarmee betalen we de trainer.",
            [("€ 150", "trainer", "bijdrage van de GKA")],
        ),
        # a condition pays nothing
        ("Het fonds geeft € 40, mits de gemeente hetzelfde inlegt.", [("€ 40", None, "fonds")]),
        # a product is no total
        (
            "Coach: 40 x € 60 = € 2.400. Zaal: € 20. Beide posten ten laste van de GKA.",
            [("€ 60", None, None), ("€ 2.400", "Coach", "GKA"), ("€ 20", "Zaal", "GKA")],
        ),
        ("Trainer 80 uur á € 70 = € 5.600", [("€ 70", None, None), ("€ 5.600", "Trainer", None)]),
        # three cells or dashes in a line, a price with its product behind a dash, a slash between two payers
        (
            "GKA | coach | € 90\nOuders | excursies | € 20 per kind",
            [("€ 90", "coach", "GKA"), ("€ 20 per kind", "excursies", "Ouders")],
        ),
        (
            "gemeente - huur - € 60\nouders - excursies - € 5 per keer",
            [("€ 60", "huur", "gemeente"), ("€ 5 per keer", "excursies", "ouders")],
        ),
        ("Coach – 400 uur à € 55 – € 22.000 – GKA", [("€ 55", None, None), ("€ 22.000", "Coach", "GKA")]),
        ("GKA 10.000 / gemeente 5.000", [("10.000", None, "GKA"), ("5.000", None, "gemeente")]),
        # what is no purpose, and how a price is printed
        ("De gemeente voegt, in afwijking van artikel 3, € 5.000 toe.", [("€ 5.000", None, "gemeente")]),
        ("€ 12.000 van de GKA dient ter voldoening van de trainers.", [("€ 12.000", "trainers", "GKA")]),
        ("Schoenen: 90 paar, maximaal € 40 per paar.", [("maximaal € 40 per paar", "Schoenen", None)]),
        ("De oppas zit daarin voor € 45 per zomer.", [("€ 45 per zomer", "oppas", None)]),
        ("Vervoer: € 90 per direct.", [("€ 90", "Vervoer", None)]),
    ],
)
def test_payers_of_other_clauses(text: str, expected: list[Row]) -> None:
    assert [(one.mention, one.purpose, one.source_mention) for one in financing(text) if one.kind != "rest"] == expected
