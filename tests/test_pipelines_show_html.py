"""The HTML page shows each part of a document at its place, needs nothing from elsewhere, and escapes what it shows."""

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made_rows import made_document, made_row, made_rows

from extract.document import ContentsEntry, Document, Field, Page, Region, Residue, Section, Signatory, Table, TableCell
from extract.read import read
from pipelines.rows.build import build_rows
from pipelines.rows.ids import field_id
from pipelines.schema.tables import DocumentRows
from pipelines.show.describe import DUTCH
from pipelines.show.html import html_file, html_page

HOSTILE = '</title><script>alert("x")</script><img src=x onerror=alert(1)> & "quoted" \'single\''
RAW = Path(__file__).parents[1] / "data" / "raw"
VOID = {"meta", "br", "img", "link", "input"}


class Reader(HTMLParser):
    """The tags of a page, checked to nest; ids, links, and the text outside scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def hostile_document() -> Document:
    place = (Region(1, 10, 20, 110, 40),)
    return replace(
        made_document(HOSTILE.encode(), HOSTILE),
        pages=(Page(1, 595, 842, 0, "digitaal", 9, 5, 2, 2, None),),
        sections=(Section("inhoudsopgave", 1, HOSTILE, HOSTILE, None, place),),
        contents=(ContentsEntry(1, HOSTILE, 3, None, place),),
        tables=(Table("overig", 0, (TableCell(0, 0, 1, 2, HOSTILE, place),)),),
        fields=(Field("doelgroep", HOSTILE, HOSTILE, 0, None, place),),
        signatories=(Signatory("wethouder", HOSTILE, HOSTILE, None, None, None, None, 0, place),),
        residue=(Residue(1, HOSTILE, place),),
        furniture=(Region(1, 10, 800, 110, 812),),
    )


def hostile_rows(document: Document) -> DocumentRows:
    key = field_id(document.id, 0)
    party = made_row("parties", field_id=key, name=HOSTILE, mention=HOSTILE[3:9], char_start=3, char_end=9)
    return made_rows(
        documents=(made_row("documents", source_name=HOSTILE, municipality=HOSTILE),),
        fields=(made_row("fields", field_id=key),),
        parties=(party,),
        findings=(made_row("findings", message=HOSTILE, field_id=key, section_id=None, page=1),),
    )


@pytest.fixture
def page() -> str:
    document = hostile_document()
    return html_page(document, hostile_rows(document), [b"webp"])


def test_hostile_text_is_shown_and_never_run(page: str) -> None:
    found = Reader(page)
    assert found.open == []
    assert len(found.named("script")) == 1
    assert found.named("img") == []
    assert not any(name.startswith("on") for _, attrs in found.tags for name in attrs)
    assert "".join(found.words).count('<script>alert("x")</script>') >= 12  # in each kind of part, once or more


def test_nothing_comes_from_elsewhere(page: str) -> None:
    """It is opened from a mail or a network drive, without a connection."""
    links = [
        attrs.get(key) or "" for _, attrs in Reader(page).tags for key in ("href", "src", "action") if key in attrs
    ]
    assert links
    assert all(link.startswith(("#", "data:image/webp;base64,")) for link in links)
    assert "url(" not in page
    assert "@import" not in page


def test_every_place_leads_to_its_value(page: str) -> None:
    found = Reader(page)
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for a in found.named("a")} <= set(ids)
    kinds = [attrs["class"] for attrs in found.named("rect")]
    assert sorted(kinds) == [
        "inhoud",
        "kop",
        "ondertekening",
        "over",
        "rand",
        "tabel",
        "veld mis",
    ]  # its finding is an error
    box = next(attrs for attrs in found.named("rect") if attrs["class"] == "rand")
    assert (box["x"], box["y"], box["width"], box["height"]) == ("10", "800", "100", "12")


def test_a_mention_is_marked_in_its_text(page: str) -> None:
    assert re.search(r'<mark title="partij">[^<]+</mark>', page)


@pytest.mark.parametrize(
    ("name", "has_pictures"),
    [("hulst.ruled.pdf", True), ("westerveld.text.txt", False)],  # text has no pages: one readable column
)
def test_a_sample(name: str, has_pictures: bool) -> None:
    document = read(RAW / name, name)
    page = html_file(document, build_rows, (RAW / name).read_bytes())
    found = Reader(page)
    assert found.open == []
    assert len(found.named("image")) == (len(document.pages) if has_pictures else 0)
    assert len(found.named("article")) >= len(document.fields) + len(document.sections)
    shown = "".join(found.words)
    assert all(line in shown for field in document.fields for line in field.text.split("\n"))
    assert " years" not in shown


def test_dutch_amounts_have_dutch_points() -> None:
    assert DUTCH.euros(Decimal("1234567.5")) == "€ 1.234.567,50"
