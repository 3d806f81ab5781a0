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
        {"lists": _lists, "contents": _contents, "letter": _letter, "minutes": _minutes}[name](pen)
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
