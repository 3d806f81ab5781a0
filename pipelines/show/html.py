"""One HTML file of a document: the picture of each page beside what was recognised on it, where it can be put right.

Each page shows its parts in colour, furniture in grey and what was left over in red; a place leads to its value and
back. Each value can be marked right, or wrong with the right one typed; the page saves that as a corrections file. It
needs no server and nothing from elsewhere. Everything that a document says is escaped.
"""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files

from extract.document import Document, Page, Region
from extract.pdf.pdfium import pictures_of_pages
from pipelines.rows.ids import field_id, section_id
from pipelines.schema.log import FindingRow
from pipelines.schema.tables import DocumentRows
from pipelines.show.findings import budget_row, findings_html
from pipelines.show.parts import KINDS, RecognisedPart, recognised_parts
from pipelines.show.values import ShownRow, columns_json, doubts_html, row_html, shown_rows

_MEASURE = 2  # decimals of a place, in points


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document with its rows, and a WebP of each of its pages by number; none for text input."""

    document: Document
    rows: DocumentRows
    pictures: Mapping[int, bytes]


def html_page(document: Document, rows: DocumentRows, pictures: Iterable[bytes] = ()) -> str:
    """The whole file of one document. pictures: a WebP of each page, in order; none for text input."""
    numbered = {page.number: picture for page, picture in zip(document.pages, pictures, strict=False)}
    return html_of([ShownDocument(document, rows, numbered)])


def html_of(documents: list[ShownDocument]) -> str:
    """The whole file of all documents that one source file holds, in its order."""
    look, behave = (files("pipelines.show").joinpath(name).read_text("utf-8") for name in ("show.css", "show.js"))
    first = documents[0].document
    title = escape(first.title or first.source_name)
    # Anchors of the first have no prefix, so that links to them don't change when a second one is found.
    body = "\n".join(
        line for n, each in enumerate(documents) for line in _document(each, f"d{n + 1}-" if n else "", len(documents))
    )
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{look}</style>\n</head>\n<body>\n{_tools()}\n"
        f'<main data-kolommen="{escape(columns_json())}">\n{body}\n</main>\n{_basket()}\n'
        f"<script>\n{behave}</script>\n</body>\n</html>\n"
    )


def html_file(document: Document, rows_of: Callable[[Document], DocumentRows], data: bytes) -> str:
    """The same from the source file's bytes, with their pictures. rows_of: makes the rows of a document."""
    each = [replace(one, also=()) for one in (document, *document.also)]
    # Pages of embedded files are those of another PDF: their values are shown without pictures.
    turned = {page.number: page.turned for one in each if one.container is None for page in one.pages}
    turns = tuple(turned.get(number, 0) for number in range(1, max(turned, default=0) + 1))
    pictures = dict(enumerate(pictures_of_pages(data, turns), 1)) if turns else {}
    return html_of([ShownDocument(one, rows_of(one), {} if one.container else pictures) for one in each])


def _tools() -> str:
    """Search and filter, above everything."""
    return (
        '<search class="gereedschap"><label>Zoek op deze pagina <input type="search" id="zoek"></label> '
        '<label><input type="checkbox" id="alleen-twijfel"> alleen wat twijfelachtig is</label> '
        '<span id="gevonden" role="status"></span></search>'
    )


def _basket() -> str:
    """What was put right so far, and where it is saved."""
    return (
        '<form class="mand" id="mand" aria-label="Verbeteringen"><label>Uw naam <input id="wie" autocomplete="name">'
        '</label> <label>Eerder bestand, om aan te vullen <input type="file" id="eerder" accept=".csv"></label> '
        '<button type="submit">Verbeteringen opslaan</button> '
        '<span id="stand" role="status">Nog niets verbeterd.</span>'
        "</form>"
    )


def _document(each: ShownDocument, prefix: str, of: int) -> Iterator[str]:
    """All of one document; of: how many documents the file holds."""
    document, rows = each.document, each.rows
    shown = shown_rows(rows, prefix)
    parts = recognised_parts(document, rows, shown, prefix)
    yield f'<article class="document" aria-label="{escape(document.title or document.source_name)}">'
    yield from _head(document, rows, shown, of)
    yield findings_html(rows, lambda row: _anchor(document, row, prefix))
    yield doubts_html(shown)
    yield from _body(each, parts, prefix)
    yield "</article>"


def _anchor(document: Document, row: FindingRow, prefix: str) -> str | None:
    """Where on the page a finding leads to."""
    line = budget_row(row)
    if line is not None and line <= len(document.budget):
        return f"{prefix}b{line - 1}"
    anchors = {field_id(document.id, n): f"f{n}" for n in range(len(document.fields))}
    anchors |= {section_id(document.id, n) or "": f"s{n}" for n in range(len(document.sections))}
    found = anchors.get(row.field_id or "") or anchors.get(row.section_id or "")
    if found is None and row.page and any(page.number == row.page for page in document.pages):
        found = f"p{row.page}"
    return found and prefix + found


def _head(document: Document, rows: DocumentRows, shown: list[ShownRow], of: int) -> Iterator[str]:
    level = "h1" if of == 1 else "h1 class=een-van-meer"
    yield f"<header><{level}>{escape(document.title or '(zonder titel)')}</h1><dl>"
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
    own = "".join(row_html(each) for each in shown if each.table == "documents")
    yield f"</dl><div data-lijst>{own}</div>{_legend(document)}</header>"


def _legend(document: Document) -> str:
    """What the colours mean, and the account of the characters."""
    kinds = "".join(f'<span class="{kind}">{meaning}</span>' for kind, meaning in KINDS.items())
    if not document.pages:
        return f'<p class="legenda">{kinds}</p>'
    used, furniture, left = (
        sum(getattr(page, f"characters_{name}") for page in document.pages) for name in ("used", "furniture", "left")
    )
    return (
        f'<p class="legenda">{kinds}</p><p>{used} tekens gebruikt, {furniture} in paginaranden, '
        f"{left} niet geplaatst</p>"
    )


def _body(each: ShownDocument, parts: list[RecognisedPart], prefix: str) -> Iterator[str]:
    """A row for each page that has a picture, and one column for what has none."""
    document, pictures = each.document, each.pictures
    pages = [page for page in document.pages if page.number in pictures]
    furniture = RecognisedPart("", "rand", "kop- of voetregel", "", document.furniture, None)
    drawn = {page.number for page in pages}
    for page in pages:
        here = [part for part in parts if part.place[0] == page.number]
        cards = "".join(map(_card, here)) or '<p class="leeg">Op deze pagina begint niets.</p>'
        drawing = _drawing(page, [*parts, furniture], pictures[page.number])
        yield (
            f'<section class="pagina" id="{prefix}p{page.number}" aria-label="Pagina {page.number}">'
            f"<h2>Pagina {page.number}</h2><figure>{drawing}</figure>"
            f'<div class="waarden" data-lijst>{cards}</div></section>'
        )
    rest = [part for part in parts if part.place[0] not in drawn]
    if rest:
        heading = "<h2>Zonder plaats</h2>" if pages else "<h2>Wat er staat</h2>"
        yield f'<section class="tekst" data-lijst>{heading}{"".join(map(_card, rest))}</section>'


def _card(part: RecognisedPart) -> str:
    places = f' <span class="plaats">p. {part.regions[0].page}</span>' if part.regions else ""
    wrong = " mis" if part.wrong else ""
    return (
        f'<article id="{part.key}" class="{part.kind}{wrong}" data-deel="{part.key}">'
        f"<h3>{escape(part.title)}{places}</h3>{part.body}</article>"
    )


def _drawing(page: Page, parts: list[RecognisedPart], picture: bytes) -> str:
    """The page's picture with a box over each place of each part; large boxes lie below small ones.

    It is for eyes and pointer; the same values stand beside it, where keyboard and screen reader find them.
    """
    boxes = sorted(
        ((part, region) for part in parts for region in part.regions if region.page == page.number),
        key=lambda pair: -_area(pair[1]),
    )
    data = base64.b64encode(picture).decode("ascii")
    return (
        f'<svg viewBox="0 0 {_points(page.width)} {_points(page.height)}" aria-hidden="true">'
        f'<image href="data:image/webp;base64,{data}" width="{_points(page.width)}" height="{_points(page.height)}"/>'
        f"{''.join(_box(part, region) for part, region in boxes)}</svg>"
    )


def _box(part: RecognisedPart, region: Region) -> str:
    _, x0, top, x1, bottom = region
    shape = (
        f'<rect class="{part.kind}{" mis" if part.wrong else ""}" x="{_points(x0)}" y="{_points(top)}" '
        f'width="{_points(x1 - x0)}" height="{_points(bottom - top)}"><title>{escape(part.title)}</title></rect>'
    )
    return f'<a href="#{part.key}" tabindex="-1" data-deel="{part.key}">{shape}</a>' if part.key else shape


def _area(region: Region) -> float:
    return (region.x1 - region.x0) * (region.bottom - region.top)


def _points(value: float) -> str:
    return f"{round(max(value, 0.0), _MEASURE):g}"
