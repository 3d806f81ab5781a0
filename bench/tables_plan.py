"""A table and the room for it in, the table set and drawn out: column edges, row heights, lines, rules and shades."""

import tables_words as tw
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from tables_content import Cell, Content
from tables_pen import Pen
from tables_styles import Gold


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
                wish = min(stringWidth(cell.text, self._font(cell), self.size), most)
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
        found: list[str] = simpleSplit(cell.text, self._font(cell), self.size, wide + 0.5)
        return found

    def _heights(self) -> None:
        heights = [self.leading + self.air] * self.table.rows
        for cell in self.table.cells:
            if cell.rows == 1:
                heights[cell.row] = max(heights[cell.row], len(self._lines(cell)) * self.leading + self.air)
        for cell in self.table.cells:
            need = len(self._lines(cell)) * self.leading + self.air
            own = sum(heights[cell.row : cell.row + cell.rows])
            if need > own:
                heights[cell.row + cell.rows - 1] += need - own
        self.heights = heights
        self.height = sum(heights) + (3 * self.size if self.caption else 0)

    def draw(self) -> None:
        pen = self.pen
        if self.caption and self.above:
            pen.text(self.caption, self.left, self.left + max(sum(self.widths), 160), self.size, pen.bold)
        pen.y -= self.size * 0.6
        self.ys = [pen.y]
        for height in self.heights:
            self.ys.append(self.ys[-1] - height)
        self.xs = [self.left]
        for width in self.widths:
            self.xs.append(self.xs[-1] + width)
        self._shades()
        self._rules()
        upright = self.chance.choice(["top", "top", "middle"])
        for cell in self.table.cells:
            self._cell(cell, upright)
        pen.y = self.ys[-1] - self.size * 0.8
        if self.caption and not self.above:
            pen.text(self.caption, self.left, self.left + max(sum(self.widths), 160), self.size)
        cells = sorted(Gold(c.row, c.column, c.rows, c.columns, c.text) for c in self.table.cells)
        pen.tables.append(tuple(cells))

    def _cell(self, cell: Cell, upright: str) -> None:
        canvas = self.pen.canvas
        lines = self._lines(cell)
        x0, x1 = self.xs[cell.column] + self.pad, self.xs[cell.column + cell.columns] - self.pad
        top, bottom = self.ys[cell.row], self.ys[cell.row + cell.rows]
        start = top - self.air / 2
        if upright == "middle" or cell.rows > 1:
            start -= (top - bottom - self.air - len(lines) * self.leading) / 2
        canvas.setFillGray(1.0 if self._white(cell.row) else 0.0)
        canvas.setFont(self._font(cell), self.size)
        for n, text in enumerate(lines):
            y = start - n * self.leading - self.size * 0.9
            if cell.align == "right":
                canvas.drawRightString(x1, y, text)
            elif cell.align == "center":
                canvas.drawCentredString((x0 + x1) / 2, y, text)
            else:
                canvas.drawString(x0, y, text)
        canvas.setFillGray(0.0)

    def _white(self, row: int) -> bool:
        return "head" in self.pen.style.shade and row < self.table.head

    def _shades(self) -> None:
        canvas, table, shade = self.pen.canvas, self.table, self.pen.style.shade
        width = self.xs[-1] - self.xs[0]
        if "head" in shade:
            canvas.setFillColorRGB(0.1, 0.25, 0.45)
            top, bottom = self.ys[0], self.ys[table.head]
            canvas.rect(self.xs[0], bottom, width, top - bottom, stroke=0, fill=1)
        if "zebra" in shade:
            canvas.setFillGray(0.9)
            for row in range(table.head + 1, table.rows, 2):
                height = self.ys[row] - self.ys[row + 1]
                canvas.rect(self.xs[0], self.ys[row + 1], width, height, stroke=0, fill=1)
        canvas.setFillGray(0.0)

    def _rules(self) -> None:
        rules, table = self.pen.style.rules, self.table
        canvas = self.pen.canvas
        canvas.setLineWidth(self.chance.choice([0.4, 0.5, 1.0]))
        ends = (0, table.rows)
        if rules in ("all", "inner"):
            self._between(ends if rules == "all" else ())
        if rules in ("rows", "columns", "frame", "booktabs", "head"):
            across = {
                "rows": range(table.rows + 1),
                "columns": (0, table.head, table.rows),
                "frame": (0, table.head, table.rows),
                "booktabs": (0, table.head, table.rows),
                "head": (table.head,),
            }[rules]
            for n in across:
                self._across(n, within=rules == "rows" and 0 < n < table.head)
        if rules in ("columns", "frame"):
            for n in range(table.columns + 1) if rules == "columns" else (0, table.columns):
                canvas.line(self.xs[n], self.ys[0], self.xs[n], self.ys[-1])
        if rules == "booktabs" and table.head == 2:
            for cell in table.cells:
                if cell.row == 0 and cell.columns > 1:
                    y = self.ys[1]
                    canvas.line(self.xs[cell.column] + 3, y, self.xs[cell.column + cell.columns] - 3, y)

    def _across(self, n: int, within: bool = False) -> None:
        """A rule over the whole width, but not through a cell that reaches over it."""
        start = self.xs[1] if within else self.xs[0]
        self.pen.canvas.line(start, self.ys[n], self.xs[-1], self.ys[n])

    def _between(self, ends: tuple[int, ...]) -> None:
        """The edges of each cell, empty ones too; the outer ones only if `ends`."""
        table, canvas = self.table, self.pen.canvas
        owner = {}
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    owner[row, column] = (cell.row, cell.column)
        for row in range(table.rows + 1):
            for column in range(table.columns):
                above, below = owner.get((row - 1, column), (row - 1, column)), owner.get((row, column), (row, column))
                if above != below and (ends or 0 < row < table.rows):
                    canvas.line(self.xs[column], self.ys[row], self.xs[column + 1], self.ys[row])
        for column in range(table.columns + 1):
            for row in range(table.rows):
                left, right = owner.get((row, column - 1), (row, column - 1)), owner.get((row, column), (row, column))
                if left != right and (ends or 0 < column < table.columns):
                    canvas.line(self.xs[column], self.ys[row], self.xs[column], self.ys[row + 1])
