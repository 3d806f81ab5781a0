"""One HTML file of a document: the picture of each page beside what was recognised on it.

Each page shows its parts in colour, furniture in grey and what was left over in red; a place leads to its value and
back. The file needs nothing from elsewhere. Everything that a document says is escaped.
"""

import base64
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from extract.document import Document, Page, Region
from extract.pdf.pdfium import pictures_of_pages
from pipelines.rows.ids import field_id, section_id
from pipelines.schema.tables import DocumentRows
from pipelines.show.parts import KINDS, RecognisedPart, finding_items, recognised_parts

_MEASURE = 2  # decimals of a place, in points


def html_page(document: Document, rows: DocumentRows, pictures: Iterable[bytes] = ()) -> str:
    """The whole file. pictures: a WebP of each page, in order; none for text input."""
    parts = recognised_parts(document, rows)
    look, behave = (files("pipelines.show").joinpath(name).read_text("utf-8") for name in ("show.css", "show.js"))
    title = escape(document.title or document.source_name)
    body = "\n".join([*_head(document, rows), _findings(document, rows), *_body(document, parts, pictures)])
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>\n{look}</style>\n</head>\n<body>\n{body}\n<script>\n{behave}</script>\n</body>\n</html>\n"
    )


def html_file(document: Document, rows: DocumentRows, data: bytes) -> str:
    """The same from the source file's bytes, with the pictures that these make."""
    if not document.pages:
        return html_page(document, rows)
    return html_page(document, rows, pictures_of_pages(data, tuple(page.turned for page in document.pages)))


def _head(document: Document, rows: DocumentRows) -> Iterator[str]:
    yield f"<header><h1>{escape(document.title or '(zonder titel)')}</h1><dl>"
    for row in rows.documents:
        years = f"{row.period_start_year or '?'} tot en met {row.period_end_year or '?'}"
        where = ", ".join(part for part in (row.municipality, row.municipality_code, row.province) if part)
        for name, value in (
            ("bestand", row.source_name),
            ("gemeente", where or "onbekend"),
            ("periode", years),
            ("soort", f"{row.document_kind}, uitgave {row.template}, {row.text_layer}"),
        ):
            yield f"<dt>{name}</dt><dd>{escape(value)}</dd>"
    yield f"</dl>{_legend(document)}</header>"


def _legend(document: Document) -> str:
    """What the colours mean, and the account of the characters."""
    kinds = "".join(f'<span class="{kind}">{meaning}</span>' for kind, meaning in KINDS.items())
    if not document.pages:
        return f"<p class=legenda>{kinds}</p>"
    used, furniture, left = (
        sum(getattr(page, f"characters_{name}") for page in document.pages) for name in ("used", "furniture", "left")
    )
    return (
        f"<p class=legenda>{kinds}</p><p>{used} tekens gebruikt, {furniture} in paginaranden, {left} niet geplaatst</p>"
    )


def _findings(document: Document, rows: DocumentRows) -> str:
    anchors = {field_id(document.id, n): f"f{n}" for n in range(len(document.fields))}
    anchors |= {section_id(document.id, n) or "": f"s{n}" for n in range(len(document.sections))}
    items = []
    for row, told in finding_items(rows):
        anchor = anchors.get(row.field_id or "") or anchors.get(row.section_id or "")
        anchor = anchor or (f"p{row.page}" if row.page else None)
        page = f" <small>pagina {row.page}</small>" if row.page else ""
        items.append(f"<li>{told}{page}{f' <a href=#{anchor}>bekijk</a>' if anchor else ''}</li>")
    listed = f"<ul>{''.join(items)}</ul>" if items else "<p>geen</p>"
    return f"<details class=bevindingen open><summary>Bevindingen: {len(items)}</summary>{listed}</details>"


def _body(document: Document, parts: list[RecognisedPart], pictures: Iterable[bytes]) -> Iterator[str]:
    """A row for each page, or one column where the input has no pages."""
    if not document.pages:
        yield f"<section class=tekst>{''.join(map(_card, parts))}</section>"
        return
    furniture = RecognisedPart("", "rand", "kop- of voetregel", "", document.furniture, None)
    for page, picture in zip(document.pages, pictures, strict=False):
        here = [part for part in parts if part.place[0] == page.number]
        drawn = _drawing(page, [*parts, furniture], picture)
        cards = "".join(map(_card, here)) or "<p class=leeg>Op deze pagina begint niets.</p>"
        yield (
            f'<section class=pagina id="p{page.number}"><h2>Pagina {page.number}</h2>'
            f"<figure>{drawn}</figure><div class=waarden>{cards}</div></section>"
        )
    placeless = [part for part in parts if not part.regions]
    if placeless:
        yield f"<section class=tekst><h2>Zonder plaats</h2>{''.join(map(_card, placeless))}</section>"


def _card(part: RecognisedPart) -> str:
    places = f' <a class=plaats href="#p{part.regions[0].page}">p. {part.regions[0].page}</a>' if part.regions else ""
    return (
        f'<article id="{part.key}" class="{part.kind}" data-deel="{part.key}">'
        f"<h3>{escape(part.title)}{places}</h3>{part.body}</article>"
    )


def _drawing(page: Page, parts: list[RecognisedPart], picture: bytes) -> str:
    """The page's picture with a box over each place of each part; large boxes lie below small ones."""
    boxes = sorted(
        ((part, region) for part in parts for region in part.regions if region.page == page.number),
        key=lambda pair: -_area(pair[1]),
    )
    data = base64.b64encode(picture).decode("ascii")
    return (
        f'<svg viewBox="0 0 {_points(page.width)} {_points(page.height)}" role="img" '
        f'aria-label="Pagina {page.number}">'
        f'<image href="data:image/webp;base64,{data}" width="{_points(page.width)}" height="{_points(page.height)}"/>'
        f"{''.join(_box(part, region) for part, region in boxes)}</svg>"
    )


def _box(part: RecognisedPart, region: Region) -> str:
    _, x0, top, x1, bottom = region
    shape = (
        f'<rect class="{part.kind}" x="{_points(x0)}" y="{_points(top)}" width="{_points(x1 - x0)}" '
        f'height="{_points(bottom - top)}"><title>{escape(part.title)}</title></rect>'
    )
    return f'<a href="#{part.key}" data-deel="{part.key}">{shape}</a>' if part.key else shape


def _area(region: Region) -> float:
    return (region.x1 - region.x0) * (region.bottom - region.top)


def _points(value: float) -> str:
    return f"{round(max(value, 0.0), _MEASURE):g}"
