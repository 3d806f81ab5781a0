"""Reads `Betrokken partijen` or `Schoolbestuur`: who takes part, of what type, in what role (reading rules 11 to 19).

Lists, role phrases (`Penvoerder is X`) and labels (`Opvang: X, Y`) are read. Of a sentence that only explains, parties
are the named ones that are its subject, and those that it says take part (`werkt samen met X`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from nlp.gazetteer import find_municipality
from nlp.parties.list_members import ListMember, list_members
from nlp.parties.sentences import followers, holds_verb, opens_with_adverb, sentence_members
from nlp.parties.types import generic_noun, is_foundation, is_generic, party_type
from nlp.text.document_names import Names, full_name
from nlp.text.fold import fold_name
from nlp.text.list_items import item_lines
from nlp.text.vocabulary import any_of, tables

_NO_NAMES = Names()
_WORDS = tables("party_lists")
_NOT_AN_ABBREVIATION = "".join(rf"(?<!\b{re.escape(word)})" for word in _WORDS["abbreviations"])
# A unit is read by itself: a line, a sentence, what stands before a semicolon.
_UNIT = re.compile(
    rf"{_NOT_AN_ABBREVIATION}(?<!\b[A-Z])\.\s+(?=[A-Z'‘(])"
    r"|\.\s+(?=(?:Penvoerder|Opdrachtgever|Uitvoer|Overige|Verder|Trekker)\w*\b)|\n|;\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*(?:[-–•*]\s*)?(?P<label>[A-Za-zÀ-ÿ0-9' ()/&-]{2,60}?\.?)\s*(?::|\s=)\s*")
_ROLE_LABEL = re.compile(rf"{any_of(_WORDS['role_labels'])}|(?:{any_of(_WORDS['role_label_ends'])})$", re.IGNORECASE)
_ROLE_ONLY = re.compile(rf"(?:{any_of(_WORDS['roles'])})\w*|co\s?financiering|cofinanciering", re.IGNORECASE)
# `Penvoerder is X`, `Betrokken zijn verder X en Y`
_LEAD_IS = re.compile(
    rf"^(?:(?:de|het)\s+)?(?:(?P<other>{any_of(_WORDS['openings'])}|{any_of(_WORDS['inverted'])})|"
    r"(?:uitvoerder en )?penvoerder(?:schap)?)(?:\s+(?:van|voor|in)\s+[^:.]{3,60}?)?"
    r"\s+(?:is|zijn|blijft|wordt|worden|ligt bij|berust bij|:)\s+"
    rf"(?:(?:{any_of(_WORDS['adverbs'])})\s+)*",
    re.IGNORECASE,
)
# `X treedt op als penvoerder`
_IS_LEAD = re.compile(
    r"^(?P<who>.{2,120}?)\s+(?:is|zijn|wordt|blijft|treedt(?:\s+\w+){0,3}?\s+op|fungeert|vervult|neemt|heeft|voert)\b"
    r"[^,;]{0,40}?\bpenvoerder",
    re.IGNORECASE | re.DOTALL,
)
# `Als penvoerder treedt X op`
_AS_LEAD = re.compile(
    r"^als\s+penvoerder\s+(?:treedt|fungeert|optreedt)(?:\s+op)?\s+(?P<who>.+?)(?:\s+op)?[.\s]*$",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE_THEN_LIST = re.compile(r",\s(?:die|dat|waar\w*)\s[^,;:]*:\s")
_PROVINCE = re.compile(r"provincie\s+\w", re.IGNORECASE)
_BOARD_BEFORE = re.compile(r"schoolbestuur\s+$", re.IGNORECASE)  # `het schoolbestuur Talent`
_LONGEST_NAME = 120  # characters, and of a class words; set on the samples: what is longer is a sentence
_LONGEST_CLASS = 6
Role = Literal["penvoerder", "partij", "schoolbestuur"]


_NEAR = 40  # letters before a mention that tell where it stands: `Het schoolbestuur `, a full stop, a list mark


@dataclass(frozen=True, slots=True)
class Party:
    """A party as named in a field; `name` is normalised."""

    mention: str
    char_start: int
    char_end: int
    name: str
    party_type: str
    role: Role
    is_generic: bool


def parties(text: str, names: Names = _NO_NAMES, *, field: str = "betrokken_partijen") -> list[Party]:
    """The parties of a field, each once, in the order of their first mention; `penvoerder` wins over `partij`."""
    found: dict[str, Party] = {}
    listed = item_lines(text)
    for member in _members(listed, names):
        party = _party(listed, member, names, field)
        if party is None:
            continue
        # Twice in a field is one row with the strongest role (reading rule 16).
        known = found.get(party.name.casefold()) or _meant(party, found)
        if known is None:
            found[party.name.casefold()] = party
        elif party.role == "penvoerder":
            found[known.name.casefold()] = replace(known, role="penvoerder")
    shown = [replace(one, mention=text[one.char_start : one.char_end]) for one in found.values()]
    return sorted(shown, key=lambda p: p.char_start)


def _meant(party: Party, found: dict[str, Party]) -> Party | None:
    """The named party that a class noun in the singular refers to: `Trekker: het samenwerkingsverband`."""
    if not party.is_generic or party.role == "schoolbestuur" or " " in party.name or party.name.endswith(("en", "s")):
        return None
    named = [one for one in found.values() if not one.is_generic and one.name.casefold().startswith(party.name + " ")]
    return named[0] if len(named) == 1 else None


def _members(text: str, names: Names) -> Iterator[ListMember]:
    start = 0
    for match in [*_UNIT.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield from _unit(text, start, end, names)
        start = match.end() if match else end


def _unit(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """The members that a line or sentence names."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    label = _LABEL.match(text[start:end])
    if label:
        labelled = _labelled(text, start, end, label, names)
        if labelled is not None:
            yield from labelled
            return
    stretch = text[start:end]
    lead = _LEAD_IS.match(stretch)
    if lead:
        yield from _listed(text, start + lead.end(), end, names, not lead["other"])
        return
    # `Als penvoerder treedt X op` first: the next pattern would take `Als` for the one who leads.
    for pattern in (_AS_LEAD, _IS_LEAD):
        said = pattern.match(stretch)
        if said and not (pattern is _IS_LEAD and (holds_verb(said["who"]) or opens_with_adverb(said["who"]))):
            yield from list_members(text, start + said.start("who"), start + said.end("who"), names, True)
            yield from followers(text, start + said.end("who"), end, names)
            return
    yield from _listed(text, start, end, names, False)


def _labelled(text: str, start: int, end: int, label: re.Match[str], names: Names) -> Iterator[ListMember] | None:
    """What stands behind a label: of a role (`Penvoerder: X`), of a class (`Opvang: X`); or the role behind a name."""
    said, behind = label["label"], text[start + label.end() : end].strip(" .")
    # `Stichting Oever: penvoerder`: name and role the other way round.
    if _ROLE_ONLY.fullmatch(behind) and len(behind.split()) <= 2:
        lead = "penv" in behind.casefold()
        return list_members(text, start + label.start("label"), start + label.end("label"), names, lead)
    if _ROLE_LABEL.search(said) or said.casefold().startswith("zie "):
        folded = said.casefold()
        lead = "penv" in folded
        return _listed(text, start + label.end(), end, names, lead, "penvoerders" in folded)
    kind = party_type(said)
    if kind and is_generic(said, True) and not holds_verb(said):
        return (
            member if party_type(member.text, names) else member._replace(kind=kind)
            for member in _listed(text, start + label.end(), end, names, False)
        )
    return None


def _listed(text: str, start: int, end: int, names: Names, lead: bool, several: bool = False) -> Iterator[ListMember]:
    """The members of a list, or of a sentence."""
    relative = _RELATIVE_THEN_LIST.search(text, start, end)
    if holds_verb(text[start:end]):
        yield from sentence_members(text, start, end, names, lead)
    elif relative:  # `X, die het met haar scholen uitvoert: Y en Z`
        yield from list_members(text, start, relative.start(), names, lead, several)
        yield from list_members(text, relative.end(), end, names)
    else:
        yield from list_members(text, start, end, names, lead, several)


def _party(text: str, member: ListMember, names: Names, field: str) -> Party | None:
    """The party that a member of a list is; None for a phrase too long for a name."""
    mention = member.text
    role: Role = "schoolbestuur" if field == "schoolbestuur" else "penvoerder" if member.lead else "partij"
    if own := _municipality(mention, names, member.municipal):
        return Party(mention, member.start, member.end, own, "gemeente", role, False)
    before = text[max(0, member.start - _NEAR) : member.start]
    # What the document introduced as a name is one, whatever it looks like.
    generic = fold_name(mention) not in names.full and is_generic(mention, _owes_capital(before))
    full = member.full or (mention if generic else full_name(mention, names))
    name = generic_noun(full) if generic else full
    if not name or len(name) > _LONGEST_NAME or (generic and len(name.split()) > _LONGEST_CLASS):
        return None
    if _PROVINCE.match(name):
        return Party(mention, member.start, member.end, name[:1].upper() + name[1:], "provincie", role, False)
    # Reading rule 17: in its own field a board needs no proof, elsewhere the word before it or its name gives it.
    if field == "schoolbestuur" or (not generic and _BOARD_BEFORE.search(before)):
        kind = "schoolbestuur"
    else:
        kind = _type(member, full, names, role, generic=generic)
    return Party(mention, member.start, member.end, name, kind, role, generic)


def _owes_capital(before: str) -> bool:
    """Whether a capital may be owed to the place: behind nothing, a list mark, a colon or a full stop."""
    return not before.strip(" -–•*\n") or before.rstrip()[-1:] in ".:"


def _type(member: ListMember, full: str, names: Names, role: Role, *, generic: bool) -> str:
    """The type by the class or label that a member stands under, else by its name."""
    known = member.kind or party_type(member.text if generic and not member.full else full, names, full)
    if known is None and role == "penvoerder" and is_foundation(full):
        return "schoolbestuur"  # the programme's money goes to a school board
    return known or "overig"


_LIKE_GEMEENTE = 87  # of 100: one letter off (`gemeemte`, `gemente`), not two
_OFFICE = re.compile(r"(?:de\s+)?(?:eigen\s+)?(?P<word>[^\W\d_]{3,11})\.?(?:\s+(?P<name>\S.*))?", re.DOTALL)


def _municipality(mention: str, names: Names, listed: bool) -> str | None:
    """`gemeente` without a name is the agenda's own; `Gemeenten X, Y` are several; typing errors are mended."""
    plain = mention.strip(" .,;")
    office = _OFFICE.fullmatch(plain)
    if office and _is_office(office["word"], office["name"]):
        if not office["name"]:
            return f"Gemeente {names.municipality}" if names.municipality else "Gemeente"
        if office["name"][:1].isupper() or office["name"][:1] in "'‘’":
            return f"Gemeente {office['name']}"
    # Reading rule 63: only within such a list is a bare place the municipality.
    if listed and plain[:1].isupper() and find_municipality(plain):
        return f"Gemeente {plain}"
    if any(plain.casefold() == other.casefold() for other in names.municipalities):
        return f"Gemeente {plain}"
    return None


def _is_office(word: str, name: str | None) -> bool:
    folded = word.casefold()
    if folded == "gemeente" or (name and folded in ("gemeenten", "gem")):
        return True
    # A typing error is mended only with a name behind it: `gemeentes` alone is a class.
    return bool(name) and len(folded) > 6 and folded[:3] == "gem" and fuzz.ratio(folded, "gemeente") >= _LIKE_GEMEENTE
