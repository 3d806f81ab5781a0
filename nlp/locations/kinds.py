"""Tells what kind of place a name is: municipality, village, ward, school, institution, region.

`_RULES` are asked in their order, the first that knows decides: a word in the name (`Ostrea Lyceum`), the type word
before it (`wijk Selwerd`), the list that it stands in (`wijken Noord en Oost`), the registers, and at last what an
unknown name most likely is. To add a rule: a function with an example, at its place in `_RULES`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from nlp.gazetteer import PlaceKind, find_municipality, is_known_in, is_region, known_kind
from nlp.text.document_names import Names
from nlp.text.vocabulary import any_of, tables

LocationKind = Literal["gemeente", "kern", "wijk", "school", "instelling", "regio", "overig"]
AreaKind = Literal["wijk", "regio", "kern"]
HouseKind = Literal["school", "instelling"]

AREA_KINDS: tuple[AreaKind, ...] = ("wijk", "regio", "kern")
HOUSE_KINDS: tuple[HouseKind, ...] = ("school", "instelling")
BEFORE = 60  # letters before a name that tell what it is: room for the longest type word (`brede maatschappelijke ...`)

_LISTS = tables("locations")
TYPE_WORDS = frozenset(
    word for kind in ("school", "instelling", "wijk", "kern", "regio", "spot") for word in _LISTS[kind]
)
HOUSE_WORDS = frozenset(word for kind in HOUSE_KINDS for word in _LISTS[kind])
_BRACKET_BEHIND = re.compile(r"\s?\((?P<what>[A-Za-zÀ-ÿ ]{2,30})\)")
_HOUSE_ON = re.compile(rf"(?<!\w)(?P<house>{any_of(HOUSE_WORDS)})\s+aan\s+(?:de|het)\s+$", re.IGNORECASE)
_HOUSE_OF = re.compile(rf"(?<!\w)(?P<house>{any_of(HOUSE_WORDS)})\s+van\s+(?:(?:de|het)\s+)?$", re.IGNORECASE)
_ROOM = re.compile(rf"(?<!\w)(?P<room>{any_of(_LISTS['rooms'])})\s+(?:bij\s+)?$", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['own'])})\s+(?P<word>{any_of(TYPE_WORDS)})\s*,\s+(?:(?:de|het)\s+)?$", re.IGNORECASE
)
_DENOMINATION = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['denominations'])})\s+$", re.IGNORECASE)
_PLURAL_BEFORE = re.compile(r"([a-zà-ÿ]+en)\s*:?\s*$")
# An ending tells the kind of a type word only where enough stands before it: `huis` is in `thuis`.
_LONGER_THAN = 6
_LONGEST_SHORT = 4  # letters of an abbreviation with its stop: `loc.`; a longer word ends its sentence
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:de|het|den|it|d['’]n|['’]t)\s+$")
_IN = re.compile(r"(?<!\w)in\s+$", re.IGNORECASE)
_LAST_MEMBER = re.compile(r"(?P<name>[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*)\s+(?:en|op|in)\s+(?:de\s+|het\s+)?$")
_ARTICLES = frozenset({"De", "Het", "'t", "’t", "de", "het"})
_MOST_WORDS_OF_WARD = 3  # an unknown name of more words is no ward but a spot or an organisation


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name in a text, which starts at text[start], with what was found out about it."""

    text: str
    start: int
    name: str
    type_word: str  # the word before it, lower case; empty where there is none
    with_type_word: int  # where its mention begins if the type word is part of it
    names: Names
    listed_as: LocationKind | None  # what a plural gave to the list that it stands in

    @property
    def known(self) -> PlaceKind | None:
        """What the register of places says."""
        return known_kind(self.name, self.names.municipalities)


Decision = tuple[LocationKind, int] | None  # the kind, and where the mention begins


def kind_of_place(place: NamedPlace) -> tuple[LocationKind, int]:
    """What a name is, and where its mention begins: with its type word, or at the name."""
    decided = next((decision for rule in _RULES if (decision := rule(place))), None)
    return decided or _house_with_article(place) or (_unknown(place), place.start)


def _word_in_name(place: NamedPlace) -> Decision:
    """`Bibliotheek Zuidoost`, `De Windroos (po)`."""
    if place.type_word in HOUSE_WORDS and not _has_type_word(place.name):
        return None  # `basisschool 't Veerhuis`: what it is stands before it
    front = place.text[max(0, place.start - BEFORE) : place.start]
    if _HOUSE_OF.search(front) and place.name.split()[0] == "Van":
        return None  # `kantine van Van Nieuwkerk`: a family, whatever its name ends in
    kind = house_in_name(place.name)
    if place.known is None:  # of `Diever (dorpshuis)` the brackets say where in it
        kind = kind or _said_in_brackets(place.text, place.start + len(place.name))
    kind = kind or house_with_article(place)
    # `gemeenschapshuis 't Trefpunt`: a type word before such a name is part of it all the same.
    return (kind, _begin(place) if place.type_word in HOUSE_WORDS else place.start) if kind else None


def _room_of_school(place: NamedPlace) -> Decision:
    """`gymzaal bij obs De Ploeg`: a place with its part is one (reading rule 32)."""
    front = place.text[max(0, place.with_type_word - BEFORE) : place.with_type_word]
    room = _ROOM.search(front) if place.type_word in _LISTS["school"] else None
    return ("overig", place.with_type_word - len(front) + room.start("room")) if room else None


def _spot(place: NamedPlace) -> Decision:
    """`bedrijventerrein Het Spinrag`, `Dorpsstraat`: neither a part of a town nor a house (reading rule 91)."""
    if place.type_word in _LISTS["spot"]:
        return "overig", place.with_type_word
    is_street = place.name.casefold().endswith(tuple(_LISTS["street_ends"] + _LISTS["spot_ends"])) and not place.known
    return ("overig", place.start) if is_street and place.type_word not in TYPE_WORDS else None


def _type_word_of_house(place: NamedPlace) -> Decision:
    """`obs De Zandloper`, `dorpshuis De Spil`."""
    kind = next((kind for kind in HOUSE_KINDS if place.type_word in _LISTS[kind]), None)
    return (kind, _begin(place)) if kind else None


def _begin(place: NamedPlace) -> int:
    """Where a mention begins: a label (`Wijk: Noord`) is none of it."""
    return place.start if ":" in place.text[place.with_type_word : place.start] else place.with_type_word


def _said_before_comma(place: NamedPlace) -> Decision:
    """`op onze school, de Vlinder,`: what it is was said before."""
    said = _SAID_BEFORE.search(place.text[max(0, place.start - BEFORE) : place.start])
    word = said["word"].casefold() if said else ""
    kind = next((kind for kind in (*HOUSE_KINDS, *AREA_KINDS) if word in _LISTS[kind]), None)
    return (kind, place.start) if kind else None


def _house_of_somebody(place: NamedPlace) -> Decision:
    """`de kantine van Maasdrift`: a house by whose it is."""
    front = place.text[max(0, place.start - BEFORE) : place.start]
    house = _HOUSE_OF.search(front) if place.known is None else None
    kind = next((kind for kind in HOUSE_KINDS if house["house"].casefold() in _LISTS[kind]), None) if house else None
    return (kind, place.start - len(front) + house.start("house")) if house and kind else None


def _ending_of_type_word(place: NamedPlace) -> Decision:
    """`montessorischool De Bron`, by its ending."""
    word = place.type_word
    # A label that only ends so is none: `Zwaartepunt: Havelte`.
    if len(word) <= _LONGER_THAN or _begin(place) == place.start:
        return None
    kind = next((kind for kind in HOUSE_KINDS if word.endswith(tuple(_LISTS[f"suffix_{kind}"]))), None)
    return (kind, place.with_type_word) if kind else None


def _house_on_a_square(place: NamedPlace) -> Decision:
    """`de bibliotheek aan de Kruispoort`: a house by where it stands."""
    front = place.text[max(0, place.start - BEFORE) : place.start]
    house = _HOUSE_ON.search(front)
    kind = next((kind for kind in HOUSE_KINDS if house["house"].casefold() in _LISTS[kind]), None) if house else None
    return (kind, place.start - len(front) + house.start("house")) if house and kind else None


def _type_word_of_area(place: NamedPlace) -> Decision:
    """`wijk Selwerd`, `wijken Noord en Oost`."""
    word = place.type_word
    kind = next((kind for kind in AREA_KINDS if word in _LISTS[kind] and word not in _LISTS["units"]), None)
    if kind is None:
        return None
    return kind, _begin(place)  # a plural stays with the first of its list (reading rule 91)


def _plural_of_schools(place: NamedPlace) -> Decision:
    """`basisscholen De Bron`."""
    return ("school", place.start) if place.type_word.endswith("scholen") else None


def _list_of_a_kind(place: NamedPlace) -> Decision:
    """The `Oosterdal` of `wijken Noord en Oosterdal`, unless the register has it as something else here."""
    if place.listed_as is None:
        return None
    # A known village in a list of wards is still a village, but a name that only lies elsewhere isn't that place.
    is_told = place.known is None or place.listed_as == "school"
    is_told = is_told or not is_known_in(place.name, place.names.municipalities)
    return (place.listed_as, place.start) if is_told else None


def _region(place: NamedPlace) -> Decision:
    """`Twente`, `Noordoost-Twente`."""
    return ("regio", place.start) if is_region(place.name) else None


def _register(place: NamedPlace) -> Decision:
    """`Diever`."""
    return (place.known, place.start) if place.known else None


def _ward_by_its_end(place: NamedPlace) -> Decision:
    """`Emmerhout-Zuid`, `Bloemenbuurt`, `Noord`."""
    return ("wijk", place.start) if looks_like_a_ward(place.name) else None


_RULES: tuple[Callable[[NamedPlace], Decision], ...] = (
    _room_of_school,
    _word_in_name,
    _spot,
    _said_before_comma,
    _type_word_of_house,
    _house_on_a_square,
    _house_of_somebody,
    _ending_of_type_word,
    _type_word_of_area,
    _plural_of_schools,
    _list_of_a_kind,
    _region,
    _register,
    _ward_by_its_end,
)


def _unknown(place: NamedPlace) -> LocationKind:
    """A name that no register has: beside a known place a part of it, or a spot in it; else a ward.

    In an agenda whose municipality is known the register has nearly all villages, but few wards: an unknown name is a
    ward. Without a municipality it is taken for a village.
    """
    words = place.name.split()
    # `Diever Bovenkamp`: a known place in front, and what follows is a part of it.
    if len(words) > 1 and known_kind(words[0], place.names.municipalities):
        return "wijk"
    # `Brink Diever`: a spot in the village that stands last.
    if len(words) > 1 and known_kind(words[-1], place.names.municipalities) == "kern":
        return "overig"
    if len(words) > _MOST_WORDS_OF_WARD:
        return "overig"
    return "wijk" if place.names.municipality and find_municipality(place.names.municipality) else "kern"


def _house_with_article(place: NamedPlace) -> Decision:
    """`De Vlinder`, `de Wulp`, `Sint Servatius`: names of houses, and most houses of these fields are schools."""
    front = place.text[max(0, place.start - BEFORE) : place.start]
    article = _ARTICLE_BEFORE.search(front)
    is_part = len(place.name.split()) > 1 and known_kind(place.name.split()[0], place.names.municipalities)
    first = place.name.split()[0]
    is_saint = first.casefold().strip(".") in _LISTS["saints"] and " " in place.name
    if is_part or _follows_an_area(place) or not (article or first in _ARTICLES or is_saint):
        return None
    kind: HouseKind = "instelling" if place.name.casefold().endswith(tuple(_LISTS["suffix_instelling"])) else "school"
    if kind == "school" and article and article[0].startswith(("de ", "het ")) and _IN.search(front[: article.start()]):
        return None  # `in de Kemp`: one is in a ward, and on a school or at it
    return kind, place.start - len(front) + article.start() if article else place.start


def _follows_an_area(place: NamedPlace) -> bool:
    """True for the last of `Nieuw Den Helder en De Schooten`: members of a list are of one kind."""
    front = _LAST_MEMBER.search(place.text[max(0, place.start - BEFORE) : place.start])
    if front is None:
        return False
    names = (front["name"], front["name"].split(" ", 1)[-1])  # `Nieuw | Den Helder`
    return any(known_kind(name, place.names.municipalities) for name in names)


def looks_like_a_ward(name: str) -> bool:
    """True for a name that ends as those of wards do."""
    plain = name.casefold()
    return plain.endswith(tuple(_LISTS["ward_ends"])) or plain in _LISTS["directions"]


def is_of_somebody(front: str) -> bool:
    """True for `kantine van `, in front of whose it is."""
    return _HOUSE_OF.fullmatch(front) is not None


def is_room(front: str) -> bool:
    """True for `gymzaal bij obs `, in front of the name of its school."""
    words = front.split()
    return len(words) > 1 and words[0].casefold() in _LISTS["rooms"]


def _has_type_word(name: str) -> bool:
    """True where a whole word of a name says what it is: `Ostrea Lyceum`, not `'t Veerhuis`."""
    return any(word.casefold().strip(".") in HOUSE_WORDS for word in name.split())


def house_in_name(name: str) -> HouseKind | None:
    """School or institution, by a word in the name itself: `Bibliotheek Zuidoost`, `Ostrea Lyceum`."""
    words = [word.casefold().strip(".") for word in name.split()]
    if len(words) > 1 and words[-1] == "centrum" and known_kind(name.rsplit(" ", 1)[0], ()):
        return None  # `Almelo Centrum` is a ward
    listed = next((kind for kind in HOUSE_KINDS if any(word in _LISTS[kind] for word in words)), None)
    return listed or _by_ending(words)


def house_with_article(place: NamedPlace) -> HouseKind | None:
    """`het Wijkgezondheidshuis`: with an article such a word is no village or ward."""
    before = place.text[: place.start].casefold()
    ends = tuple(_LISTS["suffix_instelling"])
    return "instelling" if before.endswith("het ") and place.name.casefold().endswith(ends) else None


def _by_ending(words: list[str]) -> HouseKind | None:
    """`Vechtdalcollege`; an institution only with another word (`Cultuurhuis Noord`) and without hyphen."""
    if any(word.endswith(tuple(_LISTS["suffix_school"])) for word in words):
        return "school"
    # Alone such a word may be a village or a ward (`Zuiderpark`); with a hyphen it often is one (`Noord-Centrum`).
    ends = tuple(_LISTS["suffix_instelling"])
    is_institution = len(words) > 1 and any(word.endswith(ends) and "-" not in word for word in words)
    return "instelling" if is_institution else None


def _said_in_brackets(text: str, end: int) -> HouseKind | None:
    """What a bracket behind a name says that it is: `De Windroos (po)`, `De Hofnar (theater)`."""
    bracket = _BRACKET_BEHIND.match(text, end)
    said = bracket["what"].casefold() if bracket else ""
    if said in _LISTS["school_in_brackets"]:
        return "school"
    return next((kind for kind in HOUSE_KINDS if said in _LISTS[kind]), None)


@cache
def _type_word_pattern() -> re.Pattern[str]:
    of_several_words = [word for kind in HOUSE_KINDS for word in _LISTS[kind] if " " in word]
    return re.compile(
        rf"(?P<word>(?<!\w)(?:{any_of(of_several_words)})|[a-zà-ÿ.-]+)(?P<between>\s*:?\s+(?:(?:de|het|['’]t)\s+)?)$",
        re.IGNORECASE,
    )


class TypeWord(NamedTuple):
    """The word before a name, lower case; `begin` is where it begins in the text, `name` where the name does.

    The two differ by more than the word where an article in small letters stands between: `praktijkschool | de Dijk`.
    """

    word: str
    begin: int
    name: int


def type_word_before(text: str, start: int) -> TypeWord:
    """The word before a name on its line: `wijk`, `brede school`; empty where there is none."""
    first = max(0, start - BEFORE)
    found = _type_word_pattern().search(text[first:start])
    ends_sentence = (
        found is not None
        and found["word"].endswith(".")
        and (len(found["word"]) > _LONGEST_SHORT or found["word"].strip(".").casefold() in TYPE_WORDS)
        and found["word"].strip(".").casefold() not in _LISTS["shortened"]  # `bibl. De Leesboom`
    )
    if found is None or "\n" in found[0] or ends_sentence:
        return TypeWord("", start, start)
    word = found["word"].strip(".").casefold()
    article = found["between"].lstrip(" :").strip()
    if article and word not in TYPE_WORDS:
        return TypeWord(article.casefold(), start - len(found["between"].lstrip(" :")), start)
    # The article is the name's where it is a house's, and nobody's before a ward (`wijk de Donderberg`).
    is_house = any(word in _LISTS[kind] or word.endswith(tuple(_LISTS[f"suffix_{kind}"])) for kind in HOUSE_KINDS)
    name = start - len(found["between"].lstrip(" :")) if article and is_house else start
    begin = first + found.start("word")
    faith = _DENOMINATION.search(text[:begin]) if is_house else None  # `rk basisschool de Aar`
    return TypeWord(word, faith.start() if faith else begin, name)


def kind_of_plural(text: str, start: int) -> LocationKind | None:
    """The kind that `wijken`, `dorpen`, `basisscholen` before a name give to all members of its list."""
    plural = _PLURAL_BEFORE.search(text[max(0, start - BEFORE) : start])
    if plural is None:
        return None
    if plural[1].endswith("scholen"):
        return "school"
    return next((kind for kind in AREA_KINDS if plural[1] in _LISTS[kind]), None)
