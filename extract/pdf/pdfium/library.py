"""Opens documents in PDFium, each in a library that remembers nothing of the documents before it.

PDFium keeps the fonts that it substitutes for those a PDF doesn't embed, and bends them to the widths of whoever asked
last: the box of a letter then depends on what else the process has read. Seen on camelot's tableception.pdf, where one
figure's right edge was 442.47 or 441.43 by whether a certain other file came first. So the library is begun anew
whenever a document is opened while no other is open, which takes a tenth of a millisecond.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

_open_documents: list[Any] = []  # PDFium is called by one thread of a process, so nothing else changes it meanwhile


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The pypdfium2 document of a PDF's bytes, closed at the end; PdfiumError where PDFium can't open it."""
    # Not while another is open (a PDF within a PDF): its pages would lose the library under them.
    if not _open_documents:
        c.FPDF_DestroyLibrary()
        c.FPDF_InitLibraryWithConfig(c.FPDF_LIBRARY_CONFIG(version=2))
    document = pdfium.PdfDocument(data)
    _open_documents.append(document)
    try:
        yield document
    finally:
        document.close()
        _open_documents.remove(document)
