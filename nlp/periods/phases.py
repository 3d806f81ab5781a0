"""A text and the places of its periods in, what happens in each out (`voorbereiding` ... `afronding`), if words say so.

A period's word stands in its own clause: nearest before it, else first behind it; a label on a line of its own holds
for the lines below it. Knows no dates.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nlp.text.vocabulary import any_of, tables

_WORDS = tables("periods")
_PHASES = re.compile(
    "|".join(rf"(?P<{phase}>(?<!\w)(?:{any_of(words)})(?!\w))" for phase, words in _WORDS["phase"].items()),
    re.IGNORECASE,
)
_STATES = any_of(_WORDS["doing"]["states"])
_DOING = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_WORDS['doing']['verbs'])})(?!\w)"
    rf"|(?:we|wij)\s+(?!(?:{_STATES})\b)[a-zë]{{3,20}}en\b|(?!(?:{_STATES})\b)[a-zë]{{3,20}}en\s+(?:we|wij)\b)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['doing']['auxiliaries'])})(?!\w)", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?<!\w)(?:[a-z]{2,6})?ge[a-zëï]{2,18}(?:d|t|en)(?!\w)", re.IGNORECASE)
_HARD = re.compile(r"[;\n|\t]|(?<!\b[A-Za-z])(?<!\bca)(?<!\bmnd)[.!?]\s+(?=[A-Z0-9'‘’(])|→|➔|⇒|\s>\s")
_CUT = re.compile(rf",|\s+(?:en|&)\s+|\s+[-–—]\s+|\s+(?:{any_of(_WORDS['joints']['then'])})\s+", re.IGNORECASE)
_LISTED = re.compile(rf"(?:[\s,/&()]|(?<!\w)(?:{any_of(_WORDS['joints']['list'])})(?!\w))*", re.IGNORECASE)
_ONGOING = re.compile(any_of([*_WORDS["words"]["ongoing"], *_WORDS["words"]["ongoing_alone"]]), re.IGNORECASE)
_BRACKETED = re.compile(r"\(\s*(\w+)\s*\)")
_LABEL_WORDS = 4  # words of a line that is a label


class Place(NamedTuple):
    """Where a period stands: text[start:end]."""

    start: int
    end: int


def phases_of(text: str, places: Sequence[Place]) -> list[str | None]:
    """The phase of each period, in order."""
    found: list[str | None] = []
    label: str | None = None
    for start, end in _sentences(text):
        own = [place for place in places if start <= place.start < end]
        if not own:
            label = _label(text[start:end])
            continue
        read = [_phase(text, clause, group) for clause, group in _clauses(text, start, end, own) for _ in group]
        found += [one or label for one in read]
    return found


def _sentences(text: str) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in _HARD.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def _label(line: str) -> str | None:
    """The phase that a line without a period announces for those below it."""
    said = _PHASES.search(line)
    short = line.rstrip().endswith(":") or len(line.split()) <= _LABEL_WORDS
    return said.lastgroup if said and short else None


def _clauses(text: str, start: int, end: int, places: Sequence[Place]) -> list[tuple[Place, list[Place]]]:
    """The clauses of a sentence, each with the periods in it."""
    groups: list[list[Place]] = [[places[0]]]
    borders = [start]
    for before, after in pairwise(places):
        border = _border(text, before, after, leads=text[start : places[0].start].strip(" (:-") == "")
        if border is None:
            groups[-1].append(after)
        else:
            borders.append(border)
            groups.append([after])
    spans = zip(borders, [*borders[1:], end], strict=True)
    return [(Place(a, b), group) for (a, b), group in zip(spans, groups, strict=True)]


def _border(text: str, before: Place, after: Place, *, leads: bool) -> int | None:
    """Where the clause of the second of two periods begins; None if they are members of a list."""
    between = text[before.end : after.start]
    if _LISTED.fullmatch(between):
        return before.end if _ONGOING.match(text, after.start, after.end) else None
    cuts = list(_CUT.finditer(between))
    if not cuts:
        return after.start if leads else before.end
    direct = [cut for cut in cuts if _LISTED.fullmatch(between, cut.end())]
    if direct:
        return before.end + direct[0].start()
    commas = [cut for cut in cuts if cut[0] == ","]
    return before.end + (commas or cuts)[0].start()


def _phase(text: str, clause: Place, group: Sequence[Place]) -> str | None:
    """The phase that words of a clause say.

    A word in brackets behind its period; else that nearest before the first period, the first behind the last one, or
    any verb of doing.
    """
    first, last = group[0], group[-1]
    bracketed = _BRACKETED.search(text, last.end, clause.end)
    alone = bracketed and _PHASES.match(text, bracketed.start(1), bracketed.end(1))
    if alone:
        return alone.lastgroup
    before = list(_PHASES.finditer(text, clause.start, first.start))
    if before:
        starting = len(before) > 1 and before[-2].lastgroup == "start" and before[-1].start() - before[-2].end() <= 1
        return (before[-2] if starting else before[-1]).lastgroup
    behind = _PHASES.search(text, last.end, clause.end)
    if behind:
        return behind.lastgroup
    said = text[clause.start : first.start] + " … " + text[last.end : clause.end]
    passive = _AUXILIARY.search(said) and _PARTICIPLE.search(said)
    return "uitvoering" if _DOING.search(said) or passive else None
