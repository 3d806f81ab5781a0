"""Row types of what is said about the other tables: named entities, findings, and the log of runs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from extract.errors import Code
from pipelines.outcome import FileStatus
from pipelines.schema.columns import (
    DocumentId,
    FieldIdOrNull,
    MunicipalityCode,
    MunicipalityName,
    SectionIdOrNull,
)
from pipelines.schema.finding_codes import FindingCode, FindingGroup, Severity

EntityLabel = Literal["PERSON", "ORG", "GPE", "LOC", "PROGRAMME", "DATE", "MONEY"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """A named entity in a section, a field or a table cell."""

    document_id: DocumentId
    entity_id: Annotated[str, "The entity's own id."]
    section_id: SectionIdOrNull
    field_id: FieldIdOrNull
    table_id: Annotated[str | None, "The table it stands in (table_cells); null where it stands elsewhere."]
    row: Annotated[int | None, "Row of that table's cell, from 0."]
    column: Annotated[int | None, "Column of that table's cell, from 0."]
    label: Annotated[str, "What kind of thing it names.", EntityLabel]
    text: Annotated[str, "The name as printed."]
    char_start: Annotated[int, "Offset where it begins, in the text (or heading) of what it stands in, from 0."]
    char_end: Annotated[int, "Offset where it ends, exclusive."]
    canonical: Annotated[str | None, "The register's name or code, where linked."]
    evidence: Annotated[
        str,
        "What says that it is a name: `regel` (a register, a rule, or another place in the document), `model` (the "
        "project's own), or the name and version of the spaCy pipeline of --language-model.",
    ]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A thing that a reader of the document should know or check."""

    document_id: DocumentId
    finding_id: Annotated[str, "The finding's own id."]
    severity: Annotated[Severity, "How much it matters."]
    code: Annotated[FindingCode, "What kind of finding it is; `gka checks` says what each means."]
    group: Annotated[
        FindingGroup,
        "What it is about: what the document says or lacks, its money, its form, or how well it could be read.",
    ]
    message: Annotated[str, "What is the matter, in Dutch; names the heading, label or budget row that it is about."]
    section_id: SectionIdOrNull
    field_id: FieldIdOrNull
    page: Annotated[int | None, "Page that it is on, from 1; null for text input or the whole document."]
    expected: Annotated[str | None, "What was expected, where that can be said."]
    found: Annotated[str | None, "What is printed instead."]
    municipality: MunicipalityName
    municipality_code: MunicipalityCode


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """The log: a file in a run, failed ones too; the only table that differs between two runs over the same files."""

    run_id: Annotated[str, "The run: when it began (UTC) and a random tail."]
    source_name: Annotated[str, "Path of the file, relative to the input folder, with forward slashes."]
    source_sha256: Annotated[str | None, "SHA-256 of the file's bytes, in hex; null where it could not be opened."]
    document_id: Annotated[str | None, "The document; null where the file could not be opened."]
    started_at: Annotated[datetime, "When the work on the file began (UTC)."]
    seconds: Annotated[float, "How long the work on the file took, in seconds."]
    status: Annotated[FileStatus, "How it ended."]
    error_code: Annotated[Code | None, "Why it was refused or skipped; the list of codes says what each means."]
    error: Annotated[str | None, "The same in a Dutch sentence; a bug's traceback."]
    worker: Annotated[str, "The process that did the work: a mark of its machine and a number; empty where none did."]
    parser_version: Annotated[str, "Version of the software that read the file."]
    language_model: Annotated[
        str | None,
        "The spaCy pipeline of --language-model that looked for names, and its version; null for the project's own, or "
        "where the file was not read in this run.",
    ]
