"""All checks, in the order of their findings, and the rows of `findings` that they make.

A check is a function from `CheckInput` (the document as printed and the rows read from it) to findings, each with a
code, a severity and a message in Dutch. To add one: write it in the module of its subject (`structure.py`, `fields.py`,
`budget.py`) with a docstring that says what it looks at, list it below, and add a new code with its group to
`pipelines/schema/log.py`.
"""

from collections.abc import Callable

from pipelines.rows.checks.budget import (
    budget_checks,
    intervention_amount_checks,
    maximum_checks,
    total_line_checks,
)
from pipelines.rows.checks.fields import amount_checks, period_checks
from pipelines.rows.checks.finding import CheckInput, Findings
from pipelines.rows.checks.structure import (
    contents_checks,
    doubt_checks,
    kind_checks,
    missing_field_checks,
    placeholder_checks,
    residue_checks,
    scan_checks,
    section_checks,
    signing_checks,
)
from pipelines.rows.ids import field_id, finding_id, section_id
from pipelines.schema.log import FINDING_GROUPS, FindingRow

Check = Callable[[CheckInput], Findings]

# A new check goes at the end of its list: finding_id counts the findings in this order, and analysts keep these ids.
CHECKS_OF_EVERY_DOCUMENT: tuple[Check, ...] = (
    kind_checks,
    residue_checks,
    scan_checks,
    doubt_checks,
)
CHECKS_OF_AGENDAS: tuple[Check, ...] = (
    contents_checks,
    section_checks,
    placeholder_checks,
    missing_field_checks,
    period_checks,
    amount_checks,
    budget_checks,
    total_line_checks,
    maximum_checks,
    intervention_amount_checks,
    signing_checks,
)


def finding_rows(checked: CheckInput) -> tuple[FindingRow, ...]:
    """The findings of a document; one that is no agenda is not held against the template."""
    document, who = checked.document, checked.who
    checks = CHECKS_OF_EVERY_DOCUMENT + (CHECKS_OF_AGENDAS if document.kind != "overig" else ())
    findings = [finding for check in checks for finding in check(checked)]
    return tuple(
        FindingRow(
            **who.columns,
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
        )
        for n, f in enumerate(findings)
    )
