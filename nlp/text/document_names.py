"""The names that a document introduces: its municipality, its organisations and their short forms.

`Stichting Openbaar Onderwijs Norg (OON)` is `OON` on the next pages, and `Stichting Andes` just `Andes`. What is
collected here from all texts of a document, as Names, is asked by every module that must know who is meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from nlp.text.fold import fold_name
from nlp.text.vocabulary import tables

# `(SOOW)`, `(K4K)`, `(OO Norg)`: ends in a capital or a figure, so that a place, a role or a name in brackets
# (`(Norg)`, `(penvoerder)`, `(De Brug)`) is no abbreviation.
# More may be said in the same brackets: `(SGZ, voortgezet onderwijs)`; `(SGZ, MVN)` are members.
_ABBREVIATION = re.compile(
    r"\((?P<short>[A-Z][A-Za-z0-9&.\-]*[A-Z0-9](?:\s(?:[A-Z]\w+|De|Het)){0,2}|[A-Z]{2,12})(?:\)|(?=[,;]\s(?![A-Z]{2,}\b)))"
)
# `SGZ (Scholengemeenschap Zeesluis)`, the other way round
_SPELLED = re.compile(r"(?<![\w-])(?P<short>[A-Z][A-Za-z0-9&]{0,6}[A-Z0-9])\s\((?P<long>[A-Z][^()\n,;:]{5,100})\)")
_TOKEN = re.compile(r"[\w'’&.+-]+|,")
_REST = re.compile(r"[^\S\n]([A-Z][\w'’-]+(?:[^\S\n][A-Z][\w'’-]+)*)")
_CAPITALS = r"[A-ZÀ-Þ][\w'’-]*\w(?:[^\S\n](?:&[^\S\n])?[A-ZÀ-Þ][\w'’-]*\w){0,3}"
# `welzijnsorganisatie MeerSaam`, `bibliotheek de Kavel`: what a bare `MeerSaam` on another page is
_DESCRIBED = re.compile(
    rf"(?<![\w-])(?P<word>[A-Za-zà-ÿ-]{{2,30}})[^\S\n](?P<name>(?:(?:de|het|[’']t|De|Het|It)[^\S\n])?{_CAPITALS})"
)
# `samen met De Leesbrug`: the article is the name's own, so it is at the head of a sentence too
_ARTICLED = re.compile(rf"(?<=[a-z,][^\S\n])(?P<name>(?:De|Het|It|[’']T)[^\S\n]{_CAPITALS})")
# How far before its abbreviation a name is looked for. Set on the samples, with room to spare; it bounds the search.
_FARTHEST = 200  # letters
_LONGEST = 14  # words
_SHORTEST_PART = 3  # letters of a short form; abbreviations are told by their brackets


@dataclass(frozen=True, slots=True)
class Names:
    """What this document calls things."""

    municipality: str | None = None  # official name, `Borger-Odoorn`
    municipalities: tuple[str, ...] = ()  # of a regional agenda; else that one
    full: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # folded form -> fullest printed form
    boards: frozenset[str] = frozenset()  # folded names that sign or are listed as school boards
    # `MeerSaam` -> `bij MeerSaam`, `welzijnsorganisatie MeerSaam`: each word that stands before it, once
    described: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    shortened: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # `Wold` -> `Stichting PO Wold`
    articled: frozenset[str] = frozenset()  # folded names whose article has a capital in mid-sentence
    # folded names of the organisations that its fields list -> type of party (`schoolbestuur`)
    parties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def knows_with_article(self, printed: str) -> bool:
        """Whether the document prints a name's article with a capital where no sentence begins."""
        return fold_name(printed) in self.articled

    def party_type(self, printed: str) -> str | None:
        """The type of a listed organisation, by any of its names in this document; None if it is none."""
        forms = (fold_name(printed), fold_name(self.full.get(fold_name(printed), "")))
        return next((self.parties[form] for form in forms if form in self.parties), None)


def collect_names(
    texts: Iterable[str],
    municipality: str | None = None,
    municipalities: Sequence[str] = (),
    boards: Iterable[str] = (),
) -> Names:
    """The names that a document introduces: `Full Name (ABBR)`, and fuller forms of names used bare elsewhere."""
    whole = "\n".join(texts)
    full: dict[str, str] = {}
    for match in _headed().finditer(whole):
        rest = match["rest"].rstrip(".")
        # A rest of two letters (`Stichting Up`) would make every such word of the document that foundation.
        if len(rest) > 2:
            name = _spelled_out(whole, match[0].rstrip("."))
            full.setdefault(fold_name(rest), name)
            full.setdefault(fold_name(match[0]), name)
    full |= _without_purpose(full.values())
    for match in _ABBREVIATION.finditer(whole):
        long = _name_before(whole, match.start(), match["short"])
        if long:
            rest = _REST.match(whole, match.end())
            if rest:  # `Openbaar Onderwijs (OO) X` is `OO X` elsewhere
                full.setdefault(fold_name(f"{match['short']} {rest[1]}"), f"{long} {rest[1]}")
                full.setdefault(fold_name(f"{long} ({match['short']}) {rest[1]}"), f"{long} {rest[1]}")
                continue
            # The document says it in so many words, so it goes before what was only guessed from a kind and a name
            # above.
            longer = full.get(fold_name(match["short"]), "")
            full[fold_name(match["short"])] = longer if longer.startswith(long) else long
            full.setdefault(fold_name(f"{long} ({match['short']})"), long)
    for match in _SPELLED.finditer(whole):
        letters = [letter for letter in match["short"].casefold() if letter.isalnum()]
        if match["long"][:1].casefold() == letters[0] and _subsequence(letters, match["long"].casefold()):
            full.setdefault(fold_name(match["short"]), match["long"].strip())
    listed = frozenset(
        fold_name(form)
        for board in boards
        for form in (board, full.get(fold_name(board), board), without_brackets(board))
    )
    described: dict[str, tuple[str, ...]] = {}
    for found in _DESCRIBED.finditer(whole):
        key, printed = fold_name(found["name"]), " ".join(found[0].split())
        if printed not in (known := described.get(key, ())):
            described[key] = (*known, printed)
    shortened: dict[str, str] = {}
    # `Stichting Openbaar Onderwijs Norg` before `Schoolbestuur Norg`
    for long in sorted(set(full.values()), key=lambda name: (not name.startswith(("Stichting", "Vereniging")), name)):
        if short := _own_part(long):
            shortened.setdefault(fold_name(short), long)
            initials = "".join(word[0] for word in long.partition(short)[0].split())
            shortened.setdefault(fold_name(f"{initials} {short}"), long)
    articled = frozenset(fold_name(name["name"]) for name in _ARTICLED.finditer(whole))
    return Names(
        municipality,
        tuple(municipalities),
        MappingProxyType(full),
        listed,
        MappingProxyType(described),
        MappingProxyType(shortened),
        articled,
    )


def _without_purpose(names: Iterable[str]) -> dict[str, str]:
    """Names that say for what, by what they are without that: `Stichting Remaclus | voor Katholiek Onderwijs`.

    Where two foundations have the same beginning, that tells neither.
    """
    found: dict[str, set[str]] = {}
    for name in names:
        before, purpose, _ = name.partition(" voor ")
        if purpose and _own_part(before):
            found.setdefault(fold_name(before), set()).add(name)
    return {before: next(iter(named)) for before, named in found.items() if len(named) == 1}


def _own_part(name: str) -> str | None:
    """What a name has of its own: `Veenrand` of `Stichting Openbaar Onderwijs Veenrand`; None where all is its own."""
    common = frozenset(tables("document_names")["common_words"])
    words = name.split()
    first = next((n for n, word in enumerate(words) if word.casefold() not in common), len(words))
    last = next((n for n in range(len(words), first, -1) if words[n - 1].casefold() not in common), first)
    # A part in small letters (`van Veenrand`) is no name, and a whole name no short form.
    own = words[first:last]
    short = " ".join(own)
    return short if own != words and short[:1].isupper() and len(short) > _SHORTEST_PART else None


def _spelled_out(whole: str, name: str) -> str:
    """`Stg. X` as `Stichting X`, if the document prints that too: nothing is added that it doesn't print."""
    long = re.sub(r"^Stg\.", "Stichting", name)
    return long if long in whole else name


@cache
def _headed() -> re.Pattern[str]:
    """`Stichting Andes en De Hunze`: a kind of organisation, and up to six words with a capital up to the next kind."""
    kinds = "|".join(map(re.escape, tables("document_names")["heads"]))
    other = rf"(?!(?:[Gg]emeente|{kinds})\b)"
    # `Schoolbestuur Stichting Norg`: the name begins at its legal form
    capital = r"(?!(?:Stichting|Vereniging|Coöperatie)\b)[A-Z0-9ÀÁÂÄÈÉÊËÎÏÔÖÛÜ'’][\w'’-]*(?:\.[\w'’-]+)*"
    later_capital = rf"{other}[A-Z0-9][\w'’-]*(?:\.[\w'’-]+)*"
    blank = r"[^\S\n]+"
    # `Kinderopvang Botter en | Peutercentrum Want`, `Stichting Dijk en | SPO`: behind `en` the next one's kind, or its
    # abbreviation.
    ends = "|".join(map(re.escape, tables("party_lists")["type_word_ends"]))
    next_one = rf"(?:[A-Z]\w*(?:{ends})|[A-Z]{{2,}}[a-z]?)\b"
    link = rf"(?:{blank}(?:(?:en|&)(?!{blank}{next_one})|de|het|van|voor))?"
    return re.compile(rf"\b(?:{kinds}){blank}(?P<rest>{capital}(?:{link}{blank}{later_capital}){{0,5}})")


def without_brackets(name: str) -> str:
    """A name without the abbreviation in brackets: `Openbaar Onderwijs (OO) X` is `Openbaar Onderwijs X`."""
    return " ".join(re.sub(r"\s*\([^()]*\)", "", name).split())


def full_name(mention: str, names: Names) -> str:
    """The fullest form that the document prints of a name; first letter a capital."""
    plain = without_brackets(mention)
    full = names.full.get(fold_name(mention)) or names.full.get(fold_name(plain))
    if full is None:
        # `Stg. Andes`, where the document introduced `Stichting Andes`.
        head, _, rest = plain.partition(" ")
        long = f"{tables('document_names')['short_forms'].get(head.casefold().rstrip('.'), head)} {rest}"
        full = names.full.get(fold_name(long)) or plain
    return full[:1].upper() + full[1:]


def _name_before(text: str, end: int, short: str) -> str | None:
    """The name right before a bracket at `end`, whose initials the letters of the abbreviation are; None if none is.

    `in Norg werkt Stichting Openbaar Onderwijs (SOO)`: the last word that begins with the first letter and leaves all
    others in order behind it, and the words with a capital before that.
    """
    first_letter = max(0, end - _FARTHEST)
    # A name doesn't reach over a line end, a semicolon or a colon: `Penvoerder: Openbaar Onderwijs Norg (OON)`.
    line_start = max(first_letter, *(text.rfind(mark, first_letter, end) for mark in "\n;:"))
    tokens = [(m[0], m.start() + line_start) for m in _TOKEN.finditer(text[line_start:end])][-_LONGEST:]
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    for first in range(len(tokens) - 1, -1, -1):
        word, _ = tokens[first]
        rest = "".join(later.casefold() for later, _ in tokens[first:] if later != ",")
        # The nearest word that fits, from the bracket on: in `Stichting Samen en Stichting Openbaar Onderwijs (SOO)`
        # the second.
        if word[:1].casefold() != letters[0] or not _subsequence(letters, rest):
            continue
        if word[:1].isupper():
            return " ".join(text[_start_of_capitals(text, tokens, first) : end].split())
        # `woningcorporatie De Trosse (WDT)`: a kind in small letters, and each word of the name has its letter
        words = [later for later, _ in tokens[first:]]
        if len(words) == len(letters) and all(later[:1].isupper() for later in words[1:]):
            return " ".join(text[tokens[first][1] : end].split())
    return None


def _start_of_capitals(text: str, tokens: Sequence[tuple[str, int]], first: int) -> int:
    """Where the words with a capital begin that stand before a token, without a comma in between; offset into text."""
    start = tokens[first][1]
    while first and tokens[first - 1][0][:1].isupper() and "," not in text[tokens[first - 1][1] : start]:
        first -= 1
        start = tokens[first][1]
    return start


def _subsequence(letters: Sequence[str], text: str) -> bool:
    """True if the letters stand in text in this order, with others in between."""
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True
