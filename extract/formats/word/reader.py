"""Reads a Word document's paragraphs and tables in reading order, as the readers of other formats do.

It is read as it would print with all changes accepted: with the numbers of its lists, without hidden text, its notes at
the end, its headers and footers apart. A Word document has no pages until it is printed: nothing here has a place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extract.blocks import Block, Grid, GridCell, Paragraph, Style
from extract.document import Doubt, Residue
from extract.formats.word.package import Element, Package, W, open_package
from extract.formats.word.styles import Numbering, Styles
from extract.formats.word.table import CellWithBlocks, RawCell, blocks_of_table, raw_rows
from extract.formats.word.text import Break, Note, TextBox, TextReader, TextRun, unwrapped_children
from extract.layout.page_furniture import is_running_title
from extract.reading import Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SENTENCE_END = (".", "!", "?", ":", ";", "…")
_WRAPPED = 55  # a line at least this long may have been broken by hand in the middle of a sentence, as in text files
_LINE = 90  # characters of a printed line of running text
_LONGEST_TITLE = 90  # characters of a line that underlining makes a heading
_TABBED = 60  # characters before the tab of `label, tab, value`
_STEP = 11.0  # points by which an entry of a contents list is set in a level
_QUOTED = 120


@dataclass
class _Reader:
    """What reading a document keeps up: list numbers, notes, a paragraph whose end was deleted."""

    styles: Styles
    numbering: Numbering
    text: TextReader
    notes: list[Note] = field(default_factory=list)
    _begun: list[TextRun | Break] = field(default_factory=list)

    def blocks(self, parent: Element, empty: bool = False) -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a note."""
        for child, prompt in unwrapped_children(parent):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, prompt or empty)
            elif child.tag == f"{W}tbl":
                yield from blocks_of_table([[self._cell(cell) for cell in row] for row in raw_rows(child)])

    def _cell(self, raw: RawCell) -> CellWithBlocks:
        # Also in a cell: two lines `Naam, tab, A. Boom` are a small table there, whose rows become lines.
        return CellWithBlocks(raw.cell, _tabbed(list(self.blocks(raw.element, raw.empty))), raw.shaded)

    def _paragraph(self, element: Element, prompt: bool) -> Iterator[Block]:
        # Before the text: numbers count on for each item that is printed, in the document's order.
        place = self.numbering.place(element)
        mark = self.numbering.mark(place) if place is not None else ""
        line: list[TextRun | Break] = []
        boxes: list[TextBox] = []
        # The content control may lie around the paragraph, a row or the table; its prompt is no value in any of them.
        for token in self.text.tokens(element) if not prompt else self.text.prompted(element):
            if isinstance(token, TextBox):
                boxes.append(token)
            elif isinstance(token, Note):
                self.notes.append(token)
            else:
                line.append(token)
        # With tracked changes accepted, a paragraph whose mark was deleted runs on in the next one (ECMA-376,
        # 17.13.5.15).
        line, self._begun = self._begun + line, []
        # Its beginning waits, and the list number is the next paragraph's.
        if _end_deleted(element):
            self._begun = line
        else:
            yield from self._printed(element, line, mark)
        # After the paragraph that a text box is anchored to: where it floats to is not known before printing.
        for box in boxes:
            yield from self.blocks(box.content)

    def _printed(self, element: Element, tokens: list[TextRun | Break], mark: str) -> Iterator[Paragraph]:
        """The paragraphs that a paragraph's lines make: one, unless lines were broken by hand to part them."""
        level = self.styles.heading_level(element)
        entry = self.styles.contents_level(element)
        # An entry's indent stands in its style, or nowhere; the number in the style's name (`toc 2`) is always there.
        indent = (entry - 1) * _STEP if entry else self._indent(element)
        paragraphs: list[Paragraph] = []
        for pieces in _lines(tokens):
            made = _made(pieces, indent, level, first=not paragraphs)
            if made is None:
                continue
            # A heading over two lines is one heading; in running text Shift+Enter is also how people part an address's
            # lines.
            if paragraphs and (level or _is_broken_by_hand(paragraphs[-1], made)):
                paragraphs[-1] = _joined_lines(paragraphs[-1], made)
            else:
                paragraphs.append(made)
        if paragraphs and mark:
            # The number is printed, and in no run of the file: without it `2.1` of a heading would be missing.
            paragraphs[0] = _counted(replace(paragraphs[0], text=f"{mark} {paragraphs[0].text}"))
        yield from paragraphs

    def _indent(self, element: Element) -> float:
        """Points from the text's left edge to the paragraph's."""
        given = self.styles.property(element, "ind")
        # `start` is what the strict variant of the format calls `left`.
        twips = (given.get(f"{W}left") or given.get(f"{W}start") or "0") if given is not None else "0"
        return int(twips) / 20 if twips.lstrip("-").isdecimal() else 0.0

    def noted(self, package: Package) -> Iterator[Paragraph]:
        """The notes in the order of their marks, each on a line with its number."""
        for kind in ("footnote", "endnote"):
            texts = {e.get(f"{W}id", ""): e for root in package.related(f"{kind}s") for e in root.findall(f"{W}{kind}")}
            # Only notes whose marks are in the text: the parts also hold Word's separator lines, as notes 0 and -1.
            wanted = [note.id for note in self.notes if note.kind == kind and note.id in texts]
            for n, note in enumerate(dict.fromkeys(wanted), 1):
                parts = [text for block in list(self.blocks(texts[note])) for text in _texts(block)]
                if parts:
                    # A size of 1 point: smaller than any running text, as the notes at the foot of a printed page are.
                    yield _counted(Paragraph(f"{str(n).translate(_SUPERSCRIPT)} {' '.join(parts)}", style=Style(1.0)))


def read_docx(data: bytes) -> Reading:
    """The reading of a Word document. ReadError where it is none, is damaged, locked, or too large unpacked."""
    package = open_package(data)
    styles = Styles.of(package)
    reader = _Reader(styles, Numbering.of(package, styles), TextReader(styles))
    blocks = _tabbed(list(reader.blocks(package.body)))
    # After the body, whose reading met their marks.
    notes = list(reader.noted(package))
    comments = tuple(_comments(package, reader))
    doubts = (
        *_doubts(reader),
        *(Doubt("aantekening", f"Opmerking in de kantlijn: ‘{_short(c.text)}’.") for c in comments),
    )
    return Reading(
        [*blocks, *notes],
        MEDIA_TYPE,
        "tekst",
        residue=comments,
        doubts=doubts,
        running=tuple(_running(package, reader)),
    )


def _lines(tokens: list[TextRun | Break]) -> Iterator[list[TextRun]]:
    line: list[TextRun] = []
    for token in tokens:
        if isinstance(token, Break):
            yield line
            line = []
        else:
            line.append(token)
    yield line


def _made(pieces: list[TextRun], indent: float, level: int, first: bool) -> Paragraph | None:
    """A line as a paragraph, set as most of its letters are; None where it is blank."""
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return None
    weights: dict[Style, int] = {}
    for piece in pieces:
        # By letters: a bold space, left over from typing, set a whole line bold otherwise.
        weights[piece.style] = weights.get(piece.style, 0) + len("".join(piece.text.split()))
    style = max(weights, key=lambda s: weights[s])
    folded = _folded(text)
    # Who knows no styles underlines headings. The blocks have no underlining; bold is what it is meant as.
    if len(folded) <= _LONGEST_TITLE and all(piece.underlined for piece in pieces if piece.text.strip()):
        style = style._replace(bold=True)
    lines = 1 + len(folded) // _LINE
    made = Paragraph(folded, (), style, indent, first, lines=lines, label=_bold_label(pieces), outline=level)
    return _counted(made)


def _folded(text: str) -> str:
    """Spaces folded; a tab inside stays, until it is known whether it parts columns."""
    return "\t".join(part for part in (" ".join(p.split()) for p in text.split("\t")) if part)


def _bold_label(pieces: list[TextRun]) -> str:
    """Bold words up to a colon at the line's beginning, where plain ones follow."""
    bold, rest = "", ""
    for piece in pieces:
        if rest or not (piece.style.bold or not piece.text.strip()):
            rest += piece.text
        else:
            bold += piece.text
    # The colon behind a bold label is often set plain, by chance.
    if rest.startswith(":"):
        bold, rest = bold + ":", rest[1:]
    text = bold.strip()
    return text.rstrip(" :") if rest.strip() and text.endswith(":") and text[:1].isupper() else ""


def _is_broken_by_hand(before: Paragraph, line: Paragraph) -> bool:
    """Whether a line broken by hand goes on in the next."""
    return (
        len(before.text) >= _WRAPPED
        and line.text[:1].islower()
        and line.marker is None
        and not before.text.endswith(_SENTENCE_END)
    )


def _joined_lines(before: Paragraph, line: Paragraph) -> Paragraph:
    return _counted(replace(before, text=f"{before.text} {line.text}", lines=before.lines + line.lines))


def _counted(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, counts=((0, len("".join(paragraph.text.split()))),))


def _end_deleted(element: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that it goes on in the next."""
    mark = element.find(f"{W}pPr/{W}rPr")
    # The run properties inside `pPr` are those of the paragraph's mark, not of its text.
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _tabbed(blocks: list[Block]) -> list[Block]:
    """Lines that stand together with as many tabs each are a table; other tabs are spaces."""
    made: list[Block] = []
    run: list[Paragraph] = []
    for block in [*blocks, None]:
        # `Naam:, tab, A. Boom` on two lines or more; a single tab in a text is only white space.
        if isinstance(block, Paragraph) and _has_columns(block) and (not run or _tabs(run[-1]) == _tabs(block)):
            run.append(block)
            continue
        made += [_tab_grid(run)] if len(run) > 1 else [_spaced(p) for p in run]
        run = [block] if isinstance(block, Paragraph) and _has_columns(block) else []
        if block is not None and not run:
            made.append(_spaced(block) if isinstance(block, Paragraph) else block)
    return made


def _tabs(paragraph: Paragraph) -> int:
    return paragraph.text.count("\t")


def _has_columns(paragraph: Paragraph) -> bool:
    """Whether a tab parts it in columns: not in a heading, nor before the page number of a contents list's entry."""
    head, _, tail = paragraph.text.partition("\t")
    # `Kennis, tab, 7` is an entry of the contents list, which is read by its number and not as a table.
    return bool(tail) and not paragraph.outline and len(head) <= _TABBED and not tail.strip(" .…").isdecimal()


def _tab_grid(lines: list[Paragraph]) -> Grid:
    cells = tuple(
        GridCell(row, column, paragraphs=(_counted(replace(line, text=part, label="")),))
        for row, line in enumerate(lines)
        for column, part in enumerate(line.text.split("\t"))
    )
    return Grid(cells, 1 + _tabs(lines[0]))


def _spaced(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, text=" ".join(paragraph.text.split()))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [" ".join(block.text.split())]
    return [paragraph.text for paragraph in block.paragraphs]


def _running(package: Package, reader: _Reader) -> Iterator[str]:
    """What headers and footers say beside the page number, each once."""
    parts = [part for kind in ("header", "footer") for part in package.related(kind)]
    # First, even and odd pages have parts of their own, which mostly say the same.
    texts = [text for part in parts for block in list(reader.blocks(part)) for text in _texts(block)]
    yield from (text for text in dict.fromkeys(texts) if is_running_title(text))


def _comments(package: Package, reader: _Reader) -> Iterator[Residue]:
    for root in package.related("comments"):
        for comment in root.findall(f"{W}comment"):
            # A comment speaks about the text and is none of it: left over and told, not read.
            text = " ".join(text for block in list(reader.blocks(comment)) for text in _texts(block))
            if text:
                yield Residue(None, text, ())


def _doubts(reader: _Reader) -> Iterator[Doubt]:
    told = reader.text.told
    hidden = " ".join("".join(told.hidden).split())
    if hidden:
        yield Doubt("tekst_onzichtbaar", f"Verborgen tekst is niet overgenomen: ‘{_short(hidden)}’.")
    # A draft may be read, but whoever uses its amounts must know that they weren't settled yet.
    if told.inserted or told.deleted:
        yield Doubt(
            "wijzigingen_open",
            f"Er staan nog wijzigingen open ({told.inserted} ingevoegd, {told.deleted} verwijderd); "
            "gelezen is de tekst waarin ze zijn aanvaard.",
        )


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
