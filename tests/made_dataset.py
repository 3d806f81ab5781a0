"""A dataset of samples, read once for all tests that ask it something: fictional agendas, some of them there twice."""

from decimal import Decimal
from pathlib import Path

import render
import render_gold
import render_source
from click.testing import CliRunner

from pipelines.cli import main

# Open samples only: agendas, a regional one, an addendum, a national one. With errors in them: hulst.
SAMPLES = ("hulst", "kerkrade", "medemblik-regio", "soest", "stadskanaal", "thema-ouders", "westerveld", "zutphen")
TWICE = ("westerveld", "hulst")  # also as a PDF, which then counts in the text's place


def make_dataset(folder: Path) -> Path:
    """Samples as text, two of them as PDF besides; the folder with their tables."""
    agendas = folder / "agendas"
    agendas.mkdir()
    for name in SAMPLES:
        render.render(render_source.load(name), "text", agendas / f"{name}.text.txt")
    for name in TWICE:
        render.render(render_source.load(name), "ruled", agendas / f"{name}.ruled.pdf")
    result = CliRunner().invoke(main, ["ingest", str(agendas), "--out", str(folder / "data"), "--workers", "2"])
    assert result.exit_code == 0, result.output
    return folder / "data"


def gold() -> dict[str, dict]:
    """What a perfect reader makes of each of these samples."""
    return {name: render_gold.expected(render_source.load(name)) for name in SAMPLES}


def budget_rows(one: dict) -> list[dict]:
    """The lines of the budget in a gold file; a printed row with columns for years has several."""
    budget = (one.get("activity_plan") or {}).get("budget") or {}
    found = [row["gold"] for row in budget.get("rows", [])]
    return [line for row in found for line in (row if isinstance(row, list) else [row])]


def gka_asked(one: dict) -> Decimal:
    """Euros of the alliance in a gold file: the budget's own line, or else what the interventions say."""
    asked = [row["amount_eur"] for row in budget_rows(one) if row["row_kind"] == "dekking" and row["source"] == "gka"]
    if not any(asked):
        said = [row for part in one["interventions"] for row in part["gold"]["financing"]]
        asked = [row["amount_eur"] for row in said if row["source"] == "gka" and not row["per"]]
    return Decimal(str(sum(amount or 0 for amount in asked)))
