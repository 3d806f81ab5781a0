"""The blocks below `Inhoudsopgave` in, its entries out.

Knows leader dots and page numbers, no headings of the template.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.agenda.drafts import ContentsEntryDraft
from extract.blocks import Block, Grid, GridCell, Paragraph

_ENTRY = re.compile(r"^(?P<heading>.*?\S)(?:[\s.…_·]{2,}|\s)(?P<page>\d{1,3})$")
_FRONTED = re.compile(r"^(?P<page>\d{1,3})(?:[\s.…_·–—|-]{2,}|\s)(?P<heading>[^\W\d_].{2,80})$")
_FEWEST_FRONTED = 3  # lines that begin with a number: two may be a list
_LEADERS = re.compile(r"(?:\s*[.…_·]){3,}\s*")


def read_contents(blocks: list[Block]) -> tuple[list[ContentsEntryDraft], int, Grid | None]:
    """The entries at the beginning of blocks, how many blocks they took, and the rows of the last one that are none.

    An entry has a page number at its end, or goes on in the line that has one.
    """
    if fronted := _numbered_in_front(blocks):
        return fronted, len(fronted), None
    entries: list[ContentsEntryDraft] = []
    waiting: list[Paragraph] = []  # lines that may be the beginning of a wrapped entry
    taken = 0
    for n, block in enumerate(blocks):
        lines = _lines(block)
        if not any(page is not None for _, page in lines):
            if isinstance(block, Grid) or len(waiting) >= 2 or len(block.text) > 140:
                break
            waiting.append(block)
            continue
        for paragraph, page in lines:
            if page is None:
                waiting.append(paragraph)
                continue
            if entries and not waiting and _broken_at_figure(entries[-1], paragraph, page):
                entry = entries.pop()
                waiting = [_with_text(entry.paragraph, f"{entry.heading} {entry.printed_page}")]
            entries.append(_entry([*waiting, paragraph], page))
            waiting = []
        taken = n + 1
    if entries and waiting and taken and _continues(waiting[0], blocks[taken:]):
        entries[-1].heading += " " + waiting[0].text
        taken += 1
        return entries, taken, None
    return entries, taken, _below(blocks[taken - 1]) if taken else None


def _numbered_in_front(blocks: list[Block]) -> list[ContentsEntryDraft]:
    """The entries of a list whose page numbers stand before the headings; none where they may number the headings.

    Pages never go back, and aren't 1, 2, 3: such numbers count parts.
    """
    found: list[ContentsEntryDraft] = []
    for block in blocks:
        match = _FRONTED.match(block.text) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph) or (found and int(match["page"]) < _page(found[-1])):
            break
        found.append(_entry([_with_text(block, match["heading"])], int(match["page"])))
    pages = [_page(entry) for entry in found]
    counted = pages == list(range(1, len(pages) + 1))
    ended = any(_ENTRY.match(entry.heading) for entry in found)
    return found if len(found) >= _FEWEST_FRONTED and not counted and not ended else []


def _page(entry: ContentsEntryDraft) -> int:
    return entry.printed_page or 0


def _below(block: Block) -> Grid | None:
    """The rows of a table below the last that ends in a page number: another table, which began right below."""
    if isinstance(block, Paragraph):
        return None
    numbered = [n for n, row in enumerate(block.rows) if any(page is not None for _, page in _row_lines(row))]
    first = numbered[-1] + 1 if numbered else 0
    cells = tuple(replace(cell, row=cell.row - first) for cell in block.cells if cell.row >= first and cell.text)
    return Grid(cells, block.columns) if cells else None


def _lines(block: Block) -> list[tuple[Paragraph, int | None]]:
    """(heading, page number) of each line of a block."""
    if isinstance(block, Paragraph):
        found = _ENTRY.match(block.text)
        return [(_with_text(block, found["heading"]), int(found["page"]))] if found else [(block, None)]
    return [line for row in block.rows for line in _row_lines(row)]


def _row_lines(row: Sequence[GridCell]) -> list[tuple[Paragraph, int | None]]:
    """(heading, page number) of a table's row; nothing of an empty one."""
    filled = [cell for cell in row if cell.text]
    if not filled:
        return []
    heading = filled[0].paragraphs[0]
    last = filled[-1].text.strip(" .…")
    if len(filled) > 1 and last.isdecimal() and len(last) <= 3:
        words = " ".join(cell.text.replace("\n", " ") for cell in filled[:-1])
        return [(_with_text(heading, words), int(last))]
    whole = " ".join(cell.text.replace("\n", " ") for cell in filled)
    found = _ENTRY.match(whole)
    return [(_with_text(heading, found["heading"] if found else whole), int(found["page"]) if found else None)]


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    text = re.sub(r"\s[.…]+$", "", _LEADERS.sub(" ", text).strip(" …\t"))
    return replace(paragraph, text=text)


def _entry(lines: list[Paragraph], page: int) -> ContentsEntryDraft:
    return ContentsEntryDraft(" ".join(line.text for line in lines), page, lines[0].indent, lines[0])


def _broken_at_figure(entry: ContentsEntryDraft, line: Paragraph, page: int) -> bool:
    """Whether the entry above was only the first half of this line: its `page` is a figure of the wrapped heading."""
    return line.text[:1].islower() and not line.gap and (entry.printed_page or 0) > page


def _continues(line: Paragraph, rest: list[Block]) -> bool:
    """Whether the line below the last entry is its second half (the number stands at the first half's height)."""
    return line.text[:1].islower() and not line.gap and bool(rest)


def entry_levels(entries: list[ContentsEntryDraft], parts: list[bool]) -> list[int]:
    """The entries' levels: by their indents where they differ, by their numbers, else by which open a main part."""
    indents = sorted({round(entry.indent) for entry in entries})
    steps = [indents[0]] if indents else []
    for indent in indents[1:]:
        if indent - steps[-1] > 3:
            steps.append(indent)
    if len(steps) > 1:
        return [max(n for n, step in enumerate(steps, 1) if round(entry.indent) >= step) for entry in entries]
    depths = [_depth(entry.heading) for entry in entries]
    if sum(depth is not None for depth in depths) > len(entries) / 2 and any(depth == 2 for depth in depths):
        return [depth or 1 for depth in depths]
    below = False
    levels = []
    for part in parts:
        below = below or part
        levels.append(1 if part or not below else 2)
    return levels


def _depth(heading: str) -> int | None:
    found = re.match(r"(\d+(?:\.\d+)*)\.?\s", heading)
    return found[1].count(".") + 1 if found else None
