"""What a check is given (`CheckInput`) and what it says (`Finding`). Messages are Dutch, for the agendas' readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.document import Document
from pipelines.rows.identity import Identity
from pipelines.schema.finding_codes import FindingCode
from pipelines.schema.interventions import PeriodRow
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
    financing: tuple[FinancingRow, ...]
    budget: tuple[BudgetLineRow, ...]  # beside document.budget, row by row
    signatories: tuple[SignatoryRow, ...]


Findings = Iterator[Finding]


def euros(amount: Decimal | None) -> str:
    """An amount as the Dutch write it: `€ 75.990,00`."""
    if amount is None:
        return "geen bedrag"
    return "€ " + f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
