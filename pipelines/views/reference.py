"""The lists that the views are joined to: municipalities with their years, and the maxima of the subsidy schemes."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from nlp.gazetteer.municipalities import municipalities

# The file that the checks read too. Asked for by its place, since importing their package loads all readers of fields,
# which takes longer than most queries.
_SCHEMES = Path(__file__).parents[1] / "rows" / "checks" / "subsidy_rules.toml"


def reference_tables() -> Mapping[str, pa.Table]:
    """Each list as a table, by the name under which the views know it."""
    return {"register_gemeenten": _municipalities(), "register_regelingen": _schemes()}


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
