"""The findings: sums to the cent, periods, dates, what is missing; each message names what it is about."""

from dataclasses import replace

import pytest
from made_agenda import AGENDA, document

from extract.document import BudgetRow, Document, Doubt
from pipelines.rows.build import build_rows
from pipelines.rows.checks.registry import CHECKS_OF_AGENDAS, CHECKS_OF_EVERY_DOCUMENT


def line(
    kind: str, amount: str, label: str | None = None, text: str | None = None, year: str | None = None
) -> BudgetRow:
    intervention = "Taalbrug" if kind in ("post", "subtotaal") else None
    return BudgetRow(kind, intervention, None, label, text, amount, year, None, ())


def codes(of: Document, *among: str) -> list[str]:
    return [row.code for row in build_rows(of).findings if row.code in among]


def budget(*lines: BudgetRow, total_line: str | None = None) -> Document:
    return replace(document(AGENDA), budget=lines, total_lines=(total_line,) if total_line else ())


SUMS = ("bedrag_product", "bedrag_subtotaal", "bedrag_totaal", "dekking_totaal", "bedrag_onleesbaar")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((line("post", "€ 8.500,00", text="100 uur x € 85,00"),), []),
        ((line("post", "€ 8.500,01", text="100 uur x € 85,00"),), ["bedrag_product"]),  # to the cent
        ((line("post", "€ 7.5000,-"),), ["bedrag_onleesbaar"]),
        ((line("dekking", "€ 00.000,00", label="Gemeentelijke middelen"),), []),  # blank, not unreadable
        ((line("post", "€ 10,00"), line("subtotaal", "€ 11,00", label="Totaal interventie 1")), ["bedrag_subtotaal"]),
        ((line("post", "€ 10,00"), line("totaal", "€ 10,00", label="Totaal")), []),
        (
            (
                replace(line("post", "€ 5,00"), intervention="Zwemmen"),
                line("post", "€ 10,00"),
                line("subtotaal", "€ 10,00", label="Subtotaal Taalbrug"),
                line("totaal", "€ 15,00", label="Totaal"),
            ),
            [],
        ),  # an intervention without a subtotal counts in the total only
        ((line("post", "€ 10,00"), line("totaal", "€ 12,00", label="Totaal")), ["bedrag_totaal"]),
        (
            (line("totaal", "€ 12,00", label="Totaal"), line("dekking", "€ 11,00", label="Gelijke Kansen Alliantie")),
            ["dekking_totaal"],
        ),
    ],
)
def test_sums(lines: tuple[BudgetRow, ...], expected: list[str]) -> None:
    assert codes(budget(*lines), *SUMS) == expected


@pytest.mark.parametrize(
    ("posts", "total", "expected"),
    [
        (("Docenten € 10,00", "Korting € -1,00"), "€ 9,00", []),  # a minus is a minus
        (("Docenten € 10,00", "Korting € 1,00"), "€ 9,00", []),  # a deduction that is printed without one
        (("Docenten € 10,00", "Boeken € 1,00"), "€ 9,00", ["bedrag_totaal"]),  # no deduction by its words
    ],
)
def test_corrections(posts: tuple[str, ...], total: str, expected: list[str]) -> None:
    words = [post.split(" ", 1) for post in posts]
    lines = [replace(line("post", amount, text=text), intervention=None) for text, amount in words]
    assert codes(budget(*lines, line("totaal", total, label="Totaal")), *SUMS) == expected


@pytest.mark.parametrize(
    ("printed", "code", "says"),
    [
        ("Totaal GKA Agenda € 7.5000,-", "bedrag_onleesbaar", "niet getoetst"),
        ("Totaal GKA Agenda € 00.000,00", "plaatshouder", "niet ingevuld"),
        ("Totaal GKA Agenda 2022-2024", None, ""),  # no amount at all
    ],
)
def test_a_line_below_the_budget_without_an_amount_to_check(printed: str, code: str | None, says: str) -> None:
    lines = (line("post", "€ 10,00"), line("totaal", "€ 10,00", label="Totaal"))
    found = [row for row in build_rows(budget(*lines, total_line=printed)).findings if row.found == printed]
    assert [row.code for row in found] == ([code] if code else [])
    assert all(says in row.message for row in found)
    assert "bedrag_totaal" not in codes(budget(*lines, total_line=printed), "bedrag_totaal")


def test_a_sum_that_cannot_be_read_says_what_was_not_checked() -> None:
    lines = (line("post", "€ 10,00"), line("totaal", "€ 7.5000,-", label="Totaal"))
    (found,) = [row for row in build_rows(budget(*lines)).findings if row.code == "bedrag_onleesbaar"]
    assert "niet getoetst" in found.message


def test_a_subtotal_of_a_year_without_posts_takes_no_others() -> None:
    """`Subtotaal Huis van de Jeugd € 0` in the year before it begins, below the posts of another intervention."""
    lines = (
        replace(line("post", "€ 10,00", year="2023"), intervention="Zwemmen"),
        line("post", "€ 5,00", year="2024"),
        line("subtotaal", "€ 0", label="Subtotaal Taalbrug", year="2023"),
        line("subtotaal", "€ 5,00", label="Subtotaal Taalbrug", year="2024"),
        line("totaal", "€ 10,00", label="Totaal", year="2023"),
    )
    assert codes(budget(*lines), *SUMS) == []


def test_a_sum_of_what_nobody_can_read_is_not_checked() -> None:
    lines = line("post", "€ 10,00"), line("post", "€ 7.5000,-"), line("subtotaal", "€ 11,00", label="Totaal 1")
    assert codes(budget(*lines), *SUMS, "niet_toetsbaar") == ["bedrag_onleesbaar", "niet_toetsbaar"]


@pytest.mark.parametrize(("whole", "expected"), [("€ 30,00", []), ("€ 31,00", ["bedrag_totaal"])])
def test_years_against_what_they_are_together(whole: str, expected: list[str]) -> None:
    years = (("2023", "€ 10,00"), ("2024", "€ 20,00"))
    lines = [replace(line("post", amount, year=year), line=1, whole=whole) for year, amount in years]
    assert codes(budget(*lines), *SUMS) == expected


def test_hours_a_week_times_weeks() -> None:
    """`38 weken à € 65` beside hours a week is a price of an hour, or of a week: either may be meant."""
    text = "Projectleider 4 uur p/w, 38 weken à € 65,00"
    assert codes(budget(line("post", "€ 9.880,00", text=text)), *SUMS) == []
    assert codes(budget(line("post", "€ 2.470,00", text=text)), *SUMS) == []
    assert codes(budget(line("post", "€ 9.000,00", text=text)), *SUMS) == ["bedrag_product"]


def test_a_budget_by_year_adds_up_by_column() -> None:
    lines = [line("post", f"€ {n}0,00", text="Docenten", year=year) for n, year in ((1, "2023"), (2, "2024"))]
    totals = [line("totaal", f"€ {n}0,00", label="Totaal", year=year) for n, year in ((1, "2023"), (3, "2024"))]
    found = [row for row in build_rows(budget(*lines, *totals)).findings if row.code == "bedrag_totaal"]
    assert [(row.expected, row.found) for row in found] == [("€ 20,00", "€ 30,00")]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Totaal GKA Agenda € 12,00", []),  # the total
        ("Totaal GKA Agenda € 11,00", []),  # what the GKA grants of it
        ("Totaal GKA Agenda € 13,00", ["bedrag_totaal"]),
    ],
)
def test_the_line_below_the_table(printed: str, expected: list[str]) -> None:
    lines = (
        line("totaal", "€ 12,00", label="Totaal"),
        line("dekking", "€ 1,00", label="Gemeente"),
        line("dekking", "€ 11,00", label="Gelijke Kansen Alliantie"),
    )
    assert codes(budget(*lines, total_line=printed), *SUMS) == expected


def planned(text: str) -> Document:
    made = document(AGENDA)
    return replace(made, fields=tuple(replace(f, text=text) if f.name == "planning" else f for f in made.fields))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 juni 2023", {"datum_onleesbaar"}),
        ("2023", set()),
        ("doorlopend", set()),  # no known bound
    ],
)
def test_periods(text: str, expected: set[str]) -> None:
    assert set(codes(planned(text), "datum_onleesbaar")) == expected


def test_messages_name_what_they_are_about() -> None:
    found = [row.message for row in build_rows(planned("31 juni 2023")).findings if row.code == "datum_onleesbaar"]
    assert found
    assert all("Planning" in message and "31 juni 2023" in message for message in found)


def test_invisible_text_is_one_finding_that_names_all_pages() -> None:
    doubts = tuple(Doubt("tekst_onzichtbaar", f"Onzichtbare tekst op pagina {n}.", page=n) for n in (1, 2))
    found = [row for row in build_rows(replace(document(AGENDA), doubts=doubts)).findings if row.code == doubts[0].code]
    assert [row.message for row in found] == ["Onzichtbare tekst op pagina 1. Onzichtbare tekst op pagina 2."]


def test_checks_find_what_the_registry_says() -> None:
    """The list of codes is read by people: a code that a check isn't listed with would be missed there."""
    made = replace(document(AGENDA), budget=(line("post", "€ 7.5000,-"), line("totaal", "€ 1,00", label="Totaal")))
    listed = {code for check in CHECKS_OF_EVERY_DOCUMENT + CHECKS_OF_AGENDAS for code in check.codes}
    found = {row.code for row in build_rows(made).findings}
    assert found
    assert found <= listed


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, []),
        ({"Interventies & Samenwerking\n\nInterventie |": "Interventie |"}, []),  # its interventions are there
        ({"Activiteitenplan & Begroting\n\nHet ministerie": "Het ministerie"}, []),  # its budget is there
        ({"Kennis\n\n-\n": ""}, ["kennis"]),  # holds nothing else
    ],
)
def test_a_part_is_there_where_what_it_holds_is(changes: dict[str, str], missing: list[str]) -> None:
    text = AGENDA
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    lacking = {row.expected for row in build_rows(document(text)).findings if row.code == "sectie_ontbreekt"}
    whole = {row.expected for row in build_rows(document(AGENDA)).findings if row.code == "sectie_ontbreekt"}
    assert sorted(x for x in lacking - whole if x) == missing


def test_an_intervention_that_a_heading_cut_in_two() -> None:
    """Each half has what the other lacks: a finding on the heading, and none on each missing field."""
    made = document(AGENDA)
    names = ("betrokken_partijen", "planning", "doel", "doelgroep", "locatie", "activiteiten")
    first = next(field for field in made.fields if field.intervention == 0)
    halves = tuple(replace(first, name=name, intervention=n // 3) for n, name in enumerate(names))
    rows = build_rows(replace(made, fields=halves, template="vrij")).findings
    assert [
        row.code for row in rows if row.code in ("veld_ontbreekt", "kop_twijfelachtig")
    ] == []  # no edition: no fields
    more = tuple(replace(first, name=name, intervention=1) for name in ("financiering", "online_informatie"))
    rows = build_rows(replace(made, fields=halves + more)).findings
    assert [row.code for row in rows if row.code == "kop_twijfelachtig"] == ["kop_twijfelachtig"]
    assert {row.expected for row in rows if row.code == "veld_ontbreekt"} == {"monitoring_en_evaluatie", "contact"}


def test_a_label_that_comes_again_is_one_finding() -> None:
    doubts = tuple(Doubt("label_onbekend", f"Label ‘{label}’ is onbekend.", field=0) for label in ("A", "B", "A"))
    found = [row.message for row in build_rows(replace(document(AGENDA), doubts=doubts)).findings]
    assert [text for text in found if text.startswith("Label")] == [
        "Label ‘A’ is onbekend. Het komt 2 keer voor.",
        "Label ‘B’ is onbekend.",
    ]


@pytest.mark.parametrize(
    ("financing", "expected"),
    [
        ("€ 30.000", ["interventie_begroting"]),
        ("€ 35.400", []),
        ("Kosten 29.500. Eigen bijdrage € 1", []),  # others have no sign: it isn't the only amount
        ("Tolken: 50 u à € 85", []),  # a price
    ],
)
def test_an_interventions_only_amount(financing: str, expected: list[str]) -> None:
    made = document(AGENDA.replace("Contact\tT. van der Zijl", f"Financiering\t{financing}"))
    assert codes(made, "interventie_begroting") == expected


def test_years_that_were_read_wrongly_blame_no_planning() -> None:
    """Five plannings of five outside: then it is the years; of one in five it is the planning."""
    made = document(AGENDA.replace("In deze agenda", "In deze agenda 2022-2024"))
    first = next(field for field in made.fields if field.name == "planning")

    def found(*years: str) -> list[str]:
        plans = tuple(replace(first, text=year) for year in years)
        return codes(replace(made, fields=plans), "periode_buiten_agenda", "niet_toetsbaar")

    assert found("2027", "2027", "2028", "2028", "2027") == ["niet_toetsbaar"]
    assert found("2022", "2023", "2023", "2024", "2027") == ["periode_buiten_agenda"]
    assert found("2027", "2027") == ["periode_buiten_agenda"] * 2  # of two it can't be told


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("4-7-2022", []),
        ("veertien juli tweeduizend tweeëntwintig", []),
        ("", ["niet_ondertekend"]),
        ("dag na de zomer", ["datum_onleesbaar"]),  # printed, so it isn't lacking
    ],
)
def test_a_date_that_is_printed_is_not_lacking(printed: str, expected: list[str]) -> None:
    made = document(AGENDA)
    signed = tuple(replace(one, date=printed or None) if one.role == "minister" else one for one in made.signatories)
    found = build_rows(replace(made, signatories=signed)).findings
    assert [row.code for row in found if row.code in ("niet_ondertekend", "datum_onleesbaar")] == expected


@pytest.mark.parametrize(("role", "expected"), [("bevoegd_gezag", ["niet_ondertekend"]), ("overig", [])])
def test_a_block_of_nobody_is_no_signer(role: str, expected: list[str]) -> None:
    made = document(AGENDA)
    block = replace(made.signatories[-1], role=role, name=None, organisation="Scholengroep De Vlieger", section=None)
    others = tuple(one for one in made.signatories if one.role != "bevoegd_gezag")
    assert codes(replace(made, signatories=(*others, block)), "niet_ondertekend") == expected
