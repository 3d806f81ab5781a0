"""A Reading: what the reader of one kind of file delivers, before the agenda in it is understood.

All readers (PDF, Word, text) deliver the same: blocks in reading order, and what is known of the pages they stand on.
"""

from dataclasses import dataclass

from extract.blocks import Block
from extract.document import Doubt, Page, Regions, Residue


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader delivers beside the blocks: the pages' counts, what it left over and what it doubts."""

    blocks: list[Block]
    media_type: str
    text_layer: str
    pages: tuple[Page, ...] = ()  # with characters and furniture; used and left are settled here
    residue: tuple[Residue, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    furniture: Regions = ()
    running: tuple[str, ...] = ()  # what running headers and footers say, page numbers apart
