"""What block_parser knows while it goes over a document: the drafts filed so far, and what is open.

Open are at most one section, one field in it, and the labelled values around that field (`among_labels`), within which
a short line may be a label. All changes to the drafts' sections and fields go through here.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.agenda.drafts import Drafts, FieldDraft, SectionDraft
from extract.agenda.headings import Heading, Looks, without_section_number
from extract.agenda.lexicon import fold_label
from extract.blocks import Block, Grid, Paragraph
from extract.document import Doubt, Regions

# The sections that hold the plan: its labelled values belong to no intervention.
PLAN_KINDS = frozenset({"activiteitenplan_en_begroting", "gka_agenda"})
# The fields that only the plan has; they tell its labels from an intervention's.
PLAN_FIELDS = frozenset({"korte_beschrijving", "schoolbestuur"})
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?\s")
# The number before a heading's words; `3 scholen` and `2026` stay, since there a full stop or a second part is missing.
_LEADING_NUMBER = re.compile(r"^\d+(?:\.\d+)*(?:\.|(?<=\.\d))\s+")


_WHOLE_WORD = 7  # letters: what ends in a full stop behind fewer may be written short (`Monit. en eval.`)


def _plain(label: str) -> str:
    """A label without its colon, or the full stop that ends it as it ends a sentence."""
    label = label.rstrip(" :")
    ends = label.endswith(".") and label.count(".") == 1 and len(label.split()[-1]) > _WHOLE_WORD
    return label.rstrip(".") if ends else label


@dataclass(slots=True)
class ParserState:
    """Blocks in reading order, drafts so far, the open field, and how labels and running text are set."""

    blocks: list[Block]
    looks: Looks
    ocr: bool
    drafts: Drafts = field(default_factory=Drafts)
    footnotes: list[Paragraph] = field(default_factory=list)  # at the foot of pages that the text goes on after
    open_field: FieldDraft | None = None
    among_labels: bool = False  # inside an intervention's or the plan's labelled values
    label_style: Paragraph | None = None  # the last label that stood above its value
    enumerates_labels: bool = False  # `d) Doelgroep`
    asks_labels: bool = False  # `Wat gaan we doen?`
    contents_heading: Paragraph | None = None  # the contents list's heading, where it says it in words of its own
    run_in_section: int | None = None  # the last section in which a label ran in before its value
    _printed_labels: Counter[str] | None = None

    @property
    def section(self) -> SectionDraft | None:
        """The section that is open."""
        return self.drafts.sections[-1] if self.drafts.sections else None

    @property
    def section_index(self) -> int | None:
        """The position of the open section."""
        return len(self.drafts.sections) - 1 if self.drafts.sections else None

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs outside tables."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def section_is_empty(self) -> bool:
        """True if a section is open and nothing stands below its heading yet."""
        return self.section is not None and not self.section.paragraphs

    def printed_labels(self) -> Counter[str]:
        """How many of the document's tables of two columns print a text in their first column, by the folded text."""
        if self._printed_labels is None:
            grids = [block for block in self.blocks if isinstance(block, Grid) and block.columns == 2]
            firsts = ({fold_label(row[0].text) for row in grid.rows if row[0].column == 0} for grid in grids)
            self._printed_labels = Counter(text for texts in firsts for text in texts if text)
        return self._printed_labels

    def is_in(self, *kinds: str) -> bool:
        """True if the open section is of one of the kinds."""
        return self.section is not None and self.section.kind in kinds

    def block_at(self, n: int) -> Block | None:
        """The n-th block, or None beyond the last."""
        return self.blocks[n] if 0 <= n < len(self.blocks) else None

    def grid_at(self, n: int) -> Grid | None:
        """The n-th block if it is a table."""
        block = self.block_at(n)
        return block if isinstance(block, Grid) else None

    def open_section(self, section: SectionDraft) -> int:
        """Opens a section; gives its position."""
        self.drafts.sections.append(section)
        return len(self.drafts.sections) - 1

    def close_field(self) -> None:
        """Ends the open field and the labelled values around it."""
        self.open_field, self.among_labels = None, False

    def open_headed_section(self, block: Paragraph, heading: Heading) -> None:
        """Opens the section that a heading heads."""
        self.close_field()
        number = _NUMBER.match(block.text)
        title = without_section_number(_LEADING_NUMBER.sub("", heading.title)) if heading.title else heading.title
        position = self.open_section(
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
        # Elsewhere a short line in a label's words (`Doel`) is a heading or text.
        self.among_labels = heading.kind == "interventie" or heading.kind in PLAN_KINDS

    def add_prose(self, block: Paragraph) -> None:
        """Files a paragraph under the open section's prose."""
        if self.section is None:
            self.open_section(SectionDraft("overig", None, None, level=1))
        assert self.section is not None
        self.section.paragraphs.append(block)

    def start_field(self, name: str, label: str, values: tuple[Paragraph, ...], regions: Regions) -> None:
        """Opens a field of the open intervention, or of the plan; an unknown label is a doubt."""
        # By the open section: the plan's fields come after the last intervention, and are none of its.
        part = len(self.drafts.interventions) - 1 if self.is_in("interventie") else None
        self.open_field = FieldDraft(name, _plain(label), self.section_index or 0, part, list(values), regions)
        self.drafts.fields.append(self.open_field)
        if name == "overig":
            self.drafts.doubts.append(
                Doubt(
                    "label_onbekend",
                    f"Label ‘{self.open_field.label}’ is onbekend; de tekst is bewaard als ‘overig’.",
                    self.section_index,
                    len(self.drafts.fields) - 1,
                )
            )

    def has_field(self, name: str) -> bool:
        """True if the open section has a field of that name already."""
        return any(f.name == name and f.section == self.section_index for f in self.drafts.fields)
