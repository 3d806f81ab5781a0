"""A list of parties as people write it in, its members as stretches of the text out.

Knows separators, no types but by asking.

Names that contain `en`, `&` or a comma stay whole; a shortened member (`basis- en voortgezet onderwijs`) keeps its
printed form and gets its full one; of a class with its members in brackets only the members count.
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from nlp.gazetteer import find_municipality, place_kinds
from nlp.parties.types import is_generic, party_type
from nlp.text.document_names import Names
from nlp.text.fold import fold_name
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")
_SEPARATOR = re.compile(
    r"\s*(?:,|;|\n|•|▪|◦|\||\uf0b7|\s[-–—]\s|(?<=\s)[-–—o]\s(?=\S))\s*"
    rf"|\s+(?:en/of|en|&|alsmede|evenals|plus|of|{any_of(_WORDS['joins'])})\s+|(?<=\w)\s?/\s?(?=\w)"
)
_PAIRS = re.compile(rf"ouder(?:\(s\)|s)?\s*/\s*verzorger(?:\(s\)|s)?|(?:{any_of(_WORDS['pairs'])})", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„][^\"“”„\n]{2,60}[\"”]")
_GRADES = re.compile(r"\bgroep(?:en)?\s+\d\s*(?:en|&|/|,)\s*\d(?:\s*(?:en|&|/|,)\s*\d)*", re.IGNORECASE)
_PLACE_AT_END = re.compile(r"[a-z]\s+(?:in|uit|te|van|rond)\s+[A-Z][\w'’-]*$")
_BRANCHES = re.compile(r"\b(?:in|uit)\s+(?:de\s+)?[a-zë]+(?:(?:,|\s+en)\s*[a-zë]+)*$")
_FOR = re.compile(r"\s+(?:namens|in opdracht van|voor rekening van)\s.*$", re.DOTALL)
_TAIL = re.compile(rf"^(?:{any_of(_WORDS['tails'])})\b", re.IGNORECASE)
_HEAD = re.compile(rf"\b(?:{any_of(_WORDS['heads'])})\b", re.IGNORECASE)
_SECOND = frozenset(_WORDS["second_nouns"])
_DROPPED = re.compile(rf"^(?:{any_of(_WORDS['dropped'])})(?!\w)", re.IGNORECASE)
_ROLE = re.compile(any_of(_WORDS["roles"]), re.IGNORECASE)
_SECTOR = re.compile(rf"^(?:{any_of(_WORDS['sectors'])})$", re.IGNORECASE)
_LEAD = re.compile(rf"^(?:(?:{any_of(_WORDS['leads'])})\s+)+", re.IGNORECASE)
_TRAIL = re.compile(
    rf"(?:[\s,;.:]|\s(?:{any_of(_WORDS['trails'])})\.?|\b(?:als|is) (?:penvoerder|trekker)\b)+$", re.IGNORECASE
)


_CLASS = re.compile(
    r"(?P<plural>[a-zë-]+(?:scholen|verblijven|opvangen|centra|verenigingen|clubs|bibliotheken|colleges))"
    r" (?:(?:de|het) )?(?P<name>(?:De |Het |'t |’t )?[A-ZÀ-Þ].*)"
)
_BARE_NAME = re.compile(r"(?:De |Het |'t |’t )?[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}")
_COMPASS = re.compile(r"(?:Noord|Oost|Zuid|West|Midden)-[A-ZÀ-Þ]")
_NEAREST = 4  # stretches that no separator cuts, beside one place


class ListMember(NamedTuple):
    """A member of a list."""

    text: str  # as printed, without role and leading words
    start: int
    end: int
    full: str | None  # of a shortened member
    lead: bool  # a penvoerder
    kind: str | None = None  # the type of the class that it is a member of, where its own name tells none
    municipal: bool = False  # follows `Gemeenten X` in a list


def list_members(
    text: str, start: int, end: int, names: Names, lead: bool = False, several_leads: bool = False
) -> Iterator[ListMember]:
    """The members of the list that stands at start:end of text; the first of them leads, or all."""
    parts = list(_parts(text, start, end, names))
    municipal = False
    of_class: str | None = None  # the type of `basisscholen De Ster en De Zon`, for those behind the first
    for n, (a, b) in enumerate(parts):
        first = lead and (n == 0 or several_leads)
        following = text[parts[n + 1][0] : parts[n + 1][1]] if n + 1 < len(parts) else ""
        several = bool(re.match(r"\W*(?:de\s+)?gemeenten\s+['’A-ZÚ]", text[a:b], re.IGNORECASE))
        municipal = several or (municipal and find_municipality(text[a:b].strip(" .()")) is not None)
        lead_here = first or _says_lead(text[a:b]) or _only_role(following)
        for piece in _piece(text, a, b, names, lead_here, following):
            member, of_class = _of_class(piece, of_class)
            yield member._replace(municipal=municipal)


def _of_class(piece: ListMember, before: str | None) -> tuple[ListMember, str | None]:
    """`basisscholen De Ster`, `de Zon`: a class in the plural with its members behind it, which have its type."""
    found = _CLASS.match(piece.text)
    kind = party_type(found["plural"]) if found and is_generic(found["plural"], True) else None
    if found and kind:
        start = piece.start + found.start("name")
        return piece._replace(text=piece.text[found.start("name") :], start=start, kind=kind), kind
    if before and _BARE_NAME.fullmatch(piece.text) and party_type(piece.text) is None:
        return piece._replace(kind=before), before
    return piece, None


def _says_lead(text: str) -> bool:
    return "penvoerder" in text.casefold()


def _only_role(text: str) -> bool:
    return text.casefold().strip(" .;()") in ("penvoerder", "tevens penvoerder", "en penvoerder")


def _parts(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """The stretches between separators outside brackets and outside names."""
    guarded = deque(
        sorted(
            [m.span() for guard in (_PAIRS, _QUOTED, _GRADES) for m in guard.finditer(text, start, end)]
            + list(_known_names(text, start, end, names))
        )
    )
    depth, begin = 0, start
    position = start
    cuts: list[tuple[int, int]] = []
    for match in _SEPARATOR.finditer(text, start, end):
        depth += text.count("(", position, match.start()) - text.count(")", position, match.start())
        position = match.start()
        while guarded and guarded[0][1] <= match.start():
            guarded.popleft()
        if depth > 0 or any(a < match.end() and match.start() < b for a, b in islice(guarded, _NEAREST)):
            continue
        if _inside_name(text, begin, match, end):
            continue
        cuts.append((begin, match.start()))
        begin = match.end()
    cuts.append((begin, end))
    yield from ((a, b) for a, b in cuts if text[a:b].strip())


def _known_names(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """Where full names of the document stand that hold a separator."""
    folded = text[start:end].casefold()
    for name in set(names.full.values()):
        if re.search(r",|&|\sen\s|/", name):
            at = folded.find(name.casefold())
            if at >= 0:
                yield start + at, start + at + len(name)


def _inside_name(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether a separator is part of a name: `Hummel & Zn.`, `De Wit en Partners`, `Stichting Kunst en cultuur`."""
    mark = match[0].strip()
    left = text[begin : match.start()].strip()
    if _BRANCHES.search(left):
        following = re.match(r"[a-zë]+(?=\s*(?:,|\.?$|\sen\s))", text[match.end() : end])
        if mark in (",", "en") and following and party_type(following[0]) is None:
            return True  # `werkgevers in zorg, bouw en techniek`
    right = re.split(r"[,;\n(]|\s(?:en|&)\s", text[match.end() : end], maxsplit=1)[0].strip(" .")
    if mark not in ("&", "en") or not left or not right:
        return False
    if _PLACE_AT_END.search(left) and right[:1].isupper() and party_type(right) is None:
        return True  # `huisartsen in Roden en Norg`
    last = left.split()[-1]
    if last.endswith("-") and last[:1].isupper() and len(left.split()) > 1 and _COMPASS.match(right):
        return True  # `GGD Noord- en Oost-Gelderland`
    if _TAIL.match(right) and last[:1].isupper():
        return True
    two = last[:1].isupper() and right[:1].isupper()
    if last.casefold() in _SECOND and right.casefold() in _SECOND and left[:1].isupper() and len(left.split()) > 1:
        return True  # `Scala Welzijn & Sport`
    if two and party_type(left) is None and party_type(right) is None and len(right.split()) == 1 == len(left.split()):
        return mark == "&" or _goes_on(text, begin, match, end)  # `Lek en Linge,`
    if mark == "&":
        return two and len(right.split()) <= 2 and (party_type(right) is None or not party_type(left))
    if right[:1].isupper() or len(right.split()) != 1:
        return False
    return bool(_HEAD.search(left)) and right.casefold() in _SECOND


def _goes_on(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the list has commas before and behind an `en`, which then is none of its separators."""
    return (
        text[max(0, begin - 9) : begin].rstrip()[-1:] == ","
        and re.match(r"[^,;\n(]+,", text[match.end() : end]) is not None
    )


def _piece(text: str, start: int, end: int, names: Names, lead: bool, following: str) -> Iterator[ListMember]:
    """The member at start:end: brackets settled, leading and closing words taken off."""
    stretch = text[start:end]
    bracket = re.search(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", stretch)
    if bracket and _members(stretch[: bracket.start()], bracket[1], names):
        kind = party_type(stretch[: bracket.start()])
        for member in list_members(text, start + bracket.start(1), start + bracket.end(1), names, lead):
            yield member if party_type(member.text, names) else member._replace(kind=kind)
        return
    if bracket and not _belongs(bracket, names):
        after = stretch[bracket.end() :].strip(" .,;")
        end = start + bracket.start() if not after or len(after) < 3 else end
    stretch = text[start:end]
    offset = _LEAD.match(stretch)
    named = re.match(r"(?:De|Het|'t|’t) [A-Z]", stretch) and _keeps_article(text, start, stretch)
    start += offset.end() if offset and not named else 0
    start += len(text[start:end]) - len(
        text[start:end].lstrip(" \t\n•-–o*") if text[start:end][:1] in " \t\n•-–*" else text[start:end]
    )
    stretch = text[start:end]
    closing = _TRAIL.search(stretch)
    if closing and not stretch.endswith(("Zn.", "b.v.", "B.V.")):
        end = start + closing.start()
    if text[start : start + 1].isupper() or _FOR.search(text[start:end]):
        end = start + len(_FOR.sub("", text[start:end]))
    shown = text[start:end]
    if (
        len(shown) > 1
        and not _DROPPED.match(shown)
        and not _ROLE.fullmatch(shown.strip())
        and any(c.isalpha() for c in shown)
    ):
        yield ListMember(shown, start, end, _whole(shown, following), lead)


def _keeps_article(text: str, start: int, stretch: str) -> bool:
    """Whether a capital article is part of a name, not owed to where it stands: `…, De Duinen`, `: Het Lyceum`."""
    if is_generic(stretch.split(maxsplit=1)[1], True):
        return False
    return not re.match(r"\s+(?:is|zijn|heeft|wordt|treedt|vervult|neemt|blijft|voert)\b", text[start + len(stretch) :])


def _members(outer: str, inner: str, names: Names) -> bool:
    """Whether brackets hold the members of a class: `de drie vo-scholen (X, Y en Z)`."""
    if _DROPPED.match(inner.strip()) or _ROLE.search(inner) or fold_name(inner) in names.full:
        return False
    members = re.split(r"\s*(?:,|;|&|\sen\s)\s*", inner)
    if all(find_municipality(member) or place_kinds(member) for member in members):
        return False  # where it is: `Bibliotheek Aan de Stroom (Sliedrecht en Papendrecht)`
    several = len(members) > 1
    if not several or not any(word[:1].isupper() for word in inner.split()):
        return False
    last = outer.strip().split()[-1:]
    return bool(last) and (not last[0][:1].isupper() or is_generic(outer.strip(), True))


def _belongs(bracket: re.Match[str], names: Names) -> bool:
    """Whether brackets are part of a name: an abbreviation, or a bracket inside it."""
    inner = bracket[1].strip()
    if _ROLE.search(inner) or _DROPPED.match(inner) or _SECTOR.match(inner):
        return False
    if re.fullmatch(r"s|en|v", inner):
        return True
    short = re.fullmatch(r"[A-Z][A-Za-z0-9&.\- ]{0,20}", inner) is not None and sum(c.isupper() for c in inner) >= 2
    return fold_name(inner) in names.full or short


def _whole(shown: str, following: str) -> str | None:
    """The full form of a member that ends in a hyphen, by the member after it."""
    if not shown.endswith("-") or not following:
        return None
    words = _TRAIL.sub("", following).split()
    last = words[-1] if words else ""
    if "-" in last.strip("-"):
        tail = last.rsplit("-", 1)[1]
    elif len(words) > 1:
        tail = last
    else:
        tail = next((end for end in _WORDS["shared_ends"] if last.endswith(end)), last)
    return shown.rstrip("-") + tail.rstrip("-")
