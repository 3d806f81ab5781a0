"""Decoded pages in, a Reading out: words, furniture, tables, paragraphs, joined over page breaks.

Pages are taken in batches: the furniture of a batch is learnt before its pages are laid out. A page's glyphs are let go
as soon as its words are known, its words with its batch: what grows with the number of pages is what was read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from extract.blocks import Grid, Paragraph
from extract.document import Doubt, Page, Region, Residue
from extract.layout.form_boxes import form_pieces, frames_of
from extract.layout.hyphenation import Hyphens
from extract.layout.line_spacing import spacing_by_left_edge
from extract.layout.lines import Segment, segment_of, segments_of
from extract.layout.ornaments import heading_numerals, pull_quotes
from extract.layout.page_furniture import Furniture, PageLines, is_running_title, watermark_key, watermark_keys
from extract.layout.page_joins import join_pages
from extract.layout.page_layout import lay_out_page
from extract.layout.page_pieces import PageParts, Piece
from extract.layout.regions import PageDrawings, PageRegion, box_around, panels_of, regions_of
from extract.layout.tables.ruled import Box, RuledTable, level_edges, level_rules, ruled_tables
from extract.layout.text_columns import TextColumns, text_columns
from extract.layout.turned_text import running_titles, turned_words
from extract.layout.words import Word, words_of
from extract.pdf.page_objects import NO_GLYPHS, RawPage, Stroke
from extract.pdf.typed_values import InsertedSpace, moved_back, with_typed_texts
from extract.reading import Reading

_ENOUGH = 4  # lines that tell how far apart lines stand
_LARGER = 1.2  # times the running text: a page that begins with larger type doesn't go on with a table
BATCH = 40  # pages whose furniture is learnt together
_OUTSIDE = "Op pagina {page} valt tekst buiten het deel van de pagina dat een lezer ziet; die is niet geplaatst."
_LAYERED = "Deze scan heeft een eigen, onzichtbare tekstlaag; de tekst is uit het beeld zelf herkend (OCR)."
_HIDDEN = "Onzichtbare tekst op pagina {pages} is niet overgenomen: ‘{text}’."
_COMMENT = (
    "Op pagina {page} staat een opmerking die alleen een PDF-lezer toont, en die geen tekst van de agenda is: ‘{text}’."
)


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
    confidence: float | None
    drawn: PageDrawings
    titles: tuple[Word, ...]  # running titles set upward or downward at the page's edge


def lay_out_pages(pages: Iterable[RawPage]) -> Reading:
    """The reading of a document's pages."""
    furniture = Furniture()
    laid: list[list[Piece]] = []
    accounts: list[Page] = []
    doubts: list[Doubt] = []
    hidden: dict[str, list[int]] = {}
    residue: list[Residue] = []
    margins: list[Region] = []
    running: dict[str, None] = {}
    edges: tuple[float, ...] | None = None
    hyphens = Hyphens(Counter(), False)
    columns: TextColumns | None = None
    for sheets in _batches(map(_sheet, pages)):
        furniture.learn([sheet.lines for sheet in sheets])
        size = _body_size(sheets)
        marks = watermark_keys([sheet.lines for sheet in sheets], size)
        hyphens = Hyphens.of(_column_lines(sheets))
        pitch = _pitch(sheets)
        columns = text_columns(sheet.lines.lines for sheet in sheets) or columns
        for sheet in sheets:
            body, left_out = _body(sheet, furniture, marks, size)
            words = tuple(word for segment in body for word in segment.words)
            drawn = (sheet.rules, sheet.shades, sheet.frames)
            parts = PageParts(sheet.raw.number, words, tuple(sheet.tables), hyphens, pitch, columns, *drawn)
            hint = edges if body and body[0].size < _LARGER * size else None
            pieces = _by_region(regions_of(body, sheet.drawn), parts, hint)
            quotes = pull_quotes(pieces, size)
            pieces = [piece for piece in pieces if piece not in quotes]
            if sheet.room.gaps:
                pieces = [replace(piece, block=moved_back(piece.block, sheet.room)) for piece in pieces]
            edges = pieces[-1].edges if pieces and isinstance(pieces[-1].block, Grid) else None
            laid.append(pieces)
            quoted = [quote.block for quote in quotes if isinstance(quote.block, Paragraph)]
            apart = sum(part.characters for part in left_out) + sum(n for quote in quoted for _, n in quote.counts)
            accounts.append(_account(sheet, apart))
            margins += (sheet.room.back(part.region(sheet.raw.number)) for part in left_out)
            margins += (sheet.room.back(region) for quote in quoted for region in quote.regions)
            running |= dict.fromkeys(part.text for part in left_out if is_running_title(part.text))
            residue += _cropped(sheet.raw)
            doubts += _notes(sheet.raw, hidden)
            residue += (Residue(sheet.raw.number, text, ()) for text in sheet.raw.comments)
    doubts += _hidden_doubts(hidden)
    blocks = join_pages(laid, hyphens)
    return Reading(
        blocks,
        "application/pdf",
        _text_layer(accounts),
        tuple(accounts),
        residue=tuple(residue),
        doubts=tuple(doubts),
        furniture=tuple(margins),
        running=tuple(running),
    )


def _by_region(regions: list[PageRegion], parts: PageParts, edges: tuple[float, ...] | None) -> list[Piece]:
    """The pieces of a page, region after region; tables go with the words in them.

    A form's page is one region: its boxes beside labels are no panels beside text.
    """
    if len(regions) == 1 or form_pieces(parts)[0]:
        return lay_out_page(parts, edges)
    found: list[Piece] = []
    for n, area in enumerate(regions):
        box = box_around(area.words)
        tables = tuple(t for t in parts.tables if t.box.x0 < box.x1 and box.x0 < t.box.x1)
        own = replace(parts, words=area.words, tables=tables, columns=_columns_over(box, parts.columns))
        pieces = lay_out_page(own, edges if n == 0 else None)
        if pieces and area.resumes:
            pieces[0] = replace(pieces[0], resumes=True)
        found += pieces
    return found


def _columns_over(box: Box, columns: TextColumns | None) -> TextColumns | None:
    """The document's text columns, where a region reaches over both."""
    return columns if columns and box.x0 < columns.gutter < box.x1 else None


def _batches(sheets: Iterator[_Sheet]) -> Iterator[list[_Sheet]]:
    while batch := list(islice(sheets, BATCH)):
        yield batch


def _sheet(raw: RawPage) -> _Sheet:
    """A page's lines and drawn tables; its glyphs are let go."""
    raw, room = with_typed_texts(raw)
    boxes = [Box(t.x0, room.down(t.top), t.x1, room.down(t.bottom)) for t in raw.typed if not t.ticked]
    upright, turned = turned_words(raw.glyphs)
    words = words_of(upright)
    titles = running_titles(turned, segments_of(words)) if turned else []
    lines = segments_of([*words, *(word for word in turned if word not in titles)])
    tables = ruled_tables(raw.strokes, raw.fills, raw.width, raw.height)
    sure = (
        sum(raw.glyphs.confidence.tolist()) / len(raw.glyphs) if raw.text_layer != "digitaal" and raw.glyphs else None
    )
    bare = replace(raw, glyphs=NO_GLYPHS, strokes=(), fills=(), typed=())
    return _Sheet(
        bare,
        room,
        PageLines(raw.number, raw.width, raw.height, lines, tuple(tables)),
        tables,
        tuple(level_rules(raw.strokes)),
        tuple(level_edges(raw.fills, raw.width, raw.height)),
        frames_of(raw.strokes, boxes),
        len(raw.glyphs),
        len(raw.glyphs) - sum(s.characters for line in lines for s in line) - sum(w.characters for w in titles),
        sure,
        _drawn(raw, tables),
        tuple(titles),
    )


def _drawn(raw: RawPage, tables: list[RuledTable]) -> PageDrawings:
    """What cuts the page into regions, and what may not be cut."""
    kept = tuple(table.box for table in tables if table.columns_drawn and len(table.ys) > 2)
    levels = (*level_rules(raw.strokes), *level_edges(raw.fills, raw.width, raw.height))
    return PageDrawings(panels_of(raw.fills, raw.strokes, kept), kept, levels)


def _body_size(sheets: list[_Sheet]) -> float:
    """The size of most of the words."""
    sizes: Counter[float] = Counter()
    for segment in _segments(sheets):
        sizes[round(segment.size, 1)] += segment.characters
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _segments(sheets: list[_Sheet]) -> Iterator[Segment]:
    return (segment for sheet in sheets for line in sheet.lines.lines for segment in line)


def _column_lines(sheets: list[_Sheet]) -> Iterator[str]:
    """The printed lines, one for each segment: hyphens stand at the ends of columns too."""
    return (segment.text for segment in _segments(sheets))


def _pitch(sheets: list[_Sheet]) -> float:
    """The usual distance of lines in sizes of type: that of the widest lines, which are running text.

    Lines that begin at one x are compared: in text columns the next line down may be the other column's.
    """
    alone = [line[0] for sheet in sheets for line in sheet.lines.lines if len(line) == 1 and len(line[0].words) > 7]
    long = alone if len(alone) >= _ENOUGH else [s for s in _segments(sheets) if len(s.words) > 7]
    return spacing_by_left_edge(long)


def _body(
    sheet: _Sheet, furniture: Furniture, marks: set[tuple[str, int, int]], size: float
) -> tuple[list[Segment], list[Segment]]:
    """The page's segments without furniture, and the furniture; size: of the running text."""
    out = furniture.positions_on(sheet.lines)
    ornaments = heading_numerals(sheet.lines.lines, size)
    body: list[Segment] = []
    left_out = [segment_of([word]) for word in sheet.titles]
    for n, line in enumerate(sheet.lines.lines):
        for segment in line:
            if n in out:
                left_out.append(segment)
                continue
            if not (marks or ornaments):
                body.append(segment)
                continue
            apart = [w for w in segment.words if w in ornaments or watermark_key(w) in marks]
            left_out += (segment_of([word]) for word in apart)
            rest = [word for word in segment.words if word not in apart]
            body += [segment_of(rest)] if rest else []
    return body, left_out


def _account(sheet: _Sheet, furniture: int) -> Page:
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


def _notes(raw: RawPage, hidden: dict[str, list[int]]) -> list[Doubt]:
    """What the decoder met; hidden text is kept by its words, since the same is often on every page."""
    if raw.hidden and raw.text_layer != "digitaal":
        hidden.setdefault("", []).append(raw.number)
    elif raw.hidden:
        hidden.setdefault(_hidden_text(raw), []).append(raw.number)
    notes = (*raw.notes, _OUTSIDE.format(page=raw.number)) if raw.outside else raw.notes
    return [Doubt("pagina_opmerking", note, page=raw.number) for note in notes] + [
        Doubt("aantekening", _COMMENT.format(page=raw.number, text=text), page=raw.number) for text in raw.comments
    ]


def _cropped(raw: RawPage) -> Iterator[Residue]:
    """What the page prints beyond the part of it that is shown: left over, since a reader who prints the whole sheet
    sees it. It has no place on the page, and its characters aren't counted among the page's."""
    text = " ".join(segment.text for line in segments_of(words_of(raw.outside)) for segment in line)
    if text:
        yield Residue(raw.number, text, ())


def _hidden_doubts(hidden: dict[str, list[int]]) -> list[Doubt]:
    """A doubt for each hidden text, with the pages that it is on."""
    return [
        Doubt("tekst_onzichtbaar", _HIDDEN.format(pages=_listed(pages), text=text) if text else _LAYERED, page=pages[0])
        for text, pages in hidden.items()
    ]


def _listed(pages: list[int]) -> str:
    """`3`; `3 en 5`; `1 tot en met 9`; `1, 4 en 7`."""
    if len(pages) > 2 and pages == list(range(pages[0], pages[-1] + 1)):
        return f"{pages[0]} tot en met {pages[-1]}"
    head, last = ", ".join(map(str, pages[:-1])), str(pages[-1])
    return f"{head} en {last}" if head else last


def _hidden_text(raw: RawPage) -> str:
    text = " ".join(word.text for word in words_of(raw.hidden))
    return text if len(text) <= 120 else text[:119] + "…"


def _text_layer(pages: list[Page]) -> str:
    layers = {page.text_layer for page in pages if page.characters}
    return "gemengd" if len(layers) > 1 else (layers.pop() if layers else "digitaal")
