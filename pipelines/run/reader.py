"""The two steps that a worker takes with a file, reading it and building its rows, under the options of a run.

A run gets the steps as an argument, so that a test can hand it others; worker processes get both functions by their
name, and load what these need when they have a document: a run with nothing to read loads nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extract.document import Document
from pipelines.inputs.sources import MAX_BYTES
from pipelines.schema.correction import Correction
from pipelines.schema.tables import DocumentRows


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a caller may choose about reading."""

    reader: str = "pdfium"  # or `pdfplumber`, `beide`
    ocr: bool = True  # recognise pages without a text layer; without it a scan is refused
    ocr_workers: int = 1  # processes that recognise one document's pages
    max_pages: int | None = None  # a longer PDF is refused; None is the reader's own limit
    max_bytes: int = MAX_BYTES  # a larger file is refused
    language_model: str | None = None  # a spaCy pipeline in the place of the project's own


@dataclass(frozen=True, slots=True)
class ReadingSteps:
    """Reading a file's bytes (and its name), and turning what was read into rows."""

    read: Callable[[bytes, str], Document]
    build_rows: Callable[..., DocumentRows]  # of a Document, and corrections where there are any
    max_bytes: int = MAX_BYTES  # of a file that is read at all
    preload: tuple[str, ...] = ()  # modules that all workers share
    language_model: str | None = None  # name and version of a spaCy pipeline in the place of the project's own


def reading_steps(options: ReadingOptions) -> ReadingSteps:
    """The real ones."""
    shared = ("extract.read", "pipelines.rows.build")
    return ReadingSteps(
        partial(_read, options), partial(_rows_of, options), options.max_bytes, shared, language_model_name(options)
    )


def language_model_name(options: ReadingOptions) -> str | None:
    """Name and version of the spaCy pipeline that was asked for; None for the project's own model."""
    if options.language_model is None:
        return None
    from nlp.entities.language_model import pipeline_name

    return pipeline_name(options.language_model)


def _read(options: ReadingOptions, data: bytes, source_name: str) -> Document:
    from extract.pdf.limits import PdfLimits
    from extract.read import ReadOptions, read_bytes

    limits = replace(PdfLimits(), max_bytes=options.max_bytes, max_pages=options.max_pages or PdfLimits().max_pages)
    return read_bytes(data, source_name, ReadOptions(options.reader, options.ocr, limits, options.ocr_workers))


def _rows_of(options: ReadingOptions, document: Document, corrections: Sequence[Correction] = ()) -> DocumentRows:
    from pipelines.rows import build_rows

    return build_rows(document, language_model=options.language_model, corrections=corrections)
