"""The names of codes, for people: `materiele_kosten` is Materiële kosten."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Columns of the views that hold a code, and so get its name beside them.
CODED = frozenset(
    {"kostensoort", "bron", "soort", "soort_partij", "groep", "fase", "soort_plaats", "onderwerp", "ernst", "tekstlaag"}
)


def label_of(code: object) -> str | None:
    """None for no code."""
    if code is None:
        return None
    return _labels().get(str(code)) or str(code).replace("_", " ").capitalize()


@cache
def _labels() -> Mapping[str, str]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text(encoding="utf-8"))
