"""Registers that the user adds to those that are shipped: files of DUO's and CBS's open data, checked and kept.

They lie in $GKA_REGISTERS, or else in ~/.local/share/gka-agendas/registers: one TSV per file that was added, with its
source and date in the first line; adding a file of the same name replaces it. Which kinds of file there are, and what
a right row of each is, stands in register_kinds.py; what is looked up in them in places.py and schools.py.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nlp.gazetteer.register_csv import CsvRow, read_rows
from nlp.gazetteer.register_kinds import COLUMNS, RegisterKind, register_kinds

FOLDER_VARIABLE = "GKA_REGISTERS"
_HEADER_WITHIN = 15  # lines: StatLine prints title and selection above the header
# Share of rows that may be left out: official files have a few faulty ones; with more, the file is something else.
_WORST = 0.1


class RegisterError(Exception):
    """A file that can't be added: one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The header of a file, understood: which kind it is, and which of its columns is what."""

    kind: RegisterKind
    at: int  # index of the header among the rows
    column: Mapping[str, int]


def registers_folder() -> Path:
    """Where the user's registers are."""
    given = os.environ.get(FOLDER_VARIABLE)
    return Path(given) if given else Path.home() / ".local" / "share" / "gka-agendas" / "registers"


def stored_rows(table: str, folder: Path | None = None) -> Iterator[tuple[str, ...]]:
    """The rows of the user's registers of a table, in the order of COLUMNS; none where nothing was added."""
    place = folder or registers_folder()
    width = len(COLUMNS[table])
    for file in sorted(place.glob(f"{table}.*.tsv")) if place.is_dir() else ():
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        yield from (tuple(cells) for line in lines[1:] if len(cells := line.split("\t")) == width)


def add_register(file: Path, *, today: date | None = None) -> str:
    """Check a file and keep it, normalised, for all runs after this one; what was added, as a sentence.

    Raises RegisterError where the file is none that is known, holds wrong rows, or can't be read or stored.
    """
    content = _content(file)
    rows = _rows(file, content)
    found = _recognised(file, rows)
    good, bad = _checked(found, rows)
    if not good or len(bad) > _WORST * (len(good) + len(bad)):
        raise RegisterError(_wrong(file, found, bad))
    digest = hashlib.sha256(content).hexdigest()
    source = f"# {_plain(file.name)}, added {(today or date.today()).isoformat()}, SHA-256 {digest}"
    stored = registers_folder() / f"{found.kind.table}.{_stem(file)}.tsv"
    _write(stored, "\n".join([source, "\t".join(COLUMNS[found.kind.table]), *map("\t".join, good)]) + "\n")
    left = f" ({len(bad)} left out, the first on line {bad[0].line})" if bad else ""
    return f"{len(good)} {found.kind.noun} added from {file.name}{left}; kept in {stored}."


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RegisterError(f"Can't read {file}: {error.strerror or error}.") from error


def _rows(file: Path, content: bytes) -> list[CsvRow]:
    # What an .xlsx (a zip) and an .xls begin with: people save what they looked at, and get no CSV.
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise RegisterError(f"{file.name} is a spreadsheet or zip file: open it and save the sheet as CSV first.")
    rows = read_rows(content)
    if not rows:
        raise RegisterError(f"{file.name} holds no table: download it again, as CSV.")
    return rows


def _recognised(file: Path, rows: Sequence[CsvRow]) -> _Found:
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        heads = [_head(cell) for cell in row.cells]
        for kind in register_kinds():
            # Spellings from the last to the first, since a later entry replaces an earlier one: the first that the
            # header has stays.
            column = {name: heads.index(s) for name in kind.columns for s in reversed(kind.columns[name]) if s in heads}
            one_of = not kind.one_of or any(name in column for name in kind.one_of)
            if one_of and all(name in column for name in kind.required):
                return _Found(kind, at, column)
    raise RegisterError(
        f"{file.name} is no register that is known: its header must name a school's number, name and place (DUO), a "
        "school board's number and name (DUO), a place or municipality and its gemeentecode (CBS), or a gemeentecode, "
        "a year and a figure (CBS)."
    )


@cache
def _head(printed: str) -> str:
    """A column's heading to compare by: lower case, no underscores, no year or number at its end."""
    plain = " ".join(re.sub(r"[\s_\-/]+", " ", printed.casefold()).split())
    return re.sub(r"[\s]*\d+$", "", plain)


def _checked(found: _Found, rows: Sequence[CsvRow]) -> tuple[list[tuple[str, ...]], list[CsvRow]]:
    """The normalised rows, without doubles and in the order of the file; and the rows that are wrong."""
    good: dict[tuple[str, ...], None] = {}
    bad: list[CsvRow] = []
    for row in rows[found.at + 1 :]:
        cells = {name: _plain(row.cells[n]) if n < len(row.cells) else "" for name, n in found.column.items()}
        if found.kind.is_other(cells) or sum(map(bool, row.cells)) < 2:  # StatLine's closing `Bron: CBS`
            continue
        made = found.kind.normalised(cells)
        if made is None:
            bad.append(row)
        else:
            good[made] = None
    return list(good), bad


def _plain(cell: str) -> str:
    """A cell on one line, without what would break a TSV."""
    return " ".join(cell.split())


def _wrong(file: Path, found: _Found, bad: Sequence[CsvRow]) -> str:
    if not bad:
        return f"{file.name} has the header of a list of {found.kind.noun}, but no rows below it: download it again."
    shown = " | ".join(bad[0].cells)[:80]
    return (
        f"{file.name}, line {bad[0].line}: {found.kind.demand}, but this line says {shown!r} "
        f"({len(bad)} such line{'s' if len(bad) > 1 else ''})."
    )


def _stem(file: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", file.stem.casefold()).strip("-") or "register"


def _write(path: Path, text: str) -> None:
    """Beside it, then renamed: a register is there whole or not at all."""
    beside: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            # On the disk before the rename: after a power cut the new name would otherwise stand for an empty file.
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except OSError as error:
        if beside is not None:
            Path(beside).unlink(missing_ok=True)
        said = f"Can't write {path}: {error.strerror or error}; name another folder in ${FOLDER_VARIABLE}."
        raise RegisterError(said) from error
