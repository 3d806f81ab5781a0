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

_ONCE = frozenset({"inhoudsopgave", "toelichting", "interventies", "samenwerking", "activiteitenplan_en_begroting"})
_OPENING = frozenset({"inhoudsopgave", "toelichting"})
_LEAST = 2  # main parts that start all over; all of the samples' agendas have three or more
_SAME = 85  # likeness of two titles of one municipality: a hyphen or a typing error apart
_LONGEST = 120


def split_by_agenda(reading: Reading) -> list[Reading]:
    """The reading of each agenda, in their order; one where the file holds one."""
    starts = _starts(reading)
    if not starts:
        return [reading]
    bounds = [0, *starts, len(reading.blocks)]
    parts = [reading.blocks[a:b] for a, b in pairwise(bounds)]
    firsts = [1, *(_page(reading.blocks[start]) or 0 for start in starts), 1 << 30]
    return [
        replace(
            reading,
            blocks=blocks,
            pages=tuple(page for page in reading.pages if firsts[n] <= page.number < firsts[n + 1]),
            residue=tuple(r for r in reading.residue if _belongs(r.page, n, firsts)),
            doubts=(*(d for d in reading.doubts if _belongs(d.page, n, firsts)), _told(n, len(parts))),
            furniture=tuple(r for r in reading.furniture if firsts[n] <= r.page < firsts[n + 1]),
        )
        for n, blocks in enumerate(parts)
    ]


def _starts(reading: Reading) -> list[int]:
    """The positions of the blocks that begin a second agenda, a third, and so on."""
    blocks = reading.blocks
    titles = [(n, name) for n, block in enumerate(blocks) if (name := _title(block))]
    if len(titles) < 2:
        return []
    starts: list[int] = []
    begun, name = 0, titles[0][1]
    for n, (at, other) in enumerate(titles[1:], 1):
        end = next((later for later, each in titles[n + 1 :] if not _alike(other, each)), len(blocks))
        if _alike(name, other) or (reading.pages and not _begins_page(blocks, at)):
            continue
        again = _parts(blocks[begun:at]) & _parts(blocks[at:end])
        if len(again) >= _LEAST and again & _OPENING:
            starts.append(at)
            begun, name = at, other
    return starts


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
    """Whether two names are one municipality's, with the same years or none."""
    years, others = re.findall(r"20\d\d", one), re.findall(r"20\d\d", other)
    bare, otherwise = re.sub(r"[\d\s–-]+$", "", one), re.sub(r"[\d\s–-]+$", "", other)
    return fuzz.ratio(bare, otherwise) >= _SAME and (not years or not others or years == others)


def _parts(blocks: list[Block]) -> frozenset[str]:
    """The main parts that have a heading here."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph) and len(block.text) <= _LONGEST]
    return frozenset(kind.kind for text in texts if (kind := heading_kind(text))) & _ONCE


def _begins_page(blocks: list[Block], at: int) -> bool:
    page, before = _page(blocks[at]), _page(blocks[at - 1])
    return page is not None and (before is None or before < page)


def _page(block: Block) -> int | None:
    """The last page that a block stands on."""
    paragraphs = block.paragraphs if isinstance(block, Grid) else [block]
    return max((region.page for p in paragraphs for region in p.regions), default=None)


def _belongs(page: int | None, n: int, firsts: list[int]) -> bool:
    return n == 0 if page is None else firsts[n] <= page < firsts[n + 1]


def _told(n: int, count: int) -> Doubt:
    return Doubt(
        "meer_documenten", f"Dit bestand bevat {count} agenda's achter elkaar; dit document is nummer {n + 1}."
    )
