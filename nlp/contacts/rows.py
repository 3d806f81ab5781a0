"""Reads a `Contact` field: persons and desks, each with organisation, name, function, phone, mail and web address.

Several contacts may stand in one cell, with or without anything between them. The cell's parts (names, functions,
addresses, ...) are put in their printed order, and a contact ends where the next part can't be of it any more: a second
name, a second organisation (reading rules 45 and 68).
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from nlp.contacts.addresses import Address, addresses_in
from nlp.contacts.spans import contact_spans, knows_organisation
from nlp.contacts.unknown_spans import ContactSpan
from nlp.text.document_names import Names
from nlp.text.fold import fold_letters
from nlp.text.person_names import Person, person, word_list

__all__ = ["Contact", "Person", "contacts", "person"]

_NO_NAMES = Names()
_SHORTEST_SURNAME = 3  # letters: a shorter one stands in many an address by chance
# `Contactpersoon`, `scholen:` before the second of two persons
_BEGINS_ANEW = re.compile(r"(?i:contactpersoon|[:?!]|(?<!\w)(?:voor|over)\s)|(?<![A-Z])\.[ ]+(?=[A-Z][a-zà-ÿ])")
_NEW_SENTENCE = re.compile(r"\.\s+[A-Z]|;\s")
# in front of who stands in for somebody, of the same organisation
_INSTEAD = re.compile(r"\b(?:bij )?(?:afwezig(?:heid)?|verhindering|vervang(?:er|ing)|achterwacht)\s?:", re.IGNORECASE)
_SHORT_OFFICE = re.compile(r"(?:(?:de )?gemeente|gem\.?(?: (?P<name>[A-Z'’].*))?)", re.IGNORECASE)
_ORGANISATION_BEHIND = re.compile(
    r"\s(?P<name>(?:(?:de|het|De|Het|It|obs|bs|ikc) )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ0-9][\w'’-]*)*)$"
)
_OF = re.compile(r"\s*(?:(?:van|bij|op)\s+)?(?:(?:de|het)\s+)?")  # between a function and whose it is
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


_Part = ContactSpan | Address


@dataclass(slots=True)
class _Group:
    """What belongs to one contact: kind -> its stretch or address, in the order found."""

    parts: dict[str, _Part] = field(default_factory=dict)

    def has(self, *kinds: str) -> bool:
        return any(kind in self.parts for kind in kinds)


def contacts(text: str, names: Names = _NO_NAMES) -> list[Contact]:
    """The contacts of a cell in order; names: what the document calls things, for `gemeente` without a name."""
    addresses = addresses_in(text)
    parts: list[_Part] = sorted([*addresses, *contact_spans(text, addresses, names)], key=lambda part: part.start)
    groups = _groups(text, parts)
    _share(text, groups)
    _give_own_addresses(text, groups, [address for address in addresses if address.kind == "email"])
    # A web address alone is nobody: it tells of the intervention (reading rule 45 asks for a person or a desk).
    read = [_contact(text, group, names) for group in groups if set(group.parts) - {"url"}]
    return [_with_own_organisation(contact, names) for contact in read]


def _with_own_organisation(contact: Contact, names: Names) -> Contact:
    """`decaan Weverij College` of somebody for whom no organisation is told: a function and where it is."""
    if contact.organisation or not contact.position:
        return contact
    found = _ORGANISATION_BEHIND.search(contact.position)
    if found is None or not _is_organisation_here(found["name"], names):
        return contact
    return replace(contact, position=contact.position[: found.start()], organisation=found["name"])


def _is_organisation_here(name: str, names: Names) -> bool:
    """Whether a name is one of the document's organisations, or one by its last word: `Weverij College`."""
    if name.split()[0].casefold() in word_list("weak_organisations"):
        return False  # `coördinator Brede School`: what it is about
    return knows_organisation(name, names) or name.casefold().endswith(tuple(word_list("school_ends")))


def _groups(text: str, parts: list[_Part]) -> list[_Group]:
    group, done = _Group(), list[_Group]()
    for n, part in enumerate(parts):
        own = part.kind == "organisation" and group.has("organisation") and group.has("name")
        if own and _of_function(text, parts, n):
            # `Stichting X: Kim Tan, schoolleider obs De Ster`: the second is what the function is of.
            function = group.parts["position"]
            if isinstance(function, ContactSpan) and function.end == parts[n - 1].end:
                group.parts["position"] = function._replace(end=part.end)
                continue
        if part.kind == "name" and (earlier := _earlier(text, [*done, group], part)) is not None:
            group = earlier
            continue
        if _opens_contact(text, group, parts, n):
            done += [group] if group not in done else []
            group = _Group()
        # Of two numbers (`tel. …, mob. …`) the first counts: there is one column.
        group.parts.setdefault(part.kind, part)
    return [*done, *([group] if group not in done else [])]


def _earlier(text: str, groups: list[_Group], part: _Part) -> _Group | None:
    """Who was named before and is named again, shorter or in full: `Frits. Frits Vroemen.`, `ik, Shanice dus`."""
    words = text[part.start : part.end].strip(".,").split()
    for group in groups:
        name = group.parts.get("name")
        known = text[name.start : name.end].strip(".,").split() if name else []
        if len(words) == 1 and words[0] in known:
            return group
        if name and len(known) == 1 and known[0] in words:
            group.parts["name"] = part
            return group
    return None


def _opens_contact(text: str, group: _Group, parts: list[_Part], n: int) -> bool:
    """Whether a part belongs to the next contact: this one has its like, or is complete and the next has a name."""
    kind = parts[n].kind
    if kind == "name":
        return group.has("name") or _follows_desk(text, group, parts, n)
    if kind == "organisation":
        return group.has("organisation") or _opens_person_of_organisation(text, group, parts, n)
    if kind in ("position", "desk"):
        # Two functions may be one person's (`directeur, projectleider`); behind an address the second is the next
        # one's.
        after_address = group.has("position", "desk") and group.has("email", "phone")
        # `Kim Tan, 06-… . Declaraties: administratie Veenlint`: another sentence, another desk.
        desk = kind == "desk" and group.has("name") and group.has("email", "phone")
        anew = desk and (
            _on_new_line(text, parts, n) or _NEW_SENTENCE.search(text, parts[n - 1].end, parts[n].start) is not None
        )
        return after_address or anew or _is_function_of_next(text, group, parts, n)
    # Two addresses on one line may be one person's; the one on the next line is of somebody else.
    return kind == "email" and group.has("email") and _on_new_line(text, parts, n)


def _follows_desk(text: str, group: _Group, parts: list[_Part], n: int) -> bool:
    """A person behind a desk with its address, on the next line or in the next sentence."""
    # `Gemeente X, 14 0599, info@x.nl` and then `Kim Tan`
    desk = group.has("organisation") and group.has("email", "phone") and group.has("position", "desk", "email")
    own = group.has("position", "desk") and group.has("email", "phone") and not group.has("name")
    between = text[parts[n - 1].end : parts[n].start] if n else ""
    return (desk and _on_new_line(text, parts, n)) or (own and bool(_NEW_SENTENCE.search(between)))


def _opens_person_of_organisation(text: str, group: _Group, parts: list[_Part], n: int) -> bool:
    """`A Wit, adviseur, GGD Kim Tan`: the organisation of the name behind, as the contact before it is complete."""
    # The stop of a surname may be counted to it.
    anew = n > 0 and _NEW_SENTENCE.search(text, parts[n - 1].end - 1, parts[n].start) is not None
    complete = group.has("name") and (anew or group.has("phone", "email", "position", "desk"))
    return complete and _is_name(parts, n + 1) and not _of_function(text, parts, n)


def _is_function_of_next(text: str, group: _Group, parts: list[_Part], n: int) -> bool:
    """Whether a function is that of the name behind it, and not of the name before it."""
    if not (group.has("name") and _is_name(parts, n + 1)):
        return False
    if not group.has("position", "desk") and _on_new_line(text, parts, n) and _on_new_line(text, parts, n + 1):
        return False  # a line each: name, organisation, function
    if parts[n - 1].kind == "name" and not _on_new_line(text, parts, n):
        return not text[parts[n].end : parts[n + 1].start].strip(" ")  # `A, leider B`, but not `A (leider), B`
    return True


def _is_name(parts: list[_Part], n: int) -> bool:
    return n < len(parts) and parts[n].kind == "name"


def _of_function(text: str, parts: list[_Part], n: int) -> bool:
    """Whether an organisation stands right behind a function: `Directeur Stichting X`."""
    return (
        n > 0 and parts[n - 1].kind == "position" and _OF.fullmatch(text, parts[n - 1].end, parts[n].start) is not None
    )


def _on_new_line(text: str, parts: list[_Part], n: int) -> bool:
    return n > 0 and "\n" in text[parts[n - 1].end : parts[n].start]


class _Neighbours(NamedTuple):
    """Two persons that stand one behind the other, and the text between what is known of them."""

    before: _Group
    after: _Group
    between: str

    @property
    def joined(self) -> bool:
        """`A en B`, `A / B`."""
        return self.between.strip(" ,") in ("en", "of", "&", "+", "/", "")


def _share(text: str, groups: list[_Group]) -> None:
    """What is printed once for two: all of it for `A en B, gemeente X`, else the organisation (`Gemeente X: A; B`)."""
    neighbours = [
        _Neighbours(before, after, _text_between(text, before, after))
        for before, after in pairwise(groups)
        if before.has("name") and after.has("name")
    ]
    for pair in reversed(neighbours):  # from the last on, so that what stands last reaches the first of several
        if pair.joined:
            _take_from_behind(pair.before, pair.after)
    for pair in neighbours:
        if pair.joined:
            pair.after.parts = _in_front_of_name(pair.before) | pair.after.parts
        # `Gemeente X: A; B` share X. `Contactpersoon:` before the second begins anew, perhaps for another organisation,
        # and so does a new sentence; what stands behind a name (`A (gemeente X), B`) is his alone.
        elif not _BEGINS_ANEW.search(_INSTEAD.sub("", pair.between)) and _leads(pair.before):
            pair.after.parts.setdefault("organisation", pair.before.parts["organisation"])


def _leads(group: _Group) -> bool:
    """Whether a group's organisation stands before its name, as a heading does that holds for all below it."""
    if not group.has("organisation") or group.parts["organisation"].start > group.parts["name"].start:
        return False
    # `directeur van De Vlinder: Tim Drost` heads nothing
    position = group.parts.get("position")
    return position is None or not position.start < group.parts["organisation"].start


def _take_from_behind(before: _Group, after: _Group) -> None:
    """`A en B, adviseurs, gemeente X`: the organisation that stands last; all of it where A has nothing of his own."""
    if not before.has("organisation") and after.has("organisation") and _organisation_is_last(after):
        before.parts["organisation"] = after.parts["organisation"]
    if not before.has("position", "desk", "phone", "email"):
        before.parts = {kind: p for kind, p in after.parts.items() if kind not in ("name", "url")} | before.parts


def _give_own_addresses(text: str, groups: list[_Group], addresses: list[Address]) -> None:
    """Gives each of several persons the address with his surname in it: `A Wit / B Bos, a.wit@ …, b.bos@ …`."""
    for group in groups if len(groups) > 1 else []:
        part = group.parts.get("name")
        surname = fold_letters(text[part.start : part.end].split()[-1]) if part else ""
        if len(surname) < _SHORTEST_SURNAME:
            continue
        own = [address for address in addresses if surname in fold_letters(address.value.split("@")[0])]
        # With two addresses of one surname nobody can say whose is whose; then the order of the cell stands.
        if len(own) == 1 and (len(addresses) > 1 or "email" not in group.parts):
            for other in groups:
                if other is not group and other.parts.get("email") == own[0] and not other.has("name"):
                    del other.parts["email"]
            group.parts["email"] = own[0]


def _text_between(text: str, before: _Group, after: _Group) -> str:
    return text[max(part.end for part in before.parts.values()) : min(part.start for part in after.parts.values())]


def _organisation_is_last(group: _Group) -> bool:
    """Whether the organisation stands last: `A 0475-538001 of B 0475-538002 (gemeente X)`."""
    return all(part.start <= group.parts["organisation"].start for part in group.parts.values())


def _in_front_of_name(group: _Group) -> dict[str, _Part]:
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
        return part.value if isinstance(part, Address) else _one_line(text[part.start : part.end])

    organisation = printed("organisation")
    # `gemeente` without a name is the agenda's own (reading rule 12); `gem.` is short for it.
    short = _SHORT_OFFICE.fullmatch(organisation or "")
    if short and (short["name"] or names.municipality):
        organisation = f"Gemeente {short['name'] or names.municipality}"
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


def _one_line(printed: str) -> str:
    """One line without closing punctuation; the point of an abbreviation (`a.i.`) stays."""
    line = " ".join(printed.split()).strip(_EDGES)
    return line.removesuffix(".") if line and "." not in line.split()[-1][:-1] and len(line.split()[-1]) > 3 else line
