"""Contact cells as municipalities fill them: with and without separators, several in one, desks without a person."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.contacts.rows import contacts
from nlp.text.document_names import Names

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
    lines = Path(__file__).parent.joinpath("dev", "contacts.jsonl").read_text("utf-8").splitlines()[1::2]
    fields = [json.loads(line) for line in lines]
    right = sum([c.name for c in contacts(f["text"])] == [g["name"] for g in f["gold"]] for f in fields)
    assert right >= 0.95 * len(fields)


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
