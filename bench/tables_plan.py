"""A table and the room for it in, the table set and drawn out: column edges, row heights, lines, rules and shades."""

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

import tables_words as tw
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from tables_pen import Pen
from tables_rules import rule, shade, white
from tables_styles import Cell, Content, Gold


class Plan:
    """A table with its places: column edges, row heights, lines of each cell."""

    def __init__(self, pen: Pen, table: Content, left: float, right: float, number: int) -> None:
        self.pen, self.table, self.chance = pen, table, pen.chance
        self.size = min(pen.size, self.chance.choice([7.5, 8, 9, 10])) if right - left > 300 else 7
        pad = self.chance.uniform(2, 5) if right - left > 300 else 2
        self.pad = pad if pen.style.rules in ("all", "inner", "columns") else max(pad, self.size * 0.55)
        self.leading = self.size * 1.18
        self.air = self.size * (0.12 if pen.style.tight else self.chance.uniform(0.35, 0.9))
        self.caption = f"Tabel {number + 1}: {tw.words(self.chance, 3, 8)}" if self.chance.random() < 0.7 else ""
        self.above = self.chance.random() < 0.7
        self._widths(right - left)
        spare = right - left - sum(self.widths)
        self.left = left + (spare / 2 if self.chance.random() < 0.3 else 0)
        self._heights()

    def _widths(self, room: float) -> None:
        table, most = self.table, max(70.0, 2.2 * room / self.table.columns)
        widths = [18.0] * table.columns
        for cell in table.cells:
            if cell.columns == 1:
                longest = max(stringWidth(word, self._font(cell), self.size) for word in cell.text.split())
                whole = max(stringWidth(text, self._font(cell), self.size) for text in cell.text.split("\n"))
                wish = min(whole + cell.indent + 14 * cell.split, most)
                widths[cell.column] = max(widths[cell.column], longest, wish)
        for cell in table.cells:  # a head over two columns has room for its longest word
            longest = max(stringWidth(word, self._font(cell), self.size) for word in cell.text.split())
            own = sum(widths[cell.column : cell.column + cell.columns])
            if longest > own:
                widths[cell.column] += longest - own
        widths = [width + 2 * self.pad + 1 for width in widths]
        if sum(widths) > room:
            widths = self._squeezed(widths, room)
        elif self.chance.random() < 0.5 or self.pen.style.content == "tekst":
            more = (room - sum(widths)) / table.columns
            widths = [width + more for width in widths]
        self.widths = widths

    def _squeezed(self, widths: list[float], room: float) -> list[float]:
        """Narrower columns, the widest first, none narrower than its longest word."""
        least = [20.0 + 2 * self.pad] * len(widths)
        for cell in self.table.cells:
            if cell.columns == 1:
                word = max(stringWidth(w, self._font(cell), self.size) for w in cell.text.split())
                least[cell.column] = max(least[cell.column], word + 2 * self.pad + 1)
        while sum(widths) > room:
            spare = [width - small for width, small in zip(widths, least, strict=True)]
            n = max(range(len(widths)), key=lambda k: (spare[k] > 1, widths[k]))
            # No column can give more: the type gets smaller, as a typesetter would do.
            if spare[n] <= 1:
                self.size *= 0.95
                self.leading = self.size * 1.18
                return self._squeezed([w * 0.95 for w in widths], room)
            widths[n] -= min(spare[n], max(1.0, widths[n] * 0.1))
        return widths

    def _font(self, cell: Cell) -> str:
        return self.pen.bold if cell.bold else self.pen.plain

    def _lines(self, cell: Cell) -> list[str]:
        wide = sum(self.widths[cell.column : cell.column + cell.columns]) - 2 * self.pad
        if cell.row in self.table.groups:
            wide = sum(self.widths) - 2 * self.pad
        found: list[str] = simpleSplit(cell.text, self._font(cell), self.size, wide + 0.5 - cell.indent)
        return found

    def _heights(self) -> None:
        heights = [self.leading + self.air] * self.table.rows
        for cell in self.table.cells:
            if cell.rows == 1:
                heights[cell.row] = max(heights[cell.row], len(self._lines(cell)) * self.leading + self.air)
        for cell in self.table.cells:
            # A cell over several rows that needs more than these have gets it in the last.
            need = len(self._lines(cell)) * self.leading + self.air
            own = sum(heights[cell.row : cell.row + cell.rows])
            if need > own:
                heights[cell.row + cell.rows - 1] += need - own
        self.heights = heights
        self.height = sum(heights) + (3 * self.size if self.caption else 0)

    def draw(self) -> None:
        pen = self.pen
        self._title(above=True)
        self._set()
        self._title(above=False)
        pen.tables.append(self._gold())

    def draw_over(self, again: bool) -> None:
        """The table over the page's end; again: its header is printed once more."""
        table, room = self.table, self.pen.y - 60 - 3 * self.size
        self._title(above=True)
        fits = [n for n in range(table.head + 2, table.rows - 1) if sum(self.heights[:n]) < room]
        cut = max(fits, default=table.rows // 2)
        first, second = copy(self), copy(self)
        first.table = _rows_of(table, range(cut))
        second.table = _rows_of(table, [*(range(table.head) if again else ()), *range(cut, table.rows)])
        for part in (first, second):
            # A part without its header again has none: its first row is of the body.
            part.table.head = table.head if part is first or again else 0
            part._heights()
        first._set()
        self.pen.next_page()
        second._set()
        self.pen.tables.append(self._gold())

    def _title(self, above: bool) -> None:
        if self.caption and self.above is above:
            font = self.pen.bold if above else self.pen.plain
            self.pen.text(self.caption, self.left, self.left + max(sum(self.widths), 160), self.size, font)

    def _gold(self) -> tuple[Gold, ...]:
        return tuple(sorted(Gold(c.row, c.column, c.rows, c.columns, c.text) for c in self.table.cells))

    def _set(self) -> None:
        pen = self.pen
        pen.y -= self.size * 0.6
        self.ys = [pen.y]
        for height in self.heights:
            self.ys.append(self.ys[-1] - height)
        self.xs = [self.left]
        for width in self.widths:
            self.xs.append(self.xs[-1] + width)
        shade(self)
        rule(self)
        upright = self.chance.choice(["top", "top", "middle"])
        for cell in self.table.cells:
            self._cell(cell, upright)
        pen.y = self.ys[-1] - self.size * 0.8

    def _cell(self, cell: Cell, upright: str) -> None:
        canvas = self.pen.canvas
        lines = self._lines(cell)
        x0, x1 = self.xs[cell.column] + self.pad + cell.indent, self.xs[cell.column + cell.columns] - self.pad
        top, bottom = self.ys[cell.row], self.ys[cell.row + cell.rows]
        start = top - self.air / 2
        if upright == "middle" or cell.rows > 1:
            start -= (top - bottom - self.air - len(lines) * self.leading) / 2
        canvas.setFillGray(1.0 if white(self, cell.row) else 0.0)
        canvas.setFont(self._font(cell), self.size)
        for n, text in enumerate(lines):
            y = start - n * self.leading - self.size * 0.9
            if cell.split and n == 0:
                sign, _, text = text.partition(" ")
                canvas.drawString(x0, y, sign)
            if cell.leader and n == len(lines) - 1:
                self._leader(x0 + stringWidth(text, self._font(cell), self.size), x1, y)
            if cell.align == "right":
                canvas.drawRightString(x1, y, text)
            elif cell.align == "center":
                canvas.drawCentredString((x0 + x1) / 2, y, text)
            else:
                canvas.drawString(x0, y, text)
        canvas.setFillGray(0.0)

    def _leader(self, x0: float, x1: float, y: float) -> None:
        dot = stringWidth(".", self.pen.plain, self.size)
        self.pen.canvas.drawString(x0 + 2, y, "." * max(0, int((x1 - x0 - 3) / dot)))


def _rows_of(table: Content, rows: Iterable[int]) -> Content:
    """Some rows of a table as one of their own."""
    place = {row: n for n, row in enumerate(rows)}
    cells = [replace(cell, row=place[cell.row]) for cell in table.cells if cell.row in place]
    return Content(cells, len(place), table.columns, table.head, {place[n] for n in table.groups if n in place})
