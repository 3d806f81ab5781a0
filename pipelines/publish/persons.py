"""Whom a dataset names, document by document: contacts, signatures, persons that the model found, office holders."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp.personal_data import (
    Index,
    KnownPerson,
    KnownPersons,
    PersonName,
    by_surname,
    find_personal_data,
    fold_word,
    holds_office,
    known_persons,
    person_name,
    words_of,
)
from pipelines.dataset.opened import OpenedDataset, read_rows
from pipelines.publish.texts import Texts

OFFICES = frozenset({"wethouder", "burgemeester", "minister"})  # roles of signatories that act in public
Row = Mapping[str, Any]


@dataclass(slots=True)
class DocumentPersons:
    """Whom one document names."""

    persons: list[KnownPerson] = field(default_factory=list)
    offices: list[PersonName] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)  # phone numbers and mail addresses of its contacts
    other_words: set[str] = field(default_factory=set)  # of names of organisations, places and programmes, folded


@dataclass(frozen=True, slots=True)
class DatasetPersons:
    """Whom all documents name, and what the data officer adds (`masked`) and spares (`kept`)."""

    by_document: Mapping[str, DocumentPersons]
    elsewhere: Index
    masked: tuple[KnownPerson, ...]
    kept: frozenset[str]

    def of(self, document_id: str) -> KnownPersons:
        """Whom to look for in a document."""
        own = self.by_document.get(document_id, DocumentPersons())
        return known_persons((*own.persons, *self.masked), self.elsewhere, own.offices, self.kept)


def dataset_persons(opened: OpenedDataset, masked: Iterable[str] = (), kept: Iterable[str] = ()) -> DatasetPersons:
    """Read from the tables; masked and kept are the lines of the data officer's two lists."""
    found: dict[str, DocumentPersons] = defaultdict(DocumentPersons)
    for name in (path.name for path in opened.files["documents"]):
        for document_id, who, person in _named(opened.folder, name):
            if who == "office":
                found[document_id].offices.append(person.name)
            else:
                found[document_id].persons.append(person)
        for row in read_rows(opened.folder / "contacts" / name, ["document_id", "phone", "email"]):
            found[row["document_id"]].addresses += [value for value in (row["phone"], row["email"]) if value]
        for document_id, word in _other_words(opened.folder / "entities" / name):
            found[document_id].other_words.add(word)
    listed = [KnownPerson(name, True) for name in map(person_name, masked) if name]
    # Only full names: whoever is called Bakker in one agenda says nothing of a Bakker in another.
    everywhere = [one for own in found.values() for one in own.persons if one.name.full]
    return DatasetPersons(
        dict(found),
        by_surname(everywhere),
        tuple(listed),
        frozenset(fold_word(word) for line in kept for word in line.split()),
    )


def _named(folder: Path, name: str) -> Iterator[tuple[str, str, KnownPerson]]:
    """(document, `person` or `office`, who) of one file of each table."""
    for row in read_rows(folder / "contacts" / name, ["document_id", "name"]):
        yield from _person(row["document_id"], "person", row["name"], certain=True)
    for row in read_rows(folder / "signatories" / name, ["document_id", "role", "name"]):
        who = "office" if row["role"] in OFFICES else "person"
        yield from _person(row["document_id"], who, row["name"], certain=True)
    texts = Texts(folder, name)
    for row in read_rows(folder / "entities" / name, None):
        if row["label"] == "PERSON":
            text = texts.of(row)
            who = "office" if text and holds_office(text, row["char_start"], row["char_end"]) else "person"
            yield from _person(row["document_id"], who, row["text"], certain=False)
    yield from _in_contact_fields(folder, name)


def _other_words(path: Path) -> Iterator[tuple[str, str]]:
    """(document, word folded) of the names of all that is no person."""
    for row in read_rows(path, ["document_id", "label", "text"]):
        if row["label"] != "PERSON":
            yield from ((row["document_id"], word.folded) for word in words_of(row["text"]))


def _in_contact_fields(folder: Path, name: str) -> Iterator[tuple[str, str, KnownPerson]]:
    """Who is named in a contact field and in no row of `contacts`: a first name alone (`Bel Tet`)."""
    # What names something else anywhere in a document is no person in it.
    taken = set(_other_words(folder / "entities" / name))
    for row in read_rows(folder / "fields" / name, ["document_id", "field_id", "field", "text"]):
        if row["field"] != "contact" or not row["text"]:
            continue
        for one in find_personal_data(row["text"], KnownPersons(), contact=True):
            said = row["text"][one.start : one.end]
            if one.kind == "person" and not any((row["document_id"], word.folded) in taken for word in words_of(said)):
                yield from _person(row["document_id"], "person", said, certain=False)


def _person(
    document_id: str, who: str, printed: str | None, *, certain: bool
) -> Iterator[tuple[str, str, KnownPerson]]:
    name = person_name(printed) if printed else None
    if name:
        yield document_id, who, KnownPerson(name, certain)
