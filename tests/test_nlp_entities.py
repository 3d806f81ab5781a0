"""Named entities: what registers, the document, shapes and the model make of a text together."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.entities.model_guesses import proven_guesses
from nlp.entities.name_shapes import EntitySpan
from nlp.entities.passages import words_in_small
from nlp.entities.rows import entities
from nlp.entities.titles import coined_titles
from nlp.text.document_names import Names, collect_names


def _found(text: str, municipality: str | None = None) -> list[tuple[str, str]]:
    names = collect_names([text], municipality, (municipality,) if municipality else ())
    return [(one.label, one.text) for one in entities([text], names)[0] if one.label not in ("DATE", "MONEY")]


def _orgs(*names: str) -> list[tuple[str, str]]:
    return [("ORG", name) for name in names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GGD Drenthe", [("ORG", "GGD Drenthe")]),  # the longest name, nothing nested
        ("de OAB-middelen van de gemeente Emmen", [("PROGRAMME", "OAB"), ("GPE", "Emmen")]),  # in a compound the name
        ("de gemeente en de gemeenteraad", []),
        ("primair onderwijs (PO), VVE en BSO", []),  # sectors and kinds of provision
        ("De Gelijke Kansen Alliantie (GKA)", [("PROGRAMME", "Gelijke Kansen Alliantie"), ("PROGRAMME", "GKA")]),
        ("Het project 'Zeebenen' is nieuw.", [("PROGRAMME", "Zeebenen")]),
        ("Ons motto 'Samen vooruit' past hier.", []),  # a motto is no programme
        ("De les begint met ‘Nog eentje!’ en ‘of vier,’ zegt zij.", []),  # what somebody says
        ('een rugzak voor alle kinderen, "Als muziek in de oren."', [("PROGRAMME", "Als muziek in de oren")]),
        ("Het oordeel is van de mr. Wij rapporteren dit.", []),  # a pronoun behind what may be a title
        ("De Stichting Welzijn Wold doet mee.", [("ORG", "Stichting Welzijn Wold")]),  # a legal form has no article
        ("Stichting Dijkland en SPOZ doen mee.", _orgs("Stichting Dijkland", "SPOZ")),  # behind `en` an abbreviation
        # one of its houses is where it is
        ("Merewade College, locatie Noorderpark", [("ORG", "Merewade College"), ("LOC", "Noorderpark")]),
        ("obs De Zandloper en cbs Het Baken", [("ORG", "obs De Zandloper"), ("ORG", "cbs Het Baken")]),
        ("mw. drs. A.J. van Zwol-Kuik", [("PERSON", "A.J. van Zwol-Kuik")]),
        ("De heer Jansen en de minister van Onderwijs, Cultuur en Wetenschap", [("PERSON", "Jansen")]),  # an office
        ("Vraag het Annemiek van der Linden.", [("PERSON", "Annemiek van der Linden")]),  # a first name that many have
        ("Bibliotheek Anna Paulowna", [("ORG", "Bibliotheek Anna Paulowna")]),  # a place, no person
        ("Wij vragen het Humanitas Almelo.", [("ORG", "Humanitas Almelo")]),  # a listed name with its branch
        ("Met Kansrijke Start Emmen beginnen we.", [("PROGRAMME", "Kansrijke Start Emmen")]),
        ("een gezonde school en een rijke dag", []),  # small letters name nothing
        (
            "Stichting Taalweelde en Humanitas Emmen",  # two names
            [("ORG", "Stichting Taalweelde"), ("ORG", "Humanitas Emmen")],
        ),
        ("Projectleider Anouk Teeuwen belt.", [("PERSON", "Anouk Teeuwen")]),  # no project
        ("Het Huis van Emmen is open.", [("ORG", "Huis van Emmen")]),
        ("Universiteit van Emmen", [("ORG", "Universiteit van Emmen")]),
        ("Mail naar info@emmen.example of kijk op www.emmen.nl.", []),  # no names in addresses
        ("de dorpen langs de Maas en de Waal", [("LOC", "Maas"), ("LOC", "Waal")]),  # rivers
        ("Wij vragen JGZ om advies.", [("ORG", "JGZ")]),
        (
            "bij team Samenleving en team Leerplicht en Doorstroom",
            _orgs("team Samenleving", "team Leerplicht en Doorstroom"),
        ),
        ("Wij vragen korfbalclub Fluch en Sterk.", _orgs("korfbalclub Fluch en Sterk")),  # a club's name may hold `en`
        ("Programma Gelijke Kansen Norg loopt.", [("PROGRAMME", "Programma Gelijke Kansen Norg")]),
        ("de training 'samen kijken naar spel'", [("PROGRAMME", "samen kijken naar spel")]),  # right behind what it is
        ("op een ouderavond 'Wat wil jij later?'", []),  # a question
        ("meneer Oosting leest voor", [("PERSON", "Oosting")]),
    ],
)
def test_entities(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected


def test_what_the_own_municipality_took_in_is_a_village() -> None:
    assert _found("Wij werken in Delfzijl.", "Eemsdelta") == [("LOC", "Delfzijl")]
    assert _found("Wij werken in Delfzijl.", "Groningen") == [("GPE", "Delfzijl")]


def test_known_names_are_found_everywhere() -> None:
    texts = ["Penvoerder is de Wilgenstam.", "Ook de wilgenstam doet mee."]
    found = entities(texts, Names(), known=[("ORG", "Wilgenstam")])
    assert [[one.text for one in here if one.label == "ORG"] for here in found] == [["Wilgenstam"], []]


@pytest.mark.parametrize(
    ("label", "name", "text", "expected"),
    [
        ("PERSON", "Delano Wong", "Dan gaat Delano mee.", ["Delano"]),  # somebody's first name alone
        ("PERSON", "Wil Smit", "Wil je mee? Ik wil.", []),  # a word of the document's too
        ("ORG", "bibliotheek Polderleest", "Actie: Polderleest. Zie www.polderleest.example.", ["Polderleest"]),
        ("ORG", "stichting PCO De Dijkring", "Ook De Dijkring rapporteert.", ["De Dijkring"]),
        ("ORG", "Maasoogst BV", "In de kantine van Maasoogst.", ["Maasoogst"]),  # without its legal form
        ("ORG", "Bibliotheek Samen", "Samen doen we mee, samen.", []),
        ("ORG", "Dorpshuis Diever", "Alle kinderen uit Diever.", ["Diever"]),  # the village, as a LOC
        ("ORG", "het Rietcollege", "Op het Rietcollege.", ["Rietcollege"]),  # a class with its article
        ("ORG", "locatie Zeevliet", "op locatie Zeevliet", []),  # a part of an organisation
    ],
)
def test_short_forms_of_known_names(label: str, name: str, text: str, expected: list[str]) -> None:
    found = entities([text], Names(), known=[(label, name)])[0]
    assert [one.text for one in found] == expected
    assert all(one.label == ("LOC" if one.text == "Diever" else label) for one in found)


def test_a_person_among_the_parties_is_no_organisation() -> None:
    known = [("ORG", "Annemiek Drenth"), ("ORG", "Marit"), ("ORG", "jongerenwerkers Delano"), ("PERSON", "Delano Wong")]
    texts = ["Onze Annemiek Drenth komt, en de jongerenwerkers Delano en Marit ook."]
    found = [(one.label, one.text) for one in entities(texts, Names(), known=known)[0]]
    assert ("PERSON", "Annemiek Drenth") in found and ("PERSON", "Delano") in found
    assert all(label == "PERSON" for label, _ in found)


def _proven(times: Mapping[str, int], told: list[list[EntitySpan]]) -> list[list[EntitySpan]]:
    return proven_guesses(times, told, words_in_small(times))


def _spans(text: str, *told: tuple[str, str]) -> list[EntitySpan]:
    return [EntitySpan(text.index(name), text.index(name) + len(name), label) for name, label in told]


@pytest.mark.parametrize(
    ("texts", "told", "expected"),
    [
        (["Drukwerk"], [("Drukwerk", "ORG")], []),  # a capital that the cell owes
        (["Drukwerk en vervoer door Drukwerk Plus"], [("Drukwerk Plus", "ORG")], ["Drukwerk Plus"]),
        (["Wij gaan met Trivant verder."], [("Trivant", "ORG")], ["Trivant"]),
        (["Wij noemen het Netwerk. Dat netwerk groeit, een netwerk telt."], [("Netwerk", "ORG")], []),
        (["Het College van Bestuur tekent."], [("College van Bestuur", "PERSON")], []),  # the template's words
        (["Dat doet Tejora. Daarna volgt rust."], [("Tejora. Daarna", "ORG")], ["Tejora"]),  # over two sentences
        (["Dan volgt een Startbijeenkomst."], [("Startbijeenkomst", "ORG")], []),  # what nobody is called
        (["Hier, met name Moerveld, speelt het."], [("name Moerveld", "LOC")], ["Moerveld"]),
        (["Dan gaat Hub 1 open."], [("Hub 1", "LOC")], []),  # a document counts so
        (["Een Poolse en een Bulgaarse moeder."], [("Bulgaarse", "LOC")], []),
        (["Dorpsraden Diever doen mee."], [("Dorpsraden Diever", "ORG")], []),  # all of them
        (["Vraag de functionaris (FGB) mee."], [("FGB", "ORG")], []),  # short for words in small letters
        (["Wie bij Tejora werkt, helpt ons."], [("Tejora werkt", "ORG")], ["Tejora"]),  # the sentence's own word
    ],
)
def test_guesses_need_proof(texts: list[str], told: list[tuple[str, str]], expected: list[str]) -> None:
    kept = _proven(Counter(texts), [_spans(texts[0], *told)])
    assert [texts[0][span.start : span.end] for span in kept[0]] == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wij vragen advies aan Konterra.", "ORG"),  # nobody is in it, and no register has it
        ("Kinderen uit Aalsum, Bosveen en Konterra komen mee.", "LOC"),  # `uit` goes for the list
    ],
)
def test_a_place_is_something_that_one_is_in(text: str, label: str) -> None:
    (kept,) = _proven({text: 1}, [_spans(text, ("Konterra", "LOC"))])
    assert [span.label for span in kept] == [label]


@pytest.mark.parametrize(("often", "kept"), [(1, 1), (2, 0)])
def test_a_text_that_is_printed_twice_counts_twice(often: int, kept: int) -> None:
    """A word is no name that stands in small letters more often than with its capital."""
    text = "Dan groeit het Zeldra mee."
    (found, _) = _proven({text: 1, "een zeldra telt": often}, [_spans(text, ("Zeldra", "ORG")), []])
    assert len(found) == kept


def test_a_text_that_is_printed_twice_holds_the_same_names() -> None:
    first, _, again = entities(["met Stichting Lezen", "en verder", "met Stichting Lezen"], Names())
    assert [one.text for one in first] == ["Stichting Lezen"]
    assert again == first


def test_one_label_throughout() -> None:
    texts = ["met Zeldra", "van Zeldra", "door Zeldra"]
    told = [_spans(text, ("Zeldra", label)) for text, label in zip(texts, ("ORG", "LOC", "ORG"), strict=True)]
    assert [span.label for found in _proven(Counter(texts), told) for span in found] == ["ORG"] * 3


@pytest.mark.parametrize(
    ("title", "texts", "expected"),
    [
        ("Taalboot", [], True),
        ("Ouderbetrokkenheid", [], False),
        ("Maatjes Mei-inoar", [], True),
        ("De middag van Borgerzijl", [], True),  # ends in a name
        ("Versterking van het netwerk in Borgerzijl", [], False),  # says what is done
        ("Grenzeloos groeien", ["Wij breiden Grenzeloos groeien uit."], True),  # used as a name
        ("Grenzeloos groeien", ["Grenzeloos groeien kan iedereen."], False),
        ("Samen naar de klas", ["Taalboot en Samen naar de klas"], False),  # a list of titles proves nothing
    ],
)
def test_titles(title: str, texts: list[str], expected: bool) -> None:
    assert list(coined_titles([title], texts)) == ([title] if expected else [])


@given(st.text(alphabet="ABab é'’\"„“-–(),.;:/&€\n\t0159@gemntGKAOB\u200b\u0301\x00ΩЖ中", max_size=120))
@settings(max_examples=60, deadline=None)
def test_offsets_point_at_the_text(text: str) -> None:
    for one in entities([text], Names("Emmen", ("Emmen",)))[0]:
        assert text[one.char_start : one.char_end] == one.text != ""


@pytest.mark.parametrize(
    "text", ["", " ", "....", "Stichting " * 3000, "A" * 100_000, "'" * 5000, "De " * 5000, "é\u0301" * 999]
)
def test_bad_input(text: str) -> None:
    assert isinstance(entities([text], Names()), list)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("De rijdende kamer", True),  # with its article it is called so
        ("Kijk, een vak!", True),
        ("Taal aan tafel", False),  # with a preposition more titles describe than name
        ("A | Taalhonk Zee", True),  # the document's own letter is none of it
        ("Begeleiding aan huis", False),  # what is done
        ("Soepel naar de brugklas", False),
        ("Ouders op school", False),
    ],
)
def test_titles_that_are_names(title: str, named: bool) -> None:
    assert bool(list(coined_titles([title], []))) is named


@pytest.mark.parametrize(
    ("title", "texts", "expected"),
    [
        ("Early Start: één overdracht", [], ["Early Start"]),  # what stands in front of the colon
        ("Skills Lab on tour", [], ["Skills Lab"]),  # the words with a capital
        ("Talent in de kern", ["Zie www.talentindekern.example"], ["Talent in de kern"]),  # it has an address
        ("Ouderhaven (ontmoeting)", ["samen met de Ouderhaven"], ["Ouderhaven"]),
        ("Leeshoek", ["er komt een leeshoek"], []),  # a word of the document's
        ("De Brug van negen naar veertien", [], []),
    ],
)
def test_the_name_in_a_title(title: str, texts: list[str], expected: list[str]) -> None:
    assert list(coined_titles([title], texts)) == expected


def test_an_article_that_is_no_part_of_a_name() -> None:
    texts = ["Het Rode Kruis helpt. Ook het Zee College doet mee, samen met Het Bakhuis. Het Bakhuis kookt."]
    known = [("ORG", "Het Rode Kruis"), ("ORG", "het Zee College"), ("ORG", "Het Bakhuis"), ("PROGRAMME", "De Ploeg")]
    names = collect_names(texts, "Emmen", ("Emmen",))
    found = entities([*texts, "Wij noemen dit de Ploeg."], names, known=known)
    assert [one.text for one in found[0]] == ["Rode Kruis", "Zee College", "Het Bakhuis", "Het Bakhuis"]
    assert [one.text for one in found[1]] == ["Ploeg"]


def test_a_code_of_the_document_is_no_organisation() -> None:
    assert entities(["Zie D6 en KPI A-1."], Names(), known=[("ORG", "D6"), ("ORG", "KPI A-1")]) == [[]]


def test_a_papers_title_ends_at_a_blank_before_a_sign() -> None:
    """`{blank}?` after a pattern that ends in `+` is a lazy repeat, no optional blank: the end was missed."""
    found = entities(["Zie de nota Opgroeien rond de brink ( 2022 )."], Names())[0]
    assert ("PROGRAMME", "Opgroeien rond de brink") in [(one.label, one.text) for one in found]
