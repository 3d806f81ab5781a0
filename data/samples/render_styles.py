"""A setting in, the paragraph styles it wants out, and the headings that remember their page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

import render_source as rs
import render_story as st
from render_hyphen import pairs
from render_settings import Setting
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph


def markup(text: str) -> str:
    return escape(text, quote=False)


class Styles:
    """The paragraph styles of a setting."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        size, step = setting.size, setting.size * setting.lead
        align = TA_JUSTIFY if setting.justified else TA_LEFT
        extra = {"hyphenationLang": pairs} if setting.hyphenated else {}
        base = ParagraphStyle(
            "base",
            fontName=setting.fonts[0],
            fontSize=size,
            leading=step,
            allowWidows=1,
            allowOrphans=1,
            embeddedHyphenation=0,
            splitLongWords=1,
            uriWasteReduce=0,
        )
        self.text = ParagraphStyle("text", base, spaceAfter=size * 0.6, alignment=align, **extra)
        self.item = ParagraphStyle(
            "item", self.text, leftIndent=size * 1.6, bulletIndent=size * 0.4, spaceAfter=size * 0.25
        )
        self.cell = ParagraphStyle("cell", base, alignment=align, **extra)
        self.amount = ParagraphStyle("amount", base, alignment=TA_RIGHT)
        self.label = ParagraphStyle("label", base, fontName=setting.fonts[1])
        self.title = ParagraphStyle(
            "title", self.label, textColor=HexColor("#ffffff"), fontSize=size * 1.08, leading=step * 1.08
        )
        self.small = ParagraphStyle("small", base, fontSize=size * 0.8, leading=step * 0.8)
        self.hint = ParagraphStyle(
            "hint", base, fontName=setting.fonts[2], fontSize=setting.hint, leading=setting.hint * 1.2
        )
        self.note = ParagraphStyle("note", self.small, spaceBefore=2)
        self.total = ParagraphStyle("total", base, spaceBefore=size * 0.8, spaceAfter=size)
        self.lead = ParagraphStyle("lead", self.text, fontName=setting.fonts[1])
        self.motto = ParagraphStyle(
            "motto", base, fontName=setting.fonts[2], fontSize=size * 1.4, leading=step * 1.4, spaceAfter=size
        )
        self.heads = tuple(self._head(base, scale) for scale in setting.scale)

    def _head(self, base: ParagraphStyle, scale: float) -> ParagraphStyle:
        size, step = self.setting.size * scale, self.setting.size * scale * 1.2
        return ParagraphStyle(
            "head",
            base,
            fontName=self.setting.fonts[1],
            fontSize=size,
            leading=step,
            keepWithNext=1,
            spaceBefore=size * 0.9,
            spaceAfter=size * 0.4,
            textColor=HexColor(self.setting.colour),
        )

    def head(self, level: int) -> ParagraphStyle:
        return self.heads[min(level, len(self.heads)) - 1]


class Marked(Paragraph):  # type: ignore[misc]
    """A heading that writes down the page it is drawn on (the first, where a title row comes again)."""

    def __init__(self, text: str, style: ParagraphStyle, heads: Heads, ordinal: int) -> None:
        super().__init__(text, style)
        self.heads, self.ordinal = heads, ordinal

    def draw(self) -> None:
        self.heads.found.setdefault(self.ordinal, self.canv.getPageNumber())
        super().draw()


@dataclass(slots=True)
class Heads:
    """The headings of the body in their order, and the pages they came to stand on."""

    styles: Styles
    texts: list[str] = field(default_factory=list)
    found: dict[int, int] = field(default_factory=dict)
    typed: list[Any] = field(default_factory=list)  # of a form: its fields to be, in their order

    def paragraph(self, heading: st.Heading, style: ParagraphStyle | None = None) -> Marked:
        self.texts.append(heading.text)
        loud = self.styles.setting.uppercase and heading.part
        text = heading.text.upper() if loud else heading.text
        return Marked(markup(text), style or self.styles.head(heading.level), self, len(self.texts) - 1)

    def pages(self) -> list[tuple[str, int]]:
        return [(text, self.found.get(n, 0)) for n, text in enumerate(self.texts)]


class Leader(Flowable):  # type: ignore[misc]
    """A line of the contents list: heading, leader, page number."""

    def __init__(self, entry: rs.Entry, styles: Styles) -> None:
        super().__init__()
        self.entry, self.styles = entry, styles
        self.indent = (entry.level - 1) * styles.setting.size * 1.6

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        setting = self.styles.setting
        self.width = width
        self.rows = simpleSplit(self.entry.heading, setting.fonts[0], setting.size, width - self.indent - 40)
        self.height = len(self.rows) * setting.size * 1.55
        return width, self.height

    def draw(self) -> None:
        setting = self.styles.setting
        self.canv.setFont(setting.fonts[0], setting.size)
        for number, row in enumerate(self.rows, 1):
            self.canv.drawString(self.indent, self.height - number * setting.size * 1.55 + 3, row)
        if self.entry.page is not None:
            self.canv.drawRightString(self.width, 3, str(self.entry.page))
            self._dots(self.indent + stringWidth(self.rows[-1], setting.fonts[0], setting.size) + 4)

    def _dots(self, start: float) -> None:
        setting = self.styles.setting
        if setting.leader:
            room = self.width - 22 - start
            count = int(room / stringWidth(setting.leader, setting.fonts[0], setting.size))
            self.canv.drawString(start, 3, setting.leader * max(0, count))


def leader_line(entry: rs.Entry, styles: Styles) -> Leader:
    return Leader(entry, styles)
