"""Reads the contents list below `Inhoudsopgave`: its entries, and their levels.

An entry is a heading with a page number, between them leader dots, white space or a column of a table:
`2.1 Kennis ........ 7`. It may be wrapped, and the number may stand in front. What the headings mean is no matter here;
section_levels ties them to sections. Reading rules 49 and 50 say what is checked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.agenda.drafts import ContentsEntryDraft
from extract.agenda.headings import intervention_title
from extract.agenda.lexicon import heading_kind
from extract.blocks import Block, Grid, GridCell, Paragraph

# A heading, then white space, dots or other leaders, then a page number of at most three digits: `2026` is a year.
_ENTRY = re.compile(r"^(?P<heading>.*?\S)(?:[\s.…_·]{2,}|\s)\(?(?P<page>\d{1,3})\)?$")
# The other way round, as some brochures set it: `7 ... Kennis`. Titles of interventions had up to 107 characters.
_FRONTED = re.compile(r"^(?P<page>\d{1,3})(?:[\s.…_·–—|-]{2,}|\s)(?P<heading>[^\W\d_].{2,140})$")
_PAGE = re.compile(r"\d{1,3}")
_LONGEST_WRAPPED = 140  # characters of a line without a number that may be the beginning of an entry
_MOST_WRAPPED = 2  # lines before the one with the number: more of them are the text below the list
_SAME_INDENT = 3  # points between two indents that are one: list numbers of one and two digits differ by less
_FEWEST_FRONTED = 3  # lines that begin with a number: two may be a list
# A list below a heading in its author's words. The samples' shortest list has four entries, of which two are parts of
# the template; printed page numbers go back at most once.
_LONGEST_HEADING = 40  # characters
_FEWEST_UNNAMED = 4
_KNOWN_SHARE = 0.4
_RISING_SHARE = 0.8
_LEADERS = re.compile(r"(?:\s*[.…_·]){3,}\s*")


def with_heads_before_lists(blocks: list[Block]) -> list[Block]:
    """The blocks with the heading of a contents list above its table, where the table's first row holds it."""
    return [part for block in blocks for part in (_head_and_list(block) if isinstance(block, Grid) else [block])]


def _head_and_list(grid: Grid) -> list[Block]:
    first, *rows = grid.rows or [[]]
    filled = [cell for cell in first if cell.text]
    known = heading_kind(filled[0].text) if len(filled) == 1 and len(filled[0].paragraphs) == 1 else None
    if known is None or known.kind != "inhoudsopgave" or not any(page for row in rows for _, page in _row_lines(row)):
        return [grid]
    below = tuple(cell for row in rows for cell in row)
    return [filled[0].paragraphs[0], replace(grid, cells=below, gap=False)]


def heads_contents(heading: Paragraph, blocks: list[Block]) -> bool:
    """True if a contents list follows a short line, whatever that says (`In deze brochure`): blocks stand below it.

    Its page numbers go up, and what it names are headings of such documents: a table of amounts has neither.
    """
    first = blocks[0] if blocks else None
    if first is None or len(heading.text) > _LONGEST_HEADING or not _begins_list(first):
        return False
    entries, _, _ = read_contents(blocks)
    pages = [_page(entry) for entry in entries]
    rising = sum(one <= other for one, other in pairwise(pages))
    known = sum(bool(heading_kind(entry.heading) or intervention_title(entry.heading)) for entry in entries)
    enough = len(entries) >= _FEWEST_UNNAMED and known >= _KNOWN_SHARE * len(entries)
    return enough and rising >= _RISING_SHARE * (len(pages) - 1)


def _begins_list(block: Block) -> bool:
    """True if a block's first line has a page number at its end or in front."""
    if isinstance(block, Grid):
        return bool(_column_entries(block)) or any(page is not None for _, page in _lines(block)[:_MOST_WRAPPED])
    return bool(_fronted_line(block)) or _lines(block)[0][1] is not None


def read_contents(blocks: list[Block]) -> tuple[list[ContentsEntryDraft], int, Grid | None]:
    """The entries at the beginning of blocks, how many blocks they took, and the rows of the last one that are none.

    An entry has a page number at its end, or goes on in the line that has one.
    """
    # Tried first: in the usual way the first of these lines would end the list.
    fronted, taken = _numbered_in_front(blocks)
    if fronted:
        return fronted, taken, None
    entries: list[ContentsEntryDraft] = []
    waiting: list[Paragraph] = []  # lines that may be the beginning of a wrapped entry
    taken = 0
    for n, block in enumerate(blocks):
        lines = _lines(block)
        if all(page is None for _, page in lines):
            if isinstance(block, Grid) or len(waiting) >= _MOST_WRAPPED or len(block.text) > _LONGEST_WRAPPED:
                break
            waiting.append(block)
        else:
            waiting = _take_lines(lines, waiting, entries)
            taken = n + 1
    if entries and waiting and taken and _continues(waiting[0], blocks[taken:]):
        entries[-1].heading += " " + waiting[0].text
        return entries, taken + 1, None
    return entries, taken, _below(blocks[taken - 1]) if taken else None


def _take_lines(
    lines: list[tuple[Paragraph, int | None]], waiting: list[Paragraph], entries: list[ContentsEntryDraft]
) -> list[Paragraph]:
    """Adds the entries that lines end; gives the lines that still wait for a page number."""
    for paragraph, page in lines:
        if page is None:
            waiting.append(paragraph)
            continue
        # `Kinderen van 0 tot 4` / `jaar ..... 9`: the line above ended in a figure that is no page.
        if entries and not waiting and _broken_at_figure(entries[-1], paragraph, page):
            entry = entries.pop()
            waiting = [_with_text(entry.paragraph, f"{entry.heading} {entry.printed_page}")]
        entries.append(_entry([*waiting, paragraph], page))
        waiting = []
    return waiting


def _numbered_in_front(blocks: list[Block]) -> tuple[list[ContentsEntryDraft], int]:
    """The entries of a list whose page numbers stand before the headings, and how many blocks it took.

    None where the numbers may number the headings: they aren't 1, 2, 3, such numbers count parts. None is lower than
    the first; between, printed ones do go back where nobody brought the list up to date. A list in two columns, or with
    entries in other type, is several tables and lines.
    """
    entries: list[ContentsEntryDraft] = []
    taken = 0
    for block in blocks:
        found = _column_entries(block) if isinstance(block, Grid) else _fronted_line(block)
        # A number lower than all before counts something else: the text has begun.
        if not found or (entries and _page(found[0]) < _page(entries[0])):
            break
        entries += found
        taken += 1
    if len({isinstance(block, Grid) for block in blocks[:taken]}) > 1:
        # A line's indent is its number's, a table's entry has its heading's: together they tell no levels.
        entries = [replace(entry, indent=0.0) for entry in entries]
    return (entries, taken) if len(entries) >= _FEWEST_FRONTED and not _counts_parts(entries) else ([], 0)


def _fronted_line(line: Paragraph) -> list[ContentsEntryDraft]:
    """The entry of a line that begins with its page number; none of another line."""
    match = _FRONTED.match(line.text)
    return [_entry([_with_text(line, match["heading"])], int(match["page"]))] if match else []


def _column_entries(grid: Grid) -> list[ContentsEntryDraft]:
    """The entries of a table of page numbers and headings, or of several such tables side by side."""
    parts = _side_by_side(grid)
    if any(part.columns != 2 for part in parts):
        return []
    found = [_numbered_rows(part) for part in parts]
    return [entry for entries in found for entry in entries] if all(found) else []


def _numbered_rows(grid: Grid) -> list[ContentsEntryDraft]:
    """The entries of a table of page numbers and headings; a row has several where lines stand close."""
    entries: list[ContentsEntryDraft] = []
    for row in grid.rows:
        numbers = [paragraph for cell in row if cell.column == 0 for paragraph in cell.paragraphs]
        headings = [paragraph for cell in row if cell.column == 1 for paragraph in cell.paragraphs]
        if not numbers or not all(_PAGE.fullmatch(number.text) for number in numbers):
            return []
        groups = _by_height(numbers, headings)
        if not all(groups):
            return []
        entries += [
            ContentsEntryDraft(" ".join(line.text for line in group), int(number.text), group[0].indent, group[0])
            for number, group in zip(numbers, groups, strict=True)
        ]
    return entries


def _side_by_side(grid: Grid) -> list[Grid]:
    """A table of contents in several columns as a table each, since the left one is read first; others as they are."""
    others = {cell.column for cell in grid.cells if cell.text and not _PAGE.fullmatch(cell.text.strip(" .…"))}
    pairs = range(0, grid.columns, 2)
    if grid.columns < 4 or grid.columns % 2 or others not in (set(pairs), {first + 1 for first in pairs}):
        return [grid]
    return [_columns_from(grid, first) for first in pairs]


def _columns_from(grid: Grid, first: int) -> Grid:
    """Two columns of a table, without the rows that are empty in them."""
    rows = [[cell for cell in row if first <= cell.column < first + 2 and cell.text] for row in grid.rows]
    filled = [row for row in rows if row]
    return Grid(
        tuple(replace(cell, row=n, column=cell.column - first) for n, row in enumerate(filled) for cell in row), 2
    )


def _by_height(numbers: list[Paragraph], headings: list[Paragraph]) -> list[list[Paragraph]]:
    """Of each number the headings' lines that stand at its height or below it, above the next number."""
    groups: list[list[Paragraph]] = [[] for _ in numbers]
    for n, heading in enumerate(headings):
        at = min(n, len(numbers) - 1)
        if heading.regions and all(number.regions for number in numbers):
            # Half a line: a number may be set in smaller type, a little lower than its heading.
            top = heading.regions[0].top + 0.5 * max(heading.style.size, 1.0)
            at = max((m for m, number in enumerate(numbers) if number.regions[0].top <= top), default=0)
        groups[at].append(heading)
    return groups


def _counts_parts(entries: list[ContentsEntryDraft]) -> bool:
    """True for `1 Kennis`, `2 Aanpak`, and where the page numbers stand at the end as well."""
    in_steps = [_page(entry) for entry in entries] == list(range(1, len(entries) + 1))
    return in_steps or any(_ENTRY.match(entry.heading) for entry in entries)


def _page(entry: ContentsEntryDraft) -> int:
    return entry.printed_page or 0


def _below(block: Block) -> Grid | None:
    """The rows of a table below the last that ends in a page number: another table, which began right below."""
    if isinstance(block, Paragraph):
        return None
    # Up to the last row with a page number: rows without one in between are wrapped entries, those below were lost
    # once.
    numbered = [n for n, row in enumerate(block.rows) if any(page is not None for _, page in _row_lines(row))]
    first = numbered[-1] + 1 if numbered else 0
    cells = tuple(replace(cell, row=cell.row - first) for cell in block.cells if cell.row >= first and cell.text)
    return Grid(cells, block.columns) if cells else None


def _lines(block: Block) -> list[tuple[Paragraph, int | None]]:
    """(heading, page number) of each line of a block."""
    if isinstance(block, Paragraph):
        entry = _ENTRY.match(block.text)
        return [(_with_text(block, entry["heading"]), int(entry["page"]))] if entry else [(block, None)]
    return [line for part in _side_by_side(block) for row in part.rows for line in _row_lines(row)]


def _row_lines(row: Sequence[GridCell]) -> list[tuple[Paragraph, int | None]]:
    """(heading, page number) of a table's row; nothing of an empty one."""
    filled = [cell for cell in row if cell.text]
    if not filled:
        return []
    # The first cell's place and type stand for the entry: its number, where that has a column of its own, comes with
    # it.
    heading = filled[0].paragraphs[0]
    last = filled[-1].text.strip(" .…")
    if len(filled) > 1 and last.isdecimal() and len(last) <= 3:
        words = " ".join(cell.text.replace("\n", " ") for cell in filled[:-1])
        return [(_with_text(heading, words), int(last))]
    whole = " ".join(cell.text.replace("\n", " ") for cell in filled)
    entry = _ENTRY.match(whole)
    return [(_with_text(heading, entry["heading"] if entry else whole), int(entry["page"]) if entry else None)]


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with a text without leader dots."""
    text = re.sub(r"\s[.…]+$", "", _LEADERS.sub(" ", text).strip(" …\t"))
    return replace(paragraph, text=text)


def _entry(lines: list[Paragraph], page: int) -> ContentsEntryDraft:
    return ContentsEntryDraft(" ".join(line.text for line in lines), page, lines[0].indent, lines[0])


def _broken_at_figure(entry: ContentsEntryDraft, line: Paragraph, page: int) -> bool:
    """True if the entry above was only the first half of this line: its `page` is a figure of the wrapped heading."""
    return line.text[:1].islower() and not line.gap and (entry.printed_page or 0) > page


def _continues(line: Paragraph, rest: list[Block]) -> bool:
    """True if the line below the last entry is its second half (the number stands at the first half's height)."""
    return line.text[:1].islower() and not line.gap and bool(rest)


def entry_levels(entries: list[ContentsEntryDraft], parts: list[bool]) -> list[int]:
    """The entries' levels: by their indents where they differ, by their numbers, else by which open a main part."""
    return _levels_by_indent(entries) or _levels_by_number(entries) or _levels_by_part(parts)


def _levels_by_indent(entries: list[ContentsEntryDraft]) -> list[int]:
    """A level for each step of the indents; none where all begin at one place."""
    starts = _column_starts(entries)
    own = [round(entry.indent - start) for entry, start in zip(entries, starts, strict=True)]
    indents = sorted(set(own))
    steps = indents[:1]
    for indent in indents[1:]:
        if indent - steps[-1] > _SAME_INDENT:
            steps.append(indent)
    if len(steps) < 2:
        return []
    return [max(n for n, step in enumerate(steps, 1) if indent >= step) for indent in own]


def _column_starts(entries: list[ContentsEntryDraft]) -> list[float]:
    """Where the column of each entry begins, in points from the page's left: a list may be set in two."""
    columns: list[list[float]] = []
    above = (0, 0.0)
    for entry in entries:
        place = _place(entry.paragraph)
        # Higher up on the same page: the list goes on at the head of the next column.
        if not columns or (place[0] == above[0] and place[1] < above[1]):
            columns.append([])
        columns[-1].append(entry.indent)
        above = place
    return [min(column) for column in columns for _ in column]


def _place(paragraph: Paragraph) -> tuple[int, float]:
    """(page, points from its top); nought where the input has no places."""
    return (paragraph.regions[0].page, paragraph.regions[0].top) if paragraph.regions else (0, 0.0)


def _levels_by_number(entries: list[ContentsEntryDraft]) -> list[int]:
    """`2.1` is of level 2; none where few are numbered, or no number has two parts."""
    depths = [_depth(entry.heading) for entry in entries]
    numbered = sum(depth is not None for depth in depths)
    return [depth or 1 for depth in depths] if numbered > len(entries) / 2 and 2 in depths else []


def _levels_by_part(parts: list[bool]) -> list[int]:
    """Level 1 for what opens a main part and for all before the first of them, 2 for what stands below one."""
    first = parts.index(True) if True in parts else len(parts)
    return [1 if part or n < first else 2 for n, part in enumerate(parts)]


def _depth(heading: str) -> int | None:
    number = re.match(r"(\d+(?:\.\d+)*)\.?\s", heading)
    return number[1].count(".") + 1 if number else None
