"""Decoded pages in, a Reading out: words, furniture, tables, paragraphs, joined over page breaks.

Pages are taken in batches: the furniture of a batch is learnt before its pages are laid out. A page's glyphs are let go
as soon as its words are known, its words with its batch: what grows with the number of pages is what was read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from extract.assemble import Reading
from extract.blocks import Grid
from extract.layout.flow import flow
from extract.layout.furniture import Furniture, PageLines, is_title, watermark_keys
from extract.layout.hyphens import Hyphens
from extract.layout.joins import join_pages
from extract.layout.lines import Segment, Word, segment_of, segments_of, words_of
from extract.layout.paragraphs import line_pitch
from extract.layout.pieces import PageParts, Piece
from extract.layout.ruled import RuledTable, level_edges, level_rules, ruled_tables
from extract.layout.text_columns import TextColumns, text_columns
from extract.layout.turned import beside_text, turned_words
from extract.model import Doubt, Page, Region, Residue
from extract.raw import NO_GLYPHS, RawPage, Stroke
from extract.typed import Room, placed, with_typed

_ENOUGH = 4  # lines that tell how far apart lines stand
BATCH = 40  # pages whose furniture is learnt together
_OUTSIDE = "Op pagina {page} valt tekst buiten het deel van de pagina dat een lezer ziet; die is niet geplaatst."
_HIDDEN = "Onzichtbare tekst op pagina {pages} is niet overgenomen: ‘{text}’."
_COMMENT = (
    "Op pagina {page} staat een opmerking die alleen een PDF-lezer toont, en die geen tekst van de agenda is: ‘{text}’."
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page between decoding and layout."""

    raw: RawPage  # without its glyphs
    room: Room  # that was made on it for what was typed into its boxes
    lines: PageLines
    tables: list[RuledTable]
    rules: tuple[Stroke, ...]
    shades: tuple[Stroke, ...]
    characters: int
    leaders: int  # of these, dots between contents entries and page numbers: used as such
    confidence: float | None
    titles: tuple[Word, ...]  # running titles set upward or downward at the page's edge


def read_pages(pages: Iterable[RawPage]) -> Reading:
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
        marks = watermark_keys([sheet.lines for sheet in sheets], _body_size(sheets))
        hyphens = Hyphens.of(_column_lines(sheets))
        pitch = _pitch(sheets)
        columns = text_columns(sheet.lines.lines for sheet in sheets) or columns
        for sheet in sheets:
            words, left_out = _body(sheet, furniture, marks)
            drawn = (sheet.rules, sheet.shades)
            parts = PageParts(sheet.raw.number, tuple(words), tuple(sheet.tables), hyphens, pitch, columns, *drawn)
            pieces = flow(parts, edges)
            if sheet.room.gaps:
                pieces = [replace(piece, block=placed(piece.block, sheet.room)) for piece in pieces]
            edges = pieces[-1].edges if pieces and isinstance(pieces[-1].block, Grid) else None
            laid.append(pieces)
            accounts.append(_account(sheet, sum(part.characters for part in left_out)))
            margins += (sheet.room.back(part.region(sheet.raw.number)) for part in left_out)
            running |= dict.fromkeys(part.text for part in left_out if is_title(part.text))
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


def _batches(sheets: Iterator[_Sheet]) -> Iterator[list[_Sheet]]:
    while batch := list(islice(sheets, BATCH)):
        yield batch


def _sheet(raw: RawPage) -> _Sheet:
    """A page's lines and drawn tables; its glyphs are let go."""
    raw, room = with_typed(raw)
    upright, turned = turned_words(raw.glyphs)
    words = words_of(upright)
    titles = beside_text(turned, segments_of(words)) if turned else []
    lines = segments_of([*words, *(word for word in turned if word not in titles)])
    tables = ruled_tables(raw.strokes, raw.fills, raw.width, raw.height)
    sure = sum(raw.glyphs.confidence.tolist()) / len(raw.glyphs) if raw.text_layer == "ocr" and raw.glyphs else None
    bare = replace(raw, glyphs=NO_GLYPHS, strokes=(), fills=(), typed=())
    return _Sheet(
        bare,
        room,
        PageLines(raw.number, raw.width, raw.height, lines, tuple(tables)),
        tables,
        tuple(level_rules(raw.strokes)),
        tuple(level_edges(raw.fills, raw.width, raw.height)),
        len(raw.glyphs),
        len(raw.glyphs) - sum(s.characters for line in lines for s in line) - sum(w.characters for w in titles),
        sure,
        tuple(titles),
    )


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
    by_edge: dict[int, list[Segment]] = {}
    for segment in long:
        by_edge.setdefault(round(segment.x0 / segment.size), []).append(segment)
    return line_pitch([segment for some in by_edge.values() for segment in some])


def _body(sheet: _Sheet, furniture: Furniture, marks: set[tuple[str, int, int]]) -> tuple[list[Word], list[Segment]]:
    """The page's words without furniture, and the furniture."""
    out = furniture.of(sheet.lines)
    words: list[Word] = []
    left_out = [segment_of([word]) for word in sheet.titles]
    for n, line in enumerate(sheet.lines.lines):
        for segment in line:
            if n in out:
                left_out.append(segment)
                continue
            if not marks:
                words += segment.words
                continue
            for word in segment.words:
                if (word.text, round(word.x0 / 4), round(word.top / 4)) in marks:
                    left_out.append(segment_of([word]))
                else:
                    words.append(word)
    return words, left_out


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
    )


def _notes(raw: RawPage, hidden: dict[str, list[int]]) -> list[Doubt]:
    """What the decoder met; hidden text is kept by its words, since the same is often on every page."""
    if raw.hidden:
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
        Doubt("tekst_onzichtbaar", _HIDDEN.format(pages=_listed(pages), text=text), page=pages[0])
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
