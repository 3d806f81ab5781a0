"""The text of `Doelgroep` in, its groups out: who, of what age, in what grade, in what phase of education.

A group runs from its noun (with what stands before it) over all that narrows it, to the next group or to a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.ages import Ages, ages, grades
from nlp.mention import mention_of
from nlp.vocabulary import any_of, tables

_WORDS = tables("target_groups")
_PARENTS = any_of(_WORDS["one"]["pairs"])
_BREAK = re.compile(
    rf"\s*[;\n•▪]\s*|\s*,\s*(?:(?:en|{any_of(_WORDS['break']['after_comma'])})\s+)?|"
    rf"\s+(?:{any_of(_WORDS['break']['joins'])})\s+(?:(?:{any_of(_WORDS['break']['after_join'])})\s+)?|"
    rf"\s+met\s+hun\s+|\s*/\s*|\.\s+(?:(?:{any_of(_WORDS['break']['after_stop'])})\s+)?|"
    r"(?<!\d)\s+-\s+(?!\d)|\s+met uitbreiding naar\s+|\s*\+\s+",
    re.IGNORECASE,
)
_COMMENT = re.compile(rf",?\s*\b(?:{any_of(_WORDS['comment']['words'])})\b.*$", re.IGNORECASE | re.DOTALL)
_QUALITY = rf"[a-zë]+(?:{any_of(_WORDS['before']['endings'])})"
_BEFORE = rf"(?:(?:{any_of(_WORDS['before']['words'])}|\d{{1,4}}|{_QUALITY})\s+){{0,4}}"
_AGE_ONLY = re.compile(
    r"^(?:van|tussen|vanaf|tot|t/m)?\s*(?:-?\d[\d\s,+–/-]*(?:tot|en|met|t/m|jaar|jr\.?|jarigen|maanden|mnd|\s|-|–|\d|,|\+)*)$",
    re.IGNORECASE,
)


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


@cache
def _nouns() -> tuple[re.Pattern[str], dict[str, str]]:
    of = {noun: group for group, nouns in _WORDS["group"].items() for noun in nouns}
    longest = sorted(of, key=len, reverse=True)
    return re.compile(
        rf"^(?P<before>{_BEFORE})(?:groep\s+\d\s+)?(?P<noun>{'|'.join(map(re.escape, longest))})(?![\w'’-])",
        re.IGNORECASE,
    ), of


@cache
def _phases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (phase, re.compile("|".join(_word(word) for word in words), re.IGNORECASE))
        for phase, words in _WORDS["phase"].items()
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"^\s*(?:{any_of(_WORDS['opening']['words'])})\b(?:[^,.;:]{{0,40}}?\bbehoren\b|\s*:|\s+is\b|\s+zijn\b)?\s*",
        re.IGNORECASE,
    )


def _word(word: str) -> str:
    return rf"(?<![\w(-]){re.escape(word.rstrip('*'))}" + (r"\w*" if word.endswith("*") else r"(?![\w-])")


def target_groups(text: str) -> list[TargetGroup]:
    """The groups of a field, in their order."""
    found: list[TargetGroup] = []
    for start, end in _stretches(text):
        found += _groups(text, start, end)
    return _shared(text, _bracketed(text, found))


def _starts_group(text: str, at: int) -> bool:
    stretch = text[at : at + 120]
    return (
        bool(_nouns()[0].match(stretch))
        or (
            bool(re.match(r"groep(?:en)?\s+\d", stretch, re.IGNORECASE))
            and not re.match(r"groep(?:en)?\s+\d\s*$", stretch)
        )
        or bool(_AGE_ONLY.match(re.split(r"[,;(.]|\s(?:en|of|met)\s", stretch, maxsplit=1)[0].strip()))
    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each group begins and ends: at a break after which another group's noun stands."""
    guarded = [m.span() for m in re.finditer(_PARENTS, text, re.IGNORECASE)]
    opened = _opening().match(text)
    begin = opened.end() if opened else 0
    depth = 0
    for match in _BREAK.finditer(text, begin):
        depth = text.count("(", begin, match.start()) - text.count(")", begin, match.start())
        if any(a < match.end() and match.start() < b for a, b in guarded) or depth > 0:
            continue
        comment = re.match(r"\s*,?\s*(?:ongeacht|waarbij)\b", text[match.start() :], re.IGNORECASE)
        if comment or not _starts_group(text, match.end()) or _belongs(text, begin, match):
            continue
        if text[begin : match.start()].strip():
            yield begin, match.start()
        begin = match.end()
    if text[begin:].strip(" .,;"):
        yield begin, len(text)


def _belongs(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether what follows a break still narrows the group: `in groep 7 en groep 8`, `scholen en peutergroepen`."""
    left, right = text[begin : match.start()], text[match.end() : match.end() + 60]
    if re.match(r"(?:groep(?:en)?\s+)?\d", right, re.IGNORECASE):
        if re.search(r"\bgroep(?:en)?\s+[\w\s,/]*$", left, re.IGNORECASE):
            return True
        return bool(re.search(r"(?:tussen|van)\s+-?\d+(?:\s*jaar)?$", left, re.IGNORECASE))
    noun = _nouns()[0].match(right)
    if noun and _nouns()[1].get(noun["noun"].casefold()) == "organisaties":
        return bool(re.search(r"\b(?:op|van|uit|in|bij|aan)\s+(?:\w+\s+){0,3}\w+$", left))
    return False


def _groups(text: str, start: int, end: int) -> Iterator[TargetGroup]:
    """The row or rows of one stretch: two phases of one group are two rows."""
    stretch = text[start:end]
    comment = _COMMENT.search(stretch)
    if comment and comment.start() > 3:
        end = start + comment.start()
    opened = re.match(r"\s*(?:de|het|hun)\s+(?=\S)", text[start:end], re.IGNORECASE)
    start += opened.end() if opened else 0
    mention = mention_of(text, start, end)
    shown = mention.text.rstrip(" .,;:") if not mention.text.endswith(("jr.", "mnd.")) else mention.text
    while shown.count(")") > shown.count("(") and shown.endswith(")"):
        shown = shown[:-1]
    if shown.count("(") > shown.count(")"):
        shown = shown[: shown.rfind("(")].rstrip()
    bounds, (low, high) = ages(shown), grades(shown)
    group = _group(shown, bounds, low)
    if group is None or not shown:
        return
    row = TargetGroup(shown, mention.start, mention.start + len(shown), group, bounds.low, bounds.high, low, high, None)
    phases = [phase for phase, pattern in _phases() if pattern.search(shown)]
    if low is not None and "po" not in phases:
        phases = ["po", *phases]
    if "so" in phases and "vo" in phases and re.search(r"voortgezet speciaal|vso", shown, re.IGNORECASE):
        phases.remove("vo")
    if not phases:
        yield row
    for phase in phases:
        own = (low, high) if phase == "po" or len(phases) == 1 else (None, None)
        yield replace(row, education_phase=phase, grade_min=own[0], grade_max=own[1])


def _group(shown: str, bounds: Ages, low: int | None) -> str | None:
    """The group by its noun; without one by its ages or grades."""
    pattern, of = _nouns()
    noun = pattern.match(shown)
    if noun:
        return of[noun["noun"].casefold()]
    inside = re.search(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(of, key=len, reverse=True)))})(?![\w'’-])", shown, re.IGNORECASE
    )
    if inside:
        return of[inside[0].casefold()]
    if bounds.low is not None or bounds.high is not None:
        return "kinderen" if bounds.low is None or bounds.low < 12 else "jongeren"
    if low is not None:
        return "leerlingen"
    return "leerlingen" if re.search(r"klas\b|leerjaar", shown, re.IGNORECASE) else None


def _bracketed(text: str, found: list[TargetGroup]) -> list[TargetGroup]:
    """Phases in brackets behind several bare ages, one by one: `-4 en 12+ (voorschools en middelbare school)`."""
    bracket = re.search(r"\(([^()]*)\)\s*\.?\s*$", text)
    if not bracket or len(found) < 2:
        return found
    parts = [part for part in re.split(r"\s+en\s+|,\s*|/", bracket[1]) if part]
    phases = [next((phase for phase, pattern in _phases() if pattern.search(part)), None) for part in parts]
    bare = [
        n for n, row in enumerate(found) if not any(c.isalpha() for c in row.mention.replace("jaar", "").split("(")[0])
    ]
    if None in phases or len(phases) > len(bare) or len(phases) < 2:
        return found
    rows = [replace(row, education_phase=None) if n in bare else row for n, row in enumerate(found)]
    rows = list({(row.char_start, row.char_end): row for row in reversed(rows)}.values())[::-1]
    for n, phase in zip(range(len(rows) - len(phases), len(rows)), phases, strict=True):
        shown = rows[n].mention.split("(")[0].rstrip()
        rows[n] = replace(rows[n], mention=shown, char_end=rows[n].char_start + len(shown), education_phase=phase)
    return rows


def _shared(text: str, found: list[TargetGroup]) -> list[TargetGroup]:
    """A restriction shared by `kinderen en jongeren van 0-18 jaar` holds for each."""
    rows = list(found)
    for n in range(len(rows) - 2, -1, -1):
        row, following = rows[n], rows[n + 1]
        between = text[row.char_end : following.char_start]
        bare = len(row.mention.split()) <= 2 and row.age_min is None and row.age_max is None and row.grade_min is None
        kin = {row.group, following.group} <= {"kinderen", "jongeren", "peuters", "leerlingen"}
        if bare and kin and re.fullmatch(r"\s+(?:en|of|en/of)\s+", between) and row.education_phase is None:
            rows[n] = replace(
                row,
                age_min=following.age_min,
                age_max=following.age_max,
                grade_min=following.grade_min,
                grade_max=following.grade_max,
                education_phase=following.education_phase,
            )
    return rows
