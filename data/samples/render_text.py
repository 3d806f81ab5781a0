"""A Source in, the plain text of its web form out: label, tab, value; knows no page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import render_source as rs
import render_story as st

ITEM = re.compile(r"([-–•*]|\d{1,2}[.)]|[a-z][.)]) ")


def value(text: str, seed: int) -> str:
    """A field's text as the form writes it: tagged, run together, or cut by blank lines, as editors happen to do."""
    parts = text.split("\n")
    if len(parts) == 1:
        return f"<u>{text}</u>" if re.match(r"www\.|https?:", text) and seed % 2 else text
    if all(ITEM.match(part) for part in parts) and seed % 3:
        return " ".join(parts)
    if seed % 4 == 3:
        return "\n\n".join(parts) + "\n"
    return " ".join(f"<p>{part}</p>" for part in parts)


def front(page: st.FrontPage) -> Iterator[str]:
    if page.front:
        yield (page.front.motto or page.title) + "\n\n\n"
        yield from page.front.paragraphs
        for title, text in page.front.pillars:
            yield f"\n\n{title}"
            yield text
        if page.front.closing:
            yield page.front.closing
    yield from signing(page.signing)


def signing(people: tuple[tuple[tuple[str, str], ...], ...]) -> Iterator[str]:
    """Two blocks that stood side by side, in one of two orders: values in one piece, or each on its own."""
    together = len(people[0][0][1]) % 2 == 0 if people else True
    for rows in people:
        yield from (label for label, _ in rows[:-3])
        values = [text for _, text in rows[:-3]]
        yield from ["\n".join(values)] if together else values
    signatures = 0 if together else len(people)
    for rows in people:
        for label, text in rows[-3:] if together else rows[-3:-1]:
            yield from (part for part in (label, text) if part)
    yield from ["Ondertekening"] * signatures


def contents(entries: tuple[rs.Entry, ...]) -> Iterator[str]:
    yield "Inhoudsopgave"
    yield "\n".join(f"{one.heading}\t{one.page}" if one.page else one.heading for one in entries)


def block(one: rs.Block) -> str:
    if one.kind == "table":
        return "\n".join("\t".join(row) for row in one.rows)
    if one.kind == "ol":
        return "\n".join(f"{n}. {line}" for n, line in enumerate(one.lines, 1))
    return "\n".join(f"- {line}" if one.kind == "ul" else line for line in one.lines)


def budget(money: rs.Budget) -> Iterator[str]:
    rows = ["\t".join(money.header)] if money.header else []
    for row in money.rows:
        rows.append("\t".join(row.cells))
        if row.hint:
            rows.append(f"\t<i>{row.hint}</i>\t\t")
    yield "\n".join(rows)
    if money.total_line:
        yield money.total_line


def fields(element: st.Fields) -> Iterator[str]:
    if element.heading:
        yield element.heading.text
    yield "\n".join(f"{one.label}\t{value(one.text, len(one.text))}" for one in element.fields)


def chunks(element: st.Element) -> Iterator[str]:
    match element:
        case st.FrontPage():
            yield from front(element)
        case st.Contents(entries):
            yield from contents(entries)
        case st.Heading(text):
            yield text
        case st.Prose(one):
            yield block(one)
        case st.Fields():
            yield from fields(element)
        case st.Money(money):
            yield from budget(money)
        case st.Signatures(people):
            yield from ("\n".join(f"{a}: {b}" for a, b in st.signature_lines(one)) for one in people)
        case st.Footnotes(found):
            yield "\n".join(found)


def text(source: rs.Source) -> str:
    """The whole document, its parts set off by blank lines."""
    return "\n\n".join(chunk for element in st.story(source) for chunk in chunks(element)) + "\n"
