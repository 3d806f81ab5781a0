"""What the project is made of: each package has a licence that is allowed, and the bill of materials names them all."""

import json
import re
from pathlib import Path

import audit
import licences
import pytest
import sbom

PACKAGES = sorted(licences.packages())


def test_all_of_the_lock_file_is_looked_at() -> None:
    pins = re.findall(r"^[^\s#]+==", licences.LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(PACKAGES) == len(pins) > 50


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: f"{package.name}-{package.version}")
def test_each_package_has_a_licence_that_is_allowed(package: licences.Package) -> None:
    assert package.refused is None, f"{package.name}: {package.licence}; see supply/licences.toml"


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", None),
        ("(MIT OR Apache-2.0) AND Zlib", None),
        ("MIT AND GPL-3.0-only", "GPL-3.0-only"),
        ("AGPL-3.0-or-later", "AGPL-3.0-or-later"),
        (None, "unknown"),
    ],
)
def test_a_licence_that_is_not_on_the_list_is_refused(licence: str | None, refused: str | None) -> None:
    assert licences.Package("x", "1", licence).refused == refused


def test_a_package_that_nobody_tells_of_has_no_licence(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("no-such-package==1.0 \\\n    --hash=sha256:00\n")
    assert [one.refused for one in licences.packages(lock)] == ["unknown"]


def test_no_line_tells_of_a_package_that_is_not_pinned() -> None:
    assert set(licences._data()["told"]) <= {package.name for package in PACKAGES}


@pytest.fixture(scope="module")
def bill() -> dict[str, object]:
    pytest.importorskip("cyclonedx", reason="cyclonedx-bom isn't installed: run ./do test once")
    return sbom.bill_of_materials()


def test_the_bill_of_materials_is_valid_cyclonedx(bill: dict[str, object]) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(bill)) is None


def test_the_bill_names_each_pin_with_its_hashes_and_licence(bill: dict[str, object]) -> None:
    components = bill["components"]
    assert isinstance(components, list)
    assert sorted((one["name"], one["version"]) for one in components) == [(p.name, p.version) for p in PACKAGES]
    assert all(one["licenses"] and one["externalReferences"][0]["hashes"] for one in components)


def test_the_bill_is_the_same_each_time(bill: dict[str, object]) -> None:
    assert sbom.bill_of_materials() == bill


@pytest.mark.parametrize(
    ("code", "told", "status", "says"),
    [
        (0, "No known vulnerabilities found", 0, "No known"),
        (1, "Found 1 known vulnerability\npillow 1.0 PYSEC-1", 1, "PYSEC-1"),
        # a mirror that has packages and no advisories: without --strict this would be a pass
        (1, "ERROR:pip_audit: Dependency not found on PyPI and could not be audited: x (1)", 3, "Nothing was audited"),
        (1, "requests.exceptions.ConnectionError: Name or service not known", 3, "Nothing was audited"),
    ],
)
def test_an_audit_that_could_not_ask_does_not_pass(code: int, told: str, status: int, says: str) -> None:
    ended, text = audit.verdict(code, told)
    assert ended == status
    assert says in text
    assert "\n" not in text or status == 1
