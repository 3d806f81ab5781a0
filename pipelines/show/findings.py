"""The findings of a document as HTML: what matters first, and a sum that is wrong told at its own row."""

import re
from collections.abc import Callable, Iterator
from html import escape

from pipelines.schema.finding_codes import Severity
from pipelines.schema.log import FindingRow
from pipelines.schema.tables import DocumentRows

SEVERITIES: tuple[Severity, ...] = ("fout", "waarschuwing", "info")
# How checks name a row of the budget (`about` in pipelines/rows/checks/budget.py): the first is its own.
_BUDGET_ROW = re.compile(r"Begroting, regel (\d+) \(")
_AT_ITS_ROW = ("fout", "waarschuwing")  # hints would be read before the value


def findings_html(rows: DocumentRows, anchor_of: Callable[[FindingRow], str | None]) -> str:
    """All findings, errors first; hints are folded away. anchor_of: where on the page a finding leads to."""
    told = [row for row in rows.findings if row.severity != "info"]
    hints = [row for row in rows.findings if row.severity == "info"]
    ordered = sorted(told, key=lambda row: SEVERITIES.index(row.severity))
    listed = _list(ordered, anchor_of) if ordered else "<p>Geen fouten of waarschuwingen.</p>"
    folded = (
        f"<details><summary>Ter informatie: {len(hints)}</summary>{_list(hints, anchor_of)}</details>" if hints else ""
    )
    return (
        f'<details class="bevindingen" open><summary>Bevindingen: {len(rows.findings)}</summary>'
        f"{listed}{folded}</details>"
    )


def _list(findings: list[FindingRow], anchor_of: Callable[[FindingRow], str | None]) -> str:
    return f"<ul data-lijst>{''.join(f'<li>{_item(row, anchor_of(row))}</li>' for row in findings)}</ul>"


def _item(row: FindingRow, anchor: str | None) -> str:
    page = f" <small>pagina {row.page}</small>" if row.page else ""
    # The message itself is the link: a list of links that all say `bekijk` tells nothing to who hears it.
    message = f'<a href="#{anchor}">{escape(row.message)}</a>' if anchor else escape(row.message)
    return (
        f'<b class="{escape(row.severity)}">{escape(row.severity)}</b> <code>{escape(row.code)}</code> {message}{page}'
    )


def budget_row(finding: FindingRow) -> int | None:
    """The row of the budget, by its ordinal, that a finding is about; None for other findings."""
    named = _BUDGET_ROW.search(finding.message)
    return int(named[1]) if named and finding.group in ("geld", "inhoud") else None


def notes_html(findings: Iterator[FindingRow] | list[FindingRow]) -> str:
    """The findings about one value, to stand beside it."""
    return "".join(
        f'<p class="melding {row.severity}"><b>{row.severity}</b> {escape(row.message)}</p>'
        for row in findings
        if row.severity in _AT_ITS_ROW
    )
