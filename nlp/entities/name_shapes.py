"""Stretches of a text that look like the name of an organisation, programme or person, a place, a date or a sum.

They are found by their shape (`obs De Klimop`, `Norgerholt College`, `project 'X'`), in one text at a time. They may
overlap: which of them counts is settled in rows.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.entities.lexicon import entity_words
from nlp.entities.passages import opens_sentence
from nlp.gazetteer import find_municipality, place_kinds
from nlp.text.dates import FIGURES, MONTH
from nlp.text.money import amounts
from nlp.text.person_names import word_list
from nlp.text.vocabulary import in_any_case


class EntitySpan(NamedTuple):
    """A stretch of a text and what it is; end exclusive."""

    start: int
    end: int
    label: str


class _Shape(NamedTuple):
    """A pattern whose group `name` is a name, and what it names; sign: what a text must hold for it to fit."""

    pattern: re.Pattern[str]
    label: str
    sign: str = ""


_S = r"[^\S\n]+"  # a name stands on one line
# A word of a name: also `4Kids` and `'t`; the last sign is a letter or figure, so no comma or stop comes along.
_CAP = r"[A-ZÀ-ÖØ-Þ0-9'’‘][\w'’‘.\-]*[\w]|[A-ZÀ-ÖØ-Þ]"
_ARTICLE = rf"(?:(?:[Dd]e|[Hh]et|['’‘][tsTS]|[Dd]en|[Ii]t|Op|In|[Tt]er|[Tt]en|Van|Voor){_S})"
# No `en`: it joins two names (`Bibliotheek Norg en Welzijn Assen`) more often than it stands in one. Foundations are
# the exception (`Stichting Lezen en Schrijven`), whose pattern has `_LINK`.
_INSIDE = rf"(?:{_S}(?:&|van|van{_S}de|van{_S}der))?{_S}(?:{_CAP})"
_NAME = rf"{_ARTICLE}{{0,2}}(?:{_CAP})(?:{_INSIDE}){{0,4}}"
_ARTICLES = r"(?:de|het|der|den|it|['’]t)"
_LINK = rf"(?:{_S}(?:(?:en|&|van|voor|op|in|te|ter)(?:{_S}{_ARTICLES})?|{_ARTICLES}))?"
_YEAR = r"(?:19|20)\d{2}"
_WHEN = (
    rf"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag){_S})?\d{{1,2}}{_S}{MONTH}{_S}{_YEAR}|{FIGURES}"
    rf"|(?:(?:begin|medio|eind|einde){_S})?{MONTH}{_S}{_YEAR}|(?:begin|medio|eind|einde|halverwege){_S}{_YEAR}"
    rf"|(?:[1-4]e|eerste|tweede|derde|vierde){_S}(?:half\s?jaar|kwartaal|helft)(?:{_S}van)?{_S}{_YEAR}"
    rf"|Q[1-4](?:{_S}en{_S}Q[1-4])?{_S}{_YEAR}"
    rf"|(?:voorjaar|najaar|zomer|herfst|winter|lente)(?:{_S}van)?{_S}{_YEAR}"
    rf"|(?:schooljaar|schooljaren|cursusjaar){_S}{_YEAR}\s?[-/–]\s?(?:{_YEAR}|\d{{2}})"
    rf"|(?<![\w€.,-]){_YEAR}\s?[-/–]\s?{_YEAR}(?![\w.,]\d)"
    rf"|(?<![\w€.,/–-]){_YEAR}(?![\w/]|[.,]\d)"
)
_DATE = re.compile(rf"(?<!\w)(?:{_WHEN})", re.IGNORECASE)
_YEAR_OR_FIGURES = re.compile(rf"{_YEAR}|\d\s?[-/.]\s?\d{{1,2}}\s?[-/.]")  # what every date holds
_QUOTED = re.compile(r"(?<!\w)(?P<open>['‘’“\"„])(?P<name>[A-Za-z0-9À-ÿ][^'‘’“”\"\n]{2,70}?)['’”\"](?!\w)")
_TOWN = (
    r"(?:['’][st][ -])?[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:-(?:[A-ZÀ-Þ]|aan|op|en|de|den)[a-zà-ÿ]*)*"
    r"(?: (?:aan|op) (?:de[nr]? )?[A-Z][a-z]+)?"
)
_PLACE = re.compile(rf"(?<!\w){_TOWN}(?!\w)")
# With no capital or `&` behind: the first word of `in Huis De Spil` or `in Emmen & Co` is no town.
_IN_PLACES = re.compile(
    rf"(?<!\w)(?:in|uit|te|kern|kernen|dorp|dorpen|wijk|wijken|stad|buurt|woonplaats) "
    rf"(?P<places>{_TOWN}(?!\w)(?! (?:&|[A-Z]))(?:(?:, | en | of ){_TOWN}(?!\w)(?! (?:&|[A-Z]))){{0,8}})"
)
_SAID = frozenset(",!?")
_LAST_WORD = re.compile(r"\s+([\w'’-]+)$")
_LAST_WORDS = 3  # words before a quote that may say what it is: `onder de naam 'X'`


def name_shapes(text: str) -> Iterator[EntitySpan]:
    """All that looks like a name, overlapping where two shapes fit."""
    for pattern, label, sign in _patterns():
        # A plain look for what any such name holds is ten times as fast as the pattern.
        for match in pattern.finditer(text) if sign in text else ():
            start, end = match.span("name")
            if label == "PROGRAMME" and match["name"].split()[0].casefold() in word_list("first_names"):
                continue  # `projectleider Anouk Teeuwen`
            yield EntitySpan(start, _without_tail(text, start, end) if label == "PROGRAMME" else end, label)
    yield from _quoted(text)
    yield from _places(text)
    yield from _money_and_dates(text)


def _without_tail(text: str, start: int, end: int) -> int:
    """Where a programme's name ends that goes over into the sentence: `Jeugdmonitor aan`."""
    while (tail := _LAST_WORD.search(text, start, end)) and tail.start() > start and tail[1] in _tails():
        end = tail.start()
    return end


@cache
def _tails() -> frozenset[str]:
    # Titles of papers may end so: `de visie Norg doet mee`.
    return frozenset(entity_words("none", "tails")) - {"mee", "samen"}


def _money_and_dates(text: str) -> Iterator[EntitySpan]:
    for amount in amounts(text):
        if amount.value is not None:
            yield EntitySpan(amount.char_start, amount.char_end, "MONEY")
    # Most texts have neither, and the pattern is long.
    for match in _DATE.finditer(text) if _YEAR_OR_FIGURES.search(text) else ():
        yield EntitySpan(match.start(), match.end(), "DATE")


def _places(text: str) -> Iterator[EntitySpan]:
    """Where something is: `woonachtig in X`, `in X, Y en Z`, `de kern X`."""
    for listed in _IN_PLACES.finditer(text):
        for place in _PLACE.finditer(text, listed.start("places"), listed.end("places")):
            if not place[0].isupper() and place[0].casefold() not in entity_words("none", "openings"):
                yield EntitySpan(place.start(), place.end(), "LOC")


def first_names(text: str) -> Iterator[EntitySpan]:
    """`Annemiek van der Linden`: a first name that many have, and a surname."""
    known, nobody = word_list("first_names"), word_list("no_person")
    no_surnames = entity_words("org", "no_surname_ends")
    place = 0
    while match := _called().search(text, place):
        given, surname = match["given"].casefold(), match["surname"].casefold()
        # `Vraag Annemiek Linden`: the pair `Vraag Annemiek` names nobody, and the next may begin with its second word.
        place = match.start("surname") if given not in known else match.end()
        if given not in known or {surname, *surname.split("-")} & nobody or surname.endswith(no_surnames):
            continue
        # `Anna Paulowna` is a municipality.
        if not (find_municipality(match[0]) or place_kinds(match[0])):
            yield EntitySpan(match.start(), match.end(), "PERSON")


@cache
def _called() -> re.Pattern[str]:
    """A word with a capital, particles, a word with a capital; a third one is a double surname."""
    listed = word_list("particles").difference(entity_words("person", "sentence_particles"))
    some = sorted(listed, key=len, reverse=True)
    particle = "|".join(re.escape(word) for word in some)
    low = r"[^\W\d_A-ZÀ-Þ]"
    word = rf"[A-ZÀ-ÞŞİ](?:{low}|[’']){{1,20}}(?:-[A-ZÀ-Þ]{low}{{1,20}})?"
    surname = rf"{word}(?:-(?:(?:{particle}){_S}){{0,2}}{word})?"
    return re.compile(rf"(?<![\w-])(?P<given>{word}){_S}(?:(?i:{particle}){_S}){{0,3}}(?P<surname>{surname})(?![\w-])")


def _quoted(text: str) -> Iterator[EntitySpan]:
    """A name in quotes, unless what stands before it makes it a saying."""
    leads, sayings = set(entity_words("programme.shapes", "leads")), set(entity_words("programme.shapes", "sayings"))
    for match in _QUOTED.finditer(text):
        before = re.findall(r"\w+", text[max(0, match.start() - 60) : match.start()].casefold())[-_LAST_WORDS:]
        name = match["name"].strip()
        if sayings & set(before) or len(name.split()) > 8:
            continue
        # `‘Of vier,’ zegt zij`, `‘Nog eentje!’`, `‘Eerst soep, dan sommen.’` as a sentence: what somebody says
        says = name[-1] in _SAID or (name[-1] == "." and opens_sentence(text, match.start()))
        if says and not (leads & set(before)):
            continue
        # In small letters it is a name only right behind what it is (`training 'samen kijken'`), and a question none.
        named = bool(before) and before[-1] in leads
        if not named and (name[0].islower() or name.endswith("?")):
            continue
        if leads & set(before) or len(name.split()) <= 5:
            yield EntitySpan(match.start("name"), match.start("name") + len(match["name"].rstrip(" .,;:")), "PROGRAMME")


@cache
def _patterns() -> tuple[_Shape, ...]:
    return (*_organisations(), *_programmes(), *_persons())


def _either(some: tuple[str, ...], *, any_case: bool = False) -> str:
    if any_case:
        return in_any_case((word[0], _spelled(word[1:])) for word in some)
    return "|".join(map(_spelled, some))


def _spelled(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"[^\S\n]+")


def _organisations() -> Iterator[_Shape]:
    heads, prefixes, tails, foundations, denominations = (
        entity_words("org", key) for key in ("heads", "prefixes", "tails", "foundations", "denominations")
    )
    head, prefix, foundation = (_either(some, any_case=True) for some in (heads, prefixes, foundations))
    # Behind an `en` the next name may begin: `Stichting Taalweelde en Bibliotheek Norg` are two.
    # or an abbreviation stands: `Stichting Dijk en SPOZ`.
    another = rf"(?!(?i:(?:{_either((*heads, *prefixes, *denominations))})(?!\w))|(?<=\sen\s)[A-Z]{{3,}}(?!\w))"
    long_name = rf"{_ARTICLE}{{0,2}}(?:{_CAP})(?:{_LINK}{_S}{another}(?:{_CAP})){{0,5}}"
    for_ = rf"(?:(?:van|voor){_S}(?:de{_S}|het{_S})?)?"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>(?:{foundation}){_S}{for_}{long_name})"), "ORG")
    club = rf"[a-zà-ÿ]+(?:{_either(entity_words('org', 'club_ends'))})"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>{club}{_S}{long_name})"), "ORG")
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>(?:{head}|{prefix}){_S}{_NAME})"), "ORG")
    # Not before `van`: `Norger College van Bestuur` is a board and no school.
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>(?:(?:{_CAP}){_S}){{1,3}}(?:{_either(tails)}))(?!\w| van )"), "ORG")
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>Huis{_S}van{_S}(?:(?:de|het){_S})?(?:{_CAP}))"), "ORG", "Huis")
    # The one name that holds a comma, at which every other shape ends.
    ministry = rf"Ministerie{_S}van{_S}Onderwijs,{_S}Cultuur{_S}en{_S}Wetenschap(?:pen)?"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>{ministry})"), "ORG", "Ministerie")


def _programmes() -> Iterator[_Shape]:
    adjectives, nouns, leads = (entity_words("programme.shapes", key) for key in ("adjectives", "nouns", "leads"))
    capital = r"[A-ZÀ-Þ][\w-]+"
    noun = _either(nouns, any_case=True)
    years = rf"(?:{_S}{_YEAR}(?:\s?[-/–]\s?\d{{2,4}})?)?"
    # `Lokale Educatieve Agenda Norg 2022-2026`: only behind a listed adjective, since `agenda` and `plan` alone are
    # any.
    policy = rf"(?:{_either(adjectives)}){_S}(?:[A-ZÀ-Þ]?\w+{_S})?(?:{noun})(?:{_S}{capital}){{0,3}}{years}"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>{policy})(?!\w)"), "PROGRAMME")
    # `de nota Opgroeien rond de brink`: a title that goes on in small letters, up to a sign or the verb of the
    # sentence.
    papers, says = (_either(entity_words("programme.shapes", key)) for key in ("papers", "says"))
    end = rf"(?=(?:{_S})?[(,.;:\n]|{_S}(?:{says})(?!\w)|$)"
    yield _Shape(
        re.compile(rf"(?<![\w-])(?:{papers}){_S}(?P<name>[A-ZÀ-Þ]\w+(?:{_S}(?!(?:{says})(?!\w))[\w-]+){{1,6}}){end}"),
        "PROGRAMME",
    )
    # `Programma Gelijke Kansen Norg`: with a capital the word is the name's.
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>Programma(?:{_S}{capital}){{2,5}})"), "PROGRAMME", "Programma")
    # `Jeugdnota 2023-2026`: with its year it is one paper, without a year any.
    dated = rf"[A-ZÀ-Þ]\w*(?:agenda|nota|plan|visie|akkoord|beleid|programma|kader){_S}{_YEAR}"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>{dated}(?:\s?[-/–]\s?\d{{2,4}})?)(?!\w)"), "PROGRAMME")
    # `Regio Deal Zuid en Oost`.
    deal = rf"Regio\s?[Dd]eal(?:{_S}{capital}){{1,3}}(?:{_S}en{_S}{capital})?"
    yield _Shape(re.compile(rf"(?<![\w-])(?P<name>{deal})"), "PROGRAMME", "Regio")
    # `het project Taalboot in Norg`: the place is part of the name, what follows in small letters isn't.
    where = rf"{_S}(?:in|op|voor|van){_S}(?:de{_S})?(?:gemeente{_S})?{capital}"
    name = rf"[A-ZÀ-Þ][\w-]*\w(?:{_S}[A-ZÀ-Þ0-9][\w-]+){{0,4}}(?:{where})?"
    no_name = rf"(?!(?i:{_either(entity_words('none', 'openings'))})(?!\w))"
    yield _Shape(
        re.compile(rf"(?<![\w-])(?:{_either(leads, any_case=True)}){_S}{no_name}(?P<name>{name})"), "PROGRAMME"
    )
    # `Projectnaam: Samen naar de klas`: behind such a label all of the line is the name, small letters too.
    rest = r"[A-ZÀ-Þ][^\n,.;:()\"“]{3,90}?"
    yield _Shape(
        re.compile(rf"(?<![\w-])(?:[Dd]eel)?[Pp]roject(?:naam)?:{_S}(?P<name>{rest})(?=[\n,.;:()\"“]|$)"),
        "PROGRAMME",
        "roject",
    )
    # `kansen4kinderen`, `K4K`: a figure 4 within a word is how programmes spell `for`.
    yield _Shape(re.compile(r"(?<![\w-])(?P<name>[A-Za-z]+4[A-Za-z]+)(?!\w)"), "PROGRAMME", "4")


def _persons() -> Iterator[_Shape]:
    titles = _either(entity_words("person", "titles"), any_case=True)
    # `projectleider bij De Regenboog`: of these the sentence has more than names do
    listed = word_list("particles").difference(entity_words("person", "sentence_particles"))
    particle = "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))
    nobody = "|".join(re.escape(word) for word in sorted(word_list("no_person"), key=len, reverse=True))
    # Nobody is called Van Onderwijs: in `minister van Onderwijs` the title is that of an office.
    somebody = rf"(?!(?i:{nobody})(?!\w))"
    initials = r"(?:[A-Z]\.\s?){1,4}"
    given = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
    capital = r"[A-ZÀ-Þ][a-zà-ÿ]+"
    surname = rf"{somebody}(?:(?:{particle}){_S}){{0,3}}{somebody}{capital}(?:-(?:(?:{particle}){_S})?{capital})?"
    first = rf"(?:{initials}|{somebody}{given}{_S}(?:{initials})?)"
    yield _Shape(re.compile(rf"(?<![\w-])(?:(?:{titles}){_S})+(?P<name>{first}?{surname})(?!\w)"), "PERSON")
    yield _Shape(re.compile(rf"(?<![\w.-])(?P<name>{initials}{surname})(?!\w)"), "PERSON", ".")
