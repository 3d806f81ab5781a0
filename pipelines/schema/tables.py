"""The list of all tables with the row type of each, and the rows that one document brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipelines.schema.document import ContentsRow, DocumentRow, FieldRow, PageRow, ResidueRow, SectionRow, TableCellRow
from pipelines.schema.interventions import (
    ActivityRow,
    InterventionRow,
    LocationRow,
    PartyRow,
    PeriodRow,
    TargetGroupRow,
)
from pipelines.schema.log import EntityRow, FindingRow, RunRow
from pipelines.schema.money import BudgetLineRow, FinancingRow
from pipelines.schema.people import CommitmentRow, ContactRow, SignatoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """What one document brings to every table but the log, each in the document's own order."""

    documents: tuple[DocumentRow, ...]
    pages: tuple[PageRow, ...]
    residue: tuple[ResidueRow, ...]
    sections: tuple[SectionRow, ...]
    contents: tuple[ContentsRow, ...]
    table_cells: tuple[TableCellRow, ...]
    fields: tuple[FieldRow, ...]
    interventions: tuple[InterventionRow, ...]
    parties: tuple[PartyRow, ...]
    target_groups: tuple[TargetGroupRow, ...]
    periods: tuple[PeriodRow, ...]
    locations: tuple[LocationRow, ...]
    activities: tuple[ActivityRow, ...]
    financing: tuple[FinancingRow, ...]
    budget_lines: tuple[BudgetLineRow, ...]
    commitments: tuple[CommitmentRow, ...]
    signatories: tuple[SignatoryRow, ...]
    contacts: tuple[ContactRow, ...]
    entities: tuple[EntityRow, ...]
    findings: tuple[FindingRow, ...]


TABLES: Mapping[str, type] = MappingProxyType(
    {
        "documents": DocumentRow,
        "pages": PageRow,
        "residue": ResidueRow,
        "sections": SectionRow,
        "contents": ContentsRow,
        "table_cells": TableCellRow,
        "fields": FieldRow,
        "interventions": InterventionRow,
        "parties": PartyRow,
        "target_groups": TargetGroupRow,
        "periods": PeriodRow,
        "locations": LocationRow,
        "activities": ActivityRow,
        "financing": FinancingRow,
        "budget_lines": BudgetLineRow,
        "commitments": CommitmentRow,
        "signatories": SignatoryRow,
        "contacts": ContactRow,
        "entities": EntityRow,
        "findings": FindingRow,
        "runs": RunRow,
    }
)
MANIFEST = "_manifest"  # beside the tables: lists their files; a folder that holds one is a dataset of ours
LOG = "runs"  # the one table that differs between two runs
DOCUMENT_TABLES = tuple(name for name in TABLES if name != LOG)  # the fields of DocumentRows, in the same order
