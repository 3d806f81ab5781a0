"""Rows of what is printed: documents, pages, unplaced text, sections, contents lists, table cells, fields.

Texts are copied as they were read, with ids and places; nothing is interpreted but that a placeholder (`-`, `n.v.t.`)
is no text (reading rule 4).
"""

from extract.document import Document, Regions
from nlp.text.placeholders import is_placeholder
from pipelines.rows.identity import Identity
from pipelines.rows.ids import field_id, intervention_id, section_id, table_id
from pipelines.schema.document import ContentsRow, DocumentRow, FieldRow, PageRow, ResidueRow, SectionRow, TableCellRow
from pipelines.version import PARSER_VERSION, SCHEMA_VERSION


def page_first(regions: Regions) -> int | None:
    """The first page of some places; null for text input."""
    return min((r.page for r in regions), default=None)


def page_last(regions: Regions) -> int | None:
    """The last page of some places; null for text input."""
    return max((r.page for r in regions), default=None)


def document_row(document: Document, who: Identity) -> DocumentRow:
    return DocumentRow(
        **who.columns,
        source_name=document.source_name,
        source_sha256=document.sha256,
        source_bytes=document.size,
        container=document.container,
        media_type=document.media_type,
        text_layer=document.text_layer,
        pages=len(document.pages) or None,
        document_kind=document.kind,
        title=document.title,
        province=who.province,
        municipalities=who.municipalities,
        period_start_year=who.first_year,
        period_end_year=who.last_year,
        template=document.template,
        counted=document.kind != "overig",  # these four are settled over the whole dataset, in same_agendas.py
        not_counted_why="geen_agenda" if document.kind == "overig" else None,
        same_as=None,
        belongs_to=None,
        schema_version=SCHEMA_VERSION,
        parser_version=PARSER_VERSION,
    )


def page_rows(document: Document, who: Identity) -> tuple[PageRow, ...]:
    return tuple(
        PageRow(
            **who.columns,
            page=p.number,
            width=p.width,
            height=p.height,
            rotation=p.rotation,
            text_layer=p.text_layer,
            characters=p.characters,
            characters_used=p.characters_used,
            characters_furniture=p.characters_furniture,
            characters_left=p.characters_left,
            ocr_confidence=p.ocr_confidence,
            characters_unread=p.characters_unread,
        )
        for p in document.pages
    )


def residue_rows(document: Document, who: Identity) -> tuple[ResidueRow, ...]:
    return tuple(
        ResidueRow(
            **who.columns,
            page=r.page,
            text=r.text,
            regions=r.regions,
        )
        for r in document.residue
    )


def section_rows(document: Document, who: Identity) -> tuple[SectionRow, ...]:
    return tuple(
        SectionRow(
            **who.columns,
            section_id=section_id(document.id, n) or "",
            parent_section_id=section_id(document.id, s.parent),
            ordinal=n + 1,
            level=s.level,
            kind=s.kind,
            heading=s.heading,
            text="" if is_placeholder(s.text) else s.text,
            page_first=page_first(s.regions),
            page_last=page_last(s.regions),
            regions=s.regions,
        )
        for n, s in enumerate(document.sections)
    )


def contents_rows(document: Document, who: Identity) -> tuple[ContentsRow, ...]:
    return tuple(
        ContentsRow(
            **who.columns,
            ordinal=n,
            level=entry.level,
            heading=entry.heading,
            printed_page=entry.printed_page,
            section_id=section_id(document.id, entry.section),
            actual_page=actual_page(document, entry.section),
        )
        for n, entry in enumerate(document.contents, 1)
    )


def actual_page(document: Document, section: int | None) -> int | None:
    """The page that a section's heading is on; null for text input and where there is no section."""
    return None if section is None else next((r.page for r in document.sections[section].regions), None)


def cell_rows(document: Document, who: Identity) -> tuple[TableCellRow, ...]:
    return tuple(
        TableCellRow(
            **who.columns,
            table_id=table_id(document.id, n),
            section_id=section_id(document.id, table.section),
            table_kind=table.kind,
            row=c.row,
            column=c.column,
            row_span=c.row_span,
            column_span=c.column_span,
            text=c.text,
            page_first=page_first(c.regions),
            page_last=page_last(c.regions),
            regions=c.regions,
        )
        for n, table in enumerate(document.tables)
        for c in table.cells
    )


def field_rows(document: Document, who: Identity) -> tuple[FieldRow, ...]:
    return tuple(
        FieldRow(
            **who.columns,
            field_id=field_id(document.id, n),
            section_id=section_id(document.id, f.section),
            intervention_id=intervention_id(document.id, f.intervention),
            field=f.name,
            label=f.label,
            text=field_text(f.text),
            page_first=page_first(f.regions),
            page_last=page_last(f.regions),
            regions=f.regions,
            confidence=f.confidence,
        )
        for n, f in enumerate(document.fields)
    )


def field_text(text: str) -> str | None:
    """A field's text; null for a placeholder and for nothing."""
    return None if not text.strip() or is_placeholder(text) else text
