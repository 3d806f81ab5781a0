"""Every question that can be answered gives what the gold of the samples says; the evidence adds up to the figure."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import made_dataset
import openpyxl
import pytest
from click.testing import CliRunner, Result

from pipelines.ask import Choice, answer, question_named, questions
from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.query import Engine, open_engine

GOLD = made_dataset.gold()
INTERVENTIONS = [one for g in GOLD.values() for one in g["interventions"]]
GKA = sum(made_dataset.gka_asked(one) for one in GOLD.values())


@pytest.fixture(scope="module")
def engine(sample_dataset: Path) -> Iterator[Engine]:
    with open_engine(open_dataset(sample_dataset)) as opened:
        yield opened


def rows(engine: Engine, name: str, choice: Choice | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer(engine, question_named(name), choice or Choice()).rows.to_pylist()
    return found


def rests_on(engine: Engine, name: str, choice: Choice | None = None) -> str:
    return answer(engine, question_named(name), choice or Choice()).rests_on


def ask(data: Path, *given: str) -> Result:
    return CliRunner().invoke(main, ["ask", str(data), *given])


def in_gold(field: str, column: str) -> Counter[str]:
    """How many interventions have a value in a column of their gold, once each."""
    return Counter(value for one in INTERVENTIONS for value in {row[column] for row in one["gold"][field]} if value)


def of_one(engine: Engine, name: str, sample: str) -> list[dict[str, Any]]:
    """The answer over one sample: no two of these are in the same province."""
    return rows(engine, name, Choice(province=GOLD[sample]["municipality"]["province"]))


def counted(sample: str, field: str, column: str) -> Counter[str]:
    """How many interventions of a sample have a value in a column of their gold."""
    of_sample = GOLD[sample]["interventions"]
    return Counter(value for one in of_sample for value in {row[column] for row in one["gold"][field]} if value)


# Samples that the readers of these fields read without a mistake: what is held to the gold here is the question. How
# well fields are read has tests and scores of its own.
READ_RIGHT = ("hulst", "kerkrade", "medemblik-regio", "soest", "westerveld")


# --- each question against the gold ---


def test_agendas(engine: Engine) -> None:
    found = rows(engine, "agendas")
    assert sum(row["interventies"] for row in found) == len(INTERVENTIONS)
    kinds = Counter(one["document_kind"] for one in GOLD.values())
    assert sum(row["agendas"] for row in found) == kinds["agenda"]
    assert sum(row["thema_agendas"] for row in found) == kinds["themaagenda"]
    by_province = Counter(one["municipality"]["province"] for one in GOLD.values() if one.get("municipality"))
    counted = Counter({row["provincie"]: 0 for row in found})
    for row in found:
        counted[row["provincie"]] += row["agendas"] + row["addenda"]
    assert {place: n for place, n in counted.items() if place} == by_province


def test_municipalities_with_an_agenda_and_no_addendum(engine: Engine) -> None:
    found = rows(engine, "agenda-zonder-addendum")
    right = {one["name"] for g in GOLD.values() for one in g.get("municipalities", [])}
    right |= {g["municipality"]["name"] for g in GOLD.values() if g.get("municipality")}
    assert {row["gemeente"] for row in found} == right
    assert {row["wat"] for row in found} == {"agenda zonder addendum"}


def test_themes(engine: Engine) -> None:
    right = Counter(theme for one in GOLD["hulst"]["interventions"] for theme in one["gold"]["themes"])
    found = of_one(engine, "themas", "hulst")
    assert {row["thema"]: row["interventies"] for row in found} == right
    assert {row["aandeel"] for row in found} == {round(n / 3, 3) for n in right.values()}


def test_phases(engine: Engine) -> None:
    found = {row["wat"]: row["interventies"] for row in rows(engine, "fasen")}
    right = in_gold("target_groups", "education_phase")
    assert {phase: found.get(phase) for phase in right} == right
    moves = sum("overgangen_en_doorlopende_leerlijn" in one["gold"]["themes"] for one in INTERVENTIONS)
    assert found["thema overgangen"] == moves


def test_ages(engine: Engine) -> None:
    """Of a municipality whose groups all say ages or grades, and of the gaps in it."""
    for row in rows(engine, "leeftijden"):
        gaps = [int(age) for age in (row["niet_bereikt_van_0_tot_17"] or "").split(", ") if age]
        assert all(0 <= age <= 17 for age in gaps)
        if row["jongste"] is not None:
            assert row["jongste"] not in gaps
            assert all(age in gaps for age in range(max(0, row["jongste"])))
            assert all(age in gaps for age in range(row["oudste"] + 1, 18))
    said = sum(
        any(row["age_min"] is not None or row["age_max"] is not None for row in one["gold"]["target_groups"])
        for one in INTERVENTIONS
    )
    assert f"{said} noemen een leeftijd" in rests_on(engine, "leeftijden")


@pytest.mark.parametrize("sample", READ_RIGHT)
def test_target_groups(engine: Engine, sample: str) -> None:
    found = {row["groep"]: row["interventies"] for row in of_one(engine, "doelgroepen", sample)}
    assert found == counted(sample, "target_groups", "group")


@pytest.mark.parametrize("sample", READ_RIGHT)
def test_places(engine: Engine, sample: str) -> None:
    found = {row["soort_plaats"]: row["interventies"] for row in of_one(engine, "scholen-en-wijken", sample)}
    assert found == counted(sample, "locations", "kind")


def test_gka_money(engine: Engine) -> None:
    found = rows(engine, "gka-bedrag")
    assert found[-1]["gemeente"] == "TOTAAL"
    assert found[-1]["bedrag"] == GKA
    by_place = {g["municipality"]["name"]: made_dataset.gka_asked(g) for g in GOLD.values() if g.get("municipality")}
    assert {row["gemeente"]: row["bedrag"] for row in found[:-1] if row["gemeente"]} == by_place
    assert rests_on(engine, "gka-bedrag") == "8 agenda's: 8 begroting, 0 tekst; € 0 zonder bron."


def test_kinds_of_cost_and_hourly_rates(engine: Engine) -> None:
    posts = [row for g in GOLD.values() for row in made_dataset.budget_rows(g) if row["row_kind"] == "post"]
    right: Counter[str | None] = Counter()
    for row in posts:
        right[row["category"]] += Decimal(str(row["amount_eur"] or 0))
    found = rows(engine, "kosten")
    assert {row["kostensoort"]: row["euro"] for row in found} == right
    rates = sorted(Decimal(str(row["unit_price_eur"])) for row in posts if row["unit"] == "uur" and row["amount_eur"])
    assert sum(row["uurtarieven"] for row in found) == len(rates)
    assert (
        min(row["laagste"] for row in found if row["laagste"]),
        max(row["hoogste"] for row in found if row["hoogste"]),
    ) == (
        rates[0],
        rates[-1],
    )


def test_other_payers(engine: Engine) -> None:
    right: Counter[str] = Counter()
    for g in GOLD.values():
        for row in made_dataset.budget_rows(g):
            if row["row_kind"] == "dekking" and row["source"] not in (None, "gka"):
                right[row["source"]] += Decimal(str(row["amount_eur"] or 0))
    found: Counter[str] = Counter()
    for row in rows(engine, "andere-bronnen"):
        found[row["bron"]] += row["euro_begroting"] or 0
    assert +found == +right


def test_interventions_without_an_amount(engine: Engine) -> None:
    in_budget = {row["intervention"] for g in GOLD.values() for row in made_dataset.budget_rows(g) if row["amount_eur"]}
    right = {
        one["title"]
        for one in INTERVENTIONS
        if one["title"] not in in_budget and not any(row["amount_eur"] for row in one["gold"]["financing"])
    }
    found = {row["titel"] for row in rows(engine, "zonder-bedrag")}
    # A budget may call an intervention by a like name: then it has an amount, and the gold's titles alone don't tell.
    assert found <= right
    assert found


def test_sums(engine: Engine) -> None:
    found = Counter(row["code"] for row in rows(engine, "sommen") if row["gemeente"] == "Hulst")
    right = Counter(row["code"] for row in GOLD["hulst"]["gold_findings"])
    for code in ("bedrag_product", "bedrag_subtotaal", "bedrag_totaal", "dekking_totaal"):
        assert found[code] == right[code] > 0, code


def parties() -> list[tuple[int, dict[str, Any]]]:
    return [(n, row) for n, one in enumerate(INTERVENTIONS) for row in one["gold"]["parties"]]


def test_lead_partners(engine: Engine) -> None:
    leads = {n for n, row in parties() if row["role"] == "penvoerder"}
    assert f", {len(leads)} daarvan noemen een penvoerder" in rests_on(engine, "penvoerders")


@pytest.mark.parametrize("sample", READ_RIGHT)
def test_kinds_of_parties(engine: Engine, sample: str) -> None:
    found = {row["soort_partij"]: row["interventies"] for row in of_one(engine, "partijen", sample)}
    assert found == counted(sample, "parties", "party_type")


def test_networks(engine: Engine) -> None:
    sizes = Counter(n for n, name in {(n, row["name"]) for n, row in parties()})
    assert f"hoogstens {max(sizes.values())}" in rests_on(engine, "netwerken")


@pytest.mark.parametrize("sample", READ_RIGHT)
def test_knowledge_institutions(engine: Engine, sample: str) -> None:
    parties = [row for one in GOLD[sample]["interventions"] for row in one["gold"]["parties"]]
    right = {row["name"] for row in parties if row["party_type"] in ("kennisinstelling", "hoger_onderwijs")}
    assert {row["naam"] for row in of_one(engine, "kennisinstellingen", sample)} == right


def test_monitoring(engine: Engine) -> None:
    """Filled in; printed with a dash; not printed at all: an intervention in the form of 2019 has no such field."""
    found = {
        name: {row["monitoring"]: row["interventies"] for row in of_one(engine, "monitoring", name)}
        for name in GOLD
        if GOLD[name].get("municipality")
    }
    assert found["hulst"] == {"ingevuld": 3}
    assert found["soest"] == {"ingevuld": 2, "leeg": 1, "niet gevonden": 1}
    assert found["kerkrade"] == {"niet gevonden": 4}


def test_planned_periods(engine: Engine) -> None:
    right = 0
    for g in GOLD.values():
        fields = [p for one in g["interventions"] for p in one["gold"]["periods"]]
        for period in fields:
            ends_late = period["end_date"] and int(period["end_date"][:4]) > g["period"][1]
            right += bool(ends_late) or (not period["end_date"] and bool(period["start_date"] or period["ongoing"]))
    of_interventions = rows(engine, "planning")
    in_plan = engine.table(
        "SELECT count(*) AS n FROM planning WHERE interventie_id IS NULL AND (na_looptijd OR open_einde)"
    )
    assert len(of_interventions) - in_plan.to_pylist()[0]["n"] == right


def test_methods_with_a_name(engine: Engine) -> None:
    right = {row["text"] for g in GOLD.values() for row in g["gold_entities"] if row["label"] == "PROGRAMME"}
    found = {row["programma"] for row in rows(engine, "methoden")}
    assert len(found & right) > 0


def test_days_between_signatures(engine: Engine) -> None:
    from datetime import date

    right = {}
    for g in GOLD.values():
        days = {p["role"]: date.fromisoformat(p["date"]) for p in g["signing"] if p.get("date")}
        if {"wethouder", "minister"} <= days.keys() and g.get("municipality"):
            right[g["municipality"]["name"]] = (days["minister"] - days["wethouder"]).days
    assert {row["gemeente"]: row["dagen"] for row in rows(engine, "tekendagen")} == right


@pytest.mark.parametrize("sample", READ_RIGHT)
def test_what_was_asked_and_offered(engine: Engine, sample: str) -> None:
    kinds = ("samenwerking_gka", "leren_van_anderen", "bijdrage_gemeente", "kennis")
    right = Counter(part["kind"] for part in GOLD[sample]["explanation"] if part["kind"] in kinds)
    assert Counter(row["deel"] for row in of_one(engine, "samenwerking-en-kennis", sample)) == right


# --- the list, the choice, the command ---


def test_the_twenty_four_questions_are_all_there() -> None:
    assert [one.number for one in questions()] == list(range(1, 25))
    assert Counter(one.possible for one in questions()) == {"geheel": 12, "deels": 9, "niet": 3}


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_what_is_not_answered_whole_says_why(question: Any) -> None:
    assert (question.why is None) == (question.possible == "geheel")
    assert (question.sql is None) == (question.possible == "niet")
    assert (question.rests_on is None) == (question.sql is None)


def test_the_list_says_what_can_be_answered(sample_dataset: Path) -> None:
    told = ask(sample_dataset, "--list").stdout
    assert all(one.name in told and one.question in told for one in questions())
    assert "nee" in told


def test_an_answer_has_its_sentence_and_its_sql(sample_dataset: Path) -> None:
    result = ask(sample_dataset, "gka-bedrag")
    assert "Rust op: 8 agenda's: 8 begroting" in result.stdout
    sql = result.stdout.partition("SQL:\n")[2]
    again = CliRunner().invoke(main, ["query", str(sample_dataset), sql])
    assert again.exit_code == 0, again.output
    assert f"{GKA}.00" in again.stdout or str(GKA) in again.stdout


def test_rows_for_programs_stand_alone_on_stdout(sample_dataset: Path) -> None:
    result = ask(sample_dataset, "9", "--format", "csv")
    assert list(csv.DictReader(io.StringIO(result.stdout)))[-1]["gemeente"] == "TOTAAL"
    assert "Rust op:" in result.stderr
    assert json.loads(ask(sample_dataset, "kosten", "--format", "json").stdout)


def test_a_choice_of_province_period_and_theme(engine: Engine) -> None:
    assert {row["gemeente"] for row in rows(engine, "gka-bedrag", Choice(province="drenthe"))} == {
        "Westerveld",
        "TOTAAL",
    }
    of_2019 = rows(engine, "agendas", Choice(period="2019-2021"))
    assert {row["ronde"] for row in of_2019} == {"2019-2021"}
    in_2022 = {row["ronde"] for row in rows(engine, "agendas", Choice(period="2022"))}
    assert "2022-2024" in in_2022 and "2023-2026" not in in_2022
    languages = sum("taal" in one["gold"]["themes"] for one in GOLD["hulst"]["interventions"])
    in_hulst = rests_on(engine, "doelgroepen", Choice(theme="taal", province="Zeeland"))
    assert in_hulst.startswith(f"{languages} interventies")
    assert "telt dan de hele agenda" in rests_on(engine, "gka-bedrag", Choice(theme="taal"))


WRONG = [
    (("gka-bedarg",), "did you mean gka-bedrag?"),
    (("school-thuis-omgeving",), "Geen kolom zegt"),
    (("gka-bedrag", "--provincie", "Drente"), "did you mean Drenthe?"),
    (("gka-bedrag", "--provincie", "x' OR true --"), "is no province"),
    (("gka-bedrag", "--periode", "2022 OR true"), "is no period"),
    (("gka-bedrag", "--thema", "talen"), "did you mean taal?"),
    ((), "Name a question"),
]


@pytest.mark.parametrize(("given", "told"), WRONG)
def test_a_wrong_question_is_one_sentence(sample_dataset: Path, given: tuple[str, ...], told: str) -> None:
    result = ask(sample_dataset, *given)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("question", [one for one in questions() if one.sql], ids=lambda one: one.name)
def test_a_question_to_nothing_has_an_answer(engine: Engine, question: Any) -> None:
    found = answer(engine, question, Choice(period="1999"))
    assert found.rests_on.startswith("0 ") or "0 van 0" in found.rests_on


# --- evidence ---


@pytest.fixture(scope="module")
def evidence(sample_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., openpyxl.Workbook]:
    folder = tmp_path_factory.mktemp("evidence")

    def made(name: str, *options: str) -> openpyxl.Workbook:
        result = ask(sample_dataset, name, "--bewijs", str(folder / f"{name}.xlsx"), *options)
        assert result.exit_code == 0, result.output
        return openpyxl.load_workbook(folder / f"{name}.xlsx")

    return made


def test_the_evidence_adds_up_to_the_figure(evidence: Callable[..., openpyxl.Workbook], sample_dataset: Path) -> None:
    book = evidence("gka-bedrag", "--pdfs", str(sample_dataset.parent / "agendas"))
    assert book.sheetnames == ["antwoord", "bewijs", "weggelaten", "verantwoording", "bladzijden"]
    rows = [[cell.value for cell in row] for row in book["bewijs"]][1:]
    assert sum(Decimal(str(row[5])) for row in rows) == GKA
    assert all(row[2] and row[4] for row in rows)
    # The two that are there as PDFs have a picture, whose row the link leads to; texts have no pages.
    linked = [row for row in book["bewijs"] if row[7].hyperlink]
    assert {row[2].value for row in linked} == {"hulst.ruled.pdf", "westerveld.ruled.pdf"}
    for row in linked:
        at = row[7].hyperlink.location.rpartition("!A")[2]
        assert book["bladzijden"][f"A{at}"].value.startswith(f"{row[0].value}. {row[2].value}")
        assert row[6].value  # the printed row
    assert len(book["bladzijden"]._images) == len(linked)


def test_what_was_left_out_says_why(evidence: Callable[..., openpyxl.Workbook]) -> None:
    book = evidence("gka-bedrag")
    told = {(row[1].value, row[2].value) for row in book["weggelaten"]}
    assert ("hulst.text.txt", "dezelfde agenda als hulst.ruled.pdf") in told
    account = "\n".join(str(row[0].value) for row in book["verantwoording"])
    assert "Zonder beeld" in account
    assert "schema" in account
    assert "€" in account


@pytest.mark.parametrize("question", [one for one in questions() if one.sql], ids=lambda one: one.name)
def test_every_answer_can_have_its_evidence(evidence: Callable[..., openpyxl.Workbook], question: Any) -> None:
    assert evidence(question.name).sheetnames[:4] == ["antwoord", "bewijs", "weggelaten", "verantwoording"]


def test_a_file_that_is_another_has_no_picture(evidence: Callable[..., openpyxl.Workbook], tmp_path: Path) -> None:
    (tmp_path / "hulst.ruled.pdf").write_bytes(b"%PDF-1.4 another")
    book = evidence("gka-bedrag", "--pdfs", str(tmp_path))
    account = "\n".join(str(row[0].value) for row in book["verantwoording"])
    assert "hulst.ruled.pdf is een ander bestand dan dat is gelezen" in account
    assert "westerveld.ruled.pdf ligt niet in" in account
