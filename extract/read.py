"""A file in, a Document out: the entry to this room. Knows which reader a file needs; the readers know the rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.assemble import Reading, assemble
from extract.decode import NO_SURPRISES, Limits, decode_bytes, with_header
from extract.errors import ReadError
from extract.formats.docx import read_docx
from extract.model import Document
from extract.ocr import needs_ocr, ocr_pages
from extract.pdf_reader import read_pages
from extract.raw import RawPage
from extract.text_reader import read_blocks


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: `reader` is `pdfium` or `pdfplumber`; without `ocr` a scan is refused."""

    reader: str = "pdfium"
    ocr: bool = True
    limits: Limits = NO_SURPRISES
    ocr_workers: int = 1


AS_USUAL = ReadOptions()


def read(path: Path, source_name: str, options: ReadOptions = AS_USUAL) -> Document:
    """The document in a file; ReadError where it can't be read, with a sentence that says what to do."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            "niet_leesbaar", f"Het bestand kan niet worden gelezen ({error.strerror}); controleer de rechten."
        ) from error
    return read_bytes(data, source_name, options)


def read_bytes(data: bytes, source_name: str, options: ReadOptions = AS_USUAL) -> Document:
    """The document in a file's bytes."""
    if not data.strip():
        raise ReadError("leeg_bestand", "Het bestand is leeg; vraag de afzender om het opnieuw te sturen.")
    if data.startswith(b"PK\x03\x04") and source_name.lower().endswith(".docx"):
        reading = read_docx(data)
    elif source_name.lower().endswith(".txt") and not data.startswith(b"%PDF"):
        reading = Reading(read_blocks(_text(data)), "text/plain", "tekst")
    else:
        reading = read_pages(_pages(data, options))
    return assemble(source_name, data, reading)


def _text(data: bytes) -> str:
    """A text file's content: UTF-8, UTF-16 where it says so, else the Windows code page that Dutch offices use."""
    if b"\x00" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("geen_tekst", "Het bestand heet .txt, maar bevat geen tekst; controleer wat het is.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _pages(data: bytes, options: ReadOptions) -> Iterator[RawPage]:
    """The pages in their order; those without a usable text layer come from OCR, several at a time."""
    waiting: list[RawPage] = []
    data = with_header(data)  # for the pictures too that OCR looks at
    for page in decode_bytes(data, reader=options.reader, limits=options.limits):
        if needs_ocr(page):
            if not options.ocr:
                raise ReadError("scan", f"Pagina {page.number} is een scan; lees het document met --ocr.")
            waiting.append(page)
            if len(waiting) < options.ocr_workers:
                continue
        yield from ocr_pages(data, waiting, options.ocr_workers) if waiting else ()
        if not (waiting and page is waiting[-1]):
            yield page
        waiting = []
    if waiting:
        yield from ocr_pages(data, waiting, options.ocr_workers)
