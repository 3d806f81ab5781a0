"""A PDF in, its pages as pictures out, as scanners, phones and fax machines give them; knows no text but that of a
foreign text layer. Pages are rendered by pypdfium2.

`KINDS` are the ways in which a page may come out: `usual` is the setting `scan` of the samples, `clean` a good scanner,
each other one the clean page with one thing wrong with it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

SKEW = 0.4  # degrees, to and fro
NOISE = 9.0  # standard deviation of the grey, of 255
PAPER = 255
STAMP = 110  # grey of a stamp's ink
Picture = Image.Image
Flaw = Callable[[Picture, int, Picture], Picture]  # a page, its number and the page that follows it


@dataclass(frozen=True, slots=True)
class Kind:
    """How pages are scanned: `flaw` is what goes wrong with a page, `layer` the text that a program put behind it."""

    dpi: int = 200
    noise: float = 3.0
    quality: int = 80  # of the JPEG
    flaw: Flaw | None = None
    spread: bool = False  # two pages side by side on one
    bits: int = 8  # 1: black and white
    layer: Callable[[str, int], str] | None = None  # a page's text and number, as the foreign layer has it


def _crooked(page: Picture, number: int, _next: Picture) -> Picture:
    return page.rotate(SKEW if number % 2 else -SKEW, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)


def _skewed(page: Picture, number: int, _next: Picture) -> Picture:
    """Laid down carelessly: 2 to 5 degrees."""
    angle = (4.8, -3.1, 2.2, -4.4)[number % 4]
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)


def _curled(page: Picture, number: int, _next: Picture) -> Picture:
    """A bound page near its spine: lines bend away over the last third, by a line and a half at most."""
    width, height = page.size
    pixels = np.asarray(page)
    x = np.arange(width) / width
    near = x if number % 2 else 1 - x
    drop = (np.clip((near - 0.6) / 0.4, 0, 1) ** 2 * 0.018 * height).round().astype(int)
    rows = np.arange(height)[:, None] - drop[None, :]
    bent = np.where(rows >= 0, pixels[np.clip(rows, 0, height - 1), np.arange(width)[None, :]], PAPER)
    dark = 1 - 0.25 * np.clip((near - 0.75) / 0.25, 0, 1)
    return Image.fromarray((bent * dark[None, :]).astype("uint8"))


def _photographed(page: Picture, number: int, _next: Picture) -> Picture:
    """Lying on a dark desk, seen by a phone from below and from the side, with its shadow."""
    width, height = page.size
    inset, lean = 0.05 * width, 0.035 * width * (1 if number % 2 else -1)
    corners = [
        (inset + 0.05 * width, inset + max(lean, 0)),
        (width - inset - 0.05 * width, inset - min(lean, 0)),
        (width - inset + max(lean, 0) * 0.5, height - inset),
        (inset + min(lean, 0) * 0.5, height - inset),
    ]
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    flat = page.transform(
        (width, height), Image.Transform.PERSPECTIVE, _plane(corners, source), Image.Resampling.BICUBIC
    )
    inside = Image.new("L", (width, height), 0)
    ImageDraw.Draw(inside).polygon(corners, fill=255)
    desk = Image.new("L", (width, height), 70)
    return _shaded(Image.composite(flat, desk, inside), number, page)


def _plane(seen: Sequence[tuple[float, float]], flat: Sequence[tuple[float, float]]) -> list[float]:
    """The eight numbers of the perspective that takes points of the picture to points of the page."""
    rows, values = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(values))]


def _shaded(page: Picture, number: int, _next: Picture) -> Picture:
    """Uneven light: full in one corner, less than half in the opposite one."""
    width, height = page.size
    across, down = np.arange(width)[None, :] / width, np.arange(height)[:, None] / height
    light = 1 - 0.3 * (across if number % 2 else 1 - across) - 0.28 * down
    return Image.fromarray(np.clip(np.asarray(page) * light, 0, 255).astype("uint8"))


def _stamped(page: Picture, number: int, _next: Picture) -> Picture:
    """A round stamp `INGEKOMEN` and a signature, both over text; the ink under them stays darker."""
    width, height = page.size
    over = Image.new("L", page.size, PAPER)
    pen = ImageDraw.Draw(over)
    x, y, r = 0.62 * width, (0.3, 0.55, 0.42)[number % 3] * height, 0.09 * width
    pen.ellipse((x - r, y - r, x + r, y + r), outline=STAMP, width=max(2, width // 250))
    pen.ellipse((x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r), outline=STAMP, width=max(2, width // 400))
    pen.text((x, y), "INGEKOMEN", fill=STAMP, font=ImageFont.load_default(width // 55), anchor="mm")
    turn = np.linspace(0, 6 * np.pi, 200)
    curve = [(0.2 * width + 9 * width / 1000 * t, (0.65 + 0.015 * np.sin(t) * np.cos(0.4 * t)) * height) for t in turn]
    pen.line([(float(a), float(b)) for a, b in curve], fill=70, width=max(2, width // 400))
    stamp = over.rotate(12, fillcolor=PAPER, center=(x, y), resample=Image.Resampling.BICUBIC)
    return Image.fromarray(np.minimum(np.asarray(page), np.asarray(stamp)))


def _bleeding(page: Picture, _number: int, following: Picture) -> Picture:
    """Thin paper: the next page shines through, mirrored."""
    back = np.asarray(ImageOps.mirror(following.resize(page.size)), dtype=float)
    return Image.fromarray(np.minimum(np.asarray(page, dtype=float), PAPER - 0.3 * (PAPER - back)).astype("uint8"))


def _on_its_head(page: Picture, _number: int, _next: Picture) -> Picture:
    return page.rotate(180)


def _misread(text: str, number: int) -> str:
    """The text as a poor program reads it: one letter in eight is another, and one word in ten is run together."""
    chance = np.random.default_rng(number)
    wrong = str.maketrans("eaionlcrE€", "cuoeurt1F6")
    letters = [c.translate(wrong) if chance.random() < 0.25 else c for c in text]
    return "".join("" if c == " " and chance.random() < 0.1 else c for c in letters)


KINDS = {
    "usual": Kind(110, NOISE, 55, _crooked),
    "clean": Kind(),
    "skewed": Kind(flaw=_skewed),
    "curled": Kind(flaw=_curled),
    "photo": Kind(flaw=_photographed),
    "shaded": Kind(flaw=_shaded),
    "fax": Kind(150, 25, 100, _crooked, bits=1),
    "jpeg": Kind(120, 3, 14),
    "stamped": Kind(flaw=_stamped),
    "bleeding": Kind(flaw=_bleeding),
    "spread": Kind(spread=True),
    "on its head": Kind(flaw=_on_its_head),
    "poor layer": Kind(layer=_misread),
    "good layer": Kind(dpi=100, noise=16, quality=30, layer=lambda text, _: text),
}


def scan(data: bytes, kind: str = "usual", pages: int | None = None) -> bytes:
    """A PDF of pictures, page for page (of the first so many); the same file and kind give the same bytes."""
    way, source, out = KINDS[kind], pypdfium2.PdfDocument(data), io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    for number, (picture, size, at) in enumerate(_sheets(source, way, pages), 1):
        canvas.setPageSize(size)
        if way.layer:
            _write_layer(canvas, source[at], way.layer, number)
        canvas.drawImage(_packed(picture, way), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _sheets(source: Any, way: Kind, pages: int | None) -> Iterator[tuple[Picture, tuple[float, float], int]]:
    """Each sheet's picture, its size in points and the index of its first page."""
    step = 2 if way.spread else 1
    for at in range(0, min(len(source), pages or len(source)), step):
        width, height = source[at].get_size()
        if not way.spread:
            yield picture(source, at, way), (width, height), at
            continue
        sides = [picture(source, n, way) for n in (at, at + 1) if n < len(source)]
        sheet = Image.new("L", (2 * sides[0].width, sides[0].height), PAPER)
        for n, side in enumerate(sides):
            sheet.paste(side, (n * sides[0].width, 0))
        yield sheet, (2 * width, height), at


def picture(source: Any, at: int, way: Kind) -> Picture:
    """One page as a scanner would give it; the same page and place give the same picture."""
    clean = _drawn(source[at], way.dpi)
    flawed = way.flaw(clean, at + 1, _drawn(source[(at + 1) % len(source)], way.dpi)) if way.flaw else clean
    noise = np.random.default_rng(at + 1).normal(0, way.noise, (flawed.height, flawed.width))
    return Image.fromarray(np.clip(np.asarray(flawed, dtype=float) + noise, 0, 255).astype("uint8"))


def _drawn(page: Any, dpi: int) -> Picture:
    drawn: Picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return drawn


def _packed(image: Picture, way: Kind) -> ImageReader:
    out = io.BytesIO()
    if way.bits == 1:
        image.point(lambda grey: PAPER * (grey > 150)).convert("1").save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=way.quality)
    out.seek(0)
    return ImageReader(out)


def _write_layer(canvas: Canvas, page: Any, read: Callable[[str, int], str], number: int) -> None:
    """The page's lines as letters that nobody sees (text mode 3), below its picture, where they are printed."""
    text = page.get_textpage()
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        line = read(text.get_text_bounded(left, bottom, right, top).strip(), 1000 * number + n)
        if not line.strip():
            continue
        size = max(4.0, 0.95 * (top - bottom))
        layer = canvas.beginText(left, bottom + 0.2 * (top - bottom))
        layer.setTextRenderMode(3)
        layer.setFont("Helvetica", size)
        natural = canvas.stringWidth(line, "Helvetica", size) or 1
        layer.setHorizScale(100 * (right - left) / natural)
        layer.textOut(line)
        canvas.drawText(layer)
