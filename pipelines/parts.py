"""The options of a run in, the two functions that do the work out. Knows no file and no table.

A run takes its working parts as an argument, so that a test can hand it others; worker processes get both functions by
their name.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from extract.model import Document
from pipelines.sources import MAX_BYTES
from pipelines.tables import DocumentRows


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may choose about reading."""

    reader: str = "pdfium"  # or `pdfplumber`
    ocr: bool = True  # recognise pages without a text layer; without it a scan is refused
    ocr_workers: int = 1  # processes that recognise one document's pages
    max_pages: int | None = None  # a longer PDF is refused; None is the reader's own limit
    max_bytes: int = MAX_BYTES  # a larger file is refused
    language_model: str | None = None  # a spaCy pipeline in the place of the project's own


@dataclass(frozen=True, slots=True)
class Parts:
    """Reading a file's bytes (and its name), and turning what was read into rows."""

    read: Callable[[bytes, str], Document]
    rows_of: Callable[[Document], DocumentRows]
    max_bytes: int = MAX_BYTES  # of a file that is read at all


def working_parts(options: Options) -> Parts:
    """The real ones; imported here, since they bring in the decoders and the language model."""
    from extract.decode import Limits
    from extract.read import ReadOptions, read_bytes
    from pipelines.rows import rows_of

    limits = replace(Limits(), max_bytes=options.max_bytes, max_pages=options.max_pages or Limits().max_pages)
    reading = ReadOptions(options.reader, options.ocr, limits, options.ocr_workers)
    rows = partial(rows_of, language_model=options.language_model)
    return Parts(partial(read_bytes, options=reading), rows, options.max_bytes)
