"""A Source and a setting in, a PDF out and the page of each heading; the words come from render_story, the tables
from render_tables, what repeats on each page from render_marks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import render_form
import render_marks as marks
import render_source as rs
import render_story as st
import render_tables as tables
import reportlab
from render_settings import Setting
from render_styles import Heads, Styles, leader_line, markup
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

WIDEST = 3  # cells of a table's row that still find room in a column of text


def register_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd", "VeraIt"):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBd")


def prose(block: rs.Block, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    if styles.setting.shape.startswith("form") and block.kind not in ("table", "ul", "ol", "lead"):
        yield from render_form.prose(block, styles, heads)
    elif block.kind == "table":
        yield tables.plain(block, styles)
    elif block.kind in ("ul", "ol"):
        for number, line in enumerate(block.lines, 1):
            mark = styles.setting.bullet if block.kind == "ul" else f"{number}."
            yield Paragraph(markup(line), styles.item, bulletText=mark)
    else:
        style = styles.lead if block.kind == "lead" else styles.text
        yield from (Paragraph(markup(line), style) for line in block.lines)


def front(page: st.FrontPage, styles: Styles) -> Iterator[Flowable]:
    yield Paragraph(markup(page.title), styles.heads[0])
    if page.front:
        yield Paragraph(markup(page.front.motto or ""), styles.motto)
        yield from (Paragraph(markup(text), styles.text) for text in page.front.paragraphs)
        yield from tables.pillars(page.front.pillars, styles)
        if page.front.closing:
            yield Paragraph(markup(page.front.closing), styles.text)
    if page.signing:
        yield Spacer(0, styles.setting.size)
        yield tables.signing(page.signing, styles)
    yield PageBreak()


def contents(entries: tuple[rs.Entry, ...], styles: Styles) -> Iterator[Flowable]:
    yield Paragraph("Inhoudsopgave", styles.heads[0])
    yield from (leader_line(one, styles) for one in entries)
    yield PageBreak()


def signatures(people: tuple[rs.Person, ...], styles: Styles) -> Iterator[Flowable]:
    for person in people:
        for label, value in st.signature_lines(person):
            yield Paragraph(markup(f"{label}: {value}"), styles.text)
        yield Spacer(0, styles.setting.size * 2.4)


def footnotes(lines: tuple[str, ...], styles: Styles) -> Iterator[Flowable]:
    yield Spacer(0, styles.setting.size)
    yield tables.rule()
    yield from (Paragraph(markup(line), styles.note) for line in lines)


def money(budget: rs.Budget, styles: Styles) -> Iterator[Flowable]:
    yield tables.budget(budget, styles)
    if budget.total_line:
        yield Paragraph(f"<b>{markup(budget.total_line)}</b>", styles.total)


def flowables(element: st.Element, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    match element:
        case st.FrontPage():
            yield from front(element, styles)
        case st.Contents(entries):
            yield from contents(entries, styles)
        case st.Heading():
            yield heads.paragraph(element)
        case st.Prose(block):
            yield from prose(block, styles, heads)
        case st.Fields():
            yield from tables.fields(element, styles, heads)
        case st.Money(budget):
            yield from money(budget, styles)
        case st.Signatures(people):
            yield from signatures(people, styles)
        case st.Footnotes(lines):
            yield from footnotes(lines, styles)


def narrative(element: st.Element) -> bool:
    """What a setting in columns prints in columns: the explanation's sections, but not a table too wide for one."""
    if isinstance(element, st.Prose):
        return max(map(len, element.block.rows), default=0) <= WIDEST
    return isinstance(element, st.Heading) and not element.part and element.level > 2


def flow(source: rs.Source, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """The whole document. Runs of narrative are gathered where the setting wants them in columns."""
    run: list[Flowable] = []
    started = False
    for element in st.story(source):
        if styles.setting.columns > 1 and narrative(element):
            run += flowables(element, styles, heads)
            continue
        if run:
            yield BalancedColumns(run, nCols=styles.setting.columns, innerPadding=16, name="narrative")
            run = []
        if isinstance(element, st.Heading) and element.part:
            if started and styles.setting.fresh:
                yield PageBreak()
            started = True
        yield from flowables(element, styles, heads)
    if run:
        yield BalancedColumns(run, nCols=styles.setting.columns, innerPadding=16, name="narrative")


def build(source: rs.Source, setting: Setting, total: int) -> tuple[bytes, int, list[tuple[str, int]]]:
    """One pass: the bytes, the number of pages and the headings with their pages."""
    styles, out = Styles(setting), io.BytesIO()
    heads = Heads(styles)
    years = "-".join(map(str, source.period)) if source.period else ""
    running = marks.Running(source.title, years, total)
    width, height = setting.page
    left, top, right, bottom = setting.margins
    frame = Frame(left, bottom, width - left - right, height - top - bottom, 0, 0, 0, 0, id="page")
    document = BaseDocTemplate(
        out,
        pagesize=setting.page,
        invariant=1,
        pageCompression=0,
        title=source.title,
        rotation=90 if setting.turned else 0,
    )
    template = PageTemplate(frames=[frame], onPage=lambda canvas, doc: marks.begin(canvas, setting, doc.page, running))
    document.addPageTemplates([template])
    document.build(list(flow(source, styles, heads)))
    data = render_form.add_fields(out.getvalue(), heads.typed) if heads.typed else out.getvalue()
    return data, document.page, heads.pages()


def pdf(source: rs.Source, setting: Setting) -> tuple[bytes, int, list[tuple[str, int]]]:
    """The document printed; twice, so that a footer can say `pagina 3 van 9`."""
    register_fonts()
    _, total, _ = build(source, setting, 1)
    return build(source, setting, total)
