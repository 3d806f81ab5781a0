"""Holds PDFium's characters of each page against pdfplumber's: where they differ, one of the two decoders is wrong.

A font that maps its letters badly, or a figure that only one of them finds, shows in no text by itself.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from extract.document import Doubt
from extract.errors import ReadError
from extract.pdf.decode import decode_bytes
from extract.pdf.limits import PdfLimits
from extract.pdf.page_objects import RawPage

_SHOWN = 40  # characters that a message quotes


def reader_differences(data: bytes, limits: PdfLimits) -> Iterator[Doubt]:
    """A doubt for each page on which the two see other characters, and one where pdfplumber can't read the file."""
    pages = decode_bytes(data, limits=limits)
    try:
        for ours, theirs in zip(pages, decode_bytes(data, reader="pdfplumber", limits=limits), strict=False):
            one, other = _characters(ours), _characters(theirs)
            if one != other:
                yield _difference(ours.number, one - other, other - one)
    except ReadError as error:
        yield Doubt("lezers_verschillen", f"De tweede PDF-lezer kan het bestand niet lezen: {error}")


def _characters(page: RawPage) -> Counter[str]:
    """The visible characters of a page, ligatures taken apart: decoders differ in these and mean the same."""
    text = unicodedata.normalize("NFKC", "".join(page.glyphs.texts))
    return Counter(character for character in text if not character.isspace())


def _difference(page: int, ours: Counter[str], theirs: Counter[str]) -> Doubt:
    told = [f"alleen {who}: ‘{_quoted(seen)}’" for who, seen in (("PDFium", ours), ("pdfplumber", theirs)) if seen]
    number = sum(ours.values()) + sum(theirs.values())
    message = f"Op pagina {page} zien de twee PDF-lezers {number} tekens verschillend ({'; '.join(told)})."
    return Doubt("lezers_verschillen", message, page=page)


def _quoted(seen: Counter[str]) -> str:
    text = "".join(sorted(seen.elements()))
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
