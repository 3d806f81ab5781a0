"""What block_parser builds up while it goes over the blocks; build_document makes the `Document` of it.

Positions stand for links: a field knows the position of its section in `Drafts.sections`, and of its intervention in
`Drafts.interventions`, so that levels and parents can be settled when all sections are known.
"""

from dataclasses import dataclass, field

from extract.blocks import Grid, Paragraph
from extract.document import BudgetRow, Doubt, Regions, Signatory


@dataclass(slots=True)
class FieldDraft:
    """A labelled value while its paragraphs come in."""

    name: str
    label: str
    section: int
    intervention: int | None
    paragraphs: list[Paragraph] = field(default_factory=list)
    regions: Regions = ()  # of an empty cell


@dataclass(slots=True)
class SectionDraft:
    """A section while its prose comes in. `level` None: to be settled by what is around it."""

    kind: str
    heading: Paragraph | None
    printed: str | None  # the heading's text
    title: str | None = None  # of an intervention
    level: int | None = None
    depth: int | None = None  # of its number: `2.1` is 2
    known: bool = False  # by the template or the contents list, not by its looks
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class GridDraft:
    """A table that is kept as printed, beside what was read from it; kind: as in the table `table_cells`."""

    kind: str
    section: int | None
    grid: Grid


@dataclass(slots=True)
class ContentsEntryDraft:
    """An entry of the contents list."""

    heading: str
    printed_page: int | None
    indent: float
    paragraph: Paragraph


@dataclass(slots=True)
class Drafts:
    """All that was recognised, in reading order."""

    sections: list[SectionDraft] = field(default_factory=list)
    entries: list[ContentsEntryDraft] = field(default_factory=list)
    grids: list[GridDraft] = field(default_factory=list)
    fields: list[FieldDraft] = field(default_factory=list)
    interventions: list[int] = field(default_factory=list)  # positions of their sections
    budget: list[BudgetRow] = field(default_factory=list)
    total_lines: list[str] = field(default_factory=list)
    signatories: list[Signatory] = field(default_factory=list)
    residue: list[Paragraph] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)  # what only carries a text over a page break
    doubts: list[Doubt] = field(default_factory=list)
