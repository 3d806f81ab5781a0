"""A Source in, what is printed in reading order out; knows no page, no setting and no gold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import render_source as rs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; `part` ones may begin a page."""

    text: str
    level: int
    part: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    block: rs.Block


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of labels and values; of an intervention it carries the heading, which some settings print inside."""

    heading: Heading | None
    fields: tuple[rs.Field, ...]


@dataclass(frozen=True, slots=True)
class Money:
    budget: rs.Budget


@dataclass(frozen=True, slots=True)
class Signatures:
    people: tuple[rs.Person, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    title: str
    front: rs.Front | None
    signing: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    entries: tuple[rs.Entry, ...]


@dataclass(frozen=True, slots=True)
class Footnotes:
    lines: tuple[str, ...]


Element = Heading | Prose | Fields | Money | Signatures | FrontPage | Contents | Footnotes


def printed_organisation(source: rs.Source, person: rs.Person) -> str:
    """What stands under `Gemeente`: the name as this municipality's agenda writes it."""
    if person.organisation_printed:
        return person.organisation_printed
    name = re.sub(r"^Gemeente ", "", person.organisation or "")
    home = source.municipality
    return home.printed or home.name if home and home.name == name and not source.municipalities else name


def signer(source: rs.Source, person: rs.Person) -> tuple[tuple[str, str], ...]:
    """The labels and values that the front page prints for one person."""
    rows = [(person.role.capitalize(), person.name)]
    if person.role in ("wethouder", "burgemeester"):
        if person.portfolio:
            rows.append(("Portefeuille", person.portfolio))
        rows.append(("Gemeente", printed_organisation(source, person)))
    else:
        rows.append(("Portefeuille", person.position or ""))
    return (*rows, ("Datum", person.date_printed or ""), ("Plaats", person.place or ""), ("Ondertekening", ""))


def level_of(source: rs.Source, heading: str, default: int) -> int:
    """The contents list knows the levels best."""
    plain = re.sub(r"^Interventie\b[\s\d|:.–-]*", "", heading)
    for entry in source.contents:
        if plain == re.sub(r"^Interventie\b[\s\d|:.–-]*", "", entry.heading):
            return entry.level
    return default


def heading(source: rs.Source, key: str, default: int) -> Iterator[Heading]:
    text = source.headings.get(key)
    if text:
        yield Heading(text, level_of(source, text, default), part=key != "explanation")


def sections(source: rs.Source, late: bool) -> Iterator[Element]:
    for section in source.sections:
        if section.late == late:
            yield Heading(section.heading, level_of(source, section.heading, section.level))
            yield from (Prose(block) for block in section.blocks)


def interventions(source: rs.Source) -> Iterator[Element]:
    yield from heading(source, "interventions", 2)
    above = level_of(source, source.headings.get("interventions", ""), 2) if "interventions" in source.headings else 1
    for one in source.interventions:
        yield Fields(Heading(one.heading, level_of(source, one.heading, above + 1)), one.fields)


def cooperation(source: rs.Source) -> Iterator[Element]:
    if not source.commitments:
        return
    top = next(heading(source, "cooperation", 2), None)
    if top:
        yield Heading(top.text, top.level)
    if source.party:
        yield Heading(source.party, level_of(source, source.party, (top.level if top else 1) + 1))
    yield Prose(rs.Block("ul", tuple(text for text, _, _ in source.commitments)))


def signatures(source: rs.Source, people: tuple[rs.Person, ...]) -> Iterator[Element]:
    if people:
        yield Heading(source.headings.get("school_signatures", "Ondertekening bevoegd gezag"), 3)
        yield Signatures(people)


def plan(source: rs.Source) -> Iterator[Element]:
    if source.plan is None:
        return
    yield from heading(source, "activity_plan", 2)
    yield from (Prose(rs.Block("p", (line,))) for line in source.plan.intro)
    if source.plan.heading:
        yield Heading(source.plan.heading, level_of(source, source.plan.heading, 3))
    if source.plan.fields:
        yield Fields(None, source.plan.fields)
    if source.plan.budget:
        if source.plan.budget.heading:
            yield Heading(source.plan.budget.heading, 3)
        yield Money(source.plan.budget)
    yield from signatures(source, source.plan.signatures)


def body(source: rs.Source) -> Iterator[Element]:
    yield from heading(source, "body", 1)
    yield from heading(source, "explanation", 2)
    yield from sections(source, late=False)
    yield from interventions(source)
    yield from sections(source, late=True)
    yield from cooperation(source)
    yield from signatures(source, source.school_signatures)
    yield from plan(source)


def story(source: rs.Source) -> Iterator[Element]:
    """All that is printed, from the front page to the footnotes."""
    if source.front or source.signing:
        yield FrontPage(source.title, source.front, tuple(signer(source, person) for person in source.signing))
    if source.contents:
        yield Contents(source.contents)
    yield from body(source)
    if source.footnotes:
        yield Footnotes(source.footnotes)


def signature_lines(person: rs.Person) -> tuple[tuple[str, str], ...]:
    """The lines `Naam: …` of a school board's signature."""
    name = ", ".join(part for part in (person.name, person.position) if part)
    rows = (
        ("Naam", name),
        ("Organisatie", person.organisation),
        ("Datum", person.date_printed),
        ("Plaats", person.place),
    )
    return tuple((label, value) for label, value in rows if value)
