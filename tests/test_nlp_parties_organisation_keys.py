"""One key for all spellings of an organisation's name, and none for two organisations of two towns."""

import pytest

from nlp.parties.organisation_keys import organisation_key


@pytest.mark.parametrize(
    ("one", "other", "party_type"),
    [
        ("Stichting Welzijn Veldenrode", "welzijn Veldenrode", "welzijn"),  # legal form and case
        ("Kinderopvang Hummel & Zn. B.V.", "Kinderopvang Hummel en Zn", "kinderopvang"),
        ("Gemeente Borger Odoorn", "gemeente Borger-Odoorn", "gemeente"),
        ("Bibliotheek Den Haag", "Bibliotheek 's-Gravenhage", "bibliotheek"),  # two names of one municipality
        ("De Klaverweide", "Klaverweide (KW)", "schoolbestuur"),  # article, abbreviation
        ("SWV Noorderkoers", "Samenwerkingsverband Noorderkoers", "samenwerkingsverband"),
        ("obs De Woudezel", "Basisschool de Woudezel", "po_school"),
        ("Fryske Skoalle Súdwest", "fryske skoalle sudwest", "schoolbestuur"),  # accents
    ],
)
def test_spellings_of_one_name(one: str, other: str, party_type: str) -> None:
    assert organisation_key(one, party_type, "Assen") == organisation_key(other, party_type, "Assen")


@pytest.mark.parametrize(
    ("name", "party_type", "same"),
    [
        ("Sociaal Team", "welzijn", False),
        ("De Bibliotheek", "bibliotheek", False),
        ("GGD", "jeugdgezondheid", False),  # of which region?
        ("GGD Drenthe", "jeugdgezondheid", True),
        ("Samenwerkingsverband PO", "samenwerkingsverband", False),
        ("obs De Brug", "po_school", False),  # many towns have one
        ("Klaverweide", "schoolbestuur", True),
        ("Ministerie van OCW", "rijk", True),
        ("Humanitas", "welzijn", True),  # of class words, yet one in the whole country
    ],
)
def test_names_that_other_towns_have_too(name: str, party_type: str, same: bool) -> None:
    one, other = (organisation_key(name, party_type, place) for place in ("Assen", "Oss"))
    assert (one == other) is same


def test_a_name_of_nothing_has_no_key() -> None:
    assert (
        organisation_key("Stichting ()", "overig", "Assen") == "stichting (assen)"
    )  # a form alone stays: it is all there is
    assert organisation_key("...", "overig", "Assen") is None
