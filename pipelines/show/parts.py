"""The parts of a document that the HTML page shows, each with its places and its HTML, in reading order.

A part is a heading with its prose, a field, a table, a budget row, a signatory, a promise, or a stretch left over. Its
HTML is escaped already; how the page is laid out stands in `html.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from extract.document import Document, Regions, Table
from pipelines.rows.ids import field_id
from pipelines.schema.log import FindingRow
from pipelines.schema.tables import DocumentRows
from pipelines.show.describe import DUTCH, field_readings
from pipelines.show.mentions import marked


@dataclass(frozen=True, slots=True)
class RecognisedPart:
    """Something recognised: `kind` decides its colour, `key` is its anchor, `body` its HTML."""

    key: str
    kind: str
    title: str
    body: str
    regions: Regions
    section: int | None

    @property
    def place(self) -> tuple[int, float, int]:
        """Where it comes in reading order: page, height, section; without pages by section only."""
        first = self.regions[0] if self.regions else None
        return (first.page if first else 0, first.top if first else 0.0, -1 if self.section is None else self.section)


KINDS = {
    "kop": "kop en lopende tekst",
    "inhoud": "inhoudsopgave",
    "veld": "veld",
    "tabel": "tabel",
    "begroting": "begroting",
    "ondertekening": "ondertekening",
    "afspraak": "afspraak",
    "rand": "kop- en voetregel, paginanummer",
    "over": "niet geplaatst",
}


def recognised_parts(document: Document, rows: DocumentRows) -> list[RecognisedPart]:
    """All parts, in reading order."""
    found = [
        *_sections(document),
        *_contents(document),
        *_tables(document),
        *_fields(document, rows),
        *_budget(document, rows),
        *_signatories(document),
        *_commitments(document),
        *_left_over(document),
    ]
    return sorted(found, key=lambda part: part.place)


def finding_items(rows: DocumentRows) -> Iterator[tuple[FindingRow, str]]:
    """Each finding with its HTML."""
    for row in rows.findings:
        severity, code = escape(row.severity), escape(row.code)
        yield row, f'<b class="{severity}">{severity}</b> <code>{code}</code> {escape(row.message)}'


def _sections(document: Document) -> Iterator[RecognisedPart]:
    for n, section in enumerate(document.sections):
        title = section.heading or "(zonder kop)"
        body = f"<p class=soort>{escape(section.kind)}, niveau {section.level}</p>{_lines(section.text)}"
        yield RecognisedPart(f"s{n}", "kop", title, body, section.regions, n)


def _contents(document: Document) -> Iterator[RecognisedPart]:
    own = next((n for n, section in enumerate(document.sections) if section.kind == "inhoudsopgave"), None)
    for n, entry in enumerate(document.contents):
        page = "" if entry.printed_page is None else f" … {entry.printed_page}"
        goes = "niet gevonden in de tekst" if entry.section is None else f'<a href="#s{entry.section}">naar de kop</a>'
        yield RecognisedPart(f"c{n}", "inhoud", f"{entry.heading}{page}", f"<p>{goes}</p>", entry.regions, own)


def _tables(document: Document) -> Iterator[RecognisedPart]:
    for n, table in enumerate(document.tables):
        regions = tuple(region for cell in table.cells for region in cell.regions)
        body = f"<details><summary>{len(table.cells)} cellen</summary>{_grid(table)}</details>"
        yield RecognisedPart(f"t{n}", "tabel", f"Tabel: {table.kind}", body, regions, table.section)


def _grid(table: Table) -> str:
    """The cells as an HTML table, spans and all."""
    lines: dict[int, list[str]] = {}
    for cell in table.cells:
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        lines.setdefault(cell.row, []).append(f"<td{spans}>{_broken(cell.text)}</td>")
    return "<table>" + "".join(f"<tr>{''.join(lines[row])}</tr>" for row in sorted(lines)) + "</table>"


def _fields(document: Document, rows: DocumentRows) -> Iterator[RecognisedPart]:
    for n, field in enumerate(document.fields):
        key = field_id(document.id, n)
        read = "".join(f"<li>{escape(line)}</li>" for line in field_readings(rows, key, DUTCH))
        known = escape(field.name) if field.name != "overig" else "onbekend label"
        body = f"<p class=soort>{known}</p><p>{marked(field.text, rows, key)}</p>" + (
            f"<ul>{read}</ul>" if read else ""
        )
        yield RecognisedPart(f"f{n}", "veld", field.label, body, field.regions, field.section)


def _budget(document: Document, rows: DocumentRows) -> Iterator[RecognisedPart]:
    for n, (printed, row) in enumerate(zip(document.budget, rows.budget_lines, strict=False)):
        times = None if row.quantity is None else f"{DUTCH.number(row.quantity)} {row.unit or ''} × "
        price = None if row.unit_price_eur is None else DUTCH.euros(row.unit_price_eur)
        read = (row.intervention, row.category, row.description, f"{times or ''}{price}" if price else None, row.source)
        amount = "geen bedrag" if row.amount_eur is None else DUTCH.euros(row.amount_eur)
        body = f"<p>{escape(', '.join(part for part in read if part))}</p>"
        yield RecognisedPart(f"b{n}", "begroting", f"{row.row_kind}: {amount}", body, printed.regions, printed.section)


def _signatories(document: Document) -> Iterator[RecognisedPart]:
    for n, who in enumerate(document.signatories):
        told = (who.position, who.portfolio, who.organisation, who.place, who.date)
        body = f"<p>{escape(', '.join(part for part in told if part))}</p>"
        yield RecognisedPart(
            f"g{n}", "ondertekening", f"{who.role}: {who.name or 'geen naam'}", body, who.regions, who.section
        )


def _commitments(document: Document) -> Iterator[RecognisedPart]:
    for n, item in enumerate(document.commitments):
        yield RecognisedPart(
            f"a{n}", "afspraak", item.party or "(niemand genoemd)", _lines(item.text), item.regions, item.section
        )


def _left_over(document: Document) -> Iterator[RecognisedPart]:
    for n, residue in enumerate(document.residue):
        yield RecognisedPart(f"r{n}", "over", "Niet geplaatst", _lines(residue.text), residue.regions, None)


def _lines(text: str) -> str:
    """A text's own lines as paragraphs."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
