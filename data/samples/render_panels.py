"""Labels with values in, brochure pages out: some beside the running text in a panel; knows no page.

`panel`: a tinted panel at the right, its labels white on colour. `sidebar`: a grey panel at the left, its labels small
and in colour, the text beside it in headings of its own. `pair`: no panel at all, two columns of labels above values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import render_source as rs
import render_story as st
from render_settings import Setting
from render_styles import Heads, Styles, markup
from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

TEXT = frozenset(
    {"betrokken_partijen", "doel", "activiteiten", "monitoring_en_evaluatie", "titel", "korte_beschrijving"}
)
SHARE = {"panel": 0.64, "sidebar": 0.66, "pair": 0.5}  # of the width: the running text's
GUTTER = 18.0
WHOLE = ((0, 0), (-1, -1))
MOST = 1500  # characters of running text beside a panel: more would not stand on one page


def _width(setting: Setting) -> float:
    return setting.page[0] - setting.margins[0] - setting.margins[2]


def _values(fields: Sequence[rs.Field], label: ParagraphStyle, value: ParagraphStyle) -> list[Flowable]:
    found: list[Flowable] = []
    for one in fields:
        found.append(Paragraph(markup(one.label), label))
        found += [Paragraph(markup(line), value) for line in one.text.split("\n") if line]
    return found


def _labels(setting: Setting, styles: Styles) -> tuple[ParagraphStyle, ParagraphStyle]:
    """The labels' styles: in the running text, and in the panel."""
    colour = HexColor(setting.colour)
    own = ParagraphStyle("own", styles.label, textColor=colour, spaceBefore=setting.size * 0.7, spaceAfter=1)
    size = setting.size * 0.82
    aside = ParagraphStyle("aside", own, fontSize=size, leading=size * 1.3, spaceBefore=size)
    if setting.shape == "panel":
        aside = ParagraphStyle("chip", aside, textColor=white, backColor=colour, borderPadding=2, spaceAfter=4)
    return own, aside


def beside(element: st.Fields, styles: Styles, heads: Heads) -> Iterator[Flowable]:
    """The intervention's heading over the whole width, below it the running text and the panel."""
    setting = styles.setting
    if element.heading:
        yield heads.paragraph(element.heading)
    own, aside = _labels(setting, styles)
    small = ParagraphStyle("small value", styles.cell, fontSize=setting.size * 0.9, leading=setting.size * 1.2)
    running = [one for one in element.fields if one.field in TEXT]
    others = [one for one in element.fields if one.field not in TEXT]
    if sum(len(one.text) for one in running) > MOST or not running or not others:
        yield from _values(element.fields, own, styles.cell)
        return
    broad = SHARE[setting.shape] * _width(setting)
    narrow = _width(setting) - broad - GUTTER
    box = Table([[_values(others, aside, small if setting.shape != "pair" else styles.cell)]], colWidths=[narrow])
    if setting.shape != "pair":
        look = [
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(setting.shade or "#eeeeee")),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ]
        box.setStyle(TableStyle(look))
    sides: list[object] = [_values(running, own, styles.text), "", box]
    widths = [broad, GUTTER, narrow]
    if setting.shape == "sidebar":
        sides.reverse()
        widths.reverse()
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    yield Table([sides], colWidths=widths, style=TableStyle(plain), spaceAfter=setting.size * 1.4)
