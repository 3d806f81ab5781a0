"""Names that the document itself gives (its parties, places, people, titles), wherever it prints them again."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from nlp.entities.lexicon import countries, entity_words, ordinary_words
from nlp.entities.name_shapes import EntitySpan, first_names
from nlp.gazetteer import find_municipality, is_region, municipality_names, place_kinds, places_of, provinces
from nlp.text.document_names import Names
from nlp.text.fold import fold_spaces
from nlp.text.person_names import word_list
from nlp.text.vocabulary import any_of

EDGES = " \t\n.,;:'’‘\"“”()*¹²³⁴⁵⁶⁷⁸⁹"
OFFICE = re.compile(r"^(?:(?:de|het)\s+)?(?:gemeente|provincie|regio)\s+", re.IGNORECASE)
_POLICY = re.compile(
    r"(?:agenda|programma|plan|beleid|wet|verordening|akkoord|aanpak|alliantie|kader|regeling)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)$|^[^()]*[()][^()]*$")  # closing ones, or one that is not closed
_FIRST_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")  # no initials
_LEGAL_FORMS = frozenset({"bv", "b.v", "nv", "n.v", "vof", "v.o.f", "u.a", "i.o"})
_ARTICLES = frozenset({"de", "het", "it", "'t", "’t"})
_ARTICLE_FIRST = re.compile(r"(?:De|Het|It)\s(?=[A-ZÀ-Þ])")
_SHORTEST = 4  # letters of a name that is looked for without the word for its kind
_WITH_SHORT = re.compile(r"([^()]+?)\s*\(([^()]+)\)")


class Lookup:
    """The names that one document gives, to be found wherever it prints them.

    Persons are looked for first: a person's name may hold a place's.
    """

    def __init__(self, names: Names, known: Sequence[tuple[str, str]], in_small: Collection[str] = ()) -> None:
        """known: (label, printed name) pairs of the structured parts; what stands first gives a name its label.
        in_small: the words that the document prints in small letters, so that they name nothing alone.
        """
        persons = [name for label, name in known if label == "PERSON"]
        self._labels: dict[str, str] = {}
        for label, name in _apart([*known, *_own_names(names)]):
            if _is_one_name(label, name, persons):
                self._add(label, name)
        for label, name in short_forms(known):
            # A word of the document's too (`Wil` of `Wil Smit`) can't be told from it where a sentence begins.
            if name.casefold() not in in_small:
                self._add(label, name)
        people = {name for name, label in self._labels.items() if label == "PERSON"}
        self._patterns = [any_name(some) for some in (people, self._labels.keys() - people) if some]

    def _add(self, label: str, name: str) -> None:
        bare = name.strip(EDGES)
        # A party is listed as `gemeente Emmen`, and running text has only `Emmen`, which the registers know (reading
        # rule 55).
        bare = OFFICE.sub("", bare) if label in ("GPE", "LOC") else _balanced(bare)
        if len(bare) < 2 or bare in no_entities() or bare.startswith(("gemeente ", "Gemeente ")):
            return
        is_municipality = label == "LOC" and bare in municipality_names()
        self._labels.setdefault(fold_spaces(bare), "GPE" if is_municipality else label)

    def holds(self, name: str) -> bool:
        """True if the document calls something exactly so, article included."""
        return fold_spaces(name) in self._labels

    def spans(self, text: str) -> Iterator[EntitySpan]:
        """Every occurrence; one of lower-case words only where it is several words."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                # `bibliotheek de wilgenstam` can only be the organisation; `wilgenstam` alone in small letters is a
                # tree.
                if match[0] != match[0].lower() or " " in match[0]:
                    yield EntitySpan(match.start(), match.end(), self._labels[fold_spaces(match[0])])


def short_forms(known: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(label, short form) of names: `Delano` of `Delano Wong`, `Polderleest` of `bibliotheek Polderleest`."""
    for label, name in known:
        if label == "PERSON" and may_be_person(name) and " " in name:
            first = name.split()[0]
            if _FIRST_NAME.fullmatch(first) and not _is_place(first):
                yield "PERSON", first
        elif label == "PROGRAMME" and (article := _ARTICLE_FIRST.match(name)) and " " not in name[article.end() :]:
            yield "PROGRAMME", name[article.end() :]  # `Middagploeg`, of `De Middagploeg`
        elif label == "ORG":
            yield from (("ORG", short) for short in _own_names_of(name))


def _own_names_of(name: str) -> Iterator[str]:
    """What is left of an organisation's name without the words for its kind, from the longest to the shortest."""
    words = [word for word in name.split() if word.casefold().strip(".") not in _LEGAL_FORMS]
    if 0 < len(words) < len(name.split()):
        yield " ".join(words)
    while len(words) > 1 and (_is_kind(words[0]) or (words[0].isupper() and words[1].casefold() in _ARTICLES)):
        words = words[1:]
        short = " ".join(words)
        if _is_own(words) and not _is_place(short):
            yield short


def _is_kind(word: str) -> bool:
    """`Bibliotheek`, `obs`, `mbo-instelling`: what kind of organisation a name's first word says."""
    plain = word.casefold().strip(".")
    return plain in _kinds() or plain.endswith(entity_words("org", "kind_ends"))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(
        word for key in ("heads", "prefixes") for kind in entity_words("org", key) for word in (kind.strip("."),)
    )


def _is_own(words: Sequence[str]) -> bool:
    """True for a name of one word, or of an article and its words, that are no class: `Polderleest`, `De Dijkring`."""
    own = words[1:] if words[0].casefold() in _ARTICLES else words
    return (
        len(own) == 1
        and own[0][:1].isupper()
        and len(own[0]) >= _SHORTEST
        and own[0].casefold() not in _ordinary()
        and not (_is_kind(own[0]) if own is words else own[0].casefold() in _kinds())  # `De Dijkring` is called so
    )


@cache
def _ordinary() -> frozenset[str]:
    return ordinary_words() | word_list("first_names") | frozenset(entity_words("none", "template"))


def _is_place(name: str) -> bool:
    bare = name.split()[-1]
    lands = {*provinces(), *countries()}
    return any(find_municipality(one) or place_kinds(one) or is_region(one) or one in lands for one in (name, bare))


def _is_one_name(label: str, name: str, persons: Sequence[str]) -> bool:
    """False for a run of names (`Bibliotheek Norg Rik ter Veld`) and for what no person can be called."""
    if label == "PERSON":
        return may_be_person(name)
    words = name.casefold().split()
    # `Marit` and `Marit Bos` among the parties are somebody, and `locatie Norg` a part of one.
    alone = len(words) == 1 and words[0] in word_list("first_names")
    called = any(span.end - span.start == len(name) for span in first_names(name))
    no_name = label == "ORG" and (alone or called)
    is_part = bool(words) and words[0] in entity_words("org", "parts")
    return not (no_name or is_part or any(other in name for other in (*persons, " gemeente ")))


def may_be_person(name: str) -> bool:
    """`R. van Asch`, and not `T. Kok gemeente Soest`."""
    no_person, particles = word_list("no_person"), word_list("particles")
    parts = name.split()
    named = all(part[:1].isupper() or part.casefold().strip("()") in particles or part[0] == "(" for part in parts)
    return named and ":" not in name and not any(p.casefold() in no_person or p in no_entities() for p in parts)


def _balanced(name: str) -> str:
    """Without a bracket that is not closed, and what follows it; so with a colon."""
    name = name.partition(": ")[0]
    return name[: name.rfind("(")].strip(EDGES) if name.count("(") > name.count(")") else name


def any_name(some: Collection[str]) -> re.Pattern[str]:
    """The longest of some names at a place, in any case."""
    longest = sorted(some, key=len, reverse=True) or ["\0"]  # none: matches nothing that is printed
    spellings = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)(?!-[A-Z])", re.IGNORECASE)


def _apart(known: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A name and its abbreviation in closing brackets are two."""
    for label, name in known:
        both = _WITH_SHORT.fullmatch(name.strip()) if label in ("ORG", "PROGRAMME") else None
        # What holds a comma isn't cut at its `en`: `Ministerie van Onderwijs, Cultuur en Wetenschap` is one name.
        for part in both.groups() if both else (name,):
            several = label == "ORG" and "," not in part
            for one in _another_begins().split(part) if several else (part,):
                yield label, one


@cache
def _another_begins() -> re.Pattern[str]:
    """`Kinderopvang Kits & Ko en Stichting Peuterwerk`: two names."""
    return re.compile(rf"\s+en\s+(?=(?i:gemeente|{any_of(entity_words('org', 'heads'))})\s+\S)")


def _own_names(names: Names) -> Iterator[tuple[str, str]]:
    """(label, name) of what the document introduces."""
    for name in filter(None, (names.municipality, *names.municipalities)):
        yield "GPE", name
        for place in places_of(name):
            if fold_spaces(place) not in ordinary_words():
                yield "LOC", place
    for short, full in names.full.items():
        # A name over a bracket or the end of a sentence was collected wrongly; `Voorschoolse educatie (VVE)` introduces
        # a kind of provision and names nothing (reading rule 57).
        if _BRACKETS.search(full) or _BRACKETS.search(short) or ". " in full or short.upper() in no_entities():
            continue
        if find_municipality(full):
            yield "GPE", short
        # Only what stands before `van` tells: `Aanpak Jeugd van Norg` is a programme, `Netwerk van de Aanpak Norg` is
        # not.
        elif _POLICY.search(full.split(" van ")[0]):
            # An abbreviation that begins with the article's letter counts it as part of the name:
            # `De Groene Aanpak (DGA)`.
            yield "PROGRAMME", re.sub(r"^(?:[Dd]e|[Hh]et)\s+", "", full) if short[0] not in "dh" else full
            yield "PROGRAMME", short
        else:
            yield "ORG", full
            yield "ORG", short


@cache
def no_entities() -> frozenset[str]:
    """Kinds of provision, sectors, consultations: capitals that name nothing."""
    return frozenset(entity_words("none", "words"))
