"""Row types of a document's own form: files, pages, sections, contents lists, table cells, fields, unplaced text."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pipelines.schema.columns import (
    WIDE,
    CorrectedColumns,
    DocumentId,
    InterventionIdOrNull,
    MunicipalityCode,
    MunicipalityName,
    Ordinal,
    PageFirst,
    PageLast,
    PrintedRegions,
    SectionIdOrNull,
)

MediaType = Literal[
    "application/pdf", "text/plain", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
]
TextLayer = Literal["digitaal", "ocr", "gemengd", "tekst"]
PageTextLayer = Literal["digitaal", "ocr", "gemengd"]
DocumentKind = Literal["agenda", "addendum", "themaagenda", "overig"]
Template = Literal["2019", "2022", "addendum", "vrij"]
NotCountedWhy = Literal["geen_agenda", "dubbele_agenda"]
SectionKind = Literal[
    "voorblad",
    "ondertekening",
    "inhoudsopgave",
    "toelichting",
    "aanleiding_en_uitdagingen",
    "inzet_gemeente",
    "inzet_npo",
    "samenwerking_gka",
    "leren_van_anderen",
    "bijdrage_gemeente",
    "kennis",
    "en_verder",
    "interventies",
    "interventie",
    "samenwerking",
    "ondertekening_bevoegd_gezag",
    "activiteitenplan_en_begroting",
    "gka_agenda",
    "inzet_middelen",
    "voetnoten",
    "overig",
]
TableKind = Literal["interventie", "activiteitenplan", "begroting", "ondertekening", "overig"]
FieldName = Literal[
    "betrokken_partijen",
    "planning",
    "doel",
    "doelgroep",
    "locatie",
    "activiteiten",
    "monitoring_en_evaluatie",
    "financiering",
    "online_informatie",
    "contact",
    "titel",
    "korte_beschrijving",
    "schoolbestuur",
    "overig",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A source file that could be read."""

    document_id: DocumentId
    source_name: Annotated[str, "Path of the file, relative to the input folder, with forward slashes."]
    source_sha256: Annotated[str, "SHA-256 of the file's bytes, in hex."]
    source_bytes: Annotated[int, "Size of the file, in bytes.", WIDE]
    container: Annotated[
        str | None,
        "The file that this document was found in (a zip, a PDF with embedded files); null for a file on its own.",
    ]
    media_type: Annotated[str, "What the file is.", MediaType]
    text_layer: Annotated[
        str, "Where its text comes from: printed as text, recognised (OCR), both, or a text file.", TextLayer
    ]
    pages: Annotated[int | None, "Number of pages; null for text input."]
    document_kind: Annotated[str, "What kind of document it is; `overig` is no GKA agenda.", DocumentKind]
    title: Annotated[str | None, "`GKA Agenda Gemeente X` where that is printed, else the first level-1 heading."]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    province: Annotated[str | None, "Province of that municipality."]
    municipalities: Annotated[tuple[str, ...], "All municipalities of the agenda: a regional agenda has several."]
    period_start_year: Annotated[int | None, "First year of the agenda."]
    period_end_year: Annotated[int | None, "Last year of the agenda."]
    template: Annotated[str, "Edition of the template that it follows; `vrij` follows none.", Template]
    counted: Annotated[
        bool,
        "False where the same agenda is there in a better reading, and for a file that is no agenda: not to be summed.",
    ]
    not_counted_why: Annotated[NotCountedWhy | None, "Why it does not count."]
    same_as: Annotated[str | None, "The document that counts in its place; null where it counts."]
    belongs_to: Annotated[str | None, "Of an addendum: the document_id of its agenda; null where that is not there."]
    schema_version: Annotated[str, "Version of the tables' names and meanings."]
    parser_version: Annotated[str, "Version of the software that read the file."]
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page of a PDF, with the account of its characters: used + furniture + left = characters."""

    document_id: DocumentId
    page: Annotated[int, "Page number, from 1."]
    width: Annotated[float, "Width as a reader sees the page, in PDF points."]
    height: Annotated[float, "Height as a reader sees the page, in PDF points."]
    rotation: Annotated[int, "Rotation that the file asks for, in degrees clockwise: 0, 90, 180 or 270."]
    text_layer: Annotated[str, "Where the page's text comes from.", PageTextLayer]
    characters: Annotated[int, "Characters on the page, white space not counted."]
    characters_used: Annotated[int, "Of these, in a section, field, contents entry, signing block or cell."]
    characters_furniture: Annotated[int, "Of these, in running headers, footers and page numbers."]
    characters_left: Annotated[int, "Of these, in nothing: their text is in residue."]
    ocr_confidence: Annotated[float | None, "Mean confidence of recognised characters, 0 to 1; null without OCR."]
    characters_unread: Annotated[
        int | None, "Characters whose ink no recognised word covers, an estimate; null on digital pages."
    ]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidueRow:
    """A stretch of text that nothing took: what was not understood, so that it can be read."""

    document_id: DocumentId
    page: Annotated[int | None, "Page that it is on, from 1; null for text input."]
    text: Annotated[str, "The text, as printed."]
    regions: PrintedRegions
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A heading with the prose below it, in reading order."""

    document_id: DocumentId
    section_id: Annotated[str, "The section's own id."]
    parent_section_id: Annotated[str | None, "The section that it is part of; null at the top."]
    ordinal: Ordinal
    level: Annotated[int, "Level of the heading, from 1."]
    kind: Annotated[str, "Which part of an agenda it is.", SectionKind]
    heading: Annotated[str | None, "The heading as printed; null where a part has none (front page, footnotes)."]
    text: Annotated[str, "Its own prose, paragraphs and items on lines of their own; no subsections, no tables."]
    page_first: PageFirst
    page_last: PageLast
    regions: PrintedRegions
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsRow:
    """An entry of the Inhoudsopgave."""

    document_id: DocumentId
    ordinal: Ordinal
    level: Annotated[int, "Level of the entry, from 1."]
    heading: Annotated[str, "The entry as printed, without leader dots and page number."]
    printed_page: Annotated[int | None, "Page number that is printed beside it."]
    section_id: Annotated[str | None, "The section it points to; null where the body has none."]
    actual_page: Annotated[int | None, "Page that the section is on, from 1; null for text input or no section."]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCellRow:
    """A cell of a table, whatever it holds; a table that goes on over a page break is one table."""

    document_id: DocumentId
    table_id: Annotated[str, "The table that the cell is part of."]
    section_id: SectionIdOrNull
    table_kind: Annotated[str, "What the table is for.", TableKind]
    row: Annotated[int, "Row of the cell, from 0."]
    column: Annotated[int, "Column of the cell, from 0."]
    row_span: Annotated[int, "Number of rows that the cell covers."]
    column_span: Annotated[int, "Number of columns that the cell covers."]
    text: Annotated[str, "What is printed in it, placeholders too."]
    page_first: PageFirst
    page_last: PageLast
    regions: PrintedRegions
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A labelled value of an intervention or of the activity plan, with where it stands."""

    document_id: DocumentId
    field_id: Annotated[str, "The field's own id."]
    section_id: SectionIdOrNull
    intervention_id: InterventionIdOrNull
    field: Annotated[str, "Which field it is; `overig` where no rule knows the label.", FieldName]
    label: Annotated[str, "The label as printed."]
    text: Annotated[str | None, "The value as printed; null where a placeholder (`-`, `n.v.t.`) stands in its place."]
    page_first: PageFirst
    page_last: PageLast
    regions: PrintedRegions
    confidence: Annotated[float, "Mean confidence of the value's characters, 0 to 1; below 1 only after OCR."]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
