"""Cuts a financing text into statements: each an amount, a share or a payer with the words that go with it.

`Scholing € 2.000 (GKA), coördinatie € 9.000 uit NPO` has two. Cuts stand at full stops, semicolons, commas and `en`,
by what stands on both sides; what the words mean is told in purposes.py and rows.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from nlp.financing.amounts import Share, Sum
from nlp.financing.lexicon import money_words, predicate_words
from nlp.financing.payers import Payer

Item = Sum | Share | Payer
# What stands before a statement: a full stop or line end, `waarvan`, a comma, `en`, or nothing that separates.
Joint = Literal["stop", "part", "comma", "and", "none"]
# A full stop that closes no sentence stands behind an abbreviation, or behind a single letter (`p.j.`); behind one that
# is no title of a name (`begr. Eigen bijdrage`), a capital opens a new one.


def _not_behind(words: Iterable[str]) -> str:
    return "".join(rf"(?<!\b(?i:{re.escape(one)})\.)" for one in sorted(words))


# The stop is looked for first: the words before it at each letter took most of what a text cost.
_STOP = re.compile(
    r"(?=[\n;?! .•▪●])(?:[\n;]|[?!](?=\s)|[ ]?[•▪●][ ]"
    rf"|\.(?=\s+\S|\s*$){_not_behind(money_words('abbreviations'))}(?<!\.\w\.)"
    rf"(?:{_not_behind(money_words('shortened'))}|(?=\s+[A-ZÀ-Þ])))"
)
# A sign that parts two amounts (`GKA € 1 / gem. € 2`, `€ 1 + € 2`), and joins two nouns (`coaches + karren`).
_SLASH = re.compile(r"[ ][+/|][ ]")
# Before commas: a `, waarvan` cuts as `waarvan`, and what follows is a part of the amount before it.
# `€ 12.000 daarvan` opens nothing: it says of what the amount is a part.
_PART_OF = re.compile(r",?[ ](?:waarvan|waaronder|daarvan|hiervan)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\s+(?:daar|hier)van\b")
# `Ouders die dat kunnen, betalen €`, `een bedrijf X, dat € 500 inbrengt`
_TELLS_OF = re.compile(
    r" die [^.;€]{3,60}, (?:betaalt|betalen|geeft|geven|draagt|dragen)(?: zelf)? "
    r"|, (?:die|dat) (?:zelf |ook |daar |nog )?"
)
_JOINED_BEHIND = re.compile(r"\)(?:,| en)[ ]")
_LABEL = re.compile(r"[\s)]+[A-ZÀ-Þ][^.;,:€()]{2,60}:\s*")
_LABEL_WORD = re.compile(r"[\s)]+[A-ZÀ-Þ][a-zà-ÿ]+\s*\(?$")
_COLON = re.compile(r"\)?\s?:\s?")
_SENTENCE = re.compile(r"\s{4,}[A-ZÀ-Þ][a-zà-ÿ]+ (?=[a-zà-ÿ])")  # behind a blanked bracket
_LONGEST_LABEL = 5  # words of `gemeente, kindregeling minima,`; set on the voices
_COMMA = re.compile(r",(?=\s)")
_AND = re.compile(r"\b(?:en|plus|naast|alsmede|evenals|en/of)\b|&|\b\d[)](?=\s)", re.IGNORECASE)
_SEPARATORS: tuple[tuple[Joint, re.Pattern[str]], ...] = (  # the strongest first
    ("stop", _STOP),
    ("stop", _SLASH),
    ("part", _PART_OF),
    ("comma", _COMMA),
    ("and", _AND),
)


@dataclass(slots=True)
class Statement:
    """text[start:end] with the amount, share and payers in it."""

    start: int
    end: int
    joint: Joint  # what stands before it
    items: list[Item] = field(default_factory=list)

    @property
    def sum(self) -> Sum | None:
        return next((item for item in self.items if isinstance(item, Sum)), None)

    @property
    def share(self) -> Share | None:
        return next((item for item in self.items if isinstance(item, Share)), None)

    @property
    def payers(self) -> list[Payer]:
        return [item for item in self.items if isinstance(item, Payer)]


class _Cut(NamedTuple):
    """Where one statement ends and the next begins."""

    end: int
    start: int
    joint: Joint


def statements_in(text: str, items: list[Item]) -> list[Statement]:
    """The statements in order; every item is in one."""
    items = sorted(items, key=lambda item: item.start)
    if not items:
        return []
    plain = _masked(text, items)
    statements = [Statement(_opening(plain, items[0]), len(text), "stop", [items[0]])]
    for n in range(1, len(items)):
        cut = _cut(plain, items, n, statements[-1])
        if cut is None:
            statements[-1].items.append(items[n])
        else:
            statements[-1].end = cut.end
            statements.append(Statement(cut.start, len(text), cut.joint, [items[n]]))
    _close(plain, statements[-1])
    return statements


def _opening(text: str, first: Item) -> int:
    """Where the first item's own clause begins: behind the last full stop before it."""
    stops = [m.end() for m in _STOP.finditer(text, 0, first.start)]
    return stops[-1] if stops else 0


def _close(text: str, statement: Statement) -> None:
    stop = _STOP.search(text, statement.items[-1].end)
    statement.end = stop.start() if stop else len(text)


def _masked(text: str, items: list[Item]) -> str:
    """The text with the brackets that hold no item blanked: `(circa 16 uur per week, 20 weken)` cuts nothing."""
    chars = list(text)
    for found in re.finditer(r"\([^()]{0,200}\)", text):
        if not any(found.start() < item.end and item.start < found.end() for item in items):
            chars[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(chars)


def _cut(text: str, items: list[Item], n: int, statement: Statement) -> _Cut | None:
    """The cut between an item and the one before it; None where both belong to one statement."""
    if (label := _label_begins(text, items, n)) is not None:
        return _Cut(items[n - 1].end, label, "stop")
    for joint, pattern in _SEPARATORS:
        if pattern is _SLASH and not isinstance(items[n - 1], Sum):
            continue
        back = _POINTS_BACK.match(text, items[n - 1].end) if isinstance(items[n - 1], Sum) else None
        separators = list(pattern.finditer(text, back.end() if back else items[n - 1].end, items[n].start))
        if separators:
            return _cut_at(text, items, n, statement, joint, separators)
    return _cut_without_separator(text, items, n, statement)


def _label_begins(text: str, items: list[Item], n: int) -> int | None:
    """Where a label or a sentence begins that only a capital tells, where a line's end became a blank.

    `€ 23.500 Licentie en inrichting: € 1.750`, `€ 48.000 Bijdrage GKA: € 30.000`, `€ 9 (20 weken) Coaching uit GKA`.
    """
    before, item = items[n - 1], items[n]
    if not isinstance(before, Sum):
        return None
    gap = text[before.end : item.start]
    start = before.end + len(gap) - len(gap.lstrip())
    label = isinstance(item, Sum) and _LABEL.fullmatch(gap)
    following = items[n + 1] if n + 1 < len(items) else None
    payer = isinstance(item, Payer) and isinstance(following, Sum) and _COLON.fullmatch(text, item.end, following.start)
    if label or (payer and (not gap.strip() or _LABEL_WORD.match(gap))):
        return start
    return start if isinstance(item, Payer) and _SENTENCE.match(gap) else None


def _cut_at(
    text: str, items: list[Item], n: int, statement: Statement, joint: Joint, separators: list[re.Match[str]]
) -> _Cut | None:
    """The cut at one of the separators of one kind that stand between two items."""
    before, item = items[n - 1], items[n]
    if joint == "part" and _opens_no_part(before, item, statement):
        return None
    if joint == "comma" and (_in_one_bracket(text, before, item) or _goes_on(text, statement, before, item)):
        return None
    if joint == "and" and _shares_with(statement, before, item):
        return None
    if joint in ("comma", "and") and _is_share_of_amount(statement, items, n):
        return None
    if joint == "stop":
        return _Cut(separators[0].start(), separators[-1].end(), joint)
    # a comma right behind an item closes its statement; a later one belongs to the words that lead to the next
    follows_at_once = text[before.end : item.start].strip()[:1] in (",", ";", ".")
    at = separators[-1] if joint == "comma" and not follows_at_once else separators[0]
    return _Cut(at.start(), at.end(), joint)


def _cut_without_separator(text: str, items: list[Item], n: int, statement: Statement) -> _Cut | None:
    """A second amount opens a statement; so does the payer in front of it, where the first amount has one."""
    before, item = items[n - 1], items[n]
    gap = text[before.end : item.start]
    # Two amounts side by side are two statements, whatever is missing between them.
    if isinstance(item, Sum) and statement.sum:
        return _Cut(before.end, before.end + len(gap) - len(gap.lstrip(" )")), "none")
    if _is_payer_of_next(text, items, n, statement):
        return _Cut(before.end, item.start, "none")
    return None


def _is_payer_of_next(text: str, items: list[Item], n: int, statement: Statement) -> bool:
    """`€ 5.000 (GKA) gemeente € 3.000`: whether a payer goes with the amount behind it, not with the one before."""
    item, following = items[n], items[n + 1] if n + 1 < len(items) else None
    if statement.sum is None or not isinstance(item, Payer) or not isinstance(following, Sum):
        return False
    gap = text[items[n - 1].end : item.start]
    # `De laatste € 20.000 komt van het fonds (€ 12.000) en …`: what stands in brackets behind a payer is his.
    bracket = text[item.end : following.start].strip() == "(" and "(" not in gap
    if bracket and _JOINED_BEHIND.match(text, following.end):
        return True
    # `Totaal € 40.000: GKA € 25.000`: behind the colon the parts begin.
    if gap.rstrip().endswith(":"):
        return text[item.end : item.end + 1] != ")"
    # If the first amount has no payer, this one is more likely its own, behind it as in `€ 5.000 GKA`.
    first_is_paid = bool(statement.payers) or "(" in gap or gap.lstrip().startswith(")")
    parted = any(pattern.search(text, item.end, following.start) for pattern in (_STOP, _COMMA))
    return first_is_paid and not parted and text[item.end : item.end + 1] != ")"


def _opens_no_part(before: Item, item: Item, statement: Statement) -> bool:
    """Whether `hiervan` opens no part of an amount: `de Rotary draagt hiervan € 5.000 bij`, `de helft daarvan GKA`."""
    if isinstance(before, Share):
        return isinstance(item, Payer)
    return isinstance(before, Payer) and statement.sum is None and statement.share is None


def _in_one_bracket(text: str, before: Item, item: Item) -> bool:
    """An amount and who pays it: `(€ 35.000, NPO)`."""
    alone = text[before.end : item.start].strip() == "," and isinstance(item, Payer) and isinstance(before, Sum)
    return alone and text[: before.start].endswith("(") and text[item.end : item.end + 1] == ")"


def _shares_with(statement: Statement, before: Item, item: Item) -> bool:
    """`20 procent brengen Humanitas en het ROC in`: two payers of one share (reading rule 75)."""
    behind = statement.share is not None and statement.share.end <= before.start
    return behind and statement.sum is None and isinstance(before, Payer) and isinstance(item, Payer)


def _goes_on(text: str, statement: Statement, before: Item, item: Item) -> bool:
    """`Het grootste deel, € 28.000, komt uit …`, `gemeente, kindregeling, € 5.000`: a comma that parts nothing."""
    between = text[before.end : item.start]
    words = between.replace(",", " ").split()
    if isinstance(before, Sum) and isinstance(item, Payer):
        verb = bool(words) and words[0].casefold() in predicate_words()
        return verb and between.startswith(",") and text[: before.start].rstrip().endswith(",")
    if isinstance(before, Payer) and isinstance(item, Sum) and not statement.sum and _TELLS_OF.fullmatch(between):
        return True
    label = isinstance(before, Payer) and not isinstance(item, Share) and len(statement.items) == 1
    if isinstance(item, Payer) and not re.match(r"\)?\s?:", text[item.end : item.end + 3]):
        return False
    short = len(words) <= _LONGEST_LABEL and not any(word.casefold() in predicate_words() for word in words)
    return label and short and not text[statement.start : before.start].strip(" -–•\n:")


def _is_share_of_amount(statement: Statement, items: list[Item], n: int) -> bool:
    """`de helft en € 5.000`: a share that stands alone is said of the amount behind it, so nothing is cut."""
    return len(statement.items) == 1 and isinstance(statement.items[0], Share) and isinstance(items[n], Sum)


def clauses_of(statements: list[Statement]) -> Iterator[list[Statement]]:
    """The statements between two full stops or semicolons."""
    clause: list[Statement] = []
    for statement in statements:
        if statement.joint == "stop" and clause:
            yield clause
            clause = []
        clause.append(statement)
    if clause:
        yield clause
