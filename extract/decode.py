"""A PDF's bytes in, its pages out, one after the other, each let go when the next is asked for.

Knows the limits that a file may not pass and which decoder is asked for; knows no layout.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError
from extract.forms import check_forms
from extract.inflation import check_streams
from extract.raw import RawPage

_HEAD = 1024  # bytes in which a PDF's first line stands; its last stands in as many at the end
READERS = ("pdfium", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost. Beyond it the document is refused, the run goes on."""

    max_pages: int = 1000
    max_bytes: int = 500_000_000
    max_page_side: float = 14_400.0  # points: the largest page that PDF 1.x knows, 5 metres
    max_objects: int = 400_000  # marks on one page
    max_glyphs: int = 150_000  # characters on one page
    max_stream: int = 50_000_000  # bytes that a packed stream becomes
    max_picture: int = 300_000_000  # the same of a picture: A3 in colour at 600 points to the inch is 210 million


NO_SURPRISES = Limits()


def decode(path: Path, *, reader: str = "pdfium", limits: Limits = NO_SURPRISES) -> Iterator[RawPage]:
    """The pages of a PDF file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            "niet_leesbaar", f"Het bestand kan niet worden gelezen ({error.strerror}); controleer de rechten."
        ) from error
    return decode_bytes(data, reader=reader, limits=limits)


def decode_bytes(data: bytes, *, reader: str = "pdfium", limits: Limits = NO_SURPRISES) -> Iterator[RawPage]:
    """The pages of a PDF; ReadError where it is no PDF, is broken, encrypted or beyond the limits."""
    data = with_header(data)
    check(data, limits)
    check_streams(data, limits.max_stream, limits.max_picture)
    check_forms(data, limits.max_objects)
    if reader == "pdfplumber":
        from extract.decode_pdfplumber import pages
    elif reader == "pdfium":
        from extract.pdfium.document import pages
    else:
        raise ValueError(f"reader {reader!r} is not one of {', '.join(READERS)}")
    return pages(data, limits)


def with_header(data: bytes) -> bytes:
    """A PDF that lost its first line, with one: its objects and its end say what it is, and all readers open it."""
    headless = b"%PDF-" not in data[:_HEAD] and b" obj" in data[:_HEAD] and b"%%EOF" in data[-_HEAD:]
    return b"%PDF-1.4\n" + data if headless else data


def check(data: bytes, limits: Limits) -> None:
    """Refuses what need not be opened: nothing, no PDF, too much."""
    if not data.strip():
        raise ReadError("leeg_bestand", "Het bestand is leeg; vraag de afzender om het opnieuw te sturen.")
    if b"%PDF-" not in data[:_HEAD]:
        raise ReadError("geen_pdf", "Het bestand is geen PDF; bewaar het document als PDF of als tekst (.txt).")
    if len(data) > limits.max_bytes:
        raise ReadError(
            "te_groot", f"Het bestand is groter dan {limits.max_bytes // 1_000_000} MB; verhoog --max-file-mb."
        )


def check_page(number: int, width: float, height: float, limits: Limits) -> None:
    """Refuses a page of a kilometre."""
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


def too_many_pages(count: int, limits: Limits) -> ReadError:
    return ReadError(
        "te_veel_paginas",
        f"Het document heeft {count} pagina's, meer dan de grens van {limits.max_pages}; verhoog --max-pages.",
    )


def encrypted() -> ReadError:
    return ReadError(
        "pdf_versleuteld", "De PDF is met een wachtwoord beveiligd; vraag om een versie zonder wachtwoord."
    )


def damaged() -> ReadError:
    return ReadError(
        "pdf_beschadigd", "De PDF is beschadigd of onvolledig; open hem in een PDF-lezer en bewaar hem opnieuw."
    )


def without_pages() -> ReadError:
    return ReadError("pdf_zonder_paginas", "De PDF heeft geen pagina's; vraag de afzender om het document zelf.")


def xfa_only() -> ReadError:
    return ReadError(
        "pdf_xfa",
        "De PDF is een XFA-formulier, waarvan alleen Adobe Reader de inhoud toont; "
        "open het daar, druk het af naar PDF en lever die PDF aan.",
    )
