"""Pictures of a PDF's pages: in grey for OCR, in colour to show what was read."""

import io
from collections.abc import Iterator

from PIL import Image

from extract.pdf.pdfium.library import opened

_MOST = 1800  # pixels on a picture's longer side, however large the page says it is


def grey_page(data: bytes, number: int, dpi: int) -> Image.Image:
    """The page as a reader sees it, in grey; number counts from 1."""
    with opened(data) as document:
        bitmap = document[number - 1].render(scale=dpi / 72, grayscale=True)
        image: Image.Image = bitmap.to_pil().convert("L")
        return image


def page_picture(data: bytes, number: int, dpi: int = 110) -> tuple[Image.Image, float]:
    """One page in colour, and the pixels of a point on it; number counts from 1. IndexError beyond the last page."""
    with opened(data) as document:
        page = document[number - 1]
        scale = min(dpi / 72, _MOST / max(page.get_size()))
        return page.render(scale=scale).to_pil().convert("RGB"), scale


def pictures_of_pages(data: bytes, turns: tuple[int, ...], dpi: int = 110) -> Iterator[bytes]:
    """Each page as a small WebP in colour, turned as its text stands; one at a time.

    turns: for each page the degrees, clockwise, beyond what the page itself says.
    """
    with opened(data) as document:
        for n, turn in enumerate(turns):
            page = document[n]
            # A page may say that it is five metres wide.
            scale = min(dpi / 72, _MOST / max(page.get_size()))
            image = page.render(scale=scale, rotation=turn).to_pil().convert("RGB")
            page.close()
            out = io.BytesIO()
            image.save(out, "WEBP", quality=60)
            yield out.getvalue()
