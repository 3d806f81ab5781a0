"""Each view's obvious sum is what the gold says, and its documentation says what it holds."""

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import made_dataset
import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.query import Engine, open_engine
from pipelines.schema.interventions import PartyRole
from pipelines.views import View, all_views, describe, registry, view_named, views

ROOT = Path(__file__).parent.parent
SHARED = os.environ.get("GKA_AGENDAS")


@pytest.fixture(scope="module")
def engine(sample_dataset: Path) -> Iterator[Engine]:
    with open_engine(open_dataset(sample_dataset)) as opened:
        yield opened


def rows(engine: Engine, sql: str) -> list[tuple]:
    return [tuple(row.values()) for row in engine.table(sql).to_pylist()]


def by_name(view: View) -> str:
    return view.name


@pytest.mark.parametrize("view", views(), ids=by_name)
def test_a_view_has_the_columns_that_it_documents(engine: Engine, view: View) -> None:
    assert engine.table(f"SELECT * FROM {view.name} LIMIT 0").column_names == list(view.columns)


@pytest.mark.parametrize("view", views(), ids=by_name)
def test_the_example_of_a_view_runs_and_answers(engine: Engine, view: View) -> None:
    answered = engine.table(view.example).num_rows > 0
    assert answered or view.name == "gemeenten_cijfers"  # which is empty until a register is added


def test_figures_of_municipalities_stand_beside_their_interventions(
    sample_dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path / "registers"))
    file = tmp_path / "cijfers.csv"
    file.write_text(
        "Gemeentecode;Jaar;Inwoners;Jongeren\nGM0677;2021;27.000;1\nGM0677;2022;27.500;5000\nGM0342;2022;.;.\n"
    )
    added = CliRunner().invoke(main, ["register", "add", str(file)])
    # The third has no figure at all: one faulty row of three is too many.
    assert added.exit_code == 2
    assert len(added.stderr.splitlines()) == 1
    file.write_text("Gemeentecode;Jaar;Inwoners;Jongeren\nGM0677;2021;27.000;1\nGM0677;2022;27.500;5000\n")
    assert CliRunner().invoke(main, ["register", "add", str(file)]).exit_code == 0
    asked = "SELECT gemeente, jaar, inwoners, grootteklasse, interventies_per_1000_jongeren FROM gemeenten_cijfers"
    with open_engine(open_dataset(sample_dataset)) as engine:
        assert rows(engine, asked) == [("Hulst", 2022, 27_500, "2: 20.000 tot 50.000", 0.6)]
    in_worker = CliRunner().invoke(main, ["query", str(sample_dataset), asked, "--format", "csv"])
    assert in_worker.stdout.splitlines()[1] == "Hulst,2022,27500.0,2: 20.000 tot 50.000,0.6"


def test_every_sql_file_is_a_view() -> None:
    assert {path.stem for path in Path(registry.__file__).parent.glob("*.sql")} == {view.name for view in all_views()}


def test_what_only_other_views_read_is_no_view_for_analysts(engine: Engine) -> None:
    assert {view.name for view in all_views()} - {view.name for view in views()} == {"agendakop"}
    same = "SELECT agenda_id, gemeente, provincie, ronde, bestand FROM"
    assert rows(engine, f"({same} agendas) EXCEPT ({same} agendakop)") == []
    assert rows(engine, "SELECT count(*) FROM agendakop") == rows(engine, "SELECT count(*) FROM agendas")


def test_the_page_for_analysts_is_that_of_the_comments() -> None:
    assert (ROOT / "docs" / "weergaven.md").read_text(encoding="utf-8") == describe.as_markdown()


def test_a_view_without_its_grain_is_refused() -> None:
    with pytest.raises(ValueError, match="Rij"):
        registry._read("x", "-- Iets.\n-- Laat weg: niets.\n-- Voorbeeld: SELECT 1\nSELECT 1 AS a")


def test_a_comment_that_is_no_part_of_the_documentation_is_refused() -> None:
    with pytest.raises(ValueError, match="Laat wg"):
        registry._read("x", "-- Iets.\n-- Laat wg: niets.\nSELECT 1 AS a")


def test_the_sum_of_gka_is_that_of_the_gold_with_agendas_there_twice(engine: Engine) -> None:
    right = sum(made_dataset.gka_asked(one) for one in made_dataset.gold().values())
    assert rows(engine, "SELECT sum(bedrag), count(*), count(bedrag) FROM gka_bedrag") == [(right, 8, 8)]
    assert rows(engine, "SELECT count(*) FROM documents") == [(10,)]


def test_posts_and_payers_of_the_budget_add_up_to_the_gold(engine: Engine) -> None:
    lines = [row for one in made_dataset.gold().values() for row in made_dataset.budget_rows(one)]
    for view, kind in (("kosten", "post"), ("dekking", "dekking")):
        right = sum(Decimal(str(row["amount_eur"] or 0)) for row in lines if row["row_kind"] == kind)
        assert rows(engine, f"SELECT sum(bedrag) FROM {view}") == [(right,)], view


def test_each_municipality_of_a_regional_agenda_has_one(engine: Engine) -> None:
    assert rows(engine, "SELECT aantal_gemeenten FROM agendas WHERE bestand LIKE 'medemblik%'") != [(1,)]
    named = {one["name"] for g in made_dataset.gold().values() for one in g.get("municipalities", [])}
    named |= {g["municipality"]["name"] for g in made_dataset.gold().values() if g.get("municipality")}
    assert {name for (name,) in rows(engine, "SELECT gemeente FROM gemeenten WHERE heeft_agenda")} == named


def test_a_year_has_each_municipality_once(engine: Engine) -> None:
    doubles = "SELECT jaar, gemeentecode FROM gemeenten_per_jaar GROUP BY ALL HAVING count(*) > 1"
    assert rows(engine, doubles) == []
    # CBS, Gemeentelijke indeling: 355 on 1 January 2019, 342 on 1 January 2023.
    counted = dict(rows(engine, "SELECT jaar, count(*) FROM gemeenten_per_jaar GROUP BY ALL"))
    assert (counted[2019], counted[2023]) == (355, 342)


def test_an_intervention_is_one_row_whatever_it_holds(engine: Engine) -> None:
    right = sum(len(one["interventions"]) for one in made_dataset.gold().values())
    assert rows(engine, "SELECT count(*), count(DISTINCT interventie_id) FROM interventies") == [(right, right)]


def test_fields_and_amounts_of_an_intervention_are_those_of_the_wide_view(engine: Engine) -> None:
    narrow = """SELECT interventie_id, v.monitoring, v.financiering, e.eigen_bedrag, e.eigen_bedrag_uit
        FROM vakken v JOIN eigen_bedragen e USING (interventie_id)"""
    wide = "SELECT interventie_id, monitoring, financiering_vak, eigen_bedrag, eigen_bedrag_uit FROM interventies"
    assert rows(engine, f"({wide}) EXCEPT ({narrow})") == rows(engine, f"({narrow}) EXCEPT ({wide})") == []


def test_a_field_is_filled_empty_or_not_found(engine: Engine) -> None:
    told = rows(engine, "SELECT interventie_id, doel, partijen FROM vakken ORDER BY ALL")
    for key, goal, parties in told:
        for name, said in (("doel", goal), ("betrokken_partijen", parties)):
            found = rows(engine, f"SELECT \"text\" FROM fields WHERE intervention_id = '{key}' AND field = '{name}'")
            assert said == ("ingevuld" if any(text for (text,) in found) else "leeg" if found else "niet gevonden")
    assert {goal for _, goal, _ in told} == {"ingevuld"}


def test_every_role_is_named(engine: Engine) -> None:
    """The view names each role by itself: a new one would be left out without a word."""
    made = ", ".join(f"('i1', 'd1', 'k', 'N', 'welzijn', false, NULL, '{role}')" for role in get_args(PartyRole))
    columns = "intervention_id, document_id, organisation_key, name, party_type, is_generic, register_id, role"
    head = f"""WITH parties ({columns}) AS (VALUES {made}),
        agendakop AS (SELECT 'd1' AS agenda_id, 'X' AS gemeente, 'Y' AS provincie, 'z' AS ronde),"""
    sql = view_named("netwerk").sql.replace("WITH ", head, 1)
    assert rows(engine, f"SELECT rollen FROM ({sql})") == [("; ".join(sorted(get_args(PartyRole))),)]


def test_an_organisation_in_two_roles_is_one_party(engine: Engine) -> None:
    doubles = (
        "SELECT interventie_id, organisatie FROM netwerk WHERE organisatie IS NOT NULL GROUP BY ALL HAVING count(*) > 1"
    )
    assert rows(engine, doubles) == []


def test_a_forgotten_placeholder_is_no_payer(engine: Engine) -> None:
    assert rows(engine, "SELECT count(*) FROM dekking WHERE bedrag = 0") == [(0,)]


AGES = [  # target groups of one intervention, the ages that they reach
    ({"age_min": 4, "age_max": 6}, [4, 5, 6], "leeftijd"),
    ({"grade_min": 7, "grade_max": 8}, [10, 11, 12], "groep"),
    ({"education_phase": "voorschools"}, [2, 3], "fase"),
    ({"age_min": 20}, [20, 21, 22], "leeftijd"),  # no upper end: until the scheme's own
    ({"age_min": 4, "age_max": 5, "education_phase": "vo"}, [4, 5], "leeftijd"),  # an age says more than a phase
    ({"group": "professionals", "age_min": 4, "age_max": 5}, [None], "niet gezegd"),
    ({}, [None], "niet gezegd"),
]


@pytest.mark.parametrize(("group", "ages", "out_of"), AGES)
def test_ages_follow_from_what_is_said(engine: Engine, group: dict, ages: list, out_of: str) -> None:
    """Held against the view's own SQL over one made row."""
    said = {"group": "kinderen", "age_min": None, "age_max": None, "grade_min": None, "grade_max": None} | group
    value = ", ".join(
        f"{'NULL' if one is None else repr(one)}::{kind} AS {name}"
        for name, one, kind in (
            ("leeftijd_van", said["age_min"], "DOUBLE"),
            ("leeftijd_tot", said["age_max"], "DOUBLE"),
            ("groep_van", said["grade_min"], "INTEGER"),
            ("groep_tot", said["grade_max"], "INTEGER"),
            ("fase", said.get("education_phase"), "VARCHAR"),
            ("groep", said["group"], "VARCHAR"),
        )
    )
    made = f"""WITH doelgroepen AS (SELECT 'i1' AS interventie_id, {value}),
        interventions AS (SELECT 'i1' AS intervention_id, 'd1' AS document_id),
        agendakop AS (SELECT 'd1' AS agenda_id, 'X' AS gemeente, 'Y' AS provincie, 'z' AS ronde),"""
    sql = view_named("bereik").sql.replace("WITH ", made, 1)
    assert rows(engine, f"SELECT leeftijd, waaruit FROM ({sql}) ORDER BY 1") == [(age, out_of) for age in ages]


# Budget lines and the statements of one field, each with kind, source and amount; then the amount that counts, what it
# rests on, and how much of it has no source.
MONEY = [
    ([("dekking", "gka", 60), ("dekking", "gemeente", 40)], [("deel", "gka", 50)], 60, "begroting", None),
    ([("dekking", "gka", 0)], [("deel", "gka", 50)], 50, "tekst", None),  # € 00.000,00 was never filled in
    ([], [("deel", "gka", 50), ("deel", None, 30)], 80, "tekst", 30),
    ([], [("deel", "gka", 50), ("deel", "npo", 10), ("deel", None, 30)], 50, "tekst", None),  # whose the 30 are is open
    ([], [("deel", None, 30)], None, "niet gevonden", None),
    ([], [("totaal", "gka", 90), ("deel", "gka", 50), ("deel", "gka", 40)], 90, "tekst", None),
    ([], [("tarief", "gka", 50)], None, "niet gevonden", None),  # how often is paid isn't said
    ([], [], None, "niet gevonden", None),
]


@pytest.mark.parametrize(("budget", "text", "amount", "rests_on", "without"), MONEY)
def test_the_rules_of_gka_bedrag(
    engine: Engine, budget: list, text: list, amount: int | None, rests_on: str, without: int | None
) -> None:
    def value(one: object) -> str:
        return "NULL" if one is None else repr(one)

    lines = [f"SELECT 'd', {value(k)}, {value(s)}, {value(a)}::DECIMAL(14, 2)" for k, s, a in budget]
    said = [f"SELECT 'd', 'f', {value(k)}, {value(s)}, {value(a)}::DECIMAL(14, 2)" for k, s, a in text]
    none = "WHERE false"
    made = f"""WITH
        budget_lines (document_id, row_kind, "source", amount_eur) AS (
            {" UNION ALL ".join(lines) or f"SELECT 'd', '', '', 0 {none}"}),
        financing (document_id, field_id, kind, "source", amount_eur) AS (
            {" UNION ALL ".join(said) or f"SELECT 'd', 'f', '', '', 0 {none}"}),
        agendas AS (SELECT 'd' AS agenda_id, 'agenda' AS soort, 'X' AS gemeente, 'GM1' AS gemeentecode,
                           'Y' AS provincie,
                           '2022-2024' AS ronde, 1 AS aantal_gemeenten, 2022 AS van_jaar, 'x.pdf' AS bestand),"""
    sql = view_named("gka_bedrag").sql.replace("WITH ", made, 1)
    assert rows(engine, f"SELECT bedrag, rust_op, euro_zonder_bron, maximum FROM ({sql})") == [
        (amount, rests_on, without, 100_000)
    ]


@pytest.mark.skipif(SHARED is None, reason="GKA_AGENDAS is not set: no agendas with gold to compare with")
def test_the_shared_agendas_in_all_their_settings_add_up_to_the_cent(tmp_path: Path) -> None:
    """Each agenda is there as several PDFs and a text; scans are left to the slower tests."""
    agendas = [
        path for path in Path(SHARED or "").glob("*.*") if path.suffix in (".pdf", ".txt") and ".scan." not in path.name
    ]
    folder = tmp_path / "in"
    folder.mkdir()
    for path in agendas:
        (folder / path.name).symlink_to(path.absolute())
    result = CliRunner().invoke(main, ["ingest", str(folder), "--out", str(tmp_path / "data"), "--workers", "2"])
    assert result.exit_code == 0, result.output
    with open_engine(open_dataset(tmp_path / "data")) as engine:
        # Not how many euros lack a source: that changes with what the reader of prose understands.
        assert rows(engine, "SELECT sum(bedrag), count(*) FROM gka_bedrag") == [(Decimal(473_150), 5)]
