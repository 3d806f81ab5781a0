"""A file in, a Document out: the entry to this room. Knows which reader a file needs; the readers know the rest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from extract.agendas import enclosed, key, parted
from extract.assemble import Reading, assemble
from extract.decode import NO_SURPRISES, Limits, decode_bytes, with_header
from extract.errors import ReadError
from extract.formats.docx import read_docx
from extract.formats.encoding import decoded
from extract.formats.kinds import PDF, TEXT, WORD, kind_of, unreadable
from extract.model import Document
from extract.ocr import needs_ocr, ocr_pages, shows_more
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
    """The document in a file's bytes; what else the file holds is in its `also`."""
    first, *others = _documents(data, source_name, options)
    found, doubts = enclosed(first, data, lambda content, name: _documents(content, name, options))
    return replace(first, doubts=(*first.doubts, *doubts), also=(*others, *found))


def _documents(data: bytes, source_name: str, options: ReadOptions) -> list[Document]:
    """The agendas in a file, in their order; the second has an id of the file's bytes with `#2` behind them."""
    if not data.strip():
        raise ReadError("leeg_bestand", "Het bestand is leeg; vraag de afzender om het opnieuw te sturen.")
    kind = kind_of(with_header(data), source_name)
    if kind not in READERS:
        raise unreadable(kind, source_name)
    first, *others = (assemble(source_name, data, part) for part in parted(READERS[kind](data, options)))
    return [first, *(replace(other, key=key(data, f"#{n}")) for n, other in enumerate(others, 2))]


def _read_text(data: bytes, _options: ReadOptions) -> Reading:
    return Reading(read_blocks(decoded(data)), "text/plain", "tekst")


def _read_word(data: bytes, _options: ReadOptions) -> Reading:
    return read_docx(data)


def _read_pdf(data: bytes, options: ReadOptions) -> Reading:
    return read_pages(_pages(data, options))


READERS: Mapping[str, Callable[[bytes, ReadOptions], Reading]] = {PDF: _read_pdf, WORD: _read_word, TEXT: _read_text}


def _pages(data: bytes, options: ReadOptions) -> Iterator[RawPage]:
    """The pages in their order; those without a usable text layer come from OCR, several at a time."""
    waiting: list[RawPage] = []
    data = with_header(data)  # for the pictures too that OCR looks at
    for page in decode_bytes(data, reader=options.reader, limits=options.limits):
        if needs_ocr(page) or (options.ocr and shows_more(data, page)):
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
