"""A style and a seed in, a PDF with tables between other things out, and the cells that are in it.

The documents look like council papers, government reports and scientific papers, not like agendas. A style says which
rules are drawn (`STYLES`); everything else (type, width, content, spans, wrapped cells, empty cells, alignment, what
stands around) is chance from the seed. `PROSE` makes pages that hold no table at all. Knows reportlab; knows no reader.
"""

from dataclasses import dataclass, field, replace
from io import BytesIO
from random import Random
from typing import Any, NamedTuple

import tables_words as tw
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas


class Gold(NamedTuple):
    """A cell that holds text, as a person would note it."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its tables in reading order."""

    data: bytes
    tables: tuple[tuple[Gold, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: str = "left"


@dataclass(slots=True)
class Content:
    """A table before it is set: cells, how many header rows, which rows open a group."""

    cells: list[Cell]
    rows: int
    columns: int
    head: int
    groups: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Style:
    """How tables are drawn. rules: `all`, `inner`, `rows`, `columns`, `frame`, `booktabs`, `head` or `none`."""

    rules: str
    shade: str = ""  # `zebra`, `head` or both
    levels: int = 1  # header rows
    row_spans: bool = False  # first column's cells reach over several rows
    groups: bool = False  # rows that only name what follows
    content: str = ""  # `cijfers`, `tekst`, `methoden`; any if empty
    place: str = "flow"  # `flow`, `beside` (two tables side by side), `paper` (two text columns), `landscape`
    tight: bool = False  # little room between rows


STYLES = {
    "grid": Style("all"),
    "grid_spans": Style("all", levels=2, row_spans=True),
    "grid_text": Style("all", content="tekst", shade="head"),
    "inner": Style("inner"),
    "rows": Style("rows"),
    "rows_text": Style("rows", content="tekst"),
    "columns": Style("columns"),
    "frame": Style("frame"),
    "booktabs": Style("booktabs"),
    "booktabs_levels": Style("booktabs", levels=2, content="methoden"),
    "booktabs_groups": Style("booktabs", groups=True),
    "head": Style("head"),
    "head_levels": Style("head", levels=2),
    "zebra": Style("none", shade="zebra head"),
    "coloured_head": Style("none", shade="head"),
    "bare": Style("none"),
    "bare_tight": Style("none", tight=True, groups=True),
    "bare_text": Style("none", content="tekst"),
    "beside_ruled": Style("all", place="beside"),
    "beside_bare": Style("booktabs", place="beside"),
    "paper": Style("booktabs", place="paper"),
    "paper_grid": Style("all", place="paper"),
    "landscape": Style("rows", place="landscape", levels=2),
}
PROSE = ("columns", "plain", "lists", "contents", "references", "letter", "minutes")


def made(name: str, seed: int) -> Made:
    """A document of a style."""
    chance = Random(f"{name}-{seed}")
    setter = _Setter(chance, STYLES[name])
    return setter.document()


def prose(name: str, seed: int) -> Made:
    """A document without tables."""
    chance = Random(f"{name}-{seed}")
    setter = _Setter(chance, Style("none", place="paper" if name in ("columns", "references") else "flow"))
    return setter.prose(name)


# -- contents


def content(chance: Random, style: Style, narrow: bool) -> Content:
    """What a table says."""
    kind = style.content or chance.choice(
        ["cijfers", "cijfers", "cijfers", "methoden", "tekst" if not narrow else "cijfers"]
    )
    made = _prose_cells(chance, narrow) if kind == "tekst" else _figures(chance, style, kind, narrow)
    return _with_row_spans(chance, made) if style.row_spans and made.rows - made.head > 3 else made


def _figures(chance: Random, style: Style, kind: str, narrow: bool) -> Content:
    columns = chance.randint(3, 4) if narrow else chance.randint(4, 7)
    if style.levels == 2:
        columns = columns if columns % 2 else columns + 1
    cells, head = _heads(chance, style, columns)
    rows = head
    groups: set[int] = set()
    sorts = [chance.choice(tw.FIGURES if kind == "cijfers" else ("komma", "spreiding", "procent"))] * columns
    if chance.random() < 0.4:
        sorts = [chance.choice(tw.FIGURES) for _ in range(columns)]
    align = chance.choice(["right", "right", "center"]) if kind == "cijfers" else chance.choice(["center", "right"])
    sparse = chance.random() < 0.3
    for n in range(chance.randint(4, 12)):
        if style.groups and n % 4 == 0:
            groups.add(rows)
            cells.append(Cell(rows, 0, tw.label(chance), bold=chance.random() < 0.7))
            rows += 1
        name = tw.label(chance) if kind == "cijfers" else tw.method(chance)
        cells.append(Cell(rows, 0, name))
        for column in range(1, columns):
            if not (sparse and chance.random() < 0.25):
                cells.append(Cell(rows, column, tw.figure(chance, sorts[column]), align=align))
        rows += 1
    if kind == "cijfers" and chance.random() < 0.4:
        cells.append(Cell(rows, 0, "Totaal", bold=True))
        cells += [Cell(rows, n, tw.figure(chance, sorts[n]), bold=True, align=align) for n in range(1, columns)]
        rows += 1
    return Content(cells, rows, columns, head, groups)


def _heads(chance: Random, style: Style, columns: int) -> tuple[list[Cell], int]:
    """The header's cells; with two levels each pair of columns has a head of its own."""
    bold, year = chance.random() < 0.7, chance.randint(2015, 2023)
    first = chance.choice([tw.noun(chance).capitalize(), "Omschrijving", "Methode"])
    align = chance.choice(["right", "center"])
    if style.levels == 1:
        long = chance.random() < 0.3
        names = [
            tw.words(chance, 2, 4)
            if long
            else chance.choice([str(year + n), tw.noun(chance).capitalize(), tw.unit(chance)])
            for n in range(1, columns)
        ]
        start = [] if chance.random() < 0.25 else [Cell(0, 0, first, bold=bold)]
        return [*start, *(Cell(0, n, text, bold=bold, align=align) for n, text in enumerate(names, 1))], 1
    cells = [Cell(0, 0, first, rows=2, bold=bold)]
    for n in range(1, columns, 2):
        cells.append(Cell(0, n, f"{tw.noun(chance).capitalize()} {year + n}", columns=2, bold=bold, align="center"))
        cells += [Cell(1, n + k, tw.unit(chance), bold=bold, align=align) for k in (0, 1)]
    return cells, 2


def _prose_cells(chance: Random, narrow: bool) -> Content:
    columns = 3 if narrow else chance.randint(3, 5)
    bold = chance.random() < 0.7
    names = ["Maatregel", "Toelichting", "Trekker", "Planning", "Stand van zaken"][:columns]
    cells = [Cell(0, n, name, bold=bold) for n, name in enumerate(names)]
    rows = 1
    for _ in range(chance.randint(3, 6)):
        texts = [
            tw.words(chance, 2, 6),
            " ".join(tw.sentence(chance, 5, 14) for _ in range(chance.randint(1, 2))),
            tw.person(chance),
            f"{chance.choice(['maart', 'juni', 'najaar', 'Q3'])} {chance.randint(2019, 2024)}",
            tw.words(chance, 3, 9),
        ][:columns]
        cells += [Cell(rows, n, text) for n, text in enumerate(texts) if n < 2 or chance.random() < 0.85]
        rows += 1
    return Content(cells, rows, columns, 1)


def _with_row_spans(chance: Random, table: Content) -> Content:
    """The same with a new first column, whose cells reach over two or three rows each."""
    shifted = [replace(cell, column=cell.column + 1) for cell in table.cells]
    cells = [Cell(0, 0, "Thema", rows=table.head, bold=True)]
    row = table.head
    while row < table.rows:
        reach = min(chance.randint(1, 3), table.rows - row)
        cells.append(Cell(row, 0, tw.noun(chance).capitalize(), rows=reach))
        row += reach
    return Content(cells + shifted, table.rows, table.columns + 1, table.head, table.groups)


# -- setting


class _Setter:
    """A document while it is set: the canvas, the pen's height, the type."""

    def __init__(self, chance: Random, style: Style) -> None:
        self.chance, self.style = chance, style
        self.page = landscape(A4) if style.place == "landscape" else A4
        self.out = BytesIO()
        self.canvas: Any = Canvas(self.out, pagesize=self.page, invariant=1)
        family = chance.choice([("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")])
        self.plain, self.bold = family
        self.size = chance.choice([8.5, 9, 10, 10.5, 11])
        self.margin = chance.choice([50, 62, 72])
        self.y = self.page[1] - self.margin
        self.tables: list[tuple[Gold, ...]] = []
        self.number = 1
        self.right = self.page[0] - self.margin

    def document(self) -> Made:
        self._furniture()
        self._heading()
        if self.style.place == "paper":
            self._paper()
        else:
            for n in range(self.chance.randint(1, 2)):
                self._paragraphs(self.margin, self.right, self.chance.randint(1, 3))
                self._beside(n) if self.style.place == "beside" else self._table_in(self.margin, self.right, n)
            self._paragraphs(self.margin, self.right, 1)
        return self._made()

    def _made(self) -> Made:
        self.canvas.save()
        return Made(self.out.getvalue(), tuple(self.tables))

    def _furniture(self) -> None:
        self.canvas.setFont(self.plain, 8)
        self.canvas.drawString(self.margin, self.page[1] - 30, "Nota van bevindingen, gemeente Rietmeer")
        self.canvas.drawRightString(self.right, 28, f"pagina {self.number}")

    def _room(self, height: float) -> None:
        """A new page where this one is full."""
        if self.y - height < 60:
            self.canvas.showPage()
            self.number += 1
            self.y = self.page[1] - self.margin
            self._furniture()

    def _heading(self) -> None:
        self.canvas.setFont(self.bold, self.size * 1.5)
        self.y -= self.size * 1.5
        self.canvas.drawString(self.margin, self.y, f"{self.chance.randint(1, 9)}. {tw.words(self.chance, 2, 4)}")
        self.y -= self.size

    def _paragraphs(self, left: float, right: float, count: int, low: int = 2, high: int = 5) -> None:
        for _ in range(count):
            text = " ".join(tw.sentence(self.chance) for _ in range(self.chance.randint(low, high)))
            self._text(text, left, right)
            self.y -= self.size * 0.6

    def _text(self, text: str, left: float, right: float, size: float = 0.0, font: str = "") -> None:
        size, font = size or self.size, font or self.plain
        lines = simpleSplit(text, font, size, right - left)
        self._room(len(lines) * size * 1.25)
        for line in lines:
            self.y -= size * 1.25
            self.canvas.setFont(font, size)
            self.canvas.drawString(left, self.y, line)

    def _paper(self) -> None:
        """Two text columns, a table in one of them."""
        middle, gap = self.page[0] / 2, 10
        top = self.y
        for n, (left, right) in enumerate(((self.margin, middle - gap), (middle + gap, self.right))):
            self.y = top
            self._fill(left, right, self.page[1] * self.chance.uniform(0.55, 0.75))
            if n == self.chance.randint(0, 1) or (n == 1 and not self.tables):
                self._table_in(left, right, n)
            self._fill(left, right, 90)

    def _fill(self, left: float, right: float, bottom: float) -> None:
        while self.y > bottom + 5 * self.size:
            text = " ".join(tw.sentence(self.chance) for _ in range(3))
            lines = simpleSplit(text, self.plain, self.size, right - left)
            for line in lines[: int((self.y - bottom) / (self.size * 1.25))]:
                self.y -= self.size * 1.25
                self.canvas.setFont(self.plain, self.size)
                self.canvas.drawString(left, self.y, line)
            self.y -= self.size * 0.5

    def _beside(self, n: int) -> None:
        middle = self.page[0] / 2
        plans = [
            _Plan(self, content(self.chance, self.style, True), left, right, 2 * n + k)
            for k, (left, right) in enumerate(((self.margin, middle - 12), (middle + 12, self.right)))
        ]
        self._room(max(plan.height for plan in plans) + 40)
        top = self.y
        ends = []
        for plan in plans:
            self.y = top
            plan.draw()
            ends.append(self.y)
        self.y = min(ends) - self.size

    def _table_in(self, left: float, right: float, n: int) -> None:
        plan = _Plan(self, content(self.chance, self.style, right - left < 300), left, right, n)
        self._room(plan.height + 40)
        plan.draw()
        if self.chance.random() < 0.4:
            self._text(f"Bron: {tw.words(self.chance, 3, 6)}, bewerking gemeente.", left, right, self.size * 0.8)
        self.y -= self.size

    # -- without tables

    def prose(self, name: str) -> Made:
        self._furniture()
        self._heading()
        if name in ("columns", "references"):
            middle, top = self.page[0] / 2, self.y
            for left, right in ((self.margin, middle - 10), (middle + 10, self.right)):
                self.y = top
                if name == "columns":
                    self._fill(left, right, 90)
                else:
                    self._references(left, right)
        elif name == "plain":
            self._paragraphs(self.margin, self.right, 8)
        else:
            getattr(self, f"_{name}")()
        return self._made()

    def _references(self, left: float, right: float) -> None:
        for n in range(1, 13):
            text = f"{tw.person(self.chance)}, {self.chance.randint(1998, 2022)}. {tw.sentence(self.chance, 5, 12)}"
            lines = simpleSplit(text, self.plain, self.size, right - left - 20)
            self.canvas.setFont(self.plain, self.size)
            self.canvas.drawString(left, self.y - self.size * 1.25, f"[{n}]")
            for line in lines:
                self.y -= self.size * 1.25
                self.canvas.drawString(left + 20, self.y, line)

    def _lists(self) -> None:
        for n in range(14):
            text = " ".join(tw.sentence(self.chance, 4, 12) for _ in range(self.chance.randint(1, 2)))
            mark = "•" if self.chance.random() < 0.5 else f"{n + 1}."
            self.canvas.setFont(self.plain, self.size)
            self.canvas.drawString(self.margin + 8, self.y - self.size * 1.25, mark)
            self._text(text, self.margin + 26, self.right)
            self.y -= self.size * 0.2

    def _contents(self) -> None:
        dots, page = self.chance.random() < 0.5, 1
        for n in range(1, 22):
            title = f"{n}  {tw.words(self.chance, 2, 6)}"
            page += self.chance.randint(0, 3)
            self.y -= self.size * 1.5
            self.canvas.setFont(self.plain, self.size)
            self.canvas.drawString(self.margin, self.y, title)
            self.canvas.drawRightString(self.right, self.y, str(page))
            if dots:
                start = self.margin + stringWidth(title, self.plain, self.size) + 4
                count = int((self.right - 24 - start) / stringWidth(".", self.plain, self.size))
                self.canvas.drawString(start, self.y, "." * count)

    def _letter(self) -> None:
        for line in ("Gemeente Rietmeer", tw.person(self.chance), "Postbus 12", "1234 AB Rietmeer"):
            self._text(line, self.margin, self.right)
        self.y -= 30
        self._text(f"Rietmeer, {self.chance.randint(1, 28)} mei 2021", self.margin, self.right)
        self._paragraphs(self.margin, self.right, 4)
        self._text("Hoogachtend,", self.margin, self.right)

    def _minutes(self) -> None:
        for n in range(1, 6):
            self._text(f"{n}. {tw.words(self.chance, 2, 5)}", self.margin, self.right, font=self.bold)
            self._paragraphs(self.margin + 14, self.right, 1)


class _Plan:
    """A table with its places: column edges, row heights, lines of each cell."""

    def __init__(self, setter: _Setter, table: Content, left: float, right: float, number: int) -> None:
        self.setter, self.table, self.chance = setter, table, setter.chance
        self.size = min(setter.size, self.chance.choice([7.5, 8, 9, 10])) if right - left > 300 else 7
        pad = self.chance.uniform(2, 5) if right - left > 300 else 2
        self.pad = pad if setter.style.rules in ("all", "inner", "columns") else max(pad, self.size * 0.55)
        self.leading = self.size * 1.18
        self.air = self.size * (0.12 if setter.style.tight else self.chance.uniform(0.35, 0.9))
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
        elif self.chance.random() < 0.5 or self.setter.style.content == "tekst":
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
        return self.setter.bold if cell.bold else self.setter.plain

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
        setter = self.setter
        if self.caption and self.above:
            setter._text(self.caption, self.left, self.left + max(sum(self.widths), 160), self.size, setter.bold)
        setter.y -= self.size * 0.6
        self.ys = [setter.y]
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
        setter.y = self.ys[-1] - self.size * 0.8
        if self.caption and not self.above:
            setter._text(self.caption, self.left, self.left + max(sum(self.widths), 160), self.size)
        cells = sorted(Gold(c.row, c.column, c.rows, c.columns, c.text) for c in self.table.cells)
        setter.tables.append(tuple(cells))

    def _cell(self, cell: Cell, upright: str) -> None:
        canvas = self.setter.canvas
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
        return "head" in self.setter.style.shade and row < self.table.head

    def _shades(self) -> None:
        canvas, table, shade = self.setter.canvas, self.table, self.setter.style.shade
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
        rules, table = self.setter.style.rules, self.table
        canvas = self.setter.canvas
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
        self.setter.canvas.line(start, self.ys[n], self.xs[-1], self.ys[n])

    def _between(self, ends: tuple[int, ...]) -> None:
        """The edges of each cell, empty ones too; the outer ones only if `ends`."""
        table, canvas = self.table, self.setter.canvas
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
