"""What a check is given (`CheckInput`) and what it says (`Finding`). Messages are Dutch, for the agendas' readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.document import Document
from pipelines.rows.identity import Identity
from pipelines.schema.correction import CorrectionResult
from pipelines.schema.finding_codes import FindingCode
from pipelines.schema.interventions import PeriodRow, TargetGroupRow
from pipelines.schema.money import BudgetLineRow, FinancingRow
from pipelines.schema.people import SignatoryRow


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing that a reader should know or check; `section` and `field` are positions in the document."""

    code: FindingCode  # with it go severity, group and source: pipelines/schema/finding_codes.py
    message: str
    section: int | None = None
    field: int | None = None
    page: int | None = None
    expected: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class CheckInput:
    """What the checks look at: the document as printed and the rows that were read from it."""

    document: Document
    who: Identity
    periods: tuple[PeriodRow, ...]
    target_groups: tuple[TargetGroupRow, ...]
    financing: tuple[FinancingRow, ...]
    budget: tuple[BudgetLineRow, ...]  # beside document.budget, row by row
    signatories: tuple[SignatoryRow, ...]
    corrections: tuple[CorrectionResult, ...] = ()  # how it went with what people put right


Findings = Iterator[Finding]


def part_place(document: Document, intervention: int | None) -> str:
    """An intervention by number and title, as messages name it; None is the activity plan."""
    if intervention is None:
        return "Activiteitenplan"
    return f"Interventie {intervention + 1} ‘{document.interventions[intervention].title}’"


def field_place(checked: CheckInput, field: int) -> str:
    """A field by its intervention and its printed label; field: its position in the document."""
    found = checked.document.fields[field]
    return f"{part_place(checked.document, found.intervention)}, ‘{found.label}’"


def euros(amount: Decimal | int | None) -> str:
    """An amount as the Dutch write it: `€ 75.990,00`."""
    if amount is None:
        return "geen bedrag"
    return "€ " + f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
