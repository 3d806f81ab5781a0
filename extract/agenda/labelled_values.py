"""Labels, values and grids of the body in, fields and tables out: labels above values, run in before them, beside them.

Knows the template's labels; which intervention they belong to is the state's.
"""

from dataclasses import replace

from rapidfuzz import fuzz

from extract.agenda.budget import read_budget
from extract.agenda.drafts import FieldDraft, GridDraft, SectionDraft
from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.headings import Heading, heading_key, intervention_title, stands_out
from extract.agenda.lexicon import field_name, heading_kind
from extract.agenda.lookahead import RUN_IN_LABEL, is_label, label_name, leads_labels, runs_in, set_alike
from extract.agenda.parser_state import PLAN_KINDS, ParserState
from extract.agenda.signatures import signatories, signing_grid_tokens
from extract.agenda.table_kinds import LabelledRow, count_signing_labels, grid_kind, labelled_rows
from extract.agenda.unknown_labels import field_by_cue_words, possible_fields
from extract.blocks import Grid, Paragraph

_SIGNED = 2  # labels of a signing block (a name, an organisation) that make one below such a heading
_FEW = 6  # words of a label before its value, where its type doesn't tell
_SAME_TITLE = 90  # likeness of a title to the one above it that only OCR or a typing error tells apart


def take_label(state: ParserState, block: Paragraph, n: int) -> bool:
    """Opens the field that a paragraph is the label of, or begins with; False where it is none. n: the block after."""
    if not state.among_labels:
        return False
    found = RUN_IN_LABEL.match(block.text)
    name = field_name(block.text) if is_label(state, block) else None
    if found and found["value"] and name == field_name(found["label"]):
        name = None  # `Website: -`: a dash is a value
    if name and (not state.looks.typed or _styled_as_label(state, block) or _above_its_value(state, block, n)):
        state.start_field(name, block.text, (), block.regions)
        state.label_style = block
        return True
    name = _run_in_name(state, block, found["label"]) if found else None
    if found and name:
        rest = (found["value"] or "").strip()
        state.start_field(name, found["label"], (replace(block, text=rest),) if rest else (), block.regions)
        state.run_in_section = state.section_index
        return True
    if _twin(state, block) or leads_labels(state, block, n):
        state.start_field("overig", block.text, (), block.regions)
        state.label_style = block
        return True
    return False


def _run_in_name(state: ParserState, block: Paragraph, label: str) -> str | None:
    """The field that a label before its value names; None for a colon in running text.

    Where this section's labels run in, bold words before a colon are a label whatever they say, and plain ones are if
    their words tell what they are about.
    """
    bold = block.label != ""
    name = label_name(state, label, weak=bold or runs_in(state, block))
    here = state.run_in_section == state.section_index or (state.open_field is None and not _fields_here(state))
    if name is None and here and not intervention_title(block.text):
        name = field_by_cue_words(label) if len(label.split()) <= _FEW or bold else None
        return name or ("overig" if bold else None)
    if name is None or (bold and here):
        return name
    same = state.open_field is not None and state.open_field.name == name
    return None if same or any(f.name == name and not possible_fields(f.label) for f in _fields_here(state)) else name


def _fields_here(state: ParserState) -> list[FieldDraft]:
    return [field for field in state.drafts.fields if field.section == state.section_index]


def _above_its_value(state: ParserState, block: Paragraph, n: int) -> bool:
    """Whether a label is set bolder, in another colour or in capitals above its value: in a panel all type is small."""
    value = state.block_at(n)
    if not isinstance(value, Paragraph):
        return False
    bolder = block.style.bold > value.style.bold
    return bolder or block.style.colour != value.style.colour or (block.text.isupper() and not value.text.isupper())


def _styled_as_label(state: ParserState, block: Paragraph) -> bool:
    """A label above its value stands out, is italic, or looks like the labels before it."""
    return stands_out(block, state.looks) or block.style.italic or state.label_style is None or _twin(state, block)


def _twin(state: ParserState, block: Paragraph) -> bool:
    """Whether a short line is set just like the labels before it, and unlike the values."""
    values = state.open_field.paragraphs if state.open_field else []
    alike = state.label_style is not None and set_alike(state, block, state.label_style)
    return alike and state.open_field is not None and (not values or values[-1].style != block.style)


def take_grid(state: ParserState, grid: Grid) -> None:
    """Files a grid of the body: labelled values, a budget, a signing block, or a table of its own."""
    forms = one_label_per_row(grid)
    kind = grid_kind(forms[0])
    if (
        kind == "overig"
        and state.among_labels
        and state.open_field is not None
        and forms[0].columns == 2
        and all(row.label is None or row.name is not None for row in labelled_rows(forms[0]))
    ):
        kind = "velden"  # a torn-off piece of a table of labelled values
    elif kind == "overig" and _at_signing(state) and count_signing_labels(grid) >= _SIGNED:
        kind = "ondertekening"
    if kind == "velden":
        for form in forms:
            _labelled_grid(state, form, grid)
    elif kind == "begroting":
        state.open_field = None
        state.drafts.grids.append(GridDraft("begroting", state.section_index, grid))
        rows = read_budget(grid, state.section_index)
        state.drafts.budget += [row for row in rows if row.kind != "total_line"]
        state.drafts.total_lines += [f"{row.label} {row.amount}" for row in rows if row.kind == "total_line"]
    elif kind == "ondertekening":
        _signing_grid(state, grid)
    else:
        state.drafts.grids.append(GridDraft("overig", state.section_index, grid))


def _at_signing(state: ParserState) -> bool:
    """Whether a grid stands right below a heading that says who signs: there a role needs no mention."""
    return (
        state.section is not None
        and state.section.kind == "ondertekening_bevoegd_gezag"
        and not state.section.paragraphs
    )


def _signing_grid(state: ParserState, grid: Grid) -> None:
    state.close_field()
    if state.section is None or state.section.kind != "ondertekening_bevoegd_gezag":
        state.open_section(SectionDraft("ondertekening", None, None, level=2, known=True))
    section = len(state.drafts.sections) - 1
    school = state.drafts.sections[section].kind != "ondertekening"
    state.drafts.grids.append(GridDraft("ondertekening", section, grid))
    state.drafts.signatories += signatories(signing_grid_tokens(grid), section, school)


def _labelled_grid(state: ParserState, form: Grid, printed: Grid) -> None:
    """The fields of a form, with the table that was printed; without a title or heading it opens an intervention."""
    rows = labelled_rows(form)
    plan = any(row.name in ("korte_beschrijving", "schoolbestuur") for row in rows) or (
        state.section is not None and state.section.kind in PLAN_KINDS
    )
    if not state.among_labels and not plan and not any(row.title for row in rows):
        named = next((row for row in rows if row.name == "titel" and row.values), None)
        title = " ".join(p.text for p in named.values) if named else ""
        state.open_headed_section(Paragraph(title), Heading("interventie", None, title, False))
    state.among_labels = True
    for row in rows:
        _row(state, row, plan)
    if not state.drafts.grids or state.drafts.grids[-1].grid is not printed:
        state.drafts.grids.append(
            GridDraft("activiteitenplan" if plan else "interventie", state.section_index, printed)
        )


def _row(state: ParserState, row: LabelledRow, plan: bool) -> None:
    if row.title is not None:
        _title_row(state, row.title, plan)
    elif row.label is not None:
        if row.name == "titel" and not plan and row.values:
            _title_field(state, row)
        state.start_field(row.name or "overig", row.label, row.values, row.regions)
    elif state.open_field is not None:
        state.open_field.paragraphs += row.values
    else:
        state.drafts.residue += row.values


def _title_field(state: ParserState, row: LabelledRow) -> None:
    """`Naam interventie | X` as the first row names the open intervention; later it opens the next one."""
    here, title = state.section, " ".join(p.text for p in row.values)
    fresh = not any(f.section == state.section_index for f in state.drafts.fields)
    if here is not None and here.kind == "interventie" and fresh:
        here.title = here.title or title
        return
    state.open_headed_section(Paragraph(title, row.regions), Heading("interventie", None, title, False))


def _repeats_title(state: ParserState, paragraph: Paragraph) -> bool:
    """Whether a title is the open intervention's again, as on each page that its table goes on to."""
    here = state.section
    if here is None or here.kind != "interventie" or not here.printed or state.open_field is None:
        return False
    return fuzz.ratio(heading_key(here.printed), heading_key(paragraph.text)) >= _SAME_TITLE


def _title_row(state: ParserState, paragraph: Paragraph, plan: bool) -> None:
    """A row over the whole width: a label, the plan's own heading, a title, or a piece of a value."""
    titled = intervention_title(paragraph.text)
    name = field_name(paragraph.text, weak=False)
    if name and state.among_labels and not titled:
        state.start_field(name, paragraph.text, (), paragraph.regions)
        return
    known = heading_kind(paragraph.text)
    if known and known.kind in (*PLAN_KINDS, "inzet_middelen"):
        state.open_headed_section(paragraph, Heading(known.kind, known.level, None, True))
        return
    if plan and not titled:
        return
    if _repeats_title(state, paragraph):
        return
    if state.open_field is not None and not titled and len(paragraph.text) > 100:
        state.open_field.paragraphs.append(paragraph)
        return
    state.open_headed_section(paragraph, Heading("interventie", None, titled[1] if titled else paragraph.text, True))
