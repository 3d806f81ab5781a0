"""A text in, the stretches out that look like the name of an organisation, programme or person, a date or a sum.

Goes by the shape of names (`obs De Klimop`, `Norgerholt College`, `project 'X'`); knows no register and no document.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.dates import FIGURES, MONTH
from nlp.entity_words import words
from nlp.money import amounts
from nlp.persons import vocabulary


class Span(NamedTuple):
    """A stretch of a text and what it is; end exclusive."""

    start: int
    end: int
    label: str


_CAP = r"[A-ZÀ-ÖØ-Þ0-9'’‘][\w'’‘.\-]*[\w]|[A-ZÀ-ÖØ-Þ]"
_ARTICLE = r"(?:(?:[Dd]e|[Hh]et|['’‘][tsTS]|[Dd]en|[Ii]t|Op|In|[Tt]er|[Tt]en|Van|Voor)[^\S\n]+)"
_NAME = rf"{_ARTICLE}{{0,2}}(?:{_CAP})(?:(?:[^\S\n]+(?:&|van|van[^\S\n]+de|van[^\S\n]+der))?[^\S\n]+(?:{_CAP}))" + r"{0,4}"
_FOUNDATIONS = ("stichting", "vereniging", "fonds", "jeugdfonds")     # their names hold `en`, `voor`, `op`
_LINK = r"(?:[^\S\n]+(?:en|&|de|het|van|voor|der|den|op|in|it|['’]t|te|ter)){0,2}"
_YEAR = r"(?:19|20)\d{2}"
_WHEN = (
    rf"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)[^\S\n]+)?\d{{1,2}}[^\S\n]+{MONTH}[^\S\n]+{_YEAR}|{FIGURES}"
    rf"|(?:(?:begin|medio|eind|einde)[^\S\n]+)?{MONTH}[^\S\n]+{_YEAR}|(?:begin|medio|eind|einde|halverwege)[^\S\n]+{_YEAR}"
    rf"|(?:[1-4]e|eerste|tweede|derde|vierde)[^\S\n]+(?:half\s?jaar|kwartaal|helft)(?:[^\S\n]+van)?[^\S\n]+{_YEAR}"
    rf"|Q[1-4](?:[^\S\n]+en[^\S\n]+Q[1-4])?[^\S\n]+{_YEAR}"
    rf"|(?:voorjaar|najaar|zomer|herfst|winter|lente)(?:[^\S\n]+van)?[^\S\n]+{_YEAR}"
    rf"|(?:schooljaar|schooljaren|cursusjaar)[^\S\n]+{_YEAR}\s?[-/–]\s?(?:{_YEAR}|\d{{2}})|(?<![\w€.,-]){_YEAR}\s?[-/–]\s?{_YEAR}(?![\w.,]\d)"
    rf"|(?<![\w€.,/–-]){_YEAR}(?![\w/]|[.,]\d)"
)
_DATE = re.compile(rf"(?<!\w)(?:{_WHEN})", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(?P<open>['‘’“\"„])(?P<name>[A-Z0-9À-Þ][^'‘’“”\"\n]{2,70}?)['’”\"](?!\w)")
_TOWN = r"(?:['’][st][ -])?[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:-(?:[A-ZÀ-Þ]|aan|op|en|de|den)[a-zà-ÿ]*)*(?: (?:aan|op) (?:de[nr]? )?[A-Z][a-z]+)?"
_PLACE = re.compile(rf"(?<!\w){_TOWN}(?!\w)")
_IN_PLACES = re.compile(
    rf"(?<!\w)(?:in|uit|te|kern|kernen|dorp|dorpen|wijk|wijken|stad|buurt|woonplaats) "
    rf"(?P<places>{_TOWN}(?!\w)(?! (?:&|[A-Z]))(?:(?:, | en | of ){_TOWN}(?!\w)(?! (?:&|[A-Z]))){{0,8}})")
_LAST_WORDS = 3         # words before a quote that may say what it is


def shapes(text: str) -> Iterator[Span]:
    """All that looks like a name, overlapping where two shapes fit."""
    for pattern, label in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span("name")
            yield Span(start, end, label)
    yield from _quoted(text)
    yield from _places(text)
    yield from _money_and_dates(text)


def _money_and_dates(text: str) -> Iterator[Span]:
    for amount in amounts(text):
        if amount.value is not None:
            yield Span(amount.char_start, amount.char_end, "MONEY")
    for match in _DATE.finditer(text):
        yield Span(match.start(), match.end(), "DATE")


def _places(text: str) -> Iterator[Span]:
    """Where something is: `woonachtig in X`, `in X, Y en Z`, `de kern X`."""
    for listed in _IN_PLACES.finditer(text):
        for place in _PLACE.finditer(text, listed.start("places"), listed.end("places")):
            if not place[0].isupper() and place[0].casefold() not in words("none", "openings"):
                yield Span(place.start(), place.end(), "LOC")


def _quoted(text: str) -> Iterator[Span]:
    """A name in quotes, unless what stands before it makes it a saying."""
    leads, sayings = set(words("programme.shapes", "leads")), set(words("programme.shapes", "sayings"))
    for match in _QUOTED.finditer(text):
        before = re.findall(r"\w+", text[max(0, match.start() - 60):match.start()].casefold())[-_LAST_WORDS:]
        name = match["name"].strip()
        if sayings & set(before) or len(name.split()) > 8:
            continue
        if leads & set(before) or len(name.split()) <= 5:
            yield Span(match.start("name"), match.start("name") + len(match["name"].rstrip(" .,;:")), "PROGRAMME")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (*_organisations(), *_programmes(), *_persons())


def _either(some: tuple[str, ...], *, any_case: bool = False) -> str:
    found = "|".join(re.escape(word).replace(r"\ ", r"[^\S\n]+") for word in some)
    return f"(?i:{found})" if any_case else found


def _organisations() -> Iterator[tuple[re.Pattern[str], str]]:
    heads, prefixes, tails = (words("org", key) for key in ("heads", "prefixes", "tails"))
    another = rf"(?!(?i:(?:{_either((*heads, *prefixes))})(?!\w)))"
    long_name = rf"{_ARTICLE}{{0,2}}(?:{_CAP})(?:{_LINK}[^\S\n]+{another}(?:{_CAP})){{0,5}}"
    yield re.compile(rf"(?<![\w-])(?P<name>(?:{_either(_FOUNDATIONS, any_case=True)})[^\S\n]+{long_name})"), "ORG"
    yield re.compile(rf"(?<![\w-])(?P<name>(?:{_either(heads, any_case=True)})[^\S\n]+{_NAME})"), "ORG"
    yield re.compile(rf"(?<![\w-])(?P<name>(?:{_either(prefixes, any_case=True)})[^\S\n]+{_NAME})"), "ORG"
    yield re.compile(rf"(?<![\w-])(?P<name>(?:(?:{_CAP})[^\S\n]+){{1,3}}(?:{_either(tails)}))(?!\w)"), "ORG"
    yield re.compile(r"(?<![\w-])(?P<name>Ministerie[^\S\n]+van[^\S\n]+Onderwijs,[^\S\n]+Cultuur[^\S\n]+en[^\S\n]+Wetenschap(?:pen)?)"), "ORG"


def _programmes() -> Iterator[tuple[re.Pattern[str], str]]:
    adjectives, nouns, leads = (words("programme.shapes", key) for key in ("adjectives", "nouns", "leads"))
    noun = _either(nouns, any_case=True)
    yield re.compile(
        rf"(?<![\w-])(?P<name>(?:{_either(adjectives)})[^\S\n]+(?:[A-ZÀ-Þ]?\w+[^\S\n]+)?(?:{noun})(?:[^\S\n]+[A-ZÀ-Þ][\w-]+){{0,3}})(?!\w)"
    ), "PROGRAMME"
    yield re.compile(
        rf"(?<![\w-])(?P<name>Regio\s?[Dd]eal(?:[^\S\n]+[A-ZÀ-Þ][\w-]+){{1,3}}(?:[^\S\n]+en[^\S\n]+[A-ZÀ-Þ][\w-]+)?)"), "PROGRAMME"
    name = r"[A-ZÀ-Þ][\w-]*\w(?:[^\S\n]+[A-ZÀ-Þ0-9][\w-]+){0,4}(?:[^\S\n]+(?:in|op|voor|van)[^\S\n]+(?:de[^\S\n]+)?(?:gemeente[^\S\n]+)?[A-ZÀ-Þ][\w-]+)?"
    yield re.compile(
        rf"(?<![\w-])(?i:{_either(leads)})[^\S\n]+(?!(?i:{_either(words('none', 'openings'))})(?!\w))(?P<name>{name})"), "PROGRAMME"
    yield re.compile(
        rf"(?<![\w-])(?:[Dd]eel)?[Pp]roject(?:naam)?:[^\S\n]+(?P<name>[A-ZÀ-Þ][^\n,.;:()\"“]{{3,90}}?)(?=[\n,.;:()\"“]|$)"), "PROGRAMME"
    yield re.compile(r"(?<![\w-])(?P<name>[A-Za-z]+4[A-Za-z]+)(?!\w)"), "PROGRAMME"


def _persons() -> Iterator[tuple[re.Pattern[str], str]]:
    titles = _either(words("person", "titles"), any_case=True)
    particles = "|".join(re.escape(word) for word in sorted(vocabulary("particles"), key=len, reverse=True))
    initials = r"(?:[A-Z]\.\s?){1,4}"
    nobody = "|".join(map(re.escape, sorted(vocabulary("no_person"))))
    given = rf"(?!(?i:{nobody})(?!\w))" r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
    surname = rf"(?:(?:{particles})[^\S\n]+){{0,3}}[A-ZÀ-Þ][a-zà-ÿ]+(?:-(?:(?:{particles})[^\S\n]+)?[A-ZÀ-Þ][a-zà-ÿ]+)?"
    yield re.compile(
        rf"(?<![\w-])(?:{titles}[^\S\n]+)+(?P<name>(?:{initials}|{given}[^\S\n]+(?:{initials})?)?{surname})(?!\w)"), "PERSON"
    yield re.compile(rf"(?<![\w.-])(?P<name>{initials}{surname})(?!\w)"), "PERSON"
