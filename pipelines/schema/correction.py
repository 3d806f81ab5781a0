"""A correction: what a person says that a value of the tables should be, and which values may be corrected."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

from pipelines.schema.columns import Column, declared_columns
from pipelines.schema.tables import TABLES

CorrectionKind = Literal["wijzig", "erbij", "weg"]

# What names a row within its document, besides the intervention and the field that it is in. Never an ordinal: that
# shifts when the program reads better.
NAMED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "documents": (),
        "interventions": ("title",),
        "parties": ("mention",),
        "target_groups": ("mention",),
        "periods": ("mention",),
        "locations": ("mention",),
        "financing": ("mention",),
        "budget_lines": ("row_kind", "intervention", "category", "description"),
        "commitments": ("text",),
        "signatories": ("role", "name"),
        "contacts": ("organisation", "name", "email"),
    }
)
# Where it stands, whose it is, and what the program itself says of the row.
_NOT_CORRECTED = frozenset(
    {"ordinal", "mention", "char_start", "char_end", "page_first", "page_last", "regions", "confidence", "corrected"}
    | {
        "municipality",
        "municipality_code",
        "province",
        "municipalities",
        "source_name",
        "source_sha256",
        "source_bytes",
    }
    | {"container", "media_type", "text_layer", "pages", "counted", "not_counted_why", "same_as", "belongs_to"}
    | {"schema_version", "parser_version", "theme_words", "organisation_key", "intervention_link"}
)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
# What a document's row says for all its rows and checks: a correction of these comes before any row is made.
OF_ALL_ROWS = ("municipality", "period_start_year", "period_end_year")
CORRECTED = " c:"  # in a document's stamp, before the mark of its corrections
PLACE_SEPARATOR = " | "  # between intervention, field and what names the row


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrections file."""

    line: int  # in the file, from 1
    document: str  # document_id, or CBS code and first year of the agenda: `GM0296 2022`
    kind: CorrectionKind
    table: str
    place: tuple[str, ...]  # intervention and field, where the table has them, and what names the row
    column: str  # empty where a row is struck
    printed: str | None  # the value that the tables have; None for an empty one
    right: str | None  # the value that it should be, as text
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class CorrectionResult:
    """How it went with a correction of a document: applied, or why not."""

    correction: Correction
    trouble: str | None = None  # a Dutch sentence
    stale: bool = False  # the printed value isn't there any more


def is_of(correction: Correction, document_id: str, municipality_code: str | None, first_year: int | None) -> bool:
    """Whether a correction is about a document: by its id, or by its municipality and first year."""
    return correction.document in (document_id, f"{municipality_code} {first_year}")


def corrections_stamp(corrections: Sequence[Correction]) -> str:
    """What corrections add to a document's stamp: other corrections, another reading. Nothing where there are none."""
    if not corrections:
        return ""
    # Without the line: a line that was added above changes no document.
    told = repr([replace(one, line=0) for one in corrections])
    return CORRECTED + hashlib.sha256(told.encode()).hexdigest()[:12]


def correctable(table: str) -> Mapping[str, Column]:
    """The columns of a table that a person may put right, by name."""
    columns = declared_columns(TABLES[table])
    # Whose agenda a document is, all its rows repeat; that is put right once, in its row of `documents`.
    own = OF_ALL_ROWS if table == "documents" else ()
    return {
        column.name: column
        for column in columns
        if column.name in own or (column.name not in _NOT_CORRECTED and not column.name.endswith("_id"))
    }


def parse_value(column: Column, text: str | None) -> object:
    """A value as its column takes it; lists are parted by `; `. ValueError with what it should be."""
    if text is None:
        if column.nullable:
            return None
        if column.arrow.startswith("list"):
            return ()
        raise ValueError(f"{column.name} can't be empty")
    values = [part.strip() for part in text.split(";")] if column.arrow.startswith("list") else [text]
    strange = [value for value in values if column.values and value not in column.values]
    if strange:
        raise ValueError(f"{column.name} is one of {', '.join(column.values)}, and not {', '.join(strange)}")
    if column.arrow.startswith("list"):
        return tuple(values)
    try:
        return _PARSED[column.arrow](text)
    except (ValueError, InvalidOperation) as error:
        raise ValueError(f"`{text}` is no value of {column.name} ({column.arrow})") from error


def _boolean(text: str) -> bool:
    if text.casefold() not in ("true", "ja", "false", "nee"):
        raise ValueError(text)
    return text.casefold() in ("true", "ja")


def _number(text: str) -> str:
    """`1.234,50`, `1.234` and `1234,5` as Dutch Excel writes them; `1234.50` as the tables print it."""
    if "," in text or _THOUSANDS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text


_PARSED: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "int32": lambda text: int(_number(text)),
    "int64": lambda text: int(_number(text)),
    "double": lambda text: float(_number(text)),
    "bool": _boolean,
    "date32": date.fromisoformat,
    "decimal128(14, 2)": lambda text: Decimal(_number(text)).quantize(Decimal("0.01")),
}


def value_text(value: object) -> str:
    """A value as a corrections file writes it; empty for null."""
    match value:
        case None:
            return ""
        case tuple() | list():
            return "; ".join(map(str, value))
        case bool():
            return "ja" if value else "nee"
        case float():
            return f"{value:g}"
    return str(value)
