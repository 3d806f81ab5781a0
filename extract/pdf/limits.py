"""What one PDF may cost, and the refusals of a PDF that costs more, is damaged, encrypted or empty.

Each refusal is a ReadError with one Dutch sentence that says what to do. Both decoders use them.
"""

from dataclasses import dataclass

from extract.errors import ReadError

HEADER_BYTES = 1024  # bytes in which a PDF's first line stands; its last stands in as many at the end


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What a document may cost. Beyond it the document is refused, the run goes on."""

    max_pages: int = 1000
    max_bytes: int = 500_000_000
    max_page_side: float = 14_400.0  # points: the largest page that PDF 1.x knows, 5 metres
    max_objects: int = 400_000  # marks on one page
    max_glyphs: int = 150_000  # characters on one page
    max_stream: int = 50_000_000  # bytes that a packed stream becomes
    max_picture: int = 300_000_000  # the same of a picture: A3 in colour at 600 points to the inch is 210 million


NO_SURPRISES = PdfLimits()


def check_file(data: bytes, limits: PdfLimits) -> None:
    """Refuses what need not be opened: nothing, no PDF, too much."""
    if not data.strip():
        raise ReadError("leeg_bestand", "Het bestand is leeg; vraag de afzender om het opnieuw te sturen.")
    if b"%PDF-" not in data[:HEADER_BYTES]:
        raise ReadError("geen_pdf", "Het bestand is geen PDF; bewaar het document als PDF of als tekst (.txt).")
    if len(data) > limits.max_bytes:
        raise ReadError(
            "te_groot", f"Het bestand is groter dan {limits.max_bytes // 1_000_000} MB; verhoog --max-file-mb."
        )


def check_page(number: int, width: float, height: float, limits: PdfLimits) -> None:
    """Refuses a page of a kilometre."""
    # Written so that a side that is no number (NaN) fails too.
    if not (0 < width <= limits.max_page_side and 0 < height <= limits.max_page_side):
        raise ReadError(
            "te_groot", f"Pagina {number} heeft een onmogelijk formaat; druk het document opnieuw af als PDF."
        )


def check_count(number: int, count: int, most: int, what: str) -> None:
    """Refuses a page with more marks than any reader could have made."""
    if count > most:
        raise ReadError(
            "te_complex", f"Pagina {number} heeft meer dan {most} {what}; druk het document opnieuw af als PDF."
        )


def too_many_pages_error(count: int, limits: PdfLimits) -> ReadError:
    return ReadError(
        "te_veel_paginas",
        f"Het document heeft {count} pagina's, meer dan de grens van {limits.max_pages}; verhoog --max-pages.",
    )


def encrypted_error() -> ReadError:
    return ReadError(
        "pdf_versleuteld", "De PDF is met een wachtwoord beveiligd; vraag om een versie zonder wachtwoord."
    )


def damaged_error() -> ReadError:
    return ReadError(
        "pdf_beschadigd", "De PDF is beschadigd of onvolledig; open hem in een PDF-lezer en bewaar hem opnieuw."
    )


def no_pages_error() -> ReadError:
    return ReadError("pdf_zonder_paginas", "De PDF heeft geen pagina's; vraag de afzender om het document zelf.")


def xfa_error() -> ReadError:
    return ReadError(
        "pdf_xfa",
        "De PDF is een XFA-formulier, waarvan alleen Adobe Reader de inhoud toont; "
        "open het daar, druk het af naar PDF en lever die PDF aan.",
    )
