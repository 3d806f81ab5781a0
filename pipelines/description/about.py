"""What only the publisher of a dataset knows: who, where, under which licence. Read from a TOML file."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from pipelines.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Each is asked for by DCAT-AP-NL, and none can be read from agendas."""

    publisher: str  # name of the organisation
    publisher_url: str  # its address in a register of organisations, or its own
    contact: str  # who answers questions: name of a desk
    contact_email: str
    url: str  # where the dataset can be had
    licence: str  # of the data: the address of a licence
    issued: str  # day of publication, 2026-11-28


def read_about(path: Path) -> About:
    """InputError where the file isn't TOML, or lacks one of the seven, or has one that nobody asks for."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be read as TOML: {error}") from error
    names = [field.name for field in fields(About)]
    missing = [name for name in names if not isinstance(told.get(name), str) or not told[name].strip()]
    unknown = sorted(told.keys() - set(names))
    if missing or unknown:
        said = [f"lacks {', '.join(missing)}"] * bool(missing) + [f"has {', '.join(unknown)}"] * bool(unknown)
        raise InputError(f"{path} {' and '.join(said)}; it must have {', '.join(names)}, each as text.")
    for name in ("publisher_url", "url", "licence"):
        if not told[name].startswith(("https://", "http://")):
            raise InputError(f"{path}: {name} must be an address (https://...).")
    return About(**{name: told[name].strip() for name in names})
