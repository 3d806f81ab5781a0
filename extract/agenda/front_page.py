"""Files the front page and the signing block on it: everything before the contents list, or before the body.

An agenda's first page has its title and who signs it (the alderman, the minister) with names and dates. Where it ends
is told by what follows: a contents list, a table of the body, or a heading of the body. `signatures` reads the persons.
"""

from extract.agenda.drafts import GridDraft, SectionDraft
from extract.agenda.form_shapes import one_label_per_row
from extract.agenda.headings import LARGER, heading_of, short_line, stands_out
from extract.agenda.headings_by_place import opens_body_without_type
from extract.agenda.lexicon import fold_label, heading_kind
from extract.agenda.parser_state import ParserState
from extract.agenda.signatures import (
    label_of_signing_line,
    signatories,
    signing_grid_tokens,
    signing_label,
    signing_tokens,
)
from extract.agenda.table_kinds import grid_kind
from extract.agenda.table_of_contents import heads_contents
from extract.blocks import Block, Grid, Paragraph

_NEAR = 60  # blocks within which a contents list may still follow the front page
_NEAR_SIGNING = 11  # blocks in which more of a signing block's labels follow its first
_FOLLOWING_LABELS = 2  # ... and how many: `Gemeente` alone stands on every front page
_SIGNED = 3  # labels that make a signing block
_FEW_BLOCKS = 3  # at the top of the page, where large type is a title and no heading of the body
_LONGEST_CONTENTS_HEADING = 30  # characters
_WORDS_OF_TITLE = 3  # of a title that are said again: fewer may be a municipality's name
_LONGEST_TITLE = 100  # characters
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
    """True if the paragraph heads the contents list."""
    if block is state.contents_heading:
        return True
    known = heading_kind(block.text) if len(block.text) < _LONGEST_CONTENTS_HEADING else None
    return known is not None and known.kind == "inhoudsopgave" and not state.drafts.entries


def unnamed_contents(state: ParserState) -> Paragraph | None:
    """The short line that heads a contents list in words of its own; None where the list has its name, or is none."""
    for n, block in enumerate(state.blocks[:_NEAR]):
        if isinstance(block, Paragraph):
            if opens_contents(state, block):
                return None
            if short_line(block) and heads_contents(block, state.blocks[n + 1 :]):
                return block
    return None


def _end(state: ParserState) -> int:
    """Where the front page ends: at the contents list, at the first table of the body, or at a heading of the body."""
    signed = 0
    for n, block in enumerate(state.blocks):
        if isinstance(block, Grid):
            kind = grid_kind(one_label_per_row(block)[0])
            # The body has begun without a heading, as in a form of one page.
            if kind in ("velden", "begroting"):
                return n
            signed += _SIGNED + 1 if kind == "ondertekening" else 0
        elif opens_contents(state, block) or _heads_body(state, block, n, signed):
            return n
        else:
            signed += (signing_label(block.text) or signing_label(block.lead)) is not None
    # No end was met: a separate signing page, or a text without a front page.
    return len(state.blocks) if signed >= _SIGNED else 0


def _heads_body(state: ParserState, block: Paragraph, n: int, signed: int) -> bool:
    """True for a heading of the body. Before a contents list there may be large type of other kinds, unless somebody
    has signed already."""
    if signed >= _SIGNED and (_opens_body_in_own_words(state, block) or opens_body_without_type(state, n)):
        return True
    heading = heading_of(block, state.looks)
    # The title and the word `Ondertekening` stand on the front page itself.
    if heading is None or heading.kind in ("gka_agenda", "ondertekening"):
        return False
    if n < _FEW_BLOCKS and heading.kind == "overig":
        return False
    # Before a contents list large type may be a motto or a municipality's name, no heading of the body.
    contents_later = any(isinstance(b, Paragraph) and opens_contents(state, b) for b in state.blocks[n : n + _NEAR])
    return not contents_later or signed > _SIGNED


def _opens_body_in_own_words(state: ParserState, block: Paragraph) -> bool:
    """True if a line behind the signing block is set as a heading of sections, or says the title again.

    In large type, beside labels of signing, which are set as the running text is or smaller.
    """
    if label_of_signing_line(block) or not short_line(block):
        return False
    large = stands_out(block, state.looks) and block.style.size > LARGER * state.looks.body.size
    return large or _says_title(state.blocks[0], block)


def _says_title(first: Block, block: Paragraph) -> bool:
    """`Elk kind aan tafel` below the signing block of `Elk kind aan tafel. Gelijke kansen in Veldenrode`."""
    words = fold_label(block.text).split()
    title = fold_label(first.text).replace(".", " ").split() if isinstance(first, Paragraph) else []
    return len(words) >= _WORDS_OF_TITLE and words == title[: len(words)]


def _signing_start(front: list[Block]) -> int:
    """Where the signing block begins: at the first role or label that more of them follow."""
    for n, block in enumerate(front):
        if isinstance(block, Grid):
            if grid_kind(block) == "ondertekening":
                return n
        # `Gemeente Waterdam` is a line of the title and begins with a label of signing: only more of them make a block.
        elif _opens_signing(block) and _labels_follow(front[n + 1 : n + 1 + _NEAR_SIGNING]):
            return n
    return len(front)


def _opens_signing(block: Paragraph) -> bool:
    known = heading_kind(block.text)
    return label_of_signing_line(block) is not None or (known is not None and known.kind == "ondertekening")


def _labels_follow(blocks: list[Block]) -> bool:
    signed = (isinstance(block, Grid) or label_of_signing_line(block) is not None for block in blocks)
    return sum(signed) >= _FOLLOWING_LABELS


def _file_front(state: ParserState, blocks: list[Block]) -> None:
    """The front page's own blocks as prose; its title is the section's heading where it comes first."""
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    heading = first if first is not None and (_is_title(first) or _largest(state, first, blocks)) else None
    printed = heading.text if heading else None
    section = state.open_section(SectionDraft("voorblad", heading, printed, level=1, known=True))
    for block in blocks:
        if isinstance(block, Grid):
            state.drafts.grids.append(GridDraft("overig", section, block))
            for paragraph in block.paragraphs:
                state.add_prose(paragraph)
        elif block is not heading:
            state.add_prose(block)


def _is_title(paragraph: Paragraph) -> bool:
    known = heading_kind(paragraph.text) if len(paragraph.text) < _LONGEST_TITLE else None
    return known is not None and known.key in _TITLES


def _largest(state: ParserState, first: Paragraph, blocks: list[Block]) -> bool:
    """True if the front page opens in larger type than all that follows on it: its title, in whatever words."""
    others = [block.style.size for block in blocks if isinstance(block, Paragraph) and block is not first]
    return stands_out(first, state.looks) and first.style.size > LARGER * max([state.looks.body.size, *others])


def _file_signing(state: ParserState, blocks: list[Block]) -> None:
    """The signing block: its persons, its tables, and its lines as prose."""
    heading = None
    first = blocks[0]
    # `Ondertekening` is the block's heading only right above it; `Wethouder` itself is known as such a heading too.
    if (
        isinstance(first, Paragraph)
        and len(blocks) > 1
        and (isinstance(blocks[1], Grid) or label_of_signing_line(blocks[1]))
    ):
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
