"""The styles of the made-up reports, and what a made document is. Data and types alone."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Gold(NamedTuple):
    """A cell that holds text, as a person would note it."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its tables in reading order."""

    data: bytes
    tables: tuple[tuple[Gold, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    bold: bool = False
    align: str = "left"
    indent: float = 0.0  # points that its text stands in
    leader: bool = False  # dots lead on from it
    split: bool = False  # its first word stands at the left edge, the rest at the right


@dataclass(slots=True)
class Content:
    """A table before it is set: cells, how many header rows, which rows open a group."""

    cells: list[Cell]
    rows: int
    columns: int
    head: int
    groups: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Style:
    """How tables are drawn. The kinds of rules and shades are those of `tables_rules`."""

    rules: str
    shade: str = ""  # `zebra`, `head` or both
    levels: int = 1  # header rows
    row_spans: bool = False  # first column's cells reach over several rows
    groups: bool = False  # rows that only name what follows
    content: str = ""  # `cijfers`, `tekst`, `methoden`, a kind of `tables_reports`; any of the first three if empty
    place: str = "flow"  # `flow`, `beside` (two tables side by side), `paper` (two text columns), `landscape`,
    # `rotated` (a page that its file turns), `turned` (text that runs up the page), `side` (text beside it), `break`
    tight: bool = False  # little room between rows


STYLES = {
    "grid": Style("all"),
    "grid_spans": Style("all", levels=2, row_spans=True),
    "grid_text": Style("all", content="tekst", shade="head"),
    "inner": Style("inner"),
    "rows": Style("rows"),
    "rows_text": Style("rows", content="tekst"),
    "columns": Style("columns"),
    "frame": Style("frame"),
    "booktabs": Style("booktabs"),
    "booktabs_levels": Style("booktabs", levels=2, content="methoden"),
    "booktabs_groups": Style("booktabs", groups=True),
    "head": Style("head"),
    "head_levels": Style("head", levels=2),
    "zebra": Style("none", shade="zebra head"),
    "coloured_head": Style("none", shade="head"),
    "bare": Style("none"),
    "bare_tight": Style("none", tight=True, groups=True),
    "bare_text": Style("none", content="tekst"),
    "beside_ruled": Style("all", place="beside"),
    "beside_bare": Style("booktabs", place="beside"),
    "paper": Style("booktabs", place="paper"),
    "paper_grid": Style("all", place="paper"),
    "landscape": Style("rows", place="landscape", levels=2),
    "balance_totals": Style("totals", content="balans"),
    "balance_head": Style("head", content="balans"),
    "balance_bare": Style("none", content="balans"),
    "balance_frame": Style("frame", content="balans"),
    "statistics": Style("booktabs", content="statistiek"),
    "statistics_stub": Style("stub", content="statistiek", tight=True),
    "statistics_columns": Style("columns", content="statistiek", tight=True),
    "timetable": Style("none", content="rooster"),
    "timetable_head": Style("head", content="rooster"),
    "timetable_zebra": Style("none", content="rooster", shade="zebra"),
    "items_grid": Style("all", content="opsomming"),
    "items_rows": Style("rows", content="opsomming"),
    "items_zebra": Style("none", content="opsomming", shade="zebra"),
    "panels": Style("booktabs", content="panelen"),
    "pairs": Style("booktabs", content="paren"),
    "pairs_bare": Style("none", content="paren"),
    "partial": Style("partial", groups=True),
    "groups": Style("groups"),
    "dotted": Style("dotted"),
    "dashed": Style("dashed", row_spans=True),
    "double": Style("double", levels=2),
    "filled": Style("filled", levels=2),
    "white": Style("white", shade="cells"),
    "tiles": Style("none", shade="tiles"),
    "short": Style("short"),
    "zebra_text": Style("none", shade="zebra", content="tekst"),
    "column_shades": Style("none", shade="columns"),
    "stub_shade": Style("head", shade="stub"),
    "break_grid": Style("all", place="break"),
    "break_rows": Style("rows", place="break"),
    "break_booktabs": Style("booktabs", place="break"),
    "break_bare": Style("none", place="break"),
    "rotated": Style("booktabs", place="rotated", levels=2),
    "turned": Style("all", place="turned"),
    "turned_bare": Style("booktabs", place="turned"),
    "side": Style("booktabs", place="side"),
    "side_grid": Style("all", place="side"),
}
PROSE = (
    *("columns", "plain", "lists", "contents", "references", "letter", "minutes"),
    *("chart", "interview", "addresses", "index", "sums"),
)
