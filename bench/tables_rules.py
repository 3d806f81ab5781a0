"""A table that has its places in, its rules and shades drawn. Knows no reader."""

from typing import TYPE_CHECKING

from tables_styles import Cell

if TYPE_CHECKING:
    from tables_plan import Plan

_ACROSS = {"rows", "columns", "frame", "booktabs", "head", "dotted", "double", "partial", "stub", "groups", "totals"}


def white(plan: "Plan", row: int) -> bool:
    """Whether a row's text is white, on a dark shade."""
    return "head" in plan.pen.style.shade and row < plan.table.head


def shade(plan: "Plan") -> None:
    """The fills behind rows, columns or cells."""
    canvas, table, shades = plan.pen.canvas, plan.table, plan.pen.style.shade
    if "head" in shades:
        canvas.setFillColorRGB(0.1, 0.25, 0.45)
        _fill(plan, 0, 0, table.head, table.columns)
    if "zebra" in shades:
        canvas.setFillGray(0.9)
        for row in range(table.head + 1, table.rows, 2):
            _fill(plan, row, 0, row + 1, table.columns)
    if "columns" in shades:
        canvas.setFillColorRGB(0.88, 0.92, 0.97)
        for column in range(1, table.columns, 2):
            _fill(plan, 0, column, table.rows, column + 1)
    if "stub" in shades:
        canvas.setFillGray(0.87)
        _fill(plan, table.head, 0, table.rows, 1)
    if "tiles" in shades or "cells" in shades:
        _cells(plan, 0.8 if "tiles" in shades else 0.0)
    canvas.setFillGray(0.0)


def _fill(plan: "Plan", top: int, left: int, bottom: int, right: int, gap: float = 0.0) -> None:
    x, y = plan.xs[left] + gap, plan.ys[bottom] + gap
    wide, high = plan.xs[right] - gap - x, plan.ys[top] - gap - y
    plan.pen.canvas.rect(x, y, wide, high, stroke=0, fill=1)


def _cells(plan: "Plan", gap: float) -> None:
    """Each cell a fill of its own, empty ones too."""
    taken = _owners(plan)
    for row in range(plan.table.rows):
        for column in range(plan.table.columns):
            cell = taken.get((row, column))
            if cell is None or (cell.row, cell.column) == (row, column):
                plan.pen.canvas.setFillGray(0.8 if row < plan.table.head else 0.93)
                rows, columns = (cell.rows, cell.columns) if cell else (1, 1)
                _fill(plan, row, column, row + rows, column + columns, gap)


def rule(plan: "Plan") -> None:
    """The rules of the style."""
    rules, canvas = plan.pen.style.rules, plan.pen.canvas
    width = plan.chance.choice([0.4, 0.5, 1.0])
    canvas.setLineWidth(width)
    if rules == "white":
        canvas.setStrokeGray(1.0)
    if rules == "dashed":
        canvas.setDash(3, 2)
    if rules in ("all", "inner", "white", "filled", "dashed"):
        _between(plan, outer=rules != "inner")
    if rules in _ACROSS:
        _level(plan, width)
    if rules == "short":
        _short(plan)
    if rules in ("columns", "frame", "partial", "stub"):
        for n in {"columns": range(plan.table.columns + 1), "frame": (0, plan.table.columns)}.get(rules, (1,)):
            canvas.line(plan.xs[n], plan.ys[0], plan.xs[n], plan.ys[-1])
    canvas.setStrokeGray(0.0)
    canvas.setDash()


def _level(plan: "Plan", width: float) -> None:
    """Rules over the whole width, and those below heads of several columns."""
    rules, table, canvas = plan.pen.style.rules, plan.table, plan.pen.canvas
    ends = (0, table.head, table.rows)
    totals = sorted({cell.row for cell in table.cells if cell.bold and cell.column > 0 and cell.row >= table.head})
    for n in {
        "rows": range(table.rows + 1),
        "dotted": range(table.rows + 1),
        "head": (table.head,),
        "stub": (table.head,),
        "partial": sorted({table.head, table.rows, *totals, *table.groups}),
        "groups": sorted({*ends, *range(table.head + 3, table.rows, 3)}),
        "totals": (),
    }.get(rules, ends):
        if rules == "dotted":
            canvas.setDash(*(() if n in ends else (0.6, 1.8)))
        _across(plan, n, within=rules == "rows" and 0 < n < table.head)
        if rules == "double" and n != table.head:
            canvas.line(plan.xs[0], plan.ys[n] + 1.6 + width, plan.xs[-1], plan.ys[n] + 1.6 + width)
    if rules in ("booktabs", "double", "totals", "groups") and table.head > 1:
        for cell in table.cells:
            if cell.row + cell.rows < table.head and cell.columns > 1:
                y = plan.ys[cell.row + cell.rows]
                canvas.line(plan.xs[cell.column] + 3, y, plan.xs[cell.column + cell.columns] - 3, y)
    if rules == "totals":
        _totals(plan, totals)


def _totals(plan: "Plan", totals: list[int]) -> None:
    """A rule above each total, over its figures alone; a double one below the last."""
    for row in totals:
        for cell in plan.table.cells:
            if cell.row == row and cell.column > 0:
                x0, x1 = plan.xs[cell.column] + 3, plan.xs[cell.column + 1] - 1
                plan.pen.canvas.line(x0, plan.ys[row], x1, plan.ys[row])
                if row == totals[-1]:
                    for y in (plan.ys[row + 1], plan.ys[row + 1] - 1.8):
                        plan.pen.canvas.line(x0, y, x1, y)


def _short(plan: "Plan") -> None:
    """Below the header and the last row each column has a rule of its own, with white between."""
    for n in (plan.table.head, plan.table.rows):
        for left, right in zip(plan.xs, plan.xs[1:], strict=False):
            plan.pen.canvas.line(left + 2.5, plan.ys[n], right - 2.5, plan.ys[n])


def _across(plan: "Plan", n: int, within: bool = False) -> None:
    """A rule over the whole width, but not through a cell that reaches over it."""
    start = plan.xs[1] if within else plan.xs[0]
    plan.pen.canvas.line(start, plan.ys[n], plan.xs[-1], plan.ys[n])


def _owners(plan: "Plan") -> dict[tuple[int, int], Cell]:
    return {
        (row, column): cell
        for cell in plan.table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def _between(plan: "Plan", outer: bool) -> None:
    """The edges of each cell, empty ones too; the outer ones only where asked."""
    table = plan.table
    owner = {place: (cell.row, cell.column) for place, cell in _owners(plan).items()}
    for row in range(table.rows + 1):
        for column in range(table.columns):
            above, below = owner.get((row - 1, column), (row - 1, column)), owner.get((row, column), (row, column))
            if above != below and (outer or 0 < row < table.rows):
                _edge(plan, plan.xs[column], plan.ys[row], plan.xs[column + 1], plan.ys[row])
    for column in range(table.columns + 1):
        for row in range(table.rows):
            left, right = owner.get((row, column - 1), (row, column - 1)), owner.get((row, column), (row, column))
            if left != right and (outer or 0 < column < table.columns):
                _edge(plan, plan.xs[column], plan.ys[row], plan.xs[column], plan.ys[row + 1])


def _edge(plan: "Plan", x0: float, y0: float, x1: float, y1: float) -> None:
    """A line; or, as word processors print it, a thin filled box."""
    if plan.pen.style.rules == "filled":
        plan.pen.canvas.rect(x0, min(y0, y1), max(x1 - x0, 0.48), max(abs(y0 - y1), 0.48), stroke=0, fill=1)
    else:
        plan.pen.canvas.line(x0, y0, x1, y1)
