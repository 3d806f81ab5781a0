"""The reader of PDFs: decoded page by page, recognised where a page is a picture, laid out in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from extract.errors import ReadError
from extract.formats.options import BOTH, ReadOptions
from extract.layout import lay_out_pages
from extract.ocr import needs_ocr, ocr_pages, shows_more
from extract.pdf import decode_bytes, with_header
from extract.pdf.page_objects import RawPage
from extract.pdf.second_reader import reader_differences
from extract.reading import Reading


def read_pdf(data: bytes, options: ReadOptions) -> Reading:
    """The blocks of a PDF, with the account of its pages; with both readers, PDFium's and where the other differs."""
    if options.reader != BOTH:
        return lay_out_pages(pages_of(data, options))
    reading = lay_out_pages(pages_of(data, replace(options, reader="pdfium")))
    return replace(reading, doubts=(*reading.doubts, *reader_differences(data, options.limits)))


def pages_of(data: bytes, options: ReadOptions) -> Iterator[RawPage]:
    """The pages in their order; those without a usable text layer come from OCR, several at a time."""
    waiting: list[RawPage] = []
    data = with_header(data)  # for the pictures too that OCR looks at
    for page in decode_bytes(data, reader=options.reader, limits=options.limits):
        if needs_ocr(page) or (options.ocr and shows_more(data, page)):
            if not options.ocr:
                raise ReadError("scan", f"Pagina {page.number} is een scan; lees het document met --ocr.")
            # Scans wait for each other, so that several are recognised at once; the pages keep their order.
            waiting.append(page)
            if len(waiting) < options.ocr_workers:
                continue
        # A digital page after scans: these first, or the pages would come out of order.
        yield from ocr_pages(data, waiting, options.ocr_workers) if waiting else ()
        # The page itself was among those that waited, and has been given.
        if not (waiting and page is waiting[-1]):
            yield page
        waiting = []
    if waiting:
        yield from ocr_pages(data, waiting, options.ocr_workers)
