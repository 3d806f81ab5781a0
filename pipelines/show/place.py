"""Where a row of the tables comes from: in words, and as the picture of its page with the place marked."""

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import ImageDraw

from extract.errors import ReadError
from extract.pdf.pdfium import page_picture
from pipelines.dataset.row_address import FoundRow, Row
from pipelines.errors import InputError
from pipelines.inputs.find import find_sources
from pipelines.inputs.sources import MAX_BYTES, read_source

_MARK = (215, 30, 30)  # a red that neither text nor table rules have
_LONGEST = 400  # characters of printed text


def place_lines(found: FoundRow) -> Iterator[str]:
    """File, pages and boxes, printed text, and what led from there to the row."""
    home = _home(found)
    yield f"bestand      {found.document['source_name']}"
    yield f"gemeente     {found.document['municipality'] or 'onbekend'}"
    pages = _pages(home)
    yield f"pagina       {pages or 'geen (tekst)'}"
    for box in home.get("regions") or ():
        edges = f"{box['x0']:g}, {box['top']:g} tot {box['x1']:g}, {box['bottom']:g}"
        yield f"plaats       pagina {box['page']}: {edges} punten"
    yield f"gedrukt      {_printed(found, home)}"
    yield from _chain(found)


def _home(found: FoundRow) -> Row:
    """The row that has the place: its own, else that of its field."""
    if found.row.get("regions") or found.field is None:
        return found.row
    return found.field


def _pages(home: Row) -> str:
    first, last = home.get("page_first") or home.get("page"), home.get("page_last") or home.get("page")
    return "" if first is None else str(first) if first == last else f"{first} tot en met {last}"


def _printed(found: FoundRow, home: Row) -> str:
    said = found.row.get("mention") or found.row.get("text") or found.row.get("description") or home.get("text") or ""
    plain = " ".join(str(said).split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _chain(found: FoundRow) -> Iterator[str]:
    """From the file to the row: how it was read, section and field, what decided, who put it right."""
    document = found.document
    yield f"gelezen      {document['media_type']}, {document['text_layer']}, versie {document['parser_version']}"
    if found.intervention is not None:
        yield f"interventie  {found.intervention['title']}"
    if found.field is not None:
        yield f"veld         {found.field['field']} (label ‘{found.field['label']}’)"
        if found.field["confidence"] < 1:
            yield f"herkenning   {found.field['confidence']:.2f} (OCR, gemiddeld over de tekens)"
    if "char_start" in found.row:
        yield f"vermelding   tekens {found.row['char_start']} tot {found.row['char_end']} van dat veld"
    if words := found.row.get("theme_words"):
        yield f"thema's door {', '.join(words)}"
    if register := found.row.get("register"):
        yield f"register     {register}, {found.row['register_id']}"
    if sure := found.row.get("confidence"):
        yield f"zekerheid    {sure}"
    for column in found.row.get("corrected") or ():
        yield f"correctie    {column}: door een mens vastgesteld (zie corrections.csv)"


def marked_page(found: FoundRow, folder: Path) -> bytes:
    """The page as a PNG with the row's place marked. InputError where there is no place, or the file isn't there."""
    boxes = list(_home(found).get("regions") or ())
    if not boxes:
        raise InputError(
            "This row has no place on a page: it comes from a text or Word file, or stands for a whole table."
        )
    page = boxes[0]["page"]
    image, scale = page_picture(source_bytes(folder, found.document), page)
    drawing = ImageDraw.Draw(image)
    for box in boxes:
        if box["page"] == page:
            edges = [scale * box[edge] for edge in ("x0", "top", "x1", "bottom")]
            drawing.rectangle(edges, outline=_MARK, width=max(2, round(scale)))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def source_bytes(folder: Path, document: Row) -> bytes:
    """The bytes of a document's file, as it stands among the agendas; the same bytes that were read."""
    name = document["container"] or document["source_name"]
    sources = {source.name: source for source in find_sources([str(folder)])}
    source = sources.get(document["source_name"]) or sources.get(name)
    if source is None:
        raise InputError(f"{folder} has no {document['source_name']}; give the folder that gka ingest was given.")
    try:
        return read_source(source, MAX_BYTES, document["source_sha256"])
    except ReadError as error:
        raise InputError(f"{document['source_name']} in {folder} is not the file that was read ({error}).") from error
