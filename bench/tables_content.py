"""A style and a chance in, what a table says out: its cells with their spans. Knows no page."""

from dataclasses import replace
from random import Random

import tables_words as tw
from tables_reports import REPORTS
from tables_styles import Cell, Content, Style


def content(chance: Random, style: Style, narrow: bool) -> Content:
    """What a table says."""
    kind = style.content or chance.choice(
        ["cijfers", "cijfers", "cijfers", "methoden", "tekst" if not narrow else "cijfers"]
    )
    if kind in REPORTS:
        return REPORTS[kind](chance)
    made = _prose_cells(chance, narrow) if kind == "tekst" else _figures(chance, style, kind, narrow)
    return _with_row_spans(chance, made) if style.row_spans and made.rows - made.head > 3 else made


def _figures(chance: Random, style: Style, kind: str, narrow: bool) -> Content:
    columns = chance.randint(3, 4) if narrow else chance.randint(4, 7)
    if style.levels == 2:
        # Behind the column of labels the others go in pairs, each below a head over two.
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
