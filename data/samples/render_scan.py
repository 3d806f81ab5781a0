"""A PDF in, its pages as slightly crooked, noisy grey pictures out; knows no text. Pages are rendered by pypdfium2."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 110
SKEW = 0.4  # degrees, to and fro
NOISE = 9.0  # standard deviation of the grey, of 255


def picture(page: pypdfium2.PdfPage, number: int) -> Image.Image:
    """One page as a scanner would give it; the same page and number give the same picture."""
    clean = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    crooked = clean.rotate(SKEW if number % 2 else -SKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(number).normal(0, NOISE, (crooked.height, crooked.width))
    return Image.fromarray(np.clip(np.asarray(crooked, dtype=float) + noise, 0, 255).astype("uint8"))


def jpeg(image: Image.Image) -> ImageReader:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=55)
    out.seek(0)
    return ImageReader(out)


def scan(data: bytes) -> bytes:
    """A PDF of pictures only, page for page."""
    source, out = pypdfium2.PdfDocument(data), io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    for number, page in enumerate(source, 1):
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        canvas.drawImage(jpeg(picture(page, number)), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
