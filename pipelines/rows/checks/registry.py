"""A read document with its rows in, all findings out, with ids, in a fixed order.

The checks themselves stand in checks_*.
"""

from pipelines.rows.checks.budget import budget_checks
from pipelines.rows.checks.fields import amount_checks, period_checks
from pipelines.rows.checks.finding import CheckInput
from pipelines.rows.checks.structure import (
    contents_checks,
    document_checks,
    field_checks,
    section_checks,
    signing_checks,
)
from pipelines.rows.ids import field_id, finding_id, section_id
from pipelines.schema.log import FINDING_GROUPS, FindingRow

AGENDA_CHECKS = (
    contents_checks,
    section_checks,
    field_checks,
    period_checks,
    amount_checks,
    budget_checks,
    signing_checks,
)


def finding_rows(checked: CheckInput) -> tuple[FindingRow, ...]:
    """The findings of a document; one that is no agenda is not held against the template."""
    document, who = checked.document, checked.who
    found = list(document_checks(checked))
    if document.kind != "overig":
        found += [finding for check in AGENDA_CHECKS for finding in check(checked)]
    return tuple(
        FindingRow(
            document_id=document.id,
            finding_id=finding_id(document.id, n),
            severity=f.severity,
            code=f.code,
            group=FINDING_GROUPS[f.code],
            message=f.message,
            section_id=section_id(document.id, f.section),
            field_id=None if f.field is None else field_id(document.id, f.field),
            page=f.page,
            expected=f.expected,
            found=f.found,
            municipality=who.municipality,
            municipality_code=who.code,
        )
        for n, f in enumerate(found)
    )
