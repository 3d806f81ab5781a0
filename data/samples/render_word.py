"""A Source and a design in, a Word document out: by Word's own styles and content controls, by formatting on the spot
alone, or with lines instead of tables. Knows no page: a Word document has none until it is printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

import docx
import render_source as rs
import render_story as st
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

STAMP = (2022, 1, 1, 0, 0, 0)  # of the zip's members: the same bytes each time


@dataclass(frozen=True, slots=True)
class Design:
    """How a document is made in Word."""

    styles: bool  # headings and contents by Word's styles; else bold and large on the spot
    tables: bool  # fields in tables; else lines `label: value`
    controls: bool = False  # content controls around values and their cells
    title_row: bool = True  # the intervention's heading is the first row of its table
    columns: bool = False  # pillars and signing side by side in tables without lines
    size: float = 10.0


DESIGNS = {
    "word": Design(styles=True, tables=True, controls=True, columns=True),
    "word-direct": Design(styles=False, tables=True, title_row=False, size=11.0),
    "word-lines": Design(styles=True, tables=False, size=10.5),
}


class _Writer:
    def __init__(self, source: rs.Source, design: Design) -> None:
        self.source, self.design = source, design
        self.document: Document = docx.Document()
        self.document.styles["Normal"].font.size = Pt(design.size)
        self.document.sections[0].header.paragraphs[0].text = source.title

    def paragraph(self, text: str, style: str | None = None) -> Paragraph:
        return self.document.add_paragraph(text, style)

    def bold(self, text: str, size: float | None = None) -> Paragraph:
        paragraph = self.paragraph("")
        run = paragraph.add_run(text)
        run.bold = True
        run.font.size = Pt(size or self.design.size)
        return paragraph

    def heading(self, text: str, level: int) -> None:
        if self.design.styles:
            self.document.add_heading(text, min(level, 9))
        else:
            self.bold(text, self.design.size * max(1.0, 1.9 - 0.25 * level))

    def story(self) -> None:
        for element in st.story(self.source):
            self.element(element)

    def element(self, element: st.Element) -> None:
        match element:
            case st.FrontPage():
                self.front(element)
            case st.Contents(entries):
                self.contents(entries)
            case st.Heading(text, level):
                self.heading(text, level)
            case st.Prose(block):
                self.prose(block)
            case st.Fields():
                self.fields(element)
            case st.Money(budget):
                self.budget(budget)
            case st.Signatures(people):
                for person in people:
                    for label, value in st.signature_lines(person):
                        self.paragraph(f"{label}: {value}")
            case st.Footnotes(lines):
                for line in lines:
                    self.paragraph(line)

    def front(self, page: st.FrontPage) -> None:
        if self.design.styles:
            self.document.add_heading(page.title, 0)
        else:
            self.bold(page.title, self.design.size * 2)
        if page.front:
            for text in (page.front.motto, *page.front.paragraphs):
                if text:
                    self.paragraph(text)
            self.pillars(page.front.pillars)
            if page.front.closing:
                self.paragraph(page.front.closing)
        if page.signing:
            self.signing(page.signing)

    def pillars(self, pairs: Sequence[tuple[str, str]]) -> None:
        if self.design.columns and pairs:
            for cell, pair in zip(self.document.add_table(1, len(pairs)).rows[0].cells, pairs, strict=True):
                fill(cell, pair)
            return
        for title, text in pairs:
            self.bold(title)
            self.paragraph(text)

    def signing(self, people: Sequence[Sequence[tuple[str, str]]]) -> None:
        if not self.design.tables:
            for rows in people:
                for label, value in rows:
                    self.paragraph(f"{label}:\t{value}")
                self.paragraph("")
            return
        table = self.document.add_table(max(map(len, people)), 2 * len(people))
        for n, rows in enumerate(people):
            for k, pair in enumerate(rows):
                for cell, text in zip(table.rows[k].cells[2 * n : 2 * n + 2], pair, strict=True):
                    cell.text = text

    def contents(self, entries: Iterable[rs.Entry]) -> None:
        self.heading("Inhoudsopgave", 1) if not self.design.styles else self.paragraph("Inhoudsopgave")
        for entry in entries:
            paragraph = self.paragraph(entry.heading + (f"\t{entry.page}" if entry.page else ""))
            paragraph.paragraph_format.left_indent = Pt(12.0 * (entry.level - 1))

    def prose(self, block: rs.Block) -> None:
        if block.kind == "table":
            table = self.document.add_table(0, max(map(len, block.rows)), "Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        elif block.kind == "lead":
            self.bold(block.lines[0])
        else:
            styles = {"ul": "List Bullet", "ol": "List Number"}
            first = True
            for line in block.lines:
                paragraph = self.paragraph(line, styles.get(block.kind))
                if block.kind == "ol":
                    self.numbered(paragraph, fresh=first)
                first = False

    def numbered(self, paragraph: Paragraph, fresh: bool) -> None:
        """Begins the list anew at its first item, as Word does: by a list of its own with a start that overrides."""
        root = self.document.part.numbering_part.element
        if fresh:
            style = self.document.styles["List Number"].element
            old = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
            kind = next(num for num in root.num_lst if str(num.numId) == old).abstractNumId.val
            self.list_id = root.add_num(kind)
            self.list_id.add_lvlOverride(0).add_startOverride(1)
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = self.list_id.numId

    def fields(self, element: st.Fields) -> None:
        inside = self.design.title_row and self.design.tables
        if element.heading and not inside:
            self.heading(element.heading.text, element.heading.level)
        if not self.design.tables:
            for one in element.fields:
                self.line(one)
            return
        table = self.document.add_table(0, 2, "Table Grid")
        if element.heading and inside:
            row = table.add_row().cells
            row[0].merge(row[1]).text = element.heading.text
        for one in element.fields:
            label, value = table.add_row().cells
            label.text = one.label
            fill(value, one.text.split("\n"))
            if self.design.controls:
                control(value._tc)
        self.paragraph("")

    def line(self, one: rs.Field) -> None:
        first, *others = one.text.split("\n")
        paragraph = self.paragraph("")
        paragraph.add_run(one.label.rstrip(":") + ":").bold = True
        paragraph.add_run(f" {first}")
        for other in others:
            self.paragraph(other)

    def budget(self, money: rs.Budget) -> None:
        width = max(len(row.cells) for row in money.rows)
        table = self.document.add_table(0, max(width, len(money.header)), "Table Grid")
        if money.header:
            add(table, money.header)
        for row in money.rows:
            cells = add(table, row.cells)
            if row.hint:
                cells[1].add_paragraph().add_run(row.hint).font.size = Pt(6)
        if money.total_line:
            self.bold(money.total_line)


def add(table: Table, texts: Iterable[str]) -> tuple[_Cell, ...]:
    cells: tuple[_Cell, ...] = table.add_row().cells  # type: ignore[no-untyped-call]
    for cell, text in zip(cells, texts, strict=False):
        cell.text = text
    return cells


def fill(cell: _Cell, texts: Iterable[str]) -> None:
    """A cell's paragraphs."""
    for n, text in enumerate(texts):
        (cell.paragraphs[0] if n == 0 else cell.add_paragraph()).add_run(text)


def control(element: object) -> None:
    """A content control around a cell, as a form made in Word has."""
    parent = element.getparent()  # type: ignore[attr-defined]
    outer, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    outer.append(OxmlElement("w:sdtPr"))
    outer.append(content)
    content.append(deepcopy(element))
    parent.replace(element, outer)


def word(source: rs.Source, design: Design) -> bytes:
    """The document's bytes, the same each time."""
    writer = _Writer(source, design)
    writer.story()
    out, steady = io.BytesIO(), io.BytesIO()
    writer.document.save(out)
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            kept.writestr(zipfile.ZipInfo(info.filename, STAMP), made.read(info), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
