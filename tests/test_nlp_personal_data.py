"""Personal data in Dutch text is found in each of its forms, and what only looks like it stays."""

import pytest

from nlp.personal_data import (
    KnownPerson,
    KnownPersons,
    PersonName,
    by_surname,
    find_personal_data,
    known_persons,
    mask,
    person_name,
)

# Fictional persons.
HERE = (
    "Jan Pronk",
    "K. de Maeyer",
    "T. Wever-Prins",
    "Dirk-Jan Smit",
    "Annemiek Strating",
    "Hendrik Jan Bakker",
    "Tea Hadderingh",
)
ELSEWHERE = ("Harm Oosting", "Jan de Boer")
OFFICES = ("Tea Hadderingh", "Jan Adrie de Baenst")


def name(printed: str) -> PersonName:
    found = person_name(printed)
    assert found
    return found


@pytest.fixture(scope="module")
def known() -> KnownPersons:
    def persons(names: tuple[str, ...]) -> list[KnownPerson]:
        return [KnownPerson(name(one), True) for one in names]

    return known_persons(persons(HERE), by_surname(persons(ELSEWHERE)), map(name, OFFICES), frozenset({"brink"}))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("mw. drs. K. de Maeyer", PersonName(("k",), ("de",), ("maeyer",))),
        ("T. Wever-Prins", PersonName(("t",), (), ("wever", "prins"))),  # a double name is one surname
        ("Anna Pronk-de Wit", PersonName(("anna",), (), ("pronk", "wit"))),
        ("M.A. (Marian) van Dijk", PersonName(("m", "a", "marian"), ("van",), ("dijk",))),
        ("Dirk-Jan Smit", PersonName(("dirk", "jan"), (), ("smit",))),  # a hyphen in the first name
        ("de heer P. in 't Veld", PersonName(("p",), ("in", "t"), ("veld",))),
        ("Marian", PersonName((), (), ("marian",))),
        ("Gem. Schagen", None),  # a desk
        ("Journalisten verwijzen we door naar Petra", None),  # a sentence
    ],
)
def test_a_name_is_cut_into_its_parts(printed: str, expected: PersonName | None) -> None:
    assert person_name(printed) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a contact as it is printed
        (
            "Bel mw. K. de Maeyer (06-12345678) of k.demaeyer@waterdam.example",
            "Bel mw. [persoon] [telefoon] of [e-mail]",
        ),
        ("Mail k.maeyer [at] waterdam.example", "Mail [e-mail]"),
        # the surname alone, with its particle and a capital, in capitals, turned round, torn by a line's end
        ("Mevrouw De Maeyer komt; DE MAEYER ook.", "Mevrouw [persoon] komt; [persoon] ook."),
        ("Maeyer, K. de", "[persoon]"),
        ("Wever-\nPrins en We-\nver", "[persoon] en [persoon]"),
        # the first name alone, of a person of this document
        ("Daarna belt Annemiek.", "Daarna belt [persoon]."),
        ("Dirk Jan Smit of D.J. Smit", "[persoon] of [persoon]"),
        # a person of another document only with more than a surname
        ("Harm Oosting en Oosting", "[persoon] en Oosting"),
        ("wethouder Harm Oosting-Kamp", None),  # another name
        ("Jan de Boer; het land van de Boer", "[persoon]; het land van de Boer"),
        # persons whom nothing but a title or a first name announces
        ("juf Anna en meester Kees", "juf [persoon] en meester [persoon]"),
        ("gratis van Boer Bouwman. Boer zoekt school.", "gratis van Boer [persoon]. Boer zoekt school."),
        ("p/a gemeente, t.a.v. Xanthor Jansma", "p/a gemeente, t.a.v. [persoon]"),
        ("Karin Jansen helpt", "[persoon] helpt"),
        ("directeur Onderwijs", "directeur Onderwijs"),
        ("onze voorleesconsulent Tet komt", "onze voorleesconsulent [persoon] komt"),
        ("de wijkcoach Jeugd", None),
        # office holders stay, also by surname and initial
        ("wethouder Tea Hadderingh, T. Hadderingh, wethouder De Baenst", None),
        ("minister Dennis Wiersma en wethouder mw. P. Vos", None),
        ("Jan Adrie de Baenst", None),  # by her second given name; a person of this document may be called Jan
        # the function behind a name isn't part of it
        ("Mw. Anna van Loon Projectleider 'Opgroeien'", "Mw. [persoon] Projectleider 'Opgroeien'"),
        # homes, not schools
        ("Zij woont aan de Dorpsstraat 12.", "Zij woont aan de [adres]."),
        ("Dorpsstraat 12, 1234 AB Hulst", "[adres] Hulst"),
        ("De school staat aan de Dorpsstraat 12.", None),
        ("In 2023 PO en VO", None),
        ("de bakker op de hoek", None),
        ("€ 12.500 in 2022-2024", None),
    ],
)
def test_personal_data_is_found(text: str, expected: str | None, known: KnownPersons) -> None:
    assert mask(text, find_personal_data(text, known)).text == (expected or text)


def test_a_guess_leaves_the_names_of_organisations_alone(known: KnownPersons) -> None:
    text = "De Karin Jansen Stichting en Dirk-Jan Smit"
    stichting = (3, 3 + len("Karin Jansen Stichting"))
    assert mask(text, find_personal_data(text, known, [stichting])).text == "De Karin Jansen Stichting en [persoon]"


def test_what_is_certain_is_told_from_a_guess(known: KnownPersons) -> None:
    found = find_personal_data("K. de Maeyer en Karin Jansen", known)
    assert [(one.kind, one.certain) for one in found] == [("person", True), ("person", False)]


def test_a_street_in_a_contact_field_is_an_address(known: KnownPersons) -> None:
    assert [one.kind for one in find_personal_data("Dorpsstraat 12", known, contact=True)] == ["address"]
    assert not find_personal_data("Beleidsadviseur 088", known, contact=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel Tet: 06-12345678", "Bel [persoon]: [telefoon]"),  # no list has the name; what it is reached by tells
        ("Vragen? Marieke weet alles.", "Vragen? [persoon] weet alles."),
        # labels, desks and the ends of organisations' names stand in front of addresses too
        ("Telefoon 0592-123456, Secretariaat 0592-123457", "Telefoon [telefoon], Secretariaat [telefoon]"),
        ("Bibliotheek Oost, 0592-123456", "Bibliotheek Oost, [telefoon]"),
        ("Loopbaanplein, info@waterdam.example", "Loopbaanplein, [e-mail]"),
    ],
)
def test_in_a_contact_field_one_name_is_enough(text: str, expected: str) -> None:
    assert mask(text, find_personal_data(text, KnownPersons(), contact=True)).text == expected


def test_words_that_are_spared_stay(known: KnownPersons) -> None:
    assert not find_personal_data("mevrouw Brink", KnownPersons(kept=frozenset({"brink", "mevrouw"})))


@pytest.mark.parametrize("cut", ["school De Brug", "K. de Maeyer", "en", "de Maeyer en"])
def test_offsets_still_point_at_their_mention(cut: str, known: KnownPersons) -> None:
    text = "Met K. de Maeyer en school De Brug."
    masked = mask(text, find_personal_data(text, known))
    start = text.index(cut)
    first, last = masked.place(start, start + len(cut))
    # What a replacement covers by half belongs to it whole.
    assert masked.text[first:last] == {"K. de Maeyer": "[persoon]", "de Maeyer en": "[persoon] en"}.get(cut, cut)
