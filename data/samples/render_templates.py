"""A Source in, what the templates of `designs` are filled with out; knows no page and no program that prints.

A design is one template. What it gets is the document in reading order, cut into pieces that a designer thinks in: the
front page, the contents, runs of narrative, interventions, labelled values, budgets, signatures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import jinja2
import render_source as rs
import render_story as st

DESIGNS = Path(__file__).parent / "designs"
QUOTABLE = range(60, 170)  # characters of a sentence that fits a pull quote: two to five lines of a narrow column
ITEM = re.compile(r"(?:[-–•*]|\d{1,2}[.)]|[a-z][.)]) ")


class CannotPrint(Exception):
    """No print: the program refused the page that was made for it."""


class NotInstalled(CannotPrint):
    """No print: the program that prints a design, or a part of it, isn't on this machine."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading, and which one of the body's it is: by that number its page is found in the print."""

    text: str
    level: int
    part: bool
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a design sets in one way. Which of the attributes it has depends on its kind."""

    kind: Literal["heading", "narrative", "intervention", "fields", "money", "signatures"]
    head: Head | None = None
    contents: tuple[Head | rs.Block, ...] = ()  # of a narrative: headings below the parts, and blocks
    fields: tuple[rs.Field, ...] = ()
    budget: rs.Budget | None = None
    people: tuple[tuple[tuple[str, str], ...], ...] = ()
    number: int = 0  # of an intervention, from 1


@dataclass(frozen=True, slots=True)
class Page:
    """A document for a template."""

    title: str
    years: str
    front: st.FrontPage | None
    contents: tuple[rs.Entry, ...]
    pieces: tuple[Piece, ...]
    footnotes: tuple[str, ...]


def templates(ending: str, locked: bool) -> dict[str, Path]:
    """The templates with this ending, by design; names that begin with `_` are parts of others."""
    folder = DESIGNS / "locked" if locked else DESIGNS
    return {path.stem: path for path in sorted(folder.glob(f"*.{ending}")) if not path.stem.startswith("_")}


def headings(source: rs.Source) -> list[str]:
    """The body's headings in the order of `Head.number`."""
    found = []
    for one in st.body(source):
        head = one if isinstance(one, st.Heading) else one.heading if isinstance(one, st.Fields) else None
        found += [head.text] if head else []
    return found


def pieces(source: rs.Source) -> Iterator[Piece]:
    """The body. Headings and blocks that follow one another within a part make one narrative."""
    run: list[Head | rs.Block] = []
    heads, interventions = 0, 0
    for element in st.body(source):
        head: Head | None = None
        found = element if isinstance(element, st.Heading) else getattr(element, "heading", None)
        if found:
            head = Head(found.text, found.level, found.part, heads)
            heads += 1
        if isinstance(element, st.Prose):
            run.append(element.block)
            continue
        if isinstance(element, st.Heading) and head and not head.part and head.level > 1:
            run.append(head)
            continue
        if run:
            yield Piece("narrative", contents=tuple(run))
            run = []
        match element:
            case st.Heading():
                yield Piece("heading", head=head)
            case st.Fields(fields=fields):
                interventions += head is not None
                yield Piece("intervention" if head else "fields", head=head, fields=fields, number=interventions)
            case st.Money(budget):
                yield Piece("money", budget=budget)
            case st.Signatures(people):
                yield Piece("signatures", people=tuple(st.signature_lines(one) for one in people))
    if run:
        yield Piece("narrative", contents=tuple(run))


def page(source: rs.Source) -> Page:
    """All that a template may print, each text once."""
    elements = tuple(st.story(source))
    return Page(
        title=source.title,
        years="-".join(map(str, source.period)) if source.period else "",
        front=next((one for one in elements if isinstance(one, st.FrontPage)), None),
        contents=source.contents,
        pieces=tuple(pieces(source)),
        footnotes=source.footnotes,
    )


def pull_quote(piece: Piece) -> str:
    """A sentence of a narrative that a brochure prints once more, large; empty where none has the length for it."""
    for block in piece.contents:
        if isinstance(block, rs.Block) and block.kind == "p":
            for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z])", block.lines[0])[1:]:
                if len(sentence) in QUOTABLE:
                    return sentence
    return ""


def lines(text: str) -> list[tuple[str, str]]:
    """A value's lines: the mark of an item (`-`, `2.`, empty for a paragraph) and what follows it."""
    found = []
    for line in text.split("\n"):
        if line.strip():
            mark = ITEM.match(line)
            found.append((mark[0].strip(), line[mark.end() :]) if mark else ("", line))
    return found


def narrow(field: rs.Field) -> bool:
    """Whether a designer would put a value into the panel at the side, and not into the running text."""
    wide = ("doel", "activiteiten", "monitoring_en_evaluatie", "korte_beschrijving", "overig")
    return field.field not in wide and len(field.text) < 420


def environment(folder: Path, **settings: Any) -> jinja2.Environment:
    """Where the templates are found, with the questions that they may ask."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader([folder, DESIGNS]),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **settings,
    )
    asked: dict[str, Callable[..., object]] = {"pull_quote": pull_quote, "narrow": narrow}
    found.globals.update(asked)
    found.filters["lines"] = lines
    return found
