"""Parties as lists and sentences name them, by the annotation's rules 7 to 19 and 61 to 63."""

import pytest

from nlp.parties.rows import parties
from nlp.text.document_names import Names, collect_names

HERE = Names("Westerveld", ("Westerveld",))
Expected = list[tuple[str, str, str, bool]]


def _read(text: str, names: Names = HERE) -> Expected:
    found = parties(text, names, field="betrokken_partijen")
    assert all(text[one.char_start : one.char_end] == one.mention for one in found)
    return [(one.name, one.party_type, one.role, one.is_generic) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gemeente", [("Gemeente Westerveld", "gemeente", "partij", False)]),  # this document's own
        ("gemeenten", [("gemeenten", "gemeente", "partij", True)]),
        (
            "Schoolbesturen PO (Catamaran, Delta), VO (Het Vaarlyceum), BSO (de zomer)",  # names behind sectors
            [
                ("Catamaran", "schoolbestuur", "partij", False),
                ("Delta", "schoolbestuur", "partij", False),
                ("Het Vaarlyceum", "vo_school", "partij", False),
                ("bso", "kinderopvang", "partij", True),
            ],
        ),
        ("VO (Heerenveen)", [("vo", "vo_school", "partij", True)]),  # where it is
        ("ouders/verzorgers", [("ouders/verzorgers", "ouders", "partij", True)]),  # a fixed pair
        (
            "basis- en voortgezet onderwijs",
            [
                ("basisonderwijs", "po_school", "partij", True),
                ("voortgezet onderwijs", "vo_school", "partij", True),
            ],
        ),  # a shortened member gets its full name
        (
            "basis- en vo-scholen",
            [("basisscholen", "po_school", "partij", True), ("vo-scholen", "vo_school", "partij", True)],
        ),
        (
            "vo- en po-scholen",  # the hyphen is that of the second too
            [("vo-scholen", "vo_school", "partij", True), ("po-scholen", "po_school", "partij", True)],
        ),
        (
            "Gemeente Westerveld, Stichting Wolderbos Onderwijs (penvoerder)",
            [
                ("Gemeente Westerveld", "gemeente", "partij", False),
                ("Stichting Wolderbos Onderwijs", "schoolbestuur", "penvoerder", False),
            ],
        ),
        (
            "basisscholen De Ster en De Zaal, Muziekschool Da Capo",  # a class with its members behind it
            [
                ("De Ster", "po_school", "partij", False),
                ("De Zaal", "po_school", "partij", False),
                ("Muziekschool Da Capo", "cultuur", "partij", False),
            ],
        ),
        ("ministerie van OCW", [("Ministerie van OCW", "rijk", "partij", False)]),  # one, with a small letter too
        (
            "Stichting voor Christelijk Basisonderwijs Dwingel",  # a board, not a school
            [("Stichting voor Christelijk Basisonderwijs Dwingel", "schoolbestuur", "partij", False)],
        ),
        (
            "Partners in Welzijn",
            [("Partners in Welzijn", "welzijn", "partij", False)],
        ),  # a name that begins with a noun
        ("SBO De Wissel", [("SBO De Wissel", "po_school", "partij", False)]),  # sbo is under the WPO
        ("Stichting Kunst en Cultuur", [("Stichting Kunst en Cultuur", "cultuur", "partij", False)]),  # `en` in a name
        (
            "de drie vo-scholen (Dingstede College, Het Wold Lyceum en Esdonk College)",
            [
                ("Dingstede College", "vo_school", "partij", False),
                ("Het Wold Lyceum", "vo_school", "partij", False),
                ("Esdonk College", "vo_school", "partij", False),
            ],
        ),  # a class with its members gives the members
        ("zie interventie 1", []),
        ("", []),
    ],
)
def test_parties(text: str, expected: Expected) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De leiding is in handen van Welzijn Delta.", ["Welzijn Delta"]),  # not the noun that heads the sentence
        ("De penvoering ligt bij Stichting Ster.", ["Stichting Ster*"]),
        ("Namens de besturen is Stichting Ster penvoerder.", ["Stichting Ster*"]),  # `namens` opens: it names nobody
        ("Als penvoerder treedt Stichting Ster op.", ["Stichting Ster*"]),
        ("Trekker van dit project is GGD Delta.", ["GGD Delta"]),
        ("GGD Delta werkt mee. De gemeente betaalt mee.", ["GGD Delta", "Gemeente Westerveld"]),
        ("Verder doen de GGD en de gemeente mee.", ["GGD", "Gemeente Westerveld"]),
        ("Verder doet leerplicht mee, net als de gemeente zelf.", ["leerplicht", "Gemeente Westerveld"]),
        (
            "Drie basisscholen, alle peuterspeelzalen en enkele clubs nemen deel.",
            ["basisscholen", "peuterspeelzalen", "clubs"],
        ),
        ("Drie basisscholen hebben lege lokalen.", []),  # a class in a sentence that explains
        ("Aan deze afspraak nemen deel GGD Delta en vier basisscholen.", ["GGD Delta", "basisscholen"]),
        ("Aan deze tafel schuiven ROC Delta en Woonstichting Thuis aan.", ["ROC Delta", "Woonstichting Thuis"]),
        ("Aan deze tafel schuift Woonstichting Thuis aan de Vaart aan.", ["Woonstichting Thuis aan de Vaart"]),
        ("Samen met GGD Delta geven vier basisscholen in de wijk dit plan vorm.", ["GGD Delta", "basisscholen"]),
        (
            "Onder regie van de gemeente werken ROC Delta en Museum Zee samen.",
            ["Gemeente Westerveld", "ROC Delta", "Museum Zee"],
        ),
        (
            "Het plan wordt gedragen door Stichting Ster, die ook penvoerder is, en door GGD Delta.",
            ["Stichting Ster*", "GGD Delta"],
        ),
        (
            "De gemeente is opdrachtgever, ROC Delta stelt een lokaal beschikbaar en de penvoering is in handen van "
            "Stichting Ster, omdat Museum Zee dicht is.",
            ["Gemeente Westerveld", "ROC Delta", "Stichting Ster*"],
        ),  # three clauses, and a reason that names nobody
        (
            "Daaromheen staat een kring van helpers: GGD Delta, Museum Zee en ouders.",
            ["GGD Delta", "Museum Zee", "ouders"],
        ),
        (
            "Trekker is ROC Delta, die het met haar scholen uitvoert: het Zee College en het Duin College.",
            ["ROC Delta", "Zee College", "Duin College"],
        ),
        ("Stichting Ster (de koepel van deze scholen) namens alle partners", ["Stichting Ster"]),
        ("PO: De Ster, De Zon", ["De Ster", "De Zon"]),
        ("Penv.: Stichting Ster; partners: GGD Delta", ["Stichting Ster*", "GGD Delta"]),
        # A verb that no list has, in the second place; a capital that only opens the sentence.
        ("Harmonie Zee leent haar trommels uit.", ["Harmonie Zee"]),
        ("Het Zee College bemant de balie en de dorpsscholen wijzen kinderen aan.", ["Zee College", "dorpsscholen"]),
        ("Het samenwerkingsverband Wold denkt mee.", ["Samenwerkingsverband Wold"]),  # the type word is the name's
        ("De mentoren van het Zee College doen mee.", ["mentoren"]),  # a group of people is a class, with its employer
        ("Het Duin College doet mee met haar drie scholen.", ["Duin College"]),  # `haar`: said of somebody else
        ("Alle schoolbesturen in het primair en voortgezet onderwijs doen mee.", ["schoolbesturen"]),
        ("Aan die tafel schuiven ROC Delta en Museum Zee aan.", ["ROC Delta", "Museum Zee"]),  # `die` is no relative
        # Who is denied takes no part, in a clause, a label or an answer.
        ("ROC Delta is gevraagd, maar doet nog niet mee. GGD Delta helpt mee.", ["GGD Delta"]),
        ("GGD Delta en ROC Delta, die worden ingehuurd en geen partner zijn. Museum Zee doet mee.", ["Museum Zee"]),
        ("Niet mee: ROC Delta.\nMbo: nog niet.\nPO: obs De Ster", ["Obs De Ster"]),
        ("Doet de GGD mee? Nee, nog niet. Doet ROC Delta mee? Ja.", ["ROC Delta"]),
        ("Ouders zitten niet aan de zijlijn maar in de stuurgroep.", ["ouders"]),
        # A party before a colon or dash, with what it does or pays behind it.
        ("- Museum Zee: ontvangst van de klassen\n- GGD Delta: € 1.000,00", ["Museum Zee", "GGD Delta"]),
        ("Museum Zee - 60 uur gids, in natura", ["Museum Zee"]),
        ("Agendalid: samenwerkingsverband Wold", ["Samenwerkingsverband Wold"]),  # a label of any words
        ("Museum Zee als ontvanger, GGD Delta, gem.", ["Museum Zee", "GGD Delta", "Gemeente Westerveld"]),
        ("Museum Zee en ROC Delta doen mee; de eerste treedt op als penvoerder.", ["Museum Zee*", "ROC Delta"]),
        ("obs De Ster (een school van Stichting Wold, ook hier penvoerder)", ["Obs De Ster", "Stichting Wold*"]),
        ("GGD Delta, Atelier Zon uit Norg, zoals per interventie is vastgelegd.", ["GGD Delta", "Atelier Zon"]),
        ("De aanvraag loopt via Stichting Ster, die is penvoerder.", ["Stichting Ster*"]),
        ("Het bestuur, Stichting Ster, is penvoerder.", ["Stichting Ster*"]),  # an office and its name
        ("Onze school (obs De Ster) is trekker.", ["Obs De Ster"]),  # a class with its one member
        ("Achter hen staan onze clubs, het Zee College en natuurlijk de ouders.", ["clubs", "Zee College", "ouders"]),
        ("De stichting Stichting Ster treedt jegens de Minister op als penvoerder.", ["Stichting Ster*"]),  # a lawyer's
        ("Partij | Rol\nStichting Ster | penvoerder\nGGD Delta | partner", ["Stichting Ster*", "GGD Delta"]),  # a table
        (
            "Uitvoering\n  - obs De Ster\nPenvoerder\n  - Stichting Ster",  # headings above items
            ["Obs De Ster", "Stichting Ster*"],
        ),
        ("Zij werken samen met acht scholen, waaronder obs De Ster.", ["scholen", "Obs De Ster"]),
        ("Onderaannemer: n.v.t. Betrokken scholen: De Ster, De Zon", ["De Ster", "De Zon"]),  # a stop that ends it too
        ("Aanwezig: mw. Jansen (gemeente), dhr. Pol (Stichting Ster)", ["Gemeente Westerveld", "Stichting Ster"]),
        ("Afgesproken is dat Stichting Ster penvoerder is.", ["Stichting Ster*"]),
        ("opdrachtgever gemeente Westerveld; opdrachtnemer GGD Delta", ["Gemeente Westerveld", "GGD Delta"]),
        ("Stichting Ster (penv.) + GGD Delta, etc.", ["Stichting Ster*", "GGD Delta"]),
        ("Chr. Lyceum De Brug / gem. Westerveld", ["Chr. Lyceum De Brug", "Gemeente Westerveld"]),
    ],
)
def test_parties_of_sentences(text: str, expected: list[str]) -> None:
    """Names in the order of the text; `*` is the penvoerder."""
    assert [name + "*" * (role == "penvoerder") for name, _, role, _ in _read(text)] == expected


def test_an_abbreviation_stands_for_the_name_that_introduced_it() -> None:
    names = collect_names(["Stichting Openbaar Onderwijs Wold (SOOW) doet mee."], "Westerveld", ("Westerveld",))
    assert _read("SOOW", names) == [("Stichting Openbaar Onderwijs Wold", "schoolbestuur", "partij", False)]


def test_an_ellipsis_of_regions_is_one_name() -> None:
    found = parties("GGD Noord- en Oost-Veldenrode, de gemeente")
    assert [one.mention for one in found] == ["GGD Noord- en Oost-Veldenrode", "gemeente"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MBO: Proef College", "mbo"),  # the label says of what kind a college is
        ("Stichting VO Wold", "schoolbestuur"),  # a foundation that has a sector in its name is a board
        ("moskee Al Hidaya", "overig"),  # reading rule 76
        ("trainers van sportvereniging Vooruit", "sport"),  # a group of people has the type of its employer
        ("buurtsportcoaches van de gemeente", "gemeente"),
        ("taalcoördinatoren po", "po_school"),  # the sector behind the noun
        ("Harmonie Zee", "vrijwilligers_en_verenigingen"),
    ],
)
def test_types(text: str, expected: str) -> None:
    assert [kind for _, kind, _, _ in _read(text)] == [expected]


def test_a_name_is_the_fullest_that_the_document_prints() -> None:
    told = "De welzijnsorganisatie MeerZon en Stichting Openbaar Onderwijs Veenlint, bij MeerZon thuis. Stg. Driegolf."
    names = collect_names([told], "Westerveld", ("Westerveld",))
    found = [name for name, *_ in _read("MeerZon, Veenlint, SOO Veenlint, Stg. Driegolf, Westerveld", names)]
    # Nothing is added that isn't printed: `Stg.` stays as it is.
    assert found == [
        "Welzijnsorganisatie MeerZon",
        "Stichting Openbaar Onderwijs Veenlint",
        "Stg. Driegolf",
        "Gemeente Westerveld",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A connecting word that opens a sentence is no part of the name; `Samen Sterk` is a name.
        ("Ook Sportservice Wold helpt mee.", ["Sportservice Wold"]),
        ("Stichting Samen Sterk, GGD Wold", ["Stichting Samen Sterk", "GGD Wold"]),
        ("Kinderopvang Pluk én onze zeven basisscholen", ["Kinderopvang Pluk", "basisscholen"]),
        # A label of any words, and a role in front of a member.
        ("Adviesbureau: Onderwijsadvies Wold", ["Onderwijsadvies Wold"]),
        ("Stichting Veenlint, partner politie", ["Stichting Veenlint", "politie"]),
        # Who sits there for a party.
        ("namens Kindcentrum Het Wad mevrouw Vos, GGD Wold", ["Kindcentrum Het Wad", "GGD Wold"]),
        ("Penvoerder | GGD Wold\nPartner | OBS De Ster\nPartner | -", ["GGD Wold", "OBS De Ster"]),  # roles first
        # Words that open a sentence or ask something.
        ("Wauw, wat een club! GGD Wold, OBS De Ster", ["GGD Wold", "OBS De Ster"]),
        ("een handvol huisartsen, één school", ["huisartsen", "school"]),
    ],
)
def test_words_around_a_name_are_no_part_of_it(text: str, expected: list[str]) -> None:
    assert [name for name, *_ in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Actie, die alles aan elkaar knoopt", []),  # pieces of a sentence name nobody
        ("peuteropvang, KO, lkr. groep 1/2", ["peuteropvang", "kinderopvang", "leerkrachten"]),  # contract, rule 82
    ],
)
def test_pieces_of_sentences_and_classes_written_short(text: str, names: list[str]) -> None:
    assert [party.name for party in parties(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Stichting Ster (hierna: de stichting) en GGD Delta zijn partij. De stichting treedt op als penvoerder.",
            ["Stichting Ster*", "GGD Delta"],  # reading rule 77
        ),
        ("Wij (obs De Eik), de bibliotheek en ouders doen mee.", ["Obs De Eik", "bibliotheek", "ouders"]),
        ("Het bestuur (Stichting Ster) regelt het geld en is dus penvoerder.", ["Stichting Ster*"]),
        ("Wie doen er mee? GGD Delta.\nWie is penvoerder? Stichting Ster.", ["GGD Delta", "Stichting Ster*"]),
        ("Wie ontbrak? De scholen.", []),
        ("En de wijkagent? Die kennen we.", []),
        ("☒ Gemeente Westerveld ☐ voortgezet onderwijs ☒ kinderopvang", ["Gemeente Westerveld", "kinderopvang"]),
        ("Er zijn drie rollen: (i) trekker: ROC Delta; (ii) regie: GGD Delta", ["ROC Delta", "GGD Delta"]),
        ("Juf Anneke doet mee, en mevrouw Jansen van de bibliotheek.", []),  # persons by their title
        ("De moskee doet mee en de kerk ook, en dan nog de voetbalclub.", ["moskee", "kerk", "voetbalclub"]),
        ("Mijn school natuurlijk, en verder doen de opvang en de wijkagent mee.", ["school", "wijkagent"]),
        ("Alleszins de gemeente, want zonder haar gaat het niet.", ["Gemeente Westerveld"]),  # no verb
        ("ROC Delta levert studenten, GGD Delta een lokaal.", ["ROC Delta", "GGD Delta"]),  # an object
        (
            "Partners zijn het primair en voortgezet onderwijs en GGD Delta.",
            ["primair onderwijs", "voortgezet onderwijs", "GGD Delta"],
        ),
        (
            "De Gemeenten Emmen, Coevorden en Hoogeveen doen mee.",
            ["Gemeente Emmen", "Gemeente Coevorden", "Gemeente Hoogeveen"],
        ),
        ("alle peuterspeelzalen in Norg, Roden en Emmen", ["peuterspeelzalen"]),  # the places are theirs
        ("Stichting Zorg voor Jeugd Beemster doet mee.", ["Stichting Zorg voor Jeugd Beemster"]),
        ("- Overig\n  o GGD Delta", ["GGD Delta"]),
        ("Er wordt samengewerkt met o.a. Humanitas en GGD Delta.", ["Humanitas", "GGD Delta"]),
        (
            "In het dorp werkt de school samen met basisscholen De Wissel en Het Spoor.",
            ["school", "De Wissel", "Het Spoor"],
        ),
        ("GGD Delta heeft van deelname afgezien.", []),
        ("mijn eigen school (De Klimop), GGD Delta", ["De Klimop", "GGD Delta"]),
        ("Rotaryclub De Waard voor fundraising, GGD Delta", ["Rotaryclub De Waard", "GGD Delta"]),  # what for
        ("ROC Delta. Co-owner: Stichting Ster, tevens penvoerder van de subsidie.", ["ROC Delta", "Stichting Ster*"]),
        ("een heleboel vrijwilligers, GGD Delta", ["vrijwilligers", "GGD Delta"]),
        ("We hebben afgesproken dat de bibliotheek de boeken levert.", ["bibliotheek"]),  # no relative clause
        (
            "De organisaties die meedoen zijn de bibliotheek, de peuterspeelzalen en obs De Kring.",
            ["bibliotheek", "peuterspeelzalen", "Obs De Kring"],
        ),  # those beside a name, from it backwards
        ("Samen met GGD Delta en met alle basisscholen bouwen we aan een netwerk.", ["GGD Delta", "basisscholen"]),
        ("Het bestuur van Stichting Ster is penvoerder.", ["Stichting Ster*"]),
        (
            "De uitvoering geschiedt door GGD Delta (hierna te noemen: Delta). Delta is tevens penvoerder.",
            ["GGD Delta*"],
        ),
        ("Stichting Ster, als penvoerder; GGD Delta", ["Stichting Ster*", "GGD Delta"]),
        # persons: whom they work for takes part, their job doesn't
        ("Zo vat jongerenwerker Fatma Bos van Stichting De Roer het samen.", ["Stichting De Roer"]),
        (
            "Aan het stuur zit Kees, vrijwilliger van Bibliotheek De Kade, die de boeken levert.",
            ["Bibliotheek De Kade"],
        ),
        (
            "Meester Wim bij obs De Wiek en mevrouw Smit, brugklasmentor op het Zee College, doen mee.",
            ["Obs De Wiek", "Zee College"],
        ),
        (
            "Muziekschool De Toon, basisschool Anne Frank",
            ["Muziekschool De Toon", "Basisschool Anne Frank"],
        ),  # no person
        ("Onze jongerenwerkers Daan en Marit, die ieder kind kennen.", ["jongerenwerkers"]),
        # what stands in front of a name
        ("Het Zee College en de scholen in het dorp", ["Zee College", "scholen"]),
        ("Penvoerder: alweer Stichting Ster, voorts het Zee College", ["Stichting Ster*", "Zee College"]),
        ("Aan de vo-kant het Zee College", ["Zee College"]),
        ("gemeente, ten deze vertegenwoordigd door de Dienst", ["Gemeente Westerveld"]),
        # who leads
        ("Stichting Ster, die penvoerster is, en GGD Delta doen mee.", ["Stichting Ster*", "GGD Delta"]),
        ("GGD Delta levert de mentoren, Stichting Ster voert de pen.", ["GGD Delta", "Stichting Ster*"]),
        ("Stichting Ster en Stichting Maan (Stichting Maan als penvoerder)", ["Stichting Ster", "Stichting Maan*"]),
        ("GGD Delta, zonder penvoerder te zijn (dat blijft Stichting Ster), doet mee.", ["GGD Delta"]),
        # who takes no part
        ("Bakkerij Zoet heeft vriendelijk bedankt; GGD Delta doet mee.", ["GGD Delta"]),
        ("De Linde en De Eik stromen later in; zij gelden nog niet als partij. GGD Delta doet mee.", ["GGD Delta"]),
        ("De in interventie 1 genoemde schoolbesturen, GGD Delta", ["GGD Delta"]),
        ("Stichting Ster, namens de gezamenlijke besturen", ["Stichting Ster"]),
        ("Leeszaal De Kade leent de boeken uit en stelt een leesconsulent ter beschikking.", ["Leeszaal De Kade"]),
        ("Kinderopvang Pip doet mee met de peutergroepen die in de school zitten.", ["Kinderopvang Pip"]),
        ("- Kindcentrum De Hazelaar, Epse\n- obs De Vliet, Laren", ["Kindcentrum De Hazelaar", "Obs De Vliet"]),
        # names with a joint, and two names
        ("Dorpenkring Roer en Maas, Hogeschool Rijn & Waal", ["Dorpenkring Roer en Maas", "Hogeschool Rijn & Waal"]),
        ("GGD Delta op afroep", ["GGD Delta"]),
        ("de sport- en muziekverenigingen die zich hebben aangemeld", ["sportverenigingen", "muziekverenigingen"]),
        ("wijkteams (Zeebuurt Nabij), voor doorverwijzing", ["Zeebuurt Nabij"]),
        ("GGD Delta als adviseur.\u00b9 De gemeente: faciliterend.", ["GGD Delta", "Gemeente Westerveld"]),
        ("tafeltennisclub St. Barbara doet mee.", ["Tafeltennisclub St. Barbara"]),  # an abbreviation's stop
        (
            "woningcorporatie De Roef (WDR; stelt de ruimte beschikbaar), GGD Delta",
            ["Woningcorporatie De Roef", "GGD Delta"],
        ),
        # openings and explanations that name nobody
        ("GGD Delta. Wel gevraagd, misschien later. Eerst soep.", ["GGD Delta"]),
        ("Stg. Driegolf (po), 11 scholen", ["Stg. Driegolf"]),  # how many it has
        ("Op onze school, cbs De Vliet, doen we het samen met GGD Delta.", ["Cbs De Vliet", "GGD Delta"]),
        ("Jeugdcoaches van het CJG springen bij.", ["jeugdcoaches"]),
        ("Wij als gemeente doen dit niet alleen.", ["Gemeente Westerveld"]),
        ("Wij als ib'ers trekken het niet alleen: GGD Delta helpt.", ["GGD Delta"]),  # people who speak
        (
            "de peuterspeelzalen van Kinderopvang Pip en van Stichting Ster, GGD Delta",
            ["peuterspeelzalen", "GGD Delta"],
        ),
        ("lectoraat Jeugd & Stad van Hogeschool Delta", ["Lectoraat Jeugd & Stad van Hogeschool Delta"]),
        (
            "Kindcentrum Het Vlot en GGD Delta. Besloten is dat Het Vlot de pen voert.",
            ["Kindcentrum Het Vlot*", "GGD Delta"],
        ),
        # a clause goes on behind what stands between
        (
            "GGD Delta werft, terwijl Stichting Ster, waar De Dijk bij hoort, als penvoerder betaalt.",
            ["GGD Delta", "Stichting Ster*"],
        ),
        ("Fonds De Bron is gevraagd, doch heeft nog niet gereageerd; GGD Delta doet mee.", ["GGD Delta"]),
        ("De gemeente betaalt mee, doch heeft geen stem.", ["Gemeente Westerveld"]),
    ],
)
def test_parties_as_people_tell_of_them(text: str, expected: list[str]) -> None:
    assert [name + "*" * (role == "penvoerder") for name, _, role, _ in _read(text)] == expected


def test_who_leads_and_has_no_other_type_is_a_board() -> None:
    assert [(row.name, row.party_type) for row in parties("Wadkracht (penvoerder), Stichting Betuwe Leert")] == [
        ("Wadkracht", "schoolbestuur"),
        ("Stichting Betuwe Leert", "schoolbestuur"),
    ]


@pytest.mark.parametrize(
    ("introduced", "short", "full"),
    [
        ("Scholengemeenschap Zeesluis (SGZ, voortgezet onderwijs) doet mee.", "SGZ", "Scholengemeenschap Zeesluis"),
        ("woningcorporatie De Trosse (WDT; stelt de ruimte beschikbaar)", "WDT", "Woningcorporatie De Trosse"),
        ("MVN (Maritiem Vakcollege Noorderwad)", "MVN", "Maritiem Vakcollege Noorderwad"),
        ("Schoolbesturen (SOOT, VCPO)", "SOOT", "SOOT"),  # a list, no abbreviation of the word before
    ],
)
def test_abbreviations_with_more_in_their_brackets(introduced: str, short: str, full: str) -> None:
    names = collect_names([introduced, short])
    assert [party.name for party in parties(short, names)] == [full]


@pytest.mark.parametrize(
    ("document", "short", "full"),
    [
        # `Kinderopvang Botter en Peutercentrum Want` is no name: behind `en` the next one's kind begins
        ("Kinderopvang Botter en Peutercentrum Want doen mee.", "Botter", "Kinderopvang Botter"),
        ("Stichting Dijk en SPOZ", "Stichting Dijk", "Stichting Dijk"),
        (
            "de Stichting Remaclus voor Katholiek Onderwijs",
            "Stichting Remaclus",
            "Stichting Remaclus voor Katholiek Onderwijs",
        ),
        ("Schoolbestuur Stichting Dijk & Duin is penvoerder.", "Dijk & Duin", "Stichting Dijk & Duin"),
        ("Scholengemeenschap Zeesluis", "SG Zeesluis", "Scholengemeenschap Zeesluis"),
    ],
)
def test_names_as_the_document_prints_them_in_full(document: str, short: str, full: str) -> None:
    assert [party.name for party in parties(short, collect_names([document, short]))] == [full]


def test_the_shape_of_a_name_tells_more_than_a_word_in_it() -> None:
    # `Vlietland` alone is a library
    assert [row.party_type for row in parties("Vereniging Christelijk Onderwijs Vlietland")] == ["schoolbestuur"]


def test_a_foundation_behind_a_class_is_none_of_it() -> None:
    found = parties("de kindercentra De Zon, de Stichting Dorpsbus Noord")
    assert [row.party_type for row in found] == ["kinderopvang", "overig"]


def test_a_class_of_any_school_tells_less_than_a_name() -> None:
    names = collect_names(["kindcentrum De Hazelaar", "Kindcentrum De Hazelaar"])
    assert [row.party_type for row in parties("met drie scholen (Kindcentrum De Hazelaar en De Vliet)", names)] == [
        "po_school",
        "onderwijs_algemeen",
    ]


def test_who_leads_in_the_field_of_the_boards_is_penvoerder() -> None:
    found = parties("Stichting Ster (penvoerder), mede namens Stichting Maan", field="schoolbestuur")
    assert [(row.name, row.role) for row in found] == [
        ("Stichting Ster", "penvoerder"),
        ("Stichting Maan", "schoolbestuur"),
    ]
