"""All rows of a document, table by table.

The order matters: first whose agenda it is, since each row repeats that; then the names that the document uses for its
municipality and its organisations, since parties, places and contacts are recognised by them; the entities and the
findings last, since they look at the rows of the other tables.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from types import MappingProxyType

from extract.collector import no_collector
from extract.document import Document
from nlp.parties import parties
from nlp.text.document_names import Names, collect_names
from nlp.text.fold import fold_name
from pipelines.rows.checks import finding_rows
from pipelines.rows.checks.finding import CheckInput
from pipelines.rows.confidence import rated
from pipelines.rows.corrections import corrected, corrected_identity, is_of_all_rows, sure_where_corrected
from pipelines.rows.entities import entity_rows, known_names
from pipelines.rows.fields import (
    activity_rows,
    contact_rows,
    financing_rows,
    intervention_rows,
    location_rows,
    party_rows,
    period_rows,
    target_group_rows,
)
from pipelines.rows.identity import Identity, identity
from pipelines.rows.plan import budget_rows, commitment_rows, signatory_rows
from pipelines.rows.printed import (
    cell_rows,
    contents_rows,
    document_row,
    field_rows,
    page_rows,
    residue_rows,
    section_rows,
)
from pipelines.schema.correction import Correction, is_of
from pipelines.schema.interventions import PartyRow
from pipelines.schema.tables import DocumentRows


def build_rows(
    document: Document, *, language_model: str | None = None, corrections: Sequence[Correction] = ()
) -> DocumentRows:
    """All that the tables say of a document, and then of the others that its file holds.

    language_model: a spaCy pipeline in the place of the project's own. corrections: what people put right, also of
    other documents.
    """
    with no_collector():
        found = [_rows_of(each, language_model, corrections) for each in (document, *document.also)]
    if len(found) == 1:
        return found[0]
    return DocumentRows(
        **{each.name: tuple(row for rows in found for row in getattr(rows, each.name)) for each in fields(DocumentRows)}
    )


def _rows_of(document: Document, language_model: str | None, corrections: Sequence[Correction]) -> DocumentRows:
    told = identity(document)
    todo = [one for one in corrections if is_of(one, document.id, told.code, told.first_year)]
    who, columns, settled = corrected_identity(told, filter(is_of_all_rows, todo))
    names = _names(document, who)
    printed = field_rows(document, who)
    interventions = intervention_rows(document, who)
    about = replace(document_row(document, who), corrected=columns)
    listed = party_rows(document, who, names)
    read = {
        "documents": (about,),
        "interventions": interventions,
        "parties": listed,
        "target_groups": target_group_rows(document, who),
        "periods": period_rows(document, who),
        "locations": location_rows(document, who, names),
        "financing": financing_rows(document, who, _with_parties(names, listed)),
        "budget_lines": budget_rows(document, who),
        "commitments": commitment_rows(document, who),
        "signatories": signatory_rows(document, who),
        "contacts": contact_rows(document, who, names),
    }
    # Before the findings: a sum is checked as a person put it right.
    right, results = corrected(read, interventions, printed, [one for one in todo if not is_of_all_rows(one)])
    known = known_names(right["parties"], right["locations"], right["contacts"], right["signatories"])
    titles = tuple(i.title for i in interventions if i.title)
    rows = DocumentRows(
        **right,
        pages=page_rows(document, who),
        residue=residue_rows(document, who),
        sections=section_rows(document, who),
        contents=contents_rows(document, who),
        table_cells=cell_rows(document, who),
        fields=printed,
        activities=activity_rows(document, who),
        entities=entity_rows(document, who, names, known, titles, language_model),
        findings=finding_rows(
            CheckInput(
                document,
                who,
                right["periods"],
                right["target_groups"],
                right["financing"],
                right["budget_lines"],
                right["signatories"],
                (*settled, *results),
            )
        ),
    )
    return sure_where_corrected(rated(document, rows))


def _with_parties(names: Names, listed: Sequence[PartyRow]) -> Names:
    """The names, with the organisations that the fields list: `SOOT: € 2.000` is paid by one of them."""
    types = {
        fold_name(form): row.party_type
        for row in listed
        if not row.is_generic and row.name
        for form in (row.name, row.mention)
    }
    return replace(names, parties=MappingProxyType(types))


def _names(document: Document, who: Identity) -> Names:
    """What this document calls its municipality and its organisations."""
    texts = [text for s in document.sections for text in (s.heading, s.text) if text]
    texts += [field.text for field in document.fields]
    texts += [s.organisation for s in document.signatories if s.organisation]
    texts += [
        cell.text
        for table in document.tables
        if table.kind in ("overig", "begroting")
        for cell in table.cells
        if cell.text
    ]
    return collect_names(texts, who.municipality, who.municipalities, _boards(document))


def _boards(document: Document) -> list[str]:
    """Who sign as a school board, or stand under `Schoolbestuur`."""
    signing = [s.organisation for s in document.signatories if s.organisation and s.role == "bevoegd_gezag"]
    listed = [field.text for field in document.fields if field.name == "schoolbestuur" and field.text]
    return signing + [board.name for text in listed for board in parties(text, field="schoolbestuur")]
