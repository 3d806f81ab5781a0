"""Finds the personal data of a text: known persons in each form, persons that a title announces, addresses.

A known full name is taken out wherever it stands. What may mean something else (a surname alone, a first name alone, a
name that only its first word and capitals suggest) is taken out by guess, and not where it is part of an organisation's
or a place's name; who publishes sees the two counted apart.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from nlp.contacts import addresses_in
from nlp.gazetteer import known_kind
from nlp.personal_data.known import KnownPersons
from nlp.personal_data.persons import PersonName, TextWord, fold_word, is_particle, person_name, words_of
from nlp.text.person_names import PrintedWord, is_desk, is_function, is_organisation, word_list
from nlp.text.vocabulary import any_of, tables

Kind = Literal["person", "phone", "email", "address", "url"]

_POSTCODE = r"(?<!\d)[1-9]\d{3}\s?[A-Z]{2}(?![\w-])"
_TYPED_EMAIL = re.compile(  # `k.bos [at] school.nl`, `k.bos(apenstaartje)school(punt)nl`
    r"[\w.+-]{1,64}\s?[\[({]\s?(?:at|apenstaartje|@)\s?[\])}]\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|[\[(](?:punt|dot)[\])])\s?[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_NUMBER = (
    r"\s[1-9]\d{0,3}(?:\s?[a-zA-Z]\b)?(?:[-/]\d{1,3})?(?![\d-]|\s\d)"  # of a house; not the beginning of a telephone's
)
_STREET = re.compile(  # `Lange Dorpsstraat 12a`, `Brink 3, 1234 AB`
    r"\b(?:[A-ZÀ-Þ][\w'’.-]{1,30}\s){0,3}(?:"
    rf"[A-ZÀ-Þ][\w'’-]{{0,30}}(?:{any_of(tables('personal_data')['street_ends'])}){_NUMBER}"
    rf"|[A-ZÀ-Þ][\w'’-]{{2,30}}{_NUMBER}(?=[\s,]{{1,3}}{_POSTCODE}))(?P<postcode>[\s,]{{1,3}}{_POSTCODE})?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ATTENTION = "t.a.v"
_GAP = re.compile(r"[\s.,'’()-]{0,4}")  # between the words of one name
_INITIAL_GAP = re.compile(r"[\s.()-]{0,4}")  # the same, in front: a comma parts two persons


class PersonalData(NamedTuple):
    """What was found: text[start:end]. `certain` is False where it is a guess."""

    kind: Kind
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, its words, and the stretches that other names take."""

    text: str
    words: Sequence[TextWord]
    others: Sequence[tuple[int, int]]  # organisations, places, programmes
    known: KnownPersons

    def in_other_name(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self.others)

    def gap(self, left: int, right: int) -> str:
        return self.text[self.words[left].end : self.words[right].start]


def find_personal_data(
    text: str, known: KnownPersons, other_names: Sequence[tuple[int, int]] = (), *, contact: bool = False
) -> tuple[PersonalData, ...]:
    """All of it in order; none lies in another.

    other_names: stretches that name organisations, places or programmes; a guess doesn't touch them. contact: the text
    is a contact field, where a street with a number is an address of the person.
    """
    here = _Text(text, words_of(text), other_names, known)
    here = replace(here, others=[*other_names, *_in_office(here)])
    found = [*_addresses(here), *_homes(text, contact), *_persons(here)]
    if contact:
        found += _reached_by(here, [one for one in found if one.kind in ("phone", "email")])
    kept: list[PersonalData] = []
    # Longest first, so that a name is taken out whole; mail before the names that stand in it.
    for one in sorted(found, key=lambda one: (one.kind == "person", one.start - one.end, not one.certain)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _in_office(here: _Text) -> Iterator[tuple[int, int]]:
    """Where office holders stand by given name and surname: the Jan in it is no other Jan."""
    for n, word in enumerate(here.words):
        for holder in here.known.offices:
            if word.folded == holder.surname[0] and (start := _given_start(here, n, holder)) < n:
                yield here.words[start].start, here.words[_surname_end(here, n, holder.surname)].end


def _addresses(here: _Text) -> Iterator[PersonalData]:
    for address in addresses_in(here.text):
        if address.kind != "url":
            yield PersonalData(address.kind, address.start, address.end, True)
        elif names_person(address.value, here.known):
            yield PersonalData("url", address.start, address.end, True)
    for match in _TYPED_EMAIL.finditer(here.text):
        yield PersonalData("email", match.start(), match.end(), True)


def names_person(value: str, known: KnownPersons) -> bool:
    """Whether a web address or a file's name holds given name (or initial) and surname of a person, however joined."""
    letters = "".join(word.folded for word in words_of(value))
    return any(
        len(one.name.surname[0]) > 2
        and any(
            joined in letters
            for given in one.name.given
            for joined in (given + "".join((*one.name.particles, *one.name.surname)), given + "".join(one.name.surname))
            if len(given) > 1
        )
        for ones in known.here.values()
        for one in ones
    )


def _homes(text: str, contact: bool) -> Iterator[PersonalData]:
    """Streets with a number where they are somebody's home, and every postcode with its letters."""
    for match in _STREET.finditer(text):
        if contact or match["postcode"] or _home_before(text, match.start()):
            yield PersonalData("address", match.start(), match.end(), bool(match["postcode"]))
    for match in re.finditer(_POSTCODE, text):
        if contact or not _YEAR.match(match[0]):  # `in 2023 PO en VO`; Haarlem's postcodes are lost by it
            yield PersonalData("address", match.start(), match.end(), True)


def _home_before(text: str, start: int) -> bool:
    before = re.split(r"[.;\n]", text[max(0, start - 60) : start])[-1]
    return any(word in _words("home_words") for word in before.casefold().split())


def _persons(here: _Text) -> Iterator[PersonalData]:
    for n, word in enumerate(here.words):
        if word.folded in here.known.kept:
            continue
        yield from _known_from_surname(here, n)
        if word.capital and word.folded in here.known.given_here:
            yield from _guess(here, n, n)
        yield from _announced(here, n)
        yield from _trade_and_name(here, n)
        yield from _function_and_name(here, n)
        yield from _first_name_and_surname(here, n)


def _known_from_surname(here: _Text, n: int) -> Iterator[PersonalData]:
    """A known person whose surname begins at word n, with what of the name stands before or behind it."""
    folded = here.words[n].folded
    for index, at_home in ((here.known.here, True), (here.known.elsewhere, False)):
        for person in index.get(folded, ()):
            end = _surname_end(here, n, person.name.surname)
            start = _given_start(here, n, person.name)
            if start < n and not _only_particles(here, start, n):
                if not at_home and (here.known.in_office(person.name) or _other_double_name(here, end)):
                    continue
                yield _found(here, start, end, person.certain)
            elif (turned := _turned_end(here, end, person.name)) > end:
                yield _found(here, start, turned, person.certain)
            elif at_home and here.words[n].capital and _means_person(here, start, n, end):
                yield _found(here, start, end, person.certain and start < n)


def _other_double_name(here: _Text, end: int) -> bool:
    """True if a hyphen and a name follow: `Hilde Boonstra-Kamp` isn't the H. Boonstra-Mulder of another document."""
    return end + 1 < len(here.words) and here.words[end + 1].capital and here.gap(end, end + 1) == "-"


def _surname_end(here: _Text, n: int, surname: Sequence[str]) -> int:
    """The last word of as much of a double surname as stands here."""
    end = n
    for part in surname[1:]:
        after = end + 1
        while after < len(here.words) and is_particle(here.words[after].folded):
            after += 1
        if after < len(here.words) and here.words[after].folded == part and _GAP.fullmatch(here.gap(end, end + 1)):
            end = after
    return end


def _given_start(here: _Text, n: int, name: PersonName) -> int:
    """The first word of the given names, initials and particles in front of a surname."""
    start = n
    while (
        start > 0 and is_particle(here.words[start - 1].folded) and _INITIAL_GAP.fullmatch(here.gap(start - 1, start))
    ):
        if here.words[start - 1].capital and len(here.words[start - 1].text) == 1:
            break  # an initial
        start -= 1
    # Particles alone must be the person's own: `naar de Bakker` isn't Piet Bakker.
    if start < n and not set(name.particles) & {word.folded for word in here.words[start:n]}:
        start = n
    while start > 0 and _INITIAL_GAP.fullmatch(here.gap(start - 1, start)) and _is_given(here.words[start - 1], name):
        start -= 1
    return start


def _is_given(word: TextWord, name: PersonName) -> bool:
    """Whether a word may be a given name or initial of this person."""
    if word.folded in name.given:
        return True
    if not word.capital or not name.given:
        return False
    initials = {given[0] for given in name.given}
    short = len(word.text) <= 2 or (word.text.isupper() and len(word.text) <= 3)
    by_initial = word.folded[0] in initials and (short or all(len(given) == 1 for given in name.given))
    return by_initial and (short or word.folded in word_list("first_names"))


def _turned_end(here: _Text, end: int, name: PersonName) -> int:
    """`Maeyer, K. de`: the last word of what follows the surname; `end` where nothing of the name does."""
    after = end
    while after + 1 < len(here.words) and re.fullmatch(r"[\s.,]{1,3}", here.gap(after, after + 1)):
        word = here.words[after + 1]
        comma = "," in here.gap(after, after + 1)
        fits = word.folded in name.given or (comma and len(word.text) <= 2 and _is_given(word, name))
        if not (fits or (after > end and word.folded in name.particles)):
            break
        after += 1
    return after


def _only_particles(here: _Text, start: int, n: int) -> bool:
    return all(is_particle(word.folded) and not word.capital for word in here.words[start:n])


def _means_person(here: _Text, start: int, n: int, end: int) -> bool:
    """Whether a surname alone is the person and not a place, an organisation, or a word that begins a sentence."""
    if here.in_other_name(here.words[start].start, here.words[end].end):
        return False
    if start < n or _announces(here, start - 1):
        return True
    word = here.words[n]
    return known_kind(word.text, ()) is None and not (_opens_sentence(here, n) and word.folded in _common())


def _opens_sentence(here: _Text, n: int) -> bool:
    before = here.text[: here.words[n].start].rstrip(" \t•*-–\"'“‘(")
    return not before or before[-1] in ".!?:;\n"


def _announced(here: _Text, n: int) -> Iterator[PersonalData]:
    """The name behind a title: `mevrouw P. de Vries`, `juf Anna`. Behind an office it stays."""
    if not _announces(here, n) or n + 1 >= len(here.words):
        return
    start = n + 1
    while start < len(here.words) and _announces(here, start) and here.gap(start - 1, start).strip(" .") == "":
        start += 1  # `mw. drs.`
    end = start - 1
    while end + 1 < len(here.words) and end - start < 5:
        word = here.words[end + 1]
        gap = here.gap(end, end + 1)
        if not re.fullmatch(r"\.?[ \u00a0]|\.|-", gap) or not (word.capital or is_particle(word.folded)):
            break
        if end >= start and _is_function(word):
            break  # `Mw. A. Bos Projectleider`
        end += 1
    while end >= start and not here.words[end].capital:
        end -= 1
    if end < start or not _may_be_name(here.words[start : end + 1]):
        return
    name = person_name(here.text[here.words[start].start : here.words[end].end])
    if name is None or here.known.in_office(name) or _office_before(here, start):
        return
    sure = here.words[n].folded in word_list("titles")
    if sure or not here.in_other_name(here.words[start].start, here.words[end].end):
        yield _found(here, start, end, sure)


def _announces(here: _Text, n: int) -> bool:
    return _for_attention(here, n) or (
        0 <= n < len(here.words) and here.words[n].folded in _words("honorifics") and _is_title(here.words[n])
    )


def _for_attention(here: _Text, n: int) -> bool:
    """True at the last letter of `t.a.v.`: a person follows, or a desk."""
    if n < 2 or here.words[n].folded != _ATTENTION[-1]:
        return False
    return here.text[here.words[n - 2].start : here.words[n].end].casefold() == _ATTENTION


def _trade_and_name(here: _Text, n: int) -> Iterator[PersonalData]:
    """`Boer Bouwman`: the name behind a trade that is no surname here, as it is behind a particle or another name."""
    if n + 1 >= len(here.words) or here.words[n].folded not in _words("trades") or here.gap(n, n + 1) != " ":
        return
    # `van` is a preposition here as often as a particle: `gratis van Boer Bouwman`.
    before = here.words[n - 1] if n and here.gap(n - 1, n) == " " else None
    surname = before is not None and ((is_particle(before.folded) and before.folded != "van") or before.capital)
    if here.words[n + 1].capital and not surname and _may_be_name([here.words[n + 1]]):
        yield _found(here, n + 1, n + 1, True)


def _function_and_name(here: _Text, n: int) -> Iterator[PersonalData]:
    """`voorleesconsulent Tet`: one name behind a function in small letters. A guess."""
    if n + 1 >= len(here.words) or here.words[n].capital or here.gap(n, n + 1) != " ":
        return
    word, name = here.words[n], here.words[n + 1]
    alone = name.capital and not name.text.isupper() and _may_be_name([name]) and known_kind(name.text, ()) is None
    goes_on = n + 2 < len(here.words) and here.words[n + 2].capital and here.gap(n + 1, n + 2) == " "
    # With a second capital it may be an organisation's (`directeur Kindcentrum Noord`); full names are found above.
    if _is_function(word) and alone and not goes_on and name.folded not in _common():
        yield from _guess(here, n + 1, n + 1)


def _is_title(word: TextWord) -> bool:
    """`MR` and `ING` in capitals are a council and a bank."""
    return len(word.text) == 1 or not word.text.isupper()


def _may_be_name(words: Sequence[TextWord]) -> bool:
    """No function, subject or organisation: `directeur Onderwijs` names nobody."""
    listed = word_list("subjects") | word_list("functions") | word_list("organisations") | word_list("desks")
    return not any(word.folded in listed for word in words) and not (len(words) == 1 and words[0].text.isupper())


def _is_function(word: TextWord) -> bool:
    return is_function(PrintedWord(word.text, word.start, word.end))


def _office_before(here: _Text, n: int) -> bool:
    """`wethouder mw. Bos`, `minister drs. Wiersma`; also `wethouders Bos en Vermeer`."""
    return any(word.folded in _words("offices") for word in here.words[max(0, n - 4) : n])


def holds_office(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a person in office: `wethouder Bos`, `T. Bos, wethouder Onderwijs`."""
    before, after = words_of(text[max(0, start - 60) : start]), words_of(text[end : end + 40])
    near = [*before[-3:], *after[:2]]
    return any(word.folded in _words("offices") for word in near)


def _first_name_and_surname(here: _Text, n: int) -> Iterator[PersonalData]:
    """`Karin Jansen`, a first name and capitals behind it: a person that nothing else tells of. A guess."""
    word = here.words[n]
    if not word.capital or word.text.isupper() or word.folded not in word_list("first_names"):
        return
    end = n
    while end + 1 < len(here.words) and end - n < 4 and re.fullmatch(r"[ \u00a0]|-", here.gap(end, end + 1)):
        after = here.words[end + 1]
        if not (after.capital or is_particle(after.folded)) or _is_function(after):
            break
        end += 1
    # Without what another name has: `Jan-Harm van het Repaircafé` ends before the organisation.
    while end > n and not (here.words[end].capital and _is_nobody_elses(here, n, end)):
        end -= 1
    if end == n or _office_before(here, n):
        return
    yield from _guess(here, n, end)


def _is_nobody_elses(here: _Text, n: int, end: int) -> bool:
    """Whether words n to end may be a name, and reach into none of an organisation or a place."""
    own = _may_be_name(here.words[n : end + 1])
    return own and not here.in_other_name(here.words[n].start, here.words[end].end)


def _reached_by(here: _Text, addresses: Sequence[PersonalData]) -> Iterator[PersonalData]:
    """`Bel Tet: 06-12345678`: one name in front of an address, or a first name, in a contact field. Guesses."""
    starts = {one.start for one in addresses}
    for n, word in enumerate(here.words):
        if not word.capital or word.text.isupper() or word.folded in _said_of_contacts() or _in_longer_name(here, n):
            continue
        gap = re.match(r"[\s:(,;|-]*", here.text[word.end :])
        reached = gap is not None and word.end + gap.end() in starts and known_kind(word.text, ()) is None
        if (reached or word.folded in word_list("first_names")) and not (_is_function(word) or _is_body(word)):
            yield from _guess(here, n, n)


def _in_longer_name(here: _Text, n: int) -> bool:
    """Whether a word with a capital stands at its side, as in an organisation's name; `Bel` of `Bel Tet` is none."""
    sides = [m for m in (n - 1, n + 1) if 0 <= m < len(here.words) and here.words[m].folded not in _said_of_contacts()]
    return any(here.words[m].capital and not here.gap(min(m, n), max(m, n)).strip(" -'’&") for m in sides)


def _is_body(word: TextWord) -> bool:
    """`Loopbaanplein`, `Vakcollege`: a desk or an organisation."""
    printed = PrintedWord(word.text, word.start, word.end)
    return is_desk(printed) or is_organisation(printed)


def _guess(here: _Text, start: int, end: int) -> Iterator[PersonalData]:
    """Taken out by guess, unless something else has that name or an office holder is meant."""
    stretch = here.words[start].start, here.words[end].end
    name = person_name(here.text[stretch[0] : stretch[1]])
    if name is None or here.known.in_office(name) or here.in_other_name(*stretch):
        return
    if start == end and (_opens_sentence(here, start) and here.words[start].folded in _common()):
        return
    yield _found(here, start, end, False)


def _found(here: _Text, start: int, end: int, certain: bool) -> PersonalData:
    stop = here.words[end].end
    # The point of a last initial goes with it: `Bos, K.`
    if here.text[stop : stop + 1] == "." and len(here.words[end].text) <= 2 and here.words[end].capital:
        stop += 1
    return PersonalData("person", here.words[start].start, stop, certain)


def names_nobody_else(word: TextWord) -> bool:
    """Whether a surname's word is no ordinary word and no place's, so that alone it can only mean the person."""
    return word.folded not in _common() and known_kind(word.text, ()) is None


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in tables("personal_data")[key])


@cache
def _said_of_contacts() -> frozenset[str]:
    """Words that stand in contact fields and name nobody: labels, openings, subjects, ordinary words."""
    keys = ("heads", "lead_labels", "leading", "sentence_openings", "no_person", "subjects", "organisations", "desks")
    return _common() | {fold_word(word) for key in keys for word in word_list(key)}


@cache
def _common() -> frozenset[str]:
    return frozenset(word for words in tables("ordinary").values() for word in words.split())
