"""The pages of a PDF, one after the other, each let go when the next is asked for: the entry to `extract.pdf`.

First the limits are held against the bytes (`limits`, `stream_bombs`, `form_bombs`), since inside a decoder nothing can
be stopped; then PDFium reads, or pdfplumber as the second opinion.
"""

from collections.abc import Iterator

from extract.pdf.drawn_signs import with_drawn_signs
from extract.pdf.form_bombs import check_forms
from extract.pdf.limits import HEADER_BYTES, NO_SURPRISES, PdfLimits, check_file
from extract.pdf.page_objects import RawPage
from extract.pdf.stream_bombs import check_streams

DECODERS = ("pdfium", "pdfplumber")


def decode_bytes(data: bytes, *, reader: str = "pdfium", limits: PdfLimits = NO_SURPRISES) -> Iterator[RawPage]:
    """The pages of a PDF; ReadError where it is no PDF, is broken, encrypted or beyond the limits."""
    data = with_header(data)
    check_file(data, limits)
    # In this order: a file of gigabytes must not be searched, and forms are found in streams that were seen to be
    # small.
    check_streams(data, limits.max_stream, limits.max_picture)
    check_forms(data, limits.max_objects)
    if reader == "pdfplumber":
        # Here and not above: only who asks for the second opinion waits for pdfplumber and pdfminer to be imported.
        from extract.pdf.pdfplumber_decoder import pdfplumber_pages

        return map(with_drawn_signs, pdfplumber_pages(data, limits))
    if reader == "pdfium":
        from extract.pdf.pdfium import pdfium_pages

        return map(with_drawn_signs, pdfium_pages(data, limits))
    raise ValueError(f"reader {reader!r} is not one of {', '.join(DECODERS)}")


def with_header(data: bytes) -> bytes:
    """A PDF that lost its first line, with one: its objects and its end say what it is, and all readers open it."""
    start, end = data[:HEADER_BYTES], data[-HEADER_BYTES:]
    # Both ends are asked for, since a text about PDFs may have either. ISO 32000-1 (7.5.2) wants the line; Acrobat
    # takes it anywhere in the first 1,024 bytes, and other readers do without.
    headless = b"%PDF-" not in start and b" obj" in start and b"%%EOF" in end
    return b"%PDF-1.4\n" + data if headless else data
