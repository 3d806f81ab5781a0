"""A kind and a chance in, what a table of a report or a yearly account says out. Knows no page."""

from random import Random

import tables_words as tw
from tables_styles import Cell, Content


def balance(chance: Random) -> Content:
    """A statement of accounts: sections, posts that stand in, sums in bold, at times a column for notes."""
    notes, signs = chance.random() < 0.4, chance.random() < 0.4
    years = chance.randint(2, 3)
    first, year = 2 if notes else 1, chance.randint(2012, 2023)
    columns = first + years
    cells = [Cell(0, 0, chance.choice(["Activa", "Balans per 31 december", "Lasten", "Assets"]), bold=True)]
    cells += [Cell(0, 1, chance.choice(["Noot", "Note", "Ref."]), bold=True, align="center")] if notes else []
    cells += [Cell(0, first + n, str(year - n), bold=True, align="right") for n in range(years)]
    head = 1
    if chance.random() < 0.4:
        cells += [Cell(1, first + n, "x € 1.000", align="right") for n in range(years)]
        head = 2
    row = head
    for section in range(chance.randint(2, 3)):
        cells.append(Cell(row, 0, tw.words(chance, 2, 3), bold=chance.random() < 0.5))
        row += 1
        for n in range(chance.randint(2, 4)):
            cells.append(Cell(row, 0, tw.label(chance), indent=8))
            if notes and chance.random() < 0.6:
                cells.append(Cell(row, 1, str(row), align="center"))
            sign = signs and n == 0
            cells += [_amount(chance, row, first + k, sign) for k in range(years) if chance.random() < 0.92]
            row += 1
        cells.append(Cell(row, 0, chance.choice(["Totaal", "Subtotaal", "Total"]) + f" {section + 1}", bold=True))
        cells += [_amount(chance, row, first + k, signs, bold=True) for k in range(years)]
        row += 1
    return Content(cells, row, columns, head)


def _amount(chance: Random, row: int, column: int, sign: bool, bold: bool = False) -> Cell:
    figure = "–" if chance.random() < 0.1 and not bold else tw.figure(chance, "haakjes")
    return Cell(row, column, ("€ " if sign else "") + figure, align="right", bold=bold, split=sign)


def statistics(chance: Random) -> Content:
    """A statistical table in English: dots lead from the label to the figures, heads of two or three levels."""
    pairs = chance.randint(2, 3)
    columns, head = 1 + 2 * pairs, chance.randint(2, 3)
    cells = [Cell(0, 0, "State and year", rows=head)]
    if head == 3:
        cells.append(Cell(0, 1, tw.english(chance, 2, 3), columns=columns - 1, align="center"))
    for n in range(pairs):
        cells.append(Cell(head - 2, 1 + 2 * n, tw.english(chance, 1, 2), columns=2, align="center"))
        cells += [Cell(head - 1, 1 + 2 * n + k, ("Number", "Percent")[k], align="center") for k in (0, 1)]
    row, groups = head, set()
    leaders = chance.random() < 0.6
    for n in range(chance.randint(6, 16)):
        if n % 5 == 0 and chance.random() < 0.5:
            groups.add(row)
            cells.append(Cell(row, 0, tw.english(chance, 1, 2), bold=True))
            row += 1
        cells.append(Cell(row, 0, tw.english(chance, 1, 3), indent=6 if groups else 0, leader=leaders))
        for k in range(1, columns):
            text = f"{chance.randint(1, 99_000):,}" if k % 2 else f"{chance.uniform(0, 100):.1f}"
            cells.append(Cell(row, k, chance.choice([text] * 12 + ["(NA)", "–", "..."]), align="right"))
        row += 1
    return Content(cells, row, columns, head, groups)


def timetable(chance: Random) -> Content:
    """Short texts and times: a programme, a list of members, a rota."""
    kind = chance.choice(["tijd", "leden", "besluiten"])
    heads = {
        "tijd": ["Tijd", "Onderdeel", "Zaal", "Wie"],
        "leden": ["Naam", "Functie", "Organisatie", "Plaats", "Sinds"],
        "besluiten": ["Nr.", "Onderwerp", "Datum", "Besluit"],
    }[kind]
    cells = [Cell(0, n, text, bold=True) for n, text in enumerate(heads)]
    rows = 1 + chance.randint(4, 11)
    for row in range(1, rows):
        hour = f"{8 + row}.{chance.choice(['00', '15', '30'])}"
        texts = {
            "tijd": [f"{hour} – {9 + row}.00 uur", tw.words(chance, 2, 5), f"Zaal {row % 4}", tw.person(chance)],
            "leden": [
                tw.person(chance),
                tw.noun(chance).capitalize(),
                tw.words(chance, 2, 3),
                "Rietmeer",
                f"{chance.randint(1998, 2023)}",
            ],
            "besluiten": [
                str(row),
                tw.words(chance, 3, 6),
                f"{chance.randint(1, 28)} mei 2021",
                chance.choice(["Akkoord", "Aangehouden", "Verworpen"]),
            ],
        }[kind]
        cells += [Cell(row, n, text) for n, text in enumerate(texts) if n == 0 or chance.random() < 0.95]
    return Content(cells, rows, len(heads), 1)


def itemised(chance: Random) -> Content:
    """Texts of several lines, some of them lists with bullets."""
    heads = ["Speerpunt", "Acties", "Resultaat"]
    cells = [Cell(0, n, text, bold=True) for n, text in enumerate(heads)]
    rows = 1 + chance.randint(2, 4)
    for row in range(1, rows):
        items = [f"• {tw.words(chance, 3, 8)}" for _ in range(chance.randint(2, 4))]
        cells.append(Cell(row, 0, tw.words(chance, 1, 3)))
        cells.append(Cell(row, 1, "\n".join(items)))
        cells.append(Cell(row, 2, " ".join(tw.sentence(chance, 5, 12) for _ in range(chance.randint(1, 2)))))
    return Content(cells, rows, 3, 1)


def panels(chance: Random) -> Content:
    """Estimates with their errors in brackets below them, in panels that a centred line over all columns names."""
    columns = chance.randint(3, 6)
    cells = [Cell(0, n, f"({n})", align="center") for n in range(1, columns)]
    cells += [Cell(1, n, tw.english(chance, 1, 2), align="center") for n in range(1, columns)]
    row = 2
    for panel in "AB"[: chance.randint(1, 2)]:
        cells.append(Cell(row, 0, f"Panel {panel}: {tw.english(chance, 2, 4)}", columns=columns, align="center"))
        row += 1
        for _ in range(chance.randint(2, 4)):
            cells.append(Cell(row, 0, tw.english(chance, 1, 2)))
            for k in range(1, columns):
                stars = chance.choice(["", "*", "**", "***"])
                cells.append(Cell(row, k, f"{chance.uniform(-2, 2):.3f}{stars}".replace("-", "−"), align="center"))
                cells.append(Cell(row + 1, k, f"({chance.uniform(0, 1):.3f})", align="center"))
            row += 2
    cells.append(Cell(row, 0, "Observations"))
    cells += [Cell(row, k, f"{chance.randint(100, 9_000):,}", align="center") for k in range(1, columns)]
    return Content(cells, row + 1, columns, 2)


def pairs(chance: Random) -> Content:
    """Two columns: what, and how much."""
    cells = [Cell(0, 0, tw.noun(chance).capitalize(), bold=True), Cell(0, 1, tw.unit(chance), bold=True, align="right")]
    rows = 1 + chance.randint(4, 9)
    kind = chance.choice(["heel", "procent", "euro"])
    for row in range(1, rows):
        cells += [Cell(row, 0, tw.label(chance)), Cell(row, 1, tw.figure(chance, kind), align="right")]
    return Content(cells, rows, 2, 1)


REPORTS = {
    "balans": balance,
    "statistiek": statistics,
    "rooster": timetable,
    "opsomming": itemised,
    "panelen": panels,
    "paren": pairs,
}
