"""Under which licence each pinned package stands, held against those that are allowed (`licences.toml`).

    python supply/licences.py        # the table; ends with 1 where a licence isn't known or allowed

The packages are those of `requirements.lock`; their licences come from their own metadata, as it is installed here, or
from `licences.toml` where that doesn't say it.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
LOCK = HERE.parent / "requirements.lock"
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)", re.MULTILINE)
_TERMS = re.compile(r"\s+(?:AND|OR)\s+|[()]")


class Package(NamedTuple):
    """A pinned package; `licence` is an SPDX expression, None where nobody says it."""

    name: str
    version: str
    licence: str | None

    @property
    def refused(self) -> str | None:
        """What of its licence isn't allowed; None where all of it is."""
        if self.licence is None:
            return "unknown"
        return ", ".join(part for part in _parts(self.licence) if part not in _data()["allowed"]) or None


def packages(lock: Path = LOCK) -> Iterator[Package]:
    """Those of a lock file, in its order."""
    for pin in _PIN.finditer(lock.read_text(encoding="utf-8")):
        yield Package(pin["name"], pin["version"], licence_of(pin["name"]))


def licence_of(name: str) -> str | None:
    """The SPDX expression of an installed package's licence; what `licences.toml` tells of it goes first."""
    told = _data()["told"].get(name)
    if told:
        return str(told["licence"])
    try:
        return _said(metadata(name))
    except PackageNotFoundError:
        return None


def _said(told: PackageMetadata) -> str | None:
    """Its expression; else its licence, else its classifiers, where these are a spelling that is known."""
    if "License-Expression" in told:
        return told["License-Expression"]
    classifiers = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier") or [] if c.startswith("License")]
    for said in (*(told.get_all("License") or []), *classifiers):
        spelt = str(_data()["spellings"].get(said, said))
        if all(part in _data()["allowed"] for part in _parts(spelt)):
            return spelt
    return None


def _parts(expression: str) -> list[str]:
    """The licences of an expression; of `A OR B` one would do, but no package has needed that yet."""
    return [part for part in _TERMS.split(expression) if part]


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))


def main() -> int:
    """Print the table; 1 where something isn't allowed."""
    found = sorted(packages())
    for one in found:
        print(f"{one.name:32}{one.version:22}{one.licence or '?'}{f'  NOT ALLOWED: {one.refused}' * bool(one.refused)}")
    return int(any(one.refused for one in found))


if __name__ == "__main__":
    sys.exit(main())
