"""The lists that the views are joined to: municipalities with their years, and the maxima of the subsidy schemes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from nlp.gazetteer.municipalities import municipalities
from nlp.gazetteer.user_registers import stored_rows

# The file that the checks read too. Asked for by its place, since importing their package loads all readers of fields,
# which takes longer than most queries.
_SCHEMES = Path(__file__).parents[1] / "rows" / "checks" / "subsidy_rules.toml"


def reference_tables() -> Mapping[str, pa.Table]:
    """Each list as a table, by the name under which the views know it."""
    return {"register_gemeenten": _municipalities(), "register_regelingen": _schemes(), "register_cijfers": _figures()}


def _municipalities() -> pa.Table:
    """Of nlp/data/municipalities.tsv: a row per municipality, years empty before 2019 and where it is still there."""
    entries = municipalities()
    return pa.table(
        {
            "gemeentecode": pa.array([one.code for one in entries], pa.string()),
            "gemeente": pa.array([one.name for one in entries], pa.string()),
            "provincie": pa.array([one.province for one in entries], pa.string()),
            "van_jaar": pa.array([one.from_year for one in entries], pa.int32()),
            "tot_jaar": pa.array([one.until_year for one in entries], pa.int32()),
            "opgegaan_in": pa.array([one.successor for one in entries], pa.string()),
        }
    )


def _schemes() -> pa.Table:
    """A row per first year of an agenda, with the scheme that it falls under and its maximum in euros."""
    told = tomllib.loads(_SCHEMES.read_text(encoding="utf-8"))["scheme"]
    rows = [(year, one["name"], one.get("maximum_eur")) for one in told for year in one["first_years"]]
    return pa.table(
        {
            "eerste_jaar": pa.array([year for year, _, _ in rows], pa.int32()),
            "regeling": pa.array([name for _, name, _ in rows], pa.string()),
            "maximum": pa.array([maximum for _, _, maximum in rows], pa.decimal128(14, 2)),
        }
    )


def _figures() -> pa.Table:
    """Of the files that a user added: inhabitants, children and score of a municipality in a year; none without."""
    rows = list(stored_rows("figures"))
    return pa.table(
        {
            "gemeentecode": pa.array([row[0] for row in rows], pa.string()),
            "jaar": pa.array([int(row[1]) for row in rows], pa.int32()),
            "inwoners": pa.array([_number(row[2]) for row in rows], pa.float64()),
            "jongeren": pa.array([_number(row[3]) for row in rows], pa.float64()),
            "achterstandsscore": pa.array([_number(row[4]) for row in rows], pa.float64()),
        }
    )


def _number(stored: str) -> float | None:
    return float(stored) if stored else None
