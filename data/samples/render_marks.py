"""A page and a setting in, what is drawn on every page out: headers, footers, stamps, what nobody may read."""

from __future__ import annotations

from dataclasses import dataclass

from render_settings import Edge, Setting
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

# What the setting `hidden` writes where no eye sees it. A reader that lets it through is wrong.
HIDDEN = (
    "ONZICHTBAAR: interne notitie, niet verspreiden",
    "Doelgroep: onzichtbare leerlingen van 99 jaar",
    "Financiering: € 999.999,99 onzichtbaar",
)
STAMP = "INGEKOMEN 12 JULI"
WATERMARK = "CONCEPT"


@dataclass(frozen=True, slots=True)
class Running:
    """What the running lines say."""

    title: str
    date: str
    total: int


def words(edge: Edge, page: int, running: Running) -> tuple[str, str, str]:
    """The texts left, in the middle and right of a header or footer."""
    return {
        "none": ("", "", ""),
        "number": ("", "", str(page)),
        "dashes": ("", f"- {page} -", ""),
        "of": ("", "", f"pagina {page} van {running.total}"),
        "title_date": (running.title, "", running.date),
        "title_number": (running.title, "", f"Pagina {page}"),
    }[edge]


def line(canvas: Canvas, setting: Setting, y: float, texts: tuple[str, str, str]) -> None:
    left, _, right, _ = setting.margins
    width = setting.page[0]
    canvas.setFont(setting.fonts[0], setting.size * 0.82)
    canvas.setFillColor(HexColor("#555555"))
    canvas.drawString(left, y, texts[0])
    canvas.drawCentredString(width / 2, y, texts[1])
    canvas.drawRightString(width - right, y, texts[2])


def turn(canvas: Canvas, setting: Setting) -> None:
    """A page drawn on its side; its /Rotate says how to turn it (reportlab swaps the sides of the box by itself)."""
    canvas.translate(setting.page[1], 0)
    canvas.rotate(90)


def watermark(canvas: Canvas, setting: Setting, page: int) -> None:
    width, height = setting.page
    canvas.saveState()
    canvas.setFillColor(HexColor("#d0d0d0"))
    canvas.setFont(setting.fonts[1], 110)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -35, WATERMARK)
    canvas.restoreState()
    if page == 1:
        stamp(canvas, setting)


def stamp(canvas: Canvas, setting: Setting) -> None:
    canvas.saveState()
    canvas.translate(setting.page[0] - 190, setting.page[1] - 52)
    canvas.rotate(8)
    canvas.setStrokeColor(HexColor("#b01030"))
    canvas.setFillColor(HexColor("#b01030"))
    canvas.rect(0, 0, 150, 24, fill=0)
    canvas.setFont(setting.fonts[1], 12)
    canvas.drawString(10, 8, STAMP)
    canvas.restoreState()


def hidden(canvas: Canvas, setting: Setting) -> None:
    """White on white, in a mode that paints nothing, and beside the page."""
    width, height = setting.page
    canvas.saveState()
    canvas.setFont(setting.fonts[0], setting.size)
    canvas.setFillColor(white)
    canvas.drawString(setting.margins[0], height / 3, HIDDEN[0])
    canvas.setFillColor(black)
    unseen = canvas.beginText(setting.margins[0], height / 2)
    unseen.setTextRenderMode(3)
    unseen.textLine(HIDDEN[1])
    unseen.setTextRenderMode(0)
    canvas.drawText(unseen)
    canvas.drawString(width + 40, height / 2, HIDDEN[2])
    canvas.restoreState()


def begin(canvas: Canvas, setting: Setting, page: int, running: Running) -> None:
    """All of a page that lies under its text; the first page has no running lines."""
    if setting.turned:
        turn(canvas, setting)
    if setting.watermark:
        watermark(canvas, setting, page)
    if setting.hidden:
        hidden(canvas, setting)
    canvas.saveState()
    if page > 1:
        line(canvas, setting, setting.page[1] - setting.margins[1] * 0.55, words(setting.header, page, running))
        line(canvas, setting, setting.margins[3] * 0.5, words(setting.footer, page, running))
    canvas.restoreState()
