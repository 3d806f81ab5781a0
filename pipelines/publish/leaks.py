"""Reads the finished copy as a stranger would, and looks for every person that the original names.

This is no second run of what took them out: all strings are gathered from the bytes of the copy, whatever column, file
or description they stand in, and compared word by word with the forms of each name. So a table, a column or a text that
was forgotten shows here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from nlp.personal_data import PersonName, names_nobody_else, words_of
from pipelines.publish.persons import DatasetPersons

_SHORT = 3  # letters of a surname that are too few to be looked for alone
_GLUED = 5  # letters of a name and surname in one: `jbos` may be the end of another word
_DIGITS = 9  # of a telephone number that says who is called; `14 0114` is a town hall's


@dataclass(frozen=True, slots=True)
class Leak:
    """Personal data that is still there."""

    place: str  # `table.column`, or a file
    text: str  # what was found


def find_leaks(copy: Path, persons: DatasetPersons) -> tuple[Leak, ...]:
    """All of them, each once a place; none is what a copy needs to be published."""
    wanted = _Wanted(persons)
    found: dict[Leak, None] = {}
    for place, document_id, text in strings_of(copy):
        for leak in wanted.found_in(text, document_id):
            found[Leak(place, leak)] = None
    return tuple(found)


def strings_of(copy: Path) -> Iterator[tuple[str, str | None, str]]:
    """(place, document if known, string) of everything in the copy: names of files, values, metadata, other files."""
    for path in sorted(path for path in copy.rglob("*") if path.is_file()):
        relative = str(path.relative_to(copy))
        yield relative, None, relative
        if path.suffix == ".parquet":
            yield from _parquet_strings(path, relative)
        else:
            yield relative, None, path.read_bytes().decode("utf-8", "replace")


def _parquet_strings(path: Path, relative: str) -> Iterator[tuple[str, str | None, str]]:
    with pq.ParquetFile(path) as file:
        for key, value in (file.metadata.metadata or {}).items():
            yield f"{relative} metadata", None, f"{key!r} {value!r}" if key != b"ARROW:schema" else ""
        for field in file.schema_arrow:
            yield f"{relative} metadata", None, " ".join(v.decode() for v in (field.metadata or {}).values())
        for n in range(file.num_row_groups):
            table = file.read_row_group(n)
            ids = table["document_id"].to_pylist() if "document_id" in table.column_names else [None] * len(table)
            for name in table.column_names:
                if _is_text(table.schema.field(name).type):
                    yield from _column_strings(f"{path.parent.name}.{name}", ids, table[name].to_pylist())


def _column_strings(
    place: str, ids: Iterable[str | None], values: Iterable[str | list[str] | None]
) -> Iterator[tuple[str, str | None, str]]:
    seen: set[tuple[str | None, str]] = set()
    for document_id, value in zip(ids, values, strict=True):
        for text in value if isinstance(value, list) else (value,):
            if text and (document_id, text) not in seen:
                seen.add((document_id, text))
                yield place, document_id, text


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or (pa.types.is_list(kind) and pa.types.is_string(kind.value_type)))


class _Wanted:
    """The forms of all names, and the numbers and addresses of all contacts."""

    def __init__(self, persons: DatasetPersons) -> None:
        self._persons = persons
        self._full: dict[tuple[str, ...], PersonName] = {}
        self._longest = 1
        self._alone: dict[str, set[str]] = {}  # document -> surnames
        self._marks: set[str] = set()
        for document_id, own in persons.by_document.items():
            known = persons.of(document_id)
            names = {one.name for ones in known.here.values() for one in ones if one.certain}
            names = {name for name in names if not known.kept.intersection(name.surname)}
            for name in names:
                for form in _full_forms(name):
                    self._full[form] = name
                    self._longest = max(self._longest, len(form))
            words = {word for name in names for word in name.surname if len(word) > _SHORT}
            offices = {word for name in known.offices for word in (*name.given, *name.surname)}
            self._alone[document_id] = words - own.other_words - offices
            self._marks |= {mark for address in own.addresses for mark in _marks(address)}

    def found_in(self, text: str, document_id: str | None) -> Iterator[str]:
        known = self._persons.of(document_id) if document_id else None
        words = words_of(text)
        folded = [word.folded for word in words]
        for start in range(len(words)):
            for length in range(1, min(self._longest, len(words) - start) + 1):
                name = self._full.get(tuple(folded[start : start + length]))
                if name is None or not _one_stretch(text[words[start].start : words[start + length - 1].end]):
                    continue
                if not (known and known.in_office(name)):
                    yield text[words[start].start : words[start + length - 1].end]
        alone = self._alone.get(document_id or "", set())
        yield from (word.text for word in words if word.capital and word.folded in alone and names_nobody_else(word))
        if self._marks:
            yield from (run for run in _ADDRESS_RUNS.findall(text) if self._marks.intersection(_marks(run)))


_ADDRESS_RUNS = re.compile(r"[\w.+-]+@[\w.-]+|\+?\d[\d ()/.-]{7,20}\d")


def _one_stretch(text: str) -> bool:
    """Whether words stand together as a name does: no sentence or paragraph ends between them."""
    return not re.search(r"[;:!?]|\n\s*\n|[a-z]{3}\.\s|, (?![A-Z]\.)", text)


def _full_forms(name: PersonName) -> Iterator[tuple[str, ...]]:
    """In what forms a full name may come back, folded: with all given names, with one, with initials, turned round."""
    if not name.given:
        return
    surname = (*name.particles, *name.surname)
    initials = tuple(given[0] for given in name.given)
    for given in {name.given, name.given[:1], initials, initials[:1], ("".join(initials),)}:
        yield given + surname
        yield (*name.surname, *given, *name.particles)
        if len(name.surname) > 1:
            yield (*given, *name.particles, name.surname[0])
        glued = "".join(given + surname)  # of a mail address, in a path
        if len(glued) > _GLUED:
            yield (glued,)


def _marks(address: str) -> set[str]:
    """A mail address in small letters, a number's last nine digits."""
    if "@" in address:
        return {address.casefold().strip(".")}
    digits = re.sub(r"\D", "", address)
    return {digits[-_DIGITS:]} if len(digits) >= _DIGITS else set()
