"""A PDF's bytes and a page number in, a picture of the page out: for OCR, and for showing what was read."""

import pypdfium2 as pdfium
from PIL import Image


def grey_page(data: bytes, number: int, dpi: int) -> Image.Image:
    """The page as a reader sees it, in grey; number counts from 1."""
    document = pdfium.PdfDocument(data)
    try:
        bitmap = document[number - 1].render(scale=dpi / 72, grayscale=True)
        image: Image.Image = bitmap.to_pil().convert("L")
        return image
    finally:
        document.close()
