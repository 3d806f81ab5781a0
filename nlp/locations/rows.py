"""Reads the field `Locatie`: the places that it names, with what kind of place each is.

`Basisscholen De Bron en De Zaaier in Diever` -> De Bron (school), De Zaaier (school), Diever (kern). Reading rules 31
to 33 and 61. A place is a name in capitals (`capital_runs.py`) with the type word before it; several stand in lists, in
brackets, after `in` and `te`. What kind it is, `kinds.py` decides.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.gazetteer import find_municipality, is_known_in, is_region, known_kind, place_kinds, places_of, split_places
from nlp.locations.capital_runs import CapitalRun, capital_runs
from nlp.locations.kinds import (
    AREA_KINDS,
    BEFORE,
    HOUSE_KINDS,
    HOUSE_WORDS,
    TYPE_WORDS,
    LocationKind,
    NamedPlace,
    house_in_name,
    is_of_somebody,
    is_room,
    kind_of_place,
    kind_of_plural,
    looks_like_a_ward,
    type_word_before,
)
from nlp.locations.municipalities import municipality_wide, named_municipalities
from nlp.text.document_names import Names
from nlp.text.fold import fold, fold_name
from nlp.text.list_items import item_lines
from nlp.text.person_names import word_list
from nlp.text.tick_boxes import ticked
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of, tables

_NO_NAMES = Names()
_LISTS = tables("locations")
# What opens a name in capitals and is no part of it: `Wijk Selwerd`, `Huis van de wijk De Spil`.
_CAPITAL_TYPE_WORD = re.compile(
    rf"(?<![\w'’-])(?<!van de )(?:{any_of(word for kind in (*AREA_KINDS, 'spot') for word in _LISTS[kind])})"
    r"(?=\s*:?\s+(?!aan\b|op\b))"
    rf"|(?<!\w)(?:{any_of(word for kind in HOUSE_KINDS for word in _LISTS[kind] if ' ' in word)})(?=\s)"
    rf"|(?<!\w)(?:{any_of(HOUSE_WORDS)})(?=:\s)",  # `School: Het Stroomdal`
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"(?:^|(?<=[.?!:;\n•(|'‘“]))[\s\-•–*'‘“+]{0,9}(?P<word>[A-ZÀ-Þ][\w'’-]*)")
# A word in small letters behind the first: a sentence, unless it joins a second name or says what the first is.
_IS_OF_SENTENCE = re.compile(
    rf"\?|[^\S\n](?!(?:(?:en|of)\s(?![a-zà-ÿ]{{3,}}\s(?:op|in|bij|van|voor)\s)|plus\b|e\.o\.|etc\b"
    rf"|(?:{any_of([*_LISTS['sectors'], *HOUSE_WORDS])})(?![\w-])))[a-zà-ÿ]"
)
_ARTICLE_BEHIND = re.compile(r"\s+(?:De|Het|'t|’t)\s")
_CAPITAL_BEHIND = re.compile(r"\s+[A-Z]")
_PLURAL_ENDS = tuple(_LISTS["plural_ends"])
_NO_NAMES_LONG = tuple(word for word in _LISTS["no_names"] if len(word) >= 5)  # shorter ones end too many words
_BETWEEN_MEMBERS = re.compile(r"\s*(?:,|&|/|;|\n|:|\ben\b|\bof\b|[-•])*\s*(?:\b(?:de|het|ook)\b\s*)?")
_BRACKET_OF_NO_PART = re.compile(r"\((?:locatie|vestiging|o\.a\.|te )")  # what follows is a place, no part of one
_BRANCH = re.compile(r",\s(?:locatie|loc\.|vestiging)\s[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*")
_SENTENCE = re.compile(r"(?:[^.;?!\n]|\.(?!\s))+")
_ANSWERED_NO = re.compile(
    r"\?\s*(?:a(?:ntwoord)?:\s*)?(?:neen?|helaas|(?:(?:daar|dat|die)\s)?(?:\(?nog\)?\s)?niet)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    rf",?\s(?:{any_of(_LISTS['clause_joints'])})(?!\w)|,\s(?:{any_of(_LISTS['comma_joints'])})(?!\w)|:\s|,\s(?P<verb>[a-zà-ÿ]+)",
    re.IGNORECASE,
)
# `niet in`, `niet: `; else the denial of a verb, or one that names it (`valt af`).
_DENIAL = re.compile(
    rf"(?<!\w)(?:(?P<before>(?:niet|geen)(?=(?:\s(?:meer|langer|dus))?(?:\s*:|\s(?:in|op|bij|te|aan|vanuit|binnen)\b)))"
    rf"|(?:niet|geen|nooit)(?!\s(?:{any_of(_LISTS['no_denials'])}))|{any_of(_LISTS['denials'])})(?!\w)",
    re.IGNORECASE,
)
# `…hebben geen opvang en liften mee`: what is denied is something else.
_TAKES_PART = re.compile(rf"\sen\s[a-zà-ÿ]+\s(?:{any_of(_LISTS['along'])})(?!\w)")
_SUBORDINATE = re.compile(rf"\s*(?:{any_of(_LISTS['subordinate'])})\s", re.IGNORECASE)
_AND_WHO = re.compile(r",?\s(?:en|maar)\s(?:wie|wat)\s")
_TWO_WORDS = re.compile(r"(?<![\w-])([a-zà-ÿ]+)\s(?=([a-zà-ÿ]+)(?![\w-]))")
_EXCEPT = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['except'])})(?!\w)(?:(?!,\s(?:en|maar|waar))[^.;\n)])*", re.IGNORECASE)
_ORGANISATION = tuple(_LISTS["suffix_organisation"])
_NUMBERED = re.compile(
    r"\b(?P<word>postcode(?:gebied(?:en)?)?s?|clusters?)(?P<label>\s*:)?\s+(?P<list>(?:\d{1,4}|[A-Z]\b)(?:\s*(?:,|/|\||en|&)\s*(?:\d{1,4}|[A-Z]\b))*)",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"\d{1,4}|\b[A-Z]\b")
_REFERS_BACK = re.compile(rf"\s(?:{any_of(_LISTS['refers_back'])})(?!\w)", re.IGNORECASE)
_PAPERS = tuple(_LISTS["papers"])
_PERSONS = frozenset(_LISTS["persons"])
_COMPOUND = re.compile(r"[A-ZÀ-Þ][\w’']*-(?P<last>[a-zà-ÿ]{3,})")
_LINE_BEGINS = re.compile(r"(?:^|[\n.;:!?])[\s\-–•*+]*$")
_MARKS = 10  # letters before a label that may be its line's marker
_FROM = re.compile(r"\suit\s(?:de\s|het\s)?(?:\w+\s)?$", re.IGNORECASE)
_COME = re.compile(r"(?:komt|komen)\suit\s(?:de\s|het\s)?(?:\w+\s)?$", re.IGNORECASE)
_COMES = re.compile(r"\s(?:komt|komen)\s(?!in\s)", re.IGNORECASE)
_HOUSE_FOLLOWS = re.compile(rf":[^;.\n]*?(?<!\w)(?:{any_of([*HOUSE_WORDS, 'woning', 'lokaal'])})(?!\w)", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"(?:{any_of(_LISTS['street_ends'])}|markt|dijk|hof|pad)\s\d+$", re.IGNORECASE
)  # `Kerkstraat 12`
_BY_WHOM = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['by_whom'])})\s(?:(?:de|het)\s)?$", re.IGNORECASE)
_LANGUAGES = frozenset(form for word in _LISTS["languages"] for form in (word, word + "e", word + "er"))
_ARTICLES = ("De", "Het", "It", "'t", "’t", "de", "het")
_CUT_OFF = re.compile(r"(?<![\w-])\w+-\s(?:en|&)\s$")  # `Sport- en `, in front of `Cultuurhuis De Lindehof`
_ARTICLE_AND_NAME = re.compile(r"(?:De|Het|['’]t)\s[A-ZÀ-Þ]")
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")  # `GGD`: an office, no place
_ACTS = re.compile(rf"\s(?:{any_of(_LISTS['acts'])})(?!\w)", re.IGNORECASE)
_SMALL_MEMBER = re.compile(
    r"(?:^|[,/&;(\n]|(?<=\sen)\s)\s*(?P<name>[a-zà-ÿ][\w'’-]+\.?(?:[ ][\w'’-]+){0,3})\s*(?=$|[,/&;.(\n]|\sen\s)"
)
_HOUSE_BY_TYPE = re.compile(rf"(?:{any_of(HOUSE_WORDS)})\s", re.IGNORECASE)
_NAME_OF_PREPOSITION = re.compile(r"\s(?:de|het|den)\s[A-ZÀ-Þ][\w'’-]*\s*(?:\n|$)")  # an item `Onder de Linde`
_SHORTEST_SMALL = 6  # letters of a place that is found without its capital: shorter ones are words too
_OPENINGS = frozenset(_LISTS["openings"]) | {word for words in tables("ordinary").values() for word in words.split()}
_NAME_ADJECTIVES = frozenset(_LISTS["name_adjectives"])
_BESIDE = re.compile(rf",\s(?:{any_of(_LISTS['beside'])})\s(?:(?:de|het)\s)?$", re.IGNORECASE)
# `vestiging Hoogvonderen | van het Roerstreek College`: which of its houses, no ward
_OF_HOUSE = re.compile(
    rf"\svan\s(?:(?:de|het)\s)?(?:[A-ZÀ-Þ][\w’'-]*\s)?(?:{any_of(HOUSE_WORDS)})(?!\w)", re.IGNORECASE
)
_DIGITAL, _BEFORE_DIGITAL = frozenset(_LISTS["digital"]), frozenset(_LISTS["digital_before"])
_AROUND = tuple(_LISTS["around"])
_BEHIND = 60  # letters behind a place in which `en omgeving` may stand
_NEAR_PLACES = 20  # places before another among which its brackets opened; keeps a text of thousands of places linear


@dataclass(frozen=True, slots=True)
class Location:
    """A place as named in a field; `name` is without type word and quantifier, but of schools and the like whole."""

    mention: str
    char_start: int
    char_end: int
    name: str
    kind: LocationKind


def locations(text: str, names: Names = _NO_NAMES) -> list[Location]:
    """The places of a field, each once, in their order."""
    whole, text = text, _without_denied(ticked(text))
    municipalities = list(_municipalities(text, names))
    # Municipalities first: the letters that they take name nothing else (`gemeente Emmen` is no village Emmen).
    taken = {place for one in municipalities for place in range(one.char_start, one.char_end)}
    by_name: dict[str, Location] = {}
    for one in (*municipalities, *_numbered(text), *_carelessly(text, names)):
        by_name.setdefault(one.name.casefold() + one.kind, one)
    known = {one.name.casefold() for one in municipalities}
    read = {one.char_start for one in by_name.values()}
    for one in _others(text, names, taken):
        if one.char_start in read:
            continue
        if one.name.casefold() not in known:
            known.add(one.name.casefold())
            by_name[one.name.casefold()] = one
    places = _with_branches(whole, sorted(by_name.values(), key=lambda place: place.char_start))
    # `De kinderen komen uit Zuid` says where it is only where nothing else does.
    here = [one for one in places if not _is_told_of(text, one)]
    return _settled(whole, here or places, names)


def _with_branches(text: str, places: list[Location]) -> list[Location]:
    """The places, a house and the branch behind it as one (reading rule 32): `Rietcollege, locatie Noord`."""
    rows: list[Location] = []
    for place in places:
        if rows and place.char_start < rows[-1].char_end:
            continue  # the branch of the house before
        branch = _BRANCH.match(text, place.char_end) if place.kind in HOUSE_KINDS else None
        if branch:
            whole = text[place.char_start : branch.end()]
            place = replace(place, mention=whole, char_end=branch.end(), name=whole)
        rows.append(place)
    return rows


def _is_told_of(text: str, place: Location) -> bool:
    """True where people come from there (`De kinderen komen uit Zuid`), or where its name does something."""
    front = text[max(0, place.char_start - BEFORE) : place.char_start]
    if (
        known_kind(place.name, ()) is None
        and place.kind in ("wijk", "kern", "overig", "school")
        and _BY_WHOM.search(front)
    ):
        return house_in_name(place.mention) is None  # `volgens de GGD`
    if _BESIDE.search(front):
        return True
    comes_from = _COME.search(front) or (_FROM.search(front) and _COMES.match(text, place.char_end))
    return bool(comes_from) or _ACTS.match(text, place.char_end) is not None


def _numbered(text: str) -> Iterator[Location]:
    """`postcodegebieden 7411 en 7412`, `cluster 3` (reading rule 91)."""
    for listed in _NUMBERED.finditer(text):
        begin: int | None = (
            None if listed["label"] else listed.start("word")
        )  # the word stays with the first of the list
        for member in _MEMBER.finditer(text, listed.start("list"), listed.end("list")):
            start = member.start() if begin is None else begin
            yield Location(text[start : member.end()], start, member.end(), member[0], "overig")
            begin = None


def _carelessly(text: str, names: Names) -> Iterator[Location]:
    """A village of the municipality without its capital, or with two letters changed round: `Bididnghuizen`."""
    own = {place.casefold(): place for one in names.municipalities for place in places_of(one)}
    mixed = {"".join(sorted(folded)): place for folded, place in own.items()}
    for word in re.finditer(r"[^\W\d_]{6,}", text):
        plain = word[0].casefold()
        if plain in own and not word[0][0].isupper():
            yield _careless(word, own[plain], names)
        elif plain not in own and known_kind(word[0], ()) is None and (place := mixed.get("".join(sorted(plain)))):
            yield _careless(word, place, names)

    yield from _small_members(text, names, own)


def _small_members(text: str, names: Names, own: Mapping[str, str]) -> Iterator[Location]:
    """The members of a list by somebody who writes no capitals: `laak, helmond-oost & bs de driesprong`."""
    own = {**own, **{one.casefold(): one for one in names.municipalities}}
    for member in _SMALL_MEMBER.finditer(text):
        name, start = member["name"], member.start("name")
        known = known_kind(own[name], names.municipalities) if name in own else None
        kind: LocationKind | None = known or ("wijk" if name.split("-")[0] in own and looks_like_a_ward(name) else None)
        if kind is None and _HOUSE_BY_TYPE.match(name) and not any(letter.isupper() for letter in text):
            kind = house_in_name(name)
        if kind:
            yield Location(name, start, start + len(name), name, kind)


def _careless(word: re.Match[str], name: str, names: Names) -> Location:
    return Location(word[0], word.start(), word.end(), name, known_kind(name, names.municipalities) or "kern")


def _without_denied(text: str) -> str:
    """The text without what says where it is not: `Niet in: Zuid`, `Oost doet niet mee`, `Ook in Zuid? Nee`."""
    letters = list(text)
    for sentence in _SENTENCE.finditer(text):
        for start, end in _denied(sentence[0], is_answered_no=_ANSWERED_NO.match(text, sentence.end()) is not None):
            start, end = sentence.start() + start, sentence.start() + end
            letters[start:end] = " " * (end - start)
    return _EXCEPT.sub(lambda behind: " " * len(behind[0]), "".join(letters))


def _denied(sentence: str, *, is_answered_no: bool) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that say where it is not."""
    if is_answered_no:
        yield 0, len(sentence)
        return
    joints = [cut.start() for cut in _CLAUSE.finditer(sentence) if not cut["verb"] or may_be_finite(cut["verb"])]
    cuts = [0, *sorted([*joints, *_behind_clauses(sentence)]), len(sentence)]
    last = 0
    for start, end in pairwise(cuts):
        denial = _DENIAL.search(sentence, start, end)
        before, last = last, start
        if denial is None:
            continue
        # `…, maar daar is geen draagvlak` is said of the place before.
        if (sentence[start] == ":" or _REFERS_BACK.search(sentence, start, end)) and not _CAPITAL_BEHIND.search(
            sentence, start, end
        ):
            start = before
        # `niet in Zuid` denies what follows, `Zuid doet niet mee` all of its clause, `…, Zuid niet` the last member,
        # `gemeentebreed, geen vaste plek` what stands behind the comma.
        if denial["before"]:
            yield denial.start(), len(sentence) if sentence[end : end + 1] == ":" else end
        elif sentence[start : denial.start()].rstrip().endswith(","):
            yield denial.start(), end
        elif _TAKES_PART.search(sentence, denial.end(), end):
            continue
        elif (
            not sentence[denial.end() : end].strip(" ,")
            and (comma := sentence.rfind(",", start, denial.start())) > start
        ):
            yield comma, end
        else:
            yield start, end


def _behind_clauses(sentence: str) -> Iterator[int]:
    """Where the main clause begins behind one that opens the sentence: `Wie dat niet wil | kan terecht in Zuid`."""
    if opening := _SUBORDINATE.match(sentence) or _AND_WHO.search(sentence):
        pairs = (p for p in _TWO_WORDS.finditer(sentence, opening.end()) if all(map(may_be_finite, p.groups())))
        if first := next(pairs, None):
            yield from (opening.start(), first.start(2)) if opening.start() else (first.start(2),)


def _municipalities(text: str, names: Names) -> Iterator[Location]:
    for one in (*named_municipalities(text, names), *municipality_wide(text, names)):
        yield Location(one.mention, one.start, one.start + len(one.mention), one.name, "gemeente")


def _others(text: str, names: Names, taken: set[int]) -> Iterator[Location]:
    """The places that are no municipality, as often as they are named; `taken` are the letters of municipalities."""
    plain = _with_small_openings(item_lines(text))
    listed_as: LocationKind | None = None
    list_end = 0
    for run in capital_runs(plain):
        if not taken.isdisjoint(range(run.start, run.end)):
            continue
        # What `wijken` gave holds as long as nothing but commas, `en` and articles stands between the names.
        if not _BETWEEN_MEMBERS.fullmatch(text[list_end : run.start]):
            listed_as = None
        for place in _places(plain, run, names, listed_as):
            mention = text[place.char_start : place.char_end]
            yield replace(place, mention=mention, name=mention if place.name == place.mention else place.name)
        listed_as = kind_of_plural(plain, run.start) or listed_as
        list_end = run.end


def _with_small_openings(text: str) -> str:
    """The text with a small letter where a type word or a class noun opens a line or a name; the same length."""
    # A capital that a word only has because it opens a line names nothing: `Gymzalen in Emmen` would be two places.
    letters = list(text)
    for opening in _CAPITAL_TYPE_WORD.finditer(text):
        letters[opening.start() : opening.end()] = _small(opening[0])
    for first in _FIRST_WORD.finditer(text):
        if _opens_with_class(text, first):
            letters[first.start("word") : first.end("word")] = _small(first["word"])
    return "".join(letters)


def _opens_with_class(text: str, first: re.Match[str]) -> bool:
    """True for `Gymzalen in Emmen`, `Basisscholen De Bron`; false for `De Bron`, `Kindcentrum De Bron`."""
    word, behind = first["word"], text[first.end() :]
    if word in ("De", "Het") and _CAPITAL_BEHIND.match(behind):
        return False
    if _NAME_OF_PREPOSITION.match(behind) and text[: first.start("word")].rstrip(" ").endswith(("-", "–", "•", "*")):
        return False
    if word.casefold() in _NAME_ADJECTIVES and _CAPITAL_BEHIND.match(behind):
        return False  # `Grote Waal: …`
    if _is_ordinary(word) or behind.startswith(("(en):", "(s):")):
        return True  # `Bij De Brug`
    if _IS_OF_SENTENCE.match(behind) and not _is_known(word):
        return True  # `Uitgifte bij De Klapbrug`, `Waar?`
    is_plural = word.casefold().endswith(_PLURAL_ENDS)
    if not is_plural and _ARTICLE_BEHIND.match(behind):
        return False
    return _names_no_place(word.casefold())


def _is_ordinary(word: str) -> bool:
    """True for a word that only its place at the beginning gives a capital: `Bij`, `Overig`, `Gebeurt`."""
    plain = word.casefold()
    return plain in _OPENINGS or (may_be_finite(plain) and known_kind(word, ()) is None)


def _is_known(word: str) -> bool:
    """Whether a word is a place, or says what kind of place something is: `School in Emmen`, `Diever in Drenthe`."""
    return known_kind(word, ()) is not None or house_in_name(f"{word} X") is not None or is_region(word)


def _small(word: str) -> str:
    """In small letters, each of one letter (that of `İ` are two)."""
    return "".join(letter.lower()[:1] for letter in word)


def _names_no_place(word: str) -> bool:
    """True for a word that opens a field with a capital and is a class noun (`gymzalen`) or no noun (`alle`)."""
    return word in _LISTS["no_names"] or (word.endswith(_NO_NAMES_LONG) and known_kind(word, ()) is None)


def _places(text: str, run: CapitalRun, names: Names, listed_as: LocationKind | None) -> Iterator[Location]:
    """The place of one run of capitals, or the places that stand in it without a comma (reading rule 33)."""
    before = type_word_before(text, run.start)
    start, type_word = before.name, before.word
    name = text[start : run.end].rstrip(" .'’-")
    # A part of a building or of an organisation: which one, the field doesn't say.
    if type_word in _LISTS["units"] and (name.casefold() in _LISTS["directions"] or _OF_HOUSE.match(text, run.end)):
        return  # `locatie Noord`
    if type_word in _LISTS["units"] and name.casefold().endswith(tuple(_LISTS["street_ends"])):
        return  # `locatie Fruitlaan`
    if type_word == "van" and name.split()[0].casefold() in _LISTS["organisation_heads"]:
        return  # `alle scholen van Stichting Wijzerwaard`
    if name.casefold() in _DIGITAL or (type_word in _BEFORE_DIGITAL and known_kind(name, ()) is None):
        return  # `via Teams`, `het platform Leerlink`
    if _is_no_place(text, name, run, type_word) and not _is_school_of_document(name, names):
        return
    # Behind `school` or `dorpshuis` a run of villages' names is the house's name.
    if not any(type_word in _LISTS[kind] for kind in HOUSE_KINDS) and (parts := _parts(name, names)):
        kind, members = parts
        for member in members:
            at = start = text.index(member, start)
            yield Location(member, at, at + len(member), member, kind)
        return
    if described := _house_of_document(name, type_word, names):
        kind, full = described
        yield Location(name, start, start + len(name), full, kind)
        return
    kind, begin = kind_of_place(NamedPlace(text, start, name, type_word, before.begin, names, listed_as))
    if kind in HOUSE_KINDS and (cut_off := _CUT_OFF.search(text, max(0, begin - BEFORE), begin)):
        begin = cut_off.start()
    end = start + len(name)
    # A room beside its school is called by both (`gymzaal bij obs De Ploeg`), a house of somebody after him.
    is_whole = is_room(text[begin:start]) or (kind in HOUSE_KINDS and not is_of_somebody(text[begin:start]))
    whole = text[begin:end]
    # `SG Roskam`, spelled out elsewhere
    full = names.full.get(fold_name(whole), whole) if kind in HOUSE_KINDS else whole
    yield Location(whole, begin, end, full if is_whole else name, kind)


def _is_no_place(text: str, name: str, run: CapitalRun, type_word: str) -> bool:
    """True for a label (`Uitvoeringsniveau: …`), a paper, an address, a person, and a class (`de Speeldoos-zaal`)."""
    if known_kind(name, ()) is not None or is_region(name):
        return False
    last = name.split()[-1]
    # `Kolkhof: lokaal in obs Het Getouw`: a ward, whose houses follow; `Hub 1: obs Het Getouw` counts them.
    is_label = (
        text.startswith(":", run.end)
        and (last.isdigit() or _HOUSE_FOLLOWS.match(text, run.end) is None)
        and _LINE_BEGINS.search(text, max(0, run.start - _MARKS), run.start) is not None
        and house_in_name(name) is None
        and not looks_like_a_ward(name)
        and not _ARTICLE_AND_NAME.match(name)  # `De Heikant: pas vanaf september`
    )
    compound = _COMPOUND.fullmatch(last)
    is_class = (
        compound is not None
        and compound["last"] not in _LISTS["directions"]
        and known_kind(last.split("-")[0], ()) is None
    )
    is_text = _ADDRESS.search(name) is not None or last.casefold().endswith(_PAPERS)
    return is_text or is_label or is_class or _is_somebody(name, type_word)


def _is_somebody(name: str, type_word: str) -> bool:
    """True for a person (`Juf Ans`), a language, and an office by its abbreviation that nothing calls a house."""
    is_office = _ABBREVIATION.fullmatch(name) and type_word not in HOUSE_WORDS and name.casefold() not in HOUSE_WORDS
    is_person = type_word in _PERSONS or (" " in name and name.split()[0].casefold() in _PERSONS)
    is_person = is_person or (type_word == "bij" and name.casefold() in word_list("first_names"))
    is_word = name.casefold().strip(".") in _OPENINGS and type_word not in TYPE_WORDS and not looks_like_a_ward(name)
    return is_word or is_person or bool(is_office) or name.split()[0].casefold() in _LANGUAGES


def _is_school_of_document(name: str, names: Names) -> bool:
    """True for the abbreviation of a school that the document spells out: `SGZ`, of `Scholengemeenschap Zeesluis`."""
    full = names.full.get(fold_name(name)) if _ABBREVIATION.fullmatch(name) else None
    return full is not None and house_in_name(full) == "school"


def _house_of_document(name: str, type_word: str, names: Names) -> tuple[LocationKind, str] | None:
    """The school or institution that the document calls so elsewhere: `De Kastanje`, `basisschool De Kastanje`."""
    # `De Werf` is the `praktijkschool De Werf` of another page, though `werf` is a word for a house.
    is_told = house_in_name(name) and name.split()[0] not in _ARTICLES
    if known_kind(name, names.municipalities) or is_told or type_word in HOUSE_WORDS:
        return None
    for printed in names.described.get(fold_name(name), ()):
        word = printed.split()[0].casefold()
        kind = house_in_name(f"{word} X") or ("instelling" if word.endswith(_ORGANISATION) else None)
        if kind and word != type_word:
            return kind, printed
    full = names.full.get(fold_name(name))
    kind = house_in_name(full) if full else None
    return (kind, full) if full and kind else None


def _parts(name: str, names: Names) -> tuple[LocationKind, tuple[str, ...]] | None:
    """The places of one kind that a run of names consists of; None for one place, as a village with its ward is."""
    parts = split_places(name, names.municipalities)
    kinds: set[LocationKind] = {known_kind(part, names.municipalities) or "wijk" for part in parts}
    if len(parts) < 2 or len(kinds) > 1 or house_in_name(name):
        return None
    return kinds.pop(), parts


def _settled(text: str, places: list[Location], names: Names) -> list[Location]:
    """Wards in brackets behind their village; the municipality's own name where it stands alone."""
    # From the first to the last, since what stands in brackets depends on the kind of what stands before them.
    rows = list(places)
    brackets = _brackets(text)
    for n, place in enumerate(rows):
        bracket = brackets[place.char_start]
        if bracket is not None and _is_ward_in_brackets(text, bracket, rows, n, names):
            rows[n] = replace(place, kind="wijk")
        if n and place.kind == "kern" and _is_ward_by_list(text, rows[n - 1], place, names):
            rows[n] = replace(place, kind="wijk")
        if _is_own_municipality(text, place, names, is_only=len(rows) == 1):
            rows[n] = replace(place, kind="gemeente")
    return rows


def _is_ward_in_brackets(text: str, bracket: int, rows: list[Location], n: int, names: Names) -> bool:
    """True for the `Noord` of `Emmen (Noord)`: an unknown name in brackets behind a village or municipality."""
    place = rows[n]
    return (
        n > 0
        and place.kind == "kern"
        # A village in brackets is a village all the same: `Diever (Havelte)`.
        and known_kind(place.name, names.municipalities) != "kern"
        and _outer(bracket, rows, n).kind in ("kern", "gemeente")
        and not _BRACKET_OF_NO_PART.match(text, bracket)
    )


def _is_ward_by_list(text: str, before: Location, place: Location, names: Names) -> bool:
    """True for a village of elsewhere in a list of wards: `Liendert / Rustenburg`."""
    is_joined = _BETWEEN_MEMBERS.fullmatch(text, before.char_end, place.char_start) is not None
    elsewhere = bool(names.municipality) and not is_known_in(place.name, names.municipalities)
    return is_joined and before.kind == "wijk" and elsewhere and find_municipality(place.name) is None


def _is_own_municipality(text: str, place: Location, names: Names, *, is_only: bool) -> bool:
    """True for `Emmen` in an agenda of Emmen, where it is the only place or can be no village.

    `Emmen en omgeving` and `Emmen, Klazienaveen` are villages.
    """
    own = {fold(name) for name in (names.municipality, *names.municipalities) if name}
    behind = text[place.char_end : place.char_end + _BEHIND].lstrip().casefold()
    # `Emmen` beside other villages is the village; a name that no village has is the municipality beside them too.
    is_alone = is_only or "-" in place.name or not place_kinds(place.name)
    return place.kind == "kern" and fold(place.name) in own and not behind.startswith(_AROUND) and is_alone


def _brackets(text: str) -> list[int | None]:
    """For each letter, where the bracket opens that it stands in."""
    opened: list[int] = []
    innermost: list[int | None] = []
    for place, letter in enumerate(text):
        if letter == "(":
            opened.append(place)
        elif letter == ")" and opened:
            opened.pop()
        innermost.append(opened[-1] if opened else None)
    return innermost


def _outer(bracket: int, rows: list[Location], n: int) -> Location:
    """The place before the bracket that the n-th place stands in."""
    before = reversed(rows[max(0, n - _NEAR_PLACES) : n])
    return next((row for row in before if row.char_end <= bracket), rows[0])
