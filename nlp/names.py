"""A document's texts in, the names it uses for itself out: its municipality, its organisations, their short forms.

Knows no field and no table: it is handed texts, and hands back a Names that every other module of this room takes.
"""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Mapping


@dataclass(frozen=True, slots=True)
class Names:
    """What this document calls things."""

    municipality: str | None = None                  # official name, `Borger-Odoorn`
    municipalities: tuple[str, ...] = ()             # of a regional agenda; else that one
    full: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))   # folded short or other form -> the fullest form printed
