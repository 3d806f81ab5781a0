"""The files that are embedded in a PDF (a portfolio, an attachment): their names and bytes."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.pdf.pdfium.library import opened

MOST = 50  # files: a portfolio of agendas has some ten
MOST_BYTES = 200_000_000  # of all together; each alone is bounded by the limit on packed streams


def embedded_files(data: bytes) -> Iterator[tuple[str, bytes | None]]:
    """(name, bytes) of each embedded file, in the PDF's order; None for the bytes of what is beyond the limits.

    The PDF must have been opened and checked before: its streams inflate within the limits.
    """
    with ExitStack() as stack:
        try:
            document = stack.enter_context(opened(data))
        except pdfium.PdfiumError:  # what only the other decoder opens
            return
        # Of all together, since fifty attachments just below the limit of one are as large as a bomb.
        left = MOST_BYTES
        seen: Counter[str] = Counter()
        for n in range(document.count_attachments()):
            attachment = document.get_attachment(n)
            name = _plain(attachment.get_name()) or f"bijlage {n + 1}"
            seen[name] += 1
            name = f"{seen[name]}-{name}" if seen[name] > 1 else name  # two may have one name
            # The size is asked before the bytes: an attachment of gigabytes must not come into memory to be refused.
            size = _size(attachment)
            if n >= MOST or size > left:
                yield name, None
                continue
            left -= size
            try:
                yield name, bytes(attachment.get_data()) if size else b""
            except pdfium.PdfiumError:  # named, and its bytes are not there
                yield name, None


def _size(attachment: pdfium.PdfAttachment) -> int:
    size = ctypes.c_ulong()
    known = c.FPDFAttachment_GetFile(attachment, None, 0, size)
    return size.value if known else 0


def _plain(name: str) -> str:
    """The last part of a name, without what no file name has."""
    return name.replace("\x00", "").replace("\\", "/").rsplit("/", 1)[-1].strip()
