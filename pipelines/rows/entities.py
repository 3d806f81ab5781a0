"""Rows of named entities: every text of a document is searched for names, all in one batch.

The front page, the signing block and the contents list are searched too; a reader of the table tells them apart by
their section. Help text of the template, labels, e-mail addresses and urls are not searched.
"""

import re
from dataclasses import dataclass

from extract.agenda import is_hint
from extract.document import Document
from nlp.entities import entities
from nlp.entities.language_model import pipeline_name
from nlp.text.document_names import Names
from nlp.text.placeholders import is_placeholder
from pipelines.rows.identity import Identity
from pipelines.rows.ids import entity_id, field_id, section_id, table_id
from pipelines.schema.interventions import LocationRow, PartyRow
from pipelines.schema.log import EntityRow
from pipelines.schema.people import ContactRow, SignatoryRow

_PLACE_BEHIND = re.compile(r"\s(?:in|uit|te)\s[A-ZÀ-Þ'’][\w' ’-]*$")
_LOCATION_LABELS = {
    "gemeente": "GPE",
    "kern": "LOC",
    "wijk": "LOC",
    "regio": "LOC",
    "school": "ORG",
    "instelling": "ORG",
}
_FIELD_TABLES = ("interventie", "activiteitenplan")  # their cells are fields: read there


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and what it stands in."""

    text: str
    section: int | None = None
    field: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


def entity_rows(
    document: Document,
    who: Identity,
    names: Names,
    known: tuple[tuple[str, str], ...],
    titles: tuple[str, ...],
    model: str | None,
) -> tuple[EntityRow, ...]:
    """The entities of all texts, in reading order of what they stand in."""
    texts = _texts(document)
    # All texts in one call: a model works by batches, and a call for each cell would cost it most of its time.
    found = entities([t.text for t in texts], names, model=model, known=known, titles=titles)
    said_by = "model" if model is None else pipeline_name(model)
    rows = [(text, entity) for text, here in zip(texts, found, strict=True) for entity in here]
    return tuple(
        EntityRow(
            **who.columns,
            entity_id=entity_id(document.id, n),
            section_id=section_id(document.id, text.section),
            field_id=None if text.field is None else field_id(document.id, text.field),
            table_id=None if text.table is None else table_id(document.id, text.table),
            row=text.row,
            column=text.column,
            label=entity.label,
            text=entity.text,
            char_start=entity.char_start,
            char_end=entity.char_end,
            canonical=entity.canonical,
            evidence=said_by if entity.by_model else "regel",
        )
        for n, (text, entity) in enumerate(rows)
    )


def _texts(document: Document) -> list[_Text]:
    """Headings, prose, fields and the cells of tables that are no fields."""
    found: list[_Text] = []
    for n, section in enumerate(document.sections):
        if section.heading:
            found.append(_Text(section.heading, section=n))
        if section.text:
            found.append(_Text(section.text, section=n))
    found += [_Text(field.text, field=n) for n, field in enumerate(document.fields) if field.text]
    for n, table in enumerate(document.tables):
        if table.kind not in _FIELD_TABLES:
            found += [
                _Text(_without_help(cell.text), table=n, row=cell.row, column=cell.column)
                for cell in table.cells
                if cell.text
            ]
    return [text for text in found if not is_placeholder(text.text)]


def _without_help(text: str) -> str:
    """A cell's text up to the template's help text, so that offsets hold."""
    lines = text.split("\n")
    # Cut at the end only: what is taken out before or between would move all offsets after it.
    kept = next((n for n, line in enumerate(lines) if is_hint(line)), len(lines))
    return "\n".join(lines[:kept])


def _without_place(party: PartyRow) -> str:
    """A named party as printed, without the place that narrows it: `Atelier Kladde` of `Atelier Kladde in Norg`."""
    bare = _PLACE_BEHIND.sub("", party.mention)
    return bare if party.name.casefold().endswith(bare.casefold()) else party.mention


def known_names(
    parties: tuple[PartyRow, ...],
    locations: tuple[LocationRow, ...],
    contacts: tuple[ContactRow, ...],
    signatories: tuple[SignatoryRow, ...],
) -> tuple[tuple[str, str], ...]:
    """(label, printed name) pairs that the document's structured parts gave, to be found again wherever they stand."""
    found = [
        ("ORG", _without_place(p))
        for p in parties
        if not p.is_generic and p.party_type not in ("gemeente", "provincie")
    ]
    found += [(_LOCATION_LABELS[x.kind], x.name) for x in locations if x.kind in _LOCATION_LABELS]
    found += [("PERSON", c.name) for c in contacts if c.name] + [("PERSON", s.name) for s in signatories if s.name]
    found += [("ORG", s.organisation) for s in signatories if s.organisation and s.role == "bevoegd_gezag"]
    # Each once and in its order: a set's order differs from one process to the next, and the rows with it.
    return tuple(dict.fromkeys(found))
