"""The text of `Doelgroep` in, its stretches out: where each group begins and ends.

A group runs from its noun (with what stands before it) over all that narrows it, to the next group, to a comment or to
the end of its sentence. Knows no ages beyond where they stand, and makes no rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.target_groups.ages import age_spans
from nlp.target_groups.grades import grade_spans
from nlp.target_groups.lexicon import noun_at, nouns
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("target_groups")
_MARKER = re.compile(r"(?:\s|[-–—•▪*·▪◦➢✓](?=\s*[^\d\s])|(?:\d{1,2}|[a-z])[.)](?=\s))*", re.IGNORECASE)
_LABEL = re.compile(
    rf"(?:(?:de|het|onze)\s+)?(?:{any_of(_WORDS['start']['labels'])})\s*(?:[:=–-]\s+|\.\s+(?=\w))", re.IGNORECASE
)
_OWN_LABEL = re.compile(r"[^:,.;()\n]{1,45}:\s+")
_PHRASE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['start']['phrases'])})\s*:?\s+", re.IGNORECASE)
_TITLED = re.compile(r"(?:(?:de|het|onze)\s+)?doelgroep(?:en)?\s+", re.IGNORECASE)
_BETWEEN = rf"(?:(?:{any_of(_WORDS['break']['between'])})\s+)*"
_SPACE = r"\s{0,9}"  # not more: a run of spaces would be searched again from each of them
_JOINT = re.compile(
    rf"(?P<comma>{_SPACE},\s*)(?:(?:{any_of(_WORDS['break']['joins'])})\s+)?{_BETWEEN}"
    rf"|(?P<join>\s(?:{any_of(_WORDS['break']['joins'])})\s+){_BETWEEN}"
    rf"|(?P<mark>{_SPACE}/\s*|\s[-–—]\s+|{_SPACE}\+\s+){_BETWEEN}",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\s{0,9};\s{0,9}|\s{0,9}\n\s{0,9}|\s{0,9}[•▪➢✓]\s{0,9}"
    r"|(?<!\bjr)(?<!\bca)(?<!\bmnd)(?<!\bo\.a)[.!?]\s+(?=[A-ZÀ-Þ(\d-])"
)
_PAIRS = re.compile(any_of(_WORDS["single"]["pairs"]), re.IGNORECASE)
_LINKED = re.compile(_BETWEEN, re.IGNORECASE)
_COUNT = re.compile(r"(?:\(|circa |ca\. |ongeveer |zo['’]n |max(?:\.|imaal) )*\d[^,;.)]{0,40}\sper\s\w", re.IGNORECASE)
_AGED = re.compile(r"(?:(?:van|in de leeftijd van|leeftijd|de)\s+)*", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:op|van|uit|in|bij|aan|binnen|via|vanuit|tussen|met)\s", re.IGNORECASE)
_YOUNG = frozenset({"peuters", "kinderen", "leerlingen", "jongeren", "studenten"})
_SERVED = _YOUNG | {"ouders", "gezinnen", "inwoners"}
_LOOK = 160  # characters in which a noun and what stands before it must begin


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text with the places that no cut may fall in, and where ages and grades begin."""

    text: str
    whole: tuple[tuple[int, int], ...]
    aged: frozenset[int]
    graded: frozenset[int]


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where each group begins and ends, in order."""
    aged, graded = age_spans(text), grade_spans(text)
    pairs = [found.span() for found in _PAIRS.finditer(text)]
    whole = (*((span.start, span.end) for span in aged), *graded, *pairs)
    reading = _Reading(text, whole, frozenset(s.start for s in aged), frozenset(start for start, _ in graded))
    any_found = False
    for start, end in _clauses(reading):
        begin = _begin(reading, start, end, first=not any_found)
        if begin is not None:
            any_found = True
            yield from _in_clause(reading, begin, end)


def _clauses(reading: _Reading) -> Iterator[tuple[int, int]]:
    """Sentences, lines and items; a line that goes on with the last one's sentence is part of it."""
    start = 0
    for cut in (*_CLAUSE.finditer(reading.text), None):
        end = cut.start() if cut else len(reading.text)
        if cut and (
            _is_whole(reading, cut.start(), cut.end()) or _goes_on(reading.text, cut) or _open(reading, start, end)
        ):
            continue
        if reading.text[start:end].strip(" .,;"):
            yield start, end
        start = cut.end() if cut else end


def _goes_on(text: str, cut: re.Match[str]) -> bool:
    follows = text[cut.end() : cut.end() + _LOOK]
    return (
        cut[0].strip() == ""
        and follows[:1].islower()
        and not re.match(r"[a-z][.)]\s", follows)
        and noun_at(follows, 0, len(follows)) is None
    )


def _open(reading: _Reading, start: int, end: int) -> bool:
    """Whether a bracket is open: no clause ends in it."""
    return (
        reading.text.count("(", start, end) > reading.text.count(")", start, end)
        and ")" in reading.text[end : end + _LOOK]
    )


def _is_whole(reading: _Reading, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in reading.whole)


def _begin(reading: _Reading, start: int, end: int, *, first: bool) -> int | None:
    """Where a clause's first group begins: at its start, behind a label or behind an introducing phrase."""
    text = reading.text
    marker = _MARKER.match(text, start, end)
    if marker and not _starts(reading, start, end):
        start = marker.end()
    for opening in (_LABEL, _TITLED, _LINKED):
        found = opening.match(text, start, end)
        if found and found.end() < end and not (opening is _LINKED and not _starts(reading, found.end(), end)):
            start = found.end()
    own = _OWN_LABEL.match(text, start, end)
    if own and _starts(reading, own.end(), end):
        return own.end()
    if _starts(reading, start, end):
        return start
    for phrase in _PHRASE.finditer(text, start, end):
        between = _LINKED.match(text, phrase.end(), end)
        at = between.end() if between else phrase.end()
        if _starts(reading, at, end):
            return at
    return _anywhere(reading, start, end) if first else None


def _anywhere(reading: _Reading, start: int, end: int) -> int | None:
    """The first group of a text that begins with none: at its noun, or at the clause if nothing is a sentence."""
    found = next(nouns(reading.text[start:end]), None)
    if found is None:
        return None
    words = list(re.finditer(r"\S+", reading.text[start : start + found[1]]))
    at = start + found[1]
    for word in reversed(words[-4:]):
        if noun_at(reading.text, start + word.start(), end) is None:
            break
        at = start + word.start()
    return at


def _starts(reading: _Reading, at: int, end: int) -> bool:
    """Whether a group begins here: its noun, bare ages or bare grades."""
    if noun_at(reading.text, at, min(end, at + _LOOK)) is not None:
        return True
    return _aged(reading, at, end) or at in reading.graded or _quantified(reading, at)


def _aged(reading: _Reading, at: int, end: int) -> bool:
    aged = _AGED.match(reading.text, at, end)
    return at in reading.aged or (aged is not None and aged.end() in reading.aged)


def _quantified(reading: _Reading, at: int) -> bool:
    """`alle 4- tot 12-jarigen`, `de groepen 7 en 8`."""
    word = re.compile(r"(?:alle|de|circa|ca\.)\s+", re.IGNORECASE).match(reading.text, at)
    return word is not None and (word.end() in reading.aged or word.end() in reading.graded)


def _in_clause(reading: _Reading, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The groups of a sentence: it is cut at each joint behind which another group begins."""
    text = reading.text
    at = begin
    while joint := _JOINT.search(text, at, end):
        at = joint.end() if joint.end() > joint.start() else joint.start() + 1
        if text.count("(", begin, joint.start()) > text.count(")", begin, joint.start()):
            continue
        if _is_whole(reading, joint.start(), joint.end()) or not _next_group(reading, begin, joint, end):
            at = max(joint.start() + 1, joint.end() - 1)
            continue
        yield begin, joint.start()
        begin = at
    yield begin, end


def _next_group(reading: _Reading, begin: int, joint: re.Match[str], end: int) -> bool:
    text, left = reading.text, reading.text[begin : joint.start()]
    if not left.strip() or _COUNT.match(text, joint.end(), end):
        return False
    found = noun_at(text, joint.end(), min(end, joint.end() + _LOOK))
    if found is not None:
        return not _belongs(text, begin, joint, found[0])
    has_ages = any(begin <= start < joint.start() for start in reading.aged)
    has_grades = any(begin <= start < joint.start() for start in reading.graded)
    if _aged(reading, joint.end(), end) or _quantified(reading, joint.end()):
        return has_ages
    return joint.end() in reading.graded and (has_grades or has_ages)


def _belongs(text: str, begin: int, joint: re.Match[str], group: str) -> bool:
    """Whether a noun narrows the group before it: `scholen en peutergroepen`, `ouders van peuters en kleuters`."""
    left = text[begin : joint.start()]
    head = noun_at(left, 0, len(left))
    inner = [noun for noun in nouns(left) if head is None or noun[1] >= head[2]]
    if head is None or not inner:
        return group == "organisaties" and head is not None and head[0] != group and bool(_PREPOSITION.search(left))
    last = inner[-1]
    if group == "organisaties":
        return head[0] != group and bool(_PREPOSITION.search(left[head[2] :])) and last[0] == group
    if re.search(r"(?:hun|haar)\s+$", joint[0], re.IGNORECASE) or last[2] < len(left.rstrip()):
        return False
    if head[0] in ("professionals", "vrijwilligers", "organisaties"):
        return group in _SERVED and last[0] in _SERVED
    return head[0] in ("ouders", "gezinnen") and group in _YOUNG and last[0] in _YOUNG
