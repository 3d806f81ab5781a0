"""A readable outline of one document: what is printed, what was made of it, what was left over.

Lines that begin with `=` say how the text above them was read.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from textwrap import wrap

from extract.document import Document
from pipelines.rows.ids import field_id
from pipelines.run.reader import ReadingSteps
from pipelines.schema.tables import DocumentRows
from pipelines.show.describe import field_readings

WIDTH = 110
OutlineLines = Iterator[str]


def outlines(parts: ReadingSteps, document: Document) -> str:
    """The outline of a document, and of each other that its file holds."""
    each = (replace(one, also=()) for one in (document, *document.also))
    return "\n".join(outline(one, parts.build_rows(one)) for one in each)


def outline(document: Document, rows: DocumentRows) -> str:
    """The whole outline, as text that ends in a newline."""
    parts = (
        ("Sections", _sections(document)),
        ("Contents", _contents(rows)),
        ("Interventions", _interventions(document, rows)),
        ("Activity plan", _plan(document, rows)),
        ("Budget", _budget(rows)),
        ("Signatories", _signatories(rows)),
        ("Commitments", _commitments(rows)),
        ("Findings", _findings(rows)),
        ("Left over", _left_over(document)),
    )
    chapters = (_chapter(title, lines) for title, lines in parts)
    return "\n".join(chain(_head(document, rows), *chapters)) + "\n"


def _head(document: Document, rows: DocumentRows) -> OutlineLines:
    yield document.title or "(no title)"
    yield "=" * len(document.title or "(no title)")
    for row in rows.documents:
        pages = f"{row.pages} pages, " if row.pages else ""
        yield f"file          {row.source_name} ({pages}{row.text_layer})"
        yield f"document      {row.document_id}, {row.document_kind}, template {row.template}"
        yield f"municipality  {_joined(row.municipality or 'unknown', row.municipality_code, row.province)}"
        if len(row.municipalities) > 1:
            yield f"with          {', '.join(row.municipalities)}"
        yield f"period        {row.period_start_year or '?'} to {row.period_end_year or '?'}"


def _chapter(title: str, lines: OutlineLines) -> OutlineLines:
    """A part of the outline; one with nothing in it says so, since that is worth seeing too."""
    yield from ("", title, "-" * len(title))
    first = next(lines, "  none")
    yield first
    yield from lines


def _sections(document: Document) -> OutlineLines:
    for section in document.sections:
        words = len(section.text.split())
        heading = section.heading or "(no heading)"
        page = section.regions[0].page if section.regions else None
        yield f"{_column(page)}{'  ' * section.level}{section.level} {heading} [{section.kind}, {words} words]"


def _contents(rows: DocumentRows) -> OutlineLines:
    for row in rows.contents:
        printed = "?" if row.printed_page is None else str(row.printed_page)
        if row.section_id is None:
            place = "not in the body"
        else:
            place = "found" if row.actual_page is None else f"is on page {row.actual_page}"
        yield f"  {'  ' * row.level}{row.heading} ... {printed} ({place})"


def _interventions(document: Document, rows: DocumentRows) -> OutlineLines:
    for n, row in enumerate(rows.interventions):
        yield f"{_column(row.page_first)}  {row.ordinal}. {row.title}"
        yield f"     themes: {', '.join(row.themes) or 'none'}"
        yield from _fields(document, rows, n)


def _plan(document: Document, rows: DocumentRows) -> OutlineLines:
    yield from _fields(document, rows, None)


def _fields(document: Document, rows: DocumentRows, intervention: int | None) -> OutlineLines:
    for n, field in enumerate(document.fields):
        if field.intervention == intervention:
            known = "" if field.name != "overig" else " [label unknown]"
            yield f"     {field.label}{known}"
            yield from _text(field.text, "        ")
            yield from (f"        = {reading}" for reading in field_readings(rows, field_id(document.id, n)))


def _budget(rows: DocumentRows) -> OutlineLines:
    for row in rows.budget_lines:
        sum_ = f"{row.quantity:g} {row.unit or ''} x {_euros(row.unit_price_eur)}" if row.quantity is not None else None
        what = _joined(row.intervention, row.category, row.description, sum_, row.source)
        yield f"  {row.ordinal:>3}  {row.row_kind:<9}  {_euros(row.amount_eur):>14}  {what}"


def _signatories(rows: DocumentRows) -> OutlineLines:
    for row in rows.signatories:
        who = _joined(row.name or "(no name)", row.position, row.portfolio, row.organisation)
        date = row.date.isoformat() if row.date else "no date"
        yield f"  {row.role}: {who}; {_joined(row.place, date)}"


def _commitments(rows: DocumentRows) -> OutlineLines:
    for row in rows.commitments:
        often = f" = {row.times} per {row.per}" if row.times is not None else ""
        yield from _text(f"{row.party or '(nobody)'}: {row.text}{often}", "  ")


def _findings(rows: DocumentRows) -> OutlineLines:
    for row in rows.findings:
        page = f" (page {row.page})" if row.page else ""
        yield from _text(f"{row.severity}  {row.code}{page}: {row.message}", "  ")


def _left_over(document: Document) -> OutlineLines:
    for residue in document.residue:
        yield from _text(f"{'page ' + str(residue.page) + ': ' if residue.page else ''}{residue.text}", "  ")


def _column(page: int | None) -> str:
    """A page in a column of its own; blank for text input."""
    return f"{f'p. {page}' if page else '':<6}"


def _text(text: str, indent: str) -> OutlineLines:
    """A text's own lines, wrapped."""
    for line in text.split("\n"):
        yield from wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _euros(amount: Decimal | None) -> str:
    return "-" if amount is None else f"{amount:,.2f}"
