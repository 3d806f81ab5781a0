"""Finds who pays or gives in a sentence, whatever he is called: `Harmsma geeft zijn uren`, `de smid last gratis`.

The vocabulary knows the sources that agendas name most. A farmer, a brass band or a bike shop is told by the sentence
alone: it stands before a verb of giving, or behind it where what is given stands in front (`de kosten dragen de
bedrijven`). A verb that means much else (`stelt`, `brengt`) counts only with its other half (`beschikbaar`, `in`).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from nlp.financing.lexicon import POINTS_BACK, ends_phrase, money_words
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of

_BOUND = re.compile(
    r"[;\n,]|(?<!\b[A-Z])(?<!\b[Gg]em)(?<!\bSt)\.(?=\s|$)|[ ](?:maar|terwijl|want|zodat)[ ]|(?<=\w)[:](?=\s)"
)
_WORD = re.compile(r"[^\W\d_][\w&.'’/-]*[\w.]|[^\W\d_]")
_SAYS_OBJECT = re.compile(r"(?:kosten|(?<!t)uren|huur|lasten|bedrag|deel|rest|restant|helft|procent|%)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[ ](?:zijn|haar|hun|eigen|een deel van de)[ ]")
_PLACE_BEHIND = re.compile(r"[ ](?:in|uit|te|van)[ ][A-ZÀ-Þ][\w-]+")
# `De limonade komt van de supermarkt`, `de bus kregen we van de bibliotheek`.
_ORIGIN = re.compile(
    r"\b(?:kom(?:t|en)|kreeg|kregen|krijg(?:t|en)|len(?:en|t))\b(?:(?!\bkosten\b)[^.;,:\n€\d]){0,40}?[ ]van[ ]"
)
# `(Harmsma geeft zijn uren,) het korps de instrumenten`: the verb was said before.
_LEFT_OUT = re.compile(
    r"(?:,|,? en)[ ](?:de|het)[ ](?P<giver>[a-zà-ÿ-]{3,})[ ](?:de|het|een|zijn|haar|hun)[ ]"
    r"[a-zà-ÿ]+(?:[ ][a-zà-ÿ]+)?(?=[.;,\n]|$)"
)
# `Ouders die dat kunnen missen, | betalen € 1`
_RELATIVE = re.compile(r"(?:^|[.;\n]\s*)(?:(?i:de|het|een) )?(?P<giver>[^\W\d][\w -]{2,40}?) die [^.;,€]{3,60},\s*$")
# What is given is money: `geeft een gift van € 500`, `leggen daar € 5.000 naast`.
_AMOUNT_GIVEN = re.compile(
    r"[ ](?:[a-zà-ÿ]+[ ]){0,3}?(?:een[ ][a-zà-ÿ]+[ ]van[ ])?(?:€|EUR\b|\d[\d.,]*(?:,-)?[ ]euro\b)", re.IGNORECASE
)
# `, die het college uit eigen kas betaalt`: a clause of its own kind, that has its verb last.
_RELATIVE_CLAUSE = re.compile(
    r"(?:,[ ]|\b)(?:die|dat|welke?|wat|waar(?:van|voor|mee)|waarbij)[ ]"
    r"(?P<inside>[^.,;:\n()]{6,90}?)(?P<verb>[a-zà-ÿ]{4,})(?=[ ]*(?:[.,;\n()]|$|en[ ]))"
)
_AMOUNT_FIRST = re.compile(r"(?:nog |ook |zelf |daar )?(?:€|EUR|\d)")
_NAME_BEFORE = re.compile(r"(?P<giver>[A-ZÀ-Þ][\w.'’&-]*(?:[ ][A-ZÀ-Þ][\w.'’&-]*)*)$")
_IS = re.compile(r"\b(?:is|zijn|wordt|worden|blijft|blijven|was|waren)\b")
_VERB_LIKE = re.compile(r"[a-zà-ÿ]{3,}(?:t|en)")
_MOST_WORDS = 6  # of a giver; set on the voices: a longer subject is a clause of its own


class Giver(NamedTuple):
    """text[start:end] names who gives."""

    start: int
    end: int


class _Clause(NamedTuple):
    """The words around a verb, up to the signs and conjunctions that bound them."""

    start: int
    verb: re.Match[str]
    end: int


def givers(text: str) -> list[Giver]:
    """Those who give, in the order of their verbs; two that an `en` joins are two."""
    found: list[Giver] = []
    for clause in _clauses(text):
        for start, end in _of_clause(text, clause):
            found += [one for one in _members(text, start, end) if one not in found]
    for left_out in _LEFT_OUT.finditer(text):
        if any(one.end <= left_out.start() for one in found):
            found.append(Giver(*left_out.span("giver")))
    for relative in _RELATIVE_CLAUSE.finditer(text):
        if _is_giving(relative["verb"]):
            found += [one for one in _of_relative(text, relative) if one not in found]
    for origin in _ORIGIN.finditer(text):
        for start, end in _behind(text, origin.end(), _clause_end(text, origin.end())):
            found += [one for one in _members(text, start, end) if one not in found]
    return found


def _is_giving(verb: str) -> bool:
    """`betaalt`, and with its other half before it, as a clause that has its verb last writes it: `bijlegt`."""
    plain = money_words("giving_verbs")
    halves = (verb.removeprefix(half) for half in money_words("given_particles") if verb.startswith(half))
    return verb in plain or any(rest in plain | money_words("giving_verbs_with") for rest in halves)


def _of_relative(text: str, relative: re.Match[str]) -> Iterator[Giver]:
    """`een bon, die het college betaalt` names who gives; of `een bedrijf X, dat € 500 inbrengt` it is X."""
    inside = list(_behind(text, relative.start("inside"), relative.start("verb")))
    for start, end in inside:
        yield from _members(text, start, end)
    if not inside and _AMOUNT_FIRST.match(relative["inside"]):
        name = _NAME_BEFORE.search(text, max(0, relative.start() - 60), relative.start())
        if name is not None:
            yield Giver(*name.span("giver"))


def _clause_end(text: str, at: int) -> int:
    bound = _BOUND.search(text, at)
    return bound.start() if bound else len(text)


@cache
def _verbs() -> re.Pattern[str]:
    words = money_words("giving_verbs") | money_words("giving_verbs_with")
    return re.compile(rf"(?<![\w-])(?:{any_of(words)})(?![\w-])")


@cache
def _complement() -> re.Pattern[str]:
    """What a verb needs behind it; a particle (`brengt … in`) stands apart, a preposition before what it leads to."""
    particles, others = any_of(money_words("given_particles")), any_of(money_words("given") | money_words("in_kind"))
    apart = r"(?=\s*(?:$|[,(]|(?:zonder|voor|met|om|als|naast)\b))"
    return re.compile(rf"(?<![\w-])(?:(?:{particles}){apart}|(?:{others})(?![\w-]))")


@cache
def _for_nothing() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(money_words('in_kind'))})(?![\w-])")


def _clauses(text: str) -> Iterator[_Clause]:
    """The clauses with a verb of giving, and those that say `gratis` of somebody's doing."""
    bounds = [(0, 0), *((bound.start(), bound.end()) for bound in _BOUND.finditer(text)), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(bounds):
        verbs = list(_verbs().finditer(text, start, end))
        verbs += [] if verbs else _doing_for_nothing(text, start, end)
        if verbs:
            yield _Clause(start, verbs[0], end)


def _doing_for_nothing(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The verb of `de fietsenmaker in Akkrum plakt gratis`: any, right in front of the word."""
    free = _for_nothing().search(text, start, end)
    before = re.search(r"[a-zà-ÿ]{3,}(?=[ ]$)", text[start : free.start()]) if free else None
    if free is None or before is None or not _VERB_LIKE.fullmatch(before[0]) or ends_phrase(before[0]):
        return []
    # `Voor gezinnen is meedoen gratis`: what is free, no verb.
    if _IS.search(text, start, free.start()):
        return []
    verb = re.compile(re.escape(before[0])).match(text, start + before.start())
    return [verb] if verb else []


def _of_clause(text: str, clause: _Clause) -> Iterator[tuple[int, int]]:
    """Who gives in a clause: the words before its verb, or behind it where what is given stands before."""
    verb = clause.verb[0].casefold()
    behind = text[clause.verb.end() : clause.end]
    amount = _AMOUNT_GIVEN.match(behind) is not None
    if amount and verb in money_words("charging_verbs"):
        return
    says_given = _complement().search(behind) is not None or amount
    gives_own = verb in ("geeft", "geven", "levert", "leveren") and _POSSESSIVE.match(behind)
    if verb in money_words("giving_verbs_with") and not says_given and not gives_own:
        return
    if not behind.strip():
        return  # `waarmee we de tolk betalen`: a clause whose verb comes last says what money is spent on
    left = text[clause.start : clause.verb.start()].strip()
    words = left.split()
    if not words and (relative := _RELATIVE.search(text, 0, clause.start)) is not None:
        yield relative.span("giver")
        return
    if not words and not text[: clause.start].rstrip().endswith(","):
        return
    if not words or _stands_for_object(words, text, clause):
        yield from _behind(text, clause.verb.end(), clause.end)
    elif (start := _subject_start(text, clause.start, clause.verb.start())) is not None:
        yield start, clause.start + len(text[clause.start : clause.verb.start()].rstrip())


def _stands_for_object(words: list[str], text: str, clause: _Clause) -> bool:
    """Whether the words before a verb are what is given, or say where and when: `deze`, `De kosten`, `Daarnaast`."""
    first, last = words[0].casefold(), words[-1].strip("()")
    if all(word.casefold() in money_words("whole_subjects") | money_words("articles") for word in words):
        return True
    if first in money_words("object_openers") or _SAYS_OBJECT.search(last):
        return True
    return words[-1].endswith(")") and "€" in text[clause.start : clause.verb.start()]


def _subject_start(text: str, start: int, end: int) -> int | None:
    """Where the subject in front of a verb begins; None where the words are no name of somebody."""
    words = list(_WORD.finditer(text, start, end))
    while words and words[0][0].casefold() in money_words("subject_openers"):
        words = words[1:]
    plain = [word[0].casefold() for word in words]
    if not words or len(words) > _MOST_WORDS or any(c in text[words[0].start() : end] for c in '€%()"=0123456789'):
        return None
    if set(plain) & (money_words("no_givers") | money_words("costs")) or set(plain) & money_words("no_subjects"):
        return None
    if POINTS_BACK.fullmatch(plain[0]):
        return None  # `Daarmee betalen we de trainer`
    return None if any(word in money_words("verbs") for word in plain) else words[0].start()


def _behind(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words behind a verb up to the next preposition or particle: `dragen | de bedrijven | zelf`."""
    words = list(_WORD.finditer(text, start, end))
    light = money_words("articles") | {"ook", "zelf", "wel", "daarnaast", "gewoon"}
    while words and words[0][0].casefold() in light and words[0][0] not in ("De", "Het"):
        words = words[1:]
    if not words or text[start : words[0].start()].strip() not in ("", *money_words("articles")):
        return
    last = None
    for n, word in enumerate(words):
        lower = word[0].casefold()
        capital = n + 1 < len(words) and words[n + 1][0][:1].isupper()
        joined = last is not None and last[0] == "en" and lower in money_words("articles")
        if n > _MOST_WORDS + 2 or (lower != "en" and ends_phrase(lower) and not (last and capital)):
            break
        if word[0] in light and not joined:
            break
        if last is not None and text[last.end() : word.start()] != " ":
            break
        last = word
    if last is None or {word[0].casefold() for word in words[:1]} & (
        money_words("no_givers") | money_words("no_subjects")
    ):
        return
    if last[0] == "en" or (words[0][0] not in ("een", "één") and number(words[0][0].casefold()) is not None):
        return  # `dragen drie partijen een deel` says no more
    yield words[0].start(), last.end()


def _members(text: str, start: int, end: int) -> list[Giver]:
    """`Kerk en moskee` is two; each without its article, with the place behind it."""
    place = _PLACE_BEHIND.match(text, end)
    end = place.end() if place else end
    found, position = [], start
    pieces = re.split(r"([ ]en[ ](?:(?:de|het|een)[ ])?)", text[start:end])
    for n, piece in enumerate(pieces):
        if n % 2 == 0 and piece.strip():
            found.append(Giver(position, position + len(piece)))
        position += len(piece)
    return found
