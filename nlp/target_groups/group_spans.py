"""Finds where each group of a target-group text begins and ends.

A group runs from its noun (with what stands before it) over all that narrows it, to the next group, to a comment or to
the end of its sentence (reading rules 7, 8 and 21):

    Doelgroep: kwetsbare peuters van 2 tot 4 jaar en hun ouders. Aanmelden kan altijd.
               [--------------------------------]    [--------]

Ages and grades only count for where they stand; what they say goes into the rows in `rows.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nlp.target_groups.ages import age_spans
from nlp.target_groups.description_end import description_end
from nlp.target_groups.grades import class_spans, grade_spans
from nlp.target_groups.lexicon import YOUNG, Group, Noun, noun_at, nouns
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("target_groups")
_MARKER = re.compile(
    r"(?:\s|,(?=\s)|\((?:\d{1,2}|[a-z])\)|[-–—•▪*·▪◦➢✓](?=\s*[^\d\s]|\s\d)|o(?=\s)|(?:\d{1,2}|[a-z])[.)](?=\s))*",
    re.IGNORECASE,
)
# `De primaire doelgroep: `, `Secundair - `.
_LABEL = re.compile(
    rf"(?:(?:de|het|onze)\s+)?(?:{any_of(_LISTS['start']['labels'])})\s*(?:[:=–-]\s+|\.\s+(?=\w))", re.IGNORECASE
)
_LABEL_OF_ANY_WORDS = re.compile(r"[^:,.;()\n]{1,60}:\s+")  # `Voor het project Taal: ouders`; longer is a sentence
_LABEL_WITH_COMMAS = re.compile(
    r"(?:[^:.;()\n]|\.(?=:)){1,60}:\s+"
)  # `Optioneel, na een besluit: kleuters`; no group opens it
_PHRASE = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['start']['phrases'])})\s*:?\s+", re.IGNORECASE)  # `richt zich op `
_THAT = re.compile(r"\sdat\s", re.IGNORECASE)
_FIELD_NAME = re.compile(r"(?:(?:de|het|onze)\s+)?doelgroep(?:en)?(?:\(en\))?(?:\s*:)?(?:\s+|$)", re.IGNORECASE)
_BREAK = _LISTS["break"]
_ARTICLE = rf"(?:(?:{any_of(_BREAK['articles'])})\s+)?"
_TO = rf"(?:(?:{any_of(_BREAK['to'])})\s+)?"
_LINKS = rf"(?:(?:{any_of(_BREAK['adverbs'])})\s+)*{_ARTICLE}"  # `ook hun `
_LINKS_TO = rf"(?:(?:{any_of(_BREAK['adverbs'])})\s+)*{_TO}{_ARTICLE}"  # `niet minder aan hun `
_LINKS_AND_TO = rf"(?:(?:{any_of(_BREAK['adverbs'])})\s+)+{_TO}{_ARTICLE}|{_ARTICLE}"
_SPACE = r"\s{0,9}"  # not more: a run of spaces would be searched again from each of them
_DOING_WORD = r"(?!uitzondering|inbegrip)" + "|(?!uitzondering|inbegrip)".join(
    word.replace("*", "[a-zà-ÿ]{3,40}") for word in _BREAK["doing"]
)
_OF = any_of(_BREAK["to"])
# `het vergroten van de betrokkenheid van hun `: each noun of doing may have another behind it.
_FURTHER_OF = rf"(?:(?:de|het)\s+[a-zà-ÿ]{{3,40}}\s+(?:{_OF})\s+)?"
_DOING = rf"(?:(?:het\s+[a-zà-ÿ]{{3,40}}en|{_DOING_WORD})\s+(?:{_OF})\s+{_FURTHER_OF}{_ARTICLE})"
_JOINS = any_of(_BREAK["joins"])
_DOING_FIRST = re.compile(_DOING, re.IGNORECASE)
_JOINT = re.compile(
    rf"(?P<comma>{_SPACE},\s*)(?:\((?:\d|[a-z])\)\s*)?"
    rf"(?:(?:(?:{_JOINS})\s+)?{_DOING}|(?:{_JOINS})\s+{_LINKS_TO}|{_LINKS_AND_TO})"
    rf"|\sen\s[–—-]\s[^–—\n]{{1,60}}\s[–—-]\s{_LINKS}"  # `leiders en – in de vakantie – ouders`
    rf"|(?P<join>\s(?:{any_of(set(_BREAK['joins']) - set(_BREAK['alone']))})\s+)"
    rf"(?:(?:(?:{_OF})\s+)?{_DOING}|{_LINKS_TO})"
    rf"|(?P<both>\sals\s+){_LINKS}"  # `zowel peuters als kleuters`
    rf"|(?P<mark>{_SPACE}/\s*|\s[-–—]\s+|{_SPACE}\+\s+){_LINKS_TO}",
    re.IGNORECASE,
)
# Behind an abbreviation (`jr.`, `ca.`, `mnd.`, `o.a.`, `gr.`) no sentence ends. Hurried writers begin one with a small
# letter, or without a blank.
_CLAUSE_END = re.compile(
    r"\s{0,9}\|\s{0,9}|\s{0,9};\s{0,9}|\s{0,9}\n\s{0,9}|\s{0,9}[•▪➢✓]\s{0,9}"
    r"|(?<!\bca)(?<!\bo\.a)(?<!\blj)(?<!\bgr)(?:(?<!\bjr)(?<!\bmnd)[.!?]\s+(?=[(\d-])|[.!?]\s+(?=[A-ZÀ-Þ]))"
    r"|,\s+(?=maar\s(?:we|wij)\s)"
    r"|(?<=[a-zà-ÿ]{4})\.(?:\s+(?=[a-zà-ÿ])|(?=[A-ZÀ-Þ][a-zà-ÿ]))"
)
# A sentence or item that says who is not meant, or only how many.
_DENIAL = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['denial']['words'])})(?!\w)", re.IGNORECASE)
_DENIAL_FIRST = re.compile(rf"\W*(?:{any_of(_LISTS['denial']['first'])})(?!\w)(?!\salleen)", re.IGNORECASE)
_BUT_RATHER = re.compile(r",?\smaar\s(?!niet|geen)", re.IGNORECASE)  # `Niet de sterke, maar juist de zwakke lezers`
# `bestaat niet uit de leerlingen zelf, maar uit | de ouders`
_NOT_BUT = re.compile(
    rf"[^,:.]*?(?<!\w)niet\s(?:{any_of((*_BREAK['to'], 'uit', 'de', 'het', 'zozeer', 'primair'))})\s[^,.]*?,?"
    r"\s+maar\s(?:(?:uit|op|voor|om|aan)\s)?(?:wel\s)?(?:de\s|het\s|hun\s)?",
    re.IGNORECASE,
)
_COUNT_LABEL = re.compile(rf"\W*(?:{any_of(_LISTS['count']['labels'])})\s*(?:\d+\s*)?(?:[:=]|\w+\s*:)", re.IGNORECASE)
_COUNT_LEAD = re.compile(rf"(?:(?:{any_of(_LISTS['count']['about'])})\s)?\d[^:.;]{{0,40}}\sper\s\w+:\s+", re.IGNORECASE)
_EXPLAINS = re.compile(
    rf",\s(?:{any_of(_LISTS['explains']['comma'])})(?!\w)|,?\s(?:{any_of(_LISTS['explains']['anywhere'])})(?!\w)",
    re.IGNORECASE,
)
_BETWEEN_DASHES = re.compile(r"[–—-]\s[^–—\n]{1,80}\s[–—-]\s")  # `en – omdat zij vaak vergeten worden – zij-instromers`
_NOT = re.compile(r"(?<!\w)(?:niet|geen|nooit|nergens)(?!\w)(?!\salleen)", re.IGNORECASE)
_TAKES_PART = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['denial']['takes_part'])})(?!\w)", re.IGNORECASE)
_IS_FOR = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['start']['is_for'])})\s(?:\S+\s){{0,10}}?(?:{any_of(_LISTS['start']['toward'])})"
    rf"\s(?:(?:{any_of(_BREAK['adverbs'])})\s)*(?:\S+\s)?$",
    re.IGNORECASE,
)
_ALSO = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['denial']['also'])}|\w*(?:{any_of(_LISTS['denial']['taught'])}))(?!\w)", re.IGNORECASE
)
# `Voor hun ouders organiseren wij een avond`: no subject.
# `De ouders nodigen | wij uit`: what somebody does for them.
_WE_DO = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['denial']['serves'])})\s(?:ik|we|wij)(?!\w)(?![^.;]*\s(?:niet|geen)(?!\w))",
    re.IGNORECASE,
)
_OBJECT_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_BREAK['to'])})\s+{_ARTICLE}$", re.IGNORECASE)
# `geen kind tussen wal en schip`, `twee soorten leerlingen`: which, is told further on.
_NONE_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:geen|{any_of(_LISTS['kinds']['words'])})|niet\s(?:(?:bedoeld|bestemd|gericht|open)\s)?(?:voor|op)(?:\s(?:de|het))?)\s+$",
    re.IGNORECASE,
)
_WHO = re.compile(r"\W*(?:v(?:raag)?:\s*)?(?:wie\s\w+t\b|waar|wanneer|hoe|waarom|wat\s)", re.IGNORECASE)
_WHAT_FOR = re.compile(r"(?<!\w)voor\W*$", re.IGNORECASE)  # `Waar doen we het voor?`
_LABEL_DENIES = re.compile(
    r"(?!\W*(?:we|wij|ik)\s)[^:\n]*(?<!\w)(?:niet|geen)(?!\w)(?!\salleen|\szo\b)(?:(?!\smaar\s)[^:\n])*:\s",
    re.IGNORECASE,
)  # `Niet inbegrepen zijn: `
_NO = re.compile(
    r"\s*(?:a(?:ntwoord)?:\s*)?(?:nee\b|.*\bnee\W*$)", re.IGNORECASE | re.DOTALL
)  # `Alleen als het moet, dus nee`
_YES_NAMELY = re.compile(rf"\s*ja,?\s+(?:namelijk\s+)?{_ARTICLE}", re.IGNORECASE)
# `Mentoren zijn studenten`, `Deelnemers aan dit traject zijn minderjarigen`
_ARE = re.compile(r"(?:\s(?!die\b|dat\b|waar|en\b|of\b)\w+){0,5}?\s(?:zijn|is)\s(?:de\s)?", re.IGNORECASE)
_FOCUS = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_LISTS['start']['focus'])})\s+(?:(?:{any_of(_BREAK['to'])})\s+)?|(?<=,\s)voor\s+){_ARTICLE}",
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r",\s|\s(?:en|alsmede|evenals|plus)\s", re.IGNORECASE)
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
_ALSO_VERB = re.compile(
    rf"(?:{any_of(_LISTS['denial']['also'])})\s+\w+\s+(?:(?:we|wij|ik)\s+)?{_ARTICLE}", re.IGNORECASE
)
_FOR_WHOM = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['start']['for_whom'])})\s+{_ARTICLE}|{_FOCUS.pattern}", re.IGNORECASE
)
_TO_FIRST = re.compile(
    rf"(?:(?:en|ook|maar)\s+)?(?:over|voor|aan)\s+{_LINKS}", re.IGNORECASE
)  # without a verb: `Over | de kinderen die …`
_TOWARD_WHOM = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['start']['toward'])})\s+{_LINKS}", re.IGNORECASE)
_ON_PURPOSE = re.compile(
    r",\s+(?:en|alsook|maar)\s|(?<!\w)(?:evenals|alsmede|alsook|plus|zowel|tot\sslot|ten\sslotte|daarnaast|verder)(?!\w)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?<!\w)(?:(?:van|met|voor|aan|bij|over)\swie|wier|wiens|die)(?!\w)", re.IGNORECASE)
_BOTH = re.compile(r"(?<!\w)zowel(?!\w)", re.IGNORECASE)
_GROUP_MEANT = re.compile(
    r"\W*(?:(?:tot|onder|in|binnen|als)\s+)?(?:(?:de|onze|het|deze)\s+)?(?:\w+\s+)?doelgroep(?:en)?\s", re.IGNORECASE
)  # `Tot de doelgroep behoren`
_PLACED = re.compile(r"(?:(?:in|uit|van|op|met)\s)?(?:(?:de|het)\s)?", re.IGNORECASE)  # `en in | leerjaar 1`
_PAIRS = re.compile(any_of(_LISTS["single"]["pairs"]), re.IGNORECASE)
_LINKS_ALONE = re.compile(_LINKS, re.IGNORECASE)
# `circa 30 per jaar`: how many, no group.
_COUNT = re.compile(rf"(?:\(|(?:{any_of(_LISTS['count']['about'])})\s)*\d[^,;.)]{{0,40}}\sper\s\w", re.IGNORECASE)
_ABOUT_SO_MANY = re.compile(rf"(?:(?:{any_of(_LISTS['count']['about'])})\s)+\w+\s+", re.IGNORECASE)
_WORD_THAT_ENDS = re.compile(r"\w+\s*(?:[,.;()]|$)")
_BEFORE_AGES = re.compile(rf"(?:(?:{any_of(tables('ages')['introduced']['by'])})\s+)*", re.IGNORECASE)
_QUANTIFIER = re.compile(rf"(?:{any_of(_LISTS['quantifier']['words'])})\s+", re.IGNORECASE)
_PREPOSITION = re.compile(rf"\s(?:{any_of(_LISTS['preposition']['belonging'])})\s", re.IGNORECASE)
_THEIR = re.compile(r"(?:hun|haar)\s+$", re.IGNORECASE)
_OF_SUCH = re.compile(
    r"(?<!\w)of\s+(?:van|met|uit|in|op|bij)\s+$", re.IGNORECASE
)  # `met een indicatie of van | ouders`
_LIST_LETTER = re.compile(r"(?:[a-z][.)]|o)\s")  # `b. ouders`; Word prints its second bullet as `o`
_WITH_A_PUBLIC: frozenset[Group] = frozenset({"professionals", "vrijwilligers", "organisaties"})
_PUBLIC: frozenset[Group] = YOUNG | {"ouders", "gezinnen", "inwoners"}
# Characters in which a noun and what stands before it must begin: room for the six words that may precede it. Without a
# limit a text of nothing but such words takes quadratic time (tests/test_nlp_any_text.py).
_PHRASE_LENGTH = 160
_WORDS_OF_VERB = 9  # in which a group begins behind `De doelgroep`: `wordt in de eerste plaats gevormd door de`
_MOST_WORDS_BEFORE = 4  # of the first noun in a text that begins with no group


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with the places that no cut may fall in, and where ages and grades begin."""

    text: str
    uncut: tuple[tuple[int, int], ...]
    ages_at: frozenset[int]
    grades_at: frozenset[int]
    classes_at: frozenset[int]


class Told(NamedTuple):
    """What a text tells: its groups, and what of that its own words leave no doubt of; text[start:end] each."""

    groups: list[tuple[int, int]]
    set_aside: list[tuple[int, int]]  # that name no group that is meant: denials, questions, counts, reasons
    meant_at: list[int]  # where a group begins of which the text says that it is meant


def told_groups(text: str) -> Told:
    """Where each group begins and ends, in order; and where a text denies, asks, counts or explains."""
    ages, grades = age_spans(text), grade_spans(text)
    pairs = [pair.span() for pair in _PAIRS.finditer(text)]
    classes = class_spans(text)
    # Without the stop of `jr.`, which ends a sentence before a capital.
    uncut = (*((age.start, age.end - text[: age.end].endswith(".")) for age in ages), *grades, *classes, *pairs)
    reading = _Reading(
        text,
        uncut,
        frozenset(age.start for age in ages),
        frozenset(start for start, _ in grades),
        frozenset(start for start, _ in classes),
    )
    clauses = list(_clauses(reading))
    meant: list[tuple[int, int]] = []
    told: list[tuple[int, int]] = []  # of the first sentence with a group, where it only tells of them
    set_aside: list[tuple[int, int]] = []
    meant_at: list[int] = []
    is_said_for_whom = False
    denied_lines = other_question = False
    for n, (start, end) in enumerate(clauses):
        clause = text[start:end]
        was_asked, other_question = other_question, text[end : end + 1] == "?" and _asks_of_others(clause)
        if clause.rstrip().endswith(":"):
            denied_lines = _NOT.search(clause) is not None or _DENIAL.search(clause) is not None
        if was_asked or denied_lines or _LABEL_DENIES.match(clause):
            set_aside.append((start, end))
            continue
        following = text[clauses[n + 1][0] : clauses[n + 1][1]] if n + 1 < len(clauses) else ""
        if _names_nobody(text, start, end, following):
            set_aside.append((start, end))
            continue
        rather = _BUT_RATHER.search(text, start, end) if _DENIAL_FIRST.match(text, start, end) else None
        rather = rather or _NOT_BUT.match(text, start, end)
        lead = rather or _COUNT_LEAD.match(text, start, end)
        whole, end = end, _before_explanation(text, start, end)
        set_aside += [(end, whole), (start, lead.end() if lead else start)]
        first = lead.end() if lead else start
        is_first = not meant and not told
        begin = _first_group(reading, first, end, is_first=is_first)
        is_by_chance = begin is None
        if begin is None and is_first:
            begin = _at_first_noun(reading, first, end)
        if begin is None:
            continue
        if _NONE_BEFORE.search(text, start, begin):
            set_aside.append((start, end))
            continue
        if _says_for_whom(text[start:begin]):
            set_aside.append((start, begin))
            meant_at.append(begin)
        # `Er komen veel mensen binnen`: behind a verb that doesn't say for whom, groups are named by chance too.
        is_by_chance = is_by_chance or (
            is_first and _has_verb(text[start:begin]) and not _says_for_whom(text[start:begin])
        )
        named = list(_in_clause(reading, begin, end))
        groups = _without_denied(text, named)
        set_aside += [group for group in named if group not in groups]
        kept = [] if is_by_chance else list(_without_explaining(text, start, groups, end))
        if kept:
            meant += kept
            is_said_for_whom = is_said_for_whom or _says_for_whom(text[start:begin])
        elif is_first:
            told = groups
    # `Ons bestuur heeft acht scholen. Dit is alleen voor kleuters`: the second says whom it is for.
    return Told(meant if is_said_for_whom else told + meant, [one for one in set_aside if one[0] < one[1]], meant_at)


def _has_verb(words: str) -> bool:
    return any(may_be_finite(word) for word in words.split())


def _says_for_whom(before: str) -> bool:
    """Whether the words before a group say that it is meant: `richt zich op`, `is alleen voor`."""
    phrases = list(_PHRASE.finditer(before))
    at_end = bool(phrases) and not before[phrases[-1].end() :].strip()
    return at_end or _GROUP_MEANT.match(before) is not None or _IS_FOR.search(before) is not None


def _asks_of_others(question: str) -> bool:
    """True for `Wie geeft les?`: the answer names nobody whom it is for."""
    asks = _WHO.match(question) is not None and _TAKES_PART.search(question) is None
    return asks and _WHAT_FOR.search(question) is None


def _names_nobody(text: str, start: int, end: int, following: str) -> bool:
    """Whether a clause denies its groups, counts them, or is a question that the next one denies or says in full."""
    asked = text[end : end + 1] == "?" and (_NO.match(following) is not None or _says_in_full(following))
    denied = _DENIAL.search(text, start, end) or (
        _DENIAL_FIRST.match(text, start, end) and not _BUT_RATHER.search(text, start, end)
    )
    return asked or bool(denied) or _COUNT_LABEL.match(text, start, end) is not None


def _before_explanation(text: str, start: int, end: int) -> int:
    """Where a clause ends that gives a reason: `peuters, | waarbij de ouders worden betrokken`."""
    for explains in _EXPLAINS.finditer(text, start, end):
        if not _BETWEEN_DASHES.match(text, explains.start() - 1, end):
            return explains.start()
    return end


def _without_denied(text: str, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups of a clause without those whose verb denies them: `ouders en docenten doen niet mee`."""
    kept: list[tuple[int, int]] = []
    denied = False
    for start, end in reversed(groups):
        verb = description_end(text, start, end)
        # Members of a list share the verb behind the last of them.
        if verb < end or not kept:
            rest = text[verb:end]
            denied = _NOT.search(rest) is not None and _TAKES_PART.search(rest) is not None
        if not denied:
            kept.append((start, end))
    return kept[::-1]


def _without_explaining(text: str, start: int, groups: list[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The groups of a later sentence without its subject, unless that takes part: `De juffen kiezen de boeken`."""
    explained = is_object = False
    for n, (begin, stop) in enumerate(groups):
        verb = description_end(text, begin, stop)
        joined = next(
            (description_end(text, *other) for other in groups[n:] if description_end(text, *other) < other[1]), end
        )
        verb = verb if verb < stop else joined
        if n and explained:
            continue
        # `Voor peuters en hun ouders is er een aanbod`: the preposition is of both.
        is_object = (is_object and verb == joined) or bool(
            _OBJECT_BEFORE.search(text, max(start, begin - _PHRASE_LENGTH), begin) or _WE_DO.search(text, begin, end)
        )
        is_subject = verb < end and not is_object
        if (
            not is_subject
            or _TAKES_PART.search(text, verb, end)
            or _ALSO.search(text, start, _before_but(text, verb, end))
        ):
            yield begin, stop
        else:
            explained = True


def _before_but(text: str, start: int, end: int) -> int:
    """Where a sentence turns to something else: `Zij merken er veel van, | maar de training is voor het team`."""
    but = _BUT_RATHER.search(text, start, end)
    return but.start() if but else end


def _says_in_full(answer: str) -> bool:
    """`Ja, namelijk ouders die …`: the answer names the group that was asked for."""
    namely = _YES_NAMELY.match(answer)
    return namely is not None and noun_at(answer, namely.end(), len(answer)) is not None


def _clauses(reading: _Reading) -> Iterator[tuple[int, int]]:
    """Sentences, lines and items; a line that goes on with the last one's sentence is part of it."""
    start = 0
    for cut in (*_CLAUSE_END.finditer(reading.text), None):
        end = cut.start() if cut else len(reading.text)
        if cut and not _ends_clause(reading, start, cut):
            continue
        if reading.text[start:end].strip(" .,;"):
            yield start, end
        start = cut.end() if cut else end


def _ends_clause(reading: _Reading, start: int, cut: re.Match[str]) -> bool:
    """False within ages or a pair, where the next line goes on with the sentence, and within brackets."""
    return not (
        _falls_in_uncut(reading, cut.start(), cut.end())
        or _next_line_goes_on(reading, cut)
        or _bracket_is_open(reading.text, start, cut.start())
    )


def _next_line_goes_on(reading: _Reading, cut: re.Match[str]) -> bool:
    """True where a line end is followed by a small letter that opens neither an item (`b.`) nor a group."""
    following = reading.text[cut.end() : cut.end() + _PHRASE_LENGTH]
    # A line that ends in `kinderen die` goes on with the next one's small letter; behind a semicolon nothing does.
    if cut[0].strip() or not following[:1].islower() or _LIST_LETTER.match(following):
        return False
    return not _group_begins(reading, cut.end(), cut.end() + len(following))


def _bracket_is_open(text: str, start: int, end: int) -> bool:
    """True if a bracket opened between start and end closes soon after it: no clause ends in it."""
    return text.count("(", start, end) > text.count(")", start, end) and ")" in text[end : end + _PHRASE_LENGTH]


def _falls_in_uncut(reading: _Reading, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in reading.uncut)


def _first_group(reading: _Reading, start: int, end: int, *, is_first: bool) -> int | None:
    """Where a clause's first group begins: at its start, behind a label or behind an introducing phrase."""
    start = _behind_openings(reading, start, end)
    # Any words before a colon are a label if a group follows at once: nobody can list all labels.
    label = _LABEL_OF_ANY_WORDS.match(reading.text, start, end)
    for place in _behind_label(reading, label.end(), end) if label else ():
        if _group_begins(reading, place, end):
            return place
    if _group_begins(reading, start, end) and not (label and _is_speaker(reading, start, label)):
        return _behind_are(reading, start, end)
    # `deskundigheidsbevordering van leraren`: what is done, without a verb.
    doing = _DOING_FIRST.match(reading.text, start, end)
    if doing and _group_begins(reading, doing.end(), end):
        return doing.end()
    if (meant := _in_target_sentence(reading, start, end)) is not None:
        return meant
    for phrase in _PHRASE.finditer(reading.text, start, end):
        place = _behind(_LINKS_ALONE, reading.text, phrase.end(), end)
        if _group_begins(reading, place, end):
            return place
    label = _LABEL_WITH_COMMAS.match(reading.text, start, end)
    if label and _group_begins(reading, label.end(), end):
        return label.end()
    also = _ALSO_VERB.match(reading.text, start, end)  # `Daarnaast worden docenten getraind`
    if also and _group_begins(reading, also.end(), end):
        return also.end()
    found = (_toward_whom(reading, start, end), _for_whom(reading, start, end, is_first=is_first))
    return min((place for place in found if place is not None), default=None)


def _toward_whom(reading: _Reading, start: int, end: int) -> int | None:
    """The first group that a word of aim and its preposition lead to: `opengesteld is voor | alle leerlingen`."""
    phrases = (phrase.end() for phrase in _TOWARD_WHOM.finditer(reading.text, start, end))
    aimed = (place for place in phrases if _IS_FOR.search(reading.text, start, place))
    return next((place for place in aimed if _group_begins(reading, place, end)), None)


def _for_whom(reading: _Reading, start: int, end: int, *, is_first: bool) -> int | None:
    """The first group behind `voor`, or singled out; not what a later sentence only tells of."""
    for phrase in _FOR_WHOM.finditer(reading.text, start, end):
        told = not is_first and _THAT.search(reading.text, start, phrase.start())
        if not told and _group_begins(reading, phrase.end(), end):
            return phrase.end()
    return None


def _is_speaker(reading: _Reading, start: int, label: re.Match[str]) -> bool:
    """True for `Gemeente: akkoord`: who says something, not whom it is for."""
    noun = noun_at(reading.text, start, label.end())
    return (
        noun is not None and noun.group == "organisaties" and reading.text[noun.end : label.end()].strip() in ("", ":")
    )


def _in_target_sentence(reading: _Reading, start: int, end: int) -> int | None:
    """The first group behind the verb of a sentence about the target group: `Doelgroep zijn en blijven | kleuters`."""
    subject = _GROUP_MEANT.match(reading.text, start, end)
    if subject is None:
        return None
    words = list(re.finditer(r"\S+", reading.text[subject.end() : min(end, subject.end() + _PHRASE_LENGTH)]))
    places = (subject.end() + word.start() for word in words[:_WORDS_OF_VERB])
    return next((place for place in places if _group_begins(reading, place, end)), None)


def _behind_label(reading: _Reading, place: int, end: int) -> tuple[int, ...]:
    """Where a group may begin behind a label: at once, behind a marker, or behind words like `ook`."""
    marked = _behind(_MARKER, reading.text, place, end)
    return place, marked, _behind(_LINKS_ALONE, reading.text, marked, end)


def _behind_are(reading: _Reading, start: int, end: int) -> int:
    """Where the group begins that a sentence says the first one to be: `Mentoren zijn | studenten van het mbo`."""
    noun = noun_at(reading.text, start, min(end, start + _PHRASE_LENGTH))
    are = _ARE.match(reading.text, noun.end, end) if noun else None
    return are.end() if are and _group_begins(reading, are.end(), end) else start


def _behind_openings(reading: _Reading, start: int, end: int) -> int:
    """Where a clause begins behind its list marker (`4- tot 12-jarigen` has none), its label and words like `ook`."""
    text = reading.text
    if not _group_begins(reading, start, end):
        start = _behind(_MARKER, text, start, end)
    for opening in (_LABEL, _FIELD_NAME, _YES_NAMELY):
        behind = _behind(opening, text, start, end)
        start = behind if behind < end else start
    for opening in (_LINKS_ALONE, _TO_FIRST):
        behind = _behind(opening, text, start, end)
        if behind < end and _group_begins(reading, behind, end):
            return behind
    return start


def _behind(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    """The place behind what a pattern matches at start; start itself where it doesn't match."""
    match = opening.match(text, start, end)
    return match.end() if match else start


def _at_first_noun(reading: _Reading, start: int, end: int) -> int | None:
    """The first group of a text that begins with none: at its noun, with up to four words that belong to it."""
    noun = next(nouns(reading.text[start:end]), None)
    schooled = min((place for place in reading.grades_at | reading.classes_at if start <= place < end), default=None)
    if schooled is not None and (noun is None or schooled < start + noun.start):
        return schooled  # `We beginnen dit jaar met | groep 5 en 6`
    label = _LABEL_OF_ANY_WORDS.match(reading.text, start, end)
    if noun is None or (label and _is_speaker(reading, start, label)):
        return None
    begin = start + noun.start
    words = list(re.finditer(r"\S+", reading.text[start:begin]))
    for word in reversed(words[-_MOST_WORDS_BEFORE:]):
        if noun_at(reading.text, start + word.start(), end) is None:
            break
        begin = start + word.start()
    return begin


def _group_begins(reading: _Reading, place: int, end: int) -> bool:
    """True if a group begins here: with its noun, bare ages, bare grades or classes."""
    return (
        noun_at(reading.text, place, min(end, place + _PHRASE_LENGTH)) is not None
        or _ages_begin(reading, place, end)
        or place in reading.grades_at
        or place in reading.classes_at
        or _is_quantified(reading, place)
    )


def _ages_begin(reading: _Reading, place: int, end: int) -> bool:
    """True before `4 jaar` and before `van 4 tot 12 jaar`."""
    return place in reading.ages_at or _behind(_BEFORE_AGES, reading.text, place, end) in reading.ages_at


def _is_quantified(reading: _Reading, place: int) -> bool:
    """True before `alle 4- tot 12-jarigen`, `de groepen 7 en 8`."""
    word = _QUANTIFIER.match(reading.text, place)
    return word is not None and (word.end() in reading.ages_at or word.end() in reading.grades_at)


def _in_clause(reading: _Reading, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The groups of a sentence: it is cut at each joint behind which another group begins."""
    text = reading.text
    place = begin
    while joint := _JOINT.search(text, place, end):
        place = joint.end() if joint.end() > joint.start() else joint.start() + 1
        # What stands in brackets narrows or lists the group before them: `leerkrachten (po en vo)`.
        if text.count("(", begin, joint.start()) > text.count(")", begin, joint.start()):
            continue
        if _falls_in_uncut(reading, *joint.span()) or not _another_group_follows(reading, begin, joint, end):
            # Not behind the whole joint: its last sign may begin the next one (`, en`).
            place = max(joint.start() + 1, joint.end() - 1)
            continue
        yield from _with_singled_out(reading, begin, joint.start())
        begin = place
    yield from _with_singled_out(reading, begin, end)


def _with_singled_out(reading: _Reading, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A group, and those that its sentence singles out behind the verb."""
    further = _singled_out(reading, description_end(reading.text, begin, end), end)
    yield from _members_in_brackets(reading, begin, further.start() if further else end)
    if further:
        yield from _in_clause(reading, further.end(), end)


def _members_in_brackets(reading: _Reading, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A group, or of a class the members that stand in brackets behind it: `beroepskrachten (pm'ers en leraren)`."""
    bracket = _BRACKET.search(reading.text, begin, end)
    members = list(_in_clause(reading, bracket.start("inside"), bracket.end("inside"))) if bracket else []
    named = [noun_at(reading.text, *member) is not None for member in members]
    if bracket and len(members) == 1 and all(named) and _both_are_graded(reading, begin, bracket):
        yield begin, bracket.start()  # `leerlingen van groep 1 t/m 5 (nieuwkomers ook uit groep 6)`
        yield members[0]
        return
    if bracket and len(members) > 1 and all(named):
        noun = noun_at(reading.text, begin, bracket.start())
        other = _JOINED_ON.search(reading.text, noun.end, bracket.start()) if noun else None
        if other:  # `gezinnen en het netwerk daaromheen (kraamzorg, verloskundigen)`: of the network
            yield begin, other.start()
        yield from members
    else:
        yield begin, end


def _both_are_graded(reading: _Reading, begin: int, bracket: re.Match[str]) -> bool:
    """Whether grades or ages stand both in a bracket and before it: then it holds a group of its own."""
    told = reading.grades_at | reading.ages_at | reading.classes_at
    return any(begin <= at < bracket.start() for at in told) and any(
        bracket.start() < at < bracket.end() for at in told
    )


def _singled_out(reading: _Reading, verb: int, end: int) -> re.Match[str] | None:
    """What singles out a further group behind the verb: `ouders zijn welkom, maar | vooral | de vaders`."""
    found = (focus for focus in _FOCUS.finditer(reading.text, verb, end) if _group_begins(reading, focus.end(), end))
    return next((focus for focus in found if not _THAT.search(reading.text, verb, focus.start())), None)


def _another_group_follows(reading: _Reading, begin: int, joint: re.Match[str], end: int) -> bool:
    """True if what follows a joint is a group of its own: `peuters | en hun ouders`, `4-12 jaar | en 12-18 jaar`."""
    text, place = reading.text, joint.end()
    # `ouders, circa 30 per jaar`: how many, no group of its own.
    if not text[begin : joint.start()].strip() or _COUNT.match(text, place, end):
        return False
    if joint["both"] and not _BOTH.search(text, max(0, begin - len("zowel van de ")), joint.start()):
        return False
    noun = noun_at(text, place, min(end, place + _PHRASE_LENGTH))
    if noun is not None and _counts_the_one_before(text, begin, joint, noun, end):
        return False
    if noun is not None:
        return "(" in joint[0] or not _narrows_group_before(text, begin, joint, noun.group)
    # Without a noun: ages part from ages, grades and classes from each other or from ages.
    placed = _behind(_PLACED, text, place, end)
    has_ages = any(begin <= start < joint.start() for start in reading.ages_at)
    if _ages_begin(reading, place, end) or _is_quantified(reading, place):
        return has_ages
    schooled = reading.grades_at | reading.classes_at
    has_grades = any(begin <= start < joint.start() for start in schooled)
    # `Kinderen van 8 tot 13 jaar, groep 5 tot en met 8`: behind a bare comma grades narrow the noun's group.
    narrows = (
        joint[0].strip() == "," and has_ages and not has_grades and noun_at(text, begin, joint.start()) is not None
    )
    if narrows:
        return False
    return (place in schooled and (has_grades or has_ages)) or (placed in reading.classes_at and has_grades)


def _counts_the_one_before(text: str, begin: int, joint: re.Match[str], noun: Noun, end: int) -> bool:
    """True for `kinderen van vier scholen, | ongeveer 310 leerlingen, en`: how many they are."""
    before = noun_at(text, begin, joint.start())
    counted = _ABOUT_SO_MANY.fullmatch(text, joint.end(), noun.start)
    ends = _WORD_THAT_ENDS.match(text, noun.start, end) is not None
    is_first = before is not None and _ABOUT_SO_MANY.match(text, begin, before.start) is None
    return joint[0].strip() == "," and counted is not None and ends and is_first and _are_of_a_kind(before, noun)


def _are_of_a_kind(one: Noun | None, other: Noun) -> bool:
    return one is not None and (one.group == other.group or {one.group, other.group} <= YOUNG)


def _narrows_group_before(text: str, begin: int, joint: re.Match[str], group: Group) -> bool:
    """True if the noun behind a joint belongs to the group before it.

    `ouders van peuters | en kleuters`, `leerkrachten op scholen | en peutergroepen` are one group each.
    """
    left = text[begin : joint.start()]
    head = noun_at(left, 0, len(left))
    # `leerlingen van wie de basisschool | en de ontvangende school vinden dat`: the subject of an open clause.
    if group == "organisaties" and _clause_is_open(left):
        return True
    if head is None:
        return False
    inner = [noun for noun in nouns(left) if noun.start >= head.end]
    # `ouders van peuters, en tot slot de leraren`, `jongeren in de wijk, evenals werkgevers`: said on purpose.
    if _ON_PURPOSE.search(joint[0]):
        return False
    # `leerkrachten op scholen en peutergroepen`: where they work, so no group for itself; alone organisations are one.
    if group == "organisaties":
        return head.group != group and _lies_in_organisations(left, head, inner)
    if _OF_SUCH.search(joint[0]) and not _OBJECT_BEFORE.search(text, max(0, begin - _PHRASE_LENGTH), begin):
        return True
    # `begeleiders van jongeren en hun ouders`: what `hun` leads is a group of its own.
    if not inner or _THEIR.search(joint[0]) or inner[-1].end < len(left.rstrip()):
        return False
    # `begeleiders van jongeren en ouders` work for both, `ouders van peuters en kleuters` have both; behind the young
    # themselves a second group follows (`leerlingen uit gezinnen | en ouders`).
    may_narrow = _PUBLIC if head.group in _WITH_A_PUBLIC else YOUNG if head.group in ("ouders", "gezinnen") else ()
    return group in may_narrow and inner[-1].group in may_narrow


def _clause_is_open(left: str) -> bool:
    """Whether a clause that narrows a group still waits for its verb."""
    relative = list(_RELATIVE.finditer(left))
    return bool(relative) and not _has_verb(left[relative[-1].end() :])


def _lies_in_organisations(left: str, head: Noun, inner: list[Noun]) -> bool:
    """True for `leerkrachten op scholen` and for `leerlingen in Emmen`, to which a further organisation belongs."""
    if not inner:
        prepositions = list(_PREPOSITION.finditer(left))
        return bool(prepositions) and "zonder " not in left[prepositions[-1].end() :]
    return inner[-1].group == "organisaties" and bool(_PREPOSITION.search(left[head.end :]))
