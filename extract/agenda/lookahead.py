"""Looks at what follows a place in the document: labels, a plan, a budget, a list, prose.

block_parser asks it what a short line is: the same words are a heading above a table of labels, a label above a text.
Also tells how this document writes its labels (enumerated, as questions, before their values), which is learnt once.
Positions `n` are those of the block after the one that is asked about.
"""

import re
from collections import Counter
from dataclasses import replace

from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.headings import LARGER, heading_of, intervention_title, stands_out
from extract.agenda.lexicon import field_name, fold_label, heading_kind, is_listed_label
from extract.agenda.parser_state import PLAN_FIELDS, ParserState
from extract.agenda.table_kinds import LONGEST_LABEL, grid_kind, labelled_rows
from extract.agenda.unknown_labels import field_by_cue_words
from extract.blocks import MARKER, Block, Grid, Paragraph

RUN_IN_LABEL = re.compile(  # `Doel: meer taal`, `Onderdeel 4: Doel: meer taal`, `Voor wie? Peuters`
    r"^(?P<label>(?:(?:[^\W\d]{3,12}\s)?(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])\s?:\s+)?[^:?\n]{3,50}?(?:\?|(?=\s*:)))"
    r"\s*:?\s*(?P<value>\S.*)?$",
    re.DOTALL,
)
_COUNTED = re.compile(r"([^\W\d]{0,12}\s?)(\d{1,2})\s?[.):]\s")
_NEAR = 12  # paragraphs in which a second label follows the first: a value may be a list
_NEAR_PLAN = 8  # blocks in which one of the plan's own labels follows its first: they open it
LEAST_PROSE = 60  # characters of a paragraph that is no line of a list or an address
_LEAD_WORDS = 6  # in a label before its value
_HANG = 0.7  # of the type's size: a description list's values are indented by more (LaTeX 0.8 to 4, browsers 3.6)
_SAME_INDENT = 0.1  # of the type's size between two indents that are one
_ENOUGH = 3  # different labels of a kind that show how a document writes them
_PLAN_TABLE_FIELDS = frozenset({"titel", *PLAN_FIELDS})  # a table of the plan has its title in a row


def is_label(state: ParserState, block: Paragraph) -> bool:
    """True if a whole paragraph is a known label, inside labelled values; marked where labels are."""
    return (
        state.among_labels
        and len(block.text) <= LONGEST_LABEL
        and (block.marker is None or state.enumerates_labels)
        and label_name(state, block.text) is not None
    )


def label_name(state: ParserState, text: str, weak: bool = True) -> str | None:
    """The field that a label among values names; a question in new words only where labels here are questions."""
    return field_name(text if state.asks_labels else text.rstrip(" ?"), weak)


def asks_labels(blocks: list[Block]) -> bool:
    """True if a document's labels are questions: one of them alone may be asked in a value."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and "?" in block.text[:LONGEST_LABEL]]
    return len({field_name(text[: text.index("?") + 1]) for text in texts} - {None}) >= _ENOUGH


def enumerates_labels(blocks: list[Block]) -> bool:
    """True if a document's labels are enumerated (`d) Doelgroep`): then one that looks like a list item is a label.

    Three different ones tell: a list of activities may name one or two (`2. Monitoring`), hardly three fields.
    """
    items = [block.text for block in blocks if isinstance(block, Paragraph) and block.marker]
    labels = [match["label"] if (match := RUN_IN_LABEL.match(item)) else item for item in items]
    return len({field_name(label, weak=False) for label in labels} - {None}) >= _ENOUGH


def with_plain_leads(blocks: list[Block]) -> list[Block]:
    """The blocks, those paragraphs with a lead that begin with a label which nothing sets apart from its value.

    Small capitals of some fonts leave no trace in a file: `doelgroep Kinderen van groep 3`. Such words are labels where
    several different ones begin paragraphs more than once.
    """
    paragraphs = ((n, b) for n, b in enumerate(blocks) if isinstance(b, Paragraph) and not (b.lead or b.label))
    found = {n: lead for n, block in paragraphs if (lead := _listed_lead(block.text))}
    often = Counter(fold_label(lead) for lead in found.values())
    if len({field_name(lead) for lead, times in often.items() if times > 1}) < _ENOUGH:
        return blocks
    # A label of several words that stands once (`Titel van de interventie`) begins no sentence either.
    sure = {n: lead for n, lead in found.items() if often[fold_label(lead)] > 1 or " " in lead}
    return [replace(b, lead=sure[n]) if n in sure and isinstance(b, Paragraph) else b for n, b in enumerate(blocks)]


def _listed_lead(text: str) -> str:
    """The longest label of the template's that a text begins with, more words following; else nothing."""
    words = text[:LONGEST_LABEL].split(" ")
    if is_listed_label(text):
        return ""
    for count in range(min(len(words) - 1, _LEAD_WORDS), 0, -1):
        lead = " ".join(words[:count])
        if (lead[-1:].isalpha() or lead[-1:] == ")") and is_listed_label(lead) and field_name(lead, weak=False):
            # `Activiteiten en onderzoek worden betaald` is a sentence; `planning voorjaar 2024` is none.
            sentence = count == 1 and lead[:1].isupper() and words[1][:1].islower()
            return "" if sentence or words[count][:1] == "(" else lead
    return ""


def runs_in(state: ParserState, block: Paragraph) -> bool:
    """True if the paragraph begins with a label and a colon, as those around it do or a sure label would."""
    run_in = RUN_IN_LABEL.match(block.text)
    titled = intervention_title(block.text)
    if not state.among_labels or not run_in or not label_name(state, run_in["label"]) or (titled and titled[0]):
        return False
    if field_name(run_in["label"], weak=False) is not None or state.open_field is not None:
        return True
    # A weak label may open the section's first field (`Wie: peuters`); later, without a value open, a colon is prose.
    return not any(field.section == state.section_index for field in state.drafts.fields)


def set_alike(state: ParserState, block: Paragraph, label: Paragraph, n: int) -> bool:
    """True if a short line is set just like a label: in type that is not the running text's, or left of its value."""
    short = block.lines == 1 and len(block.text) <= LONGEST_LABEL
    # Labels that are set as running text can't be told by looks at all.
    marked = stands_out(block, state.looks) or block.boxed or (block.style.italic and not state.looks.body.italic)
    marked = marked or hangs(block, state.block_at(n))
    alike = block.style == label.style and abs(block.indent - label.indent) < _SAME_INDENT * block.style.size
    return short and marked and state.looks.typed and alike


def hangs(block: Paragraph, value: Block | None) -> bool:
    """True if a line begins left of what stands below it, as a label of a description list does."""
    indented = isinstance(value, Paragraph) and value.indent - block.indent > _HANG * block.style.size > 0
    return indented and block.lines == 1


def over_title(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a small line begins a page, right above a title: it names the part that the title stands in."""
    title, above = state.block_at(n), state.block_at(n - 2)
    if not state.looks.typed or not isinstance(title, Paragraph) or block.lines > 1:
        return False
    small = block.style.size <= state.looks.body.size * LARGER < title.style.size
    return small and _page(block) == _page(title) and (above is None or _page(above) != _page(block))


def _page(block: Block) -> int | None:
    """The page that a block ends on."""
    regions = [r for p in ([block] if isinstance(block, Paragraph) else block.paragraphs) for r in p.regions]
    return regions[-1].page if regions else None


def leads_labels(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a line in words of its own is the first label of an intervention: set like the next, above its value."""
    value = state.block_at(n)
    # Only right below an intervention's heading: in a value the same line would be a line of it.
    if state.open_field is not None or not state.among_labels:
        return False
    # A line set like the one below it is the first of two lines of text.
    if not isinstance(value, Paragraph) or (value.style == block.style and not hangs(block, value)):
        return False
    near = (other for other in _paragraphs_near(state, n) if other.lines == 1 and field_name(other.text))
    # `Inzet middelen` is a label's name too; in a heading's type it heads what comes behind the labels.
    label = next((other for other in near if heading_of(other, state.looks, in_fields=True) is None), None)
    return label is not None and set_alike(state, block, label, n)


def _paragraphs_near(state: ParserState, n: int) -> list[Paragraph]:
    return [block for block in state.blocks[n : n + _NEAR] if isinstance(block, Paragraph)]


def label_meaning(block: Paragraph) -> str | None:
    """What a whole paragraph, or what stands before its colon, names: a field; or a label that is none, set in bold."""
    if len(block.text) <= LONGEST_LABEL and (name := field_name(block.text)):
        return name
    if block.lead and (name := field_name(block.lead.rstrip("."), weak=False)):
        return name
    if block.label:
        return field_name(block.label) or field_by_cue_words(block.label) or block.label
    run_in = RUN_IN_LABEL.match(block.text)
    return field_name(run_in["label"]) if run_in else None


def fields_follow(state: ParserState, n: int) -> bool:
    """True if the n-th block is a table of labelled values, a label, or the first of several run-in labels."""
    first = state.block_at(n)
    if first is None:
        return False
    if isinstance(first, Grid):
        form = one_label_per_row(first)[0]
        # A table with a title row of its own heads itself: the line above it is a section's heading.
        rows = labelled_rows(form)[:1] if grid_kind(form) == "velden" else []
        return bool(rows) and rows[0].title is None
    # `Interventies` is one letter from the label `Interventie`; below a heading it opens the part.
    if _heads_part(first) or (first.marker and not state.enumerates_labels):
        return False  # a list of questions has items in the words of labels
    if len(first.text) <= LONGEST_LABEL and field_name(first.text, weak=False):
        return True
    meanings = {label_meaning(block) for block in _paragraphs_near(state, n)} - {None}
    # One line with a colon is prose; two that name different fields, near each other, are a form.
    return label_meaning(first) is not None and len(meanings) >= 2


def _heads_part(block: Paragraph) -> bool:
    """`Interventies` heads a part, and is no label `Interventie` with a letter too many."""
    known = heading_kind(block.text)
    return known is not None and known.part


def first_label(state: ParserState, n: int) -> str | None:
    """The field that the n-th block, a label or a table of labelled values, begins with."""
    first = state.block_at(n)
    if isinstance(first, Grid):
        rows = labelled_rows(one_label_per_row(first)[0])[:1]
        return rows[0].name if rows else None
    return label_meaning(first) if first is not None else None


def plan_follows(state: ParserState, n: int) -> bool:
    """True if the labels that follow are those of the activity plan."""
    for block in state.blocks[n : n + _NEAR_PLAN]:
        if isinstance(block, Grid):
            # The first table decides: behind it the next intervention's may follow.
            return any(row.name in _PLAN_TABLE_FIELDS for row in labelled_rows(one_label_per_row(block)[0]))
        if label_meaning(block) in PLAN_FIELDS:
            return True
    return False


def budget_follows(state: ParserState, n: int) -> bool:
    """True if the n-th block is a budget."""
    grid = state.grid_at(n)
    return grid is not None and grid_kind(grid) == "begroting"


def list_around(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a list item like it stands before or after: then a numbered line is no heading. n: the block after it.

    `2. Governance` in heading's type below a list of dashes is one all the same: there the type tells them apart.
    """
    out = state.looks.typed and stands_out(block, state.looks)
    around = [other for other in (state.block_at(n), state.block_at(n - 2)) if isinstance(other, Paragraph)]
    return any(other.marker is not None and not (out and other.style != block.style) for other in around)


def counts_on(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a line's number counts on from the line above it: `A3. Zomerbrug` below `A2. Overdracht` is an item too.

    n: the block after the line.
    """
    above = state.block_at(n - 2)
    if not isinstance(above, Paragraph):
        return False
    one, other = _COUNTED.match(above.text), _COUNTED.match(block.text)
    return one is not None and other is not None and (one[1], int(one[2]) + 1) == (other[1], int(other[2]))


def prose_follows(state: ParserState, n: int) -> bool:
    """True if a table, a list or a paragraph of some length follows."""
    block = state.block_at(n)
    return isinstance(block, Grid) or (
        block is not None and (len(block.text) > LEAST_PROSE or MARKER.match(block.text) is not None)
    )
