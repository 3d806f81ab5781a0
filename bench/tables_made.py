"""A style and a seed in, a PDF with tables between other things out, and the cells that are in it.

The documents look like council papers, government reports and scientific papers, not like agendas. A style says which
rules are drawn (`tables_styles`); everything else (type, width, content, spans, wrapped cells, empty cells, alignment,
what stands around) is chance from the seed. Pages without any table come from `tables_prose`. Knows no reader.
"""

from random import Random

import tables_words as tw
from tables_content import content
from tables_pen import Pen
from tables_plan import Plan
from tables_prose import prose_pages
from tables_styles import PROSE, STYLES, Gold, Made, Style

__all__ = ["PROSE", "STYLES", "Gold", "Made", "made", "prose"]


def made(name: str, seed: int) -> Made:
    """A document of a style."""
    chance = Random(f"{name}-{seed}")
    return _document(Pen(chance, STYLES[name]))


def prose(name: str, seed: int) -> Made:
    """A document without tables."""
    chance = Random(f"{name}-{seed}")
    pen = Pen(chance, Style("none", place="paper" if name in ("columns", "references") else "flow"))
    return prose_pages(pen, name)


def _document(pen: Pen) -> Made:
    pen.furniture()
    pen.heading()
    if pen.style.place == "paper":
        _paper(pen)
    else:
        for n in range(pen.chance.randint(1, 2)):
            pen.paragraphs(pen.margin, pen.right, pen.chance.randint(1, 3))
            _PLACES.get(pen.style.place, _over_width)(pen, n)
        pen.paragraphs(pen.margin, pen.right, 1)
    return pen.made()


def _paper(pen: Pen) -> None:
    """Two text columns, a table in one of them."""
    middle, gap = pen.page[0] / 2, 10
    top = pen.y
    for n, (left, right) in enumerate(((pen.margin, middle - gap), (middle + gap, pen.right))):
        pen.y = top
        pen.fill(left, right, pen.page[1] * pen.chance.uniform(0.55, 0.75))
        # Whatever chance says, one of the two columns has a table.
        if n == pen.chance.randint(0, 1) or (n == 1 and not pen.tables):
            _table_in(pen, left, right, n)
        pen.fill(left, right, 90)


def _beside(pen: Pen, n: int) -> None:
    middle = pen.page[0] / 2
    plans = [
        Plan(pen, content(pen.chance, pen.style, True), left, right, 2 * n + k)
        for k, (left, right) in enumerate(((pen.margin, middle - 12), (middle + 12, pen.right)))
    ]
    pen.room(max(plan.height for plan in plans) + 40)
    top = pen.y
    ends = []
    for plan in plans:
        pen.y = top
        plan.draw()
        ends.append(pen.y)
    pen.y = min(ends) - pen.size


def _over_width(pen: Pen, n: int) -> None:
    _table_in(pen, pen.margin, pen.right, n)


def _side(pen: Pen, n: int) -> None:
    """A table with running text at its right."""
    middle = pen.page[0] * 0.52
    plan = Plan(pen, content(pen.chance, pen.style, True), pen.margin, middle - 12, n)
    pen.room(plan.height + 60)
    top = pen.y
    plan.draw()
    bottom, pen.y = pen.y, top
    pen.fill(middle + 6, pen.right, bottom)
    pen.y = min(bottom, pen.y) - pen.size


def _broken(pen: Pen, n: int) -> None:
    """A table over the page's end, at times with its header printed again."""
    plan = Plan(pen, content(pen.chance, pen.style, False), pen.margin, pen.right, n)
    pen.fill(pen.margin, pen.right, 60 + plan.height * 0.4 + 5 * pen.size)
    plan.draw_over(pen.chance.random() < 0.5)
    pen.y -= pen.size


_PLACES = {"beside": _beside, "side": _side, "break": _broken}


def _table_in(pen: Pen, left: float, right: float, n: int) -> None:
    plan = Plan(pen, content(pen.chance, pen.style, right - left < 300), left, right, n)
    pen.room(plan.height + 40)
    plan.draw()
    if pen.chance.random() < 0.4:
        pen.text(f"Bron: {tw.words(pen.chance, 3, 6)}, bewerking gemeente.", left, right, pen.size * 0.8)
    pen.y -= pen.size
