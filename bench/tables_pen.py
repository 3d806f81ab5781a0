"""A chance and a style in, a document under the pen out: its canvas, its type, its running text. Knows no tables."""

from io import BytesIO
from random import Random
from typing import Any

import tables_words as tw
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from tables_styles import Gold, Made, Style


class Pen:
    """A document while it is set: the canvas, the pen's height, the type."""

    def __init__(self, chance: Random, style: Style) -> None:
        self.chance, self.style = chance, style
        self.page = landscape(A4) if style.place in ("landscape", "rotated", "turned") else A4
        self.out = BytesIO()
        # `invariant`: no date and no chance in the file, so that the same seed gives the same bytes.
        self.canvas: Any = Canvas(self.out, pagesize=A4 if style.place == "turned" else self.page, invariant=1)
        self._turn()
        family = chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")])
        self.plain, self.bold = family
        self.size = chance.choice([8.5, 9, 10, 10.5, 11])
        self.margin = chance.choice([50, 62, 72])
        self.y = self.page[1] - self.margin
        self.tables: list[tuple[Gold, ...]] = []
        self.number = 1
        self.right = self.page[0] - self.margin

    def made(self) -> Made:
        self.canvas.save()
        return Made(self.out.getvalue(), tuple(self.tables))

    def furniture(self) -> None:
        self.canvas.setFont(self.plain, 8)
        self.canvas.drawString(self.margin, self.page[1] - 30, "Nota van bevindingen, gemeente Rietmeer")
        self.canvas.drawRightString(self.right, 28, f"pagina {self.number}")

    def room(self, height: float) -> None:
        """A new page where this one is full."""
        if self.y - height < 60:
            self.next_page()

    def next_page(self) -> None:
        self.canvas.showPage()
        self._turn()
        self.number += 1
        self.y = self.page[1] - self.margin
        self.furniture()

    def _turn(self) -> None:
        """Lets the text run up a page that stands; the file turns it back, or the reader must."""
        if self.style.place in ("rotated", "turned"):
            self.canvas.translate(A4[0], 0)
            self.canvas.rotate(90)
        if self.style.place == "rotated":
            self.canvas.setPageRotation(90)

    def heading(self) -> None:
        self.canvas.setFont(self.bold, self.size * 1.5)
        self.y -= self.size * 1.5
        self.canvas.drawString(self.margin, self.y, f"{self.chance.randint(1, 9)}. {tw.words(self.chance, 2, 4)}")
        self.y -= self.size

    def paragraphs(self, left: float, right: float, count: int, low: int = 2, high: int = 5) -> None:
        for _ in range(count):
            text = " ".join(tw.sentence(self.chance) for _ in range(self.chance.randint(low, high)))
            self.text(text, left, right)
            self.y -= self.size * 0.6

    def text(self, text: str, left: float, right: float, size: float = 0.0, font: str = "") -> None:
        size, font = size or self.size, font or self.plain
        lines = simpleSplit(text, font, size, right - left)
        self.room(len(lines) * size * 1.25)
        for line in lines:
            self.y -= size * 1.25
            self.canvas.setFont(font, size)
            self.canvas.drawString(left, self.y, line)

    def fill(self, left: float, right: float, bottom: float) -> None:
        while self.y > bottom + 5 * self.size:
            text = " ".join(tw.sentence(self.chance) for _ in range(3))
            lines = simpleSplit(text, self.plain, self.size, right - left)
            for line in lines[: int((self.y - bottom) / (self.size * 1.25))]:
                self.y -= self.size * 1.25
                self.canvas.setFont(self.plain, self.size)
                self.canvas.drawString(left, self.y, line)
            self.y -= self.size * 0.5
