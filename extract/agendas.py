"""Several documents in one file: a Reading in, the agendas in it out; a PDF in, the documents embedded in it out.

Where a new one begins is told by two things together: a title that names another municipality or other years than the
first one's, and main parts that start all over below it. One alone proves nothing: the activity plan of an agenda is
headed `GKA Agenda Gemeente X` again, and appendices have a `Toelichting` of their own. On a PDF it also begins a page.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from extract.assemble import Reading
from extract.blocks import Block, Grid, Paragraph
from extract.decode import with_header
from extract.errors import ReadError
from extract.model import Document, Doubt
from extract.pdfium.attachments import attachments
from extract.template import fold, heading_kind, lexicon

Read = Callable[[bytes, str], list[Document]]  # of a file's bytes and its name
_ONCE = frozenset({"inhoudsopgave", "toelichting", "interventies", "samenwerking", "activiteitenplan_en_begroting"})
_OPENING = frozenset({"inhoudsopgave", "toelichting"})
_LEAST = 2  # main parts that start all over; all of the samples' agendas have three or more
_SAME = 85  # likeness of two titles of one municipality: a hyphen or a typing error apart
_LONGEST = 120


def parted(reading: Reading) -> list[Reading]:
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
        or not lexicon("title", "document").find(block.text)
    ):
        return ""
    text = re.sub(r"[\s.…]+\d{1,3}$", "", block.text)  # the page number of a contents list
    return fold(re.sub(r"(?i)^.*?\bgemeenten?\b", "", text))


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


def enclosed(outer: Document, data: bytes, read: Read) -> tuple[list[Document], list[Doubt]]:
    """The documents embedded in a PDF (none in other files), and a doubt for each embedded file that isn't read.

    Their ids are made of both files' bytes: the same agenda may lie in the folder too. What is embedded in them in turn
    is told and not opened.
    """
    found: list[Document] = []
    doubts: list[Doubt] = []
    for name, content in _embedded(outer, data):
        if content is None:
            doubts.append(_unread(name, "zij is te groot of de zoveelste; haal haar eruit en lees haar los."))
            continue
        try:
            documents = read(content, f"{outer.source_name}/{name}")
        except ReadError as error:
            doubts.append(_unread(name, str(error)))
            continue
        deeper = _embedded(documents[0], content)
        why = "zij zit in een bijlage; haal haar eruit en lees haar los."
        told = (*documents[0].doubts, *(_unread(inner, why) for inner, _ in deeper))
        documents[0] = replace(documents[0], doubts=told)
        for n, each in enumerate(documents, 1):
            own = key(data, f"#{name}#", content, f"#{n}" if n > 1 else "")
            found.append(replace(each, container=outer.source_name, key=own))
    return found, doubts


def _unread(name: str, why: str) -> Doubt:
    return Doubt("bijlage_niet_gelezen", f"Bijlage ‘{name}’ is niet gelezen: {why}")


def _embedded(document: Document, data: bytes) -> Iterator[tuple[str, bytes | None]]:
    return attachments(with_header(data)) if document.media_type == "application/pdf" else iter(())


def key(*parts: bytes | str) -> str:
    """The SHA-256, in hex, of some bytes one behind the other: what the id of a document in another is made of."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.encode())
    return digest.hexdigest()
