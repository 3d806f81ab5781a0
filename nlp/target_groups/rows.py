"""Reads the field `Doelgroep`: each group that it names, of what age, in what grade, in what phase of education.

`peuters en kinderen uit groep 1 en 2` -> peuters; kinderen, grades 1 to 2, `po`. Reading rules 20 to 25.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from nlp.target_groups import model
from nlp.target_groups.ages import Ages, age_spans, ages
from nlp.target_groups.description_end import description_end
from nlp.target_groups.grades import class_spans, grades
from nlp.target_groups.group_spans import Told, told_groups
from nlp.target_groups.lexicon import MINORS, YOUNG, EducationPhase, Group, noun_at, nouns, phases, plain_word
from nlp.text.list_items import item_lines
from nlp.text.numbers import NUMBER_WORDS
from nlp.text.stretch import stretch_of
from nlp.text.tick_boxes import ticked
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("target_groups")
# Up to the end: a comment (`ongeacht …`) may run over commas (reading rule 21).
_COMMENT = re.compile(
    rf"[,;(]?\s*(?<!\w)(?:{any_of(_LISTS['comment']['words'])}|waarvan(?=\s\d))(?!\w).*$", re.IGNORECASE | re.DOTALL
)
# `(zo'n dertig per jaar)`: how many, which narrows no group.
_LABEL_BEFORE = re.compile(r"(?:^|[.;\n])\s*(?P<label>[A-Za-z() -]{2,30}):\s+$")
_LONGEST_LABEL = 40  # characters, with the sign before it and the blank behind
_SCHOOL_WORD = rf"(?:{any_of(_LISTS['phase_alone']['words'])})"
_SCHOOL_WORDS = re.compile(rf"(?<![\w-]){_SCHOOL_WORD}(?![\w-])", re.IGNORECASE)
_SCHOOL_WORDS_ALONE = re.compile(rf"{_SCHOOL_WORD}(?:(?:\s*[,/;+&\n]\s*|\s+en\s+){_SCHOOL_WORD})*", re.IGNORECASE)
_LOOSE_RELATIVE = re.compile(r",\s(?:dat|die|wie)$")  # `kinderen uit de bovenbouw, dat | zijn er 74`
_NOT = re.compile(rf"(?:(?!\s(?:{any_of(_LISTS['relative']['words'])})\s).)*\s(?:niet|nooit)$", re.IGNORECASE)
# `leerkrachten | en niet op ouders`.
_BUT_NOT = re.compile(
    rf",?\s(?:en|maar|dus|en\sdus)\s(?:niet|geen)\s(?:(?:{any_of(_LISTS['break']['to'])})\s)?(?:(?:{any_of(_LISTS['break']['articles'])})\s)?"
)
_TOWARD = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['toward']['words'])})\s[^,.;]*", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"\|\s*\d+\s*(?:\||$)")
_QUOTE_CLOSED = re.compile(r"(?<=[a-zà-ÿ])['’”\"](?=\s*[.,;()]|\s*$)")  # `'peuters van twee' | (art. 1)`
_COLON = re.compile(r"(?<=\w)(?<!leeftijd)\s*:(?=\s|$)")  # `leerlingen: | 120`
# A line, and the first of those further in below it.
_FURTHER_IN = re.compile(r"(?P<indent>[ \t]*)(?![ \t])[-–•*▪]?[^\n]*\n(?P<below>(?P=indent)[ \t]+[-–•*▪o]\s[^\n]*)")
_UNDER = re.compile(r"\d-$")  # `jongeren 18-`
_COUNT = re.compile(
    rf",\s*(?:per\s\w+\s+)?(?:(?:{any_of(_LISTS['count']['about'])})\s+)+\d[^,;]*$|[,(]\s*(?:(?:{any_of(_LISTS['count']['about'])})\s)*"
    rf"(?:\d|(?:{any_of(NUMBER_WORDS)})(?!\w))[^,;.)]{{0,40}}\sper\s\w+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"\s*(?:(?:{any_of(_LISTS['leading']['words'])}|van(?=\s+\d)|(?:in|uit|van|op)(?=\s+(?:leerjaar|klas|lj|groep)))\s+(?=\S))+",
    re.IGNORECASE,
)
_UNPAID = re.compile(r"vrijwillige\s", re.IGNORECASE)
_AGE_LABEL = re.compile(r"(?<!\w)leeftijd(?:en|sgroep|scategorie)?\s*:?\s*(?:van\s)?$", re.IGNORECASE)
_AGE_WORD = re.compile(r"leeftijd(?:en|sgroep|scategorie)?:?\s+(?:van\s)?", re.IGNORECASE)
_BY_AGE = frozenset(_LISTS["either"]["words"])  # `jeugd`: children or young people, as their ages say
_UNGRADED = frozenset(_LISTS["ungraded"]["words"])
_CLASS = re.compile(r"klas(?:sen)?\b|leerja(?:ar|ren)|\blj\b", re.IGNORECASE)
_AGES_AFTER_COMMA = re.compile(
    r",\s*(?:(?:beiden?|allen|allebei|alle)\s(?:\w+\s)?)?\d[^,;]*$"
)  # set off behind the last of several groups, they are those of all
_IN_A_PLACE = re.compile(rf"\s(?:{any_of(_LISTS['preposition']['place'])})\s", re.IGNORECASE)
_JOINED = re.compile(r"\s+(?:en|of|en/of|&)\s+(?:(?:met|van|uit|op|voor|aan)\s+)?(?:(?:de|het)\s+)?|\s*/\s*")
# `groep 8 en leerjaar 1 (10-13 jaar)`: in brackets behind the last of two of a kind
_AGES_IN_BRACKETS = re.compile(r"\((?:leeftijd:?\s)?\d[^()]*(?:jaar|jr\.?|jarigen)?\)$")
_LAST_BRACKET = re.compile(r"\(([^()]*)\)\s*\.?\s*$")
_GROWN_UP = 18  # years
_PLUS = ("plussers", "plusser")
_CELL = re.compile(r"\s[-–—]\s|\s?\|\s?|\t")
# What may stand behind a dash and still narrow the group: `leerlingen - uit groep 7`.
_NARROWS = re.compile(
    rf"(?:{any_of([*_LISTS['preposition']['belonging'], *_LISTS['relative']['words'], 'zonder', 'ook'])})\s",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?:,?\s+(?:{any_of(_LISTS['tail']['words'])}))+$", re.IGNORECASE)
_YOUNG_PEOPLE_FROM = 12  # years; ages without a noun that start here are those of `jongeren` (reading rule 25)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A group as named in a field; ages and grades are the printed bounds.

    `evidence` is `model` where the rules alone would not have read it so.
    """

    mention: str
    char_start: int
    char_end: int
    group: Group
    age_min: float | None
    age_max: float | None
    grade_min: int | None
    grade_max: int | None
    education_phase: EducationPhase | None
    evidence: Literal["rule", "model"] = "rule"


def target_groups(text: str) -> list[TargetGroup]:
    """The groups of a field, in their order."""
    listed = as_list(text)
    told, rows = by_rules(listed)
    learnt = model.reread(listed, told)
    if learnt != told.groups:
        rows = from_spans(listed, learnt, told)
    return [replace(row, mention=text[row.char_start : row.char_end]) for row in rows]


def as_list(text: str) -> str:
    """A field with its list items and cells on lines of their own; offsets stay."""
    return _first_cells(item_lines(ticked(text)))


def by_rules(listed: str) -> tuple[Told, list[TargetGroup]]:
    """What the rules read in a text that `as_list` gave, and their rows; of each group told of the mention."""
    told = told_groups(listed)
    found = [row for start, end in told.groups for row in _groups(*_mention(listed, start, end))]
    found = found or _schooled(listed)
    comments = [comment.span() for group in told.groups if (comment := _comment(listed, *group))]
    spans = sorted({(row.char_start, row.char_end) for row in found})
    return Told(spans, [*told.set_aside, *comments], told.meant_at), _completed(listed, found)


def from_spans(listed: str, learnt: Sequence[model.Span], told: Told) -> list[TargetGroup]:
    """The groups of these spans, each with whether the rules read it as well."""
    found = [
        replace(row, evidence="rule" if (start, end) in told.groups else "model")
        for start, end in learnt
        for row in _groups(start, listed[start:end])
    ]
    return _completed(listed, found)


def _completed(listed: str, found: Sequence[TargetGroup]) -> list[TargetGroup]:
    """The rows with what labels, brackets and joined groups tell of them."""
    read = _with_labelled_ages(listed, _without_parted(listed, found))
    labelled = [_with_phase_of_label(listed, row) for row in read]
    return _with_shared_restrictions(listed, _with_phases_in_brackets(listed, labelled))


def _schooled(text: str) -> list[TargetGroup]:
    """The pupils or students of a field that holds nothing but words for schools: `po/vo`."""
    members = list(_SCHOOL_WORDS.finditer(text))
    if not members or not _SCHOOL_WORDS_ALONE.fullmatch(text.strip(" .\n")):
        return []
    return [
        TargetGroup(
            word[0],
            *word.span(),
            "studenten" if phase in ("mbo", "ho") else "leerlingen",
            None,
            None,
            None,
            None,
            phase,
        )
        for word in members
        for phase in phases(word[0], graded=False)
    ]


def _first_cells(text: str) -> str:
    """Of lines of as many cells the first, which is whom the others tell of; the rest blanked."""
    lines = text.split("\n")
    is_table = len(lines) > 1 and len({line.count("|") for line in lines if line.strip()}) == 1
    if not is_table and not _NUMBER_CELL.search(text):
        return text
    return "\n".join(line.partition("|")[0].ljust(len(line)) for line in lines)


def _with_labelled_ages(text: str, found: Sequence[TargetGroup]) -> list[TargetGroup]:
    """The rows with the ages that a label gives further on in their line: `leerlingen van klas 2; leeftijd: 13-14`."""
    read: list[TargetGroup] = []
    for row in found:
        start = text.rfind("\n", 0, row.char_start) + 1
        if _is_labelled(text, start, row):
            own = [
                n for n, one in enumerate(read) if one.char_start >= start and one.group in YOUNG and _is_ageless(one)
            ]
            for n in own:
                read[n] = replace(read[n], age_min=row.age_min, age_max=row.age_max)
            if own:
                continue
        read.append(row)
    return read


def _is_labelled(text: str, start: int, row: TargetGroup) -> bool:
    """Whether a row is ages alone, behind a label or with it: `leeftijd: 13-14`, `leeftijd 10 tot en met 14 jaar`."""
    named = _AGE_WORD.match(row.mention)
    label = named or _AGE_LABEL.search(text, start, row.char_start)
    rest = row.mention[named.end() if named else 0 :]
    return label is not None and any(span.start == 0 and span.end == len(rest) for span in age_spans(rest))


def _without_parted(text: str, found: Sequence[TargetGroup]) -> list[TargetGroup]:
    """The rows without classes whose members stand below; members without a noun are of the class's kind and phase."""
    read: list[TargetGroup] = []
    head: TargetGroup | None = None
    for n, row in enumerate(found):
        if _is_parted_below(text, found, n):
            head = row
            continue
        is_bare = noun_at(row.mention, 0, len(row.mention)) is None
        if head and is_bare and _indent(text, row) > _indent(text, head):
            row = replace(row, group=head.group, education_phase=row.education_phase or head.education_phase)
        else:
            head = None
        read.append(row)
    return read


def _indent(text: str, row: TargetGroup) -> int:
    """How far in the line of a row begins."""
    line = text[text.rfind("\n", 0, row.char_start) + 1 : row.char_start]
    return len(line) - len(line.lstrip())


def _is_parted_below(text: str, rows: Sequence[TargetGroup], n: int) -> bool:
    """True for a class whose members stand further in below it: `Kinderen`, ` • 0-2 jaar`, or `Staf`, ` - mentoren`."""
    values = (rows[n].age_min, rows[n].age_max, rows[n].grade_min, rows[n].grade_max)
    if n + 1 == len(rows) or any(value is not None for value in values):
        return False
    parts = _FURTHER_IN.match(text, text.rfind("\n", 0, rows[n].char_start) + 1)
    following = rows[n + 1]
    is_bare = noun_at(following.mention, 0, len(following.mention)) is None
    return (
        parts is not None
        and parts.start("below") <= following.char_start <= parts.end()
        and (_is_unrestricted(rows[n]) or is_bare)
        and (following.group == rows[n].group or is_bare)
    )


def _with_phase_of_label(text: str, row: TargetGroup) -> TargetGroup:
    """A group with the phase that a label right before it names: `MBO: 30 studenten`."""
    label = _LABEL_BEFORE.search(text, max(0, row.char_start - _LONGEST_LABEL), row.char_start)
    named = phases(label["label"], graded=False) if label and row.education_phase is None else []
    return replace(row, education_phase=named[0]) if len(named) == 1 else row


def _groups(start: int, mention: str) -> Iterator[TargetGroup]:
    """The row or rows of one group: two phases of education are two rows (reading rule 24)."""
    if _NOT.fullmatch(mention):
        return  # `ouders wel, de leerkrachten niet`
    bounds, (low, high) = ages(mention), grades(mention)
    graded = low is not None or high is not None
    group = _group(mention, bounds, graded=graded)
    if group is None:
        return
    row = TargetGroup(mention, start, start + len(mention), group, bounds.low, bounds.high, low, high, None)
    named = phases(_TOWARD.sub("", mention), graded=graded) or phases(mention, graded=graded)
    if not named:
        yield row
    for phase in named:
        own = (low, high) if phase == "po" or len(named) == 1 else (None, None)  # grades are those of primary school
        yield replace(row, education_phase=phase, grade_min=own[0], grade_max=own[1])


def _mention(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a group's mention begins, and the mention: without leading articles, comment and closing punctuation."""
    if comment := _comment(text, start, end):
        end = comment.start()
    if quote := _QUOTE_CLOSED.search(text, start, end):
        end = quote.start()
    if colon := _COLON.search(text, start, end):
        end = colon.start()
    other = _BUT_NOT.search(text, start, end)
    if other and noun_at(text, other.end(), end):
        end = other.start()
    count = _COUNT.search(text, start, end)
    if count and count.start() > start and ages(text[count.start() : end]) == Ages(None, None):
        end = count.start()
    end = _before_other_cell(text, start, description_end(text, start, end))
    leading = _LEADING.match(text, start, end)
    stretch = stretch_of(text, leading.end() if leading else start, end)
    mention = stretch.text if stretch.text.endswith(("jr.", "mnd.")) else stretch.text.rstrip(" .,;:?!–")
    mention = mention if _UNDER.search(mention) else mention.rstrip(" -")
    return stretch.start, _without_tail(_with_even_brackets(mention))


def _comment(text: str, start: int, end: int) -> re.Match[str] | None:
    """The comment with which a group's text goes on; one within the first letters is part of the group."""
    comment = _COMMENT.search(text, start, end)
    return comment if comment and comment.start() > start + 3 else None


def _before_other_cell(text: str, start: int, end: int) -> int:
    """Where the cell of a typed table ends that names a group: `nieuwkomers, 12+ | - 40 - taalles`."""
    for sign in _CELL.finditer(text, start + 1, end):
        cell = _CELL.split(text[sign.end() : end], maxsplit=1)[0]
        if "|" in sign[0] or not (_NARROWS.match(cell) or _tells_of_group(cell)):
            return sign.start()
    return end


def _without_tail(mention: str) -> str:
    """A mention without words that add nothing (`oma's ook`) and a bracket that says nothing of ages or schools."""
    shown = _LOOSE_RELATIVE.sub("", _TAIL.sub("", mention))
    bracket = _LAST_BRACKET.search(shown)
    # `ouder(s)`: a bracket of the word itself
    if bracket and shown[: bracket.start()].endswith(" ") and not _tells_of_group(bracket[1]):
        shown = shown[: bracket.start()].rstrip(" ,")
    return shown


def _tells_of_group(inside: str) -> bool:
    """Whether what stands in brackets narrows a group: ages, grades, classes, phases, or a group."""
    bounds, (low, high) = ages(f"({inside})"), grades(inside)
    known = (bounds.low, bounds.high, low, high)
    return any(value is not None for value in known) or bool(
        phases(inside, graded=False) or class_spans(inside) or next(nouns(inside), None)
    )


def _with_even_brackets(mention: str) -> str:
    """A mention cut before a bracket that it doesn't close, and without one that it doesn't open."""
    while mention.endswith(")") and mention.count(")") > mention.count("("):
        mention = mention[:-1].rstrip()
    return mention[: mention.rfind("(")].rstrip() if mention.count("(") > mention.count(")") else mention


def _group(mention: str, bounds: Ages, *, graded: bool) -> Group | None:
    """The group by the noun that opens its mention, else by bare ages, a noun further on, any ages, or grades."""
    is_aged = bounds.low is not None or bounds.high is not None
    by_age: Group = "kinderen" if bounds.low is None or bounds.low < _YOUNG_PEOPLE_FROM else "jongeren"
    noun = noun_at(mention, 0, len(mention))
    if noun:
        if noun.group == "professionals" and _UNPAID.match(mention):
            return "vrijwilligers"
        # `jeugd van 4 tot 12 jaar` is `kinderen`, `jeugd van 12 tot 18 jaar` is `jongeren`; without ages the word
        # decides.
        word = plain_word(mention[noun.start : noun.end])
        if word.endswith(_PLUS) and bounds.low is not None and bounds.low < _GROWN_UP:
            return "jongeren"  # `12-plussers`
        says_only_young = is_aged and word in _BY_AGE
        return by_age if says_only_young else noun.group
    # `4 tot 12 jaar met hun ouders`: what opens with its ages is of that age, whoever is named further on.
    if is_aged and re.match(r"\W*\d", mention):
        return by_age
    inside = next(nouns(mention), None)
    schooled = graded or _CLASS.search(mention)
    if inside and not (inside.group == "organisaties" and schooled):
        return inside.group  # `groep 8 van de school` is no school
    if schooled:
        return "leerlingen"
    return by_age if is_aged else None


def _with_phases_in_brackets(text: str, rows: list[TargetGroup]) -> list[TargetGroup]:
    """Phases in brackets behind several bare ages, one by one: `-4 en 12+ (voorschools en middelbare school)`."""
    bracket = _LAST_BRACKET.search(text)
    named = _phases_listed(bracket[1]) if bracket and len(rows) > 1 else []
    bare = [n for n, row in enumerate(rows) if _is_bare_ages(row.mention)]
    if not 2 <= len(named) <= len(bare):
        return rows
    plain = [replace(row, education_phase=None) if n in bare else row for n, row in enumerate(rows)]
    # The last stretch, with the brackets, gave a row for each phase: one of them is left.
    once = list({(row.char_start, row.char_end): row for row in reversed(plain)}.values())[::-1]
    if len(once) < len(named):
        return rows
    for n, phase in zip(range(len(once) - len(named), len(once)), named, strict=True):
        mention = once[n].mention.split("(")[0].rstrip()
        end = once[n].char_start + len(mention)
        once[n] = replace(once[n], mention=mention, char_end=end, education_phase=phase)
    return once


def _phases_listed(text: str) -> list[EducationPhase]:
    """The phase of each member of a list; none at all where a member names no phase."""
    members = [member for member in re.split(r"\s+en\s+|,\s*|/", text) if member]
    named = [phase for member in members for phase in phases(member, graded=False)[:1]]
    return named if len(named) == len(members) else []


def _is_bare_ages(mention: str) -> bool:
    """True for `12+` and `4-12 jaar (po)`: ages without a noun."""
    return not any(letter.isalpha() for letter in mention.replace("jaar", "").split("(")[0])


def _with_shared_restrictions(text: str, rows: Sequence[TargetGroup]) -> list[TargetGroup]:
    """A restriction that follows the last of `kinderen en jongeren van 0-18 jaar` holds for each (reading rule 9)."""
    shared = list(rows)
    # From the last on, so that a restriction reaches the first of three over the second.
    for n in range(len(shared) - 2, -1, -1):
        row, following = shared[n], shared[n + 1]
        if _JOINED.fullmatch(text[row.char_end : following.char_start]):
            shared[n] = _restricted_as(row, following)
    return shared


def _restricted_as(row: TargetGroup, following: TargetGroup) -> TargetGroup:
    """A group with what the next one's restriction says of both; the group as it is where that is of the next alone."""
    groups = {row.group, following.group}
    # Ages and grades are shared among the young only: in `ouders en kinderen van 4 jaar` the parents aren't four.
    if _is_unrestricted(row) and groups <= MINORS:
        return _restricted_fully(row, following)
    if _is_unrestricted(row) and row.group == following.group and _IN_A_PLACE.search(following.mention):
        return replace(row, education_phase=following.education_phase)
    set_off = _AGES_AFTER_COMMA.search(following.mention) or (
        row.group == following.group and _AGES_IN_BRACKETS.search(following.mention)
    )
    if _is_ageless(row) and groups <= YOUNG and set_off:
        return replace(row, age_min=following.age_min, age_max=following.age_max)
    return row


def _restricted_fully(row: TargetGroup, following: TargetGroup) -> TargetGroup:
    """A group with the ages of the next, and with its grades and phase unless its own name says that it has none."""
    aged = replace(row, age_min=following.age_min, age_max=following.age_max)
    if plain_word(row.mention.split()[-1]) in _BY_AGE:
        aged = replace(aged, group=following.group)  # `broers en zussen van 13 tot 16 jaar`
    # `peuters en leerlingen van groep 1`: toddlers share an age at most, for they are in no grade.
    if row.mention.split()[-1].casefold() in _UNGRADED:
        return aged
    return replace(
        aged,
        grade_min=following.grade_min,
        grade_max=following.grade_max,
        education_phase=following.education_phase,
    )


def _is_ageless(row: TargetGroup) -> bool:
    return row.age_min is None and row.age_max is None


def _is_unrestricted(row: TargetGroup) -> bool:
    """True for a group that is a noun with at most one word before it, without ages, grades and phase."""
    values = (row.age_min, row.age_max, row.grade_min, row.grade_max, row.education_phase)
    return all(value is None for value in values) and len(row.mention.split()) <= 2
