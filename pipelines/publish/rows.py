"""Rows without personal data: every text column is read for it, and offsets point where the mention now stands.

What is an id, a code, a municipality or a value of a closed list is left alone: none of them is free text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nlp.parties import organisation_key
from nlp.personal_data import KnownPersons, MaskedText, find_personal_data, mask, names_person, words_of
from pipelines.publish.texts import Texts
from pipelines.schema.columns import declared_columns
from pipelines.schema.tables import TABLES

# Free of personal data by what they are: official names, and marks of our own.
_NO_TEXT = frozenset(
    {"municipality", "municipality_code", "municipalities", "province", "source_sha256", "worker", "run_id"}
    | {"schema_version", "parser_version", "same_as", "belongs_to"}
)
_FILE_NAMES = frozenset({"source_name", "container", "same_as_name"})
_OTHER_NAMES = frozenset({"ORG", "GPE", "LOC", "PROGRAMME"})
Count = Counter[tuple[str, bool]]  # by kind and whether it is certain


@dataclass(slots=True)
class DocumentMasker:
    """Takes personal data out of one document's rows, and counts it by table."""

    known: KnownPersons
    other_names: tuple[str, ...]  # organisations, places and programmes of the document: a guess doesn't touch them
    contacts: frozenset[str]  # the texts of its contact fields
    removed: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Counter))
    _seen: dict[str, MaskedText] = field(default_factory=dict)

    def row(self, table: str, row: dict[str, Any], texts: Texts) -> dict[str, Any]:
        """The same row without personal data."""
        made = {name: self._value(table, row, name) for name in row}
        text = texts.of(row) if "char_start" in row else None
        if text is None:
            return made
        masked = self.text(text)
        made["char_start"], made["char_end"] = masked.place(row["char_start"], row["char_end"])
        # The mention is cut from the masked text, so that text[char_start:char_end] is it in the copy too.
        made["mention" if "mention" in row else "text"] = masked.text[made["char_start"] : made["char_end"]]
        return made

    def text(self, text: str) -> MaskedText:
        """A text without personal data."""
        if text not in self._seen:
            others = [stretch for name in self.other_names for stretch in _stretches(name, text)]
            found = find_personal_data(text, self.known, others, contact=text in self.contacts)
            self._seen[text] = mask(text, found)
        return self._seen[text]

    def _value(self, table: str, row: Mapping[str, Any], name: str) -> Any:
        value = row[name]
        if not value or name not in text_columns(table):
            return value
        if name == "organisation_key":  # in small letters, in which a surname alone isn't told from a word
            masked = self.text(row["name"])
            own = row["municipality"]
            return organisation_key(masked.text, row["party_type"], own) if masked.taken else value
        if name in _FILE_NAMES:
            return self._file_name(table, value)
        if isinstance(value, list):
            return [self._said(table, one) for one in value]
        return self._said(table, value)

    def _said(self, table: str, text: str) -> str:
        masked = self.text(text)
        for one in masked.taken:
            self.removed[table][one.kind, one.certain] += 1
        return masked.text

    def _file_name(self, table: str, path: str) -> str:
        """Parts of a path: `Agenda_Karin_Jansen.pdf` names her in words, `karinjansen.pdf` in one."""
        return "/".join(self._path_part(table, part) for part in path.split("/"))

    def _path_part(self, table: str, part: str) -> str:
        stem, dot, end = part.rpartition(".")
        if not self.text((stem or end).replace("_", " ").title()).taken and not names_person(part, self.known):
            return part
        self.removed[table]["person", True] += 1
        return "[persoon]" + (dot + end if stem else "")


def document_masker(
    known: KnownPersons, entities: Iterable[Mapping[str, Any]], fields: Iterable[Mapping[str, Any]]
) -> DocumentMasker:
    """For one document, from its rows of these two tables."""
    persons = {word for ones in known.here.values() for one in ones for word in (*one.name.given, *one.name.surname)}
    others = dict.fromkeys(
        row["text"]
        for row in entities
        # The model may take `Ytsen` for an organisation; who is a person in this document is one everywhere in it.
        if row["label"] in _OTHER_NAMES and not all(word.folded in persons for word in words_of(row["text"]))
    )
    contacts = frozenset(row["text"] for row in fields if row["field"] == "contact" and row["text"])
    return DocumentMasker(known, tuple(others), contacts)


def _stretches(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = text.find(name, start + len(name))


@cache
def text_columns(table: str) -> frozenset[str]:
    """The columns of a table that hold free text."""
    return frozenset(
        column.name
        for column in declared_columns(TABLES[table])
        if column.arrow in ("string", "list<string>")
        and not column.values
        and column.name not in _NO_TEXT
        and not column.name.endswith("_id")
    )
