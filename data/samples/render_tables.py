"""Labels with values, budgets and signing blocks in, tables out in the shape a setting wants; knows no page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import render_form
import render_panels as panels
import render_source as rs
import render_story as st
from render_settings import Setting
from render_styles import Heads, Styles, markup
from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle

Command = tuple[object, ...]
START, END = (0, 0), (-1, -1)
LINED = ("grid", "bands", "merged")


def width(setting: Setting) -> float:
    return setting.page[0] - setting.margins[0] - setting.margins[2]


def paragraphs(text: str, style: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(markup(line), style) for line in text.split("\n") if line]


def frame_lines(setting: Setting) -> list[Command]:
    """The lines and the room inside a table of this setting."""
    pad = setting.padding
    commands: list[Command] = [
        ("VALIGN", START, END, "TOP"),
        ("TOPPADDING", START, END, pad),
        ("BOTTOMPADDING", START, END, pad),
        ("LEFTPADDING", START, END, pad + 1),
        ("RIGHTPADDING", START, END, pad + 1),
    ]
    if setting.shape in ("grid", "merged"):
        commands.append(("GRID", START, END, 0.5, black))
    elif setting.shape == "bands":
        commands.append(("GRID", START, END, 0.6, HexColor("#9fb2cc")))
    elif setting.shape in ("rules", "headings", "stacked", "runin"):
        commands.append(("LINEBELOW", START, END, 0.4, HexColor("#888888")))
    return commands


def shaded(setting: Setting, first: int) -> list[Command]:
    return [("BACKGROUND", (0, first), (0, -1), HexColor(setting.shade))] if setting.shade else []


def banded(setting: Setting) -> list[Command]:
    colour = setting.band if setting.shape == "bands" else "#404040"
    return [("SPAN", START, (-1, 0)), ("BACKGROUND", START, (-1, 0), HexColor(colour))]


def merged_rows(fields: Sequence[rs.Field], styles: Styles, above: int) -> tuple[list[list[Flowable]], list[Command]]:
    """A row for each paragraph or item of a value; its label's cell spans them."""
    rows: list[list[Flowable]] = []
    commands: list[Command] = []
    for one in fields:
        values = paragraphs(one.text, styles.cell) or [Paragraph("", styles.cell)]
        top = above + len(rows)
        if len(values) > 1:
            commands.append(("SPAN", (0, top), (0, top + len(values) - 1)))
        label = Paragraph(markup(one.label), styles.label)
        rows += [[label if n == 0 else Paragraph("", styles.label), value] for n, value in enumerate(values)]
    return rows, commands


def ruled(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """Labels left and values right; with lines, the intervention's heading is the title row."""
    setting = styles.setting
    inside = element.heading is not None and setting.shape in LINED
    rows: list[list[object]] = []
    if element.heading:
        head = heads.paragraph(element.heading, styles.title if inside else None)
        if inside:
            rows.append([head, ""])
        else:
            # Not `keepWithNext`: that would keep the whole table on one page, and nothing would ever be cut.
            head.style = ParagraphStyle("loose", head.style, keepWithNext=0)
            yield from (CondPageBreak(setting.size * 8), head)
    commands = frame_lines(setting) + shaded(setting, len(rows)) + (banded(setting) if inside else [])
    if setting.shape == "merged":
        more, spans = merged_rows(element.fields, styles, len(rows))
        rows += [list(row) for row in more]
        commands += spans
    else:
        rows += [
            [Paragraph(markup(one.label), styles.label), paragraphs(one.text, styles.cell)] for one in element.fields
        ]
    share = setting.label_share * width(setting)
    least = 2 * (setting.padding + setting.size * setting.lead)  # two lines on either side of a page break
    yield Table(
        rows,
        colWidths=[share, width(setting) - share],
        style=TableStyle(commands),
        splitInRow=least,
        repeatRows=1 if inside and setting.repeat else 0,
        spaceAfter=setting.size * 1.4,
    )


def stacked(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """Each label above its value."""
    if element.heading:
        yield heads.paragraph(element.heading)
    label = ParagraphStyle("above", styles.label, keepWithNext=1, spaceBefore=styles.setting.size * 0.6)
    for one in element.fields:
        yield Paragraph(markup(one.label), label)
        yield from paragraphs(one.text, styles.cell)


def runin(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """`Doelgroep: …`, the label run in before its value."""
    if element.heading:
        yield heads.paragraph(element.heading)
    for one in element.fields:
        first, *others = one.text.split("\n")
        yield Paragraph(f"<b>{markup(one.label.rstrip(':'))}:</b> {markup(first)}", styles.text)
        yield from paragraphs("\n".join(others), styles.text)


def headed(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """The fields as small headings, in a colour of their own."""
    if element.heading:
        yield heads.paragraph(element.heading)
    small = ParagraphStyle("small head", styles.head(4), fontName=styles.setting.fonts[2])
    for one in element.fields:
        yield Paragraph(markup(one.label), small)
        yield from paragraphs(one.text, styles.text)


def fields(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    if styles.setting.shape.startswith("form"):
        yield from render_form.fields(element, styles, heads)
        return
    makers = {"stacked": stacked, "runin": runin, "headings": headed} | dict.fromkeys(panels.SHARE, panels.beside)
    yield from makers.get(styles.setting.shape, ruled)(element, styles, heads)


def column_widths(rows: Sequence[Sequence[str]], total: float, least: float) -> list[float]:
    """By the longest word and the longest text of each column."""

    def want(n: int) -> float:
        texts = [row[n] for row in rows if n < len(row)]
        word = max((len(part) for text in texts for part in text.split()), default=1)
        return max(word * 1.15 + 2, min(28.0, max(map(len, texts)) * 0.6), least)

    weights = [want(n) for n in range(max(map(len, rows)))]
    return [total * weight / sum(weights) for weight in weights]


def is_amount(cell: str) -> bool:
    return bool(re.fullmatch(r"(€|EUR)?\s*[\d.,]+(,-|,=)?", cell))


def budget_cells(row: rs.BudgetRow, styles: Styles) -> list[list[Paragraph]]:
    """A row's cells; the help text stands small under its category, sums are bold."""
    strong = row.cells[0].casefold().startswith(("totaal", "subtotaal", "totale"))
    out = []
    for n, cell in enumerate(row.cells):
        text = f"<b>{markup(cell)}</b>" if strong else markup(cell)
        style = styles.amount if is_amount(cell) else styles.cell
        out.append([Paragraph(text, style)] if cell else [])
        if n == 1 and row.hint:
            out[-1].append(Paragraph(markup(row.hint), styles.hint))
    return out


def title_spans(rows: Sequence[rs.BudgetRow], above: int) -> Iterator[Command]:
    """An intervention's name spans the lines that belong to it."""
    tops = [n for n, row in enumerate(rows) if row.cells[0]] + [len(rows)]
    for top, after in pairwise(tops):
        after = next((n for n in range(top + 1, after) if len(rows[top].cells[1]) == 0), after)
        if after - top > 1 and rows[top].cells[1]:
            yield ("SPAN", (0, above + top), (0, above + after - 1))


def budget(money: rs.Budget, styles: Styles) -> Table:
    setting = styles.setting
    rows: list[list[object]] = []
    commands = frame_lines(setting)
    if money.header:
        rows.append([Paragraph(markup(cell), styles.label) for cell in money.header])
        commands += [("BACKGROUND", START, (-1, 0), HexColor("#dddddd"))] if setting.shape in LINED else []
    if setting.shape == "merged":
        commands += title_spans(money.rows, len(rows))
    rows += [list(budget_cells(row, styles)) for row in money.rows]
    texts = [row.cells for row in money.rows] + ([money.header] if money.header else [])
    return Table(
        rows,
        colWidths=column_widths(texts, width(setting), 9.0),
        style=TableStyle(commands),
        repeatRows=1 if money.header and setting.repeat else 0,
    )


def plain(block: rs.Block, styles: Styles) -> Table:
    """A table inside a section: ruled, unless its source says it isn't."""
    setting = styles.setting
    total = width(setting) if setting.columns == 1 else (width(setting) - 16) / 2
    rows = [
        [Paragraph(markup(cell), styles.label if n == 0 else styles.cell) for cell in row]
        for n, row in enumerate(block.rows)
    ]
    lines: list[Command] = [] if block.lines else [("GRID", START, END, 0.5, black)]
    return Table(
        rows,
        colWidths=column_widths(block.rows, total, 6.0),
        repeatRows=1,
        spaceAfter=setting.size,
        style=TableStyle([("VALIGN", START, END, "TOP"), *lines]),
    )


def pillars(pairs: Sequence[tuple[str, str]], styles: Styles) -> Iterator[Flowable]:
    """Three columns side by side, or one under the other."""
    if styles.setting.shape in ("grid", "bands") and pairs:
        cells = [
            [Paragraph(markup(title), styles.lead), Paragraph(markup(text), styles.small)] for title, text in pairs
        ]
        above = ("LINEABOVE", START, END, 1.2, HexColor(styles.setting.colour))
        yield Table([cells], style=TableStyle([("VALIGN", START, END, "TOP"), above]))
        yield Spacer(0, styles.setting.size)
        return
    for title, text in pairs:
        yield Paragraph(markup(title), styles.lead)
        yield Paragraph(markup(text), styles.text)


class Scribble(Flowable):  # type: ignore[misc]
    """Something like a signature."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.seed, self.width, self.height = seed, 70, 24

    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.setStrokeColor(HexColor("#1a2a6c"))
        path = canvas.beginPath()
        path.moveTo(2, 8)
        for n in range(5):
            x, up = 4 + n * 12, 6 + (self.seed * (n + 3)) % 13
            path.curveTo(x, up + 6, x + 6, 20 - up, x + 11, 7 + up % 5)
        canvas.drawPath(path)


def person(rows: Sequence[tuple[str, str]], styles: Styles) -> list[Flowable]:
    """One signing block: small labels, each above its value."""
    out: list[Flowable] = []
    for label, value in rows:
        out.append(Paragraph(markup(label), styles.small))
        out += paragraphs(value, styles.cell) or [Spacer(0, styles.setting.size)]
        out.append(Spacer(0, styles.setting.size * 0.3))
    dated = any(label == "Datum" and value for label, value in rows)
    return [*out, Scribble(len(rows[0][1]))] if dated else out


def signing(people: Sequence[Sequence[tuple[str, str]]], styles: Styles) -> Table:
    """The blocks side by side, two in a row."""
    blocks: list[object] = [person(rows, styles) for rows in people]
    blocks += [""] * (len(blocks) % 2)
    rows = [blocks[n : n + 2] for n in range(0, len(blocks), 2)]
    half = width(styles.setting) / 2
    return Table(
        rows, colWidths=[half, half], style=TableStyle([("VALIGN", START, END, "TOP"), ("LEFTPADDING", START, END, 0)])
    )


def rule() -> HRFlowable:
    return HRFlowable(width="35%", hAlign="LEFT", thickness=0.5, color=black)
