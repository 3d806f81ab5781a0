"""Blocks in, the same blocks without what a page break put between them: notes to read on, heads printed again.

`lees verder op de volgende pagina`, `vervolg begroting`, `Interventie 3 (vervolg)`: page furniture that stands inside
the text. Knows its words (continued.toml) and what was printed before; knows no sections.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from extract.agenda.headings import heading_key
from extract.agenda.lexicon import fold_label, heading_kind, load_template, word_list
from extract.blocks import Block, Grid, GridCell, Paragraph

_LONGEST = 120  # characters of a head that is printed again
_LONGEST_NOTE = 60  # characters of a note to read on: the longest met has 41
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3})\s+(?P<head>\S.*)$")
_NUMBER_BEHIND = re.compile(r"(?P<head>.*\S)\s+(?P<number>\d{1,3})$")
_EDGES = " ()[]-–—:|,.…"


@dataclass(slots=True)
class Continued:
    """The blocks that are left, and what was taken out of them."""

    blocks: list[Block] = field(default_factory=list)
    taken: list[Paragraph] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)  # heading keys of the short texts so far


def without_continuations(blocks: list[Block]) -> Continued:
    """Takes out the paragraphs, the rows of tables and the paragraphs in cells that only carry a text over a page."""
    found = Continued()
    heads = _running_heads(blocks)
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if n in heads or _carries_on(block, found.printed):
                found.taken.append(block)
                continue
            found.blocks.append(block)
            _remember(block, found.printed)
        else:
            found.blocks += _without_rows(block, found)
    return found


def _running_heads(blocks: list[Block]) -> set[int]:
    """Positions of the lines at the top of a page that say a heading of the document with the page's number.

    Each page has another heading, so that no line comes back. The numbers run with the pages, which those of a contents
    list that goes on at the top of a page don't.
    """
    tops = _tops(blocks)
    keys = {heading_key(b.text) for b in blocks if isinstance(b, Paragraph) and len(b.text) <= _LONGEST}
    found: dict[int, int] = {}
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.regions and len(block.text) <= _LONGEST:
            place = block.regions[0]
            for head, number in _numbered(block.text) if place.top <= tops[place.page] else ():
                if heading_key(head) in keys:
                    found[n] = number - place.page
    shifts = Counter(found.values())
    shift = max(shifts, key=lambda one: (shifts[one], -abs(one)), default=0)
    return {n for n, one in found.items() if one == shift} if shift == 0 or shifts[shift] > 1 else set()


def _tops(blocks: list[Block]) -> dict[int, float]:
    """Where the highest text of each page begins."""
    tops: dict[int, float] = {}
    for block in blocks:
        for paragraph in [block] if isinstance(block, Paragraph) else block.paragraphs:
            for region in paragraph.regions:
                tops[region.page] = min(region.top, tops.get(region.page, region.top))
    return tops


def _numbered(text: str) -> list[tuple[str, int]]:
    """A line's words and the number before or behind them, in both ways where it has two."""
    before, behind = _NUMBER_BEFORE.match(text), _NUMBER_BEHIND.match(text)
    return [(found["head"], int(found["number"])) for found in (before, behind) if found]


def _remember(paragraph: Paragraph, printed: set[str]) -> None:
    if len(paragraph.text) <= _LONGEST:
        printed.add(heading_key(paragraph.text))


def _without_rows(grid: Grid, found: Continued) -> list[Block]:
    """The table without its rows and paragraphs that carry it on; nothing where it has no others."""
    taken: list[Paragraph] = []
    cells = []
    for cell in grid.cells:
        kept = [p for p in cell.paragraphs if not _carries_on(p, found.printed)]
        taken += [p for p in cell.paragraphs if p not in kept]
        for paragraph in kept:
            _remember(paragraph, found.printed)
        cells.append(replace(cell, paragraphs=tuple(kept)) if len(kept) < len(cell.paragraphs) else cell)
    if not taken:
        return [grid]
    found.taken += taken
    emptied = {cell.row for cell, old in zip(cells, grid.cells, strict=True) if cell is not old}
    gone = {row for row in emptied if not any(cell.text for cell in cells if cell.row == row)}
    left = _renumbered([cell for cell in cells if cell.row not in gone], gone)
    return [replace(grid, cells=left)] if left else []


def _renumbered(cells: list[GridCell], gone: set[int]) -> tuple[GridCell, ...]:
    return tuple(replace(cell, row=cell.row - sum(row < cell.row for row in gone)) for cell in cells)


def _carries_on(paragraph: Paragraph, printed: set[str]) -> bool:
    """Whether a whole paragraph is a note to read on, or a head with `vervolg` that was printed before."""
    text = paragraph.text
    if len(text) > _LONGEST or not any(
        word in text.casefold() for word in ("verder", "vervolg", "zie", "z.o.z", "zoz")
    ):
        return False
    if len(text) <= _LONGEST_NOTE and _is_note(fold_label(text)):
        return True
    head = without_continued_mark(text)
    return head is not None and (heading_key(head) in printed or heading_kind(head) is not None)


def without_continued_mark(text: str) -> str | None:
    """A head without the `vervolg` before or behind it; None where it has none."""
    found = _mark().match(text.strip())
    if not found:
        return None
    return (found["behind"] or found["before"]).strip(_EDGES) or None


@cache
def _mark() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, word_list("continued", "mark", "words")), reverse=True))
    return re.compile(
        rf"(?:(?:{either})\b[\s:–—|-]*(?P<behind>\S.*)|(?P<before>.*\S)\s*(?:\((?:{either})\)|[–—:,|-]\s*(?:{either})))\W*$",
        re.IGNORECASE,
    )


def _is_note(folded: str) -> bool:
    """Whether a text is one of the notes to the letter, or begins as those that end in a star do."""
    whole, starts = _notes()
    return folded in whole or folded.startswith(starts)


@cache
def _notes() -> tuple[frozenset[str], tuple[str, ...]]:
    texts = load_template("continued")["note"]["texts"]
    return frozenset(t for t in texts if t[-1] != "*"), tuple(t[:-1] for t in texts if t[-1] == "*")
