"""A sample's TOML in, a Source out: what the document says and the gold beside it; knows no page and no setting."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent

# The labels of the template's editions. A sample with another label (or an error in it) names the field under `kinds`.
LABELS = {
    "Betrokken partijen": "betrokken_partijen",
    "Partners": "betrokken_partijen",
    "Planning": "planning",
    "Looptijd": "planning",
    "Doel van de interventie": "doel",
    "Doel interventie": "doel",
    "Doel": "doel",
    "Beoogd effect": "doel",
    "Doelgroep": "doelgroep",
    "Voor wie": "doelgroep",
    "Locatie (wijk, school)": "locatie",
    "Locatie": "locatie",
    "Waar": "locatie",
    "Activiteiten": "activiteiten",
    "Aanpak": "activiteiten",
    "Monitoring en evaluatie": "monitoring_en_evaluatie",
    "Financiering": "financiering",
    "Kosten en dekking": "financiering",
    "Online informatie": "online_informatie",
    "Online-informatie": "online_informatie",
    "Meer weten": "online_informatie",
    "Contact": "contact",
    "Contactpersoon": "contact",
    "Titel van de interventie": "titel",
    "Korte beschrijving": "korte_beschrijving",
    "Schoolbestuur of -besturen": "schoolbestuur",
}
HINTS = {
    "loonkosten": "Inschatting van te besteden uren x uurloon",
    "materiele_kosten": "Prijs per stuk/artikel p*q. Let op: hou bij investeringskosten rekening met de"
    " afschrijvingstermijn en mogelijk niet volledige vergoeding",
    "overige_kosten": "Kosten boven €5.000,- nader specificeren",
}
PLACEHOLDERS = frozenset({"-", "n.v.t.", "nvt", "N.v.t.", "…"})

BlockKind = Literal["p", "lead", "ul", "ol", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a lead line, a list or a table inside a section."""

    kind: BlockKind
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    kind: str
    level: int
    blocks: tuple[Block, ...]
    late: bool  # stands after the interventions


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    field: str
    text: str
    placeholder: bool


@dataclass(frozen=True, slots=True)
class Intervention:
    title: str
    heading: str
    fields: tuple[Field, ...]
    gold: Mapping[str, str]  # table -> rows as written, one a line (see README.md)
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a signing block."""

    role: str
    name: str
    position: str | None = None
    portfolio: str | None = None
    organisation: str | None = None
    organisation_printed: str | None = None
    date: str | None = None
    date_printed: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list."""

    level: int
    heading: str
    page: int | None
    missing: bool


@dataclass(frozen=True, slots=True)
class BudgetRow:
    cells: tuple[str, ...]
    hint: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Budget:
    heading: str | None
    header: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[BudgetRow, ...]
    total_line: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    heading: str | None
    intro: tuple[str, ...]
    fields: tuple[Field, ...]
    gold: Mapping[str, str]
    budget: Budget | None
    signatures: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Front:
    motto: str | None
    paragraphs: tuple[str, ...]
    pillars: tuple[tuple[str, str], ...]
    closing: str | None


@dataclass(frozen=True, slots=True)
class Municipality:
    name: str
    code: str
    province: str
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A whole sample."""

    id: str
    template: str
    kind: str
    title: str
    period: tuple[int, int] | None
    municipality: Municipality | None
    municipalities: tuple[Municipality, ...]
    headings: Mapping[str, str]
    front: Front | None
    signing: tuple[Person, ...]
    contents: tuple[Entry, ...]
    sections: tuple[Section, ...]
    interventions: tuple[Intervention, ...]
    party: str | None  # whose commitments
    commitments: tuple[tuple[str, int | None, str | None], ...]
    school_signatures: tuple[Person, ...]
    plan: Plan | None
    footnotes: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    entities: Mapping[str, tuple[str, ...]]


def cells(line: str) -> tuple[str, ...]:
    """The parts of a line between upright strokes."""
    return tuple(part.strip() for part in line.split("|"))


def lines(text: str) -> Iterator[str]:
    return (line for line in text.strip("\n").split("\n") if line.strip())


def blocks(text: str) -> Iterator[Block]:
    """Paragraphs, `**leads**`, `- ` and `1. ` lists, `| a | b |` tables with lines and `: a | b` ones
    without; blank lines part them."""
    for chunk in re.split(r"\n\s*\n", text.strip()):
        rows = [line.strip() for line in chunk.split("\n")]
        if rows[0].startswith("|"):
            yield Block("table", rows=tuple(cells(row.strip("|")) for row in rows))
        elif rows[0].startswith(": "):
            yield Block("table", ("bare",), tuple(cells(row[2:]) for row in rows))
        elif rows[0].startswith("**"):
            yield Block("lead", (rows[0].strip("*"),))
        elif rows[0].startswith("- "):
            yield Block("ul", tuple(row[2:] for row in rows))
        elif re.match(r"1\. ", rows[0]):
            yield Block("ol", tuple(row.split(" ", 1)[1] for row in rows))
        else:
            yield Block("p", (" ".join(rows),))


def fields(values: Mapping[str, str], kinds: Mapping[str, str]) -> Iterator[Field]:
    for label, value in values.items():
        text = value.strip("\n")
        name = kinds.get(label) or LABELS.get(label.rstrip(":"), "overig")
        yield Field(label, name, text, text in PLACEHOLDERS)


def people(rows: Iterable[Mapping[str, str]]) -> tuple[Person, ...]:
    return tuple(Person(**row) for row in rows)


def entries(text: str) -> Iterator[Entry]:
    """`level | heading | page`, with a `!` behind it where the body lacks the heading."""
    for line in lines(text):
        level, heading, page, *rest = cells(line)
        yield Entry(int(level), heading, int(page) if page else None, bool(rest and rest[0] == "!"))


def category(cell: str) -> str | None:
    """The category a budget cell names, small errors in it included."""
    folded = cell.casefold().replace("ë", "e")
    stems = {"loon": "loonkosten", "person": "loonkosten", "mater": "materiele_kosten", "overig": "overige_kosten"}
    return next((name for stem, name in stems.items() if folded.startswith(stem)), None)


def budget_rows(text: str, hints: bool) -> Iterator[BudgetRow]:
    """`intervention | category | what | amount...`, with `{source}` behind a line that says who pays."""
    for line in lines(text):
        found = re.search(r"\{(\w+)\}\s*$", line)
        row = cells(line[: found.start()] if found else line)
        hint = HINTS.get(category(row[1]) or "") if hints else None
        yield BudgetRow(row, hint, found[1] if found else None)


def budget(raw: Mapping[str, Any]) -> Budget:
    header = cells(raw["header"]) if "header" in raw else ()
    rows = tuple(budget_rows(raw["rows"], raw.get("hints", False)))
    return Budget(raw.get("heading"), header, tuple(raw.get("years", ())), rows, raw.get("total_line"))


def plan(raw: Mapping[str, Any]) -> Plan:
    intro = tuple(lines(raw.get("intro", "")))
    found = tuple(fields(raw.get("fields", {}), raw.get("kinds", {})))
    money = budget(raw["budget"]) if "budget" in raw else None
    return Plan(raw.get("heading"), intro, found, raw.get("gold", {}), money, people(raw.get("signatures", ())))


def intervention(raw: Mapping[str, Any]) -> Intervention:
    found = tuple(fields(raw["fields"], raw.get("kinds", {})))
    heading = raw.get("heading") or "Interventie | " + raw["title"]
    return Intervention(raw["title"], heading, found, raw.get("gold", {}), tuple(raw.get("themes", ())))


def section(raw: Mapping[str, Any]) -> Section:
    found = tuple(blocks(raw["text"])) if raw.get("text", "").strip() else ()
    return Section(raw["heading"], raw["kind"], raw.get("level", 3), found, raw.get("late", False))


def front(raw: Mapping[str, Any]) -> Front:
    pillars = tuple((title, text) for title, text in raw.get("pillars", ()))
    return Front(raw.get("motto"), tuple(raw.get("paragraphs", ())), pillars, raw.get("closing"))


def commitments(text: str) -> Iterator[tuple[str, int | None, str | None]]:
    """`what | times | per`; the last two only where the text says how often."""
    for line in lines(text):
        what, *often = cells(line)
        yield (what, int(often[0]), often[1]) if often else (what, None, None)


def names(rows: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        label: tuple(part.strip() for part in re.split(r"[;\n]", text) if part.strip()) for label, text in rows.items()
    }


def load(path: str | Path) -> Source:
    """The sample in a file, or that of a name (`westerveld`)."""
    file = Path(path) if str(path).endswith(".toml") else HERE / f"{path}.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    home, joint = raw.get("municipality"), raw.get("municipalities", ())
    work = raw.get("cooperation", {})
    return Source(
        id=file.stem,
        template=raw["template"],
        kind=raw.get("kind", "agenda"),
        title=raw["title"],
        period=(raw["period"][0], raw["period"][-1]) if "period" in raw else None,
        municipality=Municipality(**home) if home else None,
        municipalities=tuple(Municipality(**one) for one in joint),
        headings=raw.get("headings", {}),
        front=front(raw["front"]) if "front" in raw else None,
        signing=people(raw.get("signing", ())),
        contents=tuple(entries(raw.get("contents", ""))),
        sections=tuple(section(one) for one in raw.get("section", ())),
        interventions=tuple(intervention(one) for one in raw.get("intervention", ())),
        party=work.get("party"),
        commitments=tuple(commitments(work.get("items", ""))),
        school_signatures=people(raw.get("school_signature", ())),
        plan=plan(raw["plan"]) if "plan" in raw else None,
        footnotes=tuple(raw.get("footnotes", ())),
        findings=tuple((a, b) for a, b in (cells(line) for line in lines(raw.get("findings", "")))),
        entities=names(raw.get("entities", {})),
    )


def samples() -> tuple[str, ...]:
    """The names of all samples in this folder."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))
