"""Pictures of the pages that interventions stand on, with the place of each field on them."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import ReadError
from extract.pdf.pdfium import page_picture
from pipelines.errors import InputError
from pipelines.inputs.find import find_sources
from pipelines.inputs.sources import MAX_BYTES, SourceFile, read_source
from pipelines.report.facts import Field, Source, grouped

FOLDER = "bladzijden"
_PDF = "application/pdf"
_DPI = 80  # a page is then as wide as a laptop's column, and some 40 kB
_OTHER_SHAPE = 0.05  # width by height: rounding to pixels makes 0.002, A4 on its side 0.7
_QUALITY = 50  # of WebP: letters of 9 points can be read
Sizes = Mapping[tuple[str, int], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a field on a page: a box, in points from its top left corner."""

    field_id: str
    first: bool  # of the field's boxes: links lead there
    label: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageMarks:
    """A page of a document: its picture within the report, its size in points, and what is marked on it."""

    number: int
    file: str
    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of a report: of each intervention, and the names of files that weren't there."""

    pages: Mapping[str, tuple[PageMarks, ...]]
    missing: tuple[str, ...]


def draw_pages(
    folder: Path, sources: Iterable[Source], fields: Mapping[str, list[Field]], sizes: Sizes, out: Path
) -> Drawn:
    """Draw each page that a field stands on into `out`. InputError where `folder` has none of the files.

    A file that isn't there, or isn't the one that was read, leaves its interventions without pictures.
    """
    there = {one.name: one for one in find_sources([str(folder)])}
    by_agenda = grouped((field for some in fields.values() for field in some), lambda one: one.agenda_id)
    drawn: set[tuple[str, int]] = set()
    missing, wanted = [], [one for one in sources if one.media_type == _PDF and one.agenda_id in by_agenda]
    (out / FOLDER).mkdir()
    for one in wanted:
        data = _bytes(there, one)
        if data is None:
            missing.append(one.bestand)
            continue
        for number in sorted({box["page"] for field in by_agenda[one.agenda_id] for box in field.plaatsen}):
            size = sizes.get((one.agenda_id, number))
            picture = _picture(data, number, size) if size else None
            if picture is not None:
                (out / _file(one.agenda_id, number)).write_bytes(picture)
                drawn.add((one.agenda_id, number))
    if wanted and not drawn:
        raise InputError(f"{folder} has none of the PDF files of this dataset; give the folder that was ingested.")
    shown = {key: _marked(some, {page: sizes[page] for page in drawn}) for key, some in _with_places(fields)}
    return Drawn(shown, tuple(missing))


def _bytes(there: Mapping[str, SourceFile], one: Source) -> bytes | None:
    """The bytes that were read; None where they aren't there any more."""
    source = there.get(one.bestand) or there.get(one.container or one.bestand)
    try:
        return read_source(source, MAX_BYTES, one.sha256) if source else None
    except ReadError:
        return None


def _picture(data: bytes, number: int, size: tuple[float, float]) -> bytes | None:
    """The page as WebP; None where its shape is another: a scan that was read upright, whose marks would be off."""
    image, _ = page_picture(data, number, _DPI)
    if abs(image.width / image.height - size[0] / size[1]) > _OTHER_SHAPE:
        return None
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY)
    return out.getvalue()


def _file(agenda_id: str, number: int) -> str:
    return f"{FOLDER}/{agenda_id}-{number}.webp"


def _with_places(fields: Mapping[str, list[Field]]) -> Iterable[tuple[str, list[Field]]]:
    return ((key, [one for one in some if one.plaatsen]) for key, some in fields.items())


def _marked(fields: list[Field], sizes: Sizes) -> tuple[PageMarks, ...]:
    """The pages of one intervention that were drawn, with its fields on them."""
    marks = [
        ((field.agenda_id, box["page"]), Mark(field.field_id, n == 0, field.label, *_edges(box)))
        for field in fields
        for n, box in enumerate(one for one in field.plaatsen if (field.agenda_id, one["page"]) in sizes)
    ]
    by_page = grouped(marks, lambda one: one[0])
    return tuple(
        PageMarks(page[1], _file(*page), *sizes[page], tuple(mark for _, mark in by_page[page]))
        for page in sorted(by_page)
    )


def _edges(box: Mapping[str, float]) -> tuple[float, float, float, float]:
    return box["x0"], box["top"], box["x1"], box["bottom"]
