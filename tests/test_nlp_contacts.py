"""Contact cells as municipalities fill them: with and without separators, several in one, desks without a person."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.contacts.rows import contacts
from nlp.text.document_names import Names, collect_names

Row = tuple[str | None, str | None, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    return [(c.organisation, c.name, c.position, c.phone, c.email) for c in contacts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gemeente Hollerdam Aafke Wierda Beleidsadviseur Jeugd 14 0228 a.wierda@hollerdam.example",  # one line
            [
                (
                    "Gemeente Hollerdam",
                    "Aafke Wierda",
                    "Beleidsadviseur Jeugd",
                    "+31140228",
                    "a.wierda@hollerdam.example",
                )
            ],
        ),
        (
            "Gemeente Hollerdam Xanthippe Oudejans Projectleider 'Kansrijk'",  # no known first name
            [("Gemeente Hollerdam", "Xanthippe Oudejans", "Projectleider 'Kansrijk'", None, None)],
        ),
        (
            "Stichting Kansrijk Onderwijs (SKO), mevrouw drs. E. Vos-Kramer MBA (bestuurder)",  # titles, abbreviation
            [("Stichting Kansrijk Onderwijs (SKO)", "E. Vos-Kramer", "bestuurder", None, None)],
        ),
        (
            "Hollerdam College Decanaat 0228 - 11 22 33",  # a desk
            [("Hollerdam College", None, "Decanaat", "+31228112233", None)],
        ),
        (
            "Roel Kapitein (projectleider), gemeente Hollerdam, tel. 0228-112233, mob. (06) 12 34 56 78",  # the first
            [("gemeente Hollerdam", "Roel Kapitein", "projectleider", "+31228112233", None)],
        ),
        (
            "mw. A. Poort (adviseur), tel. +31 (0)6-12 34 56 78 / 06-87654321",  # two in one run: the first
            [(None, "A. Poort", "adviseur", "+31612345678", None)],
        ),
        (
            "A. Poort 0228-112233 06-12345678",  # also without a sign between them
            [(None, "A. Poort", None, "+31228112233", None)],
        ),
        (
            "Tim Drost - beleidsadviseur - +31 (0)6 12 34 56 78\nAnja Poort - directeur obs De Wilg",
            [
                (None, "Tim Drost", "beleidsadviseur", "+31612345678", None),
                ("obs De Wilg", "Anja Poort", "directeur", None, None),
            ],
        ),
        (
            "Tim Drost en Anja Poort, gemeente Hollerdam",  # printed once for two
            [
                ("gemeente Hollerdam", "Tim Drost", None, None, None),
                ("gemeente Hollerdam", "Anja Poort", None, None, None),
            ],
        ),
        ("Gemeente Hollerdam, Postbus 1, 1234 AB Hollerdam", [("Gemeente Hollerdam", None, None, None, None)]),
        (
            "Beleidsadviseur Onderwijs, Jeugd en Sport, Anja Poort",  # a comma inside
            [(None, "Anja Poort", "Beleidsadviseur Onderwijs, Jeugd en Sport", None, None)],
        ),
        ("Gemeente Hollerdam, jongerenwerk", [("Gemeente Hollerdam", None, "jongerenwerk", None, None)]),
        ("ROC Vaart Loopbaanplein", [("ROC Vaart", None, "Loopbaanplein", None, None)]),
        (
            "Anja Poort 06-12345678, Tim Drost",  # the phone is hers
            [(None, "Anja Poort", None, "+31612345678", None), (None, "Tim Drost", None, None, None)],
        ),
        (
            "Anja Poort, Tim Drost en Roel Kapitein (gemeente Hollerdam)",
            [("gemeente Hollerdam", one, None, None, None) for one in ("Anja Poort", "Tim Drost", "Roel Kapitein")],
        ),
        (
            "Anja Poort\nDirecteur Stichting Wilg\nTim Drost\nBestuurder Kindzo",  # the function says of what
            [
                ("Stichting Wilg", "Anja Poort", "Directeur", None, None),
                ("Kindzo", "Tim Drost", "Bestuurder", None, None),
            ],
        ),
        (
            "Anja Poort\nobs De Wilg\nib-er\nTim Drost\nWelzijn Hollerdam\njongerenwerker",  # a line each
            [
                ("obs De Wilg", "Anja Poort", "ib-er", None, None),
                ("Welzijn Hollerdam", "Tim Drost", "jongerenwerker", None, None),
            ],
        ),
        (
            "Muziekhuis De Snaar, info@muziekhuisdesnaar.example",  # who has an address named after it
            [("Muziekhuis De Snaar", None, None, None, "info@muziekhuisdesnaar.example")],
        ),
        (
            "KopGroep Lezen-Oost, info@kopgroepoost.example",  # by a word of it, where the address is a desk's
            [("KopGroep Lezen-Oost", None, None, None, "info@kopgroepoost.example")],
        ),
        (
            "Drs. W. Tuin, College van Bestuur Stichting Wilg",  # a board is no organisation's beginning
            [("Stichting Wilg", "W. Tuin", "College van Bestuur", None, None)],
        ),
        ("Bestuursbureau Kindzo, t.a.v. Anja Poort", [("Kindzo", "Anja Poort", "Bestuursbureau", None, None)]),
        (
            "Anja Poort, jongerenwerker Sociaal Werk De Stelling",
            [("Sociaal Werk De Stelling", "Anja Poort", "jongerenwerker", None, None)],
        ),
        ("Anja Poort (JGZ)", [("JGZ", "Anja Poort", None, None, None)]),  # no short form of her name
        ("Anja Poort, Fortiaan", [("Fortiaan", "Anja Poort", None, None, None)]),  # nothing else tells
        (
            "Anja Poort is contactpersoon namens Welzijn Hollerdam.",
            [("Welzijn Hollerdam", "Anja Poort", None, None, None)],
        ),
        ("zie interventie 1", []),
        ("n.v.t.", []),
        ("", []),
    ],
)
def test_contacts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_two_contacts_without_anything_between() -> None:
    text = "Gemeente A Tim Drost Adviseur 06 12345678 t.drost@a.nl Gemeente A Anja Poort Adviseur a.poort@a.nl"
    found = [(c.name, c.email) for c in contacts(text)]
    assert found == [("Tim Drost", "t.drost@a.nl"), ("Anja Poort", "a.poort@a.nl")]


def test_the_municipality_without_its_name() -> None:
    (found,) = contacts("Tim Drost, gemeente", Names(municipality="Hollerdam"))
    assert found.organisation == "Gemeente Hollerdam"


@pytest.mark.parametrize("url", ["www.hollerdam.example", "https://hollerdam.nl/onderwijs", "hollerdam.nl"])
def test_web_address_as_printed(url: str) -> None:
    assert [c.url for c in contacts(f"Gemeente Hollerdam {url}")] == [url]


def test_development_fields() -> None:
    """The half that the rules were made on; the other half is only measured."""
    lines = Path(__file__).parent.joinpath("dev", "contacts.jsonl").read_text("utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    fields = [one for n, one in enumerate(every) if one.get("half", "seen" if n % 2 else "unseen") == "seen"]
    right = sum([c.name for c in contacts(f["text"])] == [g["name"] for g in f["gold"]] for f in fields)
    # 0.95 on the first 136 texts; those of other hands (November 2026) are harder.
    assert right >= 0.85 * len(fields)


@given(st.text(alphabet="Gemeente Jan de06 12@.nl,;()\n-:", max_size=80) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    for found in contacts(text):
        assert 0 <= found.char_start < found.char_end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel gerust met Anna Smit, adviseur bij Stichting Oever: 06 555 014 88", ("Stichting Oever", "Anna Smit")),
        ("Stichting Oever, tel. 0575 55 52 52. Vraag naar mevrouw Smit.", ("Stichting Oever", "Smit")),
        ("Aanmelden via het team Op maat: 085 555 6060 (ma-do)", (None, None)),  # hours are no function
        ("gemeente Veldenrode, Anna Smit, 06 555 014 88", ("gemeente Veldenrode", "Anna Smit")),  # as printed
        ("Stichting Oever, 0575 55 52 52 (maandag t/m vrijdag 9.00-17.00 uur)", ("Stichting Oever", None)),
    ],
)
def test_what_leads_to_a_contact_is_no_part_of_it(text: str, found: tuple[str | None, str | None]) -> None:
    assert [(one.organisation, one.name) for one in contacts(text)] == [found]


def test_each_has_the_address_with_his_name() -> None:
    found = contacts("Oever: Youssef Amrani / Anna Smit, jongerenwerkers, y.amrani@oever.example, a.smit@oever.example")
    assert [(one.name, one.email) for one in found] == [
        ("Youssef Amrani", "y.amrani@oever.example"),
        ("Anna Smit", "a.smit@oever.example"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What leads to a contact is none of it: what it is for, a sentence's own words.
        ("Geld: Kim Tan, 0348-123456", (None, "Kim Tan", None)),
        ("Voor vragen over geld: Kim Tan, directeur, 0348-123456", (None, "Kim Tan", "directeur")),
        ("Vraag over de inloop? Kim Tan, 0348-123456", (None, "Kim Tan", None)),
        ("1e contactpersoon: Kim Tan, 0348-123456", (None, "Kim Tan", None)),
        (
            "Wie meer wil weten belt gerust met Kim Tan, adviseur bij GGD Delta, 0348-123456",
            ("GGD Delta", "Kim Tan", "adviseur"),
        ),
        ("Kim Tan, brugfunctionaris, is te bereiken op 0348-123456", (None, "Kim Tan", "brugfunctionaris")),
        ("Wil Smeets, GGD Delta, 0348-123456", ("GGD Delta", "Wil Smeets", None)),  # a first name, no verb
        ("Bij afwezigheid wordt waargenomen door het secretariaat, 0348-123456", (None, None, "secretariaat")),
        # A school behind a function, where no other organisation is told; else it is what the function is of.
        ("R. Eshuis, decaan Weverij College, 0348-123456", ("Weverij College", "R. Eshuis", "decaan")),
        (
            "Stichting Het Lint: Kim Tan, schoolleider obs De Ster, 0348-123456",
            ("Stichting Het Lint", "Kim Tan", "schoolleider obs De Ster"),
        ),
        # A title between name and function, which another setting prints on lines of their own.
        (
            "Mw. M. Tan-Vos MEd beleidsmedewerker jonge kind, 0348-123456",
            (None, "M. Tan-Vos", "beleidsmedewerker jonge kind"),
        ),
        ("Kim Tan (gem.), 0348-123456", ("Gemeente Norg", "Kim Tan", None)),
        (
            "Jongerenraad Norg, Noor Bekkers, secretaris, 0348-123456",
            ("Jongerenraad Norg", "Noor Bekkers", "secretaris"),
        ),
        ("IKC De Zee, dir. H. Wognum, 0348-123456", ("IKC De Zee", "H. Wognum", "dir")),
    ],
)
def test_contacts_in_prose(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    (one,) = contacts(text, Names("Norg", ("Norg",)))
    assert (one.organisation, one.name, one.position) == expected
    assert one.phone == "+31348123456"


def test_several_without_anything_else() -> None:
    assert [one.name for one in contacts("Bel met Anna Smit; Tim Drost of Roel Kap")] == [
        "Anna Smit",
        "Tim Drost",
        "Roel Kap",
    ]


def test_an_organisation_of_one_lead_is_not_that_of_the_next() -> None:
    found = contacts("gemeente Norg: Noor Hendrix; scholen: Jos Maes")
    assert [(one.organisation, one.name) for one in found] == [("gemeente Norg", "Noor Hendrix"), (None, "Jos Maes")]


def test_what_the_document_calls_an_organisation() -> None:
    names = collect_names(["Stichting Openbaar Onderwijs Veenlint, praktijkschool De Wendakker"], "Norg", ("Norg",))
    found = contacts("Y. Abdi, decaan De Wendakker, 0348-123456\nKim Tan, Veenlint, 0348-123457", names)
    assert [(one.organisation, one.name) for one in found] == [("De Wendakker", "Y. Abdi"), ("Veenlint", "Kim Tan")]


@pytest.mark.parametrize("text", ["k.tan[at]norg.example", "k.tan (at) norg.example"])
def test_an_address_written_against_machines(text: str) -> None:
    assert [one.email for one in contacts(f"Kim Tan, {text}")] == ["k.tan@norg.example"]


def test_a_number_right_behind_its_label_and_hours_that_are_no_function() -> None:
    (one,) = contacts("Kim Tan tel.0348 - 123 456 (niet op woensdag)")
    assert (one.phone, one.position) == ("+31348123456", None)


def test_a_table_typed_into_a_cell() -> None:
    found = contacts(
        "Naam | Organisatie | Telefoon\nAnja Smit | Stichting Venster | 0493-555 111\nBart Kok | GGD Delta |"
    )
    assert [(one.organisation, one.name) for one in found] == [
        ("Stichting Venster", "Anja Smit"),
        ("GGD Delta", "Bart Kok"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words of a sentence name nobody
        (
            "Neem contact op met mevrouw Petra Bos, telefoon 0228-112233",
            [(None, "Petra Bos", None, "+31228112233", None)],
        ),
        (
            "Afgesproken is dat Anouk Wit dit doet: a@hollerdam.example",
            [(None, "Anouk Wit", None, None, "a@hollerdam.example")],
        ),
        # a sentence end parts, and what a pronoun tells is of the person before it
        (
            "Dat is Marieke Bos, programmaleider bij Gemeente Hollerdam. Zij is te bereiken op 0228-112233.",
            [("Gemeente Hollerdam", "Marieke Bos", "programmaleider", "+31228112233", None)],
        ),
        # who is denied is no contact; a time or a way denies nobody
        ("Kim Tan, 0228-112233. Niet meer Lia Bos bellen!", [(None, "Kim Tan", None, "+31228112233", None)]),
        ("Projectleider: nog te werven", []),
        ("Kim Tan (niet op maandag), 0228-112233", [(None, "Kim Tan", None, "+31228112233", None)]),
        # an adjective without an ending belongs to the function
        ("A. Poort, juridisch directeur", [(None, "A. Poort", "juridisch directeur", None, None)]),
        # a name between function and organisation
        (
            "Voorzitter Klaas-Jelle Bos van Stichting Kansrijk, 0228-112233",
            [("Stichting Kansrijk", "Klaas-Jelle Bos", "Voorzitter", "+31228112233", None)],
        ),
        # one ordinary word is no organisation
        ("Straks: Kim Tan, adviseur, 0228-112233", [(None, "Kim Tan", "adviseur", "+31228112233", None)]),
    ],
)
def test_contacts_in_sentences(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_function_written_short_is_no_sentence() -> None:
    # `bel` is a verb elsewhere: `bel gerust`.
    (contact,) = contacts("Gem. Holterveen, Ada Bos, bel.mw. onderwijs/jeugd, 0224-555 140")
    assert (contact.name, contact.position) == ("Ada Bos", "bel.mw. onderwijs/jeugd")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # words of a sentence are no organisation, whatever capital opens it
        (
            "Aanmelden gaat via Kim Tan, k.tan@veenrijk.example.",
            [(None, "Kim Tan", None, None, "k.tan@veenrijk.example")],
        ),
        ("Actie: plannen lopen via Kim Tan (06-55512345).", [(None, "Kim Tan", None, "+31655512345", None)]),
        # whoever is called has a name, in a list or not
        ("bel Zjaveno (06-55512345)", [(None, "Zjaveno", None, "+31655512345", None)]),
        (
            "Wie meer wil weten, belt met Zjaveno Kraaiveld. De projectleider is te vinden op 050 555 62 11.",
            [(None, "Zjaveno Kraaiveld", "projectleider", "+31505556211", None)],
        ),
        # who is spoken of is no contact
        ("De rector staat hier buiten. Kim Tan, 06-55512345.", [(None, "Kim Tan", None, "+31655512345", None)]),
        ("Kim Tan, 06-55512345. Dhr. Oude Kotte neemt dit niet over.", [(None, "Kim Tan", None, "+31655512345", None)]),
        ("Kim Tan, 06-55512345. Joris is met pensioen.", [(None, "Kim Tan", None, "+31655512345", None)]),
        # named twice is one
        ("Dat is Joris. Joris Tan, 06-55512345.", [(None, "Joris Tan", None, "+31655512345", None)]),
        # what stands behind a name is his alone, what a list opens with is everybody's
        (
            "Kim Tan (gemeente Veenrijk), 06-55512345. Ahmet Demir, 06-55512346.",
            [
                ("gemeente Veenrijk", "Kim Tan", None, "+31655512345", None),
                (None, "Ahmet Demir", None, "+31655512346", None),
            ],
        ),
        # a role that no list has, and where
        (
            "Kim Tan, vennoot bij Adviesgroep Lekrijk, 06-55512345",
            [("Adviesgroep Lekrijk", "Kim Tan", "vennoot", "+31655512345", None)],
        ),
        (
            "Kim Tan, coördinator Welzijn Veenrijk",
            [("Welzijn Veenrijk", "Kim Tan", "coördinator", None, None)],
        ),
        ("Kim Tan, coördinator Welzijn Jeugd", [(None, "Kim Tan", "coördinator Welzijn Jeugd", None, None)]),
        ("Els en Joris", [(None, "Els", None, None, None), (None, "Joris", None, None, None)]),
        ("wethouder De Kraai", [(None, "De Kraai", "wethouder", None, None)]),
        (
            "voor de boeken Kim Tan van de bibliotheek 06-55512345",
            [("bibliotheek", "Kim Tan", None, "+31655512345", None)],
        ),
        (
            "coördinatoren Kim Tan en Ahmet Demir",
            [(None, "Kim Tan", "coördinatoren", None, None), (None, "Ahmet Demir", "coördinatoren", None, None)],
        ),
        # who stands in for somebody is of the same organisation, a desk that does has its own address
        (
            "Stichting Veenwelzijn, Kim Tan, 06-55512345\nBij afwezigheid: Ahmet Demir, 06-55512346",
            [
                ("Stichting Veenwelzijn", "Kim Tan", None, "+31655512345", None),
                ("Stichting Veenwelzijn", "Ahmet Demir", None, "+31655512346", None),
            ],
        ),
        (
            "Kim Tan (tour manager), 06-55512345. Bij afwezigheid het projectbureau, 073-555 1190",
            [
                (None, "Kim Tan", "tour manager", "+31655512345", None),
                (None, None, "projectbureau", "+31735551190", None),
            ],
        ),
        (
            "Veenrijk College, Kim Tan, 0517-555338 / OVR, secretaris A. Demir, 06-55512346",
            [
                ("Veenrijk College", "Kim Tan", None, "+31517555338", None),
                ("OVR", "A. Demir", "secretaris", "+31655512346", None),
            ],
        ),
        (
            "Kim Tan, 06-55512345. Declaraties: financiële administratie Veenlint, 0597-555 200",
            [
                (None, "Kim Tan", None, "+31655512345", None),
                ("Veenlint", None, "financiële administratie", "+31597555200", None),
            ],
        ),
        ("Namens de gemeente: mevrouw K. Tan", [("gemeente", "K. Tan", None, None, None)]),
        (
            "Namens Stichting Veenonderwijs: mevrouw K. Tan, 06-55512345",
            [("Stichting Veenonderwijs", "K. Tan", None, "+31655512345", None)],
        ),
    ],
)
def test_contacts_by_their_sentence(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_an_address_ends_before_an_exclamation_mark() -> None:
    assert contacts("Kim Tan, www.veenrijk.example!")[0].url == "www.veenrijk.example"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose a function is, though no list has the organisation
        ("A. Poort, secretaris van de Dienst, 0228-112233", [("Dienst", "A. Poort", "secretaris")]),
        (
            "A. Poort, bestuurslid van de Kring Zuid en Oost, 0228-112233",
            [("Kring Zuid en Oost", "A. Poort", "bestuurslid")],
        ),
        ("Penningmeester van harmonie Zomerlust, A. Poort", [("harmonie Zomerlust", "A. Poort", "Penningmeester")]),
        ("de directeur van De Vlinder: Tim Drost, 0228-112233", [("De Vlinder", "Tim Drost", "directeur")]),
        ("Tim Drost, teamleider, op De Vlinder: 0228-112233", [("De Vlinder", "Tim Drost", "teamleider")]),
        ("Namens het Wierde College: drs. A. Poort, 0228-112233", [("Wierde College", "A. Poort", None)]),
        ("A. Poort, medewerker van de bibliotheek, 0228-112233", [("bibliotheek", "A. Poort", "medewerker")]),
        (
            "A. Poort, adviseur bij de gemeente Zand, en Tim Drost, directeur van de Stichting Openbaar Zand",
            [("gemeente Zand", "A. Poort", "adviseur"), ("Stichting Openbaar Zand", "Tim Drost", "directeur")],
        ),
        (
            "directeur obs De Wilg: Anja Poort\nteamleider vmbo: Tim Drost",  # whose a function is heads no list
            [("obs De Wilg", "Anja Poort", "directeur"), (None, "Tim Drost", "teamleider vmbo")],
        ),
        (
            "Anja Poort en Tim Drost, leerkrachten van obs De Linde, 0228-112233",
            [("obs De Linde", "Anja Poort", "leerkrachten"), ("obs De Linde", "Tim Drost", "leerkrachten")],
        ),
        ("Over het rooster van de coaches kunt u bellen met Tim Drost", [(None, "Tim Drost", None)]),
        ("Bureau Kiemkracht, Tim Drost, 0228-112233", [("Bureau Kiemkracht", "Tim Drost", None)]),
        (
            "Contact: mevr. A. Bos. Namens de gemeente Zand: dhr. K. Hof.",
            [(None, "A. Bos", None), ("gemeente Zand", "K. Hof", None)],
        ),
        # a task is no organisation, and a surname may have a `van`
        ("Tim Drost, coördinator van het Huis, 0228-112233", [(None, "Tim Drost", "coördinator van het Huis")]),
        ("wethouder van Drost, 0228-112233", [(None, "van Drost", "wethouder")]),
        # hours in words, and what somebody says of himself, are no names or functions
        (
            "Tim Drost, 0228-112233 (na zes uur), Anja Poort, coach",
            [(None, "Tim Drost", None), (None, "Anja Poort", "coach")],
        ),
        (
            "Tim Drost, 0228-112233, of ’s avonds 06-12345678. Mailen kan ook: tim@drost.example",
            [(None, "Tim Drost", None)],
        ),
        ("Tim Drost, secretaris (schrijver dezes), 0228-112233", [(None, "Tim Drost", "secretaris")]),
        (
            "Bel met Tim Drost, 0228-112233, of stuur een bericht aan Iwona: 06-12345678",
            [(None, "Tim Drost", None), (None, "Iwona", None)],
        ),
        # desks by the end of their name
        (
            "Stichting Zon, planning, 0228-112233; vragen: A. Poort, medewerker bij de Dienst, a.poort@zon.example",
            [("Stichting Zon", None, "planning"), ("Dienst", "A. Poort", "medewerker")],
        ),
        (
            "Tim Drost, 0228-112233\nVoor ouders: de Brugtelefoon, 0228-445566",
            [(None, "Tim Drost", None), (None, None, "Brugtelefoon")],
        ),
        ("Dat is de Projectdesk Brug, desk@zon.example.", [(None, None, "Projectdesk Brug")]),
    ],
)
def test_whose_a_function_is(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert [row[:3] for row in rows(text)] == expected
