"""Documents with one fault each (faults.toml): each is found, nothing else is, and without it nothing is found."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
sys.path.insert(0, str(SAMPLES))

import render  # noqa: E402
import render_source  # noqa: E402

from extract.read import read  # noqa: E402
from pipelines.rows import build  # noqa: E402
from pipelines.schema.log import FindingRow  # noqa: E402

TOLD = tomllib.loads((ROOT / "tests" / "faults.toml").read_text(encoding="utf-8"))
FAULTS: list[dict[str, Any]] = TOLD["fault"]
CLEAN: dict[str, list[list[str]]] = TOLD["clean"]


@pytest.fixture(autouse=True)
def _no_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    """No check looks at the entities, and the model is slow."""
    monkeypatch.setattr(build, "entity_rows", lambda *_: ())


def found(sample: str, setting: str, changes: list[list[str]], folder: Path) -> list[FindingRow]:
    """The findings of a sample that is printed with changes."""
    text = (SAMPLES / f"{sample}.toml").read_text(encoding="utf-8")
    for old, new in CLEAN[sample] + changes:
        assert old in text, f"{sample} doesn't say {old!r}"
        text = text.replace(old, new)
    source = folder / f"{sample}.toml"
    source.write_text(text, encoding="utf-8")
    printed = folder / render.file_name(sample, setting)
    render.render(render_source.load(source), setting, printed)
    return list(build.build_rows(read(printed, printed.name)).findings)


def _in_pdf(fault: dict[str, Any]) -> bool:
    """Page numbers are printed for the text, where they only have to go up."""
    return fault["code"] != "inhoudsopgave_paginanummer"


def codes(findings: list[FindingRow], setting: str) -> list[str]:
    return [one.code for one in findings if setting == "text" or one.code != "inhoudsopgave_paginanummer"]


def test_there_are_sixty_and_each_is_told_apart() -> None:
    assert len(FAULTS) >= 60
    assert len({fault["what"] for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("setting", ["text", "ruled"])
@pytest.mark.parametrize("sample", CLEAN)
def test_without_a_fault_nothing_is_found(sample: str, setting: str, tmp_path: Path) -> None:
    assert codes(found(sample, setting, [], tmp_path), setting) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["what"])
def test_a_fault_is_found_and_nothing_else(fault: dict[str, Any], tmp_path: Path) -> None:
    findings = found(fault.get("sample", "westerveld"), "text", fault["change"], tmp_path)
    assert [one.code for one in findings if one.code not in fault.get("also", [])] == [fault["code"]]
    assert {one.code for one in findings} == {fault["code"], *fault.get("also", [])}
    assert fault["about"] in next(one.message for one in findings if one.code == fault["code"])


@pytest.mark.parametrize("fault", [one for one in FAULTS[::4] if _in_pdf(one)], ids=lambda fault: fault["what"])
def test_a_fault_is_found_on_a_printed_page(fault: dict[str, Any], tmp_path: Path) -> None:
    """Every fourth, as PDF: the checks look at rows, so one setting tells that the way to them is whole."""
    findings = found(fault.get("sample", "westerveld"), "ruled", fault["change"], tmp_path)
    assert set(codes(findings, "ruled")) == {fault["code"], *fault.get("also", [])}
