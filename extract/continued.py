"""Blocks in, the same blocks without what a page break put between them: notes to read on, heads printed again.

`lees verder op de volgende pagina`, `vervolg begroting`, `Interventie 3 (vervolg)`: page furniture that stands inside
the text. Knows its words (continued.toml) and what was printed before; knows no sections.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from extract.blocks import Block, Grid, GridCell, Paragraph
from extract.headings import heading_key
from extract.template import fold, heading_kind, load, words

_LONGEST = 120  # characters of a head that is printed again
_LONGEST_NOTE = 60  # characters of a note to read on: the longest met has 41
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
    for block in blocks:
        if isinstance(block, Paragraph):
            if _carries_on(block, found.printed):
                found.taken.append(block)
                continue
            found.blocks.append(block)
            _remember(block, found.printed)
        else:
            found.blocks += _without_rows(block, found)
    return found


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
    breaks = frozenset(row - sum(g < row for g in gone) for row in grid.breaks)
    return [replace(grid, cells=left, breaks=breaks)] if left else []


def _renumbered(cells: list[GridCell], gone: set[int]) -> tuple[GridCell, ...]:
    return tuple(replace(cell, row=cell.row - sum(row < cell.row for row in gone)) for cell in cells)


def _carries_on(paragraph: Paragraph, printed: set[str]) -> bool:
    """Whether a whole paragraph is a note to read on, or a head with `vervolg` that was printed before."""
    text = paragraph.text
    if len(text) > _LONGEST or not any(
        word in text.casefold() for word in ("verder", "vervolg", "zie", "z.o.z", "zoz")
    ):
        return False
    if len(text) <= _LONGEST_NOTE and _is_note(fold(text)):
        return True
    head = without_mark(text)
    return head is not None and (heading_key(head) in printed or heading_kind(head) is not None)


def without_mark(text: str) -> str | None:
    """A head without the `vervolg` before or behind it; None where it has none."""
    found = _mark().match(text.strip())
    if not found:
        return None
    return (found["behind"] or found["before"]).strip(_EDGES) or None


@cache
def _mark() -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, words("continued", "mark", "words")), reverse=True))
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
    texts = load("continued")["note"]["texts"]
    return frozenset(t for t in texts if t[-1] != "*"), tuple(t[:-1] for t in texts if t[-1] == "*")
