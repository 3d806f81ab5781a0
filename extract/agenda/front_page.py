"""The blocks before the body in, the front page and its signing block out. Knows where an agenda's front page ends."""

from extract.agenda.drafts import GridDraft, SectionDraft
from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.headings import heading_of
from extract.agenda.lexicon import heading_kind
from extract.agenda.lookahead import RUN_IN_LABEL
from extract.agenda.parser_state import ParserState
from extract.agenda.signatures import signatories, signing_grid_tokens, signing_label, signing_tokens
from extract.agenda.table_kinds import grid_kind
from extract.blocks import Block, Grid, Paragraph

_NEAR = 60  # blocks within which a contents list may still follow the front page
_SIGNED = 3  # labels that make a signing block
_TITLES = frozenset({"gka_agenda", "titel"})


def front_page(state: ParserState) -> int:
    """Files the front page and its signing block; gives the position of the block after them."""
    end = _end(state)
    front = state.blocks[:end]
    signing = _signing_start(front)
    if signing:
        _file_front(state, front[:signing])
    if signing < len(front):
        _file_signing(state, front[signing:])
    return end


def opens_contents(state: ParserState, block: Paragraph) -> bool:
    """Whether the paragraph heads the contents list."""
    known = heading_kind(block.text) if len(block.text) < 30 else None
    return known is not None and known.kind == "inhoudsopgave" and not state.drafts.entries


def _end(state: ParserState) -> int:
    """Where the front page ends: at the contents list, at the first table of the body, or at a heading of the body."""
    signed = 0
    for n, block in enumerate(state.blocks):
        if isinstance(block, Grid):
            kind = grid_kind(one_label_per_row(block)[0])
            if kind in ("velden", "begroting"):
                return n
            signed += _SIGNED + 1 if kind == "ondertekening" else 0
        elif opens_contents(state, block) or _heads_body(state, block, n, signed):
            return n
        else:
            signed += signing_label(block.text) is not None
    return len(state.blocks) if signed >= _SIGNED else 0


def _heads_body(state: ParserState, block: Paragraph, n: int, signed: int) -> bool:
    heading = heading_of(block, state.looks)
    if heading is None or heading.kind in ("gka_agenda", "ondertekening") or (n < 3 and heading.kind == "overig"):
        return False
    contents_later = any(isinstance(b, Paragraph) and opens_contents(state, b) for b in state.blocks[n : n + _NEAR])
    return not contents_later or signed > _SIGNED


def _signing_start(front: list[Block]) -> int:
    """Where the signing block begins: at the first role or label that more of them follow."""
    for n, block in enumerate(front):
        if isinstance(block, Grid):
            if grid_kind(block) == "ondertekening":
                return n
            continue
        heading = heading_kind(block.text)
        opens = _label(block) is not None or (heading is not None and heading.kind == "ondertekening")
        later = sum(1 for b in front[n + 1 : n + 12] if isinstance(b, Grid) or _label(b))
        if opens and later >= 2:
            return n
    return len(front)


def _label(block: Paragraph) -> tuple[str, str] | None:
    """The signing label that a paragraph is, or begins with."""
    found = RUN_IN_LABEL.match(block.text)
    return signing_label(block.text) or (signing_label(found["label"]) if found else None)


def _file_front(state: ParserState, blocks: list[Block]) -> None:
    first = next((b for b in blocks if isinstance(b, Paragraph)), None)
    known = heading_kind(first.text) if first is not None and len(first.text) < 100 else None
    heading = first if known and known.key in _TITLES else None
    section = state.open_section(
        SectionDraft("voorblad", heading, heading.text if heading else None, level=1, known=True)
    )
    for block in blocks:
        if isinstance(block, Grid):
            state.drafts.grids.append(GridDraft("overig", section, block))
            for paragraph in block.paragraphs:
                state.add_prose(paragraph)
        elif block is not heading:
            state.add_prose(block)


def _file_signing(state: ParserState, blocks: list[Block]) -> None:
    heading = None
    first = blocks[0]
    if isinstance(first, Paragraph) and len(blocks) > 1 and (isinstance(blocks[1], Grid) or _label(blocks[1])):
        known = heading_kind(first.text)
        if known and known.kind == "ondertekening":
            heading, blocks = first, blocks[1:]
    section = state.open_section(
        SectionDraft("ondertekening", heading, heading.text if heading else None, level=2, known=True)
    )
    tokens = []
    for block in blocks:
        if isinstance(block, Grid):
            tokens += signing_grid_tokens(block)
            state.drafts.grids.append(GridDraft("ondertekening", section, block))
        else:
            tokens += signing_tokens([block])
            state.add_prose(block)
    state.drafts.signatories += signatories(tokens, section)
