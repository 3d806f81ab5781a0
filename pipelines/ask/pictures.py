"""The picture of a place on a page: what is printed there, with a mark around it."""

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageDraw

from extract.errors import ReadError
from extract.pdf.pdfium import page_picture

_DPI = 110  # enough to read ten-point type on a screen
_AROUND = 30  # points of page above and below a place: a line or three, so that one sees what it is part of
_MARK = (214, 40, 40)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a document's file, and boxes on its pages in points."""

    source_name: str
    sha256: str
    regions: Sequence[Mapping[str, float]]


class SourceFiles:
    """The files that a dataset was read from, in the folder where they lie; each is read and checked once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, bytes | str] = {}

    def bytes_of(self, place: Place) -> bytes | str:
        """The file's bytes, or a sentence in Dutch that says why not."""
        if place.source_name not in self._read:
            self._read[place.source_name] = self._look(place)
        return self._read[place.source_name]

    def _look(self, place: Place) -> bytes | str:
        path = self._folder / place.source_name
        if not path.resolve().is_relative_to(self._folder.resolve()):
            return f"{place.source_name} ligt buiten de map met agenda's."
        try:
            data = path.read_bytes()
        except OSError:
            return f"{place.source_name} ligt niet in {self._folder}."
        if hashlib.sha256(data).hexdigest() != place.sha256:
            return f"{place.source_name} is een ander bestand dan dat is gelezen."
        if not data.startswith(b"%PDF"):
            return f"{place.source_name} is geen PDF en heeft geen bladzijden."
        return data


def pictures_of(place: Place, files: SourceFiles) -> Iterator[tuple[int, bytes]]:
    """A PNG for each page that the place is on, with the page's number; none where the file isn't there or right."""
    data = files.bytes_of(place)
    if isinstance(data, str):
        return
    for number in sorted({int(region["page"]) for region in place.regions}):
        here = [region for region in place.regions if int(region["page"]) == number]
        try:
            yield number, _picture(data, number, here)
        except (ReadError, IndexError):
            continue


def _picture(data: bytes, number: int, regions: Sequence[Mapping[str, float]]) -> bytes:
    page, scale = page_picture(data, number, _DPI)
    draw = ImageDraw.Draw(page)
    for region in regions:
        box = [
            region["x0"] * scale - 3,
            region["top"] * scale - 3,
            region["x1"] * scale + 3,
            region["bottom"] * scale + 3,
        ]
        draw.rectangle(box, outline=_MARK, width=3)
    top = max(0, int((min(region["top"] for region in regions) - _AROUND) * scale))
    bottom = min(page.height, int((max(region["bottom"] for region in regions) + _AROUND) * scale))
    out = io.BytesIO()
    page.crop((0, top, page.width, max(bottom, top + 1))).save(out, "PNG", optimize=True)
    return out.getvalue()
