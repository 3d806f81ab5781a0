"""Row types of people and promises: commitments, signatories, contacts."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pipelines.schema.columns import (
    CorrectedColumns,
    DocumentId,
    FieldId,
    InterventionIdOrNull,
    MunicipalityCode,
    MunicipalityName,
    Ordinal,
    RowConfidence,
)

SigningRole = Literal["wethouder", "burgemeester", "minister", "bevoegd_gezag", "overig"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow:
    """An item of `Samenwerking`: what a party promises to do."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    ordinal: Ordinal
    party: Annotated[str | None, "Whose commitment it is: the heading above it, as printed."]
    text: Annotated[str, "The promise as printed, without list marker."]
    times: Annotated[int | None, "How often: 2 in `twee keer per jaar`; null where not printed."]
    per: Annotated[str | None, "In what unit of time that often: `jaar` in `twee keer per jaar`."]
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryRow:
    """A person (or an open place) who signs, once per role and organisation, however often printed."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    ordinal: Ordinal
    role: Annotated[str, "In what role.", SigningRole]
    name: Annotated[str | None, "Name of the person, as printed; null where the place is open."]
    position: Annotated[str | None, "Function, as printed."]
    portfolio: Annotated[str | None, "Portfolio of a wethouder, as printed."]
    organisation: Annotated[str | None, "Organisation, as printed; a municipality is `Gemeente <official name>`."]
    date: Annotated[date | None, "Day of signing."]
    place: Annotated[str | None, "Place of signing, as printed."]
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """A person or desk in `Contact`."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    organisation: Annotated[str | None, "Organisation, as printed."]
    name: Annotated[str | None, "Name of the person, without titles; null for a desk."]
    position: Annotated[str | None, "Function or desk, as printed."]
    phone: Annotated[str | None, "Telephone number, as E.164 (`+31205550100`)."]
    email: Annotated[str | None, "E-mail address, as printed."]
    url: Annotated[str | None, "Web address, as printed."]
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()
