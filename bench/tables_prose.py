"""A name and a pen in, pages that hold no table out: running text, lists, contents, references, a letter, minutes."""

import tables_words as tw
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from tables_pen import Pen
from tables_styles import Made


def prose_pages(pen: Pen, name: str) -> Made:
    """The document of that name."""
    pen.furniture()
    pen.heading()
    if name in ("columns", "references"):
        middle, top = pen.page[0] / 2, pen.y
        for left, right in ((pen.margin, middle - 10), (middle + 10, pen.right)):
            pen.y = top
            if name == "columns":
                pen.fill(left, right, 90)
            else:
                _references(pen, left, right)
    elif name == "plain":
        pen.paragraphs(pen.margin, pen.right, 8)
    else:
        _PAGES[name](pen)
    return pen.made()


def _references(pen: Pen, left: float, right: float) -> None:
    for n in range(1, 13):
        text = f"{tw.person(pen.chance)}, {pen.chance.randint(1998, 2022)}. {tw.sentence(pen.chance, 5, 12)}"
        lines = simpleSplit(text, pen.plain, pen.size, right - left - 20)
        pen.canvas.setFont(pen.plain, pen.size)
        pen.canvas.drawString(left, pen.y - pen.size * 1.25, f"[{n}]")
        for line in lines:
            pen.y -= pen.size * 1.25
            pen.canvas.drawString(left + 20, pen.y, line)


def _lists(pen: Pen) -> None:
    for n in range(14):
        text = " ".join(tw.sentence(pen.chance, 4, 12) for _ in range(pen.chance.randint(1, 2)))
        mark = "•" if pen.chance.random() < 0.5 else f"{n + 1}."
        pen.canvas.setFont(pen.plain, pen.size)
        pen.canvas.drawString(pen.margin + 8, pen.y - pen.size * 1.25, mark)
        pen.text(text, pen.margin + 26, pen.right)
        pen.y -= pen.size * 0.2


def _contents(pen: Pen) -> None:
    dots, page = pen.chance.random() < 0.5, 1
    for n in range(1, 22):
        title = f"{n}  {tw.words(pen.chance, 2, 6)}"
        page += pen.chance.randint(0, 3)
        pen.y -= pen.size * 1.5
        pen.canvas.setFont(pen.plain, pen.size)
        pen.canvas.drawString(pen.margin, pen.y, title)
        pen.canvas.drawRightString(pen.right, pen.y, str(page))
        if dots:
            start = pen.margin + stringWidth(title, pen.plain, pen.size) + 4
            count = int((pen.right - 24 - start) / stringWidth(".", pen.plain, pen.size))
            pen.canvas.drawString(start, pen.y, "." * count)


def _letter(pen: Pen) -> None:
    for line in ("Gemeente Rietmeer", tw.person(pen.chance), "Postbus 12", "1234 AB Rietmeer"):
        pen.text(line, pen.margin, pen.right)
    pen.y -= 30
    pen.text(f"Rietmeer, {pen.chance.randint(1, 28)} mei 2021", pen.margin, pen.right)
    pen.paragraphs(pen.margin, pen.right, 4)
    pen.text("Hoogachtend,", pen.margin, pen.right)


def _minutes(pen: Pen) -> None:
    for n in range(1, 6):
        pen.text(f"{n}. {tw.words(pen.chance, 2, 5)}", pen.margin, pen.right, font=pen.bold)
        pen.paragraphs(pen.margin + 14, pen.right, 1)


def _chart(pen: Pen) -> None:
    """Bars with a scale at the left, years below and figures above some of them."""
    pen.paragraphs(pen.margin, pen.right, 2)
    canvas, low, high = pen.canvas, pen.y - 220, pen.y - 20
    canvas.setFont(pen.plain, 7.5)
    for n in range(6):
        y = low + (high - low) * n / 5
        canvas.drawRightString(pen.margin + 24, y - 3, f"{n * 20}")
        canvas.line(pen.margin + 28, y, pen.right - 40, y)
    step = (pen.right - pen.margin - 80) / 8
    for n in range(8):
        x, height = pen.margin + 36 + n * step, (high - low) * pen.chance.uniform(0.2, 0.95)
        canvas.setFillColorRGB(0.3, 0.5, 0.7)
        canvas.rect(x, low, step * 0.6, height, stroke=0, fill=1)
        canvas.setFillGray(0.0)
        canvas.drawCentredString(x + step * 0.3, low - 11, str(2014 + n))
        if pen.chance.random() < 0.7:
            canvas.drawCentredString(x + step * 0.3, low + height + 3, str(pen.chance.randint(20, 95)))
    pen.y = low - 30
    pen.text(f"Figuur 1: {tw.words(pen.chance, 3, 6)}", pen.margin, pen.right, font=pen.bold)
    pen.paragraphs(pen.margin, pen.right, 2)


def _interview(pen: Pen) -> None:
    """Who speaks stands before what is said, further on each line."""
    for n in range(8):
        pen.canvas.setFont(pen.bold, pen.size)
        pen.canvas.drawString(pen.margin, pen.y - pen.size * 1.25, ("Vraag:", "Antwoord:")[n % 2])
        pen.paragraphs(pen.margin + 64, pen.right, 1, 1, 3)


def _addresses(pen: Pen) -> None:
    """Two addresses beside each other above a letter."""
    top = pen.y
    for x in (pen.margin, pen.page[0] / 2 + 20):
        pen.y = top
        for line in (tw.person(pen.chance), f"Dorpsstraat {pen.chance.randint(1, 90)}", "1234 AB Rietmeer"):
            pen.text(line, x, pen.right)
    pen.y -= 24
    pen.paragraphs(pen.margin, pen.right, 4)


def _index(pen: Pen) -> None:
    """Words with the pages they are on, in two columns."""
    top = pen.y
    for x in (pen.margin, pen.page[0] / 2 + 10):
        pen.y = top
        for _ in range(24):
            pages = ", ".join(str(pen.chance.randint(2, 90)) for _ in range(pen.chance.randint(1, 3)))
            pen.text(f"{tw.noun(pen.chance)} {pages}", x, pen.page[0] / 2 + x)


def _sums(pen: Pen) -> None:
    """Running text with many amounts in it."""
    for _ in range(6):
        parts = [f"{tw.words(pen.chance, 3, 6)} {tw.figure(pen.chance, 'euro')}" for _ in range(6)]
        pen.text("; ".join(parts) + ".", pen.margin, pen.right)
        pen.y -= pen.size * 0.6


_PAGES = {
    "lists": _lists,
    "contents": _contents,
    "letter": _letter,
    "minutes": _minutes,
    "chart": _chart,
    "interview": _interview,
    "addresses": _addresses,
    "index": _index,
    "sums": _sums,
}
