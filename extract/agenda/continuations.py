"""Takes out of the blocks what only carries a text over a page break, so that no value or heading is cut there.

`lees verder op de volgende pagina`, `vervolg begroting`, `Interventie 3 (vervolg)`: page furniture that stands inside
the text. It is told by its words (template/continued.toml) and by what was printed before; what is taken out counts as
furniture, so that nothing is lost in silence.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from extract.agenda.headings import LARGER, heading_key, looks_of
from extract.agenda.lexicon import fold_label, heading_kind, load_template, template_words
from extract.blocks import Block, Grid, GridCell, Paragraph

_LONGEST = 120  # characters of a head that is printed again
_LONGEST_NOTE = 60  # characters of a note to read on: the longest met has 41
# A running head with its page number at either side: `4  Aanleiding`, `Aanleiding  4`.
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3})\s+(?P<head>\S.*)$")
_NUMBER_BEHIND = re.compile(r"(?P<head>.*\S)\s+(?P<number>\d{1,3})$")
_EDGES = " ()[]-–—:|,.…"


@dataclass(slots=True)
class Continued:
    """The blocks that are left, what was taken out of them, and the heads that may come back."""

    blocks: list[Block] = field(default_factory=list)
    taken: list[Paragraph] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)  # heading keys of the short texts so far


def without_continuations(blocks: list[Block]) -> Continued:
    """Takes out the paragraphs, the rows of tables and the paragraphs in cells that only carry a text over a page."""
    continued = Continued()
    heads = _running_heads(blocks)
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            # `Begroting (vervolg)` is taken out only if `Begroting` was printed before: else it is the heading itself.
            if n in heads or _carries_on(block, continued.printed):
                continued.taken.append(block)
                continue
            continued.blocks.append(block)
            _remember(block, continued.printed)
        else:
            continued.blocks += _without_rows(block, continued)
    return continued


def _running_heads(blocks: list[Block]) -> set[int]:
    """Positions of the lines at the top of a page that say a heading of the document with the page's number.

    Each page has another heading, so that no line comes back. The numbers run with the pages, which those of a contents
    list that goes on at the top of a page don't.
    """
    tops = _tops(blocks)
    short = [(n, b) for n, b in enumerate(blocks) if isinstance(b, Paragraph) and len(b.text) <= _LONGEST]
    keys = {heading_key(paragraph.text) for _, paragraph in short}
    body = looks_of([b for b in blocks if isinstance(b, Paragraph)], [], False).body
    shifts: dict[int, int] = {}  # by position: how far the printed number is from the page's own
    for n, paragraph in short:
        # `3 Onderzoek`, `4 Kennisdeling` in large type: a report's chapters, each on a page of its own.
        if paragraph.style.size > body.size * LARGER:
            continue
        if paragraph.regions and paragraph.regions[0].top <= tops[paragraph.regions[0].page]:
            for head, number in _numbered(paragraph.text):
                if heading_key(head) in keys:
                    shifts[n] = number - paragraph.regions[0].page
    counts = Counter(shifts.values())
    usual = max(counts, key=lambda shift: (counts[shift], -abs(shift)), default=0)
    # A shift (a cover that isn't counted) has to come back; a number that is the page's own is no chance.
    return {n for n, shift in shifts.items() if shift == usual} if usual == 0 or counts[usual] > 1 else set()


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
    return [(match["head"], int(match["number"])) for match in (before, behind) if match]


def _remember(paragraph: Paragraph, printed: set[str]) -> None:
    """Keeps a short text as a head that may come back."""
    if len(paragraph.text) <= _LONGEST:
        printed.add(heading_key(paragraph.text))


def _without_rows(grid: Grid, continued: Continued) -> list[Block]:
    """The table without its rows and paragraphs that carry it on; nothing where it has no others."""
    cells = [_without_notes(cell, continued) for cell in grid.cells]
    emptied = {cell.row for cell, before in zip(cells, grid.cells, strict=True) if cell is not before}
    # The same object, so that nothing else has to compare tables.
    if not emptied:
        return [grid]
    # A row goes only if nothing else stands in it; a note beside a value is taken out alone.
    gone = emptied - {cell.row for cell in cells if cell.text}
    left = _renumbered([cell for cell in cells if cell.row not in gone], gone)
    return [replace(grid, cells=left)] if left else []


def _without_notes(cell: GridCell, continued: Continued) -> GridCell:
    """The cell without paragraphs that carry the table on; itself where it has none."""
    kept = [p for p in cell.paragraphs if not _carries_on(p, continued.printed)]
    for paragraph in kept:
        _remember(paragraph, continued.printed)
    if len(kept) == len(cell.paragraphs):
        return cell
    continued.taken += [p for p in cell.paragraphs if p not in kept]
    return replace(cell, paragraphs=tuple(kept))


def _renumbered(cells: list[GridCell], gone: set[int]) -> tuple[GridCell, ...]:
    return tuple(replace(cell, row=cell.row - sum(row < cell.row for row in gone)) for cell in cells)


def _carries_on(paragraph: Paragraph, printed: set[str]) -> bool:
    """True if a whole paragraph is a note to read on, or a head with `vervolg` that was printed before."""
    text = paragraph.text
    # Cheap, and the end of it for nearly all paragraphs.
    if len(text) > _LONGEST or not any(word in text.casefold() for word in load_template("continued")["any"]["words"]):
        return False
    if len(text) <= _LONGEST_NOTE and _is_note(fold_label(text)):
        return True
    head = without_continued_mark(text)
    return head is not None and (heading_key(head) in printed or heading_kind(head) is not None)


def without_continued_mark(text: str) -> str | None:
    """A head without the `vervolg` before or behind it; None where it has none."""
    marked = _mark().match(text.strip())
    if not marked:
        return None
    return (marked["behind"] or marked["before"]).strip(_EDGES) or None


@cache
def _mark() -> re.Pattern[str]:
    """`Vervolg: begroting`, `Begroting (vervolg)`, `Begroting - vervolg`."""
    either = "|".join(sorted(map(re.escape, template_words("continued", "mark", "words")), reverse=True))
    return re.compile(
        rf"(?:(?:{either})\b[\s:–—|-]*(?P<behind>\S.*)|(?P<before>.*\S)\s*(?:\((?:{either})\)|[–—:,|-]\s*(?:{either})))\W*$",
        re.IGNORECASE,
    )


def _is_note(folded: str) -> bool:
    """True if a text is one of the notes to the letter, or begins as those that end in a star do."""
    whole, starts = _notes()
    return folded in whole or folded.startswith(starts)


@cache
def _notes() -> tuple[frozenset[str], tuple[str, ...]]:
    texts = load_template("continued")["note"]["texts"]
    return frozenset(t for t in texts if t[-1] != "*"), tuple(t[:-1] for t in texts if t[-1] == "*")
