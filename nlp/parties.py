"""The text of `Betrokken partijen` or `Schoolbestuur` in, its parties out: who takes part, of what type, in what role.

Lists, role phrases and labels are read; prose that only explains names no party, but for named ones as its subject.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.names import Names, full_name
from nlp.party_lists import Piece, pieces
from nlp.party_types import generic_noun, is_generic, party_type
from nlp.vocabulary import any_of, tables

NO_NAMES = Names()
_WORDS = tables("party_lists")
_NO_STOP = "".join(rf"(?<!\b{re.escape(word)})" for word in _WORDS["abbreviations"])
_UNIT = re.compile(
    rf"{_NO_STOP}(?<!\b[A-Z])\.\s+(?=[A-Z'‘])"
    r"|\.\s+(?=(?:Penvoerder|Opdrachtgever|Uitvoer|Overige|Verder|Trekker)\w*\b)"
    r"|\n|;\s+(?=[A-Z]{2,}\b[^;.]{0,60}\b(?:is|zijn|lever))|;\s+(?=penvoerder)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\.\s+")
_LABEL = re.compile(r"^\s*(?:[-–•*]\s*)?(?P<label>[A-Za-zÀ-ÿ ()/&-]{3,60}?)\s*:\s*")
_ROLE_LABEL = re.compile(
    rf"(?:{any_of(_WORDS['role_labels'])})|(?:{any_of(_WORDS['role_label_ends'])})$",
    re.IGNORECASE,
)
_LEAD_IS = re.compile(
    rf"^(?:(?:de|het)\s+)?(?:(?P<other>(?:{any_of(_WORDS['openings'])}))|"
    r"(?:uitvoerder en )?penvoerder(?:schap)?(?:\s+van\s+[^:.]{3,40}?)?)"
    r"\s+(?:is|zijn|blijft|wordt|worden|ligt bij|berust bij|:)\s+",
    re.IGNORECASE,
)
_IS_LEAD = re.compile(
    r"^(?P<who>.{2,120}?)\s+(?:is|zijn|wordt|blijft|treedt(?:\s+\w+){0,3}?\s+op|fungeert|vervult|neemt|heeft|voert)\b"
    r".{0,40}?\bpenvoerder",
    re.IGNORECASE | re.DOTALL,
)
_AS_LEAD = re.compile(
    r"^als\s+penvoerder\s+(?:treedt|fungeert|optreedt)\s+(?P<who>.+?)(?:\s+op)?$", re.IGNORECASE | re.DOTALL
)
_ROLE_OF = re.compile(
    rf"^(?P<who>.{{2,80}}?)\s+(?:is|zijn)\s+(?:de\s+)?(?:{any_of(_WORDS['roles_of'])})\b",
    re.IGNORECASE,
)
_VERBS = re.compile(rf"(?<![\w-])(?:{any_of(_WORDS['verbs'])})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """A party as named in a field; `name` is normalised."""

    mention: str
    char_start: int
    char_end: int
    name: str
    party_type: str
    role: str  # `penvoerder`, `partij`, `schoolbestuur`
    is_generic: bool


def parties(text: str, names: Names = NO_NAMES, *, field: str = "betrokken_partijen") -> list[Party]:
    """The parties of a field, each once, in the order of their first mention; `penvoerder` wins over `partij`."""
    found: dict[str, Party] = {}
    for piece in _pieces(text, names):
        party = _party(text, piece, names, field)
        if party is None:
            continue
        known = found.get(party.name.casefold())
        if known is None:
            found[party.name.casefold()] = party
        elif party.role == "penvoerder":
            found[party.name.casefold()] = replace(known, role="penvoerder")
    return sorted(found.values(), key=lambda p: p.char_start)


def _pieces(text: str, names: Names) -> Iterator[Piece]:
    start = 0
    for match in [*_UNIT.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield from _unit(text, start, end, names)
        start = match.end() if match else end


def _unit(text: str, start: int, end: int, names: Names) -> Iterator[Piece]:
    """The members that a line or sentence names."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    label = _LABEL.match(text[start:end])
    if label and (_ROLE_LABEL.search(label["label"]) or re.match(r"\s*zie\s", label[0], re.IGNORECASE)):
        said = label["label"].casefold()
        yield from _listed(text, start + label.end(), end, names, "penvoerder" in said, "penvoerders" in said)
        return
    stretch = text[start:end]
    lead = _LEAD_IS.match(stretch)
    if lead:
        yield from _listed(text, start + lead.end(), end, names, not lead["other"])
        return
    for pattern, leads in ((_AS_LEAD, True), (_IS_LEAD, True), (_ROLE_OF, False)):
        said = pattern.match(stretch)
        if said and not (pattern is _IS_LEAD and _VERBS.search(said["who"])):
            yield from pieces(text, start + said.start("who"), start + said.end("who"), names, leads)
            return
    yield from _listed(text, start, end, names, False)


def _listed(text: str, start: int, end: int, names: Names, lead: bool, several: bool = False) -> Iterator[Piece]:
    """The members of a list; of prose only the named ones that are its subject."""
    outside = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), text[start:end])
    verb = _VERBS.search(outside)
    if verb is None or re.match(r"\s*,?\s*die\b", outside[max(0, verb.start() - 6) : verb.start()]):
        yield from pieces(text, start, end, names, lead, several)
        return
    for piece in pieces(text, start, start + verb.start(), names, lead):
        if (
            not is_generic(piece.text, False)
            and party_type(piece.text, names, full_name(piece.text, names)) is not None
        ):
            yield piece


def _party(text: str, piece: Piece, names: Names, field: str) -> Party | None:
    mention = piece.text
    role = "schoolbestuur" if field == "schoolbestuur" else "penvoerder" if piece.lead else "partij"
    own = _own_municipality(mention, names)
    if own:
        return Party(mention, piece.start, piece.end, own, "gemeente", role, False)
    at_start = not text[: piece.start].strip(" -–•*\n") or text[: piece.start].rstrip()[-1:] in ".:"
    generic = is_generic(mention, at_start)
    full = piece.full or (mention if generic else full_name(mention, names))
    name = generic_noun(full) if generic else full
    if not name or len(name) > 120 or (generic and len(name.split()) > 6):
        return None
    kind = (
        "schoolbestuur"
        if field == "schoolbestuur"
        else party_type(mention if generic and not piece.full else full, names, full)
    )
    if piece.text and re.search(r"schoolbestuur\s+$", text[: piece.start], re.IGNORECASE) and not generic:
        kind = "schoolbestuur"
    if re.match(r"provincie\b", name, re.IGNORECASE) and len(name.split()) > 1:
        generic, kind, name = False, "provincie", name[:1].upper() + name[1:]
    return Party(mention, piece.start, piece.end, name, kind or "overig", role, generic)


def _own_municipality(mention: str, names: Names) -> str | None:
    """`gemeente` without a name is the agenda's own; `Gemeenten X` the first of several."""
    plain = mention.strip(" .,;")
    if re.fullmatch(r"(?:de\s+)?(?:eigen\s+)?gemeente", plain, re.IGNORECASE):
        return f"Gemeente {names.municipality}" if names.municipality else "Gemeente"
    found = re.fullmatch(
        r"(?:de\s+)?gemeenten?\s+(?P<name>[A-Z'‘’].*)",
        re.sub(r"^(\w)", lambda m: m[1], plain),
        re.DOTALL | re.IGNORECASE,
    )
    if found and found["name"][:1] in "ABCDEFGHIJKLMNOPQRSTUVWXYZ'‘’Ú":
        return f"Gemeente {found['name']}"
    if any(plain.casefold() == other.casefold() for other in names.municipalities):
        return f"Gemeente {plain}"
    return None
