"""Takes labelled values out of the body: labels above their values, before them, and beside them in tables.

`take_label` tries whether a paragraph is a label, or begins with one; `take_grid` files a table. Both open fields in
ParserState, which knows to which intervention they belong. What makes a label: its words (labels.toml, cues.toml), how
it is set beside the labels before it and the value below it, and whether we are among labels at all.
"""

import re
from dataclasses import replace

from rapidfuzz import fuzz

from extract.agenda.budget import read_budget
from extract.agenda.drafts import FieldDraft, GridDraft, SectionDraft
from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.headings import Heading, heading_key, intervention_title, stands_out
from extract.agenda.lexicon import field_name, fold_label, heading_kind, is_listed_label
from extract.agenda.lookahead import RUN_IN_LABEL, hangs, is_label, label_name, leads_labels, runs_in, set_alike
from extract.agenda.parser_state import PLAN_FIELDS, PLAN_KINDS, ParserState
from extract.agenda.signatures import signatories, signing_grid_tokens
from extract.agenda.table_kinds import (
    LONGEST_LABEL,
    GridKind,
    LabelledRow,
    count_signing_labels,
    grid_kind,
    labelled_rows,
)
from extract.agenda.unknown_labels import field_by_cue_words, plan_field_by_cue_words, possible_fields
from extract.blocks import Grid, Paragraph

_HAS_WORDS = re.compile(r"[^\W\d_]{3,}")
_DASH = re.compile(r"^[–—]\s+")
_SIGNED_BELOW_HEADING = 2  # labels of a signing block (a name, an organisation) that make one below such a heading
_FEW = 6  # words of a label before its value, where its type doesn't tell
_LONGEST_TITLE = 100  # characters of a row over the whole width: longer ones go on with the value above them
_SAME_TITLE = 90  # of 100: likeness of a title to the one above it that only OCR or a typing error tells apart


def take_label(state: ParserState, block: Paragraph, n: int) -> bool:
    """Opens the field that a paragraph is the label of, or begins with; False where it is none. n: the block after."""
    if not state.among_labels:
        return False
    return (
        # The surest first: known words alone on a line, known words before a colon, then looks alone.
        _take_label_above(state, block, n)
        or _take_lead_label(state, block)
        or _take_run_in_label(state, block)
        or _take_label_by_its_look(state, block, n)
    )


def _take_label_above(state: ParserState, block: Paragraph, n: int) -> bool:
    """A whole paragraph in a known label's words, set as labels are."""
    name = field_name(block.text) if is_label(state, block) else None
    run_in = RUN_IN_LABEL.match(block.text)
    if run_in and run_in["value"] and name == field_name(run_in["label"]):
        return False  # `Website: -`: a dash is a value
    if _leads_sign(block) and name == field_name(block.lead.rstrip(".")):
        return False  # `Website. -`
    if not name or not _is_set_as_label(state, block, n):
        return False
    state.start_field(name, block.text, (), block.regions)
    state.label_style = block
    return True


def _leads_sign(block: Paragraph) -> bool:
    """True if nothing but signs stands behind the words in bold that a paragraph begins with."""
    behind = block.text[len(block.lead) :] if block.lead else ""
    return bool(behind) and not any(map(str.isalnum, behind))


def _take_lead_label(state: ParserState, block: Paragraph) -> bool:
    """A known label in bold or small capitals before its value, without a colon: `Doelgroep  Alle leerlingen`.

    A dash may part them: `Doelgroep – Alle leerlingen`; or a full stop.
    """
    if not block.lead or not block.text.startswith(block.lead):
        return False
    printed = block.text[len(block.lead) :].strip()
    rest = _DASH.sub("", printed)
    words = block.lead.rstrip(".")
    name = field_name(words, weak=False) or field_name(block.lead, weak=False)
    # Words of the document's own are one behind others of their kind, if a dash parts them from a value.
    if name is None and rest != printed and state.run_in_section == state.section_index:
        name = _own_run_in_name(block.lead, bold=True)
    if name is None:
        return False
    # In `Monit. en eval.` the last one isn't a sentence's either.
    label = block.lead if "." in words else words
    state.start_field(name, label, (replace(block, text=rest, lead=""),), block.regions)
    if rest != printed:
        state.run_in_section = state.section_index
    return True


def _take_run_in_label(state: ParserState, block: Paragraph) -> bool:
    """A label before its value on one line: `Doel: meer taal`."""
    run_in = RUN_IN_LABEL.match(block.text)
    name = _run_in_name(state, block, run_in["label"]) if run_in else None
    if not run_in or not name:
        return False
    rest = (run_in["value"] or "").strip()
    state.start_field(name, run_in["label"], (replace(block, text=rest),) if rest else (), block.regions)
    state.run_in_section = state.section_index
    return True


def _take_label_by_its_look(state: ParserState, block: Paragraph, n: int) -> bool:
    """A short line in words that nobody knows, set just like the labels around it; unknown_labels names it later."""
    if not _is_set_like_labels(state, block, n) and not leads_labels(state, block, n):
        return False
    state.start_field("overig", block.text, (), block.regions)
    state.label_style = block
    return True


def _run_in_name(state: ParserState, block: Paragraph, label: str) -> str | None:
    """The field that a label before its value names; None for a colon in running text.

    Where this section's labels run in, bold words before a colon are a label whatever they say, and plain ones are if
    their words tell what they are about.
    """
    bold = block.label != ""
    # Everyday words (`Wie`, `Wat`) are labels before a colon only in bold, or where this section's labels run in.
    name = label_name(state, label, weak=bold or runs_in(state, block))
    usual = state.run_in_section == state.section_index or (state.open_field is None and not _fields_here(state))
    if name is None:
        return _own_run_in_name(label, bold) if usual and not intervention_title(block.text) else None
    return name if (bold and usual) or not _is_taken(state, name) else None


def _own_run_in_name(label: str, bold: bool) -> str | None:
    """The field that a label in the document's own words names."""
    name = field_by_cue_words(label) if bold or len(label.split()) <= _FEW else None
    return name or ("overig" if bold else None)


def _is_taken(state: ParserState, name: str) -> bool:
    """True if the section has the field: then `Doel: ...` is part of a value, unless a label has two meanings."""
    if state.open_field is not None and state.open_field.name == name:
        return True
    # An intervention has one goal: `Doel: ...` a second time, in a list of activities, is part of a value.
    return any(field.name == name and not possible_fields(field.label) for field in _fields_here(state))


def _fields_here(state: ParserState) -> list[FieldDraft]:
    return [field for field in state.drafts.fields if field.section == state.section_index]


def _is_set_as_label(state: ParserState, block: Paragraph, n: int) -> bool:
    """A label above its value stands out, is italic, or looks like the labels before it or unlike its value."""
    return (
        not state.looks.typed
        or stands_out(block, state.looks)
        or block.style.italic
        or block.boxed
        or state.label_style is None
        or _is_set_like_labels(state, block, n)
        or _is_set_unlike_value(state, block, n)
    )


def _is_set_unlike_value(state: ParserState, block: Paragraph, n: int) -> bool:
    """Bolder, in another colour or in capitals above its value: in a panel beside the text all type is small.

    Set as the labels before it, it may also hang before its value, or stand closer to it than to what is above; so may
    a label of the template that the intervention lacks.
    """
    value = state.block_at(n)
    if not isinstance(value, Paragraph):
        return False
    near = block.gap and not value.gap
    name = field_name(block.text, weak=False)
    if state.label_style is not None and block.style == state.label_style.style:
        if (near and name) or hangs(block, value):
            return True
    # Notes in the margin are set in smaller type, labels and values alike.
    elif near and name and block.style.size == value.style.size and is_listed_label(block.text):
        return not state.has_field(name)
    bolder = block.style.bold > value.style.bold
    return bolder or block.style.colour != value.style.colour or (block.text.isupper() and not value.text.isupper())


def _is_set_like_labels(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a short line is set just like the labels before it, and unlike the values or left of them."""
    if state.open_field is None or state.label_style is None or not set_alike(state, block, state.label_style, n):
        return False
    values = state.open_field.paragraphs
    return not values or values[-1].style != block.style or all(hangs(block, value) for value in values)


def take_grid(state: ParserState, grid: Grid) -> None:
    """Files a grid of the body: labelled values, a budget, a signing block, or a table of its own."""
    # Kinds are told by the first column's words, so other shapes are undone first.
    forms = one_label_per_row(grid)
    kind = _kind_here(state, grid, forms[0])
    if kind == "velden":
        for form in forms:
            _take_form(state, form, grid)
    elif kind == "begroting":
        _take_budget(state, grid)
    elif kind == "ondertekening":
        _take_signing_grid(state, grid)
    else:
        state.drafts.grids.append(GridDraft("overig", state.section_index, grid))


def _kind_here(state: ParserState, grid: Grid, form: Grid) -> GridKind:
    """The kind of a table by its words, or, where these tell nothing, by where it stands. form: its first form."""
    kind = grid_kind(form)
    if kind == "overig" and _is_torn_off(state, form):
        return "velden"
    if kind == "overig" and _at_signing(state) and count_signing_labels(grid) >= _SIGNED_BELOW_HEADING:
        return "ondertekening"
    return kind


def _is_torn_off(state: ParserState, form: Grid) -> bool:
    """A piece of a table of labelled values that a page break, a heading or a long value tore off: too few to tell."""
    # A page's end leaves one row, `Planning | 2022-2024`, which in any other place would be a table of its own. Right
    # below an intervention's heading it is the first one.
    if form.columns != 2:
        return False
    rows = labelled_rows(form)
    if rows and rows[0].title and intervention_title(rows[0].title.text):  # a whole one, with its title
        return len(rows) > 1 and all(row.title or (row.label and _is_in_every_form(state, row)) for row in rows)
    opens = state.is_in("interventie") and state.section_is_empty
    if not state.among_labels or not (state.open_field is not None or opens):
        return False
    return all(row.label is None or row.name is not None or _is_own_label(state, row) for row in rows)


def _is_own_label(state: ParserState, row: LabelledRow) -> bool:
    """True for a label in the author's own words: they tell of a field that is still missing, or it came before."""
    label = row.label or ""
    if not row.values or len(label) > LONGEST_LABEL:
        return False
    told = (plan_field_by_cue_words if state.is_in(*PLAN_KINDS) else field_by_cue_words)(label)
    is_missing = told is not None and all(field.name != told for field in _fields_here(state))
    return is_missing or _is_in_every_form(state, row)


def _is_in_every_form(state: ParserState, row: LabelledRow) -> bool:
    """True for a label that was one before, or that other tables print too, among labels of that kind.

    Right below an intervention's heading, or below a field with such a label. A table of costs comes again in each
    intervention as well, but has no words in its second column.
    """
    label = fold_label(row.label or "")
    if any(fold_label(field.label) == label for field in state.drafts.fields):
        return True
    field = state.open_field
    among_such = field is None or state.printed_labels()[fold_label(field.label)] > 1
    return among_such and state.printed_labels()[label] > 1 and _HAS_WORDS.search(row.text) is not None


def _take_budget(state: ParserState, grid: Grid) -> None:
    # A budget ends the value above it, but not the labels around: the template has more of them below its budget.
    state.open_field = None
    state.drafts.grids.append(GridDraft("begroting", state.section_index, grid))
    rows = read_budget(grid, state.section_index)
    state.drafts.budget += [row for row in rows if row.kind != "total_line"]
    state.drafts.total_lines += [f"{row.label} {row.amount}" for row in rows if row.kind == "total_line"]


def _at_signing(state: ParserState) -> bool:
    """True right below a heading that says who signs: there a role needs no mention."""
    return state.is_in("ondertekening_bevoegd_gezag") and state.section_is_empty


def _take_signing_grid(state: ParserState, grid: Grid) -> None:
    state.close_field()
    # The boards sign at the end, below a heading of their own; without it the block is the agenda's.
    if not state.is_in("ondertekening_bevoegd_gezag"):
        state.open_section(SectionDraft("ondertekening", None, None, level=2, known=True))
    section = len(state.drafts.sections) - 1
    school = state.drafts.sections[section].kind != "ondertekening"
    state.drafts.grids.append(GridDraft("ondertekening", section, grid))
    state.drafts.signatories += signatories(signing_grid_tokens(grid), section, school)


def _take_form(state: ParserState, form: Grid, printed: Grid) -> None:
    """The fields of a form; the table that was printed is kept once, however many forms it holds."""
    rows = labelled_rows(form)
    # The activity plan is a form as well, with labels that interventions have; only a few are its own.
    plan = state.is_in(*PLAN_KINDS) or any(row.name in PLAN_FIELDS for row in rows)
    if not state.among_labels and not plan and not any(row.title for row in rows):
        _open_untitled(state, rows)
    state.among_labels = True
    for row in rows:
        _take_row(state, row, plan)
    if not state.drafts.grids or state.drafts.grids[-1].grid is not printed:
        kind = "activiteitenplan" if plan else "interventie"
        state.drafts.grids.append(GridDraft(kind, state.section_index, printed))


def _open_untitled(state: ParserState, rows: list[LabelledRow]) -> None:
    """Opens the intervention of a form without a heading; its title is in the row `Titel`, if anywhere."""
    named = next((row for row in rows if row.name == "titel" and row.values), None)
    title = named.text if named else ""
    state.open_headed_section(Paragraph(title), Heading("interventie", None, title, False))


def _take_row(state: ParserState, row: LabelledRow, plan: bool) -> None:
    if row.title is not None:
        _take_title_row(state, row.title, plan)
    elif row.label is not None:
        if row.name == "titel" and not plan and row.values:
            _take_title_field(state, row)
        state.start_field(row.name or "overig", row.label, row.values, row.regions)
    elif state.open_field is not None:
        state.open_field.paragraphs += row.values
    else:
        # A row without a label before any label: text that nobody can place is left over and counted.
        state.drafts.residue += row.values


def _take_title_field(state: ParserState, row: LabelledRow) -> None:
    """`Naam interventie | X` as the first row names the open intervention; later it opens the next one."""
    section = state.section
    if section is not None and section.kind == "interventie" and not _fields_here(state):
        section.title = section.title or row.text
        return
    state.open_headed_section(Paragraph(row.text, row.regions), Heading("interventie", None, row.text, False))


def _repeats_title(state: ParserState, paragraph: Paragraph) -> bool:
    """True if a title is the open intervention's again, as on each page that its table goes on to."""
    section = state.section
    if section is None or section.kind != "interventie" or not section.printed or state.open_field is None:
        return False
    return fuzz.ratio(heading_key(section.printed), heading_key(paragraph.text)) >= _SAME_TITLE


def _take_title_row(state: ParserState, paragraph: Paragraph, plan: bool) -> None:
    """A row over the whole width: a label, the plan's own heading, a title, or a piece of a value."""
    titled = intervention_title(paragraph.text)
    name = field_name(paragraph.text, weak=False)
    known = heading_kind(paragraph.text)
    if name and state.among_labels and not titled:
        state.start_field(name, paragraph.text, (), paragraph.regions)
    elif known and known.kind in (*PLAN_KINDS, "inzet_middelen"):
        state.open_headed_section(paragraph, Heading(known.kind, known.level, None, True))
    # In the plan a row over the whole width names a column's group, and says nothing that is a field.
    elif (plan and not titled) or _repeats_title(state, paragraph):
        return
    elif state.open_field is not None and not titled and len(paragraph.text) > _LONGEST_TITLE:
        state.open_field.paragraphs.append(paragraph)
    else:
        title = titled[1] if titled else paragraph.text
        state.open_headed_section(paragraph, Heading("interventie", None, title, True))
