"""The list of codes is whole, in three formats, and the page in the repository is today's."""

import csv
import io
import json
from pathlib import Path
from typing import get_args

from pipelines.dataset.dataset_findings import DATASET_CODES
from pipelines.rows.checks.catalogue import as_csv, as_json, as_markdown
from pipelines.rows.checks.registry import CHECKS_OF_AGENDAS, CHECKS_OF_EVERY_DOCUMENT
from pipelines.schema.finding_codes import FINDING_CODES, FindingCode


def test_the_repositorys_page_is_current() -> None:
    printed = (Path(__file__).parent.parent / "docs" / "checks.md").read_text(encoding="utf-8")
    assert printed == as_markdown(), "run: gka checks > docs/checks.md"


def test_every_code_is_declared_and_found_by_a_check() -> None:
    found = {code for check in CHECKS_OF_EVERY_DOCUMENT + CHECKS_OF_AGENDAS for code in check.codes}
    assert tuple(FINDING_CODES) == get_args(FindingCode)
    assert found | set(DATASET_CODES) == set(FINDING_CODES)


def test_every_format_has_every_code() -> None:
    assert [row["code"] for row in csv.DictReader(io.StringIO(as_csv()))] == list(FINDING_CODES)
    assert [row["code"] for row in json.loads(as_json())] == list(FINDING_CODES)
    assert all(f"| `{code}` |" in as_markdown() for code in FINDING_CODES)


def test_no_cell_is_cut_by_its_own_text() -> None:
    lines = [line for line in as_markdown().splitlines() if line.startswith("| `")]
    assert {line.count("|") for line in lines} == {6}
