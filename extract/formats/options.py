"""How a file is read: the choices that a user has."""

from dataclasses import dataclass

from extract.pdf.limits import NO_SURPRISES, PdfLimits

BOTH = "beide"  # as `reader`: PDFium reads, and pdfplumber's characters are held against its


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: `reader` is `pdfium`, `pdfplumber` or BOTH; without `ocr` a scan is refused."""

    reader: str = "pdfium"
    ocr: bool = True
    limits: PdfLimits = NO_SURPRISES
    ocr_workers: int = 1


AS_USUAL = ReadOptions()
