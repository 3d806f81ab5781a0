"""The reading of a PDF: its pages' marks as paragraphs and grids in reading order, joined over page breaks.

Pages are taken in batches: the furniture of a batch is learnt before its pages are laid out, and so are the type of its
running text, its line spacing, its hyphens and its text columns. A page's glyphs are let go as soon as its words are
known, its words with its batch: what grows with the number of pages is what was read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extract.blocks import Grid, Paragraph, Style
from extract.document import Page, Region
from extract.layout.carried_titles import CarriedTitles, without_first_counts
from extract.layout.form_boxes import boxes_of_page, form_pieces
from extract.layout.hanging_labels import hanging_labels
from extract.layout.heading_numbers import with_number
from extract.layout.hyphenation import Hyphens
from extract.layout.label_columns import NO_LABELS, LabelSetting, label_setting
from extract.layout.line_numbers import line_numbers, paragraph_numbers
from extract.layout.line_spacing import spacing_by_left_edge
from extract.layout.lines import Lines, Segment, segment_of, segments_of
from extract.layout.ornaments import badges, heading_numerals, label_icons, loose_signs, pull_quotes
from extract.layout.page_furniture import (
    Furniture,
    PageLines,
    WatermarkKey,
    is_running_title,
    watermark_key,
    watermark_keys,
)
from extract.layout.page_joins import join_pages
from extract.layout.page_layout import lay_out_page, table_piece
from extract.layout.page_notes import PageNotes
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.paragraphs import lead_labels
from extract.layout.regions import PageDrawings, PageRegion, box_around, panels_of, regions_of, uprights_alone
from extract.layout.spreads import by_sheet, pages_on_sheet, with_folds
from extract.layout.tables.ruled import Box, RuledTable, level_edges, level_rules, ruled_tables
from extract.layout.tables.white_rows import with_white_rows
from extract.layout.text_columns import TextColumns, text_columns
from extract.layout.turned_text import running_titles, turned_words
from extract.layout.words import Word, words_of
from extract.pdf.page_objects import NO_GLYPHS, RawPage, Stroke
from extract.pdf.typed_values import InsertedSpace, moved_back, with_typed_texts
from extract.reading import Reading

BATCH = 40  # pages whose furniture is learnt together; the words of so many are held in memory at a time
_ENOUGH_LINES = 4  # of one segment each that tell how far apart lines stand
_LONG_LINE = 7  # words: longer lines are running text, not labels or cells
_FEW_LINES = 2  # of one part of a page: fewer tell nothing of their step
_LARGER = 1.2  # times the running text: a page that begins with larger type doesn't go on with a table
_HEADING = 1.07  # times the running text, of a line alone: 11 point in text of 10 is larger by 1.10
_BESIDE = 0.4  # of the size: middles as near to each other are of one line
_NO_SIZE = 10.0  # points: the size of the running text where there is none


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page between decoding and layout."""

    raw: RawPage  # without its glyphs
    room: InsertedSpace  # that was made on it for what was typed into its boxes
    lines: PageLines
    tables: list[RuledTable]
    rules: tuple[Stroke, ...]
    shades: tuple[Stroke, ...]
    frames: tuple[Box, ...]
    characters: int
    leaders: int  # of these, dots between contents entries and page numbers: used as such
    confidence: float | None  # of OCR, the mean of the page's letters
    drawn: PageDrawings
    titles: tuple[Word, ...]  # running titles set upward or downward at the page's edge
    line_numbers: tuple[Word, ...]  # in the page's margin
    icons: tuple[Word, ...]  # before labels and headings


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a batch of pages is set, learnt from its pages."""

    size: float  # of the running text, in points
    spacing: float  # of its lines, in sizes of type
    hyphens: Hyphens
    columns: TextColumns | None
    labels: LabelSetting
    leads: frozenset[str]  # labels before and above their values that come again and again
    watermarks: set[WatermarkKey]


def lay_out_pages(pages: Iterable[RawPage]) -> Reading:
    """The reading of a document's pages."""
    layout = _DocumentLayout()
    halves = (half for page in with_folds(pages) for half in pages_on_sheet(page))
    for sheets in _batches(_sheet(page, right) for page, right in halves):
        layout.add(sheets)
    return layout.reading()


class _DocumentLayout:
    """A document's pages as laid out so far, batch by batch."""

    def __init__(self) -> None:
        self.furniture = Furniture()
        self.notes = PageNotes()
        self.pieces: list[list[Piece]] = []  # of each page
        self.accounts: list[Page] = []
        self.margins: list[Region] = []  # the places of furniture
        self.running: dict[str, None] = {}  # what furniture says, in order
        self.hyphens = Hyphens(Counter(), False)  # of the last batch, by which page breaks are mended
        self.columns: TextColumns | None = None  # the last that were found: a batch of tables and lists shows none
        self.labels = NO_LABELS  # above values, as the last batch sets them
        self.titles = CarriedTitles()
        self.open_edges: tuple[float, ...] | None = None  # the columns of a table that ends the last page

    def add(self, sheets: list[_Sheet]) -> None:
        """Learns from a batch of pages and lays each of them out."""
        sheets = _without_paragraph_numbers(sheets)
        # Before any page of the batch is laid out: all of this is known by repetition, or by what is usual.
        self.furniture.learn([sheet.lines for sheet in sheets])
        self.columns = text_columns(sheet.lines.lines for sheet in sheets) or self.columns
        self.labels = label_setting(sheet.lines.lines for sheet in sheets)
        self.hyphens = Hyphens.of(_column_lines(sheets))
        size = _body_size(sheets)
        watermarks = watermark_keys([sheet.lines for sheet in sheets], size)
        leads = lead_labels(_segments(sheets)) | hanging_labels(sheet.lines.lines for sheet in sheets)
        setting = _Setting(size, _text_spacing(sheets), self.hyphens, self.columns, self.labels, leads, watermarks)
        for sheet in sheets:
            self._add_page(sheet, setting)

    def _add_page(self, sheet: _Sheet, setting: _Setting) -> None:
        """Lays a page out and accounts for its letters: each is in a piece, or furniture, or told in a note."""
        body, furniture = _without_furniture(sheet, self.furniture, setting)
        pieces = self._pieces(sheet, body, setting)
        # Only now, since a pull quote is known by standing in the page's text a second time.
        quotes = pull_quotes(pieces, setting.size)
        carried = self.titles.taken(pieces, setting.size, sheet.raw.width > sheet.raw.height)
        left_out = [*quotes, *carried]
        pieces = [_moved_back(piece, sheet.room) for piece in pieces if piece not in left_out]
        if carried and pieces:
            pieces[0] = replace(pieces[0], carried_on=True)
        # A part's title, alone on its page, is as wide as that page's ink, and still ends there.
        if pieces and isinstance(last := pieces[-1].block, Paragraph) and last.style.size > _LARGER * setting.size:
            pieces[-1] = replace(pieces[-1], full=False)
        self.pieces.append(pieces)
        # Only a table that ends the page may go on: a paragraph after it has closed it.
        self.open_edges = pieces[-1].edges if pieces and isinstance(pieces[-1].block, Grid) else None
        quoted = [piece.block for piece in left_out if isinstance(piece.block, Paragraph)]
        # Every letter of a page is accounted for (`pages` table), so what is left out is counted here.
        letters = sum(part.characters for part in furniture) + sum(n for quote in quoted for _, n in quote.counts)
        self.accounts.append(_account(sheet, letters))
        regions = [part.region(sheet.raw.number) for part in furniture]
        regions += [region for quote in quoted for region in quote.regions]
        self.margins += map(sheet.room.back, regions)
        self.running |= dict.fromkeys(part.text for part in furniture if is_running_title(part.text))
        self.notes.add(sheet.raw)

    def _pieces(self, sheet: _Sheet, body: list[Segment], setting: _Setting) -> list[Piece]:
        """A page's pieces in reading order; a table may go on from the last page, unless a heading begins this one."""
        parts = PageParts(
            number=sheet.raw.number,
            words=tuple(word for segment in body for word in segment.words),
            tables=tuple(sheet.tables),
            hyphens=setting.hyphens,
            pitch=setting.spacing,
            size=setting.size,
            leads=setting.leads,
            columns=setting.columns,
            rules=sheet.rules,
            shades=sheet.shades,
            frames=sheet.frames,
            panels=sheet.drawn.panels,
        )
        edges = None if _begins_with_heading(body, setting.size) else self.open_edges
        return _by_region(regions_of(body, sheet.drawn, setting.labels, setting.columns), parts, edges)

    def reading(self) -> Reading:
        """What was read of all pages."""
        pages = [without_first_counts(pieces, self.titles.marks) for pieces in self.pieces]
        return Reading(
            join_pages(pages, self.hyphens),
            "application/pdf",
            _text_layer(self.accounts),
            tuple(by_sheet(self.accounts)),
            residue=tuple(self.notes.residue),
            doubts=self.notes.doubts,
            furniture=tuple(self.margins),
            running=tuple(self.running),
        )


def _begins_with_heading(body: Sequence[Segment], size: float) -> bool:
    """True if a page begins with type larger than the running text's `size`; alone on its line a little will do."""
    if not body:
        return False
    first = body[0]
    alone = not any(abs(other.middle - first.middle) < _BESIDE * first.size for other in body[1:])
    return first.size > (_HEADING if alone else _LARGER) * size


def _moved_back(piece: Piece, room: InsertedSpace) -> Piece:
    """A piece where the file has it, without the space that was made for what was typed into boxes above it."""
    return replace(piece, block=moved_back(piece.block, room)) if room.gaps or room.right else piece


def _by_region(regions: list[PageRegion], parts: PageParts, edges: tuple[float, ...] | None) -> list[Piece]:
    """The pieces of a page, region after region; tables go with the words in them.

    A form's page is one region: its boxes beside labels are no panels beside text.
    """
    # One region is the page itself, with its tables and columns as they are.
    if len(regions) == 1 or _is_form(form_pieces(parts)[0]):
        return lay_out_page(parts, edges)
    page: list[Piece] = []
    for n, region in enumerate(regions):
        if region.form:
            page.append(table_piece(*region.form, parts))
            continue
        box = box_around(region.words)
        # A drawn table is never cut (`regions.py`), so it lies in the region whose width it shares.
        tables = tuple(t for t in parts.tables if t.box.x0 < box.x1 and box.x0 < t.box.x1)
        pitch = max(parts.pitch, _spacing_in(region))
        own = replace(parts, words=region.words, tables=tables, columns=_columns_over(box, parts.columns), pitch=pitch)
        pieces = lay_out_page(own, edges if n == 0 else None)
        if pieces and region.resumes:
            pieces[0] = replace(pieces[0], resumes=True)
        page += pieces
    return page


def _is_form(pieces: Sequence[Piece]) -> bool:
    """True if some of the pieces are rows of a form: text beside a frame alone, as around who signs, is none."""
    return any(not isinstance(piece.block, Grid) or len(piece.block.rows) > 1 for piece in pieces)


def _spacing_in(region: PageRegion) -> float:
    """The usual step in a part of a page, in sizes of type; 0 where too few lines tell.

    A panel's lines stand as its designer set them: by the running text's step each would be a paragraph.
    """
    lines = [segment for line in segments_of(region.words) for segment in line]
    styles: Counter[Style] = Counter()
    for line in lines:
        styles[line.style] += line.characters
    # Labels stand nearer to their values than the lines of a value do.
    values = [line for line in lines if line.style == styles.most_common(1)[0][0]]
    return spacing_by_left_edge(values) if len(values) > _FEW_LINES else 0.0


def _columns_over(box: Box, columns: TextColumns | None) -> TextColumns | None:
    """The document's text columns, where a region reaches over both."""
    return columns if columns and box.x0 < columns.gutter < box.x1 else None


def _batches(sheets: Iterator[_Sheet]) -> Iterator[list[_Sheet]]:
    while batch := list(islice(sheets, BATCH)):
        yield batch


def _sheet(raw: RawPage, right: float) -> _Sheet:
    """A page's lines and drawn tables; its glyphs are let go. It lies so far right on what was scanned."""
    raw, room = with_typed_texts(raw)
    room = replace(room, right=right)
    # A tick's box is no field with a label at its left: its text is the mark in front of one.
    boxes = [Box(t.x0, room.down(t.top), t.x1, room.down(t.bottom)) for t in raw.typed if not t.ticked]
    # Before words are made of the rest: letters set upward stand below each other, each at the place of some line.
    upright, turned = turned_words(raw.glyphs)
    words = words_of(upright)
    titles = running_titles(turned, segments_of(words)) if turned else []
    lines = segments_of([*words, *(word for word in turned if word not in titles)])
    tables = with_white_rows(ruled_tables(raw.strokes, raw.fills, raw.width, raw.height), lines)
    # Taken out before anything is learnt from the lines: they part columns and begin paragraphs where there are none.
    numbers = line_numbers(lines, [(table.box.x0, table.box.x1) for table in tables])
    icons = label_icons(lines)
    if numbers or icons:
        lines = _lines_without(_beginning_at_icons(lines, icons), [*numbers, *icons])
    rules, shades = level_rules(raw.strokes), level_edges(raw.fills, raw.width, raw.height)
    apart = sum(word.characters for word in (*titles, *numbers, *icons))
    in_lines = sum(segment.characters for line in lines for segment in line) + apart
    return _Sheet(
        # A page's letters are let go here, so that 500 pages take no more than 1.3 times the memory of 50.
        raw=replace(raw, glyphs=NO_GLYPHS, strokes=(), fills=(), typed=()),
        room=room,
        lines=PageLines(raw.number, raw.width, raw.height, lines, tuple(tables)),
        tables=tables,
        rules=tuple(rules),
        shades=tuple(shades),
        frames=boxes_of_page(raw.strokes, boxes),
        characters=len(raw.glyphs),
        leaders=len(raw.glyphs) - in_lines,  # lines leave nothing else out
        confidence=_confidence(raw),
        drawn=_drawn(raw, tables, (*rules, *shades)),
        titles=tuple(titles),
        line_numbers=tuple(numbers),
        icons=tuple(icons),
    )


def _beginning_at_icons(lines: Lines, icons: set[Word]) -> Lines:
    """The lines with each label that an icon stands before beginning where the icon does: at the edge of its value."""
    return [[_beginning_at_icon(s) if s.words[0] in icons else s for s in line] for line in lines] if icons else lines


def _beginning_at_icon(segment: Segment) -> Segment:
    icon, first, *rest = segment.words
    return segment_of([icon, first._replace(x0=icon.x0), *rest])


def _without_paragraph_numbers(sheets: list[_Sheet]) -> list[_Sheet]:
    """The sheets of a batch, the numbers of their paragraphs taken out of the lines, as those of lines have been."""
    found = paragraph_numbers([sheet.lines.lines for sheet in sheets])
    return [
        replace(
            sheet,
            lines=replace(sheet.lines, lines=_lines_without(sheet.lines.lines, numbers)),
            line_numbers=(*sheet.line_numbers, *numbers),
        )
        if numbers
        else sheet
        for sheet, numbers in zip(sheets, found, strict=True)
    ]


def _lines_without(lines: Lines, numbers: Sequence[Word]) -> Lines:
    """The lines that are left of a page without some of its words."""
    return segments_of([word for line in lines for part in line for word in part.words if word not in numbers])


def _confidence(raw: RawPage) -> float | None:
    """The mean confidence of a page's letters, 0 to 1; None where all are digital."""
    if raw.text_layer == "digitaal" or not raw.glyphs:
        return None
    return float(sum(raw.glyphs.confidence.tolist()) / len(raw.glyphs))


def _drawn(raw: RawPage, tables: list[RuledTable], levels: tuple[Stroke, ...]) -> PageDrawings:
    """What cuts the page into regions, and what may not be cut; levels: its rules, and the edges of its shades."""
    # A frame or a single rule must not keep the page whole; a table with cells must.
    kept = tuple(table.box for table in tables if table.columns_drawn and len(table.ys) > 2)
    panels = panels_of(raw.fills, raw.strokes, kept)
    return PageDrawings(panels, kept, levels, uprights_alone(raw.strokes), raw.width > raw.height)


def _body_size(sheets: list[_Sheet]) -> float:
    """The size that most letters have; what comes again on each page counts once, as slides have little else."""
    sizes: Counter[float] = Counter()
    for segment in {segment.text: segment for segment in _segments(sheets)}.values():
        # Rounded: producers write one size as 9.96 and 10.02.
        sizes[round(segment.size, 1)] += segment.characters
    return sizes.most_common(1)[0][0] if sizes else _NO_SIZE


def _segments(sheets: list[_Sheet]) -> Iterator[Segment]:
    return (segment for sheet in sheets for line in sheet.lines.lines for segment in line)


def _column_lines(sheets: list[_Sheet]) -> Iterator[str]:
    """The printed lines, one for each segment: hyphens stand at the ends of columns too."""
    return (segment.text for segment in _segments(sheets))


def _text_spacing(sheets: list[_Sheet]) -> float:
    """The usual step from line to line, in sizes of type: that of the widest lines, which are running text.

    Those that stand alone on their line tell best; a document in text columns may have none.
    """
    long = [s for s in _segments(sheets) if len(s.words) > _LONG_LINE]
    # Beside another segment a line may be a cell's, and cells are set closer than text.
    lines = (line for sheet in sheets for line in sheet.lines.lines)
    alone = [line[0] for line in lines if len(line) == 1 and len(line[0].words) > _LONG_LINE]
    return spacing_by_left_edge(alone if len(alone) >= _ENOUGH_LINES else long)


def _without_furniture(sheet: _Sheet, furniture: Furniture, setting: _Setting) -> tuple[list[Segment], list[Segment]]:
    """The page's segments without furniture, and the furniture: running lines and titles, line numbers, ornaments."""
    positions = furniture.positions_on(sheet.lines)
    lines = sheet.lines.lines
    ornaments = heading_numerals(lines, setting.size) | badges(lines, sheet.drawn.panels)
    # Most pages have no signs at all; those that have are seen at once.
    ornaments |= loose_signs(lines, sheet.drawn.panels)
    body: list[Segment] = []
    left_out = [segment_of([word]) for word in (*sheet.titles, *sheet.line_numbers, *sheet.icons)]
    for n, line in enumerate(sheet.lines.lines):
        if n in positions:
            left_out += line
            continue
        line = with_number(line, setting.size)
        if not (setting.watermarks or ornaments):  # as on most pages
            body += line
        else:
            for segment in line:
                apart = [w for w in segment.words if w in ornaments or watermark_key(w) in setting.watermarks]
                left_out += (segment_of([word]) for word in apart)
                rest = [word for word in segment.words if word not in apart]
                body += [segment_of(rest)] if rest else []
    return body, left_out


def _account(sheet: _Sheet, furniture: int) -> Page:
    """The account of a page's letters; furniture: how many of them are in furniture."""
    raw = sheet.raw
    return Page(
        raw.number,
        raw.width,
        sheet.room.height(raw.height),
        raw.rotation,
        raw.text_layer,
        sheet.characters,
        sheet.leaders,
        furniture,
        0,
        sheet.confidence,
        raw.turned,
        raw.unread,
    )


def _text_layer(pages: list[Page]) -> str:
    """The text layer of pages with text: `digitaal`, `ocr`, or `gemengd` where they differ."""
    # Blank pages don't count: a digital agenda with an empty back page isn't mixed.
    layers = {page.text_layer for page in pages if page.characters}
    return "gemengd" if len(layers) > 1 else (layers.pop() if layers else "digitaal")
