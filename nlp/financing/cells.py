"""A text with its amounts, shares and sources in, cells out: each an amount or a source with the words that go with it.

Knows how sentences are cut (full stop, semicolon, comma, `en`), not what is said in them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp.financing.amounts import Share, Sum
from nlp.financing.sources import Source

Item = Sum | Share | Source
_STOP = re.compile(
    r"\n|;|(?<!\bca)(?<!\bad)(?<!\bmax)(?<!\bmin)(?<!\bplm)(?<!\bincl)(?<!\bexcl)(?<!\bbijv)(?<!\bresp)(?<!\bp\.j)(?<!\be\.d)(?<!\.\w)"
    r"\.(?=\s+\S|\s*$)|[ ]\+[ ]"
)
_PART_OF = re.compile(r",?[ ](?:waarvan|waaronder|daarvan|hiervan)\b", re.IGNORECASE)
_COMMA = re.compile(r",(?=\s)")
_AND = re.compile(r"\b(?:en|plus|naast|alsmede|evenals|en/of)\b|&|\b\d[)](?=\s)", re.IGNORECASE)


@dataclass(slots=True)
class Cell:
    """text[start:end] with its items; `joint` is what stands before it: `stop`, `part`, `comma`, `and`, `none`."""

    start: int
    end: int
    joint: str
    items: list[Item] = field(default_factory=list)

    @property
    def sum(self) -> Sum | None:
        return next((item for item in self.items if isinstance(item, Sum)), None)

    @property
    def share(self) -> Share | None:
        return next((item for item in self.items if isinstance(item, Share)), None)

    @property
    def sources(self) -> list[Source]:
        return [item for item in self.items if isinstance(item, Source)]


def cells(text: str, items: list[Item]) -> list[Cell]:
    """The cells in order; every item is in one."""
    items = sorted(items, key=lambda item: item.start)
    if not items:
        return []
    plain = _masked(text, items)
    done = [Cell(_opening(plain, items[0]), len(text), "stop", [items[0]])]
    for n in range(1, len(items)):
        cut = _cut(plain, items, n, done[-1])
        if cut is None:
            done[-1].items.append(items[n])
        else:
            end, start, joint = cut
            done[-1].end = end
            done.append(Cell(start, len(text), joint, [items[n]]))
    _close(plain, done[-1])
    return done


def _opening(text: str, first: Item) -> int:
    """Where the first item's own clause begins: behind the last full stop before it."""
    stops = [m.end() for m in _STOP.finditer(text, 0, first.start)]
    return stops[-1] if stops else 0


def _close(text: str, cell: Cell) -> None:
    stop = _STOP.search(text, cell.items[-1].end)
    cell.end = stop.start() if stop else len(text)


def _masked(text: str, items: list[Item]) -> str:
    """The text with the brackets that hold no item blanked: `(circa 16 uur per week, 20 weken)` cuts nothing."""
    chars = list(text)
    for found in re.finditer(r"\([^()]{0,200}\)", text):
        if not any(found.start() < item.end and item.start < found.end() for item in items):
            chars[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(chars)


def _cut(text: str, items: list[Item], n: int, cell: Cell) -> tuple[int, int, str] | None:
    """(end of the cell before, start of the next, joint) between an item and the one before it; None: same cell."""
    before, item = items[n - 1], items[n]
    gap = text[before.end : item.start]
    for joint, pattern in (("stop", _STOP), ("part", _PART_OF), ("comma", _COMMA), ("and", _AND)):
        found = list(pattern.finditer(text, before.end, item.start))
        if not found:
            continue
        at = found[-1] if joint in ("stop", "comma") and gap.strip()[:1] not in (",", ";", ".") else found[0]
        if joint == "part" and _goes_on(before, item, cell):
            return None  # `de Rotary draagt hiervan € 5.000 bij`
        if joint == "comma" and _in_one_bracket(text, before, item):
            return None
        if joint in ("comma", "and") and not _two(cell, items, n):
            return None
        end = found[0].start() if joint == "stop" else at.start()
        return end, at.end() if joint != "stop" else found[-1].end(), joint
    if isinstance(item, Sum) and cell.sum:
        start = before.end + len(gap) - len(gap.lstrip(" )"))
        return before.end, start, "none"
    opens = cell.sum is not None and isinstance(item, Source) and n + 1 < len(items) and isinstance(items[n + 1], Sum)
    if (
        opens
        and text[item.end : item.end + 1] != ")"
        and (cell.sources or "(" in gap or gap.lstrip().startswith(")"))
        and not _STOP.search(text, item.end, items[n + 1].start)
        and not _COMMA.search(text, item.end, items[n + 1].start)
    ):
        return before.end, item.start, "none"
    return None


def _goes_on(before: Item, item: Item, cell: Cell) -> bool:
    """Whether `hiervan` parts nothing: a payer or a share stands in front of it, what it is of behind."""
    if isinstance(before, Share):
        return isinstance(item, Source)
    return isinstance(before, Source) and cell.sum is None and cell.share is None


def _in_one_bracket(text: str, before: Item, item: Item) -> bool:
    """An amount and who pays it: `(€ 35.000, NPO)`."""
    alone = text[before.end : item.start].strip() == "," and isinstance(item, Source) and isinstance(before, Sum)
    return alone and text[: before.start].endswith("(") and text[item.end : item.end + 1] == ")"


def _two(cell: Cell, items: list[Item], n: int) -> bool:
    """Whether a comma or `en` parts two things: an amount or source on both sides, no label and its amount."""
    return not (len(cell.items) == 1 and isinstance(cell.items[0], Share) and isinstance(items[n], Sum))


def clauses(found: list[Cell]) -> Iterator[list[Cell]]:
    """The cells between two full stops or semicolons."""
    clause: list[Cell] = []
    for cell in found:
        if cell.joint == "stop" and clause:
            yield clause
            clause = []
        clause.append(cell)
    if clause:
        yield clause
