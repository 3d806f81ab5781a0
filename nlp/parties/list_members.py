"""Splits a list of parties as people write it into its members: `OBS De Ster, GGD en Bibliotheek X` has three.

Names that hold `en`, `&` or a comma stay whole (reading rule 8); a shortened member (`basis- en voortgezet onderwijs`)
keeps its printed form and gets its full one (rule 9); of a class with its members in brackets only the members count
(rule 61). Types are asked for where they tell a name from a noun; which party a member is, is told in rows.py.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from nlp.gazetteer import find_municipality, place_kinds
from nlp.parties.types import is_foundation, is_generic, party_type
from nlp.text.document_names import Names
from nlp.text.fold import fold_name
from nlp.text.person_names import word_list
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")
# Letters that word processors print for a list mark (`o`, U+F0B7) separate too.
_SEPARATOR = re.compile(
    r"\s*(?:,|;|\n|•|▪|◦|\||\uf0b7|\s\+\s|\s[-–—]\s|(?<=\s)[-–—o]\s(?=\S))\s*"
    rf"|\s+(?:en/of|[eé]n|&|alsmede|evenals|plus|of|{any_of(_WORDS['joins'])})\s+|(?<=\w)\s?/\s?(?=\w)"
    r"|\s+met\s+(?!locatie)(?=(?:[a-zà-ÿ]+\s)?[A-ZÀ-Þ])"
)
# What no separator cuts: fixed pairs, quotes, `groep 1, 2 en 3`.
_PAIRS = re.compile(
    rf"(?:in|uit|van|binnen)\s+het\s+\w+\s+en\s+\w+\s+onderwijs|ouder(?:\(s\)|s)?\s*/\s*verzorger(?:\(s\)|s)?|(?:{any_of(_WORDS['pairs'])})",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„][^\"“”„\n]{2,60}[\"”]")
_GRADES = re.compile(r"\bgroep(?:en)?\s+\d\s*(?:en|&|/|,)\s*\d(?:\s*(?:en|&|/|,)\s*\d)*", re.IGNORECASE)
# `huisartsen in Roden`
_PLACE_AT_END = re.compile(r"[a-z]\s+(?:in|uit|te|van|rond)\s+[A-Z][\w'’-]*$")
# `werkgevers in zorg, bouw`
_PLACES_REACH = 80  # letters before a member in which its list of places began
_PLACE_LIST = re.compile(r"[a-z]\s+(?:in|uit|te|van)\s+[A-Z][\w'’-]*(?:(?:,|\s+en)\s+[A-Z][\w'’-]*)*(?:,|\s+en)\s+$")
_BRANCHES = re.compile(r"\b(?:in|uit)\s+(?:de\s+)?[a-zë]+(?:(?:,|\s+en)\s*[a-zë]+)*$")
# `X namens Y`: X takes part
_FOR = re.compile(rf"\s+(?:{any_of(_WORDS['on_behalf'])})\s.*$", re.DOTALL)
_COUNTED = re.compile(r"\s*(?:(?:circa|ca\.|ruim|bijna|ongeveer|met)\s)?\d+\s(?:[a-zà-ÿ]+e\s)?(?P<noun>[a-zà-ÿ]+)\W*$")
_WITH_SCHOOLS = frozenset({None, "schoolbestuur", "samenwerkingsverband"})
_ACTS_FOR = re.compile(rf"\s*(?:mede\s)?(?:{any_of(_WORDS['on_behalf'])})\s")
_ALSO_OF = re.compile(r"\s*van\s")
_ELSEWHERE = re.compile(
    rf"\s*(?:(?:de|het|alle)\s)?in\s(?:{any_of(_WORDS['parts'])})\s\d+[a-z]?\s(?:genoemde|bedoelde|vermelde)\s",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"^(?:{any_of(_WORDS['tails'])})\b", re.IGNORECASE)
_HEAD = re.compile(rf"\b(?:{any_of(_WORDS['heads'])})\b", re.IGNORECASE)
_SECOND = frozenset(_WORDS["second_nouns"])
_DROPPED = re.compile(rf"^(?:{any_of(_WORDS['dropped'])})(?!\w)", re.IGNORECASE)
_ROLE = re.compile(any_of(_WORDS["roles"]), re.IGNORECASE)
_SECTOR = re.compile(rf"^(?:{any_of(_WORDS['sectors'])})$", re.IGNORECASE)
_LEAD = re.compile(
    rf"^(?:(?:{any_of((*_WORDS['leads'], *_WORDS['adverbs'], *_WORDS['connecting']))})\s+)+", re.IGNORECASE
)
_TRAIL = re.compile(
    rf"(?:[\s,;.:!?]|\s(?:{any_of(_WORDS['trails'])})\.?|\b(?:als|is) (?:penvoerder|trekker)\b"
    r"|(?-i:\sals\s[a-z]\S*)(?:\s\S+)*)+$",  # `als uitgiftepunt`
    re.IGNORECASE,
)


# `basisscholen De Ster`: a class with the name of one of its members behind it
_CLASS = re.compile(
    rf"(?P<plural>[a-zë-]+(?:{any_of(_WORDS['class_ends'])}))"
    r" (?:(?:de|het) )?(?P<name>(?:De |Het |'t |’t )?[A-ZÀ-Þ].*)"
)
_BARE_NAME = re.compile(r"(?:De |Het |'t |’t )?[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}")
_COMPASS = re.compile(r"(?:Noord|Oost|Zuid|West|Midden)-[A-ZÀ-Þ]")
_NEAREST_GUARDS = 4  # of the stretches that no separator cuts, those looked at for one place: they seldom overlap
_COMMA_REACH = 9  # characters before a member in which its comma and the blanks behind it stand
_SHORTEST_NAME = 3  # letters; what is shorter behind a bracket is no part of a name
_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
# `SWV De Lage Landen de heer Vos`: who sits there for a party
_PERSON_BEHIND = re.compile(r"\s(?:mw\.?|mevr\.?|mevrouw|dhr\.?|de heer)\s[A-ZÀ-Þ].*$", re.DOTALL)
# `Adviesbureau: Zee`, `Dhr. Vos: de scholen`: whatever label stands in front of a member
_ANY_LABEL = re.compile(r"[^:()]{2,40}:\s+(?=\S)")
_PERSON = re.compile(r"\s*(?:mw|mevr|mevrouw|dhr|de heer|drs|mr|ir|dr)\.?\s[A-Z]", re.IGNORECASE)
_LEADING_OWNER = re.compile(r"\bvan\s+(?P<name>[A-ZÀ-Þ][^,;]*),[^,;]*penvoerder")
_NAME_WORD = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,}")  # `Proef`; not `VMBO`, `IB-ers`
_CAPITALS_BEHIND = re.compile(r"(?:[A-ZÀ-Þ]\S*(?:\s|$))+")
_ONE_OF_KIND = re.compile(r"(?:De|Het|'t|’t)\s[A-ZÀ-Þ][\w'’-]+$")
_ANY_CAPITAL = re.compile(r"\b[A-ZÀ-Þ]")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:\s[A-ZÀ-Þ][\w'’-]+)+")
_VERB_WORDS = frozenset(_WORDS["verbs"])
_PLURAL = re.compile(r"(?:en|s|’s|'s)$")
# Nouns without a plural, behind which two names may stand: `kinderopvang Zeebries en Dribbel`.
_MASS = frozenset(_WORDS["mass_nouns"])
_SCHOOLING = re.compile(rf"\s*(?:{any_of(_WORDS['school_adjectives'])})\s(?:.*\s)?onderwijs\b", re.IGNORECASE)
# `Rotaryclub De Waard | voor fundraising`: behind a name of its own; `Vereniging voor openbaar onderwijs` is one name
_PURPOSE = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+\s(?:[A-ZÀ-Þ][\w'’-]+\s)*[A-ZÀ-Þ][\w'’-]+(?P<what>\s+voor\s+[a-zà-ÿ][^A-ZÀ-Þ,;()]*)$"
    # `UWV | op afroep`, `mbo Eems | op niveau 2`
    r"|(?<=\w)(?P<how>\s+(?:op\s[a-zà-ÿ]+(?:\s\d)?|(?<=[A-Z]{3}\s)voor\s(?:de|het)\s[^A-ZÀ-Þ,;()]+))[\s.]*$"
)
_NEXT_SEPARATOR = re.compile(r"[,;\n(]|\s(?:en|&)\s")
_NOUN_IN_LIST = re.compile(r"[a-zë]+(?=\s*(?:,|\.?$|\sen\s))")
_TWICE = re.compile(
    r"(?:(?:[Dd]e|[Hh]et)\s)?(?:(?P<kind>stichting|vereniging|coöperatie)\s(?=(?i:(?P=kind))\s)"
    r"|(?i:(?:school)?bestuur\s)(?=(?:Stichting|Vereniging)\s))"  # `schoolbestuur Stichting Wold`
)
_ARTICLE_OF_NAME = re.compile(r"(?:De|Het|It|'t|’t) [A-Z]")
_VERB_NEXT = re.compile(rf"\s+(?:{any_of(_WORDS['verbs'])})(?![\w-])")
_OPENING_WORDS = frozenset((*tables("ordinary")["adverb"].split(), *_WORDS["no_nouns"], *_WORDS["no_members"]))
_QUESTION = re.compile(r"(?:wie|wat|welke|hoe|waarom)\s", re.IGNORECASE)
_LEGAL_ENDS = ("Zn.", "b.v.", "B.V.", "U.A.", "u.a.", "N.V.", "n.v.")  # whose full stop belongs to the name
_SHORT = frozenset(_WORDS["abbreviations"])
_OPENING_MARKS = " \t\n•-–*"
_LIST_MARKS = " \t\n•-–o*"


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
        # `Gemeenten X, Y en Z`: the names behind are municipalities too, until one of them is none (reading rule 63).
        several = bool(re.match(r"\W*(?:de\s+)?gemeenten\s+['’A-ZÚ]", text[a:b], re.IGNORECASE))
        municipal = several or (municipal and find_municipality(text[a:b].strip(" .()")) is not None)
        # `X, penvoerder, Y`: a role on its own behind a comma is said of the party before it.
        lead_here = first or _says_lead(text[a:b]) or _only_role(following)
        if n and not municipal and _is_further_place(text, parts[n - 1], (a, b)):
            continue  # `alle peuterspeelzalen in Druten, | Afferden en Deest`
        if n and _ACTS_FOR.match(text, a, b) and not _ANY_CAPITAL.search(text, a, b):
            continue  # `Stichting X, | namens de gezamenlijke besturen`
        if len(parts) == 2 and n and _is_place_of(text, parts[0], (a, b)):
            continue  # `- Kindcentrum De Hazelaar, | Epse`
        if len(parts) == 2 and n and _consists_of(text, parts[0], (a, b)):
            continue  # `Stichting Driegolf (po), | 11 scholen`
        if n and _ALSO_OF.match(text, a, b) and " van " in text[slice(*parts[n - 1])]:
            continue  # `de vroegscholen van Stichting X en | van Stichting Y`
        if _ELSEWHERE.match(text, a, b):
            continue  # `de in interventie 1 genoemde schoolbesturen`
        for piece in _member(text, a, b, names, lead_here, following):
            member, of_class = _of_class(piece, of_class)
            yield member._replace(municipal=municipal)


def _is_further_place(text: str, before: tuple[int, int], part: tuple[int, int]) -> bool:
    """Whether a member is the next of the places in which the class before it is found."""
    name = text[part[0] : part[1]].strip(" .;()")
    if not name[:1].isupper() or not (place_kinds(name) or find_municipality(name)):
        return False
    previous = text[before[0] : before[1]]
    within = _PLACE_AT_END.search(previous) and not _NAME_WORD.match(previous.strip())
    listed = _PLACE_LIST.search(text, max(0, part[0] - _PLACES_REACH), part[0])
    return bool(within or listed)


def _is_place_of(text: str, before: tuple[int, int], part: tuple[int, int]) -> bool:
    """Whether of two parts of a line the second is only where the first is."""
    name, place = text[slice(*before)].strip(" -–•*\n"), text[slice(*part)].strip(" .;()")
    comma = text[before[1] : part[0]].strip() == ","
    where = comma and place[:1].isupper() and bool(place_kinds(place) or find_municipality(place))
    return where and not is_generic(name, True) and party_type(name) not in (None, "gemeente")


def _consists_of(text: str, before: tuple[int, int], part: tuple[int, int]) -> bool:
    """Whether of two parts of a line the second tells how many members the first has (reading rule 11)."""
    name, counted = text[slice(*before)].strip(" -–•*\n"), _COUNTED.match(text, *part)
    if counted is None or text[before[1] : part[0]].strip() != "," or is_generic(name, True):
        return False
    whole, members = party_type(_BRACKET.sub("", name).strip()), party_type(counted["noun"])
    return whole == members or (whole in _WITH_SCHOOLS and counted["noun"].endswith("scholen"))


def _of_class(piece: ListMember, before: str | None) -> tuple[ListMember, str | None]:
    """`basisscholen De Ster`, `de Zon`: a class in the plural with its members behind it, which have its type."""
    found = _CLASS.match(piece.text)
    kind = party_type(found["plural"]) if found and is_generic(found["plural"], True) else None
    if found and kind:
        start = piece.start + found.start("name")
        return piece._replace(text=piece.text[found.start("name") :], start=start, kind=kind), kind
    # `De Zon` behind `basisscholen De Ster`; a name that tells its own type (`GGD`) is of no class.
    if before and _BARE_NAME.fullmatch(piece.text) and party_type(piece.text) is None and not is_foundation(piece.text):
        return piece._replace(kind=before), before
    return piece, None


def _says_lead(text: str) -> bool:
    return re.search(r"\bpenv(?:oerder|\.|\))", text.casefold()) is not None


def _only_role(text: str) -> bool:
    said = _BRACKET.sub("", text).casefold().strip(" .;()")
    return said in _WORDS["lead_alone"] or re.sub(r"\s(?:van|voor)\s.*", "", said) in _WORDS["lead_alone"]


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
        # In brackets nothing is cut here; whether they hold members is asked of each part (`_member`).
        depth += text.count("(", position, match.start()) - text.count(")", position, match.start())
        position = match.start()
        # Stretches that have passed are dropped: searched all again at each separator, a long list took quadratic time.
        while guarded and guarded[0][1] <= match.start():
            guarded.popleft()
        if depth > 0 or any(a < match.end() and match.start() < b for a, b in islice(guarded, _NEAREST_GUARDS)):
            continue
        if _inside_name(_separator(text, begin, match, end)):
            continue
        cuts.append((begin, match.start()))
        begin = match.end()
    cuts.append((begin, end))
    yield from ((a, b) for a, b in cuts if text[a:b].strip())


def _known_names(text: str, start: int, end: int, names: Names) -> Iterator[tuple[int, int]]:
    """Where full names of the document stand that hold a separator."""
    folded = text[start:end].casefold()
    for name in set(names.full.values()):
        # Other names need no guard: no separator stands in them.
        if re.search(r",|&|\sen\s|/", name):
            at = folded.find(name.casefold())
            if at >= 0:
                yield start + at, start + at + len(name)


class _Separator(NamedTuple):
    """A possible separator, and what stands around it."""

    mark: str  # `en`, `&`, `,`, ...
    left: str  # the member in front
    right: str  # the words behind, up to the next separator
    behind: str  # all that stands behind, to the end of the list
    in_commas: bool  # commas stand before the member in front and behind the next: then an `en` separates nothing

    @property
    def last(self) -> str:
        """The last word in front."""
        return self.left.split()[-1]

    @property
    def capitals(self) -> bool:
        return self.last[:1].isupper() and self.right[:1].isupper()


def _separator(text: str, begin: int, match: re.Match[str], end: int) -> _Separator:
    comma_before = text[max(0, begin - _COMMA_REACH) : begin].rstrip()[-1:] == ","
    comma_behind = re.match(r"[^,;\n(]+,", text[match.end() : end]) is not None
    return _Separator(
        mark=match[0].strip(),
        left=text[begin : match.start()].strip(),
        right=_NEXT_SEPARATOR.split(text[match.end() : end], maxsplit=1)[0].strip(" ."),
        behind=text[match.end() : end],
        in_commas=comma_before and comma_behind,
    )


def _between_branches(cut: _Separator) -> bool:
    """`werkgevers in zorg, bouw en techniek`: nouns of a branch of trade, which are no parties."""
    noun = _NOUN_IN_LIST.match(cut.behind)
    return (
        cut.mark in (",", "en")
        and _BRANCHES.search(cut.left) is not None
        and noun is not None
        and party_type(noun[0]) is None
    )


def _between_places(cut: _Separator) -> bool:
    """`huisartsen in Roden en Norg`."""
    return _PLACE_AT_END.search(cut.left) is not None and cut.right[:1].isupper() and party_type(cut.right) is None


def _between_compass_points(cut: _Separator) -> bool:
    """`GGD Noord- en Oost-Gelderland`."""
    shortened = cut.last.endswith("-") and cut.last[:1].isupper()
    return shortened and len(cut.left.split()) > 1 and _COMPASS.match(cut.right) is not None


def _before_tail_of_firm(cut: _Separator) -> bool:
    """`Hummel & Zn.`, `De Wit en Partners`."""
    return _TAIL.match(cut.right) is not None and cut.last[:1].isupper()


def _between_fields_of_work(cut: _Separator) -> bool:
    """`Scala Welzijn & Sport`: both are nouns that names end in."""
    nouns = cut.last.casefold() in _SECOND and cut.right.casefold() in _SECOND
    return nouns and cut.left[:1].isupper() and len(cut.left.split()) > 1


def _between_own_words(cut: _Separator) -> bool:
    """`Dorpenkring Geul en Gulp`, `Hogeschool Vecht en Eem`: two organisations have their kind in the plural."""
    *kind, own = cut.left.removeprefix("De ").removeprefix("Het ").removeprefix("de ").removeprefix("het ").split()
    one_kind = len(kind) == 1 and may_head_name(kind[0].casefold())
    right, _, rest = cut.right.partition(" ")
    # `lectoraat Jeugd & Stad | van Hogeschool X`
    if not one_kind or not cut.capitals or rest[:1].isupper() or rest.split(" ")[0] in _VERB_WORDS or right.isupper():
        return False
    return party_type(right) is None or (cut.mark == "&" and not is_generic(f"{kind[0]} {own}", True))


def _between_single_names(cut: _Separator) -> bool:
    """`Lek & Linge`, `Lek en Linge,` in a list with commas: a word with a capital on both sides, of no type."""
    single = len(cut.left.split()) == 1 == len(cut.right.split())
    untyped = cut.capitals and single and party_type(cut.left) is None and party_type(cut.right) is None
    return untyped and (cut.mark == "&" or cut.in_commas)


def _before_second_name(cut: _Separator) -> bool:
    """`Stichting Kind & Educatie`: at most two words behind `&`, unless both sides are parties by themselves."""
    if cut.mark != "&" or not cut.capitals or len(cut.right.split()) > 2:
        return False
    return party_type(cut.right) is None or not party_type(cut.left)


def _before_second_noun(cut: _Separator) -> bool:
    """`Stichting Kunst en cultuur`."""
    lower_word = not cut.right[:1].isupper() and len(cut.right.split()) == 1
    return cut.mark == "en" and lower_word and bool(_HEAD.search(cut.left)) and cut.right.casefold() in _SECOND


# Which `en`s and `&`s stand inside a name; the first one that holds decides.
_INSIDE_NAMES: tuple[Callable[[_Separator], bool], ...] = (
    _between_places,
    _between_compass_points,
    _before_tail_of_firm,
    _between_fields_of_work,
    _between_own_words,
    _between_single_names,
    _before_second_name,
    _before_second_noun,
)


@cache
def may_head_name(word: str) -> bool:
    """`hogeschool`, `dorpenkring`: a noun in the singular that says what kind of organisation a name is."""
    return (
        not _PLURAL.search(word)
        and word not in _MASS
        and (
            word in _WORDS["type_words"]
            or word.endswith(tuple(_WORDS["type_word_ends"]))
            or party_type(word) is not None
        )
    )


def joins_one_name(text: str, begin: int, cut: tuple[int, int], end: int) -> bool:
    """Whether the `en` or `&` at cut is part of the name that began at begin; end: where the sentence ends."""
    behind = _NEXT_SEPARATOR.split(text[cut[1] : end], maxsplit=1)[0].strip(" .")
    capitals = _CAPITALS_BEHIND.match(behind)
    right = capitals[0].strip() if capitals else behind
    left = text[begin : cut[0]].strip()
    return _inside_name(_Separator(text[cut[0] : cut[1]].strip(), left, right, text[cut[1] : end], in_commas=False))


def _inside_name(cut: _Separator) -> bool:
    """Whether a separator is part of a name or phrase."""
    if _between_branches(cut):
        return True
    if cut.mark not in ("&", "en") or not cut.left or not cut.right:
        return False
    return any(holds(cut) for holds in _INSIDE_NAMES)


def _member(text: str, start: int, end: int, names: Names, lead: bool, following: str) -> Iterator[ListMember]:
    """The member at start:end: brackets settled, leading and closing words taken off; of a class its members."""
    stretch = text[start:end]
    bracket = _BRACKET.search(stretch)
    if bracket and _PERSON.match(stretch):  # `mw. Jansen (gemeente)`: for whom somebody sits there
        yield from list_members(text, start + bracket.start(1), start + bracket.end(1), names, lead)
        return
    if bracket and _holds_members(stretch[: bracket.start()], bracket[1], names):
        # Reading rule 61; a member whose name tells no type has that of its class.
        kind = party_type(stretch[: bracket.start()])
        for member in list_members(text, start + bracket.start(1), start + bracket.end(1), names, lead):
            yield member if party_type(member.text, names) else member._replace(kind=kind)
        return
    if bracket and (led := _LEADING_OWNER.search(bracket[1])):  # `obs X (alle drie van Stichting Y, penvoerder)`
        at = start + bracket.start(1) + led.start("name")
        yield ListMember(led["name"], at, at + len(led["name"]), None, True)
        lead = False
    elif bracket and ":" in bracket[1]:  # `Stichting X (7 scholen, waarvan 4 meedoen: de Y en de Z)`
        inside = start + bracket.start(1) + bracket[1].index(":") + 1
        kind = next((kind for word in bracket[1].split(":")[0].split() if (kind := party_type(word))), None)
        for member in list_members(text, inside, start + bracket.end(1), names):
            if any(word[:1].isupper() for word in member.text.split()):
                yield member if party_type(member.text, names) else member._replace(kind=kind)
    acting = _FOR.search(text, start + bracket.end(), end) if bracket else None
    if acting:  # `X (de koepel) namens de scholen`
        end = acting.start()
        stretch = text[start:end]
    if (
        bracket
        and not _belongs_to_name(bracket, names)
        and len(stretch[bracket.end() :].strip(" .,;")) < _SHORTEST_NAME
    ):
        end = start + bracket.start()
    if label := _ANY_LABEL.match(text, start, end):
        start = label.end()
    if purpose := _PURPOSE.search(text, start, end):
        end = max(purpose.start("what"), purpose.start("how"))
    if person := _PERSON_BEHIND.search(text, start, end):
        end = person.start()
    start = _without_leading_words(text, start, end, names)
    end = _with_own_stop(text, start, _without_closing_words(text, start, end))
    shown = text[start:end]
    if len(shown) > 1 and any(c.isalpha() for c in shown) and not _names_nobody(shown):
        yield ListMember(shown, start, end, _whole(shown, following), lead)


def _without_leading_words(text: str, start: int, end: int, names: Names) -> int:
    """Where a member begins behind `de`, `namens`, `waaronder` and its list mark; a name keeps its own article."""
    if twice := _TWICE.match(text, start, end):
        start = twice.end()  # `de stichting Stichting Wold`
    stretch = text[start:end]
    leading = _LEAD.match(stretch)
    if leading and not (_ARTICLE_OF_NAME.match(stretch) and _keeps_article(text, start, end, names)):
        start += leading.end()
    marked = text[start:end]
    return start + len(marked) - len(marked.lstrip(_LIST_MARKS)) if marked[:1] in _OPENING_MARKS else start


def _without_closing_words(text: str, start: int, end: int) -> int:
    """Where a member ends before `e.d.`, `als penvoerder` and `namens X`."""
    stretch = text[start:end]
    closing = _TRAIL.search(stretch)
    if closing and not stretch.endswith(_LEGAL_ENDS):
        end = start + closing.start()
    return start + len(_FOR.sub("", text[start:end]))


def _with_own_stop(text: str, start: int, end: int) -> int:
    """Where a member ends with the stop of its abbreviation: `gem.`, `tolkenpool vrijw.`."""
    last = text[start:end].split()[-1:]
    return end + 1 if text[end : end + 1] == "." and last and last[0].casefold() in _SHORT else end


def _names_nobody(shown: str) -> bool:
    """`n.t.b.`, `zie interventie 1`; a role alone (`penvoerder`)."""
    # `Wauw, wat een club! X en Y`, `Wie schrijft? X`: words that open a sentence, not a list
    if shown.casefold() in _OPENING_WORDS or _QUESTION.match(shown):
        return True
    return _DROPPED.match(shown) is not None or _ROLE.fullmatch(shown.strip()) is not None


def _keeps_article(text: str, start: int, end: int, names: Names) -> bool:
    """Whether a capital article is part of a name, not owed to where it stands: `…, De Duinen`, `: Het Lyceum`."""
    stretch = text[start:end]
    own = stretch.split(maxsplit=1)[1]
    if is_generic(own, True):
        return False
    # `Het Zee College` where a sentence may begin: a name that tells its kind needs no article.
    opens = text[:start].rstrip(_LIST_MARKS)[-1:] in ("", ".", "!", "?", ";")
    if opens and party_type(own) is not None and not names.knows_with_article(stretch.strip(" .")):
        return False
    return _VERB_NEXT.match(text, start + len(stretch)) is None


def _holds_members(outer: str, inner: str, names: Names) -> bool:
    """Whether brackets hold the members of a class: `de drie vo-scholen (X, Y en Z)`, `besturen PO (X, Y), VO (Z)`.

    Behind a sector alone one member is enough: `VO` takes no part, the board or school in its brackets does.
    """
    if _DROPPED.match(inner.strip()) or _ROLE.search(inner) or fold_name(inner) in names.full:
        return False
    members = re.split(r"\s*(?:,|;|&|\sen\s)\s*", inner)
    if all(find_municipality(member) or place_kinds(member) for member in members):
        return False  # where it is: `Bibliotheek Aan de Stroom (Sliedrecht en Papendrecht)`
    *before, last_word = outer.split() or [""]
    if _SECTOR.match(last_word):
        if not before:
            return _NAME_WORD.search(inner) is not None and not is_generic(inner, True)
        outer = " ".join(before)
    several = len(members) > 1
    if not several and _is_one_of_kind(inner) and is_generic(outer, True) and party_type(outer) is not None:
        return True  # `mijn eigen school (De Klimop)`
    if not several or not any(word[:1].isupper() for word in inner.split()):
        return False
    last = outer.strip().split()[-1:]
    return bool(last) and (not last[0][:1].isupper() or is_generic(outer.strip(), True))


def _is_one_of_kind(inner: str) -> bool:
    """`mijn eigen school (De Klimop)`, `wijkteams (Zeebuurt Dichtbij)`: capitals that are no person."""
    return _ONE_OF_KIND.match(inner) is not None or (
        _TWO_CAPITALS.fullmatch(inner) is not None and not set(inner.casefold().split()) & word_list("first_names")
    )


def _belongs_to_name(bracket: re.Match[str], names: Names) -> bool:
    """Whether brackets are part of a name: an abbreviation, or a bracket inside it."""
    inner = bracket[1].strip()
    if _ROLE.search(inner) or _DROPPED.match(inner) or _SECTOR.match(inner):
        return False
    # `ouder(s)`, `school(en)`: a plural's ending.
    if re.fullmatch(r"s|en|v", inner):
        return True
    short = re.fullmatch(r"[A-Z][A-Za-z0-9&.\- ]{0,20}", inner) is not None and sum(c.isupper() for c in inner) >= 2
    return fold_name(inner) in names.full or short


def bracket_behind(text: str, end: int, names: Names) -> int:
    """Where a name ends with the abbreviation in brackets behind it: `Stichting Voortgezet Onderwijs (SVO)`."""
    bracket = _BRACKET.match(text, end + 1) if text[end : end + 1] == " " else None
    return bracket.end() if bracket and _belongs_to_name(bracket, names) else end


def _whole(shown: str, following: str) -> str | None:
    """The full form of a member that ends in a hyphen, by the member after it."""
    if (
        (adjective := shown.casefold()).isalpha()
        and adjective in _WORDS["school_adjectives"]
        and _SCHOOLING.match(following)
    ):
        return f"{adjective} onderwijs"  # `primair en voortgezet onderwijs`
    return with_shared_end(shown, following) if shown.endswith("-") and following else None


def with_shared_end(shown: str, following: str) -> str:
    """`sport-` before `muziekverenigingen` in full: `sportverenigingen`."""
    words = _TRAIL.sub("", following).split()
    last = words[-1] if words else ""
    # `vmbo- en havo-scholen`: the shared part stands behind the hyphen.
    if "-" in last.strip("-"):
        # `vo- en po-scholen` are `vo-scholen`, `basis- en vo-scholen` are `basisscholen`.
        head = shown if _SECTOR.match(shown.split()[-1].rstrip("-")) else shown.rstrip("-")
        return head + last.rsplit("-", 1)[1]
    # `basis- en voortgezet onderwijs`: it is the last word.
    tail = last if len(words) > 1 else next((end for end in _WORDS["shared_ends"] if last.endswith(end)), last)
    return shown.rstrip("-") + tail.rstrip("-")
