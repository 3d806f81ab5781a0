"""The text of `Doelgroep` in, its groups out: who, of what age, in what grade, in what phase of education."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.target_groups.ages import Ages, ages
from nlp.target_groups.grades import grades
from nlp.target_groups.lexicon import noun_at, nouns, phases, plain_of
from nlp.target_groups.stretches import stretches
from nlp.text.list_items import item_lines
from nlp.text.numbers import NUMBER_WORDS
from nlp.text.stretch import stretch_of
from nlp.text.vocabulary import any_of, tables

_COMMENT = re.compile(
    rf"[,;(]?\s*(?<!\w)(?:{any_of(tables('target_groups')['comment']['words'])})(?!\w).*$", re.IGNORECASE | re.DOTALL
)
_COUNTED = re.compile(
    r"[,(]\s*(?:circa |ca\. |ongeveer |zo['’]n |max(?:\.|imaal) )*"
    rf"(?:\d|(?:{any_of(NUMBER_WORDS)})(?!\w))[^,;.)]{{0,40}}\sper\s\w+",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\s*(?:(?:de|het|hun|haar|ook|voor|en|aan|zowel|van(?=\s+\d))\s+(?=\S))+", re.IGNORECASE)
_EITHER = frozenset(tables("target_groups")["either"]["words"])
_YOUNG = frozenset({"kinderen", "jongeren", "peuters", "leerlingen"})
_YOUTH = _YOUNG | {"studenten"}
_UNGRADED = frozenset(tables("target_groups")["ungraded"]["words"])
_LAST_AGED = re.compile(r",\s*\d[^,;]*$")  # ages set off by a comma behind the last of several groups
_ADULT = 12  # years from which ages without a noun are young people's (rule 25)
_PLACED = re.compile(r"\s(?:in|op|binnen|uit)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A group as named in a field; ages and grades are the printed bounds."""

    mention: str
    char_start: int
    char_end: int
    group: str
    age_min: float | None
    age_max: float | None
    grade_min: int | None
    grade_max: int | None
    education_phase: str | None


def target_groups(text: str) -> list[TargetGroup]:
    """The groups of a field, in their order."""
    listed = item_lines(text)
    found = [row for start, end in stretches(listed) for row in _groups(listed, start, end)]
    rows = _shared(listed, _bracketed(listed, found))
    return [replace(row, mention=text[row.char_start : row.char_end]) for row in rows]


def _groups(text: str, start: int, end: int) -> Iterator[TargetGroup]:
    """The row or rows of one stretch: two phases of one group are two rows."""
    start, shown = _shown(text, start, end)
    bounds, (low, high) = ages(shown), grades(shown)
    graded = low is not None or high is not None
    group = _group(shown, bounds, graded=graded)
    if group is None:
        return
    row = TargetGroup(shown, start, start + len(shown), group, bounds.low, bounds.high, low, high, None)
    named = phases(shown, graded=graded)
    if not named:
        yield row
    for phase in named:
        own = (low, high) if phase == "po" or len(named) == 1 else (None, None)
        yield replace(row, education_phase=phase, grade_min=own[0], grade_max=own[1])


def _shown(text: str, start: int, end: int) -> tuple[int, str]:
    """A stretch without leading articles, comment and closing punctuation: where it begins, and what is left."""
    comment = _COMMENT.search(text, start, end)
    if comment and comment.start() > start + 3:
        end = comment.start()
    counted = _COUNTED.search(text, start, end)
    if counted and counted.start() > start:
        end = counted.start()
    leading = _LEADING.match(text, start, end)
    mention = stretch_of(text, leading.end() if leading else start, end)
    shown = mention.text if mention.text.endswith(("jr.", "mnd.")) else mention.text.rstrip(" .,;:–-")
    while shown.endswith(")") and shown.count(")") > shown.count("("):
        shown = shown[:-1].rstrip()
    if shown.count("(") > shown.count(")"):
        shown = shown[: shown.rfind("(")].rstrip()
    return mention.start, shown


def _group(shown: str, bounds: Ages, *, graded: bool) -> str | None:
    """The group by its noun; without one by its ages or grades."""
    aged = bounds.low is not None or bounds.high is not None
    by_age = "kinderen" if bounds.low is None or bounds.low < _ADULT else "jongeren"
    noun = noun_at(shown, 0, len(shown))
    if noun:
        either = aged and plain_of(shown[noun[1] : noun[2]]) in _EITHER
        return by_age if either else noun[0]
    if aged and re.match(r"\W*\d", shown):
        return by_age
    inside = next(nouns(shown), None)
    if inside:
        return inside[0]
    if aged:
        return by_age
    return "leerlingen" if graded or re.search(r"klas\b|leerjaar", shown, re.IGNORECASE) else None


def _bracketed(text: str, found: list[TargetGroup]) -> list[TargetGroup]:
    """Phases in brackets behind several bare ages, one by one: `-4 en 12+ (voorschools en middelbare school)`."""
    bracket = re.search(r"\(([^()]*)\)\s*\.?\s*$", text)
    if not bracket or len(found) < 2:
        return found
    parts = [part for part in re.split(r"\s+en\s+|,\s*|/", bracket[1]) if part]
    named = [next(iter(phases(part, graded=False)), None) for part in parts]
    bare = [n for n, row in enumerate(found) if _is_bare(row.mention)]
    if None in named or not 2 <= len(named) <= len(bare):
        return found
    rows = [replace(row, education_phase=None) if n in bare else row for n, row in enumerate(found)]
    rows = list({(row.char_start, row.char_end): row for row in reversed(rows)}.values())[::-1]
    for n, phase in zip(range(len(rows) - len(named), len(rows)), named, strict=True):
        shown = rows[n].mention.split("(")[0].rstrip()
        rows[n] = replace(rows[n], mention=shown, char_end=rows[n].char_start + len(shown), education_phase=phase)
    return rows


def _is_bare(mention: str) -> bool:
    return not any(c.isalpha() for c in mention.replace("jaar", "").split("(")[0])


def _shared(text: str, found: list[TargetGroup]) -> list[TargetGroup]:
    """A restriction that follows the last of `kinderen en jongeren van 0-18 jaar` holds for each."""
    rows = list(found)
    for n in range(len(rows) - 2, -1, -1):
        row, following = rows[n], rows[n + 1]
        joined = re.fullmatch(r"\s+(?:en|of|en/of|&)\s+|\s*/\s*", text[row.char_end : following.char_start])
        if not joined:
            continue
        if _is_unrestricted(row) and {row.group, following.group} <= _YOUNG:
            rows[n] = _restricted_as(row, following)
        elif _is_unrestricted(row) and row.group == following.group and _PLACED.search(following.mention):
            rows[n] = replace(row, education_phase=following.education_phase)
        elif _is_ageless(row) and _LAST_AGED.search(following.mention) and {row.group, following.group} <= _YOUTH:
            rows[n] = replace(row, age_min=following.age_min, age_max=following.age_max)
    return rows


def _restricted_as(row: TargetGroup, following: TargetGroup) -> TargetGroup:
    """A group with the ages of the next, and with its grades and phase unless its own name says that it has none."""
    aged = replace(row, age_min=following.age_min, age_max=following.age_max)
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
    values = (row.age_min, row.age_max, row.grade_min, row.grade_max, row.education_phase)
    return all(value is None for value in values) and len(row.mention.split()) <= 2
