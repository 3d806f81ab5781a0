"""The state of the walk over a document: what was filed so far, and what is open. Knows no words of the template."""

import re
from dataclasses import dataclass, field

from extract.agenda.drafts import Drafts, FieldDraft, SectionDraft
from extract.agenda.headings import Heading, Looks
from extract.blocks import Block, Grid, Paragraph
from extract.document import Doubt, Regions

PLAN = frozenset({"activiteitenplan_en_begroting", "gka_agenda"})
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?\s")
_LEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)*(?:\.|(?<=\.\d))\s+")


@dataclass(slots=True)
class ParserState:
    """Blocks in reading order, drafts so far, the open field, and how labels and running text are set."""

    blocks: list[Block]
    looks: Looks
    ocr: bool
    drafts: Drafts = field(default_factory=Drafts)
    notes: list[Paragraph] = field(default_factory=list)  # at the foot of pages that the text goes on after
    field: FieldDraft | None = None
    labelled: bool = False  # inside an intervention's or the plan's labelled values
    label_style: Paragraph | None = None  # the last label that stood above its value
    enumerates_labels: bool = False  # `d) Doelgroep`
    asks_labels: bool = False  # `Wat gaan we doen?`
    run_in: int | None = None  # the last section in which a label ran in before its value

    @property
    def here(self) -> SectionDraft | None:
        """The section that is open."""
        return self.drafts.sections[-1] if self.drafts.sections else None

    @property
    def position(self) -> int | None:
        """The position of the open section."""
        return len(self.drafts.sections) - 1 if self.drafts.sections else None

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def at(self, n: int) -> Block | None:
        """The n-th block, or None beyond the last."""
        return self.blocks[n] if 0 <= n < len(self.blocks) else None

    def grid_at(self, n: int) -> Grid | None:
        block = self.at(n)
        return block if isinstance(block, Grid) else None

    def open(self, section: SectionDraft) -> int:
        """Opens a section; gives its position."""
        self.drafts.sections.append(section)
        return len(self.drafts.sections) - 1

    def close(self) -> None:
        """Ends the open field and the labelled values around it."""
        self.field, self.labelled = None, False

    def begin(self, block: Paragraph, heading: Heading) -> None:
        """Opens the section that a heading heads."""
        self.close()
        number = _NUMBER.match(block.text)
        title = _LEADING_NUMBER.sub("", heading.title) if heading.title else heading.title
        position = self.open(
            SectionDraft(
                heading.kind,
                block,
                block.text,
                title,
                heading.level,
                number[1].count(".") + 1 if number else None,
                heading.known,
            )
        )
        if heading.kind == "interventie":
            self.drafts.interventions.append(position)
        self.labelled = heading.kind == "interventie" or heading.kind in PLAN

    def file(self, block: Paragraph) -> None:
        """Files a paragraph under the open section's prose."""
        if self.here is None:
            self.open(SectionDraft("overig", None, None, level=1))
        assert self.here is not None
        self.here.paragraphs.append(block)

    def start_field(self, name: str, label: str, values: tuple[Paragraph, ...], regions: Regions) -> None:
        """Opens a field of the open intervention, or of the plan; an unknown label is a doubt."""
        here = self.here
        part = len(self.drafts.interventions) - 1 if here is not None and here.kind == "interventie" else None
        self.field = FieldDraft(name, label.rstrip(" :"), self.position or 0, part, list(values), regions)
        self.drafts.fields.append(self.field)
        if name == "overig":
            self.drafts.doubts.append(
                Doubt(
                    "label_onbekend",
                    f"Label ‘{self.field.label}’ is onbekend; de tekst is bewaard als ‘overig’.",
                    self.position,
                    len(self.drafts.fields) - 1,
                )
            )

    def has_field(self, name: str) -> bool:
        """Whether the open section has a field of that name already."""
        return any(f.name == name and f.section == self.position for f in self.drafts.fields)
