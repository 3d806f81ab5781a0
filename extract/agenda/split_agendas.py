"""Several agendas one behind the other in one file: its Reading is cut into one for each agenda.

Where a new one begins is told by two things together: a title that names another municipality or other years than the
first one's, and main parts that start all over below it. One alone proves nothing: the activity plan of an agenda is
headed `GKA Agenda Gemeente X` again, and appendices have a `Toelichting` of their own. On a PDF it also begins a page.
"""

import re
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from extract.agenda.lexicon import fold_label, heading_kind, variants
from extract.blocks import Block, Grid, Paragraph
from extract.document import Doubt
from extract.reading import Reading

# Main parts of which an agenda has one each, and those of them that stand at its beginning.
_ONCE = frozenset({"inhoudsopgave", "toelichting", "interventies", "samenwerking", "activiteitenplan_en_begroting"})
_OPENING = frozenset({"inhoudsopgave", "toelichting"})
_LEAST = 2  # main parts that start all over; all of the samples' agendas have three or more
_SAME = 85  # likeness of two titles of one municipality: a hyphen or a typing error apart
_LONGEST = 120  # characters of a title or a heading


def split_by_agenda(reading: Reading) -> list[Reading]:
    """The reading of each agenda, in their order; one where the file holds one."""
    starts = _starts(reading)
    if not starts:
        return [reading]
    bounds = [0, *starts, len(reading.blocks)]
    # A text file has no pages: its page rows are empty, and everything without a page goes to the first.
    first_pages = [1, *(_page(reading.blocks[start]) or 0 for start in starts), 1 << 30]
    count = len(bounds) - 1
    return [
        _part(reading, reading.blocks[start:end], n, count, range(first_pages[n], first_pages[n + 1]))
        for n, (start, end) in enumerate(pairwise(bounds))
    ]


def _part(reading: Reading, blocks: list[Block], n: int, count: int, pages: range) -> Reading:
    """The n-th agenda's share of a reading; what has no page is the first one's."""
    return replace(
        reading,
        blocks=blocks,
        pages=tuple(page for page in reading.pages if page.number in pages),
        residue=tuple(rest for rest in reading.residue if _belongs(rest.page, n, pages)),
        doubts=(*(doubt for doubt in reading.doubts if _belongs(doubt.page, n, pages)), _told(n, count)),
        furniture=tuple(region for region in reading.furniture if region.page in pages),
    )


def _starts(reading: Reading) -> list[int]:
    """The positions of the blocks that begin a second agenda, a third, and so on."""
    blocks = reading.blocks
    # Cheap and nearly always the end of it: an agenda with one name in it is one agenda.
    titles = [(n, name) for n, block in enumerate(blocks) if (name := _title(block))]
    if len(titles) < 2:
        return []
    starts: list[int] = []
    begun, name = 0, titles[0][1]
    for n, (at, other) in enumerate(titles[1:], 1):
        # A neighbour's agenda may be mentioned in the text, by its title; it doesn't begin a page there.
        if _alike(name, other) or (reading.pages and not _begins_page(blocks, at)):
            continue
        # Its parts reach to the next title that is another's: the same title comes again above its own plan.
        end = next((later for later, each in titles[n + 1 :] if not _alike(other, each)), len(blocks))
        if _starts_over(_parts(blocks[begun:at]) & _parts(blocks[at:end])):
            starts.append(at)
            begun, name = at, other
    return starts


def _starts_over(again: frozenset[str]) -> bool:
    """True if enough main parts come again, one of them a part that opens an agenda."""
    return len(again) >= _LEAST and bool(again & _OPENING)


def _title(block: Block) -> str:
    """The name in a line `GKA Agenda Gemeente X`, with its years where they stand there; empty for other blocks."""
    if (
        not isinstance(block, Paragraph)
        or len(block.text) > _LONGEST
        or not variants("title", "document").find(block.text)
    ):
        return ""
    text = re.sub(r"[\s.…]+\d{1,3}$", "", block.text)  # the page number of a contents list
    return fold_label(re.sub(r"(?i)^.*?\bgemeenten?\b", "", text))


def _alike(one: str, other: str) -> bool:
    """True if two names are one municipality's, with the same years or none."""
    years, others = re.findall(r"20\d\d", one), re.findall(r"20\d\d", other)
    bare, otherwise = re.sub(r"[\d\s–-]+$", "", one), re.sub(r"[\d\s–-]+$", "", other)
    return fuzz.ratio(bare, otherwise) >= _SAME and (not years or not others or years == others)


def _parts(blocks: list[Block]) -> frozenset[str]:
    """The main parts that have a heading here."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST]
    return frozenset(kind.kind for text in texts if (kind := heading_kind(text))) & _ONCE


def _begins_page(blocks: list[Block], at: int) -> bool:
    """True if nothing stands on its page before the block."""
    page, before = _page(blocks[at]), _page(blocks[at - 1])
    return page is not None and (before is None or before < page)


def _page(block: Block) -> int | None:
    """The last page that a block stands on."""
    paragraphs = block.paragraphs if isinstance(block, Grid) else [block]
    return max((region.page for p in paragraphs for region in p.regions), default=None)


def _belongs(page: int | None, n: int, pages: range) -> bool:
    return n == 0 if page is None else page in pages


def _told(n: int, count: int) -> Doubt:
    """What becomes a finding: the reader of a row must know that its file holds more agendas."""
    return Doubt(
        "meer_documenten", f"Dit bestand bevat {count} agenda's achter elkaar; dit document is nummer {n + 1}."
    )
