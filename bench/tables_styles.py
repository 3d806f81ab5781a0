"""The styles of the made-up reports, and what a made document is. Data and types alone."""

from dataclasses import dataclass
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
class Style:
    """How tables are drawn. rules: `all`, `inner`, `rows`, `columns`, `frame`, `booktabs`, `head` or `none`."""

    rules: str
    shade: str = ""  # `zebra`, `head` or both
    levels: int = 1  # header rows
    row_spans: bool = False  # first column's cells reach over several rows
    groups: bool = False  # rows that only name what follows
    content: str = ""  # `cijfers`, `tekst`, `methoden`; any if empty
    place: str = "flow"  # `flow`, `beside` (two tables side by side), `paper` (two text columns), `landscape`
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
}
PROSE = ("columns", "plain", "lists", "contents", "references", "letter", "minutes")
