"""Labels with values in, the rows of a form to fill in out: each value in a box, drawn or as a field of the file.

A field's box has room for a few lines, whatever its value needs; every other field has an appearance, as a viewer
makes one, and the rest have none, as a program leaves it that fills in forms. `add_fields` puts them into a PDF.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import render_source as rs
import render_story as st
from render_styles import Heads, Styles, markup
from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

_TITLE = re.compile(r"^(?P<label>Interventie\b[\s\d|:.–-]*)(?P<title>\S.*)$")
_MOST = 3  # lines that a field has room for
_PAD = 3.0  # points between a box and its text


@dataclass(frozen=True, slots=True)
class Field:
    """A field to be: its page from 1, its box in the page's own space (left, bottom, right, top), its value."""

    page: int
    box: tuple[float, float, float, float]
    value: str
    size: float


class Filled(Flowable):  # type: ignore[misc]
    """A box with a value: drawn, or noted down as a field."""

    def __init__(self, value: str, styles: Styles, heads: Heads, heading: int | None = None) -> None:
        super().__init__()
        self.value, self.styles, self.heads, self.heading = value, styles, heads, heading

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        style = ParagraphStyle("typed", self.styles.cell, fontName="Helvetica", alignment=0)
        step, self.width = style.leading, width
        self.lines = [Paragraph(markup(line), style) for line in self.value.split("\n")] if self.value else []
        self.heights = [line.wrap(width - 2 * _PAD, 1e6)[1] for line in self.lines]
        full = max(sum(self.heights), step)
        self.height = (full if self.styles.setting.flat else min(full, _MOST * step)) + 2 * _PAD
        return width, self.height

    def draw(self) -> None:
        canvas, setting = self.canv, self.styles.setting
        page = canvas.getPageNumber()
        if self.heading is not None:
            self.heads.found.setdefault(self.heading, page)
        canvas.setStrokeColor(HexColor("#6a7f95"))
        canvas.setLineWidth(0.6)
        if setting.shape != "form-cells":
            canvas.rect(0, 0, self.width, self.height, fill=0)
        if setting.flat:
            y = self.height - _PAD
            for line, height in zip(self.lines, self.heights, strict=True):
                line.drawOn(canvas, _PAD, y - height)
                y -= height
        elif self.value:
            left, bottom = canvas.absolutePosition(0, 0)
            box = (left, bottom, left + self.width, bottom + self.height)
            self.heads.typed.append(Field(page, box, self.value, setting.size))


def _heading(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """An intervention's heading: its word a label, its title in a box; one without the word is a heading."""
    if element.heading is None:
        return
    found = _TITLE.match(element.heading.text)
    yield CondPageBreak(styles.setting.size * 12)
    if found is None:
        yield heads.paragraph(element.heading)
        return
    heads.texts.append(element.heading.text)
    box = Filled(found["title"], styles, heads, len(heads.texts) - 1)
    yield _beside(Paragraph(markup(found["label"].strip()), styles.label), box, styles, 0.2)


def _beside(label: Paragraph, box: Filled, styles: Styles, share: float) -> Table:
    setting = styles.setting
    width = setting.page[0] - setting.margins[0] - setting.margins[2]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, black)] if setting.shape == "form-cells" else []
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 2), *lines]
    commands += [("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    return Table([[label, box]], colWidths=[share * width, width - share * width], style=TableStyle(commands))


def fields(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """The rows of a form; in `form-above` each label stands above its box."""
    setting = styles.setting
    yield from _heading(element, styles, heads)
    above = ParagraphStyle("above", styles.label, keepWithNext=1, spaceBefore=setting.size * 0.5, spaceAfter=2)
    for one in element.fields:
        box = Filled(one.text, styles, heads)
        if setting.shape == "form-above":
            yield from (Paragraph(markup(one.label), above), box)
        else:
            yield _beside(Paragraph(markup(one.label), styles.label), box, styles, setting.label_share)
    yield Spacer(0, setting.size)


def prose(block: rs.Block, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """A section's paragraph in a box over the whole width."""
    yield from (Filled("\n".join(block.lines), styles, heads), Spacer(0, styles.setting.size * 0.6))


def add_fields(data: bytes, typed: list[Field]) -> bytes:
    """The PDF with its fields; the second, the fourth... without an appearance."""
    pdf = pikepdf.open(io.BytesIO(data))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=pdf.make_indirect(font)))
    widgets = []
    for n, field in enumerate(typed):
        widget = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name("/Tx"),
            F=4,
            Ff=1 << 12,
            T=f"veld{n + 1}",
            V=field.value.replace("\n", "\r"),
            DA=f"/Helv {field.size:g} Tf 0 g",
            Rect=[round(side, 2) for side in field.box],
        )
        if n % 2 == 0:
            widget.AP = pikepdf.Dictionary(N=_appearance(pdf, field, fonts))
        widgets.append(pdf.make_indirect(widget))
        page = pdf.pages[field.page - 1]
        page.obj.Annots = pikepdf.Array([*page.obj.get("/Annots", []), widgets[-1]])
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array(widgets), DA="/Helv 0 Tf 0 g", DR=fonts, NeedAppearances=True
    )
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=False)
    return out.getvalue()


def _appearance(pdf: pikepdf.Pdf, field: Field, fonts: pikepdf.Dictionary) -> pikepdf.Stream:
    """The value's first line, cut off where the box ends: what a viewer may show of it."""
    left, bottom, right, top = field.box
    shown = field.value.split("\n")[0][: int((right - left) / (0.5 * field.size))]
    text = shown.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    y = top - bottom - field.size - _PAD
    stream = pdf.make_stream(b"/Tx BMC BT /Helv %g Tf 3 %g Td (%s) Tj ET EMC" % (field.size, y, text))
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    stream.BBox = pikepdf.Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    stream.Resources = fonts
    return stream
