"""The text of `Contact` in, its persons and desks out: organisation, name, function, phone, mail, web address.

Knows no table. Several contacts may stand in one cell, with or without anything between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from nlp.contacts.addresses import Address, addresses_in
from nlp.contacts.spans import contact_spans
from nlp.contacts.unknown_spans import ContactSpan
from nlp.text.document_names import Names
from nlp.text.fold import fold_letters
from nlp.text.person_names import Person, person

__all__ = ["Contact", "Person", "contacts", "person"]

_NO_NAMES = Names()
_EDGES = " \t\n,;:-–—|/•·"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a desk; texts as printed, the phone as E.164; text[char_start:char_end] is where it is said."""

    organisation: str | None
    name: str | None
    position: str | None
    phone: str | None
    email: str | None
    url: str | None
    char_start: int
    char_end: int


@dataclass(slots=True)
class _Group:
    """What belongs to one contact: kind -> its stretch or mark, in the order found."""

    parts: dict[str, ContactSpan | Address] = field(default_factory=dict)

    def has(self, *kinds: str) -> bool:
        return any(kind in self.parts for kind in kinds)


def contacts(text: str, names: Names = _NO_NAMES) -> list[Contact]:
    """The contacts of a cell in order."""
    found = addresses_in(text)
    parts: list[ContactSpan | Address] = sorted([*found, *contact_spans(text, found)], key=lambda part: part.start)
    groups = _share(text, list(_groups(text, parts)))
    _own_addresses(text, groups, [mark for mark in found if mark.kind == "email"])
    return [_contact(text, group, names) for group in groups if set(group.parts) - {"url"}]


def _groups(text: str, parts: list[ContactSpan | Address]) -> Iterator[_Group]:
    group = _Group()
    for n, part in enumerate(parts):
        if _begins(text, group, parts, n):
            yield group
            group = _Group()
        group.parts.setdefault(part.kind, part)
    yield group


def _begins(text: str, group: _Group, parts: list[ContactSpan | Address], n: int) -> bool:
    """Whether a part belongs to the next contact: this one has its like, or is complete and the next has a name."""
    part, follows = parts[n], parts[n + 1] if n + 1 < len(parts) else None
    complete = group.has("phone", "email") or (group.has("name") and group.has("position", "desk"))
    if part.kind == "name":
        desk = group.has("organisation") and group.has("email", "phone")
        return group.has("name") or (desk and group.has("position", "desk", "email") and _new_line(text, parts, n))
    if part.kind == "organisation":
        named = follows is not None and follows.kind == "name" and not _of_function(text, parts, n)
        return group.has("organisation") or (complete and group.has("name") and named)
    if part.kind in ("position", "desk"):
        follower = follows is not None and follows.kind == "name" and group.has("name")
        if (
            follower
            and not group.has("position", "desk")
            and _new_line(text, parts, n)
            and _new_line(text, parts, n + 1)
        ):
            follower = False  # a line each: name, organisation, function
        if follower and follows is not None and parts[n - 1].kind == "name" and not _new_line(text, parts, n):
            follower = not text[part.end : follows.start].strip(" ")  # `A (leider), B` but not `A, leider B`
        return follower or (group.has("position", "desk") and group.has("email", "phone"))
    return part.kind == "email" and group.has("email") and _new_line(text, parts, n)


def _of_function(text: str, parts: list[ContactSpan | Address], n: int) -> bool:
    """Whether an organisation stands right behind a function: `Directeur Stichting X`."""
    return n > 0 and parts[n - 1].kind == "position" and not text[parts[n - 1].end : parts[n].start].strip(" ")


def _new_line(text: str, parts: list[ContactSpan | Address], n: int) -> bool:
    return n > 0 and "\n" in text[parts[n - 1].end : parts[n].start]


def _share(text: str, groups: list[_Group]) -> list[_Group]:
    """What is printed once for two: all of it for `A en B, gemeente X`, else the organisation (`Gemeente X: A; B`)."""
    pairs = [
        (before, after, _between(text, before, after))
        for before, after in pairwise(groups)
        if before.has("name") and after.has("name")
    ]
    joined = [
        (before, after, between.strip(" ,") in ("en", "of", "&", "+", "/", "")) for before, after, between in pairs
    ]
    for before, after, together in reversed(joined):
        if together and not before.has("organisation") and after.has("organisation") and _closes(after):
            before.parts["organisation"] = after.parts["organisation"]
        if together and not before.has("position", "desk", "phone", "email"):
            before.parts = {k: part for k, part in after.parts.items() if k not in ("name", "url")} | before.parts
    for (before, after, together), (_, _, between) in zip(joined, pairs, strict=True):
        if together:
            after.parts = _leading(before) | after.parts
        elif "contactpersoon" not in between.casefold() and before.has("organisation"):
            after.parts.setdefault("organisation", before.parts["organisation"])
    return groups


def _own_addresses(text: str, groups: list[_Group], addresses: list[Address]) -> None:
    """Gives each of several persons the address with his surname in it: `A Wit / B Bos, a.wit@ …, b.bos@ …`."""
    for group in groups if len(addresses) > 1 else []:
        part = group.parts.get("name")
        surname = fold_letters(text[part.start : part.end].split()[-1]) if part else ""
        own = [mark for mark in addresses if len(surname) > 2 and surname in fold_letters(mark.value.split("@")[0])]
        if len(own) == 1:
            group.parts["email"] = own[0]


def _between(text: str, before: _Group, after: _Group) -> str:
    return text[max(part.end for part in before.parts.values()) : min(part.start for part in after.parts.values())]


def _closes(group: _Group) -> bool:
    """Whether the organisation stands last: `A 0475-538001 of B 0475-538002 (gemeente X)`."""
    return all(part.start <= group.parts["organisation"].start for part in group.parts.values())


def _leading(group: _Group) -> dict[str, ContactSpan | Address]:
    """What stands before a name is of those behind it too (`coördinatoren A en B`), and so is the organisation."""
    name = group.parts["name"]
    return {
        kind: part
        for kind, part in group.parts.items()
        if kind == "organisation" or (part.start < name.start and kind not in ("name", "url"))
    }


def _contact(text: str, group: _Group, names: Names) -> Contact:
    def printed(kind: str) -> str | None:
        part = group.parts.get(kind)
        if part is None:
            return None
        return part.value if isinstance(part, Address) else _plain(text[part.start : part.end])

    organisation = printed("organisation")
    if organisation and names.municipality and organisation.casefold() in ("gemeente", "de gemeente"):
        organisation = f"Gemeente {names.municipality}"
    return Contact(
        organisation=organisation,
        name=printed("name"),
        position=printed("position") or printed("desk"),
        phone=printed("phone"),
        email=printed("email"),
        url=printed("url"),
        char_start=min(part.start for part in group.parts.values()),
        char_end=max(part.end for part in group.parts.values()),
    )


def _plain(printed: str) -> str:
    """One line without closing punctuation; the point of an abbreviation (`a.i.`) stays."""
    line = " ".join(printed.split()).strip(_EDGES)
    return line.removesuffix(".") if line and "." not in line.split()[-1][:-1] and len(line.split()[-1]) > 3 else line
