"""The map of the overview: who is on it, where, how dark, and what its table says of the same."""

import re
from decimal import Decimal
from pathlib import Path

import made_dataset
import pytest

from nlp.gazetteer.municipalities import municipalities
from pipelines.dataset.opened import open_dataset
from pipelines.query import open_engine
from pipelines.report.facts import Facts, OnMap, ask_facts
from pipelines.report.tile_map import places, tile_map


@pytest.fixture(scope="module")
def facts(sample_dataset: Path) -> Facts:
    with open_engine(open_dataset(sample_dataset)) as engine:
        return ask_facts(engine)


def municipality(code: str, *, agendas: int = 1, interventions: int = 1, province: str = "Drenthe") -> OnMap:
    return OnMap(
        gemeentecode=code,
        gemeente=code,
        provincie=province,
        agendas=agendas,
        interventies=interventions,
        bedrag=None,
        bladzijde=code if agendas else None,
    )


def test_each_municipality_of_today_has_a_cell_of_its_own() -> None:
    today = {one.code for one in municipalities() if one.until_year is None}
    assert set(places()) == today
    assert len(set(places().values())) == len(today)


# Which of two municipalities lies further east, or further south.
@pytest.mark.parametrize(
    ("one", "other", "axis"),
    [("GM0363", "GM0153", 0), ("GM0518", "GM0344", 0), ("GM0014", "GM0935", 1), ("GM0363", "GM0772", 1)],
)
def test_cells_lie_as_the_municipalities_do(one: str, other: str, axis: int) -> None:
    assert places()[one][axis] < places()[other][axis]


def test_more_interventions_are_darker() -> None:
    counts = {"GM0106": 0, "GM0109": 1, "GM0114": 2, "GM0118": 3, "GM0119": 5, "GM1681": 6}
    made = tile_map([municipality(code, interventions=n) for code, n in counts.items()])
    assert {cell.of.gemeentecode: cell.shade for cell in made.cells} == dict(
        zip(counts, (1, 1, 1, 2, 2, 3), strict=True)
    )
    assert tile_map([municipality("GM0106", agendas=0)]).cells[0].shade == 0


def test_borders_part_provinces_and_stand_once() -> None:
    at = places()
    code = next(code for code, (column, row) in at.items() if (column + 1, row) in at.values())
    beside = next(other for other, place in at.items() if place == (at[code][0] + 1, at[code][1]))
    one = len(re.findall("M", tile_map([municipality(code)]).borders))
    same = len(re.findall("M", tile_map([municipality(code), municipality(beside)]).borders))
    parted = len(re.findall("M", tile_map([municipality(code), municipality(beside, province="X")]).borders))
    assert (one, same, parted) == (6, 10, 11)


def test_a_municipality_that_the_file_does_not_know_is_left_to_the_table() -> None:
    assert tile_map([municipality("GM9999")]).cells == ()


def test_the_map_counts_what_the_gold_holds(facts: Facts) -> None:
    """Interventions of an agenda of one municipality stand once; the money adds up to what all of them asked."""
    local = [one for one in made_dataset.gold().values() if (one.get("municipality") or {}).get("name")]
    right = sum((made_dataset.gka_asked(one) for one in local), Decimal(0))
    assert right > 0
    assert sum((one.bedrag for one in facts.on_map if one.bedrag is not None), Decimal(0)) == right
    hulst = next(one for one in facts.on_map if one.gemeente == "Hulst")
    gold = [one for one in local if one["municipality"]["name"] == "Hulst"]
    assert hulst.interventies == sum(len(one["interventions"]) for one in gold)
    assert {one.gemeente for one in facts.on_map if one.bladzijde} >= {"Hulst"}
    assert all((one.agendas > 0) == (one.bladzijde is not None) for one in facts.on_map)


def test_what_went_into_another_municipality_stands_there(facts: Facts) -> None:
    today = {one.name for one in municipalities() if one.until_year is None}
    gone = [one for one in facts.municipalities if one.opgegaan_in]
    assert {one.gemeente for one in facts.on_map} <= today
    for one in gone:
        assert next(now for now in facts.on_map if now.gemeente == one.opgegaan_in).agendas
