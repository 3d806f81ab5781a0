"""Tells headings in an author's own words by what stands right below: above all where no type tells them.

A text file's short line may be a heading, a tagline or the last line of a list. Right above the school boards' signing
lines, a budget, the explanation's first part or the first intervention it is a heading, unless the document heads that
part in known words elsewhere. Behind the front page's signing block a stack of short lines opens the body.
"""

from extract.agenda.headings import Heading, heading_of, short_line, stands_out
from extract.agenda.lexicon import load_template, parts_of
from extract.agenda.lookahead import LEAST_PROSE, budget_follows, fields_follow
from extract.agenda.parser_state import ParserState
from extract.agenda.signatures import label_of_signing_line, signing_label
from extract.blocks import Block, Paragraph

_MOST_STACKED = 3  # headings above each other: the body's title, the explanation's, its first part's
_SIGNING_LINES = 2  # `Naam: Ada Bos` and `Organisatie: De Brug`
_FRONT = ("voorblad", "ondertekening")


def heading_by_place(state: ParserState, block: Paragraph, n: int) -> Heading | None:
    """The heading that a short line is by what stands right below; n is the position of the block after it."""
    if not short_line(block):
        return None
    if _over_plan(state, n) and (stands_out(block, state.looks) or not state.looks.typed):
        return Heading("gka_agenda", None, None, False)
    if state.looks.typed:
        return None
    if _over_signing(state, n):
        return Heading("ondertekening_bevoegd_gezag", 3, None, False)
    if state.drafts.interventions and budget_follows(state, n):
        return Heading("inzet_middelen", load_template("headings")["inzet_middelen"]["level"], None, False)
    if _opens_body(state, n - 1) or _over_first_part(state, n) or _over_first_intervention(state, n):
        return Heading("overig", None, None, False)  # which part it heads is told at the end, by unknown_headings
    return None


def opens_body_without_type(state: ParserState, n: int) -> bool:
    """True if the n-th block, behind signatures, is the first of two or three headings above the body's first text."""
    if state.looks.typed or _may_be_signed_value(state, n):
        return False
    stacked = _stacked(state, n)
    headings = stacked + (_known_kind(state, n + stacked) is not None)
    return 1 < headings <= _MOST_STACKED and (headings > stacked or _is_text(state, n + stacked))


def _opens_body(state: ParserState, n: int) -> bool:
    """True for the n-th block where it is one of the headings that open the body behind the front page."""
    if state.is_in(*_FRONT):
        return opens_body_without_type(state, n)
    # Of two lines above a text the second may be a tagline; of three each is a heading.
    bare = [section for section in state.drafts.sections if section.kind not in _FRONT]
    stacked = _stacked(state, n)
    opened = bool(bare) and not any(section.paragraphs for section in bare)
    return opened and len(bare) + stacked == _MOST_STACKED and _is_text(state, n + stacked)


def _stacked(state: ParserState, n: int) -> int:
    """How many short lines in own words stand above each other from the n-th block on."""
    stacked = 0
    while _is_short(state.block_at(n + stacked)) and _known_kind(state, n + stacked) is None:
        stacked += 1
    return stacked


def _is_text(state: ParserState, n: int) -> bool:
    block = state.block_at(n)
    return isinstance(block, Paragraph) and len(block.text) > LEAST_PROSE and _line_label(block) is None


def _is_short(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and short_line(block) and _line_label(block) is None


def _may_be_signed_value(state: ParserState, n: int) -> bool:
    """True right below a label that has a value (`Plaats`), or below several labels whose values follow."""
    above, before = state.block_at(n - 1), state.block_at(n - 2)
    label = _line_label(above)
    if label is None:
        return False
    return label[1] != "signature" or _line_label(before) is not None


def _line_label(block: Block | None) -> tuple[str, str] | None:
    return label_of_signing_line(block) if isinstance(block, Paragraph) else None


def _over_signing(state: ParserState, n: int) -> bool:
    """True right above lines of signing that follow the interventions."""
    lines = [state.block_at(position) for position in range(n, n + _SIGNING_LINES)]
    signed = all(isinstance(line, Paragraph) and _runs_in_signing(line) for line in lines)
    return signed and bool(state.drafts.interventions) and not state.is_in("ondertekening_bevoegd_gezag")


def _runs_in_signing(line: Paragraph) -> bool:
    """`Naam: Ada Bos`, a label with its value."""
    return signing_label(line.text) is None and label_of_signing_line(line) is not None


def _over_plan(state: ParserState, n: int) -> bool:
    """True right above a table behind which, at most one short line further, the budget stands: the plan's labels."""
    known = any(section.kind == "gka_agenda" for section in state.drafts.sections)
    if known or state.grid_at(n) is None or not state.drafts.interventions or budget_follows(state, n):
        return False
    return budget_follows(state, n + 1) or (_is_short(state.block_at(n + 1)) and budget_follows(state, n + 2))


def _over_first_part(state: ParserState, n: int) -> bool:
    """True right above the explanation's first part, where no known heading says `Toelichting`."""
    kind = _known_kind(state, n)
    parts = parts_of("toelichting")
    if kind not in parts or any(section.kind in parts for section in state.drafts.sections):
        return False
    return not _headed(state, "toelichting")


def _over_first_intervention(state: ParserState, n: int) -> bool:
    """True right above the first intervention's heading, where no known heading says `Interventies`."""
    block = state.block_at(n)
    if state.drafts.interventions or not isinstance(block, Paragraph):
        return False
    first = _known_kind(state, n) == "interventie" or (short_line(block) and fields_follow(state, n + 1))
    return first and not _headed(state, "interventies")


def _known_kind(state: ParserState, n: int) -> str | None:
    block = state.block_at(n)
    heading = heading_of(block, state.looks) if isinstance(block, Paragraph) else None
    return heading.kind if heading else None


def _headed(state: ParserState, kind: str) -> bool:
    """True if a heading of that kind in known words stands anywhere in the document."""
    headings = (heading_of(block, state.looks) for block in state.paragraphs)
    return any(heading is not None and heading.kind == kind for heading in headings)
