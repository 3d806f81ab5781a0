"""Who a field is for: where each group begins and ends, and what narrows it."""

import pytest

from nlp.target_groups import target_groups


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(row.mention, row.group, row.education_phase) for row in target_groups(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dit richt zich op kleuters en op lkr.",  # the preposition said again; an abbreviation of the field
            [("kleuters", "kinderen", None), ("lkr", "professionals", None)],
        ),
        (
            "Primair: leerlingen van groep 3. Secundair: hun ouders/verzorgers.",  # labels; a pair is one group
            [("leerlingen van groep 3", "leerlingen", "po"), ("ouders/verzorgers", "ouders", None)],
        ),
        (
            "- Tieners van 13 jaar en ouder\n- Vrijwilligers",  # `en ouder` names no parents
            [("Tieners van 13 jaar en ouder", "jongeren", None), ("Vrijwilligers", "vrijwilligers", None)],
        ),
        (
            "We richten ons op vaders die moeite hebben met taal. Zij wonen vooral in Oost.",  # it explains
            [("vaders die moeite hebben met taal", "ouders", None)],
        ),
        (
            "Leerlingen van het basis- en voortgezet onderwijs",  # two phases of one group
            [
                ("Leerlingen van het basis- en voortgezet onderwijs", "leerlingen", "po"),
                ("Leerlingen van het basis- en voortgezet onderwijs", "leerlingen", "vo"),
            ],
        ),
        (
            "jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs",  # `voortgezet` is not `vo` here
            [
                ("jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs", "jongeren", "so"),
                ("jongeren uit praktijkonderwijs en voortgezet speciaal onderwijs", "jongeren", "vo"),
            ],
        ),
        ("Ouders van peuters en kleuters", [("Ouders van peuters en kleuters", "ouders", None)]),  # of both
        (
            "Ouders van peuters en leerkrachten",
            [("Ouders van peuters", "ouders", None), ("leerkrachten", "professionals", None)],
        ),
        ("Gezinnen, ongeacht hun inkomen", [("Gezinnen", "gezinnen", None)]),  # a comment
        ("leerjaar 1 en 2 vmbo", [("leerjaar 1 en 2 vmbo", "leerlingen", "vo")]),  # classes without a noun
        ("Peuters\n2e klas havo", [("Peuters", "peuters", None), ("2e klas havo", "leerlingen", "vo")]),
        ("klas 12", []),  # no class has this number
        ("", []),
    ],
)
def test_groups(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_restriction_at_the_end_is_shared() -> None:
    assert [(g.mention, g.age_min, g.age_max) for g in target_groups("kinderen en jongeren van 0-18 jaar")] == [
        ("kinderen", 0, 18),
        ("jongeren van 0-18 jaar", 0, 18),
    ]


@pytest.mark.parametrize(("text", "group"), [("8-14 jaar", "kinderen"), ("12+", "jongeren"), ("-4", "kinderen")])
def test_bare_ages(text: str, group: str) -> None:
    assert [row.group for row in target_groups(text)] == [group]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Leerlingen van het vmbo en mbo-studenten, 15 - 23 jaar", [(15, 23), (15, 23)]),  # set off: both
        ("Leerlingen van het vmbo en mbo-studenten van 15 - 23 jaar", [(None, None), (15, 23)]),
        ("Jongeren van een jaar of twaalf", [(12, 12)]),
        ("jongeren tot 23", [(None, 23)]),  # no unit behind a noun of people
        ("jongeren tot 2028 begeleid", [(None, None)]),
        ("kinderen van een jaar of 6 tot en met 12", [(6, 12)]),
    ],
)
def test_whose_ages(text: str, ages: list[tuple[float | None, float | None]]) -> None:
    assert [(row.age_min, row.age_max) for row in target_groups(text)] == ages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "peuters en hun opa's en oma's",  # two: only `ouders/verzorgers` is a pair
            [("peuters", "peuters", None), ("opa's", "overig", None), ("oma's", "overig", None)],
        ),
        ("(Groot)ouders", [("(Groot)ouders", "ouders", None)]),
        ("kinderen uit kleine kernen krijgen voorrang", [("kinderen uit kleine kernen", "kinderen", None)]),
        ("jongeren uit de wijk (zo'n dertig per jaar)", [("jongeren uit de wijk", "jongeren", None)]),
    ],
)
def test_what_narrows_no_group(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_grade_is_not_that_of_children_too_young_for_it() -> None:
    rows = target_groups("peuters, kleuters en kinderen uit groep 3")
    assert [row.grade_min for row in rows] == [None, None, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alle ouders mogen meedoen.", ["Alle ouders"]),  # the sentence's verb ends the group
        ("Leerkrachten die voor het eerst lesgeven, kunnen aansluiten.", ["Leerkrachten die voor het eerst lesgeven"]),
        ("Kinderen die thuis geen boek hebben halen we op.", ["Kinderen die thuis geen boek hebben"]),
        ("Voor kinderen uit arme gezinnen is het gratis.", ["kinderen uit arme gezinnen"]),
        ("De plekken houden we vrij voor jongeren die thuis zitten.", ["jongeren die thuis zitten"]),
        ("Mentoren zijn studenten van het mbo.", ["studenten van het mbo"]),  # what the first are said to be
        ("Deelnemers aan dit plan zijn jongeren.", ["jongeren"]),
        ("De leerling en zijn ouders", ["leerling", "ouders"]),  # a possessive, no verb
        ("leiders en – in de vakantie – ouders", ["leiders", "ouders"]),  # an aside between dashes
        ("Leerlingen in groep 8 en in leerjaar 1 van het vo", ["Leerlingen in groep 8", "leerjaar 1 van het vo"]),
        ("ouders, met voorrang voor ouders met weinig geld", ["ouders", "ouders met weinig geld"]),
        ("peuters. ook hun ouders.Leerkrachten doen mee", ["peuters", "ouders", "Leerkrachten"]),  # hurried ends
        ("Wij willen die leerlingen bereiken die weinig lezen.", ["leerlingen"]),
        ("Besloten is te starten met groep 7 en 8", ["groep 7 en 8"]),
        ("Het gaat mij om kinderen in Oost en om hun ouders.", ["kinderen in Oost", "ouders"]),
        ("kinderen uit de bovenbouw, dat zijn er 74", ["kinderen uit de bovenbouw"]),
        ("Leraren van de scholen ontvangen een training.", ["Leraren van de scholen"]),
        # Who is denied, or only counted, is no row.
        ("Peuters. Geen kleuters. Groep 3 blijft buiten beschouwing. Lkr. n.v.t.", ["Peuters"]),
        ("Uitgesloten: kinderen met hulp. Aantal: 150 kinderen. Ouders doen mee.", ["Ouders"]),
        ("Ca. 130 leerlingen per jaar: groep 8 (10 t/m 12 jaar)", ["groep 8 (10 t/m 12 jaar)"]),
        ("Lln gr. 4 t/m 8, ca. 650", ["Lln gr. 4 t/m 8"]),
        ("18 leidsters (train-de-trainer) en peuters (2-4)", ["18 leidsters", "peuters (2-4)"]),  # what tells nothing
        # A question is answered: with no, or in full.
        ("Ook peuters? Nee. Ook ouders? Ja, namelijk ouders die willen.", ["ouders die willen"]),
        ("Later, na een besluit: kleuters", ["kleuters"]),  # a label with a comma
    ],
)
def test_a_group_ends_where_the_sentence_goes_on(text: str, expected: list[str]) -> None:
    assert [row.mention for row in target_groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leerkrachten (po en vo)", ["po", "vo"]),  # two phases are two rows
        ("MBO: 30 studenten", ["mbo"]),  # a label right before the group
        ("leerlingen van het (voortgezet) speciaal onderwijs", ["so"]),
    ],
)
def test_phases(text: str, expected: list[str]) -> None:
    assert [row.education_phase for row in target_groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("jongeren die nog geen achttien jaar zijn", None, 18),  # as laws say it
        ("jongeren die de leeftijd van achttien jaar nog niet hebben bereikt", None, 18),
        ("kinderen van 2;6 tot 4 jaar", 2.5, 4),  # years and months
        ("jongeren 18-", None, 18),
        ("jongeren van 16+ zonder werk", 16, None),
        ("peuters vanaf een jaar of twee", 2, None),
        ("kinderen van nul tot vier", 0, 4),
        ("kinderen tussen hun elfde en dertiende jaar", 11, 13),
        ("kinderen van 2tot 6 jaar", 2, 6),  # a blank forgotten
    ],
)
def test_ways_to_write_ages(text: str, low: float | None, high: float | None) -> None:
    row = target_groups(text)[0]
    assert (row.age_min, row.age_max) == (low, high)


def test_more_phases_in_brackets_than_groups() -> None:
    """Then nothing tells which is whose: the first group must not get one that was counted from the other end."""
    first, *others = target_groups("-4 en 12+ (voorschools, po en vo)")
    assert first.education_phase is None
    assert [row.education_phase for row in others] == ["voorschools", "po", "vo"]


def test_a_typing_error_in_a_noun() -> None:
    assert [row.group for row in target_groups("leerlingne van groep 7 en8")] == ["leerlingen"]


def test_young_people_with_a_plus() -> None:
    assert [row.group for row in target_groups("12-plussers, 55-plussers")] == ["jongeren", "inwoners"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The second verb is that of the sentence; two that belong together are one.
        ("Leerlingen die moeite hebben met lezen krijgen hulp.", ["Leerlingen die moeite hebben met lezen"]),
        (
            "Jongeren die niet kunnen leren zonder hulp en thuis zitten worden gebeld",
            ["Jongeren die niet kunnen leren zonder hulp en thuis zitten"],
        ),
        ("In mei wordt ook de ouder uitgenodigd", ["ouder"]),  # and so does a participle at the end
        # Joints of any words of a sentence.
        ("Ik denk aan peuters, en niet minder aan hun ouders", ["peuters", "ouders"]),
        ("studenten van het mbo, zowel als hun docenten", ["studenten van het mbo", "docenten"]),
        ("ieder kind, alsmede diens wettelijk vertegenwoordiger", ["ieder kind", "wettelijk vertegenwoordiger"]),
        # Singled out further on in the sentence.
        ("Ouders zijn welkom, maar we bellen vooral de vaders", ["Ouders", "vaders"]),
        # Who is denied.
        ("Leerlingen en docenten worden niet benaderd, wel de brugklassers", ["brugklassers"]),
        ("Peuters; de leerkrachten niet", ["Peuters"]),
        ("Niet de sterke lezers, maar juist de leerlingen die afhaken", ["leerlingen die afhaken"]),
        ("leerkrachten en niet op ouders", ["leerkrachten"]),
        # What explains names no group.
        ("Peuters, waarbij ouders een rol spelen en pm'ers worden getraind", ["Peuters"]),
        # Cells typed beside each other; boxes.
        ("nieuwkomers, 12+ - 40 - taalles", ["nieuwkomers, 12+"]),
        ("Kleuters | 60 | school", ["Kleuters"]),
        ("☒ leerlingen ☐ leerkrachten ☒ ouders", ["leerlingen", "ouders"]),
    ],
)
def test_groups_in_sentences(text: str, expected: list[str]) -> None:
    assert [row.mention for row in target_groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where a sentence says for whom it is, others only tell.
        ("Ons bestuur heeft acht scholen. Dit is alleen voor kleuters.", ["kleuters"]),
        ("Er komen veel mensen binnen. Het gaat om gezinnen in Oost.", ["gezinnen in Oost"]),
        ("Peuters. De logopedisten verwijzen door. Hun ouders doen mee.", ["Peuters", "ouders"]),
        ("Het is voor tieners. Daarnaast worden docenten getraind.", ["tieners", "docenten"]),
        ("Voor leraren is er les, voor de ouders is er een avond", ["leraren", "ouders"]),
        # Questions, and labels that deny or say who speaks.
        ("Voor wie? Peuters. Wie geeft les? De docent.", ["Peuters"]),
        ("Docenten? Alleen als het moet, dus nee. Wel ouders.", ["ouders"]),
        ("Wie wel:\n- ouders\nWie niet:\n- leraren", ["ouders"]),
        ("Gemeente: akkoord. School: graag ook peuters.", ["peuters"]),
        ("De doelgroep bestaat niet uit de leerlingen, maar uit de leraren", ["leraren"]),
        ("Niet alleen de leerlingen, maar ook hun ouders", ["leerlingen", "ouders"]),
        # Nouns of doing, classes with members, telegram style.
        ("Versterking van peuters, alsmede ondersteuning van hun ouders", ["peuters", "ouders"]),
        ("beroepskrachten (pm'ers en intern begeleiders)", ["pm'ers", "intern begeleiders"]),
        ("lln, oud, lkr", ["lln", "oud", "lkr"]),
        ("(1) leerlingen van groep 8, (2) bedrijven", ["leerlingen van groep 8", "bedrijven"]),
        ("- leerlingen: 120\n- ouders: 60", ["leerlingen", "ouders"]),
        ("- Kinderen\n  • 0-2 jaar\n  • 2-4 jaar\n- Ouders", ["0-2 jaar", "2-4 jaar", "Ouders"]),  # parted below
        ("Doelgroep zijn en blijven de kleuters", ["kleuters"]),
        ("Zowel de peuters als de kleuters", ["peuters", "kleuters"]),
        (
            "moeders die een cursus volgen en over de kinderen die thuis zitten",
            ["moeders die een cursus volgen", "kinderen die thuis zitten"],
        ),
        ("Iedereen is welkom, maar vooral voor ouderen en voor nieuwkomers", ["Iedereen", "ouderen", "nieuwkomers"]),
        (
            "jongeren op afstand van werk, evenals werkgevers in de regio",
            ["jongeren op afstand van werk", "werkgevers in de regio"],
        ),
        # The subject of a clause that narrows a group, however many it names.
        (
            "Leerlingen voor wie de basisschool en de nieuwe school samen hulp aanvragen",
            ["Leerlingen voor wie de basisschool en de nieuwe school samen hulp aanvragen"],
        ),
        # How many a group has is no group; of a list each member may be counted.
        (
            "Het gaat om kinderen van de vier scholen, ongeveer 240 leerlingen, en om peuters",
            ["kinderen van de vier scholen", "peuters"],
        ),
        ("kleuters, circa 20 ouders, 3 leerkrachten", ["kleuters", "circa 20 ouders", "3 leerkrachten"]),
        ("Nieuwkomers in de opvang, naar schatting 40 kinderen", ["Nieuwkomers in de opvang"]),
        # What a definition includes, what is granted, whom another intervention is for.
        ("Kleuters, alsmede hun ouders, waaronder mede worden begrepen voogden en opa's", ["Kleuters", "ouders"]),
        ("Kinderen uit groep 4, al mag een oudere zus ook mee", ["Kinderen uit groep 4"]),
        ("Kleuters; oudere leerlingen vallen onder interventie 3", ["Kleuters"]),
        ("Kleuters in Zuid; leerlingen van de bovenbouw zijn uitgezonderd", ["Kleuters in Zuid"]),
        ("Wij helpen alle jongeren in de wijk, behalve degenen die al hulp krijgen", ["alle jongeren in de wijk"]),
        ("ouders van peuters, en tot slot de leraren", ["ouders van peuters", "leraren"]),
        ("Peuters, met uitzondering van kinderen van elders", ["Peuters"]),
        ("groep 7 | 24 lln | woensdag\ngroep 8 | 28 lln | donderdag", ["groep 7", "groep 8"]),
    ],
)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert [row.mention for row in target_groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tot de doelgroep worden gerekend de leerlingen van groep 3.", ["leerlingen van groep 3"]),
        ("Afgesproken is dat we ons richten op groep 5 en 6. Groep 7 volgt later.", ["groep 5 en 6"]),
        ("Het is opengesteld voor alle leerlingen van het mbo.", ["alle leerlingen van het mbo"]),
        ("Voor de peuters. De ouders nodigen we uit.", ["peuters", "ouders"]),  # what we do for them
        ("Voor de peuters. De ouders informeren we per brief.", ["peuters"]),
        ("Dit richt zich niet op losse leerlingen maar op het hele schoolteam.", ["hele schoolteam"]),
        ("Over vaders. En over de kinderen die thuis zitten.", ["vaders", "kinderen die thuis zitten"]),
        (
            "leerlingen met een indicatie of van laagopgeleide ouders",
            ["leerlingen met een indicatie of van laagopgeleide ouders"],
        ),
        ("- leerlingen\n  o groep 7 en 8\n  o klas 1 (vmbo)\n- ouders", ["groep 7 en 8", "klas 1 (vmbo)", "ouders"]),
        ("- kinderen\n- professionals:\n   - mentoren\n   - tutors", ["kinderen", "mentoren", "tutors"]),
        ("* Kinderen\n  - 0-2: via de GGD\n  - 2-4: via de opvang", ["0-2", "2-4"]),  # ages at the start of an item
        (
            "brugklassers en – omdat zij vergeten worden – zij-instromers in leerjaar 2",
            ["brugklassers", "zij-instromers in leerjaar 2"],
        ),
        (
            "gezinnen met peuters en het netwerk daaromheen (kraamzorg, artsen)",
            ["gezinnen met peuters", "kraamzorg", "artsen"],
        ),
        (
            "Kinderen van 8 tot en met 13 jaar, groep 5 tot en met 8",
            ["Kinderen van 8 tot en met 13 jaar, groep 5 tot en met 8"],
        ),
        (
            "Leerlingen van groep 8 waarvan we denken dat er meer in zit",
            ["Leerlingen van groep 8 waarvan we denken dat er meer in zit"],
        ),
        ("120 leerlingen, waarvan 80 uit groep 7", ["120 leerlingen"]),
        ("Dit geldt voor peuters. Het geldt niet voor kinderen van elders.", ["peuters"]),
        ("De heer Smit vraagt of het ook voor ouderen is. Dat is niet zo: het gaat om peuters.", ["peuters"]),
        ("Voor 40 peuters. Hun ouders krijgen een taalcursus.", ["40 peuters", "ouders"]),
        (
            "De eerste doelgroep zijn de leerlingen, de tweede hun leerkrachten en de derde de ouders.",
            ["leerlingen", "leerkrachten", "ouders"],
        ),
        ("Waar doen we het voor? Voor de peuter die niets zegt.", ["peuter die niets zegt"]),
        ("Wij kijken niet naar postcode: elk kind van groep 3 mag meedoen.", ["elk kind van groep 3"]),
        ("Voor wie? Kleuters. Voor peuters en hun ouders is er een aanbod.", ["Kleuters", "peuters", "ouders"]),
        (
            "gezinnen die leven in armoede, met prioriteit voor eenoudergezinnen",
            ["gezinnen die leven in armoede", "eenoudergezinnen"],
        ),
        ("pasgeboren kinderen en uitgevallen leerlingen", ["pasgeboren kinderen", "uitgevallen leerlingen"]),
        (
            "jongeren tussen 16 en 23 jaar zonder diploma en de bedrijven in de regio",
            ["jongeren tussen 16 en 23 jaar zonder diploma", "bedrijven in de regio"],
        ),
    ],
)
def test_groups_by_aim_and_by_place(text: str, expected: list[str]) -> None:
    assert [row.mention for row in target_groups(text)] == expected


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        (
            "groep 8 en leerjaar 1 (10-13 jaar), en hun ouders",
            [(10, 13), (10, 13), (None, None)],
        ),  # set off behind both
        ("de tweede klas van het vmbo en met alle leerlingen van het pro, 13-17 jaar", [(13, 17), (13, 17)]),
        ("leerlingen van groep 8 en van leerjaar 1 vo; leeftijd 11 tot en met 13 jaar", [(11, 13), (11, 13)]),
        ("Tieners, leeftijd: 13-14", [(13, 14)]),
        ("leerlingen van klas 2 en 3 vmbo; leeftijd: 13-16", [(13, 16)]),  # a label gives its line's group the ages
        ("Leeftijd: 2 t/m 6 jaar\nGroep: peuters", [(2, 6), (None, None)]),
    ],
)
def test_ages_of_more_groups_than_one(text: str, ages: list[tuple[float | None, float | None]]) -> None:
    assert [(row.age_min, row.age_max) for row in target_groups(text)] == ages


def test_grades_up_to_another_school_stay_open() -> None:
    rows = target_groups("Kinderen van groep 5 tot en met de brugklas")
    assert [(row.grade_min, row.grade_max, row.education_phase) for row in rows] == [
        (5, None, "po"),
        (None, None, "vo"),
    ]


def test_members_without_a_noun_are_of_the_class_above_them() -> None:
    assert read("- kinderen in Zuid\n  - 12 t/m 13 jaar\n- vrijwillige begeleiders") == [
        ("12 t/m 13 jaar", "kinderen", None),
        ("vrijwillige begeleiders", "vrijwilligers", None),
    ]


def test_a_field_of_nothing_but_schools_means_those_who_go_there() -> None:
    assert read("po/vo") == [("po", "leerlingen", "po"), ("vo", "leerlingen", "vo")]
    assert read("mbo") == [("mbo", "studenten", "mbo")]


def test_a_phase_that_somebody_goes_to() -> None:
    assert read("leerlingen van groep 8 die straks naar het vmbo gaan")[0][2] == "po"
    assert read("leerlingen groep 8 met een vmbo-advies")[0][2] == "po"
    assert read("kinderen die naar de voorschool gaan")[0][2] == "voorschools"
