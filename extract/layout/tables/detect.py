"""Finds the tables of a page: one detector after the other, those with the strongest evidence first.

There are two lists, since two things can be searched. What strokes draw may stand anywhere on the page, also beside
other text: those detectors are given words and hand back the words that they have no use for (`PAGE_DETECTORS`). What
only text shows is sought in consecutive lines, stretch by stretch: those detectors are given lines, and each is given
what the one before it left (`LINE_DETECTORS`). All deliver a `TableRegion`.

A new kind of table is a detector in one of the lists, an `Evidence`, and a style in `bench/tables_styles.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extract.layout.lines import Lines, segments_of
from extract.layout.page_pieces import PageParts
from extract.layout.tables.column_edges import segments_by_column
from extract.layout.tables.drawn_cells import (
    FilledTable,
    filled_table,
    half_drawn,
    is_drawing,
    read_drawn,
    rows_undrawn,
    within,
)
from extract.layout.tables.figure_blocks import figure_blocks
from extract.layout.tables.form import read_form
from extract.layout.tables.gutter_runs import GutterRun, gutter_runs, numbers_in_front
from extract.layout.tables.heads_above import start_with_heads, without_header_runs
from extract.layout.tables.matrix import read_matrix
from extract.layout.tables.matrix_rows import stacked_figures
from extract.layout.tables.rule_bands import rule_bands
from extract.layout.tables.ruled import Box, RuledTable
from extract.layout.tables.table_lines import Rule
from extract.layout.tables.table_region import Evidence, LineSpan, PlacedTable, TableRegion, TextColumnRegion
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

_SHADED = 0.8  # of the table's width: a shade behind a row is as wide
_UNDIVIDED = 5  # level rules at most: frame, header, total


@dataclass(frozen=True, slots=True)
class LineContext:
    """What is known of a stretch of lines besides the lines.

    row_rules: heights of rules that part rows where no uprights part columns; open_edges: the columns of a table that
    was open when the page before ended, if the stretch begins the page.
    """

    parts: PageParts
    row_rules: Sequence[float] = ()
    open_edges: tuple[float, ...] | None = None


PageDetector = Callable[[Sequence[Word], PageParts, Sequence[TableRegion]], tuple[list[TableRegion], list[Word]]]
LineDetector = Callable[[Lines, LineContext], Iterator[LineSpan]]


def regions_on_page(parts: PageParts) -> tuple[list[TableRegion], list[Word]]:
    """The tables that strokes draw, and the words in none of them."""
    regions: list[TableRegion] = []
    words = list(parts.words)
    # The order is that of the evidence: a rule inside a table of cells must not begin a second table there.
    for detector in PAGE_DETECTORS:
        more, words = detector(words, parts, regions)
        regions += more
    return regions, words


def spans_in_lines(lines: Lines, context: LineContext) -> list[LineSpan]:
    """The tables and text columns that text alone shows in a stretch of lines, top to bottom."""
    return _spans(lines, context, LINE_DETECTORS)


def _spans(lines: Lines, context: LineContext, detectors: Sequence[LineDetector]) -> list[LineSpan]:
    """What the first detector finds, and what the others find in the lines before, between and after."""
    if not detectors:
        return []
    spans: list[LineSpan] = []
    done = 0
    # None stands for the lines after the last span, which the weaker detectors get as they got those before and
    # between.
    for span in [*detectors[0](lines, context), None]:
        start = span.start if span else len(lines)
        inner = _spans(lines[done:start], context if done == 0 else replace(context, open_edges=None), detectors[1:])
        spans += (LineSpan(done + found.start, done + found.end, found.region) for found in inner)
        if span:
            spans.append(span)
            done = span.end
    return spans


def row_rules(parts: PageParts) -> list[float]:
    """The heights of rules that part rows only: no uprights part columns between them."""
    # Half-ruled budgets: only rules between the rows are drawn, columns stand in white space. Their heights are kept,
    # so that such a table is read by alignment with its rows for sure.
    return sorted(y for table in parts.tables if not _has_cells(table) for y in table.ys)


def _has_cells(table: RuledTable) -> bool:
    """True if strokes draw two columns and two rows: less is a heading underlined, a frame, a rule above a footnote."""
    return table.columns_drawn and len(table.ys) > 2


def drawn_tables(
    words: Sequence[Word], parts: PageParts, _earlier: Sequence[TableRegion] = ()
) -> tuple[list[TableRegion], list[Word]]:
    """Tables with strokes or shades around their cells, or between their columns.

    A drawing that holds no table gives its words back: so does one that draws some of a table's columns, and a chart.
    """
    drawn = [table for table in parts.tables if _has_cells(table)]
    if not drawn:  # as on most pages
        return [], list(words)
    outside: list[Word] = []
    inside: list[list[Word]] = [[] for _ in drawn]
    for word in words:
        # The first box that holds it: a word in two (a table drawn inside a frame) would be printed twice.
        home = next((n for n, table in enumerate(drawn) if _holds(table.box, word)), None)
        (outside if home is None else inside[home]).append(word)
    regions: list[TableRegion] = []
    for table, own in zip(drawn, inside, strict=True):
        filled = filled_table(table, own)
        if _is_table(filled, own):
            # `_undivided` first: statements of accounts draw uprights and a frame, so that all their rows lie in one
            # drawn row and each column would come out as one cell.
            regions.append(_undivided(table, own) or _boxed(filled))
        else:
            # What is drawn and is no table (a chart's scale, a frame around a picture) still holds text that must be
            # read.
            outside += own
    return regions, outside


def _holds(box: Box, word: Word) -> bool:
    """True if a word's middle lies in a box; a point of slack, since strokes have a width."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def _is_table(table: FilledTable, words: Sequence[Word]) -> bool:
    """True if two cells hold text, and the strokes draw all columns, all rows, and no chart."""
    with_text = (cell for cell in table.drawn.cells if any(within(word, cell.box) for word in words))
    return len(list(islice(with_text, 2))) == 2 and not (half_drawn(table) or rows_undrawn(table) or is_drawing(table))


def _undivided(table: RuledTable, words: Sequence[Word]) -> TableRegion | None:
    """A drawn table whose uprights part columns but whose rows no rule parts: figures below each other tell of it."""
    if len(table.ys) > _UNDIVIDED:
        return None
    lines = segments_of(words)
    if len(lines) < len(table.ys) + 2 or stacked_figures(lines, table.ys) < 3:
        return None
    # Without the frame's own top and bottom: only rules inside part rows.
    rules = tuple(Rule(table.box.x0, table.box.x1, y) for y in table.ys[1:-1])
    made = read_matrix(lines, rules, table.xs)
    return TableRegion(Evidence.UPRIGHTS, table.box, made) if made else None


def _boxed(table: FilledTable) -> TableRegion:
    return TableRegion(Evidence.BOXED_CELLS, table.drawn.box, read_drawn(table))


def tables_between_rules(
    words: Sequence[Word], parts: PageParts, earlier: Sequence[TableRegion] = ()
) -> tuple[list[TableRegion], list[Word]]:
    """Tables with a rule above and one below; rules that lie in a table found earlier are that one's."""
    # Two points more: the table's own top and bottom rule lie on the edge of its box, not inside it.
    boxes = [Box(b.x0, b.top - 2, b.x1, b.bottom + 2) for b in (region.box for region in earlier)]
    found = rule_bands(words, [rule for rule in parts.rules if not any(_crosses(rule, box) for box in boxes)])
    taken = {n for band in found for n in band.words}
    return [band.region for band in found], [word for n, word in enumerate(words) if n not in taken]


def _crosses(rule: Stroke, box: Box) -> bool:
    """True if a rule lies in a table's box."""
    return box.top < rule.top < box.bottom and rule.x0 < box.x1 and rule.x1 > box.x0


def figure_tables(lines: Lines, context: LineContext) -> Iterator[LineSpan]:
    """Blocks of figures that a matrix can be read from."""
    for start, end in figure_blocks(lines):
        region = matrix_region(lines[start:end], context.parts, Evidence.FIGURES)
        if region:
            yield LineSpan(start, end, region)


def gutter_tables(lines: Lines, context: LineContext) -> Iterator[LineSpan]:
    """Runs of lines with gutters: matrices, with the heads above them; forms; text columns."""
    done = 0
    runs = gutter_runs(lines, context.open_edges, context.row_rules)
    for run in without_header_runs(runs, lines):
        if numbers_in_front(lines[run.start : run.end]):
            continue
        if run.kind == "columns":
            # Before any matrix is tried: two columns of running text fill all lines in both columns, as a matrix of
            # texts does.
            yield LineSpan(run.start, run.end, _text_columns(lines, run))
        else:
            # A matrix takes the heads above it, a form doesn't: its first row has its label in line with the others,
            # and a line above it may be the intervention's title.
            begin = start_with_heads(lines, run, done)
            matrix = matrix_region(lines[begin : run.end], context.parts, Evidence.GUTTERS)
            yield LineSpan(begin, run.end, matrix) if matrix else _form_span(lines, run, context)
        done = run.end


def matrix_region(lines: Lines, parts: PageParts, evidence: Evidence) -> TableRegion | None:
    """The matrix that lines are: of three columns or more, or of what and how much; None if they are none."""
    box = _box_of(lines)
    rules = tuple(Rule(r.x0, r.x1, r.top) for r in parts.rules if _crosses(r, box))
    # A narrower shade lies behind a label or a column, and says nothing of rows.
    wide = _SHADED * (box.x1 - box.x0)
    shades = [s.top for s in parts.shades if _crosses(s, box) and s.x1 - s.x0 > wide]
    made = read_matrix(lines, rules, shades=shades if len(shades) > 1 else ())
    # What isn't filled is a form (`Doel | text over the rest`), and two columns are a form too, or a list of contents:
    # both lose rows when they are read by their figures. `Sport | 12 %` counts, `Sport | 2` may be a page number.
    if made is None or not made.filled or not (made.of_amounts or len(made.edges) > 2):
        return None
    # Texts beside figures are budgets: `Loonkosten | 200 uur x` / `€ 60,00 | € 12.000`. Their wrapped lines may hold a
    # figure alone, which would begin a row here; white space keeps them together.
    if not (made.of_one_kind or made.single):
        return None
    return TableRegion(evidence, box, made)


def _box_of(lines: Lines) -> Box:
    """The box around lines; its top and bottom are those of the first and the last one."""
    left, right = min(s.x0 for line in lines for s in line), max(s.x1 for line in lines for s in line)
    return Box(left, min(s.top for s in lines[0]), right, max(s.bottom for s in lines[-1]))


def _form_span(lines: Lines, run: GutterRun, context: LineContext) -> LineSpan:
    own = lines[run.start : run.end]
    table: PlacedTable = read_form(lines, run, context.row_rules, context.parts.pitch)
    return LineSpan(run.start, run.end, TableRegion(Evidence.GUTTERS, _box_of(own), table))


def _text_columns(lines: Lines, run: GutterRun) -> TextColumnRegion:
    by_column: Lines = [[] for _ in run.edges]
    for line in lines[run.start : run.end]:
        for column, segment in segments_by_column(line, run.edges).items():
            by_column[column].append(segment)
    return TextColumnRegion(tuple(map(tuple, by_column)))


PAGE_DETECTORS: tuple[PageDetector, ...] = (drawn_tables, tables_between_rules)
LINE_DETECTORS: tuple[LineDetector, ...] = (figure_tables, gutter_tables)
