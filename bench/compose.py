"""Composes fictional agendas, as a `Source` for the printer of data/samples: one for each seed and number.

Each number has its own content: municipality, sections, interventions, budget. The words come from agenda_words.toml;
the same seed and number give the same agenda on every machine.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import render_source as rs

ROOT = Path(__file__).resolve().parents[1]
REAL_AGENDAS_OF = {
    "Vijfheerenlanden",
    "Borger-Odoorn",
    "Noord-Beveland",
    "Noordenveld",
    "Súdwest-Fryslân",
}  # real agendas' own
HOW_MANY = (1, 1, 2, 2, 2, 3, 3, 4, 6)  # interventions


@cache
def words() -> dict[str, Any]:
    """The sentences and names of agenda_words.toml."""
    return tomllib.loads((Path(__file__).parent / "agenda_words.toml").read_text(encoding="utf-8"))


@cache
def municipalities() -> tuple[rs.Municipality, ...]:
    """Those that exist today."""
    text = (ROOT / "nlp" / "data" / "municipalities.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.startswith("GM")]
    return tuple(
        rs.Municipality(row[1], row[0], row[2]) for row in rows if not any(row[3:5]) and row[1] not in REAL_AGENDAS_OF
    )


def compose(seed: int, number: int) -> rs.Source:
    """The agenda of that number."""
    return _Writer(random.Random(f"{seed}:{number}"), number).source()


def euros(amount: int) -> str:
    """`€ 12.500,00`."""
    return f"€ {amount:,}".replace(",", ".") + ",00"


class _Writer:
    """Writes one agenda: its random numbers (`dice`), its municipality, years, villages, boards and people."""

    def __init__(self, dice: random.Random, number: int) -> None:
        self.dice, self.number = dice, number
        self.home = dice.choice(municipalities())
        self.year = dice.randint(2019, 2023)
        self.villages = dice.sample(words()["villages"], 3)
        self.boards = dice.sample(words()["boards"], 2)
        self.people = dice.sample(words()["people"], 6)

    def one(self, kind: str) -> str:
        """A text of a kind, with its blanks filled."""
        return self.fill(self.dice.choice(words()[kind]))

    def some(self, kind: str, least: int, most: int) -> list[str]:
        """Between least and most texts of a kind, each once."""
        return [self.fill(text) for text in self.dice.sample(words()[kind], self.dice.randint(least, most))]

    def fill(self, text: str) -> str:
        """The blanks of a sentence, each drawn anew."""
        values: dict[str, Callable[[], str]] = {
            "gemeente": lambda: self.home.name,
            "dorp": lambda: self.dice.choice(self.villages),
            "org": lambda: str(self.dice.choice(words()["organisations"])),
            "jaar": lambda: str(self.year),
            "na": lambda: str(self.year + 1),
            "later": lambda: str(self.year + 2),
            "n": lambda: str(self.dice.randint(4, 45)),
        }
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]](), text)

    def source(self) -> rs.Source:
        titles = self.titles()
        costs = [self.posts() for _ in titles]
        name = f"Gemeente {self.home.name}"
        return rs.Source(
            id=f"made-{self.number}",
            template="2022",
            kind="agenda",
            title=f"GKA Agenda {name}",
            period=(self.year, self.year + 2),
            municipality=self.home,
            municipalities=(),
            headings={
                "body": f"Gelijke Kansen voor alle kinderen en jongeren in {name}",
                "explanation": "Toelichting",
                "interventions": "Interventies & Samenwerking",
                "cooperation": "Samenwerking",
                "school_signatures": "Ondertekening bevoegd gezag",
                "activity_plan": "Activiteitenplan & Begroting",
            },
            front=rs.Front(self.one("mottos"), tuple(map(self.fill, words()["fronts"])), (), words()["closing"]),
            signing=self.signing(name),
            contents=self.contents(name, titles),
            sections=tuple(self.sections()),
            interventions=tuple(self.intervention(*pair) for pair in zip(titles, costs, strict=True)),
            party=name,
            commitments=tuple((text, None, None) for text in self.some("commitments", 2, 4)),
            school_signatures=(rs.Person("bevoegd_gezag", self.people[0], "bestuurder", organisation=self.boards[0]),),
            plan=self.plan(name, titles, costs),
            footnotes=(),
            findings=(),
            entities={},
        )

    def titles(self) -> list[str]:
        count = self.dice.choice(HOW_MANY)
        tails = self.dice.sample(words()["tails"], count)
        return [
            f"{title} {tail}" for title, tail in zip(self.dice.sample(words()["titles"], count), tails, strict=True)
        ]

    def signing(self, name: str) -> tuple[rs.Person, ...]:
        day = self.dice.randint(1, 28)
        alderman = rs.Person(
            "wethouder",
            self.people[1],
            portfolio=self.one("portfolios"),
            organisation=name,
            date=f"{self.year}-06-{day:02}",
            date_printed=f"{day} juni {self.year}",
            place=self.villages[0],
        )
        return alderman, rs.Person("minister", "Dennis Wiersma", "Minister voor Primair en Voortgezet Onderwijs")

    def contents(self, name: str, titles: list[str]) -> tuple[rs.Entry, ...]:
        lines = [
            (1, f"Gelijke Kansen voor alle kinderen en jongeren in {name}"),
            (2, "Toelichting"),
            (1, "Interventies & Samenwerking"),
            *((2, f"Interventie {title}") for title in titles),
            (2, "Samenwerking"),
            (1, "Activiteitenplan & Begroting"),
        ]
        return tuple(rs.Entry(level, text, min(3 + n // 3, 9), False) for n, (level, text) in enumerate(lines))

    def sections(self) -> Iterator[rs.Section]:
        chosen = sorted(self.dice.sample(range(len(words()["sections"])), self.dice.randint(2, 5)))
        for heading, kind in (words()["sections"][n] for n in chosen):
            blocks = [rs.Block("p", (text,)) for text in self.some("prose", 1, 4)]
            if self.dice.random() < 0.3:
                blocks.append(rs.Block("ul", tuple(self.some("items", 2, 4))))
            yield rs.Section(self.fill(heading), kind, 3, tuple(blocks), False)

    def posts(self) -> list[tuple[str, str, int]]:
        """(category, what, euros) of an intervention."""
        chosen = sorted(self.dice.sample(words()["posts"], self.dice.randint(1, 3)))
        return [(category, what, 500 * self.dice.randint(3, 40)) for category, what in chosen]

    def intervention(self, title: str, costs: list[tuple[str, str, int]]) -> rs.Intervention:
        leader, *partners = self.dice.sample(words()["organisations"], self.dice.randint(2, 4))
        total = euros(sum(cost for *_, cost in costs))
        values = {
            "Betrokken partijen": f"{leader} (penvoerder), {', '.join(partners)} en {self.boards[0]}",
            "Planning": self.one("plannings"),
            "Doel van de interventie": " ".join(self.some("goals", 1, 2)),
            "Doelgroep": self.one("groups"),
            "Locatie (wijk, school)": f"{self.one('schools')} in {self.villages[1]}",
            "Activiteiten": "\n".join(f"- {text}" for text in self.some("activities", 2, 6)),
            "Monitoring en evaluatie": " ".join(self.some("monitoring", 1, 3)),
            "Financiering": f"{total} uit GKA, aangevuld met {self.one('others')}",
            "Online informatie": f"www.agenda-{self.number}.example",
            "Contact": f"{leader}, {self.people[2]}, {self.one('positions')}, info{self.number}@agenda.example",
        }
        return rs.Intervention(title, f"Interventie | {title}", tuple(rs.fields(values, {})), {}, ())

    def plan(self, name: str, titles: list[str], costs: list[list[tuple[str, str, int]]]) -> rs.Plan:
        values = {
            "Titel van de interventie": "; ".join(titles),
            "Korte beschrijving": self.one("goals"),
            "Planning": self.one("plannings"),
            "Betrokken partijen": ", ".join(self.dice.sample(words()["organisations"], 3)),
            "Schoolbestuur of -besturen": " en ".join(self.boards),
        }
        total = euros(sum(cost for posts in costs for *_, cost in posts))
        rows = tuple(rs.budget_rows("\n".join(_budget(titles, costs, total)), False))
        budget = rs.Budget("Inzet middelen", (), (), rows, f"Totaal GKA Agenda {total}")
        return rs.Plan(f"GKA Agenda {name}", (), tuple(rs.fields(values, {})), {}, budget, ())


def _budget(titles: list[str], costs: list[list[tuple[str, str, int]]], total: str) -> Iterator[str]:
    """The rows of the budget, as a sample's source writes them."""
    for number, (title, posts) in enumerate(zip(titles, costs, strict=True), 1):
        for n, (category, what, cost) in enumerate(posts):
            yield f"{'' if n else title} | {category} | {what} | {euros(cost)}"
        yield f"Totaal interventie {number} | | | {euros(sum(cost for *_, cost in posts))}"
    yield f"Totaal | | | {total}"
    yield f" | Gelijke Kansen Alliantie | | {total} {{gka}}"
