"""The rows of a CSV or TSV file, whatever its encoding, its delimiter and its line ends.

DUO and StatLine publish in several, and what a spreadsheet saves depends on the user's machine: nobody should have to
know.
"""

import csv
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# In this order where two stand as often in a line: a comma and a blank also stand within names (`Woud, De`).
_DELIMITERS = ";\t,|"
_LOOK_AT = 40  # lines to count delimiters in


class CsvRow(NamedTuple):
    """A row with the number of its (last) line in the file, from 1."""

    line: int
    cells: tuple[str, ...]


def read_rows(content: bytes) -> list[CsvRow]:
    """The rows that hold something; none where the bytes are no text."""
    text = _decoded(content)
    if text is None:
        return []
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines))
    return list(_filled(reader))


def _filled(reader: "Iterator[list[str]]") -> Iterator[CsvRow]:
    # Not a `for`: what csv can't read it says in the middle of the iteration.
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a field longer than csv takes: no table
            return
        stripped = tuple(cell.strip().lstrip("\ufeff") for cell in cells)
        if any(stripped):
            yield CsvRow(int(getattr(reader, "line_num", 0)), stripped)


def _decoded(content: bytes) -> str | None:
    """UTF-8 where it is that; else the code page of Windows, which takes in latin-1's letters. None for binary data."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content, encoding)
    # No letter of a one-byte encoding is a zero: these bytes are a program's, or UTF-16 that doesn't say so.
    if b"\x00" in content:
        return None
    text = _text(content, "utf-8")
    return content.decode("cp1252", errors="replace") if text is None else text


def _text(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimiter(lines: list[str]) -> str:
    """The one that stands most often in a line."""
    # The fullest line decides, not their sum: the lines of text that StatLine prints above a table have marks of their
    # own.
    shown = lines[:_LOOK_AT]
    return max(_DELIMITERS, key=lambda mark: max((line.count(mark) for line in shown), default=0))
