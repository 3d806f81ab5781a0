"""The reader of text files, in the convention in which agendas come as text.

A label, a tab and its value make a row of a grid; `<p>`, `<u>` and `<i>` stand inside values; blank lines part
paragraphs, and also cut values and sentences in two where a page ended. What is a heading or a label is decided later,
in `extract.agenda`, as for every other format.
"""

import re
import unicodedata

from extract.blocks import MARKER, Block, Grid, GridCell, Paragraph, Style
from extract.formats.encoding import decode_text
from extract.formats.options import ReadOptions
from extract.reading import Reading

_PARAGRAPH = re.compile(r"\s*</?p(?:\s[^>]*)?/?>\s*|\s*<br\s*/?>\s*", re.IGNORECASE)
_ITALIC = re.compile(r"(<i\b[^>]*>.*?</i>)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?(?:u|i|b|em|strong|span|sup|sub|a)(?:\s[^>]*)?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)]*$")
_BULLET_TAB = re.compile(r"(?P<before>^|[\t ])(?P<bullet>[•▪◦●○■□➢✓*·])\t+(?=\S)")
_WRAPPED = 55  # characters: a line this long may have been broken by a printer's line width : set on the samples
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def read_text(data: bytes, _options: ReadOptions) -> Reading:
    """The blocks of a text file's bytes."""
    return Reading(read_blocks(decode_text(data)), "text/plain", "tekst")


def read_blocks(content: str) -> list[Block]:
    """The blocks of a text file, in its order."""
    # NFC: some programs write `é` as two characters, and no word list would know `financiële`. A form feed ends a
    # page, and with it a line.
    lines = _CONTROL.sub("", unicodedata.normalize("NFC", content)).replace("\x0c", "\n").splitlines()
    blocks: list[Block] = []
    rows: list[list[str]] = []
    gap, row_gap = True, True
    for line in map(_with_bullets, lines):
        if not line.strip():
            gap = True
            continue
        if "\t" in line.strip(" ") and not line.startswith("\t\t\t\t\t\t"):
            # Six tabs and more are a signature line or a centred title, no table.
            row_gap = row_gap if rows else gap
            rows.append(line.split("\t"))
            gap = False
            continue
        if rows:
            blocks.append(_grid(rows, row_gap))
            rows = []
        blocks += _paragraphs(line, gap)
        gap = False
    if rows:
        blocks.append(_grid(rows, row_gap))
    return _with_cut_paragraphs_joined(_split_grids(blocks))


def _with_bullets(line: str) -> str:
    """A line whose bullets a tab parts from their texts (as Word copies a list in a cell): each item a paragraph."""
    return _BULLET_TAB.sub(lambda bullet: f"{bullet['before'] and bullet['before'] + '<br/>'}{bullet['bullet']} ", line)


def _paragraphs(text: str, gap: bool) -> list[Paragraph]:
    """The paragraphs of a line or a value: parted by `<p>`, and by `<i>` where small help text begins."""
    # `<i>` holds the template's help text, small below a category; it must stay apart from what was filled in.
    paragraphs: list[Paragraph] = []
    for part in _PARAGRAPH.split(text):
        for piece in _ITALIC.split(part):
            plain = " ".join(_TAG.sub("", piece).split())
            if plain:
                italic = bool(_ITALIC.fullmatch(piece.strip()))
                paragraphs.append(
                    Paragraph(
                        plain,
                        style=Style(italic=italic),
                        gap=gap if not paragraphs else True,
                        counts=((0, len(plain.replace(" ", ""))),),
                    )
                )
    return paragraphs


def _grid(rows: list[list[str]], gap: bool) -> Grid:
    columns = max(len(row) for row in rows)
    cells = tuple(
        GridCell(n, column, paragraphs=tuple(_paragraphs(text, True)))
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, columns, gap)


def _split_grids(blocks: list[Block]) -> list[Block]:
    """Grids that stand together but differ in kind (two columns, then four) are told apart."""
    split: list[Block] = []
    for block in blocks:
        if not isinstance(block, Grid):
            split.append(block)
            continue
        run: list[list[GridCell]] = []
        for row in block.rows:
            # A form and a budget below it follow each other without a blank line.
            if run and (len(row) > 2) != (len(run[-1]) > 2):
                split.append(_regrid(run, block.gap))
                run = []
            run.append(row)
        split.append(_regrid(run, block.gap))
    return split


def _regrid(rows: list[list[GridCell]], gap: bool) -> Grid:
    cells = tuple(GridCell(n, cell.column, paragraphs=cell.paragraphs) for n, row in enumerate(rows) for cell in row)
    return Grid(cells, max(len(row) for row in rows), gap)


def _with_cut_paragraphs_joined(blocks: list[Block]) -> list[Block]:
    """Paragraphs that a page end or a printer's line width cut in two are one again."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _is_cut_in_two(before, block):
            text = f"{before.text} {block.text}"
            joined[-1] = Paragraph(
                text,
                style=before.style,
                gap=before.gap,
                counts=((0, len(text.replace(" ", ""))),),
                lines=before.lines + 1,
            )
        else:
            joined.append(block)
    return joined


def _is_cut_in_two(before: Paragraph, block: Paragraph) -> bool:
    """Whether a paragraph ends in the middle of a sentence that the next, in lower case, goes on with."""
    if MARKER.match(block.text) or _SENTENCE_END.search(before.text):
        return False
    last = len(before.text) if before.lines == 1 else _WRAPPED
    # A joined paragraph ends in a line of unknown length: what was long enough once may go on again.
    return last >= _WRAPPED and block.text[:1].islower()
