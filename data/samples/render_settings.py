"""The settings in which a sample can be printed: their measures and fonts, no two alike; knows no text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Shape = Literal[
    "grid",
    "bands",
    "rules",
    "bare",
    "stacked",
    "runin",
    "headings",
    "merged",
    "form",
    "form-above",
    "form-cells",
    "panel",
    "sidebar",
    "pair",
]
Edge = Literal["none", "number", "dashes", "of", "title_date", "title_number"]
Size = tuple[float, float]

A4: Size = (595.28, 841.89)
LETTER: Size = (612.0, 792.0)
HELVETICA = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
TIMES = ("Times-Roman", "Times-Bold", "Times-Italic")
VERA = ("Vera", "VeraBd", "VeraIt")  # bundled with reportlab, free (Bitstream Vera licence)


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to print. Measures are points."""

    name: str
    shape: Shape = "grid"
    page: Size = A4
    margins: tuple[float, float, float, float] = (71.0, 64.0, 71.0, 68.0)  # left, top, right, bottom
    fonts: tuple[str, str, str] = HELVETICA
    size: float = 10.0
    lead: float = 1.25  # line distance in units of size
    scale: tuple[float, float, float, float] = (1.75, 1.4, 1.15, 1.05)  # headings of level 1 to 4
    colour: str = "#1b4079"
    band: str = "#1b4079"  # of title rows
    shade: str | None = None  # behind labels
    label_share: float = 0.28
    padding: float = 4.0
    hint: float = 6.5  # size of help text
    header: Edge = "none"
    footer: Edge = "number"
    repeat: bool = True  # title rows come again on the next page
    columns: int = 1  # of the explanation
    justified: bool = False
    hyphenated: bool = False
    fresh: bool = True  # main parts begin a page
    turned: bool = False  # pages carry /Rotate 90
    watermark: bool = False
    hidden: bool = False
    bullet: str = "•"
    leader: str = "."  # between a contents entry and its page number
    uppercase: bool = False  # main headings
    images: bool = False  # pages are pictures
    flat: bool = False  # of a form: values are drawn in their boxes, as a printer driver does


_ALL = (
    Setting(
        "ruled",
        "grid",
        margins=(70.9, 62.0, 70.9, 70.0),
        fonts=TIMES,
        size=10.5,
        footer="of",
        colour="#000000",
        shade="#f2f2f2",
        label_share=0.30,
        bullet="-",
    ),
    Setting(
        "bands",
        "bands",
        margins=(56.7, 72.0, 56.7, 60.0),
        size=9.5,
        lead=1.35,
        header="title_date",
        shade="#e8eef7",
        padding=5.5,
        scale=(1.9, 1.45, 1.2, 1.05),
    ),
    Setting(
        "rules",
        "rules",
        margins=(62.0, 58.0, 66.0, 74.0),
        fonts=VERA,
        size=8.5,
        lead=1.3,
        footer="dashes",
        repeat=False,
        label_share=0.26,
        padding=3.2,
        colour="#333333",
        leader=" .",
        fresh=False,
    ),
    Setting(
        "bare",
        "bare",
        margins=(88.0, 78.0, 64.0, 76.0),
        size=10.6,
        lead=1.32,
        colour="#000000",
        repeat=False,
        label_share=0.33,
        padding=2.6,
        scale=(1.5, 1.3, 1.1, 1.0),
        leader="",
    ),
    Setting(
        "stacked",
        "stacked",
        margins=(76.0, 66.0, 92.0, 72.0),
        fonts=TIMES,
        size=11.0,
        lead=1.2,
        header="title_number",
        footer="none",
        colour="#0b6e4f",
        fresh=False,
        bullet="–",
    ),
    Setting(
        "runin",
        "runin",
        margins=(68.0, 54.0, 60.0, 58.0),
        fonts=VERA,
        size=9.0,
        lead=1.28,
        footer="dashes",
        colour="#444444",
        repeat=False,
        scale=(1.6, 1.35, 1.15, 1.0),
    ),
    Setting(
        "headings",
        "headings",
        margins=(64.0, 80.0, 64.0, 66.0),
        size=10.0,
        lead=1.4,
        header="title_date",
        footer="of",
        colour="#7a1f3d",
        uppercase=True,
    ),
    Setting(
        "columns",
        "grid",
        margins=(50.0, 60.0, 50.0, 63.0),
        fonts=TIMES,
        size=9.5,
        columns=2,
        justified=True,
        hyphenated=True,
        footer="title_number",
        label_share=0.22,
        colour="#8a4b08",
        repeat=False,
    ),
    Setting(
        "landscape",
        "grid",
        page=(A4[1], A4[0]),
        margins=(54.0, 50.0, 54.0, 48.0),
        size=10.0,
        lead=1.2,
        footer="of",
        label_share=0.18,
        shade="#eeeeee",
    ),
    Setting(
        "rotated",
        "bands",
        margins=(60.0, 66.0, 60.0, 58.0),
        size=9.8,
        turned=True,
        header="title_number",
        footer="none",
        band="#5b2a86",
        colour="#5b2a86",
        padding=4.6,
    ),
    Setting(
        "merged",
        "merged",
        margins=(58.0, 60.0, 58.0, 64.0),
        fonts=VERA,
        size=8.8,
        shade="#f6f1e4",
        header="title_date",
        footer="number",
        label_share=0.25,
        repeat=False,
    ),
    Setting(
        "watermark",
        "grid",
        margins=(72.0, 72.0, 64.0, 64.0),
        size=9.9,
        watermark=True,
        footer="of",
        repeat=True,
        label_share=0.31,
    ),
    Setting(
        "hidden",
        "rules",
        page=LETTER,
        margins=(66.0, 61.0, 69.0, 63.0),
        fonts=TIMES,
        size=10.8,
        hidden=True,
        footer="dashes",
        leader=" .",
    ),
    Setting(
        "justified",
        "rules",
        margins=(78.0, 64.0, 78.0, 63.0),
        fonts=TIMES,
        size=10.0,
        lead=1.22,
        justified=True,
        hyphenated=True,
        footer="number",
        header="title_number",
        repeat=False,
        fresh=False,
        label_share=0.24,
    ),
    Setting(
        "tiny",
        "grid",
        margins=(61.0, 57.0, 61.0, 55.0),
        size=9.1,
        hint=5.0,
        shade="#d9e2f3",
        footer="of",
        label_share=0.27,
        padding=3.6,
    ),
    Setting("form", "form", margins=(57.0, 60.0, 57.0, 60.0), size=9.0, footer="title_number", label_share=0.26),
    Setting("form-above", "form-above", margins=(63.0, 55.0, 63.0, 62.0), size=9.4, footer="of", colour="#2f5d50"),
    Setting("form-cells", "form-cells", margins=(66.0, 59.0, 61.0, 64.0), size=9.3, footer="number", label_share=0.29),
    Setting("form-flat", "form", margins=(59.0, 62.0, 55.0, 61.0), size=9.2, footer="title_number", flat=True),
)
SETTINGS = {one.name: one for one in _ALL}
SETTINGS["scan"] = replace(SETTINGS["ruled"], name="scan", images=True, fonts=HELVETICA, size=11.0)
NAMES = ("text", *SETTINGS)

# Brochures: other ways to lay out a page, measured apart from the settings that every test goes through.
BROCHURES = {
    one.name: one
    for one in (
        Setting("panel", "panel", size=9.6, lead=1.35, colour="#2a7f8f", shade="#e3f1ef", scale=(2.2, 1.6, 1.3, 1.1)),
        Setting("sidebar", "sidebar", fonts=VERA, size=8.8, lead=1.4, colour="#b0432e", columns=2, justified=True),
        Setting("pair", "pair", fonts=TIMES, size=10.4, lead=1.2, colour="#4a3b7c", columns=2, fresh=False),
    )
}
