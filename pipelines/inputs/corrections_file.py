"""Reads a corrections file: a CSV that analysts keep beside the agendas, checked line by line before anything is read.

Its columns are `document, tabel, plaats, kolom, staat, wordt, wat, wie, wanneer, waarom`; commas or semicolons part
them, as Excel writes either. Anything that could not be meant so is one sentence with its line, and the run doesn't
begin.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from nlp.gazetteer import find_municipality
from pipelines.errors import InputError
from pipelines.schema.correction import (
    NAMED_BY,
    OF_ALL_ROWS,
    PLACE_SEPARATOR,
    Correction,
    CorrectionKind,
    correctable,
    parse_value,
)

COLUMNS = ("document", "tabel", "plaats", "kolom", "staat", "wordt", "wat", "wie", "wanneer", "waarom")
_NEEDED = ("document", "tabel", "plaats", "kolom", "wordt", "wie", "wanneer")
_KINDS: tuple[CorrectionKind, ...] = ("wijzig", "erbij", "weg")
_DOCUMENT = re.compile(r"[0-9a-f]{16}(?:#.+)?|GM\d{4} \d{4}")
_MOST_LINES = 100_000  # of all agendas together; more is another file
_FORMULA = re.compile(r"^[=@]|^[+-](?![\d,.])")


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """All corrections of a file, in its order. InputError where it can't be read or a line can't be meant so."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no text in UTF-8; save it in Excel as `CSV UTF-8`.") from error
    except OSError as error:
        raise InputError(f"{path} can't be read ({error.strerror or error}).") from error
    return tuple(_corrections(path, text))


def _corrections(path: Path, text: str) -> Iterator[Correction]:
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    names = tuple((name or "").strip().casefold() for name in reader.fieldnames or ())
    missing, unknown = [c for c in _NEEDED if c not in names], [n for n in names if n not in COLUMNS]
    if missing or unknown:
        what = f"lacks {', '.join(missing)}" if missing else f"has unknown columns: {', '.join(unknown)}"
        raise InputError(f"{path} {what}; its first line must be `{','.join(COLUMNS)}`.")
    reader.fieldnames = list(names)
    try:
        for n, row in enumerate(reader, 1):
            if n > _MOST_LINES:
                raise InputError(f"{path} has more than {_MOST_LINES} lines; keep a file for each part of the agendas.")
            if any(value and value.strip() for value in row.values() if isinstance(value, str)):
                yield _correction(path, reader.line_num, row)
    except csv.Error as error:
        raise InputError(
            f"{path}, line {reader.line_num} is no CSV ({error}); save it anew from the spreadsheet."
        ) from error


def _correction(path: Path, line: int, row: Mapping[str, str | None]) -> Correction:
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    made = Correction(
        line=line,
        document=said["document"],
        kind=said["wat"].casefold() or "wijzig",  # type: ignore[arg-type]  # checked below
        table=said["tabel"],
        place=tuple(part.strip() for part in said["plaats"].split(PLACE_SEPARATOR.strip())) if said["plaats"] else (),
        column=said["kolom"],
        printed=said["staat"] or None,
        right=said["wordt"] or None,
        who=said["wie"],
        when=said["wanneer"],
        why=said["waarom"],
    )
    trouble = next(_troubles(made), None)
    if trouble or None in row:
        raise InputError(f"{path}, line {line}: {trouble or 'has more values than columns'}.")
    return made


def _troubles(made: Correction) -> Iterator[str]:
    """What is wrong with a line, as the end of a sentence."""
    if not _DOCUMENT.fullmatch(made.document):
        yield f"document `{made.document}` is neither a document_id nor a code and year such as `GM0296 2022`"
    if made.kind not in _KINDS:
        yield f"`{made.kind}` is none of {', '.join(_KINDS)}"
    if made.table not in NAMED_BY:
        yield f"table `{made.table}` can't be corrected; those that can are {', '.join(NAMED_BY)}"
        return
    if not made.who or not _is_date(made.when):
        yield "it must say who, and when as a date such as 2026-03-31"
    columns = correctable(made.table)
    if made.kind != "weg" and made.column not in columns:
        yield f"column `{made.column}` of {made.table} can't be corrected; those that can are {', '.join(columns)}"
    elif made.kind != "wijzig" and made.table in ("documents", "interventions", "budget_lines"):
        yield f"rows of {made.table} can't be added or struck, only their values be put right"
    elif made.kind != "weg":
        try:
            parse_value(columns[made.column], made.right)
        except ValueError as error:
            yield str(error)
    if made.table == "documents" and made.column in OF_ALL_ROWS and made.document.startswith("GM"):
        yield f"{made.column} is put right by document_id, since {made.document} is what would change"
    if (made.table, made.column) == ("documents", "municipality") and made.right and not find_municipality(made.right):
        yield f"`{made.right}` is no municipality of the register; write its official name"
    if made.right and _FORMULA.match(made.right):
        yield f"`{made.right}` is a formula, and a value is needed"


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_correction(made: Correction) -> None:
    """InputError where a correction could not be meant so."""
    if trouble := next(_troubles(made), None):
        raise InputError(f"This can't be put right so: {trouble}.")


def write_correction(path: Path, made: Correction) -> None:
    """Add a line to a corrections file, which is made where there is none."""
    new = not path.exists() or path.stat().st_size == 0
    head = "" if new else path.read_bytes().decode("utf-8-sig").partition("\n")[0]
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";" if ";" in head else ",", lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        place = PLACE_SEPARATOR.join(made.place)
        what = (made.document, made.table, place, made.column, made.printed or "", made.right or "")
        writer.writerow((*what, made.kind, made.who, made.when, made.why))
