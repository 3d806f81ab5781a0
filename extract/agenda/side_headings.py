"""Headings that stand beside their text, in a margin or a column of their own, head it as if they stood above.

Layout gives them as a table of two columns. What tells it from a form is the words: the left column has the template's
headings (`Inzet vanuit het Nationaal Programma Onderwijs`) and no label of a value.
"""

from dataclasses import replace

from extract.agenda.lexicon import field_name, heading_kind
from extract.blocks import Block, Grid, GridCell, Paragraph

_KNOWN_SHARE = 0.5  # of the left column's texts: others are headings in the author's own words (`Wat we al doen`)


def side_headings_above(blocks: list[Block]) -> list[Block]:
    """The blocks with headings beside texts as headings above them; all others as they are, the same objects."""
    return [
        part
        for block in blocks
        for part in (_unrolled(block) if isinstance(block, Grid) and _beside_text(block) else [block])
    ]


def _beside_text(grid: Grid) -> bool:
    """True if a table's left column holds headings of the explanation, in type of their own, and the right one text."""
    if grid.columns != 2 or not grid.cells:
        return False
    heads = [cell for cell in grid.cells if cell.column == 0 and cell.text]
    texts = [cell for cell in grid.cells if cell.column == 1 and cell.text]
    if not heads or not texts or any(field_name(_text(head), weak=False) for head in heads):
        return False
    known = [kind for head in heads if (kind := heading_kind(_text(head))) and not kind.part]
    return len(known) >= _KNOWN_SHARE * len(heads) and bool(known) and _set_apart(heads, texts)


def _set_apart(heads: list[GridCell], texts: list[GridCell]) -> bool:
    """True if no heading is set as any text beside it: a table of words for words has one type."""
    types = {paragraph.style for cell in texts for paragraph in cell.paragraphs}
    return not any(paragraph.style in types for cell in heads for paragraph in cell.paragraphs)


def _text(cell: GridCell) -> str:
    return cell.text.replace("\n", " ")


def _unrolled(grid: Grid) -> list[Block]:
    """Row by row: the heading, set as one, and the text beside it."""
    blocks: list[Block] = []
    for row in grid.rows:
        for cell in sorted(row, key=lambda cell: cell.column):
            if not cell.text:
                continue
            if cell.column == 0:
                blocks.append(_heading(cell))
            else:
                blocks += cell.paragraphs
    return blocks


def _heading(cell: GridCell) -> Paragraph:
    """A cell's lines as one heading: where it stands says so, however light its type is."""
    first = cell.paragraphs[0]
    regions = tuple(region for paragraph in cell.paragraphs for region in paragraph.regions)
    counts = tuple(count for paragraph in cell.paragraphs for count in paragraph.counts)
    style = first.style._replace(bold=True)
    return replace(first, text=_text(cell), regions=regions, counts=counts, style=style, gap=True, lines=1)
