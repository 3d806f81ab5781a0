"""The document model: what a reader delivers, the same from PDF and from text.

A Document is a set of flat tuples that point at each other by position (`section=3` is `document.sections[3]`), each
part with its regions. It holds what is printed, not what it means: amounts, dates and parties are still text here.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Region(NamedTuple):
    """Where something stands: a box on a page, in PDF points from the page's top left corner."""

    page: int  # from 1
    x0: float
    top: float
    x1: float
    bottom: float


Regions = tuple[Region, ...]  # several where a part goes on over a page; empty for text input


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the account of its characters (white space never counts): used + furniture + left = characters."""

    number: int
    width: float
    height: float
    rotation: int
    text_layer: str  # `digitaal`, `ocr`, or `gemengd`
    characters: int
    characters_used: int
    characters_furniture: int
    characters_left: int
    ocr_confidence: float | None  # mean over the page's characters, 0..1; None without OCR
    turned: int = 0  # degrees, clockwise, beyond `rotation` that the page's text was turned to stand upright
    characters_unread: int | None = None  # whose ink no recognised word covers, about; None on a digital page


@dataclass(frozen=True, slots=True)
class Residue:
    """A stretch of text that nothing took."""

    page: int | None
    text: str
    regions: Regions


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its own prose: paragraphs and list items on lines of their own, no tables, no subsections."""

    kind: str  # a value of the contract's closed list
    level: int
    heading: str | None  # as printed; None where a part has no heading (front page, footnotes)
    text: str
    parent: int | None  # position in Document.sections
    regions: Regions  # the heading's first, then the prose's


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the Inhoudsopgave."""

    level: int
    heading: str  # without leader dots and page number
    printed_page: int | None
    section: int | None  # the section it points to; None where the body has none
    regions: Regions


@dataclass(frozen=True, slots=True)
class TableCell:
    row: int  # from 0
    column: int  # from 0
    row_span: int
    column_span: int
    text: str
    regions: Regions


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over page breaks, whatever it holds."""

    kind: str  # `interventie`, `activiteitenplan`, `begroting`, `ondertekening`, `overig`
    section: int | None
    cells: tuple[TableCell, ...]  # row by row


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of an intervention or of the activity plan."""

    name: str  # `doelgroep`, ..., `overig` where no rule knows the label
    label: str  # as printed
    text: str  # as printed, placeholders too
    section: int | None
    intervention: int | None  # position in Document.interventions; None in the activity plan
    regions: Regions
    confidence: float = 1.0  # of OCR, mean over its characters


@dataclass(frozen=True, slots=True)
class Intervention:
    title: str  # without `Interventie |` and number
    section: int | None
    regions: Regions


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One printed amount of the budget with the words that belong to it (a row per year where years are columns)."""

    kind: str  # `post`, `subtotaal`, `totaal`, `dekking`
    intervention: str | None  # as printed, carried down
    category: str | None  # `loonkosten`, `materiele_kosten`, `overige_kosten`
    label: str | None  # the printed label of a subtotaal, totaal or dekking, without footnote mark
    text: str | None  # description and calculation as printed (`Reiskosten, 40 x € 12`)
    amount: str | None  # as printed (`€ 75.990,00`)
    year: str | None  # head of the amount's column in a budget by year
    section: int | None
    regions: Regions
    line: int = 0  # the printed line that it is of, from 1: in a budget by year a line is a row for each year
    whole: str | None = None  # in a budget by year: what the column that adds up the years says of the line


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person of a signing block, as printed."""

    role: str  # `wethouder`, `burgemeester`, `minister`, `bevoegd_gezag`, `overig`
    name: str | None  # may still hold a function: `J. Jansen, bestuurder`
    position: str | None
    portfolio: str | None
    organisation: str | None
    date: str | None
    place: str | None
    section: int | None
    regions: Regions


@dataclass(frozen=True, slots=True)
class Commitment:
    """An item of `Samenwerking`."""

    party: str | None  # the heading above it: whose commitment
    text: str  # without list marker
    section: int | None
    regions: Regions


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that a reader should check, or something met on the way; becomes a finding."""

    code: str  # a finding's code, see contract
    message: str  # Dutch; names the heading, label or row that it is about
    section: int | None = None
    field: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read: a source file, one of the agendas in it, or a file that was embedded in it."""

    source_name: str  # path relative to the input folder
    sha256: str
    size: int  # bytes
    media_type: str  # `application/pdf`, `text/plain` or that of a Word document
    text_layer: str  # `digitaal`, `ocr`, `gemengd`, `tekst`
    title: str | None  # `GKA Agenda Gemeente X` where printed, else the first level-1 heading
    template: str  # `2019`, `2022`, `addendum`, `vrij`
    kind: str  # `agenda`, `addendum`, `themaagenda`, `overig`
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    contents: tuple[ContentsEntry, ...]
    tables: tuple[Table, ...]
    interventions: tuple[Intervention, ...]
    fields: tuple[Field, ...]
    budget: tuple[BudgetRow, ...]
    total_lines: tuple[str, ...]  # `Totaal GKA Agenda € ...` below a budget
    signatories: tuple[Signatory, ...]
    commitments: tuple[Commitment, ...]
    residue: tuple[Residue, ...]
    doubts: tuple[Doubt, ...]
    furniture: Regions = ()  # where running headers, footers, page numbers and watermarks stand
    container: str | None = None  # the name of the file that it was found in
    key: str = ""  # SHA-256 in hex that its id is made of, where that isn't the file's
    also: tuple["Document", ...] = ()  # the other documents that the same file holds

    @property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the file's bytes, or of its own key."""
        return (self.key or self.sha256)[:16]
