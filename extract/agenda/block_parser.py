"""Blocks in, drafts out: one walk over a document in reading order. Knows the template's parts, no geometry.

Every block ends in a section's prose, a field, a table, a signing block, the contents list, furniture, or the residue.
"""

import re

from extract.agenda.budget import is_total_line
from extract.agenda.continuations import without_continuations
from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.front_page import front_page, opens_contents
from extract.agenda.headings import Heading, heading_of, intervention_title, looks_of, short_line, stands_out
from extract.agenda.labelled_values import take_grid, take_label
from extract.agenda.lookahead import (
    asks_labels,
    budget_follows,
    enumerates_labels,
    fields_follow,
    first_label,
    is_label,
    leads_labels,
    list_around,
    plan_follows,
    prose_follows,
    runs_in,
)
from extract.agenda.parser_state import ParserState
from extract.agenda.signatures import label_of
from extract.agenda.table_of_contents import read_contents
from extract.agenda.unknown_labels import name_new_labels
from extract.blocks import Block, Grid, Paragraph

_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]|\*+\)?|\[\d\])\s*\S")
_BLURRED_NOTE = re.compile(r"^[‘’'?°*]\s?[A-Z][^‘’']*$")  # its mark as OCR reads it
_SMALL = 0.9  # of the running text's size: footnotes met are set in 0.75 to 0.85 of it
_PLAIN_NOTE = re.compile(r"^\d{1,2}\s?[A-Z][a-z]*\s")  # its mark printed as a plain figure
_SIGNING = ("ondertekening", "ondertekening_bevoegd_gezag")
_PARTY = re.compile(
    r"(?:de\s+)?(?:[a-zé]+\s+)?gemeenten?\b|(?:het\s+)?ministerie|(?:de\s+)?gka\b|(?:de\s+)?gelijke kansen alliantie|"
    r"(?:de\s+)?schoolbestu|(?:de\s+)?partners",
    re.IGNORECASE,
)


def walk(blocks: list[Block], ocr: bool = False) -> Drafts:
    """Files every block of a document."""
    continued = without_continuations(blocks)
    blocks = continued.blocks
    state = ParserState(blocks, looks_of([b for b in blocks if isinstance(b, Paragraph)], [], ocr), ocr)
    state.drafts.furniture += continued.taken
    state.enumerates_labels, state.asks_labels = enumerates_labels(blocks), asks_labels(blocks)
    n = front_page(state)
    while n < len(blocks):
        block = blocks[n]
        n += 1
        if isinstance(block, Grid):
            take_grid(state, block)
        elif opens_contents(state, block):
            n += _contents(state, block, n)
        else:
            _paragraph(state, block, n)
    if state.notes:
        state.close()
        if state.here is None or state.here.kind != "voetnoten":
            state.open(SectionDraft("voetnoten", None, None, level=1, known=True))
        for note in state.notes:
            state.file(note)
    name_new_labels(state.drafts)
    return state.drafts


def names_party(heading: str) -> bool:
    """Whether a heading below `Samenwerking` names whose promises follow."""
    return bool(_PARTY.match(heading))


def _contents(state: ParserState, heading: Paragraph, n: int) -> int:
    """Takes the contents list below its heading; gives how many blocks it took. From then on its headings are known."""
    state.close()
    again = state.at(n)
    if isinstance(again, Paragraph) and opens_contents(state, again):
        state.drafts.furniture.append(heading)  # the page's running head says the same
        return 1 + _contents(state, again, n + 1)
    entries, taken, below = read_contents(state.blocks[n:])
    if below is not None:
        taken -= 1
        state.blocks[n + taken] = below
    state.open(SectionDraft("inhoudsopgave", heading, heading.text, level=1, known=True))
    state.drafts.entries += entries
    state.looks = looks_of(state.paragraphs, [entry.heading for entry in entries], state.ocr)
    return taken


def _paragraph(state: ParserState, block: Paragraph, n: int) -> None:
    """Files a paragraph; n is the position of the block after it."""
    heading = _heading(state, block, n)
    if heading:
        state.begin(block, heading)
    elif _foot_of_page(state, block, n):
        state.notes.append(block)
    elif _is_footnote(state, block):
        if state.here is None or state.here.kind != "voetnoten":
            state.close()
            state.open(SectionDraft("voetnoten", None, None, level=1, known=True))
        state.file(block)
    elif take_label(state, block, n):
        pass
    elif state.field is not None:
        state.field.paragraphs.append(block)
    else:
        if is_total_line(block.text):
            state.drafts.total_lines.append(block.text)
        state.file(block)


def _foot_of_page(state: ParserState, block: Paragraph, n: int) -> bool:
    """Whether a paragraph is a note at the foot of its page, or goes on with one; the text goes on after it."""
    if not state.looks.typed or (state.here is not None and state.here.kind == "voetnoten"):
        return False
    before = state.at(n - 2)
    small = block.style.size < _SMALL * state.looks.body.size
    goes_on = bool(state.notes) and before is state.notes[-1] and small and before.style == block.style
    return goes_on or _is_footnote(state, block)


def _is_footnote(state: ParserState, block: Paragraph) -> bool:
    """A paragraph that begins with a mark, or any below the first of them."""
    if state.here is not None and state.here.kind == "voetnoten":
        return True
    if state.ocr and _BLURRED_NOTE.match(block.text) and block.style.size < 0.95 * state.looks.body.size:
        return True
    small = state.looks.typed and block.style.size < _SMALL * state.looks.body.size and _PLAIN_NOTE.match(block.text)
    return bool(small) or (
        bool(_FOOTNOTE.match(block.text)) and (block.marker is None or block.text[:1] in "¹²³⁴⁵⁶⁷⁸⁹[")
    )


def _heading(state: ParserState, block: Paragraph, n: int) -> Heading | None:
    """The heading that a paragraph is, by the template, the contents list, what follows it, or its looks."""
    if block.label and state.labelled and not intervention_title(block.text):
        return None
    found = heading_of(block, state.looks, in_fields=state.field is not None)
    label = is_label(state, block) or leads_labels(state, block, n)
    if (label and not budget_follows(state, n)) or runs_in(state, block):
        return None
    out = stands_out(block, state.looks)
    if (
        (found is None or (found.kind == "overig" and found.level is None))
        and short_line(block)
        and (out or not state.looks.typed)
        and fields_follow(state, n)
        and (out or not _goes_on_with(state, n))
    ):
        return _over_fields(state, block, n)
    if found:
        return _in_its_place(state, found)
    if block.marker and (not block.text[:1].isdigit() or list_around(state, n)):
        return None
    return _own_words(state, block, n, out) if state.field is None and short_line(block) else None


def _goes_on_with(state: ParserState, n: int) -> bool:
    """Whether the label that follows is one that the open intervention still lacks: no other begins above it."""
    name = first_label(state, n)
    here = state.here is not None and state.here.kind == "interventie" and state.field is not None
    return here and name is not None and not state.has_field(name) and not plan_follows(state, n)


def _over_fields(state: ParserState, block: Paragraph, n: int) -> Heading:
    """A heading in the document's own words right above labelled values: an intervention, or the plan."""
    titled = intervention_title(block.text)
    kind = "gka_agenda" if plan_follows(state, n) else "interventie"
    return Heading(kind, None, titled[1] if titled else block.text, False)


def _in_its_place(state: ParserState, found: Heading) -> Heading | None:
    """Some headings' words mean another kind where they stand."""
    here = state.here
    if found.kind == "samenwerking" and here is not None and here.kind == "samenwerking" and not here.paragraphs:
        return None
    if found.kind == "ondertekening" and here is not None:
        return Heading("ondertekening_bevoegd_gezag", 3, None, True)
    if found.kind == "gka_agenda" and here is None:
        return Heading("overig", 1, None, True)
    return found


def _own_words(state: ParserState, block: Paragraph, n: int, out: bool) -> Heading | None:
    """A heading in the document's own words, by its looks; a short line right below a heading is its tagline."""
    here = state.here
    if here is not None and here.kind == "inhoudsopgave" and not here.paragraphs:
        return Heading("overig", 1, None, False)
    if here is not None and here.kind in _SIGNING and label_of(block.text.split(":")[0]):
        return None
    if here is not None and here.kind == "samenwerking" and not here.paragraphs and names_party(block.text):
        return Heading("samenwerking", None, None, True)
    if out:
        tagline = (
            here is not None
            and not here.paragraphs
            and here.kind != "interventies"
            and (block.style.size <= state.looks.body.size * 1.07)
            and not block.outline
        )
        return None if tagline else Heading("overig", None, None, False)
    if state.looks.typed or here is None or not here.paragraphs or not prose_follows(state, n):
        return None
    return Heading("overig", None, None, False)
