"""The parts of a document that the HTML page shows, each with its places and its HTML, in reading order.

A part is a heading with its prose, a field, a table, a budget row, a signatory, a promise, or a stretch left over. Its
HTML is escaped already; how the page is laid out stands in `html.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from extract.document import Document, Regions, Table
from pipelines.rows.ids import field_id, intervention_id
from pipelines.schema.tables import DocumentRows
from pipelines.show.describe import DUTCH
from pipelines.show.findings import budget_row, notes_html
from pipelines.show.mentions import marked
from pipelines.show.values import ShownRow, row_html


@dataclass(frozen=True, slots=True)
class RecognisedPart:
    """Something recognised: `kind` decides its colour, `key` is its anchor, `body` its HTML."""

    key: str
    kind: str
    title: str
    body: str
    regions: Regions
    section: int | None
    wrong: bool = False  # a check found an error in it

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


def recognised_parts(
    document: Document, rows: DocumentRows, shown: Sequence[ShownRow] = (), prefix: str = ""
) -> list[RecognisedPart]:
    """All parts, in reading order. shown: the rows that can be put right. prefix: before the anchors."""
    found = [
        *_sections(document, shown),
        *_contents(document, prefix),
        *_tables(document),
        *_fields(document, rows, shown),
        *_budget(document, rows, shown),
        *_signatories(document, shown),
        *_commitments(document, shown),
        *_left_over(document),
    ]
    return sorted((replace(part, key=prefix + part.key) for part in found), key=lambda part: part.place)


def _rows_at(shown: Sequence[ShownRow], table: str, ordinal: int) -> str:
    """The row of a table with this place in the document, as HTML; nothing where it was struck or merged."""
    return "".join(row_html(each) for each in shown if each.table == table and each.row.ordinal == ordinal)


def _sections(document: Document, shown: Sequence[ShownRow]) -> Iterator[RecognisedPart]:
    titled = {each.section: n for n, each in enumerate(document.interventions)}
    for n, section in enumerate(document.sections):
        title = section.heading or "(zonder kop)"
        own = intervention_id(document.id, titled[n]) if n in titled else None
        values = (row_html(each) for each in shown if own and each.table == "interventions" and _is(each, own))
        body = (
            f'<p class="soort">{escape(section.kind)}, niveau {section.level}</p>{_lines(section.text)}'
            f"{''.join(values)}"
        )
        yield RecognisedPart(f"s{n}", "kop", title, body, section.regions, n)


def _is(shown: ShownRow, intervention: str) -> bool:
    return bool(shown.row.intervention_id == intervention)


def _contents(document: Document, prefix: str) -> Iterator[RecognisedPart]:
    own = next((n for n, section in enumerate(document.sections) if section.kind == "inhoudsopgave"), None)
    for n, entry in enumerate(document.contents):
        page = "" if entry.printed_page is None else f" … {entry.printed_page}"
        goes = (
            "niet gevonden in de tekst"
            if entry.section is None
            else f'<a href="#{prefix}s{entry.section}">naar de kop</a>'
        )
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


def _fields(document: Document, rows: DocumentRows, shown: Sequence[ShownRow]) -> Iterator[RecognisedPart]:
    for n, field in enumerate(document.fields):
        key = field_id(document.id, n)
        values = (row_html(each) for each in shown if getattr(each.row, "field_id", None) == key)
        notes = [row for row in rows.findings if row.field_id == key]
        known = escape(field.name) if field.name != "overig" else "onbekend label"
        body = f'<p class="soort">{known}</p><p>{marked(field.text, rows, key)}</p>{notes_html(notes)}{"".join(values)}'
        wrong = any(row.severity == "fout" for row in notes)
        yield RecognisedPart(f"f{n}", "veld", field.label, body, field.regions, field.section, wrong)


def _budget(document: Document, rows: DocumentRows, shown: Sequence[ShownRow]) -> Iterator[RecognisedPart]:
    read = {row.ordinal: row for row in rows.budget_lines}
    for n, printed in enumerate(document.budget):
        row = read.get(n + 1)
        if row is None:
            continue
        amount = "geen bedrag" if row.amount_eur is None else DUTCH.euros(row.amount_eur)
        notes = [finding for finding in rows.findings if budget_row(finding) == n + 1]
        body = f"<p>{escape(printed.text or '')}</p>{notes_html(notes)}{_rows_at(shown, 'budget_lines', n + 1)}"
        wrong = any(finding.severity == "fout" for finding in notes)
        title = f"{row.row_kind}: {amount}"
        yield RecognisedPart(f"b{n}", "begroting", title, body, printed.regions, printed.section, wrong)


def _signatories(document: Document, shown: Sequence[ShownRow]) -> Iterator[RecognisedPart]:
    for n, who in enumerate(document.signatories):
        told = (who.position, who.portfolio, who.organisation, who.place, who.date)
        body = f"<p>{escape(', '.join(part for part in told if part))}</p>{_rows_at(shown, 'signatories', n + 1)}"
        title = f"{who.role}: {who.name or 'geen naam'}"
        yield RecognisedPart(f"g{n}", "ondertekening", title, body, who.regions, who.section)


def _commitments(document: Document, shown: Sequence[ShownRow]) -> Iterator[RecognisedPart]:
    for n, item in enumerate(document.commitments):
        body = f"{_lines(item.text)}{_rows_at(shown, 'commitments', n + 1)}"
        yield RecognisedPart(f"a{n}", "afspraak", item.party or "(niemand genoemd)", body, item.regions, item.section)


def _left_over(document: Document) -> Iterator[RecognisedPart]:
    for n, residue in enumerate(document.residue):
        yield RecognisedPart(f"r{n}", "over", "Niet geplaatst", _lines(residue.text), residue.regions, None)


def _lines(text: str) -> str:
    """A text's own lines as paragraphs."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
