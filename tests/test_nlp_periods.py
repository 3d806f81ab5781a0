"""When: the time expressions of a field, their days, and what happens in them."""

import re
from datetime import date

import pytest

from nlp.periods import periods
from nlp.periods.unit_grammar import RULES, UNIT, UnitRule, pattern_of


def span(text: str) -> list[tuple[str, str]]:
    return [(one.mention, f"{one.start_date or ''}..{one.end_date or ''} {one.precision}") for one in periods(text)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("vanaf 2e helft 2022", "2022-07-01.. halfjaar"),
        ("tot 1 juli 2024", "..2024-06-30 dag"),  # not included
        ("uiterlijk 31 juli 2024", "..2024-07-31 dag"),
        ("tot de zomer van 2024", "..2024-05-31 seizoen"),
        ("na de zomervakantie van 2022", "2022-09-01.. seizoen"),
        ("medio 2022", "2022-05-01..2022-08-31 seizoen"),
        ("eind 2022", "2022-10-01..2022-12-31 kwartaal"),
        ("winter 2022-2023", "2022-12-01..2023-02-28 seizoen"),
        ("sj. 22/23", "2022-08-01..2023-07-31 schooljaar"),
        ("1e helft schooljaar 2022-2023", "2022-08-01..2023-01-31 halfjaar"),
        ("2022 t/m 2024", "2022-01-01..2024-12-31 jaar"),
        ("2022-2024", "2022-01-01..2024-12-31 jaar"),  # no school year
        ("1 september 2022 t/m 31 juli 2024", "2022-09-01..2024-07-31 dag"),
        ("10 t/m 14 oktober 2022", "2022-10-10..2022-10-14 dag"),  # the month is told once
        ("tussen maart en juni 2023", "2023-03-01..2023-06-30 maand"),
        ("Q1-Q2 2023", "2023-01-01..2023-06-30 kwartaal"),
        ("1e t/m 3e kwartaal 2023", "2023-01-01..2023-09-30 kwartaal"),
        ("31 juni 2024", ".. dag"),  # no such day
        ("1-4-2023.", "2023-04-01..2023-04-01 dag"),  # before the full stop of its sentence
        ("maandag 5 sept. 2022", "2022-09-05..2022-09-05 dag"),
        ("juni 23", "2023-06-01..2023-06-30 maand"),
        ("week 36 2022", "2022-09-05..2022-09-11 dag"),  # ISO 8601
        ("week 60 2022", ".. dag"),  # no such week
        ("juni 32", "2032-06-01..2032-06-30 maand"),
        ("schooljaar 2030-2031", "2030-08-01..2031-07-31 schooljaar"),
        ("september '30 t/m juli '32", "2030-09-01..2032-07-31 maand"),
        ("2023 Q2", "2023-04-01..2023-06-30 kwartaal"),  # the year first
        ("2023 Q3 t/m 2026 Q2", "2023-07-01..2026-06-30 kwartaal"),
        ("2024, 3e kwartaal", "2024-07-01..2024-09-30 kwartaal"),
    ],
)
def test_one_expression(text: str, days: str) -> None:
    assert [read for _, read in span(text)] == [days]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_of_the_grammar_matches_its_examples(rule: UnitRule) -> None:
    """And no rule before it takes more or less of them."""
    for text, part in rule.examples:
        places = range(len(text))
        for pattern in (pattern_of(rule.pattern), UNIT):
            compiled = re.compile(pattern, re.IGNORECASE)
            assert part in [found[0] for place in places if (found := compiled.match(text, place))]


@pytest.mark.parametrize(
    "text", ["na de zomer", "elk jaar in november", "40 weken", "twee keer per jaar", "n.t.b.", "€ 2022"]
)
def test_no_period(text: str) -> None:
    assert periods(text) == []


def test_months_of_every_year_are_no_periods() -> None:
    assert [one for one, _ in span("vanaf 2021; jaarlijks in februari en mei, tot en met 2024")] == [
        "vanaf 2021",
        "tot en met 2024",
    ]


def test_a_second_school_year_in_two_figures() -> None:
    assert [one for one, _ in span("schooljaar 22-23 en 23-24")] == ["schooljaar 22-23", "23-24"]


def test_a_year_told_once_holds_for_the_list() -> None:
    assert [one.start_date for one in periods("in maart, april en mei 2023")] == [date(2023, n, 1) for n in (3, 4, 5)]


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("Gestart in 2021, verder verbinden en uitbouwen in 2022", ["start", "uitvoering"]),
        ("Q1 2023 ontwikkeling, Q2 2023 uitvoering, Q4 2023 evaluatie", ["voorbereiding", "uitvoering", "evaluatie"]),
        ("Zomer 2023 (voorbereiding), zomer 2024 (evaluatie)", ["voorbereiding", "evaluatie"]),
        ("Uitvoering: schooljaren 2022-2023 en 2023-2024", ["uitvoering", "uitvoering"]),  # a list
        ("Het is in 2019 ontwikkeld en wordt in 2022 ingevoerd", ["voorbereiding", "uitvoering"]),
        ("In het voorjaar van 2023 vinden de lessen plaats", ["uitvoering"]),  # a verb in two parts
        ("In 2023 bezoeken we alle scholen", ["uitvoering"]),  # another verb of doing
        ("Voorbereiding:\n- maart 2022\nUitvoering:\n- april 2022", ["voorbereiding", "uitvoering"]),  # labels above
        ("Gestart in 2021, doorlopend", ["start", None]),
        ("Geheel 2022", [None]),
        ("Vianden vanaf september 2022", [None]),
    ],
)
def test_what_happens(text: str, phases: list[str | None]) -> None:
    assert [one.phase for one in periods(text)] == phases


@pytest.mark.parametrize(
    ("text", "mention", "start"),
    [
        ("Doorlopend vanaf januari 2020", "Doorlopend vanaf januari 2020", date(2020, 1, 1)),  # one row
        ("vanaf 2022 (doorlopend)", "vanaf 2022 (doorlopend)", date(2022, 1, 1)),
        ("Doorlopend project", "Doorlopend", None),
    ],
)
def test_ongoing(text: str, mention: str, start: date | None) -> None:
    assert [(one.mention, one.start_date, one.ongoing) for one in periods(text)] == [(mention, start, True)]


def test_doorlopende_says_nothing_of_time() -> None:
    assert [one.ongoing for one in periods("doorlopende leerlijn vanaf 2022")] == [False]


def test_a_month_before_the_end_lies_in_the_year_before() -> None:
    assert span("Start september, afronding juli 2023") == [
        ("september", "2022-09-01..2022-09-30 maand"),
        ("juli 2023", "2023-07-01..2023-07-31 maand"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-01 t/m 2024-06-30", [("2023-09-01 t/m 2024-06-30", "2023-09-01", "2024-06-30")]),  # ISO
        (
            "met ingang van 1 september 2022 doch uiterlijk 31 december 2024",  # as contracts say it: one row
            [("met ingang van 1 september 2022 doch uiterlijk 31 december 2024", "2022-09-01", "2024-12-31")],
        ),
        ("2027 e.v.", [("2027 e.v.", "2027-01-01", None)]),  # it stays open
        ("in de week van 3 mei 2023", [("week van 3 mei 2023", "2023-05-01", "2023-05-07")]),
        ("gepland voor mei 2023", [("mei 2023", "2023-05-01", "2023-05-31")]),  # no bound
        ("voor mei 2023", [("voor mei 2023", None, "2023-04-30")]),
        ("in het schooljaar 2022-2023", [("schooljaar 2022-2023", "2022-08-01", "2023-07-31")]),  # no article
        (
            "tot het einde van schooljaar 2022-2023",  # ends with it
            [("tot het einde van schooljaar 2022-2023", None, "2023-07-31")],
        ),
        ("na de herfstvakantie van 2023", [("na de herfstvakantie van 2023", "2023-11-01", None)]),
        ("maart t/m okt., '23", [("maart t/m okt., '23", "2023-03-01", "2023-10-31")]),
        # A line's year is that of its months, and no period itself; the next line's year isn't December's.
        (
            "2022: n.v.t.\n2023: ronde 1, mei; ronde 2, december\n2024: ronde 3, mei",
            [
                ("mei", "2023-05-01", "2023-05-31"),
                ("december", "2023-12-01", "2023-12-31"),
                ("mei", "2024-05-01", "2024-05-31"),
            ],
        ),
        ("2023: 80 gezinnen", [("2023", "2023-01-01", "2023-12-31")]),
        (
            "In 2023. De lessen vallen elk jaar in november en in mei",
            [("2023", "2023-01-01", "2023-12-31")],
        ),  # each year
    ],
)
def test_ways_to_write_periods(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    days = [(one.mention, one.start_date, one.end_date) for one in periods(text)]
    assert [(mention, a and a.isoformat(), b and b.isoformat()) for mention, a, b in days] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voorber. mei 2023; eval. juni 2024", ["voorbereiding", "evaluatie"]),  # telegram style
        ("Bus opknappen: mei 2023", ["uitvoering"]),  # a label that is a verb
        ("De eerste tafel vond plaats in mei 2023", ["uitvoering"]),
        # With a phase word for each period, the second word is the second's.
        ("In mei 2023 evalueren we, en de afronding is in juni 2024", ["evaluatie", "afronding"]),
        ("Dan start een groep, tot we in juli 2024 afsluiten", ["afronding"]),  # the clause that the period is in
    ],
)
def test_phases_of_clauses(text: str, expected: list[str]) -> None:
    assert [one.phase for one in periods(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A legal range is one period, whatever its words.
        (
            "Van kracht met ingang van 1 mei 2026 doch uiterlijk tot en met 1 juni 2027.",
            [("met ingang van 1 mei 2026 doch uiterlijk tot en met 1 juni 2027", None)],
        ),
        ("De duur is gesteld op mei 2026", [("mei 2026", None)]),  # said of the planning itself
        ("Fase 2: uitvoering\n- Q3 2026\n- Q4 2026", [("Q3 2026", "uitvoering"), ("Q4 2026", "uitvoering")]),
        ("sept. 2026 - voorbereiden - allen", [("sept. 2026", "voorbereiding")]),  # no sentence ends at `sept.`
        ("Doorlopend, al sinds 2023", [("Doorlopend, al sinds 2023", None)]),
    ],
)
def test_periods_in_sentences(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row.mention, row.phase) for row in periods(text)] == expected


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Voorb. Q3 2026", "voorbereiding"),
        ("De lessen vangen aan op 1 mei 2026", "start"),
        ("Een evaluatie vindt plaats in mei 2026", "evaluatie"),  # said of any phase
        ("In oktober 2026 verhuizen we naar binnen", "uitvoering"),  # any verb of doing
        ("De afspraken gelden tot en met 2026", None),  # a verb of being
        ("Volgende ronde vanaf mei 2026, mits de raad dat betaalt", None),  # of another clause
        ("jan 2026 | uitvoering", "uitvoering"),  # cells of a line
        ("Aanvang den eersten mei 2026", "start"),
    ],
)
def test_a_phase_by_its_word_or_verb(text: str, phase: str | None) -> None:
    assert [row.phase for row in periods(text)] == [phase]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Months that come again each year: a row for each.
        (
            "februari t/m mei, in 2023 en in 2024",
            [("februari t/m mei, in 2023", "2023-02-01", "2023-05-31"), ("2024", "2024-02-01", "2024-05-31")],
        ),
        (
            "maart t/m okt., '23 en '24",
            [("maart t/m okt., '23", "2023-03-01", "2023-10-31"), ("'24", "2024-03-01", "2024-10-31")],
        ),
        # The year that labels a line is none of its own, also where the line says it again.
        (
            "2024: ronde 3, januari t/m juni (klaar op 15 oktober 2024)",
            [("januari t/m juni", "2024-01-01", "2024-06-30"), ("15 oktober 2024", "2024-10-15", "2024-10-15")],
        ),
        (
            "september t/m juni 2023",
            [("september t/m juni 2023", "2022-09-01", "2023-06-30")],
        ),  # over the turn of the year
        ("2022: september t/m juni", [("september t/m juni", "2022-09-01", "2023-06-30")]),
        ("09/22-07/24", [("09/22-07/24", "2022-09-01", "2024-07-31")]),
        ("'23", [("'23", "2023-01-01", "2023-12-31")]),
        ("sep22-jun23", [("sep22-jun23", "2022-09-01", "2023-06-30")]),
        ("2e helft 22", [("2e helft 22", "2022-07-01", "2022-12-31")]),
        ("schooljaren 22-23 t/m 24-25", [("schooljaren 22-23 t/m 24-25", "2022-08-01", "2025-07-31")]),
        ("va 1-8-2022", [("va 1-8-2022", "2022-08-01", None)]),
        (
            "voor het einde van het kalenderjaar 2023",
            [("voor het einde van het kalenderjaar 2023", None, "2023-12-31")],
        ),
        ("na de kerstvakantie van 2022-2023", [("na de kerstvakantie van 2022-2023", "2023-01-01", None)]),
        ("de maand juni van het jaar 2023", [("maand juni van het jaar 2023", "2023-06-01", "2023-06-30")]),
        (
            "Na de herfstvakantie van 2022 tot juni 2024",
            [("Na de herfstvakantie van 2022 tot juni 2024", "2022-11-01", "2024-05-31")],
        ),
        (
            "Fase 2: 2023, twee rondes, voorjaar",
            [("2023", "2023-01-01", "2023-12-31"), ("voorjaar", "2023-03-01", "2023-05-31")],
        ),
        # Reading rule 30: the field gives no year for the holidays, and none for the months of another sentence.
        ("Klaar op 5 mei 2022. Gesprekken: april/mei", [("5 mei 2022", "2022-05-05", "2022-05-05")]),
        (
            "Op 5 september 2022 in Oost, en na de kerstvakantie in West",
            [("5 september 2022", "2022-09-05", "2022-09-05")],
        ),
    ],
)
def test_years_written_short_or_said_once(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    shown = [(row.mention, row.start_date, row.end_date) for row in periods(text)]
    assert [(mention, *(day and day.isoformat() for day in days)) for mention, *days in shown] == expected


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("Vanaf mei 2023 voeren we het in; daarna is dit een doorlopend aanbod", ["uitvoering", None]),  # it goes on
        ("Uitvoering: doorlopend", ["uitvoering"]),
        (
            "• 2022\n   ◦ start werkgroep\n• 2023\n   ◦ uitvoering op school",
            ["start", "uitvoering"],
        ),  # lines below a year
        ("Gefaseerde uitrol: in 2022 twee scholen, in 2023 vijf scholen", ["uitvoering", "uitvoering"]),  # a lead
        ("Groep 1 start in mei 2022, groep 2 in mei 2023 en groep 3 in mei 2024", ["start", "start", "start"]),
        ("Start in mei 2022, daarna doorlopend tot en met juli 2024", ["start", None]),  # no lead
        ("- Voorbereiding\n  o coaches werven: mei 2022", ["voorbereiding"]),  # a label before any verb
        ("Begin: 1 mei 2022. Einde: 1 juni 2023.", ["start", "afronding"]),
        ("Over voortzetting wordt beslist in maart 2024", [None]),  # nothing is carried out by that
        ("We leveren het rapport vóór 1 mei 2024 op", ["afronding"]),  # a verb in two parts around it
        ("We beginnen klein. Vanaf mei 2023 geven we er les", ["uitvoering"]),  # a short sentence is no label
        ("2023 – invoering; 1e kw. 2024 – evaluatie", ["uitvoering", "evaluatie"]),  # no sentence ends at `kw.`
        ("Ingangsdatum 01.09.2022, einddatum 31.08.2025", ["start", "afronding"]),
        ("Eindverslag: mei 2024", [None]),  # no word of rule 28
        ("Het programma loopt in elk geval door tot mei 2024", ["uitvoering"]),
    ],
)
def test_phases_of_leads_and_lines(text: str, phases: list[str | None]) -> None:
    assert [row.phase for row in periods(text)] == phases


def test_boxes_and_answers() -> None:
    assert [row.mention for row in periods("☒ 2026\n☐ 2027\nDoorlopend: ☐ ja ☒ nee")] == ["2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eerste twee weken van augustus 2023", ["2023-08-01..2023-08-14 dag"]),
        ("laatste week van augustus 2023", ["2023-08-25..2023-08-31 dag"]),
        ("eerste drie maanden van 2023", ["2023-01-01..2023-03-31 maand"]),
        ("laatste kwartaal van 2022", ["2022-10-01..2022-12-31 kwartaal"]),
        ("9-2022 t/m 7-2024", ["2022-09-01..2024-07-31 maand"]),
        ("najaar (2022) en voorjaar (2023)", ["2022-09-01..2022-11-30 seizoen", "2023-03-01..2023-05-31 seizoen"]),
        ("september 1, 2022", ["2022-09-01..2022-09-01 dag"]),  # translated
        ("januari 2023 tot kerst 2023", ["2023-01-01..2023-12-24 maand"]),  # the feast, no season
        ("januari 2023 en mei van dat jaar", ["2023-01-01..2023-01-31 maand", "2023-05-01..2023-05-31 maand"]),
        ("mei 2023 en mei van het jaar daarop", ["2023-05-01..2023-05-31 maand", "2024-05-01..2024-05-31 maand"]),
        (
            "februari t/m mei 2023. Tweede ronde: zelfde maanden in 2024",
            ["2023-02-01..2023-05-31 maand", "2024-02-01..2024-05-31 maand"],
        ),
        # One span, which other words part.
        ("vanaf januari 2023 en dan door tot de zomer van 2024", ["2023-01-01..2024-05-31 maand"]),
        ("Van maart 2023, als de bus rijdt, tot en met juni 2024", ["2023-03-01..2024-06-30 maand"]),
        ("ingaande op 1 augustus 2022 en eindigende op 31 juli 2024", ["2022-08-01..2024-07-31 dag"]),
        ("Van 3 oktober 2022 af, op drie middagen", ["2022-10-03.. dag"]),
        ("blok 1 van september tot december 2022", ["2022-09-01..2022-11-30 maand"]),  # 1 counts blocks
        # A month behind a later one, or behind a school year.
        ("start september 2022, evaluatie januari", ["2022-09-01..2022-09-30 maand", "2023-01-01..2023-01-31 maand"]),
        (
            "schooljaar 2022-2023: start in september, afsluiting in juni",
            ["2022-08-01..2023-07-31 schooljaar", "2022-09-01..2022-09-30 maand", "2023-06-01..2023-06-30 maand"],
        ),
        ("Schooljaar 2022-2023\n• september: start", ["2022-09-01..2022-09-30 maand"]),
        ("v.a. 9/22", ["2022-09-01.. maand"]),
        ("2022-09", ["2022-09-01..2022-09-30 maand"]),  # ISO, no school year
        ("K4 2022 t/m K2 2024", ["2022-10-01..2024-06-30 kwartaal"]),
        ("niet eerder dan 1 januari 2023", ["2023-01-01.. dag"]),
        # The date of a paper.
        ("in aanvulling op de agenda van 14 december 2021: vanaf 1 januari 2023", ["2023-01-01.. dag"]),
        ("conform de GKA Agenda 2022-2024: heel 2023", ["2023-01-01..2023-12-31 jaar"]),
        # Of every year, and of any.
        (
            "sj. 22/23 en 23/24, telkens van oktober tot en met april",
            ["2022-08-01..2023-07-31 schooljaar", "2023-08-01..2024-07-31 schooljaar"],
        ),
        ("tweemaal per jaar, in maart en oktober, tot en met 2024", ["..2024-12-31 jaar"]),
        ("tot 2024; de terugblik is in juni, elk jaar", ["..2023-12-31 jaar"]),
        ("vanaf 2023, en wel vanaf februari van het jaar waarin hij tien wordt", ["2023-01-01.. jaar"]),
        # What is left out.
        ("2023, behalve in de week van 1 mei 2023", ["2023-01-01..2023-12-31 jaar", "2023-05-01..2023-05-07 dag"]),
        ("vanaf oktober 2022, behalve in juli en augustus", ["2022-10-01.. maand"]),
        ("in 2023, met een winterstop van half december tot half januari", ["2023-01-01..2023-12-31 jaar"]),
        # A year on a line of its own is that of the lines below it, and no period beside theirs.
        (
            "- 2023\n  - voorjaar: werving\n  - november: ronde 1\n- 2024\n  - ronde 2",
            ["2023-03-01..2023-05-31 seizoen", "2023-11-01..2023-11-30 maand", "2024-01-01..2024-12-31 jaar"],
        ),
    ],
)
def test_spans_and_years_that_other_words_tell(text: str, expected: list[str]) -> None:
    assert [read for _, read in span(text)] == expected


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("2022 t/m 2024 (de derde start later, in mei 2023)", [None, "start"]),
        ("Start na de herfst van 2022, dus vanaf november 2022", ["start", "start"]),
        ("De uitvoering loopt tot 31 juli 2024, waarna de raad besluit", ["uitvoering"]),
        ("Indien in mei 2023 minder dan zes kinderen meereizen, stopt de bus", [None]),
        ("In december 2022 bezien wij of een vierde middag nodig is", [None]),
        ("Wensen in de kernen: voorjaar 2023", [None]),  # no infinitive
        ("Terugblikken: september 2024", ["evaluatie"]),
        ("We stoppen eind juni 2024", ["afronding"]),
        ("In mei 2023 train ik de vrijwilligers", ["uitvoering"]),
        ("In mei 2023 hoop ik op de raad", [None]),
        ("Als het lukt, starten we in mei 2023", ["start"]),
    ],
)
def test_phases_of_the_clause_that_a_period_stands_in(text: str, phases: list[str | None]) -> None:
    assert [one.phase for one in periods(text)] == phases
