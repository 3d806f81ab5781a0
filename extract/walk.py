"""Blocks in, drafts out: one walk over a document in reading order. Knows the template's parts, no geometry.

Every block ends in a section's prose, a field, a table, a signing block, the contents list, or the residue.
"""

import re

from extract.blocks import MARKER, Block, Grid, Paragraph
from extract.budget import is_total_line, read_budget
from extract.contents import read_contents
from extract.drafts import Drafts, EntryDraft, FieldDraft, GridDraft, SectionDraft
from extract.grids import LabelledRow, grid_kind, labelled_rows
from extract.headings import Heading, Looks, heading_of, intervention_title, looks_of, short_line, stands_out
from extract.model import Doubt
from extract.signing import grid_tokens, label_of, signatories, tokens_of
from extract.template import field_name, heading_kind

_RUN_IN = re.compile(r"^(?P<label>[^:\n]{3,50}?)\s*:\s*(?P<value>\S.*)?$", re.DOTALL)
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]|\*+\)?|\[\d\])\s*\S")
_PLAIN_NOTE = re.compile(r"^\d{1,2}\s+[A-Z]")                    # its mark printed as a plain figure
_PLAN = frozenset({"activiteitenplan_en_begroting", "gka_agenda"})
_PARTY = re.compile(r"(?:de\s+)?gemeenten?\b|(?:het\s+)?ministerie|(?:de\s+)?gka\b|(?:de\s+)?gelijke kansen alliantie|"
                    r"(?:de\s+)?schoolbestu|(?:de\s+)?partners", re.IGNORECASE)
_FORMS = frozenset({"titel", "korte_beschrijving", "schoolbestuur"})


class Walk:
    """The state of the walk: what is open. `drafts` is what it delivers."""

    def __init__(self, blocks: list[Block], ocr: bool = False) -> None:
        self.blocks = blocks
        self.drafts = Drafts()
        self.field: FieldDraft | None = None
        self.labelled = False                        # inside an intervention's or the plan's labelled values
        self.front = True
        self.looks = looks_of([b for b in blocks if isinstance(b, Paragraph)], [], ocr)
        self.ocr = ocr
        self.label_style: Paragraph | None = None

    def run(self) -> Drafts:
        """Walks over all blocks."""
        n = self._front_page()
        while n < len(self.blocks):
            block = self.blocks[n]
            n += 1
            if isinstance(block, Grid):
                self._grid(block, n)
            elif self._opens_contents(block):
                n += self._contents(block, n)
            else:
                n += self._paragraph(block, n)
        return self.drafts

    # -- the front page, the signing block, the contents list

    def _front_page(self) -> int:
        """Takes the front page and its signing block; gives the position of the block after them."""
        end = self._front_end()
        front = [b for b in self.blocks[:end]]
        signing = self._signing_start(front)
        prose = [b for b in front[:signing] if isinstance(b, Paragraph)]
        if prose or any(isinstance(b, Grid) for b in front[:signing]):
            heading = prose[0] if prose and self._is_title(prose[0]) else None
            section = self._open(SectionDraft("voorblad", heading, heading.text if heading else None, level=1, known=True))
            for block in front[:signing]:
                if isinstance(block, Grid):
                    self.drafts.grids.append(GridDraft("overig", section, block))
                    self.drafts.sections[section].paragraphs += block.paragraphs
                elif block is not heading:
                    self.drafts.sections[section].paragraphs.append(block)
        if signing < len(front):
            self._signing(front[signing:])
        self.front = False
        return end

    def _is_title(self, paragraph: Paragraph) -> bool:
        known = heading_kind(paragraph.text)
        return bool(known and known.key in ("gka_agenda", "titel")) and len(paragraph.text) < 100

    def _front_end(self) -> int:
        """Where the front page ends: at the contents list, or at the first heading of the body after a signing block."""
        signed = 0
        for n, block in enumerate(self.blocks):
            if isinstance(block, Grid):
                kind = grid_kind(block)
                if kind in ("velden", "begroting"):
                    return n
                signed += 4 if kind == "ondertekening" else 0
                continue
            if self._opens_contents(block):
                return n
            signed += label_of(block.text) is not None
            heading = heading_of(block, self.looks)
            if heading and heading.kind not in ("gka_agenda", "ondertekening") and not (n < 3 and heading.kind == "overig"):
                if not self._later_contents(n) or signed >= 4:
                    return n
        return len(self.blocks) if signed >= 3 else 0

    def _later_contents(self, start: int) -> bool:
        """Whether the contents list is still to come, within a page or so."""
        near = self.blocks[start:start + 60]
        return any(isinstance(block, Paragraph) and self._opens_contents(block) for block in near)

    def _signing_start(self, front: list[Block]) -> int:
        """Where in the front page the signing block begins: at the first role that three more labels follow."""
        for n, block in enumerate(front):
            if isinstance(block, Grid):
                if grid_kind(block) == "ondertekening":
                    return n
                continue
            label = label_of(block.text) or self._run_in_label(block)
            later = sum(1 for b in front[n + 1:n + 12] if isinstance(b, Grid) or label_of(b.text) or self._run_in_label(b))
            heading = heading_kind(block.text)
            if later >= 2 and (label or (heading and heading.kind == "ondertekening")):
                return n
        return len(front)

    def _run_in_label(self, block: Paragraph) -> tuple[str, str] | None:
        found = _RUN_IN.match(block.text)
        return label_of(found["label"]) if found else None

    def _signing(self, blocks: list[Block]) -> None:
        heading = None
        if isinstance(blocks[0], Paragraph):
            known = heading_kind(blocks[0].text)
            if known and known.kind == "ondertekening" and len(blocks) > 1:
                next_block = blocks[1]
                if isinstance(next_block, Grid) or label_of(next_block.text) or self._run_in_label(next_block):
                    heading, blocks = blocks[0], blocks[1:]
        section = self._open(SectionDraft("ondertekening", heading, heading.text if heading else None, level=2, known=True))
        tokens = []
        for block in blocks:
            if isinstance(block, Grid):
                tokens += grid_tokens(block)
                self.drafts.grids.append(GridDraft("ondertekening", section, block))
            else:
                tokens += tokens_of([block])
                self.drafts.sections[section].paragraphs.append(block)
        self.drafts.signatories += signatories(tokens, section)

    def _opens_contents(self, block: Paragraph) -> bool:
        known = heading_kind(block.text) if len(block.text) < 30 else None
        return known is not None and known.kind == "inhoudsopgave" and not self.drafts.entries

    def _contents(self, heading: Paragraph, n: int) -> int:
        self._close()
        entries, taken = read_contents(self.blocks[n:])
        self._open(SectionDraft("inhoudsopgave", heading, heading.text, level=1, known=True))
        self.drafts.entries += entries
        listed = [entry.heading for entry in entries]
        self.looks = looks_of([b for b in self.blocks if isinstance(b, Paragraph)], listed, self.ocr)
        return taken

    # -- the body

    def _open(self, section: SectionDraft) -> int:
        self.drafts.sections.append(section)
        return len(self.drafts.sections) - 1

    def _close(self) -> None:
        self.field, self.labelled = None, False

    @property
    def _here(self) -> SectionDraft | None:
        return self.drafts.sections[-1] if self.drafts.sections else None

    def _paragraph(self, block: Paragraph, n: int) -> int:
        """Takes a paragraph; gives how many of the blocks after it went with it."""
        heading = self._heading(block, n)
        if heading:
            self._close()
            self._begin(block, heading)
            return 0
        if self._footnote(block):
            return 0
        if self._label(block, n):
            return 0
        if self.field is not None:
            self.field.paragraphs.append(block)
            return 0
        if is_total_line(block.text):
            self.drafts.total_lines.append(block.text)
        here = self._here
        if here is None:
            self._open(SectionDraft("overig", None, None, level=1))
            here = self._here
        assert here is not None
        here.paragraphs.append(block)
        return 0

    def _heading(self, block: Paragraph, n: int) -> Heading | None:
        """The heading that a paragraph is, by the template, the contents list, what follows it, or its looks."""
        found = heading_of(block, self.looks, in_fields=self.field is not None)
        label = self._is_label(block) and not self._budget_follows(n) or self._runs_in(block)
        out = stands_out(block, self.looks)
        if (found is None or found.kind == "overig" and found.level is None) and not label and short_line(block) and (
                (out or not self.looks.typed) and self._fields_follow(n)):
            titled = intervention_title(block.text)
            plan = self._plan_follows(n)
            return Heading("gka_agenda" if plan else "interventie", None, titled[1] if titled else block.text, False)
        if label:
            return None
        if found:
            return self._in_its_place(found)
        if block.marker and (not block.text[:1].isdigit() or self._list_follows(n)):
            return None
        if self.field is not None or not short_line(block):
            return None
        here = self._here
        if here is not None and here.kind == "inhoudsopgave" and not here.paragraphs:
            return Heading("overig", 1, None, False)
        if here is not None and here.kind == "samenwerking" and not here.paragraphs and names_party(block.text):
            return Heading("samenwerking", None, None, True)
        if out:
            bare = here is not None and not here.paragraphs and not self._larger(block)
            return None if bare and here is not None and here.kind != "interventies" else Heading("overig", None, None, False)
        if self.looks.typed or here is None or not here.paragraphs or not self._prose_follows(n):
            return None
        return Heading("overig", None, None, False)

    def _in_its_place(self, found: Heading) -> Heading | None:
        """Some headings' words mean another kind elsewhere: `Begroting` in an intervention, `Gemeente X` below another."""
        here = self._here
        if found.kind == "samenwerking" and here is not None and here.kind == "samenwerking" and here.paragraphs == []:
            return None
        if found.kind == "ondertekening" and here is not None and not self.front:
            return Heading("ondertekening_bevoegd_gezag", 3, None, True)
        if found.kind == "gka_agenda" and here is None:
            return Heading("overig", 1, None, True)
        return found

    def _larger(self, block: Paragraph) -> bool:
        return block.style.size > self.looks.body.size * 1.07

    def _begin(self, block: Paragraph, heading: Heading) -> None:
        number = re.match(r"(\d+(?:\.\d+)*)\.?\s", block.text)
        title = re.sub(r"^\d+(?:\.\d+)*(?:\.|(?<=\.\d))\s+", "", heading.title) if heading.title else heading.title
        position = self._open(SectionDraft(heading.kind, block, block.text, title, heading.level,
                                           number[1].count(".") + 1 if number else None, heading.known))
        if heading.kind == "interventie":
            self.drafts.interventions.append(position)
            self.labelled = True
        elif heading.kind in _PLAN:
            self.labelled = True

    def _fields_follow(self, n: int) -> bool:
        """Whether the next block is a table of labelled values, or the next lines are labels."""
        ahead = self.blocks[n:n + 2]
        if not ahead:
            return False
        if isinstance(ahead[0], Grid):
            first = labelled_rows(ahead[0])[:1] if grid_kind(ahead[0]) == "velden" else []
            return bool(first) and first[0].title is None
        if len(ahead[0].text) <= 60 and field_name(ahead[0].text):
            return True
        near = [block for block in self.blocks[n:n + 4] if isinstance(block, Paragraph)]
        return self._label_text(ahead[0]) is not None and sum(self._label_text(block) is not None for block in near) >= 2

    def _plan_follows(self, n: int) -> bool:
        """Whether the labels that follow are those of the activity plan."""
        for block in self.blocks[n:n + 8]:
            if isinstance(block, Grid):
                return any(row.name in _FORMS for row in labelled_rows(block))
            if self._label_text(block) in ("korte_beschrijving", "schoolbestuur"):
                return True
        return False

    def _label_text(self, block: Paragraph) -> str | None:
        """The field that a whole paragraph, or what stands before its colon, names."""
        if len(block.text) <= 60 and (name := field_name(block.text)):
            return name
        found = _RUN_IN.match(block.text)
        return field_name(found["label"]) if found else None

    def _prose_follows(self, n: int) -> bool:
        following = self.blocks[n] if n < len(self.blocks) else None
        return isinstance(following, Grid) or (following is not None and (len(following.text) > 60 or MARKER.match(following.text) is not None))

    def _budget_follows(self, n: int) -> bool:
        following = self.blocks[n] if n < len(self.blocks) else None
        return isinstance(following, Grid) and grid_kind(following) == "begroting"

    def _list_follows(self, n: int) -> bool:
        """Whether the next block is a list item too: then a numbered line is no heading."""
        following = self.blocks[n] if n < len(self.blocks) else None
        before = self.blocks[n - 2] if n > 1 else None
        return any(isinstance(block, Paragraph) and block.marker is not None for block in (following, before))

    def _footnote(self, block: Paragraph) -> bool:
        """A footnote goes to the section of footnotes, wherever it is printed."""
        small = self.looks.typed and block.style.size < 0.9 * self.looks.body.size and _PLAIN_NOTE.match(block.text)
        if not small and (not _FOOTNOTE.match(block.text) or (block.marker and block.text[:1] not in "¹²³⁴⁵⁶⁷⁸⁹[")):
            if not (self._here and self._here.kind == "voetnoten"):
                return False
        elif not (self._here and self._here.kind == "voetnoten"):
            self._close()
            self._open(SectionDraft("voetnoten", None, None, level=1, known=True))
        assert self._here is not None
        self._here.paragraphs.append(block)
        return True

    # -- labelled values

    def _is_label(self, block: Paragraph) -> bool:
        return self.labelled and len(block.text) <= 60 and field_name(block.text) is not None and block.marker is None

    def _label(self, block: Paragraph, n: int) -> bool:
        """Takes a label above its value, or run in before it."""
        if not self.labelled:
            return False
        name = field_name(block.text) if self._is_label(block) else None
        if name and (not self.looks.typed or self._styled_as_label(block)):
            self._start_field(name, block.text.rstrip(" :"), (), block)
            self.label_style = block
            return True
        found = _RUN_IN.match(block.text)
        name = field_name(found["label"], weak=self._runs_in(block)) if found else None
        if found and name and (self.field is None or self.field.name != name) and self._new_name(name):
            rest = (found["value"] or "").strip()
            values = (_replace_text(block, rest),) if rest else ()
            self._start_field(name, found["label"].strip(), values, block)
            return True
        if self.label_style is not None and self.field is not None and self._twin(block):
            self._start_field("overig", block.text.rstrip(" :"), (), block)
            return True
        return False

    def _runs_in(self, block: Paragraph) -> bool:
        """Whether the block begins with a label and a colon, as the blocks around it do or a sure label would."""
        found = _RUN_IN.match(block.text)
        titled = intervention_title(block.text)
        if not self.labelled or not found or not field_name(found["label"]) or (titled and titled[0]):
            return False
        return field_name(found["label"], weak=False) is not None or self.field is not None or not any(
            f.section == len(self.drafts.sections) - 1 for f in self.drafts.fields)

    def _styled_as_label(self, block: Paragraph) -> bool:
        """A label above its value stands out, or looks like the labels before it."""
        return stands_out(block, self.looks) or block.style.italic or self.label_style is None or self._twin(block)

    def _twin(self, block: Paragraph) -> bool:
        """Whether an unknown short line is set just like the labels before it, and unlike the values."""
        label = self.label_style
        if label is None or not self.looks.typed or block.lines > 1 or len(block.text) > 60:
            return False
        values = self.field.paragraphs[-1] if self.field and self.field.paragraphs else None
        return block.style == label.style and block.indent == label.indent and stands_out(block, self.looks) and (
            values is None or values.style != label.style)

    def _new_name(self, name: str) -> bool:
        """Whether the open intervention (or plan) has no such field yet: a run-in label may be prose."""
        part = self.drafts.interventions[-1] if self.drafts.interventions else None
        section = len(self.drafts.sections) - 1
        return not any(f.name == name and (f.section == section or f.section == part) for f in self.drafts.fields)

    def _start_field(self, name: str, label: str, values: tuple[Paragraph, ...], place: Paragraph) -> None:
        section = len(self.drafts.sections) - 1
        self.field = FieldDraft(name, label, section, self._intervention(), list(values), place.regions)
        self.drafts.fields.append(self.field)
        if name == "overig":
            self.drafts.doubts.append(Doubt("label_onbekend", f"Label ‘{label}’ is onbekend; de tekst is bewaard als ‘overig’.",
                                            section, len(self.drafts.fields) - 1))

    def _intervention(self) -> int | None:
        """The open intervention; None inside the activity plan."""
        here = self._here
        return len(self.drafts.interventions) - 1 if here is not None and here.kind == "interventie" else None

    # -- grids

    def _grid(self, grid: Grid, n: int) -> None:
        kind = grid_kind(grid)
        if kind == "overig" and self.labelled and self.field is not None and grid.columns == 2 and self._goes_on(grid):
            kind = "velden"
        if kind == "velden":
            self._labelled_grid(grid)
            return
        here = len(self.drafts.sections) - 1
        if kind == "begroting":
            self.field = None
            self._budget(grid)
        elif kind == "ondertekening":
            self._close()
            self._school_signing(grid_tokens(grid), grid)
        else:
            self.drafts.grids.append(GridDraft("overig", here if here >= 0 else None, grid))

    def _goes_on(self, grid: Grid) -> bool:
        """A piece of a table of labelled values that was torn off: rows without a label, or with a known one."""
        return all(row.label is None or row.name is not None for row in labelled_rows(grid))

    def _budget(self, grid: Grid) -> None:
        here = len(self.drafts.sections) - 1
        self.drafts.grids.append(GridDraft("begroting", here if here >= 0 else None, grid))
        rows = read_budget(grid, here if here >= 0 else None)
        self.drafts.budget += [row for row in rows if row.kind != "total_line"]
        self.drafts.total_lines += [f"{row.label} {row.amount}" for row in rows if row.kind == "total_line"]

    def _school_signing(self, tokens: list[tuple[str, str, Paragraph]], grid: Grid) -> None:
        here = self._here
        if here is None or here.kind != "ondertekening_bevoegd_gezag":
            self._open(SectionDraft("ondertekening", None, None, level=2, known=True))
        section = len(self.drafts.sections) - 1
        self.drafts.grids.append(GridDraft("ondertekening", section, grid))
        self.drafts.signatories += signatories(tokens, section, self.drafts.sections[section].kind != "ondertekening")

    def _labelled_grid(self, grid: Grid) -> None:
        rows = labelled_rows(grid)
        first = next((row for row in rows if row.title is None), None)
        titled = next((row.title for row in rows if row.title is not None), None)
        here = self._here
        plan = any(row.name in ("korte_beschrijving", "schoolbestuur") for row in rows) or (here is not None and here.kind in _PLAN)
        if not self.labelled and titled is None and first is not None and not plan:
            self._untitled(rows)
        self.labelled = True
        for row in rows:
            self._row(row, plan)
        section = len(self.drafts.sections) - 1
        self.drafts.grids.append(GridDraft("activiteitenplan" if plan else "interventie", section, grid))

    def _untitled(self, rows: list[LabelledRow]) -> None:
        """A table of labelled values without a title: its own title row, or the first line of its goal names it."""
        title = next((" ".join(p.text for p in row.values) for row in rows if row.name == "titel" and row.values), None)
        self._begin(Paragraph(title or ""), Heading("interventie", None, title or "", False))

    def _row(self, row: LabelledRow, plan: bool) -> None:
        if row.title is not None:
            self._title_row(row.title, plan)
            return
        if row.label is None:
            if self.field is not None:
                self.field.paragraphs += row.values
            else:
                self.drafts.residue += row.values
            return
        if row.name == "titel" and not plan and row.values and self._title_starts(row):
            return
        place = Paragraph(row.label, row.regions)
        self._start_field(row.name or "overig", row.label.rstrip(" :"), row.values, place)

    def _title_starts(self, row: LabelledRow) -> bool:
        """`Naam interventie | X` as the first row opens the intervention X."""
        here = self._here
        part = len(self.drafts.interventions) - 1
        if here is not None and here.kind == "interventie" and not any(f.intervention == part for f in self.drafts.fields):
            here.title = here.title or row.values[0].text
            return False
        self._close()
        title = " ".join(p.text for p in row.values)
        self._begin(Paragraph(title, row.regions), Heading("interventie", None, title, False))
        return False

    def _title_row(self, paragraph: Paragraph, plan: bool) -> None:
        name = field_name(paragraph.text, weak=False)
        if name and self.labelled and not intervention_title(paragraph.text):
            self._start_field(name, paragraph.text.rstrip(" :"), (), paragraph)
            return
        known = heading_kind(paragraph.text)
        if known and known.kind in ("gka_agenda", "activiteitenplan_en_begroting", "inzet_middelen"):
            self._close()
            self._begin(paragraph, Heading(known.kind, known.level, None, True))
            return
        titled = intervention_title(paragraph.text)
        if plan and not titled:
            return
        here = self._here
        if here is not None and here.kind == "interventie" and self.field is not None and not titled and len(paragraph.text) > 100:
            self.field.paragraphs.append(paragraph)
            return
        self._close()
        self._begin(paragraph, Heading("interventie", None, titled[1] if titled else paragraph.text, True))


def names_party(heading: str) -> bool:
    """Whether a heading below `Samenwerking` names whose promises follow."""
    return bool(_PARTY.match(heading))


def _replace_text(paragraph: Paragraph, text: str) -> Paragraph:
    return Paragraph(text, paragraph.regions, paragraph.style, paragraph.indent, paragraph.gap, paragraph.counts,
                     paragraph.confidence, paragraph.lines)

